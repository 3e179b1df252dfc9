"""The cue words of ``clean.toml`` become places in a text: which lines hold one, and where each stands there.

Few words of a text can belong to a cue. Each word is asked once whether it can; where it can, the text is
compared with the cue; and only a line that does hold one is scanned for all of them.
"""

from __future__ import annotations

import re
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from beleg.extraction.endings import Endings
from beleg.extraction.furniture.shapes import Shapes, words
from beleg.extraction.tokens import Question, Tokens
from beleg.languages import Pack, available, load

_REMEMBERED: Final = 20_000  # words
_NEAR_FILM: Final = 45  # characters
# A stretch of letters lies in one token, and so does a sign.
_PART: Final = re.compile(r"[^\W\d_]+|[^\w\s]")

_SCANNED: Final = (
    "invitations",
    "sentences",
    "related",
    "endings",
    "contents",
    "disclaimers",
    "credits",
    "sources",
    "keywords",
    "labels",
    "contact",
)
_FIXED: Final = {
    "http://": "addresses",
    "https://": "addresses",
    "www.": "addresses",
    "pic.twitter.com/": "addresses",
    "t.me/": "addresses",
    "(@": "handles",
    "![": "images",
    "](": "links",
}
# Classes whose cues may begin or end inside a word.
_LETTERS_GO_ON: Final = frozenset(["films", "units", "numbers", *_FIXED.values()])


class Cue:
    """A cue, its rarest part, how far behind its start that begins, and whether letters may go on at its ends.

    A long word is rarer than a short one, and one with a capital rarer than one without.
    """

    __slots__ = ("at", "goes_on", "kind", "part", "size", "text")

    def __init__(self, text: str, kind: str) -> None:
        found = [
            (len(part[0]), not part[0].islower(), part[0], part.start()) for part in _PART.finditer(text)
        ]
        _, _, self.part, self.at = max(found)
        self.text = text
        self.size = len(text)
        self.kind = kind
        self.goes_on = kind in _LETTERS_GO_ON


Near = list[tuple[int, Cue]]
_NO_CUES: Final[list[Cue]] = []


class Cues:
    """The cue words of the packs, ready to be looked for, and the shapes of short lines."""

    __slots__ = (
        "_automaton",
        "_by_part",
        "_ends",
        "_kinds",
        "_near",
        "_question",
        "_tails",
        "portraits",
        "shapes",
    )

    def __init__(self, pack: Pack) -> None:
        # The furniture of a page is often in English, whatever language its article is in.
        packs = [pack, *(load(code) for code in available() if code != pack.code)]
        self.shapes = Shapes(packs)
        self.portraits = tuple(f"{word} " for word in words(packs, "portraits"))
        found = _cues(packs, self.shapes)
        self._kinds = list(found.values())
        # It reads the few lines that hold a cue: the quicker automaton would take eight megabytes for each language.
        self._automaton = AhoCorasick(
            list(found), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )
        self._by_part: dict[str, list[Cue]] = {}
        for text, kind in found.items():
            cue = Cue(text, kind)
            self._by_part.setdefault(cue.part, []).append(cue)
        self._tails = tuple(
            part for part, cues in self._by_part.items() if any(cue.goes_on and not cue.at for cue in cues)
        )
        self._ends = Endings(self._tails)
        self._near: dict[str, Near] = {}
        self._question = Question(self._may_hold, pack.code)

    def lines(self, tokens: Tokens, ends: list[int]) -> list[int]:
        """The lines that hold a cue that counts, in order; ``ends`` says where each line of the text ends."""
        found: list[int] = []
        line = 0
        for at in self._question.yes(tokens):
            start = tokens.starts[at]
            if self._stands(tokens.text, start, tokens.words[at]):
                while ends[line] < start:
                    line += 1
                if not found or found[-1] != line:
                    found.append(line)
        return found

    def within(self, text: str, first: int, last: int) -> list[tuple[str, int, int]]:
        """The cues that count between two offsets of a text, in order, each with its class; none overlaps another."""
        found: list[tuple[str, int, int]] = []
        for cue, start, end in self._matches(text[first:last]):
            kind = self._kinds[cue]
            if _counts(kind, text, first + start, first + end):
                found.append((kind, first + start, first + end))
        return found

    def _matches(self, line: str) -> list[tuple[int, int, int]]:
        """The cues in a line, found by their numbers; the automaton reads UTF-8, which has no half characters."""
        try:
            return self._automaton.find_matches_as_indexes(line)
        except UnicodeEncodeError:
            whole = line.encode("utf-8", "replace").decode("utf-8")
            return self._automaton.find_matches_as_indexes(whole)

    def _stands(self, text: str, start: int, word: str) -> bool:
        """Whether a cue that counts stands where the word at ``start`` does."""
        for offset, cue in self._cues_near(word):
            first, last = start + offset, start + offset + cue.size
            if first < 0 or text[first] != cue.text[0]:
                continue
            if text[first:last] == cue.text and _counts(cue.kind, text, first, last):
                return True
        return False

    def _may_hold(self, word: str) -> bool:
        return bool(self._cues_near(word))

    def _cues_near(self, word: str) -> Near:
        """The cues that may stand where a word does, each with its offset from the start of the word."""
        known = self._near.get(word)
        if known is None:
            known = self._find_near(word)
            if known:
                if len(self._near) > _REMEMBERED:
                    self._near.clear()
                self._near[word] = known
        return known

    def _find_near(self, word: str) -> Near:
        found: Near = []
        if word.isalpha():
            self._add_near(found, word, 0)
        else:
            for part in _PART.finditer(word):
                self._add_near(found, part[0], part.start())
        return found

    def _add_near(self, found: Near, letters: str, start: int) -> None:
        """Adds the cues that hold one part of a word, which begins so far behind its start."""
        for cue in self._by_part.get(letters, _NO_CUES):
            found.append((start - cue.at, cue))
        if self._ends.of(letters):
            end = start + len(letters)
            for tail in self._tails:
                if letters != tail and letters.endswith(tail):
                    found.extend([(end - len(tail) - cue.at, cue) for cue in self._by_part[tail]])


def _cues(packs: list[Pack], shapes: Shapes) -> dict[str, str]:
    """Every cue with its class; what is found first counts."""
    found = dict(_FIXED)
    for kind in _SCANNED:
        for word in words(packs, kind):
            for variant in (word, word[0].upper() + word[1:], word.upper()):
                found.setdefault(variant, kind)
    for unit in sorted(shapes.units):
        found.setdefault(unit, "units")
    for film in sorted(shapes.films):
        found.setdefault(film, "films")
    for word in words(packs, "numbered_labels"):
        found.setdefault(f"{word} ", "numbers")
    return found


def _counts(kind: str, text: str, start: int, end: int) -> bool:
    """Whether a cue counts where it stands: lengths of films and numbers beside a figure, most as words of their own."""
    if kind == "units":
        # "1:27 min": a unit after a figure may end the length of a film, or say how long reading takes.
        return start > 0 and text[start - 1].isdigit() and (end >= len(text) or not text[end].isalnum())
    if kind == "films":
        return any(char.isdigit() for char in text[end : end + _NEAR_FILM])
    if kind == "numbers":
        return end < len(text) and text[end].isdigit()
    return kind in _LETTERS_GO_ON or _is_word(text, start, end)


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether no letter goes on before or behind a stretch of a text."""
    if start > 0 and text[start - 1].isalnum():
        return False
    return end >= len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
