"""Whatever is packed comes back as it was."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from beleg.model import Entry, Evidence, Figure, Finding, Link, Name, Point, Source, Span, Statement
from beleg.stores import packing

WORDS = st.text(max_size=8)
NUMBER = st.none() | st.integers(0, 10**12) | st.floats(0, 1e9).filter(lambda value: not value.is_integer())
SPAN = st.builds(lambda start, n: Span(start, start + n), st.integers(0, 10**6), st.integers(0, 99))
SPANS = st.lists(SPAN, max_size=3).map(tuple)
IDS = st.lists(WORDS, max_size=3).map(tuple)
SOURCES = st.lists(st.builds(Source, WORDS, WORDS, WORDS, WORDS, WORDS), max_size=2).map(tuple)
NAMES = st.lists(st.builds(Name, WORDS, SPAN, st.none() | WORDS), max_size=2).map(tuple)
DAY = st.none() | st.integers(1, 800_000)
LINKS = st.lists(st.builds(Link, WORDS, WORDS, WORDS, NUMBER, NUMBER), max_size=2).map(tuple)


def of_fields(noun: Any, **fields: Any) -> Any:
    return st.builds(noun, **{name: fields.get(name, WORDS) for name in noun._fields})


ENTRIES = of_fields(
    Entry,
    mentions=IDS,
    low=NUMBER,
    high=NUMBER,
    first=DAY,
    last=DAY,
    reported=DAY,
    sources=SOURCES,
    unverified=st.booleans(),
    links=LINKS,
    carriers=IDS,
    around=IDS,
)
POINTS = of_fields(
    Point,
    sources=SOURCES,
    low=NUMBER,
    high=NUMBER,
    reported=st.none() | WORDS,
    first=st.none() | WORDS,
    last=st.none() | WORDS,
    unverified=st.booleans(),
    admission=st.booleans(),
    **dict.fromkeys(("entries", "mentions", "articles", "outlets", "differs", "places"), IDS),
    copies=st.integers(0, 99),
    successor=st.none() | WORDS,
    carriers=st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
)
FINDINGS = of_fields(
    Finding,
    **dict.fromkeys(("series", "points", "figures", "articles"), IDS),
    values=st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple),
)
STATEMENTS = of_fields(
    Statement,
    speakers=NAMES,
    via=NAMES,
    cue=st.none() | SPAN,
    content=SPANS,
    unverified=st.booleans(),
)
EVIDENCE = st.lists(st.builds(Evidence, WORDS, WORDS, SPANS), max_size=2).map(tuple)
FIGURES = of_fields(
    Figure,
    start=st.integers(0, 9),
    end=st.integers(10, 99),
    low=NUMBER,
    high=NUMBER,
    unverified=st.booleans(),
    sentence=SPAN,
    origins=NAMES,
    via=NAMES,
    cues=SPANS,
    evidence=EVIDENCE,
    **dict.fromkeys(("population", "nationality", "place", "time"), st.none() | WORDS),
)


def same(one: object, other: object) -> bool:
    """Equal, and made of the same kinds of things."""
    return repr(one) == repr(other)


@given(ENTRIES)
def test_entries(entry: Entry) -> None:
    data = packing.pack_entry(entry)
    assert data.isascii()
    back = packing.unpack_entry(data, entry.article, entry.copy or None, entry.carriers)
    assert same(back, entry._replace(copy=entry.copy or entry.article))


def test_whole_numbers_stay_whole() -> None:
    kept = packing.pack_entry(Entry(*Entry._fields, *())._replace(low=300.0, high=2.5, links=(), sources=()))  # type: ignore[call-arg, arg-type]
    back = packing.unpack_entry(kept, "a", None)
    assert (repr(back.low), repr(back.high)) == ("300", "2.5")


@given(st.lists(POINTS, max_size=2).map(tuple))
def test_points(points: tuple[Point, ...]) -> None:
    assert same(packing.unpack_points(packing.pack(points)), points)


@given(FINDINGS)
def test_findings(finding: Finding) -> None:
    assert same(packing.unpack_finding(packing.pack(finding)), finding)


@given(st.lists(STATEMENTS, max_size=2).map(tuple))
def test_statements(statements: tuple[Statement, ...]) -> None:
    assert same(packing.unpack_statements(packing.pack(statements)), statements)


@given(st.lists(FIGURES, max_size=2).map(tuple))
def test_figures(figures: tuple[Figure, ...]) -> None:
    assert same(packing.unpack_figures(packing.pack(figures)), figures)
