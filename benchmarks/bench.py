"""Articles become speeds, Beleg's from text to figures and those of other tools that do less, and their ratios.

All run in one process, one after the other, several rounds, so that a busy machine slows all; what is counted is
processor time. There are two corpora: ``mixed``, invented news of all sections (``mixed.py``), and ``dense``, war reporting:
the articles of the shared corpus (``BELEG_SHARED``, default ``../shared``), else those of ``examples/``, repeated
up to the wanted size. Every article is handed over on its own and its language is not told. A second build of
Beleg (``compile.py`` makes one) is measured in a process of its own, against all the others again.

    python benchmarks/bench.py                      all of it
    python benchmarks/bench.py --compiled FOLDER    all of the plain and of a compiled build
    python benchmarks/bench.py --corpus dense       one corpus only
    python benchmarks/bench.py --only spaCy         one other tool only, by the beginning of its name
    python benchmarks/bench.py --shares             the ratio to spaCy by the share of articles that have figures
    python benchmarks/bench.py --stages             how long each step of the pipeline takes
    python benchmarks/bench.py --profile            where Beleg's time goes, by module and by function
    python benchmarks/bench.py --at-least 1.0       exit status 1 where a median ratio to spaCy is below
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import os
import pstats
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import beleg
import footprint
import mixed
from beleg import languages
from beleg.extraction import figures, sentences, tokens
from beleg.extraction.furniture import clean
from beleg.extraction.mending import mend
from beleg.model import Article
from beleg.read import ReadOptions, complete
from rivals import RIVALS, SPACY, Analyse

ROOT: Final = Path(__file__).resolve().parent.parent
CORPORA: Final = ("mixed", "dense")
BELEG: Final = "Beleg"


def main() -> int:
    options = _options()
    if options.compiled is None:
        return _run(options)
    builds = {"plain": "", "compiled": str(options.compiled)}
    if not (options.compiled / "beleg").is_dir():
        print("there is no compiled build; measuring the plain one")
        del builds["compiled"]
    status = 0
    for name, path in builds.items():
        print(f"\n{name} build", flush=True)
        command = [sys.executable, __file__, *_without_build(sys.argv[1:])]
        status = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": path}).returncode
    return status


def _without_build(arguments: list[str]) -> list[str]:
    at = arguments.index("--compiled")
    return arguments[:at] + arguments[at + 2 :]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="speed from text to figures, and that of tools that do less")
    parser.add_argument("--megabytes", type=float, default=1.0, help="size of the text, UTF-8 (default 1)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of all tools (default 5)")
    parser.add_argument("--compiled", type=Path, help="folder that holds a compiled build to measure as well")
    parser.add_argument(
        "--corpus", choices=CORPORA, help="measure one corpus only, and no memory and start-up"
    )
    parser.add_argument("--only", default="", help="the beginning of the names of the tools to compare with")
    parser.add_argument("--longest", type=int, default=100, help="megabytes of the longest run (default 100)")
    parser.add_argument(
        "--shares", action="store_true", help="show ratios by the share of articles with figures"
    )
    parser.add_argument("--stages", action="store_true", help="show the time of each step instead")
    parser.add_argument(
        "--profile", type=int, nargs="?", const=25, help="functions to show instead (default 25)"
    )
    parser.add_argument("--at-least", type=float, default=0.0, help="the ratio below which to exit with 1")
    return parser.parse_args()


def _run(options: argparse.Namespace) -> int:
    print(f"Python {sys.version.split()[0]}, load of the machine {_load()}")
    if options.shares:
        return _shares(options)
    status = 0
    for corpus in [options.corpus] if options.corpus else CORPORA:
        rounds = _rounds(corpus, options.megabytes * 1_000_000, options.rounds + 1)
        articles = rounds.pop()
        _figures(articles)  # rules are loaded and compiled at the first calls
        count, characters = sum(map(len, rounds)), sum(len(text) for each in rounds for text in each)
        print(f"\n{corpus}: {count:,} articles, {characters:,} characters")
        if options.stages:
            status = _stages(articles)
        elif options.profile:
            status = _profile(articles, options.profile)
        else:
            status |= _compare(rounds, articles, options)
    if not (options.corpus or options.stages or options.profile):
        print()
        footprint.main(options.longest)
    return status


def _load() -> str:
    """The mean number of processes that wanted a processor in the last minute, where the system tells."""
    return (
        f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors" if hasattr(os, "getloadavg") else "unknown"
    )


def _rounds(corpus: str, size: float, count: int) -> list[list[str]]:
    """Articles for so many rounds; mixed news are others each time, as are the words that they bring."""
    if corpus == "mixed":
        return [list(mixed.articles(size, seed)) for seed in range(1, 2 * count, 2)]
    return [list(_sized(_articles(), size))] * count


def _articles() -> list[str]:
    shared = Path(os.environ.get("BELEG_SHARED") or ROOT.parent / "shared") / "articles"
    folder = shared if shared.is_dir() else ROOT / "examples"
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]


def _sized(articles: list[str], size: float) -> Iterator[str]:
    """The articles, again and again, up to so many bytes."""
    while True:
        for article in articles:
            yield article
            size -= len(article.encode())
            if size <= 0:
                return


def _figures(articles: list[str]) -> None:
    for article in articles:
        assert beleg.extract(article).figures is not None


def _compare(rounds: list[list[str]], before: list[str], options: argparse.Namespace) -> int:
    """Prints how many times as fast Beleg is as each other tool; 1 where it is not fast enough beside spaCy."""
    names = [name for name in RIVALS if name.startswith(options.only)]
    tools: dict[str, Analyse] = {name: RIVALS[name].make() for name in names}
    speeds: dict[str, list[float]] = {name: [] for name in (BELEG, *names)}
    for name in names:
        tools[name](list(_sized(before, RIVALS[name].size)))
    for articles in rounds:
        speeds[BELEG].append(_speed(_figures, articles))
        for name in names:
            speeds[name].append(_speed(tools[name], list(_sized(articles, RIVALS[name].size))))
    print(f"{statistics.median(speeds[BELEG]):12,.0f} characters/s  {BELEG}, text to figures")
    for name in names:
        ratio = _ratio(speeds, name)
        print(
            f"{statistics.median(speeds[name]):12,.0f} characters/s  {name}: Beleg is {ratio:.2f} times as fast"
        )
    return int(SPACY in names and _ratio(speeds, SPACY) < options.at_least)


def _ratio(speeds: dict[str, list[float]], name: str) -> float:
    """The median of the ratios of the rounds."""
    return statistics.median(ours / theirs for ours, theirs in zip(speeds[BELEG], speeds[name], strict=True))


def _speed(analyse: Analyse, articles: list[str]) -> float:
    gc.collect()
    begin = time.process_time()
    analyse(articles)
    return sum(map(len, articles)) / (time.process_time() - begin)


def _shares(options: argparse.Namespace) -> int:
    """How the ratio to spaCy depends on the share of the articles that have figures, others of the same news put in."""
    size = options.megabytes * 1_000_000
    articles = list(mixed.articles(2 * size))
    telling = [text for text in articles if beleg.extract(text).figures]
    others = [text for text in articles if not beleg.extract(text).figures]
    count = min(len(telling), len(others))
    theirs = RIVALS[SPACY].make()
    theirs(articles)
    for share in (0.0, 0.1, 0.25, 0.5, 0.75, 1.0):
        few = round(count * share)
        chosen = telling[:few] + others[: count - few]
        ratio = statistics.median(
            _speed(_figures, chosen) / _speed(theirs, chosen) for _ in range(options.rounds)
        )
        print(f"{share:5.0%} of the articles have figures: Beleg is {ratio:.2f} times as fast as {SPACY}")
    return 0


def _stages(articles: list[str]) -> int:
    """The time of each step of the pipeline, in microseconds an article and as a share."""
    spent: defaultdict[str, float] = defaultdict(float)
    for article in articles:
        begin = time.perf_counter()
        for step in _steps(article):
            end = time.perf_counter()
            spent[step] += end - begin
            begin = time.perf_counter()
    total = sum(spent.values())
    for step, seconds in spent.items():
        print(f"{seconds / len(articles) * 1e6:8.0f} µs {seconds / total:7.1%}  {step}")
    print(f"{total / len(articles) * 1e6:8.0f} µs          together")
    return 0


def _steps(text: str) -> Iterator[str]:
    """What ``beleg.flow`` does, step by step: the name of each one when it is done."""
    article = complete(Article(text=text), ReadOptions())
    pack = languages.load(article.language or "")
    yield "date line, outlet, language"
    words = tokens.tokenise(text)
    yield "tokens"
    mended = mend(words, pack)
    if mended is not None:
        words = tokens.tokenise(mended.text)
    yield "mending"
    furniture = clean.boilerplate(text, pack, words)
    yield "furniture"
    lines = sentences.split(words, pack, furniture)
    yield "sentences"
    found = figures.Mentions(words, lines, pack)
    yield "numbers"
    _ = found.dates
    yield "dates"
    counts = figures.Counts(found)
    if counts.found:
        _ = found.unverified
        yield "unverified"
        _ = found.statements
        yield "attribution"
        figures.Join(found, counts, article.id).figures()
        yield "figures"


def _profile(articles: list[str], shown: int) -> int:
    """Own time of every module and the functions that take most; the profiler itself slows small functions."""
    profiler = cProfile.Profile()
    profiler.enable()
    _figures(articles)
    profiler.disable()
    stats = pstats.Stats(profiler)
    own: defaultdict[str, float] = defaultdict(float)
    for (file, _, _), (_, _, seconds, _, _) in _rows(stats).items():
        own[_module(file)] += seconds
    total = sum(own.values())
    for module, seconds in sorted(own.items(), key=lambda item: -item[1]):
        print(f"{seconds / total:7.1%}  {seconds:7.2f} s  {module}")
    stats.sort_stats("tottime").print_stats(shown)
    return 0


def _rows(stats: pstats.Stats) -> dict[tuple[str, int, str], tuple[int, int, float, float, object]]:
    rows: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = stats.stats  # type: ignore[attr-defined]
    return rows


def _module(file: str) -> str:
    """The module's path inside the package; everything else is the interpreter and its library."""
    path = Path(file)
    package = Path(beleg.__file__).parent
    return path.relative_to(package).as_posix() if path.is_relative_to(package) else "(Python)"


if __name__ == "__main__":
    sys.exit(main())
