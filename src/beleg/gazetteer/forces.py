"""The name of a national force becomes its country: armies, police forces and services that one state alone has."""

from __future__ import annotations

from functools import cache
from typing import Final

from beleg.gazetteer import directory
from beleg.gazetteer.countries import CountryWord, Phrase, adjective

_KINDS: Final = frozenset(("military", "police"))
_GROUP: Final = "armed_group"
_PLURAL: Final = "s"  # "Marines", which "Marinesoldaten" does not begin with
_SHORTEST: Final = 6  # letters of a name that a German compound may begin with


@cache
def forces() -> dict[str, list[Phrase]]:
    """First token to the names of national forces that it opens, in every language.

    >>> forces()["UPDF"][0][0], forces()["Bundeswehr"][0][1].code
    (('UPDF',), 'DE')
    """
    found: dict[str, list[Phrase]] = {}
    for first, names in directory.names().items():
        for name in names:
            body = directory.actors()[name.actor]
            if body.kind in _KINDS and body.country and not name.guarded:
                word = CountryWord(body.country, "force", adjective(body.country))
                found.setdefault(first, []).append((name.tokens, word))
    return found


@cache
def groups() -> frozenset[str]:
    """The names of one word that armed groups have, in every language.

    >>> "Hamas" in groups(), "Bundeswehr" in groups()
    (True, False)
    """
    return frozenset(
        first
        for first, names in directory.names().items()
        for name in names
        if len(name.tokens) == 1 and directory.actors()[name.actor].kind == _GROUP and not name.guarded
    )


def force_of(word: str, language: str) -> CountryWord | None:
    """The country of the force that a compound begins with.

    >>> force_of("Bundeswehrsoldaten", "de").code, force_of("IDF-Soldaten", "de").code
    ('DE', 'IL')
    >>> force_of("Bundeskanzler", "de")
    """
    before, hyphen, _ = word.partition("-")
    for (_, *others), known in forces().get(before, ()) if hyphen else ():
        if not others:
            return known
    for opening, known in _openings().get(word[:_SHORTEST], ()) if language == "de" else ():
        if word.startswith(opening):
            return known
    return None


@cache
def _openings() -> dict[str, list[tuple[str, CountryWord]]]:
    """The names of one word that German makes compounds with by their first letters, the longest first."""
    single = {
        first: known
        for first, names in forces().items()
        for (_, *others), known in names
        if not others and len(first) >= _SHORTEST and first[1:].islower() and not first.endswith(_PLURAL)
    }
    found: dict[str, list[tuple[str, CountryWord]]] = {}
    for first in sorted(single, key=lambda name: (-len(name), name)):
        found.setdefault(first[:_SHORTEST], []).append((first, single[first]))
    return found
