"""A sentence becomes the person or the body that opens it: whom a pronoun of the next one may mean."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.speakers.phrased import Phrased
from beleg.extraction.attribution.words.cues import DASHES
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    APOSTROPHE,
    CAPITAL,
    FUNCTION,
    GENITIVE_LINK,
    GIVER,
    MEDIUM,
    NAME_LINK,
    NUMERAL,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase, is_title
from beleg.extraction.attribution.words.units import Unit

_DATELINE: Final = 16  # tokens
_ADVERBIAL: Final = 20
_LONGEST: Final = 12  # tokens of a person's name and office


def opening_person(text: Phrased, unit: Unit) -> Phrase | None:
    """The person who opens a sentence, whom an apposition may name: "Der Besitzer des Hauses, Rolf Neu,"."""
    found = _opening_phrase(text, unit.first, unit.last)
    short = found is not None and found.last - found.first < _LONGEST
    if found and short and text.vocabulary.nouns_capitalised and text.is_person(found.first, found.last):
        return found
    named = _named_behind(text, unit)
    if named is not None or not found or not short:
        return named
    return found if text.is_person(found.first, found.last) else None


def opening_body(text: Phrased, unit: Unit) -> Phrase | None:
    """The office or group that opens a sentence, behind its dateline and a first adverbial."""
    first = _behind_adverbial(text, _behind_dateline(text, unit), unit.last)
    if first >= unit.last:
        return None
    found = _opening_phrase(text, first, unit.last)
    if found is None:
        return None
    known = text.actor(found.first, found.last) is not None or _names_body(text, found)
    return found if known else None


def opening_name(text: Phrased, unit: Unit) -> Phrase | None:
    """The name in capitals that opens a sentence and its clause as the subject."""
    found = _opening_phrase(text, unit.first, unit.last)
    if found is None or found.last >= unit.last or text.kind(found.first) & (TIME | FUNCTION):
        return None
    named = all(
        text.kind(k) & (CAPITAL | NAME_LINK) and not text.kind(k) & (NUMERAL | PRONOUN)
        for k in range(found.first, found.last)
    )
    if not named or not text.words[found.last].islower():
        return None
    return found if found.last - found.first > 1 or _is_told_again(text, found.first) else None


def _is_told_again(text: Phrased, at: int) -> bool:
    """Whether a word that opens a sentence stands in capitals elsewhere: a name."""
    word = text.words[at]
    return any(text.words[k] == word and text.words[k - 1][-1].isalnum() for k in range(1, len(text.words)))


def _named_behind(text: Phrased, unit: Unit) -> Phrase | None:
    """What opens a sentence, with the name of the person who it is: "The member for Orsa, Ana Reyd, "."""
    found = text.phrase(unit.first, unit.last)
    if found is None or found.last - found.first >= _LONGEST:
        return None
    if found.last + 1 >= unit.last or text.words[found.last] != ",":
        return None
    named = text.phrase(found.last + 1, unit.last)
    if named is None or named.last >= unit.last or text.words[named.last] != ",":
        return None
    is_person = named.start == named.first and text.is_person(named.first, named.last)
    return Phrase(found.start, found.first, named.last, found.head) if is_person else None


def _names_body(text: Phrased, found: Phrase) -> bool:
    """Whether a phrase has the word of an office, of people who give figures or of a medium."""
    for k in range(found.first, found.last):
        if text.kind(k) & (GIVER | MEDIUM) or text.vocabulary.is_source(text.lows[k]):
            return True
    return False


def _behind_dateline(text: Phrased, unit: Unit) -> int:
    """The token behind "KABUL, Oct 14 (AP) -"."""
    if text.words[unit.first].isupper():
        for k in range(unit.first + 1, min(unit.first + _DATELINE, unit.last)):
            if text.words[k] in DASHES:
                return k + 1
    return unit.first


def _behind_adverbial(text: Phrased, first: int, last: int) -> int:
    """The token behind "On Monday" or "After a week of marches,"."""
    if not text.kind(first) & (PREPOSITION | SUBORDINATOR):
        return first
    if first + 1 < last and text.kind(first + 1) & TIME:
        return first + 2
    for k in range(first + 1, min(first + _ADVERBIAL, last)):
        if text.words[k] == ",":
            return k + 1
    return last


def _opening_phrase(text: Phrased, first: int, end: int) -> Phrase | None:
    """The phrase at a token; in English, the run of names there, without what may be its verb."""
    found = text.phrase(first, end)
    if found is None or text.vocabulary.nouns_capitalised:
        return found
    givers = text.vocabulary.words.givers
    last = found.first
    named = CAPITAL | APOSTROPHE
    while last < found.last:
        titled = last > found.first and is_title(text, last, found.last)
        if not (
            titled
            or text.kind(last) & named
            or text.words[last] in givers
            or _links(text, last, found.last)
            or _specifies(text, last, found.last)
            or _is_of_office(text, last, found.last)
        ):
            break
        last += 1
    return Phrase(found.start, found.first, last, last - 1) if last > found.first else None


def _specifies(text: Phrased, k: int, end: int) -> bool:
    """Whether a small word tells which office the one behind it is: "health ministry", "refugee agency"."""
    if not text.words[k].islower() or k + 1 >= end or text.kind(k) & (FUNCTION | ADVERB | PREPOSITION | TIME):
        return False
    return text.words[k + 1] in text.vocabulary.words.givers and text.words[k + 1].islower()


def _links(text: Phrased, k: int, end: int) -> bool:
    """Whether a small word goes on with a name: "Commission on Human Rights"."""
    return bool(text.kind(k) & NAME_LINK) and k + 1 < end and bool(text.kind(k + 1) & CAPITAL)


def _is_of_office(text: Phrased, k: int, end: int) -> bool:
    """Whether "of" and the noun behind it belong to an office: "ministry of health"."""
    if text.kind(k) & GENITIVE_LINK and text.words[k] in text.vocabulary.words.genitive:
        inside = k + 1 < end and text.words[k + 1].islower() and not text.kind(k + 1) & FUNCTION
        return inside and bool(text.kind(k - 1) & GIVER)
    before = text.words[k - 1] in text.vocabulary.words.genitive and text.words[k].islower()
    return before and bool(text.kind(k - 2) & GIVER) and not text.kind(k) & FUNCTION
