"""Quotations without a known verb of saying become frames: "X: '...'", "'...', freute sich X"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.frames.frames import BACKWARD, FORWARD, INSIDE, Frame
from beleg.extraction.attribution.speakers.naming import apposition, is_known, speaker_of
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.cues import DASHES, OPENING
from beleg.extraction.attribution.words.kinds import (
    CAPITAL,
    COUNTED,
    DETERMINER,
    DIGIT,
    GENITIVE,
    GENITIVE_LINK,
    GIVER,
    MEDIUM,
    NUMERAL,
    ROLE,
    SAYING,
    STOP,
    TIME,
)
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit
from beleg.gazetteer.countries import country
from beleg.model import Name

_LABEL: Final = 10
_SOURCE: Final = 6  # tokens
_CITATION: Final = 9  # tokens of "(OCHA, 3 August 2020)"
_PARTS: Final = frozenset(("(", ";", ","))
_ENDS: Final = frozenset((")", ";", ","))
_COUNTED: Final = 5  # tokens from a colon to those counted


def spoken(reading: Reading, unit: Unit) -> Frame | None:
    """The frame of a unit's first quotation, by the words right behind or before it."""
    opened, closed = unit.speech[0]
    return _behind(reading, unit, closed) or _before(reading, unit, opened)


def _behind(reading: Reading, unit: Unit, closed: int) -> Frame | None:
    """Any verb in lower case right behind the quotation, then its subject."""
    words, v = reading.words, reading.vocabulary
    if unit.kind == "title" and closed + 2 < unit.last and words[closed + 1] == ":":
        return _titled(reading, unit, closed + 2)
    i = closed + 2 if closed + 1 < unit.last and words[closed + 1] == "," else closed + 1
    if v.verb_second and i == closed + 1 and not reading.kind(closed - 1) & STOP:
        return None  # "„über hundert“ verletzte Gäste"
    if (
        i + 1 >= unit.last
        or not words[i].islower()
        or reading.has(i, v.words.function)
        or not words[i].isalpha()
    ):
        return None
    k = i + 1
    while k < unit.last and words[k] in v.words.grammar_behind_verb and not reading.phrase(k, unit.last):
        k += 1
    found = reading.phrase(k, unit.last)
    if found is None or not reading.is_speaker(found):
        return None
    names, via, _ = speaker_of(reading, unit, found)
    end = max(apposition(reading, unit, found.last), unit.segments[unit.segment(i)][1])
    return Frame(names, (i, i + 1), i, end, BACKWARD, "quotation: verb behind", via=via) if names else None


def _titled(reading: Reading, unit: Unit, k: int) -> Frame | None:
    """ "„40 Tote“: Helfer schlagen Alarm": who stands behind the quotation that opens a title."""
    found = reading.phrase(k, unit.last)
    if found is None or not is_known(reading, found) or found.start < found.first:
        return None
    names, via, _ = speaker_of(reading, unit, found)
    return Frame(names, None, k, unit.last, BACKWARD, "quotation: title", via=via) if names else None


def _before(reading: Reading, unit: Unit, opened: int) -> Frame | None:
    """The subject of the clause that a colon before the quotation closes."""
    words = reading.words
    if opened <= unit.first + 1 or words[opened - 1] not in (":", ",") or words[opened] not in OPENING:
        return None
    found = _announced(reading, unit, opened - 1) or _main_subject(reading, unit, opened - 1)
    if found is None:
        return None
    names, via, _ = speaker_of(reading, unit, found[0])
    return Frame(names, None, found[1], opened, FORWARD, "quotation: colon", via=via) if names else None


def _announced(reading: Reading, unit: Unit, end: int) -> tuple[Phrase, int] | None:
    """Whose paper a colon announces word for word: "The following is the text of a statement by X: '...'"."""
    links = reading.vocabulary.words.grammar_claimant_links
    for k in range(end - 2, unit.first, -1):
        if reading.words[k] in links and reading.kind(k - 1) & SAYING:
            found = reading.phrase(k + 1, end)
            named = found is not None and found.last == end and reading.has_kind(found.first, end, CAPITAL)
            return (found, unit.first) if found and named else None
    return None


