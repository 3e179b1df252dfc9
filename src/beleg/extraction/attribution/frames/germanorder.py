"""The order of German words becomes a frame: who is the subject of a verb that stands first, second or last in its clause."""

from __future__ import annotations

from beleg.extraction.attribution.frames.frames import BACKWARD, FORWARD, Frame
from beleg.extraction.attribution.frames.germanbackward import of_previous, refers_back
from beleg.extraction.attribution.frames.germansubjects import (
    agrees,
    clause_start,
    is_object,
    joined_apposition,
    subject_after,
    subject_before,
)
from beleg.extraction.attribution.frames.germansubordinate import verb_final
from beleg.extraction.attribution.frames.germanverbs import ends_finite
from beleg.extraction.attribution.speakers.naming import (
    apposition,
    asked,
    is_known,
    is_own,
    others,
    speaker_of,
    subject,
)
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.speakers.states import enlisted
from beleg.extraction.attribution.words.kinds import (
    ADJECTIVE,
    CAPITAL,
    CONJUNCTION,
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


def by_order(
    reading: Reading, unit: Unit, i: int, finite: int, first: int, last: int, frames: list[Frame]
) -> Frame | None:
    """The frame by where the finite verb stands in its clause: last, first or second."""
    start = clause_start(reading, first, finite)
    if start == i < finite == i + 1:
        return _participle_first(reading, unit, finite, last)
    if finite == i and _lacks_comma(reading, unit, start, i, last):
        last = i + 1
    if start < finite and finite >= i and _is_final(reading, unit, start, i, last):
        return verb_final(reading, unit, start, i, last)
    if start == finite:
        return _verb_first(reading, unit, finite, last, frames)
    found = _verb_second(reading, unit, start, finite, last)
    if found is None and reading.kind(finite - 1) & CONJUNCTION:
        return _coordinated(reading, unit, finite, [])
    return found


def _participle_first(reading: Reading, unit: Unit, finite: int, last: int) -> Frame | None:
    """ "Gemeldet hat die Gewerkschaft 14 Tote": the participle opens the clause, the subject follows its auxiliary."""
    found = subject_after(reading, unit, finite + 1, last)
    if found is None:
        return None
    names, via, end = found
    end = apposition(reading, unit, end)
    return Frame(names, None, finite - 1, end, FORWARD, "verb: subject later", via=via)


def _lacks_comma(reading: Reading, unit: Unit, start: int, i: int, last: int) -> bool:
    """Whether the main clause follows "Wie X mitteilte" without its comma: its finite verb stands right behind."""
    classes = reading.vocabulary.words
    if i + 1 >= last or start != unit.first or reading.lows[start] not in classes.grammar_quoting:
        return False
    word = reading.words[i + 1]
    if word in classes.verbs_passive or word in classes.verbs_dummy or word in classes.modals:
        return True
    return ends_finite(reading, i + 1)


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


def _verb_first(reading: Reading, unit: Unit, finite: int, last: int, frames: list[Frame]) -> Frame | None:
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
    return _coordinated(reading, unit, finite, frames) if coordinated or number else None


def _coordinated(reading: Reading, unit: Unit, finite: int, frames: list[Frame]) -> Frame | None:
    """ "Kord sprach von 30 Toten und nannte ...": the speaker of the verb before, else its subject."""
    rule = "verb: coordinated"
    if frames and frames[-1].speakers:
        last = frames[-1]
        return Frame(list(last.speakers), None, finite, finite + 1, FORWARD, rule, via=list(last.via))
    own = subject(reading, unit, finite)
    if own and reading.is_speaker(own):
        return Frame([reading.name(own.first, own.last)], None, finite, finite + 1, FORWARD, rule)
    return None


def _is_parted(reading: Reading, unit: Unit, number: int) -> bool:
    """Whether a relative clause or a name parts the verb that opens a segment from a bare noun phrase before it."""
    words = reading.words
    if number < 2 or unit.speech or words[unit.segments[number][0] - 1] != ",":
        return False
    first, last = unit.segments[number - 1]
    a, b = unit.segments[number - 2]
    found = reading.phrase(clause_start(reading, a, b), b) if words[b] == "," else None
    if found is None or found.last != b:
        return False
    lead = first + 1 if reading.kind(first) & PREPOSITION and first + 1 < last else first
    if reading.kind(lead) & RELATIVE:
        return True
    is_name = all(reading.kind(k) & CAPITAL for k in range(first, last)) and reading.is_person(first, last)
    return is_name and is_known(reading, found)


def _only_before(reading: Reading, unit: Unit, number: int) -> bool:
    """Whether only a subordinate clause stands before the verb, which then opens the main clause."""
    classes = reading.vocabulary.words
    first, end = unit.segments[0]
    if _compares(reading, first + 1, end):
        return True
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
    alone = start + 1 == finite
    if (
        alone
        and reading.lows[start] in reading.vocabulary.words.objects
        or refers_back(reading, unit, start, finite)
    ):
        return of_previous(reading, unit, start, finite, last)
    if alone and reading.kind(start) & PRONOUN:
        return _by_pronoun(reading, start, finite)
    if alone and reading.lows[start] in reading.vocabulary.words.grammar_impersonal:
        body = reading.neuter_before()
        return Frame([body.name], None, start, finite + 1, FORWARD, "verb: pronoun") if body else None
    prefield = reading.phrase(start, finite)
    adverbial = bool(reading.kind(start) & PREPOSITION)
    if adverbial and (asked_by := _asked_by(reading, unit, start, finite)):
        return asked_by
    speaks = prefield and (not is_object(reading, prefield) or agrees(reading, prefield, finite))
    speaks = speaks and not _is_matter(reading, prefield, finite, last)
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


def _asked_by(reading: Reading, unit: Unit, start: int, finite: int) -> Frame | None:
    """ "Von Reuters befragte Augenzeugen berichteten ...": who speaks stands behind who asked."""
    by = reading.lows[start] in reading.vocabulary.words.prepositions_by
    asker = reading.phrase(start + 1, finite) if by else None
    if asker is None or not reading.kind(asker.last) & ADJECTIVE:
        return None
    told = reading.phrase(asker.last + 1, finite)
    if told is None or told.last != finite or not reading.is_speaker(told):
        return None
    frame = _by_prefield(reading, unit, told, finite)
    if frame is not None and reading.is_medium(asker.first, asker.last):
        frame.via = [*frame.via, reading.name(asker.first, asker.last)]
    return frame


def _is_matter(reading: Reading, prefield: Phrase | None, finite: int, last: int) -> bool:
    """Whether an abstract noun opens a clause whose subject stands behind the verb: "Die Differenz erklärte das Amt"."""
    if prefield is None or is_known(reading, prefield):
        return False
    if not reading.lows[prefield.head].endswith(reading.vocabulary.endings["matters"]):
        return False
    behind = reading.phrase(finite + 1, last)
    return behind is not None and not is_object(reading, behind) and is_known(reading, behind)


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
        names = enlisted(reading, names, more)
    if not names:
        return None
    start = min(first, prefield.start)
    return Frame(names, None, start, finite + 1, FORWARD, "verb: subject first", certainty, via=via)
