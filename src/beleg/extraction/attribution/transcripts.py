"""Interviews and records of debates become statements: what stands behind "Ann Kord:" is hers up to the next speaker."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.questions import Block, asks, paragraphs, with_prompts
from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import (
    CAPITAL,
    FUNCTION,
    GIVER,
    MEDIUM,
    NUMERAL,
    PROPER,
    ROLE,
    SAYING,
    STOP,
    TIME,
)
from beleg.extraction.attribution.words.units import Unit
from beleg.model import Name, Span, Statement

_LONGEST: Final = 16  # tokens of a label
_SHORT: Final = 3  # tokens of a name or an office
_FEWEST: Final = 2  # labelled or asking paragraphs of an interview
_NO_PERSON: Final = GIVER | MEDIUM | SAYING | TIME | NUMERAL


def transcripts(reading: Reading) -> list[Statement]:
    """What the speakers of an interview or a debate say, one statement a turn; nothing for any other text."""
    if ":" not in reading.tokens.text:
        return []
    blocks = paragraphs(reading)
    labels = [_label(reading, block[0]) for block in blocks]
    labelled = sum(label is not None for label in labels)
    if not labelled:
        return []
    asked = with_prompts(reading, blocks, [asks(reading, block) for block in blocks])
    names = _known(reading, labels, asked)
    if not names or (labelled < _FEWEST and not _answers(names, asked)):
        return []
    return _turns(reading, blocks, names, asked)


def is_theirs(reading: Reading, said: Statement, turns: list[Statement]) -> bool:
    """Whether "we", "our staff" says something inside a turn: then whoever has the turn does."""
    own = reading.vocabulary.words
    for name in said.speakers:
        first, _ = reading.tokens_of(name)
        ours = reading.has(first, own.own_outlet) or (first > 0 and reading.has(first - 1, own.own_outlet))
        if ours or reading.has(first, own.grammar_first_persons):
            start = name.span.start
            return any(part.start <= start < part.end for turn in turns for part in turn.content)
    return False


def _answers(names: dict[int, Name], asked: list[bool]) -> bool:
    """Whether the only label is that of an answer: of several questions, one stands right before it."""
    return sum(asked) >= _FEWEST and any(number and asked[number - 1] for number in names)


def _label(reading: Reading, unit: Unit) -> tuple[int, int] | None:
    """The tokens of a name and the colon behind it, where a paragraph opens with the name of a person."""
    words, first = reading.words, unit.first
    colon = -1
    for k in range(first, min(unit.last - 1, first + _LONGEST)):
        if words[k] == ":":
            colon = k
            break
    if colon <= first or unit.kind != "body":
        return None
    last = colon
    if words[colon - 1] == ")" and "(" in words[first:colon]:
        last = first + words[first:colon].index("(")
    return (first, colon) if _is_person(reading, first, last) else None


def _is_person(reading: Reading, first: int, last: int) -> bool:
    """Whether a label is a name, a title with a name or a role: "Mr. Kord", "The Minister for Ports"."""
    if reading.has_kind(first, last, ROLE):
        return True
    proper = False
    for k in range(first, last):
        kind = reading.kind(k)
        if kind & STOP and k > first:
            continue
        capitals = kind & CAPITAL and (reading.words[k].isupper() or "-" in reading.words[k])
        if kind & (_NO_PERSON | FUNCTION) or not (kind & PROPER or capitals):
            return False
        proper = True
    return proper


def _known(reading: Reading, labels: list[tuple[int, int] | None], asked: list[bool]) -> dict[int, Name]:
    """The names of the labels, by paragraph: those of roles, full names said again, and last names of these."""
    found: dict[int, Name] = {}
    full: set[str] = set()
    words = reading.words
    texts = [reading.tokens.span(*label).of(reading.tokens.text) if label else "" for label in labels]
    for number, label in enumerate(labels):
        if label is None:
            continue
        first, colon = label
        last = words[colon - 1]
        # A role without a name may as well open a headline or a sentence that leads to something else.
        size = sum(not reading.kind(k) & STOP for k in range(first, colon))
        if last != ")" and size > _SHORT and texts.count(texts[number]) < _FEWEST:
            continue
        if last != ")" and not reading.has_kind(first, colon, ROLE):
            often = texts.count(last) >= _FEWEST or (sum(asked) >= _FEWEST and asked[max(number - 1, 0)])
            lone = colon - first == 1 and not (often and _is_introduced(reading, last))
            rare = words.count(last) < _FEWEST or reading.actor(first, colon) is not None
            if last not in full and (lone or rare):
                continue
            full.add(last)
        found[number] = reading.name(first, colon)
    return found


def _is_introduced(reading: Reading, last: str) -> bool:
    """Whether a name stands behind a first name or a form of address: "Jan Keller", "Herr Keller"."""
    words = reading.words
    return any(
        word == last and at and reading.kind(at - 1) & PROPER and not reading.kind(at - 1) & (FUNCTION | TIME)
        for at, word in enumerate(words)
    )


def _turns(
    reading: Reading, blocks: list[Block], names: dict[int, Name], asked: list[bool]
) -> list[Statement]:
    """One statement for every speaker's turn."""
    found: list[Statement] = []
    lone = len({name.text for name in names.values()}) == len(names) == 1
    name: Name | None = None
    content: list[Span] = []
    answers = False
    for number, block in enumerate(blocks):
        own = names.get(number)
        if own:
            _close(found, name, content)
            name, content, answers = own, [], True
        if name is None or not own and (_is_labelled(reading, block) or _ends(reading, block, name)):
            _close(found, name, content)
            name, content, answers = None, [], False
            continue
        if not own and asked[number]:
            answers = lone
            continue
        if answers:
            first = block[0].first + (_size(reading, block[0]) if own else 0)
            content.append(reading.span(first, block[-1].last))
    _close(found, name, content)
    return found


def _is_labelled(reading: Reading, block: Block) -> bool:
    """Whether a paragraph has the label of somebody else: "Frage:", "taz:"."""
    opening = block[0]
    return opening.kind == "body" and reading.words[opening.first : opening.first + 2][1:] == [":"]


def _size(reading: Reading, unit: Unit) -> int:
    """How many tokens the label of a paragraph has, with its colon."""
    return reading.words.index(":", unit.first) + 1 - unit.first


def _close(found: list[Statement], name: Name | None, content: list[Span]) -> None:
    if name and content:
        found.append(turn(name, content))


def turn(name: Name, content: list[Span]) -> Statement:
    """What somebody says in a turn, as a statement."""
    return Statement(
        (name,), (), name.span, tuple(content), "direct", "stated", False, "verb: speaker's label"
    )


def _ends(reading: Reading, block: Block, name: Name) -> bool:
    """Whether a paragraph is no more of an interview: a headline, one about it or about the speaker."""
    if block[0].kind != "body" and not asks(reading, block):
        return reading.words[block[0].last - 1] == ":" or block[0].kind == "title"
    last = name.text.split()[-1]
    talk = reading.vocabulary.words.grammar_interview
    for unit in block:
        for k in range(unit.first, unit.last):
            if reading.words[k] == last or reading.lows[k] in talk:
                return True
    return False
