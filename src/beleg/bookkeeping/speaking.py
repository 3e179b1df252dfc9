"""The series of a ledger become the list of those who speak in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from beleg.model import Point, Series, Source
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
    """Everybody who says something in series, by name."""
    speakers: dict[str, _Speaker] = {}
    for series in found:
        id = series.id
        for point in series.points:
            for source in point.sources:
                speakers.setdefault(source.id, _Speaker(source)).take(id, point)
    lines = (
        OriginLine(each.source, len(each.series), each.said, len(each.articles), each.last or None)
        for each in speakers.values()
    )
    return sorted(lines, key=lambda line: (line.source.name.casefold(), line.source.id))


def called(source: Source) -> str:
    """What a source is looked for by, in small letters."""
    return f"{source.name} {source.id}".casefold()
