"""Articles become two speeds, Beleg's from text to figures and spaCy's bare tokeniser and sentenciser, and their ratio.

Both run in one process, one after the other, several rounds, so that a busy machine slows both. The articles
are those of the shared corpus (``BELEG_SHARED``, default ``../shared``), else those of ``examples/``, repeated
up to the wanted size. Every article is handed over on its own and its language is not told. A second build of
Beleg (``compile.py`` makes one) is measured in a process of its own, against spaCy again.

    python benchmarks/bench.py                      the ratio
    python benchmarks/bench.py --compiled FOLDER    the ratio of the plain and of a compiled build
    python benchmarks/bench.py --no-spacy           Beleg alone
    python benchmarks/bench.py --stages             how long each step of the pipeline takes
    python benchmarks/bench.py --profile            where Beleg's time goes, by module and by function
    python benchmarks/bench.py --at-least 1.0       exit status 1 where the median ratio is below
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
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import beleg
from beleg import languages
from beleg.extraction import figures, sentences, tokens
from beleg.extraction.furniture import clean
from beleg.extraction.mending import mend
from beleg.model import Article
from beleg.read import ReadOptions, complete

ROOT = Path(__file__).resolve().parent.parent
Analyse = Callable[[list[str]], None]


class Round(NamedTuple):
    """One pass over all articles: characters a second of each side (spaCy's is 0 where it was left out)."""

    beleg: float
    spacy: float

    @property
    def ratio(self) -> float:
        return self.beleg / self.spacy


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


def _run(options: argparse.Namespace) -> int:
    articles = list(_repeated(_articles(), options.megabytes * 1_000_000))
    characters = sum(map(len, articles))
    print(f"{len(articles):,} articles, {characters:,} characters, Python {sys.version.split()[0]}")
    _figures(articles[:100])  # rules are loaded and compiled at the first calls
    if options.stages:
        return _stages(articles)
    if options.profile:
        return _profile(articles, options.profile)
    rounds = _measure(articles, characters, options.rounds, with_spacy=not options.no_spacy)
    return _report(rounds, options.at_least)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="speed from text to figures against spaCy's bare tokeniser")
    parser.add_argument("--megabytes", type=float, default=5.0, help="size of the text, UTF-8 (default 5)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of both sides (default 5)")
    parser.add_argument("--compiled", type=Path, help="folder that holds a compiled build to measure as well")
    parser.add_argument("--no-spacy", action="store_true", help="measure Beleg alone")
    parser.add_argument("--stages", action="store_true", help="show the time of each step instead")
    parser.add_argument(
        "--profile", type=int, nargs="?", const=25, help="functions to show instead (default 25)"
    )
    parser.add_argument("--at-least", type=float, default=0.0, help="the ratio below which to exit with 1")
    return parser.parse_args()


def _articles() -> list[str]:
    shared = Path(os.environ.get("BELEG_SHARED") or ROOT.parent / "shared") / "articles"
    folder = shared if shared.is_dir() else ROOT / "examples"
    print(f"articles from {folder.parent.name}/{folder.name}")
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]


def _repeated(articles: list[str], size: float) -> Iterator[str]:
    while True:
        for article in articles:
            yield article
            size -= len(article.encode())
            if size <= 0:
                return


def _figures(articles: list[str]) -> None:
    for article in articles:
        assert beleg.extract(article).figures is not None


def _spacy() -> Analyse:
    import spacy

    pipeline = spacy.blank("de")
    pipeline.add_pipe("sentencizer")

    def analyse(articles: list[str]) -> None:
        for _ in pipeline.pipe(articles):
            pass

    return analyse


def _measure(articles: list[str], characters: int, rounds: int, with_spacy: bool) -> list[Round]:
    _figures(articles[: len(articles) // 5])
    print(f"peak memory with Beleg alone: {_peak_megabytes():.0f} MB, the articles included")
    other = _spacy() if with_spacy else None
    measured = []
    for number in range(1, rounds + 1):
        ours = _speed(_figures, articles, characters)
        theirs = _speed(other, articles, characters) if other else 0.0
        measured.append(Round(ours, theirs))
        comparison = f", spaCy {theirs:,.0f}, ratio {ours / theirs:.2f}" if other else ""
        print(f"round {number}: Beleg {ours:,.0f} characters/s{comparison}", flush=True)
    if other:
        print(f"peak memory with both: {_peak_megabytes():.0f} MB")
    return measured


def _speed(analyse: Analyse, articles: list[str], characters: int) -> float:
    gc.collect()
    begin = time.perf_counter()
    analyse(articles)
    return characters / (time.perf_counter() - begin)


def _peak_megabytes() -> float:
    """The most memory this process ever held; 0 on systems that do not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


def _report(rounds: list[Round], at_least: float) -> int:
    print(f"Beleg, median: {statistics.median(r.beleg for r in rounds):,.0f} characters/s")
    if not rounds[0].spacy:
        return 0
    ratio = statistics.median(r.ratio for r in rounds)
    print(f"spaCy, median: {statistics.median(r.spacy for r in rounds):,.0f} characters/s")
    print(
        f"Beleg is {ratio:.2f} times as fast as spaCy's tokeniser and sentenciser (median of {len(rounds)})"
    )
    return int(ratio < at_least)


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
