"""Articles and figures made by hand, and a store that is closed after the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from beleg.model import Article, Evidence, Figure, Name, Span
from beleg.stores import Store, open_store

Pair = tuple[Article, tuple[Figure, ...]]
Maker = Callable[..., Pair]


def figure(article: Article, quote: str, low: float | None, high: float | None, **fields: object) -> Figure:
    start = article.text.index(quote)
    whole = Span(0, len(article.text))
    values: dict[str, object] = {
        "qualifier": "exact",
        "measure": "killed",
        "unit": "person",
        "population": "soldiers",
        "nationality": None,
        "place": None,
        "scope": "incident",
        "time": None,
        "origins": (),
        "via": (),
        "certainty": "stated",
        "unverified": False,
        "sentence": whole,
    }
    return Figure(article.id, start, start + len(quote), quote, low=low, high=high, **{**values, **fields})  # type: ignore[arg-type]


def name(article: Article, text: str, actor: str | None = None) -> Name:
    start = article.text.index(text)
    return Name(text, Span(start, start + len(text)), actor)


@pytest.fixture
def report() -> Maker:
    """An article of two figures: 1100 killed, said by a service and passed on by an agency, and 159 missing."""

    def make(number: int = 1, published: str | None = "2025-02-08", **fields: object) -> Pair:
        text = f"Bericht {number}: Der Dienst NIS meldete laut Yonhap 1.100 Tote in Groß-Kursk.\r\nVermisst: 159 😀."
        article = Article(
            text, doc=f"{number}.txt", outlet="bote.example", published=published, language="de"
        )
        why = Evidence("measure", "noun", (name(article, "Tote").span,))
        named = {"origins": (name(article, "NIS", "nis-kr"),), "via": (name(article, "Yonhap"),)}
        place = {"nationality": "KP", "place": "Groß-Kursk"}
        dead = figure(article, "1.100", 1100, 1100, **{**named, **place, "evidence": (why,), **fields})
        lost = figure(
            article, "159", 159, 159, measure="missing_persons", qualifier="about", sentence=why.cues[0]
        )
        return article, (dead, lost)

    return make


@pytest.fixture
def make_figure() -> Callable[..., Figure]:
    return figure


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    opened = open_store(place)
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Store]:
    """A store in a file, for what holds of files only."""
    opened = open_store(str(tmp_path / "ledger.db"))
    yield opened
    opened.close()
