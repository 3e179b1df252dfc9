"""An invented ledger of many articles becomes times of the app's pages: median and 95th percentile under four clients.

A page that was made is kept until the ledger changes. So each page is measured twice: where nobody has asked for that address
before, and again.

No text is extracted: each article is a few lines, with what an extraction would say of them. Some twenty series are told by
thousands of articles, most by one. The app runs in a process of its own, on a port of this machine.

    python benchmarks/serve.py                           100,000 articles and 300,000 figures; some minutes
    python benchmarks/serve.py --articles 3300           10,000 figures
    python benchmarks/serve.py --ledger big.db           keep the ledger, or take the one that is there
    python benchmarks/serve.py --within 100              exit status 1 where a median is longer, in milliseconds
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from beleg.bookkeeping import renewal
from beleg.flow import Extraction
from beleg.ledger import Ledger
from beleg.model import Article, Decision, Figure, Name, Span, Statement
from beleg.stores import SeriesFilter, open_store
from beleg.stores.paging import FindingsAsked, SeriesAsked

ARTICLES = 100_000
CLIENTS = 4
ASKED = 60  # times that each client asks for a page
BATCH = 400  # articles added at once
DECIDED = 0.015  # of all figures
OF_LONG = 1000  # figures of the longest article
FIRST_DAY = date(2022, 3, 1)
MEASURES = ("killed", "wounded", "captured", "missing_persons", "displaced")
FRONTS = [
    (side, place)
    for side in ("RU", "UA", "KP", "SD")
    for place in ("Kursk", "Bachmut", "Cherson", "Sudscha", "")
]
ORIGINS = (
    ("Verteidigungsministerium", None),
    ("NIS", "nis-kr"),
    ("UNHCR", "unhcr"),
    ("Gesundheitsministerium", None),
    ("Rotes Kreuz", "icrc"),
    ("Polizei", None),
    ("Augenzeugen", None),
)
KINDS = ("exact", "exact", "exact", "about", "at_least", "more_than", "at_most")


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        place = options.ledger or Path(folder) / "ledger.db"
        if not place.exists():
            build(place, options.articles)
        with Ledger.open(place) as ledger:
            pages = asked_pages(ledger)
            if not options.pages:
                commands(ledger)
        chosen = {name: paths for name, paths in pages.items() if options.pages in name}
        with served(place, options.workers) as address:
            return measured(address, chosen, options.within)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="milliseconds of pages of a ledger of many articles")
    parser.add_argument("--articles", type=int, default=ARTICLES, help="how many (default 100,000)")
    parser.add_argument("--ledger", type=Path, help="where the ledger is kept, or is already")
    parser.add_argument("--workers", type=int, help="processes that make pages")
    parser.add_argument("--pages", default="", help="only those whose name holds this, and no commands")
    parser.add_argument("--within", type=float, default=0.0, help="milliseconds that a median may take")
    return parser.parse_args()


def build(place: Path, n: int) -> None:
    """Make the invented ledger, and work it out."""
    begin = time.perf_counter()
    store = open_store(str(place))
    for start in range(0, n, BATCH):
        made = [article(number) for number in range(start, min(start + BATCH, n))]
        store.add([renewal.kept(found) for found in made], renewal.lay)
    store.close()
    with Ledger.open(place) as ledger:
        added = time.perf_counter()
        figures = ledger.counts().figures
        print(f"{n:,} articles, {figures:,} figures: {added - begin:,.0f} s to add", end=", ", flush=True)
        ledger.renew()
        print(f"{time.perf_counter() - added:,.0f} s to work out", end=", ", flush=True)
        decided = time.perf_counter()
        ledger.decide(decisions(ledger, figures))
        ledger.renew()
        print(f"{time.perf_counter() - decided:,.0f} s to decide", flush=True)
        found = ledger.pages.summary()
        print(f"{found.series:,} series, findings: {dict(found.findings)}, {found.open:,} open", flush=True)
    print(f"ledger {place.stat().st_size / 1e6:,.0f} MB", flush=True)


def article(number: int) -> Extraction:
    """The article of a number, with what is told in it: three figures, more or fewer, of a front or of a small place."""
    chance = random.Random(number)
    n = OF_LONG if number == 7 else chance.choice((1, 2, 2, 3, 3, 3, 4, 6))
    head = f"Meldung {number}.\n"
    said = [_line(chance, number, at) for at in range(n)]
    whole = Article(
        head + "".join(line for line, *_ in said),
        doc=f"{number}.txt",
        outlet=f"bote{int(chance.paretovariate(0.8)) % 400}.example",
        published=_day(number).isoformat(),
        language="de",
    )
    figures: list[Figure] = []
    start = len(head)
    for line, quote, fields in said:
        figures.append(_figure(whole, start, line, quote, fields))
        start += len(line)
    return Extraction(whole, tuple(figures), tuple(_statements(chance, whole, figures)))


def _day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number * 1200 // ARTICLES if number < ARTICLES else 1200)


def _line(chance: random.Random, number: int, at: int) -> tuple[str, str, tuple[object, ...]]:
    """A sentence, its number, and what is counted in it."""
    measure = chance.choice(MEASURES)
    side: str | None = None
    if chance.random() < 0.2:
        side, place = FRONTS[min(int(chance.paretovariate(0.9)) - 1, len(FRONTS) - 1)]
        value = 300 + number // 50 + chance.randrange(40)
    else:
        place = f"Ort{int(chance.paretovariate(0.35)) % 60_000}"
        value = chance.randrange(2, 60)
    who, actor = ("", None) if chance.random() < 0.15 else chance.choice(ORIGINS)
    quote = "eine unbekannte Zahl" if chance.random() < 0.02 else str(value)
    line = f"{who or 'Man'} nannte am {number}.{at}. {quote} {measure} in {place or 'der Region'} ({chance.random():.6f}).\n"
    return (
        line,
        quote,
        (measure, side, place or None, who, actor, chance.choice(KINDS), chance.random() < 0.1),
    )


def _figure(whole: Article, at: int, line: str, quote: str, fields: tuple[object, ...]) -> Figure:
    measure, side, place, who, actor, kind, unverified = fields
    start = at + line.index(f" {quote} ") + 1
    value = int(quote) if quote.isdecimal() else None
    qualifier = str(kind) if value is not None else "missing"
    low = None if qualifier == "at_most" else value
    high = None if qualifier in ("at_least", "more_than") else value
    name = (Name(str(who), Span(at, at + len(str(who))), actor),) if who else ()
    scope = "cumulative" if side else "incident"
    when = f"2022-03-01/{whole.published}" if side else whole.published
    what = (
        qualifier,
        low,
        high,
        measure,
        "person",
        "soldiers" if side else "people",
        side,
        place,
        scope,
        when,
    )
    told = (name, (), "stated", unverified, Span(at, at + len(line) - 1))
    return Figure(whole.id, start, start + len(quote), quote, *what, *told)  # type: ignore[arg-type]


def _statements(chance: random.Random, whole: Article, figures: Sequence[Figure]) -> Iterator[Statement]:
    """In one article of ten somebody denies a figure."""
    first = figures[0]
    if chance.random() < 0.1 and first.origins:
        yield Statement(first.origins, (), None, (first.sentence,), "indirect", stance="denies")


def decisions(ledger: Ledger, figures: int) -> list[Decision]:
    """What people decided: most of it to accept, of figures all over the ledger."""
    every = max(1, int(1 / DECIDED))
    made = []
    for n, (_, figure) in enumerate(ledger.figures()):
        if n % every == 0:
            verdict = ("accept", "accept", "accept", "accept", "unsure", "reject", "correct")[n // every % 7]
            fields = (("place", "Kursk"),) if verdict == "correct" else ()
            time = f"2025-07-01T{n // every % 24:02}:{n // every // 24 % 60:02}:00"
            made.append(Decision(figure.id, verdict, "ines" if n % 2 else "omar", time, fields=fields))
    return made


def asked_pages(ledger: Ledger) -> dict[str, Sequence[str]]:
    """Addresses by what is measured."""
    chance = random.Random(1)
    pages = ledger.pages
    series = [line.heading for line in pages.series(SeriesAsked(), limit=2000).items]
    largest = sorted(series, key=lambda each: -each.points)
    some = chance.sample(series, min(60, len(series)))
    n = ledger.counts().articles
    texts = [article(chance.randrange(8, n)).article.id[:12] for _ in range(60)]
    told = (pages.article(id) for id in texts)
    figures = [each.told[0].figure.id for each in told if each and each.told]
    long = article(7).article.id[:12]
    findings = pages.findings(FindingsAsked(), limit=200)
    second = pages.series(SeriesAsked()).next
    return {
        "overview": ["/"],
        "overview, page 2": [f"/?{urlencode({'after': second})}"],
        "overview, by findings": ["/?order=findings"],
        "overview, by words": ["/?q=killed+kursk", "/?q=soldaten", "/?q=ort12"],
        "series, one of many": [f"/s/x~{each.id}" for each in some],
        "series, the largest": [f"/s/x~{largest[0].id}"],
        "article": [f"/a/{id}" for id in texts],
        f"article of {OF_LONG:,} figures": [f"/a/{long}"],
        "figure": [f"/f/{id}" for id in figures],
        "origin": ["/o/nis-kr", "/o/icrc"],
        "findings": ["/findings"],
        "findings, page 2": [f"/findings?{urlencode({'after': findings.next})}"],
        "findings, a kind": ["/findings?kind=contradiction", "/findings?kind=unattributed"],
        "findings, a side": ["/findings?side=KP", "/findings?side=RU"],
        "in no series": ["/outside"],
        "origins": ["/o/", "/o/?name=polizei"],
        "review": ["/review"],
        "review, a kind": ["/review?kind=contradiction", "/review?kind=unattributed", "/review?kind=rest"],
        "review, as a list": ["/review?as=list", "/review?as=list&kind=contradiction"],
        "review, one origin or two": ["/review?kind=origins"],
        "find, of much": ["/find?n=37", "/find?n=12"],
        "find, of little": ["/find?n=1259", "/find?n=812"],
        "find, with a filter": ["/find?n=37&measure=killed", "/find?n=812&place=Kursk"],
    }


def commands(ledger: Ledger) -> None:
    """Seconds of what the command line asks for."""
    of: dict[str, Callable[[], object]] = {
        "find a number": lambda: list(ledger.find(1259)),
        "list the series of words": lambda: ledger.series("killed kursk"),
        "list the series of a side": lambda: ledger.series(where=SeriesFilter(nationality="KP")),
        "list the series of a place": lambda: ledger.series(where=SeriesFilter(place="Ort12")),
        "list the series of an origin": lambda: ledger.series(where=SeriesFilter(origin="nis-kr")),
        "list the series of a year": lambda: ledger.series(where=SeriesFilter(since="2025", until="2025")),
        "list the series of two articles": lambda: ledger.series(where=SeriesFilter(articles=2)),
        "list the findings of words": lambda: ledger.findings(series="killed kursk"),
        "list all series": lambda: ledger.series(),
    }
    for name, asked in of.items():
        begin = time.perf_counter()
        asked()
        print(f"    {1000 * (time.perf_counter() - begin):9.1f} ms  {name}, without a server", flush=True)


@contextmanager
def served(place: Path, workers: int | None = None) -> Iterator[str]:
    """The address of the app in a process of its own."""
    start = "import sys; from beleg.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", start, "serve", "--ledger", str(place), "--port", "0"]
    command += ["--workers", str(workers)] if workers else []
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        line = running.stderr.readline()
        address = next(word for word in line.split() if word.startswith("http"))
        try:
            yield address
        finally:
            running.terminate()


def measured(address: str, pages: dict[str, Sequence[str]], within: float) -> int:
    """Print the times of all pages; 1 where a median is too long."""
    late = 0
    print(
        f"{CLIENTS} clients at once, and one alone; milliseconds until the whole page is there; load {_load()}"
    )
    print(f"    {'median':>8} {'95 %':>8} {'alone':>8} {'again':>8} {'kB':>6}  page")
    for name, paths in pages.items():
        alone, size = _asked(address, paths, 1, "a")
        times, _ = _asked(address, paths, CLIENTS, "b")
        again, _ = _asked(address, paths, CLIENTS, "")
        median, last = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
        print(
            f"    {median:8.1f} {last:8.1f} {statistics.median(alone):8.1f} {statistics.median(again):8.1f}"
            f" {size / 1000:6.0f}  {name}",
            flush=True,
        )
        late += 0 < within < median
    print(f"load {_load()}")
    return int(late > 0)


def _load() -> str:
    """How many processes wanted a processor in the last minute."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def _asked(address: str, paths: Sequence[str], clients: int, new: str) -> tuple[list[float], float]:
    """Milliseconds of each answer to so many clients that ask again and again, and how large the answers are.

    ``new`` is what makes each address one that nobody has asked for, ``""`` where the same ones are asked for.
    """
    times: list[float] = []
    sizes: list[int] = []

    def ask(number: int) -> None:
        at = urlsplit(address)
        connection = http.client.HTTPConnection(at.hostname or "", at.port)
        for n in range(ASKED // clients if clients > 1 else ASKED // 6):
            path = paths[(n * clients + number) % len(paths)]
            if new:
                path += f"{'&' if '?' in path else '?'}new={new}{n * clients + number}"
            begin = time.perf_counter()
            connection.request("GET", path)
            answer = connection.getresponse()
            sizes.append(len(answer.read()))
            times.append(1000 * (time.perf_counter() - begin))
            if answer.status != 200:
                print(f"    {answer.status} {path}", flush=True)
        connection.close()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(clients)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return times, statistics.mean(sizes)


if __name__ == "__main__":
    sys.exit(main())
