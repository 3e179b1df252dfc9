"""Spark over an archive of the web that is made up for it: rate, peak memory, and the process pool on the same articles.

    python benchmarks/spark.py --megabytes 200 --heap 2g

The archive is written into a temporary folder and deleted with everything made of it. Rates are articles a second in one run; the
pool has two processes, Spark ``local[2]``. Peak memory is the largest sum seen of the JVM, and of all Python workers (resident
pages; what forked processes share counts for each).
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from archives import Made, archive, made
from beleg.bookkeeping.adding import AddReport, articles_of, keep_each, silent, started
from beleg.bookkeeping.folders.plan import Run
from beleg.engines.local import Local
from beleg.engines.spark import Spark
from beleg.flow import is_candidate
from beleg.read import ReadOptions
from beleg.read.metadata import NO_TABLE
from beleg.read.sources import Source

OPTIONS = ReadOptions(candidate=is_candidate)
FILE = 1_000  # megabytes of a file at most, as those of Common Crawl have
BLOCK = 480  # pages
AGAIN = 24  # pages of a block whose text stood in the one before, in another outlet


def crawl(folder: Path, megabytes: int) -> list[Path]:
    """Archives of so many MB packed, in files as a crawl has them: the pages of ``archives.py``, each beside a request and an image."""
    files: list[Path] = []
    before: list[Made] = []
    left, seed = megabytes * 1_000_000, 0
    while left > 0:
        files.append(folder / f"{len(files):03}.warc.gz")
        with files[-1].open("wb") as stream:
            while stream.tell() < min(left, FILE * 1_000_000):
                seed += 1
                pages = [*made(BLOCK, seed), *map(_again, before)]
                before = [page for page in pages if page.is_article][:AGAIN]
                stream.write(archive(pages))
            left -= stream.tell()
    return files


def _again(page: Made) -> Made:
    """The page in another outlet, which called it something else."""
    html = page.html.replace(b"<h1", b"<h1 data-copy", 1).replace(b"</h1>", b" (aktualisiert)</h1>", 1)
    return page._replace(url=page.url.replace("www.", "nachdruck."), html=html)


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


def by_pool(engine: Local, files: Sequence[Path]) -> int:
    """How many articles of archives the process pool reads and extracts."""
    report = AddReport()
    articles = articles_of(files, None, report, silent, engine)
    return sum(1 for _ in keep_each(articles, engine=engine))


def by_spark(engine: Spark, files: Sequence[Path], place: Path) -> int:
    """How many articles of archives Spark reads, extracts and writes."""
    made = Run(engine, place, place)
    shutil.rmtree(place, ignore_errors=True)
    made.extract(_sources(files), OPTIONS, NO_TABLE)
    return int(engine.open(place / "kept").frame.where("id IS NOT NULL").count())


def _sources(files: Sequence[Path]) -> list[Source]:
    return [Source(file.name, file.name, file) for file in files]


def warm(engine: Spark, files: Sequence[Path], folder: Path, rounds: int) -> None:
    """Articles a second of both, round after round, so that a busy machine slows both alike."""
    with started(2) as pool:
        works = {
            "pool": lambda: by_pool(pool, files),
            "spark": lambda: by_spark(engine, files, folder / "warm"),
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


def whole(engine: Spark, files: Sequence[Path], megabytes: int, folder: Path) -> None:
    """A run from the archive to the tables."""
    made = Run(engine, folder / "made", folder / "work")
    for name, step in (
        ("extract", lambda: made.extract(_sources(files), OPTIONS, NO_TABLE)),
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
        small = crawl(_folder(folder, "small"), options.warm) if options.rounds else []
        large = crawl(_folder(folder, "large"), options.megabytes)
        print(f"{options.megabytes:,} MB packed, {len(large)} files", flush=True)
        settings = {"spark.driver.memory": options.heap, "spark.local.dir": place}
        with Spark("local[2]", settings, prepared="beleg.bookkeeping.folders.steps") as engine:
            if small:
                warm(engine, small, folder, options.rounds)
            memory = Memory()
            try:
                whole(engine, large, options.megabytes, folder)
            finally:
                memory.stop()
                print(
                    f"most memory: JVM {memory.jvm:,} MB (heap {options.heap}), Python {memory.workers:,} MB"
                )


def _folder(folder: Path, name: str) -> Path:
    (folder / name).mkdir()
    return folder / name


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--warm", type=int, default=10, help="megabytes of each round")
    parser.add_argument("--rounds", type=int, default=3, help="of both, warm; 0 leaves them out")
    parser.add_argument("--heap", default="2g")
    return parser.parse_args()


if __name__ == "__main__":
    main()
