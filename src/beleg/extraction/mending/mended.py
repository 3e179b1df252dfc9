"""Edits of a text become the mended text; what is found there gets its offsets in the text as it came."""

from __future__ import annotations

from typing import Final, NamedTuple

from beleg.model import Evidence, Figure, Name, Span, Statement
from beleg.model.span import make

_SPAN: Final = Span
_NAME: Final = Name
_EVIDENCE: Final = Evidence


class Edit(NamedTuple):
    """``text[start:end]`` becomes ``by``; half-open, empty where something is only put in."""

    start: int
    end: int
    by: str


class Mended:
    """A mended text. ``starts`` and ``ends`` say of each of its characters where it stood in the text as it came."""

    __slots__ = ("came", "ends", "starts", "text")

    def __init__(self, came: str, text: str, starts: list[int], ends: list[int]) -> None:
        self.came = came
        self.text = text
        self.starts = starts
        self.ends = ends

    def edited(self, edits: list[Edit]) -> Mended:
        """The text after further edits, which are in order and apart from each other."""
        if not edits:
            return self
        texts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for edit in edits:
            start, end = edit.start, edit.end
            texts += self.text[done:start], edit.by
            starts += self.starts[done:start]
            ends += self.ends[done:start]
            self._place(edit, starts, ends)
            done = end
        texts.append(self.text[done:])
        return Mended(self.came, "".join(texts), starts + self.starts[done:], ends + self.ends[done:])

    def _place(self, edit: Edit, starts: list[int], ends: list[int]) -> None:
        """Where the characters that were put in stand: each at its own where there are as many, else at all of them."""
        start, end, by = edit
        if len(by) == end - start:
            starts += self.starts[start:end]
            ends += self.ends[start:end]
            return
        # What was only put in is as wide as nothing, behind the character before it.
        before = self.ends[start - 1] if start else 0
        first = self.starts[start] if end > start else before
        last = self.ends[end - 1] if end > start else before
        starts += [first] * len(by)
        ends += [last] * len(by)

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the mended text stands in the text as it came."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else len(self.came)
            return make(_SPAN, (at, at))
        first, last = self.starts[start], self.ends[end - 1]
        return make(_SPAN, (first, max(first, last)))

    def figure(self, figure: Figure) -> Figure:
        """A figure of the mended text, with the offsets and words of the text as it came."""
        span = self.span(figure.start, figure.end)
        return figure._replace(
            start=span.start,
            end=span.end,
            quote=span.of(self.came),
            origins=self._names(figure.origins),
            via=self._names(figure.via),
            sentence=self._span(figure.sentence),
            cues=self._spans(figure.cues),
            evidence=tuple(
                [make(_EVIDENCE, (e.field, e.rule, self._spans(e.cues))) for e in figure.evidence]
            ),
        )

    def statement(self, statement: Statement) -> Statement:
        """A statement of the mended text, with the offsets and words of the text as it came."""
        return statement._replace(
            speakers=self._names(statement.speakers),
            via=self._names(statement.via),
            cue=self._span(statement.cue) if statement.cue else None,
            content=self._spans(statement.content),
        )

    def _names(self, names: tuple[Name, ...]) -> tuple[Name, ...]:
        return tuple([self._name(name) for name in names]) if names else names

    def _name(self, name: Name) -> Name:
        span = self._span(name.span)
        return make(_NAME, (self.came[span.start : span.end], span, name.actor))

    def _spans(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple([self._span(span) for span in spans]) if spans else spans

    def _span(self, span: Span) -> Span:
        return self.span(span.start, span.end)


def whole(text: str) -> Mended:
    """A text to which nothing has been done yet."""
    offsets = list(range(len(text) + 1))
    return Mended(text, text, offsets[:-1], offsets[1:])


def merged(edits: list[Edit]) -> list[Edit]:
    """Edits in order, without those that reach into an earlier one."""
    found: list[Edit] = []
    for edit in sorted(edits):
        if not found or edit.start >= found[-1].end:
            found.append(edit)
    return found
