"""The series of a ledger become the list of those who speak in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from beleg.model import Finding, Point, Series, Source
from beleg.report.naming import source_name
from beleg.report.words import LANGUAGES
from beleg.stores.paging import OriginLine


@dataclass(slots=True)
class _Speaker:
    source: Source
    series: set[str] = field(default_factory=set)
    articles: set[str | tuple[str, str]] = field(default_factory=set)
    said: int = 0
    last: str = ""

    def take(self, series: str, point: Point) -> None:
        """Count one statement."""
        self.series.add(series)
        self.articles.update(point.articles, point.carriers)
        self.said += 1
        self.last = max(self.last, point.reported or "")


def origins(found: Iterable[Series]) -> list[OriginLine]:
    """Everybody who says something in series, in the order in which they first do."""
    speakers: dict[str, _Speaker] = {}
    for series in found:
        id = series.id
        for point in series.points:
            for source in point.sources:
                speakers.setdefault(source.id, _Speaker(source)).take(id, point)
    return [
        OriginLine(each.source, len(each.series), each.said, len(each.articles), each.last or None)
        for each in speakers.values()
    ]


def listed(found: Iterable[OriginLine], words: str, ui: str) -> list[OriginLine]:
    """Those whose name, in any language, or id holds all words; in the order of their names in one language."""
    wanted = words.casefold().split()
    chosen = [each for each in found if all(word in _called(each.source) for word in wanted)]
    return sorted(chosen, key=lambda line: (source_name(line.source, ui).casefold(), line.source.id))


def about(said: Iterable[Series], findings: Iterable[Finding]) -> list[Finding]:
    """The findings that rest on what an origin says; ``said`` are series with its statements alone."""
    own = {id for series in said for point in series.points for id in (point.id, *point.mentions)}
    return [each for each in findings if not own.isdisjoint((*each.points, *each.figures))]


def _called(source: Source) -> str:
    """What a source is looked for by, in small letters."""
    return " ".join((source.name, source.id, *(source_name(source, ui) for ui in LANGUAGES))).casefold()
