"""Figures that tell one thing again become one group, told best by one of them."""

from __future__ import annotations

from typing import Final

from beleg.comparing import places, populations, times
from beleg.comparing.counts import Count, agreement, are_of_one_side, are_of_other_origins
from beleg.extraction.relations.account import Account
from beleg.extraction.relations.parts import Part, picked

_PRECISE: Final = {
    "exact": 0,
    "about": 1,
    "range": 2,
    "at_least": 3,
    "more_than": 3,
    "at_most": 3,
    "less_than": 3,
    "vague": 4,
    "missing": 5,
}
_BEST: Final = {"equal": 0, "rounded": 1, "bound": 1, "inside": 2}
_SLACK: Final = 2  # days between an event and the report of it
_LOOKED_AT: Final = 24  # groups of one measure that a figure is held against, and as many of its number
_MEMBERS: Final = 8  # of a group that a figure is held against
_SMALL: Final = 10  # numbers below are met by chance


class Group:
    """Figures that tell one thing; ``best`` is the most precise and best attributed of them, the first member."""

    __slots__ = ("best", "members", "rules")

    def __init__(self, best: Count) -> None:
        self.best = best
        self.members = [best]
        self.rules = [""]

    def add(self, member: Count, rule: str) -> None:
        self.members.append(member)
        self.rules.append(rule)


class _Bucket:
    """The groups of one measure and unit, also by the number of the best told."""

    __slots__ = ("groups", "indexed", "of_number")

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.of_number: dict[int | float, list[Group]] = {}
        self.indexed = 0

    def open(self, count: Count) -> Group:
        group = Group(count)
        self.groups.append(group)
        if len(self.groups) > _LOOKED_AT:
            self._index()
        return group

    def _index(self) -> None:
        """Keep the groups not kept so far by their number; few groups are looked at one by one."""
        for group in self.groups[self.indexed :]:
            number = group.best.number
            if number is not None:
                self.of_number.setdefault(number, []).append(group)
        self.indexed = len(self.groups)

    def candidates(self, count: Count) -> list[Group]:
        """Groups of the same number, and the last others."""
        if len(self.groups) <= _LOOKED_AT:
            return self.groups
        equal: list[Group] = []
        if count.number is not None:
            equal = self.of_number.get(count.number, equal)[-_LOOKED_AT:]
        return equal + [group for group in self.groups[-_LOOKED_AT:] if group.best.number != count.number]


def find(account: Account, parts: dict[int, Part]) -> list[Group]:
    """The groups of an article's figures, each figure in one, in the order of their best told figures' precision."""
    finder = _Finder(account, parts)
    order = [(_rank(count, account.is_in_headline(count)), count.at) for count in account.counts]
    order.sort()
    for _, at in order:
        finder.place(account.counts[at])
    return finder.groups


def _rank(count: Count, in_headline: bool) -> int:
    """Low for what is told best: precise first, then with an origin, then not in doubt, with its place, by a name.

    A headline that names nobody leaves "at least" away too: it is no more precise than what stands below it.
    """
    figure = count.figure
    rank = _PRECISE.get(count.qualifier, 5)
    if in_headline and not count.origins:
        rank = max(rank, _PRECISE["at_least"])
    rank = 2 * rank + (not count.origins)
    rank = 2 * rank + (figure.certainty != "stated")
    rank = 2 * rank + (count.place is None)
    return 2 * rank + (not _is_named(count))


def _is_named(count: Count) -> bool:
    """Whether the origin is named, and not only by what it is: "Governor", "the ministry"."""
    for name in count.figure.origins:
        if name.actor is not None or sum(word[0].isupper() for word in name.text.split()) > 1:
            return True
    return False


def _is_denied(count: Count) -> bool:
    """Whether a number is said to be wrong, which tells no claim again that stands."""
    return count.figure.certainty == "denied"


