"""A source parted from what it says by a colon or a dash becomes a frame: "Police: 8 dead", "Eight dead in blast: ministry"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import BACKWARD, FORWARD, Frame
from beleg.extraction.attribution.speakers.naming import speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import DASHES
from beleg.extraction.attribution.words.kinds import (
    DIGIT,
    GIVER,
    MEDIUM,
    NUMBER,
    NUMERAL,
    ROLE,
    SAYING,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.gazetteer.countries import country
from beleg.gazetteer.directory import is_government

_LABEL: Final = 10
_SOURCE: Final = 6  # tokens of the source that closes a headline
_OPENING: Final = frozenset(("[", "("))
_PARTING: Final = frozenset((":", "|", "\u00b7", "]", ")"))
_COUNTED: Final = 5  # tokens from a colon to those counted


def headline(reading: Reading, unit: Unit) -> Frame | None:
    """ "Police: At least eight dead": a source, a colon, what it says."""
    words, v = reading.words, reading.vocabulary
    start = _behind_dash(reading, unit) or _label_start(reading, unit)
    colon = -1
    for k in range(start + 1, min(unit.last - 1, start + _LABEL)):
        if words[k] == ":" or (k == start + 1 and _is_wire_dash(reading, unit, k)):
            colon = k
            break
    if colon < 0:
        return None
    found = reading.phrase(start, colon)
    if found is None or found.last != colon or words[found.last - 1] in v.words.grammar_genres:
        return None
    labelled = reading.has_word(found.first, found.last, v.words.labels)
    if reading.saying_at(found.first, found.last) >= 0 and not labelled:
        return _paper(reading, unit, found)
    if words[found.head] in v.words.nouns_abstract or _is_sentence(reading, found):
        return None
    name = reading.name(found.first, found.last)
    known = labelled or reading.has_kind(found.first, found.last, GIVER | ROLE)
    if not known and not _speaks_abroad(reading, name.text, colon, unit):
        return None
    return Frame([name], None, start, colon + 1, FORWARD, "headline", kind="reported")


def _is_sentence(reading: Reading, found: Phrase) -> bool:
    """Whether a label tells what people do and names no source: "Police storm university: 40 arrested"."""
    doing = reading.vocabulary.words.grammar_doing
    return any(reading.lows[k] in doing for k in range(found.first + 1, found.last - 1))


def _behind_dash(reading: Reading, unit: Unit) -> int:
    """Where an office alone stands between a dash and a colon: "Beben in Karl - Innenminister: 90 Tote"; 0 where none does."""
    if unit.kind != "title":
        return 0
    for first, last in unit.segments[1:]:
        if reading.words[first - 1] not in DASHES or reading.words[last : last + 1] != [":"]:
            continue
        found = reading.phrase(first, last)
        if (
            found
            and found.start == first
            and found.last == last
            and reading.kind(found.head) & (GIVER | ROLE)
        ):
            return first
    return 0


def _is_wire_dash(reading: Reading, unit: Unit, k: int) -> bool:
    """Whether a dash parts a source from its number in the title of a wire: "Augenzeugen - Mindestens neun Tote"."""
    starts, ends = reading.tokens.starts, reading.tokens.ends
    if unit.kind != "title" or reading.words[k] not in DASHES or ends[k - 1] == starts[k]:
        return False
    if not reading.kind(k - 1) & (GIVER | ROLE) or not reading.vocabulary.verb_second:
        return False
    return reading.has_kind(k + 1, min(k + _COUNTED, unit.last), NUMBER)


def _paper(reading: Reading, unit: Unit, found: Phrase) -> Frame | None:
    """ "Bilanz der Polizei: 12 Verletzte", "The union's count: 12 hurt": whose paper or count it is, if it says so."""
    names, via, certainty = speaker_of(reading, unit, found)
    if not names:
        return None
    first, last = reading.tokens_of(names[0])
    bare = last == first + 1 and not reading.vocabulary.compound(reading.words[first])
    if reading.has_kind(first, last, TIME) or (bare and reading.kind(first) & SAYING):
        return None
    return Frame(names, None, found.start, found.last + 1, FORWARD, "headline", certainty, "reported", via)


def trailing(reading: Reading, unit: Unit) -> Frame | None:
    """ "Eight dead in blast: ministry", "Acht Tote - Polizei": a headline whose last part is its source alone."""
    if len(unit.segments) < 2:
        return None
    first, last = unit.segments[-1]
    sign = reading.words[first - 1]
    if last != unit.last or last - first > _SOURCE or not (sign == ":" or sign in DASHES):
        return None
    found = reading.phrase(first, last)
    if found is None or found.last != last or reading.kind(found.first) & NUMERAL:
        return None
    known = reading.kind(found.head) & (GIVER | ROLE | MEDIUM) or reading.actor(found.first, found.last)
    paper = reading.has_kind(found.first, found.last, SAYING)
    known = known or (paper and reading.has_kind(found.first, found.last, GIVER | ROLE | MEDIUM))
    if not known or not reading.has_kind(unit.first, first, NUMERAL | DIGIT):
        return None
    return Frame(
        [reading.name(found.first, found.last)],
        None,
        first,
        last,
        BACKWARD,
        "headline: source behind",
        kind="reported",
    )


def _label_start(reading: Reading, unit: Unit) -> int:
    """Behind the time and the crosses of a ticker: "+++ 14:05 Uhr Polizei: ...", "19:15 | Polizei: ...", "14.05 Uhr: Polizei: ..."."""
    words, v = reading.words, reading.vocabulary
    k, timed = unit.first, False
    while k + 1 < unit.last and k < unit.first + _LABEL:
        word = words[k]
        number = word.replace(".", "").isdecimal()
        clock = word == ":" and words[k - 1].isdecimal() and words[k + 1].isdecimal()
        parted = word in _OPENING or (timed and (word in _PARTING or word in DASHES))
        if not (number or clock or parted or word in v.words.grammar_label_signs or word in v.words.bullets):
            break
        timed |= number
        k += 1
    return k


def _speaks_abroad(reading: Reading, text: str, colon: int, unit: Unit) -> bool:
    """Whether a label is a person or body, or a capital that speaks of another actor."""
    actor = reading.identify(text)
    if actor is None:
        return False
    if not is_government(actor):
        return True
    following = reading.phrase(colon + 1, unit.last)
    if following is not None:
        other = reading.identify(reading.name(following.first, following.last).text)
        if other is not None:
            return other != actor
    near = min(colon + _COUNTED, unit.last)
    if not reading.has_kind(colon + 1, unit.last, NUMBER):
        return False
    return _repels(reading, unit, colon + 1) or _counts_others(reading, actor, colon + 1, near)


def _repels(reading: Reading, unit: Unit, first: int) -> bool:
    """ "Kiew: 40 Drohnen abgewehrt": what a capital's forces took down closes its clause."""
    classes = reading.vocabulary.words
    if not reading.has_word(first, unit.last, classes.grammar_enemies):
        return False
    return any(
        reading.words[last - 1] in classes.grammar_repelled for _, last in unit.segments if last > first
    )


def _counts_others(reading: Reading, actor: str, first: int, last: int) -> bool:
    """ "Kiew: 40 russische Soldaten getötet": those or the losses of another country follow."""
    if not reading.has_word(first, last, reading.vocabulary.words.grammar_enemies):
        return False
    own = actor.rpartition("-")[2].upper()
    named = (country(reading.words[k], reading.vocabulary.code) for k in range(first, last))
    return any(word is not None and word.code not in ("", own) for word in named)
