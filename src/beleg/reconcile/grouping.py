"""The entries of a group become bundles that are comparable in every part of the key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Final, NamedTuple

from beleg.comparing import populations
from beleg.model import Entry, Key, Source
from beleg.reconcile.bundle import Bundle, as_told, said
from beleg.reconcile.combatants import is_combatant
from beleg.reconcile.incidents import incidents
from beleg.reconcile.joining import joined, with_one_place
from beleg.reconcile.othercounts import REPORTED, beside
from beleg.reconcile.scopes import CUMULATIVE, INCIDENT, RATE, by_scope
from beleg.reconcile.spots import holds, is_town
from beleg.reconcile.verdicts import is_denial

_UNLISTED: Final = "other"
_VAGUE: Final = "vague"
_FEW: Final = 3  # times as many that name no place
_HALF: Final = 2  # times that a toll is at least what has only been added to it
_TOLLS: Final = ("killed", "wounded", "casualties", "missing_persons")
_APART_FROM: Final = ("revised", "inconsistent")  # links of what is no part of another number
_APART: Final = 62  # days between two beginnings that are not one


def bundles(entries: Sequence[Entry]) -> Iterator[Bundle]:
    """The bundles of the entries of one group, in the order of their keys; every order of the entries gives the same.

    Entries that are in no series (see ``is_listed``) must have been left out.
    """
    alike: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in sorted(entries, key=as_told):
        alike.setdefault((entry.unit, entry.population, entry.method), []).append(entry)
    _join_general(alike)
    found: list[Bundle] = []
    for parts, of_parts in sorted(alike.items(), key=_reported_first):
        others = [bundle for bundle in found if (bundle.key.unit, bundle.key.population) == parts[:2]]
        told = of_parts if parts[2] == REPORTED else beside(of_parts, others)
        for place, of_place in _by_place(told):
            found.extend(_by_time(parts, place, of_place))
    found = sorted(_merged(found), key=lambda bundle: bundle.key)
    whole = (
        bundle._replace(entries=_without_parts(bundle.entries)) for bundle in _merged(list(joined(found)))
    )
    yield from sorted(map(with_one_place, whole), key=lambda bundle: bundle.key)


def _reported_first(item: tuple[tuple[str, str, str], list[Entry]]) -> tuple[bool, tuple[str, str, str]]:
    parts, _ = item
    return parts[2] != REPORTED, parts


def is_listed(entry: Entry) -> bool:
    """Whether an entry stands in a series: it says whose or where, and what is counted."""
    return bool(entry.family) and not (entry.measure == _UNLISTED and entry.population == populations.GENERAL)


def _join_general(alike: dict[tuple[str, str, str], list[Entry]]) -> None:
    """ "6,000 North Koreans" are the soldiers of whom all others speak, where a side is said and only one force is."""
    for unit, population, method in list(alike):
        if population != populations.GENERAL:
            continue
        general = [entry for entry in alike[unit, population, method] if entry.nationality]
        forces = [
            key
            for key in alike
            if key[0] == unit
            and key[2] == method
            and is_combatant(key[1])
            and all(entry.nationality for entry in alike[key])
        ]
        others = [key for key in alike if key[1] not in (populations.GENERAL, forces[0][1] if forces else "")]
        if general and len(forces) == 1 and not others:
            alike[forces[0]].extend(general)
            alike[forces[0]].sort(key=as_told)
            rest = [entry for entry in alike[unit, population, method] if not entry.nationality]
            if rest:
                alike[unit, population, method] = rest
            else:
                del alike[unit, population, method]


class _Map(NamedTuple):
    """What holds what: the country of the places that no list knows, and pairs of which articles say that the first holds the second."""

    land: str
    told: AbstractSet[tuple[str, str]]

    def holds(self, spot: str, other: str) -> bool:
        """Whether a place is said or known to lie inside another one."""
        return (spot, other) in self.told or holds(spot, other, self.land)


def _by_place(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Entries by place: a country joins the only place inside it, and who names none joins the only place there is."""
    spots: dict[str, list[Entry]] = {}
    for entry in entries:
        spots.setdefault(entry.spot, []).append(entry)
    lies = _Map(
        next((entry.land for entry in entries if entry.land), ""),
        frozenset((outer, entry.spot) for entry in entries for outer in entry.around),
    )
    _join_parts_of_towns(spots, lies)
    narrow = _narrow(spots, lies)
    homes: dict[str, list[Entry]] = {spot: list(spots[spot]) for spot in narrow}
    for spot, of_spot in spots.items():
        if spot not in narrow:
            home = _home(spot, narrow, spots, lies)
            totals = [entry for entry in spots.get(home, ()) if entry.scope != INCIDENT]
            # What has run since another day is of the whole country, and not of one place or event in it.
            wide = [entry for entry in of_spot if home != spot and _is_since_another(entry, totals)]
            if wide:
                homes.setdefault(spot, []).extend(wide)
                of_spot = [entry for entry in of_spot if entry not in wide]
            homes.setdefault(home, []).extend(of_spot)
    for spot in sorted(homes):
        yield spot, sorted(homes[spot], key=as_told)


def _is_since_another(entry: Entry, totals: Iterable[Entry]) -> bool:
    """Whether a running total began on a day on which none of other totals did."""
    if not entry.baseline or entry.first is None:
        return bool(entry.baseline) and not list(totals)
    return all(other.first is not None and abs(entry.first - other.first) > _APART for other in totals)


