"""What runs in the workers of Spark, without Spark."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from threading import Event
from typing import NamedTuple

import pytest

from beleg.engines import Loss
from beleg.engines import spark as engine
from beleg.engines.spark import Guard, Row, _beside, _engine


def _worked(row: Row) -> Iterator[Row]:
    if row["n"] == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    yield {"n": row["n"], "here": os.getpid()}


def _lost(row: Row, why: Loss) -> Iterator[Row]:
    yield {"n": row["n"], "why": why}


class _Stage(NamedTuple):
    numCompletedTasks: int
    numTasks: int


class _Context:
    """A session of Spark, its context and its tracker, while two stages are worked on and one was just done."""

    def __init__(self) -> None:
        self.sparkContext = self

    def statusTracker(self) -> _Context:
        return self

    def getActiveStageIds(self) -> list[int]:
        return [3, 4, 5]

    def getStageInfo(self, stage: int) -> _Stage | None:
        return {3: _Stage(2, 16), 4: _Stage(0, 5)}.get(stage)


def test_how_far_work_is_is_told_while_it_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_LOOK", 0.001)
    session = object.__new__(engine.Spark)
    session._session = _Context()
    told: list[tuple[int, int]] = []
    came = Event()
    with session.watched(lambda done, of: (told.append((done, of)), came.set())):
        assert came.wait(10)
    assert set(told) == {(2, 21)}


def test_a_row_that_kills_what_works_on_it_is_told_and_costs_no_worker() -> None:
    guard = Guard(_lost)
    try:
        found = list(_beside(_worked, guard, iter([{"n": n} for n in range(6)])))
    finally:
        _engine(guard.prepared).close()
        _engine.cache_clear()
    assert [row["n"] for row in found] == list(range(6))
    assert found[3] == {"n": 3, "why": "died"}
    assert os.getpid() not in {row.get("here") for row in found}
