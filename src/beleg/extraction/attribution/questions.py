"""Paragraphs of an interview become questions and answers: by their signs, and by taking turns."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import FUNCTION, PROPER, ROLE, STOP, TIME
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.units import Unit

_FEWEST: Final = 2  # questions
_BRIEF: Final = 2  # sentences
_ADDRESS: Final = 6  # tokens of "Herr Professor Dr. Kord"
_COMMA: Final = frozenset((",",))
_NO_NAME: Final = FUNCTION | TIME

Block = list[Unit]


def paragraphs(reading: Reading) -> list[Block]:
    """The paragraphs of a text, as its units."""
    found: list[Block] = []
    for unit in reading.units:
        if found and found[-1][0].block == unit.block:
            found[-1].append(unit)
        else:
            found.append([unit])
    return found


def asks(reading: Reading, block: Block) -> bool:
    """Whether a paragraph ends in a question."""
    return reading.words[block[-1].last - 1] == "?"


def with_prompts(reading: Reading, blocks: list[Block], asked: list[bool]) -> list[bool]:
    """The questions, with those that only state something: "Die Armee spricht von zwölf Toten.".

    Where every question stands an even number of paragraphs behind the first, who asks and who answers take turns.
    """
    numbers = [number for number in range(len(blocks)) if asked[number]]
    if len(numbers) < _FEWEST or any((number - numbers[0]) % 2 for number in numbers):
        return asked
    found = list(asked)
    for number in range(numbers[0], len(blocks), 2):
        if asked[number]:
            continue
        block = blocks[number]
        if block[0].kind != "body":
            break
        if len(block) > _BRIEF or says_we(reading, block):
            if number < numbers[-1]:
                return asked
            break
        found[number] = True
    return found


def says_we(reading: Reading, block: Block) -> bool:
    """Whether a paragraph speaks in the first person, outside quotations."""
    own = reading.vocabulary.words.grammar_answering_persons
    return any(not unit.speech and reading.has_lower(unit.first, unit.last, own) for unit in block)


def addressed(reading: Reading, block: Block) -> Phrase | None:
    """The name that a question addresses: "Frau [Volt], wie geht es Ihnen?"."""
    titles = reading.vocabulary.words.grammar_addressing
    for unit in block:
        for k in range(unit.first, unit.last - 2):
            opens = k == unit.first or reading.words[k - 1] in _COMMA
            if not opens or reading.words[k] not in titles:
                continue
            found = _name_behind(reading, k + 1, unit.last)
            if found is not None:
                return found
    return None


def by_name(reading: Reading, block: Block) -> Phrase | None:
    """Whom a question calls by no more than a name that stands above with more: "Lea, wie ist die Lage?"."""
    first = block[0].first
    found = _name_behind(reading, first, block[0].last)
    if found is None or reading.words[found.last] != ",":
        return None
    size = found.last - found.first
    for k in range(first - size):
        if reading.words[k : k + size] != reading.words[found.first : found.last]:
            continue
        last = k + size
        while size == 1 and last < first and _is_named(reading, last):
            last += 1
        if last - k > 1 and reading.is_person(k, last):
            return Phrase(k, k, last, last - 1)
    return None


def _name_behind(reading: Reading, first: int, end: int) -> Phrase | None:
    """The names that stand from a token up to a comma or the end of an address."""
    at = first
    while at < min(end, first + _ADDRESS) and _is_named(reading, at):
        at += 1
    if at == first or at >= end or reading.words[at] not in (",", "?", "!", ":"):
        return None
    return Phrase(first, first, at, at - 1)


def _is_named(reading: Reading, at: int) -> bool:
    kind = reading.kind(at)
    return bool(kind & PROPER and not kind & _NO_NAME) or bool(kind & STOP and reading.words[at] == ".")


def in_full(reading: Reading, found: Phrase, end: int) -> Phrase:
    """A last name with the first names by which the text up to ``end`` introduces it; else the name as it stands."""
    words, last = reading.words, reading.words[found.last - 1]
    if reading.kind(found.last - 1) & ROLE:
        return _office_holder(reading, last, end) or found
    for k in range(1, end):
        if words[k] != last or words[k - 1] in reading.vocabulary.words.grammar_addressing:
            continue
        first = k
        while first > 0 and _is_named(reading, first - 1):
            first -= 1
        if first < k:
            return Phrase(first, first, k + 1, k)
    return found


def _office_holder(reading: Reading, office: str, end: int) -> Phrase | None:
    """Who has the office by which a question addresses somebody: "Bürgermeister [Jan Weil]"."""
    for k in range(end - 1):
        if reading.words[k] != office or not _is_named(reading, k + 1):
            continue
        last = k + 1
        while last < end and _is_named(reading, last):
            last += 1
        return Phrase(k, k, last, last - 1)
    return None
