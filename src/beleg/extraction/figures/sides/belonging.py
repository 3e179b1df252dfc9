"""Those counted belong to a side: said in the phrase, taken over, or that of the state they serve."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.origins import Attribution
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.memory import HARM, Found
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides import descent, lists, losing, losses, naming, nationals, sides, topics
from beleg.extraction.figures.sides.deeds import Deeds
from beleg.extraction.figures.sides.homes import Homes
from beleg.extraction.figures.sides.institutions import Institutions
from beleg.extraction.figures.sides.sidecase import DONE_TO, LOSSES, LOST, MOVED, Case
from beleg.extraction.figures.sides.sides import MIXED, Sides
from beleg.extraction.figures.sides.stateforces import STATE_FORCES, StateForces
from beleg.extraction.figures.sides.told import Told
from beleg.extraction.sentences import Sentence

_ACTS: Final = frozenset(("attacks", "intercepted", "area", "distance", "equipment_lost"))
_TAKEN_OVER: Final = frozenset(("part", "apposition", "ellipsis", "total"))
_OTHERS: Final = frozenset(("detained", "displaced", "evacuated", "affected"))
_SAVED: Final = "evacuated"
_BARE: Final = frozenset(("none", "person", "unknown"))
_BY_FORCE: Final = frozenset((sides.FORCE, topics.FORCE_BEFORE, "institution", "losses"))
_FALLEN: Final = LOST | {"affected"}  # as which soldiers are told of; "inmates" are none
_JOINED: Final = 2  # words from those harmed to the number of others: "killed and"


class Belonging:
    """Goes over the figures of an article in text order; those that it was asked about are in ``_told``."""

    __slots__ = ("_countries", "_deeds", "_forces", "_homes", "_institutions", "_told")

    def __init__(self, countries: Sides, homes: Homes) -> None:
        self._countries = countries
        self._homes = homes
        self._institutions = Institutions(countries, homes)
        self._told = Told()
        self._deeds = Deeds(countries, homes, self._institutions, self._told)
        self._forces = StateForces(countries, homes, self._institutions, self._told, self._deeds)

    def side(self, found: Found, said: Attribution, place: str, before: Sentence | None) -> Side | None:
        """The country of those counted, ``None`` where no word gives it.

        ``said`` is who says the number, ``place`` where it plays, ``""`` for nowhere, ``before`` the sentence before.
        """
        self._told.begin(found.sentence)
        known = self._side(Case(found, said, place, self._countries, before))
        found.side = known
        found.side_of_force = known is not None and (
            found.counted.kind == "force"
            or found.gloss in STATE_FORCES
            or known.rule in _BY_FORCE
            or _inherits(known, self._told.before())
        )
        self._told.add(found)
        return None if known is MIXED else known

    def _side(self, case: Case) -> Side | None:
        """The first answer of: the phrase and its label, words beside it, the figure before, what the measure tells."""
        bound = case.found.binding
        known = self._of_phrase(case)
        if known or bound.rule == "table":
            return known
        before = self._told.before()
        known = self._of_people(case) or self._of_toll(case) or self._of_next(case, before)
        known = known or topics.of_crew(case, self._countries)
        if known:
            return known
        if before is not None and self._takes_over(case, before):
            return before.side
        return self._of_measure(case)

    def _of_phrase(self, case: Case) -> Side | None:
        """ "12 Kenyan soldiers", "Iraq: 113 tanks"."""
        one, measure = case.found.counted, case.found.binding.measure
        named = self._deeds.resolved(naming.of_phrase(case.clause, one, case.mentions, measure), case)
        return named or lists.of_label(case.found, case.mentions)

    def _of_people(self, case: Case) -> Side | None:
        """ "lost 40 of its citizens", "Soldiers from Ghana put out the fire; two of them were hurt"."""
        known = nationals.of_compatriots(case, self._homes)
        return known or (None if self._told.in_sentence else nationals.of_them(case))

    def _of_toll(self, case: Case) -> Side | None:
        """ "die Zahl der gefallenen Briten stieg auf 20", "19 of the injured were police officers"."""
        one, measure = case.found.counted, case.found.binding.measure
        if one.kind not in _BARE:
            return None
        toll: Side | None = None
        if measure in HARM or measure in _OTHERS:
            toll = naming.of_toll(case.clause, one, case.mentions)
        return self._forces.of_predicate(case) if toll is None and measure in HARM else toll

    def _takes_over(self, case: Case, before: Found) -> bool:
        """Whether those counted are of the side of the figure before, be it known or not."""
        if _are_taken_by(case.found, before):
            return False
        going_on = case.found.binding.rule in _TAKEN_OVER or self._goes_on(case, before)
        if going_on and not self._is_new(case.found.counted, before):
            return True
        if self._is_coordinated(case, before):
            return True
        done_to = self._told.in_sentence and before.binding.measure in DONE_TO
        return case.found.counted.whole and done_to  # "shot down 22 of 28 drones"

    def _of_next(self, case: Case, before: Found | None) -> Side | None:
        """The other side of a list, "..., der Gegner 120", where the one before has its number."""
        measure = case.found.binding.measure
        told = before.binding.measure if before is not None and before.side is not None else ""
        if measure != told and measure not in MOVED and not (measure in LOST and told in LOST):
            return None
        return self._deeds.resolved(lists.of_next(case.clause, case.found.counted, case.mentions), case)

    @staticmethod
    def _is_new(one: Counted, before: Found) -> bool:
        """ "nine dead, among them two policemen": people of a force out of others."""
        return one.kind == "force" and before.counted.kind != "force" and before.side is None

    def _is_coordinated(self, case: Case, before: Found) -> bool:
        """ "46 gefallene Dänen und 80 Verwundete": bare harm right behind people who were harmed and whose side is said."""
        one, measure = case.found.counted, case.found.binding.measure
        told = before.side is not None and before.side.rule == "phrase" and before.binding.measure in HARM
        bare = measure in HARM and (one.noun is None or one.noun.measure in HARM)
        joined = self._told.in_sentence and case.clause.role(one.first - 1) & Role.CONJUNCTION
        return bool(told and bare and joined) and one.first - before.counted.last <= _JOINED

    def _goes_on(self, case: Case, before: Found) -> bool:
        """Whether a number alone counts those of the number before it in the sentence."""
        one, measure, known = case.found.counted, case.found.binding.measure, before.binding.measure
        if (known in _ACTS and measure in HARM) or case.found.gloss == topics.FIGHTERS:
            return False  # "Two bombs killed seven"
        fresh = self._told.in_sentence
        if fresh and naming.are_others(case.clause, one):
            return before.counted.kind == "force" and measure in HARM
        if any(mention.last == one.first for mention in case.mentions):
            return False  # "Malta sent 40 people, Cyprus 110"
        if fresh and (descent.are_among(case.clause, one) or _is_of_the_whole(case, before)):
            return False  # "Two Britons were among the 14 dead"
        opens = case.clause.role(case.clause.first) & Role.SUBSET  # "Davon starben 40."
        return (
            one.head is None
            and bool(fresh or one.part or opens)
            and (measure == known or measure not in _OTHERS or (fresh and measure == _SAVED))
        )

    def _of_measure(self, case: Case) -> Side | None:
        one, measure = case.found.counted, case.found.binding.measure
        if one.kind == "fighter":
            return None
        if measure in LOST and losing.may_be_lost(one):
            loser = self._loser(case)
            if loser:
                return loser
        if measure in LOSSES and losing.is_loss(case):
            loser = self._deeds.acting(case) or self._of_topic(case)
            return loser or self._told.last_side("casualties")
        if measure in DONE_TO:
            return self._deeds.of_target(case)
        if measure in _ACTS:
            return self._deeds.of_act(case)
        if one.kind == "force" or (one.head is None and measure in MOVED) or self._forces.are_police(case):
            return self._forces.of_force(case)
        if measure in MOVED and one.noun is not None and one.noun.gloss in losing.MEN_AND_WOMEN:
            return self._deeds.of_sender(case) or self._told.last_force()
        if measure in HARM:
            return self._of_harmed(case)
        return self._deeds.of_sender(case) if measure in MOVED else None

    def _of_harmed(self, case: Case) -> Side | None:
        """People harmed whom no noun gives a side: lost in the ranks of who speaks, or spoken of before."""
        one = case.found.counted
        if one.noun is not None and one.noun.measure not in _FALLEN:
            return None
        if one.kind == "unknown" and self._told.in_sentence:
            return None  # "Vier Polizisten und zwei Besetzer"
        return losses.of_ranks(case, self._homes) or self._of_admission(case) or self._of_topic(case)

    def _loser(self, case: Case) -> Side | None:
        """Who lost, by the words of the sentence; of a pronoun by those of the sentence before."""
        known = self._deeds.resolved(losses.loser_of(case, self._institutions, self._countries), case)
        known = known or self._of_fallen(case)
        if known or case.before is None or case.found.binding.measure == "captured":
            return known
        return (
            topics.of_pronoun(case, case.before, self._countries)
            if case.clause.traits & Trait.LOSES
            else None
        )

    def _of_fallen(self, case: Case) -> Side | None:
        """ "Die Armee meldete 11 Gefallene", "sprach von elf gefallenen Kameraden": soldiers of the army that says so."""
        one, clause, bound = case.found.counted, case.clause, case.found.binding
        words = [*range(one.first, one.last)]
        if one.kind in ("none", "force"):
            words += range(bound.first, bound.last)
        if not any(clause.says(token, "fallen") for token in words):
            return None
        return self._homes.of_army(case.said, one.first)

    def _of_admission(self, case: Case) -> Side | None:
        """ "Peking räumte vier Tote ein", where soldiers were counted before."""
        if not self._told.counts_military():
            return None
        return topics.of_admission(case, self._homes.speaker(case.said, case.found.counted.first))

    def _of_topic(self, case: Case) -> Side | None:
        """Bare losses ("rund 1000 Tote") are those of the force that the last figure counted, or the sentence before names."""
        if losing.is_of_fighters(case):
            return None
        before = self._told.before()
        if case.before is not None and (before is None or before.sentence.start < case.before.start):
            known = topics.of_force(case, case.before, self._countries)
            if known:
                return known
        if before is None:
            return None
        measure = case.found.binding.measure
        if self._told.in_sentence and before.binding.measure in HARM:
            return before.side if losing.is_military(before) else None
        if measure == "casualties":
            return self._told.last_side("casualties")
        last = self._told.before_sentence()
        if last is not None and case.before is not None and topics.goes_on(case, last):
            return last.side
        if last is None or last.binding.measure not in HARM or not losing.is_same_paragraph(last, case.found):
            return None
        if case.found.counted.head is None and measure not in LOST:
            return None
        return last.side if losing.is_military(last) and not last.counted.part else None


def _are_taken_by(found: Found, before: Found) -> bool:
    """ "1,200 soldiers took part. We captured 14 of them": prisoners of those who were sent, not some of these."""
    taken = found.binding.measure == "captured" and found.binding.rule == "predicate:object"
    return taken and before.binding.measure in MOVED


def _is_of_the_whole(case: Case, before: Found) -> bool:
    """ "41 wounded, 26 of them soldiers; seven were in a critical condition": some of all, and not of the part told before."""
    one, clause = case.found.counted, case.clause
    if not before.counted.part or one.part or clause.role(one.first - 1) & Role.CONJUNCTION:
        return False
    return any(
        clause.role(token) & Role.AUXILIARY for token in range(one.last, min(one.last + 2, clause.last))
    )


def _inherits(side: Side, before: Found | None) -> bool:
    return before is not None and before.side is side and before.side_of_force
