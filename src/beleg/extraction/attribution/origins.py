"""Statements become the answer for one number: who says it, via whom, how certain, whether verified."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from beleg.extraction import mypyc_attr
from beleg.extraction.attribution.frames.frames import CONTRARY
from beleg.extraction.attribution.scope import worse
from beleg.extraction.attribution.stances.certainty import STATED, Doubts
from beleg.extraction.attribution.words.plain import plain
from beleg.extraction.attribution.words.vocabulary import Vocabulary, vocabulary
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.languages import Pack
from beleg.model import STANCES, Name, Span, Statement

_MEMORY: Final = 4000  # tokens
_PREPOSITION: Final = 4  # characters of "am ", "late "
_LONGEST_NUMBER: Final = 16  # characters
_BACK: Final = "verb: previous"
_CLAIMED: Final = ("claim", CONTRARY)
_SAYING_NOTHING: Final = frozenset(STANCES[-2:])


@mypyc_attr(acyclic=True)
class Attribution:
    """Who a number comes from: origins, media it came through, the cue, how certain, and the rule that says so."""

    __slots__ = ("certainty", "cue", "cues", "origins", "rule", "unverified", "via")

    def __init__(
        self,
        origins: tuple[Name, ...] = (),
        via: tuple[Name, ...] = (),
        cue: Span | None = None,
        certainty: str = "stated",
        unverified: bool = False,
        rule: str = "",
        cues: tuple[Span, ...] = (),
    ) -> None:
        self.origins = origins
        self.via = via
        self.cue = cue
        self.certainty = certainty
        self.unverified = unverified
        self.rule = rule
        self.cues = cues


@mypyc_attr(acyclic=True)
class _Stretch:
    """One content span of a statement: ``size`` is that of all that the statement says, ``number`` its place.

    ``furthest`` is the furthest end among the stretches up to this one.
    """

    __slots__ = ("end", "furthest", "number", "size", "start")

    def __init__(self, start: int, end: int, size: int, number: int) -> None:
        self.start = start
        self.end = end
        self.size = size
        self.number = number
        self.furthest = end


class Index:
    """The content spans of statements, in order of their starts."""

    __slots__ = ("_doubtful", "_ends", "_said", "_stretches")

    def __init__(self, statements: Sequence[Statement], doubtful: Sequence[Span]) -> None:
        self._said = list(statements)
        self._doubtful, self._ends = _merged(doubtful)
        self._stretches = _stretches(self._said)

    def around(self, position: int) -> list[Statement]:
        """The statements whose content holds the character before ``position``, innermost first."""
        found: list[_Stretch] = []
        stretches = self._stretches
        at = _before(stretches, position) - 1
        while at >= 0 and stretches[at].furthest >= position:
            if position <= stretches[at].end:
                found.append(stretches[at])
            at -= 1
        if len(found) > 1:
            found.sort(key=lambda stretch: (stretch.size, -stretch.number))
        return [self._said[stretch.number] for stretch in found]

    def is_beside(self, position: int, start: int, end: int) -> bool:
        """Whether something said shares a character with ``start:end``, but nothing said holds ``position``."""
        stretches = self._stretches
        at = _before(stretches, end) - 1
        beside = False
        while at >= 0 and stretches[at].furthest > start:
            if stretches[at].start <= position < stretches[at].end:
                return False
            beside = beside or stretches[at].end > start
            at -= 1
        return beside

    def is_doubtful(self, span: Span) -> bool:
        """Whether the text calls something unverified that shares a character with ``span``."""
        start, end = span
        return self.doubts(start, end)

    def doubts(self, start: int, end: int) -> bool:
        """As :meth:`is_doubtful`, of ``start:end``."""
        at = _below(self._doubtful, end) - 1
        return at >= 0 and self._ends[at] > start


def _stretches(said: list[Statement]) -> list[_Stretch]:
    found: list[_Stretch] = []
    latest = 0
    ordered = True
    for number in range(len(said)):
        if said[number].stance in _SAYING_NOTHING:
            continue
        content = said[number].content
        size = 0
        for start, end in content:
            size += end - start
        for start, end in content:
            ordered = ordered and start >= latest
            latest = start
            found.append(_Stretch(start, end, size, number))
    if not ordered:
        found.sort(key=lambda stretch: stretch.start)
    furthest = 0
    for stretch in found:
        furthest = max(furthest, stretch.end)
        stretch.furthest = furthest
    return found


def _before(stretches: list[_Stretch], position: int) -> int:
    """How many stretches, in order, start before a character."""
    low, high = 0, len(stretches)
    while low < high:
        middle = (low + high) >> 1
        if stretches[middle].start < position:
            low = middle + 1
        else:
            high = middle
    return low


def _merged(spans: Sequence[Span]) -> tuple[list[int], list[int]]:
    """Where stretches begin and end that cover the same characters, and none twice."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _below(ordered: list[int], bound: int) -> int:
    """How many of the numbers, in order, are below ``bound``: ``bisect_left``, but compiled."""
    low, high = 0, len(ordered)
    while low < high:
        middle = (low + high) // 2
        if ordered[middle] < bound:
            low = middle + 1
        else:
            high = middle
    return low


