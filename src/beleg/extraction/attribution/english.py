"""English verbs of saying become frames."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.cues import (
    BREAK,
    CLAUSE_ONLY,
    NUMBER_VERB,
    PARTICIPLE,
    QUOTE,
    VERB,
)
from beleg.extraction.attribution.englishwords import has_clause, is_noun, is_passive, reports, told
from beleg.extraction.attribution.frames import AROUND, FORWARD, Frame
from beleg.extraction.attribution.kinds import (
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
    RELATIVE,
    ROLE,
    STOP,
    TIME,
)
from beleg.extraction.attribution.naming import apposition, subject
from beleg.extraction.attribution.phrases import Phrase, before
from beleg.extraction.attribution.speakers import Reading
from beleg.extraction.attribution.units import Unit
from beleg.model import Name

_LINK: Final = 10
_PARTICIPLE_ENDS: Final[tuple[str, ...]] = ("ed", "ing")

Found = tuple[list[Name], list[Name], int]


def frame(reading: Reading, unit: Unit, i: int, flags: int, frames: list[Frame]) -> Frame | None:
    """The frame of the verb at token ``i``."""
    v = reading.vocabulary
    first, last = unit.segments[unit.segment(i)]
    if not _is_active(reading, unit, i, first, last) or not _is_report(reading, unit, i, flags, last, frames):
        return None
    if flags & PARTICIPLE and not flags & VERB:
        found = _participle(reading, unit, i, frames)
    else:
        found = _by_place(reading, unit, i, first, frames)
    if found is None or (not flags & VERB and flags & NUMBER_VERB and _is_territory(reading, found, i)):
        return None
    found.certainty = v.certainty.get(reading.words[i], "stated")
    found.cue = (i, i + 1)
    if not found.via:
        found.via = told(reading, unit, i, last, found)
    return found


def _is_active(reading: Reading, unit: Unit, i: int, first: int, last: int) -> bool:
    """Whether a word is an active verb here: no noun, and no participle as in "figures released by the office"."""
    if i + 1 < last and reading.kind(i + 1) & BY and reading.words[i].endswith("ed"):
        return False
    return not is_passive(reading, first, i) and not is_noun(reading, unit, first, i)


def _is_report(reading: Reading, unit: Unit, i: int, flags: int, last: int, frames: list[Frame]) -> bool:
    """Whether a verb reports here and does not stand inside what another verb reports."""
    words, v = reading.words, reading.vocabulary
    if words[i] in v.words.grammar_speaking and not unit.speech:
        return reading.has_word(i + 1, min(last, i + _LINK), v.words.grammar_speaking_links)
    if flags & CLAUSE_ONLY and not has_clause(reading, unit, i):
        return False
    if flags & (VERB | PARTICIPLE):
        return True
    return reports(reading, unit, i, flags, last) and not _is_nested(frames, i)


def _is_territory(reading: Reading, frame: Frame, i: int) -> bool:
    """Whether a land or town has so many cases and does not count them: "the region recorded 70 attacks"."""
    v = reading.vocabulary
    if reading.words[i] not in v.words.grammar_territorial:
        return False
    return bool(frame.speakers) and frame.speakers[0].text.split()[-1].lower() in v.words.territories


def _is_nested(frames: list[Frame], i: int) -> bool:
    """Whether a verb of counting stands inside what another verb reports."""
    return (
        bool(frames)
        and frames[-1].where == FORWARD
        and frames[-1].rule.startswith("verb")
        and frames[-1].end <= i
    )


def _by_place(reading: Reading, unit: Unit, i: int, first: int, frames: list[Frame]) -> Frame | None:
    """The frame by where the subject stands; an apposition before the verb goes before what follows it."""
    inverted = _inverted(reading, unit, i, first)
    if inverted is None:
        return upright(reading, unit, i, first, frames)
    parted = i == first and reading.words[i - 1] == "," and not _names_agent(reading, inverted)
    if parted and _apposed(reading, unit, i):
        return upright(reading, unit, i, first, frames)
    return inverted


def _names_agent(reading: Reading, frame: Frame) -> bool:
    """Whether a speaker is named with the word of an office or a role."""
    for name in frame.speakers:
        for word in name.text.split():
            if reading.vocabulary.kind(word) & (GIVER | ROLE):
                return True
    return False


def _pronoun(reading: Reading, word: str, frames: list[Frame]) -> Found | None:
    if frames and frames[-1].speakers and frames[-1].where == FORWARD:
        return list(frames[-1].speakers), list(frames[-1].via), 0
    source = reading.resolve(word)
    return ([source.name], list(source.via), 0) if source else None


def _by_pronoun(reading: Reading, k: int, frames: list[Frame]) -> Found:
    """The speaker that the pronoun at token ``k`` means, the pronoun itself where nobody was named."""
    found = _pronoun(reading, reading.words[k], frames)
    return (found[0], found[1], k) if found else ([reading.name(k, k + 1)], [], k)


def _inverted(reading: Reading, unit: Unit, i: int, first: int) -> Frame | None:
    """ "..., said X"."""
    k = i
    while k > first and reading.kind(k - 1) & (ADVERB | AUXILIARY):
        k -= 1
    if k != first or first == unit.first or reading.words[i] in reading.vocabulary.words.grammar_telling:
        return None
    if i + 1 < unit.last and reading.kind(i + 1) & PRONOUN:
        found = _by_pronoun(reading, i + 1, [])
        return Frame(found[0], None, k, i + 2, AROUND, "verb: after", via=found[1])
    phrase = reading.phrase(i + 1, unit.last)
    if (
        phrase is None
        or _owned(reading, phrase)
        or reading.kind(phrase.first) & NUMERAL
        or not _ends_frame(reading, unit, phrase.last)
    ):
        return None
    end = apposition(reading, unit, phrase.last)
    names = _names(reading, phrase, end)
    end = _with_relative(reading, unit, end)
    return Frame(names[0], None, k, _frame_end(reading, unit, end), AROUND, "verb: after", via=names[1])


def _with_relative(reading: Reading, unit: Unit, end: int) -> int:
    """The end of the clause that tells of the speaker: ", said Ruth, who lost her home, "."""
    if end + 1 >= unit.last or reading.words[end] != "," or not unit.speech:
        return end
    first, last = unit.segments[unit.segment(end + 1)]
    return last if first == end + 1 and reading.kind(first) & RELATIVE else end


def _owned(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is an object of the speaker's own: "his decision"."""
    words, v = reading.words, reading.vocabulary
    possessive = phrase.start < phrase.first and words[phrase.start] in v.words.possessives
    return possessive and words[phrase.head] not in v.words.givers


