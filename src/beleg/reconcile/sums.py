"""The parts that an article lists, and the whole they should make, become sum mismatches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from beleg.comparing import places, populations
from beleg.model import Entry, Finding
from beleg.reconcile.findings import of_entries

_NEARLY: Final = 0.9  # of the whole: parts that make so much are meant to be all
_FEWEST: Final = 2


def of_articles(entries: Sequence[Entry]) -> Iterator[Finding]:
    """The sums that do not hold in what one origin says in one article; the entries are of one group."""
    told: dict[tuple[str, tuple[str, ...], str], list[Entry]] = {}
    for entry in entries:
        if entry.qualifier == "exact" and entry.certainty != "denied":
            said = tuple(source.id for source in entry.sources)
            told.setdefault((entry.article, said, entry.scope), []).append(entry)
    for alike in told.values():
        if len(alike) > _FEWEST:
            yield from _sums(alike)


def _sums(alike: Sequence[Entry]) -> Iterator[Finding]:
    for whole in alike:
        for parts in (_by_place(whole, alike), _by_people(whole, alike)):
            total = sum(part.low or 0 for part in parts)
            if len(parts) >= _FEWEST and total != whole.low and total >= _NEARLY * (whole.low or 0):
                yield of_entries("sum_mismatch", (), [*parts, whole], "parts", sum=f"{total:g}")


def _by_place(whole: Entry, alike: Sequence[Entry]) -> list[Entry]:
    """What is told of places inside that of the whole, of the same people."""
    found = []
    for part in alike:
        smaller = part.population == whole.population and (part.low or 0) < (whole.low or 0)
        inside = places.relation(part.place or None, whole.place or None, part.language) == places.INSIDE
        if smaller and inside and part.spot != whole.spot and _is_wider(whole, part):
            found.append(part)
    return found


def _is_wider(whole: Entry, part: Entry) -> bool:
    known = places.known(whole.place, whole.language)
    return known is not None and known.kind == "country" and part.land == whole.land


def _by_people(whole: Entry, alike: Sequence[Entry]) -> list[Entry]:
    """What is told of those who are among the people of the whole, at the same place, and of nobody twice."""
    if whole.population != populations.GENERAL:
        return []
    parts = [
        part
        for part in alike
        if part.population != whole.population
        and part.spot == whole.spot
        and any(link.kind == "part_of" and link.other in whole.mentions for link in part.links)
    ]
    return parts if len({part.population for part in parts}) == len(parts) else []
