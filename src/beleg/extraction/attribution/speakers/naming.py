"""Noun phrases beside a word of source become the names of those who speak, and of the media between."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.speakers.speakers import Reading, Source
from beleg.extraction.attribution.words.cues import BREAK, GIVEN, OPENING, STOPS
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    BY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    GENITIVE,
    GIVER,
    MEDIUM,
    NAME,
    NUMERAL,
    PREPOSITION,
    PRONOUN,
    ROLE,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name

_LONG_PREFIELD: Final = 24
_NEAR: Final = 5
_FRONTED: Final = ADVERB | DIGIT | NUMERAL | PREPOSITION | TIME


def others(reading: Reading, last: int, end: int) -> list[Phrase]:
    """Further phrases that an enumeration adds to one ending at ``last``: ", B und C", "and B", "und B sowie C"."""
    words, enumerators = reading.words, reading.vocabulary.words.enumerators
    found: list[Phrase] = []
    at, closed = last, 0
    while at + 1 < end:
        joined = words[at] in enumerators
        if not joined and (closed or words[at] != ","):
            break
        more = reading.phrase(at + 1, end)
        if more is None or not reading.is_speaker(more):
            break
        found.append(more)
        at = more.last
        if joined:
            closed = len(found)
    return found[:closed]


def apposition(reading: Reading, unit: Unit, last: int) -> int:
    """The end of the apposition that follows a phrase ending at ``last``; ``last`` where there is none."""
    words = reading.words
    if last + 1 >= unit.last or words[last] != ",":
        return last
    if words[last + 1] in reading.vocabulary.words.verbs_relay:
        return last  # "Reuters, citing two officials": another clause
    found = reading.phrase(last + 1, unit.last)
    if not found or not reading.is_speaker(found) or reading.has_kind(found.start, found.head + 1, NUMERAL):
        return last
    if reading.vocabulary.verb_second and _is_bare(reading, found):
        return last  # "für zwei besteht, so die Ärztin, Lebensgefahr"
    after = words[found.last] if found.last < unit.last else "."
    if after == "(" and found.last + 2 < unit.last and words[found.last + 2] == ")":
        after = words[found.last + 3] if found.last + 3 < unit.last else "."
    if after == "," or after in STOPS or found.last >= unit.last:
        return found.last
    classes = reading.vocabulary.words
    closes = found.start == found.first and reading.lows[found.start] in classes.grammar_apposing
    return found.last if closes and after in classes.prepositions else last


def _is_bare(reading: Reading, found: Phrase) -> bool:
    """Whether a phrase without an article names neither an office nor a role, and is no name of two words."""
    named = found.last - found.first > 1 and bool(reading.kind(found.first) & CAPITAL)
    return found.start == found.first and not named and not reading.kind(found.head) & (GIVER | ROLE | MEDIUM)


def speaker_of(reading: Reading, unit: Unit, found: Phrase) -> tuple[list[Name], list[Name], str]:
    """Names, media passed through and certainty of a phrase after a word of source."""
    saying = reading.saying_at(found.first, found.last)
    if aged := _aged(reading, found):
        return [aged.name], list(aged.via), "stated"
    if reading.is_generic(found):
        source = reading.resolve(reading.words[found.head])
        if source:
            return [source.name], list(source.via), "stated"
    if saying < 0:
        return [_named(reading, unit, found.first, found.last)], [], "stated"
    names, via = _giver(reading, unit, found, saying)
    doubted = reading.has_lower(found.start, saying, reading.vocabulary.words.hedges_words)
    return names, via, "hedged" if doubted else reading.saying(saying)


def _aged(reading: Reading, found: Phrase) -> Source | None:
    """The person named before of whom no more than the age is told: "Die 54-Jährige sprach von ..."."""
    classes = reading.vocabulary.words
    if found.start == found.first or found.last - found.first > 1:
        return None
    if not reading.words[found.head].endswith(reading.vocabulary.endings["aged"]):
        return None
    he = reading.lows[found.start] in classes.grammar_masculine_article
    pronouns = classes.grammar_masculine_pronoun if he else classes.grammar_either_pronoun
    for pronoun in sorted(pronouns):
        source = reading.resolve(pronoun)
        if source is not None and reading.is_person(*reading.tokens_of(source.name)):
            return source
    return None


def _giver(reading: Reading, unit: Unit, found: Phrase, saying: int) -> tuple[list[Name], list[Name]]:
    """Who gives the "Angaben" at token ``saying`` of a phrase."""
    words, lows, v = reading.words, reading.lows, reading.vocabulary
    if not v.nouns_capitalised:
        if found.start < saying and lows[found.start] in v.words.possessives:
            return _possessor(reading, unit, found, saying)
        inner = None
        if words[saying] in v.words.nouns_transparent and saying + 1 < found.last:
            inner = reading.phrase(saying + 2, found.last)
        first = inner.first if inner else found.first
        return [_named(reading, unit, first, found.last)], []
    if reading.has_word(found.first, saying, v.words.own):
        own = _own(reading, unit, found)
        meant = None if own else _meant(reading, unit, found.start)
        if meant:
            return [meant.name], list(meant.via)
        return [reading.name(own.first, own.last) if own else reading.name(found.start, saying + 1)], []
    if found.start < saying and lows[found.start] in v.words.possessives:
        source = reading.resolve(words[found.start])
        if source:
            return [source.name], list(source.via)
        own = _own(reading, unit, found)
        return [reading.name(own.first, own.last) if own else reading.name(found.start, saying + 1)], []
    return _giver_beside(reading, unit, found, saying)


def _possessor(reading: Reading, unit: Unit, found: Phrase, saying: int) -> tuple[list[Name], list[Name]]:
    """Who gives "her count" or "their own account": whoever spoke before, or the subject."""
    if reading.has_word(found.first, saying, reading.vocabulary.words.own):
        if found.start - 1 > unit.first:
            own = subject(reading, unit, found.start - 1)
        elif found.last + 1 < unit.last and reading.words[found.last] == ",":
            own = reading.phrase(found.last + 1, unit.last)  # "By its own account, the battalion lost"
        else:
            own = None
        if own and reading.is_speaker(own) and not reading.kind(own.head) & (PRONOUN | TIME):
            return [reading.name(own.first, own.last)], []
    source = reading.resolve(reading.words[found.start])
    if source:
        return [source.name], list(source.via)
    return [reading.name(found.start, saying + 1)], []


def _giver_beside(reading: Reading, unit: Unit, found: Phrase, saying: int) -> tuple[list[Name], list[Name]]:
    """Who gives the "Angaben" behind or before them: "Angaben der Polizei", "Angaben aus Korl", "Lenz' Angaben"."""
    words, v = reading.words, reading.vocabulary
    owned = saying + 1 < len(words) and reading.kind(saying + 1) & GENITIVE
    compound = v.compound(words[saying]) and not owned
    if saying + 1 < found.last and not compound:
        inner = reading.phrase(saying + 1, found.last)
        if inner is None and words[saying + 1] in v.words.genitive_links:
            inner = reading.phrase(saying + 2, found.last)
        if inner:
            if reading.is_generic(inner) and (source := reading.resolve(words[inner.head])):
                return [source.name], list(source.via)
            return [_named(reading, unit, inner.first, inner.last)], []
    agent = attribute_agent(reading, found, saying)
    if agent:
        return [_named(reading, unit, agent.first, agent.last)], []
    genitive = (
        found.first < saying and reading.kind(found.first) & NAME and reading.kind(saying - 1) & CAPITAL
    )
    if genitive and not compound and words[saying - 1][-1] in "szx\u2019'":
        return [reading.name(found.first, saying)], []
    return [reading.name(found.first, saying + 1)], []


def attribute_agent(reading: Reading, found: Phrase, saying: int) -> Phrase | None:
    """Who gave a paper, by its attribute: "einer [von der Union vorgelegten] Studie"."""
    if (
        found.first + 1 >= saying
        or not reading.kind(found.first) & BY
        or not reading.flags(saying - 1) & GIVEN
    ):
        return None
    return reading.phrase(found.first + 1, saying - 1)


def _meant(reading: Reading, unit: Unit, end: int) -> Source | None:
    """Whom the pronoun means that is the subject beside "eigene Angaben": "Sie rettete nach eigenen Angaben 14 Menschen"."""
    first = unit.segments[unit.segment(end)][0]
    pronoun = next((k for k in range(first, end) if reading.kind(k) & PRONOUN), -1)
    return reading.resolve(reading.words[pronoun]) if pronoun >= 0 else None


def _own(reading: Reading, unit: Unit, found: Phrase) -> Phrase | None:
    """Who gives "eigene Angaben": the subject, before them or behind the verb that follows them."""
    own = subject(reading, unit, found.start - 1) if found.start - 1 > unit.first else None
    if own and reading.is_speaker(own) and not reading.kind(own.head) & TIME:
        return own
    for end in (found.start - 1, found.start, found.start - 2):
        for k in range(max(unit.first, found.start - _NEAR), end):
            own = reading.phrase(k, end)
            if own and own.last == end and reading.is_speaker(own) and not _after_preposition(reading, k):
                return own
    behind = found.last + 1
    if found.start - 1 == unit.first and behind < unit.last and reading.words[found.last].islower():
        own = reading.phrase(behind, unit.last)
        return own if own and reading.is_speaker(own) else None
    return None


def _after_preposition(reading: Reading, k: int) -> bool:
    return bool(k and reading.kind(k - 1) & (PREPOSITION | DETERMINER | NUMERAL | NAME))


def _named(reading: Reading, unit: Unit, first: int, last: int) -> Name:
    extended = apposition(reading, unit, last)
    return reading.name(first, extended)


def subject(reading: Reading, unit: Unit, before: int) -> Phrase | None:
    """The subject of a unit's main clause, as far as word order shows it."""
    words, lows, v = reading.words, reading.lows, reading.vocabulary
    first = unit.segments[unit.segment(before - 1)][0] if before > unit.first else unit.first
    if first >= before or (reading.flags(first) & BREAK) or not v.verb_second:
        first = unit.first
    while first < before and (reading.kind(first) & CONJUNCTION or words[first] in v.words.bullets):
        first += 1
    found = reading.phrase(first, before)
    if found and (found.start == found.first or lows[found.start] not in v.words.oblique):
        return found if v.verb_second else _before_past(reading, found)
    for k in range(first, min(before, first + _LONG_PREFIELD)):
        if words[k] in v.words.helpers:
            return reading.phrase(k + 1, before)
    return _behind_prefield(reading, first, before) if v.verb_second else None


