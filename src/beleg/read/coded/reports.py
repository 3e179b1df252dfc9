"""The rows of a table become reports: an article whose text is the row, and the figures in its cells.

The text is made of lines ``column: value`` in the columns' order. Below it, after an empty line, stand the constants of the
mapping that a figure must be able to point to (who says so, since when), and the name of the data set. So every figure has
a span, and everything that holds for figures of news holds for these.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final, NamedTuple

from beleg.gazetteer.directory import actor
from beleg.model import Article, Evidence, Figure, Name, NumberMention, Span
from beleg.model.coding import CODED, LANGUAGE
from beleg.model.measures import measures
from beleg.read.coded.mapping import CHOICES, Counted, TableMapping, Value
from beleg.read.coded.rows import Row, read_rows
from beleg.read.options import Refusal, Unreadable

Numbers = Callable[[str], list[NumberMention]]
Number = int | float

_DIGITS: Final = re.compile(r"\d{1,18}(?:\.(?:\d{1,2}|\d{4,9}))?")  # 1.600 may be a thousand
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
_HALF: Final = 0.5
_NO_DAY: Final = "correct the cell, or the format in the mapping"
_LINES: Final = ("source", "baseline", "method")  # constants that a span must be able to name


class Report(NamedTuple):
    """An article that is a row, and its figures in the order of the mapping."""

    article: Article
    figures: tuple[Figure, ...]


class _Said(NamedTuple):
    """A number that a cell says, as in ``Figure``."""

    qualifier: str
    low: Number | None
    high: Number | None
    unit: str | None = None


def read_table(
    path: Path, mapping: TableMapping, numbers: Numbers, encoding: str | None = None
) -> Iterator[Report | Refusal]:
    """A report for each row that reports anything, a refusal ``file#row`` for each that cannot be read.

    ``numbers`` finds the number expressions in a cell that is not plain digits ("around 1,600"). Rows without any number
    are left out, as those that the mapping calls absent are. Nothing that the file holds makes this raise.
    """
    try:
        rows, encoding = read_rows(path, encoding)
        _check_columns(rows, mapping)
    except Unreadable as refused:
        yield refused.refusal(str(path))
    except OSError as error:
        yield Refusal(str(path), (error.strerror or "cannot be read").lower(), "check the path")
    else:
        reader = _Reader(mapping, numbers, path.name, encoding)
        for row in rows:
            found = row if isinstance(row, Refusal) else reader.report(row)
            if found is not None:
                yield found


def _check_columns(rows: list[Row | Refusal], mapping: TableMapping) -> None:
    known = {column for row in rows if isinstance(row, Row) for column in row.cells}
    missing = sorted(mapping.columns - known)
    if missing:
        raise Unreadable(f"no column named {missing[0]!r}", "correct the mapping")


class _Text:
    """The text of a row as it is written, and where each of its cells and constants stands."""

    def __init__(self, cells: Mapping[str, str], name: str) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.columns: dict[str, Span] = {}
        self.cells: dict[str, Span] = {}
        self._constants: dict[tuple[str, str], Span] = {}
        for column, cell in cells.items():
            self.columns[column], self.cells[column] = self._line(column, cell)
        self._write("\n")
        self.constant("dataset", name)

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def constant(self, label: str, value: str) -> Span:
        """Where a constant stands, written now if it does not yet."""
        if (label, value) not in self._constants:
            self._constants[label, value] = self._line(label, value)[1]
        return self._constants[label, value]

    def _line(self, label: str, value: str) -> tuple[Span, Span]:
        spans = self._write(label), self._write(": " + value)
        self._write("\n")
        return spans[0], Span(spans[1].start + 2, spans[1].end)

    def _write(self, piece: str) -> Span:
        start, self._length = self._length, self._length + len(piece)
        self._pieces.append(piece)
        return Span(start, self._length)


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, mapping: TableMapping, numbers: Numbers, file: str, encoding: str) -> None:
        self.mapping = mapping
        self.numbers = numbers
        self.file = file
        self.encoding = encoding

    def report(self, row: Row) -> Report | Refusal | None:
        """What a row reports, ``None`` where it reports nothing."""
        try:
            return self._report(row) if self.mapping.is_report(row.cells) else None
        except Unreadable as refused:
            return refused.refusal(f"{self.file}#{row.number}")

    def _report(self, row: Row) -> Report | None:
        cells = row.cells
        for column, cell in cells.items():
            if _UNSTORABLE.search(column + cell):
                raise Unreadable(f"{column} holds what is no character", "remove it")
        said = {
            each.column: self._number(each.column, cells[each.column])
            for each in self.mapping.figures
            if self.mapping.says(cells.get(each.column, ""))
        }
        if not said:
            return None
        published = self._day(cells.get(self.mapping.date, ""), self.mapping.date)
        text = _Text(cells, self.mapping.name)
        told = [each for each in self.mapping.figures if each.column in said]
        figures = [self._figure(each, said[each.column], cells, text, published) for each in told]
        article = self._article(row, text.text, published)
        return Report(article, tuple(figure._replace(article=article.id) for figure in figures))

    def _article(self, row: Row, text: str, published: date) -> Article:
        return Article(
            text,
            doc=f"{self.file}#{row.number}",
            outlet=self.mapping.name,
            outlet_basis="given",
            published=published.isoformat(),
            published_basis="metadata",
            language=LANGUAGE,
            url=self.mapping.url,
            encoding=self.encoding,
        )

    def _figure(
        self, counted: Counted, said: _Said, cells: Mapping[str, str], text: _Text, published: date
    ) -> Figure:
        """The figure in a cell; the id of its article is not known yet."""
        value = self._values(counted, cells)
        name, cell = text.columns[counted.column], text.cells[counted.column]
        said = _qualified(said, value.get("qualifier", "exact"))
        return Figure(
            article="",
            start=cell.start,
            end=cell.end,
            quote=cells[counted.column],
            qualifier=said.qualifier,
            low=said.low,
            high=said.high,
            measure=counted.measure,
            unit=said.unit or value.get("unit") or measures()[counted.measure].unit,
            population=value.get("population"),
            nationality=value.get("nationality"),
            place=value.get("place"),
            scope=value.get("scope", "state"),
            time=self._time(counted, cells, published),
            origins=_origins(counted, value.get("source", ""), cells, text),
            via=(),
            certainty=value.get("certainty", "stated"),
            unverified=False,
            sentence=Span(name.start, cell.end),
            cues=(name,),
            evidence=(*self._evidence(counted, value, cells, text), *self._notes(counted, cells, text)),
        )

    def _values(self, counted: Counted, cells: Mapping[str, str]) -> Mapping[str, str]:
        """The value of each field that is said."""
        found = {name: each.of(cells) for name, each in counted.fields.items()}
        for name, value in found.items():
            if value and name in CHOICES and value not in CHOICES[name]:
                column = counted.fields[name].column
                raise Unreadable(
                    f"{column} is no {name}: {value[:40]!r}", f"one of {', '.join(CHOICES[name])}"
                )
        return {name: value for name, value in found.items() if self.mapping.says(value)}

    def _evidence(
        self, counted: Counted, value: Mapping[str, str], cells: Mapping[str, str], text: _Text
    ) -> Iterator[Evidence]:
        name, cell = text.columns[counted.column], text.cells[counted.column]
        yield Evidence("quote", CODED, (cell,))
        yield Evidence("measure", CODED, (name,))
        for field, said in value.items():
            given = counted.fields[field]
            if field == "source":
                yield Evidence("attribution", CODED, (_place(field, given, said, cells, text),))
            elif field in _LINES:
                yield Evidence(field, CODED, (_place(field, given, said, cells, text),))
            else:
                yield Evidence(field, CODED, (text.cells[given.column] if given.column else name,))
        day = counted.fields.get("day")
        days = [day.column] if day else [self.mapping.date, self.mapping.period]
        yield Evidence("time", CODED, tuple(text.cells[column] for column in days if column in text.cells))

    def _notes(self, counted: Counted, cells: Mapping[str, str], text: _Text) -> Iterator[Evidence]:
        """What other columns count of this number, and the one that makes up at least half of it."""
        parts: dict[str, Number] = {}
        for column, note in counted.notes.items():
            if self.mapping.says(cells.get(column, "")):
                part = self._number(column, cells[column]).low or 0
                if part:
                    parts[note] = max(parts.get(note, 0), part)
                    yield Evidence(f"note:{note}", CODED, (text.cells[column],))
        whole = cells.get(counted.notes_of or counted.column, "")
        if parts and self.mapping.says(whole):
            most = max(parts, key=lambda note: parts[note])
            if parts[most] >= _HALF * (self._number(counted.notes_of, whole).low or 0):
                yield Evidence("note", CODED, (text.constant("note", most),))

    def _time(self, counted: Counted, cells: Mapping[str, str], published: date) -> str:
        """The day of the report or the event, the days that a report looks back on, or those since a beginning."""
        day = counted.fields.get("day")
        if day is not None and self.mapping.says(day.of(cells)):
            return self._day(day.of(cells), day.column).isoformat()
        last, scope = published.isoformat(), counted.fields["scope"].of(cells)
        if scope == "cumulative" and counted.since:
            return f"{counted.since}/{last}"
        back = self._days_back(cells)
        if scope in ("cumulative", "state") or back <= 1:
            return last
        return f"{date.fromordinal(max(1, published.toordinal() - back + 1)).isoformat()}/{last}"

    def _days_back(self, cells: Mapping[str, str]) -> int:
        cell = cells.get(self.mapping.period, "") if self.mapping.period else ""
        if not self.mapping.says(cell):
            return 1
        return math.ceil((self._number(self.mapping.period, cell).low or 0) * self.mapping.hours / 24)

    def _day(self, cell: str, column: str) -> date:
        try:
            if self.mapping.date_format:
                return datetime.strptime(cell, self.mapping.date_format).date()
            return date.fromisoformat(cell[:10])
        except ValueError:
            raise Unreadable(f"{column} is not a date: {cell[:40]!r}", _NO_DAY) from None

    def _number(self, column: str, cell: str) -> _Said:
        """The number that fills a cell; raises ``Unreadable`` where it holds none, or something else too."""
        if _DIGITS.fullmatch(cell):
            value = float(cell) if "." in cell else int(cell)
            whole = int(value) if value == int(value) else value
            return _Said("exact", whole, whole)
        for found in self.numbers(cell):
            if (found.start, found.end) == (0, len(cell)) and found.qualifier != "missing":
                return _Said(found.qualifier, found.low, found.high, found.unit)
        raise Unreadable(
            f"{column} is not a number: {cell[:40]!r}", "correct the cell, or list it under missing"
        )


def _qualified(said: _Said, qualifier: str) -> _Said:
    """A number with the qualifier that the mapping gives its column; words in the cell itself go first."""
    if said.qualifier != "exact":
        return said
    low = None if qualifier in ("at_most", "less_than") else said.low
    high = None if qualifier in ("at_least", "more_than") else said.high
    return _Said(qualifier, low, high, said.unit)


def _origins(counted: Counted, said: str, cells: Mapping[str, str], text: _Text) -> tuple[Name, ...]:
    if not said:
        return ()
    given = counted.fields["source"]
    span = _place("source", given, said, cells, text)
    written = cells[given.column] if span == text.cells.get(given.column) else said
    return (Name(written, span, said if _is_actor(said) else None),)


def _place(label: str, given: Value, said: str, cells: Mapping[str, str], text: _Text) -> Span:
    """Where a value stands: in its cell, if that says it or stands for a known actor, else in a line of its own."""
    if given.column and (cells[given.column] == said or (label == "source" and _is_actor(said))):
        return text.cells[given.column]
    return text.constant(label, said)


def _is_actor(said: str) -> bool:
    """Whether it is an id of the gazetteer; a name is no id."""
    return said.islower() and " " not in said and actor(said) is not None
