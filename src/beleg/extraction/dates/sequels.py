"""Times that stand to the one told before them are placed by it: "on 3 June ...; two days later", "zwei Wochen zuvor"."""

from __future__ import annotations

from datetime import date
from typing import Final

from beleg.extraction.dates.calendar import When, resolve
from beleg.extraction.dates.phrases import Phrase, Scan
from beleg.extraction.dates.tense import tense_of
from beleg.extraction.dates.units import DAY_UNITS, moved

_TELLING: Final = frozenset(("day", "weekday", "offset", "monthday", "holiday"))
_OF_A_YEAR: Final = frozenset(("year", "month", "season"))
_SPANS: Final = frozenset(("month", "season"))
_LONG_UNITS: Final = frozenset(("month", "year"))
_TOLD_UNITS: Final = frozenset(("day", "month", "year"))
_NEAR: Final = 600  # characters


def move(phrase: Phrase, unit: str, steps: int) -> None:
    """Makes a phrase so many units later than the time told before, or earlier where ``steps`` is negative."""
    phrase.role = "earlier" if steps < 0 else "later"
    phrase.moves = When("shift", unit=unit, number=abs(steps))


def from_told(scan: Scan, i: int, unit: str) -> Phrase:
    """in the same year · that evening · am folgenden Tag, by the unit at token ``i``: as the time told before, or the next."""
    phrase = Phrase(i - 1, i + 1, "date", None, "unresolved")
    following = scan.has(scan.sets.day_after, i - 1)
    if unit in _TOLD_UNITS and (following or scan.has(scan.sets.told_day, i - 1)):
        move(phrase, unit, 1 if following else 0)
    return phrase


class Sequel:
    """The last day told, and the token behind it; the first day of the last time told that has a year, if only that."""

    __slots__ = ("behind", "day", "year", "year_behind")

    def __init__(self) -> None:
        self.day: date | None = None
        self.year: date | None = None
        self.behind = self.year_behind = 0

    def place(self, scan: Scan, phrase: Phrase) -> None:
        """Gives a phrase that counts on or back from what was told its day, month or year."""
        moves, day, behind = phrase.moves, self.day, self.behind
        if moves is not None and moves.unit in _LONG_UNITS and phrase.role in ("later", "earlier", "of told"):
            day, behind = self.year, self.year_behind
        if day is None or _is_far(scan, behind, phrase):
            return
        if phrase.role == "ordinal":
            self._place_ordinal(scan, phrase, day)
        elif phrase.role == "window":
            self._place_window(scan, phrase, day)
        elif phrase.role in ("later", "earlier") and moves is not None:
            _place_moved(scan, phrase, day, moves.unit, moves.number)
        elif phrase.role == "of told" and moves is not None and phrase.when is not None:
            phrase.when = phrase.when.of_year(day.year + moves.number)

    def _place_ordinal(self, scan: Scan, phrase: Phrase, day: date) -> None:
        """On the third day of the offensive: two days after it began; not the third day running."""
        when = phrase.when
        opened = scan.has(
            scan.sets.day_opens, phrase.first - 1 - scan.has(scan.sets.leading, phrase.first - 1)
        )
        if when is None or when.unit != "day" or not opened or scan.has(scan.sets.in_a_row, phrase.last):
            return
        found = moved(day, "day", when.number - 1)
        if when.number > 1 and (scan.reference is None or found <= scan.reference):
            phrase.kind, phrase.when = "date", When("day", found.year, found.month, found.day)

    def _place_window(self, scan: Scan, phrase: Phrase, day: date) -> None:
        """Over the next two days 17 were killed: from the day told on."""
        when, moves = phrase.when, phrase.moves
        if when is None or moves is None or when.number < 0 or moves.unit not in DAY_UNITS:
            return
        last = moved(day, moves.unit, moves.number)
        if tense_of(scan, phrase) < 0 and (scan.reference is None or last <= scan.reference):
            phrase.when = When("day", day.year, day.month, day.day)
            phrase.until = When("day", last.year, last.month, last.day)

    def hear(self, scan: Scan, phrase: Phrase) -> None:
        """Keeps the day of a phrase."""
        when = phrase.until or phrase.when
        if phrase.kind != "date" or when is None:
            return
        days = resolve(when, scan.reference) if when.grain in _TELLING or when.grain in _OF_A_YEAR else None
        if days is None:
            return
        self.year, self.year_behind = days[0], phrase.last
        if when.grain in _TELLING:
            self.day, self.behind = days[0], phrase.last
        elif when.grain in _SPANS and not phrase.bound:
            self.day = None  # "in August": which day came before is not told


def _place_moved(scan: Scan, phrase: Phrase, day: date, unit: str, number: int) -> None:
    """Two weeks later, a year earlier: so long after or before the day told."""
    try:
        found = moved(day, unit, number if phrase.role == "later" else -number)
    except (OverflowError, ValueError):
        return
    if scan.reference is not None and found > scan.reference:
        return
    if unit in DAY_UNITS:
        phrase.when = When("day", found.year, found.month, found.day)
    elif unit == "month":
        phrase.when = When("month", found.year, found.month)
    elif unit == "year":
        phrase.when = When("year", found.year)


def _is_far(scan: Scan, behind: int, phrase: Phrase) -> bool:
    return scan.starts[phrase.first] - scan.ends[behind - 1] > _NEAR
