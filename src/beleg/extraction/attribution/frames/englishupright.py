"""English verbs behind their subjects become frames: "X said", "the agency quoted X as saying"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.englishnouns import raised
from beleg.extraction.attribution.frames.englishreports import is_passive
from beleg.extraction.attribution.frames.englishsides import behind_adverbials, side
from beleg.extraction.attribution.frames.englishsubjects import by_pronoun, may_part, subject_of
from beleg.extraction.attribution.frames.falsehoods import calls_false
from beleg.extraction.attribution.frames.frames import AROUND, FORWARD, INSIDE, Frame
from beleg.extraction.attribution.speakers.englishbackwards import before
from beleg.extraction.attribution.speakers.naming import apposition, subject
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import (
    ADVERB,
    BY,
    DETERMINER,
    GENITIVE_LINK,
    PASSIVE,
    PREPOSITION,
    PRONOUN,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name

_YEAR: Final = 4  # digits


def upright(reading: Reading, unit: Unit, i: int, first: int, frames: list[Frame]) -> Frame | None:
    """ "X said ..." and "..., X said"."""
    k = raised(reading, first, i)
    while first < k < i and reading.kind(k - 1) & PASSIVE:
        k -= 1  # "has been able to confirm"
    k = _before_adverbs(reading, k, first)
    if k > first and reading.kind(k - 1) & (TIME | ADVERB):
        k = _before_adverbs(reading, _before_date(reading, k, first), first)
    found = subject_of(reading, unit, _before_year(reading, k, first), first, frames)
    if found is None:
        return None
    names, via, start = found
    end = i + 1
    place = side(reading, unit, i, start)
    if place != FORWARD:
        end = unit.segments[unit.segment(i)][1]
    return Frame(names, None, start, end, place, "verb: subject first", via=via)


def _before_adverbs(reading: Reading, k: int, first: int) -> int:
    """Before what parts a subject from its verb: "the ministry [has also]", "had [at first]", "relatives [outside]"."""
    k -= k > first + 1 and reading.words[k - 1] in reading.vocabulary.words.grammar_standing_alone
    begin = k
    while k > first and may_part(reading, k - 1, k - 1 > first):
        k -= 1
        if k < begin and k - 1 > first and reading.kind(k) & ADVERB and reading.kind(k - 1) & PREPOSITION:
            k -= 1
    return k


def _before_date(reading: Reading, k: int, first: int) -> int:
    """Before the day that stands between a subject and its verb: "the ministry [on Tuesday] raised"."""
    at = k
    while at > first and reading.kind(at - 1) & (TIME | ADVERB):
        at -= 1
    at -= at > first and reading.lows[at - 1] in reading.vocabulary.words.grammar_lasting
    if at == k or not reading.has_kind(at, k, TIME):
        return k
    determined = at > first and bool(reading.kind(at - 1) & DETERMINER)
    at -= determined
    dated = at > first and reading.words[at - 1] in reading.vocabulary.words.grammar_dating
    if determined and not dated:
        return k
    at -= dated
    while dated and at > first and reading.kind(at - 1) & (TIME | ADVERB):
        at -= 1
    return at if at > first or reading.words[first - 1] == "," else k


def _before_year(reading: Reading, k: int, first: int) -> int:
    """Before the year that a paper is of: "An inquiry [in 1998]", "A report [of 2011]"."""
    year = reading.words[k - 1]
    dated = k - 2 > first and len(year) == _YEAR and year.isdecimal()
    return k - 2 if dated and reading.kind(k - 2) & (PREPOSITION | GENITIVE_LINK) else k


def _quoted(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "The agency quoted X as saying", "..., quoting X as saying": X speaks, who quotes passes it on."""
    first = unit.segments[unit.segment(i)][0]
    for k in range(i - 3, first - 1, -1):
        if reading.words[k] not in reading.vocabulary.words.verbs_relay:
            continue
        found = reading.phrase(k + 1, i - 1)
        if found is None or found.last != i - 1 or is_passive(reading, first, k):
            return None
        own = before(reading, first, k) if k > first else subject(reading, unit, k)
        via = _relayer(reading, own) if own and reading.is_speaker(own) else []
        names = [reading.name(found.first, found.last)]
        last = unit.segments[unit.segment(i)][1]
        where = AROUND if i + 1 == last and first > unit.first else FORWARD
        return Frame(names, None, own.start if own else k, i + 1, where, "verb: quoted", via=via)
    return None


