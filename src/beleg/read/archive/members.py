"""The bytes of an archive become its content, in order: as they are, or the members of a gzip file unpacked one by one.

A broken member is told, and the next one is found by its first bytes; so what is lost is the member that is broken.
"""

from __future__ import annotations

import re
import zlib
from typing import Final, Protocol

MAGIC: Final = b"\x1f\x8b\x08"
_PLAIN: Final = re.compile(rb"WARC/\d\.\d\r?\n")
_PIECE: Final = 65_536
_GZIP: Final = 31  # zlib's number for gzip with its header
_RATIO: Final = 250  # nothing that is written packs better
_SMALL: Final = 50_000_000  # bytes that any member may unpack to


class Stream(Protocol):
    """Bytes that are read from their beginning."""

    def read(self, size: int, /) -> bytes: ...


class Broken(Exception):
    """Raised where an archive cannot be read on: why, and the code of the reason."""

    def __init__(self, reason: str, code: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code


class Content:
    """The content of a web archive, piece by piece; ``member`` is at which byte of the file the member begins that it comes from.

    ``fresh`` says that the piece given last was the first of its member.

    >>> import io, gzip
    >>> content = Content(io.BytesIO(gzip.compress(b"one") + gzip.compress(b"two")))
    >>> [(content.piece(), content.member) for _ in range(3)]
    [(b'one', 0), (b'two', 23), (b'', 46)]
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._raw = stream.read(_PIECE)
        self._at = 0  # of the first raw byte, in the file
        self._open: zlib._Decompress | None = None
        self._given = 0  # bytes unpacked of this member
        # The first member may be the broken one.
        self.packed = MAGIC in self._raw and not _PLAIN.search(self._raw)
        self.member = 0
        self.fresh = False

    @property
    def between(self) -> bool:
        """Whether no member is open: what comes next, if anything, is another one."""
        return self.packed and self._open is None

    def piece(self) -> bytes:
        """The next bytes, none at the end; raises ``Broken`` where a member cannot be unpacked, and goes on behind it."""
        self.fresh = False
        while True:
            if not self._raw and not self._fill():
                return self._ended()
            if not self.packed:
                return self._taken(len(self._raw))
            if self._open is None and not self._begin():
                continue
            data = self._unpacked()
            if data:
                self.fresh, self._given = self._given == 0, self._given + len(data)
                return data

    def _fill(self) -> bool:
        more = self._stream.read(_PIECE)
        self._raw += more
        return bool(more)

    def _taken(self, size: int) -> bytes:
        data, self._raw = self._raw[:size], self._raw[size:]
        self._at += size
        return data

    def _ended(self) -> bytes:
        if self._open is None:
            self.member = self._at
            return b""
        self._open = None
        raise Broken("its end is missing", "archive_cut")

    def _begin(self) -> bool:
        """Open the member at hand; false where nothing but padding was left."""
        while len(self._raw) < len(MAGIC) and self._fill():
            pass
        if not self._raw.strip(b"\x00"):
            self._taken(len(self._raw))
            return False
        self.member, self._given = self._at, 0
        if not self._raw.startswith(MAGIC):
            self._to_the_next(0)
            raise Broken("no gzip member begins here", "archive_gzip")
        self._open = zlib.decompressobj(_GZIP)
        return True

    def _unpacked(self) -> bytes:
        assert self._open is not None
        size = len(self._raw)
        try:
            data = self._open.decompress(self._raw, _PIECE)
        except zlib.error:
            # What was given to it may hold the beginning of the next member.
            self._to_the_next(1)
            raise Broken("its packed data are broken", "archive_gzip") from None
        left = self._open.unused_data or self._open.unconsumed_tail
        self._taken(size - len(left))
        if self._open.eof:
            self._open = None
        elif self._given > _SMALL and self._given > _RATIO * (self._at - self.member):
            self._to_the_next(0)
            raise Broken(f"unpacks to more than {_RATIO} times its size", "archive_bomb")
        return data

    def _to_the_next(self, behind: int) -> None:
        """Leave this member: go to what looks like the next, or to the end."""
        self._open = None
        while True:
            found = self._raw.find(MAGIC, behind)
            if found >= 0:
                self._taken(found)
                return
            self._taken(max(0, len(self._raw) - len(MAGIC) + 1))
            behind = 0
            if not self._fill():
                self._taken(len(self._raw))
                return
