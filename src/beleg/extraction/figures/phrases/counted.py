"""A number becomes a counted phrase: the noun that it counts and the words between."""

from __future__ import annotations

import re
from typing import Final

from beleg.extraction import mypyc_attr
from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE, Noun
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.phrases import asides
from beleg.extraction.figures.phrases.endings import NOWHERE, ends_phrase
from beleg.extraction.figures.phrases.englishsteps import (
    behind_model,
    english_noun,
    is_past,
    last_of_compound,
    noun_at,
)
from beleg.extraction.figures.phrases.germansteps import (
    german_step,
    goes_on_with_adjective,
    joins_adjectives,
)
from beleg.extraction.figures.phrases.members import as_members
from beleg.extraction.figures.phrases.participles import participle_before
from beleg.extraction.figures.phrases.parts import (
    POSSESSIVES,
    behind_percent,
    is_of_some,
    is_of_whom,
    is_part,
    is_whole,
)
from beleg.model import NumberMention

_REACH: Final = 14
_REACH_ENGLISH: Final = 8
_REACH_OF_NUMBER: Final = 5
_JOINING: Final = ("en", "er")  # of an adjective before those people
_ARMED: Final = ("force", "fighter", "formation")
_HARMS: Final = frozenset(("killed", "wounded"))
_PEOPLE: Final = Noun("people", "person", None, False)
_MAN: Final = Noun("men", "person", None, False)
_SPOTS: Final = Noun("places", "item", None, False)  # whatever people are in
_VEHICLES: Final = Noun("vehicles", "vehicle", None, False)
_THINGS: Final = Noun("things", "noise", None, False)
# Endings of English nouns that name no people: "consultations", "photographs", but not "beings", "siblings".
_THING: Final = re.compile(
    r"^([a-z]{2,}?)(?:(?:a?t|s)?ions|ments|nesses|graphs|ances|ences|isms|ships|(?<![blk])ings)$"
)
_TYPE_OF_ARMS: Final = re.compile(r"[A-ZÄÖÜ][A-Za-zäöü]{0,3}-?\d{1,3}[A-Z]{0,3}\d?")
_OF: Final = Role.PARTITIVE_OF | Role.PREPOSITION


@mypyc_attr(acyclic=True)
class Counted:
    """A number and what it counts; ``head`` is the noun's token, ``None`` where the number stands alone.

    The number has the tokens ``first:behind``, the phrase ``first:last``. ``whole`` marks the total that another number
    is taken from ("22 von 28 Drohnen"), ``whole_at`` is where that total stands, ``part`` marks a number taken from one
    said before ("fünf davon"). ``attributive`` is the measure of a word inside the phrase, at ``attributive_at``.
    """

    __slots__ = (
        "attributive",
        "attributive_at",
        "behind",
        "first",
        "head",
        "last",
        "noun",
        "number",
        "part",
        "rate",
        "whole",
        "whole_at",
    )

    def __init__(self, number: NumberMention) -> None:
        self.number = number
        self.first = number.first_token
        self.behind = number.last_token
        self.head: int | None = None
        self.noun: Noun | None = None
        self.last = self.behind
        self.attributive: str | None = None
        self.attributive_at = 0
        self.whole = False
        self.whole_at: int | None = None
        self.part = False
        self.rate = False

    def count(self, head: int, noun: Noun | None) -> None:
        """Make the word at ``head`` the thing counted, which closes the phrase."""
        self.head = head
        self.noun = noun
        self.last = head + 1

    @property
    def kind(self) -> str:
        if self.noun:
            return self.noun.kind
        return "none" if self.head is None else "unknown"


