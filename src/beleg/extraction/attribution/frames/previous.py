"""Verbs whose object stands for what was told before: "The mayor announced this on Sunday", "Das Amt bestätigte die Zahlen"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import FORWARD, PREVIOUS, Frame
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import BREAK
from beleg.extraction.attribution.words.kinds import ADVERB, NUMERAL, PREPOSITION, SAYING, STOP, TIME
from beleg.extraction.attribution.words.units import Unit

_ADVERBIAL: Final = ADVERB | PREPOSITION | TIME


def turn_back(reading: Reading, unit: Unit, frame: Frame) -> None:
    """Lets a verb speak of the sentence before, where its object says no more than that: "wrote about this on Telegram"."""
    if frame.where != FORWARD or frame.cue is None or not frame.rule.startswith("verb") or unit.speech:
        return
    if not reading.at or unit.first != frame.start or frame.certainty != "stated":
        return
    behind = _behind_object(reading, unit, frame.cue[1])
    if behind < 0 or reading.has_kind(unit.first, unit.last, NUMERAL):
        return
    if behind == frame.particle or _is_adverbial(reading, unit, behind):
        frame.where, frame.end = PREVIOUS, unit.segments[-1][1]


def _behind_object(reading: Reading, unit: Unit, k: int) -> int:
    """Behind an object that stands for a sentence or its number: "this", "about this", "the figures", "die Zahlen"; -1 for any other."""
    classes = reading.vocabulary.words
    if k < unit.last and reading.words[k] in classes.grammar_speaking_links:
        k += 1
    if k < unit.last and reading.lows[k] in classes.objects:
        dated = k + 1 < unit.last and reading.kind(k + 1) & TIME  # "announced this year's budget"
        return -1 if dated else k + 1
    if k + 1 < unit.last and reading.lows[k] in classes.grammar_definite:
        told = reading.words[k + 1] in classes.denials_tallies or reading.kind(k + 1) & SAYING
        return k + 2 if told else -1
    return -1


def _is_adverbial(reading: Reading, unit: Unit, k: int) -> bool:
    """Whether nothing but when, where and how something was said stands to the end of a sentence."""
    if k >= unit.last or reading.kind(k) & STOP:
        return True
    return (
        unit.segment(k) == len(unit.segments) - 1
        and bool(reading.kind(k) & _ADVERBIAL)
        and not reading.flags(k) & BREAK
    )
