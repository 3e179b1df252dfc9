"""One series, complete: sentence, chart, interval table, findings, what is near but not compared, articles."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Final

from starlette.responses import Response

from beleg import __version__
from beleg.model import Article, Series
from beleg.report.chart import STYLE, Options, draw
from beleg.report.chart.panel import MOST_MARKS
from beleg.report.html import write
from beleg.report.html.decisions import table as decided_table
from beleg.report.html.findings import findings
from beleg.report.html.near import near, neighbours
from beleg.report.html.opened import opened
from beleg.report.html.positions import positions
from beleg.report.html.rows import table
from beleg.report.html.view import View, outlet, tongue, view
from beleg.report.markup import NOTHING, Markup
from beleg.report.picture import Picture
from beleg.report.sentences import range_sentence, series_sentence, series_title
from beleg.report.seriesrows import POINT_COLUMNS, last_reported, point_cells
from beleg.report.words import one_line
from beleg.stores.paging import Page, SeriesWhole
from beleg.web.addresses import ADDRESSES, id_in, of_article, of_series
from beleg.web.asking import asked_date
from beleg.web.leading import leading
from beleg.web.pages.seriesdata import series_data
from beleg.web.rendering import safe
from beleg.web.visit import Rows, Shown, Trouble, Visit

_STALE: Final = 30  # days
_XS: Final = ("reported", "covers")
_SCALES: Final = ("linear", "log")
_STYLE_HASH: Final = b64encode(sha256(STYLE.encode()).digest()).decode()
# A chart alone has its own style, which the policy of the pages would refuse.
_OF_CHART: Final = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; frame-ancestors 'none'"


def show(visit: Visit) -> Shown:
    """The page; where no series has the id any more, what may have become of it."""
    after = visit.asked.get("after", "")
    whole = visit.ledger.pages.one_series(id_in(visit.path["name"]), after, MOST_MARKS)
    if whole is None:
        return _gone(visit)
    seen, series = _view(visit, whole), whole.series
    page = Page(whole.shown, len(series.points), whole.next)
    return Shown(
        "series.html",
        series_title(series.key, visit.ui),
        {
            **_head(visit, series),
            "chart": safe(_chart(visit, whole)),
            "ways": _ways(visit),
            "page": page,
            "table": safe(table(seen, series, page.items, lambda point: opened(seen, point))),
            "findings": safe(findings(seen, whole.findings, leading(seen, series.id))),
            "positions": safe(positions(seen, whole.positions)),
            "near": safe(near(seen, series, neighbours((series, *whole.near)), "h2")),
            "decided": _decided(visit, seen, series),
            "articles": [_article(visit, article) for article in _in_time(whole)],
            "first": whole.first,
            "has_findings": bool(whole.findings),
            "n_articles": len(series.articles),
            "more_findings": whole.found is None or whole.found > len(whole.findings),
        },
        # The page shows so many rows at a time; the data are those of the whole series.
        data=lambda: series_data(visit, _there(visit)),
        rows=lambda: Rows(POINT_COLUMNS, point_cells(series, visit.ui)),
        wide=True,
    )


def chart(visit: Visit) -> Response:
    """The time chart alone, as a file that needs no page around it."""
    series = _there(visit).series
    drawn = draw(series, _options(visit, links="", standalone=True))
    headers = {**_named(series, "svg", "inline"), "content-security-policy": _OF_CHART}
    return Response(drawn, media_type="image/svg+xml", headers=headers)


def report(visit: Visit) -> Response:
    """The series as a page to keep: one file that needs no app."""
    whole = _there(visit)
    summary = visit.ledger.pages.summary()
    picture = Picture(
        series=(whole.series, *whole.others),
        findings=tuple(whole.findings),
        positions=tuple(whole.positions),
        decisions=tuple(visit.ledger.pages.decided_on(whole.series)),
        told=whole.told,
        articles=whole.articles,
        scope=series_title(whole.series.key, visit.ui),
        revision=summary.revision,
        version=__version__,
    )
    headers = _named(whole.series, "html", "attachment")
    return Response("".join(write(picture, visit.ui)), media_type="text/html", headers=headers)


def _there(visit: Visit) -> SeriesWhole:
    whole = visit.ledger.pages.one_series(id_in(visit.path["name"]))
    if whole is None:
        raise Trouble(404, "no_series")
    return whole


def _named(series: Series, ending: str, how: str) -> dict[str, str]:
    """The header that names a file after its series."""
    name = of_series(series.key, series.id).rpartition("/")[2].replace("~", "-")
    return {"content-disposition": f"{how}; filename*=UTF-8''{name}.{ending}"}


def _view(visit: Visit, whole: SeriesWhole) -> View:
    picture = Picture(
        series=(whole.series, *whole.others),
        findings=tuple(whole.findings),
        positions=tuple(whole.positions),
        told=whole.told,
        articles=whole.articles,
    )
    return view(picture, visit.ui, addresses=ADDRESSES)


def _head(visit: Visit, series: Series) -> Mapping[str, object]:
    """What is said before the chart: the sentence, the range now and at a day, and whether nothing new was reported."""
    at = asked_date(visit, "at")
    return {
        "series": series,
        "sentence": series_sentence(series, visit.ui),
        "range": range_sentence(series, visit.ui),
        "at": at or "",
        "range_at": (range_sentence(series, visit.ui, at) or visit.say("series_page.no_range_at"))
        if at
        else "",
        "stale": _stale(visit, series),
        "file": visit.url.path,
    }


def _stale(visit: Visit, series: Series) -> str:
    """The day of the last report, where the newest article is much newer."""
    last, newest = last_reported(series), visit.ledger.pages.summary().last
    if not last or not newest or (date.fromisoformat(newest) - date.fromisoformat(last)).days < _STALE:
        return ""
    return last


def _options(visit: Visit, links: str = ADDRESSES.figure, standalone: bool = False) -> Options:
    x, scale = visit.wanted("x") or _XS[0], visit.wanted("scale") or _SCALES[0]
    for value, known in ((x, _XS), (scale, _SCALES)):
        if value not in known:
            raise Trouble(400, "asked", value=value)
    return Options(visit.ui, x, scale, links, standalone)


@dataclass(frozen=True)
class _Drawing:
    """What a chart depends on: the points of a series as its version names them, and how they are drawn."""

    id: str
    version: str
    options: Options
    series: Series = field(compare=False, repr=False)


@lru_cache(32)
def _drawn(asked: _Drawing) -> Markup:
    return draw(asked.series, asked.options)


def _chart(visit: Visit, whole: SeriesWhole) -> Markup:
    """The time chart, kept while the points are the same; one mark alone says no more than its row."""
    series, options = whole.series, _options(visit)
    if len(series.points) < 2:
        return NOTHING
    return _drawn(_Drawing(series.id, whole.version, options, series))


def _ways(visit: Visit) -> list[list[tuple[str, str, bool]]]:
    """How the chart can be drawn: address, words, and whether it is drawn so."""
    options = _options(visit)
    by_x = [(visit.here(x=x if x != _XS[0] else ""), visit.say(f"chart.{x}"), x == options.x) for x in _XS]
    by_scale = [
        (
            visit.here(scale=each if each != _SCALES[0] else ""),
            visit.say(f"series_page.{each}"),
            each == options.scale,
        )
        for each in _SCALES
    ]
    return [by_x, by_scale]


def _decided(visit: Visit, seen: View, series: Series) -> str:
    made = visit.ledger.pages.decided_on(series)
    return safe(decided_table(seen, made)) if made else ""


def _in_time(whole: SeriesWhole) -> list[Article]:
    """The articles of the statements shown, in order of publication."""
    ids = dict.fromkeys(id for point in whole.shown for id in point.articles)
    own = [whole.articles[id] for id in ids if id in whole.articles]
    return sorted(own, key=lambda article: (article.published or "", article.id))


def _article(visit: Visit, article: Article) -> Mapping[str, object]:
    return {
        "address": of_article(article.id),
        "title": one_line(article.title or "") or article.doc,
        "outlet": outlet(article),
        "published": article.published or visit.say("date.none"),
        "lang": tongue(article),
    }


def _gone(visit: Visit) -> Shown:
    """That no series has this id, with decisions that may be why, and the way to search for it."""
    words = _words(visit.path["name"])
    made = visit.ledger.pages.decided_like(words)
    picture = Picture(decisions=tuple(made))
    return Shown(
        "gone.html",
        visit.say("app.trouble"),
        {
            "words": " ".join(words),
            "decided": safe(decided_table(view(picture, visit.ui, addresses=ADDRESSES), made))
            if made
            else "",
        },
        data=lambda: {"id": id_in(visit.path["name"]), "words": words, "decisions": made},
        status=404,
    )


def _words(name: str) -> Sequence[str]:
    """The words of an address that stand before the id."""
    return re.findall(r"\w+", name.rpartition("~")[0].casefold())
