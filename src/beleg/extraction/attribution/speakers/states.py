"""States that people or offices come from become part of one name: "Officials from Chad, Mali and Niger" are one speaker."""

from __future__ import annotations

from beleg.extraction.attribution.speakers.englishbackwards import before
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import CONJUNCTION
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name


def enlisted(reading: Reading, names: list[Name], more: list[Phrase]) -> list[Name]:
    """Names with those that an enumeration adds, or as one where it adds only states."""
    whole = with_states(reading, names, more)
    return [whole] if whole else names + [reading.name(each.first, each.last) for each in more]


def with_states(reading: Reading, names: list[Name], more: list[Phrase]) -> Name | None:
    """One name for the people or offices of several states: "Diplomaten aus Kenia, Uganda und dem Tschad"; else ``None``."""
    if not names or not more or not all(reading.is_state(each.first, each.last) for each in more):
        return None
    first, last = reading.tokens_of(names[-1])
    if not any(reading.is_state(k, last) for k in range(first + 1, last)):
        return None
    return reading.name(first, more[-1].last)


def behind_states(reading: Reading, unit: Unit, found: Phrase) -> Phrase:
    """The phrase whose last states ``found`` are: "Officials from Chad, [Mali and Niger]"."""
    number = unit.segment(found.start)
    if (
        not number
        or found.start != unit.segments[number][0]
        or not _are_states(reading, found.start, found.last)
    ):
        return found
    while number and reading.words[unit.segments[number][0] - 1] == ",":
        number -= 1
        first, last = unit.segments[number]
        if _are_states(reading, first, last):
            continue
        head = before(reading, first, last)
        listed = head and any(reading.is_state(k, last) for k in range(head.first + 1, last))
        return Phrase(head.start, head.first, found.last, head.head) if head and listed else found
    return found


def _are_states(reading: Reading, first: int, last: int) -> bool:
    """Whether nothing but states stands in a range: "Mali and Niger"."""
    begin = first
    for k in range(first, last + 1):
        if k == last or reading.kind(k) & CONJUNCTION:
            if k == begin or not reading.is_state(begin, k):
                return False
            begin = k + 1
    return True
