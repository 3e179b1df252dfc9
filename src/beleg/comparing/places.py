"""Two places become a verdict: the same, one inside the other, apart, or not to be said."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from beleg.gazetteer.places import Place, place

SAME: Final = "same"
INSIDE: Final = "inside"
APART: Final = "apart"
OPEN: Final = "open"  # nobody can tell
UNSAID: Final = "unsaid"  # one of them is not named

_REMEMBERED: Final = 10_000  # names


@lru_cache(_REMEMBERED)
def known(name: str, language: str) -> Place | None:
    """The place of a name, also where it is bent or one of its words names it: "Bagdader", "Kursks".

    >>> known("Kyjiwer", "de").name, known("Hinterobersdorf", "de")
    ('Kyiv', None)
    """
    found = place(name, language)
    if found is None and name.endswith("er"):
        found = place(name[:-2], language)
    return found


def relation(one: str | None, other: str | None, language: str) -> str:
    """How two names of places stand to each other; two cities of one country are apart, a city and a region are open.

    >>> relation("Kursk", "Russland", "de"), relation("Herat", "Kunduz", "en"), relation("Kyjiw", "Kiew", "de")
    ('inside', 'apart', 'same')
    >>> relation("Herat", None, "en"), relation("Altstadt", "Herat", "de")
    ('unsaid', 'open')
    """
    if one is None or other is None:
        return UNSAID
    if one == other:
        return SAME
    place_one, place_other = known(one, language), known(other, language)
    if place_one is None or place_other is None:
        return _by_words(one, other)
    return _of_known(place_one, place_other)


def _of_known(one: Place, other: Place) -> str:
    if one.name == other.name:
        return SAME
    if not one.code or not other.code:
        return OPEN
    if one.code != other.code:
        return APART
    if "country" in (one.kind, other.kind):
        return INSIDE
    return APART if one.kind == other.kind else OPEN


def _by_words(one: str, other: str) -> str:
    """A name within the other: "Karol Bagh" and "Karol Bagh Road"; a genitive is the same."""
    first, second = one.casefold(), other.casefold()
    if first.removesuffix("s") == second.removesuffix("s"):
        return SAME
    if f" {first} " in f" {second} " or f" {second} " in f" {first} ":
        return INSIDE
    return OPEN