def _main_subject(reading: Reading, unit: Unit, end: int) -> tuple[Phrase, int] | None:
    """The subject before the colon: what opens a segment, or what follows the verb that opens it."""
    words, lows, v = reading.words, reading.lows, reading.vocabulary
    label = _label_before(reading, unit, end)
    if label is not None:
        return label, label.first
    for first, last in unit.segments:
        if first >= end:
            break
        lead = lows[first]
        if lead in v.words.prepositions or lead in v.words.subordinators:
            continue
        if first > unit.first and lead in v.words.relatives:
            continue
        found = reading.phrase(first, last)
        if found is None and words[first].islower() and not reading.has(first, v.words.function):
            found = reading.phrase(first + 1, last)
        if found and reading.is_speaker(found) and not _oblique(reading, found):
            return found, first
    return None


def _label_before(reading: Reading, unit: Unit, colon: int) -> Phrase | None:
    """A bare noun phrase alone between a dash or a stop and the colon: "Zwei Vermisste - Spital: „...“"."""
    first = next((a for a, b in unit.segments if b == colon), unit.first)
    if first == unit.first or reading.words[first - 1] not in DASHES:
        return None
    found = reading.phrase(first, colon)
    whole = found is not None and found.last == colon and found.start == found.first
    return found if whole and found is not None and reading.is_speaker(found) else None


def _oblique(reading: Reading, found: Phrase) -> bool:
    lows, v = reading.lows, reading.vocabulary
    return found.start < found.first and lows[found.start] in v.words.oblique


def headline(reading: Reading, unit: Unit) -> Frame | None:
    """ "Police: At least eight dead": a source, a colon, what it says."""
    words, v = reading.words, reading.vocabulary
    start = _behind_dash(reading, unit) or _label_start(reading, unit)
    colon = -1
    for k in range(start + 1, min(unit.last - 1, start + _LABEL)):
        if words[k] == ":" or (k == start + 1 and _is_wire_dash(reading, unit, k)):
            colon = k
            break
    if colon < 0:
        return None
    found = reading.phrase(start, colon)
    if found is None or found.last != colon or words[found.last - 1] in v.words.grammar_genres:
        return None
    labelled = reading.has_word(found.first, found.last, v.words.labels)
    if reading.saying_at(found.first, found.last) >= 0 and not labelled:
        return _paper(reading, unit, found)
    if words[found.head] in v.words.nouns_abstract:
        return None
    name = reading.name(found.first, found.last)
    known = labelled or reading.has_kind(found.first, found.last, GIVER | ROLE)
    if not known and not _speaks_abroad(reading, name.text, colon, unit):
        return None
    return Frame([name], None, start, colon + 1, FORWARD, "headline", kind="reported")


def _behind_dash(reading: Reading, unit: Unit) -> int:
    """Where an office alone stands between a dash and a colon: "Beben in Karl - Innenminister: 90 Tote"; 0 where none does."""
    if unit.kind != "title":
        return 0
    for first, last in unit.segments[1:]:
        if reading.words[first - 1] not in DASHES or reading.words[last : last + 1] != [":"]:
            continue
        found = reading.phrase(first, last)
        if (
            found
            and found.start == first
            and found.last == last
            and reading.kind(found.head) & (GIVER | ROLE)
        ):
            return first
    return 0


def _is_wire_dash(reading: Reading, unit: Unit, k: int) -> bool:
    """Whether a dash parts a source from its number in the title of a wire: "Augenzeugen - Mindestens neun Tote"."""
    starts, ends = reading.tokens.starts, reading.tokens.ends
    if unit.kind != "title" or reading.words[k] not in DASHES or ends[k - 1] == starts[k]:
        return False
    if not reading.kind(k - 1) & (GIVER | ROLE) or not reading.vocabulary.verb_second:
        return False
    return reading.has_kind(k + 1, min(k + _COUNTED, unit.last), NUMERAL | DIGIT)


def _paper(reading: Reading, unit: Unit, found: Phrase) -> Frame | None:
    """ "Bilanz der Polizei: 12 Verletzte", "The union's count: 12 hurt": whose paper or count it is, if it says so."""
    names, via, certainty = speaker_of(reading, unit, found)
    if not names:
        return None
    first, last = reading.tokens_of(names[0])
    bare = last == first + 1 and not reading.vocabulary.compound(reading.words[first])
    if reading.has_kind(first, last, TIME) or (bare and reading.kind(first) & SAYING):
        return None
    return Frame(names, None, found.start, found.last + 1, FORWARD, "headline", certainty, "reported", via)


