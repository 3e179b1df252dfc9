"""Series, findings and positions become the cells of listings and the flat records of data formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from beleg.model import FINDINGS, SEVERITIES, Article, Finding, Point, Position, Series, Source, Told
from beleg.report.layout import Row
from beleg.report.records import plain_number
from beleg.report.sentences import (
    covered,
    finding_kind,
    finding_sentence,
    place_name,
    point_number,
    range_words,
    series_title,
    source_name,
    sources_name,
    stands_as,
)
from beleg.report.words import certainty, counted, number, one_line, say, term, who

POINT_COLUMNS = (
    *("series", "title", "id", "sources", "source_ids", "interest", "admission", "reported", "first", "last"),
    *(
        "qualifier",
        "low",
        "high",
        "unit",
        "quote",
        "certainty",
        "unverified",
        "articles",
        "outlets",
        "carriers",
        "copies",
    ),
    *("successor", "differs", "places", "note", "entries", "mentions"),
)
FINDING_COLUMNS = (
    *("id", "kind", "severity", "reason", "sentence", "values", "series", "points", "figures", "articles"),
)
POSITION_COLUMNS = (
    *("article", "doc", "outlet", "reported", "speakers", "speaker_ids", "stance", "cue", "cue_text"),
    *("content", "content_text", "series", "figures"),
)


def series_row(series: Series, findings: Sequence[Finding], ui: str) -> Row:
    """A series on one line: its title, the range over origins, and what was found in it."""
    return {
        "title": series_title(series.key, ui),
        "range": range_words(series, ui),
        "origins": number(len(series.origins), ui),
        "articles": number(series.n_articles, ui),
        "origins_said": counted("series.origins", len(series.origins), ui),
        "articles_said": counted("series.articles", series.n_articles, ui),
        "last": last_reported(series),
        "findings": findings_in_words(findings, ui),
        "series": series.id,
    }


def last_reported(series: Series) -> str:
    """The newest day of publication as an ISO date, empty where none is known."""
    return max((point.reported or "" for point in series.points), default="")


def findings_in_words(findings: Iterable[Finding], ui: str) -> str:
    """Conflicts and checks by kind, notes in one count: ``contradiction 1, 5 notes``."""
    kinds = Counter(finding.kind for finding in findings if finding.severity != "note")
    said = [f"{finding_kind(kind, ui)} {number(kinds[kind], ui)}" for kind in FINDINGS if kinds[kind]]
    notes = sum(finding.severity == "note" for finding in findings)
    return ", ".join([*said, *([counted("series.notes", notes, ui)] if notes else [])])


def point_row(point: Point, ui: str) -> dict[str, str]:
    """A point on one line of its series; ``where`` and ``certainty`` are empty where there is nothing to remark."""
    plain = point.certainty == "stated" and not point.unverified
    return {
        "reported": point.reported or "",
        "covers": covered(point.first, point.last, ui),
        "source": sources_name(point, ui),
        "stands": stands_as(point, ui, short=True),
        "how_many": point_number(point, ui, short=True),
        "articles": number(len(point.articles) + len(point.carriers), ui),
        "certainty": "" if plain else certainty(point, ui),
        "where": ", ".join(place_name(place, ui) for place in point.places) if point.differs else "",
        "quote": point.quote,
        "id": point.id,
    }


def finding_row(
    finding: Finding,
    titles: Mapping[str, str],
    points: Mapping[str, Point],
    told: Mapping[str, Told],
    ui: str,
) -> Row:
    """A finding on one line; ``titles`` are those of the series, by their ids."""
    return {
        "severity": term("severity", finding.severity, ui),
        "finding": finding_kind(finding.kind, ui),
        "sentence": finding_sentence(finding, points, told, ui),
        "in_series": "; ".join(titles[id] for id in finding.series if id in titles),
        "articles": number(len(finding.articles), ui),
        "from": _from(finding, told, ui),
        "finding_id": finding.id,
    }


def _from(finding: Finding, told: Mapping[str, Told], ui: str) -> str:
    """The only article by outlet and date, else how many there are."""
    articles = {told[id].article for id in finding.figures if id in told}
    if len(finding.articles) == 1 and len(articles) == 1:
        return _source(articles.pop())
    return counted("series.articles", len(finding.articles), ui)


def _source(article: Article) -> str:
    return " ".join(part for part in (article.outlet or article.doc, article.published) if part)


def position_row(position: Position, article: Article | None, titles: Mapping[str, str], ui: str) -> Row:
    """Who stands how to what on one line; the words said where the article is there to show them."""
    names = tuple(source_name(source, ui) for source in position.speakers)
    return {
        "reported": position.reported or "",
        "speaker": who(names, (), ui) if names else say("origin.outlet", ui),
        "stance": term("stance", position.stance, ui),
        "content": _content(position, article),
        "in_series": "; ".join(titles[id] for id in position.series if id in titles),
        "outlet": (article.outlet or article.doc) if article else "",
        "at": str(position.content[0][0] if position.content else position.cue[0] if position.cue else ""),
    }


def evidence_line(told: Told, ui: str) -> str:
    """Where a figure stands and the sentence around it, its own words in square brackets."""
    article, figure = told.article, told.figure
    before = article.text[figure.sentence.start : figure.start]
    behind = article.text[figure.end : figure.sentence.end]
    sentence = one_line(f"{before}[{figure.quote}]{behind}")
    return say("listing.evidence", ui, source=_source(article), sentence=sentence, id=figure.id)


def series_record(series: Series, ui: str) -> dict[str, object]:
    """A series with its points as plain data; ``range`` is that over origins, ``None`` where there is none."""
    reach = series.reach()
    between = (
        reach._asdict() | {"low": plain_number(reach.low), "high": plain_number(reach.high)}
        if reach
        else None
    )
    return {
        "id": series.id,
        "title": series_title(series.key, ui),
        **series.key._asdict(),
        "origins": [source._asdict() for source in series.origins],
        "articles": list(series.articles),
        "range": between,
        "points": [point_record(point) for point in series.points],
    }


def point_record(point: Point) -> dict[str, object]:
    """A point as plain data, its sources as objects."""
    numbers = {"low": plain_number(point.low), "high": plain_number(point.high)}
    listed = ("entries", "mentions", "articles", "outlets", "differs", "places")
    return {
        **point._asdict(),
        **numbers,
        "sources": [source._asdict() for source in point.sources],
        **{name: list(getattr(point, name)) for name in listed},
        "carriers": [{"outlet": outlet, "article": article} for article, outlet in point.carriers],
    }


def point_cells(series: Series, ui: str) -> Iterator[dict[str, object]]:
    """A series as rows of ``POINT_COLUMNS``, a point each."""
    for point in series.points:
        yield {
            **point_record(point),
            "series": series.id,
            "title": series_title(series.key, ui),
            "sources": _names(point.sources, ui),
            "source_ids": [source.id for source in point.sources],
            "carriers": [f"{outlet} {article}".strip() for article, outlet in point.carriers],
        }


def finding_record(
    finding: Finding, points: Mapping[str, Point], told: Mapping[str, Told], ui: str
) -> dict[str, object]:
    """A finding as plain data with its sentence."""
    listed = {name: list(getattr(finding, name)) for name in ("series", "points", "figures", "articles")}
    plain = {"id": finding.id, "kind": finding.kind, "severity": finding.severity, "reason": finding.reason}
    sentence = finding_sentence(finding, points, told, ui)
    return {**plain, "sentence": sentence, "values": dict(finding.values), **listed}


def finding_cells(record: Mapping[str, object]) -> dict[str, object]:
    """The record of a finding as a row of ``FINDING_COLUMNS``."""
    values = record["values"]
    assert isinstance(values, dict)
    return {**record, "values": [f"{name}={value}" for name, value in values.items()]}


def position_record(position: Position, article: Article | None, ui: str) -> dict[str, object]:
    """A position as plain data with the words behind its spans."""
    cue = position.cue
    return {
        "article": position.article,
        "doc": article.doc if article else None,
        "outlet": article.outlet if article else None,
        "reported": position.reported,
        "speakers": _names(position.speakers, ui),
        "speaker_ids": [source.id for source in position.speakers],
        "stance": position.stance,
        "cue": list(cue) if cue else None,
        "cue_text": article.text[cue[0] : cue[1]] if article and cue else None,
        "content": [list(span) for span in position.content],
        "content_text": [article.text[start:end] for start, end in position.content] if article else [],
        "series": list(position.series),
        "figures": list(position.figures),
    }


def by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """Conflicts first, then what is to be checked, then notes; within each in the order given."""
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))


def _names(sources: Iterable[Source], ui: str) -> list[str]:
    return [source_name(source, ui) for source in sources]


def _content(position: Position, article: Article | None) -> str:
    if article is None:
        return ""
    return " … ".join(one_line(article.text[start:end]) for start, end in position.content)
