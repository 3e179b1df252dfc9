"""Words beside a number make it one of so many a day: "12 people die each day", "pro Woche 40"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.parting import is_parted
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures import ratios
from beleg.extraction.figures.measures.memory import Found

_PARTING: Final = Role.BREAK | Role.STOP
_ENDING: Final = Role.BREAK | Role.PREPOSITION | Role.CONJUNCTION
_WORDS: Final = 2  # "each day"
_SEVERAL: Final = 3  # "every two hours"


def scope(found: Found) -> str | None:
    """``rate`` where the words of the clause say so, ``None`` else."""
    clause = found.clause
    if found.counted.rate or ratios.is_rate(clause, found.counted):
        return "rate"
    lows, known = clause.tokens.lows, clause.lexicon.lists
    regularly, per, few = known["regularly"], known["per"], known["every_few"]
    if not (clause.mentions("per") or clause.mentions("regularly") or clause.mentions("every_few")):
        return None
    for token in range(clause.first, clause.last):
        low = lows[token]
        if low not in regularly and low not in per and low not in few:
            continue
        width = _period(clause, token)
        if width and _belongs(clause, token, width, found):
            return "rate"
    return None


def _period(clause: Clause, token: int) -> int:
    """How many words say "each day" from a token on, 0 for none."""
    if clause.tokens.lows[token] in clause.lexicon.lists["regularly"]:
        return 1 if _stands_alone(clause, token) else 0
    if _is_every_few(clause, token):
        return _SEVERAL
    return _WORDS if token + 1 < clause.last and _is_per_period(clause, token) else 0


def _stands_alone(clause: Clause, token: int) -> bool:
    """ "täglich zwölf", "lose 40 men daily", "Daily, 30 die", but not "die täglich gemeldete Zahl", "the daily toll"."""
    behind = token + 1
    ends = behind >= clause.last or clause.role(behind) & _ENDING
    return bool(ends) or behind in clause.numbers or (clause.verb_final and token == clause.first)


def _is_per_period(clause: Clause, token: int) -> bool:
    """ "each day", "pro Monat", "an jedem Kriegstag", "12 a week", but neither "in a day" nor "a week ago"."""
    words, known = clause.tokens.lows, clause.lexicon.lists
    if words[token] not in known["per"] or not _is_a_period(clause, token + 1):
        return False
    if words[token] in known["every"]:
        return True
    if clause.role(token - 1) & Role.PREPOSITION:
        return False
    behind = token + _WORDS
    return behind >= clause.last or words[behind] not in known["offsets"]


def _is_every_few(clause: Clause, token: int) -> bool:
    """ "every two hours", "alle elf Minuten"."""
    known, lows = clause.lexicon.lists, clause.tokens.lows
    several = token + 2 < clause.last and lows[token + 2] in known["several_periods"]
    return several and lows[token] in known["every_few"]


def _is_a_period(clause: Clause, token: int) -> bool:
    """Whether a word is a span of time, in German also as the last part of one: "Kriegstag"."""
    word, periods = clause.tokens.lows[token], clause.lexicon.lists["periods"]
    return word in periods or (clause.verb_final and any(word.endswith(each) for each in periods))


def _belongs(clause: Clause, token: int, width: int, found: Found) -> bool:
    """Whether neither another number nor a sign parts the words from the number."""
    first, last = found.counted.first, found.counted.last
    if token >= last:
        return not is_parted(clause, last, token, _PARTING)
    return not is_parted(clause, token + width, first, _PARTING)
