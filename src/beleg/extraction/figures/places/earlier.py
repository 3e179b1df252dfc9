"""The places of the figures before become what speaks for the same place again, or for one in it, at the next figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.places.place import NOWHERE, Name, Place
from beleg.extraction.figures.places.placefeatures import Flag
from beleg.extraction.figures.places.survey import Survey
from beleg.extraction.sentences import Sentence

if TYPE_CHECKING:
    from mypy_extensions import i64

Told = tuple[float | None, float | None, str]  # an interval and what it counts

_BREADTHS: Final[list[int]] = [0, 1, 2, 3, 3, 2, 2, 2]  # of the kinds of places


class Earlier:
    """``kept`` is the place of the figure before, which stands in the sentence ``kept_in``; ``home`` that of the first figure."""

    __slots__ = ("_sentences", "_survey", "_taken", "home", "kept", "kept_in")

    def __init__(self, sentences: list[Sentence], survey: Survey) -> None:
        self._sentences = sentences
        self._survey = survey
        self._taken: dict[str, set[Told]] = {}
        self.home: Name = NOWHERE
        self.kept: Place | None = None
        self.kept_in = -1

    def forget(self) -> None:
        """Begin anew, as an entry of a ticker does with a headline of its own."""
        self.kept, self.kept_in, self.home = None, -1, NOWHERE

    def keep(self, place: Place | None, at: int, found: Found) -> None:
        """Take note of the place of a figure of the sentence with number ``at``."""
        self.kept, self.kept_in = place, at
        if place is not None:
            if self.home is NOWHERE:
                self.home = place.name
            self._taken.setdefault(place.name.text, set()).add(_told(found))

    def flags(self, place: Place, found: Found) -> i64:
        """Whether earlier figures were about a place, and how wide it is beside that of the last of them."""
        flags: i64 = 0
        taken = self._taken.get(place.name.text)
        if taken is not None:
            flags = Flag.TAKEN | (Flag.SAME_NUMBER if _told(found) in taken else 0)
        if self.kept is not None and place.name is not self.kept.name:
            flags |= _breadth(place, self.kept)
        return flags

    def taken_up(self, at: int) -> i64:
        """What holds in the sentence with number ``at`` for the places of the figure before and of the first figure."""
        if self.kept_in < 0:
            return 0
        flags: i64 = Flag.KEPT | Flag.HOME
        if self._sentences[self.kept_in].block != self._sentences[at].block:
            flags |= Flag.KEPT_ANEW | Flag.HOME_ANEW
        if self._survey.past[self.kept_in] and not self._survey.past[at]:
            flags |= Flag.KEPT_OLD | Flag.HOME_KEPT_OLD
        return flags


def _told(found: Found) -> Told:
    number = found.counted.number
    return number.low, number.high, found.binding.measure


def _breadth(place: Place, kept: Place) -> i64:
    """Whether a place is narrower or wider than that of the figure before, by their kinds."""
    one, other = _BREADTHS[place.kind], _BREADTHS[kept.kind]
    return Flag.NARROWER if one > other else Flag.WIDER if one < other else 0
