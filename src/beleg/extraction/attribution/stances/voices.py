"""The statements of a text become its voices: who says what from which character on, and who is the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from beleg.extraction.ordered import below
from beleg.gazetteer.directory import is_warring
from beleg.model import Span, Statement

_STEM: Final = 5  # characters that words share, whatever their endings
_NAMING: Final = 3  # characters that no word of a name has that tells who it is


class Voices:
    """The statements of a text in order of where what they say begins: ``begins``."""

    __slots__ = ("_said", "begins")

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._said = sorted(statements, key=begin)
        self.begins = [begin(one) for one in self._said]

    def between(self, low: int, high: int) -> list[Statement]:
        """The statements that begin from one character on and before another."""
        return self._said[below(self.begins, low) : below(self.begins, high)]


def begin(said: Statement) -> int:
    """The first character of what is said."""
    return min([part.start for part in said.content], default=0)


def contents(said: Sequence[Statement], low: int) -> list[Span]:
    """What some statements say from the character ``low`` on."""
    return [part for one in said for part in one.content if part.start >= low and part.end > part.start]


def last_two(said: Sequence[Statement]) -> list[Statement]:
    """What the last two who speak say; nothing where only one does."""
    last: Statement | None = None
    other: Statement | None = None
    found: list[Statement] = []
    for one in reversed(said):
        if not one.speakers:
            continue
        if last is None or is_same(one, last):
            last = last or one
        elif other is None or is_same(one, other):
            other = other or one
        else:
            break
        found.append(one)
    return found if other else []


def second_voice(said: Sequence[Statement], low: int) -> int:
    """Where the statements of the last two who speak begin, or ``low`` where that is earlier."""
    second: Statement | None = None
    for one in reversed(said):
        if not one.speakers or (second is None and is_same(one, said[-1])):
            continue
        if second is not None and not is_same(one, second):
            break
        second = one
    return low if second is None else min(low, begin(second))


def is_fighting(said: Statement, parts: tuple[str, ...], but: tuple[str, ...] = ()) -> bool:
    """Whether a speaker is at war, or called by one of some parts of words, and none by those of ``but``."""
    texts = [name.text.lower() for name in said.speakers]
    if any(part in text for text in texts for part in but):
        return False
    if any(part in text for text in texts for part in parts):
        return True
    return any(is_warring(name.actor) for name in said.speakers)


def is_named(said: Statement, words: set[str]) -> bool:
    """Whether words name the speaker: by a capital or a long word, whatever its ending."""
    stems = {word[:_STEM].lower() for word in words if len(word) >= _STEM or word.isupper() and len(word) > 1}
    named = [word for name in said.speakers for word in name.text.split() if len(word) > _NAMING]
    return any(word[:_STEM].lower() in stems for word in named)


def is_same(one: Statement, other: Statement) -> bool:
    """Whether two statements are of one speaker: of "Oberst Vann" and of "Vann"."""
    if one is other or one.speakers == other.speakers:
        return True
    words = {word for name in other.speakers for word in name.text.split() if word[:1].isupper()}
    return any(_is_one_of(word, words) for name in one.speakers for word in name.text.split())


def _is_one_of(word: str, words: set[str]) -> bool:
    """Whether a word, or the noun that it is composed of, is among the words: "Gesundheitsbehörde" for "Behörde"."""
    return word in words or any(
        len(other) > _STEM
        and (word.endswith(other.lower()) or other.endswith(word.lower()) and len(word) > _STEM)
        for other in words
    )
