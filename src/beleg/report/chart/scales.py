"""Numbers become heights, and heights get a few round numbers beside them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from beleg.report.chart.options import Options

_STEPS = (1, 2, 2.5, 5, 10)
_TICKS = 5
# Beyond what any count or share can be; keeps arithmetic finite for digits that somebody hammered in.
_LEAST, _MOST = 1e-6, 1e18


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``low`` at pixel ``start`` to ``high`` at pixel ``end``; ``ticks`` are the numbers to write beside it."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]
    log: bool = False

    def at(self, value: float) -> float:
        """The pixel of a number; numbers that do not fit stand at the nearer end.

        >>> Scale(0, 1000, 200, 0, ()).at(250)
        150.0
        """
        share = (self._worth(value) - self._worth(self.low)) / (
            self._worth(self.high) - self._worth(self.low)
        )
        return self.start + min(1.0, max(0.0, share)) * (self.end - self.start)

    def _worth(self, value: float) -> float:
        return math.log10(max(value, self.low)) if self.log else value


def scale(numbers: Iterable[float], start: float, end: float, options: Options) -> Scale:
    """A scale that holds all numbers: from 0, or where asked for in tenfolds.

    >>> scale([300, 1000], 240, 0, Options()).ticks
    (0, 200, 400, 600, 800, 1000)
    >>> scale([40, 900], 240, 0, Options(scale="log")).ticks
    (10.0, 100.0, 1000.0)
    """
    held = [bounded(number) for number in numbers]
    return _tenfolds(held, start, end) if options.scale == "log" else _linear(held, start, end)


def bounded(number: float) -> float:
    """A number that can be drawn.

    >>> bounded(10**400)
    1e+18
    """
    return min(number, _MOST)


def _linear(numbers: list[float], start: float, end: float) -> Scale:
    most = max(numbers, default=0)
    if most < _LEAST:
        return Scale(0, 1, start, end, (0, 1))
    step = _step(most, whole=all(float(number).is_integer() for number in numbers))
    count = max(1, math.ceil(round(most / step, 9)))
    ticks = tuple(_whole(i * step) for i in range(count + 1))
    return Scale(0, ticks[-1], start, end, ticks)


def _step(most: float, whole: bool) -> float:
    """A round number that goes about five times into the highest; there is no half of a person."""
    rough = max(most / _TICKS, 1 if whole else 0)
    size = 10.0 ** math.floor(math.log10(rough))
    steps = (size * step for step in _STEPS)
    return next(s for s in steps if s >= rough * (1 - 1e-9) and (not whole or s.is_integer()))


def _whole(value: float) -> float:
    rounded = round(value, 9)
    return int(rounded) if rounded == int(rounded) else rounded


def _tenfolds(numbers: list[float], start: float, end: float) -> Scale:
    positive = [number for number in numbers if number >= _LEAST] or [1]
    first = math.floor(round(math.log10(min(positive)), 9))
    last = max(first + 1, math.ceil(round(math.log10(max(positive)), 9)))
    every = max(1, math.ceil((last - first) / _TICKS))
    ticks = tuple(10.0**power for power in range(first, last + 1, every))
    return Scale(10.0**first, 10.0**last, start, end, ticks, log=True)
