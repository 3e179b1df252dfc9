"""A figure and the fields that a person gave it become the corrected figure, held against the text of its article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from beleg.gazetteer import actors
from beleg.model import CORRECTABLE, Article, Evidence, Figure, Name, Span
from beleg.review.checking import SENTENCE, DecisionError, check_field

RULE: Final = "decision"  # what a corrected field says of why it has its value
_PLACED: Final = ("start", "end", "quote")
_NAMED: Final = ("origins", "via")
_BOUNDS: Final[Mapping[str, tuple[bool, bool]]] = {
    "exact": (True, True),
    "about": (True, True),
    "range": (True, True),
    "at_least": (True, False),
    "more_than": (True, False),
    "at_most": (False, True),
    "less_than": (False, True),
    "missing": (False, False),
}


def corrected(article: Article, figure: Figure, fields: Mapping[str, Any]) -> Figure:
    """The figure with other values in some of ``CORRECTABLE``; each says ``decision`` for why.

    A span must lie in the article, and hold ``quote`` where that is given too; names must stand in the article as they
    are written. Raises ``DecisionError`` for what does not fit, alone or together.
    """
    for field, value in fields.items():
        check_field(figure.id, field, value)
    changed: dict[str, Any] = {
        field: value for field, value in fields.items() if field not in (*_PLACED, *_NAMED)
    }
    changed.update(_place(article, figure, fields))
    start = changed["start"]
    for role in _NAMED:
        if role in fields:
            there = figure.origins if role == "origins" else figure.via
            changed[role] = tuple(_named(article, figure.id, text, there, start) for text in fields[role])
    made = figure._replace(**changed, evidence=_evidence(figure, fields))
    _check_bounds(figure.id, made)
    return made


def marked(article: Article, fields: Mapping[str, Any]) -> Figure:
    """The figure that a person found in an article, with the ``fields`` of the decision; each says ``decision`` for why.

    Raises ``DecisionError`` as ``corrected`` does.
    """
    start, end, sentence = fields["start"], fields["end"], Span(*fields[SENTENCE])
    figure = bare(article, Span(start, end), sentence)
    if sentence.end > len(article.text):
        raise DecisionError("bad_span", what=figure.id, start=start, end=end, quote=fields["quote"])
    return corrected(article, figure, {name: fields[name] for name in CORRECTABLE if name in fields})


def bare(article: Article, span: Span, sentence: Span) -> Figure:
    """A figure of some words of which nothing is said yet: neither measure nor scope."""
    return Figure(
        article=article.id,
        start=span.start,
        end=span.end,
        quote=span.of(article.text),
        qualifier="exact",
        low=None,
        high=None,
        measure="",
        unit="person",
        population=None,
        nationality=None,
        place=None,
        scope="",
        time=None,
        origins=(),
        via=(),
        certainty="stated",
        unverified=False,
        sentence=sentence,
    )


def _place(article: Article, figure: Figure, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Where the figure stands, with the words there; its sentence reaches that far."""
    start, end = fields.get("start", figure.start), fields.get("end", figure.end)
    quote = fields.get("quote", article.text[start:end])
    if not start < end <= len(article.text) or article.text[start:end] != quote:
        raise DecisionError("bad_span", what=figure.id, start=start, end=end, quote=quote)
    sentence = Span(min(figure.sentence.start, start), max(figure.sentence.end, end))
    return {"start": start, "end": end, "quote": quote, "sentence": sentence}


def _named(article: Article, id: str, text: str, there: tuple[Name, ...], start: int) -> Name:
    """The name of somebody: the one that the figure has already, else the nearest place where it stands."""
    for name in there:
        if name.text == text:
            return name
    at = min(_places(article.text, text), key=lambda found: (abs(found - start), found), default=None)
    if at is None:
        raise DecisionError("not_in_text", what=id, value=text)
    year = int(article.published[:4]) if article.published else None
    return Name(text, Span(at, at + len(text)), actors.identify(text, article.language or "", year))


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _evidence(figure: Figure, fields: Mapping[str, Any]) -> tuple[Evidence, ...]:
    said = {"number" if field in _PLACED else field: None for field in fields}
    kept = (each for each in figure.evidence if each.field not in said)
    return (*kept, *(Evidence(field, RULE) for field in sorted(said)))


def _check_bounds(id: str, figure: Figure) -> None:
    """The bounds are those that the qualifier has, the lower one first."""
    low, high = figure.low, figure.high
    given = (low is not None, high is not None)
    wrong = given != _BOUNDS.get(figure.qualifier, given) or (figure.qualifier == "vague" and not any(given))
    if low is not None and high is not None:
        wrong = wrong or low > high or (low != high and figure.qualifier in ("exact", "about"))
    if wrong:
        raise DecisionError("bad_bounds", what=id, low=low, high=high, qualifier=figure.qualifier)
