"""A key of the files in ``words/`` becomes the English or German words a person reads; numbers become written numbers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Protocol

LANGUAGES = ("en", "de")
DEFAULT = "en"
_PLAIN = str.maketrans({"·": "-", "…": "...", "„": '"', "“": '"', "²": "2", "→": "->", "–": "-", "×": "x"})


@cache
def table() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """All tables together: group, then key, then language; read once. No group stands in two files."""
    found: dict[str, Mapping[str, Mapping[str, str]]] = {}
    for file in sorted((files("beleg") / "words").iterdir(), key=lambda each: each.name):
        groups = tomllib.loads(file.read_text("utf-8"))
        assert found.keys().isdisjoint(groups), file.name
        found |= groups
    return found


def choose(ui: str | None, environment: Mapping[str, str]) -> str:
    """The language of the output: as asked for, else the locale's where there are words for it, else English.

    >>> choose(None, {"LANG": "de_AT.UTF-8"}), choose("en", {"LANG": "de_AT.UTF-8"}), choose(None, {})
    ('de', 'en', 'en')
    """
    if ui in LANGUAGES:
        return ui
    # The order in which POSIX lets one variable overrule the next.
    locale = next((environment[v] for v in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(v)), "")
    return locale[:2] if locale[:2] in LANGUAGES else DEFAULT


def say(key: str, ui: str, **values: object) -> str:
    """The words of ``group.key`` in a language, with its placeholders filled in.

    Raises ``KeyError`` for a key the table does not hold.

    >>> say("article.figures_n", "de", n=3)
    '3 Angaben'
    """
    return _form(key, ui).format(**values) if values else _plainly(key, ui)


@cache
def _form(key: str, ui: str) -> str:
    group, _, name = key.partition(".")
    return table()[group][name][ui]


@cache
def _plainly(key: str, ui: str) -> str:
    return _form(key, ui).format()


def known(group: str) -> tuple[str, ...]:
    """The keys of a group in the order of the table: ``known("measure")`` are the measures."""
    return tuple(table()[group])


def term(group: str, key: str, ui: str) -> str:
    """The words for a value of a closed vocabulary; a value without words stands for itself.

    >>> term("measure", "missing_persons", "en"), term("measure", "shelled", "en")
    ('missing', 'shelled')
    """
    return say(f"{group}.{key}", ui) if key in table()[group] else key


def counted(key: str, n: int, ui: str, **values: object) -> str:
    """A count with its noun: ``counted("article.figures", 1, "en")`` is ``"1 figure"``; ``values`` fill other placeholders.

    >>> counted("article.figures", 0, "en"), counted("article.figures", 1200, "en")
    ('no figure found', '1,200 figures')
    """
    group, name = key.split(".")
    form = f"{name}_{n}" if f"{name}_{n}" in table()[group] else f"{name}_n"
    return say(f"{group}.{form}", ui, n=number(n, ui), **values)


@lru_cache(20_000)
def number(value: float, ui: str) -> str:
    """A written number: groups of three, at most two decimals.

    >>> number(11000, "en"), number(11000, "de"), number(33.333, "de"), number(2.5, "en")
    ('11,000', '11.000', '33,33', '2.5')
    """
    whole, _, decimals = f"{value:,.2f}".partition(".")
    decimals = decimals.rstrip("0")
    grouped = whole.replace(",", say("number.group", ui))
    return grouped + (say("number.decimal", ui) + decimals if decimals else "")


def plain(text: str) -> str:
    """The same words in ASCII signs, for terminals that show no others; letters stay.

    >>> plain("a · b …")
    'a - b ...'
    """
    return text.translate(_PLAIN)


def one_line(text: str) -> str:
    """White space of any kind as single spaces, so that a value fits a row."""
    return " ".join(text.split())


class Number(Protocol):
    """A number as it was said: a figure, or a point of a series."""

    @property
    def qualifier(self) -> str: ...
    @property
    def low(self) -> int | float | None: ...
    @property
    def high(self) -> int | float | None: ...
    @property
    def unit(self) -> str: ...
    @property
    def quote(self) -> str: ...


def how_many(figure: Number, ui: str, short: bool = False) -> str:
    """What was said about the number, words before symbols; ``short`` is the form for narrow tables.

    An interval stays an interval; a vague word comes first, its reading in brackets.
    """
    form = "vague_short" if short and figure.qualifier == "vague" else figure.qualifier
    low, high = (_with_unit(bound, figure.unit, ui) for bound in (figure.low, figure.high))
    return say(f"qualifier.{form}", ui, low=low, high=high, quote=one_line(figure.quote))


def _with_unit(bound: float | None, unit: str, ui: str) -> str:
    if bound is None:
        return ""
    written = number(bound, ui)
    return say(f"unit.{unit}", ui, n=written) if unit in table()["unit"] else written


class Assertion(Protocol):
    """What is said more or less surely: a figure, or a point of a series."""

    @property
    def certainty(self) -> str: ...
    @property
    def unverified(self) -> bool: ...


def certainty(figure: Assertion, ui: str) -> str:
    """How certain, with "unverified" where the article says that nobody could check."""
    if not figure.unverified:
        return term("certainty", figure.certainty, ui)
    doubts = [] if figure.certainty == "stated" else [term("certainty", figure.certainty, ui)]
    return ", ".join([*doubts, say("certainty.unverified", ui)])


def who(speakers: tuple[str, ...], via: tuple[str, ...], ui: str) -> str:
    """Who says so, and in brackets who passed it on.

    >>> who(("NIS",), ("Yonhap",), "en"), who((), (), "en")
    ('NIS (Yonhap)', 'no origin named')
    """
    named = ", ".join(map(one_line, speakers)) or say("origin.none", ui)
    return f"{named} ({', '.join(map(one_line, via))})" if via else named
