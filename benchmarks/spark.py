"""Spark over an archive of the web that is made up for it: rate, peak memory, and the process pool on the same articles.

    python benchmarks/spark.py --megabytes 200 --heap 2g

The archive is written into a temporary folder and deleted with everything made of it. Rates are articles a second in one run; the
pool has two processes, Spark ``local[2]``. Peak memory is the largest sum seen of the JVM, and of all Python workers (resident
pages; what forked processes share counts for each).
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from beleg.bookkeeping.adding import AddReport, articles_of, keep_each, silent, started
from beleg.bookkeeping.folders.plan import Run
from beleg.engines import Engine
from beleg.engines.spark import Spark
from beleg.flow import is_candidate
from beleg.read import ReadOptions
from beleg.read.metadata import NO_TABLE
from beleg.read.sources import Source

OPTIONS = ReadOptions(candidate=is_candidate)
PLACES = ("Kelmar", "Velmark", "Leskovar", "Tormania", "Ostheim", "Brennau", "Sarnitz", "Wolkau")
WHO = ("Polizei", "Innenministerium", "Rettungskräfte", "Feuerwehr", "Gouverneur", "Armee", "Klinik")
WHAT = ("getötet", "verletzt", "vermisst", "gerettet", "festgenommen", "vertrieben")
DEED = ("Angriff", "Brand", "Anschlag", "Unwetter", "Erdrutsch", "Zugunglück")
FILLER = (
    "Die Straße in den Norden war am Abend noch gesperrt, wie ein Sprecher sagte.",
    "Anwohner berichteten von Rauch über dem Hafen und von langen Schlangen vor den Geschäften.",
    "Die Regierung berief eine Sitzung ein, deren Ergebnis am Morgen bekannt werden soll.",
    "Der Strom fiel in mehreren Vierteln für Stunden aus, Schulen blieben geschlossen.",
    "Über die Ursache wurde zunächst nichts bekannt, Ermittler nahmen ihre Arbeit auf.",
)


def page(chance: random.Random, number: int) -> bytes:
    """An invented page of some kB: one in 20 has a text that others have too."""
    place, who = chance.choice(PLACES), chance.choice(WHO)
    told = [
        f"Bei einem {chance.choice(DEED)} in {place} sind nach Angaben der {who} mindestens "
        f"{chance.randint(2, 400)} Menschen {chance.choice(WHAT)} worden. {chance.choice(FILLER)} "
        f"{chance.choice(FILLER)} Fall {chance.randint(1, 10**9)}."
        for _ in range(chance.randint(4, 14))
    ]
    if number % 20 == 0:
        told = [
            f"In {PLACES[0]} starben laut {WHO[0]} {12 + n} Menschen. {text}" for n, text in enumerate(FILLER)
        ]
    body = "".join(f"<p>{each}</p>" for each in told)
    aside = "".join(f"<li><a href='/{n}'>Mehr dazu {n}</a></li>" for n in range(60))
    return (
        f"<!DOCTYPE html><html lang='de'><head><title>{place} {number}</title></head><body><nav><ul>{aside}</ul></nav>"
        f"<article><h1>{place}: Bericht {number}</h1>{body}</article></body></html>"
    ).encode()


def record(number: int, chance: random.Random) -> bytes:
    """One answer of a server, packed by itself."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(chance, number)
    day = f"2025-{1 + number % 12:02}-{1 + number % 28:02}T10:00:00Z"
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\nWARC-Date: {day}\r\n"
        f"WARC-Target-URI: https://blatt{number % 50}.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    ).encode()
    return head + block + b"\r\n\r\n"


def archive(file: Path, megabytes: int) -> int:
    """Write an archive of so many MB, unpacked; returns how many records it has."""
    chance = random.Random(7)
    size = number = 0
    with file.open("wb") as stream:
        while size < megabytes * 1_000_000:
            data = record(number, chance)
            stream.write(gzip.compress(data, 1, mtime=0))
            size += len(data)
            number += 1
    return number


