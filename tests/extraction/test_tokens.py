"""Tokens: cut once and remembered, they are those that the pattern finds in the whole text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from beleg import extract
from beleg.extraction import tokens
from beleg.extraction.tokens import TOKEN, Question, tokenise

PIECES = [
    "https://a.de/x?y",
    "U.S.",
    "z.B.",
    "11.000",
    "12\u00a0000",
    "2,5",
    "34-j\u00e4hriger",
    "O'Keefe",
    "'s",
]
PIECES += [
    "op-online.de",
    "...",
    ".",
    "\r",
    "\t",
    "\u00a0",
    "\u2009",
    " ",
    "\n",
    "\u0301",
    "\ud800",
    "a",
    "7",
    "-",
    "'",
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


@given(TEXTS)
@example("Rund 4\u202f000 Soldaten.\r\n\r\nTurkey's 'New' www.a.de")
def test_tokens_are_those_of_the_pattern(text: str) -> None:
    found = [match.span() for match in TOKEN.finditer(text)]
    for _ in range(2):
        tokens = tokenise(text)
        assert list(zip(tokens.starts, tokens.ends, strict=True)) == found
        assert tokens.words == [text[start:end] for start, end in found]
        assert tokens.lows == [word.lower() for word in tokens.words]
        line_ends = [at for at, char in enumerate(text + "\n") if char == "\n"]
        assert tokens.lines == [sum(start < end for start in tokens.starts) for end in line_ends]


@given(TEXTS)
def test_a_question_answers_as_its_judge(text: str) -> None:
    tokens = tokenise(text)
    expected = [at for at, word in enumerate(tokens.words) if unicodedata.category(word[0]) == "Lu"]
    assert CAPITALISED.yes(tokens) == expected
    assert CAPITALISED.yes(tokens, 1, len(tokens)) == [at for at in expected if at >= 1]
    assert [at for at, piece in enumerate(tokens.pieces) if CAPITALISED.concerns(piece)] == expected


@given(TEXTS)
def test_a_text_that_was_narrowed_gives_the_same_answers(text: str) -> None:
    for language in ("xx", "fr", "xx"):
        tokens = tokenise(text)
        expected = [ASKED[name].yes(tokens) for name in ASKED]
        tokens.narrow(language)
        assert [ASKED[name].yes(tokens) for name in ASKED] == expected
        assert [ASKED[name].yes(tokens, 0, len(tokens)) for name in ASKED] == expected


def test_what_an_article_before_had_dismissed_is_not_asked_again() -> None:
    text = "Am Montag starben in Kelmar 40 Soldaten, sagte eine Sprecherin."
    assert extract(text, "de").figures
    tokens = tokenise(text)
    assert (ASKED["digits"].yes(tokens), ASKED["letter"].yes(tokens)) == ([5], [])
    tokens.narrow("xx")
    opened = {tokens.words[i] for i in tokens.open}
    assert "40" in opened
    assert "Kelmar" not in opened


def test_offsets_hold_in_a_text_longer_than_most() -> None:
    tokens = tokenise("Rund 4.000 Soldaten. " * 2_000)
    assert all(
        tokens.text[start:end] == word
        for start, end, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True)
    )


ASKED = {
    "digits": Question(lambda word: word[0].isdigit(), "xx"),
    "letter": Question(lambda word: word == "a", "xx"),
    "capital": Question(lambda word: word[0].isupper()),
}
CAPITALISED = Question(lambda word: unicodedata.category(word[0]) == "Lu")


def test_a_word_is_known_once_in_whatever_stretch_it_stands() -> None:
    pieces = tokenise('Soldaten "Soldaten." (Soldaten)').pieces
    assert len({id(piece) for piece in pieces if piece.word == "Soldaten"}) == 1


def test_what_was_forgotten_is_cut_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "_REMEMBERED", 3)
    text = "Zwei Tote, drei Verletzte in Kelmar. Zwei Tote bei (Ost-)Brand, sagt Ada's Amt."
    expected = TOKEN.findall(text)
    for number in range(1_000, 1_100):
        tokenise(f"{number} {number}-mal")
    for _ in range(4):
        assert tokenise(text).words == expected
        assert tokenise("Ein anderer Satz, in dem mehr Wörter stehen.").words[-1] == "."
    met = (tokens._words, tokens._older_words, tokens._stretches, tokens._older_stretches)
    assert all(0 < len(remembered) < 30 for remembered in met)
    assert len(tokens._others) < 30
