"""Invented points, series and figures for the tests of what is said of them."""

from __future__ import annotations

from typing import Any

from beleg.model import Article, Figure, Finding, Key, Name, Point, Series, Source, Span, Told

NIS = Source("nis-kr", "Geheimdienst", "intelligence", "KR", "KR")
KIM = Source("kim-jong-un", "Kim", "person", "KP", "KP")
WEST = Source("western intelligence", "Western intelligence")
KEY = Key("killed", "person", "soldiers", "KP", "Kursk", "cumulative", baseline="2024-10")
SERIES = Series(KEY, "KP", ()).id

TEXT = "Das Ministerium nannte 300 Tote. Später waren es 500. Von Toten fehlt die Zahl."


def point(id: str, low: float | None, high: float | None, **fields: Any) -> Point:
    """A point of an origin in two articles; the qualifier follows from the bounds."""
    qualifier = "exact" if low == high else "more_than" if high is None else "range"
    values: dict[str, Any] = {
        "id": id,
        "sources": (NIS,),
        "qualifier": qualifier,
        "low": low,
        "high": high,
        "unit": "person",
        "quote": "300",
        "reported": "2025-01-13",
        "first": None,
        "last": None,
        "certainty": "stated",
        "unverified": False,
        "interest": "third_party",
        "admission": False,
        "entries": (id,),
        "mentions": (id,),
        "articles": (f"art-{id}",),
        "outlets": ("abendbote.example",),
    }
    return Point(**{**values, **fields})


def series(*points: Point, key: Key = KEY) -> Series:
    return Series(key, key.nationality, points)


def finding(kind: str, points: tuple[str, ...] = (), figures: tuple[str, ...] = (), **fields: Any) -> Finding:
    values = tuple((name, str(value)) for name, value in fields.pop("values", {}).items())
    severity = fields.pop("severity", "note")
    return Finding(
        kind, severity, (SERIES,), points, figures, ("art-a",), fields.pop("reason", ""), values, **fields
    )


def told(id: str, quote: str, number: float | None, **fields: Any) -> Told:
    """A figure of the invented text; ``id`` is only how the test calls it, its own comes from its content."""
    article = Article(TEXT, "a.txt", outlet="abendbote.example", published="2025-01-13", language="de")
    start = TEXT.index(quote)
    values: dict[str, Any] = {"measure": "killed", "origin": "Ministerium", **fields}
    origins = () if values["origin"] is None else (_name(values["origin"]),)
    sentence = Span(TEXT.rfind(".", 0, start) + 1, TEXT.index(".", start) + 1)
    figure = Figure(
        *(article.id, start, start + len(quote), quote, values.get("qualifier", "exact"), number, number),
        *(values["measure"], "person", values.get("population"), values.get("nationality")),
        *(values.get("place"), values.get("scope", "cumulative"), None, origins, (), "stated", False),
        sentence,
    )
    return Told(article, figure)


def _name(text: str) -> Name:
    start = TEXT.index(text)
    return Name(text, Span(start, start + len(text)))
