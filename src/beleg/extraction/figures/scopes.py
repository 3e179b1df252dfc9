"""The words around a figure become its scope and the time it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from beleg.extraction.figures.clauses import Clause
from beleg.extraction.figures.counted import Counted
from beleg.extraction.figures.lexicon import Role
from beleg.model import DateMention

_STATES: Final = frozenset(("deployed", "missing_persons", "displaced", "other"))


def scope(clause: Clause, counted: Counted, measure: str, rule: str, times: Sequence[DateMention]) -> str:
    """rate, cumulative, state or incident, as GUIDELINES of reported figures define them."""
    near = range(counted.number.first_token - 3, counted.last + 3)
    if any(clause.role(token) & Role.RATE for token in near):
        return "rate"
    if rule.endswith("toll") or rule == "total" or any(_is_open(time) for time in times):
        return "cumulative"
    if any(word.role & Role.CUMULATIVE for word in clause.words) and measure not in _STATES:
        return "cumulative"
    return "state" if measure in _STATES else "incident"


def _is_open(time: DateMention) -> bool:
    """A running period such as "seit Februar 2022"."""
    return time.kind == "date" and time.first is not None and time.last is None


def time(
    times: Sequence[DateMention], token: int, published: date | None
) -> tuple[str | None, DateMention | None]:
    """The resolved date nearest to ``token`` as ISO text, with the words it comes from; ``None`` where there is none."""
    resolved = [t for t in times if t.kind == "date" and (t.first or t.last)]
    if not resolved:
        return None, None
    best = min(resolved, key=lambda t: (abs(t.first_token - token), t.first_token))
    return _iso(best.first, best.last or published), best


def _iso(first: date | None, last: date | None) -> str | None:
    if first is None:
        return f"../{last.isoformat()}" if last else None
    if last is None:
        return f"{first.isoformat()}/.."
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
