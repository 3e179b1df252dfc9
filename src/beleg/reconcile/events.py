"""The words of a report become whether it goes on about an event that was told before.

A new event is brought in without a definite article ("bei einem Angriff", "in strikes on the city"), and gone on about with
one ("bei dem Angriff", "the strikes"), or by a count that goes on ("noch drei Vermisste", "the death toll"): so a day in such a
report may be that of the telling. So it is of an event that hardly happens twice in days at one place, as an earthquake.
"""

from __future__ import annotations

import re
from functools import cache
from re import Pattern
from typing import Final

from beleg.reconcile.vocabulary import forms, pattern

_LEAD: Final = 400  # characters in which an article brings in what it is about
_BEFORE: Final = 4  # words before an event among which its article stands
_WORD: Final = re.compile(r"[\w'’-]+")


def goes_on(sentence: str, text: str, language: str) -> bool:
    """Whether a sentence, or else the opening of its article, speaks of an event as one that is known.

    >>> goes_on("Bei dem Angriff starben acht Menschen.", "", "de")
    True
    >>> goes_on("Bei einem Angriff starben acht Menschen.", "", "de")
    False
    >>> goes_on("A strong earthquake killed eight people.", "", "en")
    True
    >>> goes_on("Eight people died.", "Rescuers ended the search after the blast on Friday. Eight people died.", "en")
    True
    """
    known = _is_known(sentence, language)
    if known is None and counts_on(sentence, language):
        return True
    if known is None:
        known = _is_known(text[:_LEAD], language)
    return known is True


def counts_on(sentence: str, language: str) -> bool:
    """Whether a sentence tells how far a count has come.

    >>> counts_on("The minister put the number of dead at 97 on Friday.", "en"), counts_on("A bomb killed nine on Friday.", "en")
    (True, False)
    """
    return pattern(language, "continuing").search(sentence.casefold()) is not None


def _is_known(stretch: str, language: str) -> bool | None:
    """Whether all events of a stretch are known ones, ``None`` where there is none."""
    found = None
    words = _WORD.findall(stretch)
    event, once = _names(language, "events"), _names(language, "once")
    definite = forms(language, "definite")
    for at, word in enumerate(words):
        if once.fullmatch(word.casefold()):
            found = True
        elif event.fullmatch(word.casefold()):
            before = [other.casefold() for other in words[max(0, at - _BEFORE) : at]]
            if not any(other in definite or other.endswith(("'s", "’s")) for other in before):
                return False
            found = True
    return found


@cache
def _names(language: str, listed: str) -> Pattern[str]:
    """The events of a list, in German also as the end of a compound."""
    found = sorted(forms(language, listed), key=lambda form: (-len(form), form))
    opening = r"[\w-]*" if language == "de" else ""
    return re.compile(rf"{opening}(?:{'|'.join(map(re.escape, found))})") if found else re.compile(r"(?!)")
