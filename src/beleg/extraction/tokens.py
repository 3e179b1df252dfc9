"""Text becomes tokens: words, numbers and signs with their offsets, white space left out."""

from __future__ import annotations

import re
from typing import Final

_LETTER: Final = r"[^\W\d_]"
_WORD_CHAR: Final = r"[\w\u0300-\u036f\u00ad]"
_HYPHEN: Final = r"[-\u2010\u2011]"
_GROUPED: Final = r"\d{1,3}(?:[\u00a0\u202f\u2009\u2007]\d{3}(?!\d))+(?:[.,]\d+)?"
_DIGITS: Final = rf"(?:{_GROUPED}|\d+(?:[.,'\u2019\u02bc\u00b4]\d+)*)"

_REMEMBERED: Final = 200_000  # stretches of text
_LONGEST_REMEMBERED: Final = 40  # characters

TOKEN: Final = re.compile(
    rf"""
      (?:https?://|www\.)\S+                                             # an address
    | {_DIGITS}                                                          # 11.000  46'600  2,5  14.05.2025,
      (?:{_HYPHEN}(?={_LETTER}){_WORD_CHAR}+)*                           # 34-jähriger, 60-kilometre
    | (?:{_LETTER}\.){{2,}}                                              # U.S.  z.B.
    | ['\u2019]s\b                                                       # the genitive of Turkey's
    | {_LETTER}{_WORD_CHAR}*                                             # a word,
      (?:{_HYPHEN}{_WORD_CHAR}+|['\u2019\u02bb\u2018]\w{{2,}}            # with hyphens, O'Keefe, Al-Fu'ah,
        |\.(?:com|org|net|de|ch|at|uk|ru|ua|eu|info|example)\b)*         # op-online.de
    | \.\.\.+
    | \S
    """,
    re.VERBOSE,
)




class Tokens:
    """The tokens of a text as parallel lists; ``text[starts[i]:ends[i]] == words[i]``, in code points.

    ``lows`` are the words in lower case.
    """

    __slots__ = ("ends", "lows", "starts", "text", "words")

    def __init__(
        self, text: str, words: list[str], lows: list[str], starts: list[int], ends: list[int]
    ) -> None:
        self.text = text
        self.words = words
        self.lows = lows
        self.starts = starts
        self.ends = ends

    def __len__(self) -> int:
        return len(self.words)


class _Piece:
    """One token of a stretch of text without blanks, and the one that follows it there.

    Offsets count from the start of the stretch.
    """

    __slots__ = ("end", "following", "low", "start", "word")

    def __init__(self, word: str, start: int, end: int, following: _Piece | None) -> None:
        self.word = word
        self.low = word.lower()
        self.start = start
        self.end = end
        self.following = following


_pieces: Final[dict[str, _Piece]] = {}


def tokenise(text: str) -> Tokens:
    """All tokens of ``text``, in order; takes time linear in its length.

    No token holds a blank or a line end, and none depends on what stands behind one, so that a stretch
    between them is cut once and then remembered.

    >>> tokenise("Rund 4.000 Soldaten.").words
    ['Rund', '4.000', 'Soldaten', '.']
    """
    words: list[str] = []
    lows: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    known = _pieces
    if len(known) > _REMEMBERED:
        known.clear()
    at = 0
    for line in text.split("\n"):
        for stretch in line.split(" "):
            if stretch:
                piece = known.get(stretch) or _cut(stretch)
                while piece is not None:
                    words.append(piece.word)
                    lows.append(piece.low)
                    starts.append(at + piece.start)
                    ends.append(at + piece.end)
                    piece = piece.following
            at += len(stretch) + 1
    return Tokens(text, words, lows, starts, ends)


def _cut(stretch: str) -> _Piece | None:
    """The first token of a stretch that was not met before, ``None`` where it holds none."""
    piece: _Piece | None = None
    for start, end in reversed([found.span() for found in TOKEN.finditer(stretch)]):
        piece = _Piece(stretch[start:end], start, end, piece)
    if piece is not None and len(stretch) <= _LONGEST_REMEMBERED:
        _pieces[stretch] = piece
    return piece
