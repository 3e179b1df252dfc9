"""A ledger in PostgreSQL gives what one in a file gives; needs ``BELEG_POSTGRESQL``, the address of an empty database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from beleg.ledger import Ledger, SeriesFilter
from beleg.model import Article, Decision
from beleg.stores import migrations
from beleg.stores.schema import metadata

ADDRESS = os.environ.get("BELEG_POSTGRESQL", "")

pytestmark = pytest.mark.skipif(not ADDRESS, reason="BELEG_POSTGRESQL does not name a database")

_LONG = (
    "Nach dem Erdbeben in Herat ist die Zahl der Toten auf {n} gestiegen, teilte die Polizei mit. Helfer suchen in den "
    "Trümmern der Häuser nach weiteren Verschütteten und verteilen Decken, Wasser und Zelte an die Bewohner der Stadt."
)


@pytest.fixture
def address() -> Iterator[str]:
    yield ADDRESS
    engine = create_engine(ADDRESS)
    with engine.begin() as connection:
        for table in (*metadata.tables, "beleg_schema"):
            connection.execute(text(f"DROP TABLE IF EXISTS {table} CASCADE"))
    engine.dispose()


def articles() -> list[Article]:
    texts = [_LONG.format(n=20 + n) for n in range(4)]
    texts += [texts[0] + " Der Flughafen bleibt zu.", texts[1]]
    texts += [
        "Laut NIS wurden mehr als 300 nordkoreanische Soldaten getötet.\x00 \ud800",
        "Kim nannte 100 Tote.",
    ]
    return [
        Article(each, outlet=f"bote{n}.example", published=f"2031-03-{n + 1:02}", language="de")
        for n, each in enumerate(texts)
    ]


def filled(ledger: Ledger) -> dict[str, Any]:
    """What a ledger tells after additions, decisions and readings between them."""
    first, *rest = articles()
    ledger.add(first)
    ledger.series()
    ledger.add(*rest)
    figures = [figure for _, figure in ledger.figures()]
    made = [
        Decision(figures[0].id, "reject", "ines", "2031-04-01T10:00"),
        Decision(figures[1].id, "correct", "omar", "2031-04-01T10:01", fields=(("measure", "wounded"),)),
        Decision("origin:nis-kr", "merge", "omar", "2031-04-01T10:02", other="kim-jong-un"),
        Decision(figures[0].id, "undo", "ines", "2031-04-01T10:03"),
    ]
    kept = [ledger.decide([each]) for each in (*made, made[0])]
    found = {
        "kept": kept,
        "counts": ledger.counts(),
        "told": list(ledger.told()),
        "series": ledger.series(),
        "herat": ledger.series(where=SeriesFilter(place="herat", origin="Polizei", since="2031-03")),
        "touched": ledger.series(where=SeriesFilter(article=first.id)),
        "of": ledger.series(where=SeriesFilter(figure=figures[1].id)),
        "findings": ledger.findings(),
        "positions": ledger.positions(),
        "decisions": ledger.decisions(),
        "history": ledger.history(figures[1].id),
        "outside": ledger.outside(),
    }
    ledger.rebuild()
    assert (ledger.series(), ledger.findings()) == (found["series"], found["findings"])
    return found


def test_it_gives_what_a_file_gives(address: str) -> None:
    with Ledger.open(address) as ledger:
        there = filled(ledger)
    with Ledger.open(":memory:") as ledger:
        here = filled(ledger)
    assert here["of"] and here["herat"] and here["findings"]
    for name, found in here.items():
        assert there[name] == found, name


def test_an_old_ledger_is_filled(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add(*articles()[:4])
        found = ledger.series()
    made = [each.split()[2] for each in migrations.MANY_ARTICLES if "CREATE TABLE" in each]
    engine = create_engine(address)
    with engine.begin() as connection:
        for table in reversed(made):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("DROP INDEX figures_id, figures_in_order"))
        connection.execute(text("UPDATE beleg_schema SET version = 3"))
    engine.dispose()
    with Ledger.open(address, create=False) as ledger:
        assert ledger.series() == found
