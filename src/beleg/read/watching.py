"""A connection is cut when its time is over, whatever it waits for."""

from __future__ import annotations

import socket
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import suppress
from threading import Lock, Thread, Timer
from time import monotonic
from types import TracebackType
from typing import Self, TypeVar

from beleg.read.options import Unreadable

T = TypeVar("T")


class Watch:
    """Bounds the time of all connections together, in seconds; a context manager.

    A limit on the time between two pieces does not end what sends a byte every few seconds for ever.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until = monotonic() + seconds
        self._lock = Lock()
        self._watched: socket.socket | None = None
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True

    def over(self, opened: socket.socket) -> None:
        """Watch over this connection from now on."""
        # A second handle: whoever secures the connection takes the first one away.
        again = opened.dup()
        with self._lock:
            self._let_go()
            self._watched = again

    def left(self) -> float:
        """How many seconds are left; raises ``Unreadable`` where none are."""
        self.check()
        return self._until - monotonic()

    def check(self) -> None:
        """Raise ``Unreadable`` where the time is over."""
        if monotonic() >= self._until:
            raise self._slow()

    def within(self, call: Callable[[], T]) -> T:
        """What a call gives that nothing can interrupt; raises ``Unreadable`` where it takes longer than what is left."""
        future: Future[T] = Future()

        def run() -> None:
            try:
                future.set_result(call())
            except Exception as error:  # noqa: BLE001 - it is raised where the answer is waited for
                future.set_exception(error)

        Thread(target=run, daemon=True).start()
        if not wait([future], self.left()).done:
            raise self._slow()
        return future.result()

    def _slow(self) -> Unreadable:
        seconds = f"{self._seconds:g}"
        return Unreadable(f"took longer than {seconds} s", "try again later", "fetch_slow", seconds=seconds)

    def _cut(self) -> None:
        with self._lock, suppress(OSError):
            if self._watched is not None:
                self._watched.shutdown(socket.SHUT_RDWR)

    def _let_go(self) -> None:
        if self._watched is not None:
            self._watched.close()
            self._watched = None

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._let_go()
