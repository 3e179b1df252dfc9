"""Requests are answered by one process, and the pages for them are made by several beside it: as many at once as there are.

All that has to be one for all readers stays in the process that answers: the token, what was made already, imports, the
writing of decisions. So any process may make any page, and one that dies costs nothing but the time to start another.
"""

from __future__ import annotations

import os
import pickle
import queue
import threading
from typing import Any, Final

from beleg.engines import EngineError
from beleg.engines.workers import Died, Task, Worker, opened, prepare
from beleg.ledger import Ledger, StoreError
from beleg.web import faults
from beleg.web.making import Asked, Made
from beleg.web.processes.maker import Maker, work_out
from beleg.web.settings import Settings

_PREPARED: Final = "beleg.web.processes.loaded"
_MOST: Final = 4  # where nobody says how many
_TRIES: Final = 2
_FIRST: Final = Asked("overview:show", "html", "en", "auto", True, {}, "", "http://127.0.0.1/", {})
_PAGE, _WORK = 1, 2  # the numbers of what these processes do


def usual() -> int:
    """How many processes make pages where nobody says: one for each processor, but few."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(_MOST, there)


class Makers:
    """``n`` processes that make pages of the ledger at a place, and one that works out what waits there; for many threads.

    Until the first of them is there, and where none can be started, there is no page.
    """

    def __init__(self, place: str, settings: Settings, n: int) -> None:
        self._place = place
        self._n = n
        self._idle: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        self._renewing: Worker | None = None
        self._busy: set[Worker] = set()
        self._prepared = threading.Event()
        self._starting = threading.Thread(target=self._prepare, name="beleg-makers", daemon=True)
        self._closing = False
        self._tasks = {
            _PAGE: Task(_PAGE, pickle.dumps(Maker(place, settings))),
            _WORK: Task(_WORK, pickle.dumps(work_out)),
        }

    def start(self) -> None:
        """Begin to start them."""
        self._starting.start()

    def _prepare(self) -> None:
        prepare(_PREPARED)
        for _ in range(self._n):
            self._idle.put(self._warm())
            self._prepared.set()

    def _warm(self) -> Worker | None:
        """A process that made a page already: its first one takes longest."""
        worker = None
        try:
            worker = self._started()
            self._asked(worker, _PAGE, _FIRST)
        except StoreError:
            pass  # the next page says so
        except (Died, EngineError) as error:
            if not self._closing:
                faults.log(error, "a process that makes pages could not be started")
        return _fit(worker)

    def are_ready(self, within: float = 0.0) -> bool:
        """Whether they can be asked for pages, after so many seconds at last."""
        return self._prepared.wait(within)

    def page(self, asked: Asked) -> Made | None:
        """A page that one of the processes made, ``None`` where none is there."""
        if not self._prepared.is_set():
            return None
        for _ in range(_TRIES):
            try:
                return self._made(asked)
            except (Died, EngineError) as error:
                if self._closing:
                    return None
                faults.log(error, "a process that makes pages ended")
        return None

    def _made(self, asked: Asked) -> Made:
        maker = self._idle.get()
        try:
            maker = maker or self._started()
            made: Made = self._asked(maker, _PAGE, asked)
            return made
        finally:
            self._idle.put(_fit(maker))

    def work_out(self, ledger: Ledger) -> bool:
        """Work out what waits in a ledger, in a process of its own; returns whether there is one. Raises ``StoreError``."""
        if not self._prepared.is_set() or self._closing:
            return False
        if not ledger.pages.turn().is_due:
            return True
        try:
            self._renewing = self._renewing or self._started()
            self._asked(self._renewing, _WORK, self._place)
        except (Died, EngineError):
            return self._closing
        finally:
            self._renewing = _fit(self._renewing)
        return True

    def _asked(self, worker: Worker, number: int, item: object) -> Any:
        self._busy.add(worker)
        try:
            answer = opened(worker.run(self._tasks[number], [item]))
        finally:
            self._busy.discard(worker)
        if answer.error:
            raise answer.error
        return answer.results[0]

    def _started(self) -> Worker:
        if self._closing:
            raise Died("died")
        return Worker(_PREPARED, 0)

    def stop(self) -> None:
        """End the processes, whatever they do: a page is asked for again, and what waits goes on waiting."""
        self._closing = True
        for each in list(self._busy):
            each.kill()
        self._starting.join()
        for _ in range(self._n):
            _end(self._idle.get())
        for _ in range(self._n):
            self._idle.put(None)  # whoever still waits for a process learns that there is none
        if self._renewing not in self._busy:
            _end(self._renewing)


def _fit(worker: Worker | None) -> Worker | None:
    """A process that can go on; one that cannot is ended."""
    if worker and worker.is_fit:
        return worker
    _end(worker)
    return None


def _end(worker: Worker | None) -> None:
    if worker:
        worker.close()
