"""A sentence becomes the body that it names by a noun, which the noun alone points back to later: "der Dienst", "the paper"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.speakers.phrased import Phrased
from beleg.extraction.attribution.words.kinds import CAPITAL, DETERMINER, HELPER, MEDIUM, MODAL, PREPOSITION
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit

_REACH: Final = 4  # tokens of a phrase before its head
_NAMES: Final = 2  # tokens of a name
_PREFIELD: Final = 12  # tokens before the verb


def body_named(text: Phrased, unit: Unit, noun: str) -> Phrase | None:
    """The last phrase of a sentence whose head ends in a noun: "der Militärgeheimdienst" for "dienst"."""
    ends = (noun, *(noun + ending for ending in text.vocabulary.endings["genitives"]))
    for k in range(unit.last - 1, unit.first - 1, -1):
        if text.kind(k) & CAPITAL and text.lows[k].endswith(ends):
            for first in range(max(unit.first, k - _REACH), k + 1):
                found = text.phrase(first, unit.last)
                if found and found.head == k:
                    return found
    return None


def medium_named(text: Phrased, unit: Unit) -> Phrase | None:
    """The last medium that an English sentence names by its kind: "the newspaper Kelm Courier"."""
    for k in range(unit.last - 2, unit.first - 1, -1):
        if not text.kind(k) & MEDIUM or text.kind(k) & CAPITAL and not text.kind(k - 1) & CAPITAL:
            continue
        first, last = k, k + 1
        while last < unit.last and text.kind(last) & CAPITAL:
            last += 1
        while text.kind(k) & CAPITAL and first > unit.first and text.kind(first - 1) & CAPITAL:
            first -= 1
        while first < last and text.kind(first) & DETERMINER:
            first += 1
        if last - first > 1:
            return Phrase(first, first, last, last - 1)
    return None


def person_met(text: Phrased, unit: Unit) -> Phrase | None:
    """Whom a sentence says somebody has spoken with: "Our reporter has spoken to Ana Voss"."""
    classes = text.vocabulary.words
    spoke = next((k for k in range(unit.first, unit.last) if text.words[k] in classes.verbs_relay_talk), -1)
    if spoke < 0:
        return None
    for k in range(spoke + 1 - text.vocabulary.verb_second * (spoke - unit.first), unit.last - 1):
        linked = text.lows[k - 1] in classes.grammar_talk_links or k - 1 == spoke
        found = text.phrase(k, unit.last) if linked and k > unit.first else None
        if found is not None and found.last - found.first > 1 and text.is_person(found.first, found.last):
            return found
    return None


def person_behind(text: Phrased, unit: Unit) -> Phrase | None:
    """The person who is the subject behind the verb of a German sentence: "In Olm war [der Kriminalist Ole Wirth] im Einsatz"."""
    if not text.vocabulary.verb_second or not text.kind(unit.first) & PREPOSITION:
        return None
    for k in range(unit.first + 2, min(unit.first + _PREFIELD, unit.last - 2)):
        if text.kind(k) & (HELPER | MODAL) and not text.kind(k) & DETERMINER:
            found = text.phrase(k + 1, unit.last)
            if found is None or found.last - found.first <= _NAMES:
                return None
            named = text.is_person(found.first, found.last) or text.is_person(found.last - _NAMES, found.last)
            return found if named else None
    return None
