"""What a person joins is one thing for everything that is worked out of relations."""

from __future__ import annotations

from typing import Any

from beleg.model import Relation
from beleg.review import joined


def test_nothing_joined_changes_nothing(bus: Any) -> None:
    assert joined(bus.figures, bus.relations, {}) == tuple(bus.relations)


def test_all_that_told_the_same_follows(bus: Any) -> None:
    a, b, c = bus.ids
    before = [Relation("same", b, a, "equal"), Relation("inconsistent", a, c, "headline")]
    found = joined(bus.figures, before, {a: c})
    assert [(each.kind, each.figure, each.other) for each in found] == [
        ("inconsistent", a, c),
        ("same", a, c),
        ("same", b, c),
    ]
    assert {each.rule for each in found if each.kind == "same"} == {"decision"}


def test_a_thing_is_no_part_of_itself(bus: Any) -> None:
    a, b, c = bus.ids
    before = [Relation("part_of", b, a, "subset"), Relation("part_of", c, a, "subset")]
    found = joined(bus.figures, before, {b: a})
    assert [(each.kind, each.figure) for each in found] == [("same", b), ("part_of", c)]


def test_two_that_each_name_the_other(bus: Any) -> None:
    a, b, _ = bus.ids
    found = joined(bus.figures, [], {a: b, b: a})
    assert [(each.figure, each.other) for each in found] == [(a, b)]
