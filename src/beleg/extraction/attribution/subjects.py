"""German clauses become their subjects: behind the verb, before it, or cut off by an apposition."""

from __future__ import annotations

from beleg.extraction.attribution.cues import (
    CLOSING,
)
from beleg.extraction.attribution.naming import apposition, speaker_of
from beleg.extraction.attribution.phrases import Phrase
from beleg.extraction.attribution.speakers import Reading
from beleg.extraction.attribution.units import Unit
from beleg.model import Name

_FAR = 16


def subject_after(
    reading: Reading, unit: Unit, i: int, end: int
) -> tuple[list[Name], list[Name], int] | None:
    """Names, media and end of the subject that follows a verb or a subordinator."""
    words, v = reading.tokens.words, reading.vocabulary
    limit = min(end, i + _FAR)
    while i < limit:
        word, lower = words[i], words[i].lower()
        if word == "," and words[i - 1][0].isupper() and (joined := apposition(reading, unit, i)) > i:
            i = joined
            continue
        if lower in v.words.pronouns:
            source = reading.resolve(word)
            if source is None:
                return [reading.name(i, i + 1)], [], i + 1
            return [source.name], list(source.via), i + 1
        if lower in v.words.prepositions:
            i = _skip_number(reading, i + 1, end)
            found = reading.phrase(i, end)
            i = found.last if found else i
            continue
        counted = _skip_number(reading, i, end)
        found = reading.phrase(counted, end)
        if counted > i and found and not v.is_source(words[found.head]) and not v.is_role(words[found.head]):
            i = found.last
            continue
        if found is None:
            if not word[0].isalnum() or lower in v.words.grammar_nobody:
                return None
            i += 1
            continue
        if is_object(reading, found):
            i = found.last
            continue
        cut, medium = _told_medium(reading, found)
        names, via, _ = speaker_of(reading, unit, cut)
        return (
            (names, via + medium, apposition(reading, unit, found.last) if found.last >= end else found.last)
            if names
            else None
        )
    return None


def _skip_number(reading: Reading, i: int, end: int) -> int:
    """Behind the number that begins at ``i``: what it counts is an object, not who speaks."""
    words = reading.tokens.words
    while i < end and words[i][0].isdigit():
        i += 1
    return i


def _told_medium(reading: Reading, found: Phrase) -> tuple[Phrase, list[Name]]:
    """Parts "ein Arzt der Agentur AFP" into the speaker and the medium addressed, unless it employs the speaker."""
    words, v = reading.tokens.words, reading.vocabulary
    for k in range(found.head + 1, found.last):
        if (
            words[k] in v.words.grammar_dative_article
            and reading.is_medium(k + 1, found.last)
            and not reading.is_medium(found.first, k)
        ):
            if words[found.head] in v.words.media_staff:
                break
            return found._replace(last=k), [reading.name(k + 1, found.last)]
    return found, []


def is_object(reading: Reading, found: Phrase) -> bool:
    """Whether a phrase after the verb cannot be its subject: by case, sense, or as the one addressed."""
    words, v = reading.tokens.words, reading.vocabulary
    determiner = words[found.start].lower() if found.start < found.first else ""
    if (
        determiner in v.words.oblique
        or words[found.head] in v.words.addressees
        or words[found.head] in v.words.time
    ):
        return True
    if words[found.head] in v.words.nouns_abstract or v.is_numeral(words[found.first]):
        return True
    bare = found.last - found.first == 1 and words[found.head].isupper()
    return (
        determiner in v.words.grammar_dative_article and bare and reading.is_medium(found.first, found.last)
    )


def subject_before(reading: Reading, unit: Unit, number: int) -> tuple[list[Name], list[Name], int] | None:
    """The subject that an apposition or a relative clause parts from its verb."""
    words, v = reading.tokens.words, reading.vocabulary
    back = number - 1
    while back > 0:
        first, last = unit.segments[back]
        lead = words[first].lower()
        found = reading.phrase(first, last)
        relative = (
            lead in v.words.relatives
            or words[first + 1 if first + 1 < last else first].lower() in v.words.relatives
        )
        if not relative and not (found and found.last >= last - 3):
            return None
        head_first, head_last = unit.segments[back - 1]
        start = clause_start(reading, head_first, head_last)
        while start < head_last and words[start].lower() in v.words.grammar_leading:
            start += 1
        head = reading.phrase(start, head_last) or closing_phrase(reading, head_first, head_last)
        if head and head.last >= head_last - 3 and not is_object(reading, head):
            named = found and not _is_clause(reading, first, last)
            names, via, _ = speaker_of(reading, unit, head)
            if named and found and names and names[0].span.end < reading.tokens.ends[found.last - 1]:
                names = [reading.name(head.first, found.last)]
            return (names, via, head.start) if names else None
        back -= 1
    return None


def _is_clause(reading: Reading, first: int, last: int) -> bool:
    words, v = reading.tokens.words, reading.vocabulary
    found = reading.phrase(first, last)
    if found is None or found.last < last - 3 or words[last - 1] in v.words.verbs_auxiliaries:
        return True
    return found.last < last and words[last - 1].islower() and words[last - 1].isalpha()


def joined_apposition(reading: Reading, unit: Unit, found: Phrase) -> int:
    """The start of "X, der Direktor von Y" where ``found`` is only its second half."""
    number = unit.segment(found.start)
    if not number or found.start == found.first or unit.segments[number][0] != found.start:
        return found.first
    first, last = unit.segments[number - 1]
    head = reading.phrase(first, last)
    if head and head.last == last and head.start == first and reading.tokens.words[last] == ",":
        return head.first
    return found.first


def closing_phrase(reading: Reading, first: int, last: int) -> Phrase | None:
    """The last noun phrase of a segment, where the segment ends with it."""
    for k in range(first, last):
        found = reading.phrase(k, last)
        if found and found.last == last:
            return found
    return None


def clause_start(reading: Reading, first: int, finite: int) -> int:
    words, v = reading.tokens.words, reading.vocabulary
    while first < finite and (
        words[first].lower() in v.words.conjunctions
        or words[first] in CLOSING
        or words[first] in v.words.bullets
    ):
        first += 1
    return first
