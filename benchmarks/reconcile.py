"""Generated figures become a ledger: what it costs to add them, to work out series and findings, and to add one article more.

No text is extracted: each article is a list of ten numbers with what an extraction would say of them. Running totals of five
origins in 2,000 series, of one side, measure and place each, grow from day to day. Each size is measured in a process of
its own, so that the peak of memory is its own too.

    python benchmarks/reconcile.py                       20,000 and 200,000 figures
    python benchmarks/reconcile.py --figures 50000       another size
    python benchmarks/reconcile.py --within 2            exit status 1 where one article more takes longer, in seconds
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from beleg.bookkeeping import renewal
from beleg.flow import Extraction
from beleg.ledger import Ledger, SeriesFilter
from beleg.model import Article, Figure, Name, Span
from beleg.stores import open_store

SIZES = (20_000, 200_000)
SERIES = 2_000
OF_ARTICLE = 10  # figures
BATCH = 200  # articles
SIDES = [
    "RU",
    "UA",
    "KP",
    "IL",
    "PS",
    "LB",
    "SY",
    "SD",
    "IN",
    "PK",
    "AZ",
    "AM",
    "MM",
    "YE",
    "IQ",
    "AF",
    "ML",
    "NE",
    "TD",
    "CD",
]
MEASURES = ("killed", "wounded", "captured", "missing_persons", "displaced")
PLACES = SERIES // (len(SIDES) * len(MEASURES))
ORIGINS = ("Verteidigungsministerium", "NIS", "UNHCR", "Gesundheitsministerium", "Rotes Kreuz")
ACTORS = (None, "nis-kr", "unhcr", None, "icrc")
FIRST_DAY = date(2025, 1, 1)


def main() -> int:
    options = _options()
    if options.alone:
        return _measure(options.figures[0], options.within)
    status = 0
    for n in options.figures or SIZES:
        command = [sys.executable, __file__, "--alone", "--figures", str(n), "--within", str(options.within)]
        status = max(status, subprocess.run(command, check=False).returncode)
    return status


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="seconds and memory of a ledger of many articles")
    parser.add_argument("--figures", type=int, action="append", help="how many (default 20,000 and 200,000)")
    parser.add_argument("--within", type=float, default=0.0, help="seconds that one article more may take")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(n: int, within: float) -> int:
    print(f"\n{n:,} figures in {SERIES:,} series, Python {sys.version.split()[0]}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ledger.db"
        articles = n // OF_ARTICLE
        with _timed("add", n):
            _add(place, range(articles))
        with Ledger.open(place) as ledger:
            with _timed("work out all series and findings", n):
                renewal.renew(ledger._store)
            with _timed("read all series", n):
                series = ledger.series()
            with _timed("read all findings", n):
                findings = ledger.findings()
            entries = sum(len(point.entries) for each in series for point in each.points)
            print(f"    {len(series):,} series, {entries:,} entries, {len(findings):,} findings", flush=True)
            del series, findings
            seconds = _one_more(place, ledger, articles)
            with _timed("work everything out anew", n):
                ledger.rebuild()
        print(f"    ledger {place.stat().st_size / 1e6:,.0f} MB, peak memory {_peak_megabytes():,.0f} MB")
    return int(0 < within < seconds)


def _one_more(place: Path, ledger: Ledger, number: int) -> float:
    """Seconds from adding an article to the series and findings of what it touches."""
    begin = time.perf_counter()
    _add(place, range(number, number + 1))
    article = _article(number)[0].id
    touched = ledger.series(where=SeriesFilter(article=article))
    ids = {each.id for each in touched}
    found = [each for each in ledger.findings() if not ids.isdisjoint(each.series)]
    seconds = time.perf_counter() - begin
    told = f"{len(touched)} series and {len(found):,} findings"
    print(f"    {seconds:8.2f} s  add one article more and read the {told} that it touches", flush=True)
    return seconds


@contextmanager
def _timed(name: str, n: int) -> Iterator[None]:
    begin = time.perf_counter()
    yield
    seconds = time.perf_counter() - begin
    print(f"    {seconds:8.2f} s  {name}: {seconds / n * 1e6:,.0f} µs a figure", flush=True)


def _add(place: Path, numbers: Sequence[int]) -> None:
    store = open_store(str(place))
    for start in range(0, len(numbers), BATCH):
        found = [_article(number) for number in numbers[start : start + BATCH]]
        store.add([renewal.kept(Extraction(article, figures, ())) for article, figures in found], renewal.lay)
    store.close()


def _article(number: int) -> tuple[Article, tuple[Figure, ...]]:
    """The article of a number: ten series, each told by one origin."""
    day = FIRST_DAY + timedelta(days=number // 20)
    lines = [_line(number * OF_ARTICLE + at, number) for at in range(OF_ARTICLE)]
    text = f"Meldung {number}.\n" + "".join(line for line, _ in lines)
    article = Article(
        text,
        doc=f"{number}.txt",
        outlet=f"bote{number % 40}.example",
        published=day.isoformat(),
        language="de",
    )
    figures, at = [], len(f"Meldung {number}.\n")
    for (line, quote), index in zip(lines, range(OF_ARTICLE), strict=True):
        figures.append(_figure(article, number * OF_ARTICLE + index, number, at, line, quote))
        at += len(line)
    return article, tuple(figures)


def _series_of(n: int) -> tuple[str, str, str]:
    """Which series a figure is of: its side, its measure and its place; neighbours are of one side."""
    series = n * 7 % SERIES
    measure = MEASURES[series % len(MEASURES)]
    place = f"Ort{series // len(MEASURES) % PLACES}"
    return SIDES[series // (len(MEASURES) * PLACES)], measure, place


def _origin_of(n: int) -> int:
    """Who tells a figure: each time another one in the same series."""
    return (n + n // SERIES) % len(ORIGINS)


def _line(n: int, number: int) -> tuple[str, str]:
    # No two of an article are one number, all rise, and not all origins say the same.
    quote = str(1000 + 40 * (n * 7 % SERIES % 50) + number // 20 * 3 + 11 * _origin_of(n))
    side, measure, place = _series_of(n)
    # Each line has words of its own, so that no article looks like a copy of another.
    return f"{ORIGINS[_origin_of(n)]} am {n}.: {quote} {measure} {side}{n} in {place}.\n", quote


def _figure(article: Article, n: int, number: int, at: int, line: str, quote: str) -> Figure:
    side, measure, place = _series_of(n)
    start = at + line.index(quote)
    origin = ORIGINS[_origin_of(n)]
    name = Name(origin, Span(at, at + len(origin)), ACTORS[_origin_of(n)])
    value = int(quote)
    what = ("exact", value, value, measure, "person", "soldiers", side, place, "cumulative")
    sentence = Span(at, at + len(line) - 1)
    when = f"2025-01-01/{article.published}"
    return Figure(
        *(article.id, start, start + len(quote), quote, *what, when),
        *((name,), (), "stated", False, sentence),
    )


def _peak_megabytes() -> float:
    """The most memory this process ever held; 0 on systems that do not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


if __name__ == "__main__":
    sys.exit(main())
