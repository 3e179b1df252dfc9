"""Figures open for review, one card at a time, what matters first; what is decided is kept before the next card appears."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from starlette.responses import RedirectResponse, Response

from beleg.ledger import Meanwhile
from beleg.model import Decision, Told
from beleg.report.words import number
from beleg.review import ORIGIN, mark
from beleg.review.queue import Open
from beleg.review.sheets import record
from beleg.review.undoing import taken_back_by
from beleg.stores.paging import ORIGINS, DecidedAsked, QueueAsked
from beleg.web.addresses import is_own, with_query
from beleg.web.pages import adding, listing, sameorigins
from beleg.web.pages.cards import CardShown, alike, card
from beleg.web.pages.correcting import Correction, boxes, changed, form, problems_of
from beleg.web.pages.deciding import SKIP, dated, made, now, taken_back
from beleg.web.pages.progress import about, progress, said_of, step_to_redo, step_to_undo
from beleg.web.queue import KINDS, asked, is_second, kind_name, query
from beleg.web.visit import Shown, Trouble, Visit

_COUNTED: Final = 10_000  # open figures, more only when somebody asks
# Forms that are no card.
_FORMS: Final = {"list": listing.decide, adding.KIND: adding.decide}


def show(visit: Visit) -> Shown:
    """The next card of the queue, or the one asked for."""
    if visit.wanted("add"):
        return adding.show(visit)
    if visit.wanted("as") == "list":
        return listing.show(visit)
    if query(visit).get("kind") == ORIGINS and not visit.wanted("figure"):
        return sameorigins.show(visit)
    wanted, after = asked(visit), visit.wanted("after") or ""
    page, start = visit.ledger.pages.queue(wanted, after, 1), after
    if not page.items and after:
        page, start = visit.ledger.pages.queue(wanted, "", 1), ""
    id = visit.wanted("figure") or (page.items[0].told.figure.id if page.items else "")
    shown = card(visit, id, is_second(visit)) if id else None
    more = _correction(visit, shown) if shown and visit.wanted("correct") else {}
    if shown and not visit.wanted("figure"):
        more["place"] = _place(visit, visit.ledger.pages.before(wanted, start), page.total)
    return _shown(visit, shown, page.total, after if visit.wanted("figure") else page.next, **more)


def _place(visit: Visit, before: int | None, total: int | None) -> str:
    """Which of those open a card is: ``5 of 37``; nothing where that is not counted."""
    if before is None:
        return ""
    all = (
        number(total, visit.ui)
        if total is not None
        else visit.say("app.more_than", n=number(_COUNTED, visit.ui))
    )
    return visit.say("deciding.card_place", n=number(before + 1, visit.ui), all=all)


def _correction(visit: Visit, shown: CardShown) -> dict[str, object]:
    """The form of a correction, for the template."""
    made_of = form(visit, shown.article, shown.figure, shown.told, shown.statements)
    return {"correction": made_of, "boxes": list(boxes(made_of))}


def _shown(visit: Visit, shown: CardShown | None, total: int | None, after: str, **more: object) -> Shown:
    values = {
        "card": shown,
        "total": total,
        "after": after,
        "place": "",
        "kind": query(visit).get("kind", ""),
        "kinds": _kinds(visit),
        "progress": progress(visit),
        "query": query(visit),
        "second": is_second(visit),
        "meanwhile": (),
        "problem": "",
        "typed": "",
        "back": visit.wanted("back") or visit.sent("back"),
        "from_card": visit.wanted("from") or "",
        "alike": _alike(visit, shown) if shown else None,
        "correction": None,
        "boxes": (),
        "said_of": partial(said_of, visit),
        **_empty(visit, shown),
        **more,
    }
    wrong = values["problem"] or (
        isinstance(values["correction"], Correction) and values["correction"].problems
    )
    status = 409 if values["meanwhile"] else 422 if wrong else 200
    return Shown(
        "review.html", _title(visit), values, lambda: _data(shown), lambda: listing.sheet(visit), status
    )


def _data(shown: CardShown | None) -> Mapping[str, object]:
    """The card as plain data: the figure as a row of a sheet has it, its fields with what is in doubt, the decisions."""
    if shown is None:
        return {"figure": None}
    return {
        "figure": record(Open(Told(shown.article, shown.figure))),
        "fields": shown.lines,
        "decisions": [each.as_dict() for each in shown.decisions],
    }


def _alike(visit: Visit, shown: CardShown) -> tuple[int, str] | None:
    """How many other open figures the same rule read by the same words, and the address of their list."""
    rule, words = alike(shown.article, shown.figure)
    if not rule or is_second(visit):
        return None
    page = visit.ledger.pages.queue(QueueAsked(text=words, rule=rule), "", 1)
    if page.total is None:
        return None
    others = page.total - shown.open
    return (others, with_query("/review", rule=rule, text=words, **{"as": "list"})) if others > 0 else None


def _empty(visit: Visit, shown: CardShown | None) -> Mapping[str, object]:
    """How much was decided, and when last; looked for only where no card is left."""
    if shown is not None:
        return {"decided": 0, "decided_on": ""}
    last = visit.ledger.pages.decided(DecidedAsked(), "", 1).items
    summary = visit.ledger.pages.summary()
    n = summary.figures - summary.open if last else 0
    return {"decided": n or len(last), "decided_on": last[0][1].time[:10] if last else ""}


def decide(visit: Visit) -> Shown | Response:
    """Keep a decision, then go on to the next card; a reader who did not see what others decided meanwhile is asked."""
    if not visit.user:
        raise Trouble(403, "deciding.no_user")
    if visit.sent("form") in _FORMS:
        return _FORMS[visit.sent("form")](visit)
    if visit.sent("target").startswith(ORIGIN):
        return sameorigins.decide(visit)
    if visit.sent("verdict") == SKIP:
        return _next(visit)
    known = visit.ledger.history(visit.sent("target"))
    if known is None:
        raise Trouble(404, "no_figure")
    correction = None
    if visit.sent("form") == "correct":
        shown = card(visit, visit.sent("target"), is_second(visit))
        if visit.sent("move") or problems_of(visit, shown.article, shown.figure):
            return _again(visit, shown, **_correction(visit, shown))
        correction = changed(visit, shown.figure)
    decisions = made(visit, correction)
    if not decisions:
        return _again(visit, problem=visit.say("deciding.nothing_chosen"))
    seen = {each.target: visit.sent("seen").split() for each in decisions}
    try:
        visit.ledger.decide(dated(decisions, known.decisions), None if is_second(visit) else seen)
    except Meanwhile as meanwhile:
        return _again(visit, meanwhile=meanwhile.decisions)
    visit.running.changed()
    return _next(visit)


def undo(visit: Visit) -> Response:
    """Take back the last step of this reader, or one decision, or make again what was taken back; all are new rows."""
    if not visit.user:
        raise Trouble(403, "deciding.no_user")
    if visit.sent("again"):
        time = now()
        rows = [each._replace(time=time) for each in step_to_redo(visit)]
    elif visit.sent("target"):
        rows = taken_back((_one(visit, visit.sent("target")),), visit.user)
    else:
        rows = taken_back(step_to_undo(visit), visit.user)
    targets = dict.fromkeys(each.target for each in rows)
    visit.ledger.decide(dated(rows, [known for target in targets for known in about(visit, target)]))
    visit.running.changed()
    back = visit.sent("back")
    if is_own(back):
        return RedirectResponse(back, status_code=303)
    target = rows[0].target if len(rows) == 1 and ":" not in rows[0].target else ""
    listed = {"as": "list"} if len(rows) > 1 or visit.sent("as") == "list" else {}
    return RedirectResponse(with_query("/review", **query(visit), figure=target, **listed), status_code=303)


def _one(visit: Visit, target: str) -> Decision:
    """The decision that a form asks to take back, where it is still the one that this reader would take back."""
    found = taken_back_by(visit.user, about(visit, target))
    if found is None or mark(found) != visit.sent("mark"):
        raise Trouble(409, "deciding.not_the_last")
    return found._replace(target=target)


def _again(visit: Visit, shown: CardShown | None = None, **more: object) -> Shown:
    """The same card once more, with what was typed."""
    return _shown(
        visit,
        shown or card(visit, visit.sent("target"), is_second(visit)),
        0,
        visit.sent("after"),
        typed=visit.sent("reason"),
        sent=[pair for pair in visit.form.multi_items() if isinstance(pair[1], str)],
        **more,
    )


def _next(visit: Visit) -> Response:
    """On to the next card, or back to the page that the form stood on."""
    if is_own(visit.sent("back")):
        return RedirectResponse(visit.sent("back"), status_code=303)
    came = {"after": visit.sent("after"), "from": visit.sent("target")}
    return RedirectResponse(with_query("/review", **query(visit), **came), status_code=303)


def _title(visit: Visit) -> str:
    kind = query(visit).get("kind", "")
    return (
        visit.say("deciding.title_kind", kind=kind_name(kind, visit.ui)) if kind else visit.say("app.review")
    )


def _kinds(visit: Visit) -> list[tuple[str, str, int]]:
    """The kinds of the queue of which something is open: key, name, how many."""
    amounts = visit.ledger.pages.amounts()
    return [(kind, kind_name(kind, visit.ui), amounts[kind]) for kind in KINDS if amounts.get(kind)]
