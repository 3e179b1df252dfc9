"""Bytes become the text that they say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beleg.read.decode import decode
from beleg.read.options import Unreadable

WORDS = "Größere Überschwemmungen im Süden: zwölf Tote, über fünfzig Verletzte, sagte Bürgermeister Müller. "


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf_8_comes_back(text: str) -> None:
    for data in (text.encode(), b"\xef\xbb\xbf" + text.encode()):
        assert decode(data).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    "encoding", ["cp1252", "iso-8859-15", "mac-roman", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_older_encodings_are_told(encoding: str) -> None:
    assert decode((WORDS * 3).encode(encoding)).text == WORDS * 3


def test_a_fault_in_utf_8_is_no_older_encoding() -> None:
    with pytest.raises(Unreadable, match="not UTF-8 at byte"):
        decode(WORDS.encode() + b"\xe4 " + WORDS.encode())


@pytest.mark.parametrize("data", [bytes(range(128, 256)) * 3, b"ab\x81\x8d cd\x90 \xff\xfe\xfd rr" * 5])
def test_what_reads_like_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="not UTF-8 at byte"):
        decode(data)
