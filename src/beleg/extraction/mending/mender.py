"""A text is looked at once, cheaply, and mended where it was damaged; most texts are not."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from beleg.extraction.mending.casing import Caser
from beleg.extraction.mending.columns import columns, may_hold_columns
from beleg.extraction.mending.lines import cut_words
from beleg.extraction.mending.margins import margin, paragraphs
from beleg.extraction.mending.mended import Edit, Mended, whole
from beleg.extraction.mending.signs import SIGNS, signs
from beleg.extraction.mending.spelling import digits, dots, glued, letters, looks_confused, umlauts
from beleg.extraction.mending.stops import sentence_ends
from beleg.extraction.mending.vocabulary import Vocabulary, vocabulary
from beleg.extraction.tokens import Question, Tokens, tokenise
from beleg.languages import Pack, expand

_SIGNS: Final = frozenset(SIGNS)
_FEWEST_LETTERS: Final = 4
_ROUND: Final = {"[": "(", "]": ")"}
_SAMPLE: Final = 80  # tokens
_FEW_CAPITALS: Final = 3  # in a sample, where a report has eight or more
_FEWEST_WORDS: Final = 4
_LONG_SENTENCE: Final = 45  # tokens to a full stop; a report has twenty
_SHORTEST_UNSTOPPED: Final = 60  # tokens


def _is_odd(word: str) -> bool:
    return not word.isascii() and not _SIGNS.isdisjoint(word)


def _is_damaged(word: str) -> bool:
    # Letters alone look confused only in the shortest words.
    short = len(word) < _FEWEST_LETTERS or not word.isalpha()
    return (short and looks_confused(word)) or _is_odd(word)


_damaged: Final = Question(_is_damaged, "")


class Damage:
    """What happened to a text: everything false where nothing did."""

    __slots__ = (
        "bare",
        "columns",
        "confused",
        "cut",
        "margin",
        "odd",
        "plain",
        "shouted",
        "small",
        "unstopped",
    )

    def __init__(self, tokens: Tokens, digraphs: Iterable[str], undotted: frozenset[str]) -> None:
        text = tokens.text
        hits = [tokens.words[i] for i in _damaged.yes(tokens)]
        self.odd = any(map(_is_odd, hits))
        self.confused = any(map(looks_confused, hits))
        self.shouted = _holds_capitals(tokens)
        self.cut = (_has_open_end(tokens) and "-\n" in text) or ("\r" in text and "-\r" in text)
        self.small = _is_small(tokens)
        self.plain = not _holds_umlauts(text) and any(map(text.lower().__contains__, digraphs))
        self.bare = not undotted.isdisjoint(tokens.words)
        self.unstopped = _is_unstopped(tokens)
        self.columns = may_hold_columns(text) and bool(columns(text))
        self.margin = None if self.columns else margin(tokens)

    @property
    def is_unstopped_only(self) -> bool:
        return self.unstopped and not self._is_more

    @property
    def _is_more(self) -> bool:
        letters = self.odd or self.confused or self.shouted or self.small or self.plain or self.bare
        return letters or self.cut or self.columns or self.margin is not None

    def __bool__(self) -> bool:
        return self.unstopped or self._is_more


def mend(tokens: Tokens, pack: Pack) -> Mended | None:
    """The text as it was before it was damaged; ``None`` where there is nothing to mend.

    >>> from beleg.languages import load
    >>> mend(tokenise("ZWEI SOLDATEN WURDEN GETÖTET."), load("de")).text
    'Zwei Soldaten wurden getötet.'
    >>> mend(tokenise("Zwei Soldaten wurden getötet."), load("de"))
    """
    table = pack["mending"]
    undotted = _undotted(table.get("undotted", ""))
    damage = Damage(tokens, table["digraphs"], undotted)
    if not damage:
        return None
    known = vocabulary(pack)
    if damage.is_unstopped_only and not sentence_ends(tokens, known):
        return None
    mended = _mended(tokens.text, damage, known, undotted)
    return mended if mended.text != tokens.text else None


def _mended(came: str, damage: Damage, known: Vocabulary, undotted: frozenset[str]) -> Mended:
    """Signs and lines go first, since the words that the others look at stand in them."""
    text = whole(came)
    if damage.columns:
        text = text.edited(columns(came))
    if damage.margin:
        text = text.edited(paragraphs(came, damage.margin, known.conjunctions))
    if damage.odd:
        text = text.edited(signs(text.text))
    if damage.cut:
        text = text.edited(cut_words(text.text, known.conjunctions))
    if damage.confused:
        text = text.edited(digits(text.text, known.before_days))
        text = text.edited(glued(text.text, known))
    if damage.small or damage.shouted:
        tokens = tokenise(text.text)
        text = text.edited(_recased(tokens, known, damage.small))
    text = _respelled(text, damage, known, undotted)
    if damage.unstopped:
        text = text.edited(sentence_ends(tokenise(text.text), known))
    return text


@cache
def _undotted(listing: str) -> frozenset[str]:
    return frozenset(word for pattern in listing.split() for word in expand(pattern))


def _respelled(text: Mended, damage: Damage, known: Vocabulary, undotted: frozenset[str]) -> Mended:
    """Letters that stand for others, or lost their dots, as they were."""
    if damage.plain:
        text = text.edited(umlauts(tokenise(text.text), known))
    if damage.bare:
        text = text.edited(dots(tokenise(text.text), known, undotted))
    if damage.confused:
        text = text.edited(letters(tokenise(text.text), known))
    return text


def _holds_umlauts(text: str) -> bool:
    return "ü" in text or "ä" in text or "ö" in text or "Ü" in text


def _recased(tokens: Tokens, known: Vocabulary, small: bool) -> list[Edit]:
    caser = Caser(tokens, known)
    if small:
        return caser.edits(tokens, 0, len(tokens))
    edits: list[Edit] = []
    first = 0
    for last in tokens.lines:
        if _is_in_capitals(tokens.words[first:last]):
            edits += caser.edits(tokens, first, last)
            edits.extend(_rounded(tokens, first, last))
            edits.sort()
        first = last
    return edits


def _rounded(tokens: Tokens, first: int, last: int) -> list[Edit]:
    """Square brackets of wires in capitals, which hold abbreviations and notes, as round ones."""
    starts, ends = tokens.starts, tokens.ends
    return [
        Edit(starts[i], ends[i], _ROUND[tokens.words[i]])
        for i in range(first, last)
        if tokens.words[i] in _ROUND
    ]


def _is_small(tokens: Tokens) -> bool:
    """Whether hardly any word begins with a capital letter."""
    capitals = 0
    sample = tokens.pieces[:_SAMPLE]
    for piece in sample:
        # A word in small letters is the same string as the one in small letters that its piece keeps.
        if piece.word is not piece.low:
            capitals += 1
            if capitals > _FEW_CAPITALS:
                return False
    words = sum(1 for piece in sample if piece.low[0].isalpha())
    return words >= _FEWEST_WORDS and capitals * _SAMPLE <= _FEW_CAPITALS * words


def _holds_capitals(tokens: Tokens) -> bool:
    """Whether a line is in capitals; most are dismissed by a word or two in their middle."""
    words = tokens.words
    first = 0
    for last in tokens.lines:
        if last - first >= _FEWEST_WORDS:
            middle = (first + last) // 2
            shouted = _is_shouted(tokens, middle) or _is_shouted(tokens, middle - 1)
            if shouted and _is_in_capitals(words[first:last]):
                return True
        first = last
    return False


def _is_shouted(tokens: Tokens, i: int) -> bool:
    """Whether a word is in capitals; one in small letters is the same string as its ``low``."""
    word = tokens.words[i]
    return word is not tokens.lows[i] and word.isupper()


def _is_in_capitals(words: list[str]) -> bool:
    """Whether a line is written in capitals throughout."""
    longer = [word for word in words if len(word) > 1 and word[0].isalpha()]
    shouted = sum(1 for word in longer if word.isupper())
    return shouted >= _FEWEST_WORDS and 10 * shouted >= 8 * len(longer)


def _has_open_end(tokens: Tokens) -> bool:
    """Whether the last word of a line ends with a hyphen."""
    words = tokens.words
    return any(words[last - 1][-1] == "-" for last in tokens.lines if last)


def _is_unstopped(tokens: Tokens) -> bool:
    """Whether there are far fewer full stops than sentences, or all lines were run together."""
    size = len(tokens)
    if size < _SHORTEST_UNSTOPPED:
        return False
    if len(tokens.lines) == 1:
        return True
    words, middle = tokens.words, size // 2
    if "." in words[middle : middle + _LONG_SENTENCE]:
        return False
    return size > _LONG_SENTENCE * (1 + words.count(".") + words.count("!") + words.count("?"))
