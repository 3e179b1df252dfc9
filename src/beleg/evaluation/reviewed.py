"""Articles that people reviewed become gold: what they accepted or corrected are figures, what they rejected is noise.

Only an article whose figures are all decided about can be gold: in any other, what is missing may be open or wrong. What no
rule found counts where a person marked it, so that recall is over what was found once, by a rule or by somebody.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from beleg.evaluation.gold import Document, Record
from beleg.flow import extract_article
from beleg.model import Article, Decision, Figure, Span
from beleg.review import lay_over

Case = tuple[Article, Sequence[Figure], Sequence[Decision]]
_CLOSING: Final = ("accept", "correct", "merge", "reject")
_FIELDS: Final = (
    *("quote", "qualifier", "low", "high", "measure", "unit", "population", "nationality", "place", "scope"),
    *("time", "certainty", "unverified"),
)
_MOST_WORDS: Final = 40  # in the context of a quote


class Reviewed(NamedTuple):
    """An article with the figures that people stand by and those that they rejected; each of these with the reason."""

    article: Article
    figures: Sequence[Figure]
    rejected: Sequence[tuple[Figure, str]]


class Unlike(Exception):
    """An article cannot be written as gold: the words of a figure cannot be told from others, or are no UTF-8."""


def reviewed(cases: Iterable[Case]) -> Iterator[Reviewed | None]:
    """Each article that is reviewed in full, ``None`` for one of which something is still open."""
    for article, figures, decisions in cases:
        laid = lay_over(article, figures, decisions)
        holding = laid.holding
        if (figures or laid.figures) and all(
            each.id in holding and holding[each.id].verdict in _CLOSING for each in figures
        ):
            rejected = [
                (each, holding[each.id].reason) for each in figures if holding[each.id].verdict == "reject"
            ]
            yield Reviewed(article, laid.figures, rejected)
        else:
            yield None


def documents(found: Iterable[Reviewed]) -> list[Document]:
    """What the rules of this version find in reviewed articles, beside what people stand by."""
    return [_document(each) for each in found]


def _document(each: Reviewed) -> Document:
    article = each.article
    predicted = [figure.as_dict() for figure in extract_article(article).figures]
    gold = [{**_record(figure), "start": figure.start, "end": figure.end} for figure in each.figures]
    noise = [
        {"quote": figure.quote, "start": figure.start, "end": figure.end, "why": why}
        for figure, why in _noise(each)
    ]
    return Document(article.doc, article.language or "unknown", article.text, predicted, gold, noise)


def write(each: Reviewed, folder: Path) -> Path:
    """Write an article and its gold into ``articles`` and ``gold`` of a folder; returns the gold file.

    Raises ``Unlike``, and ``OSError`` where nothing can be written.
    """
    article = each.article
    name = f"{_stem(article.doc)}-{article.id[:8]}"
    record = {
        "doc": f"{name}.txt",
        "lang": article.language or "unknown",
        **_shown(article),
        **_located(each),
    }
    try:
        text = article.text.encode()
    except UnicodeEncodeError as error:
        raise Unlike("no UTF-8") from error
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    (folder / "gold").mkdir(parents=True, exist_ok=True)
    (folder / "articles" / f"{name}.txt").write_bytes(text)
    gold = folder / "gold" / f"{name}.json"
    gold.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return gold


def _stem(doc: str) -> str:
    stem = Path(doc.replace("\\", "/")).stem
    return (
        "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in stem)[:60].strip("-.")
        or "article"
    )


def _shown(article: Article) -> Mapping[str, str | None]:
    """Outlet and day, where the text itself shows them."""
    return {
        "outlet": article.outlet if article.outlet_basis == "text" else None,
        "published": article.published if article.published_basis == "text" else None,
    }


def _located(each: Reviewed) -> Mapping[str, list[Record]]:
    text = each.article.text
    return {
        "figures": [
            {"quote": figure.quote, "context": context(text, figure.span), **_record(figure)}
            for figure in each.figures
        ],
        "noise": [
            {"quote": figure.quote, "context": context(text, figure.span), "why": why or "rejected"}
            for figure, why in _noise(each)
        ],
    }


def _noise(each: Reviewed) -> list[tuple[Figure, str]]:
    """What was rejected, but not where a figure stands that counts: one number may count two things."""
    return [
        (no, why) for no, why in each.rejected if not any(no.span.overlaps(yes.span) for yes in each.figures)
    ]


def _record(figure: Figure) -> dict[str, Any]:
    """The fields of an annotation."""
    names = {role: list(dict.fromkeys(n.text for n in getattr(figure, role))) for role in ("origins", "via")}
    return {name: getattr(figure, name) for name in _FIELDS} | names


def context(text: str, span: Span) -> str:
    """The shortest stretch of whole words that stands once in a text and holds the words of a span once.

    Raises ``Unlike`` where there is none.

    >>> context("5 dead, 15 hurt, 5 missing", Span(17, 18))
    '5 missing'
    """
    starts, ends = _edges(text, span)
    for size in range(_MOST_WORDS):
        for left in range(size + 1):
            if left < len(starts) and size - left < len(ends):
                found = text[starts[left] : ends[size - left]]
                if found.count(span.of(text)) == 1 and text.count(found) == 1:
                    return found
    raise Unlike(span.of(text))


def _edges(text: str, span: Span) -> tuple[list[int], list[int]]:
    """Where words begin before a span, the nearest first, and where they end behind it."""
    starts, ends = [span.start], [span.end]
    while len(starts) < _MOST_WORDS and starts[-1] > 0:
        at = starts[-1] - 1
        while at > 0 and not (text[at - 1].isspace() and not text[at].isspace()):
            at -= 1
        starts.append(at)
    while len(ends) < _MOST_WORDS and ends[-1] < len(text):
        at = ends[-1] + 1
        while at < len(text) and not (text[at].isspace() and not text[at - 1].isspace()):
            at += 1
        ends.append(at)
    return starts, ends
