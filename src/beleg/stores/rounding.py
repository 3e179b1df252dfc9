"""A number becomes the numbers it may have been mistaken or rounded from."""

from __future__ import annotations

from math import ceil, floor

_FAR = 0.1


def rounded_forms(number: float) -> list[float]:
    """What a writer may have made of a number: up or down to tens, fifties, hundreds ..., at most a tenth off.

    >>> rounded_forms(1259)
    [1200.0, 1250.0, 1260.0, 1300.0]
    """
    size = abs(number)
    steps: list[float] = [] if float(number).is_integer() else [1.0]
    power = 10.0
    while power <= size:
        steps += [power, power * 5]
        power *= 10
    forms = {form * step for step in steps for form in (floor(number / step), ceil(number / step))}
    return sorted(form for form in forms if form != number and abs(form - number) <= size * _FAR)


def rounded_from(number: float) -> tuple[float, float]:
    """The half-open interval of numbers that a round number may stand for; empty for one that is not round.

    >>> rounded_from(1300), rounded_from(1259)
    ((1250.0, 1350.0), (1259.0, 1259.0))
    """
    step = _last_place(number)
    reach = min(step / 2, abs(number) * _FAR) if step > 1 else 0.0
    return number - reach, number + reach


def swapped_digits(number: float) -> list[float]:
    """The numbers that differ from this one by two neighbouring digits changed round.

    >>> swapped_digits(1259)
    [1295.0, 1529.0, 2159.0]
    """
    if not float(number).is_integer() or not 10 <= number < 1e15:
        return []
    digits = str(int(number))
    forms = {digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(len(digits) - 1)}
    return sorted(float(form) for form in forms if form != digits and form[0] != "0")


def _last_place(number: float) -> float:
    if not number or not float(number).is_integer() or abs(number) >= 1e15:
        return 1.0
    step = 1.0
    while number % (step * 10) == 0:
        step *= 10
    return step