class _Finder:
    """The groups so far; ``group_of`` holds the group of each figure placed, by its position."""

    __slots__ = ("account", "buckets", "group_of", "groups", "parts")

    def __init__(self, account: Account, parts: dict[int, Part]) -> None:
        self.account = account
        self.parts = parts
        self.buckets: dict[str, _Bucket] = {}
        self.groups: list[Group] = []
        self.group_of: dict[int, Group] = {}

    def place(self, count: Count) -> None:
        """Put a figure into the group that it tells again, or into one of its own."""
        key = count.measure + count.unit
        bucket = self.buckets.get(key)
        if bucket is None:
            self.buckets[key] = bucket = _Bucket()
        group, rule = self._choose(count, bucket)
        if group is None:
            group = bucket.open(count)
            self.groups.append(group)
        else:
            group.add(count, rule)
        self.group_of[count.at] = group

    def _choose(self, count: Count, bucket: _Bucket) -> tuple[Group | None, str]:
        """The one group that a figure may tell again; none where two could be meant."""
        chosen: Group | None = None
        best, rule, tied = len(_BEST), "", False
        for group in bucket.candidates(count):
            found = self._joins(count, group)
            if found and _BEST[found] <= best:
                tied = _BEST[found] == best and group.best.number != (chosen.best.number if chosen else None)
                chosen, best, rule = (
                    (group if chosen is None or _BEST[found] < best else chosen),
                    _BEST[found],
                    found,
                )
        return (None, "") if tied else (chosen, rule)

    def _joins(self, count: Count, group: Group) -> str:
        """How a figure tells a group again: it must agree with all its members; ``""`` where it does not."""
        rule = agreement(count, group.best)
        if not rule:
            return ""
        for member in group.members[:_MEMBERS]:
            if not agreement(count, member) or not self._may_be_one(count, member, rule):
                return ""
        return rule

    def _may_be_one(self, one: Count, other: Count, rule: str) -> bool:
        if one.sentence == other.sentence or (one.scope == "rate") != (other.scope == "rate"):
            return False
        if _is_denied(one) != _is_denied(other):
            return False
        if not are_of_one_side(one, other) or not times.overlap(one.days, other.days, _SLACK):
            return False
        if rule != "equal" and are_of_other_origins(one, other):
            return False
        return self._is_of_the_same(one, other, rule) and self._is_one_event(one, other)

    def _is_of_the_same(self, one: Count, other: Count, rule: str) -> bool:
        """Whether the same people or things may be counted at the same place."""
        account = self.account
        sure = (rule == "equal" and one.is_telling) or account.is_in_title(one) or account.is_in_title(other)
        people = populations.relation(one.core, other.core)
        place = places.relation(one.place, other.place, account.language)
        if people == populations.APART or place == places.APART or (place == places.OPEN and not sure):
            return False
        if one.measure == "other" and (people != populations.SAME or one.core == populations.GENERAL):
            return False
        if one.number is not None and one.number < _SMALL and not self._is_taken_up(one, other, people):
            return False
        return self._are_parts_alike(one, other, people)

    def _is_taken_up(self, one: Count, other: Count, people: str) -> bool:
        """Whether more than a small number speaks for one thing."""
        account = self.account
        later, earlier = (one, other) if one.at > other.at else (other, one)
        if one.number == 1:
            specific = people == populations.SAME and one.core != populations.GENERAL
            return specific and account.is_in_title(earlier)
        if account.is_in_lead(earlier) or account.is_definite(later):
            return True
        return people == populations.SAME and one.core != populations.GENERAL and one.place is not None

    def _are_parts_alike(self, one: Count, other: Count, people: str) -> bool:
        """A number taken from another tells again only a part of the same whole, or the same named people."""
        part, other_part = picked(self.parts, one.at), picked(self.parts, other.at)
        if part is None and other_part is None:
            return True
        if part is not None and other_part is not None:
            whole, other_whole = self.group_of.get(part.whole.at), self.group_of.get(other_part.whole.at)
            return whole is None or other_whole is None or whole is other_whole or one.is_telling
        whole_at = (
            part.whole.at if part is not None else other_part.whole.at if other_part is not None else -1
        )
        apart = whole_at not in (one.at, other.at)
        return apart and people == populations.SAME and one.core != populations.GENERAL

    def _is_one_event(self, one: Count, other: Count) -> bool:
        account = self.account
        if account.is_additional(one) != account.is_additional(other):
            return False
        return account.tells_other_event(one) == account.tells_other_event(other)
