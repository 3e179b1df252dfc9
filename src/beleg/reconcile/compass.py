"""A part of a country that only its direction names becomes one name: "Norden der Philippinen", "northern Philippines"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from beleg.comparing import places
from beleg.gazetteer.places import Place
from beleg.gazetteer.tables import parts
from beleg.reconcile.vocabulary import forms, table

_REMEMBERED: Final = 20_000  # places
_COUNTRY: Final = "country"
_SIGNS: Final = "-\u2010\u2011"
_LEAST: Final = 4  # letters of a country behind a direction in one word


class Part(NamedTuple):
    """A direction as an English adjective, and the country it is in, ``None`` where no country is named."""

    direction: str
    country: Place | None

    @property
    def name(self) -> str:
        return f"{self.direction} {self.country.name}" if self.country else ""


@lru_cache(_REMEMBERED)
def part(place: str, language: str) -> Part | None:
    """The part of a country that a name means, ``None`` where it is no direction.

    >>> part("Norden der Philippinen", "de").name, part("Westtürkei", "de").name, part("the east of Chad", "en").name
    ('northern Philippines', 'western Turkey', 'eastern Chad')
    >>> part("north", "en").country, part("Südkorea", "de"), part("Northern Cape", "en")
    (None, None, None)
    """
    if places.known(place, language):
        return None
    small = forms(language, "small")
    words = [word for word in parts(place) if word.casefold() not in small]
    direction, rest = _parted(words)
    if not direction:
        return None
    if not rest:
        return Part(direction, None)
    country = places.known(" ".join(rest), language)
    return Part(direction, country) if country and country.kind == _COUNTRY else None


def _parted(words: list[str]) -> tuple[str, list[str]]:
    """The direction that opens a name, and its other words: "eastern" of "Ostukraine"."""
    if not words:
        return "", []
    found = _directions()
    first = words[0].casefold()
    if first in found:
        return found[first], words[1:]
    for length in range(len(first) - _LEAST, 2, -1):
        if first[:length] in found:
            rest = words[0][length:].lstrip(_SIGNS)
            return found[first[:length]], [rest[:1].upper() + rest[1:], *words[1:]]
    return "", []


@cache
def _directions() -> Mapping[str, str]:
    """Words of both languages, in small letters, to the adjective in English."""
    return {form: name for name in table()["compass"] for form in forms("compass", name)}
