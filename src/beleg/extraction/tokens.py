"""Text becomes tokens: words, numbers and signs with their offsets, white space left out."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from beleg.extraction import mypyc_attr
from beleg.model import Span
from beleg.model.span import make

if TYPE_CHECKING:
    from mypy_extensions import i64  # a number that the compiled build keeps unboxed

_LETTER: Final = r"[^\W\d_]"
_WORD_CHAR: Final = r"[\w\u0300-\u036f\u00ad]"
_HYPHEN: Final = r"[-\u2010\u2011]"
_GROUPED: Final = r"\d{1,3}(?:[\u00a0\u202f\u2009\u2007]\d{3}(?!\d))+(?:[.,]\d+)?"
_DIGITS: Final = rf"(?:{_GROUPED}|\d+(?:[.,'\u2019\u02bc\u00b4]\d+)*)"

_REMEMBERED: Final = 16_000  # words, and as many met before them; of stretches of several tokens half as many
_LONGEST_REMEMBERED: Final = 40  # characters
_MOST_QUESTIONS: Final = 62  # bits of a small number of the machine
# Made once for all texts; Any, since mypyc would unpack an int and make a new one.
_OFFSETS: Final[list[Any]] = list(range(20_000))

_SPAN: Final = Span
_SIGNS: Final = ".,:;!?"  # behind a word, never part of it

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


@mypyc_attr(acyclic=True)
class Piece:
    """One word, number or sign, wherever it stands, and what is known of it.

    ``no`` and ``yes`` hold the answers to the questions about it,
    a bit for each; a question not asked yet has its bit in neither. ``form``, ``entry`` and ``naming`` are what the
    vocabulary of attribution, the lexicon of figures and the words of places that met the word last know of it.
    """

    __slots__ = ("entry", "form", "low", "naming", "no", "word", "yes")

    def __init__(self, word: str) -> None:
        self.word = sys.intern(word)
        self.low = sys.intern(word.lower())
        self.no: i64 = 0
        self.yes: i64 = 0
        self.naming: i64 = 0
        self.form: object = None
        self.entry: object = None


@mypyc_attr(acyclic=True)
class _Part:
    """One token of a stretch of text without blanks, its offsets there, and the token that follows it."""

    __slots__ = ("end", "following", "piece", "start")

    def __init__(self, piece: Piece, start: int, end: int, following: _Part | None) -> None:
        self.piece = piece
        self.start: i64 = start
        self.end: i64 = end
        self.following = following


class Tokens:
    """The tokens of a text as parallel lists; ``text[starts[i]:ends[i]] == words[i]``, in code points.

    ``lows`` are the words in lower case, ``plains`` those with "ss" for "ß", ``pieces`` what is remembered of them from text to text. ``lines``
    says of each end of line how many tokens stand before it. All tokens but those of ``open`` have been dismissed by
    the questions whose bits are in ``narrowed``, all but those of ``counting`` by those whose bits are in ``counted``.
    """

    __slots__ = (
        *("counted", "counting", "ends", "lines", "lows", "narrowed", "open", "pieces", "plains", "starts"),
        *("text", "words"),
    )

    def __init__(
        self, text: str, pieces: list[Piece], starts: list[int], ends: list[int], lines: list[int]
    ) -> None:
        self.text = text
        self.pieces = pieces
        self.starts = starts
        self.ends = ends
        self.lines = lines
        self.words = [piece.word for piece in pieces]
        self.lows = [piece.low for piece in pieces]
        sharp = "\u00df" in text or "\u1e9e" in text
        self.plains = [low.replace("\u00df", "ss") for low in self.lows] if sharp else self.lows
        self.open: list[int] = []
        self.narrowed: i64 = 0
        self.counting: list[int] = []
        self.counted: i64 = 0

    def narrow(self, language: str) -> None:
        """Find the tokens that some question asked of every text of a language does not dismiss: one in six."""
        bits: i64 = _of_every_text.get("", 0) | _of_every_text.get(language, 0)
        self.open = [i for i, piece in enumerate(self.pieces) if piece.no & bits != bits]
        self.narrowed = bits

    def narrow_counting(self, language: str) -> None:
        """The same for what is asked only of texts that count something: one token in ten is left."""
        bits: i64 = _of_counting.get("", 0) | _of_counting.get(language, 0)
        self.counting = [i for i, piece in enumerate(self.pieces) if piece.no & bits != bits]
        self.counted = bits

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens from ``first`` to ``last`` (half-open, not empty)."""
        return make(_SPAN, (self.starts[first], self.ends[last - 1]))


