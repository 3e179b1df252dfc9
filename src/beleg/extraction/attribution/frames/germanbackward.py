"""German clauses that speak of what was said before become frames: "Das sagte X", "..., so zählt es X"."""

from __future__ import annotations

from beleg.extraction.attribution.frames.frames import BACKWARD, PREVIOUS, Frame
from beleg.extraction.attribution.frames.germansubjects import BEHIND_SUBJECT, subject_after
from beleg.extraction.attribution.speakers.naming import apposition
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import CLAUSE_VERB, VERB
from beleg.extraction.attribution.words.kinds import NUMBER, SUBORDINATOR
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name


def refers_back(reading: Reading, unit: Unit, start: int, finite: int) -> bool:
    """Whether what opens a clause stands for what was said before it: "22 Tote, so zählt es X", "Diese Zahl nannte X"."""
    if reading.has_kind(start, unit.segments[unit.segment(start)][1], NUMBER):
        return False
    if start > unit.first:
        so = reading.words[start] in reading.vocabulary.words.prepositions_so
        return so and start + 1 == finite and reading.words[start - 1] == ","
    classes = reading.vocabulary.words
    tally = start + 2 == finite and reading.words[start + 1] in classes.denials_tallies
    return tally and reading.lows[start] in classes.grammar_definite


def comments(reading: Reading, unit: Unit, i: int, particle: int) -> bool:
    """Whether the clause of a verb says no more than whose words the others are: "wie Ärzte schilderten", ", erzählten Ärzte".

    Not "sie beschrieb, wie Helfer suchten" nor "Fällt kein Regen, droht eine Dürre".
    """
    number = unit.segment(i)
    first, last = unit.segments[number]
    if len(unit.segments) == 1 or reading.has_kind(first, last, NUMBER):
        return False
    if reading.lows[first] in reading.vocabulary.words.grammar_quoting:
        return i == last - 1 and not (number and _reports(reading, unit, number - 1))
    if first != i or not number or reading.words[first - 1] != "," or _reports(reading, unit, number - 1):
        return False
    if all(reading.kind(before) & SUBORDINATOR for before, _ in unit.segments[:number]):
        return False
    found = subject_after(reading, unit, i + 1, last)
    return found is not None and (
        found[2] in (last, particle) or reading.kind(found[2]) & BEHIND_SUBJECT != 0
    )


def _reports(reading: Reading, unit: Unit, number: int) -> bool:
    """Whether a clause holds a verb that the next one may be the object of."""
    return reading.has_flag(*unit.segments[number], VERB | CLAUSE_VERB)


def of_previous(reading: Reading, unit: Unit, start: int, finite: int, last: int) -> Frame | None:
    """ "Das sagte X"."""
    found = subject_after(reading, unit, finite + 1, last)
    if not found:
        return None
    names, via, end = found
    end = max(last, apposition(reading, unit, end))
    if start > unit.first and not unit.speech and reading.words[start - 1] == ",":
        return Frame(names, None, start, end, BACKWARD, "verb: after", via=via)
    names, via = _passed_on(reading, names, via)
    return Frame(names, None, start, end, PREVIOUS, "verb: previous", via=via)


def _passed_on(reading: Reading, names: list[Name], via: list[Name]) -> tuple[list[Name], list[Name]]:
    """ "Das meldet die Agentur X": where the sentence before has a speaker of its own, the medium passes him on."""
    source = reading.last(1)
    if source is None or source.unit != reading.at - 1 or not _is_medium(reading, names):
        return names, via
    if source.name in names or _is_medium(reading, [source.name]):
        return names, via
    return [source.name], [*source.via, *names]


def _is_medium(reading: Reading, names: list[Name]) -> bool:
    return all(reading.is_medium(*reading.tokens_of(name)) for name in names)
