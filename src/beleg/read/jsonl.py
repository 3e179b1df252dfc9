"""JSON becomes Articles: one object a line, or a file with one object or a list of them.

An object holds ``id`` and ``text``, and if known ``title``, ``published``, ``language``, ``url``, ``outlet``.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any, Protocol

from beleg.model import Article
from beleg.read.dateline import parse_day
from beleg.read.decode import decode
from beleg.read.formats import is_record
from beleg.read.opened import Opened
from beleg.read.options import ReadOptions, Refusal, Unread, Unreadable, too_large

_OPTIONAL = ("title", "outlet", "url")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LANGUAGES = dict.fromkeys(["deu", "ger", "german", "deutsch"], "de") | dict.fromkeys(
    ["eng", "english", "englisch"], "en"
)
_NO_HELP = "give one object a line with id and text"


class Lines(Protocol):
    """A stream of bytes that hands out lines."""

    def readline(self, size: int, /) -> bytes: ...


def articles(opened: Opened, options: ReadOptions) -> Iterator[Article | Refusal | Unread]:
    """The articles of JSON lines, each to be read; lines in an encoding of two bytes a character are read as one file."""
    whole = b"\x00" in opened.head
    return articles_of_file(opened, options) if whole else read_lines(opened, opened.name, options)


def articles_of_file(opened: Opened, options: ReadOptions) -> Iterator[Article | Refusal | Unread]:
    """The articles of one JSON value, an object or a list of them; raises ``Unreadable``."""
    decoded = decode(opened.whole(options.max_bytes), options.encoding)
    try:
        value = parse(decoded.text)
    except Unreadable:
        data = decoded.text.encode("utf-8", "replace")
        if not is_record(data.lstrip(), any_object=True):
            raise
        yield from read_lines(io.BytesIO(data), opened.name, options)
        return
    yield from read_value(value, opened.name, decoded.encoding)


def read_lines(stream: Lines, name: str, options: ReadOptions) -> Iterator[Refusal | Unread]:
    """The lines that hold articles, one after the other; a bad line becomes a Refusal ``name:number``."""
    number = 0
    empty = True
    while line := stream.readline(options.max_bytes + 1):
        number += 1
        source = f"{name}:{number}"
        if len(line) > options.max_bytes:
            _skip_line(stream, line)
            yield too_large(options.max_bytes).refusal(source)
            empty = False
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield Unread(source, len(line), partial(_line, line, source))
            empty = False
    if empty:
        yield Refusal(name, "empty", "leave it out", "empty")


def _skip_line(stream: Lines, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(1_000_000)


def _line(line: bytes, source: str, options: ReadOptions) -> Iterator[Article | Refusal]:
    try:
        encoding = options.encoding or "utf-8"
        yield article_of(parse(_decoded(line, encoding).rstrip("\r\n")), encoding)
    except Unreadable as refused:
        yield refused.refusal(source)


def _decoded(line: bytes, encoding: str) -> str:
    try:
        return line.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        name = encoding.upper()
        reason = f"not {name} at byte {error.start:,} of the line"
        help = "give --encoding or convert the file"
        raise Unreadable(reason, help, "not_encoding", encoding=name, at=error.start) from None


def parse(text: str) -> Any:
    """The JSON value in ``text``; raises ``Unreadable`` with line and column."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = "" if error.lineno == 1 else f"line {error.lineno:,}, "
        where = f"{line}column {error.colno:,}"
        raise Unreadable(
            f"not JSON at {where}: {error.msg}", _NO_HELP, "not_json", line=error.lineno, at=error.colno
        ) from None
    except (ValueError, RecursionError):
        raise Unreadable("not JSON that can be read", _NO_HELP, "no_json") from None


def read_value(value: Any, name: str, encoding: str) -> Iterator[Article | Refusal]:
    """The articles of one parsed JSON file: an object, or a list of objects numbered from 1."""
    records = value if isinstance(value, list) else [value]
    if not records:
        yield Refusal(name, "no article in it", "leave it out", "no_article")
    for number, record in enumerate(records, 1):
        try:
            yield article_of(record, encoding)
        except Unreadable as refused:
            yield refused.refusal(f"{name}:{number}" if isinstance(value, list) else name)


def article_of(record: Any, encoding: str) -> Article:
    """The article in one JSON object; raises ``Unreadable`` naming the field at fault.

    >>> article_of({"id": "a1", "text": "Zwei Tote.", "published": "2025-02-08T10:00:00Z"}, "utf-8").published
    '2025-02-08'
    """
    if not isinstance(record, dict):
        raise Unreadable("not a JSON object", _NO_HELP, "not_object")
    optional = {field: _string(record, field) or None for field in _OPTIONAL}
    return Article(
        _text(record),
        doc=_doc(record),
        published=(published := _published(record)),
        published_basis="metadata" if published else None,
        outlet_basis="metadata" if optional["outlet"] else None,
        language=_language(record),
        encoding=encoding,
        **optional,
    )


def _text(record: dict[str, Any]) -> str:
    if "text" not in record:
        raise Unreadable("no field text", _NO_HELP, "no_field", field="text")
    text = _string(record, "text")
    if text is None or not text or text.isspace():
        raise Unreadable("field text is empty", "leave the line out", "text_empty")
    return text


def _doc(record: dict[str, Any]) -> str:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    doc = _string(record, "id")
    if not doc:
        raise Unreadable("no field id", _NO_HELP, "no_field", field="id")
    return doc


def _string(record: dict[str, Any], field: str) -> str | None:
    value = record.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Unreadable(f"field {field} is not a string", "put it in quotes", "no_string", field=field)
    bad = _UNSTORABLE.search(value)
    if bad:
        what = "a NUL" if bad[0] == "\x00" else "half a surrogate pair"
        reason = f"field {field} holds {what} at character {bad.start():,}"
        raise Unreadable(reason, "remove it", "unstorable", field=field, at=bad.start())
    return value


def _published(record: dict[str, Any]) -> str | None:
    value = _string(record, "published")
    if not value or value.isspace():
        return None
    day = parse_day(value)
    if day is None:
        reason = f"field published is not a date: {value[:40]!r}"
        raise Unreadable(reason, "give YYYY-MM-DD or leave it out", "no_date", value=value[:40])
    return day.isoformat()


def _language(record: dict[str, Any]) -> str | None:
    value = _string(record, "language")
    return language_code(value) if value and not value.isspace() else None


def language_code(value: str) -> str:
    """ISO 639-1 code of a language given by code or tag.

    >>> language_code("de-CH"), language_code("ENG")
    ('de', 'en')
    """
    word = value.strip().lower().replace("_", "-").split("-")[0]
    return str(_LANGUAGES.get(word, word))
