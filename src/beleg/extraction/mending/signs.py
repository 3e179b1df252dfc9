"""Signs that only the typesetting knows become the letters they stand for: ligatures, soft hyphens, blanks of all widths."""

from __future__ import annotations

import re
from typing import Final

from beleg.extraction.mending.mended import Edit

_LIGATURES: Final = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# A no-break blank inside a number groups its digits and stays.
_BLANK: Final = (
    r"(?<!\d)[\u00a0\u2000-\u200a\u202f\u205f\u3000]|[\u00a0\u2000-\u200a\u202f\u205f\u3000](?!\d)"
)
# UTF-8 that was read as the Windows code page: "getÃ¶tet", "â€žZehn Toteâ€œ".
_MISREAD: Final = {sign.encode().decode("cp1252"): sign for sign in "äöüÄÖÜßéèáàíóúçñ„“–’"}
_COMBINED: Final = {"a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü"}
_ODD: Final = re.compile(
    rf"[{_INVISIBLE}\ufb00-\ufb06\u0308]|{'|'.join(map(re.escape, _MISREAD))}|{_BLANK}|(?<=\w)\u2010(?=\w)"
)
SIGNS: Final = (*_LIGATURES, "\u00ad", "\u200b", "\ufeff", "\u0308", "\u00c3", "\u00e2")


def signs(text: str) -> list[Edit]:
    """The edits that leave no such sign.

    >>> signs("Of\\u00adfizier")
    [Edit(start=2, end=3, by='')]
    """
    edits: list[Edit] = []
    for found in _ODD.finditer(text):
        start, sign = found.start(), found[0]
        if sign == "\u0308":
            umlaut = _COMBINED.get(text[start - 1 : start])
            if umlaut:
                edits.append(Edit(start - 1, start + 1, umlaut))
        else:
            edits.append(Edit(start, found.end(), _replaced(sign)))
    return edits


def _replaced(sign: str) -> str:
    if sign in _INVISIBLE:
        return ""
    if sign in _MISREAD:
        return _MISREAD[sign]
    return _LIGATURES.get(sign, "-" if sign == "\u2010" else " ")
