"""The sentence before tells of a force, and the next one goes on about it: "Its troops fight there. Hundreds fell."."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides import losing, subjects
from beleg.extraction.figures.sides.sidecase import FATES, Case
from beleg.extraction.figures.sides.sides import Sides, side_of
from beleg.extraction.sentences import Sentence
from beleg.gazetteer.forces import groups

FORCE_BEFORE: Final = "force of the sentence before"
_OPENING: Final = 4  # tokens of a sentence among which its pronoun stands
_OWNED: Final = 5  # tokens from weapons to the group that they are of
FIGHTERS: Final = "fighters"
_OWNING: Final = frozenset(("adjective", "force"))
_PERSONS: Final = frozenset(("force", "fighter", "person", "helper"))


def of_force(case: Case, before: Sentence, countries: Sides) -> Side | None:
    """ "Nordkoreanische Truppen kämpfen in X. Hunderte fielen.": a number alone counts the force that the sentence before tells of."""
    one, clause = case.found.counted, case.clause
    if case.found.binding.measure not in FATES or one.head is not None or one.part or case.mentions:
        return None
    if not _stands_alone(clause, one.first):
        return None
    told = Clause(clause.tokens, before.first, before.last, clause.lexicon)
    if not any(
        clause.tokens.lows[token] in clause.lexicon.lists["engaged"] for token in range(told.first, told.last)
    ):
        return None
    forces = [m for m in countries.forces if told.first <= m.first < told.last]
    if not forces or any(m.code != forces[0].code for m in forces) or _are_others(told):
        return None
    return side_of(forces[0], FORCE_BEFORE)


def goes_on(case: Case, last: Found) -> bool:
    """ "Russland schickte 12.000 Soldaten. 4000 sind gefallen.": a number alone behind people of a force that were sent."""
    one, told = case.found.counted, last.binding.measure
    if case.before is None or last.sentence.start != case.before.start or one.head is not None:
        return False
    alone = not one.part and not case.mentions and _stands_alone(case.clause, one.first)
    sent = told == "deployed" and last.counted.kind == "force" and last.side is not None
    return alone and sent and case.found.binding.measure in FATES


def got_through(case: Case, before: Found) -> bool:
    """ "downed 139 drones, but 18 struck homes": weapons beside those that were stopped."""
    stopped = before.binding.measure == "intercepted" and before.side is not None
    return stopped and case.found.binding.first >= case.found.counted.last


def is_occasion(clause: Clause, one: Counted) -> bool:
    """ "Soldaten wurden bei zwei Attacken getötet": not an act of the subject of the passive."""
    if not clause.roles & Role.PASSIVE or not clause.role(one.first - 1) & Role.PREPOSITION:
        return False
    first, last = one.first, one.last
    while first > clause.first and not clause.role(first - 1) & Role.BREAK:
        first -= 1
    while last < clause.last and not clause.role(last) & Role.BREAK:
        last += 1
    return any(clause.role(token) & Role.PASSIVE for token in range(first, last))


def of_crew(case: Case, countries: Sides) -> Side | None:
    """ "... overran the Honduran post. Of its garrison of 45, 12 fell": whose post, ship or base the sentence before names last."""
    one, clause = case.found.counted, case.clause
    if case.before is None or any(m.named for m in case.mentions) or not _has_a_crew(clause, one):
        return None
    told = Clause(clause.tokens, case.before.first, case.before.last, clause.lexicon)
    named = [
        m for m in countries.within(told.first, told.last) if m.kind in _OWNING and m.named and not m.backs
    ]
    return side_of(named[-1], "owner") if named else None


def _has_a_crew(clause: Clause, one: Counted) -> bool:
    """Whether the number is of "its garrison", "dessen Besatzung"."""
    men, whose = clause.lexicon.lists["own_men"], clause.lexicon.lists["whose"]
    if not clause.mentions("own_men"):
        return False
    for token in range(clause.first, one.last):
        owned = clause.word(token).traits & Trait.POSSESSIVE or clause.tokens.lows[token] in whose
        near = range(token + 1, min(token + _OPENING, clause.last))
        if owned and any(clause.tokens.lows[at] in men for at in near):
            return True
    return False


def of_pronoun(case: Case, before: Sentence, countries: Sides) -> Side | None:
    """ "The Iranians attacked. They advanced 6 km": whom a pronoun takes up that opens a sentence."""
    one, clause = case.found.counted, case.clause
    if case.said.origins or any(mention.first < one.first for mention in case.agents):
        return None
    opening = range(clause.first, min(clause.first + _OPENING, one.first))
    if not any(_stands_for_a_state(clause, token) for token in opening):
        return None
    told = Clause(clause.tokens, before.first, before.last, clause.lexicon)
    mentions = countries.within(told.first, told.last)
    agents = [m for m in mentions if m.named and subjects.acts(told, m, mentions)]
    return side_of(agents[0], "taken up") if agents else None


def of_admission(case: Case, speaking: Side | None) -> Side | None:
    """ "Peking räumte vier Tote ein": whoever admits losses has them."""
    cue = case.said.cue
    if speaking is None or cue is None or not losing.may_be_lost(case.found.counted):
        return None
    text = case.clause.tokens.text[cue.start : cue.end].split()
    return speaking if text and text[0].lower() in case.clause.lexicon.lists["admitting"] else None


def is_of_a_group(case: Case, acting: Side | None) -> bool:
    """ "Hezbollah fired 40 rockets", "rebels took 12 sq km": who acts is of no state."""
    clause, number = case.clause, case.found.counted.first
    first = acting.last if acting is not None and acting.first < number else clause.first
    for token in range(number - 1, first - 1, -1):
        noun = clause.word(token).noun
        is_group = clause.text(token) in groups() or (noun is not None and noun.gloss == FIGHTERS)
        if is_group and token not in clause.numbers and not _is_governed(clause, token):
            return not any(mention.last == token for mention in case.mentions)
    return False


def belong_to_a_group(clause: Clause, one: Counted) -> bool:
    """ "seven drones of the Houthis", "140 Geschosse, die die Hisbollah abfeuerte": weapons of no state."""
    joining = Role.DETERMINER | Role.PARTITIVE_OF | Role.RELATIVE | Role.PREPOSITION
    token = one.last + (clause.text(one.last) == ",")
    if not clause.role(token) & joining:
        return False
    while token < min(one.last + _OWNED, clause.last) and clause.role(token) & joining:
        token += 1
    noun = clause.word(token).noun if token < clause.last else None
    return token < clause.last and (
        clause.text(token) in groups() or (noun is not None and noun.gloss == FIGHTERS)
    )


def _is_governed(clause: Clause, token: int) -> bool:
    """Whether a noun is no subject: behind a preposition, "of", or a German article in the genitive."""
    before = token - 1
    while (
        before >= clause.first
        and clause.role(before) & Role.DETERMINER
        and not clause.role(before) & Role.PARTITIVE_OF
    ):
        before -= 1
    return clause.role(before) & (Role.PREPOSITION | Role.PARTITIVE_OF) != 0


def _stands_alone(clause: Clause, number: int) -> bool:
    """Whether no people are named in a sentence before its number."""
    for token in range(clause.first, number):
        noun = clause.word(token).noun
        if (
            noun is not None
            and noun.kind in _PERSONS
            or clause.role(token) & (Role.AMONG | Role.STATE_INSTITUTION)
        ):
            return False
    return True


def _are_others(told: Clause) -> bool:
    """Whether a sentence tells of other people than a force, too."""
    for token in range(told.first, told.last):
        noun = told.word(token).noun
        if noun is not None and noun.kind in ("person", "fighter"):
            return True
    return False


def _stands_for_a_state(clause: Clause, token: int) -> bool:
    """ "it", "they", "es", "sie", but not "he"."""
    return clause.tokens.lows[token] in clause.lexicon.lists["taking_up"]
