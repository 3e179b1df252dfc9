"""German verbs of saying become frames: who is their subject, and on which side what is said stands."""

from __future__ import annotations

from beleg.extraction.attribution.cues import (
    CLAUSE_VERB,
    NUMBER_VERB,
    PARTICIPLE,
    SEPARABLE,
    STOPS,
    VERB,
)
from beleg.extraction.attribution.frames import AROUND, BACKWARD, FORWARD, INSIDE, PREVIOUS, Frame
from beleg.extraction.attribution.naming import apposition, media, others, speaker_of, subject
from beleg.extraction.attribution.speakers import Reading
from beleg.extraction.attribution.subjects import (
    clause_start,
    closing_phrase,
    is_object,
    joined_apposition,
    subject_after,
    subject_before,
)
from beleg.extraction.attribution.units import Unit
from beleg.extraction.attribution.verbs import (
    Cue,
    counts,
    has_clause,
    is_infinitive,
    is_negated,
    readings,
    reports_clause,
    suffices,
)
from beleg.model import Name

_FAR = 16


def frame(reading: Reading, unit: Unit, i: int, flags: int, frames: list[Frame]) -> Frame | None:
    """The frame of a German verb at token ``i``, or ``None`` where it reports nothing."""
    if is_infinitive(reading, unit, i) or is_negated(reading, unit, i):
        return None
    frame = None
    for cue in readings(reading, unit, i, flags):
        frame = frame or _with_cue(reading, unit, i, flags, frames, cue)
    return frame


def _with_cue(
    reading: Reading, unit: Unit, i: int, flags: int, frames: list[Frame], cue: Cue
) -> Frame | None:
    finite, certainty, particle = cue
    first, last = unit.segments[unit.segment(i)]
    if not flags & VERB and not suffices(reading, unit, first, i, flags, particle):
        return None
    if finite < first:
        first, last = unit.segments[unit.segment(finite)]
    elif finite == i and i == last - 1 and not flags & SEPARABLE:
        first = _opening(reading, unit, i, first)
    frame = _by_order(reading, unit, i, finite, (first, last), frames)
    if frame is None or (certainty == "stated" and not _may_count(reading, unit, frame, i, flags, particle)):
        return None
    frame.certainty = certainty
    frame.cue = (i, i + 1)
    frame.start = min(frame.start, i, finite)
    if finite == i:
        frame.end = max(frame.end, i + 1)
    frame.particle = particle
    frame.clause = not flags & VERB and reports_clause(reading, i, flags, particle)
    if reading.tokens.words[i] in reading.vocabulary.words.grammar_citing:
        _cite(reading, frame, finite, last)
    _relay(reading, unit, frame, i, finite, last)
    if _in_brackets(reading, first, last) and frame.where in (FORWARD, BACKWARD, AROUND):
        frame.span = (frame.end if frame.where == FORWARD else first, last)
        frame.where = INSIDE
    return frame


def _by_order(
    reading: Reading, unit: Unit, i: int, finite: int, segment: tuple[int, int], frames: list[Frame]
) -> Frame | None:
    """The frame by where the finite verb stands in its clause: last, first or second."""
    first, last = segment
    start = clause_start(reading, first, finite)
    if finite == i and _lacks_comma(reading, unit, start, i, last):
        last = i + 1
    if start < finite and finite >= i and _is_final(reading, unit, start, i, last):
        return _verb_final(reading, unit, start, i, last)
    if start == finite:
        return _verb_first(reading, unit, i, finite, last, frames)
    return _verb_second(reading, unit, start, finite, last)


def _may_count(reading: Reading, unit: Unit, frame: Frame, i: int, flags: int, particle: int) -> bool:
    """Whether a verb of counting has a subject that counts; other verbs may have any."""
    if flags & (VERB | PARTICIPLE) or particle >= 0:
        return True
    if flags & CLAUSE_VERB and (not flags & NUMBER_VERB or has_clause(reading, unit, i)):
        return True
    return counts(reading, frame, i)


def _relay(reading: Reading, unit: Unit, frame: Frame, i: int, finite: int, last: int) -> None:
    """Adds the medium that was told, where the frame has none yet."""
    if frame.via or not frame.speakers:
        return
    reach = _frame_reach(reading, unit, unit.segment(i), last)
    frame.via = [
        name
        for name in media(reading, finite + 1, reach)
        if name not in frame.speakers and not _inside(name, frame.speakers)
    ]


def _cite(reading: Reading, frame: Frame, finite: int, last: int) -> None:
    """ "Die Zeitung zitierte einen Arzt": the one quoted speaks, the medium passes it on."""
    found = reading.phrase(finite + 1, last)
    if found is None or not reading.is_speaker(found):
        return
    frame.via = [*frame.speakers, *frame.via]
    frame.speakers = [reading.name(found.first, found.last)]
    frame.end = max(frame.end, found.last)


