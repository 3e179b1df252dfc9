"""The dated paragraphs of a chronicle or ticker become its entries, each of which tells a story of its own."""

from __future__ import annotations

from typing import Final

from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.model import DateMention

_LATER: Final = 4  # tokens from a clock to the sign behind it: "14:20 GMT -"
_SIGNS: Final = frozenset((":", "-", "\u2013", "\u2014", "--", "|", "."))
_SEVERAL: Final = 2
_CROSS: Final = "+"  # opens a headline of a ticker: "+++ 14:20 ... +++"


class Sections:
    """Which entry each sentence of an article belongs to: in ``first`` the number of its first sentence.

    ``entries`` are the first sentences of all, none where the article is no chronicle. ``headed`` tells that each has
    a headline of its own, as those of a ticker have, which then are articles of their own.
    """

    __slots__ = ("entries", "first", "headed")

    def __init__(self, tokens: Tokens, sentences: list[Sentence], dates: list[list[DateMention]]) -> None:
        crossed = _crossed(tokens, sentences)
        self.headed = len(crossed) >= _SEVERAL
        self.entries = crossed if self.headed else _entries(tokens, sentences, dates)
        self.first: list[int] = [0 for _ in sentences]
        begins = 0
        for at in range(len(sentences) if self.entries else 0):
            begins = at if at in self.entries else begins
            self.first[at] = begins


def _crossed(tokens: Tokens, sentences: list[Sentence]) -> frozenset[int]:
    """The headlines of a ticker."""
    if _CROSS not in tokens.text:
        return frozenset()
    return frozenset(at for at, each in enumerate(sentences) if tokens.words[each.first] == _CROSS)


def _entries(tokens: Tokens, sentences: list[Sentence], dates: list[list[DateMention]]) -> frozenset[int]:
    """The sentences that open entries of a chronicle: those of a paragraph that begins with its date or hour."""
    found: list[int] = []
    block = -1
    for at, sentence in enumerate(sentences):
        if sentence.block != block:
            block = sentence.block
            if dates[at] and (
                _is_dated(tokens, sentence, dates[at][0], _hour_behind(dates[at]))
                or _is_timed(tokens, sentence, dates[at][0])
            ):
                found.append(at)
    return frozenset(found) if len(found) >= _SEVERAL else frozenset()


def _is_timed(tokens: Tokens, sentence: Sentence, date: DateMention) -> bool:
    """Whether a sentence opens with an hour in figures: "17.32 Bafatá joins in?"."""
    return (
        date.kind == "time"
        and date.first_token == sentence.first
        and tokens.words[sentence.first][0].isdigit()
    )


def _hour_behind(dates: list[DateMention]) -> DateMention:
    """The hour that follows the first date of a sentence at once, else that date: "Samstag, 1.05 Uhr"."""
    if len(dates) > 1 and dates[1].kind == "time" and dates[1].first_token - dates[0].last_token <= 1:
        return dates[1]
    return dates[0]


def _is_dated(tokens: Tokens, sentence: Sentence, date: DateMention, hour: DateMention) -> bool:
    """Whether a sentence opens with a date or an hour, or both, and a sign behind it, or is nothing else."""
    if date.kind not in ("date", "time") or date.first_token > sentence.first:
        return False
    if hour.last_token >= sentence.last or (date.kind == "time" and sentence.kind == "title"):
        return True
    reach = _LATER if hour.kind == "time" else 1
    ahead = range(hour.last_token, min(hour.last_token + reach, sentence.last))
    return any(tokens.words[token] in _SIGNS for token in ahead)
