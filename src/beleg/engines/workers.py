"""Functions and items are sent to a process that works on them; how it ends is told, if it ends by itself.

Processes are not forked from the caller, which may have threads and open files, but from a server that has neither, and that
loaded before what they need. Where there is none (Windows), each starts afresh.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, Final, NamedTuple

from beleg.engines import EngineError, Loss

_HAS_SERVER: Final = "forkserver" in multiprocessing.get_all_start_methods()
_START: Final = threading.Lock()
_TRIES: Final = 3
_GROWN: Final = 1_500_000_000  # bytes
_LIKELY_TO_GO: Final = 500  # of 1000: of all processes, the one that Linux ends first where memory runs out


class Died(Exception):
    """A process ended while it worked."""

    def __init__(self, why: Loss) -> None:
        super().__init__(why)
        self.why: Loss = why


class Task(NamedTuple):
    """A function as it is sent, and the number by which a process knows that it has it."""

    number: int
    work: bytes


class Answer(NamedTuple):
    """What a process made of items, up to the first at which the function raised."""

    results: Sequence[Any]
    error: BaseException | None


class Worker:
    """A process that works for one thread.

    ``prepared`` names a module whose import loads what work needs; an item may take ``seconds`` of processor time. It is fit
    until it dies or grows too large.
    """

    def __init__(self, prepared: str, seconds: float) -> None:
        self._known: set[int] = set()
        self._process, self._line = _started(prepared, seconds)
        self.is_fit = True

    def run(self, task: Task, items: Sequence[Any]) -> bytes:
        """What the function makes of the items, as ``opened`` reads it; raises ``Died``."""
        sent = pickle.dumps((task if task.number not in self._known else task._replace(work=b""), items))
        try:
            self._line.send_bytes(sent)
            self._known.add(task.number)
            self.is_fit = self._line.recv() < _GROWN
            return self._line.recv_bytes()
        except (EOFError, OSError):
            self.is_fit = False
            raise Died(self._why()) from None

    def _why(self) -> Loss:
        with _START:
            self._process.join()
        return "too_long" if -(self._process.exitcode or 0) == getattr(signal, "SIGPROF", None) else "died"

    def kill(self) -> None:
        """End the process at once, if it has not ended."""
        with suppress(OSError, ValueError):
            self._process.kill()

    def close(self) -> None:
        """End the process, whatever it does."""
        self.kill()
        with _START:
            self._process.join()
            self._process.close()
        self._line.close()


def opened(answer: bytes) -> Answer:
    """What a process made of items."""
    found: Answer = pickle.loads(answer)
    return found


def _started(prepared: str, seconds: float) -> tuple[Any, Connection]:
    """A process that is ready to work, and the line to it; raises ``EngineError`` where none gets ready."""
    context: Any = multiprocessing.get_context("forkserver" if _HAS_SERVER else "spawn")
    for _ in range(_TRIES):
        ours, theirs = context.Pipe()
        with _START:
            process = context.Process(target=_serve, args=(theirs, prepared, seconds), daemon=True)
            process.start()
        theirs.close()
        with suppress(EOFError, OSError):
            ours.recv()
            return process, ours
        ours.close()
    raise EngineError("no_worker")


def prepare(prepared: str) -> None:
    """Start the server from which processes are forked, if there is none yet, and have it load a module.

    It and all that come from it never hear Ctrl+C: whoever asked for work decides what becomes of it.
    """
    if not _HAS_SERVER:
        return
    from multiprocessing import forkserver

    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with _START:
            forkserver.set_forkserver_preload([prepared] if prepared else [])
            forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


def _serve(line: Connection, prepared: str, seconds: float) -> None:
    """Work on what is sent until nobody is there any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _be_likely_to_go()
    if prepared:
        __import__(prepared)
    # What is loaded stays; the collector need not look at it again and again.
    gc.freeze()
    known: dict[int, Callable[[Any], Any]] = {}
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        line.send(os.getpid())
        while True:
            task, items = pickle.loads(line.recv_bytes())
            if task.work:
                known = {task.number: pickle.loads(task.work), **dict(list(known.items())[:3])}
            answer = _sealed(_done(known[task.number], items, seconds))
            line.send(_memory())
            line.send_bytes(answer)


def _done(work: Callable[[Any], Any], items: Sequence[Any], seconds: float) -> Answer:
    results: list[Any] = []
    try:
        for item in items:
            _end_after(seconds)
            results.append(work(item))
    except MemoryError:
        os._exit(1)
    except Exception as error:  # noqa: BLE001 - raised again where the work was asked for
        return Answer(results, error)
    finally:
        _end_after(0)
    return Answer(results, None)


def _sealed(answer: Answer) -> bytes:
    """The answer as it is sent, with an error in words where it does not go as it is."""
    try:
        sealed = pickle.dumps(answer)
        _ = answer.error is None or pickle.loads(sealed)
    except Exception as fault:  # noqa: BLE001 - raised again where the work was asked for
        error = answer.error or fault
        return pickle.dumps(Answer((), RuntimeError(f"{type(error).__name__}: {error}")))
    return sealed


def _end_after(seconds: float) -> None:
    """Have this process ended after so many seconds of its own time, 0 for never; also in the midst of native code."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _be_likely_to_go() -> None:
    with suppress(OSError), open("/proc/self/oom_score_adj", "w") as wanted:
        wanted.write(str(_LIKELY_TO_GO))


def _memory() -> int:
    """The most that this process ever held, in bytes; 0 where nobody says."""
    try:
        import resource
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
