"""A mapping file becomes what the columns of a table mean: which count, whose numbers they are, and of when."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from beleg import languages
from beleg.model import CERTAINTIES, METHODS, SCOPES, UNITS
from beleg.model.measures import measures

QUALIFIERS: Final = ("exact", "about", "at_least", "more_than", "at_most", "less_than")
FIELDS: Final = (
    *("source", "place", "nationality", "population", "baseline", "method", "certainty"),
    *("scope", "qualifier", "unit", "day"),
)

CHOICES: Final = MappingProxyType(
    {
        "scope": SCOPES,
        "unit": UNITS,
        "qualifier": QUALIFIERS,
        "method": METHODS,
        "certainty": CERTAINTIES,
    }
)
ENTRIES: Final = ("name", "language", "url", "missing", "date", "period", "absent", "all", "figure")
OF_A_FIGURE: Final = ("column", "measure", "since", "notes", "notes_of", *FIELDS)
_MISSING: Final = ("", "-", "–", "n/a", "na", "null")
_HOURS: Final = MappingProxyType({"hours": 1, "days": 24})
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class MappingError(ValueError):
    """A mapping file that cannot be used; ``values`` name ``what`` is at fault, the file or an entry, and ``why``.

    ``code`` is the key of the words that say so.
    """

    code = "bad_mapping"

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"{what}: {why}")
        self.values = {"what": what, "why": why}


class Value(NamedTuple):
    """What a field holds: a ``constant``, or the cell of a ``column``, replaced where ``values`` lists it."""

    constant: str = ""
    column: str = ""
    values: Mapping[str, str] = _NOTHING

    def of(self, cells: Mapping[str, str]) -> str:
        """The value in a row, ``""`` where its cell is empty."""
        if not self.column:
            return self.constant
        cell = cells.get(self.column, "")
        return self.values.get(cell, cell)


class Counted(NamedTuple):
    """What the cells of a column count; ``fields`` has a value for each of ``FIELDS`` that is known.

    ``since`` is the ISO date on which a running total began. ``notes`` name what columns count of this number
    ("older", "recovered"); one is told where it makes up at least half of the cell of ``notes_of``.
    """

    column: str
    measure: str
    fields: Mapping[str, Value]
    since: str = ""
    notes: Mapping[str, str] = _NOTHING
    notes_of: str = ""


class TableMapping(NamedTuple):
    """What a table says. ``date`` is the column of the report's day, ``date_format`` as ``strptime`` takes it, ``""`` for ISO.

    ``period`` is the column that says how long a report looks back, ``hours`` how many hours its unit has. A row is
    no report where a column of ``absent`` holds one of the values listed. Cells in ``missing`` (in small letters) say nothing.
    """

    name: str
    date: str
    figures: tuple[Counted, ...]
    date_format: str = ""
    period: str = ""
    hours: int = 1
    absent: Mapping[str, frozenset[str]] = MappingProxyType({})
    missing: frozenset[str] = frozenset(_MISSING)
    language: str = "en"
    url: str | None = None

    @property
    def columns(self) -> frozenset[str]:
        """Every column that the table must have."""
        named = {self.date, self.period, *self.absent}
        for each in self.figures:
            named.update((each.column, each.notes_of, *each.notes))
            named.update(value.column for value in each.fields.values())
        return frozenset(named - {""})

    def is_report(self, cells: Mapping[str, str]) -> bool:
        """Whether a row reports anything."""
        return not any(cells.get(column, "") in values for column, values in self.absent.items())

    def says(self, cell: str) -> bool:
        """Whether a cell says anything; a zero does."""
        return cell.casefold() not in self.missing


def read_mapping(path: Path) -> TableMapping:
    """The mapping in a TOML file; raises ``MappingError`` where it cannot be read or does not hold together."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise MappingError(str(path), (error.strerror or "cannot be opened").lower()) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MappingError(str(path), f"not TOML: {error}") from None
    try:
        return mapping_of(data)
    except MappingError as error:
        raise MappingError(f"{path}: {error.values['what']}", error.values["why"]) from None


