"""Those counted belong to a side: said in the phrase, taken over, or that of the state they serve."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.origins import Attribution
from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.memory import HARM, Found
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides import lists, losing, losses, naming, nationals, sides, strangers, topics
from beleg.extraction.figures.sides.homes import Homes
from beleg.extraction.figures.sides.institutions import Institutions
from beleg.extraction.figures.sides.sidecase import Case
from beleg.extraction.figures.sides.sides import MIXED, Sides
from beleg.extraction.figures.sides.told import Told
from beleg.extraction.sentences import Sentence

_ACTS: Final = frozenset(("attacks", "intercepted", "area", "distance", "equipment_lost"))
_BY_GROUPS: Final = frozenset(("attacks", "area", "distance"))
_DONE_TO: Final = frozenset(("intercepted", "equipment_lost"))
_LOSSES: Final = frozenset(("casualties", "equipment_lost"))
_LOST: Final = _LOSSES | {"killed", "wounded", "missing_persons", "captured"}
_MOVED: Final = frozenset(("deployed", "withdrawn"))
_TAKEN_OVER: Final = frozenset(("part", "apposition", "ellipsis", "total"))
_OTHERS: Final = frozenset(("detained", "displaced", "evacuated", "affected"))
_BARE: Final = frozenset(("none", "person", "unknown"))
_TOGETHER: Final = {"distance": "area", "area": "distance"}
_SERVING: Final = frozenset(("vehicle", "formation", "helper"))
_GUARDS: Final = "guards"
_STATE_FORCES: Final = frozenset(("soldiers", "officers", "police officers", "security forces"))
_SQUAD: Final = "helper"  # of the police, where these have a side
_POLICE: Final = "police officers"
_BY_FORCE: Final = frozenset((sides.FORCE, topics.FORCE_BEFORE, "institution", "losses"))
_JOINED: Final = 2  # words from those harmed to the number of others: "killed and"
_BODY_BACK: Final = 40  # tokens from "Einsatzkräfte" back to the body that they are of


class Belonging:
    """Goes over the figures of an article in text order; those that it was asked about are in ``told``."""

    __slots__ = ("_countries", "_fresh", "_homes", "_institutions", "_sentence", "_told")

    def __init__(self, countries: Sides, homes: Homes) -> None:
        self._countries = countries
        self._homes = homes
        self._institutions = Institutions(countries, homes)
        self._told = Told()
        self._sentence: Sentence | None = None
        self._fresh = 0

    def side(self, found: Found, said: Attribution, place: str, before: Sentence | None) -> Side | None:
        """The country of those counted, ``None`` where no word gives it.

        ``said`` is who says the number, ``place`` where it plays, ``""`` for nowhere, ``before`` the sentence before.
        """
        if found.sentence is not self._sentence:
            self._sentence = found.sentence
            self._fresh = self._told.count
        known = self._side(Case(found, said, place, self._countries, before))
        found.side = known
        found.side_of_force = known is not None and (
            found.counted.kind == "force"
            or found.gloss in _STATE_FORCES
            or known.rule in _BY_FORCE
            or _inherits(known, self._told.before())
        )
        self._told.add(found)
        return None if known is MIXED else known

    def _side(self, case: Case) -> Side | None:
        one, clause, bound = case.found.counted, case.clause, case.found.binding
        own = self._resolved(naming.of_phrase(clause, one, case.mentions, bound.measure), case)
        own = own or lists.of_label(clause, one, case.mentions, bound.measure)
        if own or bound.rule == "table":
            return own
        own = nationals.of_compatriots(case, self._homes)
        if own:
            return own
        toll = (
            naming.of_toll(clause, one, case.mentions)
            if (bound.measure in HARM or bound.measure in _OTHERS) and one.kind in _BARE
            else None
        )
        if toll:
            return toll
        before = self._told.before()
        another = self._of_next(case, before)
        if another:
            return another
        if (
            before
            and (bound.rule in _TAKEN_OVER or self._goes_on(case, before))
            and not self._is_new(one, before)
        ):
            return before.side
        if before and self._is_coordinated(one, before, clause, bound.measure):
            return before.side
        if one.whole and before and self._told.count > self._fresh and before.binding.measure in _DONE_TO:
            return before.side
        return self._of_measure(case)

    def _of_next(self, case: Case, before: Found | None) -> Side | None:
        """The other side of a list, "..., der Gegner 120", where the one before has its number."""
        measure = case.found.binding.measure
        told = before.binding.measure if before is not None and before.side is not None else ""
        if measure != told and measure not in _MOVED and not (measure in _LOST and told in _LOST):
            return None
        return self._resolved(lists.of_next(case.clause, case.found.counted, case.mentions), case)

    @staticmethod
    def _is_new(one: Counted, before: Found) -> bool:
        """ "nine dead, among them two policemen": people of a force out of others."""
        return one.kind == "force" and before.counted.kind != "force" and before.side is None

    def _is_coordinated(self, one: Counted, before: Found, clause: Clause, measure: str) -> bool:
        """ "46 gefallene Dänen und 80 Verwundete": bare harm right behind people who were harmed and whose side is said."""
        told = before.side is not None and before.side.rule == "phrase" and before.binding.measure in HARM
        bare = measure in HARM and (one.noun is None or one.noun.measure in HARM)
        joined = self._told.count > self._fresh and clause.role(one.first - 1) & Role.CONJUNCTION
        return bool(told and bare and joined) and one.first - before.counted.last <= _JOINED

    def _goes_on(self, case: Case, before: Found) -> bool:
        """Whether a number alone counts those of the number before it in the sentence."""
        one, measure, known = case.found.counted, case.found.binding.measure, before.binding.measure
        fresh = self._told.count > self._fresh
        if fresh and naming.are_others(case.clause, one):
            return before.counted.kind == "force" and measure in HARM
        if any(mention.last == one.first for mention in case.mentions):
            return False  # "Malta sent 40 people, Cyprus 110"
        opens = case.clause.role(case.clause.first) & Role.SUBSET  # "Davon starben 40."
        return (
            one.head is None
            and bool(fresh or one.part or opens)
            and (measure == known or measure not in _OTHERS)
        )

    def _resolved(self, side: Side | None, case: Case) -> Side | None:
        """The country that "the enemy" or "our" stands for; ``MIXED`` for an enemy whose country is not told."""
        if side is None or side.rule != sides.RELATION:
            return side
        speaking = case.speaking
        if speaking is not None:
            known = speaking if side.code == sides.OWN else self._countries.opponent(speaking)
        else:
            known = self._homes.related(side, case.said)
        own = speaking or self._homes.speaker(case.said, case.found.counted.first)
        return known or (self._told.enemy_of(own) if side.code == sides.ENEMY and own else None)

    def _acting(self, case: Case) -> Side | None:
        """Whose act the sentence tells; whoever announces to send or withdraw troops will do so."""
        agents = case.agents
        known = naming.acting(case.clause, case.found.counted, agents)
        if known is None and case.found.binding.measure in _MOVED and len(agents) < len(case.mentions):
            known = naming.acting(case.clause, case.found.counted, case.mentions)
        if known is None and case.found.binding.measure in _MOVED and self._is_of_a_mission(case):
            return MIXED
        if case.found.binding.measure in _BY_GROUPS and topics.is_of_a_group(case, known):
            return MIXED
        if known is None:
            known = self._institutions.subject(
                case.clause, case.clause.first, case.found.counted.first, case.mentions, case.said
            )
        if known is None and case.before is not None:
            known = topics.of_pronoun(case, case.before, self._countries)
        return self._resolved(known, case)

    def _doer(self, case: Case) -> Side | None:
        """Whose act the sentence tells, else who tells it."""
        return self._acting(case) or self._homes.speaker(case.said, case.found.counted.first)

    def _of_measure(self, case: Case) -> Side | None:
        one, measure = case.found.counted, case.found.binding.measure
        if one.kind == "fighter":
            return None
        if measure in _LOST and losing.may_be_lost(one):
            loser = self._loser(case)
            if loser:
                return loser
        if measure in _LOSSES and losing.is_loss(case):
            loser = self._acting(case) or self._of_topic(case)
            return loser or self._told.side_of("casualties")
        if measure in _DONE_TO:
            return self._of_target(case)
        if measure in _ACTS:
            return self._of_act(case)
        if one.kind == "force" or (one.head is None and measure in _MOVED) or self._are_police(case):
            return self._of_force(case)
        if measure in _MOVED and one.noun is not None and one.noun.gloss in losing.MEN_AND_WOMEN:
            return self._of_sender(case) or self._told.force()
        if measure in HARM and (one.noun is None or one.noun.measure in HARM):
            return losses.of_ranks(case, self._homes) or self._of_admission(case) or self._of_topic(case)
        return self._of_sender(case) if measure in _MOVED else None

    def _loser(self, case: Case) -> Side | None:
        """Who lost, by the words of the sentence; of a pronoun by those of the sentence before."""
        known = self._resolved(losses.loser_of(case, self._institutions, self._countries), case)
        if known or case.before is None or case.found.binding.measure == "captured":
            return known
        return (
            topics.of_pronoun(case, case.before, self._countries)
            if case.clause.traits & Trait.LOSES
            else None
        )

    def _of_sender(self, case: Case) -> Side | None:
        """ "die Armee schickte zwei Hubschrauber", "Greece sent 30 specialists", "two coastguard helicopters"."""
        one, clause = case.found.counted, case.clause
        for token in range(one.behind, one.last):
            if clause.role(token) & Role.STATE_INSTITUTION or (
                one.kind in _SERVING and self._homes.is_of_a_force(clause.text(token))
            ):
                return self._institutions.side_at(clause, token, case.mentions)
        if one.kind == "formation" and (body := self._institutions.behind(clause, one.last)) is not None:
            return self._institutions.side_at(clause, body, case.mentions)
        sender = self._acting(case)
        return sender if sender and sender is not MIXED and sender.first < one.first else None

    def _of_act(self, case: Case) -> Side | None:
        """Attacks, ground and ways are of those who act; who counts the attacks is under attack."""
        measure, clause = case.found.binding.measure, case.clause
        agent = naming.by_agent(clause, case.found.counted, case.mentions) if measure == "attacks" else None
        if agent:
            return agent
        if measure == "attacks" and naming.is_fired_from(clause, case.found.counted, case.mentions):
            return None
        if measure == "attacks" and topics.is_occasion(clause, case.found.counted):
            return None
        before = self._told.before()
        if (
            measure == "attacks"
            and before
            and self._told.count > self._fresh
            and topics.got_through(case, before)
        ):
            return before.side
        if measure == "attacks":
            for token in range(clause.first, case.found.counted.first):
                if clause.word(token).traits & Trait.DETECTS:
                    doer = naming.acting(clause, case.found.counted, case.mentions)
                    return self._countries.opponent(doer) if doer else self._told.side_of(measure)
        gain = self._resolved(naming.of_gain(clause, case.found.counted, case.mentions), case)
        return (
            gain
            or self._acting(case)
            or self._told.side_of(measure)
            or self._told.side_of(_TOGETHER.get(measure, ""))
        )

    def _of_target(self, case: Case) -> Side | None:
        """What is shot down or destroyed belongs to the opponent of those who do it, as the last such weapons did."""
        before = self._told.before()
        if before and before.side and self._told.count > self._fresh and before.binding.measure in _LOST:
            return before.side
        doer = self._doer(case)
        opponent = self._countries.opponent(doer) if doer else None
        known = opponent or self._told.side_of(case.found.binding.measure) or self._told.side_of("attacks")
        if known is None and self._homes.is_claim_of_rebels(case.said):
            return self._institutions.unnamed(case.found.counted.first)
        return known

    def _of_force(self, case: Case) -> Side | None:
        """A state's forces carry its nationality: of who sends them, of the force named before, of the country."""
        one, clause = case.found.counted, case.clause
        if naming.is_stateless(clause, one) or strangers.are_counted(clause, one, case.mentions):
            return MIXED
        known = naming.of_side(clause, one, case.mentions) or self._owner(case)
        if known:
            return self._resolved(known, case)
        if naming.is_taken_up(clause, one):
            known = self._told.force()
            if known:
                return known
        if one.noun and one.noun.gloss == _GUARDS and not _guards_a_state(clause, one.head):
            return None
        measure = case.found.binding.measure
        if measure in _MOVED or measure == "casualties":
            sender = self._acting(case)
            if sender and (sender.first < one.first or naming.follows_verb(clause, sender.first)):
                return sender
            if measure in _MOVED and self._is_of_a_mission(case):
                return MIXED
        earlier = self._told.side_of(measure) if one.head is None else None
        if measure in _LOST and self._homes.watches(case.said):
            return earlier or self._countries.force_before(one.first)
        return earlier or self._of_speaker(case) or self._of_country(case)

    def _owner(self, case: Case) -> Side | None:
        """ "its soldiers": of the subject, or of who says that another holds them."""
        one, clause = case.found.counted, case.clause
        if case.found.binding.measure != "captured" or not naming.is_owned(clause, one):
            return naming.of_owner(clause, one, case.mentions)
        return self._homes.speaker(case.said, one.first) or case.speaking

    def _of_speaker(self, case: Case) -> Side | None:
        """Soldiers that a state says to have died are its own, those that it says to have captured its opponent's."""
        measure, first = case.found.binding.measure, case.found.counted.first
        if case.found.counted.noun is None or case.found.counted.noun.gloss not in _STATE_FORCES:
            return None
        if measure == "captured":
            doer = self._acting(case)
            return self._countries.opponent(doer) if doer and doer is not MIXED else None
        if measure in _LOST and not self._countries.force_within(case.clause.first, first):
            going_on = self._told.side_of(measure) if measure == "casualties" else None
            return going_on or self._homes.speaker(case.said, first)
        return None

    def _are_police(self, case: Case) -> bool:
        """Whether "Einsatzkräfte" are those of the police, by the last body named before them."""
        one, clause = case.found.counted, case.clause
        if one.head is None or not clause.word(one.head).traits & Trait.SQUADS:
            return False
        for token in range(one.first - 1, max(one.first - _BODY_BACK, -1), -1):
            text = clause.tokens.words[token]
            noun = clause.lexicon.word(text).noun
            if noun is not None and noun.kind == "helper":
                return False
            if text[0].isupper() and self._homes.is_of_a_force(text):
                return True
        return False

    def _is_of_a_mission(self, case: Case) -> bool:
        """Whether a body of several states sends them: named in the sentence, or sending those counted before."""
        clause, before = case.clause, self._told.before()
        if clause.roles & Role.STATELESS:
            return True
        return (
            before is not None
            and before.side is MIXED
            and before.binding.measure in _MOVED
            and not case.mentions
        )

    def _of_country(self, case: Case) -> Side | None:
        one = case.found.counted
        if one.noun is None:
            return self._countries.force_before(one.first)
        squad = one.noun.kind == _SQUAD
        if one.noun.gloss not in _STATE_FORCES and not squad:
            held = case.found.binding.measure == "detained"
            return None if held else self._countries.force_before(one.first)
        if one.head is not None and case.clause.role(one.head) & Role.SINGLE:
            return self._of_men(case)
        if squad or one.noun.gloss == _POLICE:
            local = self._homes.of_place(case.place, one)
            if local:
                return local
        before = self._countries.force_before(one.first)
        return before or self._homes.of_place(case.place, one) or self._institutions.unnamed(one.first)

    def _of_men(self, case: Case) -> Side | None:
        """ "120 Mann" are of the force counted or named before, and need not be one of a state."""
        before = self._told.before()
        if before and before.counted.kind == "force" and before.binding.measure == case.found.binding.measure:
            return before.side
        return self._countries.force_within(0, case.found.counted.first)

    def _of_admission(self, case: Case) -> Side | None:
        """ "Peking räumte vier Tote ein", where soldiers were counted before."""
        if not any(losing.is_military(found) for found in self._told.last()):
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
        if self._told.count > self._fresh and before.binding.measure in HARM:
            return before.side if losing.is_military(before) else None
        if measure == "casualties":
            return self._told.side_of("casualties")
        last = self._told.at(self._fresh - 1)
        if last is not None and case.before is not None and topics.goes_on(case, last):
            return last.side
        if last is None or last.binding.measure not in HARM or not losing.is_same_paragraph(last, case.found):
            return None
        if case.found.counted.head is None and measure not in _LOST:
            return None
        return last.side if losing.is_military(last) and not last.counted.part else None


def _inherits(side: Side, before: Found | None) -> bool:
    return before is not None and before.side is side and before.side_of_force


def _guards_a_state(clause: Clause, head: int | None) -> bool:
    return head is not None and head > clause.first and bool(clause.word(head - 1).traits & Trait.STATE_GUARD)