def _ends_frame(reading: Reading, unit: Unit, end: int) -> bool:
    if end >= unit.last or reading.flags(end) & (BREAK | QUOTE):
        return True
    if reading.kind(end) & (STOP | PREPOSITION | ADVERB | TIME):
        return True
    return reading.lows[end] in reading.vocabulary.words.grammar_subject_relatives


def _frame_end(reading: Reading, unit: Unit, end: int) -> int:
    """The end of the frame's own adverbials: "on Friday", "in a statement"."""
    last = unit.segments[unit.segment(end)][1] if end < unit.last else end
    return last if end < last and reading.kind(end) & (PREPOSITION | TIME | ADVERB) else end


def _names(reading: Reading, phrase: Phrase, end: int) -> tuple[list[Name], list[Name]]:
    if reading.is_generic(phrase) and (source := reading.resolve(reading.words[phrase.head])):
        return [source.name], list(source.via)
    return [reading.name(phrase.first, max(end, phrase.last))], []


def _may_part(reading: Reading, k: int, inner: bool) -> bool:
    """Whether a word may stand between a subject and its verb: an adverb or a helping verb."""
    if reading.kind(k) & (ADVERB | AUXILIARY):
        return True
    word = reading.words[k]
    if not inner or not word.endswith("ly"):
        return False
    return word.islower() and word not in reading.vocabulary.words.grammar_not_adverbs


def upright(reading: Reading, unit: Unit, i: int, first: int, frames: list[Frame]) -> Frame | None:
    """ "X said ..." and "..., X said"."""
    k = i
    while k > first and _may_part(reading, k - 1, k - 1 > first):
        k -= 1
    found = _subject(reading, unit, k, first, frames)
    if found is None:
        return None
    names, via, start = found
    end = i + 1
    place = _where(reading, unit, i, start)
    if place != FORWARD:
        end = unit.segments[unit.segment(i)][1]
    return Frame(names, None, start, end, place, "verb: subject first", via=via)


def _where(reading: Reading, unit: Unit, i: int, start: int) -> str:
    """Forward where something follows the verb in its clause, else on both sides."""
    words, classes = reading.words, reading.vocabulary.words
    number = unit.segment(i)
    first, last = unit.segments[number]
    k = i + 1
    while k < last and (reading.kind(k) & (ADVERB | TIME) or words[k] in classes.grammar_adverbials):
        k += 1
    if _right_behind_speech(reading, unit, start) and not (k < last and words[k] in classes.grammar_that):
        return AROUND
    before_it = start > unit.first and (number > 0 or bool(unit.speech and unit.speech[0][0] < start))
    told = words[i] in classes.grammar_telling and _addressee_only(reading, i, last)
    if (k < last and not told) or not before_it or start > first + 1:
        return FORWARD
    if unit.speech and unit.speech[0][0] < start:
        return AROUND
    follows = words[last] if last < unit.last else "."
    if follows == ":" or (last + 1 < unit.last and reading.flags(last + 1) & QUOTE):
        return FORWARD
    if start > unit.first and first < start and reading.kind(first) & CONJUNCTION:
        return FORWARD
    return AROUND


def _right_behind_speech(reading: Reading, unit: Unit, start: int) -> bool:
    """Whether a quotation ends right before the subject: '"...," he said on condition of anonymity'."""
    words = reading.words
    for _, closed in unit.speech:
        if closed + 1 == start or (closed + 2 == start and words[closed + 1] == ","):
            return True
    return False


