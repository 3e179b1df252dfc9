"""The words of a sentence say since when its number has run: "since the siege began", "since January"."""

from __future__ import annotations

from datetime import date
from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause, noun_follows
from beleg.extraction.figures.clauses.parting import is_parted
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.scopes.nearness import HAPPENING, is_apart
from beleg.extraction.figures.scopes.spans import is_once
from beleg.model import DateMention

_REACH: Final = 9  # tokens from "since" to the word that something began
_DATED: Final = 8  # tokens from that word to the day on which it did
_TOLD: Final = 18  # tokens from "since" to that day, where a clause tells what happened
_SHORT: Final = 1  # days: what began today has hardly run
_RUNNING: Final = HAPPENING | {"exchanged"}
_COUNTED_UP: Final = frozenset(("killed", "wounded", "casualties", "detained", "attacks", "intercepted"))
_SINCE: Final = _RUNNING | {"missing_persons", "other"}
_OF_WAR: Final = frozenset(("killed", "wounded", "casualties", "displaced"))
_MANY: Final = 1000
_STRUCK: Final = "predicate:object"  # "in the war, a bomb killed nine"
_LEADING: Final = 4  # tokens from a preposition to a war
_MONTH: Final = 27  # days
_TAKING: Final = 3  # tokens from "taking" to the toll
_YEARS: Final = 400  # days: more than one year of the calendar
_PARTS: Final = Role.RELATIVE | Role.SUBSET | Role.RATE
_NEITHER: Final = _PARTS | Role.NUMBER_OF | Role.CUMULATIVE


class Beginning:
    """What began, as the tokens ``first:last``, and the day on which it did, where the words tell it.

    ``event`` tells that they name what began, and not only its day; ``runs``, that what is counted since is a total.
    """

    __slots__ = ("day", "event", "first", "last", "runs")

    def __init__(self, first: int, last: int, day: DateMention | None, event: bool) -> None:
        self.first = first
        self.last = last
        self.day = day
        self.event = event
        self.runs = event


def beginning(found: Found, dates: list[DateMention], published: date | None) -> Beginning | None:
    """Since when a number of what happens has run, ``None`` where its sentence does not say so."""
    clause = found.clause
    if found.binding.measure not in _SINCE:
        return None
    best: Beginning | None = None
    for token in range(clause.first, clause.last):
        if not clause.role(token) & Role.SINCE:
            continue
        begun = _begun(clause, token, dates)
        if begun is None or not _governs(found, begun, dates, published):
            continue
        if begun.event:
            begun.runs = found.binding.measure in _RUNNING
            return begun
        if best is None:
            best, begun.runs = begun, is_long_ago(begun, found, published)
    return best


def spans_years(found: Found, dates: list[DateMention]) -> bool:
    """Whether a number of what happens is of several years: "between 1980 and 2000", "2003 bis 2008"."""
    if found.binding.measure not in _RUNNING:
        return False
    clause = found.clause
    for each in dates:
        inside = clause.first <= each.first_token < clause.last
        if inside and each.kind == "date" and each.first and each.last:
            return (each.last - each.first).days > _YEARS
    return False


def runs(found: Found, when: DateMention | None) -> bool:
    """Whether a number of what happens has run up to now, or to a day: "bislang 31 Tote", "bis heute 112"."""
    if found.binding.measure not in _RUNNING:
        return False
    if _climbs(found) or _is_of_a_war(found) or _is_tallied(found, when):
        return True
    if when is not None and when.first is None and when.last is not None:
        return True
    clause, one = found.clause, found.counted
    if not clause.roles & Role.SO_FAR:
        return False
    return any(
        _is_so_far(clause, token) and _is_near(clause, token, one)
        for token in range(clause.first, clause.last)
    )


def _climbs(found: Found) -> bool:
    """ "The death toll rises to 31", "die Zahl der Toten ist auf 31 gestiegen"."""
    bound, clause = found.binding, found.clause
    if bound.rule != "predicate:toll" or bound.measure not in _COUNTED_UP:
        return False
    # The toll may stand in the line before, and reach into this one; "taking the toll to 31".
    first = max(bound.first - _TAKING, clause.first)
    last = clause.last if clause.verb_final else min(found.counted.last, clause.last)
    return any(
        clause.word(token).traits & Trait.CLIMBS and not is_apart(found, token, Role.BREAK)
        for token in range(first, last)
    )


def _is_of_a_war(found: Found) -> bool:
    """ "More than 90,000 people died in the civil war", "34 reporters were killed in the war", where no day and no event is told."""
    clause, least = found.clause, found.counted.number.low
    if not clause.traits & Trait.PERIOD or found.binding.measure not in _OF_WAR:
        return False
    many = (least or 0) >= _MANY
    if not many and (clause.dated or found.binding.rule == _STRUCK or is_once(found)):
        return False
    return any(
        clause.word(token).traits & Trait.PERIOD
        and (many or _is_where(clause, token))
        and not is_apart(found, token, Role.BREAK)
        for token in range(clause.first, clause.last)
    )


def _is_where(clause: Clause, token: int) -> bool:
    """Whether a preposition leads to a noun: "im Krieg", "in the country's civil war"."""
    for at in range(token - 1, max(token - _LEADING, clause.first) - 1, -1):
        role = clause.role(at)
        if role & Role.PREPOSITION:
            return True
        if role & Role.BREAK or at in clause.counts:
            return False
    return False


