"""Figures and statements become the cells and columns of a listing, in the words of a language."""

from __future__ import annotations

from collections.abc import Sequence

from beleg.model import Article, Evidence, Figure, Name, Statement
from beleg.report.layout import Column, Row
from beleg.report.words import certainty, counted, how_many, number, one_line, say, term, who

_FIXED = {"at", "reported", "id", "told"}


def columns(keys: Sequence[str], ui: str) -> list[Column]:
    """Columns by their keys in ``words/``."""
    return [Column(key, say(f"column.{key}", ui), right=key == "at", fixed=key in _FIXED) for key in keys]


_USUAL = (None, "utf-8", "utf-8-sig", "ascii")


def heading(article: Article, noun: str, n: int, ui: str) -> str:
    """The line over an article's rows: ``a.txt · t-online.de · 2025-02-08 · German · 3 figures``.

    An encoding that had to be detected or given is named.

    >>> heading(Article("", doc="a.txt", language="de"), "figures", 1, "en")
    'a.txt · no date · German · 1 figure'
    """
    language = term("language", article.language or "unknown", ui)
    date = article.published or say("article.no_date", ui)
    encoding = article.encoding if article.encoding not in _USUAL else None
    parts = [article.doc, article.outlet, date, language, encoding, counted(f"article.{noun}", n, ui)]
    return " · ".join(one_line(part) for part in parts if part)


def figure_row(article: Article, figure: Figure, ui: str) -> Row:
    """All cells of a figure that any listing shows; an empty one is read as "not stated"."""
    return {
        "doc": article.doc,
        "outlet": article.outlet or article.doc,
        "reported": article.published or "",
        "at": str(figure.start),
        "how_many": how_many(figure, ui, short=True),
        "measure": term("measure", figure.measure, ui),
        "population": figure.population or "",
        "place": figure.place or "",
        "who": who(distinct(figure.origins), distinct(figure.via), ui),
        "certainty": certainty(figure, ui),
        "quote": figure.quote,
        "id": figure.id,
        "why": "; ".join(explanation(article, figure.evidence, ui)),
    }


def statement_row(article: Article, statement: Statement, ui: str) -> Row:
    """The cells of a statement; ``at`` is where its first said words begin, or its cue where nothing is said."""
    speakers, via = distinct(statement.speakers), distinct(statement.via)
    # What nobody could verify is the outlet's own word, unless it names who tried.
    own = statement.stance == "cannot_verify" and not speakers and not via
    return {
        "doc": article.doc,
        "at": str(first_said(statement)),
        "speaker": say("origin.outlet", ui) if own else who(speakers, via, ui),
        "cue": statement.cue.of(article.text) if statement.cue else "",
        "kind": term("kind", statement.kind, ui),
        "stance": term("stance", statement.stance, ui),
        "certainty": statement_certainty(statement, ui),
        "content": " … ".join(span.of(article.text) for span in statement.content),
        "why": statement.rule,
    }


def first_said(statement: Statement) -> int:
    """Where a statement begins: with its first said words, or with its cue where it says nothing."""
    cue = statement.cue.start if statement.cue else 0
    return min((span.start for span in statement.content), default=cue)


def statement_certainty(statement: Statement, ui: str) -> str:
    """How certain the whole statement is."""
    said = term("certainty", statement.certainty, ui)
    return f"{said}, {say('certainty.unverified', ui)}" if statement.unverified else said


def explanation(article: Article, evidence: Sequence[Evidence], ui: str) -> list[str]:
    """Why each field has its value, one line a field: its name, the rule, and the words it went by."""
    if not evidence:
        return [say("why.none", ui)]
    return [f"{term('field', e.field, ui)}: {e.rule}, {_words(article, e, ui)}" for e in evidence]


def _words(article: Article, evidence: Evidence, ui: str) -> str:
    said = [
        say("why.cue", ui, text=one_line(cue.of(article.text)), at=number(cue.start, ui))
        for cue in evidence.cues
    ]
    return ", ".join(said) or say("why.no_cue", ui)


def distinct(names: Sequence[Name]) -> tuple[str, ...]:
    """The names as written, each once, in order."""
    return tuple(dict.fromkeys(name.text for name in names))
