"""Sources with words of their own around them: a remark between dashes, a noun of saying behind its attribute."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import BREAK, DASHES
from beleg.extraction.attribution.words.kinds import (
    ADJECTIVE,
    ADVERB,
    ENDS_AS_ADJECTIVE,
    LETTER,
    PREPOSITION,
    SAYING,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Pair, Unit
from beleg.model import Name

_ATTRIBUTE: Final = 6  # tokens


def stands_aside(reading: Reading, unit: Unit, source: Pair, first: int, last: int) -> bool:
    """Whether dashes close off a remark that has its own source: "– laut Polizei ein Soldat –"."""
    words = reading.words
    if last >= unit.last or words[first - 1] not in DASHES or words[last] not in DASHES:
        return False
    return source[0] > first or any(reading.kind(k) & LETTER for k in range(source[1], last))


def described(reading: Reading, unit: Unit, i: int) -> Phrase | None:
    """A noun of saying behind an adverb or a phrase of its own: "nach [noch unbestätigten Meldungen]", "nach in Korl eingetroffenen"."""
    if not reading.kind(i) & (ADVERB | PREPOSITION) or not reading.vocabulary.nouns_capitalised:
        return None
    for k in range(i + 1, min(i + _ATTRIBUTE, unit.last - 1)):
        if reading.flags(k) & BREAK:
            return None
        if reading.kind(k) & ADJECTIVE and reading.kind(k + 1) & SAYING:
            found = reading.phrase(k, unit.last)
            return found if found and found.first == k else None
    return None


def lone_saying(reading: Reading, found: Phrase) -> list[Name] | None:
    """ "das Ministerium Schätzungen zufolge": the estimates are the source, not the ministry's name."""
    words, v = reading.words, reading.vocabulary
    before = words[found.last - 2]
    if (
        found.last - 2 == found.first
        and v.nouns_capitalised
        and reading.kind(found.first) & ENDS_AS_ADJECTIVE
    ):
        return None  # "Offiziellen Angaben zufolge"
    if v.saying(words[found.last - 1]) and before[0].isupper() and before[-1] not in "sxz\u2019'":
        return [reading.name(found.last - 1, found.last)]
    return None
