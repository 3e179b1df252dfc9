"""English verbs of saying become frames."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.englishsubjects import (
    Found,
    apposed,
    by_pronoun,
    may_part,
    named,
    subject_of,
)
from beleg.extraction.attribution.frames.englishwords import (
    has_clause,
    is_compounded,
    is_noun,
    is_passive,
    reports,
    told,
)
from beleg.extraction.attribution.frames.frames import AROUND, FORWARD, Frame
from beleg.extraction.attribution.speakers.englishphrases import before
from beleg.extraction.attribution.speakers.naming import apposition, subject
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import (
    BREAK,
    CLAUSE_ONLY,
    NUMBER_VERB,
    PARTICIPLE,
    QUOTE,
    VERB,
)
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    BY,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    GIVER,
    NUMERAL,
    PASSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    STOP,
    SUBORDINATOR,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name

_LINK: Final = 10


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
    if _is_accused(reading, i, last) or _is_held(reading, i, last):
        return False
    if is_passive(reading, first, i) or is_noun(reading, unit, first, i):
        return False
    nominal = reading.words[i] in reading.vocabulary.words.grammar_nominal
    return not (nominal and is_compounded(reading, unit, first, i))


def _is_accused(reading: Reading, i: int, last: int) -> bool:
    """Whether a participle says of what somebody stands accused: "three men suspected of theft"."""
    classes = reading.vocabulary.words
    accused = i + 1 < last and reading.words[i] in classes.grammar_accusing
    return accused and reading.words[i + 1] in classes.grammar_accusing_links


def _is_held(reading: Reading, i: int, last: int) -> bool:
    """Whether a participle tells what others hold of those before it: "rebels believed to be hiding there"."""
    words, classes = reading.words, reading.vocabulary.words
    if i + 2 >= last or words[i + 1] not in classes.grammar_infinitive:
        return False
    if words[i] in classes.hedges_feared:
        return True
    held = words[i] in classes.hedges_passive_forecast
    return held and bool(reading.kind(i + 2) & (AUXILIARY | PASSIVE))


def _is_report(reading: Reading, unit: Unit, i: int, flags: int, last: int, frames: list[Frame]) -> bool:
    """Whether a verb reports here and does not stand inside what another verb reports."""
    words, v = reading.words, reading.vocabulary
    if words[i] in v.words.grammar_speaking and not unit.speech:
        return reading.has_word(i + 1, min(last, i + _LINK), v.words.grammar_speaking_links)
    if flags & CLAUSE_ONLY and not has_clause(reading, unit, i):
        return False
    if words[i] in v.words.grammar_taking and _takes_lives(reading, i, last):
        return False
    if flags & (VERB | PARTICIPLE):
        return True
    return reports(reading, unit, i, flags, last) and not _is_nested(reading, unit, frames, i)


def _takes_lives(reading: Reading, i: int, last: int) -> bool:
    """Whether a verb has lives as its object: "The flood has claimed at least 40 lives"."""
    classes = reading.vocabulary.words
    for k in range(i + 1, min(last, i + _LINK)):
        if reading.words[k] in classes.grammar_taken:
            return True
        if reading.words[k] in classes.grammar_that or reading.words[k] in classes.grammar_finite:
            return False
    return False


def _is_territory(reading: Reading, frame: Frame, i: int) -> bool:
    """Whether a land or town has so many cases and does not count them: "the region recorded 70 attacks"."""
    v = reading.vocabulary
    if reading.words[i] not in v.words.grammar_territorial:
        return False
    return bool(frame.speakers) and frame.speakers[0].text.split()[-1].lower() in v.words.territories


def _is_nested(reading: Reading, unit: Unit, frames: list[Frame], i: int) -> bool:
    """Whether a verb stands inside what another verb reports, and not behind "but", "while" or as "and added that"."""
    if reading.kind(i - 1) & CONJUNCTION and reading.has(i + 1, reading.vocabulary.words.grammar_that):
        return False
    words, first = reading.vocabulary.words, unit.segments[unit.segment(i)][0]
    return (
        bool(frames)
        and not reading.has(first, words.conjunctions)
        and not reading.has(first, words.background)
        and not reading.has(unit.first, words.background)
        and frames[-1].where == FORWARD
        and frames[-1].rule.startswith("verb")
        and frames[-1].end <= i
    )


def _by_place(reading: Reading, unit: Unit, i: int, first: int, frames: list[Frame]) -> Frame | None:
    """The frame by where the subject stands; an apposition before the verb goes before what follows it."""
    inverted = _inverted(reading, unit, i, first)
    if inverted is None:
        return upright(reading, unit, i, first, frames)
    if i != first or reading.words[i - 1] != ",":
        return inverted
    parted = apposed(reading, unit, i)
    if parted and (not _names_agent(reading, inverted.speakers) or _heads(reading, unit, parted)):
        return upright(reading, unit, i, first, frames)
    return inverted


def _heads(reading: Reading, unit: Unit, found: Found) -> bool:
    """Whether a name with its apposition opens the sentence as its subject: "The commissioner, Ann Kord, said"."""
    return found[2] == unit.first and _names_agent(reading, found[0])


def _names_agent(reading: Reading, names: list[Name]) -> bool:
    """Whether a speaker is named with the word of an office or a role."""
    for name in names:
        for word in name.text.split():
            if reading.vocabulary.kind(word.strip(",")) & (GIVER | ROLE):
                return True
    return False


def _inverted(reading: Reading, unit: Unit, i: int, first: int) -> Frame | None:
    """ "..., said X"."""
    k = i
    while k > first and reading.kind(k - 1) & (ADVERB | AUXILIARY):
        k -= 1
    if k != first or first == unit.first or reading.words[i] in reading.vocabulary.words.grammar_telling:
        return None
    if i + 1 < unit.last and reading.kind(i + 1) & PRONOUN:
        if not _ends_frame(reading, unit, i + 2):
            return None
        found = by_pronoun(reading, i + 1, [])
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
    names = named(reading, phrase, end)
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


def upright(reading: Reading, unit: Unit, i: int, first: int, frames: list[Frame]) -> Frame | None:
    """ "X said ..." and "..., X said"."""
    k = i
    while k > first and may_part(reading, k - 1, k - 1 > first):
        k -= 1
    if k > first and reading.kind(k - 1) & (TIME | ADVERB):
        k = _before_date(reading, k, first)
    found = subject_of(reading, unit, k, first, frames)
    if found is None:
        return None
    names, via, start = found
    end = i + 1
    place = _where(reading, unit, i, start)
    if place != FORWARD:
        end = unit.segments[unit.segment(i)][1]
    return Frame(names, None, start, end, place, "verb: subject first", via=via)


def _before_date(reading: Reading, k: int, first: int) -> int:
    """Before the day that stands between a subject and its verb: "the ministry [on Tuesday] raised"."""
    at = k
    while at > first and reading.kind(at - 1) & (TIME | ADVERB):
        at -= 1
    if at == k or not reading.has_kind(at, k, TIME):
        return k
    determined = at > first and bool(reading.kind(at - 1) & DETERMINER)
    at -= determined
    dated = at > first and reading.words[at - 1] in reading.vocabulary.words.grammar_dating
    if determined and not dated:
        return k
    at -= dated
    while dated and at > first and reading.kind(at - 1) & (TIME | ADVERB):
        at -= 1
    return at if at > first else k


def _where(reading: Reading, unit: Unit, i: int, start: int) -> str:
    """Forward where something follows the verb in its clause, else on both sides."""
    words, classes = reading.words, reading.vocabulary.words
    number = unit.segment(i)
    first, last = unit.segments[number]
    k = _behind_adverbials(reading, i + 1, last)
    if _right_behind_speech(reading, unit, start) and not (k < last and words[k] in classes.grammar_that):
        return AROUND
    before_it = start > unit.first and (number > 0 or bool(unit.speech and unit.speech[0][0] < start))
    told = words[i] in classes.grammar_telling and _addressee_only(reading, i, last)
    if not told and i + 2 < last and reading.kind(i + 1) & PREPOSITION:
        told = _is_aside(reading, unit, i, last)
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


def _is_aside(reading: Reading, unit: Unit, i: int, last: int) -> bool:
    """Whether only where or on what occasion it was said follows the verb: "said in a reply to members"."""
    if unit.segment(i) < 1:
        return False
    v = reading.vocabulary
    for k in range(i + 2, last):
        kind = reading.kind(k)
        if (
            kind & (RELATIVE | SUBORDINATOR | AUXILIARY)
            or (kind & NUMERAL and not _is_dated(reading, k))
            or reading.words[k] in v.words.grammar_finite
        ):
            return False
    return True


def _behind_adverbials(reading: Reading, k: int, last: int) -> int:
    """Behind the adverbs and dates that begin at ``k``: "on Nov. 23"."""
    adverbials = reading.vocabulary.words.grammar_adverbials
    while k < last:
        kind = reading.kind(k)
        dated = kind & (DIGIT | STOP) and _is_dated(reading, k)
        if not dated and not kind & (ADVERB | TIME) and reading.words[k] not in adverbials:
            break
        k += 1
    return k


def _is_dated(reading: Reading, k: int) -> bool:
    """Whether a number or a full stop belongs to a date: "Nov. 23", "23 November"."""
    before, behind = reading.kind(k - 1), reading.kind(k + 1) if k + 1 < len(reading.words) else 0
    return bool(before & TIME or before & STOP and reading.kind(k - 2) & TIME or behind & TIME)


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


def _quoted(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "The agency quoted X as saying", "..., quoting X as saying": X speaks, who quotes passes it on."""
    first = unit.segments[unit.segment(i)][0]
    for k in range(i - 3, first - 1, -1):
        if reading.words[k] not in reading.vocabulary.words.verbs_relay:
            continue
        found = reading.phrase(k + 1, i - 1)
        if found is None or found.last != i - 1 or is_passive(reading, first, k):
            return None
        own = before(reading, first, k) if k > first else subject(reading, unit, k)
        via = [reading.name(own.first, own.last)] if own and reading.is_speaker(own) else []
        names = [reading.name(found.first, found.last)]
        return Frame(names, None, k, i + 1, FORWARD, "verb: quoted", via=via)
    return None


def _participle(reading: Reading, unit: Unit, i: int, frames: list[Frame]) -> Frame | None:
    words = reading.words
    if i == unit.first or words[i - 1] not in reading.vocabulary.words.grammar_participle_leads:
        return None
    quoted = _quoted(reading, unit, i)
    if quoted:
        return quoted
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
