"""Comparable entries become points: what each origin says, once, with all that pass it on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from beleg.model import ADDITIONAL, Entry, Key, Point, Source
from beleg.reconcile.combatants import interest, is_admission
from beleg.reconcile.namesakes import namesakes
from beleg.reconcile.scopes import CUMULATIVE, INCIDENT, RATE
from beleg.reconcile.verdicts import as_of, is_denial, tell_the_same

_RANK: Final = ("own_side", "opponent", "third_party", "unknown")


def points(key: Key, entries: Sequence[Entry]) -> tuple[Point, ...]:
    """The points of a series in the order of the time they speak of, then of publication.

    One origin's number is one point, however its carriers word it; entries that name nobody are one point where they
    tell the same number.
    """
    names = namesakes(entries)
    alike: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        said = _said(entry, names)
        origin = tuple(source.id for source in said)
        form = _number(entry) if origin else (entry.qualifier, entry.low, entry.high)
        denied = is_denial(entry)
        # Two days with the same count are two counts; a total that has not changed is one.
        period = (entry.first, entry.last) if key.scope == RATE else None
        alike.setdefault((origin, form, denied, period), []).append(entry)
    found = [_point(key, group, _said(group[0], names)) for group in alike.values()]
    found.sort(key=lambda point: (as_of(point, key.scope) or 0, point.reported or "", point.id))
    return tuple(_succeeded(found, key.scope))


def _said(entry: Entry, names: dict[str, Source]) -> tuple[Source, ...]:
    return tuple(sorted({names[source.id].id: names[source.id] for source in entry.sources}.values()))


def _number(entry: Entry) -> float | str | None:
    """The number that is said: a range by both its ends."""
    if entry.low is not None and entry.high is not None and entry.low != entry.high:
        return f"{entry.low}/{entry.high}"
    return entry.high if entry.low is None else entry.low


def _point(key: Key, group: list[Entry], said: tuple[Source, ...]) -> Point:
    first = group[0]
    timed = next((entry for entry in group if entry.first is not None), first)
    qualifier, low, high, quote = _usual_form(group)
    day = _iso(first.reported)
    standing = _standing(said, key, day or "")
    return Point(
        id=first.id,
        sources=said,
        qualifier=qualifier,
        low=low,
        high=high,
        unit=first.unit,
        quote=quote,
        reported=day,
        first=_iso(timed.first),
        last=_iso(timed.last),
        certainty=_certainty(group),
        unverified=any(entry.unverified for entry in group),
        interest=standing,
        admission=is_admission(standing, key.measure, key.population),
        entries=tuple(entry.id for entry in group),
        mentions=tuple(dict.fromkeys(id for entry in group for id in entry.mentions)),
        articles=tuple(dict.fromkeys(entry.article for entry in group)),
        outlets=tuple(dict.fromkeys(outlet for entry in group for outlet in (entry.outlet, *entry.carriers))),
        copies=sum((entry.copy != entry.article) + len(entry.carriers) for entry in group),
        differs=_differences(key, group),
        places=tuple(dict.fromkeys(entry.place for entry in group if entry.place)),
        note=_note(group),
        carriers=tuple(sorted({(entry.article, outlet) for entry in group for outlet in entry.carriers})),
    )


def _note(group: list[Entry]) -> str:
    """The first note of a group; a number that anyone tells as a total stands on top of nothing."""
    notes = [entry.note for entry in group]
    if not all(note == ADDITIONAL for note in notes):
        notes = [note for note in notes if note != ADDITIONAL]
    return next((note for note in notes if note), "")


def _usual_form(group: list[Entry]) -> tuple[str, int | float | None, int | float | None, str]:
    """The form that most carriers give a number, the first one of equals."""
    forms = Counter((entry.qualifier, entry.low, entry.high) for entry in group)
    qualifier, low, high = max(forms, key=lambda form: forms[form])
    quote = next(entry.quote for entry in group if entry.qualifier == qualifier)
    return qualifier, low, high, quote


def _certainty(group: list[Entry]) -> str:
    said = Counter(entry.certainty for entry in group)
    return max(said, key=lambda certainty: said[certainty])


def _standing(said: tuple[Source, ...], key: Key, day: str) -> str:
    if not said:
        return "unknown"
    standings = {interest(source, key.nationality, key.population, day) for source in said}
    return next(each for each in _RANK if each in standings)


def _differences(key: Key, group: list[Entry]) -> tuple[str, ...]:
    found = []
    if any(entry.spot != key.place for entry in group):
        found.append("place")
    if all(entry.population != key.population for entry in group):
        found.append("population")
    if key.scope == CUMULATIVE and all(entry.baseline != key.baseline for entry in group):
        found.append("baseline")
    return tuple(found)


def _succeeded(found: list[Point], scope: str) -> list[Point]:
    """Points with the one that took their place: a denial by their own origin, or what it said later of the event."""
    later: dict[str, list[Point]] = {}
    done: list[Point] = []
    for point in reversed(found):
        origin = point.sources[0].id if point.sources else ""
        after = later.setdefault(origin, []) if origin else []
        denial = next((other for other in after if _takes_back(other, point)), None)
        if denial and not is_denial(point):
            point = point._replace(successor=denial.id)
        elif after and scope == INCIDENT and not is_denial(after[-1]) and not tell_the_same(point, after[-1]):
            point = point._replace(successor=after[-1].id)
        after.append(point)
        done.append(point)
    return done[::-1]


def _takes_back(denial: Point, claim: Point) -> bool:
    """Whether an origin no longer holds to its number; an article that has it both say and deny it tells of another's denial."""
    if not is_denial(denial) or not tell_the_same(claim, denial):
        return False
    return denial.note == "withdrawn" or not set(denial.articles) & set(claim.articles)


def _iso(day: int | None) -> str | None:
    return date.fromordinal(day).isoformat() if day and 1 < day < date.max.toordinal() else None
