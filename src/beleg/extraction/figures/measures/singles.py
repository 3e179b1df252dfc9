"""Articles, ordinals and "several" become one person, or nobody: "ein Mann", "another", "and a fourth died"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import HUNTED, PEOPLE
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures import agents, rows
from beleg.extraction.figures.measures.binding import TOTALLED, Binding
from beleg.extraction.figures.measures.gapping import is_gapped
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.phrases.parts import ends_a_subset, is_among_them

_LOSING: Final = ("predicate:object", "predicate:participle")
_GENITIVE: Final = ("es", "er")
_ONE_PERSON: Final = frozenset(("killed", "wounded", "captured", "detained", "exchanged", "missing_persons"))


def is_a_few(one: Counted) -> bool:
    """ "mehrere", "several": counted only of people harmed or detained."""
    return one.number.low == 3 and one.number.high == 9 and one.number.qualifier == "vague"


def is_single(clause: Clause, one: Counted) -> bool:
    """ "ein", "another", "a third", "one of the highest": no count unless something happened to that one."""
    if one.number.shape in ("article", "ordinal"):
        return one.number.unit != "percent"
    partitive = clause.role(one.behind) & (Role.PARTITIVE_OF | Role.PREPOSITION) != 0
    return (partitive or _is_of_whom(clause, one)) and one.number.low == 1 and one.number.high == 1


def names_nobody(clause: Clause, one: Counted) -> bool:
    """ "ein Haus", "a meeting", "the third day": an article or ordinal before what is no person, who might be counted."""
    if clause.says(one.first - 1, "which") and not clause.plays(one.first - 2, Role.PREPOSITION):
        return one.number.low == one.number.high == 1  # "nobody knows which one was killed"
    if one.number.shape == "words" and _is_pointed_out(clause, one):
        return True
    if one.number.shape not in ("article", "ordinal") or one.number.unit == "percent" or one.head is None:
        return False
    if one.noun is None:
        return not clause.verb_final
    return one.noun.kind not in PEOPLE and one.noun.gloss not in HUNTED


def _is_pointed_out(clause: Clause, one: Counted) -> bool:
    """ "the one that killed Rosa was lying under another": one of those told of before, and nobody counted."""
    alone = one.number.low == one.number.high == 1 and one.head is None and not clause.verb_final
    if not alone or not clause.plays(one.first - 1, Role.DETERMINER):
        return False
    return clause.plays(one.behind, Role.RELATIVE) or clause.plays(one.behind, Role.SUBORDINATOR)


def is_named_again(clause: Clause, one: Counted) -> bool:
    """ "zwei Wanderer, ein Vater und sein Sohn", "the man, a father of two, ": the article counts nobody new."""
    if one.number.shape != "article":
        return False
    before = one.first - 1
    if clause.plays(before, Role.ANAPHOR) and clause.role(before - 1) & Role.PARTITIVE_OF:
        return True  # "two men, one of them a priest"
    if clause.text(before) != "," or before - 1 < clause.first:
        return False
    if not clause.verb_final and one.behind in clause.numbers and one.head is None:
        return True  # "four people, one a girl of nine"
    if clause.plays(before - 1, Role.ANAPHOR) and clause.plays(before - 2, Role.PARTITIVE_OF):
        return True  # "where one of them, a boy who worked there, was in critical condition"
    known = clause.word(before - 1)
    if _is_in_a_row(clause, one, before) or is_gapped(clause, one):
        return False
    if known.noun is None and not known.role & Role.ANAPHOR and not clause.text(before - 1)[0].isupper():
        return False
    closing = one.last
    while closing < clause.last and not clause.role(closing) & Role.BREAK:
        closing += 1
    if not clause.reports_within(one.last, closing):
        return True
    return not any(one.last <= p.first < closing for p in clause.predicates)


def _is_in_a_row(clause: Clause, one: Counted, comma: int) -> bool:
    """ "killed a farmer, a priest and two workers": one more person, named between others."""
    if clause.verb_final or not rows.goes_on(clause, one.last):
        return False
    before = rows.member_before(clause, comma + 1)
    return before >= 0 and clause.numbers[before].shape == "article"


def counts_one(clause: Clause, one: Counted, bound: Binding | None, told: str | None) -> bool:
    """Whether the clause reports that ``bound`` happened to the one person; ``told`` is the measure reported just before."""
    if bound is None or bound.measure not in _ONE_PERSON or _is_picked_out(clause, one):
        return False
    if _names_no_person(clause, one) or _is_a_genitive(clause, one, bound) or _is_nobody(clause, one):
        return False
    if _has_a_state(clause, one, bound) or _is_told_of_others(clause, one, bound):
        return False
    if bound.rule == TOTALLED or (bound.rule == "predicate:event" and not _is_of_it(clause, one)):
        return (
            False  # "die Zahl der Toten liegt um ein Vielfaches höher", "nannte den Austausch einen Erfolg"
        )
    more = clause.role(one.first) | clause.role(one.behind)
    goes_on = more & Role.ANOTHER or one.number.shape == "ordinal"  # "and a fourth died"
    if one.head is None and bound.measure == told and not goes_on:
        return False  # "37 wurden verletzt, einer liegt im Koma"
    if bound.rule == "noun":
        strong = one.kind == "person" and not (one.noun and one.noun.weak)
        counted = bool(clause.role(one.first) & Role.ANOTHER) or one.number.shape == "ordinal"
        return strong and (clause.verb_final or counted)
    if bound.rule in _LOSING and _is_lost_by_everyone(clause, bound.first):
        return False
    if bound.rule == "predicate:among":
        return _closes_all(clause, one, bound)
    if bound.cost >= 2.0 or _is_agent(clause, one, bound):
        return False
    return _may_be_a_person(clause, one, bound)


def _has_a_state(clause: Clause, one: Counted, bound: Binding) -> bool:
    """ "einer von ihnen schwebt in Lebensgefahr", but not "einer von ihnen starb": how one of those counted is."""
    state = bound.measure == "wounded" or (bound.rule == "noun" and one.whole_at is None)
    return state and _is_of_those(clause, one)


def _is_of_those(clause: Clause, one: Counted) -> bool:
    """ "einer der beiden", "one of them", "of whom one": one of those just counted, whose state is told."""
    return clause.role(one.behind) & (Role.PARTITIVE_OF | Role.SUBSET) != 0 or _is_of_whom(clause, one)


def _is_of_whom(clause: Clause, one: Counted) -> bool:
    """ "four were flown out, of whom one remains critical"."""
    return clause.plays(one.first - 1, Role.ANAPHOR) and clause.plays(one.first - 2, Role.PARTITIVE_OF)


def _is_told_of_others(clause: Clause, one: Counted, bound: Binding) -> bool:
    """ "quoted an official, that 30 villagers are missing", "der einen Beamten schlug, wurde festgenommen": another's verb."""
    accusative = clause.verb_final and clause.says(one.first, "accusative")
    parted = numbered = False
    for token in range(one.last, bound.first):
        parted = parted or clause.text(token) == ","
        numbered = numbered or token in clause.counts
        opens = not clause.verb_final and clause.role(token) & Role.SUBORDINATOR != 0
        if parted and numbered and opens:
            return True
    return accusative and parted


