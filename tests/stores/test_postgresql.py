"""A ledger in PostgreSQL is that in a file, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import make_url, select
from tests.postgresql import Server, changing

from beleg.ledger import Ledger, SeriesFilter, StoreError
from beleg.model import Article, Decision
from beleg.report import FORMATS
from beleg.stores.schema import metadata

_LONG = (
    "Nach dem Erdbeben in Herat ist die Zahl der Toten auf {n} gestiegen, teilte die Polizei mit. Helfer suchen in den "
    "Trümmern der Häuser nach weiteren Verschütteten und verteilen Decken, Wasser und Zelte an die Bewohner der Stadt."
)


@pytest.fixture
def address(server: Server) -> Iterator[str]:
    made = server.new()
    yield made
    server.drop(made)


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
        **{format: "".join(ledger.export(format)) for format in FORMATS},
        "report": "".join(ledger.report()),
        "rows": rows(ledger),
    }
    ledger.rebuild()
    assert (ledger.series(), ledger.findings()) == (found["series"], found["findings"])
    return found


def rows(ledger: Any) -> dict[str, list[Any]]:
    """Every row there is."""
    with ledger._store._database.reading() as connection:
        found = {name: connection.execute(select(table)).all() for name, table in metadata.tables.items()}
    return {name: sorted(map(tuple, listed), key=repr) for name, listed in found.items()}


def test_it_gives_what_a_file_gives(address: str) -> None:
    with Ledger.open(address) as ledger:
        there = filled(ledger)
    with Ledger.open(":memory:") as ledger:
        here = filled(ledger)
    assert here["of"] and here["herat"] and here["findings"]
    for name, found in here.items():
        assert there[name] == found, name


def test_a_copy_by_the_tools_of_the_server_is_the_same_ledger(address: str, server: Server) -> None:
    with Ledger.open(address) as ledger:
        ledger.add(*articles())
        before = ledger.series(), rows(ledger)
    other = server.empty()
    server.copy(address, other)
    with Ledger.open(other, create=False) as ledger:
        assert (ledger.series(), rows(ledger)) == before
    server.drop(other)


def test_who_may_only_read_reads(address: str, server: Server) -> None:
    name = str(make_url(address).database)
    role, colleague = f"{name}_reader", f"{name}_ines"
    with Ledger.open(address) as ledger:
        ledger.add(*articles())
        found = ledger.series()
    with changing(address) as connection:
        for statement in (
            f"CREATE ROLE {role} LOGIN",
            f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}",
            f"CREATE ROLE {colleague} LOGIN IN ROLE beleg",
            f"ALTER ROLE {colleague} IN DATABASE {name} SET role TO beleg",
        ):
            connection.exec_driver_sql(statement)
    as_reader, as_colleague = (
        make_url(address).set(username=each).render_as_string(hide_password=False)
        for each in (role, colleague)
    )
    with Ledger.open(as_reader, create=False) as ledger:
        assert (ledger.series(), ledger.pages.summary().articles) == (found, ledger.counts().articles)
        with pytest.raises(StoreError) as raised:
            ledger.add(Article("In Herat starben 26 Menschen.", language="de"))
        assert raised.value.code == "store"
    with Ledger.open(as_colleague, create=False) as ledger:
        assert ledger.add(Article("In Herat starben 26 Menschen.", language="de")).added == 1
    with changing(address) as connection:
        connection.exec_driver_sql(f"DROP OWNED BY {role}")
    server.say(f"DROP ROLE {role}, {colleague}")
