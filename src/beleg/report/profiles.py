"""What was said about a number becomes what a coding convention makes of it: "dozens" is 12 for one, 24 to 108 for another."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple, Protocol

from beleg.report.records import plain_number

Number = int | float


class Said(Protocol):
    """A figure, a point, or whatever else holds an interval in words."""

    @property
    def qualifier(self) -> str: ...
    @property
    def low(self) -> Number | None: ...
    @property
    def high(self) -> Number | None: ...


class Coded(NamedTuple):
    """What a convention writes, and the interval it means; ``""`` and ``None`` where it has no rule."""

    text: str = ""
    low: Number | None = None
    high: Number | None = None

    @property
    def empty(self) -> bool:
        """Whether the convention makes no number of the words."""
        return self.low is None and self.high is None


class Profile(NamedTuple):
    """A coding convention: its name, who follows it, and its rules by form; see ``profiles.toml``."""

    name: str
    source: str
    text: Mapping[str, str]
    low: Mapping[str, str | Number]
    high: Mapping[str, str | Number]


@cache
def profiles() -> Mapping[str, Profile]:
    """Every convention by its name.

    >>> list(profiles())
    ['acled', 'muc4', 'wikimpacts']
    """
    table = tomllib.loads((files("beleg.report") / "profiles.toml").read_text("utf-8"))
    return {name: _profile(name, entry) for name, entry in table.items()}


def profile(name: str) -> Profile:
    """The convention of a name; raises ``LookupError`` where there is none."""
    if name not in profiles():
        raise LookupError(f"no profile {name!r}; there is {', '.join(profiles())}")
    return profiles()[name]


def code(said: Said, by: Profile) -> Coded:
    """What a convention makes of what was said.

    >>> from collections import namedtuple
    >>> said = namedtuple("said", "qualifier low high")
    >>> code(said("vague", 24, 119), profile("acled")), code(said("at_most", None, 270), profile("acled"))
    (Coded(text='12', low=12, high=12), Coded(text='', low=None, high=None))
    >>> code(said("at_least", 630, None), profile("muc4")), code(said("at_least", 630, None), profile("wikimpacts"))
    (Coded(text='630-', low=630, high=None), Coded(text='630-699', low=630, high=699))
    """
    form = form_of(said)
    low, high = (_number(rules.get(form), said) for rules in (by.low, by.high))
    return Coded(_text(by, form, said, low, high), low, high)


def form_of(said: Said) -> str:
    """The qualifier; for a vague word how it is read: ``magnitude``, ``few`` or ``digits``.

    >>> from collections import namedtuple
    >>> said = namedtuple("said", "qualifier low high")
    >>> [form_of(said("vague", low, high)) for low, high in ((24, 119), (200, 9999), (3, 9), (10, 99))]
    ['magnitude', 'magnitude', 'few', 'digits']
    """
    if said.qualifier != "vague" or said.low is None:
        return said.qualifier
    if said.low < 10:
        return "few"
    return "digits" if said.high == 10 * said.low - 1 else "magnitude"


def _text(by: Profile, form: str, said: Said, low: Number | None, high: Number | None) -> str:
    if by.text:
        said_low, said_high = (_written(bound) for bound in (said.low, said.high))
        return by.text.get(form, "").format(low=said_low, high=said_high)
    bounds = [_written(bound) for bound in (low, high)]
    return bounds[0] if low == high else "-".join(bounds)


def _written(bound: Number | None) -> str:
    return "" if bound is None else str(plain_number(bound))


def _number(rule: str | Number | None, said: Said) -> Number | None:
    if not isinstance(rule, str):
        return rule
    operation, bound = _OPERATIONS[rule]
    value = getattr(said, bound)
    # A vague word can stand inside a bound; an end that was left open stays open.
    return None if value is None else plain_number(operation(value))


def _nines(value: Number) -> Number:
    return _zeros(value) + _place(value) - 1


def _zeros(value: Number) -> Number:
    return int(value) // _place(value) * _place(value)


def _place(value: Number) -> int:
    """What one of the first digit counts: 100 for 270."""
    return int(10 ** (len(str(int(value))) - 1))


_Operation = Callable[[Number], Number]
_OPERATIONS: Final[Mapping[str, tuple[_Operation, str]]] = {
    "low": (lambda value: value, "low"),
    "high": (lambda value: value, "high"),
    "next": (lambda value: value + 1, "low"),
    "previous": (lambda value: max(0, value - 1), "high"),
    # A vague word is read as twice to ten times the number it is named after.
    "magnitude": (lambda value: value / 2, "low"),
    "twice": (lambda value: value, "low"),
    "ninefold": (lambda value: (value + 1) / 10 * 9, "high"),
    "less": (lambda value: int(value) * 95 // 100, "low"),
    "more": (lambda value: int(value) * 105 // 100, "low"),
    "nines": (_nines, "low"),
    "zeros": (_zeros, "high"),
    "next nines": (lambda value: _nines(value + 1), "low"),
    "previous zeros": (lambda value: _zeros(max(0, value - 1)), "high"),
}


def _profile(name: str, entry: Mapping[str, Any]) -> Profile:
    return Profile(name, entry["source"], entry["text"], entry["low"], entry["high"])
