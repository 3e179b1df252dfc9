"""The rows of a Parquet file become Articles, a group of rows after the other.

Columns are named as the fields of JSON lines, or as dumps of news and of crawls name them (``COLUMNS``). A row has a text, or a page
of which the text is taken as of any other page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from beleg.model import Article
from beleg.read.archive.pages import Page, found_on
from beleg.read.jsonl import article_of as article_of_fields
from beleg.read.opened import Opened
from beleg.read.options import Found, ReadOptions, Refusal, Unread, Unreadable, too_large

# The field of an article, and the columns that may hold it; the first one that a file has counts. Small and large letters are one.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id", "doc_id", "document_id", "article_id", "uuid", "guid"),
    "text": ("text", "maintext", "plain_text", "article_text", "fulltext", "article", "body", "content"),
    "html": ("html", "raw_html", "page", "html_content", "payload"),
    "title": ("title", "headline"),
    "published": (
        "published",
        "date_publish",
        "publish_date",
        "published_at",
        "date_published",
        "pub_date",
        "date",
    ),
    "language": ("language", "lang"),
    "url": ("url", "link", "source_url", "warc_target_uri", "url_original"),
    "outlet": ("outlet", "publisher", "source", "site_name", "source_domain", "domain"),
}
_ROWS: Final = 64  # that lie in memory at once
_LARGEST: Final = 4_000_000_000  # bytes of a group of rows, unpacked
_HELP: Final = "name its columns as the fields of JSON lines: id, text, published, url, outlet"

Row = Mapping[str, Any]


def articles(opened: Opened, options: ReadOptions) -> Iterator[Found | Unread]:
    """The articles of a Parquet file; raises ``Unreadable`` where its columns do not say what they hold."""
    parquet, broken = _library()
    try:
        file = parquet.ParquetFile(opened.from_anywhere())
    except (broken, OSError, ValueError):
        raise Unreadable(
            "a Parquet file that is broken or cut off", "get it anew", "parquet_broken"
        ) from None
    with file:
        named = fields_of(file.schema_arrow.names)
        number = 0
        for group in range(file.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            yield from _of_group(file, group, named, Place(opened.name, number), broken)
            number += rows


class Place:
    """Where rows stand: the name of a file, and how many rows come before them."""

    __slots__ = ("before", "name")

    def __init__(self, name: str, before: int) -> None:
        self.name = name
        self.before = before

    def row(self, number: int) -> str:
        """What a row is called, counted from 1 in the whole file."""
        return f"{self.name}: row {self.before + number}"


def _library() -> tuple[Any, type[Exception]]:
    try:
        from pyarrow import lib, parquet
    except ImportError:
        raise Unreadable("Parquet needs pyarrow", "pip install 'beleg[parquet]'", "parquet_missing") from None
    return parquet, lib.ArrowException


def fields_of(columns: Sequence[str]) -> Mapping[str, str]:
    """The column of each field; raises ``Unreadable`` where none holds a text or a page, or none says which article it is.

    >>> fields_of(["URL", "maintext", "date_publish", "n"])
    {'text': 'maintext', 'published': 'date_publish', 'url': 'URL'}
    """
    known = {column.lower(): column for column in reversed(columns)}
    named = {
        field: known[next(each for each in names if each in known)]
        for field, names in COLUMNS.items()
        if any(each in known for each in names)
    }
    shown = ", ".join(columns)[:200]
    if "text" not in named and "html" not in named:
        raise Unreadable(f"no column text or html; it has {shown}", _HELP, "parquet_columns", columns=shown)
    if "id" not in named and "url" not in named:
        raise Unreadable(f"no column id or url; it has {shown}", _HELP, "parquet_columns", columns=shown)
    return named


def _of_group(
    file: Any,
    group: int,
    named: Mapping[str, str],
    place: Place,
    broken: type[Exception],
) -> Iterator[Refusal | Unread]:
    """The articles of one group of rows; what cannot be unpacked in it is refused, and the other groups are read."""
    number = 0
    try:
        if file.metadata.row_group(group).total_byte_size > _LARGEST:
            raise too_large(_LARGEST)
        for batch in file.iter_batches(_ROWS, [group], list(named.values())):
            for row in batch.to_pylist():
                number += 1
                fields = {field: row[column] for field, column in named.items()}
                yield _unread(fields, place.row(number))
    except Unreadable as refused:
        yield refused.refusal(place.row(number + 1))
    except (broken, OSError, ValueError) as error:
        reason = f"this row and those behind it in its group cannot be unpacked ({type(error).__name__})"
        yield Refusal(place.row(number + 1), reason, "get the file anew", "parquet_broken")


def _unread(row: Row, source: str) -> Unread:
    size = sum(len(value) for value in row.values() if isinstance(value, str | bytes))
    return Unread(source, size, partial(_read, row, source))


def _read(row: Row, source: str, options: ReadOptions) -> Iterator[Found]:
    yield article_of(row, source, options)


def article_of(row: Row, source: str, options: ReadOptions) -> Found:
    """What one row holds, its values by the names of fields: an article, a refusal, or something skipped. Pure.

    >>> found = article_of({"id": 7, "text": "Zwei Tote.", "published": date(2024, 5, 1)}, "a.parquet: row 1", ReadOptions())
    >>> found.doc, found.published
    ('7', '2024-05-01')
    """
    try:
        fields = {field: _plain(value) for field, value in row.items() if value is not None}
        fields["id"] = fields.get("id") or fields.get("url")
        _check_size(fields, options.max_bytes)
        page = fields.pop("html", None)
        if fields.get("text") or page is None:
            return article_of_fields(fields, "utf-8")
        return _on_page(page, fields, source, options)
    except Unreadable as refused:
        return refused.refusal(source)


def _plain(value: Any) -> Any:
    """A value as JSON has it; times as their day."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    return value


def _check_size(fields: Mapping[str, Any], limit: int) -> None:
    if any(isinstance(value, str | bytes) and len(value) > limit for value in fields.values()):
        raise too_large(limit)


def _on_page(page: Any, fields: dict[str, Any], source: str, options: ReadOptions) -> Found:
    """The article on a page that a row holds; what other columns say outranks what the page says."""
    about = article_of_fields({**fields, "text": "-"}, "utf-8")
    if not isinstance(page, str | bytes):
        raise Unreadable("field html is not a string", _HELP, "no_string", field="html")
    data = page.encode("utf-8", "replace") if isinstance(page, str) else page
    found = found_on(Page(source, about.url or "", data), options)
    if not isinstance(found, Article):
        return found
    own = {
        "title": about.title,
        "outlet": about.outlet,
        "published": about.published,
        "language": about.language,
    }
    known = {field: value for field, value in own.items() if value}
    bases = {f"{field}_basis": "metadata" for field in ("outlet", "published") if field in known}
    return found._replace(doc=about.doc, **known, **bases)
