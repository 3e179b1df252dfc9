"""A text becomes the same text disturbed in one way, letter by letter, so that every span can be followed.

A disturbance says of each character of a text what stands in its place: nothing, itself, or more.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from random import Random
from typing import Final, NamedTuple

Cells = list[str]

_STOP: Final = re.compile(r"(?<=[^\W\d_]{3})\.(?=\s+[^\W\d_]|\s*$)|(?<=[^\W\d_]{3}\.)(?=\n)")
_GROUPED: Final = re.compile(r"(?<=\d)\.(?=\d{3}\b)")
_NUMBER: Final = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d{3})*(?![\w%]|[.,]\d)")
_WORD: Final = re.compile(r"[^\W\d_]+")
_COLUMN: Final = 60
_LETTERS_CONFUSED: Final = 0.015
_DIGITS_CONFUSED: Final = 0.2
_LOOKALIKES: Final = {
    "l": "1I", "I": "l1", "i": "l1", "O": "0", "o": "0", "e": "c", "c": "e", "m": ("rn",), "h": "b", "s": "5", "S": "5",
    "n": "ri", "B": "8", "u": "ii", "t": "f",
}  # fmt: skip
_DIGRAPHS: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
_STRAIGHT: Final = dict.fromkeys("„“”«»", '"') | dict.fromkeys("‚‘’‹›", "'")
_LIGATURES: Final = {"ffi": "ﬃ", "fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}
_OTHER_ENGLISH: Final = {
    "defence": "defense", "centre": "center", "centres": "centers", "metres": "meters", "metre": "meter",
    "kilometres": "kilometers", "kilometre": "kilometer", "neighbour": "neighbor", "neighbouring": "neighboring",
    "neighbourhood": "neighborhood", "neighbours": "neighbors", "organisation": "organization",
    "organisations": "organizations", "organised": "organized", "armour": "armor", "armoured": "armored", "labour": "labor",
    "hospitalised": "hospitalized", "mobilised": "mobilized", "mobilisation": "mobilization", "programme": "program",
    "travelling": "traveling", "travellers": "travelers", "colour": "color", "grey": "gray", "harbour": "harbor",
    "analyse": "analyze", "recognised": "recognized", "kidnapped": "kidnaped", "honour": "honor", "ageing": "aging",
    "demobilised": "demobilized", "neutralised": "neutralized", "tonnes": "tons", "lorry": "truck", "lorries": "trucks",
    "per cent": "percent", "towards": "toward", "apologise": "apologize", "rumour": "rumor", "rumours": "rumors",
    "paediatric": "pediatric", "haemorrhage": "hemorrhage", "manoeuvre": "maneuver", "storey": "story", "cheque": "check",
}  # fmt: skip


class Disturbed(NamedTuple):
    """The disturbed text, and for each offset of the undisturbed one the offset in it."""

    text: str
    offsets: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from ``start`` to ``end`` stand now."""
        return self.offsets[start], self.offsets[end]

    def undone(self, start: int, end: int) -> tuple[int, int]:
        """Where characters of the disturbed text stood before; what was put in belongs to the character before it."""
        first = bisect_right(self.offsets, start) - 1
        return first, max(first, bisect_left(self.offsets, end))


def disturb(text: str, kind: str) -> Disturbed:
    """The text with a disturbance of ``KINDS``; always the same of the same text.

    >>> disturb("große Zahl", "capitals")
    Disturbed(text='GROSSE ZAHL', offsets=[0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11])
    """
    cells = KINDS[kind](text, Random(f"{kind} {text}"))
    return Disturbed("".join(cells), [0, *accumulate(map(len, cells))])


def _one_of(choices: Sequence[str], chance: Random) -> str:
    # Only random() is sure to give the same in every version of Python.
    return choices[int(len(choices) * chance.random())]


def _capitals(text: str, chance: Random) -> Cells:
    return [char.upper() for char in text]


def _small(text: str, chance: Random) -> Cells:
    return [char.lower() for char in text]


def _capital_heads(text: str, chance: Random) -> Cells:
    """The first line, and the first words of the second, in capitals: a wire story."""
    first = text.find("\n")
    body = re.compile(r"\w+").search(text, max(first, 0))
    upto = body.end() if body else 0
    return [char.upper() if at < upto else char for at, char in enumerate(text)]


def _unstopped(text: str, chance: Random) -> Cells:
    cells = list(text)
    for found in _STOP.finditer(text):
        cells[found.start() : found.end()] = [""] * (found.end() - found.start())
    return _joined(cells)


def _joined(cells: Cells) -> Cells:
    """Lines run together, with one blank between them."""
    before = ["", *cells]
    return [cell if cell != "\n" else " " if before[at] != "\n" else "" for at, cell in enumerate(cells)]


def _run_in(text: str, chance: Random) -> Cells:
    return _joined(list(text))