def read(clause: Clause, number: NumberMention, numbers: dict[int, NumberMention]) -> Counted:
    """What ``number`` counts; ``numbers`` are the numbers of the sentence by their first token."""
    counted = Counted(number)
    if _is_rate(clause, counted.behind):
        counted.rate = True
    elif clause.verb_final:
        _german(clause, counted, numbers)
        if counted.head is not None:
            _look_past(clause, counted, counted.head)
    else:
        _english(clause, counted, numbers)
    if counted.head is not None:
        if counted.kind == "noise" and number.end < clause.tokens.ends[counted.behind - 1]:
            counted.noun = _PEOPLE  # "ein fünfköpfiges Team"
        alone = number.shape == "article"
        if clause.plays(counted.head, Role.SINGLE) and (alone or _are_a_crew(clause, counted.head)):
            counted.noun = _MAN
        if counted.noun is not None and counted.head is not None:
            counted.noun = as_members(clause, counted.noun, counted.head, counted.last)
        _mark_attributive(clause, counted)
        counted.whole = is_whole(clause, counted.first, numbers)
    elif clause.roles & Role.MOST:
        counted.whole = is_of_some(clause, counted.first - 2)
    counted.part = counted.part or _is_taken(clause, counted)
    if counted.part and counted.head is None:
        asides.take_apposition(clause, counted)
    return counted


def _are_a_crew(clause: Clause, head: int) -> bool:
    """ "14 Mann der Nachtschicht", but not "Die Truppen, 4000 Mann, griffen das Bergwerk an": they are no soldiers."""
    if not clause.mentions("crews"):
        return False
    nouns = (word.noun for at, word in enumerate(clause.words, clause.first) if at != head)
    return not any(noun is not None and noun.kind in _ARMED for noun in nouns)


def _look_past(clause: Clause, counted: Counted, head: int) -> None:
    """Let a German noun go that is not what is counted: what they suffered, "Zahl von", "Fälle von"."""
    if counted.noun is not None and _suffers_what_follows(clause, counted.noun, head):
        counted.head, counted.noun, counted.last = None, None, counted.behind
    elif clause.says_low(head, "cases"):
        _pass_cases(clause, counted, head)
    elif counted.number.shape == "vague":
        _pass_number_of(clause, counted, head)


def _is_taken(clause: Clause, counted: Counted) -> bool:
    """ "fünf davon"; "68 Tote, von denen 23 Soldaten waren"."""
    if is_part(clause, counted.first, counted.last):
        return True
    relative = clause.verb_final and clause.text(counted.first - 3) == ","
    return relative and is_of_whom(clause, counted.first)


def _suffers_what_follows(clause: Clause, noun: Noun, head: int | None) -> bool:
    """ "dass vier starben und sieben Verletzungen erlitten": the noun is what they suffered, and not who."""
    if noun.kind != "ammunition" or head is None or head + 1 >= clause.last:
        return False
    word = clause.word(head)
    return bool(word.phrases) and not word.phrases_with(clause.tokens.lows[head + 1]).empty


def _pass_number_of(clause: Clause, counted: Counted, head: int) -> None:
    """ "eine zweistellige Zahl von Menschen", "… Zahl Deutscher": the people behind are counted, and not the number."""
    if not clause.role(head) & Role.NUMBER_OF:
        return
    for token in range(head + 1, min(head + _REACH_OF_NUMBER, clause.last)):
        noun = clause.word(token).noun
        if noun is not None:
            counted.count(token, noun)
            return
        if not clause.role(token) & _OF and not clause.text(token).endswith(_JOINING):
            return


def _pass_cases(clause: Clause, counted: Counted, head: int) -> None:
    """ "140 Fälle von entführten Kindern": the people behind are counted, and not the cases."""
    if not clause.role(head + 1) & Role.PARTITIVE_OF:
        return
    for token in range(head + 2, min(head + _REACH_OF_NUMBER, clause.last)):
        noun = clause.word(token).noun
        if noun is not None:
            if noun.kind in PEOPLE:
                counted.count(token, noun)
            return
        if not clause.text(token).endswith(_JOINING):
            return


def _is_rate(clause: Clause, behind: int) -> bool:
    """ "2,000 a day", "40 pro Woche": what follows is the time, not the thing counted."""
    if not clause.plays(behind, Role.RATE_AFTER) or behind + 1 >= clause.last:
        return False
    noun = clause.word(behind + 1).noun
    return noun is not None and noun.kind == "noise"