class Origins:
    """Who says the numbers of one article: what ``find`` and ``unverified`` returned, ready to be asked.

    The lists must not change meanwhile.
    """

    __slots__ = (
        "_cue_ends",
        "_cue_starts",
        "_doubts",
        "_ends",
        "_index",
        "_numbers",
        "_tellings",
        "_tokens",
        "_vocabulary",
    )

    def __init__(
        self, tokens: Tokens, statements: Sequence[Statement], doubtful: Sequence[Span], pack: Pack
    ) -> None:
        self._tokens = tokens
        single = [span.start for span in doubtful if span.end - span.start < _LONGEST_NUMBER]
        self._numbers = frozenset(single) if single else None
        self._index = Index(statements, doubtful)
        self._ends = {name.span.end for said in statements for name in (*said.speakers, *said.via)}
        cues = [said.cue for said in statements if said.cue]
        self._cue_starts = {cue.start for cue in cues}
        self._cue_ends = {cue.end for cue in cues}
        self._tellings = sorted([said.cue.start for said in statements if said.cue and _points_back(said)])
        self._doubts = Doubts(plain(tokens, vocabulary(pack)), pack)
        self._vocabulary = self._doubts.vocabulary

    def of(self, start: int, end: int, first: int, last: int, sentence: Sentence | None) -> Attribution:
        """Who says the number at the characters ``start:end``, the tokens ``first:last`` of a sentence."""
        judged = self._doubts.judge(sentence, first, last) if sentence else STATED
        cues: tuple[Span, ...] = ()
        if judged.token >= 0:
            cues = (self._tokens.span(judged.token, judged.token + 1),)
        around = _apart_from_contradicted(self._index.around(end), judged.level)
        # The outlet's own figures stand beside the claims that nobody could check, and are none of them.
        unchecked = (
            bool(around) or judged.level != "stated" or self._is_headed(start, end)
        ) and self._index.doubts(start, end)
        if not around:
            return Attribution((), (), None, judged.level, unchecked, "no attribution", cues)
        inner = around[0]
        level, rule = worse(judged.level, inner.certainty), inner.rule
        if len(around) > 1 and level != "denied" and any(said.rule == "called false" for said in around):
            return Attribution(*_claimed(around), inner.cue, "denied", unchecked, rule, cues)
        own = next((said for said in around if self._retracts(said)), None) if level == "denied" else None
        if own is not None:
            return Attribution(own.speakers, own.via, own.cue, level, unchecked, own.rule, cues)
        if level == "denied" and judged.sign != "correction" and rule not in _CLAIMED:
            origins, via = self._claimant(first, last, inner.speakers)
            if not origins and (rule == "called false" or _answers(inner, start)):
                origins, via = _claimed([said for said in around if not _answers(said, start)])
        else:
            origins, via = _chain(around, self._vocabulary)
        return Attribution(origins, via, inner.cue, level, unchecked, rule, cues)

    def _retracts(self, said: Statement) -> bool:
        """Whether somebody takes back what he had said himself."""
        return said.cue is not None and said.cue.of(self._tokens.text) in self._vocabulary.words.verbs_retract

    def _is_headed(self, start: int, end: int) -> bool:
        """Whether the number of a headline is itself called unverified, and not only the sentence it stands in."""
        return self._numbers is not None and not self._numbers.isdisjoint(range(start, end))

    def is_beside(self, position: int, start: int, end: int) -> bool:
        """Whether the stretch ``start:end`` tells what somebody says, but not at the character ``position``."""
        return self._index.is_beside(position, start, end)

    def names_end(self, end: int) -> bool:
        """Whether the name of who speaks, or of a medium, ends before the character ``end``."""
        return end in self._ends

    def says(self, start: int, end: int) -> bool:
        """Whether the characters ``start:end`` are words by which somebody speaks, or their first or last one."""
        return start in self._cue_starts or end in self._cue_ends

    def is_when_said(self, first: int, last: int) -> bool:
        """Whether the date at the tokens ``first:last`` is that of a report told in one clause with what it reports.

        "Die Polizei sprach am Montag von 30 Toten", "gab die Zahl der Toten am Montag mit 30 an", but not "zählte am
        Montag 30 Angriffe".
        """
        start, words = self._tokens.starts[first], self._tokens.words
        before_number = last + 1 < len(words) and words[last + 1][0].isdigit()
        for said in self._index.around(start + 1):
            if said.kind != "reported" or not said.cue or not said.rule.startswith("verb"):
                continue
            if said.cue.of(self._tokens.text) in self._vocabulary.words.grammar_counting:
                continue
            return before_number or any(
                0 <= start - content.start <= _PREPOSITION for content in said.content
            )
        return False

    def is_of_telling(self, start: int, end: int) -> bool:
        """Whether the stretch ``start:end`` is a sentence that only tells who said what stands before it."""
        at = _below(self._tellings, end) - 1
        return at >= 0 and self._tellings[at] >= start

    def _claimant(
        self, first: int, last: int, denier: tuple[Name, ...]
    ) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
        """Who had given, earlier in the text, the number that somebody denies."""
        lows, ends = self._tokens.lows, self._tokens.ends
        number = lows[last - 1]
        for k in range(first - 1, max(-1, first - _MEMORY), -1):
            if lows[k] != number:
                continue
            for said in self._index.around(ends[k]):
                if said.speakers and said.speakers != denier and said.certainty != "denied":
                    return said.speakers, said.via
        return (), ()


