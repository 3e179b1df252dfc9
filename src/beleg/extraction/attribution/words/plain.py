"""Tokens of headlines in title case, of typewriter quotation marks and of "didn't" become tokens as prose has them."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.words.vocabulary import Vocabulary
from beleg.extraction.tokens import Piece, Tokens, piece_of

_FEWEST: Final = 4  # tokens of a line that shows how it is written
_SHARE: Final = 0.8
_LONGEST_TITLE: Final = 30  # tokens
_SMALL: Final = 3  # letters of words that may be small in a headline
_APOSTROPHES: Final = ("'", "\u2019")
_IRREGULAR: Final = {"won": "will", "can": "can", "shan": "shall"}

Range = tuple[int, int]


def plain(tokens: Tokens, vocabulary: Vocabulary) -> Tokens:
    """The same tokens at the same places, verbs and small words of headlines as prose would have them.

    >>> from beleg.extraction.attribution.words.vocabulary import vocabulary
    >>> from beleg.extraction.tokens import tokenise
    >>> from beleg.languages import load
    >>> plain(tokenise("Police Say Mayor Kord Was Wounded"), vocabulary(load("en"))).words
    ['Police', 'say', 'Mayor', 'Kord', 'was', 'Wounded']
    """
    if _last and _last[0][0] is tokens:
        return _last[0][1]
    found = _plain(tokens, vocabulary)
    _last[:] = [(tokens, found)]
    return found


# Three finders ask for the same text one after another.
_last: Final[list[tuple[Tokens, Tokens]]] = []


def _plain(tokens: Tokens, vocabulary: Vocabulary) -> Tokens:
    titled = [] if vocabulary.nouns_capitalised else _titled(tokens)
    # One sign is quicker to seek than two.
    text = tokens.text
    typed = ("`" in text and "``" in text) or ("'" in text and "''" in text)
    cut_short = "n't" in text or "n\u2019t" in text
    if not typed and not titled and not cut_short:
        return tokens
    pieces = tokens.pieces[:]
    for first, last in titled:
        for i in range(first, last):
            pieces[i] = _lowered(pieces[i], vocabulary)
    if typed:
        _with_quotes(tokens, pieces)
    if cut_short:
        _with_negations(tokens, pieces)
    return Tokens(tokens.text, pieces, tokens.starts, tokens.ends, tokens.lines)


def _titled(tokens: Tokens) -> list[Range]:
    """Headlines That Capitalise Their Words: short lines without a full stop."""
    found: list[Range] = []
    words = tokens.words
    first = 0
    for last in tokens.lines:
        size = last - first
        if _FEWEST < size < _LONGEST_TITLE and words[last - 1] != "." and words[first + 1][0].isupper():
            letters = [
                words[i] for i in range(first, last) if len(words[i]) > _SMALL and words[i][0].isalpha()
            ]
            if len(letters) >= _FEWEST and sum(word[0].isupper() for word in letters) >= _SHARE * len(
                letters
            ):
                found.append((first, last))
        first = last
    return found


def _lowered(piece: Piece, vocabulary: Vocabulary) -> Piece:
    """A verb or a small word of a headline as prose would have it."""
    word = piece.word
    lower = piece.low
    if word == lower or not word.istitle() or not vocabulary.is_verb_or_small(lower):
        return piece
    return piece_of(lower)


def _with_quotes(tokens: Tokens, pieces: list[Piece]) -> None:
    """Two backticks open a quotation and two apostrophes close it: the outer one of each stands for both."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    i = 0
    while i + 1 < len(words):
        sign = words[i]
        if sign in ("`", "'") and words[i + 1] == sign and ends[i] == starts[i + 1]:
            opens = sign == "`" or (
                i + 2 < len(words) and ends[i + 1] == starts[i + 2] and _spaced(tokens, i)
            )
            outer, inner = (i, i + 1) if opens else (i + 1, i)
            pieces[outer], pieces[inner] = piece_of('"'), piece_of("`")
            i += 1
        i += 1


def _with_negations(tokens: Tokens, pieces: list[Piece]) -> None:
    """The apostrophe of "didn't" stands for "not", and the verb before it has its own form."""
    words = tokens.words
    for i in range(1, len(words) - 1):
        if words[i] in _APOSTROPHES and words[i + 1] == "t" and words[i - 1].endswith("n"):
            verb = words[i - 1]
            pieces[i - 1], pieces[i] = piece_of(_IRREGULAR.get(verb) or verb[:-1]), piece_of("not")


def _spaced(tokens: Tokens, i: int) -> bool:
    return i == 0 or tokens.ends[i - 1] < tokens.starts[i]
