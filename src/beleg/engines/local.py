"""Many items are worked on by several processes of this machine."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from types import TracebackType
from typing import Final, Self, TypeVar

from beleg.engines import K, Loss

T = TypeVar("T")
R = TypeVar("R")
_CHUNK: Final = 16


class Local:
    """An engine of ``jobs`` processes; with one, the work is done where it is asked for."""

    def __init__(self, jobs: int = 1) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def each(
        self,
        work: Callable[[T], R],
        items: Iterable[T],
        *,
        size: Callable[[T], int],
        lost: Callable[[T, Loss], R],
    ) -> Iterator[R]:
        """What ``work`` makes of each item, in the order given."""
        if self._jobs <= 1:
            yield from map(work, items)
            return
        remaining = iter(items)
        waiting: deque[Future[list[R]]] = deque()
        pool = self._started()
        for chunk in iter(lambda: list(islice(remaining, _CHUNK)), []):
            waiting.append(pool.submit(_all, work, chunk))
            if len(waiting) > 3 * self._jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()

    def grouped(
        self,
        work: Callable[[K, Sequence[T]], R],
        items: Iterable[T],
        *,
        key: Callable[[T], K],
        size: Callable[[T], int],
        lost: Callable[[K, Loss], R],
    ) -> Iterator[R]:
        """What ``work`` makes of the items of each key, in the order of keys; all items are held at once."""
        groups: dict[K, list[T]] = {}
        for item in items:
            groups.setdefault(key(item), []).append(item)
        return self.each(
            partial(_of_group, work),
            sorted(groups.items()),
            size=lambda group: sum(map(size, group[1])),
            lost=lambda group, why: lost(group[0], why),
        )

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._jobs, initializer=_leave_interrupts_to_the_parent)
        return self._pool

    def close(self) -> None:
        """End the processes."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _all(work: Callable[[T], R], items: Sequence[T]) -> list[R]:
    return [work(item) for item in items]


def _of_group(work: Callable[[K, Sequence[T]], R], group: tuple[K, Sequence[T]]) -> R:
    return work(*group)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
