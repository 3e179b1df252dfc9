"""The time of day, which never goes back, and waiting for it or for work to be done."""

from __future__ import annotations

import time
from collections.abc import Collection
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any, Final, Protocol

_SLICE: Final = 30.0  # a machine that slept meanwhile notices it after this


class Clock(Protocol):
    """What time it is, in seconds since 1970, and waiting; tests pass one of their own."""

    def now(self) -> float:
        """The time; never less than before."""
        ...

    def wait(self, running: Collection[Future[Any]], until: float | None) -> None:
        """Return when any of what is running is done, at a time, or somewhat earlier; ``None`` is no time."""
        ...


class SystemClock:
    """The clock of the machine."""

    def __init__(self) -> None:
        self._last = 0.0

    def now(self) -> float:
        self._last = max(self._last, time.time())
        return self._last

    def wait(self, running: Collection[Future[Any]], until: float | None) -> None:
        left = _SLICE if until is None else min(max(until - self.now(), 0.0), _SLICE)
        if running:
            wait(running, left, FIRST_COMPLETED)
        else:
            time.sleep(left)
