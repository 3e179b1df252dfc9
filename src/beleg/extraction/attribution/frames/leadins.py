"""Lead-ins become the attribution of what they govern: the lists and tables below a colon, or above their source."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.brackets import cited
from beleg.extraction.attribution.speakers.naming import is_known, speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import (
    CAPITAL,
    GIVER,
    MEDIUM,
    NUMBER,
    ROLE,
    SAYING,
)
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name, Span, Statement

_BAR: Final = "|"
_PARTING: Final = frozenset((";", "/", "|"))
_LONGEST: Final = 200
_LISTED: Final = frozenset(("item", "row", "title"))


def govern(reading: Reading, found: list[Statement]) -> list[Statement]:
    """Statements with the lists and tables that their lead-ins govern added to their content."""
    out = list(found)
    units = reading.units
    if ":" not in reading.tokens.text and _BAR not in reading.tokens.text:
        return out
    for at, unit in enumerate(units):
        reading.at = at
        if not _is_leadin(reading, unit):
            headed = _cited(reading, at) if unit.kind == "title" else None
            if unit.kind in _LISTED and (listed := headed or _sourced(reading, at)):
                out.append(listed)
            continue
        said = _statement_of(reading, unit, out)
        if said is None and _governed(reading, at):
            headed = _heading(reading, unit) or _bracketed(reading, unit) or _published(reading, unit)
            if headed:
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
    if not reading.vocabulary.nouns_capitalised and not _names_body(reading, names[0]):
        return None
    cue = reading.span(found.first, found.first + 1)
    return Statement(tuple(names), tuple(via), cue, (), "reported", certainty, False, "heading")


def _names_body(reading: Reading, name: Name) -> bool:
    """Whether a name has the word of a body or a capital of its own: not "list of demands"."""
    first, last = reading.tokens_of(name)
    return reading.has_kind(first, last, GIVER | MEDIUM | ROLE) or reading.has_kind(first + 1, last, CAPITAL)


def _bracketed(reading: Reading, unit: Unit) -> Statement | None:
    """A heading with its source in brackets: "Casualties so far (source: Ministry of Health):"."""
    name = cited(reading, unit)
    if name is None:
        return None
    return Statement((name,), (), name.span, (), "reported", "stated", False, "heading: source in brackets")


def _cited(reading: Reading, at: int) -> Statement | None:
    """A heading without a colon, with its source in brackets, and the list or table below it."""
    units = reading.units
    if at + 1 >= len(units) or units[at + 1].kind not in ("item", "row"):
        return None
    headed = _bracketed(reading, units[at])
    if headed is None:
        return None
    spans = [reading.span(unit.first, unit.last) for unit in _governed(reading, at)]
    return headed._replace(content=tuple(spans))


def _published(reading: Reading, unit: Unit) -> Statement | None:
    """A sentence of who puts out the list below it: "The ministry has released a breakdown by district:"."""
    found = reading.phrase(unit.first, unit.last)
    if found is None or not is_known(reading, found):
        return None
    paper = reading.saying_at(found.last, unit.last)
    if paper < 0:
        return None
    names, via, certainty = speaker_of(reading, unit, found)
    cue = reading.span(paper, paper + 1)
    return Statement(tuple(names), tuple(via), cue, (), "reported", certainty, False, "heading: paper")


def _sourced(reading: Reading, at: int) -> Statement | None:
    """A line that names the source of the list or table above it: "Source: Ministry of Health"."""
    unit, units = reading.units[at], reading.units
    label = _source_label(reading, unit)
    if label < 0:
        return None
    above: list[Unit] = []
    while at and len(above) < _LONGEST and _is_above(reading, units[at - 1], units[at]):
        at -= 1
        above.append(units[at])
    found = reading.phrase(label + 2, unit.last)
    if found is None or not any(reading.has_kind(each.first, each.last, NUMBER) for each in above):
        return None
    spans = tuple([reading.span(each.first, each.last) for each in reversed(above)])
    names, via, certainty = speaker_of(reading, unit, found)
    cue = reading.span(label, label + 1)
    return Statement(tuple(names), tuple(via), cue, spans, "reported", certainty, False, "source below")


def _source_label(reading: Reading, unit: Unit) -> int:
    """Where "Source:" opens a line or stands behind a note, "* provisional; source: ..."; -1 where it does not."""
    classes = reading.vocabulary.words
    for k in range(unit.first, unit.last - 2):
        opens = k == unit.first or reading.words[k - 1] in _PARTING
        if not opens or reading.words[k + 1] != ":":
            continue
        if reading.lows[k] in classes.grammar_source_labels:
            return k
        found = reading.phrase(k + 2, unit.last) if reading.lows[k] in classes.grammar_table_labels else None
        if found is not None and is_known(reading, found):
            return k
    return -1


def _is_above(reading: Reading, unit: Unit, below: Unit) -> bool:
    """Whether a unit is a line of the same list as the one below it."""
    if unit.kind == "title":
        return _is_next_line(reading, unit, below)
    return unit.kind in _LISTED


def _is_next_line(reading: Reading, unit: Unit, below: Unit) -> bool:
    """Whether a unit begins on the line behind that of another, with no empty line between."""
    tokens = reading.tokens
    return tokens.text.count("\n", tokens.ends[unit.last - 1], tokens.starts[below.first]) == 1


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
    above = units[at]
    for unit in units[at + 1 : at + 1 + _LONGEST]:
        if unit.block == units[at].block:
            break
        if unit.block == block or _is_item(reading, unit) or _is_tally(reading, unit, above):
            out.append(unit)
            block, above = unit.block, unit
        else:
            break
    return out


def _is_tally(reading: Reading, unit: Unit, above: Unit) -> bool:
    """Whether a line right below another is one of a list without signs: "Jumla: 48 dead"."""
    if unit.kind != "title" or not _is_next_line(reading, above, unit) or _is_leadin(reading, unit):
        return False
    return reading.has_kind(unit.first, unit.last, NUMBER)


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
