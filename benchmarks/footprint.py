"""A tool becomes its peak memory, its start-up time and its cost a megabyte, each measured in a process of its own.

Memory is what the operating system says a process held at most, less what a Python process held that read
the same articles and did nothing with them.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import mixed
from rivals import SPACY

MEGABYTES: Final = 5  # of mixed news that a tool reads while its memory is measured
ROUNDS: Final = 5
STOPS: Final = (1, 3, 10, 30, 100)  # megabytes after which the cost of the last one is told

_MEMORY: Final = """\
import json, sys
tool, path = sys.argv[1:]
if tool == "beleg":
    import beleg
    def read(article): return beleg.extract(article).figures
elif tool == "spacy":
    import spacy
    read = spacy.blank("de")
    read.add_pipe("sentencizer")
else:
    def read(article): return None
with open(path, encoding="utf-8") as lines:
    for line in lines:
        read(json.loads(line))
try:  # what a process inherits from the one that started it is not counted here
    with open("/proc/self/status") as status:
        print(next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1_000)
except OSError:
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000))
"""


def main(longest: int) -> None:
    """Print memory, start-up and the cost a megabyte of the build that runs this."""
    _memory()
    _start_up()
    _flatness(longest)


def _memory() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mixed.jsonl"
        with path.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(text) + "\n" for text in mixed.articles(MEGABYTES * 1_000_000))
        bare, ours, theirs = (_peak(tool, path) for tool in ("bare", "beleg", "spacy"))
    share = (ours - bare) / (theirs - bare)
    print(
        f"peak memory over a bare interpreter ({bare:.0f} MB): Beleg {ours - bare:.0f} MB, {SPACY} {theirs - bare:.0f} MB,"
        f" {share:.2f} times"
    )


def _peak(tool: str, path: Path) -> float:
    command = [sys.executable, "-c", _MEMORY, tool, str(path)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _start_up() -> None:
    bare = _median_seconds("-c", "pass")
    for name, arguments in (
        ("import beleg", ("-c", "import beleg")),
        (
            "beleg --help",
            ("-c", "import sys; sys.argv = ['beleg', '--help']; from beleg.cli import main; main()"),
        ),
    ):
        took = _median_seconds(*arguments)
        print(f"{name}: {took * 1000:.0f} ms, {(took - bare) * 1000:.0f} ms over a bare interpreter")


def _median_seconds(*arguments: str) -> float:
    return statistics.median(_seconds(arguments) for _ in range(ROUNDS))


def _seconds(arguments: tuple[str, ...]) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=False, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def _flatness(longest: int) -> None:
    """The processor time for one megabyte after so many others, all of different articles."""
    import beleg
    from beleg.languages import UnknownLanguage

    spent = read = 0.0
    refused = 0
    stops = [stop for stop in STOPS if stop <= longest]
    costs: list[str] = []
    for text in _endless():
        begin = time.process_time()
        try:
            _ = beleg.extract(text).figures
        except UnknownLanguage:  # one in some 30,000 articles, full of invented names
            refused += 1
        spent += time.process_time() - begin
        before, read = read, read + len(text.encode()) / 1_000_000
        if int(read) != int(before):
            if int(read) in stops:
                costs.append(f"{int(read)}: {spent:.2f} s")
            spent = 0.0
        if read >= longest:
            break
    print(f"cost of one megabyte of mixed news, after so many: {', '.join(costs)}")
    print(f"{refused} articles of {read:.0f} megabytes were taken for one of another language and refused")


def _endless() -> Iterator[str]:
    return (text for text, _ in mixed.written())
