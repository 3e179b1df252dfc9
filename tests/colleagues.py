"""What several people do to one ledger at once, each in a process: ``python tests/colleagues.py decide PLACE ines 0``.

Each line printed says what the ledger has confirmed by then.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from html import unescape
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from itertools import count, cycle, islice
from typing import Any
from urllib.parse import urlencode, urlsplit

from beleg.flow import extract_article
from beleg.ledger import Ledger
from beleg.model import Article, Decision, Figure

PLACES = ("Herat", "Kabul", "Kundus", "Aleppo", "Homs", "Beirut", "Kursk", "Sumy", "Odessa", "Mailand")
OUTLETS = 7
_TEXT = (
    "Bei dem Beben in {place} starben laut Polizei {dead} Menschen. {hurt} Menschen wurden verletzt, teilte das Rote Kreuz "
    "mit. Mindestens {lost} Menschen werden nach Angaben der Feuerwehr in {place} vermisst. Die Behörden von {place} "
    "sprachen von {fled} Vertriebenen, der Bürgermeister von {more} Verletzten."
)
FIGURES = 5  # of each article


def article(n: int) -> Article:
    """An invented report; no two are alike."""
    numbers = {"dead": 20 + n, "hurt": 300 + n, "lost": 40 + n, "fled": 5_000 + n, "more": 310 + n}
    text = _TEXT.format(place=PLACES[n % len(PLACES)], **numbers)
    return Article(
        text,
        doc=f"{n}.txt",
        outlet=f"bote{n % OUTLETS}.example",
        published=f"2031-03-{1 + n % 28:02}",
        language="de",
    )


def decisions(figure: Figure, user: str, n: int) -> list[Decision]:
    """What somebody decides of the n-th figure, one thing after the other."""
    said = [
        ["accept"],
        ["reject"],
        ["unsure", "accept"],
        ["reject", "undo"],
        [{"measure": "wounded", "unit": "person"}],
        [{"qualifier": "at_least", "low": figure.low, "high": None}],
    ][(n + len(user)) % 6]
    made = []
    for minute, each in enumerate(said):
        verdict, fields = (each, ()) if isinstance(each, str) else ("correct", tuple(each.items()))
        time = f"2031-04-{1 + n // 1440 % 28:02}T{n // 60 % 24:02}:{n % 60:02}:{minute:02}"
        made.append(Decision(figure.id, verdict, user, time, reason=f"{user} {n} {minute}", fields=fields))
    return made


def mine(figures: list[Figure], part: int) -> Iterator[tuple[int, Figure]]:
    """Of five figures in a row, two are for the first to decide, two for the second, and one for both."""
    return ((n, figure) for n, figure in enumerate(figures) if n % 5 in ((0, 1, 4), (2, 3, 4))[part])


def first_figures(ledger: Ledger, articles: int) -> list[Figure]:
    """The figures of the first articles of a ledger, as they were extracted."""
    return [
        figure for each in islice(ledger.articles(), articles) for figure in extract_article(each).figures
    ]


def decide(place: str, user: str, part: str, articles: str) -> None:
    """Decide of every figure that is one's own, one decision at a time."""
    with Ledger.open(place, create=False) as ledger:
        figures = first_figures(ledger, int(articles))
        _say("ready")
        for n, figure in mine(figures, int(part)):
            for each in decisions(figure, user, n):
                kept = ledger.decide([each])
                _say(each.reason, kept)


def post(place: str, user: str, part: str, articles: str, address: str) -> None:
    """The same in the app, until it is gone, as a browser sends it behind a sign-in; no corrections."""
    with Ledger.open(place, create=False) as ledger:
        figures = first_figures(ledger, int(articles))
    app = HTTPConnection(urlsplit(address).netloc)
    _say("ready")
    for n, figure in mine(figures, int(part)):
        for each in decisions(figure, user, n):
            if each.verdict in ("accept", "reject", "unsure"):
                form = {"target": each.target, "verdict": each.verdict, "reason": each.reason}
                try:
                    status, page = _sent(app, user, form)
                    while status == HTTPStatus.CONFLICT:
                        # Somebody decided meanwhile: what they said has now been seen.
                        seen = re.findall(r'name="seen" value="([^"]*)"', page[page.index('id="both"') :])[0]
                        status, page = _sent(app, user, {**form, "seen": seen, "both": "1"})
                except (OSError, HTTPException):
                    return
                _say(each.reason, status)


def _sent(app: HTTPConnection, user: str, form: Mapping[str, str]) -> tuple[int, str]:
    headers = {
        "sec-fetch-site": "same-origin",
        "x-user": user,
        "content-type": "application/x-www-form-urlencoded",
    }
    app.request("POST", "/review/decide", urlencode(form), headers)
    answer = app.getresponse()
    return answer.status, answer.read().decode()


def look(address: str, *paths: str) -> None:
    """Look at pages of the app again and again, until it is gone: the status, and what the page says it was made of."""
    app = HTTPConnection(urlsplit(address).netloc)
    _say("ready")
    for path in cycle(paths):
        try:
            app.request("GET", path)
            answer = app.getresponse()
            page = answer.read()
        except (OSError, HTTPException):
            return
        _say(path, answer.status, *re.findall(r"(\d+) articles", unescape(page.decode())))


def add(place: str, first: str, last: str) -> None:
    """Add articles one at a time, for ever where there is no last."""
    numbers = range(int(first), int(last)) if last else count(int(first))
    with Ledger.open(place, create=False) as ledger:
        _say("ready")
        for n in numbers:
            _say(n, ledger.add(article(n)).added)


def merge(place: str, times: str) -> None:
    """Say of two sources that they are one, and take it back, in turn."""
    with Ledger.open(place, create=False) as ledger:
        _say("ready")
        for n in range(int(times)):
            verdict, other = (("merge", "origin:red-cross"), ("undo", ""))[n % 2]
            made = Decision("origin:police:", verdict, "ada", f"2031-05-01T10:{n:02}", other=other)
            _say(verdict, ledger.decide([made]))


def renew(place: str, times: str) -> None:
    """Work out what was touched, again and again."""
    with Ledger.open(place, create=False) as ledger:
        _say("ready")
        for n in range(int(times)):
            ledger.renew()
            _say(n, len(ledger.series()) > 0 or len(ledger.findings()) == 0)


def _say(*words: Any) -> None:
    print(*words, flush=True)


if __name__ == "__main__":
    {"decide": decide, "add": add, "look": look, "merge": merge, "post": post, "renew": renew}[sys.argv[1]](
        *sys.argv[2:]
    )
