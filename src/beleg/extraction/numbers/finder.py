"""Tokens become number mentions: "mehr als 300", "10.000 bis 12.000", "jeder achte", with their intervals."""

from __future__ import annotations

from functools import cache
from typing import Final

from beleg.extraction.numbers.cores import read_core
from beleg.extraction.numbers.lexemes import ORDINAL, OTHER, Number, WordClass, tidy
from beleg.extraction.numbers.qualifiers import Qualifiers, within
from beleg.extraction.numbers.scan import Core, Scan, Terms, by_first, phrase
from beleg.extraction.tokens import Tokens, tokenise
from beleg.languages import Pack, every_form, load
from beleg.model import NumberMention
from beleg.model.span import make

_DASHES: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_SPACED_DASHES: Final = frozenset("-\u2013")
_CHANGE_REACH: Final = 20
_STEPS: Final = 2
_CLAUSE_END: Final = frozenset(".;:!?|")
_COUNTABLE: Final = frozenset(("digits", "words", "vague", "share", "article"))
# Called by its name, the class would take three times as long.
_MENTION: Final = NumberMention
_NO_PHRASES: Final[list[tuple[str, ...]]] = []


class RangeWords:
    """The words of one pack that join two numbers to a range."""

    def __init__(self, pack: Pack) -> None:
        ranges = pack["numbers"]["ranges"]
        self.to = every_form(ranges["to"])
        self.either = every_form(ranges["or"])
        self.bridges = by_first(phrase(text) for text in ranges["bridges"])
        self.between = every_form(ranges["between"])
        self.between_and = every_form(ranges["between_and"])
        self.source = every_form(ranges["from"])
        self.step = every_form(ranges["step"])
        self.elided = self.to | self.either
        after = self.elided | self.between_and | frozenset(self.bridges)
        self.connectors = after | _DASHES | {","}
        self.from_verbs = WordClass(ranges["from_verbs"])
        self.from_nouns = WordClass(ranges["from_nouns"])
        self.change = WordClass(ranges["change"])


class NumberWords:
    """All that one pack says about numbers."""

    def __init__(self, pack: Pack) -> None:
        self.terms = Terms(pack)
        self.ranges = RangeWords(pack)
        self.qualifiers = Qualifiers(pack)
        self.after_number = (
            frozenset(self.terms.percent) | self.ranges.connectors | self.qualifiers.after_number
        )


@cache
def number_words(pack: Pack) -> NumberWords:
    """The number words of a pack, built once."""
    return NumberWords(pack)


def find_numbers(text: str, language: str) -> list[NumberMention]:
    """Every number expression in ``text``; ``language`` is a pack's code, else ``LookupError``.

    >>> [(m.qualifier, m.low, m.high) for m in find_numbers("mehr als 300, zwei bis drei Dutzend", "de")]
    [('more_than', 300, None), ('range', 24, 36)]
    """
    return find(tokenise(text), load(language))


def find(tokens: Tokens, pack: Pack, first: int = 0, last: int | None = None) -> list[NumberMention]:
    """Every number expression among the tokens ``first`` to ``last`` (half-open), in order, none overlapping.

    Numbers that count nothing (dates, ages, ordinals, the article "ein") are there too, told by ``shape``.
    """
    high = len(tokens) if last is None else min(last, len(tokens))
    return _Finder(tokens, number_words(pack), first, high).mentions()


