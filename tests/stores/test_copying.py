"""Copies are found one article at a time as if all had come at once, also where many share a hash."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from beleg.bookkeeping.renewal import Copying
from beleg.model import Article
from beleg.stores import Store, open_store
from beleg.stores.working import Alike, Carrier, CopySet, Kept


class Rules:
    """Articles are copies whose texts begin with the same letter; the first three with a hash count."""

    most = 3

    def __init__(self) -> None:
        self.compared: list[tuple[str, str]] = []

    def compare(self, one: Article, other: Article) -> tuple[float, bool] | None:
        self.compared.append((one.text, other.text))
        return (0.9, False) if one.text[0] == other.text[0] else None

    def gather(self, alike: Sequence[Alike], carriers: Sequence[Carrier]) -> Sequence[CopySet]:
        return Copying().gather(alike, carriers)


def article(number: int, letter: str, day: int) -> Article:
    published = (date(2031, 3, 1) + timedelta(days=day)).isoformat()
    return Article(f"{letter}{number}", outlet=f"bote{number}.example", published=published, language="de")


def renew(store: Store, rules: Any) -> None:
    while store.renewal.copies(store.renewal.turn(), 2, rules):
        pass


def state(path: Path) -> list[Any]:
    """Who is a copy of whom, by the texts."""
    import sqlite3
    from contextlib import closing

    asked = (
        "SELECT a.text, b.text FROM copies JOIN articles a ON a.no = article JOIN articles b ON b.id = root",
        "SELECT a.text, b.text FROM alike JOIN articles a ON a.no = one JOIN articles b ON b.no = other",
    )
    with closing(sqlite3.connect(path)) as connection:
        return [sorted(connection.execute(query)) for query in asked]


ARTICLES = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.integers(0, 3),
        st.lists(st.integers(1, 3), min_size=1, max_size=3),
        st.booleans(),
    ),
    min_size=2,
    max_size=9,
)


@settings(max_examples=40)
@given(found=ARTICLES, shuffle=st.randoms(use_true_random=False))
def test_the_order_does_not_matter(found: Any, shuffle: Any, tmp_path_factory: Any) -> None:
    folder = tmp_path_factory.mktemp("copies")
    kept = [
        (Kept(article(n, letter, day), (), (), (), (), bands), pause)
        for n, (letter, day, bands, pause) in enumerate(found)
    ]
    states = []
    for name in ("a.db", "b.db"):
        store = open_store(str(folder / name))
        for each, pause in kept:
            store.add([each])
            if pause:
                renew(store, Rules())
        renew(store, Rules())
        store.close()
        states.append(state(folder / name))
        shuffle.shuffle(kept)
    assert states[0] == states[1]


def test_a_hash_of_many_is_compared_with_the_first_only(tmp_path: Path, monkeypatch: Any) -> None:
    from beleg.stores import copying

    monkeypatch.setattr(copying, "_MANY", 4)
    store = open_store(str(tmp_path / "ledger.db"))
    rules = Rules()
    for n in range(12):
        store.add([Kept(article(n, "a", n), (), (), (), (), (7,))])
        renew(store, rules)
    late = [pair for pair in rules.compared if pair[1] == "a11"]
    assert late == [("a0", "a11"), ("a1", "a11"), ("a2", "a11")]
    store.add([Kept(article(12, "a", -1), (), (), (), (), (7,))])
    renew(store, rules)
    copies, alike = state(tmp_path / "ledger.db")
    assert {root for _, root in copies} == {"a12"}
    assert {one for one, _ in alike} == {"a12", "a0", "a1"}
    store.close()
