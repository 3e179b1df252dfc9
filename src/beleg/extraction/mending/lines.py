"""Words cut at the end of a line become whole: "Ver-" and "letzte" on the next line."""

from __future__ import annotations

import re
from typing import Final

from beleg.extraction.mending.mended import Edit

# A small letter behind the break: a capital one belongs to a compound with a hyphen, "US-" and "Soldaten".
_CUT: Final = re.compile(r"(?<=[^\W\d_]{2})[-\u2010\u00ac]\r?\n[ \t]*(?=[^\W\d_])")
_HYPHENS: Final = "-\u2010\u00ac"
_CUT_WORD: Final = re.compile(r"[^\W\d_]+")


def cut_words(text: str, enders: frozenset[str]) -> list[Edit]:
    """The edits that join words cut at the end of a line; before ``enders`` ("und", "or") the hyphen is elided.

    >>> cut_words("drei Ver-\\nletzte", frozenset(["und"]))
    [Edit(start=8, end=10, by='')]
    >>> cut_words("Luft-\\nund Seeweg", frozenset(["und"]))
    []
    """
    edits: list[Edit] = []
    for found in _CUT.finditer(text):
        by = joint(text, found.start() + 1, found.end(), enders)
        if by is not None:
            edits.append(Edit(found.start(), found.end(), by))
    return edits


def joint(text: str, end: int, start: int, enders: frozenset[str]) -> str | None:
    """What stands for the hyphen at the end of a line between the halves of a word, ``None`` where no word was cut.

    >>> joint("Ver-\\nletzte", 4, 5, frozenset()), joint("US-\\nSoldaten", 3, 4, frozenset())
    ('', '-')
    """
    if end < 3 or text[end - 1] not in _HYPHENS or not text[end - 3 : end - 1].isalpha():
        return None
    rest = _CUT_WORD.match(text, start)
    if rest is None or rest[0] in enders:
        return None
    capitals = rest[0].isupper() and len(rest[0]) > 1 and text[end - 2].isupper()
    return "" if rest[0][0].islower() or capitals else "-"