def _frame_reach(reading: Reading, unit: Unit, number: int, last: int) -> int:
    """How far the frame may reach: to the clause that says what was said."""
    words, v = reading.tokens.words, reading.vocabulary
    for first, end in unit.segments[number + 1 : number + 4]:
        if words[first].lower() in v.words.complement or words[first - 1] == ":":
            return last
        if words[first].lower() not in v.words.prepositions_medium or end - first >= 6:
            continue
        found = reading.phrase(first, end) if words[first] in v.words.relatives else None
        if words[first] not in v.words.relatives or (found and found.last == end):
            return end
    return last


def _opening(reading: Reading, unit: Unit, i: int, first: int) -> int:
    """The start of the clause with "wie" or "dass" that an apposition cuts off from its verb at ``i``."""
    words, v = reading.tokens.words, reading.vocabulary
    number = unit.segment(i)
    if not number or words[first].lower() in v.words.clause_leads:
        return first
    for back in range(number - 1, max(-1, number - 4), -1):
        a, b = unit.segments[back]
        if words[a].lower() in v.words.subordinators:
            return a
        if words[b] != ",":
            break
    return first


def _inside(name: Name, others: list[Name]) -> bool:
    return any(name.span.overlaps(other.span) for other in others)


def _in_brackets(reading: Reading, first: int, last: int) -> bool:
    words = reading.tokens.words
    if not first or last >= len(words):
        return False
    return (words[first - 1] == "(" and words[last] == ")") or (
        words[first - 1] == words[last] and words[last] in ("-", "\u2013", "\u2014")
    )


def _lacks_comma(reading: Reading, unit: Unit, start: int, i: int, last: int) -> bool:
    """Whether the main clause follows "Wie X mitteilte" without its comma: its finite verb stands right behind."""
    words, v = reading.tokens.words, reading.vocabulary
    if i + 1 >= last or start != unit.first or words[start].lower() not in v.words.grammar_quoting:
        return False
    word = words[i + 1]
    if word in v.words.verbs_passive or word in v.words.verbs_dummy or word in v.words.modals:
        return True
    return word.islower() and word.endswith(("te", "ten", "en", "t")) and not v.has(v.words.function, word)


def _is_final(reading: Reading, unit: Unit, start: int, i: int, last: int) -> bool:
    """Whether the verb closes a clause that a subordinator or a relative opens."""
    words, v = reading.tokens.words, reading.vocabulary
    lead = words[start].lower()
    close = next((k for k in range(i + 1, last) if words[k] in v.words.conjunctions), last)
    if i < close - 2 or any(words[k] not in v.words.verbs_auxiliaries for k in range(i + 1, close)):
        return lead in v.words.grammar_final_leads and last - i < 8
    if lead in v.words.subordinators:
        return True
    return (
        start > unit.first
        and words[start - 1] == ","
        and lead in v.words.relatives
        and words[start].islower()
    )


def _verb_final(reading: Reading, unit: Unit, start: int, i: int, last: int) -> Frame | None:
    words, v = reading.tokens.words, reading.vocabulary
    lead = words[start].lower()
    number = unit.segment(start)
    found = subject_after(reading, unit, start + 1, i)
    if lead in v.words.grammar_quoting and words[i - 1 if i else 0] in v.words.grammar_document_particle:
        return None
    if found is None and lead in v.words.grammar_quoting:
        return _by_agent(reading, start, i, last, number)
    if found is None and lead in v.words.relatives:
        return _relative_speaker(reading, unit, start, i, last)
    if found is None:
        return None
    names, via, end = found
    if lead in v.words.grammar_quoting:
        where = FORWARD if number == 0 or words[start - 1] in STOPS else AROUND
        return Frame(names, None, start, last, where, "verb: wie", via=via)
    if lead in v.words.relatives and lead not in v.words.subordinators:
        return Frame(names, None, start, last, BACKWARD, "verb: relative", via=via)
    frame = Frame(names, None, start, last, INSIDE, "verb: clause", via=via, span=(end, last))
    if number + 1 < len(unit.segments) and words[unit.segments[number + 1][0]].lower() in v.words.complement:
        frame.span = unit.segments[number + 1]
    return frame


def _by_agent(reading: Reading, start: int, i: int, last: int, number: int) -> Frame | None:
    """ "wie von X berichtet"."""
    words, v = reading.tokens.words, reading.vocabulary
    for k in range(start + 1, i):
        if words[k] in v.words.prepositions_by:
            found = reading.phrase(k + 1, i)
            if found:
                name = reading.name(found.first, found.last)
                return Frame([name], None, start, last, AROUND if number else FORWARD, "verb: wie von")
    return None


def _relative_speaker(reading: Reading, unit: Unit, start: int, i: int, last: int) -> Frame | None:
    """ ", der sagte, dass": the pronoun is the speaker."""
    words, v = reading.tokens.words, reading.vocabulary
    number = unit.segment(start)
    if (
        number + 1 >= len(unit.segments)
        or words[unit.segments[number + 1][0]].lower() not in v.words.complement
    ):
        return None
    found = closing_phrase(reading, *unit.segments[number - 1]) if number else None
    if found is None:
        return None
    return Frame(
        [reading.name(found.first, found.last)],
        None,
        start,
        last,
        INSIDE,
        "verb: relative",
        span=unit.segments[number + 1],
    )


