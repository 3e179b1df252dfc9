"""Papers and origins of figures become frames: "aus einem Bericht geht hervor", "the figure comes from X"."""

from __future__ import annotations

from beleg.extraction.attribution.frames.frames import AROUND, BACKWARD, FORWARD, PREVIOUS, Frame
from beleg.extraction.attribution.frames.germansubjects import subject_after
from beleg.extraction.attribution.frames.knowing import known_to
from beleg.extraction.attribution.speakers.naming import apposition, is_known, speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading, Source
from beleg.extraction.attribution.words.cues import RELAY
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Statement


def document(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "Aus X geht hervor, dass ...", "wie aus X hervorgeht", "Das geht aus X hervor"."""
    words, lows, v = reading.words, reading.lows, reading.vocabulary
    if words[i] in v.words.grammar_gathering:
        return _gathered(reading, unit, i)
    if words[i] in v.words.grammar_known or words[i] in v.words.grammar_lying:
        return known_to(reading, unit, i)
    last = _particle(reading, unit, i)
    if last < 0 or reading.has_word(i, last, v.words.grammar_plain_negation):
        return None
    begin = unit.segments[unit.segment(i)][0]
    heard = words[i] in v.words.grammar_document_heard
    links = v.words.grammar_document_heard_links if heard else v.words.grammar_document_links
    for k in (*range(begin, unit.last), *range(unit.first, begin)):
        if lows[k] in links and (found := reading.phrase(k + 1, unit.last)):
            break
    else:
        return None
    if heard and not is_known(reading, found) and reading.saying_at(found.first, found.last) < 0:
        return None  # "wie in Orv zu hören war"
    names, via, certainty = speaker_of(reading, unit, found)
    if not names:
        return None
    end = max(last, apposition(reading, unit, found.last))
    lead = lows[unit.segments[unit.segment(min(i, k))][0]]
    behind = begin == i and begin > unit.first and k > i and words[begin - 1] == ","
    where = BACKWARD if behind else _side(reading, unit, lead, min(i, k))
    return Frame(
        names,
        (i, i + 1),
        min(i, k) if where != FORWARD else unit.first,
        end,
        where,
        "document",
        certainty,
        "indirect",
        via,
    )


def _gathered(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "Einer Mitteilung von X ist zu entnehmen, dass ...", "wie einem Bericht von X zu entnehmen ist"."""
    classes = reading.vocabulary.words
    first, last = unit.segments[unit.segment(i)]
    quoting = reading.lows[first] in classes.grammar_quoting
    found = reading.phrase(first + quoting, i)
    if found is None or reading.saying_at(found.first, found.last) < 0:
        return None
    names, via, certainty = speaker_of(reading, unit, found)
    if not names:
        return None
    where = AROUND if quoting and first > unit.first else FORWARD
    return Frame(names, (i, i + 1), first, last, where, "document", certainty, "indirect", via)


def _side(reading: Reading, unit: Unit, lead: str, at: int) -> str:
    v = reading.vocabulary
    if lead in v.words.objects:
        return PREVIOUS
    if lead in v.words.grammar_quoting and unit.segment(at) > 0:
        return AROUND
    return FORWARD


def _particle(reading: Reading, unit: Unit, i: int) -> int:
    """The end of the verb with "hervor"; -1 where it is another verb."""
    words, classes = reading.words, reading.vocabulary.words
    heard = words[i] in classes.grammar_document_heard
    if heard and not (i and words[i - 1] in classes.grammar_infinitive):
        return -1
    if heard or words[i] in classes.grammar_document_joined:
        return i + 1
    return next(
        (
            k + 1
            for k in range(i + 1, unit.last)
            if words[k] in reading.vocabulary.words.grammar_document_particle
        ),
        -1,
    )


def introduce(reading: Reading, unit: Unit, i: int) -> None:
    """ "Im Bericht wird ein Zeuge zitiert": the witness speaks in what follows, the report passes it on."""
    words, v = reading.words, reading.vocabulary
    for k in range(unit.first, i):
        if words[k] in v.words.verbs_passive:
            found = reading.phrase(k + 1, i)
            if found is None:
                return
            paper = reading.phrase(unit.first + 1, k)
            via = (
                (reading.name(paper.first, paper.last),)
                if paper and reading.has(unit.first, v.words.prepositions)
                else ()
            )
            reading.remember(reading.name(found.first, found.last), via)
            return


def own_up(reading: Reading, unit: Unit, i: int) -> None:
    """ "Zu der Tat bekannte sich X": X speaks in what follows."""
    classes = reading.vocabulary.words
    if reading.words[i] not in classes.grammar_owning_up or not reading.has(i + 1, classes.turns_reflexive):
        return
    found = subject_after(reading, unit, i + 1, unit.segments[unit.segment(i)][1])
    if (
        found
        and found[0]
        and not reading.has(reading.tokens_of(found[0][0])[0] - 1, classes.turns_determiners)
    ):
        reading.remember(found[0][0], tuple(found[1]))


def derived(reading: Reading, unit: Unit, i: int) -> Frame | None:
    """ "The figure comes from X": X is the origin of what the sentence before says."""
    words, v = reading.words, reading.vocabulary
    first = unit.segments[unit.segment(i)][0]
    if reading.saying_at(first, i) < 0 and not reading.has_word(first, i, v.words.denials_tallies):
        return None
    for k in range(i + 1, min(i + 6, unit.last)):
        if words[k] in v.words.grammar_derive_links:
            found = reading.phrase(k + 1, unit.last)
            if found is None:
                return None
            names, via, _ = speaker_of(reading, unit, found)
            return (
                Frame(names, (i, k + 1), first, found.last, PREVIOUS, "origin named after", via=via)
                if names
                else None
            )
    return None


def leaned(reading: Reading, unit: Unit, found: list[Statement], before: int) -> None:
    """ "Das Blatt stützt sich auf X": moves the medium of the first ``before`` statements behind its source."""
    last = reading.last(2)
    if last is None or not reading.is_medium(*reading.tokens_of(last.name)):
        return
    target = _leaned_on(reading, unit)
    if target is None:
        return
    names, via, _ = speaker_of(reading, unit, target)
    if not names:
        return
    chain = (*via, last.name, *last.via)
    for number in range(before - 1, -1, -1):
        if found[number].speakers != (last.name,):
            break
        found[number] = found[number]._replace(speakers=tuple(names), via=chain)
    reading.sources.append(Source(names[0], chain, reading.at))


def _leaned_on(reading: Reading, unit: Unit) -> Phrase | None:
    words, lows, v = reading.words, reading.lows, reading.vocabulary
    for i in unit.marks:
        if reading.flags(i) & RELAY and words[i] in v.words.verbs_relay:
            subject = reading.phrase(unit.first, i)
            if subject is None or not (reading.is_generic(subject) or lows[subject.head] in v.words.pronouns):
                return None
            for k in range(i + 1, min(unit.last, i + 6)):
                if words[k] in v.words.grammar_lean_links or (not v.verb_second and k == i + 1):
                    return reading.phrase(k + 1 if words[k] in v.words.grammar_lean_links else k, unit.last)
    return None
