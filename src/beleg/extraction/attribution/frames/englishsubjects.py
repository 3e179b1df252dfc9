"""English clauses become their subjects: before the verb, behind a relative clause, in apposition, or of the verb before."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import FORWARD, Frame
from beleg.extraction.attribution.speakers.englishphrases import before
from beleg.extraction.attribution.speakers.naming import is_known, subject
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import CLAUSE_VERB, NUMBER_VERB, VERB
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FUNCTION,
    GIVER,
    LETTER,
    NUMERAL,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name

_PARTICIPLE_ENDS: Final[tuple[str, ...]] = ("ed", "ing")
_GROUP: Final = "they"

Found = tuple[list[Name], list[Name], int]


def _pronoun(reading: Reading, word: str, frames: list[Frame]) -> Found | None:
    if frames and frames[-1].speakers and frames[-1].where == FORWARD:
        return list(frames[-1].speakers), list(frames[-1].via), 0
    source = reading.resolve(word)
    return ([source.name], list(source.via), 0) if source else None


def by_pronoun(reading: Reading, k: int, frames: list[Frame]) -> Found:
    """The speaker that the pronoun at token ``k`` means, the pronoun itself where nobody was named."""
    found = _pronoun(reading, reading.words[k], frames)
    return (found[0], found[1], k) if found else ([reading.name(k, k + 1)], [], k)


def named(reading: Reading, phrase: Phrase, end: int) -> tuple[list[Name], list[Name]]:
    if reading.is_generic(phrase) and (source := reading.resolve(reading.words[phrase.head])):
        return [source.name], list(source.via)
    return [reading.name(phrase.first, max(end, phrase.last))], []


def may_part(reading: Reading, k: int, inner: bool) -> bool:
    """Whether a word may stand between a subject and its verb: an adverb or a helping verb."""
    word = reading.words[k]
    if reading.kind(k) & (ADVERB | AUXILIARY) or word in reading.vocabulary.words.grammar_finite:
        return True
    if not inner or not word.endswith("ly"):
        return False
    return word.islower() and word not in reading.vocabulary.words.grammar_not_adverbs


def subject_of(reading: Reading, unit: Unit, k: int, first: int, frames: list[Frame]) -> Found | None:
    if k > first:
        group = _picked(reading, first, k)
        if group:
            return group
        kind = reading.kind(k - 1)
        if reading.lows[k - 1] in reading.vocabulary.words.grammar_first_persons:
            return _ourselves(reading, k - 1)
        if kind & PRONOUN:
            return by_pronoun(reading, k - 1, frames)
        if reading.lows[k - 1] in reading.vocabulary.words.grammar_subject_relatives:
            return _antecedent(reading, unit, first, k - 1, frames)
        if kind & CONJUNCTION:
            return _coordinated(reading, unit, k, frames)
        return _phrase_before(reading, unit, first, k)
    return apposed(reading, unit, k) or _coordinated(reading, unit, k, frames)


def _ourselves(reading: Reading, k: int) -> Found | None:
    """The body whose own paper says "we": the one that spoke last and is no person."""
    source = reading.last_body()
    return ([source.name], list(source.via), k) if source else None


def _picked(reading: Reading, first: int, k: int) -> Found | None:
    """Who speaks out of a group, named before or here: "One of them said", "the other said", "One of the men said"."""
    lows, classes = reading.lows, reading.vocabulary.words
    at = first + (lows[first] in classes.grammar_definite)
    if at >= k or lows[at] not in classes.grammar_picked:
        return None
    if at + 1 < k and (lows[at + 1] not in classes.genitive or at + 2 == k):
        return None
    back = at + 1 == k or lows[k - 1] in classes.grammar_picked_from
    source = reading.resolve(_GROUP) if back else None
    if source:
        return [source.name], list(source.via), first
    found = reading.phrase(at + 2, k)
    parted = at + 1 == k or (found is not None and found.last == k)
    return ([reading.name(at, k)], [], first) if parted else None


def _phrase_before(reading: Reading, unit: Unit, first: int, k: int) -> Found | None:
    found = _behind_relative(reading, first, k) or before(reading, first, k)
    if found is None or not _can_speak(reading, found):
        return None
    names, via = named(reading, found, found.last)
    second = found.start - 1
    if second > first and reading.words[second] in reading.vocabulary.words.enumerators:
        other = before(reading, first, second)
        if other and other.start == first:
            names = [reading.name(other.first, other.last), *names]
            return names, via, other.start
    head = _named_before(reading, unit, found)
    if head:
        return [reading.name(head.first, found.last)], via, head.start
    return names, via, found.start


def _behind_relative(reading: Reading, first: int, k: int) -> Phrase | None:
    """Whom "who" speaks of where its clause parts a subject from its verb: "an official who asked not to be named"."""
    who = reading.vocabulary.words.grammar_person_relatives
    for n in range(k - 2, first, -1):
        if reading.words[n] in who:
            return (
                before(reading, first, n) if reading.flags(n + 1) or reading.words[n + 1].islower() else None
            )
    return None


def _can_speak(reading: Reading, found: Phrase) -> bool:
    """Whether the phrase before a verb can be its subject: no function word, nobody, "it"."""
    lows, classes = reading.lows, reading.vocabulary.words
    many = found.last - found.head > 2 and lows[found.head] in classes.grammar_quantities
    if not (many or reading.is_speaker(found)) or reading.kind(found.last - 1) & FUNCTION:
        return False
    if lows[found.start] in classes.grammar_nobody:
        return False
    if found.start != found.first or found.first != found.last - 1:
        return True
    alone = reading.words[found.first]
    gerund = alone.islower() and alone.endswith(tuple(classes.grammar_gerund_ends))
    return not gerund and alone not in classes.grammar_not_speaking


def _named_before(reading: Reading, unit: Unit, found: Phrase) -> Phrase | None:
    """The name that opens a sentence and that ``found`` only explains: "Ann Lee, a doctor" """
    if found.start == found.first or unit.segment(found.start) != 1:
        return None
    if found.start != unit.segments[1][0] or reading.words[found.start - 1] != ",":
        return None
    first, last = unit.segments[0]
    if reading.lows[first] in reading.vocabulary.words.prepositions_relay:
        return None
    head = before(reading, first, last)
    if head is None or head.start != unit.first or head.last - head.first > 4:
        return None
    if reading.lows[first].endswith(_PARTICIPLE_ENDS) and reading.kind(first + 1) & PREPOSITION:
        return None
    named = reading.kind(head.first) & CAPITAL and not reading.kind(head.first) & NUMERAL
    return head if named and _is_name(reading, head) else None


def _is_name(reading: Reading, head: Phrase) -> bool:
    """Whether a phrase ends as a name or an office does, and not as a clause: "Nine people died"."""
    return (
        bool(reading.kind(head.last - 1) & (CAPITAL | GIVER | ROLE))
        or not reading.kind(head.last - 1) & LETTER
    )


def _antecedent(reading: Reading, unit: Unit, first: int, relative: int, frames: list[Frame]) -> Found | None:
    """Whom "who said" speaks of: what stands before it in its clause, else who spoke last or closes the clause before."""
    if relative > first:
        own = before(reading, first, relative)
        return ([reading.name(own.first, own.last)], [], first) if own and is_known(reading, own) else None
    if frames and frames[-1].speakers and first - 1 <= frames[-1].end <= first:
        return list(frames[-1].speakers), list(frames[-1].via), first
    number = unit.segment(first)
    if not number:
        return None
    head_first, head_last = unit.segments[number - 1]
    found = before(reading, head_first, head_last)
    return ([reading.name(found.first, found.last)], [], first) if found else None


def apposed(reading: Reading, unit: Unit, k: int) -> Found | None:
    """ "X, the minister, said", "X, who was there, said"."""
    back = unit.segment(k) - 1
    if back < 1 or reading.words[k - 1] != ",":
        return None
    while back > 1 and all(_explains(reading, *part) for part in unit.segments[back - 1 : back + 1]):
        named = before(reading, *unit.segments[back - 2])
        if named is None or not _is_name(reading, named):
            break  # "Nine people died, the keeper, an old man, told reporters"
        back -= 1
    first, last = unit.segments[back]
    relative = reading.kind(first) & (RELATIVE | PREPOSITION | ADVERB) or _is_participial(reading, first)
    inner = reading.phrase(first, last)
    aged = reading.words[first].isdigit() and (
        last == first + 1 or reading.words[first + 1] in reading.vocabulary.words.grammar_spans
    )
    if not relative and not aged and not _fills(reading, inner, last):
        return None
    head_first, head_last = unit.segments[back - 1]
    head = before(reading, head_first, head_last)
    if head is None or not reading.is_speaker(head) or (back > 1 and not _opens(reading, head, head_first)):
        return None
    end = last if not relative and inner else head.last
    return [reading.name(head.first, end)], [], head.start


def _opens(reading: Reading, head: Phrase, first: int) -> bool:
    """Whether a phrase opens its clause, at most behind a conjunction: ", but officials on the island, its only port,"."""
    return head.start == first + bool(reading.kind(first) & (CONJUNCTION | SUBORDINATOR))


def _explains(reading: Reading, first: int, last: int) -> bool:
    """Whether a stretch between commas is one of several appositions: ", the foreign minister of France,"."""
    if reading.words[first - 1] != "," or not reading.kind(first) & DETERMINER:
        return False
    found = reading.phrase(first, last)
    return found is not None and found.last == last


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
    return word.endswith(_PARTICIPLE_ENDS) or word in reading.vocabulary.words.grammar_irregular_participles


def _coordinated(reading: Reading, unit: Unit, k: int, frames: list[Frame]) -> Found | None:
    """ "X came and said": the subject is that of the verb before."""
    if frames and frames[-1].speakers and frames[-1].start < k:
        return list(frames[-1].speakers), list(frames[-1].via), k
    own = subject(reading, unit, k)
    if own is None or not reading.is_speaker(own):
        return None
    if reading.kind(own.head) & PRONOUN:
        return None
    return [reading.name(own.first, own.last)], [], k
