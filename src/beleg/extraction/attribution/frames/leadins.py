"""Lead-ins become the attribution of what they govern: the lists and tables below a colon."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.speakers.naming import speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import SAYING
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name, Span, Statement

_BAR: Final = "|"
_LONGEST: Final = 200


def govern(reading: Reading, found: list[Statement]) -> list[Statement]:
    """Statements with the lists and tables that their lead-ins govern added to their content."""
    out = list(found)
    units = reading.units
    if ":" not in reading.tokens.text:
        return out
    for at, unit in enumerate(units):
        if _is_leadin(reading, unit):
            reading.at = at
            said = _statement_of(reading, unit, out)
            if said is None and _governed(reading, at) and (headed := _heading(reading, unit)):
                out.append(headed)
                said = len(out) - 1
            if said is not None:
                _extend(reading, at, said, out)
    return sorted(out, key=position) if len(out) > len(found) else out


def position(said: Statement) -> tuple[int, int]:
    """Where a statement stands in its text: by its content, then by its cue."""
    first = said.content[0].start if said.content else 0
    return first, said.cue.start if said.cue else -1


def _heading(reading: Reading, unit: Unit) -> Statement | None:
    """A heading without a verb: "Zahlen der Organisation X:", "Figures from X:", but not "Bilanz der Nacht:"."""
    found = reading.phrase(unit.first, unit.last)
    if found is None or not reading.has_kind(found.first, found.last, SAYING):
        return None
    names, via, certainty = speaker_of(reading, unit, found)
    if not names or names[0].text in reading.vocabulary.nouns:
        return None
    cue = reading.span(found.first, found.first + 1)
    return Statement(tuple(names), tuple(via), cue, (), "reported", certainty, False, "heading")


def _is_leadin(reading: Reading, unit: Unit) -> bool:
    words = reading.words
    return words[unit.last - 1] == ":" or (unit.last < len(words) and words[unit.last] == ":")


def _statement_of(reading: Reading, unit: Unit, found: list[Statement]) -> int | None:
    """The last statement whose cue stands in a unit and that governs its end."""
    start, end = reading.tokens.starts[unit.first], reading.tokens.ends[unit.last - 1]
    for number in range(len(found) - 1, -1, -1):
        cue = found[number].cue
        if cue and cue.end < start and "lead-in" not in found[number].rule:
            break
        if cue and start <= cue.start < end and found[number].speakers:
            return number
    return None


def _extend(reading: Reading, at: int, number: int, found: list[Statement]) -> None:
    governed = _governed(reading, at)
    if not governed:
        return
    said = found[number]
    rows = [unit for unit in governed if unit.kind == "row"]
    columns = _columns(reading, rows, said) if rows else {}
    if columns:
        for names, spans in columns.values():
            found.append(
                said._replace(
                    speakers=names, content=tuple(spans), kind="reported", rule="lead-in: table column"
                )
            )
        return
    spans = [reading.span(unit.first, unit.last) for unit in governed]
    found[number] = said._replace(content=(*said.content, *spans), rule=said.rule + ", lead-in")


def _governed(reading: Reading, at: int) -> list[Unit]:
    """The items and rows that follow a lead-in, with the sentences that stand in their paragraphs."""
    units = reading.units
    out: list[Unit] = []
    block = -1
    for unit in units[at + 1 : at + 1 + _LONGEST]:
        if unit.block == units[at].block:
            break
        if unit.block == block or _is_item(reading, unit):
            out.append(unit)
            block = unit.block
        else:
            break
    return out


def _is_item(reading: Reading, unit: Unit) -> bool:
    if unit.kind in ("item", "row"):
        return True
    words = reading.words
    first = unit.first
    return (
        first + 1 < len(words)
        and words[first].isdecimal()
        and len(words[first]) < 3
        and words[first + 1] in (".", ")")
    )


def _columns(
    reading: Reading, rows: list[Unit], said: Statement
) -> dict[int, tuple[tuple[Name, ...], list[Span]]]:
    """Columns whose header names one of the speakers, with their cells."""
    header = _cells(reading, rows[0])
    columns: dict[int, tuple[tuple[Name, ...], list[Span]]] = {}
    for number, cell in enumerate(header):
        names = _owner(reading, cell, said)
        if names:
            columns[number] = (names, [])
    if not columns:
        return {}
    for row in rows[1:]:
        for number, (first, last) in enumerate(_cells(reading, row)):
            if number in columns and last > first:
                columns[number][1].append(reading.span(first, last))
    return {number: column for number, column in columns.items() if column[1]}


def _owner(reading: Reading, cell: tuple[int, int], said: Statement) -> tuple[Name, ...]:
    words = " ".join(reading.words[cell[0] : cell[1]]).casefold()
    if not words:
        return ()
    return tuple(
        name for name in said.speakers if words in name.text.casefold() or name.text.casefold() in words
    )


def _cells(reading: Reading, row: Unit) -> list[tuple[int, int]]:
    words = reading.words
    first = row.first + 1 if words[row.first] == _BAR else row.first
    cells = []
    for k in range(first, row.last):
        if words[k] == _BAR:
            cells.append((first, k))
            first = k + 1
    if first < row.last:
        cells.append((first, row.last))
    return cells
