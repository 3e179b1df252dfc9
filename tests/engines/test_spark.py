"""What runs in the workers of Spark, without Spark."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

from beleg.engines import Loss
from beleg.engines.spark import Guard, Row, _beside, _engine


def _worked(row: Row) -> Iterator[Row]:
    if row["n"] == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    yield {"n": row["n"], "here": os.getpid()}


def _lost(row: Row, why: Loss) -> Iterator[Row]:
    yield {"n": row["n"], "why": why}


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
