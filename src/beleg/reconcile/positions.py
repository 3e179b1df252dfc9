"""The statements of an article become positions: who confirms, admits, denies, declines, could not verify what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from beleg.model import Article, Figure, Name, Position, Source, Span, Statement
from beleg.reconcile.antecedents import resolved
from beleg.reconcile.sources import sources
from beleg.reconcile.unlisted import bare

_PLAIN: Final = frozenset(("claims", "estimates"))  # what a figure's origin says already
_NEAR: Final = 400  # characters between a silence and the figures that it is about


def of(article: Article, statements: Iterable[Statement], figures: Sequence[Figure]) -> Iterator[Position]:
    """The positions of an article in text order, each with the ids of the figures it speaks of.

    These are the figures in its content; where that holds none, those just before it. ``series`` is left empty, as one
    article does not know them. Plain claims and estimates are no positions: they are the figures' origins.
    """
    language = article.language or ""
    named = [name for statement in statements for name in statement.speakers]
    known = list(sources(named, language, article.text))
    for statement in statements:
        if statement.stance not in _PLAIN:
            yield Position(
                article.id,
                article.published,
                _speakers(statement.speakers, known, article, language),
                statement.stance,
                statement.cue,
                statement.content,
                figures=tuple(figure.id for figure in _about(statement, figures)),
            )


def _speakers(
    names: Sequence[Name], known: Sequence[Source], article: Article, language: str
) -> tuple[Source, ...]:
    found = []
    for source in sources(names, language, article.text):
        before = article.text[: names[0].span.start]
        found.append(resolved(source, known, before, language) if bare(source, language) else source)
    return tuple(dict.fromkeys(found))


def _about(statement: Statement, figures: Sequence[Figure]) -> list[Figure]:
    """The figures in what is said, else those of the sentences just before."""
    inside = [figure for figure in figures if any(span.overlaps(figure.span) for span in statement.content)]
    if inside:
        return inside
    at = _start(statement)
    before = [figure for figure in figures if 0 <= at - figure.end <= _NEAR]
    if not before:
        return []
    last = before[-1].sentence
    return [figure for figure in before if figure.sentence.overlaps(last)]


def _start(statement: Statement) -> int:
    spans: list[Span] = [*statement.content, *([statement.cue] if statement.cue else [])]
    return min((span.start for span in spans), default=0)
