"""English verbs of saying become frames."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.englishsides import behind_adverbials, side
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
    is_predicate,
    is_progressive,
    raised,
    reports,
    takes_lives,
    told,
)
from beleg.extraction.attribution.frames.frames import AROUND, FORWARD, INSIDE, Frame
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
    if flags & PARTICIPLE and not flags & VERB and not is_progressive(reading, first, i):
        found = _participle(reading, unit, i, frames)
    else:
        found = _by_place(reading, unit, i, first, frames)
    if found is None or (
        not flags & VERB and flags & NUMBER_VERB and not _may_count(reading, unit, found, i)
    ):
        return None
    found.certainty = v.certainty.get(reading.words[i], "stated")
    found.cue = (i, i + 1)
    if not found.via:
        found.via = told(reading, unit, i, last, found)
    if found.where == FORWARD and (end := _before_background(reading, unit, i)):
        found.where, found.span = INSIDE, (found.end, end)
    return found


def _before_background(reading: Reading, unit: Unit, i: int) -> int:
    """Where the outlet tells of the deed that somebody takes on or blames on others: "claimed the raid, which killed nine"."""
    words, classes = reading.words, reading.vocabulary.words
    blames = words[i] in classes.grammar_blaming
    if not blames and (words[i] not in classes.grammar_taking or not _takes_on(reading, unit, i)):
        return 0
    relatives = (k for k in range(i + 2, unit.last) if words[k] in classes.grammar_subject_relatives)
    return next(relatives, 0)


def _takes_on(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether responsibility is what is claimed: "claimed full responsibility"."""
    return reading.has_word(i + 1, min(i + 3, unit.last), reading.vocabulary.words.grammar_responsibility)


def _is_active(reading: Reading, unit: Unit, i: int, first: int, last: int) -> bool:
    """Whether a word is an active verb here: no noun, and no participle as in "figures released by the office"."""
    if i + 1 < last and reading.kind(i + 1) & BY and reading.words[i].endswith("ed"):
        return False
    if _is_accused(reading, i, last) or _is_held(reading, i, last):
        return False
    if reading.words[i] in reading.vocabulary.words.grammar_convinced:
        return is_predicate(reading, first, i)
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
        return _speaks_of(reading, i, min(last, i + _LINK))
    if flags & CLAUSE_ONLY and not has_clause(reading, unit, i):
        return False
    if words[i] in v.words.verbs_relay and _quotes(reading, i, last):
        return False
    if words[i] in v.words.grammar_taking and takes_lives(reading, i, last):
        return False
    if flags & (VERB | PARTICIPLE):
        return True
    return reports(reading, unit, i, flags, last) and not _is_nested(reading, unit, frames, i)


def _speaks_of(reading: Reading, i: int, last: int) -> bool:
    """Whether "spoke" leads to what was spoken of, and not only to how: "spoke on condition of anonymity"."""
    words, classes = reading.words, reading.vocabulary.words
    links = (k for k in range(i + 1, last) if words[k] in classes.grammar_speaking_links)
    return any(words[k - 1] not in classes.grammar_manners for k in links)


def _quotes(reading: Reading, i: int, last: int) -> bool:
    """Whether "as saying" follows, of whom a verb quotes: "Tass quoted the governor as saying"."""
    leads = reading.vocabulary.words.grammar_participle_leads
    for k in range(i + 2, min(last, i + _LINK)):
        if reading.flags(k) & PARTICIPLE and reading.words[k - 1] in leads:
            return True
    return False


def _may_count(reading: Reading, unit: Unit, frame: Frame, i: int) -> bool:
    """Whether a verb of counting has a subject that counts: no land, and not those counted in "30 survivors found"."""
    if unit.kind == "title" and reading.kind(frame.start) & (DIGIT | NUMERAL):
        return False
    return not _is_territory(reading, frame, i)


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
    if reading.words[first - 1] != ",":
        return inverted
    parted = apposed(reading, unit, first)
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
        or (reading.kind(phrase.first) & NUMERAL and not reading.kind(phrase.head) & (GIVER | ROLE))
        or not reading.is_speaker(phrase)
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
    k = raised(reading, first, i)
    while k > first and may_part(reading, k - 1, k - 1 > first):
        k -= 1
    if k > first and reading.kind(k - 1) & (TIME | ADVERB):
        k = _before_date(reading, k, first)
    found = subject_of(reading, unit, k, first, frames)
    if found is None:
        return None
    names, via, start = found
    end = i + 1
    place = side(reading, unit, i, start)
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
        last = unit.segments[unit.segment(i)][1]
        where = AROUND if i + 1 == last and first > unit.first else FORWARD
        return Frame(names, None, own.start if own else k, i + 1, where, "verb: quoted", via=via)
    return None


def _quoted_by(reading: Reading, unit: Unit, i: int, frames: list[Frame]) -> Frame | None:
    """ "X was quoted by the agency as saying", "..., X was quoted as saying by the agency"."""
    first, last = unit.segments[unit.segment(i)]
    for k in range(i - 2, first, -1):
        if reading.words[k] in reading.vocabulary.words.verbs_relay and is_passive(reading, first, k):
            found = upright(reading, unit, k, first, frames)
            if found is None:
                return None
            inner, outer = _agent(reading, k + 1, i - 1), _agent(reading, i + 1, last)
            end = outer.last if outer else i + 1
            found.via = [reading.name(by.first, by.last) for by in (inner, outer) if by]
            found.where = AROUND if behind_adverbials(reading, end, last) == last else FORWARD
            found.end = last if found.where == AROUND else end
            found.rule = "verb: quoted"
            return found
    return None


def _agent(reading: Reading, k: int, last: int) -> Phrase | None:
    """Whom "by" at token ``k`` names."""
    return reading.phrase(k + 1, last) if k + 1 < last and reading.kind(k) & BY else None


def _absolute(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "..., with the agency saying that ...": a participle with a subject of its own."""
    number = unit.segment(i)
    apart = i == unit.segments[number][0] and number > 1 and reading.words[i - 1] == ","
    first = unit.segments[number - 2 if apart else number][0]
    if reading.lows[first] not in reading.vocabulary.words.grammar_absolute:
        return None
    found = reading.phrase(first + 1, i)
    if found is None or not reading.is_speaker(found):
        return None
    end = apposition(reading, unit, found.last) if apart else found.last
    if end + apart != i:
        return None
    return Frame([reading.name(found.first, end)], None, first, i + 1, FORWARD, "verb: participle")


def _participle(reading: Reading, unit: Unit, i: int, frames: list[Frame]) -> Frame | None:
    words = reading.words
    if i > unit.first and (absolute := _absolute(reading, unit, i)):
        return absolute
    if i == unit.first or words[i - 1] not in reading.vocabulary.words.grammar_participle_leads:
        return None
    quoted = _quoted(reading, unit, i) or _quoted_by(reading, unit, i, frames)
    if quoted:
        return quoted
    if frames and frames[-1].speakers:
        last = frames[-1]
        return Frame(list(last.speakers), None, i, i + 1, FORWARD, "verb: participle", via=list(last.via))
    own = subject(reading, unit, i)
    if own is None or not reading.is_speaker(own):
        return None
    return Frame([reading.name(own.first, own.last)], None, i, i + 1, FORWARD, "verb: participle")
