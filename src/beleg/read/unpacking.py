"""The body of an answer becomes its bytes, unpacked, and never more of them than are wanted."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from http.client import HTTPResponse, IncompleteRead
from typing import Final

from beleg.read.options import Unreadable, too_large

_PIECE: Final = 65_536
_GZIP: Final = 31  # zlib's number for gzip with its header
_MAGIC: Final = b"\x1f\x8b"


def unpacked(response: HTTPResponse, limit: int) -> bytes:
    """All bytes of the body; raises ``Unreadable`` where they are more than the limit or cannot be unpacked.

    Raises ``OSError`` or ``HTTPException`` where they do not all come.

    What is packed is never unpacked by more than the limit, however little of it came.
    """
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding in ("", "identity"):
        pieces = _pieces(response)
    elif coding in ("gzip", "x-gzip"):
        pieces = _gunzipped(_pieces(response), limit)
    else:
        raise Unreadable(
            "packed in a way that nobody asked for", "save the page and give the file", "fetch_packed"
        )
    return _together(pieces, limit)


def _together(pieces: Iterator[bytes], limit: int) -> bytes:
    data = bytearray()
    for piece in pieces:
        data += piece
        if len(data) > limit:
            raise too_large(limit)
    return bytes(data)


def gunzipped(data: bytes, limit: int) -> bytes:
    """The same bytes, unpacked where they are packed by gzip, as many lists of pages are; raises ``Unreadable``.

    >>> import gzip
    >>> gunzipped(b"Zwei Tote", 100), gunzipped(gzip.compress(b"Zwei Tote"), 100)
    (b'Zwei Tote', b'Zwei Tote')
    """
    return _together(_gunzipped(iter((data,)), limit), limit) if data.startswith(_MAGIC) else data


def _pieces(response: HTTPResponse) -> Iterator[bytes]:
    while piece := response.read(_PIECE):
        yield piece
    if response.length:  # what was announced and did not come
        raise IncompleteRead(b"", response.length)


def _gunzipped(pieces: Iterator[bytes], limit: int) -> Iterator[bytes]:
    """Each piece unpacked, in steps of at most the limit and one byte more."""
    broken = Unreadable("packed data that cannot be unpacked", "try again", "fetch_packed")
    open = zlib.decompressobj(_GZIP)
    try:
        for piece in pieces:
            left = piece
            while left and not (open.eof and not left.startswith(_MAGIC)):
                if open.eof:  # another member, as gzip allows
                    open = zlib.decompressobj(_GZIP)
                yield open.decompress(left, limit + 1)
                left = open.unconsumed_tail or open.unused_data
    except zlib.error:
        raise broken from None
    if not open.eof:
        raise broken
