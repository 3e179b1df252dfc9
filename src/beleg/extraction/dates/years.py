"""A day without a year takes the year of the one told before it, where the text looks back."""

from __future__ import annotations

from datetime import date
from typing import Final

from beleg.extraction.dates.calendar import When, resolve
from beleg.extraction.dates.phrases import Phrase, Scan

_BACK: Final = 366  # days before the reference from which on a paragraph looks back
_DATED: Final = frozenset(("day", "month"))
_LENT: Final = frozenset(("day", "month", "season"))
_NEAR: Final = 2000  # characters
_TITLE: Final = 200  # characters
_NEIGHBOURS: Final = (0, 1, -1)


class Told:
    """The last day or month with a year of its own: ``when``, and the token behind it; ``heading`` is the last that heads a line."""

    __slots__ = ("behind", "heading", "when")

    def __init__(self) -> None:
        self.when: When | None = None
        self.heading: When | None = None
        self.behind = 0

    def hear(self, scan: Scan, phrase: Phrase) -> None:
        """Keeps a time that tells its year, a mere year in a title only; nothing is told of since when it has run."""
        when = phrase.until or phrase.when
        if phrase.kind != "date" or when is None or when.year is None or phrase.bound:
            return
        if when.grain in _DATED or (when.grain == "year" and _is_in_title(scan, phrase)):
            self.when, self.behind = when, phrase.last
            if when.grain in _DATED and is_heading(scan, phrase):
                self.heading = when

    def lend(self, scan: Scan, when: When, phrase: Phrase) -> When | None:
        """A yearless ``when`` in the year told: of any text without a day of its own, else a day of a paragraph that looks back."""
        told = resolve(self.when, None) if self.when is not None else None
        if told is None or self.when is None or when.grain not in _LENT or phrase.bound:
            return None
        if scan.reference is not None:
            far = (scan.reference - told[0]).days > _BACK
            if not far or when.grain != "day" or self.when.grain == "year" or self._is_apart(scan, phrase):
                return self._of_chronicle(scan, when)
        if self.when.grain == "year":
            return when.of_year(told[0].year)
        return _nearest(when, told[0])

    def _of_chronicle(self, scan: Scan, when: When) -> When | None:
        """A yearless ``when`` in the year of a heading that looks back, as those of a chronicle do."""
        told = resolve(self.heading, None) if self.heading is not None else None
        if told is None or scan.reference is None or (scan.reference - told[0]).days <= _BACK:
            return None
        return _nearest(when, told[0])

    def _is_apart(self, scan: Scan, phrase: Phrase) -> bool:
        """Whether a line ends between the time told and the phrase."""
        told, start = scan.ends[self.behind - 1], scan.starts[phrase.first]
        return start - told > _NEAR or scan.tokens.text.find("\n", told, start) >= 0


def is_heading(scan: Scan, phrase: Phrase) -> bool:
    """Whether a time stands on a line of its own."""
    return scan.heads_line(phrase.first) and scan.heads_line(phrase.last)


def _is_in_title(scan: Scan, phrase: Phrase) -> bool:
    start = scan.starts[phrase.first]
    return start < _TITLE and scan.tokens.text.find("\n", scan.starts[scan.low], start) < 0


def _nearest(when: When, told: date) -> When | None:
    best: When | None = None
    least = 0
    for step in _NEIGHBOURS:
        dated = when.of_year(told.year + step)
        days = resolve(dated, None)
        if days is None:
            continue
        ahead = (days[0] - told).days  # a tale goes on more often than back
        gap = ahead if ahead >= 0 else -2 * ahead
        if best is None or gap < least:
            best, least = dated, gap
    return best
