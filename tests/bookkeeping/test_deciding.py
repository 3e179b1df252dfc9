"""Decisions reach series and findings, say why they are refused, and can be told again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from beleg.ledger import DecisionError, Ledger
from beleg.model import Article, Decision, Figure


def figure(ledger: Ledger, quote: str) -> Figure:
    return next(figure for _, figure in ledger.figures() if figure.quote == quote)


def numbers(ledger: Ledger, name: str) -> list[tuple[Any, ...]]:
    return [(point.low, point.high) for series in ledger.series(name) for point in series.points]


def test_series_are_those_of_the_figures_in_force(
    ledger: Ledger, articles: Sequence[Article], decide: Any
) -> None:
    ledger.add(*articles[:2])
    before, found = ledger.series(), ledger.findings()
    assert (40, 40) in numbers(ledger, "killed herat")
    dead = figure(ledger, "40")
    ledger.decide([decide(dead.id, "correct", qualifier="at_least", low=40, high=None)])
    assert (40, None) in numbers(ledger, "killed herat")
    ledger.decide([decide(dead.id, "reject")])
    assert [pair for pair in numbers(ledger, "killed herat") if pair[0] == 40] == []
    ledger.decide([decide(dead.id, "undo"), decide(dead.id, "undo")])
    assert (ledger.series(), ledger.findings()) == (before, found)


def test_origins_that_are_one_are_one_point(ledger: Ledger, decide: Any) -> None:
    ledger.add(
        Article(
            "In Herat starben 26 Menschen, teilte die Rettungsleitstelle mit.",
            published="2031-03-05",
            language="de",
        ),
        Article(
            "In Herat starben 26 Menschen, teilte der Zivilschutz mit.", published="2031-03-05", language="de"
        ),
    )
    [series] = ledger.series("herat")
    one, other = (source.id for source in series.origins)
    assert ledger.decide([decide(f"origin:{one}", "merge", other=f"origin:{other}")]) == 1
    [merged] = ledger.series("herat")
    assert ([source.id for source in merged.origins], len(merged.points)) == ([other], 1)
    kept = ledger.findings()
    ledger.rebuild()
    assert (ledger.series("herat"), ledger.findings()) == ([merged], kept)
    ledger.decide([decide(f"origin:{one}", "undo")])
    assert ledger.series("herat") == [series]


def test_an_office_merged_into_one_that_is_merged_later(ledger: Ledger, decide: Any) -> None:
    said = ("die Rettungsleitstelle", "der Zivilschutz", "die Bergwacht")
    ledger.add(*(Article(f"In Herat starben 26 Menschen, teilte {who} mit.", language="de") for who in said))
    [series] = ledger.series("herat")
    one, other, third = (source.id for source in series.origins)
    ledger.decide([decide(f"origin:{one}", "merge", other=other)])
    assert len(ledger.series("herat")[0].origins) == 2
    ledger.decide([decide(f"origin:{other}", "merge", other=third)])
    assert [source.id for source in ledger.series("herat")[0].origins] == [third]


@pytest.mark.parametrize(
    ("verdict", "more", "code"),
    [
        ("correct", {"low": 3}, "bad_bounds"),
        ("correct", {"start": 0, "end": 4, "quote": "Vier"}, "bad_span"),
        ("correct", {"origins": ["Admiralität"]}, "not_in_text"),
        ("correct", {"measure": "shelled"}, "bad_value"),
        ("merge", {"other": "0" * 12}, "bad_merge"),
        ("unsure", {"other": "0" * 12}, "bad_merge"),
        ("perhaps", {}, "bad_verdict"),
    ],
)
def test_what_does_not_fit_is_refused_with_all_beside_it(
    ledger: Ledger, articles: Sequence[Article], decide: Any, verdict: str, more: Any, code: str
) -> None:
    ledger.add(articles[0])
    dead = figure(ledger, "40")
    before = list(ledger.told())
    with pytest.raises(DecisionError) as raised:
        ledger.decide([decide(dead.id, "reject"), decide(dead.id, verdict, **more)])
    assert raised.value.code == code
    assert (ledger.decisions(), list(ledger.told())) == ([], before)


def test_a_figure_cannot_become_its_neighbour(
    ledger: Ledger, articles: Sequence[Article], decide: Any
) -> None:
    ledger.add(articles[0])
    dead, hurt = figure(ledger, "40"), figure(ledger, "100")
    fields = {"start": hurt.start, "end": hurt.end, "low": 100, "high": 100, "measure": "wounded"}
    with pytest.raises(DecisionError) as raised:
        ledger.decide([decide(dead.id, "correct", **fields)])
    assert (raised.value.code, raised.value.values["other"]) == ("same_figure", hurt.id)


def test_the_history_of_a_figure(ledger: Ledger, articles: Sequence[Article], decide: Any) -> None:
    ledger.add(articles[0])
    dead = figure(ledger, "40")
    first, second = decide(dead.id, "correct", measure="wounded"), decide(dead.id, "unsure", "omar")
    ledger.decide([second, first])
    now = ledger.told_of([dead.id])[dead.id].figure
    third = decide(now.id, "reject")
    ledger.decide([third])
    history = ledger.history(now.id)
    assert history == ledger.history(dead.id)._replace(target=now.id)  # type: ignore[union-attr]
    assert history is not None
    assert (history.extracted, history.now, history.holding) == (dead, None, third)
    assert history.decisions == (first, second, third)
    assert ledger.told_of([dead.id, now.id, "0" * 12]) == {}
    assert ledger.history("0" * 12) is None


def test_decisions_come_in_order_of_time_and_once(
    ledger: Ledger, articles: Sequence[Article], decide: Any
) -> None:
    ledger.add(articles[0])
    dead = figure(ledger, "40")
    made: list[Decision] = [decide(dead.id, verdict) for verdict in ("accept", "unsure", "accept")]
    assert [ledger.decide([each]) for each in (made[2], made[0], made[2], made[1])] == [1, 1, 0, 1]
    assert ledger.decisions() == made
