"""What one origin says in one article becomes sum mismatches and inconsistencies: parts that do not make their whole,
and two numbers of one thing far from each other in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from beleg.comparing import places, populations
from beleg.model import Entry, Finding
from beleg.reconcile.findings import of_entries

_NEARLY: Final = 0.95  # of the whole: parts that make so much are meant to be all
_TELLING: Final = 10  # the least number that is hardly told of two things in one article
_TWICE: Final = 2.0  # times as much is another thing
_FAR: Final = 200  # characters
_BESIDE: Final = 40  # the same, between two groups told side by side
_LIST: Final = 6  # numbers, and more of them are a list of many things
_FEWEST: Final = 2
_ALL: Final = 3  # parts that may be meant to be all


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
        yield from _twice(alike)


def _twice(alike: Sequence[Entry]) -> Iterator[Finding]:
    """Two numbers of the same people at one place; far apart, as what stands together is told of two things."""
    of_one: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in sorted(alike, key=lambda entry: entry.start):
        if entry.sources and entry.spot:
            of_one.setdefault((entry.population, entry.spot, entry.nationality), []).append(entry)
    for told in of_one.values():
        if len({entry.low for entry in told}) <= _LIST:
            for one, other in combinations(told, 2):
                if _are_two_of_one(one, other):
                    yield of_entries("inconsistent", (), [one, other])


def _are_two_of_one(one: Entry, other: Entry) -> bool:
    """Whether two numbers are alike in size and of one day, far apart in the text, and neither is told beside the other."""
    size = sorted((one.low or 0, other.low or 0))
    alike_in_size = _TELLING <= size[0] < size[1] < size[0] * _TWICE
    linked = {link.other for each in (one, other) for link in each.links} & {*one.mentions, *other.mentions}
    return alike_in_size and other.start - one.start > _FAR and not linked and _of_one_day(one, other)


def _of_one_day(one: Entry, other: Entry) -> bool:
    return None in (one.first, other.first) or (one.first, one.last) == (other.first, other.last)


def _sums(alike: Sequence[Entry]) -> Iterator[Finding]:
    for whole in alike:
        for parts in (_by_place(whole, alike), _by_people(whole, alike) or _too_many(whole, alike)):
            total = sum(part.low or 0 for part in parts)
            least = (whole.low or 0) * (_NEARLY if len(parts) >= _ALL else 1)
            if len(parts) >= _FEWEST and total != whole.low and total >= least:
                yield of_entries("sum_mismatch", (), [*parts, whole], "parts", sum=f"{total:g}")


def _by_place(whole: Entry, alike: Sequence[Entry]) -> list[Entry]:
    """What is told of places inside that of the whole, of the same people."""
    found = []
    for part in alike:
        among = part.population in (whole.population, whole.population + populations.PARTED)
        smaller = among and (part.low or 0) < (whole.low or 0)
        inside = places.relation(part.place or None, whole.place or None, part.language) == places.INSIDE
        if smaller and inside and part.spot != whole.spot and _is_wider(whole, part):
            found.append(part)
    apart = all(
        places.relation(one.place, other.place, one.language) not in (places.SAME, places.INSIDE)
        for one, other in combinations(found, 2)
    )
    return found if apart else []


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


def _too_many(whole: Entry, alike: Sequence[Entry]) -> list[Entry]:
    """Groups of people that nobody is in two of, told side by side behind the whole they are more than: "17 men and nine women"."""
    if whole.population != populations.GENERAL:
        return []
    parts: dict[str, Entry] = {}
    for part in sorted(alike, key=lambda entry: entry.start):
        beside = (
            part.start > whole.start
            and part.spot == whole.spot
            and (part.first, part.last) == (whole.first, whole.last)
        )
        if beside and populations.relation(part.population, whole.population) == populations.AMONG:
            parts.setdefault(part.population, part)
    found = [part for part in parts.values() if (part.low or 0) < (whole.low or 0)]
    apart = all(
        populations.relation(one.population, other.population) == populations.APART
        for one, other in combinations(found, 2)
    )
    side_by_side = all(other.start - one.start <= _BESIDE for one, other in pairwise(found))
    return found if apart and side_by_side and sum(part.low or 0 for part in found) > (whole.low or 0) else []