def _join_parts_of_towns(spots: dict[str, list[Entry]], lies: _Map) -> None:
    """What an article says to be in a town goes with the town where as many name that; in a place that may be none, where more do."""
    for part in sorted(spots):
        told = {spot: is_town(spot) for spot in spots if (spot, part) in lies.told}
        least = len(spots[part])
        towns = [
            spot
            for spot, town in told.items()
            if town is not False and len(spots[spot]) >= least + (not town)
        ]
        if len(towns) == 1:
            (home,) = towns
            spots[home].extend(entry._replace(spot=home) for entry in spots.pop(part))


def _narrow(spots: Mapping[str, Sequence[Entry]], lies: _Map) -> list[str]:
    """The places that hold no other one of those named."""
    named = sorted(spot for spot in spots if spot)
    return [spot for spot in named if not any(other != spot and lies.holds(spot, other) for other in named)]


def _home(spot: str, narrow: Sequence[str], spots: Mapping[str, Sequence[Entry]], lies: _Map) -> str:
    """Where a place that holds others, or no place, goes: to the only one inside it, else it stands for itself."""
    inside = [other for other in narrow if not spot or lies.holds(spot, other)]
    if len(inside) != 1:
        return spot
    (home,) = inside
    # What most tell without a place, or of a region, is not of the one that hardly anybody names.
    is_loose = not spot or (spot, home) in lies.told
    return spot if is_loose and len(spots[spot]) > _FEW * len(spots[home]) else home


def _by_time(parts: tuple[str, str, str], place: str, entries: Sequence[Entry]) -> Iterator[Bundle]:
    """Entries by incident, by where their running total began, or by what else they count."""
    first = entries[0]
    unit, population, method = parts
    side = max((entry.nationality for entry in entries), default="")
    for scope, of_scope in sorted(by_scope(entries).items()):
        key = Key(first.measure, unit, population, side, place, scope, method=method)
        if scope == INCIDENT:
            for incident in incidents(of_scope):
                day = date.fromordinal(incident.first).isoformat() if incident.first else ""
                yield Bundle(key._replace(day=day), sorted(incident.entries, key=as_told))
        elif scope == CUMULATIVE:
            for baseline, of_baseline in _by_baseline(of_scope):
                yield Bundle(key._replace(baseline=baseline), of_baseline)
        else:
            yield Bundle(key, of_scope)


def _by_baseline(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Entries by their beginnings; who says none joins the only one, and months close together are one."""
    starts: dict[str, list[Entry]] = {}
    for entry in entries:
        starts.setdefault(entry.baseline, []).append(entry)
    named = sorted(start for start in starts if start)
    kept: dict[str, list[Entry]] = {}
    for start in named:
        near = next((other for other in kept if _are_near(start, other)), start)
        kept.setdefault(near, []).extend(starts[start])
    # Most reports of a total leave out since when: they mean the total that most speak of, once it has begun.
    usual = max(kept, key=lambda start: (len(kept[start]), start), default="")
    end = _end(kept.get(usual, ()))
    for entry in starts.get("", ()):
        goes_on = end is None or (entry.first is not None and entry.first <= end)
        kept.setdefault(usual if goes_on and _has_begun(usual, entry) else "", []).append(entry)
    for start in sorted(kept):
        yield start, sorted(kept[start], key=as_told)


def _end(entries: Sequence[Entry]) -> int | None:
    """The ordinal of the day on which a total was over, long before anybody told it; ``None`` where it may go on."""
    lasts = [entry.last or entry.reported or 0 for entry in entries]
    is_over = all(
        entry.reported is not None and entry.reported - last > _APART
        for entry, last in zip(entries, lasts, strict=True)
    )
    return max(lasts) if entries and is_over else None


def _has_begun(baseline: str, entry: Entry) -> bool:
    start = _start(baseline)
    return start is None or (entry.reported is not None and entry.reported >= start)


def _are_near(one: str, other: str) -> bool:
    days = [_start(each) for each in (one, other)]
    return None not in days and abs((days[0] or 0) - (days[1] or 0)) <= _APART


def _start(baseline: str) -> int | None:
    parts = baseline.split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    return date(int(parts[0]), int(parts[1]) if len(parts) > 1 else 1, 1).toordinal()


def _without_parts(entries: Sequence[Entry]) -> list[Entry]:
    """ "Several of the wounded died" adds to what its origin counts in the same article, and is no count of its own; nor is half a toll."""
    most: dict[tuple[str, tuple[Source, ...]], float] = {}
    articles: dict[tuple[float | None, tuple[Source, ...]], set[str]] = {}
    for entry in entries:
        if entry.qualifier != _VAGUE and entry.low is not None:
            told = entry.article, entry.sources
            most[told] = max(most.get(told, 0), entry.low)
        articles.setdefault((said(entry), entry.sources), set()).add(entry.article)
    kept = []
    for entry in entries:
        toll = most.get((entry.article, entry.sources), 0)
        is_old = len(articles[said(entry), entry.sources]) > 1  # which others passed on as well
        if entry.qualifier == _VAGUE:
            is_part = (entry.high or 0) < toll
        else:
            is_part = _adds_to_toll(entry) and not is_old and _HALF * (said(entry) or 0) <= toll
        if not is_part:
            kept.append(entry)
    return kept


def _adds_to_toll(entry: Entry) -> bool:
    """Whether a number that somebody gives of an event can be a part of another one: it is neither revised nor denied."""
    return (
        bool(entry.sources)
        and entry.measure in _TOLLS
        and entry.scope != RATE
        and not entry.baseline
        and not is_denial(entry)
        and all(link.kind not in _APART_FROM for link in entry.links)
    )


def _merged(found: list[Bundle]) -> Iterator[Bundle]:
    """Bundles that came to the same key are one."""
    by_key: dict[Key, list[Entry]] = {}
    for bundle in found:
        by_key.setdefault(bundle.key, []).extend(bundle.entries)
    for key, entries in by_key.items():
        yield Bundle(key, sorted(entries, key=as_told))
