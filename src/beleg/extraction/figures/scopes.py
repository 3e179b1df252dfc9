"""The words around a figure become its scope and the time it speaks of."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from beleg.extraction.figures.clauses import Clause
from beleg.extraction.figures.counted import Counted
from beleg.extraction.figures.lexicon import Role
from beleg.model import DateMention

_STATES: Final = frozenset(("deployed", "missing_persons", "displaced", "other"))
_NEAR: Final = 3  # tokens
_REMEMBERED: Final = 10_000  # days


def scope(clause: Clause, counted: Counted, measure: str, rule: str, times: list[DateMention]) -> str:
    """rate, cumulative, state or incident, as GUIDELINES of reported figures define them."""
    words = clause.words
    if clause.roles & Role.RATE:
        near = max(counted.number.first_token - clause.first - _NEAR, 0)
        for at in range(near, min(counted.last - clause.first + _NEAR, len(words))):
            if words[at].role & Role.RATE:
                return "rate"
    if rule == "total" or rule.endswith("toll") or any(_is_open(time) for time in times):
        return "cumulative"
    if measure in _STATES:
        return "state"
    return "cumulative" if clause.roles & Role.CUMULATIVE else "incident"


def _is_open(time: DateMention) -> bool:
    """A running period such as "seit Februar 2022"."""
    return time.kind == "date" and time.first is not None and time.last is None


def time(
    times: list[DateMention], token: int, published: date | None
) -> tuple[str | None, DateMention | None]:
    """The resolved date nearest to ``token`` as ISO text, with the words it comes from; ``None`` where there is none."""
    nearest: DateMention | None = None
    for each in times:
        if each.kind != "date" or not (each.first or each.last):
            continue
        if nearest is None or abs(each.first_token - token) < abs(nearest.first_token - token):
            nearest = each
    if nearest is None:
        return None, None
    return _iso(nearest.first, nearest.last or published), nearest


def _iso(first: date | None, last: date | None) -> str | None:
    if first is None:
        return f"../{_text(last)}" if last else None
    if last is None:
        return f"{_text(first)}/.."
    return _text(first) if first == last else f"{_text(first)}/{_text(last)}"


@lru_cache(_REMEMBERED)
def _text(day: date) -> str:
    return day.isoformat()
