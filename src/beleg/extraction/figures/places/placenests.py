"""Two names that stand close together: which of both places holds the other, "in the town of X, in Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.phrases.parts import POSSESSIVES
from beleg.extraction.figures.places.place import Place
from beleg.extraction.figures.places.placeleads import PlaceLeads
from beleg.extraction.figures.places.placewords import Is, Kind, Way

if TYPE_CHECKING:
    from mypy_extensions import i64

_CHAIN: Final = 5  # tokens between two names of which one holds the other
_ENDING: Final = (";", ".")
_NARROWED: Final = 2  # tokens between a name that opens a line and the place inside it


class PlaceNests(PlaceLeads):
    """The places of a sentence, held against those beside them."""

    __slots__ = ()

    def _nest(self, one: Place, other: Place) -> None:
        """Say which of two names that stand close together holds the other: "in the town of X, in Y"."""
        if other.first - one.last > _CHAIN or other.way == Way.NEAR or other.way == Way.TO:
            return
        for token in range(one.last, other.first):
            if self._parts_names(token):
                return
        if other.first - one.last > 1 and self._texts[one.last] == "," and self._counts(one.last + 1):
            return
        holder = self._rank(one)
        if holder == other.kind or self._rank(other) < holder:
            one.inner, other.outer, other.holds = True, True, one
        elif holder < other.kind:
            one.outer, other.inner = True, True
            narrowed = one.way == Way.OPENING or self._texts[one.last] in POSSESSIVES
            if narrowed and other.first - one.last <= _NARROWED:
                one.holds = other  # "Tschad: Lager X", "Russia's X region"

    def _rank(self, place: Place) -> i64:
        """The kind of a place, that of a region for a part of a land: "der Norden Malis", not "der Norden der Stadt"; that of a city for a
        capital, of a region for waters.
        """
        if (
            self._texts[place.first] in self._words.waters
            or self._texts[place.last - 1] in self._words.waters
        ):
            return Kind.REGION
        if place.kind != Kind.PART:
            return Kind.CITY if place.kind == Kind.CAPITAL else place.kind
        named = self._flags(place.last - 1)
        return Kind.REGION if named & (Is.COUNTRY | Is.REGION) else place.kind

    def _counts(self, token: int) -> bool:
        """Whether a number in words goes on behind a comma: "18 in X, zwölf in Y"."""
        joining = Is.PREPOSITION | Is.ARTICLE | Is.CAPITAL | Is.DIRECTION | Is.OF | Is.HEAD | Is.PART
        return not self._flags(token) & joining and self._flags(token + 1) & Is.PREPOSITION != 0

    def _parts_names(self, token: int) -> bool:
        """Whether a word between two names tells of something else: a count, another noun, "and"."""
        text, flags = self._texts[token], self._flags(token)
        return (
            text in _ENDING
            or text in self._words.parting
            or text[0].isdigit()
            or (flags & Is.CAPITAL != 0 and not flags & (Is.HEAD | Is.PART | Is.COUNTRY))
        )
