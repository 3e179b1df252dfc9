"""Tokens become sentences: token ranges that end at full stops, at line ends and around lists and tables."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from beleg.extraction import mypyc_attr
from beleg.extraction.tokens import Question, Tokens
from beleg.languages import Pack, expand
from beleg.model import Span

_STOPS: Final = frozenset((".", "!", "?", "\u2026", "...", "....", "\u203d"))
_CLOSERS: Final = frozenset(
    ('"', "'", "\u201c", "\u201d", "\u2019", "\u00ab", "\u00bb", "\u2039", "\u203a", ")", "]")
)
_TRAILING: Final = _CLOSERS | _STOPS
_BULLETS: Final = frozenset(
    ("-", "\u2013", "\u2014", "\u2022", "*", "\u25ba", "\u25aa", "\u00b7", "\u2023", "\u25cf", "+")
)
_CROSSES: Final = ["+", "+", "+"]  # on both sides of the headlines of a ticker
_ends_sentences: Final = Question(_STOPS.__contains__, "")
_opens_items: Final = Question(_BULLETS.__contains__)
_opens_small: Final = Question(lambda word: word[0].islower())
_NUMERALS: Final = ("units", "teens", "tens")
_LONGEST: Final = 250  # tokens
_LONGEST_ORDINAL: Final = 3  # digits
_LONGEST_NAME: Final = 5  # words, titles before it counted
_NOTES: Final = {"[": "]", "(": ")"}
_TELLING: Final = 5  # the fewest words of a headline
_LONGEST_ROW: Final = 120  # tokens
_LONGEST_LABEL: Final = 6  # tokens
_BLANK: Final = 2  # line ends between a key figure and its noun
_NOUN_PHRASE: Final = 3  # tokens
_HEADLINE: Final = re.compile(r"\d{1,2}[:.]\d\d(?: ?[^\s|]+)? \|")
_SHORTEST_BROKEN: Final = 45  # characters


@mypyc_attr(acyclic=True)
class Sentence:
    """One sentence: code points ``start:end`` and tokens ``first:last``, both half-open.

    ``block`` counts the lines (paragraphs) of the text; ``kind`` is body, title (a line without a full
    stop), item (of a list) or row (of a table).
    """

    __slots__ = ("block", "end", "first", "kind", "last", "start")

    def __init__(self, start: int, end: int, first: int, last: int, block: int, kind: str) -> None:
        self.start = start
        self.end = end
        self.first = first
        self.last = last
        self.block = block
        self.kind = kind


@dataclass(frozen=True, slots=True)
class _Stops:
    """What keeps a full stop, or a line, from ending a sentence, from ``sentences.toml``."""

    abbreviations: frozenset[str]
    ordinal_before: frozenset[str]
    ordinal_after: frozenset[str]
    ordinals: bool
    open: frozenset[str]
    target: frozenset[str]
    counted: frozenset[str]
    numerals: frozenset[str]
    scales: frozenset[str]
    saying: frozenset[str]
    aside: frozenset[str]


@cache
def _stops(pack: Pack) -> _Stops:
    table = pack["sentences"]
    return _Stops(
        frozenset(table["abbreviations"]),
        frozenset(table["ordinal_before"]),
        frozenset(table["ordinal_after"]),
        bool(table["ordinals"]),
        frozenset(table["open"]),
        frozenset(table["target"]),
        _counted(pack),
        frozenset(word for kind in _NUMERALS for word in pack["numbers"]["words"][kind]),
        frozenset(word for pattern in pack["numbers"]["scales"] for word in expand(pattern)) | {"+"},
        frozenset(table["saying"]),
        frozenset(table["aside"]),
    )


def _counted(pack: Pack) -> frozenset[str]:
    """The nouns that numbers of news count, in small letters."""
    groups = [group for group in pack["nouns"]["group"] if group["kind"] != "noise"]
    lists = [words for group in groups for words in group["words"].values()]
    return frozenset(word.lower() for words in lists for each in words.split() for word in expand(each))


def split(tokens: Tokens, pack: Pack, boilerplate: Sequence[Span] = ()) -> list[Sentence]:
    """The sentences of a text in order; tokens inside ``boilerplate`` (sorted, apart) belong to none."""
    stops = _stops(pack)
    ends = _ends_sentences.yes(tokens)
    rows = "|" in tokens.text
    sentences: list[Sentence] = []
    at = 0
    listing = False
    for block, (first, last) in enumerate(_blocks(tokens, boilerplate, stops)):
        kind = (
            "item"
            if listing and _is_lettered(tokens.words, first, last)
            else _kind(tokens, first, last, rows)
        )
        listing = kind == "item" or tokens.words[last - 1] == ":"
        while at < len(ends) and ends[at] < last:
            end = ends[at]
            at += 1
            # A stop before ``first`` is hidden, or belongs to the sentence that ended last.
            cut = _cut(tokens, end, last, stops) if end >= first and kind != "row" else 0
            if cut:
                _append(sentences, tokens, first, cut, block, kind)
                first = _behind_notes(tokens, end, cut, last)
        _append(sentences, tokens, first, last, block, kind)
    return sentences


def _append(out: list[Sentence], tokens: Tokens, first: int, last: int, block: int, kind: str) -> None:
    """Adds a sentence; cut also where it has no end, so that reading one stays quick."""
    while first < last:
        end = min(last, first + _LONGEST)
        out.append(Sentence(tokens.starts[first], tokens.ends[end - 1], first, end, block, kind))
        first = end


def _is_lettered(words: list[str], first: int, last: int) -> bool:
    """Whether a line of a list opens with a letter or number of its own: "a. 38 rifles", "(b) two mortars", "3) 40 tents"."""
    opened = words[first] == "("
    sign = first + 1 + opened
    if sign >= last:
        return False
    letter = words[sign - 1]
    if words[sign] == ")":
        return letter.isdigit() or len(letter) == 1
    return words[sign] == "." and not opened and len(letter) == 1 and letter.islower()


def _kind(tokens: Tokens, first: int, last: int, rows: bool) -> str:
    words, pieces = tokens.words, tokens.pieces
    if _opens_items.concerns(pieces[first]):
        return "title" if words[first : first + 3] == _CROSSES == words[last - 3 : last] else "item"
    ends = _ends_sentences.concerns(pieces[last - 1])
    bars = words[first:last].count("|") if rows and last - first <= _LONGEST_ROW else 0
    # "BERN sda | Prose with a full stop." is none, nor is the headline of an entry: "22:05 Uhr | Zwei Helfer verletzt".
    if bars > 1 or (bars and not ends and not _HEADLINE.match(tokens.text, tokens.starts[first])):
        headline = not ends and _is_headline(words[first:last], _row_follows(tokens, last))
        return "title" if headline else "row"
    if ends:
        return "body"
    closed = last - first > 1 and words[last - 1] in _CLOSERS
    return "body" if closed and _ends_sentences.concerns(pieces[last - 2]) else "title"


def _is_headline(words: list[str], heads: bool) -> bool:
    """ "Bus crash kills 12 in Orv | World | Orv Times": one cell is a sentence, the others are names.

    A line that heads a table, as ``heads`` says, is one only with a number.
    """
    told = counted = size = 0
    counts = False
    for word in (*words, "|"):
        if word != "|":
            size += 1
            counts = counts or word[0].isdigit()
            continue
        told += size >= _TELLING and (counts or not heads)
        counted += counts
        size, counts = 0, False
    return told == 1 and counted <= 1


def _row_follows(tokens: Tokens, last: int) -> bool:
    """Whether the line behind the token before ``last`` has cells, too."""
    text = tokens.text
    begin = text.find("\n", tokens.ends[last - 1]) + 1
    end = text.find("\n", begin)
    return begin > 0 and text.find("|", begin, end if end >= 0 else len(text)) >= 0


def _blocks(tokens: Tokens, boilerplate: Sequence[Span], stops: _Stops) -> list[tuple[int, int]]:
    """Token ranges of the lines, cut also at boilerplate; wrapped lines are joined."""
    hidden: list[int] = []
    for span in boilerplate:
        hidden += bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end)
    blocks: list[tuple[int, int]] = []
    first = gone = 0
    for last in _line_ends(tokens, stops):
        while gone < len(hidden) and hidden[gone] < last:
            if first < hidden[gone]:
                blocks.append((first, hidden[gone]))
            first = max(first, min(hidden[gone + 1], last))
            if hidden[gone + 1] > last:
                break
            gone += 2
        if first < last:
            blocks.append((first, last))
            first = last
    return blocks


def _line_ends(tokens: Tokens, stops: _Stops) -> list[int]:
    """How many tokens stand before the end of each line that does not go on in the next."""
    size = len(tokens)
    found: list[int] = []
    first = last = 0
    boxed = earlier = False
    for before in tokens.lines:
        if before == last:
            continue
        headed, opening = earlier, first
        first, last, earlier = last, before, boxed
        boxed = before < size and _is_key_figure(tokens, first, last, stops)
        boxed = boxed and (headed or _may_head(tokens, opening, first))
        if before == size or not (boxed or _continues(tokens, before, stops)):
            found.append(before)
    return found


def _may_head(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a line may stand above key figures: a heading in capitals, a sentence, a line with a number, but no label."""
    words = tokens.words[first:last]
    shouted = any(word.isupper() and len(word) > 1 for word in words) and not any(w.islower() for w in words)
    return shouted or len(words) > _LONGEST_LABEL or any(w[0].isdecimal() or w in _STOPS for w in words)


