"""A list behind a colon becomes items that open with a name and a number: "Guinea, 3 dead; Liberia, 8", "Orvan 14, Lorne 3"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.gazetteer.countries import country

_SEVERAL: Final = 2  # items of a list
_MOST: Final = 60  # numbers of a sentence: more are a table
_LONGEST: Final = 3  # words of a name
_SIGNS: Final = (",", ";", ":")


class Item:
    """One of a list: the number that its name opens with, and the tokens ``first:last`` of the name."""

    __slots__ = ("first", "last", "number")

    def __init__(self, number: int, first: int, last: int) -> None:
        self.number = number
        self.first = first
        self.last = last


def colon_before(clause: Clause, token: int) -> int:
    """The colon that opens the list in which ``token`` stands, -1 where none does."""
    words = clause.tokens.words
    token = min(token, clause.last - 1)
    while token > clause.first and words[token] != ":":
        token -= 1
    return token if token > clause.first else -1


def items(clause: Clause, colon: int) -> list[Item]:
    """The named items behind a colon, none where the first number behind it has no name or fewer than two have one."""
    if colon < 0 or len(clause.counts) > _MOST:
        return []
    found: list[Item] = []
    for number in clause.counts:
        if number < colon:
            continue
        item = _item(clause, number, colon)
        if item is not None:
            found.append(item)
        elif not found:
            return []
    return found if len(found) >= _SEVERAL else []


def are_places(clause: Clause, colon: int, listed: list[Item]) -> bool:
    """Whether the names of a list are those of places: one is a country, or the words before the colon say so."""
    if any(clause.says_low(token, "areas") for token in range(clause.first, colon)):
        return len(listed) > 0
    language = clause.lexicon.language
    return any(country(_name(clause, item), language) is not None for item in listed)


def opens_place_item(clause: Clause, number: int) -> bool:
    """Whether a number stands right behind the name of a place that opens an item."""
    colon = colon_before(clause, number)
    listed = items(clause, colon)
    return any(item.number == number for item in listed) and are_places(clause, colon, listed)


def _name(clause: Clause, item: Item) -> str:
    return " ".join(clause.text(token) for token in range(item.first, item.last))


def _item(clause: Clause, number: int, colon: int) -> Item | None:
    """The item that a number closes the opening of: a sign or "and", a name, perhaps a comma."""
    last = number - 1 if clause.text(number - 1) == "," else number
    first = last
    while first - 1 > colon and last - first < _LONGEST and _is_of_name(clause, first - 1):
        first -= 1
    before = clause.text(first - 1)
    opens = before in _SIGNS or clause.role(first - 1) & Role.CONJUNCTION
    return Item(number, first, last) if first < last and opens else None


def _is_of_name(clause: Clause, token: int) -> bool:
    word = clause.word(token)
    plain = word.noun is None and not word.role and token not in clause.numbers and token not in clause.dated
    return plain and clause.text(token)[0].isupper()