def _relayer(reading: Reading, own: Phrase) -> list[Name]:
    """Who quotes somebody, by the name told before where a pronoun stands: "Tass reported. It quoted X as saying"."""
    if reading.kind(own.head) & PRONOUN:
        source = reading.resolve(reading.words[own.head])
        return [source.name] if source else []
    return [reading.name(own.first, own.last)]


def _quoted_by(reading: Reading, unit: Unit, i: int, frames: list[Frame]) -> Frame | None:
    """ "X was quoted by the agency as saying", "..., X was quoted as saying by the agency"."""
    first, last = unit.segments[unit.segment(i)]
    for k in range(i - 2, first, -1):
        if reading.words[k] in reading.vocabulary.words.verbs_relay and is_passive(reading, first, k):
            found = upright(reading, unit, k, first, frames)
            if found is None:
                return None
            inner, outer = _agent(reading, k + 1, i - 1), _agent(reading, i + 1, last)
            end = outer.last if outer else i + 1
            found.via = [reading.name(by.first, by.last) for by in (inner, outer) if by]
            found.where = AROUND if behind_adverbials(reading, end, last) == last else FORWARD
            found.end = last if found.where == AROUND else end
            found.rule = "verb: quoted"
            return found
    return None


def _agent(reading: Reading, k: int, last: int) -> Phrase | None:
    """Whom "by" at token ``k`` names."""
    return reading.phrase(k + 1, last) if k + 1 < last and reading.kind(k) & BY else None


def _absolute(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "..., with the agency saying that ...": a participle with a subject of its own."""
    number = unit.segment(i)
    apart = i == unit.segments[number][0] and number > 1 and reading.words[i - 1] == ","
    first = unit.segments[number - 2 if apart else number][0]
    if reading.lows[first] not in reading.vocabulary.words.grammar_absolute:
        return None
    found = reading.phrase(first + 1, i)
    if found is None or not reading.is_speaker(found):
        return None
    end = apposition(reading, unit, found.last) if apart else found.last
    if end + apart != i:
        return None
    return Frame([reading.name(found.first, end)], None, first, i + 1, FORWARD, "verb: participle")


def _reduced(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "Posts claiming that 22 died are false": what stands right before a participle with "that" says so."""
    first, last = unit.segments[unit.segment(i)]
    if i + 2 >= last or reading.words[i + 1] not in reading.vocabulary.words.grammar_that:
        return None
    found = before(reading, first, i) if i > first else None
    if found is None or not reading.is_speaker(found) or reading.kind(found.last - 1) & PRONOUN:
        return None
    end = next((k for k in unit.marks if i < k < last and calls_false(reading, k)), last)
    articles = (k for k in range(i - 1, found.start - 1, -1) if reading.kind(k) & DETERMINER)
    name = reading.name(next(articles, found.first - 1) + 1, found.last)
    return Frame([name], None, found.start, i + 1, INSIDE, "verb: participle", span=(i + 1, end))


def participle(reading: Reading, unit: Unit, i: int, frames: list[Frame]) -> Frame | None:
    words = reading.words
    if i > unit.first and (absolute := _absolute(reading, unit, i)):
        return absolute
    if i > unit.first and (reduced := _reduced(reading, unit, i)):
        return reduced
    if i == unit.first or words[i - 1] not in reading.vocabulary.words.grammar_participle_leads:
        return None
    quoted = _quoted(reading, unit, i) or _quoted_by(reading, unit, i, frames)
    if quoted:
        return quoted
    if frames and frames[-1].speakers:
        last = frames[-1]
        return Frame(list(last.speakers), None, i, i + 1, FORWARD, "verb: participle", via=list(last.via))
    if reading.kind(unit.first) & PRONOUN and unit.segment(i):  # "He deplored the raid, adding that"
        names, via, _ = by_pronoun(reading, unit.first, [])
        return Frame(names, None, i, i + 1, FORWARD, "verb: participle", via=via)
    own = subject(reading, unit, i)
    if own is None or not reading.is_speaker(own):
        return None
    return Frame([reading.name(own.first, own.last)], None, i, i + 1, FORWARD, "verb: participle")