def _verb_first(
    reading: Reading, unit: Unit, i: int, finite: int, last: int, frames: list[Frame]
) -> Frame | None:
    """ ", sagte X" after what is said; or the verb goes on after "X, der Minister,"."""
    words, v = reading.tokens.words, reading.vocabulary
    number = unit.segment(finite)
    coordinated = finite > unit.first and words[finite - 1].lower() in v.words.conjunctions
    parted = subject_before(reading, unit, number) if _is_parted(reading, unit, number) else None
    if parted:
        names, via, start = parted
        return Frame(names, None, start, finite + 1, FORWARD, "verb: apposition", via=via)
    found = subject_after(reading, unit, finite + 1, last)
    main = number > 0 and not unit.speech and words[unit.segments[0][0]].lower() in v.words.prefield_leads
    if found and main and _only_before(reading, unit, number):
        names, via, end = found
        return Frame(
            names, None, finite, apposition(reading, unit, end), FORWARD, "verb: subject later", via=via
        )
    if found and (number or unit.speech):
        names, via, end = found
        end = apposition(reading, unit, end)
        return Frame(names, None, finite, max(end, last), BACKWARD, "verb: after", via=via)
    if found:
        return None
    before = subject_before(reading, unit, number)
    if before:
        names, via, start = before
        return Frame(names, None, start, finite + 1, FORWARD, "verb: apposition", via=via)
    if frames and (coordinated or number) and frames[-1].speakers:
        return Frame(
            list(frames[-1].speakers),
            None,
            finite,
            finite + 1,
            FORWARD,
            "verb: coordinated",
            via=list(frames[-1].via),
        )
    own = subject(reading, unit, finite) if coordinated or number else None
    if own and reading.is_speaker(own):
        return Frame(
            [reading.name(own.first, own.last)], None, finite, finite + 1, FORWARD, "verb: coordinated"
        )
    return None


def _is_parted(reading: Reading, unit: Unit, number: int) -> bool:
    """Whether a relative clause parts the verb that opens a segment from a bare noun phrase before it."""
    words, v = reading.tokens.words, reading.vocabulary
    if number < 2 or unit.speech or words[unit.segments[number][0] - 1] != ",":
        return False
    first, last = unit.segments[number - 1]
    a, b = unit.segments[number - 2]
    lead = words[
        first + 1 if v.has(v.words.prepositions, words[first]) and first + 1 < last else first
    ].lower()
    if lead not in v.words.relatives or words[b] != ",":
        return False
    found = reading.phrase(clause_start(reading, a, b), b)
    return found is not None and found.last == b


def _only_before(reading: Reading, unit: Unit, number: int) -> bool:
    """Whether only a subordinate clause stands before the verb, which then opens the main clause."""
    words, v = reading.tokens.words, reading.vocabulary
    first, _ = unit.segments[0]
    lead = words[first].lower()
    if lead not in v.words.subordinators or (
        lead in v.words.complement and lead not in v.words.grammar_quoting
    ):
        return False
    for a, b in unit.segments[1:number]:
        if (
            words[a - 1] == ","
            and not v.has(v.words.relatives, words[a])
            and not (reading.phrase(a, b) or v.has(v.words.prepositions, words[a]))
        ):
            return False
    return unit.segments[number][1] - unit.segments[number][0] > 3


def _verb_second(reading: Reading, unit: Unit, start: int, finite: int, last: int) -> Frame | None:
    words, v = reading.tokens.words, reading.vocabulary
    lead = words[start].lower()
    if start + 1 == finite and lead in v.words.objects:
        found = subject_after(reading, unit, finite + 1, last)
        if not found:
            return None
        names, via, end = found
        return Frame(
            names, None, start, max(last, apposition(reading, unit, end)), PREVIOUS, "verb: previous", via=via
        )
    if start + 1 == finite and lead in v.words.pronouns:
        source = reading.resolve(words[start])
        names = [source.name] if source else [reading.name(start, start + 1)]
        return Frame(
            names, None, start, finite + 1, FORWARD, "verb: pronoun", via=list(source.via) if source else []
        )
    prefield = reading.phrase(start, finite)
    if prefield and not is_object(reading, prefield) and lead not in v.words.prepositions:
        names, via, _ = speaker_of(reading, unit, prefield)
        first = joined_apposition(reading, unit, prefield)
        if first < prefield.first:
            names = [reading.name(first, prefield.last)]
        names = names + [reading.name(p.first, p.last) for p in others(reading, prefield.last, finite)]
        frame = Frame(
            names, None, min(first, prefield.start), finite + 1, FORWARD, "verb: subject first", via=via
        )
        return frame if names else None
    found = subject_after(reading, unit, finite + 1, last)
    if not found:
        return None
    names, via, end = found
    frame = Frame(
        names, None, finite, apposition(reading, unit, end), FORWARD, "verb: subject later", via=via
    )
    if prefield or lead in v.words.prepositions:
        frame.keep = (start, finite)
    return frame
