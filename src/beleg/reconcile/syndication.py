"""Sets of articles that carry one text become findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from beleg.model import Entry, Finding
from beleg.reconcile.copies import Copies
from beleg.reconcile.findings import of_entries


def findings(sets: Iterable[Copies], entries: Iterable[Entry]) -> Iterator[Finding]:
    """A finding for each set with copies in other outlets; it rests on the first thing that each article tells."""
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.article, entry)
    for each in sets:
        if each.copies:
            yield _finding(
                each, [first[article] for article in (each.root, *each.copies) if article in first]
            )


def _finding(each: Copies, told: Sequence[Entry]) -> Finding:
    found = of_entries(
        "syndicated",
        (),
        told,
        "exact" if each.exact else "near",
        n=len(each.copies),
        percent=round(100 * each.similarity),
        agency=each.agency,
    )
    return found._replace(articles=(each.root, *each.copies))
