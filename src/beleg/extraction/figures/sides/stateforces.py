"""Soldiers and police belong to the state that they serve: of the word before them, who sends them, where they are."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides import naming, strangers, subjects
from beleg.extraction.figures.sides.deeds import Deeds
from beleg.extraction.figures.sides.homes import Homes
from beleg.extraction.figures.sides.institutions import Institutions
from beleg.extraction.figures.sides.sidecase import LOST, MOVED, Case
from beleg.extraction.figures.sides.sides import MIXED, Sides
from beleg.extraction.figures.sides.told import Told

STATE_FORCES: Final = frozenset(
    ("soldiers", "officers", "police officers", "security forces", "prison guards")
)
_GUARDS: Final = "guards"
_SQUAD: Final = "helper"  # of the police, where these have a side
_POLICE: Final = "police officers"
_CANNONS: Final = "water cannons"  # which only the police have
_HARMED: Final = frozenset(("killed", "wounded"))
_OBJECT: Final = "predicate:object"
_ACTIVE: Final = ("predicate:participle", "predicate:phrase")  # of a German perfect
_ADJECTIVE: Final = 2  # tokens from "were" to the noun behind an adjective
_PREDICATE: Final = 8  # tokens from those counted to what they are
_BODY: Final = 2  # tokens from those counted to the body that they are of
_BODY_BACK: Final = 120  # tokens from "Einsatzkräfte" back to the body that they are of


class StateForces:
    """Says of the figures of an article that count people of a force whose force it is."""

    __slots__ = ("_countries", "_deeds", "_homes", "_institutions", "_told")

    def __init__(
        self, countries: Sides, homes: Homes, institutions: Institutions, told: Told, deeds: Deeds
    ) -> None:
        self._countries = countries
        self._homes = homes
        self._institutions = institutions
        self._told = told
        self._deeds = deeds

    def of_force(self, case: Case) -> Side | None:
        """A state's forces carry its nationality: of who sends them, of the force named before, of the country."""
        one, clause = case.found.counted, case.clause
        if naming.is_stateless(clause, one) and one.part and (sender := self._of_sender(case)):
            return sender  # "Kenya provides 400 of the 2,500 UN soldiers"
        if naming.is_stateless(clause, one) or strangers.are_counted(clause, one, case.mentions):
            return MIXED
        known = naming.of_side(clause, one, case.mentions) or self._owner(case)
        if known is None and naming.is_owned(clause, one) and self._is_of_a_league(case):
            return MIXED
        if known:
            return self._deeds.resolved(known, case)
        known = self._of_those_before(case) or self._of_government(case)
        if known:
            return known
        if one.noun and one.noun.gloss == _GUARDS and not _serves_a_state(clause, one):
            return self._institutions.unnamed(one.first) if self._homes.is_of_a_prison else None
        return self._of_sender(case) or self._of_article(case)

    def _of_government(self, case: Case) -> Side | None:
        """ "40 government soldiers", "Soldaten der Regierungsarmee": of the country that the article plays in."""
        one, clause = case.found.counted, case.clause
        near = range(one.first, min(one.last + _BODY, clause.last))
        return self._homes.home if any(clause.says(at, "governments") for at in near) else None

    def _of_those_before(self, case: Case) -> Side | None:
        """ "the soldiers", "these troops": of the force counted before, unless a country sends them."""
        sent = case.found.binding.measure in MOVED and case.mentions
        taken_up = naming.is_taken_up(case.clause, case.found.counted) and not sent
        return self._told.last_force() if taken_up else None

    def _of_sender(self, case: Case) -> Side | None:
        """ "Greece sent 30 soldiers", "Chad lost 30 men"; ``MIXED`` where a body of several states sends them."""
        one, measure = case.found.counted, case.found.binding.measure
        if measure not in MOVED and measure != "casualties":
            return None
        sender = self._deeds.acting(case)
        if sender and (sender.first < one.first or subjects.follows_verb(case.clause, sender.first)):
            return sender
        return MIXED if measure in MOVED and self._deeds.is_of_a_mission(case) else None

    def _of_article(self, case: Case) -> Side | None:
        """Of the side told before, of who speaks, of where it plays; a secret service speaks of others' forces."""
        one, measure = case.found.counted, case.found.binding.measure
        earlier = self._told.last_side(measure) if one.head is None else None
        if measure in LOST and self._homes.watches(case.said):
            return earlier or self._countries.force_before(one.first)
        return earlier or self._of_speaker(case) or self._of_country(case)

    def _owner(self, case: Case) -> Side | None:
        """ "its soldiers": of the subject, or of who says that another holds them."""
        one, clause = case.found.counted, case.clause
        if case.found.binding.measure != "captured" or not naming.is_owned(clause, one):
            return naming.of_owner(clause, one, case.mentions)
        return self._homes.speaker(case.said, one.first) or case.speaking

    @staticmethod
    def _is_of_a_league(case: Case) -> bool:
        """ "NATO said two of its soldiers": whether who is spoken of with "its" is a body of several states."""
        clause = case.clause
        return any(
            clause.role(token) & Role.STATELESS for token in range(clause.first, case.found.counted.first)
        )

    def _of_speaker(self, case: Case) -> Side | None:
        """Soldiers that a state says to have died are its own, those that it says to have captured its opponent's."""
        measure, first = case.found.binding.measure, case.found.counted.first
        if not _serves_a_state(case.clause, case.found.counted):
            return None
        if measure == "captured":
            doer = self._deeds.acting(case)
            return self._countries.opponent(doer) if doer and doer is not MIXED else None
        if measure in _HARMED and _are_done_to(case):
            doer = self._deeds.acting(case) or self._homes.speaker(case.said, first)
            if doer and doer is not MIXED:
                return self._countries.opponent(doer) or MIXED
        if measure in LOST and not self._countries.force_within(case.clause.first, first):
            going_on = self._told.last_side(measure) if measure == "casualties" else None
            return going_on or self._homes.speaker(case.said, first)
        return None

    def of_predicate(self, case: Case) -> Side | None:
        """ "19 of the injured were police officers", "drei – allesamt Polizisten": the state of those as whom a clause names people."""
        known = STATE_FORCES | {_GUARDS} if self._homes.is_of_a_prison else STATE_FORCES
        token = _named_as(case.clause, case.found.counted, known)
        if token is None:
            return None
        one = case.found.counted
        return (
            self._homes.of_place(case.place, one)
            or self._countries.force_before(token)
            or self._institutions.unnamed(token)
        )

    def are_police(self, case: Case) -> bool:
        """Whether "Einsatzkräfte" are those of the police, by the last body named before them; "Wasserwerfer" are."""
        one, clause = case.found.counted, case.clause
        if one.noun is not None and one.noun.gloss == _CANNONS:
            return True
        if one.head is None or not clause.word(one.head).traits & Trait.SQUADS:
            return False
        for token in range(one.first - 1, max(one.first - _BODY_BACK, -1), -1):
            text = clause.tokens.words[token]
            noun = clause.lexicon.word(text).noun
            if noun is not None and noun.kind == _SQUAD:
                return False
            if text[0].isupper() and self._homes.is_of_a_force(text):
                return True
        return False

    def _of_country(self, case: Case) -> Side | None:
        one = case.found.counted
        if one.noun is None:
            return self._countries.force_before(one.first)
        squad = one.noun.kind == _SQUAD or one.noun.gloss == _CANNONS
        if not squad and not _serves_a_state(case.clause, one):
            held = case.found.binding.measure == "detained"
            return None if held else self._countries.force_before(one.first)
        if one.head is not None and case.clause.role(one.head) & Role.SINGLE:
            return self._of_men(case)
        if squad or one.noun.gloss == _POLICE:
            local = self._homes.of_place(case.place, one)
            if local:
                return local
        if case.before is not None and self._countries.are_several(case.before.first, one.first):
            return MIXED  # "Thai and Cambodian troops clashed. Eight soldiers died."
        before = self._countries.force_before(one.first)
        if before and self._is_passing(before, one.first):
            return self._homes.home
        return before or self._homes.of_place(case.place, one) or self._institutions.unnamed(one.first)

    def _is_passing(self, force: Side, token: int) -> bool:
        """Whether a foreign force that is no party was named but once, after those of the country that the article plays in."""
        if force.code in self._countries.parties:
            return False
        home, named = self._homes.home, [m.code for m in self._countries.forces if m.first < token]
        return home is not None and named.count(force.code) == 1 and home.code in named[:-1]

    def _of_men(self, case: Case) -> Side | None:
        """ "120 Mann" are of the force counted or named before, and need not be one of a state."""
        before = self._told.before()
        measure = case.found.binding.measure
        if before and before.counted.kind == "force" and _go_together(before.binding.measure, measure):
            return before.side
        return self._countries.force_within(0, case.found.counted.first)


