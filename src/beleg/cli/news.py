"""What a round of following feeds brought becomes lines: what was counted, what is new in which series, what was found."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Final

from beleg.bookkeeping.following import Round
from beleg.cli.screen import Screen
from beleg.ledger import Ledger, SeriesFilter
from beleg.model import Finding
from beleg.report.layout import GAP, Row
from beleg.report.seriesrows import finding_row, point_row
from beleg.report.titles import series_title
from beleg.report.words import counted, number, say

_MOST: Final = 20  # lines of each kind
_NOTE: Final = "note"


def clock_time(seconds: float) -> str:
    """The time of day here, as ``14:05``."""
    return time.strftime("%H:%M", time.localtime(seconds))


def summary(done: Round, found: Sequence[Finding], now: float, ui: str) -> str:
    """A round on one line: ``14:05  3 feeds asked: 4 articles added, 12 figures, 2 new findings, 1 refused (named above)``."""
    told = []
    if done.articles:
        told += [counted("add.added", len(done.articles), ui), counted("add.figures", done.figures, ui)]
    if found:
        told.append(counted("feeds.found", len(found), ui))
    counts = {
        "add.there": done.present,
        "feeds.own": done.own,
        "feeds.put_off": len(done.put_off),
        "add.refused": len(done.refused),
    }
    told += [say(key, ui, n=number(n, ui)) for key, n in counts.items() if n]
    asked = counted("feeds.asked", done.asked, ui)
    return f"{clock_time(now)}  {asked}: {', '.join(told) or say('feeds.nothing', ui)}"


def show(ledger: Ledger, articles: Collection[str], found: Sequence[Finding], screen: Screen) -> None:
    """What new articles say in which series, then what was found anew; conflicts and what to check by name."""
    said = list(islice(_said(ledger, articles, screen.ui), _MOST + 1))
    for cells in said[:_MOST]:
        _line(screen, *cells)
    if len(said) > _MOST:
        screen.note("feeds.more_said")
    named = [each for each in found if each.severity != _NOTE]
    for row in _rows(ledger, named[:_MOST], screen.ui):
        _line(screen, row["finding"], row["sentence"], row["in_series"], row["finding_id"])
    if len(named) > _MOST:
        screen.note("feeds.more_found", n=number(len(named) - _MOST, screen.ui))


def _said(ledger: Ledger, articles: Collection[str], ui: str) -> Iterator[tuple[str, ...]]:
    """The rows of series that new articles stand in, once each: in which series, how many, who says so, in which outlets."""
    told: set[tuple[str, str]] = set()
    for id in articles:
        for series in ledger.series(where=SeriesFilter(article=id)):
            for point in series.points:
                if id in point.articles and (series.id, point.id) not in told:
                    told.add((series.id, point.id))
                    row = point_row(point, ui)
                    outlets = ", ".join(point.outlets)
                    yield series_title(series.key, ui), row["how_many"], row["source"], outlets


def _rows(ledger: Ledger, found: Sequence[Finding], ui: str) -> list[Row]:
    listed = {id: each for one in found for id in one.series for each in ledger.series(id)}
    titles = {id: series_title(each.key, ui) for id, each in listed.items()}
    points = {point.id: point for each in listed.values() for point in each.points}
    told = ledger.told_of(list(dict.fromkeys(id for each in found for id in each.figures)))
    return [finding_row(each, titles, points, told, ui) for each in found]


def _line(screen: Screen, *cells: str) -> None:
    """One line: its cells apart on a terminal, tab-separated elsewhere."""
    screen.line(("\t" if screen.width is None else GAP).join(cells))
