"""Clauses without a verb of saying of their own become frames: "confirmed by X", "Der Minister gab sich gelassen, es seien ..."."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import AROUND, BACKWARD, FORWARD, INSIDE, PREVIOUS, Frame
from beleg.extraction.attribution.frames.germansubjects import is_object
from beleg.extraction.attribution.speakers.naming import apposition, is_known, speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading, Source
from beleg.extraction.attribution.words.cues import STRONG, WEAK
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    DIGIT,
    LETTER,
    NUMBER,
    NUMERAL,
    PASSIVE,
    PREPOSITION,
    SAYING,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit

_FAR: Final = 12
_SHORT: Final = 4


def by_agent(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "18 deaths were confirmed by X", "Bestätigt wurden von X 18 Tote": the agent of a passive speaks."""
    words, v = reading.words, reading.vocabulary
    if words[i] in v.words.grammar_performative:
        return None
    first, last = unit.segments[unit.segment(i)]
    if _is_deed(reading, i, first):
        return None
    if tallied := _of_tally(reading, unit, i, first, last) or _reduced(reading, unit, i, first, last):
        return tallied
    behind = _behind(reading, i, first)
    k = _link(reading, i, first, last, not behind)
    if k < 0:
        return None
    found = reading.phrase(k + 1, last)
    points_back = _points_back(reading, unit, i, first)
    if found is None or not (points_back or is_known(reading, found) or _is_official(reading, found)):
        return None
    names, via, _ = speaker_of(reading, unit, found)
    if not names:
        return None
    end = apposition(reading, unit, found.last)
    frame = Frame(
        names, (i, i + 1), k, end, INSIDE, "passive", v.certainty.get(words[i], "stated"), "reported", via
    )
    frame.span = (first, last)
    if points_back and not _is_likened(reading, first, i):
        frame.where = PREVIOUS  # "That was confirmed by the police."
    else:
        _place(reading, unit, frame, i)
    return frame


def _is_deed(reading: Reading, i: int, first: int) -> bool:
    """Whether a deed and no number is claimed: "eleven died in a raid claimed by the rebels"."""
    classes = reading.vocabulary.words
    claimed = reading.words[i] in classes.grammar_taking or reading.words[i] in classes.grammar_blaming
    return claimed and i > first and reading.words[i - 1] in classes.nouns_abstract


def _points_back(reading: Reading, unit: Unit, i: int, first: int) -> bool:
    """Whether a passive speaks of the sentence before: "That was confirmed by X", "The figure was confirmed by X"."""
    classes = reading.vocabulary.words
    whole = reading.lows[first] in classes.grammar_wholes and i - first > 1
    if reading.lows[first + whole] in classes.objects and i - first <= _SHORT:
        return True
    return _is_tally(reading, unit, i, first) or _is_event(reading, unit, i, first)


def _is_event(reading: Reading, unit: Unit, i: int, first: int) -> bool:
    """Whether a report of the event told before is what a sentence is about: "The attack was reported by X"."""
    classes = reading.vocabulary.words
    if not reading.at or first > unit.first or reading.has_kind(unit.first, unit.last, NUMBER):
        return False
    told = reading.lows[first] in classes.grammar_definite and reading.words[i] in classes.grammar_reporting
    return told and i - first <= _SHORT and reading.words[first + 1] in classes.nouns_abstract


def _place(reading: Reading, unit: Unit, frame: Frame, i: int) -> None:
    """Sets where the content of a passive stands, where that is not its own clause alone."""
    number, end = unit.segment(i), frame.end
    first = unit.segments[number][0]
    if _is_likened(reading, first, i):  # "as reported by the police"
        frame.start, frame.where = first, AROUND if first > unit.first else FORWARD
        if reading.vocabulary.verb_second:
            frame.end = unit.segments[number][1]
    elif end < unit.last and reading.words[end] == ":" and i == first:  # "Confirmed by the police: 40 dead"
        frame.start, frame.end, frame.where = i, end + 1, FORWARD
    elif end == unit.segments[-1][1] and number == 0:
        frame.where = AROUND
    elif number and reading.lows[first] in reading.vocabulary.words.turns_impersonal and i - first <= _SHORT:
        frame.start, frame.where = first, AROUND  # "..., it was reported by X"
    else:
        frame.span = (frame.span[0], _with_change(reading, unit, number))