def _named_as(clause: Clause, one: Counted, known: frozenset[str]) -> int | None:
    """Where people of one of the ``known`` forces stand as the predicate of those counted, or behind "all"."""
    for token in range(one.last, min(one.last + _PREDICATE, clause.last)):
        word = clause.word(token)
        if token in clause.counts or word.role & (Role.RELATIVE | Role.PREPOSITION):
            return None
        if word.noun is not None:
            links = range(max(token - _ADJECTIVE, one.last), token)
            linked = any(
                clause.role(near) & Role.AUXILIARY or clause.word(near).traits & Trait.ALL for near in links
            )
            return token if linked and word.noun.gloss in known else None
    return None


def _are_done_to(case: Case) -> bool:
    """Whether who speaks or its force harmed them: "claimed to have killed 60 soldiers", "60 Soldaten getötet zu haben"."""
    clause, bound, one = case.clause, case.found.binding, case.found.counted
    if not clause.first <= bound.first < clause.last or clause.word(bound.first).traits & Trait.LOSES:
        return False
    if not clause.verb_final:
        return bound.rule == _OBJECT and _is_by_a_force(case, bound.first)
    if bound.rule not in _ACTIVE or any(
        clause.role(token) & Role.PASSIVE for token in range(one.last, clause.last)
    ):
        return False
    around = range(bound.last - 1, min(bound.last + 2, clause.last))
    having = any(clause.role(token) & Role.HAVING for token in around)
    if not having and not clause.plays(one.first - 1, Role.HAVING):
        return False
    return any(clause.word(token).traits & Trait.INFINITIVE for token in around) or _is_by_a_force(
        case, one.first
    )


def _is_by_a_force(case: Case, verb: int) -> bool:
    """Whether a state, "it", "its forces" or an infinitive stands before a verb, and no thing: "a bomb killed two"."""
    clause = case.clause
    states = {mention.last - 1 for mention in case.mentions if mention.named}
    for token in range(verb - 1, clause.first - 1, -1):
        word = clause.word(token)
        if token in states or word.traits & (Trait.INFINITIVE | Trait.PRONOUN):
            return True
        if word.noun is not None:
            return word.noun.kind == "force"
        if clause.role(token) & Role.BREAK:
            return False
    return False


def _go_together(before: str, measure: str) -> bool:
    return before == measure or (before in MOVED and measure in MOVED)


def _serves_a_state(clause: Clause, one: Counted) -> bool:
    """Whether a noun counts people of a state's force: "soldiers", "border guards", but not "security guards"."""
    if one.noun is None or one.noun.gloss != _GUARDS:
        return one.noun is not None and one.noun.gloss in STATE_FORCES
    head = one.head
    return head is not None and head > clause.first and bool(clause.word(head - 1).traits & Trait.STATE_GUARD)
