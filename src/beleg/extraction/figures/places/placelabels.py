"""The cell of a row, and the word before the colon of a line, become the place that the rest tells of."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.places.place import Kind, Place, Way
from beleg.extraction.figures.places.placewords import IN_NAME, Is, PlaceWords
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens

_COLUMN_OF_PLACES: Final = Is.HEAD | Is.GEOGRAPHY
_LONGEST_LABEL: Final = 3  # tokens
_LINES: Final = 2  # that name a place before a colon, one of them known
_COUNTED: Final = 3  # that count something behind the colon


def of_row(tokens: Tokens, sentences: list[Sentence], words: PlaceWords, at: int) -> Place | None:
    """The place that a cell of a row names, where the head of its column says that those are places."""
    top = at
    while top and sentences[top - 1].kind == "row":
        top -= 1
    row = sentences[at]
    column = _column_of_places(tokens, sentences[top], words)
    if top == at or column < 0:
        return None
    texts, first = tokens.words, row.first
    while first < row.last and column:
        column -= texts[first] == "|"
        first += 1
    end = first
    while end < row.last and texts[end] != "|":
        end += 1
    if not first < end <= first + _LONGEST_LABEL or not texts[first][0].isupper():
        return None
    return None if texts[first].capitalize() in words.sums else Place(first, end, Kind.HEADED, Way.IN)


def of_line(tokens: Tokens, line: Sentence, words: PlaceWords) -> Place | None:
    """The name that opens a line before a colon: "Kolondieba: gunmen ..."; ``None`` where none does."""
    last = line.first
    while last < min(line.last, line.first + _LONGEST_LABEL):
        flags = words.flags(tokens.words[last])
        if flags & IN_NAME != IN_NAME or flags & (Is.SHORT | Is.BODY):
            break
        last += 1
    if last == line.first or last + 1 >= line.last or tokens.words[last] != ":":
        return None
    return Place(line.first, last, Kind.HEADED, Way.OPENING)


def sets_sides(tokens: Tokens, line: Sentence, words: PlaceWords) -> bool:
    """Whether a line sets the sides of a war against each other, whose countries are no places: "Losses: Chad 84 killed"."""
    label = tokens.words[line.first : min(line.first + _LONGEST_LABEL + 1, line.last)]
    return ":" in label and not words.strengths.isdisjoint(label[: label.index(":")])


def are_of_lines(tokens: Tokens, sentences: list[Sentence], words: PlaceWords) -> bool:
    """Whether an article lists what happened by place: lines open with names and a colon, one that the
    gazetteer knows, or three with a number behind it.
    """
    named: set[str] = set()
    counted: set[str] = set()
    known = False
    for at, line in enumerate(sentences):
        opens = line.kind != "body" or not at or sentences[at - 1].block != line.block
        place = of_line(tokens, line, words) if opens else None
        if place is not None:
            name = " ".join(tokens.words[place.first : place.last])
            named.add(name)
            known = known or (line.kind != "title" and words.kind(name) >= 0)
            if _counts(tokens, place.last + 1, line.last):
                counted.add(name)
    return (known and len(named) >= _LINES) or len(counted) >= _COUNTED


def _counts(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a number and what it counts stand behind the colon of a line: "Karel: 48 dead"."""
    return first + 1 < last and tokens.words[first][0].isdigit() and tokens.words[first + 1].isalpha()


def _column_of_places(tokens: Tokens, head: Sentence, words: PlaceWords) -> int:
    """The number of the first column whose head is a word such as "Ort", -1 without one."""
    column, opens = 0, True
    for token in range(head.first, head.last):
        text = tokens.words[token]
        if text == "|":
            column, opens = column + 1, True
        elif opens:
            if words.flags(text) & _COLUMN_OF_PLACES:
                return column
            opens = False
    return -1
