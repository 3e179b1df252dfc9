"""Many items are worked on by several processes of this machine, and what they make of them comes in order."""

from __future__ import annotations

import os
import pickle
import queue
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import partial
from itertools import chain, count, islice
from types import TracebackType
from typing import Any, Final, Generic, NamedTuple, Self, TypeVar

from beleg.engines import Loss
from beleg.engines.arriving import Arriving
from beleg.engines.workers import Died, Task, Worker, opened, prepare

T = TypeVar("T")
R = TypeVar("R")
_CHUNK: Final = 64_000  # characters or bytes of items that are sent at once
_MOST_OF_A_CHUNK: Final = 64  # items
_AHEAD: Final = 8  # chunks for each process that are not done
_HELD: Final = 16  # chunks for each process whose results are not taken yet
_ENOUGH: Final = 8  # chunks that are worth starting processes that nobody asked for
_MOST_JOBS: Final = 8  # that nobody asked for: one process hands out to no more than these
_WAITING: Final = 32_000_000  # characters or bytes of items whose results are not taken yet


class _Lost(NamedTuple):
    item: Any
    why: Loss


class _Chunk(NamedTuple, Generic[T]):
    items: list[T]
    size: int


class _Sent(NamedTuple):
    size: int
    answers: Future[list[bytes | _Lost]]


