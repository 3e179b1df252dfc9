"""German word forms become cues: is this a verb of saying, with which finite part and particle, and does it report here."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from beleg.extraction.attribution.frames.frames import Frame
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import (
    CLAUSE_ONLY,
    CLAUSE_VERB,
    CORRECTION,
    GIVEN,
    NUMBER_VERB,
    PARTICIPLE,
    PLAN,
    SEPARABLE,
    STRONG,
    VERB,
    WEAK,
)
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    DETERMINER,
    DIGIT,
    GIVER,
    HELPER,
    LETTER,
    MEDIUM,
    MODAL,
    NUMERAL,
    PASSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
)
from beleg.extraction.attribution.words.units import Unit
from beleg.extraction.attribution.words.wordlists import NEGATION

_FINITE: Final = VERB | NUMBER_VERB | CLAUSE_VERB
_SPEAKING_BEFORE: Final = 12
_SPEAKING_BEHIND: Final = 10
_FAR: Final = 30
_INFLECTED: Final[tuple[str, ...]] = ("en", "er", "em", "e")  # articles, adjectives
_NEAR_MEMBERS: Final = 6  # tokens from a verb to the number of those who belong to its subject


class Cue:
    """One reading of a verb: its finite part, the certainty it lends, and its particle's token, -1 for none."""

    __slots__ = ("certainty", "finite", "particle")

    def __init__(self, finite: int, certainty: str, particle: int) -> None:
        self.finite = finite
        self.certainty = certainty
        self.particle = particle


