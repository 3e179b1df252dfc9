"""Words that settle the scope of a figure become it, the surest first; where they say nothing it is weighed."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.scopes import english, forces, german, rates, spans, standing

LASTS: Final = frozenset(("rate", "state"))  # what holds since a day as well


def settled(found: Found, before: tuple[str, str] | None) -> str | None:
    """cumulative, incident, rate or state, ``None`` where no word says; ``before`` are measure and scope of the figure before."""
    return (
        rates.scope(found)
        or standing.scope(found)
        or _as_before(found, before)
        or english.scope(found)
        or german.scope(found)
        or forces.scope(found)
        or spans.scope(found)
    )


def _as_before(found: Found, before: tuple[str, str] | None) -> str | None:
    """Of a part, or of another count of the same, it is that of the figure before."""
    if before is None or before[0] != found.binding.measure or before[1] == "rate":
        return None
    return before[1] if found.binding.rule == "part" or _is_rival(found) else None


def _is_rival(found: Found) -> bool:
    """Whether a number alone is another count of the one before: "sprach von 12 Toten, die Opposition von 40"."""
    return found.binding.rule in ("ellipsis", "competing count") and not found.clause.dated
