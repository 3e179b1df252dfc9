"""English word forms become cues: is "reports" a verb here, is "said" active, does the clause report."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.englishnouns import raised
from beleg.extraction.attribution.frames.frames import AROUND, Frame
from beleg.extraction.attribution.speakers.naming import is_own, media
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import CLAUSE_VERB, CORRECTION, NUMBER_VERB, PLAN
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    CONJUNCTION,
    GIVER,
    MEDIUM,
    NUMERAL,
    PASSIVE,
    PREPOSITION,
    RELATIVE,
    ROLE,
    SAYING,
    SUBORDINATOR,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name

_SHORT: Final = 7
_PAPER: Final = 14  # tokens of "data compiled by the provincial labour office"
_LEAD: Final = 5
_REACH: Final = 10


def is_progressive(reading: Reading, first: int, i: int) -> bool:
    """Whether a form of "be" makes a verb of a participle: "The agency is also reporting that"."""
    k = i - 1
    while k > first and reading.kind(k) & ADVERB:
        k -= 1
    gerund = reading.words[i].endswith(reading.vocabulary.endings["gerunds"])
    return bool(gerund and k >= first and reading.kind(k) & PASSIVE)


def is_passive(reading: Reading, first: int, i: int) -> bool:
    classes = reading.vocabulary.words
    if is_progressive(reading, first, i):
        return False
    i = reading.verb_start(i)
    k = i - 1
    while k >= first and (reading.kind(k) & ADVERB or _ends_as_adverb(reading, k)):
        if reading.lows[k] in classes.negations:
            return reading.words[i] not in classes.grammar_ruling_out
        k -= 1
    if k < first:
        return False
    if raised(reading, first, i) < i:
        return False
    if reading.kind(k) & CONJUNCTION and _goes_on_passive(reading, first, k, i):
        return True
    return bool(reading.kind(k) & PASSIVE) or reading.words[k] in classes.grammar_infinitive


def _ends_as_adverb(reading: Reading, k: int) -> bool:
    """Whether a word is an adverb by its ending: "are variously put at"."""
    word = reading.words[k]
    adverb = word.islower() and word.endswith(reading.vocabulary.endings["adverbs"])
    return adverb and word not in reading.vocabulary.words.grammar_not_adverbs


def _goes_on_passive(reading: Reading, first: int, k: int, i: int) -> bool:
    """ "Two nurses were abducted in Orv and released after three days": a second participle without an object."""
    words, classes = reading.words, reading.vocabulary.words
    if i + 1 >= len(words):
        return False
    alone = (
        reading.kind(i + 1) & (PREPOSITION | TIME | ADVERB)
        and words[i + 1] not in classes.grammar_speaking_links
    )
    if not alone or not words[i].endswith(reading.vocabulary.endings["participles"]):
        return False
    if any(word in classes.grammar_that for word in words[i + 1 : i + _SHORT]):
        return False  # "was promoted and reported on Friday that"
    for at in range(k - 2, max(first, k - _REACH) - 1, -1):
        if reading.kind(at) & PASSIVE:
            return words[at + 1].endswith(reading.vocabulary.endings["participles"])
        if words[at] == ",":
            return False
    return False


def is_predicate(reading: Reading, first: int, i: int) -> bool:
    """Whether an adjective is said of its subject and leads to a clause: "is adamant that", "are quite sure that"."""
    if i + 1 >= len(reading.words) or reading.words[i + 1] not in reading.vocabulary.words.grammar_that:
        return False
    k = i - 1
    while k > first and reading.kind(k) & ADVERB:
        k -= 1
    impersonal = reading.vocabulary.words.turns_impersonal
    return k > first and bool(reading.kind(k) & PASSIVE) and reading.lows[k - 1] not in impersonal


def reports(reading: Reading, unit: Unit, i: int, flags: int, last: int) -> bool:
    """Whether a verb that is not always one of saying is so here: before a clause, a quotation or its number."""
    words, v = reading.words, reading.vocabulary
    if flags & CLAUSE_VERB and has_clause(reading, unit, i):
        return True
    if not flags & (NUMBER_VERB | CORRECTION | PLAN):
        return False
    if flags & NUMBER_VERB and _is_inserted_by_giver(reading, unit, i):
        return True
    if words[unit.last - 1] == ":":
        return True
    if i + 1 < unit.last and (words[i + 1] in v.words.grammar_that or words[i + 1] in (":", ",")):
        return True
    if _has_tally(reading, i, last):
        if last < unit.last and words[last] == ":":
            return True  # "has put out a new toll: 27 dead"
    elif flags & CORRECTION or words[i] in v.words.grammar_releasing_either:
        return False
    if words[i] in v.words.grammar_finding and not _is_of_paper(reading, unit, i):
        return False
    return reading.has_kind(i + 1, last, NUMERAL) or any(
        last <= opened <= last + 1 for opened, _ in unit.speech
    )


def _is_of_paper(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a paper or a count is what finds: "figures found", "A survey by the clinic found"."""
    if reading.vocabulary.saying(reading.words[i - 1]) is not None:
        return True
    links = reading.vocabulary.words.grammar_claimant_links
    return any(
        reading.words[k + 1] in links and reading.vocabulary.saying(reading.words[k]) is not None
        for k in range(unit.segments[unit.segment(i)][0], i - 1)
    )


