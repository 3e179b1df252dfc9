"""German clauses become their subjects: behind the verb, before it, or cut off by an apposition."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.speakers.naming import apposition, others, speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.speakers.states import enlisted
from beleg.extraction.attribution.words.cues import CLOSING, OPENING
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    CAPITAL,
    CONJUNCTION,
    DIGIT,
    GIVER,
    NUMBER,
    NUMERAL,
    OBJECT,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    SAYING,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name

_FAR: Final = 16
_AUXILIARIES: Final = 2  # tokens of the verb that closes a clause: "erzählt haben"
BEHIND_SUBJECT: Final = ADVERB | PREPOSITION | TIME
_CLOCK: Final = frozenset((":", "."))

Subject = tuple[list[Name], list[Name], int]


def subject_after(reading: Reading, unit: Unit, i: int, end: int) -> Subject | None:
    """Names, media and end of the subject that follows a verb or a subordinator."""
    words, classes = reading.words, reading.vocabulary.words
    limit, verb = min(end, i + _FAR), i - 1
    while i < limit:
        kind = reading.kind(i)
        if words[i] == "," and reading.kind(i - 1) & CAPITAL and (joined := apposition(reading, unit, i)) > i:
            i = joined
            continue
        if kind & PRONOUN:
            if i == verb + 1 and reading.lows[i] in classes.grammar_stand_ins and reading.phrase(i + 1, end):
                i += 1  # "so zählt es die Polizei"
                continue
            return _by_pronoun(reading, i)
        if kind & PREPOSITION:
            i = _skip_number(reading, i + 1, end)
            found = reading.phrase(i, end)
            i = found.last if found else i
            continue
        counts = kind & DIGIT or (kind & NUMERAL and not kind & CAPITAL)
        counted = _skip_number(reading, i, end) if counts else i
        found = reading.phrase(counted, end)
        if found is None:
            if not words[i][0].isalnum() or reading.lows[i] in classes.grammar_nobody:
                return None
            i += 1
        elif (counted > i and not reading.kind(found.head) & (GIVER | ROLE)) or (
            is_object(reading, found) and not agrees(reading, found, verb)
        ):
            i = found.last
        else:
            return _by_phrase(reading, unit, _without_matter(reading, unit, found, verb, end), verb, end)
    return None


def _without_matter(reading: Reading, unit: Unit, found: Phrase, verb: int, end: int) -> Phrase:
    """A subject without the "von" or "über" that its verb waits for: "Am Abend berichteten Anwohner von Schüssen"."""
    words, classes = reading.words, reading.vocabulary.words
    if words[verb] not in classes.grammar_telling_of or end < unit.last - 1:
        return found
    for k in range(found.head + 1, found.last):
        if words[k] in classes.grammar_claim_links:
            told_elsewhere = reading.has_word(found.last, end, classes.grammar_talk_matters)
            return found if told_elsewhere else Phrase(found.start, found.first, k, found.head)
    return found


def _by_pronoun(reading: Reading, i: int) -> Subject:
    source = reading.resolve(reading.words[i])
    if source is None:
        return [reading.name(i, i + 1)], [], i + 1
    return [source.name], list(source.via), i + 1


def _by_phrase(reading: Reading, unit: Unit, found: Phrase, verb: int, end: int) -> Subject | None:
    cut, medium = _told_medium(reading, found)
    names, via, _ = speaker_of(reading, unit, cut)
    if not names:
        return None
    more = _further(reading, found, verb, end) if cut is found else []
    if more:
        names, found = enlisted(reading, names, more), more[-1]
    last = apposition(reading, unit, found.last) if found.last >= end else found.last
    return names, via + medium if medium else via, last


def _further(reading: Reading, found: Phrase, verb: int, end: int) -> list[Phrase]:
    """Who speaks with the first of a subject, of a verb in the plural alone: "berichteten Ärzte und Augenzeugen"."""
    plural = reading.vocabulary.endings["finite_plurals"]
    closing = range(end, min(end + _AUXILIARIES, len(reading.words)))
    if not any(reading.words[k].endswith(plural) for k in (verb, *closing)):
        return []
    more = others(reading, found.last, end)
    closed = not more or more[-1].last >= end or reading.kind(more[-1].last) & BEHIND_SUBJECT
    return more if closed else []


def _skip_number(reading: Reading, i: int, end: int) -> int:
    """Behind the number that begins at ``i``: what it counts is an object, not who speaks."""
    while i < end:
        kind = reading.kind(i)
        if not kind & NUMBER and not (
            kind & ADVERB and not kind & CAPITAL and _is_qualified(reading, i, end)
        ):
            break
        i += 1
    return i


def _is_qualified(reading: Reading, i: int, end: int) -> bool:
    """Whether an adverb belongs to the number that follows it: "mindestens zwölf", "gut 30"."""
    return i + 1 < end and bool(reading.kind(i + 1) & NUMBER)


def _told_medium(reading: Reading, found: Phrase) -> tuple[Phrase, list[Name]]:
    """Parts "ein Arzt der Agentur AFP" into the speaker and the medium addressed, unless it employs the speaker."""
    words, classes = reading.words, reading.vocabulary.words
    for k in range(found.head + 1, found.last):
        if (
            words[k] in classes.grammar_dative_article
            and words[k + 1] in OPENING
            and _is_private(reading, found)
        ):
            return Phrase(found.start, found.first, k, found.head), [reading.name(k + 1, found.last)]
        if (
            words[k] in classes.grammar_dative_article
            and reading.is_medium(k + 1, found.last)
            and not reading.is_medium(found.first, k)
        ):
            if words[found.head] in classes.media_staff:
                break
            return Phrase(found.start, found.first, k, found.head), [reading.name(k + 1, found.last)]
    return found, []


def _is_private(reading: Reading, found: Phrase) -> bool:
    """Whether a phrase names somebody without an office, to whom no body in the genitive belongs: "Tamm [der „Küstenpost“]"."""
    if reading.kind(found.head) & (GIVER | ROLE) or (found.start < found.first and found.head == found.first):
        return False
    return reading.words[found.head] not in reading.vocabulary.words.media_staff


def is_object(reading: Reading, found: Phrase) -> bool:
    """Whether a phrase after the verb cannot be its subject: by case, sense, or as the one addressed."""
    kind = reading.kind(found.head)
    if reading.kind(found.first) & NUMERAL:
        return True
    if kind & OBJECT and not (kind & SAYING and reading.is_speaker(found)):
        return True
    if found.start == found.first:
        return False
    determiner, classes = reading.lows[found.start], reading.vocabulary.words
    if determiner in classes.oblique:
        return True
    bare = found.last - found.first == 1 and determiner in classes.grammar_dative_article
    return bare and reading.words[found.head].isupper() and reading.is_medium(found.first, found.last)


def agrees(reading: Reading, found: Phrase, verb: int) -> bool:
    """Whether people who are mostly addressed are the subject of a verb, since that is plural: "Diplomaten sagten"."""
    addressed = reading.words[found.head] in reading.vocabulary.words.addressees
    undetermined = found.start == found.first
    plural = reading.vocabulary.endings["finite_plurals"]
    dative = found.first < found.head and reading.words[found.first].endswith(plural)
    return addressed and undetermined and not dative and reading.words[verb].endswith(plural)


def subject_before(reading: Reading, unit: Unit, number: int) -> Subject | None:
    """The subject that an apposition or a relative clause parts from its verb."""
    back = number - 1
    while back > 0:
        first, last = unit.segments[back]
        found = reading.phrase(first, last)
        if not reading.has_kind(first, min(first + 2, last), RELATIVE) and (
            found is None or found.last < last - 3
        ):
            return None
        head_first, head_last = unit.segments[back - 1]
        start = clause_start(reading, head_first, head_last)
        while start < head_last and reading.lows[start] in reading.vocabulary.words.grammar_leading:
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
    words, v = reading.words, reading.vocabulary
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
    if reading.words[first] in reading.vocabulary.words.grammar_addressing:
        return found.first  # "Herr Kord, die Armee spricht von ..."
    if head and head.last == last and head.start == first and reading.words[last] == ",":
        return head.first
    return found.first


def _behind_clock(reading: Reading, first: int, finite: int) -> int:
    """Behind the signs and the time with which a ticker opens a line: "+++ 14:05 Uhr Polizei meldet ..."."""
    signs = reading.vocabulary.words.grammar_label_signs
    while first < finite and (
        reading.words[first] in signs or reading.kind(first) & DIGIT or reading.words[first] in _CLOCK
    ):
        first += 1
    return first


def closing_phrase(reading: Reading, first: int, last: int) -> Phrase | None:
    """The last noun phrase of a segment, where the segment ends with it."""
    for k in range(first, last):
        found = reading.phrase(k, last)
        if found and found.last == last:
            return found
    return None


def clause_start(reading: Reading, first: int, finite: int) -> int:
    """Where a clause begins behind its conjunction, a closing quotation mark, a bullet or the signs of a ticker."""
    words, bullets = reading.words, reading.vocabulary.words.bullets
    if words[first] in reading.vocabulary.words.grammar_label_signs:
        first = _behind_clock(reading, first, finite)
    while first < finite and (
        reading.kind(first) & CONJUNCTION or words[first] in CLOSING or words[first] in bullets
    ):
        first += 1
    return first
