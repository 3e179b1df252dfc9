"""Statements become the answer for one number: who says it, via whom, how certain, whether verified."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from beleg.extraction.attribution.certainty import Judgement, judge
from beleg.extraction.attribution.scope import worse
from beleg.extraction.attribution.vocabulary import Vocabulary, vocabulary
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.languages import Pack
from beleg.model import Name, Span, Statement

_UNJUDGED = Judgement("stated", -1, "")
_MEMORY = 4000


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who a number comes from: origins, media it came through, the cue, how certain, and the rule that says so."""

    origins: tuple[Name, ...] = ()
    via: tuple[Name, ...] = ()
    cue: Span | None = None
    certainty: str = "stated"
    unverified: bool = False
    rule: str = ""
    cues: tuple[Span, ...] = ()


class Index:
    """The content spans of statements in order, each with the furthest end among it and those before."""

    def __init__(self, statements: Sequence[Statement], doubtful: Sequence[Span]) -> None:
        entries: list[tuple[int, int, int, int, Statement]] = []
        for order, said in enumerate(statements):
            size = sum(part.end - part.start for part in said.content)
            entries.extend((part.start, part.end, size, -order, said) for part in said.content)
        entries.sort(key=lambda entry: entry[:4])
        self.entries = entries
        self.starts = [entry[0] for entry in entries]
        self.furthest: list[int] = []
        end = 0
        for entry in entries:
            end = max(end, entry[1])
            self.furthest.append(end)
        self.doubtful = _merged(doubtful)
        self.doubtful_starts = [start for start, _ in self.doubtful]

    def around(self, span: Span) -> list[Statement]:
        """The statements whose content holds the end of a span, innermost first."""
        found = []
        for at in range(bisect_left(self.starts, span.end) - 1, -1, -1):
            if self.furthest[at] < span.end:
                break
            start, end, size, order, said = self.entries[at]
            if start < span.end <= end:
                found.append((size, order, said))
        if len(found) > 1:
            found.sort(key=lambda entry: entry[:2])
        return [said for _, _, said in found]

    def is_doubtful(self, span: Span) -> bool:
        at = bisect_left(self.doubtful_starts, span.end) - 1
        return at >= 0 and self.doubtful[at][1] > span.start


def _merged(spans: Sequence[Span]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
        else:
            merged.append((span.start, span.end))
    return merged


# The numbers of one article ask one after another: the index of the last article is kept, known by identity.
_last: tuple[Sequence[Statement], Sequence[Span], Index] | None = None


def _index(statements: Sequence[Statement], doubtful: Sequence[Span]) -> Index:
    global _last
    kept = _last
    if kept is not None and kept[0] is statements and kept[1] is doubtful:
        return kept[2]
    index = Index(statements, doubtful)
    _last = (statements, doubtful, index)
    return index


def attribute(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    doubtful: Sequence[Span],
    span: Span,
    pack: Pack,
) -> Attribution:
    """Who says the number at ``span``: a look-up in what ``find`` and ``unverified`` returned.

    The two lists must not change between the calls for one text.

    >>> from beleg.extraction.attribution.finder import find
    >>> from beleg.extraction.sentences import split
    >>> from beleg.extraction.tokens import tokenise
    >>> from beleg.languages import load
    >>> tokens, pack = tokenise("Laut Bergwacht starben zwei Menschen."), load("de")
    >>> sentences = split(tokens, pack)
    >>> attribute(tokens, sentences, find(tokens, sentences, pack), [], Span(23, 27), pack).origins[0].text
    'Bergwacht'
    """
    index = _index(statements, doubtful)
    first = bisect_right(tokens.starts, span.start) - 1
    last = bisect_left(tokens.starts, span.end)
    at = bisect_right(sentences, first, key=lambda sentence: sentence.first) - 1
    judged = judge(tokens, sentences[at], first, last, pack) if at >= 0 else _UNJUDGED
    cues = (Span(tokens.starts[judged.token], tokens.ends[judged.token]),) if judged.token >= 0 else ()
    around = index.around(span)
    # The outlet's own figures stand beside the claims that nobody could check, and are none of them.
    unchecked = index.is_doubtful(span) and (bool(around) or judged.level != "stated")
    if not around:
        return Attribution((), (), None, judged.level, unchecked, "no attribution", cues)
    inner = around[0]
    level = worse(judged.level, inner.certainty)
    if level == "denied" and judged.sign != "correction" and inner.rule != "claim":
        origins, via = _claimant(tokens, index, first, last, inner.speakers)
    else:
        origins, via = _chain(around, vocabulary(pack))
    return Attribution(origins, via, inner.cue, level, unchecked, inner.rule, cues)


def _chain(around: list[Statement], v: Vocabulary) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """The innermost named speakers, and the media of the statements around theirs."""
    inner = around[0]
    origins, via = inner.speakers, inner.via
    for outer in around[1:]:
        if not origins:
            origins, via = outer.speakers, outer.via
        elif outer.speakers != origins and _passes_on(outer, inner, v):
            via = (*via, *(n for n in (*outer.speakers, *outer.via) if n not in via and n not in origins))
    return origins, via


def _passes_on(outer: Statement, inner: Statement, v: Vocabulary) -> bool:
    """Whether the speaker around a statement is the one through whom it came: a medium, or who says "laut X"."""
    if outer.certainty == "denied":
        return False
    if any(v.is_medium(word) for name in outer.speakers for word in name.text.split()):
        return True
    return outer.rule.startswith("verb") and inner.rule.startswith("source")


def _claimant(
    tokens: Tokens, index: Index, first: int, last: int, denier: tuple[Name, ...]
) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Who had given, earlier in the text, the number that somebody denies."""
    number = tokens.words[last - 1].lower()
    for k in range(first - 1, max(-1, first - _MEMORY), -1):
        if tokens.words[k].lower() != number:
            continue
        for said in index.around(Span(tokens.starts[k], tokens.ends[k])):
            if said.speakers and said.speakers != denier and said.certainty != "denied":
                return said.speakers, said.via
    return (), ()