def _is_tallied(found: Found, when: DateMention | None) -> bool:
    """ "In 2007, 84 people were killed in fires", "310 Tote zählten die Behörden im Vorjahr": over a month or more, in many places."""
    clause = found.clause
    if when is None or when.first is None or when.last is None or (when.last - when.first).days < _MONTH:
        return False
    if not found.sentence.start <= when.start < found.sentence.end:
        return False
    lows, lists = clause.tokens.lows, clause.lexicon.lists
    return any(
        (lows[token] in lists["scattered"] or lows[token] in lists["counting"])
        and not is_apart(found, token, Role.BREAK)
        for token in range(clause.first, clause.last)
    )


def _is_so_far(clause: Clause, token: int) -> bool:
    """ "bislang", but not "das bislang größte Beben"; "so far", but not "far away"."""
    if not clause.role(token) & Role.SO_FAR:
        return False
    if clause.verb_final:
        return not (noun_follows(clause, token) or clause.role(token + 1) & Role.SUPERLATIVE)
    return clause.role(token - 1) & Role.CUMULATIVE != 0


def _is_near(clause: Clause, token: int, one: Counted) -> bool:
    """Whether no sign and no other number part a word from a number."""
    first, last = (token + 1, one.first) if token < one.first else (one.last, token)
    return not is_parted(clause, first, last, Role.BREAK)


def _begun(clause: Clause, since: int, dates: list[DateMention]) -> Beginning | None:
    """What began, by "since" at a token; ``None`` for "has since", "the worst since", "since he was ill"."""
    has_since = clause.role(since - 1) & Role.AUXILIARY and not clause.verb_final
    if has_since or is_of_another(clause, since):
        return None
    began = _named(clause, since)
    if began >= 0:
        return Beginning(since, began + 1, _day(clause, since, began, dates), True)
    for each in dates:
        if since <= each.first_token <= since + 1 and each.first and each.last is None:
            return Beginning(since, each.last_token, each, False)
    dated = _dated(clause, since, dates)
    return Beginning(since, dated.last_token, dated, False) if dated is not None else None


def _dated(clause: Clause, since: int, dates: list[DateMention]) -> DateMention | None:
    """The day that stands in what "since" opens: "since a coalition intervened in March 2015", "seit der Eskalation im Mai"."""
    for each in dates:
        if each.kind == "date" and each.first is not None and since < each.first_token <= since + _TOLD:
            between = range(since + 1, each.first_token)
            parted = any(clause.role(at) & Role.BREAK or _is_count(clause, at) for at in between)
            return None if parted else each
    return None


def _is_count(clause: Clause, token: int) -> bool:
    """Whether a number stands at a token, not "the first"."""
    return token in clause.counts and clause.counts[token].shape != "ordinal"


def _named(clause: Clause, since: int) -> int:
    """The last word that says what began: "since the start of the invasion"; -1 where there is none."""
    began = -1
    for token in range(since + 1, min(since + _REACH, clause.last)):
        role = clause.role(token)
        if role & Role.BREAK or _is_count(clause, token):
            break
        if role & Role.BEGINNING:
            began = token
    return began


def is_of_another(clause: Clause, since: int) -> bool:
    """Whether "since" bounds a comparison or a relative clause: "the deadliest since ...", ", which has grown since ...,"."""
    first_times = clause.lexicon.lists["first_times"]
    for token in range(since - 1, clause.first - 1, -1):
        role = clause.role(token)
        if role & Role.SUPERLATIVE or clause.tokens.lows[token] in first_times:
            return True
        if role & Role.BREAK:
            return clause.role(token + 1) & (Role.RELATIVE | Role.DETERMINER) == Role.RELATIVE
    return False


def _day(clause: Clause, since: int, token: int, dates: list[DateMention]) -> DateMention | None:
    """The day on which it began: "since the siege began on May 3", "since the May 3 invasion"."""
    for each in dates:
        if each.kind != "date" or each.first is None or not since < each.first_token <= token + _DATED:
            continue
        if not any(clause.role(at) & Role.BREAK for at in range(token + 1, each.first_token)):
            return each
    return None


def _governs(found: Found, begun: Beginning, dates: list[DateMention], published: date | None) -> bool:
    """Whether nothing between the number and "since" parts them: no other day, no other total, no clause of its own."""
    clause, one = found.clause, found.counted
    behind = begun.first >= one.last
    first, last = (one.last, begun.first) if behind else (begun.last, one.first)
    # "seit Kriegsbeginn insgesamt 40", "since May a total of 40"
    apart = _NEITHER & ~Role.CUMULATIVE if clause.verb_final else _NEITHER
    apart = apart if behind else _PARTS
    apart |= Role.BREAK if behind and found.binding.measure not in _RUNNING else Role.NONE
    for token in range(first, last):
        role = clause.role(token)
        if role & Role.RELATIVE and not role & Role.DETERMINER or role & (apart & ~Role.RELATIVE):
            return False
        if role & (Role.SUBORDINATOR | Role.PREPOSITION) == Role.SUBORDINATOR:
            return False
        if behind and clause.word(token).total:
            return False
    day = begun.day
    for each in dates:
        if each is not day and first <= each.first_token < last and each.last != published:
            return False
    return True


def is_long_ago(begun: Beginning, found: Found, published: date | None) -> bool:
    """Whether what has run since a mere day is no single event."""
    day = begun.day.first if begun.day else None
    measure = found.binding.measure
    if day is None or published is None or measure not in _RUNNING:
        return False
    return (published - day).days >= _SHORT