def _is_key_figure(tokens: Tokens, first: int, last: int, stops: _Stops) -> bool:
    """ "2.6 MILLION" above "People in need": a number alone in its line, and what it counts in the next."""
    lows = tokens.lows
    number = lows[first]
    if not number[0].isdecimal() or any(low not in stops.scales for low in lows[first + 1 : last]):
        return False
    plain = last - first == 1 and number.isdecimal()
    if plain and (len(number) == 1 or (len(number) == len("1999") and number[:2] in ("19", "20"))):
        return False
    near = tokens.text.count("\n", tokens.ends[last - 1], tokens.starts[last]) <= _BLANK
    return near and (
        lows[last] in stops.counted or any(low in stops.counted for low in _opening(tokens, last))
    )


def _opening(tokens: Tokens, first: int) -> list[str]:
    """The words that open a line in small letters, none where it opens with a capital."""
    return tokens.lows[first : first + _NOUN_PHRASE] if tokens.words[first].islower() else []


def _continues(tokens: Tokens, before: int, stops: _Stops) -> bool:
    """Whether the line that ends after so many tokens goes on in the next; broken by a margin, it was mended before."""
    text, position = tokens.text, tokens.starts[before] - 1
    if text.find("\n", tokens.ends[before - 1]) != position or text[position - 1] in '.!?:;\u201c\u201d"|)\r':
        return False
    if tokens.lows[before - 1] in stops.open or _is_counted(tokens, before, stops):
        return True
    return text[position + 1].islower() and position - text.rfind("\n", 0, position) > _SHORTEST_BROKEN


