"""The name of a place becomes its spot: one name whatever the spelling, and of two countries told together both."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from re import Pattern
from typing import Final

from beleg.comparing import places
from beleg.gazetteer.places import Place
from beleg.reconcile import compass
from beleg.reconcile.vocabulary import NOTHING, forms

AND: Final = " + "
_JOINED: Final = re.compile(r"\s*(?:,|\band\b|\bund\b|\bsowie\b)\s+(?:in\s+)?")
_REMEMBERED: Final = 20_000  # places
_SHORT: Final = 4  # letters of a word in capitals that may be an abbreviation
_COUNTRY: Final = 0
_PART: Final = 1  # of a country
_NARROW: Final = 2  # a region or town
_BESIDE: Final = re.compile(
    r"\s*(?:,|and|und|sowie|as well as)\s+(?:in\s+)?(?:der\s+|dem\s+|the\s+)?([A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?)"
)


def spot_of(place: str, language: str, sentence: str) -> tuple[str, str]:
    """The spot of a place and the ISO code of its country; ``""`` for what is not known.

    >>> spot_of("Kyjiw", "de", "In Kyjiw starben zwei Menschen."), spot_of("Provinz Kelmar", "de", "")
    (('Kyiv', 'UA'), ('Kelmar', ''))
    >>> spot_of("Ecuador", "en", "It killed 214 people in Ecuador and Colombia.")
    ('Colombia + Ecuador', 'EC')
    >>> spot_of("Westtürkei", "de", ""), spot_of("the north", "en", "")
    (('western Turkey', 'TR'), ('', ''))
    """
    if not place:
        return "", ""
    known = places.known(place, language)
    if known is None:
        within = compass.part(place, language)
        if within:
            return within.name, within.country.code if within.country else ""
        return _of_two(place, language) or (plain(place, language), "")
    other = _told_beside(place, known, language, sentence) if known.kind == "country" else None
    return (AND.join(sorted((known.name, other.name))) if other else known.name), known.code


def holds(spot: str, other: str, land: str = "") -> bool:
    """Whether the second spot lies inside the first; ``land`` is the ISO code of the country that a spot no list knows is in.

    >>> holds("Russia", "Kursk"), holds("Kursk", "Belgorod"), holds("Colombia + Ecuador", "Ecuador")
    (True, False, True)
    >>> holds("Turkey", "western Turkey"), holds("western Turkey", "Kelmar", "TR"), holds("Turkey", "Kelmar")
    (True, True, False)
    """
    if AND in spot:
        return any(part == other or holds(part, other, land) for part in spot.split(AND))
    if not spot or AND in other:
        return False
    wide, code = _width(spot)
    narrow, other_code = _width(other)
    if wide == _NARROW == narrow:
        return not (code and other_code) and f" {spot.casefold()} " in f" {other.casefold()} "
    return wide < narrow and code == (other_code or land)


def is_narrow(spot: str) -> bool:
    """Whether a spot is a town or region, and no country, part of one or sea.

    >>> is_narrow("Kursk"), is_narrow("Kelmar"), is_narrow("western Turkey"), is_narrow("Mediterranean")
    (True, True, False, False)
    """
    known = places.known(spot, "en")
    return AND not in spot and _width(spot)[0] == _NARROW and (known is None or known.code != "")


def is_region(spot: str) -> bool:
    """Whether a spot is a region that a list knows.

    >>> is_region("Kursk"), is_region("Kelmar"), is_region("Herat"), is_region("Russia")
    (True, False, False, False)
    """
    known = places.known(spot, "en")
    return known is not None and known.kind == "region" and known.code != ""


def is_town(spot: str) -> bool | None:
    """Whether a spot is a town; ``None`` where no list knows it.

    >>> is_town("Herat"), is_town("Kursk"), is_town("Kelmar")
    (True, False, None)
    """
    known = places.known(spot, "en")
    return known.kind == "city" if known else None


def may_hold(spot: str, other: str, land: str) -> bool:
    """Whether a town or an unknown place may be in a region of the same country.

    >>> may_hold("Kursk", "Kelmar", "RU"), may_hold("Kursk", "Belgorod", "RU"), may_hold("Kursk", "Kelmar", "UA")
    (True, False, False)
    """
    if not is_region(spot) or is_region(other) or not is_narrow(other):
        return False
    return _width(spot)[1] == (_width(other)[1] or land)


@lru_cache(_REMEMBERED)
def _width(spot: str) -> tuple[int, str]:
    """How wide a spot is, and the ISO code of its country, ``""`` where that is not known."""
    known = places.known(spot, "en")
    if known:
        return _COUNTRY if known.kind == "country" else _NARROW, known.code
    within = compass.part(spot, "en")
    return (_PART, within.country.code) if within and within.country else (_NARROW, "")


@lru_cache(_REMEMBERED)
def plain(place: str, language: str) -> str:
    """A name without the words that say what kind of place it is, and without a genitive.

    >>> plain("Insel Sambru", "de"), plain("Sambru island", "en"), plain("Sambru-Insel", "de"), plain("the Valley", "en")
    ('Sambru', 'Sambru', 'Sambru', 'the Valley')
    >>> plain("SAMBRU", "en"), plain("CAR", "en")
    ('Sambru', 'CAR')
    >>> plain("Markt von Sambru", "de"), plain("the port of Sambru", "en")
    ('Sambru', 'Sambru')
    """
    generic = forms(language, "places")
    name, _, head = place.rpartition("-")
    if name and head.casefold() in generic:
        place = name
    *_, place = _of(language).split(place)
    words = [word for word in place.split() if word.casefold() not in generic] or place.split()
    words = [word.title() if word.isupper() and len(word) > _SHORT else word for word in words]
    return " ".join(words).removesuffix("'s").removesuffix("’s")


@cache
def _of(language: str) -> Pattern[str]:
    """Finds what leads from a part of a place to its name: "port of Sambru"."""
    small = "|".join(sorted(map(re.escape, forms(language, "parted"))))
    return re.compile(rf" (?:{small}) (?=[A-ZÄÖÜ])") if small else NOTHING


def _of_two(place: str, language: str) -> tuple[str, str] | None:
    """The spot of "Ecuador and Colombia", where each is known."""
    told = [places.known(name, language) for name in _JOINED.split(place)]
    found = [each for each in told if each is not None]
    if len(found) < len(told) or len(found) < 2:
        return None
    return AND.join(sorted({each.name for each in found})), found[0].code


def _told_beside(place: str, known: Place, language: str, sentence: str) -> Place | None:
    """The other country of "in X and Y"."""
    at = sentence.find(place)
    beside = _BESIDE.match(sentence, at + len(place)) if at >= 0 else None
    if beside is None:
        return None
    for name in (beside[1], beside[1].split()[0]):
        other = places.known(name, language)
        if other and other.kind == "country" and other.code != known.code:
            return other
    return None
