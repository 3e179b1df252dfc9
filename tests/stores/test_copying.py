"""Copies are found one article at a time as if all had come at once, also where many share a hash."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
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


def state(store: Any) -> list[Any]:
    """Who is a copy of whom, by the texts."""
    asked = (
        "SELECT a.text, b.text FROM copies JOIN articles a ON a.no = article JOIN articles b ON b.id = root",
        "SELECT a.text, b.text FROM alike JOIN articles a ON a.no = one JOIN articles b ON b.no = other",
    )
    with store._database.reading() as connection:
        return [sorted(map(tuple, connection.exec_driver_sql(query))) for query in asked]


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
def test_the_order_does_not_matter(found: Any, shuffle: Any) -> None:
    kept = [
        (Kept(article(n, letter, day), (), (), (), (), bands), pause)
        for n, (letter, day, bands, pause) in enumerate(found)
    ]
    states = []
    for _ in range(2):
        store = open_store(":memory:")
        for each, pause in kept:
            store.add([each])
            if pause:
                renew(store, Rules())
        renew(store, Rules())
        states.append(state(store))
        store.close()
        shuffle.shuffle(kept)
    assert states[0] == states[1]


def test_a_hash_of_many_is_compared_with_the_first_only(store: Store, monkeypatch: Any) -> None:
    from beleg.stores import copying

    monkeypatch.setattr(copying, "_MANY", 4)
    rules = Rules()
    for n in range(12):
        store.add([Kept(article(n, "a", n), (), (), (), (), (7,))])
        renew(store, rules)
    late = [pair for pair in rules.compared if pair[1] == "a11"]
    assert late == [("a0", "a11"), ("a1", "a11"), ("a2", "a11")]
    store.add([Kept(article(12, "a", -1), (), (), (), (), (7,))])
    renew(store, rules)
    copies, alike = state(store)
    assert {root for _, root in copies} == {"a12"}
    assert {one for one, _ in alike} == {"a12", "a0", "a1"}
