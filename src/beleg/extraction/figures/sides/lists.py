"""Sides named one after another, each with its number: "Malta sent 40 men, Cyprus 110", "Iraq: 113 tanks"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.memory import HARM, Found
from beleg.extraction.figures.phrases import headings
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides import naming, subjects
from beleg.extraction.figures.sides.countrywords import CountryMention, is_possessive
from beleg.extraction.figures.sides.sides import MIXED, side_of
from beleg.extraction.ordered import below

_LINES: Final = 8  # of a box
_OPENING: Final = frozenset(",(")  # signs between a country and its number
_OF_FORCES: Final = frozenset(("casualties", "deployed"))
_PARTING: Final = frozenset((":", ";", "|"))
_SIDES: Final = frozenset(("force", "fighter", "formation"))


def of_next(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """ "Malta sent 40, Cyprus 110", "Germany, with 4,800, and France": who stands right before a number without a noun."""
    if counted.head is not None:
        return None
    last = counted.first
    while last > clause.first and (
        clause.role(last - 1) & (Role.HAS | Role.ANOTHER) or clause.text(last - 1) in _OPENING
    ):
        last -= 1
    for mention in mentions:
        body = mention.last + (mention.last < last and is_possessive(clause.text(mention.last)))
        ends = body + 1 if subjects.is_body(clause, body) else mention.last
        if ends == last and subjects.acts(clause, mention, mentions):
            return side_of(mention, "right before")
    return MIXED if _are_others_before(clause, counted.first) else None


def _are_others_before(clause: Clause, number: int) -> bool:
    """ ", die Sachsen 1.400", "and the rebels 30": others, whose country is not known."""
    opens, noun = clause.role(number - 2), clause.word(number - 1).noun if number > clause.first else None
    named = clause.text(number - 1)[:1].isupper() or (noun is not None and noun.kind in _SIDES)
    parted = clause.role(number - 3) & (Role.BREAK | Role.CONJUNCTION)
    return bool(parted and opens & Role.DETERMINER and named and number - 1 not in clause.dated)


def of_label(found: Found, mentions: list[CountryMention]) -> Side | None:
    """Whose forces and losses a line tells: "Iraq: 113 tanks destroyed", "Losses: Chad: 84 killed; Libya: 312", "Turkish troops in Iraq: three killed"."""
    clause, counted, measure = found.clause, found.counted, found.binding.measure
    force = headings.befallen(clause, counted)
    if force is not None:
        return next((side_of(m, "phrase") for m in mentions if m.first <= force), None)
    label: CountryMention | None = None
    for mention in mentions:
        if mention.first < counted.first and _is_label(clause, mention):
            label = mention
    if label is None or label.kind != "name":
        return None
    if any(
        (noun := clause.word(token).noun) and noun.kind == "fighter"
        for token in range(label.last, counted.first)
    ):
        return None  # "Chad: gunmen abduct 80 pupils"
    soldiers = counted.noun is not None and counted.noun.gloss == "soldiers"
    serving = (
        soldiers or counted.kind in naming.SERVING or measure in naming.CHANGING or measure in _OF_FORCES
    )
    if serving or (measure in HARM and _tells_losses(found, label)):
        return side_of(label, "phrase")
    return None


def _is_label(clause: Clause, mention: CountryMention) -> bool:
    """Whether a country stands alone before a colon, or in a box right before a number: "Losses: Chad 84 killed; Libya 312"."""
    if mention.last >= clause.last:
        return False
    opens = mention.first == clause.first or clause.text(mention.first - 1) in _PARTING
    boxed = mention.first > clause.first and mention.last in clause.counts
    return opens and (boxed or clause.text(mention.last) == ":")


def _tells_losses(found: Found, label: CountryMention) -> bool:
    """Whether the words before a label, or the line above it, are those of a war: "Losses: Chad: 84 killed"."""
    above = found.lead_in
    if above is not None and _has_losses(above, above.first, above.last):
        return True
    if _stands_below_losses(found.clause):
        return True
    return _has_losses(found.clause, found.clause.first, label.first)


def _stands_below_losses(clause: Clause) -> bool:
    """Whether a line stands in the box of a battle, below "Casualties and losses", with none but such lines between."""
    tokens = clause.tokens
    at = below(tokens.lines, clause.first + 1) - 1
    for line in range(at - 1, max(at - _LINES, 0) - 1, -1):
        first, last = tokens.lines[line], tokens.lines[line + 1]
        words = clause.lexicon.entries(tokens.pieces[first:last])
        if any(word.traits & Trait.LOSSES for word in words):
            return True
        if ":" not in tokens.words[first:last]:
            return False
    return False


def _has_losses(clause: Clause, first: int, last: int) -> bool:
    return any(clause.word(token).traits & Trait.LOSSES for token in range(first, last))
