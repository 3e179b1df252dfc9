"""Every store keeps what it was given, once, and gives it back the same."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import inspect, select

import beleg
from beleg.model import Article, Figure, Relation, Span
from beleg.stores import Filter, Store, StoreError, open_store
from beleg.stores.schema import articles, metadata
from beleg.stores.working import Kept


def dump(store: Any) -> dict[str, list[Any]]:
    """Every row there is."""
    with store._database.reading() as connection:
        found = {name: connection.execute(select(table)).all() for name, table in metadata.tables.items()}
    return {name: sorted(map(tuple, rows), key=repr) for name, rows in found.items()}


def kept(pairs: Iterable[Any]) -> list[Kept]:
    return [Kept(*pair) for pair in pairs]


def quotes(found: Iterable[tuple[Article, Figure]]) -> list[str]:
    return [figure.quote for _, figure in found]


def test_gives_back_what_it_was_given(store: Store, report: Callable[..., Any]) -> None:
    article, figures = report()
    assert store.add(kept([(article, figures)])) == (1, 0, 2)
    assert list(store.figures(Filter())) == [(article, figure) for figure in figures]
    assert list(store.articles()) == [article]
    assert store.article(article.id) == article
    assert store.article("0" * 64) is None
    assert store.counts() == (1, 2)


def test_adding_again_changes_no_byte(store: Store, report: Callable[..., Any]) -> None:
    batch = [report(n) for n in range(5)]
    store.add(kept(batch))
    before = dump(store)
    assert store.add(kept([*batch, *batch])) == (0, 10, 0)
    assert dump(store) == before
    assert store.known([batch[2][0].id, "f" * 64]) == {batch[2][0].id}


def test_relations_come_back(store: Store, report: Callable[..., Any]) -> None:
    pairs = [report(n) for n in range(3)]
    related = {
        article.id: (
            Relation("part_of", lost.id, dead.id, "subset", (lost.span, dead.span), 12.0, None),
            Relation("inconsistent", lost.id, dead.id, "origins"),
        )
        for article, (dead, lost) in pairs[:2]
    }
    store.add([Kept(*pair, related.get(pair[0].id, ())) for pair in pairs])
    assert store.relations([article.id for article, _ in pairs]) == related
    assert store.relations([]) == {}


def test_a_relation_to_a_figure_that_is_not_kept_is_left_out(
    store: Store, report: Callable[..., Any]
) -> None:
    article, (dead, lost) = report()
    store.add([Kept(article, (dead, lost), [Relation("same", dead.id, "0" * 12, "equal")])])
    assert store.relations([article.id]) == {}


def test_an_article_twice_in_a_batch_is_kept_once(store: Store, report: Callable[..., Any]) -> None:
    assert store.add(kept([report(1), report(2), report(1)])) == (2, 1, 4)
    assert [article.doc for article in store.articles()] == ["1.txt", "2.txt"]


def test_the_same_articles_make_the_same_ledger(store: Store, report: Callable[..., Any]) -> None:
    """Whatever keeps it, and in however many batches."""
    with closing(open_store(":memory:")) as other:
        for each, sizes in ((store, (1, 6)), (other, (3, 4))):
            pending = [report(n) for n in range(7)]
            for size in sizes:
                each.add(kept(pending[:size]))
                del pending[:size]
        assert dump(store) == dump(other)


def test_figures_stand_in_the_order_of_the_text(store: Store, report: Callable[..., Any]) -> None:
    article, figures = report()
    store.add(kept([(article, figures[::-1])]))
    assert quotes(store.figures(Filter())) == ["1.100", "159"]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (Filter(measure="killed"), ["1.100"]),
        (Filter(qualifier="about"), ["159"]),
        (Filter(nationality="kp"), ["1.100"]),
        (Filter(place="gross-kursk"), ["1.100"]),
        (Filter(place="KURSK"), ["1.100"]),
        (Filter(place="%"), []),
        (Filter(origin="nis"), ["1.100"]),
        (Filter(origin="nis-kr"), ["1.100"]),
        (Filter(origin="Yonhap"), []),
        (Filter(text="BERICHT 1"), ["1.100"]),
        (Filter(text="\ud800"), []),
        (Filter(since="2025-02-08", until="2025-02-08"), ["1.100", "159"]),
        (Filter(since="2025-02", until="2025"), ["1.100", "159"]),
        (Filter(since="2025-02-09"), []),
        (Filter(until="2025-01"), []),
        (Filter(measure="killed", place="Kursk", origin="NIS", qualifier="exact", since="2024"), ["1.100"]),
    ],
)
def test_filters(store: Store, report: Callable[..., Any], where: Filter, found: list[str]) -> None:
    store.add(kept([report(1), report(2, published=None, place=None, nationality=None, origins=())]))
    hits = [figure for article, figure in store.figures(where) if article.doc == "1.txt"]
    assert [figure.quote for figure in hits] == found


def test_an_article_without_a_date_lies_in_no_period(store: Store, report: Callable[..., Any]) -> None:
    store.add(kept([report(published=None)]))
    assert quotes(store.figures(Filter(since="1900"))) == []
    assert quotes(store.figures(Filter(until="2100"))) == []


def test_many_parts_are_read_as_one(store: Store, report: Callable[..., Any]) -> None:
    store.add(kept([report(n) for n in range(400)]))
    found = list(store.figures(Filter()))
    assert len(found) == 800
    assert all(article.text[f.start : f.end] == f.quote for article, f in found)
    assert [article.doc for article, _ in found[::2]] == [f"{n}.txt" for n in range(400)]


@pytest.mark.parametrize(
    ("number", "kinds"),
    [
        (1100, {"exact": [("1.100",)]}),
        (1259, {"sum": [("1.100", "159")]}),
        (941, {"difference": [("1.100", "159")]}),
        (1104, {"rounded": [("1.100",)]}),
        (195, {"swapped": [("159",)]}),
        (160, {"rounded": [("159",)]}),
        (7, {}),
    ],
)
def test_find(store: Store, report: Callable[..., Any], number: float, kinds: dict[str, list[Any]]) -> None:
    store.add(kept([report()]))
    found: dict[str, list[Any]] = {}
    for match in store.find(number, Filter()):
        found.setdefault(match.kind, []).append(tuple(figure.quote for figure in match.figures))
    assert found == kinds


def test_find_inside_an_interval(store: Store, make_figure: Callable[..., Figure]) -> None:
    article = Article("Hunderte Tote, mehr als 20 Verletzte.")
    vague = make_figure(article, "Hunderte", 200, 999, qualifier="vague")
    bound = make_figure(article, "mehr als 20", 20, None, qualifier="more_than")
    store.add(kept([(article, [vague, bound])]))
    assert [(m.kind, m.figures[0].quote) for m in store.find(500, Filter())] == [("inside", "Hunderte")]
    assert [(m.kind, m.figures[0].quote) for m in store.find(20, Filter())] == [("exact", "mehr als 20")]


def test_find_obeys_the_filter(store: Store, report: Callable[..., Any]) -> None:
    store.add(kept([report()]))
    assert list(store.find(1259, Filter(measure="killed"))) == []
    assert len(list(store.find(1100, Filter(measure="killed", since="2025")))) == 1


def test_a_column_for_every_field() -> None:
    kept = {column.name for column in articles.columns} - {"no", "id"}
    assert kept == set(Article._fields), "a new field needs a migration"


def test_the_tables_are_those_that_the_migrations_make(store: Any) -> None:
    with store._database.reading() as connection:
        looked = inspect(connection)
        made = {
            name: {each["name"] for each in looked.get_columns(name)} for name in looked.get_table_names()
        }
    assert made == {table.name: set(table.columns.keys()) for table in metadata.sorted_tables}


def test_the_file_is_synced_at_every_commit(file: Store) -> None:
    with file._database._engine.connect() as connection:  # type: ignore[attr-defined]
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_reader_sees_whole_batches_while_another_writes(
    store: Store, report: Callable[..., Any], place: str
) -> None:
    store.add(kept([report(1)]))
    reading = store.figures(Filter())
    next(reading)
    other = open_store(place)
    other.add(kept([report(2)]))
    other.close()
    assert len(list(reading)) == 1
    assert store.counts().articles == 2


def test_a_batch_that_fails_leaves_nothing(store: Store, report: Callable[..., Any]) -> None:
    article, figures = report()
    broken = figures[0]._replace(quote=None)  # type: ignore[arg-type]
    with pytest.raises(StoreError) as raised:
        store.add(kept([report(2), (article, [broken])]))
    assert raised.value.code == "store"
    assert store.counts() == (0, 0)


@given(text=st.text(st.characters(), min_size=1), doc=st.text(), title=st.none() | st.text())
def test_any_text_comes_back_the_same(text: str, doc: str, title: str | None) -> None:
    store = open_store(":memory:")
    article = Article(text, doc=doc, title=title)
    whole = Span(0, len(text))
    first = Figure(
        *(article.id, 0, 1, text[:1], "vague", 2, 9, "killed", "person", title, None, text, "incident", None),
        *((), (), "stated", False, whole),
    )
    store.add(kept([(article, [first])]))
    assert list(store.figures(Filter())) == [(article, first)]
    store.close()


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(beleg.__file__).parents[1])}
KILLED_WHILE_ADDING = """
    import sys
    from beleg.model import Article
    from beleg.stores import open_store
    from beleg.stores.working import Kept
    store = open_store(sys.argv[1])
    for start in range(0, 1_000_000, 20):
        batch = [Kept(Article(f"Text {n}", doc=str(n)), ()) for n in range(start, start + 20)]
        store.add(batch)
        print(start + 20, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process in the middle")
def test_a_kill_loses_nothing_that_was_reported(place: str) -> None:
    command = [sys.executable, "-c", textwrap.dedent(KILLED_WHILE_ADDING), place]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as process:
        assert process.stdout is not None
        reported = [int(process.stdout.readline()) for _ in range(10)]
        process.kill()
        reported += [int(line) for line in process.stdout.read().split("\n")[:-1]]
    store = open_store(place, create=False)
    kept = [article.doc for article in store.articles()]
    store.close()
    assert len(kept) >= reported[-1]
    assert len(kept) % 20 == 0
    assert kept == [str(n) for n in range(len(kept))]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("missing.db", "no_ledger"),
        ("mysql://user:secret@host/x", "no_back_end"),
        ("postgresql+nodriver://user:secret@host/x", "no_back_end"),
        ("no/such/folder/ledger.db", "no_ledger"),
    ],
)
def test_refuses_what_is_no_ledger(address: str, code: str, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError) as raised:
        open_store(address, create=False)
    assert raised.value.code == code
    assert "secret" not in str(raised.value)
    assert list(tmp_path.iterdir()) == []


def test_refuses_other_files(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no database, " * 200)
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE cats (name TEXT)")
    connection.close()
    for file in ("notes.txt", "other.db"):
        with pytest.raises(StoreError) as raised:
            open_store(str(tmp_path / file))
        assert raised.value.code == "not_a_ledger"


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as raised:
        open_store(str(tmp_path / "none" / "ledger.db"))
    assert raised.value.code == "store"