def _before_past(reading: Reading, found: Phrase) -> Phrase:
    """A phrase without the past tense that follows its name: "[Kelmar] conceded nine dead", "[Kelmar] sent troops"."""
    v = reading.vocabulary
    for k in range(found.first + 1, found.last):
        word = reading.words[k]
        past = word.endswith(v.endings["participles"]) or word in v.words.grammar_pasts
        if past and word.islower() and reading.kind(k - 1) & CAPITAL:
            return Phrase(found.start, found.first, k, min(found.head, k - 1))
    return found


def _behind_prefield(reading: Reading, first: int, before: int) -> Phrase | None:
    """The subject behind the finite verb that an adverbial opens a clause for: "Am Montag besuchte [der Minister] den Ort"."""
    k = first
    while k + 1 < before:
        kind = reading.kind(k)
        inner = reading.phrase(k + 1, before) if kind & PREPOSITION else None
        if inner is not None:
            k = inner.last
        elif kind & _FRONTED:
            k += 1
        else:
            break
    if k == first or not reading.words[k].isalpha():
        return None
    k += 1
    while k < before and reading.kind(k) & ADVERB:
        k += 1
    found = reading.phrase(k, before)
    oblique = reading.vocabulary.words.oblique
    return (
        found if found and (found.start == found.first or reading.lows[found.start] not in oblique) else None
    )


