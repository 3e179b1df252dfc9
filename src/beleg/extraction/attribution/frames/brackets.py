"""Sources in brackets become frames: "(IOM)" behind what it says, "(police: 4,500; organisers: 12,000)" before it."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import BACKWARD, INSIDE, Frame
from beleg.extraction.attribution.speakers.naming import speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import (
    CAPITAL,
    COUNTED,
    DETERMINER,
    GENITIVE,
    GENITIVE_LINK,
    GIVER,
    NUMERAL,
    ROLE,
    SAYING,
    STOP,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.gazetteer.directory import is_government
from beleg.model import Name

_SOURCE: Final = 6  # tokens of "the interior ministry", and of its number
_CITATION: Final = 16  # tokens of "(OCHA, 3 August 2020)"
_PARTS: Final = frozenset(("(", ";", ","))
_ENDS: Final = frozenset((")", ";", ","))


def bracketed(reading: Reading, unit: Unit) -> Frame | None:
    """ "Some 21,400 people were displaced in two weeks (IOM).": the source alone in brackets at the end."""
    name = cited(reading, unit)
    if name is None:
        return None
    first, _ = reading.tokens_of(name)
    opened = next(k for k in range(first - 1, unit.first - 1, -1) if reading.words[k] == "(")
    if not reading.has_kind(unit.first, opened, NUMERAL):
        return None
    last = unit.last - 1 if reading.kind(unit.last - 1) & STOP else unit.last
    return Frame([name], None, opened, last, BACKWARD, "source in brackets", kind="reported")


def cited(reading: Reading, unit: Unit) -> Name | None:
    """Who is cited in the brackets that close a unit."""
    words = reading.words
    last = unit.last
    while last > unit.first + 2 and (reading.kind(last - 1) & STOP or words[last - 1] == ":"):
        last -= 1
    opened = last - 2
    while opened > max(unit.first, last - _CITATION) and words[opened] != "(":
        opened -= 1
    if words[last - 1] != ")" or words[opened] != "(":
        return None
    explains = bool(reading.kind(opened - 1) & CAPITAL)  # "the World Food Programme (WFP)"
    called = False
    if words[opened + 2] == ":" and opened + 3 < last:  # "(source: the command post)"
        called = reading.lows[opened + 1] in reading.vocabulary.words.grammar_source_labels
        opened += 2
    end = opened + 1
    while end < last - 1 and words[end] not in (",", ";"):
        end += 1
    if end == opened + 1:
        return None
    if not (
        (called and reading.kind(opened + 1) & (CAPITAL | DETERMINER))
        or _of_paper(reading, opened + 1, end)
        or _is_cited(reading, opened + 1, end, last - 1)
        or (not explains and _is_body(reading, opened + 1, end))
    ):
        return None
    given = _of_paper(reading, opened + 1, end)
    return reading.name(given.first, given.last) if given else reading.name(opened + 1, end)


def _of_paper(reading: Reading, first: int, end: int) -> Phrase | None:
    """Who gives the number in brackets: "(Zahl [des Verbands])", "(Angaben [der Stadt])"."""
    told = reading.kind(first) & SAYING or reading.words[first] in reading.vocabulary.words.denials_tallies
    if not told or first + 1 >= end or not reading.kind(first + 1) & (GENITIVE | GENITIVE_LINK):
        return None
    found = reading.phrase(first + 1, end) or reading.phrase(first + 2, end)
    return found if found is not None and found.last == end else None


def _is_body(reading: Reading, first: int, last: int) -> bool:
    """Whether the gazetteer knows a name, of no government."""
    actor = reading.identify(reading.name(first, last).text)
    return actor is not None and not is_government(actor)


def _is_cited(reading: Reading, first: int, end: int, last: int) -> bool:
    """Whether brackets hold those who give figures, or a body with the day: "(local officials)", "(OCHA, 3 August)"."""
    found = reading.phrase(first, end)
    if found is None or found.last != end:
        return False
    if reading.words[first].islower() and reading.kind(found.head) & (GIVER | ROLE):
        return found.head > first or not reading.vocabulary.nouns_capitalised
    if not reading.kind(first - 2) & CAPITAL and reading.has_kind(first, end, GIVER):
        return True  # "54 deaths (Ministry of Health)"
    if reading.vocabulary.nouns_capitalised and reading.words[first].istitle() and found.last == first + 1:
        return bool(
            reading.kind(first - 2) & COUNTED and reading.kind(first) & GIVER
        )  # "neun Tote (Leitstelle)"
    dated = end < last and (reading.has_kind(end, last, TIME) or reading.words[last - 1].isdecimal())
    return dated and reading.words[first].isupper() and len(reading.words[first]) > 1


def labelled(reading: Reading, unit: Unit) -> list[Frame]:
    """ "(police: 4,500; organisers: 12,000)": sources in brackets, each with its own number."""
    words = reading.words
    found: list[Frame] = []
    if "(" not in words[unit.first : unit.last]:
        return found
    inside = False
    for i in range(unit.first, unit.last):
        inside = words[i] != ")" and (inside or words[i] == "(")
        frame = _in_brackets(reading, unit, i + 1) if inside and words[i] in _PARTS else None
        if frame:
            found.append(frame)
    return found


def _in_brackets(reading: Reading, unit: Unit, first: int) -> Frame | None:
    words = reading.words
    found = reading.phrase(first, min(first + _SOURCE, unit.last))
    if found is None or found.last + 1 >= unit.last or words[found.last] != ":":
        return None
    known = reading.has_kind(found.first, found.last, GIVER | ROLE | SAYING)
    if not known and not reading.has_word(found.first, found.last, reading.vocabulary.words.labels):
        return None
    end = found.last + 1
    while end < unit.last and words[end] not in _ENDS:
        end += 1
    if end - found.last > _SOURCE or not reading.has_kind(found.last, end, NUMERAL):
        return None
    names, via, certainty = speaker_of(reading, unit, found)
    span = (found.last + 1, end)
    return Frame(
        names, None, first, found.last, INSIDE, "label in brackets", certainty, "reported", via, span
    )
