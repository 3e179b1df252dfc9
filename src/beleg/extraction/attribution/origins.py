"""Statements become the answer for one number: who says it, via whom, how certain, whether verified."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from beleg.extraction import mypyc_attr
from beleg.extraction.attribution.frames.falsehoods import CALLED_FALSE
from beleg.extraction.attribution.frames.frames import CONTRARY
from beleg.extraction.attribution.stances.certainty import Doubts
from beleg.extraction.attribution.stances.judgement import STATED, worse
from beleg.extraction.attribution.stances.withdrawals import RULE as WITHDRAWN
from beleg.extraction.attribution.stretches import Index
from beleg.extraction.attribution.words.plain import plain
from beleg.extraction.attribution.words.vocabulary import Vocabulary, vocabulary
from beleg.extraction.ordered import below
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.languages import Pack
from beleg.model import Name, Span, Statement

_MEMORY: Final = 4000  # tokens
_PREPOSITION: Final = 4  # characters of "am ", "late "
_BACK: Final = "verb: previous"
_CLAIMED: Final = ("claim", CONTRARY, WITHDRAWN)
_REMARKS: Final = ("verb: wie", "passive", "document", "rumour", "source: according")  # "as reported by X"


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
        "_inside",
        "_tellings",
        "_tokens",
        "_vocabulary",
    )

    def __init__(
        self, tokens: Tokens, statements: Sequence[Statement], doubtful: Sequence[Span], pack: Pack
    ) -> None:
        self._tokens = tokens
        self._index = Index(statements, doubtful)
        names = [name.span for said in statements for name in (*said.speakers, *said.via)]
        self._ends = {name.end for name in names}
        self._inside = {at for name in names for at in range(name.start + 1, name.end)}
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
        around = _nested(around, start, self._vocabulary)
        # The outlet's own figures stand beside the claims that nobody could check, and are none of them.
        unchecked = (bool(around) or judged.level != "stated") and self._index.doubts(start, end)
        if not around:
            return Attribution((), (), None, judged.level, unchecked, "no attribution", cues)
        inner = around[0]
        level, rule = worse(judged.level, inner.certainty), inner.rule
        if len(around) > 1 and level != "denied" and _is_called_false(around):
            return Attribution(*_claimed(around), inner.cue, "denied", unchecked, rule, cues)
        if level != "denied" and any(_denies(said, inner, start) for said in around):
            return Attribution(*_claimed(around, start), inner.cue, "denied", unchecked, rule, cues)
        own = next((said for said in around if self._retracts(said)), None) if level == "denied" else None
        if own is not None:
            return Attribution(own.speakers, own.via, own.cue, level, unchecked, own.rule, cues)
        if level == "denied" and judged.sign != "correction" and rule not in _CLAIMED:
            origins, via = self._claimant(first, last, inner.speakers)
            if not origins and (_is_called_false(around) or _answers(inner, start)):
                origins, via = _claimed(around, start)
        else:
            origins, via = _chain(around, self._vocabulary)
        return Attribution(origins, via, inner.cue, level, unchecked, rule, cues)

    def _retracts(self, said: Statement) -> bool:
        """Whether somebody takes back what he had said himself."""
        return said.cue is not None and said.cue.of(self._tokens.text) in self._vocabulary.words.verbs_retract

    def is_beside(self, position: int, start: int, end: int) -> bool:
        """Whether the stretch ``start:end`` tells what somebody says, but not at the character ``position``."""
        return self._index.is_beside(position, start, end)

    def names_end(self, end: int) -> bool:
        """Whether the name of who speaks, or of a medium, ends before the character ``end``."""
        return end in self._ends

    def is_in_name(self, position: int) -> bool:
        """Whether the name of who speaks, or of a medium, goes on at the character ``position``: "an official in X"."""
        return position in self._inside

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
        at = below(self._tellings, end) - 1
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


def _nested(around: list[Statement], number: int, v: Vocabulary) -> list[Statement]:
    """The statements around a number, those told by others behind theirs: "[laut Polizei] starben 12, [wie der Kurier berichtete]"."""
    if len(around) < 2 or any(said.certainty == "denied" for said in around):
        return around
    told = [said for said in around[1:] if _is_told(said, around[0], number, v)]
    return [*told, *(said for said in around if said not in told)] if told else around


def _is_told(said: Statement, teller: Statement, number: int, v: Vocabulary) -> bool:
    """Whether a statement is part of what another one tells, as a medium tells who said something."""
    if said.cue is None or teller.cue is None or not _holds(teller, said.cue):
        return False
    if all(name.text.rpartition(" ")[2] in v.words.nouns_claims for name in said.speakers):
        return False  # "den Angaben zufolge"
    if not _holds(said, teller.cue):
        return teller.rule.startswith(_REMARKS)
    if _are_media(said, v) != _are_media(teller, v):
        return _are_media(teller, v)
    if not teller.rule.startswith(_REMARKS):
        return teller.cue.start < said.cue.start < number and said.rule.startswith("source")
    return not said.rule.startswith(_REMARKS) or teller.cue.start > said.cue.start


def _holds(said: Statement, cue: Span) -> bool:
    """Whether words by which somebody speaks stand in what a statement says."""
    return any(part.start <= cue.start and cue.end <= part.end for part in said.content)


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
    first, last = below(tokens.starts, start + 1) - 1, below(tokens.starts, end)
    at = bisect_right(sentences, first, key=lambda sentence: sentence.first) - 1
    return Origins(tokens, statements, doubtful, pack).of(
        start, end, first, last, sentences[at] if at >= 0 else None
    )


def _chain(around: list[Statement], v: Vocabulary) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """The innermost named speakers, and the media of the statements around theirs."""
    inner = around[0]
    origins, via = inner.speakers, inner.via
    if inner.rule == "claim" and inner.certainty == "denied":
        return origins, via  # who denies a claim did not make it
    for outer in around[1:]:
        if not origins:
            origins, via = outer.speakers, outer.via
        elif outer.speakers != origins and outer.via and not via and outer.certainty != "denied":
            via = tuple(name for name in outer.via if name not in origins)
        elif outer.speakers != origins and _passes_on(outer, inner, v):
            via = (*via, *(n for n in (*outer.speakers, *outer.via) if n not in via and n not in origins))
    return origins, via


def _are_media(said: Statement, v: Vocabulary) -> bool:
    return any(v.is_medium(word) for name in said.speakers for word in name.text.split())


def _claimed(around: list[Statement], start: int = -1) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Who had said what is called false, among the statements around a number, less denials behind ``start``; nor is it who calls it so."""
    called = [said.cue for said in around if said.rule == CALLED_FALSE and said.cue]
    for said in around:
        denier = any(part.start <= cue.start < part.end for part in said.content for cue in called)
        if (
            said.speakers
            and not denier
            and (said.certainty != "denied" or said.rule in _CLAIMED)
            and not (start >= 0 and _answers(said, start))
        ):
            return said.speakers, said.via
    return (), ()


def _is_called_false(around: list[Statement]) -> bool:
    return any(said.rule.startswith(CALLED_FALSE) for said in around)


def _answers(said: Statement, start: int) -> bool:
    """Whether a denial stands behind the number that it denies: "..., an accusation the government rejected"."""
    return said.certainty == "denied" and said.cue is not None and said.cue.start > start


def _denies(said: Statement, inner: Statement, start: int) -> bool:
    """Whether a statement around a number denies it, or the report that the innermost one quotes: "a report that put it at 30"."""
    if said.certainty != "denied" or said.cue is None:
        return False
    named = said.rule == "claim" and any(name.span.overlaps(said.cue) for name in inner.speakers)
    return named or _answers(said, start)


def _passes_on(outer: Statement, inner: Statement, v: Vocabulary) -> bool:
    """Whether the speaker around a statement is the one through whom it came: a medium, or who says "laut X"."""
    if outer.certainty == "denied":
        return False
    if _are_media(outer, v):
        return True
    return outer.rule.startswith("verb") and inner.rule.startswith("source")
