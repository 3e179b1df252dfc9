"""A picture becomes data inside its page: the figures as CSV in a link that saves it, all else as JSON for programs.

Over very many figures both lie in one packed file.
"""

from __future__ import annotations

import io
import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from beleg.model import Article, Figure, Finding, Point, Position, Series, Source
from beleg.report.csv import rows
from beleg.report.html.view import View, part
from beleg.report.markup import Markup, element, text
from beleg.report.records import plain_number
from beleg.report.words import number

COLUMNS: Final = (
    *(
        "id",
        "article",
        "outlet",
        "published",
        "start",
        "end",
        "quote",
        "qualifier",
        "low",
        "high",
        "measure",
        "unit",
    ),
    *(
        "population",
        "nationality",
        "place",
        "scope",
        "time",
        "origins",
        "via",
        "certainty",
        "unverified",
        "series",
        "point",
    ),
)
# What a URL cannot hold as it is, and what would end the attribute around it.
_RESERVED: Final = re.compile("[%#\"'<>&\x00-\x1f\x7f]")
CSV_NAME, JSON_NAME = "beleg.csv", "beleg.json"
# What the rows of a point's figures say, which name their point.
_OF_FIGURES: Final = ("quote", "unit", "entries", "mentions", "articles", "outlets")
_LONE: Final = re.compile("[\ud800-\udfff]")


def data(view: View) -> Markup:
    """The part of the page. A data block is no script: nothing runs, and the policy of the page lets nothing run."""
    n = number(len(view.picture.told), view.ui)
    if view.many:
        link = _saved(view.say("data.zip", n=n), "beleg.zip", zip_address(view))
        return part(view, "data", link, element("p", text(view.say("data.zip_what"))))
    block = f'<script type="application/json" id="beleg-data">{json_block(record(view))}</script>'
    lines = (element("p", text(view.say(f"data.{name}_what"))) for name in ("csv", "json"))
    return part(
        view, "data", _saved(view.say("data.csv", n=n), CSV_NAME, csv_address(view)), *lines, Markup(block)
    )


def _saved(words: str, name: str, address: str) -> Markup:
    return element("p", element("a", text(words), download=name, href=address, class_="save"))


def csv_address(view: View) -> str:
    """The figures as a ``data:`` address; letters outside ASCII stay as they are, since the page is UTF-8."""
    return "data:text/csv;charset=utf-8," + _RESERVED.sub(lambda found: f"%{ord(found[0]):02X}", _csv(view))


def zip_address(view: View) -> str:
    """CSV and JSON, packed: very many figures would take more room than all else. The same bytes from the same zlib."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, written in ((CSV_NAME, _csv(view)), (JSON_NAME, json_block(record(view)))):
            # The date of the entry is the first that the format knows, so that no clock is in it.
            archive.writestr(ZipInfo(name), written.encode("utf-8", "replace"), ZIP_DEFLATED, 9)
    return f"data:application/zip;base64,{b64encode(packed.getvalue()).decode()}"


def _csv(view: View) -> str:
    return "".join(rows(COLUMNS, _records(view)))


def json_block(value: object) -> str:
    """JSON that no markup can be read out of.

    >>> json_block({"quote": "</script>\\ud800"})
    '{"quote":"\\\\u003c/script>\\\\ud800"}'
    """
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return _LONE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _records(view: View) -> Iterator[Mapping[str, object]]:
    points = {
        id: point.id for series in view.picture.series for point in series.points for id in point.mentions
    }
    for id, told in view.picture.told.items():
        series = view.series_of.get(id)
        place = {"series": series.id if series else None, "point": points.get(id)}
        yield _figure(told.article, told.figure, id) | place


def _figure(article: Article, figure: Figure, id: str) -> dict[str, object]:
    return {
        "id": id,
        "article": article.id[:12],
        "outlet": article.outlet,
        "published": article.published,
        **{name: getattr(figure, name) for name in COLUMNS if name in Figure._fields and name != "article"},
        "low": plain_number(figure.low),
        "high": plain_number(figure.high),
        "origins": [name.text for name in figure.origins],
        "via": [name.text for name in figure.via],
    }


def record(view: View) -> dict[str, Any]:
    """Everything but the figures themselves, as plain data; keys without a value are left out."""
    picture = view.picture
    return _said(
        {
            "beleg": picture.version,
            "revision": picture.revision,
            "scope": picture.scope,
            "unreviewed": picture.unreviewed,
            "articles": [_article(article) for article in picture.articles.values()],
            "sources": _sources(picture.series),
            "series": [_series(series) for series in picture.series],
            "findings": [_finding(finding) for finding in picture.findings],
            "positions": [_position(position) for position in picture.positions],
            "decisions": [decision.as_dict() for decision in picture.decisions],
        }
    )


def _said(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: value for key, value in record.items() if value is not None and value not in ("", (), [], False)
    }


def _article(article: Article) -> dict[str, Any]:
    shown = ("doc", "title", "outlet", "published", "published_basis", "language", "url")
    return _said({"id": article.id[:12], **{name: getattr(article, name) for name in shown}})


def _sources(series: Iterable[Series]) -> list[dict[str, Any]]:
    found: dict[str, Source] = {source.id: source for each in series for source in each.origins}
    return [_said(source._asdict()) for source in found.values()]


def _series(series: Series) -> dict[str, Any]:
    return {
        "id": series.id,
        **_said(series.key._asdict()),
        "points": [_point(point) for point in series.points],
    }


def _point(point: Point) -> dict[str, Any]:
    """A point without what its figures say already."""
    shown = {name: value for name, value in point._asdict().items() if name not in _OF_FIGURES}
    shown |= {
        "low": plain_number(point.low),
        "high": plain_number(point.high),
        "copies": point.copies or None,
    }
    shown |= {"sources": [source.id for source in point.sources]}
    shown |= {"carriers": [{"article": id[:12], "outlet": outlet} for id, outlet in point.carriers]}
    return _said(shown)


def _finding(finding: Finding) -> dict[str, Any]:
    articles = [id[:12] for id in finding.articles]
    return _said(
        {"id": finding.id, **finding._asdict(), "articles": articles, "values": dict(finding.values) or None}
    )


def _position(position: Position) -> dict[str, Any]:
    speakers = [source.id for source in position.speakers]
    return _said({**position._asdict(), "article": position.article[:12], "speakers": speakers})