def is_infinitive(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a verb in -en hangs on "zu" or on a modal of its clause."""
    words, v = reading.words, reading.vocabulary
    if reading.flags(i) & (PLAN | PARTICIPLE) or not words[i].endswith("n"):
        return False
    if words[i - 1] in v.words.grammar_infinitive:
        return True
    first, last = unit.segments[unit.segment(i)]
    return i == last - 1 and reading.has_kind(first, i, MODAL)


def is_negated(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether the clause of a verb says that something was not said."""
    if not unit.flags & NEGATION:
        return False
    words, v = reading.words, reading.vocabulary
    if words[i] in v.words.grammar_ruling_out:
        return False
    first, last = unit.segments[unit.segment(i)]
    for k in range(first, last - 1):
        if reading.flags(k) & NEGATION and words[k + 1] not in v.words.negation_ends:
            return v.certainty.get(words[i]) != "denied" and (k > i or i == last - 1 or k + 1 == i)
    return bool(reading.flags(last - 1) & NEGATION) and last - 1 > i


def is_attribute(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a form is an adjective of the noun behind it: "Die bestätigten Toten wurden beigesetzt"."""
    if _describes_counted(reading, unit, i):
        return True
    if i + 2 >= unit.last or not reading.words[i].endswith("ten"):
        return False
    if lacks_noun(reading, i):
        return True
    first, last = unit.segments[unit.segment(i)]
    if i - 1 != first or not reading.kind(first) & DETERMINER or not reading.kind(i + 1) & CAPITAL:
        return False
    return reading.has_kind(i + 2, last, HELPER | MODAL)


def _describes_counted(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a form stands between a number and what that counts: "es gibt 30 bestätigte Todesfälle"."""
    if i + 1 >= unit.last or not reading.flags(i) & GIVEN or not reading.kind(i - 1) & (NUMERAL | DIGIT):
        return False
    return bool(reading.kind(i + 1) & CAPITAL) and not reading.kind(i + 1) & (GIVER | MEDIUM | ROLE)


def lacks_noun(reading: Reading, i: int) -> bool:
    """Whether a preposition before ``i`` still waits for its noun: "mit anderen nicht näher bezeichneten Kräften"."""
    inflected = False
    for k in range(i - 1, -1, -1):
        kind = reading.kind(k)
        if kind & PREPOSITION:
            return inflected
        if kind & (CAPITAL | PRONOUN) or not kind & LETTER:
            return False
        inflected |= not kind & ADVERB and reading.words[k].endswith(_INFLECTED)
    return False


def suffices(reading: Reading, unit: Unit, first: int, i: int, flags: int, particle: int) -> bool:
    """Whether a verb that reports only sometimes does so here: beside a number, a clause, a quotation."""
    if reports_clause(reading, i, flags, particle) and has_clause(reading, unit, i):
        return True
    if flags & PLAN and not _plans(reading, unit, i):
        return False
    if flags & (NUMBER_VERB | PLAN | CORRECTION):
        return _has_number(reading, unit, first)
    if particle >= 0:
        return not _in_pair(reading, i, particle)
    return bool(flags & PARTICIPLE) and not flags & CLAUSE_ONLY


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
        if reading.kind(k) & (NUMERAL | DIGIT):
            return words[k + 1] in members
    return False


def counts(reading: Reading, frame: Frame, i: int) -> bool:
    """Whether the subject of a verb of counting is an office or a name, not those who are counted."""
    v = reading.vocabulary
    if reading.words[i] in v.words.grammar_seeing:
        heads = [word.lower() for name in frame.speakers for word in name.text.split()]
        return any(word.endswith(v.endings["witnesses"]) for word in heads)
    if reading.words[i] in v.words.grammar_territorial:
        for name in frame.speakers:
            if any(word in v.words.territories for word in name.text.split()):
                return False
        if _has_members(reading, i):
            return False
    for name in frame.speakers:
        if name.actor or reading.is_person(*reading.tokens_of(name)):
            return True
        words = name.text.split()
        if any(v.kind(word) & (GIVER | ROLE | MEDIUM) for word in words):
            return True
        start = name.span.start
        if words[0][0].isupper() and (start == 0 or not _determined(reading, start)):
            return True
    return False


def _determined(reading: Reading, start: int) -> bool:
    at = bisect_left(reading.tokens.starts, start)
    return at > 0 and reading.has(at - 1, reading.vocabulary.words.determiners)


def _plans(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether "will" tells what an office or an officer has announced, or claims to have done."""
    number = unit.segment(i)
    first, last = unit.segments[max(0, number - 2)][0], unit.segments[number][1]
    if reading.words[last - 1] in reading.vocabulary.words.hedges_perfect_ends and i + 2 < last:
        return True  # "Holm will 40 Angreifer getötet haben"
    return reading.has_kind(first, last, GIVER | ROLE)


def _has_number(reading: Reading, unit: Unit, first: int) -> bool:
    words = reading.words
    if words[unit.last - 1] == ":":
        return True
    for k in range(first, unit.last):
        if reading.kind(k) & NUMERAL or words[k] in ("?", "XX", "["):
            return True
    return False


def readings(reading: Reading, unit: Unit, i: int, flags: int) -> list[Cue]:
    """Readings of a cue, the likeliest first."""
    first, last = unit.segments[unit.segment(i)]
    found = _reading(reading, unit, i, flags, first, last)
    cues = [found] if found else []
    if not flags & PARTICIPLE:
        return cues
    if flags & _FINITE and i == last - 1:
        found = _participle(reading, unit, first, last, i)
        if found:
            cues.append(found)
    if flags & VERB and i + 1 < last and _opens_passive(reading, first, i + 1):
        cues.append(Cue(i, _certainty(reading, i), -1))
    return cues


def _opens_passive(reading: Reading, first: int, i: int) -> bool:
    """Whether the main clause begins at ``i`` behind "Wie X mitgeteilt" without its comma."""
    classes = reading.vocabulary.words
    if reading.lows[first] not in classes.grammar_quoting:
        return False
    return reading.words[i] in classes.verbs_passive or reading.words[i] in classes.verbs_dummy


def _certainty(reading: Reading, i: int) -> str:
    return reading.vocabulary.certainty.get(reading.words[i], "stated")


def _reading(reading: Reading, unit: Unit, i: int, flags: int, first: int, last: int) -> Cue | None:
    """The first reading of a cue in the segment ``first:last``."""
    if flags & SEPARABLE:
        found = _particle(reading, unit, i)
        if found >= 0:
            words = reading.words
            pair = words[found] + " " + words[i]
            return Cue(i, reading.vocabulary.certainty.get(pair, "stated"), found)
    if flags & PARTICIPLE and not (flags & _FINITE and _can_be_finite(reading, first, i, last)):
        return _participle(reading, unit, first, last, i)
    if not flags & (_FINITE | PLAN | CORRECTION):
        return None
    if flags & CORRECTION and i == last - 1 and (helps := _auxiliary(reading, first, i)) >= 0:
        return Cue(helps, _certainty(reading, i), -1)
    if (flags & NUMBER_VERB and _is_no_count(reading, i, last)) or _is_another_verb(reading, i, last):
        return None
    return Cue(i, _certainty(reading, i), -1) if _tells(reading, unit, i) else None


def _is_another_verb(reading: Reading, i: int, last: int) -> bool:
    """Whether a particle or "sich" makes a verb another one: "sagte die Reise ab", "melden sich"."""
    words, classes = reading.words, reading.vocabulary.words
    if words[i] in classes.grammar_answering and reading.has_word(
        i + 1, min(i + 3, last), classes.turns_reflexive
    ):
        return True
    return last - i > 1 and words[last - 1] in classes.grammar_parting


def _is_no_count(reading: Reading, i: int, last: int) -> bool:
    """Whether a verb of counting counts nothing here."""
    words, classes = reading.words, reading.vocabulary.words
    if words[i] in classes.grammar_tally_verbs and not _arrives_at_number(reading, i, last):
        return not _starts_from_number(reading, i)
    return i + 1 < last and words[i + 1] in classes.grammar_not_tally


def _arrives_at_number(reading: Reading, i: int, last: int) -> bool:
    """Whether "kam auf" leads to a count: "auf mindestens 30", "auf eine Zahl von 30", not "auf dem Weg"."""
    classes = reading.vocabulary.words
    for k in range(i + 1, last - 1):
        if reading.words[k] in classes.grammar_tally_links:
            return reading.lows[k + 1] not in classes.grammar_definite
    return False


def _starts_from_number(reading: Reading, i: int) -> bool:
    """Whether the count opens the sentence before "kam": "Auf mindestens 30 Tote kam die Zeitung"."""
    words, links = reading.words, reading.vocabulary.words.grammar_tally_links
    for k in range(i - 1, max(-1, i - _SPEAKING_BEHIND), -1):
        if reading.lows[k] in links:
            return words[k][0].isupper() and reading.has_kind(k + 1, i, NUMERAL | DIGIT)
    return False


def _tells(reading: Reading, unit: Unit, i: int) -> bool:
    """Whether a verb of speaking has what is spoken of near by; other verbs need none."""
    classes = reading.vocabulary.words
    if reading.words[i] not in classes.grammar_speaking:
        return True
    first, last = max(0, i - _SPEAKING_BEFORE), min(unit.last, i + _SPEAKING_BEHIND)
    return reading.has_lower(first, last, classes.grammar_speaking_links)


def _can_be_finite(reading: Reading, first: int, i: int, last: int) -> bool:
    """Whether "berichtet" is a finite verb here: no auxiliary in its clause."""
    return not reading.has_kind(first, i, HELPER) and not reading.has_kind(i + 1, last, HELPER)


def _participle(reading: Reading, unit: Unit, first: int, last: int, i: int) -> Cue | None:
    words, classes = reading.words, reading.vocabulary.words
    if i + 1 < last and words[i + 1] not in classes.verbs_auxiliaries:
        return None
    if reading.has_kind(first, last, PASSIVE):
        return None
    k = _auxiliary(reading, first, last)
    if k >= 0:
        return Cue(k, _certainty(reading, i), -1)
    number = unit.segment(i)
    for back in range(number - 1, max(-1, number - 4), -1):
        a, b = unit.segments[back]
        if reading.kind(a) & RELATIVE and words[a].islower():
            continue
        k = _auxiliary(reading, a, b - 1)
        if k >= 0:
            return Cue(k, _certainty(reading, i), -1)
    return None


def _auxiliary(reading: Reading, first: int, last: int) -> int:
    """The first auxiliary in a token range; -1 where there is none."""
    for k in range(first, last):
        if reading.kind(k) & AUXILIARY:
            return k
    return -1


def _particle(reading: Reading, unit: Unit, i: int) -> int:
    """Where the particle of a separable verb closes a clause after ``i``; -1 where none does."""
    words, v = reading.words, reading.vocabulary
    wanted = v.particles[words[i]]
    for number in range(unit.segment(i), len(unit.segments)):
        first, last = unit.segments[number]
        for k in range(max(first, i + 1), last):
            if words[k] in wanted and (k + 1 == last or words[k] not in v.words.prepositions):
                return k
        if last - i > _FAR:
            break
    return -1
