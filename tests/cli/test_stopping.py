"""Who stops the work keeps what is done, and goes on from there; who stops it twice waits no longer."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import beleg
from beleg.ledger import Ledger

pytestmark = pytest.mark.skipif(os.name == "nt", reason="has no such signals")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(beleg.__file__).parents[1])}
# Says when articles are kept, and waits to be stopped. Whoever runs the tests in the background may have silenced Ctrl+C.
PROGRAM = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from beleg.bookkeeping import adding
from beleg.cli import main, work
from beleg.engines import local
adding.BATCH, local._CHUNK = 5, 1
def tell(self, report):
    if report.added:
        print(report.added, flush=True)
        while True:
            time.sleep(0.05)  # a signal just before a single long wait would be heard only after it
work._Progress.__call__ = tell
"""
WAITS = """
from beleg.ledger import Ledger
def counts(self):
    print("counting", flush=True)
    sys.stdin.read()
Ledger.counts = counts
"""
# More than may be read ahead, or nothing would be kept before the input that never ends.
ARTICLES = 200


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for n in range(ARTICLES):
        words = " ".join(["In Kelmar hielten Helfer Wache."] * 3)
        (folder / f"{n:03}.txt").write_text(f"Laut Polizei starben {n + 2} Menschen. {words}", "utf-8")
    return folder


def adding(folder: Path, jobs: int, more: str = "") -> Any:
    """Somebody adds articles until stopped."""
    code = f"{PROGRAM}{more}sys.exit(main())"
    given = [
        "add",
        str(folder),
        "-",
        "--ledger",
        str(folder.parent / "a.db"),
        "--jobs",
        str(jobs),
        "--ui",
        "en",
    ]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(
        [sys.executable, "-c", code, *given], text=True, env=ENVIRONMENT, start_new_session=True, **pipes
    )


def wait_for(process: Any, what: str) -> None:
    assert any(re.match(what, line) for line in process.stdout), process.stderr.read()


@pytest.mark.parametrize(
    ("number", "jobs"), [(signal.SIGINT, 1), (signal.SIGINT, 2), (signal.SIGTERM, 2)], ids=str
)
def test_what_is_done_is_kept_and_the_same_command_goes_on(folder: Path, number: int, jobs: int) -> None:
    with adding(folder, jobs) as process:
        wait_for(process, "[1-9]")
        # As a terminal does: all processes hear it.
        (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
        said = process.stderr.read()
    assert process.returncode == 130, said
    found = re.fullmatch(
        r"stopped: (\d+) articles are in the ledger; the same command goes on from there\n", said
    )
    assert found, said
    with Ledger.open(folder.parent / "a.db") as ledger:
        assert ledger.counts().articles == int(found[1]) >= 5
        report = ledger.add(folder)
        assert (report.present, report.added) == (int(found[1]), ARTICLES - int(found[1]))


def test_the_second_time_ends_at_once(folder: Path) -> None:
    with adding(folder, 2, WAITS) as process:
        wait_for(process, "[1-9]")
        process.send_signal(signal.SIGINT)
        wait_for(process, "counting")
        process.send_signal(signal.SIGINT)
        # It is closed by the last process that has it.
        assert process.stderr.read() == ""
    assert process.returncode == -signal.SIGINT
