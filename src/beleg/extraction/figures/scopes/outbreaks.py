"""What goes on at the time of the report: "the war, which began in 2021, has killed 20,000", "nine are still missing"."""

from __future__ import annotations

from datetime import date
from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.scopes.nearness import HAPPENING, is_apart
from beleg.extraction.figures.scopes.totals import Beginning, is_long_ago
from beleg.model import DateMention

_NEAR: Final = 8  # tokens from "still" to the number
_BEFORE: Final = 6  # tokens from "broke" to the day: "broke out in the south on 4 June"
_BEHIND: Final = 3  # tokens from the day to "ausgebrochenen"


def outbreak(found: Found, dates: list[DateMention], published: date | None) -> Beginning | None:
    """Since when what has cost a number has gone on, ``None`` where its sentence does not say that it broke out and goes on."""
    clause = found.clause
    if found.binding.measure not in HAPPENING or found.counted.rate or not clause.mentions("perfects"):
        return None
    began: DateMention | None = None
    for each in dates:
        if each.kind != "date" or each.first is None or each.last is None:
            continue
        if _broke_out(clause, each):
            began = each
        else:
            return None  # another day, perhaps when these were killed
    if began is None:
        return None
    begun = Beginning(began.first_token, began.last_token, began, False)
    begun.runs = is_long_ago(begun, found, published)
    return begun


def _broke_out(clause: Clause, day: DateMention) -> bool:
    """Whether a word beside a day, and no sign between, tells that something began on it."""
    before = range(day.first_token - 1, max(day.first_token - _BEFORE, clause.first) - 1, -1)
    return _begins(clause, before) or _begins(clause, range(day.last_token, day.last_token + _BEHIND))


def _begins(clause: Clause, tokens: range) -> bool:
    for token in tokens:
        if clause.says_low(token, "outbreaks"):
            return True
        if clause.role(token) & Role.BREAK:
            return False
    return False


def is_still(found: Found) -> bool:
    """Whether a number is of what still is: "nine are still missing", but not "nine were still missing"."""
    clause, one = found.clause, found.counted
    if not clause.roles & Role.STILL:
        return False
    near = range(max(one.first - _NEAR, clause.first), min(one.last + _NEAR, clause.last))
    tells = any(
        clause.role(token) & Role.STILL
        and not clause.role(token + 1) & Role.PREPOSITION  # "noch in der Nacht"
        and not is_apart(found, token, Role.BREAK)
        for token in near
    )
    return tells and not any(clause.says_low(token, "pasts") for token in near)
