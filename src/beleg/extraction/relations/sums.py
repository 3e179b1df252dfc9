"""Numbers that add up to another one of the article are linked to it: killed and wounded, women and men."""

from __future__ import annotations

from functools import cache
from typing import Final

from beleg.comparing import places
from beleg.comparing.counts import Count, are_of_one_side
from beleg.extraction.relations.account import Account
from beleg.extraction.relations.parts import Part
from beleg.model.measures import measures

_MOST_PARTS: Final = 6
_SUMMED: Final = "parts of the measure"
_PLAIN: Final = frozenset(("exact", "about"))
_NOTHING: Final[list[Count]] = []


def add(account: Account, found: dict[int, Part], revised: list[int]) -> None:
    """Add to ``found`` the parts of each total of which the article gives the parts; none of those ``revised``."""
    for whole in account.counts:
        if _is_plain(whole) and not _is_revised(whole.at, revised):
            for part in _listed_behind(account, whole) or _listed_before(account, whole):
                _link(found, Part(part, whole, "adds up", ()))
    _of_measures(account, found)


def _is_revised(at: int, revised: list[int]) -> bool:
    """Whether a number near a place is the new one of two that tell the same."""
    for near in revised:
        if at - 2 < near < at + 3:
            return True
    return False


def _link(found: dict[int, Part], part: Part) -> None:
    if part.part.at not in found and part.whole.at not in found:
        found[part.part.at] = part


def _is_plain(count: Count) -> bool:
    figure = count.figure
    return (
        figure.qualifier == "exact" and figure.unit != "percent" and figure.low is not None and figure.low > 2
    )


def _listed_behind(account: Account, whole: Count) -> list[Count]:
    """ "20 bodies were found, eleven women and nine men"."""
    counts = account.counts
    if whole.at + 2 >= len(counts) or counts[whole.at + 2].measure != whole.measure:
        return _NOTHING
    return _adding_up(whole, counts[whole.at + 1 : whole.at + 1 + _MOST_PARTS])


def _listed_before(account: Account, whole: Count) -> list[Count]:
    """ "elf Frauen und neun Männer, insgesamt 20 Menschen"."""
    counts = account.counts
    if whole.at < 2 or counts[whole.at - 2].measure != whole.measure:
        return _NOTHING
    if counts[whole.at - 1].sentence != whole.sentence:
        return _NOTHING
    before = counts[max(whole.at - _MOST_PARTS, 0) : whole.at]
    before.reverse()
    return _adding_up(whole, before)


def _adding_up(whole: Count, listed: list[Count]) -> list[Count]:
    """The first of the listed numbers, of one sentence and measure, that make the whole together."""
    sentence = listed[0].sentence
    total: int | float = 0
    parts: list[Count] = []
    for count in listed:
        if count.sentence != sentence or count.measure != whole.measure or count.unit != whole.unit:
            break
        if count.qualifier != "exact" or count.low is None:
            break
        parts.append(count)
        total += count.low
        if total >= (whole.low or 0):
            break
    return parts if len(parts) > 1 and total == whole.low else _NOTHING


@cache
def _summed() -> dict[str, tuple[str, ...]]:
    """The measures that are sums of others, with those."""
    return {name: row.parts for name, row in measures().items() if row.parts}


def _of_measures(account: Account, found: dict[int, Part]) -> None:
    """Killed and wounded that make the casualties said elsewhere in the article."""
    for measure, names in _summed().items():
        wholes = _plain(account, measure)[:_MOST_PARTS]
        if wholes:
            kinds = [_plain(account, name) for name in names[:2]]
            for whole in wholes:
                for part in _pair(account, whole, kinds):
                    _link(found, Part(part, whole, _SUMMED, ()))


def _plain(account: Account, measure: str) -> list[Count]:
    """The figures of a measure that are one number."""
    return [
        count
        for count in account.counts
        if count.measure == measure and count.qualifier in _PLAIN and count.number is not None
    ]


def _pair(account: Account, whole: Count, kinds: list[list[Count]]) -> list[Count]:
    """The first number of each of two kinds that make the whole together."""
    first, second = kinds
    of_number: dict[int | float, Count] = {}
    for count in reversed(second):
        if count.number is not None and _goes_with(account, whole, count):
            of_number[count.number] = count
    for count in first:
        if count.number is not None and whole.number is not None and _goes_with(account, whole, count):
            other = of_number.get(whole.number - count.number)
            if other is not None:
                return [count, other]
    return []


def _goes_with(account: Account, whole: Count, part: Count) -> bool:
    apart = places.relation(whole.place, part.place, account.language) == places.APART
    return whole.unit == part.unit and are_of_one_side(whole, part) and not apart
