"""English verbs of saying become frames."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.englishmain import Found, apposed, clause_start
from beleg.extraction.attribution.frames.englishnouns import is_compounded, is_noun
from beleg.extraction.attribution.frames.englishrelatives import told_of_count
from beleg.extraction.attribution.frames.englishreports import (
    has_clause,
    is_passive,
    is_predicate,
    is_progressive,
    reports,
    takes_in,
    takes_lives,
    told,
)
from beleg.extraction.attribution.frames.englishsubjects import by_pronoun, named
from beleg.extraction.attribution.frames.englishupright import participle, upright
from beleg.extraction.attribution.frames.frames import AROUND, FORWARD, INSIDE, PREVIOUS, Frame
from beleg.extraction.attribution.frames.received import learned
from beleg.extraction.attribution.frames.supposed import supposed
from beleg.extraction.attribution.speakers.naming import apposition
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import BREAK, CLAUSE_ONLY, NUMBER_VERB, PARTICIPLE, QUOTE, VERB
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    BY,
    CONJUNCTION,
    DETERMINER,
    GIVER,
    NUMBER,
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
_AWAITED: Final = 4  # tokens of "up to 400"
_SEMICOLON: Final = frozenset((";",))


def frame(reading: Reading, unit: Unit, i: int, flags: int, frames: list[Frame]) -> Frame | None:
    """The frame of the verb at token ``i``."""
    v = reading.vocabulary
    first, last = unit.segments[unit.segment(i)]
    if told_elsewhere := supposed(reading, unit, first, i, last) or learned(reading, unit, i):
        return told_elsewhere
    if not _is_active(reading, unit, i, first, last):
        return None
    if (about := told_of_count(reading, unit, i)) is not None:
        return about
    if not _is_report(reading, unit, i, flags, last, frames):
        return None
    if flags & PARTICIPLE and not flags & VERB and not is_progressive(reading, first, i):
        found = participle(reading, unit, i, frames)
    else:
        found = _by_place(reading, unit, i, first, frames)
    if found is None or (
        not flags & VERB and flags & NUMBER_VERB and not _may_count(reading, unit, found, i)
    ):
        return None
    found.certainty = v.certainty.get(reading.words[i], "stated")
    found.cue = (i, i + 1)
    if reading.has(i - 1, v.words.grammar_falsely):
        found.certainty, found.rule, found.stance = "denied", "claim", "claims"
    if not found.via:
        found.via = told(reading, unit, i, last, found)
    if found.where == FORWARD and (
        end := _before_background(reading, unit, i) or _before_that(reading, unit, i, frames)
    ):
        found.where, found.span = INSIDE, (found.end, end)
    return found


def _awaits(reading: Reading, i: int, last: int) -> bool:
    """Whether a number is what somebody prepares for: "is preparing for up to 400 refugees"."""
    if i + 1 >= last or reading.words[i + 1] not in reading.vocabulary.words.grammar_awaiting_links:
        return False
    for k in range(i + 2, min(i + 2 + _AWAITED, last)):
        if reading.kind(k) & NUMERAL:
            return True
        if (
            not reading.kind(k) & (ADVERB | PREPOSITION)
            and reading.lows[k] not in reading.vocabulary.words.grammar_least
        ):
            return False
    return False


def _before_background(reading: Reading, unit: Unit, i: int) -> int:
    """Where the outlet tells of the deed that somebody takes on or blames on others: "claimed the raid, which killed nine"."""
    words, classes = reading.words, reading.vocabulary.words
    if words[i] in classes.grammar_granting and not reading.has_word(
        i + 1, min(i + 2, len(words)), classes.grammar_that
    ):
        return next((k for k in range(i + 2, unit.last) if words[k] in classes.grammar_bereaved), 0)
    blames = words[i] in classes.grammar_blaming
    if not blames and (words[i] not in classes.grammar_taking or not _takes_on(reading, unit, i)):
        return 0
    relatives = (k for k in range(i + 2, unit.last) if words[k] in classes.grammar_subject_relatives)
    return next(relatives, 0)


def _before_that(reading: Reading, unit: Unit, i: int, frames: list[Frame]) -> int:
    """Where a clause of time ends before what the main verb reports: "said on Friday, hours after X had spoken, that"."""
    number = unit.segment(i)
    first, last = unit.segments[number]
    if not frames or frames[-1].where != FORWARD or number + 1 >= len(unit.segments):
        return 0
    classes = reading.vocabulary.words
    timed = any(reading.lows[k] in classes.grammar_when for k in range(first, min(first + 3, i)))
    that = reading.words[unit.segments[number + 1][0]] in classes.grammar_that
    return last if timed and that and frames[-1].end <= first else 0


def _takes_on(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether responsibility is what is claimed: "claimed full responsibility"."""
    return reading.has_word(i + 1, min(i + 3, unit.last), reading.vocabulary.words.grammar_responsibility)


def _is_active(reading: Reading, unit: Unit, i: int, first: int, last: int) -> bool:
    """Whether a word is an active verb here: no noun, and no participle as in "figures released by the office"."""
    if (
        i + 1 < last
        and reading.kind(i + 1) & BY
        and reading.words[i].endswith(reading.vocabulary.endings["participles"])
    ):
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
    if words[i] in v.words.grammar_speaking and reading.has(i + 1, v.words.grammar_represented):
        return False
    if words[i] in v.words.grammar_speaking and not unit.speech:
        if flags & VERB:
            return _speaks_of(reading, i, min(last, i + _LINK))
        if _warns_of(reading, i, last):
            return True
    if flags & CLAUSE_ONLY and not has_clause(reading, unit, i):
        return False
    if words[i] in v.words.verbs_relay and _quotes(reading, i, last):
        return False
    if words[i] in v.words.grammar_hearing:
        return reading.has_word(unit.segments[unit.segment(i)][0], i, v.words.grammar_courts)
    if _does_not_say(reading, unit, i, last):
        return False
    if flags & (VERB | PARTICIPLE):
        return True
    return reports(reading, unit, i, flags, last) and not _is_nested(reading, unit, frames, i)


