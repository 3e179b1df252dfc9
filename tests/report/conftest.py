"""A small invented ledger: articles of ``examples/``, with figures, series and findings put together by hand.

By hand, so that what is exported changes when an export does, and not when the extraction learns.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from beleg.model import (
    Article,
    Decision,
    Figure,
    Finding,
    Key,
    Name,
    Point,
    Relation,
    Series,
    Source,
    Span,
    Told,
)
from beleg.report.selection import Selection

ROOT = Path(__file__).resolve().parent.parent.parent
GOLDEN = ROOT / "tests" / "golden" / "exports"

Golden = Callable[[str, str], None]


def article(
    doc: str, outlet: str, published: str, language: str, title: str, url: str | None = None
) -> Article:
    text = (ROOT / "examples" / doc).read_text("utf-8")
    return Article(text, doc, title, outlet, "given", published, "given", language, url)


HARBOUR_DE = article(
    *("invented-de-explosion-authority.txt", "Nordbote", "2024-05-05", "de"),
    *("Explosion im Hafen von Porto Calvero", "https://nordbote.example/porto-calvero"),
)
HARBOUR_EN = article(
    *("invented-en-explosion-hospitals.txt", "Harbour Review", "2024-05-06", "en"),
    *("Porto Calvero blast: hospitals count at least 26 dead", "https://harbour.example/blast?id=1&p=2"),
)
TICKER = article(
    *("invented-de-ticker-border.txt", "Grenzkurier", "2021-06-03", "de"),
    "Liveticker: Kämpfe an der Grenze; zwischen Velmark und Tormanien",
)
FLASH = article("invented-en-flash.txt", "INA", "2021-10-17", "en", "=URGENT: strike on market")


def span(of: Article, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = of.text.index(words, start + 1)
    return Span(start, start + len(words))


def named(of: Article, *names: str) -> tuple[Name, ...]:
    return tuple(Name(name, span(of, name)) for name in names)


def figure(
    of: Article, quote: str, qualifier: str, low: float | None, high: float | None, **fields: Any
) -> Figure:
    where = span(of, quote, fields.pop("nth", 0))
    start = of.text.rfind("\n", 0, where.start) + 1
    values: dict[str, Any] = {
        "measure": "killed",
        "unit": "person",
        "population": None,
        "nationality": None,
        "place": None,
        "scope": "incident",
        "time": None,
        "origins": (),
        "via": (),
        "certainty": "stated",
        "unverified": False,
        **fields,
    }
    values["origins"], values["via"] = named(of, *values["origins"]), named(of, *values["via"])
    sentence = Span(start, of.text.index("\n", where.start))
    return Figure(of.id, where.start, where.end, quote, qualifier, low, high, sentence=sentence, **values)


HARBOUR: dict[str, Any] = {"place": "Porto Calvero", "time": "2024-05-04"}
NINE_DE = figure(HARBOUR_DE, "neun", "exact", 9, 9, nth=1, origins=["Präfektur"], **HARBOUR)
BODIES_DE = figure(
    HARBOUR_DE, "22", "exact", 22, 22, origins=["Krankenhausärzte"], via=["Corriere del Golfo"], **HARBOUR
)
DENIED_DE = figure(
    HARBOUR_DE, "mehr als 20", "more_than", 20, None, origins=["Präfektur"], certainty="denied", **HARBOUR
)
MISSING_DE = figure(
    HARBOUR_DE, "Zwölf", "exact", 12, 12, measure="missing_persons", population="dock workers", **HARBOUR
)
HEADLINE_EN = figure(HARBOUR_EN, "at least 26", "at_least", 26, None, **HARBOUR)
BODY_EN = figure(HARBOUR_EN, "At least 26", "at_least", 26, None, origins=["four hospitals"], **HARBOUR)
NINE_EN = figure(HARBOUR_EN, "nine", "exact", 9, 9, origins=["the prefecture"], **HARBOUR)
TWELVE_EN = figure(HARBOUR_EN, "12", "exact", 12, 12, measure="missing_persons", **HARBOUR)
SEVEN_EN = figure(HARBOUR_EN, "seven", "exact", 7, 7, measure="missing_persons", **HARBOUR)
CLAIM = figure(
    *(TICKER, "120", "exact", 120, 120),
    population="soldiers",
    scope="cumulative",
    time="2021-06-01/2021-06-03",
    origins=["Ilko Barsan"],
    certainty="hedged",
)
ADMITTED = figure(
    TICKER, "elf", "exact", 11, 11, population="soldiers", scope="cumulative", origins=["Velmark"]
)
FLED = figure(
    *(TICKER, "mehr als 8.000", "more_than", 8000, None),
    measure="displaced",
    scope="cumulative",
    place="Sarn",
    origins=["Hilfsorganisation Brückenweg"],
)
HALL = figure(TICKER, "Hunderte", "vague", 200, 999, measure="displaced", place="Kelmenz")
MARKET: dict[str, Any] = {"place": "LESKOVAR", "unverified": True}
DEAD = figure(
    FLASH, "43", "exact", 43, 43, origins=["TORMANIA'S INTERIOR MINISTRY"], population="civilians", **MARKET
)
FIGHTERS = figure(
    FLASH, "UP TO 30", "at_most", None, 30, origins=["VELMARK'S ARMY"], population="fighters", **MARKET
)
SEEN = figure(
    FLASH, "at least two dozen".upper(), "at_least", 24, None, origins=["UN OBSERVER MISSION"], **MARKET
)

RELATIONS = {
    HEADLINE_EN.id: (Relation("same", HEADLINE_EN.id, BODY_EN.id, "equal", (HEADLINE_EN.span,)),),
    SEVEN_EN.id: (Relation("revised", SEVEN_EN.id, TWELVE_EN.id, "became"),),
    NINE_EN.id: (Relation("inconsistent", NINE_EN.id, BODY_EN.id, "headline"),),
    BODY_EN.id: (Relation("inconsistent", BODY_EN.id, NINE_EN.id, "headline"),),
}
OF_ARTICLES = (
    (HARBOUR_DE, (NINE_DE, MISSING_DE, BODIES_DE, DENIED_DE)),
    (HARBOUR_EN, (HEADLINE_EN, BODY_EN, NINE_EN, TWELVE_EN, SEVEN_EN)),
    (TICKER, (CLAIM, ADMITTED, FLED, HALL)),
    (FLASH, (DEAD, FIGHTERS, SEEN)),
)
TOLD = [Told(of, each, RELATIONS.get(each.id, ())) for of, figures in OF_ARTICLES for each in figures]
BY_ID = {told.figure.id: told for told in TOLD}

PREFECTURE = Source("prefecture-porto-calvero", "Präfektur von Porto Calvero", "authorities")
DOCTORS = Source("name:krankenhausärzte", "Krankenhausärzte", "organisation")
HOSPITALS = Source("name:four-hospitals", "four hospitals", "organisation")
TORMANIA = Source("government-tormania", "Government of Tormania", "government", "", "tormania")
VELMARK = Source("government-velmark", "Government of Velmark", "government", "", "velmark")
BRIDGEWAY = Source("name:bridgeway", "Brückenweg", "aid")
OBSERVERS = Source("name:un-observers", "UN observer mission", "organisation")


def point(*figures: Figure, sources: Sequence[Source] = (), **fields: Any) -> Point:
    first = figures[0]
    articles = [BY_ID[each.id].article for each in figures]
    days = (first.time or "").split("/")
    values: dict[str, Any] = {
        "first": days[0] or None,
        "last": days[-1] or None,
        "certainty": first.certainty,
        "interest": "third_party",
        "admission": False,
        "places": (first.place,) if first.place else (),
        **fields,
    }
    return Point(
        *(first.id, tuple(sources), first.qualifier, first.low, first.high, first.unit, first.quote),
        reported=min(str(each.published) for each in articles),
        unverified=first.unverified,
        entries=tuple(each.id for each in figures),
        mentions=tuple(each.id for each in figures),
        articles=tuple(dict.fromkeys(each.id for each in articles)),
        outlets=tuple(dict.fromkeys(str(each.outlet) for each in articles)),
        **values,
    )


SERIES = (
    Series(
        Key("killed", "person", "people", "", "Porto Calvero", "incident", "2024-05-04"),
        "porto calvero",
        (
            point(NINE_DE, NINE_EN, sources=[PREFECTURE], interest="unknown"),
            point(BODIES_DE, sources=[DOCTORS]),
            point(DENIED_DE, sources=[PREFECTURE], interest="unknown"),
            point(BODY_EN, HEADLINE_EN, sources=[HOSPITALS]),
        ),
    ),
    Series(
        Key("missing_persons", "person", "people", "", "Porto Calvero", "incident", "2024-05-04"),
        "porto calvero",
        (
            point(
                MISSING_DE, TWELVE_EN, sources=[PREFECTURE], successor=SEVEN_EN.id, differs=("population",)
            ),
            point(SEVEN_EN, sources=[PREFECTURE]),
        ),
    ),
    Series(
        Key("killed", "person", "soldiers", "", "", "cumulative", baseline="2021-06-01"),
        "velmark",
        (
            point(CLAIM, sources=[TORMANIA], interest="opponent"),
            point(ADMITTED, sources=[VELMARK], interest="own_side", admission=True),
        ),
    ),
    Series(
        Key("displaced", "person", "people", "", "Sarn", "cumulative"),
        "sarn",
        (point(FLED, sources=[BRIDGEWAY]),),
    ),
    Series(
        Key("killed", "person", "people", "", "Leskovar", "incident", "2021-10-17"),
        "leskovar",
        (
            point(DEAD, sources=[TORMANIA], differs=("population",)),
            point(FIGHTERS, sources=[VELMARK], differs=("population",)),
            point(SEEN, sources=[OBSERVERS], note="saw bodies"),
        ),
    ),
)


def finding(kind: str, severity: str, *figures: Figure, **fields: Any) -> Finding:
    holding = [
        (series, each)
        for one in figures
        for series in SERIES
        for each in series.points
        if one.id in each.mentions
    ]
    return Finding(
        kind,
        severity,
        series=tuple(dict.fromkeys(series.id for series, _ in holding)),
        points=tuple(dict.fromkeys(each.id for _, each in holding)),
        figures=tuple(one.id for one in figures),
        articles=tuple(dict.fromkeys(BY_ID[one.id].article.id for one in figures)),
        **fields,
    )


FINDINGS = (
    finding("contradiction", "conflict", NINE_DE, BODY_EN, values=(("low", "9"), ("high", "26"))),
    finding("decrease", "check", MISSING_DE, SEVEN_EN, reason="revision"),
    finding("echo", "note", NINE_DE, NINE_EN),
)
DECISIONS = (
    Decision(NINE_DE.id, "accept", "coder 1", "2024-05-07T08:00:00+00:00"),
    Decision(
        *(FLED.id, "correct", "coder 1", "2024-05-07T08:01:00+00:00", "the valley, not the river"),
        fields=(("place", "Sarntal"), ("time", None)),
    ),
    Decision("f" * 12, "reject", "coder 2", "2024-05-07T08:02:00+00:00"),
)


def told_of(ids: Sequence[str]) -> Mapping[str, Told]:
    return {id: BY_ID[id] for id in ids if id in BY_ID}


@pytest.fixture
def selection() -> Selection:
    """The invented ledger as a whole; a new one for each test, since it counts what a format loses."""
    return Selection(
        told=lambda: TOLD,
        series=lambda: SERIES,
        findings=lambda: FINDINGS,
        told_of=told_of,
        decisions=lambda: DECISIONS,
        version="1.0",
    )


@pytest.fixture
def golden() -> Golden:
    """Compare a text with a file of ``tests/golden/exports``; ``BELEG_GOLDEN=write`` writes the file instead."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if os.environ.get("BELEG_GOLDEN") == "write":
            file.write_bytes(text.encode("utf-8"))
        assert text.encode("utf-8") == file.read_bytes(), f"{name} changed; BELEG_GOLDEN=write writes it anew"

    return compare
