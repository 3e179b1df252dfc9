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


class Openings:
    """Phrases in their order, by the word that stands where they go on.

    >>> reading = Reading("phrase", "killed", frozenset())
    >>> ahead = Openings([(("ums", "leben"), reading), (("~hof",), reading), (("im", "tod"), reading)])
    >>> [rest for rest, _ in ahead.before("im")], [rest for rest, _ in ahead.before("am")]
    ([('~hof',), ('im', 'tod')], [])
    >>> [rest for rest, _ in ahead.before("bahnhof")]
    [('~hof',)]
    """

    __slots__ = ("_by_next", "_ending", "_endings", "_loose", "empty")

    def __init__(self, phrases: list[Phrase]) -> None:
        self.empty = not phrases
        self._ending = [phrase for phrase in phrases if _is_loose(phrase[0])]
        self._loose = [phrase for phrase in self._ending if not _is_ending(phrase[0])]
        self._endings = tuple([rest[0][1:] for rest, _ in self._ending if _is_ending(rest)])
        self._by_next: dict[str, list[Phrase]] = {}
        if len(self._ending) < len(phrases):
            self._note_nexts(phrases)

    def _note_nexts(self, phrases: list[Phrase]) -> None:
        """Put each phrase beside the others that go on so; one that may go on with any word stands among all of them."""
        loose: list[Phrase] = []
        for phrase in phrases:
            if _is_loose(phrase[0]):
                loose.append(phrase)
                for alike in self._by_next.values():
                    alike.append(phrase)
            elif phrase[0][0] in self._by_next:
                self._by_next[phrase[0][0]].append(phrase)
            else:
                self._by_next[phrase[0][0]] = [*loose, phrase]

    def before(self, low: str) -> list[Phrase]:
        """The phrases that may go on with a word."""
        known = self._by_next.get(low)
        if known is not None:
            return known
        return self._ending if self._endings and low.endswith(self._endings) else self._loose


def _is_loose(rest: tuple[str, ...]) -> bool:
    """Whether a phrase has ended, goes on with the end of a word ("~hof") or skips some words ("…")."""
    return not rest or rest[0] == "\u2026" or rest[0][0] == "~"


def _is_ending(rest: tuple[str, ...]) -> bool:
    return rest != () and rest[0][0] == "~"


NOTHING: Final = Openings([])
