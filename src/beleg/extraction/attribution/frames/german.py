"""German verbs of saying become frames: who is their subject, and on which side what is said stands."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.backward import of_previous, takes_number_back
from beleg.extraction.attribution.frames.frames import AROUND, BACKWARD, FORWARD, INSIDE, Frame
from beleg.extraction.attribution.frames.subjects import (
    agrees,
    clause_start,
    is_object,
    joined_apposition,
    subject_after,
    subject_before,
)
from beleg.extraction.attribution.frames.subordinate import verb_final
from beleg.extraction.attribution.frames.verbs import (
    Cue,
    counts,
    has_clause,
    is_attribute,
    is_infinitive,
    is_negated,
    readings,
    reports_clause,
    suffices,
)
from beleg.extraction.attribution.speakers.naming import (
    apposition,
    asked,
    is_known,
    is_own,
    media,
    others,
    speaker_of,
    subject,
)
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import (
    CLAUSE_VERB,
    NUMBER_VERB,
    PARTICIPLE,
    VERB,
)
from beleg.extraction.attribution.words.kinds import (
    CONJUNCTION,
    FUNCTION,
    GIVER,
    HELPER,
    NUMERAL,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name

_FINITE_ENDS: Final[tuple[str, ...]] = ("te", "ten", "en", "t")
_DASHES: Final = frozenset(("-", "\u2013", "\u2014"))


def frame(reading: Reading, unit: Unit, i: int, flags: int, frames: list[Frame]) -> Frame | None:
    """The frame of a German verb at token ``i``, or ``None`` where it reports nothing."""
    if is_infinitive(reading, unit, i) or is_negated(reading, unit, i) or is_attribute(reading, unit, i):
        return None
    if reading.words[i] in reading.vocabulary.words.verbs_retract and not takes_number_back(reading, unit, i):
        return None
    for cue in readings(reading, unit, i, flags):
        found = _with_cue(reading, unit, i, flags, frames, cue)
        if found:
            return found
    return None


def _with_cue(
    reading: Reading, unit: Unit, i: int, flags: int, frames: list[Frame], cue: Cue
) -> Frame | None:
    finite, particle = cue.finite, cue.particle
    first, last = unit.segments[unit.segment(i)]
    if not flags & VERB and not suffices(reading, unit, first, i, flags, particle):
        return None
    if finite < first:
        first, last = unit.segments[unit.segment(finite)]
    elif finite == i and i == last - 1 and particle < 0:
        first = _opening(reading, unit, i, first)
    frame = by_order(reading, unit, i, finite, first, last, frames)
    if frame is None or (
        cue.certainty == "stated" and not _may_count(reading, unit, frame, i, flags, particle)
    ):
        return None
    if cue.certainty != "stated":
        frame.certainty = cue.certainty
    frame.cue = (i, i + 1)
    frame.start = min(frame.start, min(i, finite))
    if finite == i:
        frame.end = max(frame.end, i + 1)
    frame.particle = particle
    frame.clause = not flags & VERB and reports_clause(reading, i, flags, particle)
    if reading.words[i] in reading.vocabulary.words.grammar_citing:
        _cite(reading, frame, finite, last)
    _relay(reading, unit, frame, i, finite, last)
    if _in_brackets(reading, first, last) and frame.where in (FORWARD, BACKWARD, AROUND):
        frame.span = (frame.end if frame.where == FORWARD else first, last)
        frame.where = INSIDE
    return frame


def by_order(
    reading: Reading, unit: Unit, i: int, finite: int, first: int, last: int, frames: list[Frame]
) -> Frame | None:
    """The frame by where the finite verb stands in its clause: last, first or second."""
    start = clause_start(reading, first, finite)
    if finite == i and _lacks_comma(reading, unit, start, i, last):
        last = i + 1
    if start < finite and finite >= i and _is_final(reading, unit, start, i, last):
        return verb_final(reading, unit, start, i, last)
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
    told = media(reading, finite + 1, _frame_reach(reading, unit, unit.segment(i), last))
    if told:
        frame.via = [
            name for name in told if name not in frame.speakers and not _inside(name, frame.speakers)
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
    words, lows, classes = reading.words, reading.lows, reading.vocabulary.words
    for at in range(number + 1, min(number + 4, len(unit.segments))):
        first, end = unit.segments[at]
        if lows[first] in classes.complement or words[first - 1] == ":":
            return last
        if lows[first] not in classes.prepositions_medium or end - first >= 6:
            continue
        if words[first] not in classes.relatives:
            return end
        found = reading.phrase(first, end)
        if found and found.last == end:
            return end
    return last


def _opening(reading: Reading, unit: Unit, i: int, first: int) -> int:
    """The start of the clause with "wie" or "dass" that an apposition cuts off from its verb at ``i``."""
    number = unit.segment(i)
    if not number or reading.kind(first) & (SUBORDINATOR | RELATIVE):
        return first
    for back in range(number - 1, max(-1, number - 4), -1):
        a, b = unit.segments[back]
        if reading.kind(a) & SUBORDINATOR:
            return a
        if reading.words[b] != ",":
            break
    return first


def _inside(name: Name, others: list[Name]) -> bool:
    return any(name.span.overlaps(other.span) for other in others)


def _in_brackets(reading: Reading, first: int, last: int) -> bool:
    words = reading.words
    if not first or last >= len(words):
        return False
    before, behind = words[first - 1], words[last]
    return (before == "(" and behind == ")") or (before == behind and before in _DASHES)


def _lacks_comma(reading: Reading, unit: Unit, start: int, i: int, last: int) -> bool:
    """Whether the main clause follows "Wie X mitteilte" without its comma: its finite verb stands right behind."""
    classes = reading.vocabulary.words
    if i + 1 >= last or start != unit.first or reading.lows[start] not in classes.grammar_quoting:
        return False
    word = reading.words[i + 1]
    if word in classes.verbs_passive or word in classes.verbs_dummy or word in classes.modals:
        return True
    return word.islower() and word.endswith(_FINITE_ENDS) and not reading.kind(i + 1) & FUNCTION


def _is_final(reading: Reading, unit: Unit, start: int, i: int, last: int) -> bool:
    """Whether the verb closes a clause that a subordinator or a relative opens."""
    words, classes = reading.words, reading.vocabulary.words
    if not _closes(reading, i, last):
        return last - i < 8 and reading.lows[start] in classes.grammar_final_leads
    kind = reading.kind(start)
    if kind & SUBORDINATOR:
        return True
    return start > unit.first and words[start - 1] == "," and bool(kind & RELATIVE) and words[start].islower()


def _closes(reading: Reading, i: int, last: int) -> bool:
    """Whether at most an auxiliary stands between a verb and the end of its clause or the next conjunction."""
    words, classes = reading.words, reading.vocabulary.words
    close = i + 1
    while close < last and words[close] not in classes.conjunctions:
        if close > i + 1 or words[close] not in classes.verbs_auxiliaries:
            return False
        close += 1
    return True


def _verb_first(
    reading: Reading, unit: Unit, i: int, finite: int, last: int, frames: list[Frame]
) -> Frame | None:
    """ ", sagte X" after what is said; or the verb goes on after "X, der Minister,"."""
    number = unit.segment(finite)
    coordinated = finite > unit.first and bool(reading.kind(finite - 1) & CONJUNCTION)
    parted = subject_before(reading, unit, number) if _is_parted(reading, unit, number) else None
    if parted:
        names, via, start = parted
        return Frame(names, None, start, finite + 1, FORWARD, "verb: apposition", via=via)
    found = subject_after(reading, unit, finite + 1, last)
    if found:
        if not number and not unit.speech:
            return None
        names, via, end = found
        end = apposition(reading, unit, end)
        if number and not unit.speech and _only_before(reading, unit, number):
            return Frame(names, None, finite, end, FORWARD, "verb: subject later", via=via)
        end = max(end, last)
        where = (
            FORWARD
            if unit.speech and unit.speech[0][0] == end + 1 and reading.words[end] == ":"
            else BACKWARD
        )
        return Frame(names, None, finite, end, where, "verb: after", via=via)
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
    words = reading.words
    if number < 2 or unit.speech or words[unit.segments[number][0] - 1] != ",":
        return False
    first, last = unit.segments[number - 1]
    a, b = unit.segments[number - 2]
    lead = first + 1 if reading.kind(first) & PREPOSITION and first + 1 < last else first
    if not reading.kind(lead) & RELATIVE or words[b] != ",":
        return False
    found = reading.phrase(clause_start(reading, a, b), b)
    return found is not None and found.last == b


def _only_before(reading: Reading, unit: Unit, number: int) -> bool:
    """Whether only a subordinate clause stands before the verb, which then opens the main clause."""
    classes = reading.vocabulary.words
    first, end = unit.segments[0]
    if not reading.kind(first) & SUBORDINATOR or _is_prepositional(reading, first, end):
        return False
    lead = reading.lows[first]
    if lead in classes.complement and lead not in classes.grammar_quoting:
        return False
    for a, b in unit.segments[1:number]:
        if (
            reading.words[a - 1] == ","
            and not reading.kind(a) & (RELATIVE | PREPOSITION)
            and not reading.phrase(a, b)
        ):
            return False
    return unit.segments[number][1] - unit.segments[number][0] > 3


def _is_prepositional(reading: Reading, first: int, last: int) -> bool:
    """Whether "seit" or "während" opens a main clause as a preposition: "Seit Montag seien 30 gefallen"."""
    if not reading.kind(first) & PREPOSITION:
        return False
    return any(reading.kind(k) & HELPER for k in range(first + 2, last - 1))


def _verb_second(reading: Reading, unit: Unit, start: int, finite: int, last: int) -> Frame | None:
    """ "X sagte ...", "Er sagte ...", "Am Montag sagte X ...", and "Das sagte X" of the sentence before."""
    if start + 1 == finite:
        if reading.lows[start] in reading.vocabulary.words.objects:
            return of_previous(reading, unit, start, finite, last)
        if reading.kind(start) & PRONOUN:
            return _by_pronoun(reading, start, finite)
    prefield = reading.phrase(start, finite)
    adverbial = bool(reading.kind(start) & PREPOSITION)
    speaks = prefield and (not is_object(reading, prefield) or agrees(reading, prefield, finite))
    if prefield and _compares(reading, prefield.last, finite):
        prefield = None
    if prefield and speaks and not adverbial and not _puts_at(reading, prefield, finite, last):
        return _by_prefield(reading, unit, prefield, finite)
    found = subject_after(reading, unit, finite + 1, last)
    if not found:
        return _impersonal(reading, start, finite, last) if adverbial else None
    names, via, end = found
    end = apposition(reading, unit, end)
    frame = Frame(names, None, finite, end, FORWARD, "verb: subject later", via=via)
    if prefield or adverbial or reading.has_kind(start, finite, NUMERAL):
        frame.keep = (start, finite)
        if not frame.via:
            frame.via = asked(reading, start, finite)
    return frame


def _compares(reading: Reading, k: int, finite: int) -> bool:
    """Whether what opens a clause is no name but a comparison: "Anders als im Vorjahr zählte ..."."""
    classes = reading.vocabulary.words
    return (
        k < finite
        and reading.lows[k - 1] in classes.grammar_contrary
        and reading.lows[k] in classes.grammar_contrary_links
    )


def _impersonal(reading: Reading, start: int, finite: int, last: int) -> Frame | None:
    """ "Im Krankenhaus zählte man ...": the house where somebody says so."""
    classes = reading.vocabulary.words
    if finite + 1 >= last or reading.words[finite + 1] not in classes.turns_impersonal:
        return None
    found = reading.phrase(start + 1, finite)
    if found is None or found.last != finite or not reading.has_kind(found.first, found.last, GIVER):
        return None
    name = reading.name(found.first, found.last)
    return Frame([name], None, start, finite + 2, FORWARD, "verb: impersonal")


def _puts_at(reading: Reading, prefield: Phrase, finite: int, last: int) -> bool:
    """Whether what opens a clause is put at a number by who stands behind the verb: "Die Stärke beziffert Kord auf 700"."""
    classes = reading.vocabulary.words
    if reading.words[finite] not in classes.grammar_putting or is_known(reading, prefield):
        return False
    behind = reading.phrase(finite + 1, last)
    if behind is None or is_object(reading, behind) or behind.last + 1 >= last:
        return False
    return reading.words[behind.last] in classes.grammar_putting_links


def _by_pronoun(reading: Reading, start: int, finite: int) -> Frame:
    source = reading.resolve(reading.words[start])
    names = [source.name] if source else [reading.name(start, start + 1)]
    via = list(source.via) if source else []
    return Frame(names, None, start, finite + 1, FORWARD, "verb: pronoun", via=via)


def _by_prefield(reading: Reading, unit: Unit, prefield: Phrase, finite: int) -> Frame | None:
    """ "X sagte"."""
    if is_own(reading, prefield):
        return None
    names, via, certainty = speaker_of(reading, unit, prefield)
    first = joined_apposition(reading, unit, prefield)
    if first < prefield.first:
        names = [reading.name(first, prefield.last)]
    more = others(reading, prefield.last, finite)
    if more:
        names = names + [reading.name(p.first, p.last) for p in more]
    if not names:
        return None
    start = min(first, prefield.start)
    return Frame(names, None, start, finite + 1, FORWARD, "verb: subject first", certainty, via=via)
