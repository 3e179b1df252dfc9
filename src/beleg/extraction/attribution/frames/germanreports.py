"""German verbs become reports or not: "meldete, dass" and "kam auf 40 Tote" report, "kam auf dem Weg" does not."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from beleg.extraction import numbers
from beleg.extraction.attribution.frames.frames import Frame
from beleg.extraction.attribution.frames.germanbackward import comments, refers_back
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import (
    CLAUSE_ONLY,
    CLAUSE_VERB,
    CORRECTION,
    NUMBER_VERB,
    PARTICIPLE,
    PLAN,
    STRONG,
    VERB,
    WEAK,
)
from beleg.extraction.attribution.words.kinds import (
    GENITIVE,
    GIVER,
    MEDIUM,
    NUMBER,
    NUMERAL,
    RELATIVE,
    ROLE,
    SAYING,
    SUBORDINATOR,
)
from beleg.extraction.attribution.words.units import Unit
from beleg.extraction.attribution.words.wordclasses import Words
from beleg.languages import load
from beleg.model import Name

_SPEAKING_BEFORE: Final = 12
_SPEAKING_BEHIND: Final = 10
_NEAR_MEMBERS: Final = 6  # tokens from a verb to the number of those who belong to its subject


def suffices(reading: Reading, unit: Unit, first: int, i: int, flags: int, particle: int) -> bool:
    """Whether a verb that reports only sometimes does so here: beside a number, a clause, a quotation."""
    if not flags & CORRECTION and refers_back(reading, unit, unit.segments[unit.segment(i)][0], i):
        return True
    if reports_clause(reading, i, flags, particle) and (
        has_clause(reading, unit, i) or comments(reading, unit, i, particle)
    ):
        return True
    if flags & PLAN and not _plans(reading, unit, i):
        return False
    if particle < 0 and reading.words[i] in reading.vocabulary.words.grammar_deeming:
        return _deems(reading, unit, i)
    if flags & (NUMBER_VERB | PLAN | CORRECTION):
        last = unit.segments[unit.segment(i)][1]
        concludes = reading.words[i] in reading.vocabulary.words.grammar_tally_verbs
        return (concludes and _concludes(reading, i, last)) or _has_number(reading, unit, first)
    if (
        particle >= 0
        and reading.words[particle] + " " + reading.words[i] in reading.vocabulary.words.grammar_awaiting
    ):
        return _arrives_at_number(
            reading, i, particle, reading.vocabulary.words.grammar_tally_links
        ) and reading.has_word(i + 1, particle, reading.vocabulary.words.turns_reflexive)
    if particle >= 0:
        return not _in_pair(reading, i, particle)
    return bool(flags & PARTICIPLE) and not flags & CLAUSE_ONLY


def _deems(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether somebody finds a number likely or not: "hält 400 Tote für glaubhaft", not "hält 40 Männer für Diebe"."""
    last = unit.segments[unit.segment(i)][1]
    links = reading.vocabulary.words.grammar_deeming_links
    deemed = last - 2 > i and reading.words[last - 2] in links and reading.words[last - 1].islower()
    return deemed and reading.has_kind(i + 1, last - 2, NUMERAL)


def reports_clause(reading: Reading, i: int, flags: int, particle: int) -> bool:
    """Whether a verb, as it stands here, reports a clause and not its object."""
    return bool(flags & (CLAUSE_VERB | CLAUSE_ONLY)) or _in_pair(reading, i, particle)


def _in_pair(reading: Reading, i: int, particle: int) -> bool:
    """Whether a verb and its particle report only before a clause."""
    if particle < 0:
        return False
    words = reading.words
    return words[particle] + " " + words[i] in reading.vocabulary.words.verbs_clause_pairs