class Local:
    """An engine of ``jobs`` processes; with one, the work is done where it is asked for, and so is what fits into a chunk.

    With ``None`` there are as many as this process may use processors, eight at most, and what fits into eight chunks, which
    takes a second or two, starts none. With ``apart`` nothing is done where it is asked for, however little it is. A process that dies
    costs the item it had, if that kills a second one; one that needs more than ``seconds`` of processor time is ended, and costs its
    item too. ``prepared`` names a module whose import loads what the work needs.
    """

    def __init__(
        self, jobs: int | None = 1, prepared: str = "", seconds: float = 300.0, apart: bool = False
    ) -> None:
        self._jobs = jobs or min(_processors(), _MOST_JOBS)
        self._little = 0 if apart else 1 if jobs else _ENOUGH
        self._prepared = prepared
        self._seconds = seconds
        self._threads: set[ThreadPoolExecutor] = set()
        self._is_started = False
        self._idle: queue.SimpleQueue[Worker | None] = queue.SimpleQueue()
        self._busy: set[Worker] = set()
        self._closing = False
        self._numbers = count()

    def each(
        self,
        work: Callable[[T], R],
        items: Iterable[T],
        *,
        size: Callable[[T], int],
        lost: Callable[[T, Loss], R],
        pausing: bool = False,
    ) -> Iterator[R]:
        """What ``work`` makes of each item, in the order given; what it raises is raised here, when its turn comes.

        Items are taken as they are needed, so that what waits stays small however many there are. ``size`` says how large an item
        is, in characters or bytes; ``lost`` says what stands for an item that cost its process its life. Where items come with
        pauses (``pausing``), a thread takes them, and none waits for the next one.
        """
        if self._jobs <= 1 and self._little:
            yield from map(work, items)
            return
        if pausing:
            given = partial(self._as_they_come, self._task(work), items, size)
            yield from chain.from_iterable(map(partial(_of_answer, lost), self._answers(given)))
            return
        chunks = _chunks(items, size)
        first = list(islice(chunks, self._little + 1))
        if len(first) <= self._little:
            yield from map(work, chain.from_iterable(chunk.items for chunk in first))
            return
        given = partial(self._in_order, self._task(work), chain(first, chunks))
        yield from chain.from_iterable(map(partial(_of_answer, lost), self._answers(given)))

    def _task(self, work: Callable[[T], R]) -> Task:
        return Task(next(self._numbers), pickle.dumps(work))

    def _answers(
        self, given: Callable[[ThreadPoolExecutor], Iterator[bytes | _Lost]]
    ) -> Iterator[bytes | _Lost]:
        """The answers of processes in the order in which work is ``given`` to them."""
        threads = self._started()
        try:
            yield from given(threads)
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            self._threads.discard(threads)

    def _in_order(
        self, task: Task, chunks: Iterator[_Chunk[T]], threads: ThreadPoolExecutor
    ) -> Iterator[bytes | _Lost]:
        """One chunk is taken for each that is done, and more while processes have little to do."""
        waiting: deque[_Sent] = deque()
        more = True
        while more or waiting:
            if more and self._has_room(waiting):
                if chunk := next(chunks, None):
                    waiting.append(_Sent(chunk.size, threads.submit(self._run, task, chunk.items)))
                more = chunk is not None
            elif not waiting[0].answers.done():
                wait([each.answers for each in waiting if not each.answers.done()], None, FIRST_COMPLETED)
            if waiting and waiting[0].answers.done():
                yield from waiting.popleft().answers.result()

    def _as_they_come(
        self, task: Task, items: Iterable[T], size: Callable[[T], int], threads: ThreadPoolExecutor
    ) -> Iterator[bytes | _Lost]:
        """A chunk is what came while nobody had time for it."""
        waiting: deque[_Sent] = deque()
        arriving = Arriving(items, size, _CHUNK)

        def goes_on() -> bool:
            is_done = bool(waiting) and waiting[0].answers.done()
            is_over = not waiting and not arriving.more
            return is_done or is_over or (arriving.are_there and self._has_room(waiting))

        try:
            while waiting or arriving.more:
                arriving.wait(goes_on)
                if self._has_room(waiting) and (chunk := arriving.taken(_MOST_OF_A_CHUNK)):
                    answers = threads.submit(self._run, task, chunk)
                    waiting.append(_Sent(sum(map(size, chunk)), answers))
                    answers.add_done_callback(arriving.stir)
                while waiting and waiting[0].answers.done():
                    yield from waiting.popleft().answers.result()
        finally:
            arriving.end()

    def _has_room(self, waiting: deque[_Sent]) -> bool:
        if len(waiting) >= _HELD * self._jobs:
            return False
        undone = sum(not each.answers.done() for each in waiting)
        return undone < _AHEAD * self._jobs and sum(each.size for each in waiting) < _WAITING

    def _run(self, task: Task, items: Sequence[Any]) -> list[bytes | _Lost]:
        """What a process makes of items; if it dies, of each of them alone."""
        try:
            return [self._sent(task, items)]
        except Died:
            return [self._alone(task, item) for item in items]

    def _alone(self, task: Task, item: Any) -> bytes | _Lost:
        why: Loss = "died"
        for _ in range(2):
            try:
                return self._sent(task, [item])
            except Died as died:
                why = died.why
            if why == "too_long":
                break
        return _Lost(item, why)

    def _sent(self, task: Task, items: Sequence[Any]) -> bytes:
        worker = self._idle.get()
        try:
            if self._closing:
                raise Died("died")
            worker = worker or Worker(self._prepared, self._seconds)
            self._busy.add(worker)
            return worker.run(task, items)
        finally:
            if worker:
                self._busy.discard(worker)
            if worker and not worker.is_fit:
                worker.close()
                worker = None
            self._idle.put(worker)

    def _started(self) -> ThreadPoolExecutor:
        """As many threads as processes for who asks for work, so that nobody's waits behind all that somebody else's waits for.

        A process is started when it is first needed.
        """
        if not self._is_started:
            prepare(self._prepared)
            for _ in range(self._jobs):
                self._idle.put(None)
            self._is_started = True
        threads = ThreadPoolExecutor(self._jobs)
        self._threads.add(threads)
        return threads

    def close(self) -> None:
        """End the processes."""
        if not self._is_started:
            return
        self._closing = True
        for worker in list(self._busy):
            worker.kill()
        for threads in self._threads:
            threads.shutdown(cancel_futures=True)
        for _ in range(self._jobs):
            if left := self._idle.get():
                left.close()
        self._is_started = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _chunks(items: Iterable[T], size: Callable[[T], int]) -> Iterator[_Chunk[T]]:
    """Items that are sent at once: many, or few large ones."""
    chunk: list[T] = []
    whole = 0
    for item in items:
        chunk.append(item)
        whole += size(item)
        if whole >= _CHUNK or len(chunk) == _MOST_OF_A_CHUNK:
            yield _Chunk(chunk, whole)
            chunk, whole = [], 0
    if chunk:
        yield _Chunk(chunk, whole)


def _of_answer(lost: Callable[[Any, Loss], R], answer: bytes | _Lost) -> Iterable[R]:
    return [lost(*answer)] if isinstance(answer, _Lost) else _results(answer)


def _results(answer: bytes) -> Iterator[Any]:
    found = opened(answer)
    yield from found.results
    if found.error:
        raise found.error