def _apart_from_contradicted(around: list[Statement], level: str) -> list[Statement]:
    """The statements around a number: of one that the text contradicts only a denied number is, and no other."""
    if not any(said.rule == CONTRARY for said in around):
        return around
    taken = level == "denied"
    return [said for said in around if (said.rule == CONTRARY) == taken]


def _points_back(said: Statement) -> bool:
    """Whether a statement's cue stands behind all that was said, in a sentence of its own: "Das sagte X"."""
    return said.rule == _BACK and all(span.end < said.cue.start for span in said.content if said.cue)


def attribute(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    doubtful: Sequence[Span],
    span: Span,
    pack: Pack,
) -> Attribution:
    """Who says the number at ``span``: a look-up in what ``find`` and ``unverified`` returned.

    Who asks for many numbers of one text makes ``Origins`` once.

    >>> from beleg.extraction.attribution.finder import find
    >>> from beleg.extraction.sentences import split
    >>> from beleg.extraction.tokens import tokenise
    >>> from beleg.languages import load
    >>> tokens, pack = tokenise("Laut Bergwacht starben zwei Menschen."), load("de")
    >>> sentences = split(tokens, pack)
    >>> attribute(tokens, sentences, find(tokens, sentences, pack), [], Span(23, 27), pack).origins[0].text
    'Bergwacht'
    """
    start, end = span
    first, last = _below(tokens.starts, start + 1) - 1, _below(tokens.starts, end)
    at = bisect_right(sentences, first, key=lambda sentence: sentence.first) - 1
    return Origins(tokens, statements, doubtful, pack).of(
        start, end, first, last, sentences[at] if at >= 0 else None
    )


def _chain(around: list[Statement], v: Vocabulary) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """The innermost named speakers, and the media of the statements around theirs."""
    inner = around[0]
    origins, via = inner.speakers, inner.via
    for outer in around[1:]:
        if not origins:
            origins, via = outer.speakers, outer.via
        elif outer.speakers != origins and outer.via and not via and outer.certainty != "denied":
            via = tuple(name for name in outer.via if name not in origins)
        elif outer.speakers != origins and _passes_on(outer, inner, v):
            via = (*via, *(n for n in (*outer.speakers, *outer.via) if n not in via and n not in origins))
    return origins, via


def _claimed(around: list[Statement]) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Who had said what is called false, among the statements around a number."""
    for said in around:
        if said.speakers and said.certainty != "denied" and said.rule != "called false":
            return said.speakers, said.via
    return (), ()


def _answers(said: Statement, start: int) -> bool:
    """Whether a denial stands behind the number that it denies: "..., an accusation the government rejected"."""
    return said.certainty == "denied" and said.cue is not None and said.cue.start > start


def _passes_on(outer: Statement, inner: Statement, v: Vocabulary) -> bool:
    """Whether the speaker around a statement is the one through whom it came: a medium, or who says "laut X"."""
    if outer.certainty == "denied":
        return False
    if any(v.is_medium(word) for name in outer.speakers for word in name.text.split()):
        return True
    return outer.rule.startswith("verb") and inner.rule.startswith("source")
