"""Items that come with pauses become chunks of those that came by now, so that none waits for the next one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from threading import Condition, Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class Arriving(Generic[T]):
    """Items, taken by a thread of their own, since taking the next one may last long.

    ``most`` bounds what lies here: the sum of their ``size``, and one for each, as some may have none.

    >>> arriving = Arriving("abc", len, 100)
    >>> arriving.wait(lambda: not arriving.more or arriving.are_there)
    >>> arriving.taken(2)[0]
    'a'
    """

    def __init__(self, items: Iterable[T], size: Callable[[T], int], most: int) -> None:
        self._items = items
        self._size = size
        self._most = most
        self._came: deque[T] = deque()
        self._held = 0
        self._ended = False
        self._error: BaseException | None = None
        self._moved = Condition()
        Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        try:
            for item in self._items:
                with self._moved:
                    self._moved.wait_for(lambda: self._ended or self._held + len(self._came) < self._most)
                    if self._ended:
                        return
                    self._came.append(item)
                    self._held += self._size(item)
                    self._moved.notify_all()
        except BaseException as error:  # noqa: BLE001 - raised where items are asked for
            self._error = error
        self.end()

    @property
    def more(self) -> bool:
        """Whether there are items, or may be; raises what ended them too early when its turn comes."""
        with self._moved:
            if self._error and not self._came:
                raise self._error
            return bool(self._came) or not self._ended

    @property
    def are_there(self) -> bool:
        """Whether there are items by now."""
        return bool(self._came)

    def taken(self, most: int) -> list[T]:
        """Items that came by now, no more than so many."""
        with self._moved:
            found = [self._came.popleft() for _ in range(min(most, len(self._came)))]
            self._held -= sum(map(self._size, found))
            self._moved.notify_all()
            return found

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until that is so, which is asked whenever an item came, and at each ``stir``."""
        with self._moved:
            self._moved.wait_for(until)

    def stir(self, _: object = None) -> None:
        """Say that something changed for whoever waits."""
        with self._moved:
            self._moved.notify_all()

    def end(self) -> None:
        """Take no more items."""
        with self._moved:
            self._ended = True
            self._moved.notify_all()
