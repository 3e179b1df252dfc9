"""What makes two figures comparable: intervals, populations, places, times."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.comparing import intervals, places, populations, times
from beleg.comparing.counts import Count, differences
from beleg.model import QUALIFIERS, Figure, Span

numbers = st.none() | st.integers(0, 10**9) | st.floats(0, 1e12, allow_nan=False)
said = st.tuples(st.sampled_from(QUALIFIERS), numbers, numbers)

SAME = [
    (("exact", 300, 300), ("about", 300, 300), "equal"),
    (("more_than", 300, None), ("at_least", 300, None), "equal"),
    (("vague", 200, 999), ("exact", 643, 643), "inside"),
    (("vague", 200, 999), ("more_than", 700, None), "inside"),
    (("range", 10_000, 12_000), ("about", 11_000, 11_000), "inside"),
    (("more_than", 300, None), ("exact", 302, 302), "bound"),
    (("at_most", None, 50), ("exact", 48, 48), "bound"),
    (("about", 300, 300), ("exact", 288, 288), "rounded"),
    (("exact", 5000, 5000), ("exact", 5120, 5120), "rounded"),
]
OTHER = [
    (("exact", 12, 12), ("exact", 14, 14)),
    (("exact", 20, 20), ("exact", 21, 21)),
    (("more_than", 300, None), ("exact", 2000, 2000)),
    (("more_than", 300, None), ("exact", 299, 299)),
    (("at_least", 5, None), ("at_most", None, 5)),
    (("vague", 200, 999), ("exact", 1200, 1200)),
    (("vague", 200, 999), ("vague", 24, 119)),
    (("about", 300, 300), ("exact", 400, 400)),
    (("missing", None, None), ("exact", 12, 12)),
    (("missing", None, None), ("missing", None, None)),
]


@pytest.mark.parametrize(("one", "other", "rule"), SAME)
def test_one_number_in_two_wordings(one: tuple, other: tuple, rule: str) -> None:  # type: ignore[type-arg]
    assert intervals.agreement(*one, *other) == intervals.agreement(*other, *one) == rule


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_numbers(one: tuple, other: tuple) -> None:  # type: ignore[type-arg]
    assert intervals.agreement(*one, *other) == intervals.agreement(*other, *one) == ""


@given(said, said)
def test_both_verdicts_hold_both_ways(one: tuple, other: tuple) -> None:  # type: ignore[type-arg]
    assert intervals.agreement(*one, *other) == intervals.agreement(*other, *one)
    assert intervals.are_apart(*one, *other) == intervals.are_apart(*other, *one)


@pytest.mark.parametrize(
    ("share", "whole", "count"),
    [(50, 91, 46), (33.33, 11_000, 3667), (66.67, 9, 6), (12.5, 400, 50), (14.29, 700, 100), (100, 12, 12)],
)
def test_a_share_becomes_a_count(share: float, whole: int, count: int) -> None:
    assert intervals.share_of(share, whole) == count


@given(numbers, numbers)
def test_a_share_is_never_more_than_its_whole(share: float | None, whole: float | None) -> None:
    if share is None or share <= 100:
        count = intervals.share_of(share, whole)
        assert (count is None) == (share is None or whole is None)
        assert count is None or whole is None or 0 <= count <= whole + 0.5


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [("soldiers", "soldiers", "same"), ("soldiers", "people", "among"), ("women", "men", "apart")],
)
def test_populations(one: str, other: str, verdict: str) -> None:
    assert populations.relation(one, other) == populations.relation(other, one) == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Herat", "Kundus", "apart"),
        ("Herat", "Afghanistan", "inside"),
        ("Herats", "Herat", "same"),
        ("Herat", "Kyjiw", "apart"),
        ("Herat", None, "unsaid"),
        ("Torvik", "Marvo", "open"),
        ("Torvik", "Bahnhof Torvik", "inside"),
    ],
)
def test_places(one: str, other: str | None, verdict: str) -> None:
    assert places.relation(one, other, "de") == places.relation(other, one, "de") == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("2024-05-03", "2024-05", True),
        ("2024-05-03", "2024-05-04", False),
        ("2024-10/2025-01", "2025-01-31", True),
        ("2022-02-24/..", "2025-01-31", True),
        ("../2022-02-24", "2025", False),
        ("2024-12", "2025", False),
        (None, "2025", True),
        ("whenever", "2025", True),
    ],
)
def test_times(one: str | None, other: str, verdict: bool) -> None:
    assert times.overlap(times.days(one), times.days(other)) is verdict
    assert times.overlap(times.days(other), times.days(one)) is verdict


@given(st.text(max_size=24))
def test_no_time_raises(text: str) -> None:
    found = times.days(text)
    assert found is None or isinstance(found.first, int)


def _count(**fields: object) -> Count:
    plain: dict[str, object] = {
        "measure": "killed",
        "unit": "person",
        "population": "soldiers",
        "nationality": None,
        "place": "Herat",
        "scope": "incident",
        "time": "2024-05",
    }
    said = ("a", 0, 2, "12", "exact", 12, 12)
    values = plain | fields
    named = ("measure", "unit", "population", "nationality", "place", "scope", "time")
    figure = Figure(*said, *(values[name] for name in named), (), (), "stated", False, Span(0, 9))  # type: ignore[arg-type]
    return Count(figure, 0)


def test_differences_are_named_in_order() -> None:
    one = _count()
    assert differences(one, _count(), "de") == ()
    other = _count(
        measure="wounded", unit="item", population="civilians", place="Kundus", scope="state", time="2023"
    )
    assert differences(one, other, "de") == ("measure", "unit", "population", "place", "scope", "time")
    assert differences(_count(nationality="KP"), _count(nationality="RU"), "de") == ("nationality",)
