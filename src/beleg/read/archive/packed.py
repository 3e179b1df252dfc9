"""A packed file (gzip, bzip2, xz, zstandard) becomes what is packed in it: a web archive, JSON lines, a page, a text."""

from __future__ import annotations

import io
import lzma
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from beleg.read.archive import warc
from beleg.read.archive.members import Stream
from beleg.read.formats import kind_of
from beleg.read.held import read_opened
from beleg.read.opened import Opened
from beleg.read.options import Found, ReadOptions, Unread, Unreadable
from beleg.read.sources import Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_WARC: Final = b"WARC/"
_RATIO: Final = 250  # nothing that is written packs better
_SMALL: Final = 50_000_000  # bytes that anything may unpack to
_GZIP: Final = 31  # zlib's number for gzip with its header
_GZIP_MAGIC: Final = b"\x1f\x8b"


def articles(opened: Opened, options: ReadOptions) -> Iterator[Found | Unread]:
    """The articles in a packed file; raises ``Unreadable`` where it is broken, behind those that stand before that.

    A web archive is unpacked member by member, so that nothing else is lost with a broken one.
    """
    if _is_warc(opened.name, opened.head):
        return warc.articles(opened, options)
    return _inside(opened, options)


def _is_warc(name: str, head: bytes) -> bool:
    """Whether a gzip file is a web archive, by its name, since its first member may be broken, or by its content."""
    if not head.startswith(_GZIP_MAGIC):
        return False
    if kind_of(name, b"") == "warc":
        return True
    try:
        return zlib.decompressobj(_GZIP).decompress(head, len(_WARC)) == _WARC
    except zlib.error:
        return False


def _inside(opened: Opened, options: ReadOptions) -> Iterator[Found | Unread]:
    with io.BufferedReader(_Unpacked(opened)) as stream:
        inside = Opened(stream, Source(opened.name, opened.doc, None, stream, opened.named, opened.public))
        kind = kind_of(opened.name, inside.head)
        if kind in ("packed", "zip", "parquet"):
            raise Unreadable("packed twice", "unpack it and give the file", "packed_twice")
        yield from read_opened(inside, options, kind)


class _Unpacked(io.RawIOBase):
    """What is packed in an input, never more than a multiple of what was read of it."""

    def __init__(self, opened: Opened) -> None:
        self._packed = _Counted(opened)
        self._reader = _reader(self._packed, opened.head)
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, into: WriteableBuffer, /) -> int:
        view = memoryview(into)
        try:
            data = self._reader.read(len(view))
        except (OSError, EOFError, zlib.error, lzma.LZMAError):
            raise Unreadable("its packed data are broken or cut off", "get it anew", "archive_gzip") from None
        self._given += len(data)
        if self._given > _SMALL and self._given > _RATIO * self._packed.count:
            reason = f"unpacks to more than {_RATIO} times its size"
            raise Unreadable(reason, "unpack it and give the file", "archive_bomb")
        view[: len(data)] = data
        return len(data)


class _Counted(io.RawIOBase):
    """An input that counts what was read of it."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        data = self._opened.read(size)
        self.count += len(data)
        return data

    def tell(self) -> int:
        return self.count


def _reader(packed: _Counted, head: bytes) -> Stream:
    """What unpacks an input, by its first bytes."""
    if head.startswith(_GZIP_MAGIC):
        import gzip

        return gzip.GzipFile(fileobj=packed, mode="rb")
    if head.startswith(b"BZh"):
        import bz2

        return bz2.BZ2File(packed)
    if head.startswith(b"\xfd7zXZ"):
        return lzma.LZMAFile(packed)  # type: ignore[arg-type]  # it only reads
    from fastwarc.stream_io import ZstdReader

    return ZstdReader(packed)
