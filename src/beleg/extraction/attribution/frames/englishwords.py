"""English word forms become cues: is "reports" a verb here, is "said" active, does the clause report."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import AROUND, Frame
from beleg.extraction.attribution.speakers.naming import media
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import (
    BREAK,
    CLAUSE_VERB,
    CORRECTION,
    NUMBER_VERB,
    PLAN,
    STOPS,
    VERB,
)
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    FUNCTION,
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

_NEAR: Final = 3  # words between an article and its noun
_SHORT: Final = 7
_REACH: Final = 10  # tokens
_OPENS_OBJECT: Final = DETERMINER | NUMERAL | DIGIT
GENITIVES: Final[tuple[str, ...]] = ("'s", "\u2019s")
_VERB_ENDS: Final[tuple[str, ...]] = ("ed", "id", "ote")


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
    k = i - 1
    while k >= first and reading.kind(k) & ADVERB:
        if reading.lows[k] in classes.negations:
            return reading.words[i] not in classes.grammar_ruling_out
        k -= 1
    if k < first:
        return False
    if raised(reading, first, i) < i:
        return False
    return bool(reading.kind(k) & PASSIVE) or reading.words[k] in classes.grammar_infinitive


def is_predicate(reading: Reading, first: int, i: int) -> bool:
    """Whether an adjective is said of its subject and leads to a clause: "is adamant that", "are quite sure that"."""
    if i + 1 >= len(reading.words) or reading.words[i + 1] not in reading.vocabulary.words.grammar_that:
        return False
    k = i - 1
    while k > first and reading.kind(k) & ADVERB:
        k -= 1
    impersonal = reading.vocabulary.words.turns_impersonal
    return k > first and bool(reading.kind(k) & PASSIVE) and reading.lows[k - 1] not in impersonal


def raised(reading: Reading, first: int, i: int) -> int:
    """Where the words begin that make of an infinitive what the subject says: "was [able to confirm]"; else ``i``."""
    words, classes = reading.words, reading.vocabulary.words
    if i - 2 <= first or words[i - 1] not in classes.grammar_infinitive:
        return i
    k = i - 1
    while k > first and words[k - 1] in classes.grammar_raising:
        k -= 1
    return k if k < i - 1 else i


def _is_singular_determiner(reading: Reading, k: int) -> bool:
    words = reading.vocabulary.words
    return reading.words[k] in words.determiners and reading.words[k] not in words.grammar_plural_determiners


def _follows_name(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether a name stands before a word that then is a verb: "Reuters reports", "UNICEF estimates"."""
    words = reading.words
    if i == first + 1 and words[i - 1].isupper():
        return True
    behind = words[min(i + 1, unit.last - 1)]
    named = i - 1 > unit.first and reading.kind(i - 1) & CAPITAL
    return bool(named) and behind not in reading.vocabulary.words.grammar_noun_of