def _with_change(reading: Reading, unit: Unit, number: int) -> int:
    """The end of a segment with the number before it that the next one tells: ", up from 33"."""
    last = unit.segments[number][1]
    if number + 1 >= len(unit.segments):
        return last
    first, behind = unit.segments[number + 1]
    return behind if reading.words[first] in reading.vocabulary.words.grammar_changes else last


def _reduced(reading: Reading, unit: Unit, i: int, first: int, last: int) -> Frame | None:
    """The frame of "the nine deaths reported by X": X says how many they are."""
    words, classes = reading.words, reading.vocabulary.words
    if (
        words[i] not in classes.grammar_reporting
        or i + 2 >= last
        or words[i + 1] not in classes.grammar_agent_links
    ):
        return None
    near = range(i - 1, max(first - 1, i - _SHORT - 1), -1)
    number = next((k for k in near if reading.kind(k) & NUMERAL), -1)
    parting = PASSIVE | PREPOSITION | (ADVERB if reading.vocabulary.verb_second else 0)
    if number < 0 or any(reading.kind(k) & parting for k in range(number + 1, i)):
        return None
    found = reading.phrase(i + 2, last)
    if found is None or not is_known(reading, found):
        return None
    names, via, _ = speaker_of(reading, unit, found)
    certainty = reading.vocabulary.certainty.get(words[i], "stated")
    frame = Frame(names, (i, i + 1), number, found.last, INSIDE, "passive", certainty, "reported", via)
    changed = _with_change(reading, unit, unit.segment(i))
    frame.span, frame.start = (number, changed if changed > last else i), i
    return frame


def _is_tally(reading: Reading, unit: Unit, i: int, first: int) -> bool:
    """Whether the number told before is what a sentence without any is about: "The figure was confirmed by X"."""
    classes = reading.vocabulary.words
    if first > unit.first or reading.has_kind(unit.first, unit.last, NUMBER):
        return False
    if reading.lows[first] not in classes.grammar_definite:
        return False
    if reading.words[first + 1] in classes.denials_tallies:
        return True
    stated = reading.vocabulary.certainty.get(reading.words[i], "stated") == "stated"
    return stated and reading.at > 0 and bool(reading.kind(first + 1) & SAYING)


def _is_likened(reading: Reading, first: int, i: int) -> bool:
    """Whether a clause is no more than "as confirmed by X", "wie von X am Montag mitgeteilt wurde"."""
    classes = reading.vocabulary.words
    if reading.vocabulary.verb_second:
        return reading.lows[first] in classes.grammar_quoting
    return i == first + 1 and reading.lows[first] in classes.grammar_likening


def _of_tally(reading: Reading, unit: Unit, i: int, first: int, last: int) -> Frame | None:
    """The frame of "..., a figure confirmed by X": X says what stands before."""
    classes = reading.vocabulary.words
    if first == unit.first or i - first > _SHORT or reading.words[i - 1] not in classes.denials_tallies:
        return None
    if i + 2 >= last or reading.words[i + 1] not in classes.grammar_agent_links:
        return None
    found = reading.phrase(i + 2, last)
    certainty = reading.vocabulary.certainty.get(reading.words[i], "stated")
    if found is None or certainty == "denied" or not is_known(reading, found):
        return None
    names, via, _ = speaker_of(reading, unit, found)
    return Frame(names, (i, i + 1), first, found.last, BACKWARD, "passive", certainty, "reported", via)


def _is_official(reading: Reading, found: Phrase) -> bool:
    """Whether a phrase names an office by no more than its rank: "von offizieller Seite"."""
    return reading.words[found.first] in reading.vocabulary.words.grammar_official


def _behind(reading: Reading, i: int, first: int) -> bool:
    """Whether the agent may stand behind its participle only: in English, and where the participle opens."""
    return not reading.vocabulary.verb_second or i == first


