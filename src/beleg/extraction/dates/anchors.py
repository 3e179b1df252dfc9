"""Words become what they are for the reader of times: those that are listed, and a number and its unit in one word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from beleg.extraction.dates.calendar import When

_LAST: Final = 2  # letters by which units are looked up


class Entry:
    """What a word is for the reader: its role, the time it names, what guards it, and its number."""

    __slots__ = ("guard", "role", "text", "value", "when")

    def __init__(
        self, role: str, when: When | None = None, guard: str = "", value: int = 0, text: str = ""
    ) -> None:
        self.role = role
        self.when = when
        self.guard = guard
        self.value = value
        self.text = text


class Anchors:
    """The words that open or carry a time.

    There are thousands like "dreitägig" and "five-year-old", and few of them in any article: they are taken apart when
    asked for, into one of ``stems`` and one of the ends in ``kinds``.

    >>> known = Anchors({"gestern": Entry("offset")}, ["drei"], {"tägig": "duration"})
    >>> [known.get(word) is not None for word in ("gestern", "Dreitägig", "vieltägig")]
    [True, True, False]
    """

    __slots__ = ("_alike", "_stems", "listed")

    def __init__(self, listed: dict[str, Entry], stems: Iterable[str], kinds: Mapping[str, str]) -> None:
        self.listed = listed
        self._stems = frozenset(stems)
        self._alike: dict[str, list[tuple[str, Entry]]] = {}
        made = {kind: Entry("fixed", text=kind) for kind in kinds.values()}
        for end, kind in kinds.items():
            self._alike.setdefault(end[-_LAST:], []).append((end, made[kind]))

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    def get(self, word: str) -> Entry | None:
        """What a word is, ``None`` where it neither opens nor carries a time."""
        known = self.listed.get(word)
        if known is None:
            alike = self._alike.get(word[-_LAST:])
            if alike is not None:
                return self._compound(word, alike)
        return known

    def _compound(self, word: str, alike: list[tuple[str, Entry]]) -> Entry | None:
        for end, entry in alike:
            if word.endswith(end):
                stem = word[: -len(end)]
                if stem in self._stems or stem[:1].lower() + stem[1:] in self._stems:
                    return entry
        return None
