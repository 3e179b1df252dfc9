"""An opened input gives every byte once, however it is read."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.read.opened import Opened
from beleg.read.options import Unreadable
from beleg.read.sources import Source

NAMED = Source("a", "a", None)


@given(st.binary(min_size=1, max_size=200).filter(bytes.strip), st.lists(st.integers(1, 70), max_size=8))
def test_pieces_and_lines_are_the_whole(data: bytes, sizes: list[int]) -> None:
    long = b"a" * 65_500 + data
    opened = Opened(io.BytesIO(long), NAMED)
    begin = opened.read(65_490)
    pieces = [opened.readline(size) if size % 2 else opened.read(size) for size in sizes]
    assert begin + b"".join(pieces) + opened.read() == long
    assert all(len(piece) <= size for piece, size in zip(pieces, sizes, strict=True))


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t"])
def test_what_holds_nothing_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="empty"):
        Opened(io.BytesIO(data), NAMED)


def test_no_more_is_read_than_the_limit_allows() -> None:
    stream = io.BytesIO(b"a" * 500_000)
    with pytest.raises(Unreadable, match="larger than 100,000 bytes"):
        Opened(stream, NAMED).whole(100_000)
    assert stream.tell() == 100_001
    assert len(Opened(io.BytesIO(b"a" * 100_000), NAMED).whole(100_000)) == 100_000