def _is_counted(tokens: Tokens, before: int, stops: _Stops) -> bool:
    """Whether a line breaks between a number and what it counts: "getötet wurden 12", "Menschen"; not "auf 12"."""
    lows = tokens.lows
    number = lows[before - 1]
    if before < 3 or not (number[0].isdecimal() or number in stops.numerals):
        return False
    if lows[before - 2] in stops.target or not tokens.words[before - 2].islower():
        return False
    return lows[before] in stops.counted or tokens.words[before].islower()


def _cut(tokens: Tokens, i: int, last: int, stops: _Stops) -> int:
    """The token index after the sentence that the stop at ``i`` ends, 0 where it ends none."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    after = i + 1
    while after < last and starts[after] == ends[after - 1] and words[after] in _TRAILING:
        after += 1
    if after >= last:
        return last
    noted = _behind_notes(tokens, i, after, last)
    if noted > after:
        return after if noted == last or not _opens_small.concerns(tokens.pieces[noted]) else 0
    follower = words[after]
    if follower == "," or follower == ";" or _opens_small.concerns(tokens.pieces[after]):
        return 0
    glued = starts[after] == ends[after - 1]
    if words[i] == ".":
        return after if _ends_sentence(tokens, i, after, glued, stops) else 0
    if after > i + 1 and _tells_who_said(words, after, last, stops):
        return 0
    return 0 if glued and words[i] not in "!?" else after


def _tells_who_said(words: list[str], first: int, last: int, stops: _Stops) -> bool:
    """Whether a name and a verb of saying go on behind a quoted question or call: "Is it over?" Ann Ellin asked."""
    verb = first
    while verb < min(last, first + _LONGEST_NAME) and words[verb][0].isupper():
        verb += 1
    if verb == first or verb + 1 >= last or words[verb] not in stops.saying:
        return False
    return words[verb + 1] in stops.aside


def _behind_notes(tokens: Tokens, i: int, after: int, last: int) -> int:
    """Behind the marks of notes that stick to a full stop: "130 deaths.2 According", "130 deaths.[1][4] Only"."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    if words[i] != "." or not i or len(words[i - 1]) <= _LONGEST_ORDINAL and words[i - 1] not in _CLOSERS:
        return after
    k = after
    while k < last and starts[k] == ends[k - 1]:
        bracketed = words[k] in _NOTES and k + 2 < last and words[k + 2] == _NOTES[words[k]]
        if bracketed and words[k + 1].isdecimal():
            k += 3
        elif (
            k == after
            and words[i - 1].islower()
            and words[k].isdecimal()
            and len(words[k]) < _LONGEST_ORDINAL
        ):
            k += 1
        else:
            return after
    return k


def _is_before_agency(words: list[str], i: int, after: int) -> bool:
    """Whether the stop at ``i`` shortens the land of a dateline: "PORT ALDEN, Ore. (KTRW) -"."""
    if words[after] != "(" or i < 2 or words[i - 2] != "," or after + 2 >= len(words):
        return False
    return words[i - 1][0].isupper() and words[after + 1].isupper() and words[after + 2] == ")"


def _ends_sentence(tokens: Tokens, i: int, after: int, glued: bool, stops: _Stops) -> bool:
    words = tokens.words
    before = words[i - 1] if i else ""
    follower = words[after]
    if glued:
        return len(before) > 3 and before.islower() and follower[0].isupper() and len(follower) > 1
    if tokens.ends[i - 1] != tokens.starts[i] if i else True:
        return True
    if before in stops.abbreviations or _is_before_agency(words, i, after):
        return False
    if follower[0].isdigit() and before.lower() in stops.abbreviations:
        return False  # "Ca. 30 Menschen"
    if len(before) > _LONGEST_ORDINAL:
        return True
    if len(before) == 1 and before.isalpha():
        return False
    if stops.ordinals and before.isdecimal():
        earlier = words[i - 2].casefold() if i > 1 else ""
        return not (follower in stops.ordinal_after or earlier in stops.ordinal_before)
    return True
