"""English clauses become their subjects: before the verb, in apposition, or of the verb before."""

from __future__ import annotations

from beleg.extraction.attribution.frames.englishmain import Found, apposed, is_name, over_relative, unclosed
from beleg.extraction.attribution.frames.frames import FORWARD, Frame
from beleg.extraction.attribution.speakers.englishbackwards import before
from beleg.extraction.attribution.speakers.naming import is_known, is_own, subject
from beleg.extraction.attribution.speakers.openings import opening_person
from beleg.extraction.attribution.speakers.speakers import Reading, Source
from beleg.extraction.attribution.speakers.states import behind_states
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    BY,
    CAPITAL,
    CONJUNCTION,
    FUNCTION,
    GIVER,
    NUMERAL,
    PREPOSITION,
    PRONOUN,
    ROLE,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.extraction.attribution.words.wordclasses import Words
from beleg.model import Name


def _pronoun(reading: Reading, word: str, frames: list[Frame]) -> Found | None:
    if frames and frames[-1].speakers and frames[-1].where == FORWARD:
        return list(frames[-1].speakers), list(frames[-1].via), 0
    source = reading.resolve(word)
    return ([source.name], list(source.via), 0) if source else None


def by_pronoun(reading: Reading, k: int, frames: list[Frame]) -> Found:
    """The speaker that the pronoun at token ``k`` means, the pronoun itself where nobody was named."""
    found = _pronoun(reading, reading.words[k], frames)
    if found:
        return found[0], found[1], k
    agent = _agent_before(reading, k)
    return [reading.name(agent.first, agent.last) if agent else reading.name(k, k + 1)], [], k


def _agent_before(reading: Reading, k: int) -> Phrase | None:
    """By whom something is said to be made in the sentence of a pronoun: "A video released by [the group] shows what it says are"."""
    first = reading.units[reading.at].first
    for n in range(k - 1, first, -1):
        found = reading.phrase(n + 1, k) if reading.kind(n) & BY else None
        if found and reading.is_speaker(found):
            return found
    return None


def named(reading: Reading, phrase: Phrase, end: int) -> tuple[list[Name], list[Name]]:
    if reading.is_generic(phrase) and (source := reading.resolve(reading.words[phrase.head])):
        return [source.name], list(source.via)
    return [reading.name(phrase.first, max(end, phrase.last))], []


def may_part(reading: Reading, k: int, inner: bool) -> bool:
    """Whether a word may stand between a subject and its verb: an adverb or a helping verb."""
    word = reading.words[k]
    if reading.kind(k) & (ADVERB | AUXILIARY) or word in reading.vocabulary.words.grammar_finite:
        return True
    if not inner or not word.endswith(reading.vocabulary.endings["adverbs"]):
        return False
    return word.islower() and word not in reading.vocabulary.words.grammar_not_adverbs


def subject_of(reading: Reading, unit: Unit, k: int, first: int, frames: list[Frame]) -> Found | None:
    if k > first:
        group = _picked(reading, first, k) or _aged(reading, k)
        if group:
            return group
        kind = reading.kind(k - 1)
        if reading.lows[k - 1] in reading.vocabulary.words.grammar_first_persons:
            return None if _reminds(reading, k) else _ourselves(reading, k - 1)
        if kind & PRONOUN:
            own = None if frames else _told_ahead(reading, unit, k - 1)
            return own or by_pronoun(reading, k - 1, frames)
        if reading.lows[k - 1] in reading.vocabulary.words.grammar_subject_relatives:
            return _antecedent(reading, unit, first, k - 1, frames)
        if kind & CONJUNCTION:
            return _coordinated(reading, unit, k, frames)
        parted = unclosed(reading, unit, first) or _relayed(reading, first, k)
        return parted or _phrase_before(reading, unit, first, k)
    return apposed(reading, unit, k) or _coordinated(reading, unit, k, frames)


def _told_ahead(reading: Reading, unit: Unit, k: int) -> Found | None:
    """The person of whom a sentence tells what the pronoun at its end says: "Dr Ana Voss has treated 40, she said"."""
    if reading.lows[k] not in reading.vocabulary.words.grammar_singular or not unit.segment(k):
        return None
    if unit.speech or unit.kind == "title" or reading.last(1) is not None:
        return None
    person = opening_person(reading, unit)
    if person is None or person.last >= k:
        return None
    return [reading.name(person.first, person.last)], [], k


def _meant(reading: Reading, pronouns: Words) -> Source | None:
    """Whom one of ``pronouns`` means here."""
    for pronoun in sorted(pronouns):
        source = reading.resolve(pronoun)
        if source:
            return source
    return None


