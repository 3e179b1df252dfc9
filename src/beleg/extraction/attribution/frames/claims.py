"""Claims become frames: "claims that ...", "Berichte, wonach ...", and what a sentence calls false."""

from __future__ import annotations

from beleg.extraction.attribution.frames.englishnouns import GENITIVES, stands_behind_aside
from beleg.extraction.attribution.frames.frames import FORWARD, INSIDE, PREVIOUS, Frame
from beleg.extraction.attribution.frames.ledgers import kept_by
from beleg.extraction.attribution.speakers.englishphrases import before
from beleg.extraction.attribution.speakers.naming import speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import FALSE, STRONG, WEAK
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    FUNCTION,
    GIVER,
    LETTER,
    MEDIUM,
    NAME,
    NUMERAL,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit

_PLATFORM = 5  # tokens
_AMOUNT = 4  # tokens
_FAR = 12
_LEADS = CONJUNCTION | SUBORDINATOR | PREPOSITION | TIME | ADVERB


def claim(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """The frame of a noun like "claims" or "Meldungen" that says whose claim a clause is."""
    if reading.vocabulary.nouns_capitalised:
        return _german(reading, unit, i)
    return _english(reading, unit, i)


def _german(reading: Reading, unit: Unit, i: int) -> Frame | None:
    start = _phrase_start(reading, unit, i)
    found = reading.phrase(start, unit.last)
    if found is None or found.last <= i or _is_cited(reading, unit, found.start):
        return None
    denied = _is_denied(reading, unit, i)
    span = _german_content(reading, unit, found.last, denied)
    if span is None:
        return None
    names, via, certainty = speaker_of(reading, unit, found)
    certainty = "denied" if denied else certainty
    return Frame(
        names,
        (i, i + 1),
        found.start,
        found.last,
        INSIDE,
        "claim",
        certainty,
        "reported",
        via,
        span,
        claimant=True,
    )


def _is_cited(reading: Reading, unit: Unit, start: int) -> bool:
    """Whether a noun only tells how somebody is quoted: "zitierte den Landrat mit der Aussage, ..."."""
    classes = reading.vocabulary.words
    if start == unit.first or reading.words[start - 1] not in classes.grammar_talk_links:
        return False
    return reading.has_word(unit.first, start, classes.grammar_citing)


def _phrase_start(reading: Reading, unit: Unit, i: int) -> int:
    """Where the phrase of a noun begins: its adjectives and determiner stand before it."""
    first = unit.segments[unit.segment(i)][0]
    for k in range(max(first, i - 4), i):
        found = reading.phrase(k, i + 1)
        if found and found.last == i + 1:
            bare = found.start == found.first < found.head and reading.words[k].endswith("ten")
            return k + 1 if bare else k
    return i


def _german_content(reading: Reading, unit: Unit, end: int, denied: bool) -> tuple[int, int] | None:
    words, v = reading.words, reading.vocabulary
    if end >= unit.last:
        return None
    if (
        end + 1 < unit.last
        and words[end + 1] == ","
        and any(words[end] in some for some in v.particles.values())
    ):
        end += 1
    end = _behind_platform(reading, unit, end)
    if words[end] == "," and end + 1 < unit.last:
        first, last = unit.segments[unit.segment(end + 1)]
        if words[first] in v.words.grammar_claim_leads or _leads_back(reading, first, last):
            return first, last
        if reading.has_flag(first, last, STRONG | WEAK) and not reading.kind(first) & RELATIVE:
            return first, last
    if words[end] in v.words.grammar_claim_links and (denied or _is_about_number(reading, unit, end)):
        return end, unit.segments[unit.segment(end)][1]
    return None


def _is_about_number(reading: Reading, unit: Unit, end: int) -> bool:
    """Whether reports in the plural tell of a number: "Berichte über 30 Tote", not "der Bericht über die Flut"."""
    classes = reading.vocabulary.words
    if (
        reading.words[end - 1] not in classes.grammar_rumoured
        or reading.lows[end] in classes.grammar_agent_links
    ):
        return False
    return reading.has_kind(end + 1, min(end + _AMOUNT, unit.last), NUMERAL | DIGIT)


def _leads_back(reading: Reading, first: int, last: int) -> bool:
    """Whether a clause says that what it holds is claimed: "denen zufolge", "laut denen"."""
    if first + 1 >= last:
        return False
    words, classes = reading.words, reading.vocabulary.words
    if words[first + 1] in classes.prepositions_after:
        return words[first] in classes.dative_relatives
    return words[first] in classes.prepositions_source and words[first + 1] in classes.dative_relatives


def _behind_platform(reading: Reading, unit: Unit, end: int) -> int:
    """Behind where a claim is found: "Berichte auf Twitter", "Meldungen in sozialen Medien"."""
    words = reading.words
    if not reading.kind(end) & PREPOSITION:
        return end
    for k in range(end + 1, min(end + _PLATFORM, unit.last - 1)):
        if words[k] == ",":
            return k
    return end


def _english(reading: Reading, unit: Unit, i: int) -> Frame | None:
    if i == unit.first:
        return None
    classes = reading.vocabulary.words
    follower = reading.words[i + 1] if i + 1 < unit.last else ""
    if follower in classes.grammar_kept_links and (kept := kept_by(reading, unit, i)):
        return kept
    if reading.words[i] in classes.grammar_ledgers:
        return None
    if reading.words[i] in classes.grammar_tallies and follower in classes.grammar_standing:
        return _standing(reading, unit, i)
    if follower in classes.grammar_standing and reading.has(i + 2, classes.grammar_that):
        return _version(reading, unit, i)
    if reading.words[i] in classes.grammar_tallies and (given := _given(reading, unit, i)):
        return given
    by = _claimant_behind(reading, unit, i) if follower in classes.grammar_claimant_links else None
    if by is None and not _is_claim(reading, unit, i, follower):
        return None
    found = before(reading, unit.segments[unit.segment(i)][0], i + 1)
    return _claimed(reading, unit, i, found, by, follower) if found else None


def _is_claim(reading: Reading, unit: Unit, i: int, follower: str) -> bool:
    """Whether a noun leads to what is claimed: "claims that", "a rebel report of"; not "The rebels claim that"."""
    if follower not in reading.vocabulary.words.claim_follows:
        return False
    if reading.kind(i - 1) & (NAME | PRONOUN) and not _is_compound(reading, unit, i):
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
    denied = _is_denied(reading, unit, i)
    if follower in v.words.grammar_claim_links and not denied and not _has_own_number(reading, first, i):
        return None
    name = reading.name(by.first, by.last) if by else reading.name(first, _claimant_end(reading, first, i))
    certainty = "denied" if denied else v.nouns.get(reading.words[i], "stated")
    end = by.last if by else i + 1
    cue, span = (i, i + 1), (end, unit.last)
    return Frame(
        [name], cue, found.start, end, INSIDE, "claim", certainty, "reported", [], span, claimant=True
    )


def _claimant_start(reading: Reading, first: int, i: int) -> int:
    """Where whoever claims begins: behind "the", and behind what calls the claim false."""
    definite = reading.vocabulary.words.grammar_definite
    start = max([first, *(k + 1 for k in range(first, i) if reading.words[k] in definite)])
    while start < i and reading.flags(start) & FALSE:
        start += 1
    return start


def _has_own_number(reading: Reading, first: int, i: int) -> bool:
    """Whether somebody's count is followed by its number: "the centre's earlier estimate of 30 missing"."""
    owned = any(reading.words[k].endswith(GENITIVES) for k in range(first + 1, i))
    return owned and reading.has_kind(i + 2, min(i + 2 + _PLATFORM, len(reading.words)), DIGIT | NUMERAL)


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
        if reading.words[k].endswith(GENITIVES):
            return k
    named = i > first and reading.kind(i - 1) & (GIVER | ROLE) and not reading.kind(i - 1) & MEDIUM
    return i if named else i + 1


def _is_verb(reading: Reading, unit: Unit, i: int, follower: str) -> bool:
    """Whether the subject that opens a clause does what may be a noun: "The ministry reports that"."""
    start = unit.segments[unit.segment(i)][0]
    words, classes = reading.words, reading.vocabulary.words
    if follower not in classes.grammar_that or not words[i].endswith("s") or _is_denied(reading, unit, i):
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


def _claimant_behind(reading: Reading, unit: Unit, i: int) -> Phrase | None:
    """X in "a finding by X that ..."."""
    found = reading.phrase(i + 2, unit.last)
    if found is None or found.last + 1 >= unit.last or not reading.is_speaker(found):
        return None
    return found if reading.words[found.last] in reading.vocabulary.words.grammar_claim_leads else None


def _is_compound(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a claim has its claimant before it as "a rebel report that" does, behind a verb that denies."""
    start = unit.segments[unit.segment(i)][0]
    for k in range(max(start, i - 4), i):
        if reading.kind(k) & DETERMINER and reading.words[k] not in reading.vocabulary.words.nouns_claims:
            return True
    return False


def _is_denied(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a unit denies the claim in it: by its verb, or by calling it false."""
    words, v = reading.words, reading.vocabulary
    if unit.flags & FALSE and any(_is_false(reading, unit, k) or k + 1 == i for k in unit.marks):
        return True
    for k in unit.marks:
        word = words[k]
        if v.certainty.get(word) == "denied" or word in v.words.denials_scolding:
            return True
        if word in v.particles and _is_parted_denial(reading, unit, k):
            return True
    return False


def _is_parted_denial(reading: Reading, unit: Unit, k: int) -> bool:
    """Whether a verb with one of its particles denies: "wies ... zurück"."""
    words, v = reading.words, reading.vocabulary
    return any(
        words[n] in v.particles[words[k]] and v.certainty.get(words[n] + " " + words[k]) == "denied"
        for n in range(k, unit.last)
    )


def _is_false(reading: Reading, unit: Unit, k: int) -> bool:
    """Whether something is called false by token ``k``, which is no attribute: not "propaganda material"."""
    if not reading.flags(k) & FALSE:
        return False
    if k + 1 >= unit.last or reading.words[k + 1] in reading.vocabulary.words.verbs_dummy:  # "falsch gewesen"
        return True
    return not reading.kind(k + 1) & LETTER or bool(reading.kind(k + 1) & FUNCTION)


def falsehood(reading: Reading, unit: Unit) -> Frame | None:
    """What a sentence without a claimant calls false: "Die Zahl 300 ist frei erfunden"."""
    first = unit.first
    if reading.flags(first) & FALSE and first + 2 < unit.last and reading.words[first + 1] == ":":
        span = (first + 2, unit.last)
        return Frame(
            [], (first, first + 1), first, first + 2, INSIDE, "called false", "denied", "reported", [], span
        )
    for i in unit.marks:
        if (
            _is_false(reading, unit, i)
            and reading.has_kind(first, i, NUMERAL)
            and _predicates(reading, unit, i)
            and not _is_of_an_object(reading, unit, i)
        ):
            return Frame(
                [], (i, i + 1), i, i + 1, INSIDE, "called false", "denied", "reported", [], (first, i)
            )
    return _called_false(reading, unit)


def _is_of_an_object(reading: Reading, unit: Unit, i: int) -> bool:
    """ "said that nine were held, and called the statements propaganda": of what is called so, not of the number."""
    if reading.vocabulary.verb_second:
        return False
    first = unit.segments[unit.segment(i)][0]
    for k in range(first, i):
        if reading.words[k] in reading.vocabulary.words.grammar_naming:
            return reading.has_kind(k + 1, i, DETERMINER) and not reading.has_kind(k + 1, i, NUMERAL)
    return False


def _called_false(reading: Reading, unit: Unit) -> Frame | None:
    """ "Die Behörde nannte diese Zahl falsch": the figure of the sentence before is called false."""
    if not reading.at or reading.units[reading.at - 1].block != unit.block:
        return None
    lows, v = reading.lows, reading.vocabulary
    for i in unit.marks:
        if not reading.flags(i) & FALSE or reading.has_kind(unit.first, i, NUMERAL):
            continue
        opener = unit.segments[unit.segment(i)][0]
        if v.verb_second and reading.kind(opener) & SUBORDINATOR and lows[opener] not in v.words.complement:
            continue  # "..., da die Leitung die Zahl falsch angegeben hatte"
        for k in range(unit.first, i - 1):
            if lows[k] in v.words.grammar_definite and reading.words[k + 1] in v.words.denials_tallies:
                return Frame([], (i, i + 1), k, i + 1, PREVIOUS, "called false", "denied", "reported")
    return None


def _predicates(reading: Reading, unit: Unit, i: int) -> bool:
    words, v = reading.words, reading.vocabulary
    helpers = v.words.verbs_dummy
    return any(
        words[k] in helpers or words[k] in v.words.grammar_naming for k in range(unit.first, unit.last)
    )
