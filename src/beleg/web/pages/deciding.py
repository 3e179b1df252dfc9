"""What a form of a card sends becomes decisions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from beleg.ledger import DecisionError
from beleg.model import CORRECTABLE, Decision
from beleg.review import ORIGIN
from beleg.review.doubts import OFFERED
from beleg.review.standing import instant
from beleg.review.undoing import Step
from beleg.web.visit import Visit

AT_ONCE: Final = 50  # figures decided about together: as many as a list shows
SKIP: Final = "skip"
_PLAIN: Final = ("accept", "reject", "unsure")
LONGEST_REASON: Final = 1000  # characters of a reason


def now() -> str:
    """The time of a decision. No two decisions of a person have one time unless they are one step."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def dated(rows: Sequence[Decision], about: Iterable[Decision]) -> list[Decision]:
    """New decisions later than all that are kept about the same things, so that they hold whatever clocks say.

    >>> kept = Decision("a1", "reject", "omar", "2999-01-01T00:00:00+00:00")
    >>> [each.time for each in dated([Decision("a1", "accept", "ines", "2031-03-05T10:00:00+00:00")], [kept])]
    ['2999-01-01T00:00:00.000001+00:00']
    """
    latest = max(map(instant, about), default=None)
    if latest is None or not rows or instant(rows[0]) > latest:
        return list(rows)
    time = (latest + timedelta(microseconds=1)).isoformat(timespec="microseconds")
    return [each._replace(time=time) for each in rows]


def made(visit: Visit, correction: Mapping[str, object] | None = None) -> list[Decision]:
    """The decisions that a form asks for, none where no verdict was chosen; raises ``DecisionError``."""
    if correction is not None:
        return [_decision(visit, "correct", correction)]
    candidate = visit.sent("candidate")
    if candidate:
        return [_decision(visit, "correct", _fields(visit.sent("target"), candidate))]
    verdict = visit.sent("verdict")
    if verdict == "undo":
        return [_decision(visit, verdict)]
    origin = visit.sent("target").startswith(ORIGIN)
    if visit.sent("other") and (verdict == "merge" or (verdict == "accept" and origin)):
        return [_decision(visit, verdict)._replace(other=visit.sent("other"))]
    return [_decision(visit, verdict)] if verdict in _PLAIN else []


def made_together(visit: Visit) -> list[Decision]:
    """The decisions about all figures that are ticked, of one time: they are one step, and come back together."""
    verdict, time = visit.sent("verdict"), now()
    ticked = [each for each in visit.form.getlist("figure") if isinstance(each, str)]
    if verdict not in _PLAIN:
        return []
    reason = visit.sent("reason")[:LONGEST_REASON]
    return [Decision(id, verdict, visit.user, time, reason) for id in dict.fromkeys(ticked)][:AT_ONCE]


def taken_back(step: Step, user: str) -> list[Decision]:
    """The rows that take a step back."""
    time = now()
    return [Decision(each.target, "undo", user, time) for each in step]


def _decision(visit: Visit, verdict: str, fields: Mapping[str, object] | None = None) -> Decision:
    said = tuple((name, fields[name]) for name in CORRECTABLE if name in fields) if fields else ()
    return Decision(
        visit.sent("target"), verdict, visit.user, now(), visit.sent("reason")[:LONGEST_REASON], fields=said
    )


def _fields(target: str, written: str) -> Mapping[str, object]:
    try:
        found = json.loads(written)
    except ValueError:
        found = None
    if not isinstance(found, dict) or not set(found) <= set(OFFERED):
        raise DecisionError("bad_decision", what=target)
    return found