def is_known(reading: Reading, found: Phrase) -> bool:
    """Whether a phrase names somebody who gives figures: an office, an officer, a medium, a known actor."""
    if reading.has_kind(found.first, found.last, GIVER | ROLE | MEDIUM):
        return True
    return reading.actor(found.first, found.last) is not None


def is_own(reading: Reading, found: Phrase) -> bool:
    """Whether a phrase names the outlet or its people, "unserer Redaktion", "our correspondent", and not "unserer Ärzte"."""
    classes = reading.vocabulary.words
    for k in range(found.start, found.last):
        if reading.lows[k] in classes.own_outlet:
            staff = reading.has_word(k + 1, found.last, classes.media_staff)
            givers = GIVER if staff else GIVER | ROLE
            return reading.has_kind(k, found.last, MEDIUM) or not reading.has_kind(k, found.last, givers)
    return False


def media(reading: Reading, first: int, last: int) -> list[Name]:
    """Media that a clause names as having been told: "gegenüber der BBC", "told CNN", "in der ARD"."""
    lows, classes = reading.lows, reading.vocabulary.words
    for k in range(first, last):
        if lows[k] in classes.prepositions_medium:
            found = reading.phrase(k + 1, last) or reading.phrase(k, last)
            if (
                found
                and not is_own(reading, found)
                and (_is_told(reading, found) or is_titled(reading, k, found))
            ):
                return [reading.name(_behind_place(reading, found), found.last)]
        elif reading.words[k] in classes.grammar_inquiries and k + 1 < last and reading.kind(k + 1) & BY:
            found = reading.phrase(k + 2, last)
            if found and _is_told(reading, found):
                return [reading.name(found.first, found.last)]
    return []


def _behind_place(reading: Reading, found: Phrase) -> int:
    """Where a medium begins that was told in some place: "in Mali der [Agentur Reuters]"."""
    for k in range(found.first + 1, found.last - 1):
        if reading.words[k] in reading.vocabulary.words.grammar_dative_article and reading.is_medium(
            k + 1, found.last
        ):
            return k + 1 if not reading.is_medium(found.first, k) else found.first
    return found.first


def asked(reading: Reading, first: int, last: int) -> list[Name]:
    """Media that asked, before the verb: "Im Gespräch mit der BBC sagte ..."; not "In der Welt sagte ..."."""
    for k in range(first, last):
        if k > first and reading.words[k] in reading.vocabulary.words.grammar_talk_links:
            return media(reading, k, last)
        if reading.lows[k] in reading.vocabulary.words.grammar_facing:
            return media(reading, first, last)
    return []


def is_titled(reading: Reading, k: int, found: Phrase) -> bool:
    """Whether a title in quotation marks behind an article in the dative is a paper that was told: "sagte er der „Küstenpost“"."""
    words = reading.words
    dative = words[k] in reading.vocabulary.words.dative_relatives
    return dative and words[found.first] in OPENING and found.first == k + 1


def _is_told(reading: Reading, found: Phrase) -> bool:
    """Whether a phrase names a medium that asks questions and is no platform."""
    platforms = reading.vocabulary.words.platforms
    return reading.is_medium(found.first, found.last) and reading.words[found.head] not in platforms