def _addressee_only(reading: Reading, i: int, last: int) -> bool:
    """Whether nothing but the one addressed follows "told"."""
    found = reading.phrase(i + 1, last)
    if found is None:
        return False
    if found.last == last or reading.kind(found.last) & TIME:
        return True
    return reading.words[found.last] in reading.vocabulary.words.prepositions


def _subject(reading: Reading, unit: Unit, k: int, first: int, frames: list[Frame]) -> Found | None:
    if k > first:
        kind = reading.kind(k - 1)
        if kind & PRONOUN:
            return _by_pronoun(reading, k - 1, frames)
        if reading.lows[k - 1] in reading.vocabulary.words.grammar_subject_relatives:
            return _antecedent(reading, unit, first, frames)
        if kind & CONJUNCTION:
            return _coordinated(reading, unit, k, frames)
        return _phrase_before(reading, unit, first, k)
    return _apposed(reading, unit, k) or _coordinated(reading, unit, k, frames)


def _phrase_before(reading: Reading, unit: Unit, first: int, k: int) -> Found | None:
    found = before(reading, first, k)
    if found is None or not _can_speak(reading, found):
        return None
    names, via = _names(reading, found, found.last)
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


def _can_speak(reading: Reading, found: Phrase) -> bool:
    """Whether the phrase before a verb can be its subject: no function word, nobody, "it"."""
    if not reading.is_speaker(found) or reading.kind(found.last - 1) & FUNCTION:
        return False
    lows, classes = reading.lows, reading.vocabulary.words
    if lows[found.start] in classes.grammar_nobody:
        return False
    lone = found.start == found.first == found.last - 1
    return not (lone and lows[found.first] in classes.grammar_not_speaking)


def _named_before(reading: Reading, unit: Unit, found: Phrase) -> Phrase | None:
    """The name that opens a sentence and that ``found`` only explains: "Ann Lee, a doctor" """
    if found.start == found.first or unit.segment(found.start) != 1:
        return None
    if found.start != unit.segments[1][0] or reading.words[found.start - 1] != ",":
        return None
    first, last = unit.segments[0]
    head = before(reading, first, last)
    if head is None or head.start != unit.first or head.last - head.first > 4:
        return None
    if reading.lows[first].endswith(_PARTICIPLE_ENDS) and reading.kind(first + 1) & PREPOSITION:
        return None
    return head if reading.kind(head.first) & CAPITAL else None


def _antecedent(reading: Reading, unit: Unit, first: int, frames: list[Frame]) -> Found | None:
    """Whom "who said" speaks of."""
    if frames and frames[-1].speakers and first - 1 <= frames[-1].end <= first:
        return list(frames[-1].speakers), list(frames[-1].via), first
    number = unit.segment(first)
    if not number:
        return None
    head_first, head_last = unit.segments[number - 1]
    found = before(reading, head_first, head_last)
    return ([reading.name(found.first, found.last)], [], first) if found else None


def _apposed(reading: Reading, unit: Unit, k: int) -> Found | None:
    """ "X, the minister, said", "X, who was there, said"."""
    back = unit.segment(k) - 1
    if back < 1 or reading.words[k - 1] != ",":
        return None
    first, last = unit.segments[back]
    relative = reading.kind(first) & (RELATIVE | PREPOSITION | ADVERB) or _is_participial(reading, first)
    inner = reading.phrase(first, last)
    if not relative and not reading.words[first].isdigit() and (inner is None or inner.last < last):
        return None
    head_first, head_last = unit.segments[back - 1]
    head = before(reading, head_first, head_last)
    if head is None or not reading.is_speaker(head) or (head_first < head.start and back > 1):
        return None
    end = last if not relative and inner else head.last
    return [reading.name(head.first, end)], [], head.start


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


def _participle(reading: Reading, unit: Unit, i: int, frames: list[Frame]) -> Frame | None:
    words = reading.words
    if i == unit.first or words[i - 1] not in reading.vocabulary.words.grammar_participle_leads:
        return None
    if frames and frames[-1].speakers:
        last = frames[-1]
        return Frame(list(last.speakers), None, i, i + 1, FORWARD, "verb: participle", via=list(last.via))
    own = subject(reading, unit, i)
    if own is None or not reading.is_speaker(own):
        return None
    quoting = (
        reading.phrase(own.last + 3, i - 1)
        if words[min(own.last + 2, i)] in reading.vocabulary.words.prepositions_by
        else None
    )
    if quoting and quoting.last == i - 1 and reading.is_medium(quoting.first, quoting.last):
        via = [reading.name(quoting.first, quoting.last)]
        return Frame(
            [reading.name(own.first, own.last)], None, i, i + 1, FORWARD, "verb: participle", via=via
        )
    return Frame([reading.name(own.first, own.last)], None, i, i + 1, FORWARD, "verb: participle")
