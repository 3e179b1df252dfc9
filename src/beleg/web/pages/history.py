"""All decisions, the latest first: who decided what about which figure, when and why, and the way to take each back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from beleg.bookkeeping.deciding import History
from beleg.model import VERDICTS, Decision
from beleg.report.html.decisions import decision_words
from beleg.report.words import one_line, term
from beleg.review import ORIGIN, mark
from beleg.review.undoing import taken_back_by
from beleg.stores.paging import DecidedAsked
from beleg.web.addresses import of_figure, of_origin
from beleg.web.pages.progress import when
from beleg.web.visit import Rows, Shown, Visit

_AT_ONCE: Final = 50
_COLUMNS: Final = ("time", "user", "verdict", "target", "reason", "fields", "other")


class Line(NamedTuple):
    """A decision in the list: ``path`` leads to what it is about; ``mark`` is empty where an undo would not take it back."""

    decision: Decision
    when: str
    said: str
    about: str
    path: str
    where: str
    mark: str


def show(visit: Visit) -> Shown:
    """The page."""
    asked = DecidedAsked(visit.wanted("user") or "", visit.wanted("verdict") or "")
    page = visit.ledger.pages.decided(asked, visit.wanted("after") or "", _AT_ONCE)
    history = cache(visit.ledger.history)
    of_origins = visit.ledger.pages.of_origins()
    lines = [_line(visit, each, history(each.target), of_origins) for _, each in page.items]
    return Shown(
        "history.html",
        visit.say("deciding.history"),
        {
            "lines": lines,
            "page": page,
            "asked": asked,
            "verdicts": [(each, term("verdict", each, visit.ui)) for each in VERDICTS],
        },
        data=lambda: [each.as_dict() for _, each in page.items],
        rows=lambda: Rows(_COLUMNS, (_row(each) for _, each in page.items)),
    )


def _line(visit: Visit, decision: Decision, known: History | None, of_origins: Sequence[Decision]) -> Line:
    about, path, where = decision.target, "", ""
    decisions: list[Decision] = list(known.decisions) if known else []
    if decision.target.startswith(ORIGIN):
        about = decision.target.removeprefix(ORIGIN)
        path = of_origin(about)
        decisions = [each for each in of_origins if each.target == decision.target]
    elif known:
        figure = known.now or known.extracted
        about = one_line(figure.quote) if figure else visit.say("decisions.figure", id=decision.target)
        path = of_figure(decision.target)
        where = (known.article.outlet or known.article.doc) if known.article else ""
    taken = taken_back_by(visit.user, decisions)
    return Line(
        decision,
        when(visit, decision),
        decision_words(decision, visit.ui),
        about,
        path,
        where,
        mark(decision) if taken == decision else "",
    )


def _row(decision: Decision) -> Mapping[str, object]:
    said = decision.as_dict()
    return {name: said[name] for name in _COLUMNS}
