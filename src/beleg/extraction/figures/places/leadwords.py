"""Lists of ``places.toml`` become the words that make a name which no gazetteer knows one of a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from beleg.extraction.endings import Endings

Table = Mapping[str, Any]


class LeadWords:
    """The words around unknown names: [leads] of ``places.toml``.

    ``taking`` are verbs whose object is a place ("overran X"), ``moving`` those of motion ("fled from X"), ``nouns`` the
    endings of nouns before a preposition ("Einwohner von X"). A word that ends with ``common_ends``, behind such a noun
    with ``common_plurals``, is a common noun and no name: "auf Soldaten". What says where a name lies makes it one of a
    place: ``around`` ("rund um X"), ``wholes`` ("in ganz X"), ``offshore`` with a verb of ``sinking`` ("vor X kenterte"), ``bearing_words`` ("im umkämpften X"), and ``bearings`` with
    ``bearing_ends`` ("im nordmalischen X"). ``lists`` close a list of names, unless a verb of ``speaking`` follows.
    """

    __slots__ = (
        *(
            "around",
            "entire",
            "bearing_ends",
            "bearing_words",
            "bearings",
            "common_ends",
            "common_plurals",
            "lists",
        ),
        *("moving", "nouns", "offshore", "sinking", "disasters", "speaking", "suffering", "taking", "wholes"),
    )

    def __init__(self, table: Table) -> None:
        self.taking = listed(table, "taking")
        self.disasters = listed_if_any(table, "disasters")
        self.suffering = listed_if_any(table, "suffering")
        self.moving = listed(table, "moving")
        self.nouns = Endings(table["noun_endings"].split())
        self.common_ends = endings_if_any(table, "common_ends")
        self.common_plurals = endings_if_any(table, "common_plurals")
        self.entire = listed(table, "entire")
        self.around = listed_if_any(table, "around")
        self.wholes = listed_if_any(table, "wholes")
        self.bearing_words = listed_if_any(table, "bearing_words")
        self.bearings = endings_if_any(table, "bearings")
        self.bearing_ends = endings_if_any(table, "bearing_ends")
        self.offshore = listed_if_any(table, "offshore")
        self.sinking = listed_if_any(table, "sinking")
        self.lists = listed(table, "lists")
        self.speaking = listed(table, "speaking")


def listed(table: Table, name: str) -> frozenset[str]:
    """The words of a list that every language has."""
    return frozenset(table[name].split())


def listed_if_any(table: Table, name: str) -> frozenset[str]:
    """The words of a list that only some languages need."""
    return frozenset(table.get(name, "").split())


def in_cases(words: Iterable[str], cases: Iterable[str]) -> frozenset[str]:
    """Words, and what they are with the endings of other cases."""
    return frozenset((*words, *(word + case for word in words for case in cases)))


def endings_if_any(table: Table, name: str) -> tuple[str, ...]:
    """The same for the endings or openings of words."""
    return tuple(table.get(name, "").split())
