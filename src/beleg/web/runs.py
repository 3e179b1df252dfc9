"""Imports go on beside the requests: several are read at once, one at a time is written, and none is kept for ever.

What was read waits here for a person to look at it. It is kept on this side, since a large import would have to be sent twice
otherwise, and since what is added is then what was read and nothing else. An id cannot be guessed and stands on no page but
that of its run, so nobody sees the import of another. Whoever starts the app again sends the files again: texts that were added are known.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from time import monotonic

from beleg.ledger import Ledger
from beleg.web import faults
from beleg.web.run import ADDING, GOING_ON, Input, Run


class Full(Exception):
    """No other import can be taken in just now."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many imports wait, how many bytes were sent for all of them, for how many seconds one that nobody looks at.

    ``readers`` is how many are read at once.
    """

    runs: int = 60
    bytes: int = 400_000_000
    seconds: float = 3600.0
    readers: int = 3


class Runs:
    """The imports of an app; ``changed`` is called when articles were added."""

    def __init__(
        self,
        ledger: Ledger,
        changed: Callable[[], object],
        limits: Limits = Limits(),
    ) -> None:
        self._ledger = ledger
        self._changed = changed
        self._limits = limits
        self._runs: dict[str, Run] = {}
        self._lock = threading.Lock()
        self._readers = ThreadPoolExecutor(limits.readers, "beleg-reading")
        self._writer = ThreadPoolExecutor(1, "beleg-adding")

    def begin(self, inputs: Sequence[Input]) -> Run:
        """Start to read what was sent; raises ``Full``."""
        run = Run(secrets.token_urlsafe(16), inputs)
        with self._lock:
            self._forget_old()
            sizes = sum(each.size for each in self._runs.values())
            if len(self._runs) >= self._limits.runs or sizes + run.size > self._limits.bytes:
                raise Full
            self._runs[run.id] = run
        self._readers.submit(self._read, run)
        return run

    def get(self, id: str) -> Run | None:
        """The run of an id, ``None`` where there is none any more."""
        with self._lock:
            return self._runs.get(id)

    def add(self, run: Run) -> None:
        """Keep what was chosen, once the imports before it are kept."""
        self._writer.submit(self._add, run)

    def is_adding(self) -> bool:
        """Whether an import is being kept just now."""
        with self._lock:
            return any(run.stage == ADDING for run in self._runs.values())

    def forget(self, run: Run) -> None:
        """Let go of what was read."""
        run.stop()
        with self._lock:
            self._runs.pop(run.id, None)

    def stop(self) -> None:
        """End all, once what was begun is kept."""
        with self._lock:
            for run in self._runs.values():
                run.stop()
        self._readers.shutdown(wait=False, cancel_futures=True)
        self._writer.shutdown(wait=True, cancel_futures=True)

    def _read(self, run: Run) -> None:
        self._do(run, run.read, "an import could not be read")

    def _add(self, run: Run) -> None:
        self._do(run, run.add, "an import could not be kept")
        self._changed()

    def _do(self, run: Run, work: Callable[[Ledger], None], failed: str) -> None:
        try:
            work(self._ledger)
        except Exception as error:  # noqa: BLE001 - a thread that ends says nothing; the page says that it failed
            faults.log(error, failed)
            run.fail()

    def _forget_old(self) -> None:
        now = monotonic()
        for id, run in list(self._runs.items()):
            if run.stage not in GOING_ON and now - run.looked_at > self._limits.seconds:
                del self._runs[id]