def _aged(reading: Reading, k: int) -> Found | None:
    """The person named before of whom no more than the age is told: "the 52-year-old said"."""
    classes = reading.vocabulary.words
    aged = reading.words[k - 1].endswith(reading.vocabulary.endings["aged"])
    if not aged or reading.lows[k - 2] not in classes.grammar_definite:
        return None
    source = _meant(reading, classes.grammar_masculine_pronoun)
    return ([source.name], list(source.via), k - 2) if source else None


def _reminds(reading: Reading, k: int) -> bool:
    """Whether an outlet speaks of what it told before: "We remind that", "we reported earlier that"."""
    return k < len(reading.words) and reading.words[k] in reading.vocabulary.words.grammar_reminding


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
    source = _meant(reading, classes.grammar_plural_pronoun) if back else None
    if source:
        return [source.name], list(source.via), first
    found = reading.phrase(at + 2, k)
    parted = at + 1 == k or (found is not None and found.last == k)
    return ([reading.name(at, k)], [], first) if parted else None


def _phrase_before(reading: Reading, unit: Unit, first: int, k: int) -> Found | None:
    found = over_relative(reading, first, k) or before(reading, first, k)
    if found is None or not _can_speak(reading, found):
        return None
    found = behind_states(reading, unit, found)
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


def _relayed(reading: Reading, first: int, k: int) -> Found | None:
    """The subject that a medium parts from its verb at token ``k``: "An officer quoted by Tass [said]"."""
    for n in range(k - 2, first, -1):
        if reading.words[n] not in reading.vocabulary.words.verbs_relay_talk or not reading.kind(n + 1) & BY:
            continue
        by, own = reading.phrase(n + 2, k), before(reading, first, n)
        if by and own and by.last == k and reading.is_medium(by.first, by.last) and _can_speak(reading, own):
            return [reading.name(own.first, own.last)], [reading.name(by.first, by.last)], own.start
    return None


def _can_speak(reading: Reading, found: Phrase) -> bool:
    """Whether the phrase before a verb can be its subject: no function word, nobody, "it"."""
    lows, classes = reading.lows, reading.vocabulary.words
    many = found.last - found.head > 2 and lows[found.head] in classes.grammar_quantities
    if not (many or reading.is_speaker(found)) or reading.kind(found.last - 1) & FUNCTION:
        return False
    if lows[found.start] in classes.grammar_nobody or _is_own_staff(reading, found):
        return False
    if found.start != found.first or found.first != found.last - 1:
        return True
    alone = reading.words[found.first]
    gerund = alone.islower() and alone.endswith(reading.vocabulary.endings["gerunds"])
    return not gerund and alone not in classes.grammar_not_speaking


def _is_own_staff(reading: Reading, found: Phrase) -> bool:
    """Whether the outlet speaks of its own people: "Our correspondent recalls that"."""
    return is_own(reading, found) and reading.has_word(
        found.first, found.last, reading.vocabulary.words.media_staff
    )


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
    if (
        reading.lows[first].endswith(reading.vocabulary.endings["all_participles"])
        and reading.kind(first + 1) & PREPOSITION
    ):
        return None
    named = reading.kind(head.first) & CAPITAL and not reading.kind(head.first) & NUMERAL
    return head if named and is_name(reading, head) else None


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
    found = before(reading, head_first, head_last) or _agent(reading, head_first, head_last)
    return ([reading.name(found.first, found.last)], [], first) if found else None


def _agent(reading: Reading, first: int, last: int) -> Phrase | None:
    """Whom "by" names at the end of a clause: "a claim disputed by the union, which said"."""
    for k in range(last - 2, first, -1):
        if reading.kind(k) & BY:
            found = reading.phrase(k + 1, last)
            return found if found and found.last == last else None
    return None


def _coordinated(reading: Reading, unit: Unit, k: int, frames: list[Frame]) -> Found | None:
    """ "X came and said": the subject is that of the verb before."""
    if frames and frames[-1].speakers and frames[-1].start < k:
        return list(frames[-1].speakers), list(frames[-1].via), k
    own = subject(reading, unit, k)
    if own is None or not reading.is_speaker(own) or _is_told_of(reading, own):
        return None
    if reading.kind(own.head) & PRONOUN:
        return None
    return [reading.name(own.first, own.last)], [], k


def _is_told_of(reading: Reading, own: Phrase) -> bool:
    """Whether a phrase counts those something befell, or is a verb: "Two weavers died, reported in the ministry"."""
    if reading.has_kind(own.first, own.last, GIVER | ROLE):
        return False
    verb = reading.words[own.first]
    bare = (
        own.last - own.first == 1
        and verb.islower()
        and verb.endswith(reading.vocabulary.endings["participles"])
    )
    return bare or bool(reading.kind(own.first) & NUMERAL)
