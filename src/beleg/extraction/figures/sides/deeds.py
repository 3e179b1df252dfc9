"""Whose act a sentence tells becomes whose the things counted are: attacks of who fires, losses of the opponent."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides import countrywords, naming, sides, subjects, topics
from beleg.extraction.figures.sides.homes import Homes
from beleg.extraction.figures.sides.institutions import Institutions
from beleg.extraction.figures.sides.sidecase import LOST, MOVED, Case
from beleg.extraction.figures.sides.sides import MIXED, Sides
from beleg.extraction.figures.sides.told import Told

_BY_GROUPS: Final = frozenset(("attacks", "area", "distance"))
_TOGETHER: Final = {"distance": "area", "area": "distance"}
_SERVING: Final = frozenset(("vehicle", "formation", "helper"))


class Deeds:
    """Says of the figures of an article who acts: who sends, fires, conquers, shoots down."""

    __slots__ = ("_countries", "_homes", "_institutions", "_told")

    def __init__(self, countries: Sides, homes: Homes, institutions: Institutions, told: Told) -> None:
        self._countries = countries
        self._homes = homes
        self._institutions = institutions
        self._told = told

    def resolved(self, side: Side | None, case: Case) -> Side | None:
        """The country that "the enemy" or "our" stands for; ``MIXED`` for an enemy whose country is not told."""
        if side is None or side.rule != sides.RELATION:
            return side
        speaking = case.speaking
        if self._homes.is_claim_of_rebels(case.said):
            return self._institutions.unnamed(side.first) if side.code == countrywords.ENEMY else MIXED
        if speaking is not None:
            known = speaking if side.code == countrywords.OWN else self._countries.opponent(speaking)
        else:
            known = self._homes.related(side, case.said)
        own = speaking or self._homes.speaker(case.said, case.found.counted.first)
        return known or (self._told.enemy_of(own) if side.code == countrywords.ENEMY and own else None)

    def acting(self, case: Case) -> Side | None:
        """Whose act the sentence tells; whoever announces to send or withdraw troops will do so."""
        agents = case.agents
        known = subjects.acting(case.clause, case.found.counted, agents)
        if known is None and case.found.binding.measure in MOVED and len(agents) < len(case.mentions):
            known = subjects.acting(case.clause, case.found.counted, case.apart(case.mentions))
        body = None
        if known is None:
            clause, speaking = case.clause, None if case.found.binding.measure in MOVED else case.said
            body = self._institutions.subject(
                clause, clause.first, case.found.counted.first, case.mentions, speaking
            )
        if (
            known is None
            and body is None
            and case.found.binding.measure in MOVED
            and self.is_of_a_mission(case)
        ):
            return MIXED
        if case.found.binding.measure in _BY_GROUPS and topics.is_of_a_group(case, known):
            return MIXED
        known = known or body
        if known is None and case.before is not None:
            known = topics.of_pronoun(case, case.before, self._countries)
        return self.resolved(known, case)

    def _doer(self, case: Case) -> Side | None:
        """Whose act the sentence tells, else who tells it."""
        return self.acting(case) or self._homes.speaker(case.said, case.found.counted.first)

    def of_act(self, case: Case) -> Side | None:
        """Attacks, ground and ways are of those who act; who counts the attacks is under attack."""
        measure, clause, one = case.found.binding.measure, case.clause, case.found.counted
        if measure == "attacks":
            if topics.belong_to_a_group(clause, one):
                return MIXED
            if agent := subjects.by_agent(clause, one, case.mentions):
                return agent
            if naming.is_fired_from(clause, one, case.mentions) or topics.is_occasion(clause, one):
                return None
            before = self._told.before()
            if before and self._told.in_sentence and topics.got_through(case, before):
                return before.side
            if _is_detected(case):
                doer = subjects.acting(clause, one, case.mentions)
                return self._countries.opponent(doer) if doer else self._told.last_side(measure)
        gain = self.resolved(naming.of_gain(clause, one, case.mentions), case)
        return (
            gain
            or self._of_own_arms(case)
            or self.acting(case)
            or self._of_flying(case)
            or self._told.last_side(measure)
            or self._told.last_side(_TOGETHER.get(measure, ""))
        )

    def _of_own_arms(self, case: Case) -> Side | None:
        """ "said its jets had flown 120 sorties": the arms of who speaks, told before the number."""
        clause = case.clause
        for token in range(clause.first, case.found.counted.first - 1):
            noun = clause.word(token + 1).noun
            if clause.word(token).traits & Trait.POSSESSIVE and noun and noun.kind in naming.SERVING:
                return self._homes.speaker(case.said, token)
        return None

    def _of_flying(self, case: Case) -> Side | None:
        """ "Nach Armeeangaben wurden 35 Angriffe geflogen": an army tells of its own raids."""
        flown = case.clause.mentions("flying")
        return self._homes.own(case.said, case.found.counted.first) if flown else None

    def of_target(self, case: Case) -> Side | None:
        """What is shot down or destroyed belongs to the opponent of those who do it, as the last such weapons did."""
        before = self._told.before()
        if topics.belong_to_a_group(case.clause, case.found.counted):
            return MIXED
        if before and before.side and self._told.in_sentence and before.binding.measure in LOST:
            return before.side
        launched = self._told.launched(case.found)
        if launched:
            return launched.side
        if body := self.of_body(case):
            return body
        doer = self._doer(case)
        opponent = self._countries.opponent(doer) if doer else None
        if doer and self._told.are_against_fighters(opponent):
            return MIXED  # "The army killed 12 rebels and seized nine rifles"
        known = (
            opponent or self._told.last_side(case.found.binding.measure) or self._told.last_side("attacks")
        )
        if known is None and self._homes.is_claim_of_rebels(case.said):
            return self._institutions.unnamed(case.found.counted.first)
        return known

    def of_sender(self, case: Case) -> Side | None:
        """ "die Armee schickte zwei Hubschrauber", "Greece sent 30 specialists", "two coastguard helicopters"."""
        one, clause = case.found.counted, case.clause
        if not one.part and naming.is_stateless(clause, one):
            return MIXED  # "Kenya provides 400 of the [2,500 UN peacekeepers]"
        if body := self.of_body(case):
            return body
        sender = self.acting(case)
        return sender if sender and sender is not MIXED and sender.first < one.first else None

    def of_body(self, case: Case) -> Side | None:
        """ "two coastguard helicopters", "zwei Panzerwagen der Armee": of the state whose body the words name."""
        one, clause = case.found.counted, case.clause
        for token in range(one.behind, one.last):
            if clause.role(token) & Role.STATE_INSTITUTION or (
                one.kind in _SERVING and self._homes.is_of_a_force(clause.text(token))
            ):
                return self._institutions.side_at(clause, token, case.mentions)
        if one.kind in _SERVING and (body := self._institutions.behind(clause, one.last)) is not None:
            return self._institutions.side_at(clause, body, case.mentions)
        return None

    def is_of_a_mission(self, case: Case) -> bool:
        """Whether a body of several states sends them: named in the sentence, or sending those counted before."""
        clause, before = case.clause, self._told.before()
        if clause.roles & Role.STATELESS:
            return True
        return (
            before is not None
            and before.side is MIXED
            and before.binding.measure in MOVED
            and not case.mentions
        )


def _is_detected(case: Case) -> bool:
    """Whether who notices the attacks is told before their number: "Taipei detected 30 incursions"."""
    clause = case.clause
    before = range(clause.first, case.found.counted.first)
    return any(clause.word(token).traits & Trait.DETECTS for token in before)
