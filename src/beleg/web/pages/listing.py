"""Figures of one kind become a list in which each is shown and can be left out; one button decides about the others."""

from __future__ import annotations

from collections.abc import Collection

from starlette.responses import RedirectResponse, Response

from beleg.ledger import Meanwhile
from beleg.model import Decision
from beleg.review.queue import Open
from beleg.review.sheets import COLUMNS, record
from beleg.web.addresses import with_query
from beleg.web.pages.cards import row
from beleg.web.pages.deciding import AT_ONCE, dated, made_together
from beleg.web.pages.progress import about, progress, said_of
from beleg.web.queue import asked, kind_name, query
from beleg.web.visit import Rows, Shown, Visit


def show(
    visit: Visit, unticked: Collection[str] = (), meanwhile: Collection[Decision] = (), problem: str = ""
) -> Shown:
    """The list, of what is open and at most so much as one looks through."""
    page = visit.ledger.pages.queue(asked(visit), visit.wanted("after") or "", AT_ONCE)
    kind = query(visit).get("kind", "")
    made = visit.ledger.pages.about_each(each.told for each in page.items)
    return Shown(
        "reviewlist.html",
        visit.say("deciding.title_kind", kind=kind_name(kind, visit.ui)) if kind else visit.say("app.review"),
        {
            "rows": [row(visit, each.told, made.get(each.told.figure.id, ())) for each in page.items],
            "page": page,
            "query": query(visit),
            "progress": progress(visit),
            "unticked": unticked,
            "meanwhile": [said_of(visit, each) for each in meanwhile],
            "problem": problem,
            "typed": visit.sent("reason"),
            "rule": query(visit).get("rule", ""),
            "text": query(visit).get("text", ""),
        },
        data=lambda: [record(Open(each.told, tuple(each.kinds))) for each in page.items],
        rows=lambda: sheet(visit),
        status=409 if meanwhile else 422 if problem else 200,
    )


def sheet(visit: Visit) -> Rows:
    """The list as a sheet that can be filled in and read again."""
    page = visit.ledger.pages.queue(asked(visit), visit.wanted("after") or "", AT_ONCE)
    return Rows(
        COLUMNS, (record(Open(each.told, tuple(each.kinds))) | {"fields": None} for each in page.items)
    )


def decide(visit: Visit) -> Shown | Response:
    """Keep what was decided about all that are ticked, or nothing where somebody decided about one of them meanwhile."""
    decisions = made_together(visit)
    shown = {each for each in visit.form.getlist("shown") if isinstance(each, str)}
    unticked = shown - {each.target for each in decisions}
    if not decisions:
        return show(visit, unticked, problem=visit.say("deciding.nothing_ticked"))
    known = visit.ledger.told_of([each.target for each in decisions])
    decisions = [each for each in decisions if each.target in known or visit.ledger.history(each.target)]
    seen = {each.target: visit.sent(f"seen-{each.target}").split() for each in decisions}
    before = [each for target, marks in seen.items() if marks for each in about(visit, target)]
    try:
        visit.ledger.decide(dated(decisions, before), seen)
    except Meanwhile as meanwhile:
        return show(visit, unticked, meanwhile.decisions)
    visit.running.changed()
    return RedirectResponse(with_query("/review", **query(visit), **{"as": "list"}), status_code=303)