def trailing(reading: Reading, unit: Unit) -> Frame | None:
    """ "Eight dead in blast: ministry", "Acht Tote - Polizei": a headline whose last part is its source alone."""
    if len(unit.segments) < 2:
        return None
    first, last = unit.segments[-1]
    sign = reading.words[first - 1]
    if last != unit.last or last - first > _SOURCE or not (sign == ":" or sign in DASHES):
        return None
    found = reading.phrase(first, last)
    if found is None or found.last != last or reading.kind(found.first) & NUMERAL:
        return None
    known = reading.kind(found.head) & (GIVER | ROLE | MEDIUM) or reading.actor(found.first, found.last)
    if not known or not reading.has_kind(unit.first, first, NUMERAL):
        return None
    return Frame(
        [reading.name(found.first, found.last)],
        None,
        first,
        last,
        BACKWARD,
        "headline: source behind",
        kind="reported",
    )


def bracketed(reading: Reading, unit: Unit) -> Frame | None:
    """ "Some 21,400 people were displaced in two weeks (IOM).": the source alone in brackets at the end."""
    name = cited(reading, unit)
    if name is None:
        return None
    first, _ = reading.tokens_of(name)
    opened = next(k for k in range(first - 1, unit.first - 1, -1) if reading.words[k] == "(")
    if not reading.has_kind(unit.first, opened, NUMERAL):
        return None
    last = unit.last - 1 if reading.kind(unit.last - 1) & STOP else unit.last
    return Frame([name], None, opened, last, BACKWARD, "source in brackets", kind="reported")


def cited(reading: Reading, unit: Unit) -> Name | None:
    """Who is cited in the brackets that close a unit."""
    words = reading.words
    last = unit.last
    while last > unit.first + 2 and (reading.kind(last - 1) & STOP or words[last - 1] == ":"):
        last -= 1
    opened = last - 2
    while opened > max(unit.first, last - _CITATION) and words[opened] != "(":
        opened -= 1
    if words[last - 1] != ")" or words[opened] != "(":
        return None
    explains = bool(reading.kind(opened - 1) & CAPITAL)  # "the World Food Programme (WFP)"
    called = False
    if words[opened + 2] == ":" and opened + 3 < last:  # "(source: the command post)"
        called = reading.lows[opened + 1] in reading.vocabulary.words.grammar_source_labels
        opened += 2
    end = opened + 1
    while end < last - 1 and words[end] not in (",", ";"):
        end += 1
    if end == opened + 1:
        return None
    if not (
        (called and reading.kind(opened + 1) & (CAPITAL | DETERMINER))
        or _of_paper(reading, opened + 1, end)
        or _is_cited(reading, opened + 1, end, last - 1)
        or (not explains and _is_body(reading, opened + 1, end))
    ):
        return None
    given = _of_paper(reading, opened + 1, end)
    return reading.name(given.first, given.last) if given else reading.name(opened + 1, end)


def _of_paper(reading: Reading, first: int, end: int) -> Phrase | None:
    """Who gives the number in brackets: "(Zahl [des Verbands])", "(Angaben [der Stadt])"."""
    told = reading.kind(first) & SAYING or reading.words[first] in reading.vocabulary.words.denials_tallies
    if not told or first + 1 >= end or not reading.kind(first + 1) & (GENITIVE | GENITIVE_LINK):
        return None
    found = reading.phrase(first + 1, end) or reading.phrase(first + 2, end)
    return found if found is not None and found.last == end else None


def _is_body(reading: Reading, first: int, last: int) -> bool:
    """Whether the gazetteer knows a name, of no government."""
    actor = reading.identify(reading.name(first, last).text)
    return actor is not None and not actor.startswith("government-")


