"""Words beside a number without a noun of its own name whom it counts: "two of them policemen", "a crew of 40"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.clauses.nouns import PEOPLE, Noun
from beleg.extraction.figures.clauses.roles import Role, Trait

if TYPE_CHECKING:
    from beleg.extraction.figures.clauses.clauses import Clause
    from beleg.extraction.figures.phrases.counted import Counted

_REACH: Final = 8  # tokens from a number to the noun that it counts


def take_apposition(clause: Clause, counted: Counted) -> None:
    """ "two of them policemen", "zwei davon Polizisten": members of a force among those said before."""
    token = counted.behind
    while clause.role(token) & (Role.PARTITIVE_OF | Role.ANAPHOR | Role.SUBSET):
        token += 1
    noun = clause.word(token).noun if counted.behind < token < clause.last else None
    if noun is not None and noun.kind == "force":
        counted.head, counted.noun = token, noun
    elif not clause.verb_final:
        _take_noun_before(clause, counted)


def _take_noun_before(clause: Clause, counted: Counted) -> None:
    """ "The first soldiers, roughly 250 of them, rolled into town": an aside that says how many the noun before it means."""
    token, behind = counted.first - 2, counted.behind + 2
    if token < clause.first or clause.text(token + 1) != "," or clause.text(behind) != ",":
        return
    noun = clause.word(token).noun
    if noun is None or noun.measure or not clause.role(counted.behind + 1) & Role.ANAPHOR:
        return
    if not any(
        n.last_token <= token < n.last_token + _REACH and n.shape != "ordinal" for n in clause.counts.values()
    ):
        counted.head, counted.noun, counted.last, counted.part = token, noun, behind, False


def count_group(clause: Clause, counted: Counted, people: Noun) -> None:
    """ "Of her crew of 40, nine were saved": how many a group is, told without another noun."""
    group = counted.first - 2
    if group < clause.first or not clause.role(group + 1) & Role.PARTITIVE_OF:
        return
    noun = clause.word(group).noun if clause.word(group).traits & Trait.GROUP else None
    if noun is not None and noun.kind in PEOPLE:
        counted.head, counted.noun = group, people if noun.gloss == "families" else noun
