"""Lines that a margin broke become paragraphs: a mail, a press release, a column that was scanned.

A line was broken by a margin where the first word of the next one had no room left in it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from beleg.extraction.mending.lines import joint
from beleg.extraction.mending.mended import Edit
from beleg.extraction.tokens import Tokens

_WIDEST: Final = 100  # characters; a line beyond is a paragraph
_NARROWEST: Final = 28
_DEEPEST: Final = 20  # characters before the words of a line
_MEAN: Final = 95  # characters a line that hold not even in one text of many short paragraphs
_FEWEST_BREAKS: Final = 3
_FEWEST_NARROW: Final = 6  # a list of short lines looks like a narrow column
_NARROW: Final = 45
_RAGGED: Final = 12  # one part in so many of the width that a line written by hand may lack
_BEYOND: Final = 12  # one line in so many may be longer than the margin: an address, a table
_MARK: Final = re.compile(r"[ \t]*(?:>[> \t]*)?")
_BULLET: Final = re.compile(r"[-\u2013\u2014\u2022*\u25ba\u25aa\u00b7\u2023\u25cf+][ \t]|\(?\d{1,2}[.)][ \t]")
_COLUMNS: Final = re.compile(r"\S(?: {3,}|\t)|\|")
_STOPS: Final = (".", "!", "?", ":", ";", '."', ".\u201c", ".\u201d", ".\u00bb", '!"', '?"', ".)")
_RULE: Final = re.compile(r"[-_=*+#.]{3,}$")


class _Line(NamedTuple):
    """A line: where its words begin and end, what stands before them, and the length of its first word."""

    start: int
    end: int
    mark: str
    word: int
    prose: bool

    @property
    def length(self) -> int:
        return self.end - self.start


class Margin(NamedTuple):
    """The lines of a text that was broken at a margin, and how wide the lines may be."""

    lines: list[_Line]
    width: int


def margin(tokens: Tokens) -> Margin | None:
    """The margin that broke the lines of a text, ``None`` where they end where paragraphs do.

    >>> from beleg.extraction.tokens import tokenise
    >>> text = "The fire brigade came at noon and\\nled two people to safety; another\\nthirty people waited at a station."
    >>> margin(tokenise("> " + text.replace("\\n", "\\n> "))).width
    34
    >>> margin(tokenise(text.replace("\\n", " ")))
    """
    text, count = tokens.text, len(tokens.lines)
    if count < 2 or len(text) > _MEAN * count:
        return None
    broken = text.split("\n")
    if _width([len(line) for line in broken if line]) > _WIDEST + _DEEPEST:
        return None
    lines = _lines(broken)
    width = _width([line.length for line in lines if line.word])
    if width > _WIDEST:
        return None
    quoted = ">" in lines[0].mark and all(">" in line.mark or not line.word for line in lines)
    return Margin(lines, width) if quoted or _is_broken(text, lines, width) else None


def _lines(broken: list[str]) -> list[_Line]:
    found = []
    at = 0
    for line in broken:
        mark = _MARK.match(line)
        start = mark.end() if mark else 0
        words = line[start:].rstrip()
        prose = bool(words) and not _COLUMNS.search(words) and not _RULE.match(words)
        word = len(words.split(None, 1)[0]) if words else 0
        found.append(_Line(at + start, at + start + len(words), line[:start], word, prose))
        at += len(line) + 1
    return found


def _width(lengths: list[int]) -> int:
    """The longest line but for a few that no margin broke."""
    lengths.sort()
    return lengths[-1 - len(lengths) // _BEYOND] if lengths else 0


def _is_broken(text: str, lines: list[_Line], width: int) -> bool:
    """Whether most lines are full, and go on in the next with words that begin none."""
    if width < _NARROWEST:
        return False
    pairs = full = small = stopped = 0
    for line, after in pairwise(lines):
        if not line.prose or not after.prose:
            continue
        pairs += 1
        if _is_full(line, after, width):
            full += 1
            small += text[after.start].islower()
            stopped += text[: line.end].endswith(_STOPS, line.start)
    if full < (_FEWEST_NARROW if width < _NARROW else _FEWEST_BREAKS):
        return False
    return 2 * full >= pairs and 5 * small >= full and 2 * stopped <= full


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    """Whether the next word had no room; the lines of those who break them by hand lack a few characters."""
    return line.length + 1 + after.word > width - width // _RAGGED


def paragraphs(text: str, found: Margin, enders: frozenset[str]) -> list[Edit]:
    """The edits that make one line of each paragraph, without the signs before quoted lines.

    A word cut at the end of a line is joined, but not before ``enders`` ("und", "or").
    """
    edits = []
    lines = found.lines
    item = False
    if ">" in lines[0].mark:
        edits.append(Edit(lines[0].start - len(lines[0].mark), lines[0].start, ""))
    for line, after in pairwise(lines):
        item = _BULLET.match(text, line.start) is not None or (item and line.word > 0)
        if _goes_on(text, line, after, found.width, item):
            edits.append(_joined(text, line.end, after.start, enders))
        elif ">" in after.mark:
            edits.append(Edit(after.start - len(after.mark), after.start, ""))
    return edits


def _goes_on(text: str, line: _Line, after: _Line, width: int, item: bool) -> bool:
    """Whether the paragraph, or the item of a list, goes on in the next line."""
    if not line.prose or not after.prose or _BULLET.match(text, after.start):
        return False
    if len(after.mark) > len(line.mark) and not item:
        return False
    stopped = text[: line.end].endswith(_STOPS, line.start)
    if text[after.start].islower() and not stopped:
        return 2 * line.length > width
    if stopped:
        return line.length + 1 + after.word > width
    return _is_full(line, after, width)


def _joined(text: str, end: int, start: int, enders: frozenset[str]) -> Edit:
    """The edit between two lines: a blank, or nothing where a word was cut."""
    by = joint(text, end, start, enders)
    return Edit(end, start, " ") if by is None else Edit(end - 1, start, by)
