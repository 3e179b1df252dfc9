"""Decisions are kept once, all or none, and read back as they were."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from beleg.bookkeeping.renewal import lay
from beleg.model import Decision
from beleg.stores import Filter, Store
from beleg.stores.working import Kept, Over


def decision(target: str, verdict: str, minute: int = 0, **fields: Any) -> Decision:
    said = (target, verdict, "ines", f"2031-03-05T10:{minute:02}")
    return Decision(*said, reason="nachgelesen 😀\x00\ud800", fields=tuple(fields.items()))


def quotes(store: Store, **where: Any) -> list[str]:
    return [figure.quote for _, figure in store.figures(Filter(**where))]


def test_a_row_is_kept_once(store: Store, report: Callable[..., Any]) -> None:
    article, figures = report()
    store.add([Kept(article, figures)])
    made = [decision(figures[0].id, "accept"), decision(figures[0].id, "correct", 1, scope="state", low=9)]
    made[1] = made[1]._replace(fields=(*made[1].fields, ("high", 9)))
    assert store.review.decide(made, lay) == 2
    assert store.review.decide([*made, made[0], made[1]._replace(fields=made[1].fields[::-1])], lay) == 0
    assert store.review.decisions() == made


def test_filters_find_figures_as_they_read(store: Store, report: Callable[..., Any]) -> None:
    store.add([Kept(*report(n)) for n in range(3)])
    [one, _, _] = [figure for _, figure in store.figures(Filter(measure="killed"))]
    store.review.decide([decision(one.id, "correct", measure="wounded", place="Nirgends")], lay)
    assert quotes(store, measure="killed") == ["1.100", "1.100"]
    assert quotes(store, place="nirgends") == quotes(store, measure="wounded") == ["1.100"]
    assert quotes(store) == ["1.100", "159"] * 3
    assert [match.kind for match in store.find(1259, Filter())] == ["sum"] * 3
    store.review.decide([decision(one.id, "reject", 1)], lay)
    assert quotes(store) == ["159", *["1.100", "159"] * 2]
    assert store.counts().figures == 5
    assert [match.kind for match in store.find(1259, Filter())] == ["sum"] * 2


def test_taking_everything_back_leaves_nothing_behind(store: Store, report: Callable[..., Any]) -> None:
    article, figures = report()
    store.add([Kept(article, figures)])
    before = list(store.figures(Filter()))
    ids = [figure.id for figure in figures]
    made = [decision(ids[0], "correct", 0, measure="wounded"), decision(ids[1], "reject", 1)]
    store.review.decide(made, lay)
    [told] = store.told_of(ids).values()
    assert told.figure.measure == "wounded"
    assert set(store.told_of([told.figure.id])) == {told.figure.id}
    store.review.decide([decision(ids[0], "undo", 2), decision(ids[1], "undo", 3)], lay)
    assert list(store.figures(Filter())) == before
    assert store.told_of([told.figure.id])[told.figure.id].figure == figures[0]
    assert len(store.review.decisions()) == 4


def test_relations_follow_the_figures_in_force(store: Store) -> None:
    from beleg import extract
    from beleg.bookkeeping.renewal import kept

    text = "Zwölf Tote bei Busunglück in Sorin\n\nBei dem Unglück sind 14 Menschen gestorben, teilte die Polizei mit."
    found = extract(text, "de")
    store.add([kept(found)])
    one, other = found.figures
    assert [each.kind for each in store.relations([found.article.id])[found.article.id]] == ["inconsistent"]
    store.review.decide([decision(one.id, "correct", low=14, high=14)], lay)
    assert [each.kind for each in store.relations([found.article.id])[found.article.id]] == ["same"]
    store.review.decide([decision(other.id, "reject", 1)], lay)
    assert store.relations([found.article.id]) == {}


def test_decisions_wait_for_their_article(store: Store, report: Callable[..., Any]) -> None:
    article, figures = report()
    made = decision(figures[0].id, "correct", place="Sudscha")
    assert store.review.decide([made], lay) == 1
    assert store.review.unmatched() == [made]
    assert store.review.case(figures[0].id) is None
    store.add([Kept(article, figures)], lay)
    assert quotes(store, place="Sudscha") == ["1.100"]
    assert store.review.unmatched() == []
    case = store.review.case(figures[0].id)
    assert case is not None
    assert (list(case.figures), list(case.decisions)) == (list(figures), [made])


def test_a_refusal_keeps_nothing(store: Store, report: Callable[..., Any]) -> None:
    article, figures = report()
    store.add([Kept(article, figures)])

    def refuse(*_: object) -> Over:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        store.review.decide([decision(figures[0].id, "accept")], refuse)
    assert store.review.decisions() == []
