"""Sets of articles that carry one text become findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from beleg.model import Entry, Finding
from beleg.reconcile.copies import Copies
from beleg.reconcile.findings import of_entries


def findings(
    sets: Iterable[Copies], entries: Iterable[Entry], carriers: Mapping[str, Sequence[str]]
) -> Iterator[Finding]:
    """A finding for each set of copies; it rests on the first thing that each article tells.

    ``carriers`` are the other outlets of articles, by their ids, that carry them word for word.
    """
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.article, entry)
    told: set[str] = set()
    for each in sets:
        articles = (each.root, *each.copies)
        n = len(each.copies) + sum(len(carriers.get(article, ())) for article in articles)
        told.update(articles)
        if n:
            yield _finding(articles, n, each, first, carriers)
    for article in sorted(carriers):
        if article not in told:
            alone = Copies(article, (), (), 1.0, True, None)
            yield _finding((article,), len(carriers[article]), alone, first, carriers)


def _finding(
    articles: Sequence[str],
    n: int,
    each: Copies,
    first: Mapping[str, Entry],
    carriers: Mapping[str, Sequence[str]],
) -> Finding:
    """``outlets`` among its values are those that carry one of the articles word for word."""
    told = [first[article] for article in articles if article in first]
    reason = "exact" if each.exact else "near"
    percent = round(100 * each.similarity)
    outlets = ", ".join(
        dict.fromkeys(carrier for article in articles for carrier in carriers.get(article, ()))
    )
    found = of_entries(
        "syndicated", (), told, reason, n=n, percent=percent, agency=each.agency, outlets=outlets
    )
    return found._replace(articles=tuple(articles))
