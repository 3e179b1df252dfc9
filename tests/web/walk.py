"""Every page of the app as an address, by what an invented ledger holds."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from urllib.parse import quote

from beleg.ledger import Ledger
from beleg.web.addresses import of_series
from beleg.web.app import PAGES


def addresses(ledger: Ledger) -> dict[str, str]:
    """Names and addresses of all pages that show what a ledger holds, and of those that ask for something."""
    found = {path.strip("/") or "overview": path for path in PAGES if is_there(path) and "{" not in path}
    found |= {
        "trouble": "/nothing",
        "unfound": "/find?n=987654",
        "found": "/find?n=26",
        "filtered": "/?side=PT",
        "history": "/review/history",
        "agreement": "/review/agreement",
        "list": "/review?as=list",
        "pairs": "/review?kind=origins",
        "origins": "/o/",
    }
    found |= {name: path for name, path in _of_things(ledger) if is_there(path)}
    return found


def is_there(path: str) -> bool:
    """Whether the page at an address of ``PAGES``, or one that begins as it does, is built."""
    start = "/" + path.split("?")[0].split("/")[1]
    named = [name for at, name in PAGES.items() if at == path] or [
        name for at, name in PAGES.items() if at == start or at.startswith(start + "/{")
    ]
    return any(_is_built(name) for name in named)


def _is_built(name: str) -> bool:
    module, _, function = name.partition(":")
    whole = f"beleg.web.pages.{module}"
    return find_spec(whole) is not None and hasattr(import_module(whole), function)


def _of_things(ledger: Ledger) -> Iterator[tuple[str, str]]:
    series = ledger.series()
    yield from (("series", of_series(each.key, each.id)) for each in series[:1])
    for told in islice(ledger.told(), 1):
        yield "article", f"/a/{told.article.id[:12]}"
        yield "words", f"/review?add={told.article.id[:12]}&quote=en"
        yield "adding", f"/review?add={told.article.id[:12]}&start=0&end=2"
        yield "figure", f"/f/{told.figure.id}"
        yield "card", f"/review?figure={told.figure.id}"
        yield "correction", f"/review?figure={told.figure.id}&correct=1"
    sources = [source.id for each in series for point in each.points for source in point.sources]
    yield from (("origin", f"/o/{quote(id, safe='')}") for id in sources[:1])
