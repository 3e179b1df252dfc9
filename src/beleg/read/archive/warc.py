"""A web archive (WARC, plain or gzip) becomes the Articles on its pages, one record after the other.

Records that hold no page are counted. A record that is cut or broken is refused by its number and place, and reading goes on
with the next one: behind what its length says, at the next member of a gzip file, or where a record begins next.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from beleg.read.archive.members import Broken, Content, Stream
from beleg.read.archive.pages import NO_PAGE, Page, found_on
from beleg.read.opened import Opened
from beleg.read.options import Found, ReadOptions, Refusal, Skipped, Unread, too_large

if TYPE_CHECKING:
    from fastwarc import WarcRecord

_BEGINS: Final = b"WARC/"
_NEXT: Final = re.compile(rb"(?:^|\n)(?=WARC/\d\.\d\r?\n)")
_BLANK: Final = re.compile(rb"\n\r?\n")
_LONGEST_HEAD: Final = 65_536
_LONGEST_LINE: Final = 12  # bytes of "WARC/1.1" with what stands around it
_LENGTH: Final = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_TYPE: Final = re.compile(rb"^warc-type:[ \t]*(\w+)", re.IGNORECASE | re.MULTILINE)
_URL: Final = re.compile(rb"^warc-target-uri:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
_PAGES: Final = ("response", "resource", "conversion")
_STATUS: Final = re.compile(rb"HTTP/\d\S* +(\d{3})\b")
_MEDIA: Final = re.compile(rb"^content-type:[ \t]*([\w./+-]+)", re.IGNORECASE | re.MULTILINE)
# Names of a header may be written in any case; the library knows this one.
_SPELLED: Final = {
    name.lower(): name
    for name in (b"WARC-Type", b"WARC-Target-URI", b"WARC-Date", b"Content-Type", b"Content-Length")
}
_NAME: Final = re.compile(rb"^(" + b"|".join(_SPELLED) + rb")(?=:)", re.IGNORECASE | re.MULTILINE)
_BETWEEN: Final = 4  # bytes between two records
_KINDS: Final = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "plain"}
_FOUND: Final = 200
NO_TITLES: Final[Mapping[str, str]] = {}
_HELP: Final = "get the archive anew where this record matters"


class Record(NamedTuple):
    """One record of an archive that may be a page: what to call it, and all of its bytes.

    ``title`` is the one that a list of pages gives it.
    """

    source: str
    data: bytes
    title: str | None = None


def articles(opened: Opened, options: ReadOptions) -> Iterator[Found | Unread]:
    """The articles of an archive, with what was skipped and refused on the way."""
    return found_in(opened, opened.name, opened.size, options)


def found_in(
    stream: Stream, name: str, size: int | None, options: ReadOptions, titles: Mapping[str, str] = NO_TITLES
) -> Iterator[Found | Unread]:
    """As ``articles``, of a stream of ``size`` bytes, ``None`` where only reading can tell; ``titles`` by address."""
    for each in records(stream, name, size, options.max_bytes):
        if not isinstance(each, Record):
            yield each
            continue
        record = each._replace(title=titles.get(_address(each.data))) if titles else each
        yield Unread(record.source, len(record.data), partial(_read, record))


def _read(record: Record, options: ReadOptions) -> Iterator[Found]:
    yield article_of(record, options)


def _address(data: bytes) -> str:
    found = _URL.search(data, 0, _LONGEST_HEAD)
    return found[1].decode("utf-8", "replace").strip("<> ") if found else ""


def article_of(record: Record, options: ReadOptions) -> Found:
    """What one record holds, by its bytes alone: an article, a refusal, or something skipped. Pure.

    >>> article_of(Record("a", b"WARC/1.0\\r\\nWARC-Type: metadata\\r\\nContent-Length: 0\\r\\n\\r\\n\\r\\n\\r\\n"), ReadOptions())
    Skipped(source='a', why='no_page', count=1)
    """
    try:
        page = _page(record, options.max_bytes)
    except (OSError, ValueError, OverflowError) as error:
        return Refusal(record.source, f"cannot be unpacked ({error})"[:200], _HELP, "archive_http")
    return Skipped(record.source, NO_PAGE) if page is None else found_on(page, options)


def _page(record: Record, limit: int) -> Page | None:
    """The page in a record, at most one byte longer than ``limit``; raises what fastwarc raises."""
    from fastwarc import WarcRecord

    record = record._replace(data=_spelled(record.data))
    read = WarcRecord.from_reader(io.BytesIO(record.data), quirks_mode=True)
    url = (read.headers.get("WARC-Target-URI") or "").strip("<> ")
    if (read.headers.get("WARC-Type") or "").lower() not in _PAGES:
        return None
    if read.is_http:
        read.parse_http(auto_decode="all", quirks_mode=True, strict_mode=False)
        type = read.http_content_type
        if read.http_headers.status_code != _FOUND:
            return None
    else:
        type = (read.headers.get("Content-Type") or "").partition(";")[0].strip()
    kind = _KINDS.get((type or "text/html").lower())
    if kind is None or not url.lower().startswith(("http://", "https://")):
        return None
    charset = read.http_charset if read.is_http else None
    return Page(record.source, url, _body(read, record, limit), kind, charset, _day(read), record.title)


def _spelled(data: bytes) -> bytes:
    end = _BLANK.search(data, 0, _LONGEST_HEAD)
    head = data[: end.end()] if end else b""
    spelled = _NAME.sub(lambda name: _SPELLED[name[1].lower()], head)
    return data if spelled == head else spelled + data[len(head) :]


def _body(read: WarcRecord, record: Record, limit: int) -> bytes:
    """What the server sent, unpacked, unless it was archived unpacked and only its header says otherwise."""
    try:
        return bytes(read.reader.read(limit + 1))
    except OSError:
        for decode in ("transfer", "none"):
            data = _undecoded(record, decode, limit)
            for each in (data, _inflated(data, limit)):
                if each.lstrip()[:1] == b"<":
                    return each
        raise


def _inflated(data: bytes, limit: int) -> bytes:
    """What servers that mean deflate without its header send, unpacked."""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, limit + 1)
    except zlib.error:
        return b""


def _undecoded(record: Record, decode: Literal["transfer", "none"], limit: int) -> bytes:
    from fastwarc import WarcRecord

    read = WarcRecord.from_reader(io.BytesIO(record.data), quirks_mode=True)
    read.parse_http(auto_decode=decode, quirks_mode=True, strict_mode=False)
    try:
        return bytes(read.reader.read(limit + 1))
    except OSError:
        return b""


def _day(read: object) -> date | None:
    try:
        found: date = read.record_date.date()  # type: ignore[attr-defined]
    except (ValueError, AttributeError, OverflowError):
        return None
    return found


def records(stream: Stream, name: str, size: int | None, limit: int) -> Iterator[Record | Refusal | Skipped]:
    """The records of an archive that may be pages; the others are skipped, those that cannot be read refused.

    A record of more than ``limit`` bytes is refused unread.
    """
    archive = _Archive(stream, size)
    number = 0
    while True:
        number += 1
        try:
            if not archive.begin():
                return
            yield archive.record(f"{name}: record {number} (offset {archive.offset})", limit)
        except Broken as broken:
            archive.lost = True
            where = f"{name}: record {number} (offset {archive.offset})"
            yield Refusal(where, broken.reason, _HELP, broken.code)


class _Archive:
    """The content of an archive, cut into records.

    ``offset`` is where the record at hand begins: in the file, or, inside a gzip member of many records, in what it unpacks to.
    ``lost`` says that nobody knows where the next one begins.
    """

    def __init__(self, stream: Stream, size: int | None) -> None:
        self._content = Content(stream)
        self._size = None if self._content.packed else size
        self._buffer = bytearray()
        self._at = 0  # of the buffer in the unpacked content
        self._start = -1  # of the record at hand
        self._member = 0  # where the member began that the buffer ends with
        self.offset = 0
        self.lost = False

    def begin(self) -> bool:
        """Go to the next record; false at the end. Raises ``Broken``, like the rest."""
        try:
            if self.lost:
                self._find()
                self.lost = False
            while not self._strip():
                if not self._more():
                    return False
        except Broken:
            self.offset = self._content.member
            raise
        self._start = self._at
        alone = self._content.packed and self._at == self._member
        self.offset = self._content.member if alone else self._at
        return True

    def record(self, source: str, limit: int) -> Record | Refusal | Skipped:
        """The record at hand, and leave it behind."""
        head = self._head()
        found = _LENGTH.search(head)
        if found is None:
            raise Broken("its header gives no length", "archive_head")
        length, total = int(found[1]), len(head) + int(found[1])
        if length > limit:
            self._skip(total)
            return too_large(limit).refusal(source)
        self._need(total)
        if not self._ends_at(total):
            raise _wrong_length()
        found_page = _may_be_a_page(head, bytes(self._buffer[len(head) : min(total, _LONGEST_HEAD)]))
        data = bytes(self._buffer[:total]) if found_page else b""
        self._drop(total)
        return Record(source, data) if found_page else Skipped(source, NO_PAGE)

    def _head(self) -> bytes:
        self._need(len(_BEGINS))
        if not self._buffer.startswith(_BEGINS):
            raise Broken("no record begins here", "archive_head")
        while (end := _BLANK.search(self._buffer, 0, _LONGEST_HEAD)) is None:
            if len(self._buffer) > _LONGEST_HEAD:
                raise Broken("its header has no end", "archive_head")
            self._need(len(self._buffer) + 1)
        if _NEXT.search(self._buffer, 1, end.end()):
            raise Broken("its header has no end", "archive_head")
        return bytes(self._buffer[: end.end()])

    def _ends_at(self, total: int) -> bool:
        """Whether behind the record stand two empty lines, as they should, or at least another record or nothing."""
        while len(self._buffer) < total + _BETWEEN + len(_BEGINS) and not self._content.between:
            if not self._more():
                break
        behind = self._buffer[total : total + _BETWEEN + len(_BEGINS)]
        return behind.startswith(b"\r\n\r\n") or _BEGINS.startswith(behind.lstrip(b"\r\n")[: len(_BEGINS)])

    def _skip(self, total: int) -> None:
        """Leave a record behind that is too large to hold; where only its length says where it ends, look out for the next."""
        if self._size is not None and self._at + total > self._size:
            raise _wrong_length()
        watched = self._size is None and not (self._content.packed and self._at == self._member)
        while total > 0:
            if watched and (found := _NEXT.search(self._buffer, 1)) and found.end() < total:
                raise _wrong_length()
            step = min(total, len(self._buffer))
            self._drop(step)
            total -= step
            if total > 0:
                self._need(1)

    def _need(self, size: int) -> None:
        """Have so many bytes of the record at hand in the buffer."""
        while len(self._buffer) < size:
            if not self._more(inside=True):
                raise Broken("its end is missing", "archive_cut")

    def _more(self, inside: bool = False) -> bool:
        """Get the next piece; false at the end. What a broken member left is no record."""
        try:
            piece = self._content.piece()
        except Broken:
            self._drop(len(self._buffer))
            raise
        if self._content.fresh:
            begins = inside and piece.startswith(_BEGINS)
            if begins:
                self._drop(len(self._buffer))
            self._member = self._at + len(self._buffer)
            self._buffer += piece
            if begins:
                raise _wrong_length()
            return True
        self._buffer += piece
        return bool(piece)

    def _strip(self) -> bool:
        """Drop empty lines; whether anything is left."""
        self._drop(len(self._buffer) - len(self._buffer.lstrip(b"\r\n")))
        return bool(self._buffer)

    def _drop(self, size: int) -> None:
        del self._buffer[:size]
        self._at += size

    def _find(self) -> None:
        """Go to where a record begins next, behind the beginning of the one at hand, or to the end."""
        while True:
            found = _NEXT.search(self._buffer, 1 if self._at == self._start else 0)
            if found:
                self._drop(found.end())
                return
            # The first line of a record may have come in part.
            self._drop(max(0, len(self._buffer) - _LONGEST_LINE))
            if not self._more():
                self._drop(len(self._buffer))
                return
            if self._content.fresh and self._buffer.startswith(_BEGINS, self._member - self._at):
                self._drop(self._member - self._at)
                return


def _may_be_a_page(head: bytes, begin: bytes) -> bool:
    """A look at a record before anybody takes it apart: not at what its type, the status or the media type rule out."""
    type = _TYPE.search(head)
    if type is None or type[1].decode("ascii", "replace").lower() not in _PAGES:
        return False
    status = _STATUS.match(begin)
    if status is None:
        return True
    media = _MEDIA.search(begin, 0, blank.start() if (blank := _BLANK.search(begin)) else len(begin))
    return int(status[1]) == _FOUND and (
        media is None or media[1].decode("ascii", "replace").lower() in _KINDS
    )


def _wrong_length() -> Broken:
    return Broken("its length is wrong", "archive_length")