def is_noun(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether "reports", "claims" or "estimates" is a noun here."""
    words, lows, v = reading.words, reading.lows, reading.vocabulary
    word = words[i]
    if i > first and (words[i - 1] in v.words.possessives or words[i - 1].endswith(GENITIVES)):
        return True
    if _disagrees(reading, first, i):
        return True
    if word.endswith(_VERB_ENDS) or word in v.words.grammar_verb_only:
        return i > first and _is_singular_determiner(reading, i - 1)
    if word.endswith(v.endings["gerunds"]):
        return False
    previous = lows[i - 1] if i > first else ""
    if word not in v.nouns and word not in v.words.nouns_claims:
        plural = previous in v.words.grammar_plural_determiners or raised(reading, first, i) < i
        return (i == first and i == unit.first) or (
            not plural and (previous in v.words.determiners or previous in v.words.prepositions)
        )
    if i > first and _follows_name(reading, unit, first, i):
        return False
    follower = lows[i + 1] if i + 1 < unit.last else "."
    if _is_verb_here(reading, unit, first, i):
        return False
    if i == first or previous in v.words.determiners or previous in v.words.prepositions:
        return True
    if (
        follower in v.words.grammar_noun_after
        or v.marks.get(follower, 0) & (VERB | BREAK)
        or follower in STOPS
    ):
        return True
    return previous in v.words.grammar_noun_before


def _disagrees(reading: Reading, first: int, i: int) -> bool:
    """Whether the plain form of a verb stands behind one thing alone, and so is a noun: "a hydel project"."""
    classes = reading.vocabulary.words
    word = reading.words[i]
    if (
        word.endswith("s")
        or word in classes.grammar_unchanging
        or not reading.vocabulary.marks.get(word + "s", 0)
    ):
        return False
    for k in range(i - 1, max(first, i - _NEAR) - 1, -1):
        if reading.lows[k] in classes.grammar_singular_leads:
            return True
        if reading.kind(k) & (FUNCTION | ADVERB):
            return False
    return False


def is_compounded(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether the last part of a compound stands before the name that it is of: "the media project Orb"."""
    named = i + 1 < unit.last and reading.kind(i + 1) & CAPITAL
    if not named or i == first or reading.kind(i - 1) & (FUNCTION | GIVER | ADVERB):
        return False
    return reading.words[i - 1].islower() and not reading.words[i - 1].endswith("s")


def _is_verb_here(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether the place of a word in its sentence makes it a verb, whatever stands beside it."""
    if _heads_title(reading, unit, first, i) or _leads_in(reading, unit, first, i):
        return True
    if _is_plural_before_clause(reading, unit, first, i) or _closes_inserted(reading, unit, first, i):
        return True
    return i == first and stands_behind_aside(reading, unit, i)


def _closes_inserted(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether a verb ends the sentence behind its subject and a comma: "40 people died, the observatory claims."."""
    if (
        i + 1 < unit.segments[-1][1]
        or i - first > _SHORT
        or not unit.segment(i)
        or reading.words[first - 1] != ","
    ):
        return False
    found = reading.phrase(first, i)
    if found is None or found.last != i or not reading.is_speaker(found):
        return False
    known = reading.has_kind(found.first, found.last, GIVER | ROLE) or reading.actor(found.first, found.last)
    one = not reading.words[found.head].endswith("s")
    return bool(known) and one == reading.words[i].endswith("s")


def _is_plural_before_clause(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether a plain form stands between a bare plural that opens its clause and "that": "Local media report that"."""
    classes = reading.vocabulary.words
    if (
        reading.words[i].endswith("s")
        or i + 1 >= unit.last
        or reading.words[i + 1] not in classes.grammar_that
    ):
        return False
    return 0 < i - first < _NEAR and not reading.has_kind(first, i, FUNCTION | NUMERAL)


def stands_behind_aside(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a verb stands behind an aside: "The militants, on their channel, claim to have"."""
    if i == unit.first or reading.words[i - 1] != "," or i + 1 >= unit.last:
        return False
    classes = reading.vocabulary.words
    if reading.words[i + 1] in classes.grammar_infinitive:
        return True
    has_object = reading.words[i + 1] in classes.grammar_that or reading.kind(i + 1) & _OPENS_OBJECT
    return bool(has_object) and _parts_subject(reading, unit, unit.segment(i) - 1)


def _parts_subject(reading: Reading, unit: Unit, number: int) -> bool:
    """Whether a segment stands between a bare noun phrase and its verb: "The radio, citing a nurse, reports"."""
    if number < 1:
        return False
    lead, end = unit.segments[number]
    explained = reading.phrase(lead, end) if reading.kind(lead) & (DETERMINER | CAPITAL) else None
    if explained is not None and explained.last != end:
        return False
    if (
        explained is None
        and not reading.kind(lead) & (PREPOSITION | RELATIVE)
        and not reading.has(lead, reading.vocabulary.words.verbs_relay)
    ):
        return False
    first, last = unit.segments[number - 1]
    found = reading.phrase(first, last)
    return found is not None and found.last == last


def _heads_title(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether a verb opens the last part of a headline: "Nine held, claims the governor"."""
    if unit.kind != "title" or i != first or first == unit.first or reading.words[i - 1] != ",":
        return False
    found = reading.phrase(i + 1, unit.last)
    return found is not None and found.last >= unit.segments[-1][1] and reading.words[i].endswith("s")


def _leads_in(reading: Reading, unit: Unit, first: int, i: int) -> bool:
    """Whether a verb stands before the colon of a list: "The fire service reports:"."""
    last = unit.last - 1
    colon = i + 1 if reading.words[last] == ":" and last == i + 1 else -1
    if (
        colon < 0
        and unit.last == i + 1
        and unit.last < len(reading.words)
        and reading.words[unit.last] == ":"
    ):
        colon = unit.last
    return colon > 0 and i - first > 1 and reading.has_kind(first, i, GIVER | MEDIUM)


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
    if _has_tally(reading, unit, i, last):
        if last < unit.last and words[last] == ":":
            return True  # "has put out a new toll: 27 dead"
    elif flags & CORRECTION:
        return False
    if words[i] in v.words.grammar_finding and v.saying(words[i - 1]) is None:
        return False
    return reading.has_kind(i + 1, last, NUMERAL) or any(
        last <= opened <= last + 1 for opened, _ in unit.speech
    )


def _has_tally(reading: Reading, unit: Unit, i: int, last: int) -> bool:
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
    last = unit.segments[number][1]
    if words[i] in v.words.grammar_promising and i + 1 < last and words[i + 1] in v.words.grammar_infinitive:
        return True
    return _is_inserted(reading, unit, i, number) or _has_finite(reading, i, last)


def _is_inserted(reading: Reading, unit: Unit, i: int, number: int) -> bool:
    """Whether a short clause that ends in the verb stands behind or inside what is said: ", the envoy hinted,"."""
    words, v = reading.words, reading.vocabulary
    first, last = unit.segments[number]
    if not number or i - first > _SHORT or words[first - 1] != ",":
        return False
    kind = reading.kind(first)
    if i == first or kind & (RELATIVE | CONJUNCTION):
        return False
    if kind & SUBORDINATOR and words[first] not in v.words.grammar_participle_leads:
        return False
    if i + 1 == last or reading.kind(i + 1) & TIME:
        return True
    return words[i + 1] in v.words.grammar_adverbials


def _is_inserted_by_giver(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether an office or its figures "show" what stands before: "..., the ministry's figures show"."""
    number = unit.segment(i)
    known = reading.has_kind(unit.segments[number][0], i, GIVER | MEDIUM | SAYING)
    return known and _is_inserted(reading, unit, i, number)


def _has_finite(reading: Reading, i: int, last: int) -> bool:
    """Whether a clause without "that" follows: a finite helping verb stands in it."""
    words, finite = reading.words, reading.vocabulary.words.grammar_finite
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


def _is_audience(reading: Reading, phrase: Phrase) -> bool:
    """Whether "a news conference", "reporters" are told: hearers and no medium."""
    words, audience = reading.words, reading.vocabulary.words.addressees
    return words[phrase.head] in audience or words[phrase.last - 1] in audience


def told(reading: Reading, unit: Unit, i: int, last: int, found: Frame) -> list[Name]:
    """The medium that somebody told, and "in remarks to the BBC"."""
    words = reading.words
    names: list[Name] = []
    if words[i] in reading.vocabulary.words.grammar_telling:
        phrase = reading.phrase(i + 1, last)
        if phrase:
            found.end = max(found.end, phrase.last)
            phrase = _without_place(reading, phrase)
            if reading.is_medium(phrase.first, phrase.last) and not _is_audience(reading, phrase):
                names = [reading.name(phrase.first, phrase.last)]
    elif words[i] in reading.vocabulary.words.grammar_speaking:
        names = media(reading, i + 1, last)
    else:
        names = media(reading, found.end, last) if found.where == AROUND else []
    if not names and found.start > unit.first:
        names = (
            media(reading, unit.first, found.start)
            if words[unit.first] in reading.vocabulary.words.grammar_media_leads
            else []
        )
    return [n for n in names if not any(n.span.overlaps(s.span) for s in found.speakers)]