class _Finder:
    """Reads one stretch of tokens from left to right."""

    def __init__(self, tokens: Tokens, words: NumberWords, first: int, last: int) -> None:
        self.scan = Scan(tokens, words.terms, first, last)
        self.offset = first
        self.qualifiers = words.qualifiers
        self.ranges = words.ranges
        self.after_number = words.after_number
        self.floor = 0

    def mentions(self) -> list[NumberMention]:
        found: list[NumberMention] = []
        done = 0
        for at in self.scan.hits:
            if at < done:
                continue
            core = read_core(self.scan, at)
            whole = self._whole(core) if core else None
            if whole is None:
                continue
            while found and found[-1].last_token - self.offset > whole.first:
                found.pop()
            found.append(self._mention(whole))
            done = whole.last
            if whole.shape != "article":
                self.floor = done
        return found

    def _mention(self, core: Core) -> NumberMention:
        scan, offset = self.scan, self.offset
        end = scan.ends[core.last - 1] - core.cut
        first, last = core.first + offset, core.last + offset
        start, low, high = scan.starts[core.first], core.low, core.high
        return make(_MENTION, (start, end, core.qualifier, low, high, core.unit, core.shape, first, last))

    def _whole(self, core: Core) -> Core | None:
        """The number with its other end, its qualifiers and its percent sign."""
        if core.first < self.floor:
            return None
        if core.shape == "ordinal" or not (core.doubtful or self._has_neighbours(core)):
            return core
        self._take_percent(core)
        qualifier, first = self.qualifiers.before(self.scan, core, self.floor)
        if core.doubtful and qualifier == "exact":
            return self._not_a_share(core)
        joined = self._joined(core, first)
        if joined:
            _, first = self.qualifiers.before(self.scan, joined, self.floor)
            joined.first = min(joined.first, first)
            return joined
        core.first = first
        _bound(core, qualifier)
        self._take_after(core)
        return core

    def _has_neighbours(self, core: Core) -> bool:
        """Whether a word beside the number can say anything about it."""
        lows = self.scan.lows
        return lows[core.last] in self.after_number or lows[core.first - 1] in self.qualifiers.before_number

    def _take_percent(self, core: Core) -> None:
        signs = self.scan.terms.percent.get(self.scan.lows[core.last])
        if signs is None or core.shape not in ("digits", "words", "vague"):
            return
        for words in signs:
            if self.scan.follows(core.last, words):
                core.unit = "percent"
                core.last += 1 if self.scan.glued(core.last) else 0
                return

    def _not_a_share(self, core: Core) -> Core | None:
        """ "a third person" is one, "ein Viertel in Rom" an article, "half full" nothing."""
        if core.last == core.first + 1:
            return None
        if self.scan.lexeme(core.last - 1).role == ORDINAL:
            return Core(core.first, core.last, 1, 1, "ordinal")
        return Core(core.first, core.first + 1, 1, 1, "article")

    def _take_after(self, core: Core) -> None:
        if core.qualifier in ("exact", "about"):
            around, first, last = self.qualifiers.around(self.scan, core, self.floor)
            if around:
                core.first, core.last = first, last
                _bound(core, around)
                return
        after, last = self.qualifiers.after(self.scan, core.last)
        if after and core.qualifier in ("exact", "about", "vague") and core.shape != "article":
            core.last = last
            _bound(core, after)

    # ranges

    def _joined(self, left: Core, first: int) -> Core | None:
        """ "A bis B", "zwischen A und B", "from A to B", "A–B"; ``first`` counts A's qualifier in."""
        if self.scan.lows[left.last] not in self.ranges.connectors or left.low is None:
            return None
        opener = self.scan.lows[first - 1] if first > self.floor else ""
        between = opener in self.ranges.between
        right = self._right(left, between)
        if right is None:
            return None
        source = opener in self.ranges.source
        step = opener in self.ranges.step and right.unit != "percent" and _is_far(left, right)
        if (source or step) and self._changes(first, right.last):
            return None
        opens = between or (source and self._opens(left, first - 1))
        return _range(left, right, first - 1 if opens else first)

    def _right(self, left: Core, between: bool) -> Core | None:
        at = left.last
        elided = self.scan.glued(at) and self.scan.lows[at] in _DASHES and not self.scan.glued(at + 1)
        if elided and self.scan.lows[at + 1] in self.ranges.elided:
            return _lend_head(left, self._right_core(at + 2))
        start = self._after_connector(at, between)
        right = self._right_core(start) if start else None
        return right if right and _may_join(left, right) else None

    def _after_connector(self, at: int, between: bool) -> int:
        scan, words = self.scan, self.ranges
        word = scan.lows[at]
        if word in _DASHES:
            return at + 1 if self._dash_joins(at) else 0
        comma = 1 if word == "," else 0
        for bridge in words.bridges.get(scan.lows[at + comma], _NO_PHRASES):
            if scan.follows(at + comma, bridge) and not (comma and bridge[0] in words.to):
                return at + comma + len(bridge)
        if word in words.to or word in words.either or (between and word in words.between_and):
            return at + 1
        return 0

    def _dash_joins(self, at: int) -> bool:
        scan = self.scan
        if scan.glued(at) and scan.glued(at + 1):
            clear = not (scan.lows[at + 2] in _DASHES and scan.glued(at + 2) and scan.glued(at + 3))
            return clear and not (at > 1 and scan.lows[at - 2] in _DASHES and scan.glued(at - 1))
        if scan.glued(at) or scan.glued(at + 1) or scan.words[at] not in _SPACED_DASHES:
            return False
        digits = scan.words[at - 1][0].isdecimal() and scan.lows[at + 1][:1].isdecimal()
        return digits and scan.same_line(at) and scan.same_line(at + 1)

    def _right_core(self, start: int) -> Core | None:
        """The number at ``start``, or after a qualifier that starts there."""
        for at in range(start, min(start + 4, self.scan.size)):
            if self.scan.lexeme(at).role == OTHER:
                continue
            core = read_core(self.scan, at)
            if core is None:
                continue
            if core.first != start and self.qualifiers.before(self.scan, core, start)[1] != start:
                return None
            self._take_percent(core)
            return core
        return None

    def _opens(self, left: Core, at: int) -> bool:
        """Whether "von" opens the range; after "sprach", "Schäden" and before "oder" it belongs to them."""
        scan, words = self.scan, self.ranges
        if scan.lows[left.last] in words.either or words.from_nouns.holds(scan.lows[at - 1]):
            return False
        return not within(scan, at, words.from_verbs, _CHANGE_REACH // 2)

    def _changes(self, first: int, last: int) -> bool:
        """Whether a verb of change in the clause makes "from A to B" two figures."""
        scan, stems = self.scan, self.ranges.change
        for at in range(first - 2, max(first - 2 - _CHANGE_REACH, -1), -1):
            if scan.lows[at] in _CLAUSE_END:
                break
            if stems.holds(scan.lows[at]):
                return True
        for at in range(last, min(last + _CHANGE_REACH // 2, scan.size)):
            if scan.lows[at] in _CLAUSE_END or scan.lows[at] == ",":
                break
            if stems.holds(scan.lows[at]):
                return True
        return False


def _is_far(left: Core, right: Core) -> bool:
    """Whether the second number is a total rather than the end of a range: "by 26 to 302"."""
    return left.high is not None and right.low is not None and right.low > _STEPS * left.high


def _lend_head(left: Core, right: Core | None) -> Core | None:
    """ "Zehn- oder Hunderttausende": the first word is as vague and stands for as many thousands."""
    if not (right and right.qualifier == "vague" and left.qualifier == "exact" and left.low and right.low):
        return right
    magnitude = left.low * (1000 if right.low >= 20_000 else 1)
    if 2 * magnitude >= right.low:
        return None
    left.low, left.high = 2 * magnitude, 10 * magnitude - 1
    left.qualifier = left.shape = "vague"
    return right


def _may_join(left: Core, right: Core) -> bool:
    if right.shape not in _COUNTABLE or right.shape == "article" or right.low is None or right.doubtful:
        return False
    if left.shape == "article":
        return right.shape in ("words", "digits") and right.coefficient < 10
    return (left.shape == "share") == (right.shape == "share")


def _range(left: Core, right: Core, first: int) -> Core | None:
    """Both ends as one interval; the left borrows the multiplier of the right: "20 bis 25 Mio."."""
    low = tidy((left.low or 0) * _lent_scale(left, right))
    high = right.high if right.high is not None else right.low
    if high is None or right.low is None or not low < right.low:
        return None
    if (left.qualifier == "vague") != (right.qualifier == "vague"):
        return None
    shape = right.shape if left.shape in ("article", right.shape) else "words"
    qualifier = "vague" if right.qualifier == "vague" else "range"
    unit = left.unit or right.unit
    return Core(first, right.last, low, high, shape, qualifier, unit, right.scale, right.cut)


def _lent_scale(left: Core, right: Core) -> Number:
    if left.scale != 1 or right.scale == 1 or left.low is None:
        return 1
    coefficient = right.coefficient
    hundreds = right.shape == "words" and coefficient >= 100 and coefficient % 100 == 0
    if hundreds and left.low < min(10, coefficient / 100):
        return right.scale * 100
    return right.scale if left.low < coefficient else 1


def _bound(core: Core, qualifier: str) -> None:
    """Opens the interval at the end that the qualifier leaves open."""
    if qualifier in (core.qualifier, "exact") or core.qualifier in ("missing", "range"):
        return
    if core.qualifier == "vague" and qualifier == "about":
        return
    core.qualifier = qualifier
    if core.shape == "article":
        core.shape = "words"
    if qualifier in ("at_least", "more_than"):
        core.high = None
    elif qualifier in ("at_most", "less_than"):
        core.low = None
