"""Tokens of agency text, all in capitals or with typewriter quotation marks, become tokens as prose has them."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.vocabulary import Vocabulary
from beleg.extraction.tokens import Piece, Tokens

_SAMPLE: Final = 24  # characters
_FEWEST: Final = 4  # tokens of a line that shows how it is written
_SHARE: Final = 0.8
_LONGEST_TITLE: Final = 30  # tokens
_SMALL: Final = 3  # letters of words that may be small in a headline
# FBIS and BBC Monitoring write their brackets so; elsewhere they hold what an editor lost or left out.
_BRACKETS: Final = {"[": "(", "]": ")"}

Range = tuple[int, int]


def plain(tokens: Tokens, vocabulary: Vocabulary) -> Tokens:
    """The same tokens at the same places, words of lines in capitals as prose would have them.

    >>> from beleg.extraction.attribution.vocabulary import vocabulary
    >>> from beleg.extraction.tokens import tokenise
    >>> from beleg.languages import load
    >>> plain(tokenise("THE POLICE SAID KORD DIED."), vocabulary(load("en"))).words
    ['the', 'police', 'said', 'Kord', 'died', '.']
    """
    if _last and _last[0][0] is tokens:
        return _last[0][1]
    found = _plain(tokens, vocabulary)
    _last[:] = [(tokens, found)]
    return found


# Three finders ask for the same text one after another.
_last: Final[list[tuple[Tokens, Tokens]]] = []


def _plain(tokens: Tokens, vocabulary: Vocabulary) -> Tokens:
    lines = _shouted(tokens)
    titled = [] if vocabulary.nouns_capitalised else _titled(tokens)
    typed = "``" in tokens.text or "''" in tokens.text
    if not lines and not typed and not titled:
        return tokens
    pieces = tokens.pieces[:]
    for first, last in titled:
        for i in range(first, last):
            pieces[i] = _lowered(pieces[i], vocabulary)
    for first, last in lines:
        for i in range(first, last):
            pieces[i] = _recased(pieces[i], vocabulary)
    if typed:
        _with_quotes(tokens, pieces)
    return Tokens(tokens.text, pieces, tokens.starts, tokens.ends, tokens.lines)


def _shouted(tokens: Tokens) -> list[Range]:
    """The lines in capitals, as token ranges; a short last line is written as the one before it."""
    found: list[Range] = []
    text, starts = tokens.text, tokens.starts
    first = 0
    for last in tokens.lines:
        if last > first:
            start = starts[first]
            if text[start : start + _SAMPLE].isupper() and _is_shouted(tokens, first, last, found):
                found.append((first, last))
            first = last
    return found


def _is_shouted(tokens: Tokens, first: int, last: int, found: list[Range]) -> bool:
    words = tokens.words
    letters = [words[i] for i in range(first, last) if len(words[i]) > 1 and words[i].isalpha()]
    if len(letters) < _FEWEST and not (found and found[-1][1] == first):
        return False
    return sum(word.isupper() for word in letters) >= _SHARE * len(letters)


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
    return Piece(lower, piece.start, piece.end, piece.following)


def _recased(piece: Piece, vocabulary: Vocabulary) -> Piece:
    word = piece.word
    plainly = _BRACKETS.get(word) or (vocabulary.recased(word) if word.isupper() else word)
    return piece if plainly == word else Piece(plainly, piece.start, piece.end, piece.following)


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
            pieces[outer] = Piece('"', pieces[outer].start, pieces[outer].end, None)
            pieces[inner] = Piece("`", pieces[inner].start, pieces[inner].end, None)
            i += 1
        i += 1


def _spaced(tokens: Tokens, i: int) -> bool:
    return i == 0 or tokens.ends[i - 1] < tokens.starts[i]
