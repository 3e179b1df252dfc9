"""A decision is refused that says nothing, or something that no figure can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from math import isfinite
from typing import Any, Final

from beleg.comparing import times
from beleg.gazetteer import countries
from beleg.model import CERTAINTIES, CORRECTABLE, QUALIFIERS, SCOPES, UNITS, VERDICTS, Decision, figure_id
from beleg.model.measures import measures
from beleg.review.origins import ORIGIN

_CHOICES: Final[Mapping[str, Sequence[str]]] = {
    "qualifier": QUALIFIERS,
    "unit": UNITS,
    "scope": SCOPES,
    "certainty": CERTAINTIES,
}
SENTENCE: Final = "sentence"
_LONGEST: Final = 500  # characters of a population or a place
# What a figure that a person marks has to have; all else may be not stated.
LONGEST_QUOTE: Final = 500  # characters of the words that a person marks
NEEDED: Final = ("start", "end", "quote", "qualifier", "measure", "unit", "scope", "certainty", SENTENCE)
_OF_ORIGINS: Final = ("accept", "reject", "merge", "unsure", "undo")


class DecisionError(ValueError):
    """A decision that cannot be kept; ``code`` is a key of the group ``error`` in ``words/``.

    >>> str(DecisionError("bad_verdict", what="a1", value="maybe"))
    'bad verdict: a1, maybe'
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        return f"{self.code.replace('_', ' ')}: {', '.join(str(value) for value in self.values.values())}"


def check(decision: Decision) -> None:
    """Refuse a decision that is wrong whatever it is about; raises ``DecisionError``.

    >>> check(Decision("a1", "correct", "ines", "2031-03-05T10:00", fields=(("scope", "weekly"),)))
    Traceback (most recent call last):
    beleg.review.checking.DecisionError: bad value: a1, scope, weekly
    """
    _check_form(decision)
    if decision.verdict == "correct":
        for field, value in decision.fields:
            check_field(decision.target, field, value)
    elif decision.verdict == "add":
        _check_added(decision)
    elif decision.other:
        _check_merge(decision)


def _check_form(decision: Decision) -> None:
    target = decision.target
    allowed = _OF_ORIGINS if target.startswith(ORIGIN) else VERDICTS
    if decision.verdict not in allowed:
        raise DecisionError("bad_verdict", what=target, value=decision.verdict, choices=", ".join(allowed))
    if not target or not decision.user:
        raise DecisionError("bad_decision", what=target or "?")
    if not _is_time(decision.time):
        raise DecisionError("bad_time", what=target, value=decision.time)
    if bool(decision.fields) != (decision.verdict in ("correct", "add")):
        raise DecisionError("bad_decision", what=target)
    # An origin is kept apart from another one by accepting it beside that.
    free = decision.verdict == "accept" and target.startswith(ORIGIN)
    if bool(decision.other) != (decision.verdict in ("merge", "add")) and not free:
        raise DecisionError("bad_merge", what=target, value=decision.other)


def _check_merge(decision: Decision) -> None:
    own = decision.target.removeprefix(ORIGIN)
    if decision.other.removeprefix(ORIGIN) == own:
        raise DecisionError("bad_merge", what=decision.target, value=decision.other)


def _check_added(decision: Decision) -> None:
    """A figure that a person marked is whole, and called what it is."""
    target, fields = decision.target, dict(decision.fields)
    for field in NEEDED:
        if field not in fields:
            raise DecisionError("needs_field", what=target, field=field)
    for field, value in fields.items():
        if field != SENTENCE:
            check_field(target, field, value)
        elif not _is_span(value):
            raise DecisionError("bad_value", what=target, field=field, value=value)
    if target != target_of(decision.other, fields):
        raise DecisionError("bad_decision", what=target)


def target_of(article: str, fields: Mapping[str, Any]) -> str:
    """The id of the figure that a person marks in an article."""
    return figure_id(article, fields["start"], fields["end"], fields["measure"])


def _is_span(value: Any) -> bool:
    return isinstance(value, list | tuple) and len(value) == 2 and all(_fits("start", each) for each in value)


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def check_field(target: str, field: str, value: Any) -> None:
    """Refuse a value that no figure can have in a field; raises ``DecisionError``."""
    if field not in CORRECTABLE:
        raise DecisionError("bad_field", what=target, value=field, choices=", ".join(CORRECTABLE))
    if not _fits(field, value):
        raise DecisionError("bad_value", what=target, field=field, value=value)


def _fits(field: str, value: Any) -> bool:
    if field in _CHOICES:
        return value in _CHOICES[field]
    if field in ("start", "end"):
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    if field in ("low", "high"):
        return value is None or _is_number(value)
    if field in ("origins", "via"):
        return isinstance(value, list | tuple) and all(isinstance(name, str) and name for name in value)
    return _fits_words(field, value)


def _fits_words(field: str, value: Any) -> bool:
    if field == "unverified":
        return isinstance(value, bool)
    if field == "measure":
        return value in measures()
    if value is None:
        return field != "quote"
    if not isinstance(value, str) or not value.strip():
        return False
    if field == "nationality":
        return bool(countries.name(value))
    if field == "time":
        days = times.days(value)
        return days is not None and days.first <= days.last
    return field == "quote" or len(value) <= _LONGEST


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value) and value >= 0