def _link(reading: Reading, i: int, first: int, last: int, anywhere: bool) -> int:
    """The "by" or "von" of a passive clause whose participle stands at ``i``; -1 where there is none."""
    v = reading.vocabulary
    may_lack = _is_likened(reading, first, i) or (i == first and not anywhere)
    passive = reading.has_kind(first, last if anywhere else i, PASSIVE)
    passive = passive or (anywhere and reading.has_word(first, last, v.words.verbs_dummy))
    if not may_lack and not passive:
        return -1
    for k in range(first if anywhere else i + 1, i if anywhere else min(last, i + _FAR)):
        if reading.lows[k] in v.words.grammar_agent_links:
            counted = anywhere and reading.kind(k + 1) & NUMERAL
            if counted and reading.has_word(k + 1, i, v.words.grammar_agent_links):
                continue  # "Der Tod von 14 Menschen wurde vom Landrat bestätigt"
            return k
        if not anywhere and not v.verb_second and not _is_amount(reading, k, i):
            return -1
    return -1


def _is_amount(reading: Reading, k: int, i: int) -> bool:
    """Whether a token belongs to the number that something is put at: "was put at [about 40] by the ministry"."""
    if k == i + 1:
        classes = reading.vocabulary.words
        return reading.words[k] in classes.grammar_amount_leads or reading.words[k] in classes.grammar_fates
    return bool(reading.kind(k) & (DIGIT | LETTER)) and k - i < _SHORT


def matrix(reading: Reading, unit: Unit) -> Frame | None:
    """ "Der Minister gab sich gelassen, es seien nur acht": reported clauses behind a clause about their speaker."""
    if reading.vocabulary.verb_second and unit.flags & STRONG and len(unit.segments) > 1:
        first, last = unit.segments[0]
        found = _subject(reading, first, last)
        second = unit.segments[1][0]
        if (
            found
            and not reading.has_flag(first, last, STRONG | WEAK)
            and reading.has_flag(second, unit.segments[1][1], STRONG)
        ):
            names, via, _ = speaker_of(reading, unit, found)
            if names:
                return Frame(names, None, first, second, FORWARD, "matrix clause", via=via)
    return None


def _subject(reading: Reading, first: int, last: int) -> Phrase | None:
    """The agent that opens a clause as its subject."""
    found = reading.phrase(first, last)
    if found is None or found.last >= last or is_object(reading, found) or not is_known(reading, found):
        return None
    return found


def published_here(reading: Reading, i: int) -> Source | None:
    """Who has what he says announced by a colon: "Die Polizei blieb bei ihren Angaben: Demnach ..."."""
    unit = reading.units[reading.at]
    if i - 1 <= unit.first or reading.words[i - 1] != ":" or reading.saying_at(unit.first, i - 1) < 0:
        return None
    found = _subject(reading, unit.first, i - 1)
    return Source(reading.name(found.first, found.last), (), reading.at) if found else None


def publisher(reading: Reading) -> Source | None:
    """Who publishes the paper that the sentence before announces: "Die Polizei legte ihren Bericht vor. Demnach ..."."""
    if not reading.at:
        return None
    unit = reading.units[reading.at - 1]
    if reading.saying_at(unit.first, unit.last) < 0:
        return None
    return opening_agent(reading)


def announcer(reading: Reading, i: int) -> Source | None:
    """Who publishes the count that the sentence before announces: "Das Amt gab eine Liste heraus. Danach ..."."""
    classes = reading.vocabulary.words
    own = reading.units[reading.at]
    if not reading.at or i != own.first:
        return None
    if reading.has_lower(i + 1, min(i + 3, own.last), classes.turns_impersonal):
        return None  # "Danach regnete es"
    unit, papers = reading.units[reading.at - 1], classes.connectives_papers
    told = any(reading.lows[k].endswith(tuple(papers)) for k in range(unit.first + 1, unit.last))
    return opening_agent(reading) if told else None


def opening_agent(reading: Reading) -> Source | None:
    """The agent that is the subject of the sentence before, where reported speech may come from."""
    if not reading.at:
        return None
    unit = reading.units[reading.at - 1]
    if unit.kind != "body" or unit.block != reading.units[reading.at].block:
        return None
    found = _subject(reading, unit.first, min(unit.last, unit.first + _FAR))
    if found is None:
        return None
    return Source(reading.name(found.first, found.last), (), reading.at - 1)
