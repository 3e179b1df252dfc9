"""A connection is cut when its time is over, whatever it waits for."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Lock, Timer
from time import monotonic
from types import TracebackType
from typing import Self

from beleg.read.options import Unreadable


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
            raise Unreadable(
                f"took longer than {self._seconds:g} s",
                "try again later",
                "fetch_slow",
                seconds=f"{self._seconds:g}",
            )

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
