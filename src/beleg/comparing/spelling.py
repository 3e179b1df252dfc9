"""A name from another script becomes what German and English spellings of it have in common: Terechow, Terekhov."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_REMEMBERED: Final = 20_000  # names
_LEAST: Final = 4  # letters of a skeleton that tell one name from others
_SOUNDS: Final = (
    (r"['’ʼʹ`-]", ""),
    (r"schtsch|shch|stsch", "xc"),
    (r"dsch|dzh|dj", "j"),
    (r"tsch|tch", "c"),
    (r"sch|sh|zh", "x"),
    (r"kh|ch", "c"),
    (r"ph", "f"),
    (r"gh", "g"),
    (r"ck|q|k", "k"),
    (r"tz|ts|z|ss|ß", "s"),
    (r"w|ff$", "v"),
    (r"ou|oo", "u"),
    (r"[jyi]+", "i"),
    (r"(?<=[aeou])h", ""),
    (r"(.)\1+", r"\1"),
)
_RULES: Final = tuple((re.compile(found), instead) for found, instead in _SOUNDS)


@lru_cache(_REMEMBERED)
def skeleton(name: str) -> str:
    """The sounds of a name, the same however the two languages write it; ``""`` where too little is left.

    >>> skeleton("Terechow") == skeleton("Terekhov"), skeleton("Selenskyj") == skeleton("Zelenskyy")
    (True, True)
    >>> skeleton("Idschewan") == skeleton("Ijevan"), skeleton("Müller") == skeleton("Miller"), skeleton("Li")
    (True, False, '')
    """
    sounds = _plain(name.casefold())
    for found, instead in _RULES:
        sounds = found.sub(instead, sounds)
    return sounds if len(sounds) >= _LEAST else ""


def _plain(name: str) -> str:
    """Without accents; a German umlaut stays apart from its vowel."""
    spelled = name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    parted = unicodedata.normalize("NFD", spelled)
    return "".join(sign for sign in parted if not unicodedata.combining(sign))
