"""What speaks for and against a place as that of a figure: features by number and name, and what they weigh together."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from beleg.extraction import mypyc_attr
from beleg.extraction.figures.places.place import KINDS, WAYS, Name, Place
from beleg.extraction.figures.weights import weights

if TYPE_CHECKING:
    from mypy_extensions import i64


class At:
    """Where a candidate stands, seen from the figure."""

    BEFORE: Final = 0
    FARTHER_BEFORE: Final = 1
    BEHIND: Final = 2
    FARTHER_BEHIND: Final = 3
    NEXT: Final = 4
    PREVIOUS: Final = 5
    PREVIOUS_BLOCK: Final = 6
    RECENT: Final = 7
    KEPT: Final = 8
    TITLE: Final = 9
    LEAD: Final = 10
    COUNTRY: Final = 11


class Flag:
    """What may hold for a candidate."""

    BESIDE: Final = 1 << 0
    IN_TITLE: Final = 1 << 1
    IN_LEAD: Final = 1 << 2
    SAID_AGAIN: Final = 1 << 3
    OTHER_TIME: Final = 1 << 4
    MOST: Final = 1 << 5
    ONCE: Final = 1 << 6
    FIRST: Final = 1 << 7
    LAST: Final = 1 << 8
    RIGHT_BEHIND: Final = 1 << 9
    NUMBER_BETWEEN: Final = 1 << 10
    BREAK_BETWEEN: Final = 1 << 11
    HOME: Final = 1 << 12
    HOME_ANEW: Final = 1 << 13
    HOME_KEPT_OLD: Final = 1 << 14
    KEPT: Final = 1 << 15
    KEPT_ANEW: Final = 1 << 16
    KEPT_OLD: Final = 1 << 17
    TAKEN: Final = 1 << 18  # an earlier figure was about it
    SAME_NUMBER: Final = 1 << 19  # and said the same number
    NARROWER: Final = 1 << 20  # than the place of the figure before
    WIDER: Final = 1 << 21


class Group:
    """What kind of figure it is."""

    EVENT: Final = 1 << 0
    STATE: Final = 1 << 1
    TOTAL: Final = 1 << 2
    TITLE: Final = 1 << 3
    PAST: Final = 1 << 4
    OPENING: Final = 1 << 5  # of a paragraph
    LISTED: Final = 1 << 6
    LOSS: Final = 1 << 7  # of forces
    EXCHANGE: Final = 1 << 8
    PART: Final = 1 << 9
    POINTING: Final = 1 << 10  # "dabei", "damals": at what was told right before
    SINCE: Final = 1 << 11
    RATE: Final = 1 << 12
    OF_STATE: Final = 1 << 13  # a loss, in a sentence that names a state and no place


_AT: Final = (
    *("before", "farther before", "behind", "farther behind", "next sentence", "previous sentence"),
    *("previous paragraph", "recent", "place before", "title", "lead", "main country"),
)
_FLAGS: Final = (
    *("beside the statement", "in the title", "in the lead", "said again", "other time", "most named"),
    *("named once", "first there", "last there", "right behind", "another number between", "break between"),
    *(
        "home",
        "home, new paragraph",
        "home, kept was old",
        "kept",
        "kept, new paragraph",
        "kept, kept was old",
    ),
    *("taken before", "taken for the same number", "narrower than kept", "wider than kept"),
)
_GROUPS: Final = (
    *("event", "state", "total", "title", "past", "opening", "listed"),
    *("loss", "exchange", "part", "pointing", "since", "rate", "loss of a state"),
)
_NESTED: Final = ("single", "inner", "outer")
_GAPS: Final = (
    "kept, same sentence",
    "kept, sentence before",
    "kept, two or three back",
    "kept, farther back",
)
_NOWHERE: Final = (
    "nowhere",
    "nowhere, none in the sentence",
    *(f"nowhere, {group}" for group in _GROUPS),
)
_SIDES: Final = ("own sentence", "elsewhere")

_WAY: Final = 0
_KIND: Final = _WAY + len(_AT) * len(WAYS)
_FLAG: Final = _KIND + len(_AT) * len(KINDS)
_GROUP: Final = _FLAG + len(_SIDES) * len(_FLAGS)
_GROUP_AT: Final = _GROUP + len(_GROUPS) * len(KINDS)
_ANY_WAY: Final = _GROUP_AT + len(_GROUPS) * len(_AT)
_KIND_WAY: Final = _ANY_WAY + len(_SIDES) * len(WAYS)
_NEST: Final = _KIND_WAY + len(KINDS) * len(WAYS)
_GAP: Final = _NEST + len(_SIDES) * len(_NESTED) * len(KINDS)
_NONE: Final = _GAP + len(_GAPS)
_HALF: Final = 11  # flags, half of them
_FEW: Final = (1 << _HALF) - 1


@cache
def feature_names() -> list[str]:
    """The name of each feature, in the order of their numbers."""
    return [
        *(f"{at}, {way}" for at in _AT for way in WAYS),
        *(f"{at}, {kind}" for at in _AT for kind in KINDS),
        *(f"{flag}, {side}" for flag in _FLAGS for side in _SIDES),
        *(f"{group} figure, {kind}" for group in _GROUPS for kind in KINDS),
        *(f"{group} figure, {at}" for group in _GROUPS for at in _AT),
        *(f"{way}, {side}" for way in WAYS for side in _SIDES),
        *(f"{kind}, {way}" for kind in KINDS for way in WAYS),
        *(f"{nested} {kind}, {side}" for nested in _NESTED for kind in KINDS for side in _SIDES),
        *_GAPS,
        *_NOWHERE,
    ]


@mypyc_attr(acyclic=True)
class Candidate:
    """A place that a figure may be about, ``None`` for none: where it stands (``At``) and what holds (``Flag``).

    ``elsewhere`` is 0 in the figure's own sentence, else 1; ``gap`` is how many sentences ago the figure before was
    about it, -1 where it was not; ``groups`` is what kind of figure asks (``Group``). ``first`` is its first token.
    """

    __slots__ = ("at", "elsewhere", "first", "flags", "gap", "groups", "name", "place")

    def __init__(self, place: Place | None, name: Name, at: i64, elsewhere: i64, groups: i64) -> None:
        self.place = place
        self.name = name
        self.first: i64 = -1 if place is None else place.first
        self.at: i64 = at
        self.elsewhere: i64 = elsewhere
        self.groups: i64 = groups
        self.flags: i64 = 0
        self.gap: i64 = -1

    def features(self) -> list[int]:
        """The numbers of all its features."""
        place = self.place
        if place is None:
            return _nowhere_features(self.groups, self.elsewhere)
        return [
            *_standing_features(self.at, place.kind, place.way),
            *_naming_features(nesting(place), place.kind, place.way, self.elsewhere),
            *_gap_features(self.gap),
            *_group_features(self.groups, self.at, place.kind),
            *[_flag_feature(i, self.elsewhere) for i in range(len(_FLAGS)) if self.flags >> i & 1],
        ]


def nesting(place: Place) -> i64:
    """Which of ``_NESTED`` a place is."""
    return 1 if place.inner else 2 if place.outer else 0


def _standing_features(at: int, kind: int, way: int) -> list[int]:
    return [_WAY + at * len(WAYS) + way, _KIND + at * len(KINDS) + kind]


def _naming_features(nested: int, kind: int, way: int, elsewhere: int) -> list[int]:
    return [
        _ANY_WAY + 2 * way + elsewhere,
        _KIND_WAY + kind * len(WAYS) + way,
        _NEST + 2 * (nested * len(KINDS) + kind) + elsewhere,
    ]


def _group_features(groups: int, at: int, kind: int) -> list[int]:
    asking = [i for i in range(len(_GROUPS)) if groups >> i & 1]
    return [
        *[_GROUP + group * len(KINDS) + kind for group in asking],
        *[_GROUP_AT + group * len(_AT) + at for group in asking],
    ]


def _flag_feature(flag: int, elsewhere: int) -> int:
    return _FLAG + 2 * flag + elsewhere


def _gap_features(gap: int) -> list[int]:
    return [_GAP + (gap if gap < 2 else 2 if gap < 4 else 3)] if gap >= 0 else []


def _nowhere_features(groups: int, elsewhere: int) -> list[int]:
    holding = [
        True,
        elsewhere == 1,
        *(groups >> i & 1 != 0 for i in range(len(_GROUPS))),
    ]
    return [_NONE + i for i, holds in enumerate(holding) if holds]


class Scale:
    """What the features of a candidate weigh, added up beforehand for those that always come together.

    Each list is read by one number made of what it goes by: ``_standing`` by where a candidate stands, its kind and
    way, ``_naming`` by whether it is inner or outer, its kind and way and whether it stands elsewhere, ``_flags`` and
    ``_more_flags`` by one half of its flags each and whether it stands elsewhere, ``_gaps`` by the gap. ``_groups``
    has for each set of groups what it weighs, by where a candidate stands and its kind; ``_nowhere`` what it weighs
    that there is no place.
    """

    __slots__ = (
        *("_flags", "_gaps", "_groups", "_more_flags", "_naming", "_nowhere", "_standing", "_weights"),
    )

    def __init__(self, weights: list[float]) -> None:
        self._weights = weights
        ways, kinds, sides = range(len(WAYS)), range(len(KINDS)), range(len(_SIDES))
        self._standing = [
            self._sum(_standing_features(at, kind, way))
            for at in range(len(_AT))
            for kind in kinds
            for way in ways
        ]
        self._naming = [
            self._sum(_naming_features(nested, kind, way, side))
            for nested in range(len(_NESTED))
            for kind in kinds
            for way in ways
            for side in sides
        ]
        self._gaps = [self._sum(_gap_features(gap)) for gap in range(-1, len(_GAPS) + 1)]
        self._flags = self._flag_sums(0)
        self._more_flags = self._flag_sums(_HALF)
        self._groups: dict[int, list[float]] = {}
        self._nowhere: dict[int, float] = {}

    def weigh(self, candidate: Candidate) -> float:
        """What all features of a candidate weigh together."""
        place = candidate.place
        if place is None:
            return self._weigh_nowhere(candidate.groups, candidate.elsewhere)
        at, kind, way, side = candidate.at, place.kind, place.way, candidate.elsewhere
        groups = self._groups.get(candidate.groups) or self._weigh_groups(candidate.groups)
        total = self._standing[(at * len(KINDS) + kind) * len(WAYS) + way]
        total += self._naming[((nesting(place) * len(KINDS) + kind) * len(WAYS) + way) * 2 + side]
        total += groups[at * len(KINDS) + kind]
        total += self._flags[(candidate.flags & _FEW) * 2 + side]
        total += self._more_flags[(candidate.flags >> _HALF) * 2 + side]
        if candidate.gap >= 0:
            total += self._gaps[min(candidate.gap, len(_GAPS)) + 1]
        return total

    def _weigh_nowhere(self, groups: i64, elsewhere: i64) -> float:
        """What it weighs that a figure of a set of groups has no place, worked out when one first asks."""
        key = groups * len(_SIDES) + elsewhere
        known = self._nowhere.get(key)
        if known is None:
            known = self._nowhere[key] = self._sum(_nowhere_features(groups, elsewhere))
        return known

    def _weigh_groups(self, groups: i64) -> list[float]:
        """What a set of groups weighs, worked out when a figure of that kind first asks."""
        self._groups[groups] = sums = [
            self._sum(_group_features(groups, at, kind))
            for at in range(len(_AT))
            for kind in range(len(KINDS))
        ]
        return sums

    def _flag_sums(self, first: int) -> list[float]:
        """The sums of all sets of the flags from ``first`` on, for either side: each is one flag and a smaller set."""
        sums = [0.0, 0.0]
        for flag in range(first, first + _HALF):
            for at in range(len(sums)):
                sums.append(sums[at] + self._weights[_flag_feature(flag, at % 2)])
        return sums

    def _sum(self, features: list[int]) -> float:
        total = 0.0
        for feature in features:
            total += self._weights[feature]
        return total


@cache
def place_scale() -> Scale:
    """The scale of ``weights.toml``."""
    return Scale(weights("place", feature_names()))
