"""Endings: whether the last letters are looked at first changes no answer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from beleg.extraction.endings import Endings

LETTERS = st.text("aenrs", max_size=6)


@given(st.lists(LETTERS.filter(bool), max_size=6), LETTERS)
def test_a_word_has_an_ending_where_it_ends_so(endings: list[str], word: str) -> None:
    assert Endings(endings).of(word) == word.endswith(tuple(endings))
