"""English main clauses become their subjects where something stands before the finite verb: relative clauses, appositions."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.speakers.englishbackwards import before
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import CLAUSE_VERB, NUMBER_VERB, VERB
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    FUNCTION,
    GIVER,
    LETTER,
    PASSIVE,
    PREPOSITION,
    RELATIVE,
    ROLE,
    SAYING,
    SUBORDINATOR,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name

_LEADS: Final = ADVERB | CAPITAL | CONJUNCTION | DETERMINER | DIGIT | PREPOSITION | SUBORDINATOR | TIME

Found = tuple[list[Name], list[Name], int]


def over_relative(reading: Reading, first: int, k: int) -> Phrase | None:
    """The subject that a relative clause parts from its verb at token ``k``: "the union that represents the miners says"."""
    classes = reading.vocabulary.words
    for n in range(k - 2, first, -1):
        word = reading.words[n]
        if word in classes.grammar_person_relatives:
            goes_on = reading.flags(n + 1) or reading.words[n + 1].islower()
            if goes_on and reading.lows[n - 1] in classes.grammar_antecedents:
                return Phrase(n - 1, n - 1, k, n - 1)  # "those who escaped"
            return before(reading, first, n) if goes_on else None
        linked = bool(reading.kind(n - 1) & PREPOSITION)  # "the hospital in which"
        opens = linked or _begins_clause(reading, n + 1, k)
        if word in classes.grammar_clause_relatives or (word in classes.grammar_subject_relatives and opens):
            head = before(reading, first, n - linked)
            if head and not _is_matter(reading, head) and _leads(reading, first, head.start):
                return head
    return None


def _begins_clause(reading: Reading, n: int, k: int) -> bool:
    """Whether a finite verb follows a relative pronoun, and its object or adverbial before token ``k``."""
    kind, word = reading.kind(n), reading.words[n]
    if kind & (AUXILIARY | PASSIVE) or word in reading.vocabulary.words.grammar_finite:
        return n + 1 < k
    if not word.islower() or kind & (DETERMINER | FUNCTION | PREPOSITION | GIVER):
        return False
    regular = word.endswith(reading.vocabulary.endings["conjugated_regularly"])
    return n + 1 < k and (regular or word in reading.vocabulary.words.grammar_pasts)


def _leads(reading: Reading, first: int, last: int) -> bool:
    """Whether nothing but conjunctions and adverbials stands in a range: "but on Monday"."""
    return all(reading.kind(k) & _LEADS for k in range(first, last))


def _is_matter(reading: Reading, head: Phrase) -> bool:
    """Whether a noun has "that" for what it holds, and no relative clause: "the report that", "the fact that"."""
    words = reading.vocabulary.words
    return bool(reading.kind(head.head) & SAYING) or reading.words[head.head] in words.nouns_claims


def apposed(reading: Reading, unit: Unit, k: int) -> Found | None:
    """ "X, the minister, said", "X, who was there, said"."""
    back = unit.segment(k) - 1
    if back < 1 or reading.words[k - 1] != ",":
        return None
    while back > 1 and _is_aside(reading, unit, back - 1) and _is_aside(reading, unit, back, loosely=True):
        named = before(reading, *unit.segments[back - 2])
        if named is None or not is_name(reading, named):
            break  # "Nine people died, the keeper, an old man, told reporters"
        back -= 1
    first, last = unit.segments[back]
    if not _is_aside(reading, unit, back, loosely=True):
        return _relative_apart(reading, unit, back)
    head_first, head_last = unit.segments[back - 1]
    head = before(reading, head_first, head_last)
    if head is None or not reading.is_speaker(head) or (back > 1 and not _opens(reading, head, head_first)):
        return None
    inner = reading.phrase(first, last)
    end = last if not _is_clause(reading, first) and inner else head.last
    return [reading.name(head.first, end)], [], head.start


def unclosed(reading: Reading, unit: Unit, first: int) -> Found | None:
    """The subject of an aside that no comma closes: "A doctor, asking not to be named [said]"."""
    number = unit.segment(first)
    gerund = reading.words[first].endswith(reading.vocabulary.endings["gerunds"])
    if not number or not gerund or reading.words[first - 1] != "," or not _is_participial(reading, first):
        return None
    head_first, head_last = unit.segments[number - 1]
    head = before(reading, head_first, head_last)
    if head is None or not _opens(reading, head, head_first) or not is_name(reading, head):
        return None
    return ([reading.name(head.first, head.last)], [], head.start) if reading.is_speaker(head) else None


def _relative_apart(reading: Reading, unit: Unit, number: int) -> Found | None:
    """The subject whose relative clause a comma closes: "a nurse who asked not to be named, said", "X, the charity that helps, said"."""
    own = over_relative(reading, *unit.segments[number])
    if own is None or not is_name(reading, own):
        return None
    if number == 1:
        first, last = unit.segments[0]
        head = before(reading, first, last)
        if head and _opens(reading, head, first) and is_name(reading, head) and reading.is_speaker(head):
            return [reading.name(head.first, own.last)], [], head.start
    return [reading.name(own.first, own.last)], [], own.start


def clause_start(reading: Reading, unit: Unit, i: int) -> int:
    """Where the clause of the verb at token ``i`` begins, with what is told aside of its subject."""
    first = unit.segments[unit.segment(i)][0]
    k = i
    while k > first and reading.kind(k - 1) & (ADVERB | AUXILIARY):
        k -= 1
    found = apposed(reading, unit, first) if k == first else None
    return unit.segments[unit.segment(found[2])][0] if found else first


def _is_aside(reading: Reading, unit: Unit, number: int, loosely: bool = False) -> bool:
    """Whether a stretch between commas tells of the phrase before it: a clause, a phrase, an age, another name for it."""
    first, last = unit.segments[number]
    if reading.words[first - 1] != ",":
        return False
    if _is_clause(reading, first):
        return loosely or bool(reading.kind(first) & RELATIVE)
    classes = reading.vocabulary.words
    if reading.words[first].isdigit():
        return last == first + 1 or reading.words[first + 1] in classes.grammar_spans
    inner = reading.phrase(first, last)
    if loosely:
        return _fills(reading, inner, last)
    described = reading.kind(first) & DETERMINER or (inner and reading.kind(inner.head) & ROLE)
    return bool(described) and inner is not None and inner.last == last


def _is_clause(reading: Reading, first: int) -> bool:
    """Whether a relative clause, a phrase or a participle begins here, and no other name for what stands before it."""
    return bool(reading.kind(first) & (RELATIVE | PREPOSITION | ADVERB)) or _is_participial(reading, first)


def _opens(reading: Reading, head: Phrase, first: int) -> bool:
    """Whether a phrase opens its clause, at most behind a conjunction: ", but officials on the island, its only port,"."""
    return head.start == first + bool(reading.kind(first) & (CONJUNCTION | SUBORDINATOR))


def _fills(reading: Reading, inner: Phrase | None, last: int) -> bool:
    """Whether a phrase is all that stands between commas, or two of them joined: "its only ally and its lifeline"."""
    if inner is None or inner.last == last:
        return inner is not None
    joined = reading.kind(inner.last) & CONJUNCTION and reading.kind(inner.last + 1) & (DETERMINER | FUNCTION)
    return bool(joined) and not reading.has_flag(inner.last + 1, last, VERB | CLAUSE_VERB | NUMBER_VERB)


def _is_participial(reading: Reading, first: int) -> bool:
    """Whether a word opens a participle clause: "monitored in London", "speaking at the scene"."""
    word = reading.words[first]
    if not word.islower():
        return False
    return (
        word.endswith(reading.vocabulary.endings["all_participles"])
        or word in reading.vocabulary.words.grammar_irregular_participles
    )


def is_name(reading: Reading, head: Phrase) -> bool:
    """Whether a phrase ends as a name or an office does, and not as a clause: "Nine people died"."""
    return (
        bool(reading.kind(head.last - 1) & (CAPITAL | GIVER | ROLE))
        or not reading.kind(head.last - 1) & LETTER
    )
