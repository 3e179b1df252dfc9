"""Numbers that count nobody and nothing: names, years, times of the day, ages, samples, definitions, measurements."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures import ages, ratios, references, uneventful
from beleg.extraction.figures.phrases.counted import Counted

_GENERAL: Final = Role.DEFINING | Role.THRESHOLD | Role.DIMENSION | Role.DEEMED
_LIST: Final = 12  # tokens that a list of numbers with one noun goes on for
_DIGITS: Final = 4  # of a year, and of a time of the day
_NUMBERED: Final = Role.RISE | Role.AUXILIARY | Role.NUMBER_OF  # "stood at 1500", "put the number at 1500"
_SCALE: Final = 5  # tokens to the word for a scale
_MINUTES: Final = 60
_LAST_TIME: Final = 2400


def is_noise(clause: Clause, one: Counted) -> bool:
    """Whether the number names or measures something instead of counting: zero, a label, an age."""
    return (
        one.kind == "noise"
        or one.number.low == 0
        or one.number.high == 0
        or _repeats(clause, one)
        or _is_labelled(clause, one)
        or _is_in_a_name(clause, one)
        or references.names_a_unit(clause, one)
        or _is_listed_noise(clause, one)
        or _is_of_a_span(clause, one)
        or uneventful.counts_nobody(clause, one)
        or ratios.counts_nobody(clause, one)
        or references.is_a_reference(clause, one)
        or _is_a_clock_time(clause, one)
        or uneventful.are_children(clause, one)
        or ages.is_age(clause, one)
        or _shares_a_suffix(clause, one)
        or _is_on_a_scale(clause, one)
        or _is_of_a_body(clause, one)
        or _is_a_sample(clause, one)
        or _is_year(clause, one)
        or _is_a_definition(clause, one)
        or (one.number.qualifier in ages.COMPARING and _is_a_comparison(clause, one))
    )


def _repeats(clause: Clause, one: Counted) -> bool:
    """ "arrested forty-seven (47) persons": the number right before, once more in brackets."""
    if clause.text(one.first - 1) != "(" or clause.text(one.behind) != ")":
        return False
    return any(
        number.last_token == one.first - 1 and number.low == one.number.low and number.high == one.number.high
        for number in clause.numbers.values()
    )


def _is_labelled(clause: Clause, one: Counted) -> bool:
    """ "Route 7", but not "the wounded number 105"."""
    role = clause.role(one.first - 1)
    if not role & Role.LABEL or one.first - 1 in clause.dated:
        return False  # "during the past day 71 clashes"
    if role & Role.RISE and one.number.qualifier != "exact":
        return False  # "number fewer than 300"
    determined = clause.role(one.first - 2) & Role.DETERMINER and one.noun is not None
    if determined and (clause.verb_final or (one.kind in PEOPLE and one.head == one.behind)):
        return False  # "habe auf dem Platz zwölf Leichen gezählt", "there arrive to the zone 180 soldiers"
    spelled = one.number.shape == "words" and clause.text(one.first).islower()
    if spelled and not clause.verb_final and one.kind in PEOPLE and one.head == one.behind:
        return False  # "last season one person died"
    if clause.verb_final and one.noun is not None and _is_an_adjective(clause, one.first - 2):
        return False  # "auf norwegischer Seite 620 Mann"
    if not clause.verb_final and "," in clause.text(one.first) and clause.text(one.first - 1).islower():
        return False  # "took part 1,200 soldiers"
    at = one.first - 2
    at -= at > clause.first and clause.role(at) == Role.NONE and clause.word(at).noun is None  # "now number"
    known = clause.word(at).noun if role & Role.RISE and at >= clause.first else None
    return known is None


def _is_an_adjective(clause: Clause, token: int) -> bool:
    text = clause.text(token)
    return text.islower() and text.endswith(clause.lexicon.endings["adjectives"]) and not clause.role(token)


def _is_in_a_name(clause: Clause, one: Counted) -> bool:
    """ "off the Thousand Islands": a number word with a capital in the middle of an English sentence."""
    if clause.verb_final or one.first == clause.first or one.number.shape != "words":
        return False
    own, behind = clause.text(one.first), clause.text(one.behind)
    return own.istitle() and behind.istitle() and clause.text(one.first - 1).islower()


def _is_listed_noise(clause: Clause, one: Counted) -> bool:
    """ "17, 19 und 21 Jahre": numbers that share the noun of the last, which measures."""
    if one.head is None and _joins_a_duration(clause, one.behind):
        return True
    if one.head is not None or len(clause.numbers) + len(clause.ages) < 2:
        return False
    token, joined = one.behind, False
    while token + 1 < min(clause.last, one.behind + _LIST):
        joined = joined or clause.role(token) & Role.CONJUNCTION != 0
        if not joined and clause.text(token) != ",":
            return False
        token += 1
        if token in clause.ages:
            return True
        number = clause.numbers.get(token)
        if number is None or number.last_token >= clause.last:
            return False
        token = number.last_token
        if joined:
            noun = clause.word(token).noun
            return noun is not None and noun.kind == "noise"
    return False


def _joins_a_duration(clause: Clause, token: int) -> bool:
    """ "zu vier und sechs Jahren", "two or three weeks": behind the conjunction at ``token``, a number of what measures time."""
    last = token + 1
    if not clause.role(token) & Role.CONJUNCTION or clause.role(last) or clause.text(last)[:1].isupper():
        return False
    while last + 1 < clause.last and last + 1 in clause.dated:
        last += 1
    noun = clause.word(last).noun if token + 1 in clause.dated else None
    return noun is not None and noun.kind == "noise" and last > token + 1


def _is_of_a_span(clause: Clause, one: Counted) -> bool:
    """ "on five of the seven nights", "an drei der vergangenen fünf Tage": days or years of a longer time."""
    of = clause.role(one.behind)
    if one.head is not None or not of & Role.PARTITIVE_OF | (of & Role.DETERMINER and clause.verb_final):
        return False
    at = one.behind + 1
    while clause.role(at) & Role.DETERMINER and not at in clause.dated:
        at += 1
    return at in clause.dated and at + 1 in clause.dated


def _is_a_clock_time(clause: Clause, one: Counted) -> bool:
    """ "arrested at 1500 on 9 December", "about 2115 (0315 GMT)": four digits of hours and minutes, but not "put at 1500"."""
    before = one.first - 1
    if before <= clause.first or not clause.word(before).traits & Trait.CLOCK:
        return False
    if one.behind < clause.last and clause.word(one.behind).noun is not None:
        return False
    digits, low = clause.text(one.behind - 1), one.number.low or 0
    shaped = len(digits) == _DIGITS and digits.isdigit() and low == int(digits)
    if not shaped or low % 5 or low % 100 >= _MINUTES or low > _LAST_TIME:
        return False
    return not clause.role(before - 1) & _NUMBERED and clause.noun_measure(before - 1) is None


def _is_of_a_body(clause: Clause, one: Counted) -> bool:
    """ "burns on 60 per cent of the body", but not "half of the bodies"."""
    if one.number.unit != "percent" or one.head is None or clause.verb_final:
        return False
    return one.noun is not None and one.noun.gloss == "bodies" and not clause.text(one.head).endswith("s")


def _is_on_a_scale(clause: Clause, one: Counted) -> bool:
    """ "up to eight on the Beaufort scale", "force nine"."""
    if clause.verb_final or one.head is not None:
        return False
    if (
        clause.tokens.lows[one.first - 1] in clause.lexicon.lists["grading"]
        and not clause.role(one.first - 2) & Role.DETERMINER
    ):
        return True
    if not clause.says(one.behind, "on"):
        return False
    return any(clause.says(token, "scale") for token in range(one.behind, one.behind + _SCALE))


def _shares_a_suffix(clause: Clause, one: Counted) -> bool:
    """ "82- and 120-mm mortars"."""
    at = one.behind
    shared = clause.text(at) == "-" and clause.role(at + 1) & (Role.CONJUNCTION | Role.PREPOSITION) != 0
    return shared and at + 2 < clause.last and clause.text(at + 2)[0].isdigit()


def _is_a_sample(clause: Clause, one: Counted) -> bool:
    """ "a survey carried out among 900 children", "1,104 people interviewed": who was asked."""
    if one.kind == "person" and not clause.verb_final:
        beside = (one.first - 1, one.last)
        if any(clause.first <= t < clause.last and clause.word(t).traits & Trait.SURVEYS for t in beside):
            return True
    asked = clause.role(one.first - 1) & (Role.AMONG | Role.PARTITIVE_OF) != 0
    return asked and any(word.traits & Trait.SURVEYS for word in clause.words[: one.first - clause.first])


def _is_year(clause: Clause, one: Counted) -> bool:
    """ "2019: Bei einem Anschlag …": the year above an entry of a chronicle."""
    if one.number.shape != "digits" or len(clause.text(one.first)) != _DIGITS:
        return False
    if one.first == clause.first and clause.text(one.behind) == ":":
        return True
    return _is_year_of_make(clause, one)


def _is_year_of_make(clause: Clause, one: Counted) -> bool:
    """ "a 1959 Ford truck": 1,959 of them would be trucks."""
    if clause.verb_final or one.head is None or one.head == one.behind:
        return False
    if one.kind == "event" and one.first == clause.first and clause.text(one.behind)[:1].isupper():
        return clause.text(one.first)[:2] in ("19", "20")  # "2017 Orv bombings"
    if one.kind not in ("vehicle", "item"):
        return False
    return not clause.text(one.head).endswith(("s", "craft")) and clause.text(one.first)[:2] in ("19", "20")


def _is_a_definition(clause: Clause, one: Counted) -> bool:
    """ "Eine Brigade umfasst in der Regel 3000 Soldaten", "Als Massaker gilt eine Tat mit vier Toten", "ab zehn Festnahmen"."""
    if _is_of_any(clause, one):
        return True
    if not clause.roles & _GENERAL:
        return False
    before = one.first - 1
    if clause.role(before) & Role.DEFINING and one.head is None and one.number.low == 1:
        return True  # "which defines one as …"
    if not clause.verb_final and one.number.qualifier == "at_least":  # "an event with four or more dead"
        return any(clause.role(token) & Role.DEFINING for token in range(clause.first, one.first))
    if clause.role(before) & Role.THRESHOLD or (one.number.low != 1 and _is_as_a_rule(clause, one)):
        return clause.verb_final
    if clause.role(before - 1) & Role.DIMENSION and one.kind == "length":
        return True
    deemed = clause.role(clause.first) & Role.SUBORDINATOR and clause.role(before) & Role.MEANS
    return bool(deemed and any(clause.role(clause.first + step) & Role.DEEMED for step in (2, 3, 4)))


def _is_of_any(clause: Clause, one: Counted) -> bool:
    """ "homicides involving four or more people", "any attack in which four or more are shot": how many make it one."""
    if one.number.qualifier != "at_least" or not clause.says(one.behind - 1, "more"):
        return False
    return clause.says(one.first - 1, "of_any")


def _is_a_comparison(clause: Clause, one: Counted) -> bool:
    """ "costs more than a teacher earns": an article behind "more than" counts nobody."""
    alone = one.number.low == 1 or one.number.high == 1
    return alone and clause.role(one.behind - 1) & Role.DETERMINER != 0


def _is_as_a_rule(clause: Clause, one: Counted) -> bool:
    """Whether the part of the sentence that holds the number says how it is as a rule."""
    first, last = one.first, one.behind
    while first > clause.first and not clause.role(first - 1) & Role.BREAK:
        first -= 1
    while last < clause.last and not clause.role(last) & Role.BREAK:
        last += 1
    return any(clause.role(token) & Role.DEFINING for token in range(first, last))
