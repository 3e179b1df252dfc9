"""An input that was opened: its names, its first bytes, and all of them, as one stream."""

from __future__ import annotations

import io
from typing import BinaryIO

from beleg.read.options import Unreadable, too_large
from beleg.read.sources import Source

HEAD = 65_536
_BLANK = b"\xef\xbb\xbf \t\r\n\x0b\x0c"


def _head(stream: BinaryIO) -> bytes:
    """The first bytes of what may come slowly: of JSON lines the first one, which says what the others are."""
    line = stream.readline(HEAD)
    if line.startswith(b"{") and line.endswith(b"\n"):
        return line
    return line + stream.read(HEAD - len(line))


class Opened:
    """One input as its reader gets it; ``read`` and ``readline`` begin with its first byte.

    ``name`` is what the user calls it, ``doc`` what its article is called; ``named`` and ``public`` are those
    of ``Source``. ``head`` are its first bytes, 65,536 at most. ``size`` is how many bytes it has, ``None`` where only reading can tell. Raises ``Unreadable`` for an input that
    holds nothing, and ``OSError``.

    >>> opened = Opened(io.BytesIO(b"Zwei Tote"), Source("a.txt", "a.txt", None))
    >>> opened.head, opened.read(4), opened.whole(100)
    (b'Zwei Tote', b'Zwei', b'Zwei Tote')
    """

    def __init__(self, stream: BinaryIO, source: Source) -> None:
        self.name = source.name
        self.doc = source.doc
        self.named = source.named
        self.public = source.public
        self.size = source.size()
        self.head = _head(stream) if self.size is None else stream.read(HEAD)
        if not self.head.strip(_BLANK):
            raise Unreadable("empty", "leave it out", "empty")
        self._begin = io.BytesIO(self.head)
        self._rest = stream

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, ``size`` at most."""
        data = self._begin.read(size)
        if 0 <= size <= len(data):
            return data
        return data + self._rest.read(size - len(data) if size >= 0 else -1)

    def readline(self, size: int, /) -> bytes:
        """The next line, or its first ``size`` bytes."""
        line = self._begin.readline(size)
        if line.endswith(b"\n") or len(line) >= size:
            return line
        return line + self._rest.readline(size - len(line))

    def from_anywhere(self) -> BinaryIO:
        """Its stream, for formats that begin at their end; raises ``Unreadable`` where it can only be read in order."""
        if not self._rest.seekable():
            raise Unreadable(
                "can only be read as a file", "give the file itself, not what a pipe brings", "no_pipe"
            )
        self._rest.seek(0)
        return self._rest

    def whole(self, limit: int) -> bytes:
        """All bytes, for who has read none before; raises ``Unreadable`` before reading more than the limit allows."""
        if self.size is not None and self.size > limit:
            raise too_large(limit)
        data = self.head + self._rest.read(max(0, limit + 1 - len(self.head)))
        if len(data) > limit:
            raise too_large(limit)
        return data
