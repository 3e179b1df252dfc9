"""What waits to be asked of many hosts becomes an order: of each host one thing at a time, with a pause after it. Pure."""

from __future__ import annotations

from collections import deque
from typing import Final, Generic, TypeVar

T = TypeVar("T")
DELAY: Final = 1.0


class Schedule(Generic[T]):
    """Who may be asked when; times are seconds of any clock that does not go back.

    >>> schedule = Schedule[str](delay=2.0)
    >>> for page in ("a/1", "a/2", "b/1"):
    ...     schedule.put(page[0], page)
    >>> [schedule.take(0.0), schedule.take(0.0), schedule.take(0.0)]
    [('a', 'a/1'), ('b', 'b/1'), None]
    >>> schedule.done("a", 0.5)
    >>> schedule.due(), schedule.take(2.4), schedule.take(2.5)
    (2.5, None, ('a', 'a/2'))
    """

    def __init__(self, delay: float = DELAY) -> None:
        self._delay = delay
        self._delays: dict[str, float] = {}
        self._waiting: dict[str, deque[T]] = {}
        self._ended: dict[str, float] = {}  # when a host answered last
        self._until: dict[str, float] = {}
        self._busy: set[str] = set()

    def put(self, host: str, what: T, first: bool = False) -> None:
        """Something to be asked of a host, after what waits there already or before it."""
        waiting = self._waiting.setdefault(host, deque())
        waiting.appendleft(what) if first else waiting.append(what)

    def take(self, now: float) -> tuple[str, T] | None:
        """What may be asked now: of the host that has been free for longest; ``None`` for nothing."""
        host = self._next()
        if host is None or self._free(host) > now:
            return None
        self._busy.add(host)
        waiting = self._waiting[host]
        what = waiting.popleft()
        if not waiting:
            del self._waiting[host]
        return host, what

    def due(self) -> float | None:
        """From when on something may be asked, ``None`` where nothing waits for time only."""
        host = self._next()
        return None if host is None else self._free(host)

    def _next(self) -> str | None:
        idle = [host for host in self._waiting if host not in self._busy]
        return min(idle, key=self._free, default=None)

    def _free(self, host: str) -> float:
        """From when on a host may be asked."""
        if host not in self._ended:
            return 0.0
        pause = self._delays.get(host, self._delay)
        return max(self._ended[host] + pause, self._until.get(host, 0.0))

    def done(self, host: str, now: float, until: float = 0.0) -> None:
        """A host has answered; it is asked again after its pause, and not before ``until``."""
        self._busy.discard(host)
        self._ended[host] = now
        self._until[host] = max(until, self._until.get(host, 0.0))

    def slow(self, host: str, delay: float) -> None:
        """A host has a pause of at least so many seconds, also after what it answered last."""
        self._delays[host] = max(delay, self._delay)

    def hosts(self) -> tuple[str, ...]:
        """The hosts that something waits for."""
        return tuple(self._waiting)

    def drop(self, host: str) -> list[T]:
        """What waits for a host, which is not asked any more."""
        return list(self._waiting.pop(host, ()))

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))