def _closes_all(clause: Clause, one: Counted, bound: Binding) -> bool:
    """ "The dead were two guards and a clerk", "Bei den Toten handelt es sich um …": the last of all, not one of them."""
    if not clause.role(one.first - 1) & Role.CONJUNCTION or clause.role(bound.first) & Role.AMONG:
        return False
    said = clause.says(bound.last, "copula") if clause.verb_final else clause.plays(bound.last, Role.PASSIVE)
    named = (token for token in range(clause.first, one.first) if clause.plays(token, Role.IDENTIFIES))
    return said or any(clause.says(token + 1, "expletive") for token in named)


def _names_no_person(clause: Clause, one: Counted) -> bool:
    """ "the 54th exchange", "the first 20 hostages", "the third this year", "a search for a plane", "an elderly couple"."""
    if one.head is not None and clause.says_low(one.head, "pairs"):
        return True
    if one.number.low != 1 or one.behind in clause.counts or _is_a_group(clause, one):
        return True
    if one.number.shape == "ordinal" and clause.tokens.lows[one.first] in clause.lexicon.lists["the"]:
        return True  # "the sixth body", "der vierte von sechs Brüdern"
    if one.head is not None or clause.verb_final:
        return False
    if one.number.shape == "ordinal":
        return one.behind in clause.dated
    aged = len(clause.ages) > 0 and one.behind in clause.ages
    return one.number.shape == "article" and not aged and not clause.role(one.first) & Role.ANOTHER


def _is_nobody(clause: Clause, one: Counted) -> bool:
    """ "In keinem Haus lag ein Toter", "never was a guard hurt": an article behind what denies that there was one."""
    if one.number.shape != "article":
        return False
    at = one.first - 1
    while at >= clause.first and not clause.role(at) & (Role.BREAK | Role.CONJUNCTION | Role.SUBORDINATOR):
        if clause.says_low(at, "nowhere"):
            return True
        at -= 1
    return False


def _is_a_group(clause: Clause, one: Counted) -> bool:
    """ "a crew of nine": how many are in the group is said behind it."""
    of = one.last
    counted = of + 1 in clause.counts and clause.plays(of, Role.PARTITIVE_OF)
    return counted and clause.word(of - 1).traits & Trait.GROUP != 0