def _german(clause: Clause, counted: Counted, numbers: dict[int, NumberMention]) -> None:
    opening = token = behind_percent(clause, counted.behind)
    limit = min(token + _REACH, clause.last)
    other = _other_bound(clause, counted.first, token, numbers)
    if other != NOWHERE:
        _share_head(clause, counted, numbers, other)
        return
    while token < limit:
        if token in numbers:
            _take_from_whole(clause, counted, numbers, token)
            return
        step = german_step(clause, token, opening, limit)
        if step == token and clause.text(token + 1) == "-" and token + 3 in numbers:
            _share_head(clause, counted, numbers, token + 3)  # "zwei Schwer- und drei Leichtverletzte"
            return
        if step == NOWHERE and token > opening and joins_adjectives(clause, token, numbers):
            _share_head(clause, counted, numbers, token + 1)
            counted.last = token
            return
        if step == token:
            _take_german_head(clause, counted, token)
            return
        if step == NOWHERE and token > opening and goes_on_with_adjective(clause, token):
            step = token + 1
        if step == NOWHERE:
            return
        token = step


def _other_bound(clause: Clause, first: int, token: int, numbers: dict[int, NumberMention]) -> int:
    """The number behind a number that counts the same: "von 1100 auf 500 Soldaten", "zehn, vielleicht zwölf Tote"."""
    other = token + 1 + clause.plays(token + 1, Role.CUMULATIVE)  # "auf insgesamt 500", "statt bisher zwölf"
    if other in numbers and (_is_to(clause, first, token) or clause.says(token, "instead")):
        return other
    doubted = clause.text(token) == "," and clause.says(token + 1, "maybe")
    return token + 2 if doubted and token + 2 in numbers else NOWHERE


def _is_to(clause: Clause, first: int, token: int) -> bool:
    """ "von 1100 auf 500 Soldaten", "um 600 auf 2500 Soldaten", "from 1,100 to 500 soldiers"."""
    if not clause.verb_final and not clause.says_low(token, "to"):
        return False
    before = first - 1 - clause.plays(first - 1, Role.CUMULATIVE)  # "von bisher 190 auf 195 Tote"
    return bool(clause.role(before) & Role.PREPOSITION and clause.role(token) & Role.PREPOSITION)


def _share_head(clause: Clause, counted: Counted, numbers: dict[int, NumberMention], token: int) -> None:
    """Count what the number at ``token`` counts; the phrase ends before that number."""
    other = read(clause, numbers[token], {k: v for k, v in numbers.items() if k > token})
    if other.head is not None:
        counted.count(other.head, other.noun)
        counted.last = counted.behind


def _take_german_head(clause: Clause, counted: Counted, token: int) -> None:
    """The last of a run of capitalised words that is a counted noun, else the first."""
    run = token
    noun = clause.word(run).noun
    if clause.plays(run, Role.SINGLE) and run + 1 < clause.last:  # "23 Mann Besatzung"
        behind = clause.word(run + 1).noun
        told = behind is not None and behind.measure in (None, "casualties")
        if behind is not None and behind.kind == "person" and told:
            counted.count(run + 1, behind)
            return
    while noun is None and run < token + 3 and run + 1 < clause.last and clause.text(run + 1)[0].isupper():
        run += 1
        noun = clause.word(run).noun
    by = clause.role(counted.behind) & _OF == _OF
    if noun is not None and not (by and clause.role(run) & Role.STATE_INSTITUTION):
        counted.count(run, noun)  # "40 wurden zerstört, 28 von der Armee erbeutet"
    elif noun is None and _TYPE_OF_ARMS.fullmatch(clause.text(token)):  # "M109", "T-72B3"
        counted.count(token, _VEHICLES)
    elif noun is None and not by:
        inside = clause.says_low(counted.first - 1, "inside")
        counted.count(token, _SPOTS if inside else None)


