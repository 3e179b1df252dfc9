"""English nouns become claims: "a claim by X that ...", "the ministry's toll stands at 40", "keeps a list of 40"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.englishnouns import GENITIVES, stands_behind_aside
from beleg.extraction.attribution.frames.englishsubjects import subject_of
from beleg.extraction.attribution.frames.falsehoods import calls_false, is_denied
from beleg.extraction.attribution.frames.frames import FORWARD, INSIDE, Frame
from beleg.extraction.attribution.frames.received import fronted, received
from beleg.extraction.attribution.speakers.englishbackwards import before
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    GIVER,
    MEDIUM,
    NAME,
    NUMBER,
    NUMERAL,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SUBORDINATOR,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit

_OWNING: Final = (*GENITIVES, "'", "\u2019")
_AMOUNT: Final = 5  # tokens of "of at least 40 missing"
_FAR: Final = 12
_PLATFORM: Final = 7  # tokens of "in the local media that"
_LEADS: Final = CONJUNCTION | SUBORDINATOR | PREPOSITION | TIME | ADVERB
_NEAR_LIST: Final = 5  # tokens between a verb and the list that somebody keeps
_LIST_AMOUNT: Final = 4  # tokens of "of at least 40"


def claim(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """The frame of a noun like "claims" that says whose claim a clause is."""
    classes = reading.vocabulary.words
    follower = reading.words[i + 1] if i + 1 < unit.last else ""
    if reading.words[i] in classes.grammar_messages and (news := received(reading, unit, i)):
        return news
    if given := fronted(reading, unit, i):
        return given
    if i == unit.first and not _opens(reading, unit, i):
        return None
    if follower in classes.grammar_kept_links and (kept := _kept_by(reading, unit, i)):
        return kept
    if reading.words[i] in classes.grammar_ledgers:
        return None
    if reading.words[i] in classes.grammar_tallies and _stands(reading, unit, i):
        return _standing(reading, unit, i)
    if follower in classes.grammar_standing and reading.has(i + 2, classes.grammar_that):
        return _version(reading, unit, i)
    if reading.words[i] in classes.grammar_tallies and (given := _given(reading, unit, i)):
        return given
    by = _claimant_behind(reading, unit, i, follower)
    if by is None and not _is_claim(reading, unit, i, follower):
        return None
    found = before(reading, unit.segments[unit.segment(i)][0], i + 1)
    return _claimed(reading, unit, i, found, by, follower) if found else None


def _opens(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a bare noun opens a sentence that calls the claim false: "Reports on social media that 40 died are false"."""
    leads = reading.vocabulary.words.grammar_claim_leads
    return is_denied(reading, unit, i) and reading.has_word(i + 1, min(i + _PLATFORM, unit.last), leads)


def _is_claim(reading: Reading, unit: Unit, i: int, follower: str) -> bool:
    """Whether a noun leads to what is claimed: "claims that", "a rebel report of"; not "The rebels claim that"."""
    classes = reading.vocabulary.words
    owned = i > unit.first and reading.words[i - 1].endswith(_OWNING)
    done = (
        owned and follower in classes.grammar_infinitive and reading.words[i + 2] in classes.verbs_auxiliaries
    )
    if follower not in classes.claim_follows and not done:  # "the rebels' claim to have killed nine"
        return False
    named = i > unit.first and reading.kind(i - 1) & (NAME | PRONOUN)
    if named and not _is_compound(reading, unit, i) and not is_denied(reading, unit, i):
        return False
    return not _is_verb(reading, unit, i, follower)


def _claimed(
    reading: Reading, unit: Unit, i: int, found: Phrase, by: Phrase | None, follower: str
) -> Frame | None:
    """The frame of a claim, which is told by whom ``by`` names or by whoever is named in its own phrase."""
    v = reading.vocabulary
    if reading.words[i] in v.words.grammar_tallies and not _has_own_number(reading, found.first, i):
        return None
    first = _claimant_start(reading, found.first, i)
    denied = is_denied(reading, unit, i)
    if follower in v.words.grammar_claim_links and not denied and not _has_own_number(reading, first, i):
        return None
    name = reading.name(by.first, by.last) if by else reading.name(first, _claimant_end(reading, first, i))
    certainty = "denied" if denied else v.nouns.get(reading.words[i], "stated")
    names = [] if name.text.lower() in v.words.nouns_nameless else [name]
    end = by.last if by else i + 1
    called = next((k for k in unit.marks if k > end and calls_false(reading, k)), unit.last)
    cue, span = (i, i + 1), (end, called)
    return Frame(
        names, cue, found.start, end, INSIDE, "claim", certainty, "reported", [], span, claimant=True
    )


