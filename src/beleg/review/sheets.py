"""Figures open for review become rows that a person fills in, and rows filled in become decisions.

A row has the figure as it is read, then four empty cells: ``verdict``, ``fields``, ``other`` and ``reason``. A row whose
verdict is left empty decides nothing.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from beleg.model import CORRECTABLE, Decision
from beleg.review.checking import DecisionError, check
from beleg.review.queue import Open

_READ: Final = (
    *("quote", "qualifier", "low", "high", "measure", "unit", "population", "nationality", "place", "scope"),
    *("time", "certainty", "unverified", "start", "end"),
)
FILLED_IN: Final = ("verdict", "fields", "other", "reason")
COLUMNS: Final = (
    *(
        "id",
        "because",
        "doc",
        "outlet",
        "published",
        "sentence",
        "quote",
        "qualifier",
        "low",
        "high",
        "measure",
    ),
    *(
        "unit",
        "population",
        "nationality",
        "place",
        "scope",
        "time",
        "origins",
        "via",
        "certainty",
        "unverified",
    ),
    *("start", "end", *FILLED_IN),
)
_INTEGERS: Final = ("start", "end")
_NUMBERS: Final = ("low", "high")
_LISTS: Final = ("origins", "via")
_YES, _NO = ("true", "yes", "ja", "1"), ("false", "no", "nein", "0")
_BETWEEN: Final = "|"  # names of a list in one cell
_SEPARATORS: Final = ";\t,"  # of the cells of a row; spreadsheets write what is usual where they are


# Of an article, by its id or the name it came under, the fields given, who, when and why: the decision that this is a figure.
Add = Callable[[str, str, Mapping[str, Any], str, str, str], Decision]


class SheetError(ValueError):
    """A sheet or a row of it cannot be read; ``code`` is a key of the group ``sheet`` in ``words/``."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class Row(NamedTuple):
    """A row as it came, with the line it ends on."""

    line: int
    cells: Mapping[str, Any]


class Refused(NamedTuple):
    """A row that is no decision, and why."""

    line: int
    error: SheetError | DecisionError


def record(found: Open) -> dict[str, object]:
    """The row of a figure: what is read, then the empty cells."""
    article, figure = found.told.article, found.told.figure
    return {
        "id": figure.id,
        "because": list(found.kinds),
        "doc": article.doc,
        "outlet": article.outlet,
        "published": article.published,
        "sentence": figure.sentence.of(article.text),
        **{name: getattr(figure, name) for name in _READ},
        "origins": [name.text for name in figure.origins],
        "via": [name.text for name in figure.via],
        "verdict": "",
        "fields": {},
        "other": "",
        "reason": "",
    }


def rows(text: str, is_json: bool) -> Iterator[Row | Refused]:
    """The rows of a sheet: JSON lines, or cells parted by commas, semicolons or tabs under a line of names.

    Raises ``SheetError`` where there is no column ``id`` or ``verdict``, or the cells cannot be told apart.
    """
    yield from _json_rows(text) if is_json else _cell_rows(text)


def decisions(
    filled: Iterable[Row | Refused], user: str, time: str, add: Add
) -> Iterator[tuple[int, Decision] | Refused]:
    """The decision of each row that has a verdict, with its line; cells ``user`` and ``time`` go before what is given.

    ``add`` makes the decision of a row that says of words of an article that they are a figure.
    """
    for row in filled:
        if isinstance(row, Refused):
            yield row
        elif _text(row.cells, "verdict"):
            try:
                decision = _decision(row.cells, user, time, add)
                check(decision)
            except (SheetError, DecisionError) as error:
                yield Refused(row.line, error)
            else:
                yield row.line, decision


def read_fields(cell: object) -> dict[str, object]:
    """The fields of a correction: an object, or ``low=12; place=Herat``; nothing behind the sign says "not stated".

    >>> read_fields("low=12; high=12; origins=NIS | Amt; nationality=")
    {'low': 12, 'high': 12, 'origins': ['NIS', 'Amt'], 'nationality': None}
    """
    if isinstance(cell, Mapping):
        return dict(cell)
    text = str(cell or "").strip()
    if text.startswith("{"):
        return _json_object(text)
    found: dict[str, object] = {}
    for part in filter(None, map(str.strip, text.split(";"))):
        name, sign, value = part.partition("=")
        if not sign:
            raise SheetError("no_sign", text=part)
        found[name.strip()] = _value(name.strip(), value.strip())
    return found


def _decision(cells: Mapping[str, Any], user: str, time: str, add: Add) -> Decision:
    verdict, fields = _text(cells, "verdict").lower(), read_fields(cells.get("fields"))
    said = _text(cells, "user") or user, _text(cells, "time") or time, _text(cells, "reason")
    if verdict == "add":
        return add(_text(cells, "other"), _text(cells, "doc"), {**_row_fields(cells), **fields}, *said)
    target = _text(cells, "id")
    if not target:
        raise SheetError("no_id")
    ordered = tuple((name, fields[name]) for name in sorted(fields, key=_place))
    return Decision(target, verdict, *said, ordered, _text(cells, "other"))


def _row_fields(cells: Mapping[str, Any]) -> dict[str, object]:
    """The fields that the cells of a row give a figure; an empty one says nothing."""
    found = ((name, cells.get(name)) for name in CORRECTABLE)
    given = ((name, value) for name, value in found if value not in (None, "", []))
    return {name: _value(name, value.strip()) if isinstance(value, str) else value for name, value in given}


def _place(field: str) -> tuple[int, str]:
    return (CORRECTABLE.index(field) if field in CORRECTABLE else len(CORRECTABLE), field)


def _text(cells: Mapping[str, Any], name: str) -> str:
    return str(cells.get(name) or "").strip()


def _value(name: str, text: str) -> object:
    """The value of a field out of a cell: a number, a list of names, yes or no, words, or nothing."""
    if name in _LISTS:
        return [each for each in map(str.strip, text.split(_BETWEEN)) if each]
    if not text:
        return None
    if name in _INTEGERS or name in _NUMBERS:
        return _number(name, text)
    if name == "unverified":
        if text.lower() not in (*_YES, *_NO):
            raise SheetError("no_yes", field=name, text=text)
        return text.lower() in _YES
    return text


def _number(name: str, text: str) -> int | float:
    try:
        return int(text) if name in _INTEGERS or text.isdigit() else float(text)
    except ValueError:
        raise SheetError("no_number", field=name, text=text) from None


def _json_rows(text: str) -> Iterator[Row | Refused]:
    for line, written in enumerate(text.splitlines(), 1):
        if written.strip():
            try:
                yield Row(line, _json_object(written))
            except SheetError as error:
                yield Refused(line, error)


def _json_object(text: str) -> dict[str, object]:
    try:
        found = json.loads(text)
    except ValueError:
        raise SheetError("no_object") from None
    if not isinstance(found, dict):
        raise SheetError("no_object")
    return found


def _cell_rows(text: str) -> Iterator[Row | Refused]:
    head = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        names = [name.strip() for name in next(reader, [])]
        missing = [name for name in ("id", "verdict") if name not in names]
        if missing:
            raise SheetError("no_column", name=missing[0])
        for cells in reader:
            if len(cells) > len(names):
                yield Refused(reader.line_num, SheetError("too_many_cells", n=len(cells), names=len(names)))
            elif any(cells):
                yield Row(reader.line_num, dict(zip(names, cells, strict=False)))
    except csv.Error:
        # A quotation mark that is never closed makes one cell of the rest of the file.
        raise SheetError("no_table", line=reader.line_num) from None