def _has_tally(reading: Reading, i: int, last: int) -> bool:
    """Whether what is lowered or revised is a figure and no price, power or force."""
    return reading.has_word(i + 1, last, reading.vocabulary.words.denials_tallies)


def has_clause(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a clause or a quotation follows the verb at token ``i``, or stands around it."""
    words, v = reading.words, reading.vocabulary
    if unit.speech or words[unit.last - 1] == ":":
        return True
    that, wh = v.words.grammar_that, v.words.complement
    for k in range(i + 1, min(i + 6, unit.last)):
        if words[k] in that or (k == i + 1 and words[k] in wh):
            return True
    number = unit.segment(i)
    first, last = unit.segments[number]
    if i == first + 1 and reading.lows[first] in v.words.grammar_likening:
        return True  # "As informs the agency, ..."
    if i == first + 2 and reading.lows[first] in v.words.grammar_claim_about:
        return reading.lows[first + 1] in v.words.grammar_pointing
    if words[i] in v.words.grammar_witnessing and _sees(reading, i, last):
        return True
    if _promises(reading, i, last) or (words[i] in v.words.grammar_urging and _urges(reading, i, last)):
        return True
    if words[i] in v.words.grammar_informing and _informs(reading, i, last):
        return True
    return _is_inserted(reading, unit, i, number) or _has_finite(reading, i, last)


def _promises(reading: Reading, i: int, last: int) -> bool:
    """Whether an infinitive or a number follows a verb of promising: "threatened to kill 40", "pledged 2,000 troops"."""
    classes = reading.vocabulary.words
    if reading.words[i] not in classes.grammar_promising or i + 1 >= last:
        return False
    return reading.words[i + 1] in classes.grammar_infinitive or bool(reading.kind(i + 1) & NUMERAL)


def _informs(reading: Reading, i: int, last: int) -> bool:
    """Whether what others are told of follows with its number: "notified the mission of the loss of nine men"."""
    links = reading.vocabulary.words.grammar_informing_links
    at = next((k for k in range(i + 1, min(last, i + _REACH)) if reading.words[k] in links), last)
    return reading.has_kind(at, last, NUMERAL)


def _urges(reading: Reading, i: int, last: int) -> bool:
    """Whether what others are asked to do or give follows with its number: "urged the council to send 500 men"."""
    classes = reading.vocabulary.words
    if i + 2 < last and reading.words[i + 1] in classes.grammar_urging_links:
        return reading.has_kind(i + 2, min(last, i + _LEAD), NUMERAL)
    for k in range(i + 2, min(last - 1, i + _REACH)):
        if reading.words[k] in classes.grammar_infinitive and reading.words[k + 1].islower():
            return reading.has_kind(k + 1, last, NUMERAL)
    return False


def _is_inserted(reading: Reading, unit: Unit, i: int, number: int) -> bool:
    """Whether a short clause that ends in the verb stands behind or inside what is said: ", the envoy hinted,", "As the envoy hinted,"."""
    words, v = reading.words, reading.vocabulary
    first, last = unit.segments[number]
    longest = _PAPER if reading.has_kind(first, i, SAYING) else _SHORT
    if not number and i + 1 == last < unit.last and i - first <= longest:
        return reading.lows[first] in v.words.grammar_likening
    if not number or i - first > longest or words[first - 1] != ",":
        return False
    kind = reading.kind(first)
    if i == first:
        return _closes_with_speaker(reading, i, last)
    if kind & (RELATIVE | CONJUNCTION):
        return False
    if kind & SUBORDINATOR and words[first] not in v.words.grammar_participle_leads:
        return False
    if i + 1 == last or reading.kind(i + 1) & TIME:
        return True
    return words[i + 1] in v.words.grammar_adverbials


def _sees(reading: Reading, i: int, last: int) -> bool:
    """Whether a gerund and a number follow: "recounted seeing 14 bodies"."""
    ends = reading.vocabulary.endings["gerunds"]
    return i + 2 < last and reading.words[i + 1].endswith(ends) and reading.has_kind(i + 2, last, NUMERAL)


def _closes_with_speaker(reading: Reading, i: int, last: int) -> bool:
    """Whether nothing but who speaks stands behind a verb that opens its clause: "..., explained the mayor"."""
    found = reading.phrase(i + 1, last)
    return found is not None and found.last == last and bool(reading.kind(found.head) & (GIVER | ROLE))


def _is_inserted_by_giver(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether an office or its figures "show" what stands before: "..., the ministry's figures show"."""
    number = unit.segment(i)
    known = reading.has_kind(unit.segments[number][0], i, GIVER | MEDIUM | SAYING)
    return known and _is_inserted(reading, unit, i, number)


def _has_finite(reading: Reading, i: int, last: int) -> bool:
    """Whether a clause without "that" follows: a helping verb, or one that is no participle, stands in it: "warned 26 people died"."""
    words, classes = reading.words, reading.vocabulary.words
    finite = classes.grammar_finite | classes.grammar_never_attributes
    for k in range(i + 1, last):
        if reading.kind(k) & (RELATIVE | CONJUNCTION | SUBORDINATOR):
            return False
        if k > i + 1 and words[k] in finite:
            return True
    return False


def _without_place(reading: Reading, phrase: Phrase) -> Phrase:
    """ "CNN in an interview": the medium alone."""
    words, links = reading.words, reading.vocabulary.words.grammar_place_of
    for k in range(phrase.first + 1, phrase.last):
        if words[k] in links:
            return Phrase(phrase.start, phrase.first, k, min(phrase.head, k - 1))
    return phrase


def takes_lives(reading: Reading, i: int, last: int) -> bool:
    """Whether a verb has lives as its object: "The flood has claimed at least 40 lives"."""
    classes = reading.vocabulary.words
    for k in range(i + 1, min(last, i + _REACH)):
        if reading.words[k] in classes.grammar_taken:
            return True
        if reading.words[k] in classes.grammar_that or reading.words[k] in classes.grammar_finite:
            return False
    return False


def takes_in(reading: Reading, i: int, last: int) -> bool:
    """Whether patients are taken in: "The clinic has admitted 71 injured", but not "admitted that", "admitted 71 deaths"."""
    classes = reading.vocabulary.words
    for k in range(i + 1, min(last, i + _REACH)):
        if reading.words[k] in classes.grammar_that or reading.words[k] in classes.grammar_finite:
            return False
        if reading.words[k] in classes.grammar_patients:
            return reading.has_kind(i + 1, k, NUMERAL)
    return False


def _is_audience(reading: Reading, phrase: Phrase) -> bool:
    """Whether "a news conference", "reporters" are told: hearers and no medium."""
    words, audience = reading.words, reading.vocabulary.words.addressees
    return words[phrase.head] in audience or words[phrase.last - 1] in audience


def _audience(reading: Reading, first: int, last: int) -> Phrase | None:
    """Whom somebody told, without the number that opens what was told: "told a news conference [three officers] were dead"."""
    found = reading.phrase(first, last)
    if found is None:
        return None
    for k in range(found.start + 1, found.last):
        if reading.words[k] in reading.vocabulary.words.grammar_that:
            return Phrase(
                found.start, found.start, k, k - 1
            )  # "told her [that two of his children] were missing"
        if reading.kind(k) & NUMERAL and reading.words[k - 1] in reading.vocabulary.words.addressees:
            return Phrase(found.start, found.first, k, k - 1)
    return found


def told(reading: Reading, unit: Unit, i: int, last: int, found: Frame) -> list[Name]:
    """The medium that somebody told, and "in remarks to the BBC"."""
    words = reading.words
    names: list[Name] = []
    if words[i] in reading.vocabulary.words.grammar_telling:
        phrase = _audience(reading, i + 1, last)
        if phrase and not is_own(reading, phrase):
            found.end = max(found.end, phrase.last)
            phrase = _without_place(reading, phrase)
            if reading.is_medium(phrase.first, phrase.last) and not _is_audience(reading, phrase):
                names = [reading.name(phrase.first, phrase.last)]
    elif words[i] in reading.vocabulary.words.grammar_speaking:
        names = media(reading, i + 1, last)
    else:
        names = media(reading, found.end, last) if found.where == AROUND else []
    if not names and found.speakers:
        names = _told_aside(reading, reading.tokens_of(found.speakers[0])[1], i) or _told_behind(
            reading, i, last
        )
    if not names and found.start > unit.first:
        names = (
            media(reading, unit.first, found.start)
            if words[unit.first] in reading.vocabulary.words.grammar_media_leads
            else []
        )
    return [n for n in names if not any(n.span.overlaps(s.span) for s in found.speakers)]


def _told_aside(reading: Reading, first: int, last: int) -> list[Name]:
    """The medium of an aside between a speaker and the verb: "The governor, in an interview with Radio Kel, put the toll at"."""
    classes = reading.vocabulary.words
    if (
        first + 2 >= last
        or reading.words[first] != ","
        or not reading.has(first + 1, classes.grammar_aside_leads)
    ):
        return []
    return media(reading, first + 2, last)


def _told_behind(reading: Reading, first: int, last: int) -> list[Name]:
    """The medium behind what is said: "put the toll at 46 in an interview with Radio Kel"."""
    classes = reading.vocabulary.words
    for k in range(first + 1, last - 3):
        if reading.lows[k] in classes.grammar_aside_leads and reading.has_word(
            k + 1, k + 4, classes.grammar_asides
        ):
            return media(reading, k + 2, last)
    return []
