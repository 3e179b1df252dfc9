"""A German word for a body or for somebody who speaks becomes the English one, so that both languages name one source."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from beleg.reconcile.vocabulary import table

_REMEMBERED: Final = 20_000  # words


def in_english(name: str) -> str:
    """A name in small letters with those of its words in English whose parts the glosses all know.

    >>> in_english("krisenmanagementzentrum"), in_english("gouverneur"), in_english("crisis center kelmar"), in_english("krisenhof")
    ('crisis management centre', 'governor', 'crisis centre kelmar', 'krisenhof')
    """
    return " ".join(map(_gloss, name.split(" ")))


@lru_cache(_REMEMBERED)
def _gloss(word: str) -> str:
    known = table()["glosses"]
    if word in known:
        return known[word]
    for at in range(len(word) - 1, 1, -1):
        first = known.get(word[:at])
        rest = _gloss(word[at:]) if first else ""
        if first and rest != word[at:]:
            return f"{first} {rest}"
    return word
