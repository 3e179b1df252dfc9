"""Invented articles become figures, and a ledger, by one process and by several: how many articles a second, and the ratios.

The articles are made up from the sentences of ``examples`` and ``tests/golden/articles`` with other numbers, as text files and as
pages with what stands around an article on the web. One run measures all: a round is one pass with each number of processes, so that a
busy machine slows all alike. ``warm`` is measured with processes that have worked before; ``start`` is a command of its own,
from its start to its end.

    python benchmarks/pool.py                         rates and ratios
    python benchmarks/pool.py --jobs 1 2 4            these numbers of processes
    python benchmarks/pool.py --within 1.7            exit status 1 where two processes are less than 1.7 times as fast as one
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from beleg import Ledger
from beleg.bookkeeping.adding import extract_paths, started
from beleg.cli.listings import Listing, figures_of
from beleg.cli.options import Format
from beleg.cli.screen import Screen

ROOT = Path(__file__).resolve().parent.parent
SEED = 1
_NUMBER = re.compile(r"\d+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])")
_AROUND = "".join(
    f'<li><a href="/a/{n}">Meldung {n}: Wetter und Verkehr in Oberlehen</a></li>' for n in range(120)
)


def main() -> int:
    options = _options()
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
    worst = []
    with tempfile.TemporaryDirectory() as place:
        for kind in ("txt", "html"):
            folder = Path(place, kind)
            characters = _write(folder, kind, options.articles)
            print(
                f"\n{options.articles:,} articles as {kind}, {characters / options.articles:,.0f} characters each"
            )
            for name, work in (("extract", _extracted), ("add", _added)):
                worst.append(_measured(f"{name}, warm", _warm(work, folder), options))
            _measured("add, start", lambda jobs, folder=folder: _command(folder, jobs), options)
    return int(options.within is not None and min(worst) < options.within)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--within", type=float)
    return parser.parse_args()


def _measured(name: str, seconds: Callable[[int], float], options: argparse.Namespace) -> float:
    """Prints the medians for each number of processes; returns how much faster two are than one."""
    rounds = [{jobs: seconds(jobs) for jobs in options.jobs} for _ in range(options.rounds)]
    told = []
    for jobs in options.jobs:
        rate = statistics.median(options.articles / each[jobs] for each in rounds)
        ratio = statistics.median(each[options.jobs[0]] / each[jobs] for each in rounds)
        told.append(f"{jobs} process{'es'[: 2 * (jobs > 1)]} {rate:,.0f}/s ({ratio:.2f})")
    print(f"  {name:14} {'   '.join(told)}", flush=True)
    return statistics.median(each[1] / each[2] for each in rounds) if {1, 2} <= set(options.jobs) else 0.0


def _warm(work: Callable[..., None], folder: Path) -> Callable[[int], float]:
    def seconds(jobs: int) -> float:
        files = sorted(folder.iterdir())
        with started(jobs) as engine:
            work(files[: 100 * jobs], engine)
            begin = time.perf_counter()
            work(files, engine)
            return time.perf_counter() - begin

    return seconds


def _extracted(files: list[Path], engine: object) -> None:
    written = partial(figures_of, how=Listing(Format.jsonl, Screen()))
    for _ in extract_paths(files, make=written, engine=engine):
        pass


def _added(files: list[Path], engine: object) -> None:
    with tempfile.TemporaryDirectory() as place, Ledger.open(Path(place, "a.db")) as ledger:
        ledger.add(*files, engine=engine)


def _command(folder: Path, jobs: int) -> float:
    with tempfile.TemporaryDirectory() as place:
        told = ["--ledger", f"{place}/a.db", "--jobs", str(jobs), "--quiet"]
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-m", "beleg", "add", str(folder), *told], check=True)
        return time.perf_counter() - begin


def _write(folder: Path, kind: str, count: int) -> int:
    folder.mkdir()
    characters = 0
    for n, text in enumerate(_articles(count)):
        characters += len(text)
        page = text if kind == "txt" else _page(text)
        (folder / f"{n:06}.{kind}").write_text(page, "utf-8")
    return characters


def _articles(count: int) -> Iterator[str]:
    """Texts of one language each, with a headline, of 10 to 40 sentences."""
    chance = random.Random(SEED)
    pools = {language: _sentences(language) for language in ("de", "en")}
    for n in range(count):
        chosen = chance.sample(pools["de" if n % 3 else "en"], chance.randint(10, 40))
        told = [_NUMBER.sub(lambda found: _other(found[0], chance), each) for each in chosen]
        yield (
            "\n\n".join(
                [told[0].rstrip("."), *(" ".join(told[at : at + 3]) for at in range(1, len(told), 3))]
            )
            + "\n"
        )


def _other(number: str, chance: random.Random) -> str:
    return number if len(number) > 3 else str(chance.randint(10 ** (len(number) - 1), 10 ** len(number) - 1))


def _sentences(language: str) -> list[str]:
    files = [
        *ROOT.glob(f"examples/*-{language}-*.txt"),
        *ROOT.glob(f"tests/golden/articles/*-{language}-*.txt"),
    ]
    texts = [path.read_text("utf-8") for path in sorted(files) if not path.name.startswith("unseen")]
    found = (each.strip() for text in texts for line in text.splitlines() for each in _SENTENCE.split(line))
    return sorted({each for each in found if 40 <= len(each) <= 400})


def _page(text: str) -> str:
    title, *paragraphs = text.strip().split("\n\n")
    body = "".join(f"<p>{each}</p>\n" for each in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta property="article:published_time" content="2031-03-05T10:00:00+01:00"><style>p {margin: 0}</style></head>'
        f"<body><nav><ul>{_AROUND}</ul></nav><main><article><h1>{title}</h1>{body}</article>"
        f"<aside><h2>Lesen Sie auch</h2><ul>{_AROUND}</ul></aside></main><footer><p>© Hartlacher Bote</p></footer></body></html>"
    )


if __name__ == "__main__":
    sys.exit(main())