def _take_from_whole(clause: Clause, counted: Counted, numbers: dict[int, NumberMention], token: int) -> None:
    """ "246 der 350 Passagiere": the head of the whole is the head of the part."""
    links = Role.PARTITIVE_OF | Role.DETERMINER | Role.CUMULATIVE
    near = clause.role(token - 1) or clause.role(token - 2)
    if not clause.verb_final and clause.text(token - 1) in POSSESSIVES:
        near = clause.role(counted.behind)  # "76 of the ferry's 118 passengers"
    if token > counted.behind and near & links:
        whole = read(clause, numbers[token], {k: v for k, v in numbers.items() if k > token})
        if whole.head is not None:
            counted.count(whole.head, whole.noun)
            counted.last = whole.last
            counted.whole_at = token
            counted.part = True


def is_compared(clause: Clause, behind: int) -> bool:
    """ "15 more than at noon", but not "two fewer than feared": by how many those counted before have become more."""
    more = clause.says(behind, "more") and clause.says(behind + 1, "than")
    return more and clause.word(behind).noun is None


def _english(clause: Clause, counted: Counted, numbers: dict[int, NumberMention]) -> None:
    if is_compared(clause, counted.behind):
        return
    if counted.behind + 1 in numbers and _is_to(clause, counted.first, counted.behind):
        _share_head(clause, counted, numbers, counted.behind + 1)
        return
    opening = behind_model(clause, numbers, behind_percent(clause, counted.behind))
    limit = min(opening + _REACH_ENGLISH, clause.last)
    token, unknown = english_noun(clause, numbers, opening, limit)
    if token in numbers and unknown == NOWHERE:
        _take_from_whole(clause, counted, numbers, token)
        return
    head = unknown
    named = token < limit and token not in numbers and clause.word(token).noun is not None
    if named and not ends_phrase(clause, token) and not is_past(clause, token):
        head = last_of_compound(clause, numbers, token, limit)
    if head != NOWHERE:
        noun = noun_at(clause, head, opening)
        counted.count(head, _THINGS if noun is None and _names_things(clause, head) else noun)
    else:
        asides.count_group(clause, counted, _PEOPLE)


def _names_things(clause: Clause, token: int) -> bool:
    """ "900 consultations", but not "900 deportations": an act whose verb reports nothing."""
    named = _THING.search(clause.text(token))
    if named is None:
        return False
    stem = named.group(1)
    known = clause.lexicon
    return not any(known.word(form).reports for form in (stem, stem + "e", stem + "t", stem + "ate"))


def _mark_attributive(clause: Clause, counted: Counted) -> None:
    if clause.verb_final and counted.head is not None and participle_before(clause, counted.first):
        _mark_from(clause, counted, counted.first - 1)
    end = counted.last - 1 if counted.whole_at is None else counted.whole_at
    if counted.head is not None and counted.head > counted.last:
        end = counted.last  # "310 getötete und 90 verletzte Rekruten"
    if not clause.reports_within(counted.behind, end):
        return
    for predicate in clause.predicates:
        if (
            counted.behind <= predicate.first < end
            and predicate.form in ("attributive", "participle", "phrase")
            and may_count(counted, predicate.only)
        ):
            known, at = counted.attributive, counted.attributive_at
            if known == "casualties" and at == predicate.first:
                continue
            counted.attributive = predicate.measure
            counted.attributive_at = predicate.first
            if {known, predicate.measure} == _HARMS and predicate.first - at == len(_HARMS):
                counted.attributive = "casualties"  # "getötete oder verwundete Soldaten"


def _mark_from(clause: Clause, counted: Counted, token: int) -> None:
    for reading in clause.word(token).readings:
        if reading.form == "attributive" and may_count(counted, reading.only):
            counted.attributive, counted.attributive_at = reading.measure, token
            return


def may_count(counted: Counted, only: frozenset[str]) -> bool:
    """Whether a reading for ``only`` may count this: by its kind, its measure or what it counts; unknown nouns are people."""
    noun = counted.noun
    if noun is None:
        return counted.kind in only or (counted.head is not None and "person" in only and "known" not in only)
    return noun.kind in only or noun.measure in only or noun.gloss in only or counted.attributive in only
