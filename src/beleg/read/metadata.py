"""A table of what is known about files becomes a look-up from file name to its row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from beleg.model import Article
from beleg.read.dateline import parse_day
from beleg.read.decode import decode
from beleg.read.jsonl import language_code
from beleg.read.options import Refusal, Unreadable

_COLUMNS = ("title", "outlet", "url", "published", "language")
_HELP = "the columns are file, url, outlet, title, published"


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a metadata table by file name, and what was wrong with it."""

    rows: Mapping[str, Mapping[str, str]]
    refusals: tuple[Refusal, ...] = ()

    def completed(self, article: Article) -> Article:
        """The article with the fields of its row; a row outranks what the file itself says."""
        if not self.rows:
            return article
        row = self.rows.get(article.doc) or self.rows.get(PurePosixPath(article.doc).name)
        if not row:
            return article
        bases = {f"{field}_basis": "metadata" for field in ("outlet", "published") if field in row}
        return article._replace(**row, **bases)


NO_TABLE = Table({})


def read_table(path: Path, encoding: str | None = None) -> Table:
    """The table at ``path``: tab-separated, or with commas or semicolons; the first line names the columns.

    What cannot be read becomes a Refusal in the table, and the other rows stand.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "cannot be opened").lower()
        return Table({}, (Refusal(str(path), reason, "check the path"),))
    return table_in(data, str(path), encoding)


def table_in(data: bytes, name: str, encoding: str | None = None) -> Table:
    """The table in bytes that came under a name; as ``read_table``.

    >>> table_in(b"file,outlet\\na.txt,beispiel.example\\n", "about.csv").rows
    {'a.txt': {'outlet': 'beispiel.example'}}
    """
    try:
        return _table(decode(data, encoding).text, name)
    except Unreadable as refused:
        return Table({}, (refused.refusal(name),))


def _table(text: str, name: str) -> Table:
    rows: dict[str, Mapping[str, str]] = {}
    refusals: list[Refusal] = []
    for number, record in _records(text):
        try:
            file, row = _row(record)
            rows[file] = row
        except Unreadable as refused:
            refusals.append(refused.refusal(f"{name}:{number}"))
    return Table(rows, tuple(refusals))


def _records(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the number of its line, its cells by column."""
    first = text.split("\n", 1)[0]
    sign = max("\t;,", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        columns = [column.strip().lower() for column in next(lines, [])]
        if "file" not in columns:
            raise Unreadable("no column named file", _HELP, "no_file_column")
        for cells in lines:
            if any(cells):
                yield lines.line_num, dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        reason = f"not a table at line {lines.line_num}: {error}"
        raise Unreadable(reason, _HELP, "no_table", line=lines.line_num) from None


def _row(record: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    file = record.get("file", "").strip().removeprefix("./")
    if not file:
        raise Unreadable("no file named in this row", _HELP, "no_file_named")
    row = {column: value for column in _COLUMNS if (value := record.get(column, "").strip())}
    if "published" in row:
        day = parse_day(row["published"])
        if day is None:
            value = row["published"][:40]
            raise Unreadable(f"published is not a date: {value!r}", "give YYYY-MM-DD", "no_date", value=value)
        row["published"] = day.isoformat()
    if "language" in row:
        row["language"] = language_code(row["language"])
    return file, row
