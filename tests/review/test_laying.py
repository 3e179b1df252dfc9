"""Figures read as decided, whatever ids they had on the way, and whatever two people said."""

from __future__ import annotations

from typing import Any

import pytest

from beleg.model import Decision
from beleg.review import lay_over


def quotes(laid: Any) -> list[str]:
    return [figure.quote for figure in laid.figures]


def test_nothing_decided_changes_nothing(bus: Any) -> None:
    laid = lay_over(bus.article, bus.figures, [])
    assert list(laid.figures) == list(bus.figures)
    assert laid.ids == dict(zip(bus.ids, bus.ids, strict=True))
    assert (laid.same, laid.holding, laid.left) == ({}, {}, ())


def test_accepted_and_unsure_figures_stay(bus: Any, decide: Any) -> None:
    made = [decide(bus.ids[0], "accept"), decide(bus.ids[1], "unsure")]
    laid = lay_over(bus.article, bus.figures, made)
    assert list(laid.figures) == list(bus.figures)
    assert {id: each.verdict for id, each in laid.holding.items()} == {
        bus.ids[0]: "accept",
        bus.ids[1]: "unsure",
    }


def test_a_rejected_figure_is_left_out_until_that_is_taken_back(bus: Any, decide: Any) -> None:
    made = [decide(bus.ids[1], "reject")]
    laid = lay_over(bus.article, bus.figures, made)
    assert quotes(laid) == ["Zwölf", "mehr als 30"]
    assert laid.ids[bus.ids[1]] == ""
    assert quotes(lay_over(bus.article, bus.figures, [*made, decide(bus.ids[1], "undo")])) == [
        "Zwölf",
        "14",
        "mehr als 30",
    ]


def test_a_corrected_figure_is_found_by_every_id_it_had(bus: Any, decide: Any) -> None:
    first = decide(bus.ids[2], "correct", measure="killed", population="passengers")
    once = lay_over(bus.article, bus.figures, [first])
    new = once.ids[bus.ids[2]]
    assert new != bus.ids[2]
    second = decide(new, "correct", place="Sorin")
    twice = lay_over(bus.article, bus.figures, [first, second])
    [figure] = [figure for figure in twice.figures if figure.quote == "mehr als 30"]
    assert (figure.measure, figure.population, figure.place, figure.id) == (
        "killed",
        "passengers",
        "Sorin",
        new,
    )
    back = [first, second, decide(bus.ids[2], "undo"), decide(new, "undo")]
    laid = lay_over(bus.article, bus.figures, back)
    assert list(laid.figures) == list(bus.figures)
    assert laid.ids[new] == bus.ids[2]
    assert laid.owners[new] == bus.ids[2]


def test_accepting_a_correction_keeps_it(bus: Any, decide: Any) -> None:
    made = [decide(bus.ids[0], "correct", scope="state"), decide(bus.ids[0], "accept", "omar")]
    laid = lay_over(bus.article, bus.figures, made)
    assert laid.figures[0].scope == "state"
    assert laid.holding[bus.ids[0]].user == "omar"


def test_the_latest_of_two_people_holds(bus: Any, decide: Any) -> None:
    made = [decide(bus.ids[0], "reject", "omar"), decide(bus.ids[0], "accept", "ines")]
    assert quotes(lay_over(bus.article, bus.figures, made)) == ["Zwölf", "14", "mehr als 30"]
    assert quotes(lay_over(bus.article, bus.figures, [*made, decide(bus.ids[0], "undo", "ines")])) == [
        "14",
        "mehr als 30",
    ]


def test_figures_that_tell_the_same(bus: Any, decide: Any) -> None:
    made = [decide(bus.ids[1], "merge", other=bus.ids[0])]
    assert lay_over(bus.article, bus.figures, made).same == {bus.ids[1]: bus.ids[0]}
    gone = lay_over(bus.article, bus.figures, [*made, decide(bus.ids[0], "reject")])
    assert gone.same == {}
    assert [each.verdict for each in gone.left] == ["merge"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": 5000, "end": 5003},
        {"origins": ["Admiralität"]},
        {"low": 99},
    ],
)
def test_a_correction_that_does_not_fit_is_left_and_the_rest_holds(
    bus: Any, decide: Any, wrong: dict[str, Any]
) -> None:
    made = [decide(bus.ids[1], "correct", **wrong), decide(bus.ids[1], "correct", place="Sorin")]
    laid = lay_over(bus.article, bus.figures, made)
    assert laid.left == (made[0],)
    assert laid.figures[1].place == "Sorin"


def test_a_figure_cannot_become_another_one(bus: Any, decide: Any) -> None:
    one, other = bus.figures[:2]
    said = {"start": other.start, "end": other.end, "low": 14, "high": 14}
    made = [decide(one.id, "correct", **said)]
    laid = lay_over(bus.article, bus.figures, made)
    assert list(laid.figures) == list(bus.figures)
    assert laid.left == tuple(made)
    freed = lay_over(bus.article, bus.figures, [*made, decide(other.id, "reject")])
    assert quotes(freed) == ["14", "mehr als 30"]
    assert freed.left == ()


def test_decisions_about_nothing_here_are_left(bus: Any, decide: Any) -> None:
    made = [decide("0" * 12, "reject"), decide(bus.ids[0], "merge", other="f" * 12)]
    laid = lay_over(bus.article, bus.figures, made)
    assert list(laid.figures) == list(bus.figures)
    assert set(laid.left) == set(made)


def test_a_decision_may_come_before_the_one_that_made_its_id(bus: Any, decide: Any) -> None:
    first = decide(bus.ids[2], "correct", measure="killed")
    new = lay_over(bus.article, bus.figures, [first]).ids[bus.ids[2]]
    early = Decision(new, "reject", "omar", "2031-01-01T00:00:00")
    laid = lay_over(bus.article, bus.figures, [early, first])
    assert laid.left == ()
    assert [each.verdict for each in (laid.holding[bus.ids[2]],)] == ["correct"]
