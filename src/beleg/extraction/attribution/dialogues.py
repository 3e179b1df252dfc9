"""Interviews without names before the answers become statements: of whoever the lines above introduce."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.questions import (
    Block,
    addressed,
    asks,
    by_name,
    in_full,
    paragraphs,
    says_we,
    with_prompts,
)
from beleg.extraction.attribution.speakers.openings import opening_person
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.transcripts import turn
from beleg.extraction.attribution.words.kinds import FUNCTION, PROPER, TIME
from beleg.extraction.attribution.words.nounphrase import Phrase
from beleg.extraction.attribution.words.wordclasses import Words
from beleg.model import Name, Span, Statement

_FEWEST: Final = 2  # questions, and answers in the first person
_LABEL_ENDS: Final = frozenset((":", "."))


def dialogues(reading: Reading) -> list[Statement]:
    """What is answered in an interview whose answers bear no name, as one statement; nothing for any other text."""
    if "?" not in reading.tokens.text:
        return []
    blocks = paragraphs(reading)
    classes = reading.vocabulary.words
    labelled = any(_has_label(reading, block, classes.grammar_answering_labels) for block in blocks)
    asked = [asks(reading, block) or _has_label(reading, block, classes.grammar_asking) for block in blocks]
    if sum(asked) < (1 if labelled and blocks else _FEWEST):
        return []
    asked = with_prompts(reading, blocks, asked)
    first = _first_question(reading, blocks, asked)
    answers = _answers(blocks, asked, first)
    found = _answering(reading, blocks, asked, answers, labelled)
    if found is None:
        return []
    name = reading.name(found.first, found.last)
    content = [_content(reading, block) for block in answers if not _is_about(reading, block, name)]
    return [turn(name, content)] if content else []


def _first_question(reading: Reading, blocks: list[Block], asked: list[bool]) -> int:
    """The first paragraph that asks, behind an introduction that ends in a question of its own."""
    first = asked.index(True)
    second = reading.vocabulary.words.grammar_second_persons
    while asked[first + 1 : first + 2] == [True]:
        if reading.has_word(blocks[first][0].first, blocks[first][-1].last, second):
            break
        first += 1
    return first


def _called(reading: Reading, blocks: list[Block], asked: list[bool]) -> Phrase | None:
    """Whom a question addresses by name, as the lines above introduce him."""
    for number, block in enumerate(blocks):
        if not asked[number]:
            continue
        found = addressed(reading, block)
        if found is not None:
            return in_full(reading, found, block[0].first)
        known = by_name(reading, block)
        if known is not None:
            return known
    return None


def _answering(
    reading: Reading, blocks: list[Block], asked: list[bool], answers: list[Block], labelled: bool
) -> Phrase | None:
    """Who answers: whom a question calls by name, or who is introduced and speaks of himself."""
    found = _called(reading, blocks, asked)
    if found is not None:
        return found
    above = blocks[: _first_question(reading, blocks, asked)]
    if not labelled and not _addresses(reading, blocks, asked):
        return None
    talk = [block for block in (*above, blocks[-1]) if _tells_of_talk(reading, block, labelled)]
    partner = _partner(reading, talk, reading.vocabulary.words.grammar_talking_with)
    if partner is not None:
        return partner
    own = [block for block in answers if says_we(reading, block)]
    if not labelled and (len(own) < min(_FEWEST, len(answers)) or not own):
        return None
    below = [block for block in blocks if not labelled or block not in answers] if labelled else []
    return _introduced(reading, above) or _introduced(reading, below)


def _tells_of_talk(reading: Reading, block: Block, labelled: bool) -> bool:
    """Whether a paragraph tells of the interview: "Wir sprachen mit ...", "Interview mit ..."."""
    classes = reading.vocabulary.words
    for unit in block:
        ours = labelled or reading.has_lower(unit.first, unit.last, classes.turns_own | classes.own_outlet)
        spoke = reading.has_lower(unit.first, unit.last, classes.grammar_speaking)
        if reading.has_lower(unit.first, unit.last, classes.grammar_interview) or (ours and spoke):
            return True
    return False


def _answers(blocks: list[Block], asked: list[bool], first: int) -> list[Block]:
    """The paragraphs that answer: those behind a question, up to the next heading."""
    found: list[Block] = []
    for number in range(first + 1, len(blocks)):
        block = blocks[number]
        if asked[number]:
            continue
        if block[0].kind != "body":
            break
        if asked[number - 1] or blocks[number - 1] in found[-1:]:
            found.append(block)
        else:
            break
    return found


def _addresses(reading: Reading, blocks: list[Block], asked: list[bool]) -> bool:
    """Whether a question speaks to somebody: "How many have you seen?"."""
    second = reading.vocabulary.words.grammar_second_persons
    return any(
        reading.has_word(block[0].first, block[-1].last, second)
        for number, block in enumerate(blocks)
        if asked[number]
    )


def _introduced(reading: Reading, blocks: list[Block]) -> Phrase | None:
    """Who is introduced above the first question: who opens a sentence there, else with whom somebody talked."""
    for unit in [unit for block in blocks for unit in block if unit.kind == "body"]:
        found = opening_person(reading, unit)
        if found is not None and found.last < unit.last and not reading.words[found.last].istitle():
            return found
    return _partner(reading, blocks, reading.vocabulary.words.grammar_talk_links)


def _partner(reading: Reading, blocks: list[Block], links: Words) -> Phrase | None:
    """With whom somebody talked."""
    for unit in [unit for block in blocks for unit in block]:
        for k in range(unit.first, unit.last - 1):
            found = reading.phrase(k + 1, unit.last) if reading.lows[k] in links else None
            if found is not None and reading.is_person(found.first, found.last) and _is_name(reading, found):
                return found
    return None


def _is_name(reading: Reading, found: Phrase) -> bool:
    """Whether a phrase ends in the name of a person."""
    kind = reading.kind(found.last - 1)
    return bool(kind & PROPER) and not kind & (FUNCTION | TIME)


def _is_about(reading: Reading, block: Block, name: Name) -> bool:
    """Whether a paragraph tells of the interview or of who gives it, and is no answer."""
    talk, last = reading.vocabulary.words.grammar_interview, name.text.split()[-1]
    for unit in block:
        for k in range(unit.first, unit.last):
            if reading.words[k] == last or reading.lows[k] in talk:
                return True
    return False


def _has_label(reading: Reading, block: Block, letters: frozenset[str]) -> bool:
    """Whether a paragraph opens with a letter and a colon: "Q:", "A:"."""
    first = block[0].first
    return reading.words[first] in letters and reading.has(first + 1, _LABEL_ENDS)


def _content(reading: Reading, block: Block) -> Span:
    """An answer without its letter."""
    labelled = _has_label(reading, block, reading.vocabulary.words.grammar_answering_labels)
    return reading.span(block[0].first + 2 * labelled, block[-1].last)
