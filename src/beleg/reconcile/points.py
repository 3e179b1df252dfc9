"""Comparable entries become points: what each origin says, once, with all that pass it on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from beleg.comparing import places
from beleg.comparing.intervals import agreement, are_apart
from beleg.comparing.spelling import skeleton
from beleg.model import ADDITIONAL, FORECAST, RISEN, Entry, Key, Point, Source
from beleg.reconcile.combatants import interest, is_admission
from beleg.reconcile.sources import abbreviation
from beleg.reconcile.vocabulary import forms

_RANK: Final = ("own_side", "opponent", "third_party", "unknown")
_DENIED: Final = "denied"
_TITLED: Final = ("de", "en")
_UN: Final = "un"
_GOVERNMENT: Final = "government"
_OF_STATE: Final = ("ministry", "military", "intelligence", "police", "office", "person")
_RATE: Final = "rate"
_RISEN: Final = (RISEN, "older", "recovered")


def points(key: Key, entries: Sequence[Entry]) -> tuple[Point, ...]:
    """The points of a series in the order of the time they speak of, then of publication.

    One origin's number is one point, however its carriers word it; entries that name nobody are one point where they
    tell the same number.
    """
    names = _names(entries)
    alike: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        said = _said(entry, names)
        origin = tuple(source.id for source in said)
        form = _number(entry) if origin else (entry.qualifier, entry.low, entry.high)
        denied = entry.certainty == _DENIED or entry.note == "withdrawn"
        # Two days with the same count are two counts; a total that has not changed is one.
        period = (entry.first, entry.last) if key.scope == _RATE else None
        alike.setdefault((origin, form, denied, period), []).append(entry)
    found = [_point(key, group, _said(group[0], names)) for group in alike.values()]
    found.sort(key=lambda point: (as_of(point, key.scope) or 0, point.reported or "", point.id))
    return tuple(_succeeded(found, key.scope))


def as_of(point: Point, scope: str) -> int | None:
    """The ordinal of the day that a number holds for: the end of its period, for an event the day of the report."""
    reported = _ordinal(point.reported)
    last = _ordinal(point.last)
    if scope == "incident" or last is None:
        return reported if reported is not None else last
    return last if reported is None else min(last, reported)


def are_points_apart(one: Point, other: Point) -> bool:
    """Whether no number lies in both intervals."""
    return are_apart(one.qualifier, one.low, one.high, other.qualifier, other.low, other.high)


def has_grown_since(point: Point, other: Point, key: Key) -> bool:
    """Whether a point of a later day than another may be higher without anyone being wrong.

    A running total may; of the toll of one event it has to be told, as two bodies often count it differently for days.
    """
    day, before = as_of(point, key.scope), as_of(other, key.scope)
    grows = key.scope == "cumulative" or (key.scope == "incident" and point.note in _RISEN)
    return grows and day is not None and before is not None and before < day


def share_an_origin(one: Point, other: Point) -> bool:
    """Whether a source stands behind both."""
    ids = {source.id for source in one.sources}
    return any(source.id in ids for source in other.sources)


def _names(entries: Iterable[Entry]) -> dict[str, Source]:
    """Each source of a series by its id; an office named without its place or bearer is that of the only one named.

    "The UN" are the only body of theirs that is named, "Kyiv" that of Ukraine; a name spelled in German and in English is one.
    """
    found = {source.id: source for entry in entries for source in entry.sources}
    _join_spellings(found)
    for source in list(found.values()):
        if abbreviation(source) in found:
            found[abbreviation(source)] = source
    for id in list(found):
        role, colon, place = id.partition(":")
        if id == _UN or _is_seat(found[id]):
            bodies = {other.id: other for other in found.values() if _is_body_of(other, found[id])}
            if len(bodies) == 1:
                found[id] = next(iter(bodies.values()))
        if not colon:
            full = [other for other in found.values() if other.id != id and _bears(other, id)]
        elif not place:
            full = [other for other in found.values() if other.id != id and _is_office(other, role)]
        else:
            full = []
        if len(full) == 1:
            found[id] = full[0]
    return found


def _join_spellings(found: dict[str, Source]) -> None:
    """Names of persons that differ as German and English write them are the first one of them."""
    first: dict[str, Source] = {}
    for id in sorted(found):
        if " " not in id and ":" not in id and not found[id].country:
            found[id] = first.setdefault(skeleton(id) or id, found[id])


def _is_seat(source: Source) -> bool:
    """Whether a government is named by its country or capital alone, and not as one body among others."""
    named = source.kind == _GOVERNMENT and source.country != ""
    return named and any(places.known(source.name, each) for each in _TITLED)


def _is_body_of(source: Source, whole: Source) -> bool:
    """Whether a source is a body of the UN, or of the state that a capital stands for."""
    if source.id == whole.id:
        return False
    if whole.id == _UN:
        return source.kind == _UN
    return source.kind in _OF_STATE and bool(whole.country) and source.country == source.side == whole.country


def _bears(source: Source, title: str) -> bool:
    """Whether a person is named with a title, "Gouverneur Oleh Marenko": who says it alone means that one."""
    first, *names = source.name.split()
    if first.casefold() != title or not any(title in forms(each, "titles") for each in _TITLED):
        return False
    return bool(names) and all(name[:1].isupper() for name in names)


def _is_office(source: Source, role: str) -> bool:
    """Whether a source is such an office of some place, or of a state under a name of its own: the IDF for "the military"."""
    id = source.id
    own_name = role == source.kind and source.country != ""
    return id.startswith(f"{role}:") or (id.startswith(f"{role}-") and len(id) == len(role) + 3) or own_name


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
    if key.scope == "cumulative" and all(entry.baseline != key.baseline for entry in group):
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
        elif (
            after
            and scope == "incident"
            and not is_denial(after[-1])
            and not tells_the_same(point, after[-1])
        ):
            point = point._replace(successor=after[-1].id)
        after.append(point)
        done.append(point)
    return done[::-1]


def _takes_back(denial: Point, claim: Point) -> bool:
    """Whether an origin no longer holds to its number; an article that has it both say and deny it tells of another's denial."""
    if not is_denial(denial) or not tells_the_same(claim, denial):
        return False
    return denial.note == "withdrawn" or not set(denial.articles) & set(claim.articles)


def is_reported(point: Point) -> bool:
    """Whether a number is told as one that holds: named by somebody, not lost, denied, only expected or on top of another."""
    lost = point.low is None and point.high is None
    return (
        bool(point.sources) and not lost and not is_denial(point) and point.note not in (ADDITIONAL, FORECAST)
    )


def is_denial(point: Point) -> bool:
    """Whether a number is told as one that does not hold, or that was taken back."""
    return point.certainty == _DENIED or point.note == "withdrawn"


def tells_the_same(one: Point, other: Point) -> bool:
    """Whether two numbers of one origin are one, in other words or rounded."""
    return bool(agreement(one.qualifier, one.low, one.high, other.qualifier, other.low, other.high))


def _iso(day: int | None) -> str | None:
    return date.fromordinal(day).isoformat() if day and 1 < day < date.max.toordinal() else None


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None