def _wrapped(text: str, chance: Random) -> Cells:
    """Lines broken at a margin, long words broken by a hyphen."""
    cells = list(text)
    column = 0
    for found in re.finditer(r"\S+|\n", text):
        start, end = found.span()
        if text[start] == "\n":
            column = 0
            continue
        room = _COLUMN - column
        length = end - start
        if length > room and found[0].isalpha() and length >= 7 and room >= 4:
            cut = start + min(room - 1, length - 3)
            cells[cut] = f"-\n{cells[cut]}"
            column = end - cut
        elif length > room and column and text[start - 1] == " ":
            cells[start - 1] = "\n"
            column = length
        else:
            column += length
        column += 1
    return cells


def _letters(text: str, chance: Random) -> Cells:
    cells = list(text)
    for found in _WORD.finditer(text):
        for at in range(found.start(), found.end() if len(found[0]) >= 4 else 0):
            if text[at] in _LOOKALIKES and chance.random() < 3 * _LETTERS_CONFUSED:
                cells[at] = _one_of(_LOOKALIKES[text[at]], chance)
    return cells


def _digits(text: str, chance: Random) -> Cells:
    cells = list(text)
    for found in _NUMBER.finditer(text):
        if len(found[0]) < 2 or chance.random() > _DIGITS_CONFUSED:
            continue
        start, end = found.span()
        choice = int(3 * chance.random())
        for at in range(start, end):
            if text[at] in ".," and choice == 0:
                cells[at] = text[at] + " "
            elif text[at] == "1" and choice == 1:
                cells[at] = "l"
            elif text[at] == "0" and choice == 2:
                cells[at] = "O"
    return cells


def _blanks(text: str, chance: Random) -> Cells:
    """Blanks inside words and lost between them."""
    cells = list(text)
    for found in _WORD.finditer(text):
        if len(found[0]) >= 6 and chance.random() < 0.01:
            cells[found.start() + len(found[0]) // 2 - 1] += " "
        elif found.end() < len(text) and text[found.end()] == " " and chance.random() < 0.01:
            cells[found.end()] = ""
    return cells


def _swiss(text: str, chance: Random) -> Cells:
    cells = [{"ß": "ss", "„": "«", "“": "»"}.get(char, char) for char in text]
    for found in _GROUPED.finditer(text):
        cells[found.start()] = "'"
    return cells


def _digraphs(text: str, chance: Random) -> Cells:
    return [_DIGRAPHS.get(char, char) for char in text]


def _other_english(text: str, chance: Random) -> Cells:
    if text.count(" the ") * 100 < len(text.split()):
        return list(text)
    return _respelled(text, _OTHER_ENGLISH | {there: here for here, there in _OTHER_ENGLISH.items()})


def _respelled(text: str, spellings: Mapping[str, str]) -> Cells:
    cells = list(text)
    for found in _ENGLISH_WORD.finditer(text):
        other = spellings.get(found[0].lower())
        if other:
            other = other.capitalize() if found[0][0].isupper() else other
            cells[found.start() : found.end()] = [other, *[""] * (len(found[0]) - 1)]
    return cells


_ENGLISH_WORD: Final = re.compile(r"per cent\b|[A-Za-z]+")


def _straight(text: str, chance: Random) -> Cells:
    return [_STRAIGHT.get(char, char) for char in text]


def _unquoted(text: str, chance: Random) -> Cells:
    return ["" if char in '„“”«»"' else char for char in text]


def _spaced(text: str, chance: Random) -> Cells:
    """Double blanks, no-break spaces, soft hyphens and other dashes."""
    cells = list(text)
    for at, char in enumerate(text):
        if char == " ":
            cells[at] = _one_of((" ", " ", "  ", "\u00a0"), chance)
        elif char in "–—":
            cells[at] = _one_of(("–", "—", "-", "--"), chance)
    for found in _WORD.finditer(text):
        if len(found[0]) >= 8 and chance.random() < 0.3:
            cells[found.start() + 4] = "\u00ad" + cells[found.start() + 4]
    return cells


def _ligatures(text: str, chance: Random) -> Cells:
    cells = list(text)
    for found in re.finditer("ffi|ff|fi|fl", text):
        cells[found.start() : found.end()] = [_LIGATURES[found[0]], *[""] * (len(found[0]) - 1)]
    return cells


KINDS: Final[Mapping[str, Callable[[str, Random], Cells]]] = {
    "capitals": _capitals,
    "capital_heads": _capital_heads,
    "small_letters": _small,
    "no_full_stops": _unstopped,
    "one_line": _run_in,
    "broken_lines": _wrapped,
    "confused_letters": _letters,
    "confused_digits": _digits,
    "lost_blanks": _blanks,
    "swiss": _swiss,
    "digraphs": _digraphs,
    "other_english": _other_english,
    "straight_quotes": _straight,
    "no_quotes": _unquoted,
    "blanks_and_dashes": _spaced,
    "ligatures": _ligatures,
}
