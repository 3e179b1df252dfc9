"""The words of a report become whether it goes on about an event that was told before.

A new event is brought in without a definite article ("bei einem Erdbeben", "in strikes on the city"), and gone on about with
one ("bei dem Beben", "the strikes"): so a day in such a report may be that of the telling.
"""

from __future__ import annotations

import re
from functools import cache
from re import Pattern
from typing import Final

from beleg.reconcile.vocabulary import forms

_LEAD: Final = 400  # characters in which an article brings in what it is about
_BEFORE: Final = 4  # words before an event among which its article stands
_WORD: Final = re.compile(r"[\w'’-]+")


def goes_on(sentence: str, text: str, language: str) -> bool:
    """Whether a sentence, or else the opening of its article, speaks of an event as one that is known.

    >>> goes_on("Bei dem Unglück starben acht Menschen.", "", "de")
    True
    >>> goes_on("Bei einem Unglück starben acht Menschen.", "", "de")
    False
    >>> goes_on("Eight people died.", "Rescuers ended the search after the blast on Friday. Eight people died.", "en")
    True
    """
    known = _is_known(sentence, language)
    if known is None:
        known = _is_known(text[:_LEAD], language)
    return known is True


def _is_known(stretch: str, language: str) -> bool | None:
    """Whether all events of a stretch stand with a definite article, ``None`` where there is none."""
    found = None
    words = _WORD.findall(stretch)
    event, definite = _event(language), forms(language, "definite")
    for at, word in enumerate(words):
        if event.fullmatch(word.casefold()):
            before = [other.casefold() for other in words[max(0, at - _BEFORE) : at]]
            if not any(other in definite or other.endswith(("'s", "’s")) for other in before):
                return False
            found = True
    return found


@cache
def _event(language: str) -> Pattern[str]:
    """An event's name, in German also as the end of a compound."""
    found = sorted(forms(language, "events"), key=lambda form: (-len(form), form))
    opening = r"[\w-]*" if language == "de" else ""
    return re.compile(rf"{opening}(?:{'|'.join(map(re.escape, found))})") if found else re.compile(r"(?!)")