class Question:
    """Whether a word concerns a finder at all: asked once of each word, so that most are dismissed by one bit.

    Of the language ``every`` it is asked in every text, "" for texts of all languages; of ``counting`` in every text of a language that
    counts something.

    >>> shouted = Question(str.isupper)
    >>> shouted.yes(tokenise("Die UNO und die NATO"))
    [1, 4]
    """

    __slots__ = ("_bit", "_concerns")

    def __init__(
        self, concerns: Callable[[str], bool], every: str | None = None, counting: str | None = None
    ) -> None:
        assert len(_questions) < _MOST_QUESTIONS
        bit: i64 = 1 << len(_questions)
        if every is not None:
            _of_every_text[every] = _of_every_text.get(every, 0) | bit
        if counting is not None:
            _of_counting[counting] = _of_counting.get(counting, 0) | bit
        self._concerns = concerns
        self._bit = bit
        _questions.append(self)

    def yes(self, tokens: Tokens, first: int = 0, last: int | None = None) -> list[int]:
        """The tokens from ``first`` to ``last`` (half-open) whose words concern the finder."""
        bit = self._bit  # looked at here too: a call for each token costs more than the answer
        pieces = tokens.pieces
        if first != 0 or (last is not None and last != len(pieces)):
            pieces = pieces[first:last]
        elif (tokens.narrowed | tokens.counted) & bit:
            return [
                i
                for i in (tokens.open if tokens.narrowed & bit else tokens.counting)
                if not pieces[i].no & bit and (pieces[i].yes & bit != 0 or self.concerns(pieces[i]))
            ]
        return [
            first + i
            for i, piece in enumerate(pieces)
            if not piece.no & bit and (piece.yes & bit != 0 or self.concerns(piece))
        ]

    def concerns(self, piece: Piece) -> bool:
        """Whether the word of one token concerns the finder."""
        bit = self._bit
        if not (piece.yes | piece.no) & bit:
            if self._concerns(piece.word):
                piece.yes |= bit
            else:
                piece.no |= bit
        return piece.yes & bit != 0


_questions: Final[list[Question]] = []
_of_every_text: Final[dict[str, int]] = {}  # language to the bits of the questions
_of_counting: Final[dict[str, int]] = {}
_words: Final[dict[str, Piece]] = {}  # of letters alone: as a stretch, each is its only token
_older_words: Final[dict[str, Piece]] = {}  # what was remembered before they were emptied last
_others: Final[dict[str, Piece]] = {}  # numbers, signs, words with hyphens
_stretches: Final[dict[str, _Part]] = {}  # the first token of each that is no word of letters
_older_stretches: Final[dict[str, _Part]] = {}


def tokenise(text: str) -> Tokens:
    """All tokens of ``text``, in order; takes time linear in its length.

    No token holds a blank or a line end, and none depends on what stands behind one, so that a stretch
    between them is cut once and then remembered.

    >>> tokenise("Rund 4.000 Soldaten.").words
    ['Rund', '4.000', 'Soldaten', '.']
    """
    pieces: list[Piece] = []
    starts: list[Any] = []
    ends: list[Any] = []
    lines: list[int] = []
    offsets = _OFFSETS if len(text) < len(_OFFSETS) else list[Any](range(len(text) + 1))
    _forget()
    words, stretches = _words, _stretches
    at: i64 = 0
    for line in text.split("\n"):
        for stretch in line.split(" "):
            size: i64 = len(stretch)
            if size:
                piece = words.get(stretch)
                if piece is not None:
                    pieces.append(piece)
                    starts.append(offsets[at])
                    ends.append(offsets[at + size])
                else:
                    part = stretches.get(stretch)
                    if part is None:
                        part = _met_before(stretch) or _cut(stretch, at, offsets, pieces, starts, ends)
                    while part is not None:
                        pieces.append(part.piece)
                        starts.append(offsets[at + part.start])
                        ends.append(offsets[at + part.end])
                        part = part.following
            at += size + 1
        lines.append(len(pieces))
    return Tokens(text, pieces, starts, ends, lines)


def _forget() -> None:
    """What was not met for long is forgotten, all else becomes older: what is met again becomes new again."""
    if len(_words) > _REMEMBERED:
        _older_words.clear()
        _older_words.update(_words)
        _words.clear()
    if 2 * len(_stretches) > _REMEMBERED:
        _older_stretches.clear()
        _older_stretches.update(_stretches)
        _stretches.clear()


def _met_before(stretch: str) -> _Part | None:
    part = _older_stretches.get(stretch)
    if part is not None:
        _stretches[stretch] = part
    return part


def piece_of(word: str) -> Piece:
    """What is known of a word; all stretches of text in which it stands share it."""
    if len(word) > _LONGEST_REMEMBERED:
        return Piece(word)
    if not word.isalpha():
        return _other_piece(word)
    piece = _words.get(word)
    if piece is None:
        piece = _older_words.get(word) or Piece(word)
        _words[piece.word] = piece
    return piece


def _other_piece(word: str) -> Piece:
    piece = _others.get(word)
    if piece is None:
        if len(_others) > _REMEMBERED:
            _others.clear()
        piece = _others[word] = Piece(word)
    return piece


def _spans(stretch: str) -> list[tuple[int, int]]:
    """Where the tokens of a stretch begin and end; most that are no word of letters are one and a sign."""
    size = len(stretch)
    if stretch[-1] in _SIGNS and stretch[:-1].isalpha():
        return [(0, size - 1), (size - 1, size)]
    return [found.span() for found in TOKEN.finditer(stretch)]


def _cut(
    stretch: str, at: i64, offsets: list[Any], pieces: list[Piece], starts: list[Any], ends: list[Any]
) -> _Part | None:
    """The first token of a stretch that was not met before; a word and those of a long one are added at once, and none is left."""
    part: _Part | None = None
    if stretch.isalpha():
        pieces.append(piece_of(stretch))
        starts.append(offsets[at])
        ends.append(offsets[at + len(stretch)])
        return None
    if len(stretch) <= _LONGEST_REMEMBERED:
        for start, end in reversed(_spans(stretch)):
            part = _Part(piece_of(stretch[start:end]), start, end, part)
        if part is not None:
            _stretches[stretch] = part
        return part
    for found in TOKEN.finditer(stretch):
        start, end = found.span()
        pieces.append(piece_of(stretch[start:end]))
        starts.append(offsets[at + start])
        ends.append(offsets[at + end])
    return None
