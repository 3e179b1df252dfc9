"""How far the review is, in sentences: what is open, what this reader decided last, what can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from beleg.model import Decision
from beleg.report.days import day
from beleg.report.html.decisions import decision_words
from beleg.report.words import number, one_line, term
from beleg.review import ORIGIN
from beleg.review.undoing import Step, last_step, next_step, taken_back_by
from beleg.stores.paging import DecidedAsked
from beleg.web.visit import Visit

_AT_ONCE: Final = 200  # decisions of a person read at a time, and looked through for a redo


class Progress(NamedTuple):
    """How far the review is: ``last`` is what this reader decided last, ``again`` what a redo would make again."""

    open: int
    figures: int
    last: Step
    said: str
    time: str
    again: Step


def progress(visit: Visit) -> Progress:
    """How far the review is, and what this reader did last."""
    summary, last = visit.ledger.pages.summary(), step_to_undo(visit, whole=False)
    said, time = (_in_words(visit, last), clock(last[0])) if last else ("", "")
    return Progress(summary.open, summary.figures, last, said, time, step_to_redo(visit))


def step_to_undo(visit: Visit, whole: bool = True) -> Step:
    """The last step of this reader of which anything stands; ``whole`` looks at each decision of it."""

    def newest_first() -> Iterator[Decision]:
        after = ""
        while True:
            page = visit.ledger.pages.decided(DecidedAsked(user=visit.user), after, _AT_ONCE)
            yield from (decision for _, decision in page.items)
            after = page.next
            if not after:
                return

    stands: dict[str, bool] = {}

    def is_standing(each: Decision) -> bool:
        # To show what an undo would do, one of a step is looked at for all: they were decided together.
        if whole or not stands.get(each.time):
            stands[each.time] = taken_back_by(visit.user, about(visit, each.target)) == each
        return stands[each.time]

    return last_step(newest_first(), is_standing) if visit.user else ()


def about(visit: Visit, target: str) -> Sequence[Decision]:
    """The decisions about a figure, under any id that it has or had, or about an origin."""
    if target.startswith(ORIGIN):
        return [each for each in visit.ledger.pages.of_origins() if each.target == target]
    known = visit.ledger.history(target)
    return known.decisions if known else ()


def step_to_redo(visit: Visit) -> Step:
    """The last step that this reader took back and decided nothing after."""
    if not visit.user:
        return ()
    page = visit.ledger.pages.decided(DecidedAsked(user=visit.user), "", _AT_ONCE)
    return next_step(decision for _, decision in reversed(page.items))


def said_of(visit: Visit, decision: Decision) -> str:
    """A decision in a line: when, who, what, why."""
    said = decision_words(decision, visit.ui)
    return visit.say("deciding.decided", time=when(visit, decision), user=decision.user, verdict=said)


def when(visit: Visit, decision: Decision) -> str:
    """Day and time of a decision, where this app runs."""
    local = datetime.fromisoformat(decision.time).astimezone()
    return f"{day(local.date().isoformat(), visit.ui)}, {local:%H:%M:%S}"


def clock(decision: Decision) -> str:
    """The time of day of a decision, where this app runs."""
    return datetime.fromisoformat(decision.time).astimezone().strftime("%H:%M:%S")


def _in_words(visit: Visit, step: Step) -> str:
    verdict = term("verdict", step[0].verdict, visit.ui)
    if len(step) > 1:
        return visit.say("deciding.last_n", verdict=verdict, n=number(len(step), visit.ui))
    history = visit.ledger.history(step[0].target)
    figure = history.now or history.extracted if history else None
    return visit.say(
        "deciding.last", verdict=verdict, quote=one_line(figure.quote) if figure else step[0].target
    )
