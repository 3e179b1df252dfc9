"""What a number may have been rounded or mistaken from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from beleg.stores.rounding import rounded_forms, rounded_from, swapped_digits


def test_small_and_broken_numbers() -> None:
    assert rounded_forms(7) == []
    assert rounded_forms(12.5) == [12.0, 13.0]
    assert swapped_digits(7) == []
    assert swapped_digits(33.5) == []
    assert swapped_digits(10) == []
    assert rounded_from(0) == (0.0, 0.0)


@given(st.integers(0, 10**9))
def test_rounded_forms_are_near_and_rounder(number: int) -> None:
    for form in rounded_forms(number):
        assert form != number
        assert abs(form - number) <= number * 0.1
        assert form % 5 == 0


@given(st.integers(10, 10**9))
def test_swapping_again_gives_the_number(number: int) -> None:
    for form in swapped_digits(number):
        assert number in swapped_digits(form)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=0, max_value=1e18))
def test_no_number_raises(number: float) -> None:
    low, high = rounded_from(number)
    assert low <= number <= high
    assert len(rounded_forms(number)) < 90
    assert len(swapped_digits(number)) < 20