def _claimant_start(reading: Reading, first: int, i: int) -> int:
    """Where whoever claims begins: behind the last article or preposition, and behind what calls the claim false."""
    start = max([first, *(k + 1 for k in range(first, i) if reading.kind(k) & (DETERMINER | PREPOSITION))])
    while start < i and calls_false(reading, start):
        start += 1
    return start


def _has_own_number(reading: Reading, first: int, i: int) -> bool:
    """Whether somebody's count is followed by its number: "the centre's earlier estimate of 30 missing"."""
    owned = any(reading.words[k].endswith(_OWNING) for k in range(first + 1, i))
    owned = owned or reading.words[i - 1] in reading.vocabulary.words.grammar_official
    return owned and reading.has_kind(i + 2, min(i + 2 + _AMOUNT, len(reading.words)), NUMBER)


def _stands(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a tally is what stands at a number, at most behind what it is for: "The ministry's figure for the west was 640"."""
    standing = reading.vocabulary.words.grammar_standing
    k = i + 1
    if k < unit.last and reading.words[k] in reading.vocabulary.words.grammar_tally_links:
        verbs = (n for n in range(k + 1, min(k + _FAR, unit.last)) if reading.words[n] in standing)
        found = reading.phrase(k + 1, next(verbs, k))
        k = found.last if found else k
    elif k < unit.last and reading.words[k] in reading.vocabulary.words.grammar_dating:
        k += 1
        while k < unit.last and reading.kind(k) & (TIME | NUMERAL):
            k += 1  # "The ministry's count on 11 September stood at 22"
    return k < unit.last and reading.words[k] in standing


def _standing(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "The ministry's toll stands at 40": whose count it is says so."""
    start = unit.segments[unit.segment(i)][0]
    found = before(reading, start, i + 1)
    if found is None or not reading.has_kind(i + 1, unit.last, NUMERAL):
        return None
    end = _claimant_end(reading, found.first, i)
    if end > i or not reading.has_kind(found.first, end, GIVER | ROLE | MEDIUM):
        return None
    certainty = reading.vocabulary.nouns.get(reading.words[i], "stated")
    name = reading.name(found.first, end)
    return Frame([name], (i, i + 1), found.start, i + 1, FORWARD, "claim", certainty, "reported")


def _version(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "The army's version is that nine died": whose version it is says so."""
    found = before(reading, unit.segments[unit.segment(i)][0], i + 1)
    if found is None:
        return None
    end = _claimant_end(reading, found.first, i)
    if reading.words[end - 1] in reading.vocabulary.words.grammar_not_speaking:  # "the official version"
        end = i + 1
    name = reading.name(found.first, end)
    certainty = reading.vocabulary.nouns.get(reading.words[i], "stated")
    return Frame([name], (i, i + 1), found.start, i + 2, FORWARD, "claim", certainty, "reported")


def _given(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "The latest toll from the ministry stands at 40", "The count issued by the police was 40"."""
    words, classes = reading.words, reading.vocabulary.words
    k = i + 1 + (i + 2 < unit.last and words[i + 2] in classes.prepositions_by)
    if k + 1 >= unit.last or words[k] not in classes.grammar_claimant_links:
        return None
    near = range(k + 2, min(k + _FAR, unit.last))
    at = next((n for n in near if words[n] in classes.grammar_standing), k + 1)
    found = reading.phrase(k + 1, at)
    if found is None or found.last != at:
        return None
    named = reading.kind(found.head) & (GIVER | ROLE) or reading.actor(found.first, found.last)
    if not named or not reading.has_kind(found.last, unit.last, NUMERAL):
        return None
    certainty = reading.vocabulary.nouns.get(words[i], "stated")
    name = reading.name(found.first, found.last)
    return Frame([name], (i, i + 1), i, found.last + 1, FORWARD, "claim", certainty, "reported")


def _claimant_end(reading: Reading, first: int, i: int) -> int:
    """Where whoever claims ends before "claims": "the general's repeated claims", "opposition claims"."""
    for k in range(first + 1, i):
        if reading.words[k].endswith(_OWNING):
            return k
    if reading.words[i - 1] in reading.vocabulary.words.grammar_official:
        return i + 1
    named = i > first and reading.kind(i - 1) & (GIVER | ROLE) and not reading.kind(i - 1) & MEDIUM
    return i if named else i + 1


def _is_verb(reading: Reading, unit: Unit, i: int, follower: str) -> bool:
    """Whether the subject that opens a clause does what may be a noun: "The ministry reports that"."""
    start = unit.segments[unit.segment(i)][0]
    words, classes = reading.words, reading.vocabulary.words
    if follower not in classes.grammar_that or not words[i].endswith("s") or is_denied(reading, unit, i):
        return False
    if i == start:
        return stands_behind_aside(reading, unit, i)
    found = before(reading, start, i)
    if found is None or words[i - 1].endswith("s") or not _opens_clause(reading, start, found.start):
        return False
    known = reading.kind(found.head) & (GIVER | MEDIUM | ROLE) or found.first > unit.first
    return found.start < found.first or bool(reading.kind(found.first) & CAPITAL and known)


def _opens_clause(reading: Reading, first: int, last: int) -> bool:
    """Whether nothing but conjunctions and a time stands in a range: "while", "on Friday"."""
    return all(reading.kind(k) & _LEADS for k in range(first, last))


def _claimant_behind(reading: Reading, unit: Unit, i: int, follower: str) -> Phrase | None:
    """X in "a finding by X that ...", "a rumour on social media that ..."."""
    classes = reading.vocabulary.words
    spread = follower not in classes.grammar_claimant_links
    if spread and follower not in classes.prepositions_medium:
        return None
    found = reading.phrase(i + 2, unit.last)
    if spread and found and not _is_platform(reading, found):
        return None
    if found is None or found.last + 1 >= unit.last or not reading.is_speaker(found):
        return None
    return found if reading.words[found.last] in reading.vocabulary.words.grammar_claim_leads else None


def _is_platform(reading: Reading, found: Phrase) -> bool:
    """Whether a claim is spread there: "on Facebook", "on social media"."""
    platforms = reading.vocabulary.words.platforms
    return reading.is_medium(found.first, found.last) or reading.has_word(found.first, found.last, platforms)


def _is_compound(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a claim has its claimant before it as "a rebel report that" does, behind a verb that denies."""
    start = unit.segments[unit.segment(i)][0]
    for k in range(max(start, i - 4), i):
        if reading.kind(k) & DETERMINER and reading.words[k] not in reading.vocabulary.words.nouns_claims:
            return True
    return False


def _kept_by(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """The frame of a list or a report at token ``i`` that leads to a number and that a body keeps or has received."""
    if not reading.has_kind(i + 2, min(i + 2 + _LIST_AMOUNT, unit.last), NUMERAL):
        return None
    words, classes = reading.words, reading.vocabulary.words
    first = unit.segments[unit.segment(i)][0]
    verb = next(
        (k for k in range(i - 1, max(first - 1, i - _NEAR_LIST), -1) if words[k] in classes.grammar_keeping),
        -1,
    )
    if verb < 0 or any(reading.kind(k) & PREPOSITION for k in range(verb + 1, i)):
        return None
    end = verb
    while end > first and reading.kind(end - 1) & (ADVERB | AUXILIARY):
        end -= 1
    if end > first and reading.kind(end - 1) & PRONOUN:
        return None
    found = subject_of(reading, unit, end, first, [])
    if found is None or not found[0]:
        return None
    named, last = reading.tokens_of(found[0][0])
    determined = named > unit.first and reading.kind(named - 1) & DETERMINER
    known = reading.has_kind(named, last, GIVER | ROLE | MEDIUM) or reading.actor(named, last) is not None
    if not (known or (determined and reading.has_kind(named, last, CAPITAL))):
        return None
    name = found[0][0]
    certainty = reading.vocabulary.nouns.get(words[i], "stated")
    return Frame([name], (i, i + 1), found[2], i + 2, FORWARD, "claim", certainty, "reported")
