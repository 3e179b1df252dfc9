"""Words cut at the end of a line become whole: "Ver-" and "letzte" on the next line."""

from __future__ import annotations

import re
from typing import Final

from beleg.extraction.mending.mended import Edit

# A small letter behind the break: a capital one belongs to a compound with a hyphen, "US-" and "Soldaten".
_CUT: Final = re.compile(r"(?<=[^\W\d_]{2})[-\u2010\u00ac]\r?\n[ \t]*(?=[^\W\d_])")
_CUT_WORD: Final = re.compile(r"[^\W\d_]+")
_REST: Final = re.compile(r"[^\s]*[ \t]")


def cut_words(text: str, enders: frozenset[str]) -> list[Edit]:
    """The edits that join words cut at the end of a line; before ``enders`` ("und", "or") the hyphen is elided.

    >>> cut_words("drei Ver-\\nletzte", frozenset(["und"]))
    [Edit(start=8, end=10, by='')]
    >>> cut_words("Luft-\\nund Seeweg", frozenset(["und"]))
    []
    """
    edits: list[Edit] = []
    for found in _CUT.finditer(text):
        rest = _CUT_WORD.match(text, found.end())
        if rest is None or rest[0] in enders:
            continue
        # The line ends behind the word instead, so that what was broken by a margin still looks so.
        blank = _REST.match(text, found.end())
        joins = rest[0][0].islower() or (
            rest[0].isupper() and len(rest[0]) > 1 and text[found.start() - 1].isupper()
        )
        edits.append(Edit(found.start(), found.end(), "" if joins else "-"))
        if blank:
            edits.append(Edit(blank.end() - 1, blank.end(), "\n"))
    return edits