def _is_a_genitive(clause: Clause, one: Counted, bound: Binding) -> bool:
    """ "nach Angaben eines Beamten verschleppt": whose the noun before is, but not "der Tod eines Beamten"."""
    if not clause.verb_final or bound.rule == "predicate:event" or one.first - 1 <= clause.first:
        return False
    genitive = clause.role(one.first) & Role.OBLIQUE and clause.text(one.first).endswith(_GENITIVE)
    return bool(genitive) and clause.text(one.first - 1)[:1].isupper() and bound.first >= one.last


def _is_lost_by_everyone(clause: Clause, verb: int) -> bool:
    """ "Almost everyone here has lost a relative", but not "in the past few hours": one for each of many."""
    if clause.verb_final:
        lost = any(reading.measure == "casualties" for reading in clause.word(verb).readings)
        shares = any(number.unit == "percent" for number in clause.numbers.values())
        return lost and (shares or bool(clause.traits & Trait.DISTRIBUTIVE))
    if clause.role(verb) and not any(reading.form == "object" for reading in clause.word(verb).readings):
        return False
    spread = [token for token in range(clause.first, verb) if clause.word(token).traits & Trait.DISTRIBUTIVE]
    return any(token not in clause.dated or token - 1 not in clause.dated for token in spread)


def _is_of_it(clause: Clause, one: Counted) -> bool:
    """ "der Tod eines Soldaten", "der Mord an einer Frau", "the death of a soldier": who belongs to the event."""
    if clause.role(one.first - 1) & (Role.PREPOSITION | Role.PARTITIVE_OF | Role.CONSISTING):
        return True
    return clause.verb_final and clause.role(one.first) & Role.OBLIQUE != 0


def _is_picked_out(clause: Clause, one: Counted) -> bool:
    """ "unter ihnen ein Arzt", "darunter eine Schwangere": one of those just counted."""
    if clause.plays(one.first - 1, Role.SUBSET) or is_among_them(clause, one.first):
        return True
    if (
        clause.verb_final
        and clause.roles & Role.SUBSET
        and ends_a_subset(clause, one.first, past_numbers=True)
    ):
        return True
    before = rows.member_before(clause, one.first) if not clause.verb_final else -1
    return before >= 0 and clause.numbers[before].shape == "article" and clause.plays(before - 1, Role.SUBSET)


def _is_agent(clause: Clause, one: Counted, bound: Binding) -> bool:
    """ "tötete ein 18-Jähriger 19 Kinder", "verletzte ihn tödlich": whoever stands beside a verb with an object did it."""
    if bound.first >= one.last and _has_a_pronoun(clause, bound):
        return True
    if bound.rule == "predicate:participle":
        return clause.roles & Role.HAVING != 0 and clause.verb_final and _has_victims(clause, one, bound)
    if bound.rule == "predicate:phrase":
        return agents.is_for_others(clause, bound.first, bound.last) and bound.first >= one.last
    if bound.rule not in ("predicate:object", "predicate:frame"):
        return False
    if (
        bound.first > one.last
        and clause.role(bound.first - 1) & (Role.RELATIVE | Role.DETERMINER) == Role.RELATIVE
    ):
        return not clause.verb_final  # "a nurse who held a photograph"
    for token in range(one.last, clause.last):
        if token in clause.counts:
            return True
        if clause.role(token) & (Role.BREAK | Role.CONJUNCTION):
            return False
    return False


def _has_a_pronoun(clause: Clause, bound: Binding) -> bool:
    """ "shot him dead", "verletzte ihn tödlich", but not "one of them died"."""
    first = bound.first
    if not clause.verb_final and not clause.role(first - 2) & (Role.PREPOSITION | Role.PARTITIVE_OF):
        first -= 1
    return any(clause.says(token, "objects") for token in range(first, bound.last))


def _has_victims(clause: Clause, one: Counted, bound: Binding) -> bool:
    """ "Ein Mann hat seine Frau und zwei Kinder erstochen": whom else the participle of an active perfect counts."""
    having = False
    for token in range(one.last, bound.first):
        having = having or clause.role(token) & Role.HAVING != 0
        if token in clause.numbers and not clause.role(token - 1) & Role.PREPOSITION:
            return having or clause.plays(one.first - 1, Role.HAVING)
    return False


def _may_be_a_person(clause: Clause, one: Counted, bound: Binding) -> bool:
    if clause.role(one.first - 1) & Role.PASSIVE and not clause.verb_final:
        return False
    if one.noun and one.noun.gloss in HUNTED:
        return bound.cost < 0.8
    if one.kind in ("person", "force", "fighter", "helper"):
        return True
    unnamed = one.kind == "unknown" and clause.verb_final and not clause.role(one.first) & Role.OBLIQUE
    return bound.cost < 0.7 and (one.head is None or unnamed)
