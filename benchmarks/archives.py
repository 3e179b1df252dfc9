"""How many pages a second: trafilatura alone, pages to figures, and a web archive to figures, round by round in one process.

    python benchmarks/archives.py                        the mix, and pages with and without figures by themselves
    python benchmarks/archives.py --compiled FOLDER      the plain and a compiled build
    python benchmarks/archives.py --at-least 1.5 3       exit status 1 below these ratios

The pages are invented: mixed news (``mixed.py``) in eight templates (``pages.py``), and for every two articles one page that is
none, as a crawl meets them: the front of a section with its teasers. Every third page has a teaser that reports a figure. In the
archive each page lies beside the request for it and an image. *Trafilatura alone* is its ``bare_extraction`` with metadata, with the
quick search for dates; its default, which searches the whole text for dates, is given too.
"""

from __future__ import annotations

import argparse
import gzip
import io
import logging
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

import mixed
from beleg.flow import extract_or_refuse, is_candidate
from beleg.model import Article
from beleg.read import ReadOptions, complete, read_held
from beleg.read.archive.pages import Page, found_on
from pages import TEMPLATES, Story, section

SIFTING: Final = ReadOptions(candidate=is_candidate)
_QUICK: Final[dict[str, Any]] = {"extensive_search": False, "original_date": True, "max_date": "2100-12-31"}
_REPORTING: Final = ("Drei Tote bei Unglück in Kelmar", "Twelve people injured in a storm")


class Made(NamedTuple):
    """A page: its address, its bytes, and whether it is an article."""

    url: str
    html: bytes
    is_article: bool


def main() -> int:
    options = _options()
    if options.compiled is None:
        return _run(options)
    status = 0
    for build, path in {"plain": "", "compiled": str(options.compiled)}.items():
        if path and not (options.compiled / "beleg").is_dir():
            print("there is no compiled build; measured the plain one")
            continue
        print(f"\n{build} build")
        own = [each for each in sys.argv[1:] if each not in ("--compiled", str(options.compiled))]
        done = subprocess.run(
            [sys.executable, __file__, *own], env={**os.environ, "PYTHONPATH": path}, check=False
        )
        status = done.returncode
    return status


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--compiled", type=Path, help="folder that holds a compiled build to measure as well")
    parser.add_argument("--pages", type=int, default=480, help="how many pages (480)")
    parser.add_argument("--rounds", type=int, default=5, help="how many rounds (5)")
    parser.add_argument("--at-least", type=float, nargs=2, metavar=("HTML", "WARC"), default=(0.0, 0.0))
    found: argparse.Namespace = parser.parse_args()
    return found


def made(count: int, seed: int = mixed.SEED) -> list[Made]:
    """So many pages, two of three an article."""
    writing, chance = mixed.written(seed), random.Random(seed)
    texts = [next(writing)[0] for _ in range(count)]
    titles = [text.partition("\n")[0] for text in texts]
    return [_made(text, titles, number, chance) for number, text in enumerate(texts)]


def _made(text: str, titles: Sequence[str], number: int, chance: random.Random) -> Made:
    title, *paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    language = "en" if number % 2 else "de"
    others = chance.sample(titles, 12)
    if number % 3 == 0:
        others[4] = _REPORTING[number % 2]
    url = f"https://www.beispiel{number % 7}.example/{number}.html"
    story = Story(title, paragraphs, "2024-05-06", language, "Beispielblatt", url, None, others)
    is_article = number % 3 != 1
    template = list(TEMPLATES.values())[number // 3 % len(TEMPLATES)]
    return Made(url, (template(story) if is_article else section(story)).encode(), is_article)


def archive(pages: Sequence[Made]) -> bytes:
    """A WARC file of the pages, each record in a gzip member of its own, each beside a request and an image."""
    image = random.Random(mixed.SEED).randbytes(20_000)
    members: list[bytes] = []
    for page in pages:
        for type, block in (
            ("request", b"GET / HTTP/1.1\r\nHost: beispiel.example\r\n\r\n"),
            ("response", b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.html),
            ("response", b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n" + image),
        ):
            head = (
                f"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: {page.url}\r\nWARC-Date: 2024-05-07T00:00:00Z\r\n"
                f"Content-Type: application/http; msgtype={type}\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            members.append(gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0))
    return b"".join(members)


def _alone(pages: Sequence[Made], **settings: Any) -> None:
    from trafilatura import bare_extraction

    for page in pages:
        bare_extraction(page.html, with_metadata=True, **settings)


def _quick(pages: Sequence[Made]) -> None:
    _alone(pages, include_comments=False, date_extraction_params=dict(_QUICK))


def _from_pages(pages: Sequence[Made]) -> int:
    return _figures(
        complete(found, SIFTING)
        for page in pages
        if isinstance(found := found_on(Page(page.url, page.url, page.html), SIFTING), Article)
    )


def _from_archive(data: bytes) -> int:
    found = read_held("a.warc.gz", io.BytesIO(data), SIFTING)
    return _figures(each for each in found if isinstance(each, Article))


def _figures(articles: Iterator[Article]) -> int:
    """How many articles gave figures."""
    return sum(bool(getattr(extract_or_refuse(article), "figures", ())) for article in articles)


def _seconds(work: Callable[[], object]) -> float:
    """Processor time, which other work on the machine changes less."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _run(options: argparse.Namespace) -> int:
    logging.disable(logging.CRITICAL)
    pages = made(options.pages)
    telling = [page for page in pages if _from_pages([page])]
    silent = [page for page in pages if page not in telling]
    data = archive(pages)
    articles = sum(page.is_article for page in pages)
    size = sum(len(page.html) for page in pages) / len(pages) / 1000
    print(
        f"{len(pages)} pages of {size:.0f} kB, {articles} of them articles; {len(telling)} give figures; WARC {len(data) / 1e6:.1f} MB"
    )
    html = _compared("all pages", pages, options.rounds)
    _compared("pages with figures", telling, options.rounds)
    _compared("pages without", silent, options.rounds)
    warc = _compared("all pages, from WARC", pages, options.rounds, data)
    default = len(pages) / 8 / _seconds(lambda: _alone(pages[::8]))
    print(f"trafilatura with its default search for dates: {default:.0f} pages/s")
    return int(html < options.at_least[0] or warc < options.at_least[1])


def _compared(name: str, pages: Sequence[Made], rounds: int, data: bytes | None = None) -> float:
    """The median ratio of Beleg to trafilatura alone, both on the same pages, turn by turn."""
    work = (lambda: _from_pages(pages)) if data is None else (lambda: _from_archive(data))
    pairs = [(_seconds(lambda: _quick(pages)), _seconds(work)) for _ in range(rounds)]
    ratio = median(alone / own for alone, own in pairs)
    low, high = min(alone / own for alone, own in pairs), max(alone / own for alone, own in pairs)
    alone, own = (len(pages) / median(each) for each in zip(*pairs, strict=True))
    print(
        f"{name:24} trafilatura alone {alone:5.0f} pages/s   to figures {own:5.0f} pages/s   "
        f"ratio {ratio:.2f} ({low:.2f} to {high:.2f})"
    )
    return ratio


if __name__ == "__main__":
    sys.exit(main())
