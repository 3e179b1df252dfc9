"""Phrases that report a measure become a look-up by their next word, so that the others are never compared."""

from __future__ import annotations

from typing import Final


class Reading:
    """One way a word or phrase reports a measure; ``only`` are the kinds of noun it holds for.

    A ``weak`` one gives way to what the noun reports: "im Lager leben 900 Flüchtlinge".
    """

    __slots__ = ("form", "measure", "only", "weak")

    def __init__(self, form: str, measure: str, only: frozenset[str], weak: bool = False) -> None:
        self.form = form
        self.measure = measure
        self.only = only
        self.weak = weak


Phrase = tuple[tuple[str, ...], Reading]  # the words that must follow, in lower case
_UNASKED: Final[list[Phrase]] = []  # of a word that no text has met yet: most are never met


class Openings:
    """Phrases in their order, by the word that stands where they go on.

    >>> reading = Reading("phrase", "killed", frozenset())
    >>> ahead = Openings([(("ums", "leben"), reading), (("~hof",), reading), (("im", "tod"), reading)])
    >>> [rest for rest, _ in ahead.before("im")], [rest for rest, _ in ahead.before("am")]
    ([('im', 'tod')], [])
    >>> [rest for rest, _ in ahead.before("bahnhof")]
    [('~hof',)]
    """

    __slots__ = ("_by_next", "_endings", "_loose", "_phrases", "_sizes", "empty")

    def __init__(self, phrases: list[Phrase]) -> None:
        self.empty = not phrases
        self._phrases = phrases
        self._loose = [phrase for phrase in phrases if _is_loose(phrase[0])]
        self._by_next = dict.fromkeys([rest[0] for rest, _ in phrases if not _is_loose(rest)], _UNASKED)
        self._endings = tuple([word[1:] for word in self._by_next if word[0] == "~"])
        self._sizes = sorted({len(ending) for ending in self._endings}, reverse=True)

    def before(self, low: str) -> list[Phrase]:
        """The phrases that may go on with a word."""
        known = self._by_next.get(low)
        if known is not None:
            return known or self._note(low)
        return self._with_ending(low) if self._endings and low.endswith(self._endings) else self._loose

    def _with_ending(self, low: str) -> list[Phrase]:
        """The phrases that may go on with a word that has an ending: the longest ends in all others that the word has."""
        for size in self._sizes:
            ending = "~" + low[-size:]
            known = self._by_next.get(ending)
            if known is not None:
                return known or self._note(ending)
        return self._loose

    def _note(self, low: str) -> list[Phrase]:
        """Those that may go on with a word, or with the words of an ending, in their order."""
        self._by_next[low] = fitting = [
            phrase for phrase in self._phrases if _is_loose(phrase[0]) or is_word(low, phrase[0][0])
        ]
        return fitting


def _is_loose(rest: tuple[str, ...]) -> bool:
    """Whether a phrase has ended, skips some words ("…") or goes on with any word ("~")."""
    return not rest or rest[0] == "\u2026" or rest[0] == "~"


def is_word(low: str, pattern: str) -> bool:
    """Whether a word fits a word of a phrase; "~haus" fits all that end so."""
    return low == pattern or (pattern[0] == "~" and low.endswith(pattern[1:]))


NOTHING: Final = Openings([])
