"""Processes of this machine: order, losses by name, memory, no orphans."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from beleg.engines import Loss
from beleg.engines.local import Local


@pytest.fixture(scope="module")
def local() -> Iterator[Local]:
    with Local(2, seconds=0.5) as local:
        yield local


def _size(item: object) -> int:
    return 20_000


def _lost(item: object, why: Loss) -> str:
    return f"{item} {why}"


def _each(local: Local, fault: str, n: int = 20) -> list[str]:
    return list(local.each(partial(_fails, fault), range(n), size=_size, lost=_lost))


def _fails(fault: str, n: int) -> str:
    """What becomes of an item; the seventh costs the process its life."""
    if n == 7:
        _die(fault)
    return str(n)


def _die(fault: str) -> None:
    match fault:
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "native":
            ctypes.string_at(0)
        case "memory":
            raise MemoryError
        case "endless":
            sum(range(10**12))  # native code, which no handler interrupts


@pytest.mark.parametrize(
    ("fault", "why"), [("killed", "died"), ("native", "died"), ("memory", "died"), ("endless", "too_long")]
)
def test_an_item_that_kills_its_process_is_lost_and_no_other(local: Local, fault: str, why: str) -> None:
    assert _each(local, fault) == [f"7 {why}" if n == 7 else str(n) for n in range(20)]


def _dies_once(mark: Path, n: int) -> str:
    if n == 7 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return str(n)


def test_a_process_that_somebody_kills_costs_nothing(local: Local, tmp_path: Path) -> None:
    work = partial(_dies_once, tmp_path / "mark")
    assert list(local.each(work, range(20), size=_size, lost=_lost)) == [str(n) for n in range(20)]


def _slow_first(n: int) -> str:
    if n == 0:
        sum(range(2_000_000))
    return "x" * 1000


def test_items_are_taken_as_there_is_room(local: Local) -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            yield taken
            taken += 1

    each = local.each(_slow_first, endless(), size=lambda item: 10_000_000, lost=_lost)
    next(each)
    assert taken <= 5
    each.close()  # type: ignore[attr-defined]


@pytest.fixture(params=[1, 2], ids="{} processes".format)
def engine(request: pytest.FixtureRequest) -> Iterator[Local]:
    with Local(request.param) as engine:
        yield engine


def test_results_come_in_the_order_of_the_items(engine: Local) -> None:
    words = [f"{n}{'x' * (n * 7919 % 613)}" for n in range(500)]
    assert list(engine.each(str.upper, words, size=len, lost=_no_pid)) == [word.upper() for word in words]
    assert list(engine.each(str.upper, [], size=len, lost=_no_pid)) == []


def _fails_at_seven(n: int) -> int:
    if n == 7:
        raise ValueError("seven")
    return n


def test_what_the_work_raises_is_raised(engine: Local) -> None:
    with pytest.raises(ValueError, match="seven"):
        list(engine.each(_fails_at_seven, range(40), size=_one, lost=_no_pid))


def _unpicklable(n: int) -> object:
    return (_ for _ in range(n))


def test_a_result_that_cannot_be_sent_is_an_error(local: Local) -> None:
    with pytest.raises(RuntimeError, match="TypeError: cannot pickle 'generator' object"):
        list(local.each(_unpicklable, range(9), size=_size, lost=_lost))


def test_little_work_starts_no_process() -> None:
    with Local(4) as local:
        assert list(local.each(_pid, range(3), size=_one, lost=_no_pid)) == [os.getpid()] * 3


def test_processes_that_nobody_asked_for_are_started_for_much_work_only() -> None:
    with Local(None) as local:
        assert set(local.each(_pid, range(20), size=_size, lost=_no_pid)) == {os.getpid()}
        assert os.getpid() not in set(local.each(_pid, range(40), size=_size, lost=_no_pid))


def test_nothing_is_done_here_where_that_is_asked_for() -> None:
    with Local(1, apart=True) as local:
        assert os.getpid() not in set(local.each(_pid, range(1), size=_one, lost=_no_pid))


def test_a_process_is_used_again_until_it_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    with Local(2) as local:
        used = set(local.each(_pid, range(40), size=_size, lost=_no_pid))
        assert os.getpid() not in used
        assert used >= set(local.each(_pid, range(40), size=_size, lost=_no_pid))
        monkeypatch.setattr("beleg.engines.workers._GROWN", 1)
        list(local.each(_pid, range(8), size=_size, lost=_no_pid))
        assert not used & set(local.each(_pid, range(40), size=_size, lost=_no_pid))


def _pid(item: int) -> int:
    return os.getpid()


def _one(item: object) -> int:
    return 1


def _no_pid(item: object, why: Loss) -> Any:
    raise AssertionError(why)


ORPHANS = """
import os, signal, sys
from tests.engines.test_local import Local, _no_pid, _pid, _size
local = Local(2)
print(*set(local.each(_pid, range(40), size=_size, lost=_no_pid)), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_processes_end_with_a_parent_that_is_killed() -> None:
    # The pipe is closed when the last process that inherited it has ended.
    done = subprocess.run(
        [sys.executable, "-c", ORPHANS], check=False, capture_output=True, text=True, timeout=30
    )
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, "")
    assert done.stdout.split()


def _paused(answered: threading.Event, n: int) -> Iterator[int]:
    """Items of which each comes only when what was made of the one before is there."""
    for each in range(n):
        if each:
            assert answered.wait(30)
        answered.clear()
        yield each


def test_no_result_waits_for_an_item_that_is_still_to_come(local: Local) -> None:
    answered = threading.Event()
    found = []
    for each in local.each(str, _paused(answered, 5), size=_size, lost=_lost, pausing=True):
        found.append(each)
        answered.set()
    assert found == list("01234")


def test_items_with_pauses_come_in_order_and_losses_by_name(local: Local) -> None:
    found = local.each(partial(_fails, "killed"), range(300), size=_size, lost=_lost, pausing=True)
    assert list(found) == ["7 died" if n == 7 else str(n) for n in range(300)]


def _breaks_off() -> Iterator[int]:
    yield 1
    yield 2
    raise OSError("the line is dead")


def test_what_ends_items_with_pauses_is_raised_behind_them(local: Local) -> None:
    found = local.each(str, _breaks_off(), size=_size, lost=_lost, pausing=True)
    assert [next(found), next(found)] == ["1", "2"]
    with pytest.raises(OSError, match="the line is dead"):
        next(found)


def test_whoever_wants_no_more_leaves_no_thread_behind(local: Local) -> None:
    before = threading.active_count()
    found = local.each(str, iter(int, 1), size=_size, lost=_lost, pausing=True)
    assert next(found) == "0"
    del found
    for thread in threading.enumerate():
        if thread.name.endswith("(_take)"):
            thread.join(10)
    assert threading.active_count() <= before + 2