def _does_not_say(reading: Reading, unit: Unit, i: int, last: int) -> bool:
    """Whether a verb has another sense here: lives are claimed, patients admitted, and a town saw attacks."""
    word, classes = reading.words[i], reading.vocabulary.words
    if unit.kind == "title" and word in classes.grammar_holding:
        return i + 1 >= unit.last or not reading.has(i + 1, classes.grammar_that)  # "plant manager held"
    if word in classes.grammar_taking:
        return takes_lives(reading, i, last)
    if word in classes.grammar_admitting:
        return takes_in(reading, i, last)
    first = unit.segments[unit.segment(i)][0]
    return word in classes.grammar_viewing and not reading.has_word(first, i, classes.grammar_viewers)


def _speaks_of(reading: Reading, i: int, last: int) -> bool:
    """Whether "spoke" leads to what was spoken of, and not only to how: "spoke on condition of anonymity"."""
    words, classes = reading.words, reading.vocabulary.words
    links = (k for k in range(i + 1, last) if words[k] in classes.grammar_speaking_links)
    return any(words[k - 1] not in classes.grammar_manners for k in links)


def _warns_of(reading: Reading, i: int, last: int) -> bool:
    """Whether a number follows the "of" right behind a verb: "warned of 40 deaths"."""
    links = reading.vocabulary.words.grammar_speaking_links
    return (
        i + 2 < last and reading.words[i + 1] in links and reading.has_kind(i + 2, min(last, i + 5), NUMERAL)
    )


def _quotes(reading: Reading, i: int, last: int) -> bool:
    """Whether "as saying" follows, of whom a verb quotes: "Tass quoted the governor as saying"."""
    leads = reading.vocabulary.words.grammar_participle_leads
    for k in range(i + 2, min(last, i + _LINK)):
        if reading.flags(k) & PARTICIPLE and reading.words[k - 1] in leads:
            return True
    return False


def _may_count(reading: Reading, unit: Unit, frame: Frame, i: int) -> bool:
    """Whether a verb of counting has a subject that counts: no land, and not those counted in "30 survivors found"."""
    if reading.words[i] in reading.vocabulary.words.grammar_awaiting:
        return _awaits(reading, i, unit.segments[unit.segment(i)][1])
    if unit.kind == "title" and reading.kind(frame.start) & NUMBER:
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
    words, first = reading.vocabulary.words, clause_start(reading, unit, i)
    if reading.has(first - 1, _SEMICOLON) or _retells(reading, first, i):
        return False
    if _is_aside_of(unit, frames, i, first):
        return False
    return (
        bool(frames)
        and not reading.has(first, words.conjunctions)
        and not reading.has(first, words.background)
        and not reading.has(unit.first, words.background)
        and frames[-1].where == FORWARD
        and frames[-1].rule.startswith("verb")
        and frames[-1].end <= i
    )


def _is_aside_of(unit: Unit, frames: list[Frame], i: int, first: int) -> bool:
    """Whether the verb before stands in an aside of the clause that begins at ``first``: "Officials, who fear more deaths, have counted 31"."""
    if not frames or frames[-1].cue is None:
        return False
    number = unit.segment(frames[-1].cue[0])
    return first < unit.segments[number][0] and number < unit.segment(i)


def _retells(reading: Reading, first: int, i: int) -> bool:
    """Whether a clause explains a number by what another says of it: ", a figure that the union put at 40"."""
    tallied = i > first + 1 and reading.words[first + 1] in reading.vocabulary.words.denials_tallies
    return tallied and bool(reading.kind(first) & DETERMINER)


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
            if reading.vocabulary.kind(word.strip(",.")) & (GIVER | ROLE):
                return True
    return False


def _inverted(reading: Reading, unit: Unit, i: int, first: int) -> Frame | None:
    """ "..., said X"."""
    k = reading.verb_start(i)
    while k > first and reading.kind(k - 1) & (ADVERB | AUXILIARY):
        k -= 1
    if k > first and (fronted := _fronted(reading, unit, i, k)):
        return fronted
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


def _fronted(reading: Reading, unit: Unit, i: int, k: int) -> Frame | None:
    """ "As informs X, ...", "About this informed X.", as translations have it: the subject behind its verb."""
    classes = reading.vocabulary.words
    first, last = unit.segments[unit.segment(i)]
    likened = k == first + 1 and reading.lows[first] in classes.grammar_likening
    about = k == first + 2 and first == unit.first and reading.lows[first] in classes.grammar_claim_about
    if not likened and not (about and reading.lows[first + 1] in classes.grammar_pointing):
        return None
    found = reading.phrase(i + 1, last)
    if found is None or found.last != last or not reading.is_speaker(found):
        return None
    where = PREVIOUS if about else AROUND if first > unit.first else FORWARD
    names, via = named(reading, found, last)
    return Frame(names, None, first, last, where, "verb: after", via=via)


def _with_relative(reading: Reading, unit: Unit, end: int) -> int:
    """The end of the clause that tells of the speaker: ", said Ruth, who lost her home, "."""
    if end + 1 >= unit.last or reading.words[end] != "," or not unit.speech:
        return end
    first, last = unit.segments[unit.segment(end + 1)]
    told = reading.has_flag(first, last, NUMBER_VERB) and reading.has_kind(first, last, NUMERAL)
    return last if first == end + 1 and reading.kind(first) & RELATIVE and not told else end


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