def has_clause(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a clause, a quotation or a list follows that says what was said."""
    words = reading.words
    if unit.speech or words[unit.last - 1] == ":":
        return True
    for first, last in unit.segments:
        if _says_what(reading, unit, i, first, last):
            return True
        if not first <= i < last and (
            (unit.flags & STRONG and reading.has_flag(first, last, STRONG))
            or (last <= i and unit.flags & WEAK and reading.has_flag(first, last, WEAK))
            or is_infinitive_clause(reading, first, last)
        ):
            return True
    return False


def _says_what(reading: Reading, unit: Unit, i: int, first: int, last: int) -> bool:
    """Whether the first word of a segment shows that it is what the verb at ``i`` reports: "dass", "ob", a colon."""
    words, classes = reading.words, reading.vocabulary.words
    lead = words[first]
    if lead in classes.grammar_that or (first > i and words[first - 1] == ":"):
        return True
    wh = classes.grammar_indirect_questions
    if first == unit.first:
        if reading.lows[first] in classes.grammar_quoting and reading.has_flag(first, last, VERB):
            return False  # "Wie die Polizei mitteilte, hat der Sturm 30 Menschenleben gefordert"
        return i >= last and reading.lows[first] in wh
    return first > i and lead in wh and words[first - 1] == ","


def is_infinitive_clause(reading: Reading, first: int, last: int) -> bool:
    """Whether a clause ends in an infinitive with "zu": "87 Gefangene zu übergeben", "abzuziehen"."""
    words = reading.words
    if last - first < 2 or not words[last - 1].endswith("n"):
        return False
    classes = reading.vocabulary.words
    if words[last - 2] in classes.grammar_infinitive:
        return reading.lows[first] not in classes.grammar_final_infinitives
    word = words[last - 1]
    at = word.find("zu", 2)
    return at > 0 and len(word) - at > 4 and word[:at] in classes.grammar_verb_prefixes


def _has_members(reading: Reading, i: int) -> bool:
    """Whether a verb of counting says how many belong to its subject: "Die Armee zählte 40.000 Mann"."""
    words, members = reading.words, reading.vocabulary.words.grammar_members
    for k in range(i + 1, min(i + _NEAR_MEMBERS, len(words) - 1)):
        if reading.kind(k) & NUMBER:
            return words[k + 1] in members
    return False


def counts(reading: Reading, frame: Frame, i: int) -> bool:
    """Whether the subject of a verb of counting is an office or a name, not those who are counted."""
    v = reading.vocabulary
    if reading.words[i] in v.words.grammar_seeing:
        heads = [word.lower() for name in frame.speakers for word in name.text.split()]
        return any(word.endswith(v.endings["witnesses"]) for word in heads)
    if reading.words[i] in v.words.grammar_ranging:
        return any(v.saying(word) is not None for name in frame.speakers for word in name.text.split())
    if reading.words[i] in v.words.grammar_territorial:
        for name in frame.speakers:
            if any(word in v.words.territories for word in name.text.split()):
                return False
        if _has_members(reading, i):
            return False
    return any(_may_count(reading, name) for name in frame.speakers)


def _may_count(reading: Reading, name: Name) -> bool:
    """Whether a name is that of a person, an office, the author of a paper, or has no article."""
    if name.actor or reading.is_person(*reading.tokens_of(name)):
        return True
    words = name.text.split()
    if any(reading.vocabulary.kind(word) & (GIVER | ROLE | MEDIUM | SAYING) for word in words):
        return True
    start = name.span.start
    bare = words[0][0].isupper() and (start == 0 or not _determined(reading, start))
    return bare or _gives_paper(reading, start)


def _gives_paper(reading: Reading, start: int) -> bool:
    """Whether somebody is named as who gives a paper: "Ein Bericht der Staatssicherheit nennt 68 Tote"."""
    at = bisect_left(reading.tokens.starts, start)
    return at > 1 and bool(reading.kind(at - 1) & GENITIVE) and bool(reading.kind(at - 2) & SAYING)


def _determined(reading: Reading, start: int) -> bool:
    at = bisect_left(reading.tokens.starts, start)
    return at > 0 and reading.has(at - 1, reading.vocabulary.words.determiners)


def _plans(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether "will" tells what an office or an officer has announced, or claims to have done."""
    if claims_deed(reading, unit, i):
        return True
    if reading.words[i] not in reading.vocabulary.words.verbs_plan:
        return False
    number = unit.segment(i)
    first, last = unit.segments[max(0, number - 2)][0], unit.segments[number][1]
    return reading.has_kind(first, last, GIVER | ROLE)


def claims_deed(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a perfect closes the clause of "will", or one joined on: "will den Ort besetzt, den Hafen beschossen und 40 Mann getötet haben"."""
    classes = reading.vocabulary.words
    if reading.words[i] not in classes.hedges_claim:
        return False
    number = unit.segment(i)
    for at in range(number, len(unit.segments)):
        first, last = unit.segments[at]
        if at > number and reading.kind(first) & (SUBORDINATOR | RELATIVE):
            continue
        if last > i + 3 and reading.words[last - 1] in classes.hedges_perfect_helpers:
            return reading.words[last - 2].endswith(reading.vocabulary.endings["perfects"])
    return False


def _has_number(reading: Reading, unit: Unit, first: int) -> bool:
    """Whether a number stands behind ``first``, one that was lost too, or a list follows."""
    return reading.words[unit.last - 1] == ":" or _holds_number(reading, first, unit.last)


def _holds_number(reading: Reading, first: int, last: int) -> bool:
    """Whether a number stands in a token range, be it one that was lost."""
    if reading.has_kind(first, last, NUMERAL):
        return True
    pack = load(reading.vocabulary.code)
    return any(one.qualifier == "missing" for one in numbers.find(reading.tokens, pack, first, last))


def is_no_count(reading: Reading, i: int, last: int) -> bool:
    """Whether a verb of counting counts nothing here."""
    words, classes = reading.words, reading.vocabulary.words
    if words[i] in classes.grammar_tally_verbs and _concludes(reading, i, last):
        return False
    links = _links(reading, i)
    if links and not _arrives_at_number(reading, i, last, links):
        return not _starts_from_number(reading, i, links)
    return i + 1 < last and words[i + 1] in classes.grammar_not_tally


def _concludes(reading: Reading, i: int, last: int) -> bool:
    """Whether "kam zu dem Schluss" leads to a clause with "dass"."""
    classes = reading.vocabulary.words
    concludes = reading.has_word(i + 1, last, classes.grammar_conclusions)
    return concludes and reading.has_word(last, min(last + 2, len(reading.words)), classes.grammar_that)


def _links(reading: Reading, i: int) -> Words:
    """What leads from a verb to the number that somebody comes to or holds to; nothing where the verb needs none."""
    word, classes = reading.words[i], reading.vocabulary.words
    if word in classes.grammar_holding_verbs:
        return classes.grammar_holding_links
    return classes.grammar_tally_links if word in classes.grammar_tally_verbs else frozenset()


def _arrives_at_number(reading: Reading, i: int, last: int, links: Words) -> bool:
    """Whether "kam auf" leads to a count: "auf mindestens 30", "auf eine Zahl von 30", not "auf dem Weg"."""
    for k in range(i + 1, last - 1):
        if reading.words[k] in links and reading.lows[k + 1] not in reading.vocabulary.words.grammar_definite:
            return _holds_number(reading, k + 1, min(k + _SPEAKING_BEHIND, last))
    return False


def _starts_from_number(reading: Reading, i: int, links: Words) -> bool:
    """Whether the count opens the sentence before "kam": "Auf mindestens 30 Tote kam die Zeitung"."""
    words = reading.words
    for k in range(i - 1, max(-1, i - _SPEAKING_BEHIND), -1):
        if reading.lows[k] in links:
            return words[k][0].isupper() and reading.has_kind(k + 1, i, NUMBER)
    return False


def tells(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a verb of speaking has what is spoken of near by; other verbs need none."""
    classes = reading.vocabulary.words
    if reading.words[i] not in classes.grammar_speaking:
        return True
    first, last = max(0, i - _SPEAKING_BEFORE), min(unit.last, i + _SPEAKING_BEHIND)
    return reading.has_lower(first, last, classes.grammar_speaking_links)


def takes_number_back(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether what somebody takes back is something said, and not an army: "seine Angabe zurückgezogen"."""
    first, last = unit.segments[unit.segment(i)]
    if reading.has_kind(first, last, SAYING):
        return True
    return reading.has_word(first, last, reading.vocabulary.words.denials_tallies)
