"""Where those counted are, or in what plight, becomes the scope of their number: "are in custody", "leben in Zelten"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.scopes.nearness import is_apart, still

_WARD: Final = 9  # tokens from "lying" to "ward"
_LASTING: Final = frozenset(("captured", "detained", "displaced", "wounded", "missing_persons"))


def scope(found: Found) -> str | None:
    """``state`` where words tell that it is so at a time, ``None`` where they do not."""
    clause, measure = found.clause, found.binding.measure
    if clause.roles & Role.RATE or found.counted.rate:
        return None
    if measure == "area":
        return "state" if _is_beside(found, "controlling") else None
    if measure not in _LASTING:
        return None
    last = found.counted.last
    if measure == "wounded" and found.binding.rule != "predicate:toll" and _is_in_a_ward(found):
        return "state"
    remains = last < clause.last and clause.word(last).traits & Trait.REMAIN
    if remains or _is_beside(found, "harbouring") or _is_in_a_plight(found):
        return "state"
    return "state" if (_stays(found) if clause.verb_final else _is_kept(found)) else None


def _is_beside(found: Found, name: str) -> bool:
    """ "a school that houses 900", "beherbergt 300 Flüchtlinge", "admits to holding fewer than 200", "kontrolliert 40 Quadratkilometer"."""
    clause = found.clause
    words = clause.lexicon.lists[name]
    return any(
        clause.tokens.lows[token] in words and not is_apart(found, token, Role.BREAK)
        for token in range(clause.first, clause.last if clause.verb_final else found.counted.first)
    )


def _is_in_a_plight(found: Found) -> bool:
    """ "were in custody", "lägen im Koma", but not "taken into custody"."""
    clause, bound = found.clause, found.binding
    lists, lows = clause.lexicon.lists, clause.tokens.lows
    if bound.rule == "predicate:toll":  # "the number in rebel jails"
        between = range(bound.last, found.counted.first)
        return any(clause.word(token).traits & Trait.PRISONS for token in between)
    if not any(lows[token] in lists["plight"] for token in range(bound.first, bound.last)):
        return False
    return not any(
        lows[token] in lists["moving"] and not is_apart(found, token, Role.BREAK)
        for token in range(clause.first, clause.last)
    )


def _is_in_a_ward(found: Found) -> bool:
    """ "liegen im Krankenhaus", "werden noch stationär behandelt", "are in critical condition", "was treating 11 patients"."""
    clause = found.clause
    lists, lows = clause.lexicon.lists, clause.tokens.lows
    for token in range(clause.first, clause.last):
        low = lows[token]
        treated = low in lists["treated_now"] and not is_apart(found, token, Role.BREAK)
        if treated and (not clause.verb_final or still(clause)):
            return True
        if low in lists["lying"] and not is_apart(found, token, Role.BREAK) and _is_ward_ahead(clause, token):
            return not any(
                lows[at] in lists["moving"] and not is_apart(found, at, Role.BREAK)
                for at in range(clause.first, clause.last)
            )
    return False


def _is_ward_ahead(clause: Clause, token: int) -> bool:
    lists, lows = clause.lexicon.lists, clause.tokens.lows
    wards, links = lists["wards"], lists["ward_links"]
    for at in range(token + 1, min(token + _WARD, clause.last)):
        if lows[at] in wards:
            return True
        if clause.role(at) & Role.BREAK or not (clause.verb_final or lows[at] in links):
            return False
    return False


def _is_kept(found: Found) -> bool:
    """ "are still in captivity", "are living in 84 sites", "3,000 internally displaced"."""
    clause, bound = found.clause, found.binding
    first = bound.first
    if not bound.rule.startswith("predicate:") or first < found.counted.last:
        return False
    being = clause.role(first - 1) & Role.STILL or clause.word(first - 1).traits & Trait.BEING
    if clause.role(first) & Role.PREPOSITION:
        return bool(being)
    if clause.word(first).traits & Trait.INTERNALLY:
        return not any(clause.role(at) & Role.AUXILIARY for at in range(found.counted.last, first))
    return bool(clause.word(first).traits & Trait.STAYS and (being or clause.role(first) & Role.STILL))


def _stays(found: Found) -> bool:
    """ "sitzen 700 Gefangene in Lagern", "vier schweben in Lebensgefahr", "97 werden noch festgehalten"."""
    clause = found.clause
    kept = clause.lexicon.spans.staying if still(clause) or _is_now(found) else frozenset()
    if not kept and not clause.traits & Trait.STAYS:
        return False
    return any(
        _tells_of_staying(clause, token, kept) and not is_apart(found, token, Role.NONE)
        for token in range(clause.first, clause.last)
    )


def _is_now(found: Found) -> bool:
    """ "werden festgehalten", "sind untergebracht", but not "sind untergebracht worden"."""
    clause = found.clause
    lists, lows = clause.lexicon.lists, clause.tokens.lows
    now = any(
        lows[token] in lists["standing_now"] and not is_apart(found, token, Role.BREAK)
        for token in range(clause.first, clause.last)
    )
    return now and lists["been"].isdisjoint(lows[clause.first : clause.last])


def _tells_of_staying(clause: Clause, token: int, kept: frozenset[str]) -> bool:
    return clause.word(token).traits & Trait.STAYS != 0 or clause.tokens.lows[token] in kept
