"""Where a number comes from: said so, inside an interval, rounded, made of others, or with digits swapped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup as Safe

from beleg.ledger import Match
from beleg.model import Article, Figure
from beleg.report import matches
from beleg.report.html.highlighted import sentence
from beleg.report.html.view import outlet, tongue
from beleg.report.listing import distinct
from beleg.report.markup import direction
from beleg.report.sentences import day, toll
from beleg.report.words import how_many, number, one_line, term, who
from beleg.stores.paging import AT_ONCE, COMBINED, MOST_COUNTED, WAYS, Ways
from beleg.stores.working import Heading
from beleg.web.addresses import with_query
from beleg.web.narrowing import Narrowed, narrowed
from beleg.web.rendering import safe
from beleg.web.visit import Rows, Shown, Visit

_AT_ONCE: Final = 20  # matches of each group, each with its sentences; of one group alone there are more


class Line(NamedTuple):
    """A figure of a match as it is shown: who says how many, the sentence, where it stands."""

    figure: Figure
    article: Article
    says: str
    sentence: Safe
    lang: str | None
    dir: str | None
    at: str
    series: Heading | None


class Row(NamedTuple):
    """A match: its figures, and for a sum or difference its terms with the sign before each, and the series of several articles."""

    lines: Sequence[Line]
    terms: Sequence[tuple[str, str, str]]
    series: Heading | None


def show(visit: Visit) -> Shown:
    """The page."""
    written = visit.wanted("n") or ""
    asked = narrowed(visit)
    value = visit.ledger.number(written) if written else None
    values = {
        "written": written,
        "value": value,
        "bad": visit.say("error.bad_number", what=written) if written and value is None else "",
        "asked": asked,
        "articles": visit.ledger.counts().articles,
        "groups": (),
        "all": "",
        "read_as": "",
    }
    if value is None or asked.wrong:
        wrong = bool(values["bad"] or asked.wrong)
        return Shown("find.html", visit.say("app.find"), values, status=400 if wrong else 200)
    return _found(visit, value, asked, values)


def _found(visit: Visit, value: float, asked: Narrowed, values: Mapping[str, object]) -> Shown:
    one = next((each for each in WAYS if each == visit.wanted("way")), "")
    ways = visit.ledger.pages.number(value, asked.where, AT_ONCE if one else _AT_ONCE)
    said = number(value, visit.ui)
    written = str(values["written"])
    plain = written in (said, str(int(value)) if value.is_integer() else str(value))
    more = {
        "groups": [_group(visit, each, value) for each in ways if one in ("", each.group)],
        "all": with_query("/find", **{**visit.asked, "way": ""}) if one else "",
        "read_as": "" if plain else visit.say("numbers.read_as", written=one_line(written), number=said),
    }
    return Shown(
        "find.html",
        visit.say("numbers.title", number=said),
        {**values, **more},
        data=lambda: _data(visit.ledger.pages.number(value, asked.where), value),
        rows=lambda: Rows(matches.COLUMNS, matches.rows(visit.ledger.find(value, asked.where), value)),
    )


def _group(visit: Visit, ways: Ways, value: float) -> Mapping[str, object]:
    rows = [_row(visit, match, ways.series) for match in ways.shown]
    is_cut = ways.total is None or ways.total > len(rows)
    return {
        "name": ways.group,
        "count": _count(visit, ways),
        "rows": rows,
        "is_cut": is_cut,
        "more": with_query("/find", **{**visit.asked, "way": ways.group})
        if is_cut and len(rows) < AT_ONCE
        else "",
        "narrower": _narrower(visit, ways) if is_cut else (),
        "value": value,
    }


def _count(visit: Visit, ways: Ways) -> str:
    """How many there are; very many are not counted."""
    if ways.total is not None:
        return number(ways.total, visit.ui)
    most = AT_ONCE if ways.group == COMBINED else MOST_COUNTED
    return visit.say("app.more_than", n=number(most, visit.ui))


def _narrower(visit: Visit, ways: Ways) -> Sequence[tuple[str, str]]:
    """The measures that occur, each with the address that asks for it alone; none where one is asked for already."""
    if visit.wanted("measure"):
        return ()
    asked = dict(visit.asked)
    found = sorted({figure.measure for match in ways.shown for figure in match.figures})
    return [
        (term("measure", each, visit.ui), with_query("/find", **{**asked, "measure": each})) for each in found
    ]


def _row(visit: Visit, match: Match, series: Mapping[str, Heading]) -> Row:
    lines = [_line(visit, article, figure, series.get(figure.id)) for article, figure in match.pairs]
    common = next((each.series for each in lines if each.series), None) if match.series else None
    return Row(lines, list(_terms(visit, match)), common)


def _terms(visit: Visit, match: Match) -> Iterator[tuple[str, str, str]]:
    """``("", "1,100 (killed)", id)``, ``("+", "159 (missing)", id)``; none for a figure alone."""
    if len(match.figures) < 2:
        return
    sign = "+" if match.kind == "sum" else "\u2212"
    for n, figure in enumerate(match.figures):
        measure = term("measure", figure.measure, visit.ui)
        said = how_many(figure, visit.ui, short=True)
        yield sign if n else "", visit.say("numbers.term", number=said, measure=measure), figure.id


def _line(visit: Visit, article: Article, figure: Figure, series: Heading | None) -> Line:
    ui = visit.ui
    said = sentence(article, [figure], {})
    speakers = who(distinct(figure.origins), distinct(figure.via), ui)
    return Line(
        figure,
        article,
        visit.say(
            "numbers.says",
            # Names are written as they are found; the words for nobody begin a sentence.
            who=speakers if figure.origins else speakers[0].upper() + speakers[1:],
            toll=toll(how_many(figure, ui), figure.measure, ui),
        ),
        safe(said),
        tongue(article),
        direction(said),
        visit.say(
            "numbers.at",
            outlet=one_line(outlet(article)),
            day=day(article.published, ui),
            at=number(figure.start, ui),
        ),
        series,
    )


def _data(ways: Sequence[Ways], value: float) -> object:
    return [
        {
            "group": each.group,
            "total": each.total,
            "matches": [matches.record(match, value) for match in each.shown],
            "series": {figure.id: each.series[figure.id].id for figure in _placed(each)},
        }
        for each in ways
    ]


def _placed(ways: Ways) -> Iterator[Figure]:
    """The figures that stand in a series."""
    found = (figure for match in ways.shown for figure in match.figures)
    return (figure for figure in found if figure.id in ways.series)
