"""Adding that is killed at random moments, itself or one of its processes, and started again gives the same ledger, row for row."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.read.archive.making import answer, packed, pages, quiet, record

import beleg
from beleg.ledger import Ledger

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="has no such signal")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(beleg.__file__).parents[1])}
LONG = "BELEG_LONG" in os.environ
TIMES = 10 if LONG else 1
STORIES = Path(__file__).parent / "golden" / "stories"
# Small batches, so that there is much to break off; it says how far it is, and waits to be told that it may go on. "process" kills
# one of the processes that work for it.
PROGRAM = """
import multiprocessing, os, signal, sys
from beleg.bookkeeping import adding, inputs
from beleg.engines import local
from beleg.ledger import Ledger
adding.BATCH, local._CHUNK, inputs._NOTED = 3, 1, 2
def tell(report):
    print(report.read, flush=True)
    if sys.stdin.readline() == "process\\n":
        for process in multiprocessing.active_children()[:1]:
            os.kill(process.pid, signal.SIGKILL)
with Ledger.open(sys.argv[1]) as ledger:
    ledger.add(*sys.argv[2:], jobs=2, progress=tell)
"""
# What is counted up by every change, however many articles it holds.
COUNTERS = ("turn", "version")


@pytest.fixture
def sources(tmp_path: Path) -> list[str]:
    """Folders of texts, a file of lines and an archive, one line and one page of which say nothing."""
    lines, archive = tmp_path / "lines.jsonl", tmp_path / "crawl.warc.gz"
    texts = [f"In Kelmar starben laut Polizei {n} Menschen." for n in range(3, 7)]
    written = [json.dumps({"id": str(n), "text": text, "language": "de"}) for n, text in enumerate(texts)]
    lines.write_text("\n".join([*written[:2], "{", *written[2:]]) + "\n", "utf-8")
    archive.write_bytes(packed([*pages(range(12, 15)), record(answer(quiet())), *pages(range(15, 17))]))
    for each in (lines, archive):
        os.utime(each, (1_700_000_000, 1_700_000_000))
    names = ("a-de-beben-mamuju", "a-en-kenya-protests", "b-en-basilan-ferry")
    return [str(lines), *(str(STORIES / name) for name in names), str(archive)]


def started(place: str, sources: list[str]) -> Any:
    command = [sys.executable, "-c", PROGRAM, place, *sources]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
    )


def add(place: str, sources: list[str], killed_after: int | None, processes: set[int]) -> bool:
    """Add everything, and kill the whole after so many articles, or a process after each of some; whether it came to its end."""
    with started(place, sources) as adding:
        for n, _ in enumerate(adding.stdout, 1):
            if n == killed_after:
                adding.kill()
                break
            adding.stdin.write("process\n" if n in processes else "\n")
            adding.stdin.flush()
    return adding.returncode == 0


def tables(place: str) -> dict[str, list[Any]]:
    """All that the ledger holds, when series and findings are worked out."""
    with Ledger.open(place) as ledger:
        ledger.renew()
        with ledger._store._database.reading() as connection:  # type: ignore[attr-defined]
            from sqlalchemy import MetaData, select

            schema = MetaData()
            schema.reflect(connection)
            return {
                name: sorted(
                    repr(tuple(row))
                    for row in connection.execute(
                        select(*(column for column in table.c if column.name not in COUNTERS))
                    )
                )
                for name, table in schema.tables.items()
                if any(column.name not in COUNTERS for column in table.c)
            }


def test_the_ledger_is_the_same_however_often_it_was_killed(
    new_place: Callable[[], str], sources: list[str]
) -> None:
    undisturbed, killed = new_place(), new_place()
    with Ledger.open(undisturbed) as ledger:
        articles = ledger.add(*sources).added
    chance = random.Random(7)
    moments = [chance.randrange(2, articles) for _ in range(TIMES)]
    ends = [add(killed, sources, moment, {chance.randrange(1, articles)}) for moment in moments]
    assert not any(ends)
    assert add(killed, sources, None, {2, articles // 2})
    assert tables(killed) == tables(undisturbed)