class Memory:
    """Watches the processes below this one: the most that the JVM and the Python workers held, in MB."""

    def __init__(self) -> None:
        self.jvm = self.workers = self.here = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._done.wait(0.5):
            jvm = workers = 0
            for name, size in _below(os.getpid()):
                if name == "java":
                    jvm += size
                else:
                    workers += size
            self.jvm, self.workers = max(self.jvm, jvm), max(self.workers, workers)

    def stop(self) -> None:
        self._done.set()
        self._thread.join()


def _below(root: int) -> Iterator[tuple[str, int]]:
    """Name and resident MB of every process below one."""
    above: dict[int, int] = {}
    told: dict[int, tuple[str, int]] = {}
    for each in filter(str.isdigit, os.listdir("/proc")):
        try:
            name, _, rest = Path("/proc", each, "stat").read_text().partition("(")[2].rpartition(")")
            pages = int(Path("/proc", each, "statm").read_text().split()[1])
        except (OSError, IndexError):
            continue
        above[int(each)] = int(rest.split()[1])
        told[int(each)] = name, pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000
    for pid, said in told.items():
        up = above.get(pid, 0)
        while up not in (0, 1, root):
            up = above.get(up, 0)
        if up == root:
            yield said


def by_pool(engine: Engine, file: Path) -> int:
    """How many articles of an archive the process pool reads and extracts."""
    report = AddReport()
    articles = articles_of([file], None, report, silent, engine)
    return sum(1 for _ in keep_each(articles, engine=engine))


def by_spark(engine: Spark, file: Path, place: Path) -> int:
    """How many articles of an archive Spark reads, extracts and writes."""
    made = Run(engine, place, place)
    shutil.rmtree(place, ignore_errors=True)
    made.extract([Source(file.name, file.name, file)], OPTIONS, NO_TABLE)
    return int(engine.open(place / "kept").frame.where("id IS NOT NULL").count())


def warm(engine: Spark, file: Path, folder: Path, rounds: int) -> None:
    """Articles a second of both, round after round, so that a busy machine slows both alike."""
    with started(2) as pool:
        works = {
            "pool": lambda: by_pool(pool, file),
            "spark": lambda: by_spark(engine, file, folder / "warm"),
        }
        rates: dict[str, list[float]] = {name: [] for name in works}
        for at in range(rounds + 1):
            for name, work in works.items():
                begin = time.perf_counter()
                n = work()
                rates[name].append(n / (time.perf_counter() - begin))
                print(f"  round {at}: {name} {n:,} articles, {rates[name][-1]:.1f} a second", flush=True)
    told = {name: statistics.median(found[1:]) for name, found in rates.items()}
    print(
        f"warm: pool {told['pool']:.1f}, spark {told['spark']:.1f} a second: {told['spark'] / told['pool']:.2f}"
    )


def whole(engine: Spark, file: Path, megabytes: int, folder: Path) -> None:
    """A run from the archive to the tables."""
    made = Run(engine, folder / "made", folder / "work")
    for name, step in (
        ("extract", lambda: made.extract([Source(file.name, file.name, file)], OPTIONS, NO_TABLE)),
        ("reconcile", made.reconcile),
    ):
        begin = time.perf_counter()
        step()
        seconds = time.perf_counter() - begin
        print(f"{name}: {seconds:.0f} s, {megabytes / seconds:.2f} MB of archive a second", flush=True)
    print(", ".join(f"{name} {n:,}" for name, n in made.counts().items()))


def main() -> None:
    options = _options()
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        small, large = folder / "small.warc.gz", folder / "large.warc.gz"
        archive(small, options.warm)
        records = archive(large, options.megabytes)
        print(
            f"{records:,} records, {options.megabytes:,} MB unpacked, {large.stat().st_size / 1e6:,.0f} MB packed"
        )
        settings = {"spark.driver.memory": options.heap, "spark.local.dir": place}
        with Spark("local[2]", settings, prepared="beleg.bookkeeping.prepared") as engine:
            warm(engine, small, folder, options.rounds)
            memory = Memory()
            try:
                whole(engine, large, options.megabytes, folder)
            finally:
                memory.stop()
            print(f"most memory: JVM {memory.jvm:,} MB (heap {options.heap}), Python {memory.workers:,} MB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--warm", type=int, default=10, help="megabytes of each round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--heap", default="2g")
    return parser.parse_args()


if __name__ == "__main__":
    main()
