"""Words that bound a number by weeks, months or a whole year make it a running total: "61 in the whole of July"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.scopes.nearness import HAPPENING, is_apart

_REACH: Final = 4  # tokens from "past" to "weeks"
_NEAR: Final = 8  # tokens from "this winter" to "already"


def scope(found: Found) -> str | None:
    """``cumulative`` where the words of the clause tell of such a span, ``None`` else."""
    clause = found.clause
    if found.binding.measure not in HAPPENING or found.counted.rate or clause.roles & Role.RATE:
        return None
    lows, spans = clause.tokens.lows, clause.lexicon.spans
    for token in range(clause.first, clause.last):
        if (
            lows[token] in spans.only
            and _is_of_month(clause, token)
            and not is_apart(found, token, Role.BREAK)
        ):
            return "cumulative"
        if lows[token] not in spans.opening or is_apart(found, token, Role.NONE):
            continue
        if _is_span(clause, token) and not is_apart(found, token, Role.BREAK):
            return "cumulative"
        if _is_year(clause, token) and not is_once(found):
            return "cumulative"
    return None


def _is_year(clause: Clause, token: int) -> bool:
    """Whether a word opens all of a year, or of a month: "last year", "im Vorjahr", "during May", but not "in May last year"."""
    spans, low = clause.lexicon.spans, clause.tokens.lows[token]
    ahead = clause.tokens.lows[token + 1] if token + 1 < clause.last else ""
    if low in spans.during:
        return ahead in spans.seasons
    whole = low in spans.before or (low in spans.lately and ahead in spans.over)
    return whole and (token == clause.first or clause.tokens.lows[token - 1] not in spans.seasons)


def _is_of_month(clause: Clause, token: int) -> bool:
    """ "in May alone", "allein im Mai": a month out of those in which something went on."""
    seasons, lows = clause.lexicon.spans.seasons, clause.tokens.lows
    if clause.verb_final:
        return any(lows[at] in seasons for at in range(token + 1, min(token + _REACH, clause.last)))
    return token > clause.first and lows[token - 1] in seasons


def is_once(found: Found) -> bool:
    """Whether one event is told, or one person: "last year a crash killed nine"."""
    clause, lists = found.clause, found.clause.lexicon.lists
    if found.counted.number.high == 1:
        return True
    lows = clause.tokens.lows[clause.first : clause.last]
    return any(low in lists["calamities"] and low not in lists["scattered"] for low in lows)


def _is_span(clause: Clause, token: int) -> bool:
    """Whether a word opens a span: "the past two weeks", "the whole of July", "diesem Winter schon"."""
    spans, low = clause.lexicon.spans, clause.tokens.lows[token]
    if low in spans.lately:
        return _is_ahead(clause, token, spans.long)
    if low in spans.whole:
        behind = token + 2 if clause.role(token + 1) & Role.PARTITIVE_OF else token + 1
        return behind in clause.dated or _is_ahead(clause, token, spans.seasons)
    ahead = clause.tokens.lows[token + 1] if token + 1 < clause.last else ""
    if low not in spans.alone and ahead not in spans.seasons:
        return False
    beside = range(max(token - _NEAR, clause.first), min(token + _NEAR, clause.last))
    return any(
        clause.tokens.lows[at] in spans.already or clause.word(at).traits & Trait.PERFECT for at in beside
    )


def _is_ahead(clause: Clause, token: int, wanted: frozenset[str]) -> bool:
    for at in range(token + 1, min(token + _REACH, clause.last)):
        if clause.role(at) & Role.BREAK:
            return False
        if clause.tokens.lows[at] in wanted:
            return True
    return False