def _is_cited(reading: Reading, first: int, end: int, last: int) -> bool:
    """Whether brackets hold those who give figures, or a body with the day: "(local officials)", "(OCHA, 3 August)"."""
    found = reading.phrase(first, end)
    if found is None or found.last != end:
        return False
    if reading.words[first].islower() and reading.kind(found.head) & (GIVER | ROLE):
        return found.head > first or not reading.vocabulary.nouns_capitalised
    if not reading.kind(first - 2) & CAPITAL and reading.has_kind(first, end, GIVER):
        return True  # "54 deaths (Ministry of Health)"
    if reading.vocabulary.nouns_capitalised and reading.words[first].istitle() and found.last == first + 1:
        return bool(
            reading.kind(first - 2) & COUNTED and reading.kind(first) & GIVER
        )  # "neun Tote (Leitstelle)"
    dated = end < last and (reading.has_kind(end, last, TIME) or reading.words[last - 1].isdecimal())
    return dated and reading.words[first].isupper() and len(reading.words[first]) > 1


def labelled(reading: Reading, unit: Unit) -> list[Frame]:
    """ "(police: 4,500; organisers: 12,000)": sources in brackets, each with its own number."""
    words = reading.words
    found: list[Frame] = []
    if "(" not in words[unit.first : unit.last]:
        return found
    inside = False
    for i in range(unit.first, unit.last):
        inside = words[i] != ")" and (inside or words[i] == "(")
        frame = _in_brackets(reading, unit, i + 1) if inside and words[i] in _PARTS else None
        if frame:
            found.append(frame)
    return found


def _in_brackets(reading: Reading, unit: Unit, first: int) -> Frame | None:
    words = reading.words
    found = reading.phrase(first, min(first + _SOURCE, unit.last))
    if found is None or found.last + 1 >= unit.last or words[found.last] != ":":
        return None
    known = reading.has_kind(found.first, found.last, GIVER | ROLE | SAYING)
    if not known and not reading.has_word(found.first, found.last, reading.vocabulary.words.labels):
        return None
    end = found.last + 1
    while end < unit.last and words[end] not in _ENDS:
        end += 1
    if end - found.last > _SOURCE or not reading.has_kind(found.last, end, NUMERAL):
        return None
    names, via, certainty = speaker_of(reading, unit, found)
    span = (found.last + 1, end)
    return Frame(
        names, None, first, found.last, INSIDE, "label in brackets", certainty, "reported", via, span
    )


def _label_start(reading: Reading, unit: Unit) -> int:
    """Behind the time and the crosses of a ticker: "+++ 14:05 Uhr Polizei: ..."."""
    words, v = reading.words, reading.vocabulary
    k = unit.first
    while k + 1 < unit.last and k < unit.first + _LABEL:
        word = words[k]
        clock = word == ":" and words[k - 1].isdecimal() and words[k + 1].isdecimal()
        if not (
            clock
            or word.replace(".", "").isdecimal()
            or word in v.words.grammar_label_signs
            or word in v.words.bullets
        ):
            break
        k += 1
    return k


def _speaks_abroad(reading: Reading, text: str, colon: int, unit: Unit) -> bool:
    """Whether a label is a person or body, or a capital that speaks of another actor."""
    actor = reading.identify(text)
    if actor is None:
        return False
    if not actor.startswith("government-"):
        return True
    following = reading.phrase(colon + 1, unit.last)
    if following is not None:
        other = reading.identify(reading.name(following.first, following.last).text)
        if other is not None:
            return other != actor
    near = min(colon + _COUNTED, unit.last)
    if not reading.has_kind(colon + 1, unit.last, NUMERAL | DIGIT):
        return False
    return _repels(reading, unit, colon + 1) or _counts_others(reading, actor, colon + 1, near)


def _repels(reading: Reading, unit: Unit, first: int) -> bool:
    """ "Kiew: 40 Drohnen abgewehrt": what a capital's forces took down closes its clause."""
    classes = reading.vocabulary.words
    if not reading.has_word(first, unit.last, classes.grammar_enemies):
        return False
    return any(
        reading.words[last - 1] in classes.grammar_repelled for _, last in unit.segments if last > first
    )


def _counts_others(reading: Reading, actor: str, first: int, last: int) -> bool:
    """ "Kiew: 40 russische Soldaten getötet": those or the losses of another country follow."""
    if not reading.has_word(first, last, reading.vocabulary.words.grammar_enemies):
        return False
    own = actor.rpartition("-")[2].upper()
    named = (country(reading.words[k], reading.vocabulary.code) for k in range(first, last))
    return any(word is not None and word.code not in ("", own) for word in named)
