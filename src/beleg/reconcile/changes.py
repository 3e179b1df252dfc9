"""The points of one origin, in order of time, become revisions, falls of a running total, and jumps."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import Final

from beleg.model import Finding, Point, Series
from beleg.reconcile.findings import finding
from beleg.reconcile.scopes import CUMULATIVE, INCIDENT, RATE
from beleg.reconcile.verdicts import as_of, is_reported, number, tell_the_same

SAID: Final = "said"  # the reason of a revision that one article tells
_LOOSE: Final = ("about", "vague", "range", "at_most", "less_than")
_NEXT: Final = 1.1  # times that a total may grow to where nothing says how far
_RESET: Final = 0.5  # below this part of what it was a total has hardly been corrected
_AROUND: Final = 15  # changes before and behind that a jump is held against
_LEAST: Final = 4  # changes without which nobody can tell how steep a total usually rises
_FEWEST: Final = 2  # changes beside which one many times as steep is a jump all the same
_MANY: Final = 10.0  # times as steep
_LEAST_RISE: Final = 5
_LEAST_SHARE: Final = 0.001  # of the total
_STEEP: Final = 3.0  # times the usual rate
_STEEPEST: Final = 1.3  # times the steepest other rate around
_LONG_GAP: Final = 2  # times the usual days between two reports
_SIZE: Final = 3.0  # times between two tolls of one event told of a place and of what is around it
_TOLLS: Final = ("killed", "wounded", "casualties")  # which only grow
_TOLD_REASONS: Final = ("older", "recovered")


def changes(series: Series) -> Iterator[Finding]:
    """What each origin changed: of an event or a stated period a revision, of a running total a fall or a jump."""
    of_origin: dict[str, list[Point]] = {}
    for point in series.points:
        if is_reported(point):
            of_origin.setdefault(point.sources[0].id, []).append(point)
    for origin in sorted(of_origin):
        told = of_origin[origin]
        if series.key.scope == CUMULATIVE:
            yield from _falls(told, series)
            yield from _jumps(told, series)
        elif series.key.scope == INCIDENT:
            yield from _revisions(told, series)


def explained(found: Iterable[Finding], made: Sequence[Series]) -> Iterator[Finding]:
    """Findings with those jumps explained that are what their own origin counts for the days of its report."""
    of_days: dict[tuple[str, str, str, str | None], set[float]] = {}
    totals: dict[str, tuple[Series, Point]] = {}
    for series in made:
        for point in series.points:
            totals[point.id] = series, point
            for source in point.sources if series.key.scope == RATE and point.low is not None else ():
                told = series.key.population, series.key.place, source.id, point.reported
                of_days.setdefault(told, set()).add(point.low or 0)
    for one in found:
        if one.kind == "jump" and one.reason in ("", "gap"):
            series, point = totals[one.points[1]]
            told = series.key.population, series.key.place, point.sources[0].id, point.reported
            if float(dict(one.values)["rise"]) in of_days.get(told, ()):
                one = one._replace(reason="counted")
        yield one


def told_once(found: Sequence[Finding], made: Sequence[Series]) -> list[Finding]:
    """Findings without those corrections told in one article that are revisions between two articles."""
    of_mention = {id: point.id for series in made for point in series.points for id in point.mentions}
    changed = {one.points for one in found if one.kind == "revision" and one.points}
    return [
        one
        for one in found
        if one.reason != SAID or tuple(of_mention.get(id, "") for id in one.figures) not in changed
    ]


def _revisions(told: Sequence[Point], series: Series) -> Iterator[Finding]:
    for old, new in itertools.pairwise(told):
        if tell_the_same(old, new) or not _are_of_one_place(old, new, series.key.measure):
            continue
        if old.articles != new.articles:
            yield finding("revision", series, (old, new), date=new.reported)


def _are_of_one_place(old: Point, new: Point, measure: str) -> bool:
    """Whether an origin speaks of one event under a narrower or wider place: numbers of one size, and not first told of both at once.

    A later, lower toll of the narrower place is that of a part.
    """
    if ("place" in old.differs) == ("place" in new.differs):
        return True
    if old.reported == new.reported and set(old.articles) & set(new.articles):
        return False
    lower, higher = sorted((number(old), number(new)))
    is_part = measure in _TOLLS and number(new) == lower and "place" in old.differs
    return higher <= _SIZE * lower and not is_part


def _falls(told: Sequence[Point], series: Series) -> Iterator[Finding]:
    for at, (old, new) in enumerate(itertools.pairwise(told)):
        if new.high is None or old.low is None or not new.high < old.low:
            continue
        if (old.first, old.last) == (new.first, new.last) and old.last is not None and old.first != old.last:
            yield finding("revision", series, (old, new), date=new.reported)
            continue
        yield finding("decrease", series, (old, new), _why(told, at, old, new), date=new.reported)


def _why(told: Sequence[Point], at: int, old: Point, new: Point) -> str:
    """The likely reason of a fall, ``""`` where there is none."""
    before = told[at - 1] if at else None
    after = told[at + 2] if at + 2 < len(told) else None
    if new.note in ("corrected", "withdrawn"):
        return "revision"
    if new.note == "reset" or _begins_anew(told[at + 1 :], old, new):
        return "reset"
    if "place" in old.differs + new.differs or "population" in old.differs + new.differs:
        return "scope"
    if old.qualifier in _LOOSE or new.qualifier in _LOOSE or tell_the_same(old, new):
        return "reading"
    if _transposed(old, before, new) or _transposed(new, old, after):
        return "transposed"
    return "reading" if _stands_alone(before, old, new, after) else ""


def _begins_anew(later: Sequence[Point], old: Point, new: Point) -> bool:
    """Whether the total starts again far below, and goes on from there."""
    if (new.low or 0) >= _RESET * (old.low or 0):
        return False
    return all((point.low or 0) >= (new.low or 0) for point in later[:_AROUND]) and all(
        (point.low or 0) < (old.low or 0) for point in later[1:2]
    )


def _transposed(point: Point, before: Point | None, after: Point | None) -> bool:
    """Whether a number with two neighbouring digits changed round would lie between its neighbours."""
    if point.low is None or point.low != point.high or point.low != int(point.low):
        return False
    lowest = before.low if before and before.low is not None else None
    highest = after.low if after and after.low is not None else None
    if lowest is None:
        return False
    if highest is None:
        highest = lowest * _NEXT
    digits = str(int(point.low))
    for at in range(len(digits) - 1):
        swapped = int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
        if digits[at] != digits[at + 1] and lowest <= swapped <= highest:
            return True
    return False


def _stands_alone(before: Point | None, old: Point, new: Point, after: Point | None) -> bool:
    """Whether the neighbours bear out one of the two numbers and not the other."""
    if before and before.low is not None and new.low is not None and before.low <= new.low and after:
        return (after.low or 0) < (old.low or 0)
    return bool(after and after.low is not None and after.low >= (old.low or 0))


def _jumps(told: Sequence[Point], series: Series) -> Iterator[Finding]:
    rises = [
        (rise, days, old, new)
        for old, new in itertools.pairwise(told)
        if (rise := _rise(old, new)) is not None and (days := _days(old, new, series.key.scope)) is not None
    ]
    if len(rises) <= _FEWEST:
        return
    rates = [rise / days for rise, days, _, _ in rises]
    usual = median(days for _, days, _, _ in rises)
    plain = [not _told(new.note) for _, _, _, new in rises]
    for at, (rise, days, old, new) in enumerate(rises):
        near = range(max(0, at - _AROUND), min(len(rises), at + _AROUND + 1))
        around = [rates[other] for other in near if other != at and plain[other] and rates[other] >= 0]
        if len(around) < _FEWEST or rise < max(_LEAST_RISE, _LEAST_SHARE * (new.low or 0)):
            continue
        # Where the source says what else was counted, a steep rise need not be the steepest one.
        times = 0.0 if not plain[at] else _MANY if len(around) < _LEAST else _STEEPEST
        steepest = times * max(around)
        if rates[at] >= max(_STEEP * median(around), steepest):
            reason = _told(new.note) or ("gap" if days > _LONG_GAP * usual else "")
            yield finding(
                "jump",
                series,
                (old, new),
                reason,
                date=new.reported,
                rise=f"{rise:g}",
                days=days,
                note=new.note,
            )


def _told(note: str) -> str:
    """Why a total rose as its source tells it: the part named with the largest number ("older 298, recovered 22")."""
    parts = [
        part.split() for part in note.split(",") if part.split()[:1] and part.split()[0] in _TOLD_REASONS
    ]
    return max(parts, key=lambda part: float(part[1]) if len(part) > 1 else 0.0)[0] if parts else ""


def _rise(old: Point, new: Point) -> float | None:
    if old.low is None or new.low is None or old.qualifier in _LOOSE or new.qualifier in _LOOSE:
        return None
    return new.low - old.low


def _days(old: Point, new: Point, scope: str) -> int | None:
    first, last = as_of(old, scope), as_of(new, scope)
    return max(1, last - first) if first is not None and last is not None else None