def mapping_of(data: Mapping[str, Any]) -> TableMapping:
    """The mapping in the tables of a TOML file; raises ``MappingError`` naming the entry at fault.

    >>> found = mapping_of({"name": "Flood", "date": {"column": "day"},
    ...     "figure": [{"column": "dead", "measure": "killed", "scope": "cumulative", "place": "Kelmar"}]})
    >>> found.figures[0].fields["place"].constant, sorted(found.columns)
    ('Kelmar', ['day', 'dead'])
    """
    _known(data, ENTRIES, "mapping")
    report, period = _table(data, "date"), _table(data, "period")
    _known(report, ("column", "format"), "date")
    _known(period, ("column", "unit"), "period")
    shared, listed = _table(data, "all"), data.get("figure")
    _known(shared, OF_A_FIGURE, "all")
    if not isinstance(listed, list) or not listed:
        raise MappingError("figure", "no [[figure]] says what a column counts")
    return TableMapping(
        name=_text(data, "name", "mapping"),
        date=_text(report, "column", "date"),
        figures=tuple(_counted({**shared, **_figure(one)}) for one in listed),
        date_format=_text(report, "format", "date", ""),
        period=_text(period, "column", "period") if period else "",
        hours=_HOURS[_choice(_text(period, "unit", "period", "hours"), _HOURS, "period.unit")],
        absent={
            column: frozenset(_texts(value, "absent")) for column, value in _table(data, "absent").items()
        },
        missing=frozenset(text.casefold() for text in _texts(data.get("missing", list(_MISSING)), "missing")),
        language=_choice(_text(data, "language", "mapping", "en"), languages.available(), "language"),
        url=_text(data, "url", "mapping", "") or None,
    )


def _figure(one: Any) -> Mapping[str, Any]:
    if not isinstance(one, dict):
        raise MappingError("figure", "not a table; write [[figure]]")
    _known(one, OF_A_FIGURE, f"figure {one.get('column', '')}".strip())
    return one


def _counted(one: Mapping[str, Any]) -> Counted:
    column = _text(one, "column", "figure")
    where = f"figure {column}"
    measure = _choice(_text(one, "measure", where), measures(), f"{where}: measure")
    fields = {name: _value(one[name], name, f"{where}: {name}") for name in FIELDS if name in one}
    if "scope" not in fields:
        raise MappingError(where, f"no scope; one of {', '.join(SCOPES)}")
    notes = _table(one, "notes")
    return Counted(
        column,
        measure,
        fields,
        _day(_text(one, "since", where, ""), f"{where}: since"),
        {name: _text(notes, name, f"{where}: notes") for name in notes},
        _text(one, "notes_of", where, ""),
    )


def _day(value: str, where: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError:
        raise MappingError(where, f"{value!r} is not a date; give YYYY-MM-DD") from None


def _value(given: Any, field: str, where: str) -> Value:
    """A constant, or a table of a column and, where its cells need other words, their values."""
    if isinstance(given, dict):
        _known(given, ("column", "values"), where)
        values = _table(given, "values")
        found = Value("", _text(given, "column", where), {key: _text(values, key, where) for key in values})
    else:
        found = Value(_string(given, where))
    if field in CHOICES:
        for each in (found.constant, *found.values.values()):
            _choice(each or CHOICES[field][0], CHOICES[field], where)
    return found


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = data.get(key, {})
    if not isinstance(found, dict):
        raise MappingError(key, f"not a table; write [{key}]")
    return found


def _text(data: Mapping[str, Any], key: str, where: str, otherwise: str | None = None) -> str:
    if key not in data:
        if otherwise is None:
            raise MappingError(where, f"no {key}")
        return otherwise
    return _string(data[key], f"{where}: {key}")


def _string(value: Any, where: str) -> str:
    """Text; a number or a date of TOML as it is written."""
    if isinstance(value, dict | list | bool):
        raise MappingError(where, "not a text; put it in quotes")
    return " ".join(str(value).split())


def _texts(value: Any, where: str) -> list[str]:
    if not isinstance(value, list):
        raise MappingError(where, 'not a list; write ["...", "..."]')
    return [_string(each, where) for each in value]


def _choice(value: str, choices: Iterable[str], where: str) -> str:
    if value not in choices:
        raise MappingError(where, f"{value!r} is not known; one of {', '.join(choices)}")
    return value


def _known(data: Mapping[str, Any], names: Iterable[str], where: str) -> None:
    """Raises for a name that nobody asked for: a slip of the pen would otherwise change nothing and say nothing."""
    for name in data:
        if name not in names:
            raise MappingError(where, f"{name!r} is not known; one of {', '.join(names)}")
