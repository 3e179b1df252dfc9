"""Words of an article that a person marked, with the fields given to them, become the decision that they are a figure.

What is not given is read off the words themselves, or is not stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from beleg.model import CORRECTABLE, Article, Decision, Figure, NumberMention, Span
from beleg.model.measures import measures
from beleg.review import DecisionError, bare, check, marked, target_of
from beleg.review.checking import LONGEST_QUOTE

AT_MOST: Final = 50  # places that some words are looked for at
_NUMBER: Final = ("qualifier", "low", "high")


def sketch(article: Article, span: Span) -> Figure:
    """A figure of these words with the number that they say, and nothing else: what a person fills in."""
    from beleg.flow import sentence_around

    figure = bare(article, span, sentence_around(article, span))
    number = _number(article, span)
    if number is None:
        return figure
    unit = number.unit or figure.unit
    return figure._replace(qualifier=number.qualifier, low=number.low, high=number.high, unit=unit)


def _number(article: Article, span: Span) -> NumberMention | None:
    """The longest number within some words."""
    from beleg.flow import numbers_of

    numbers, _ = numbers_of(article, span)
    return max(numbers, key=lambda each: (each.end - each.start, -each.start), default=None)


def addition(article: Article, given: Mapping[str, Any], user: str, time: str, reason: str = "") -> Decision:
    """The decision that words of an article are a figure that no rule found; ``given`` are fields of ``CORRECTABLE``.

    ``start`` and ``end`` say which words are meant; a ``quote`` alone does where it stands once in the article. Raises
    ``DecisionError`` for what no figure can be.

    >>> news = Article("26 Tote in Kelmar", language="de")
    >>> made = addition(news, {"quote": "26", "measure": "killed", "scope": "incident"}, "ines", "2031-03-05T10:00")
    >>> made.target, dict(made.fields)["low"]
    ('be396b60f3f7', 26)
    """
    fields = _whole(article, given)
    target = target_of(article.id, fields)
    decision = Decision(target, "add", user, time, reason, tuple(fields.items()), article.id)
    check(decision)
    marked(article, fields)
    return decision


def _whole(article: Article, given: Mapping[str, Any]) -> dict[str, Any]:
    span = _span(article, given)
    figure = sketch(article, span)
    fields: dict[str, Any] = {name: getattr(figure, name) for name in CORRECTABLE}
    fields |= {"origins": [], "via": [], "sentence": figure.sentence.as_list()}
    if "qualifier" in given:
        fields |= dict.fromkeys(_NUMBER)
    if given.get("measure") in measures() and figure.unit != "percent":
        fields["unit"] = measures()[given["measure"]].unit
    return {**fields, **given, **({} if "start" in given else {"quote": figure.quote})}


def _span(article: Article, given: Mapping[str, Any]) -> Span:
    start, end = given.get("start"), given.get("end")
    if isinstance(start, int) and isinstance(end, int):
        if not 0 <= start < end <= len(article.text) or end - start > LONGEST_QUOTE:
            raise DecisionError(
                "bad_span", what=article.doc, start=start, end=end, quote=given.get("quote", "")
            )
        return Span(start, end)
    quote = str(given.get("quote") or "")
    found = list(places(article.text, quote))
    if len(found) != 1:
        code = "quote_twice" if found else "not_in_text"
        raise DecisionError(code, what=article.doc, value=quote, n=len(found))
    return found[0]


def places(text: str, words: str, before: str = "") -> Iterator[Span]:
    """Where some words stand in a text, behind others, the first fifty times; white space is as good as other white space.

    >>> list(places("mindestens\\u00a012 Tote, 12 Verletzte", "12"))
    [Span(start=11, end=13), Span(start=20, end=22)]
    """
    said = _pattern(words)
    if not said:
        return
    # Where nothing is before, no white space may begin a match: a long run of it would be looked through from each place.
    behind = rf"{_pattern(before)}\s*" if before.strip() else ""
    alone = re.compile(rf"{behind}(?<!\w)({said})(?!\w)")
    found = alone if alone.search(text) else re.compile(f"{behind}({said})")
    yield from (Span(*each.span(1)) for each in islice(found.finditer(text), AT_MOST))


def _pattern(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))
