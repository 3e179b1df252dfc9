"""Figures open for review, one card at a time, what matters first; what is decided is kept before the next card appears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from starlette.responses import RedirectResponse, Response

from beleg.ledger import Meanwhile
from beleg.model import FINDINGS, Decision
from beleg.report.days import day
from beleg.report.facts import finding_kind
from beleg.report.html.decisions import decision_words
from beleg.report.words import one_line, term
from beleg.review.undoing import Step, last_step, next_step
from beleg.stores.paging import DOUBTFUL, REST, UNATTRIBUTED, DecidedAsked, QueueAsked
from beleg.web.addresses import with_query
from beleg.web.pages.cards import CardShown, card
from beleg.web.pages.correcting import Correction, boxes, changed, form, problems_of
from beleg.web.pages.deciding import SKIP, made, now, taken_back
from beleg.web.visit import Shown, Trouble, Visit

KINDS: Final = tuple(dict.fromkeys((*FINDINGS, UNATTRIBUTED, DOUBTFUL, REST)))
_FILTERS: Final = ("kind", "series", "text", "rule", "reader")
_AT_ONCE: Final = 200  # decisions of a person read at a time, and looked through for a redo


class Progress(NamedTuple):
    """How far the review is: ``last`` is what this reader decided last, ``again`` what a redo would make again."""

    open: int
    figures: int
    last: Step
    said: str
    time: str
    again: Step


def show(visit: Visit) -> Shown:
    """The next card of the queue, or the one asked for."""
    asked, after = _asked(visit), visit.wanted("after") or ""
    page = visit.ledger.pages.queue(asked, after, 1)
    if not page.items and after:
        page = visit.ledger.pages.queue(asked, "", 1)
    id = visit.wanted("figure") or (page.items[0].told.figure.id if page.items else "")
    shown = card(visit, id, _is_second(visit)) if id else None
    more = _correction(visit, shown) if shown and visit.wanted("correct") else {}
    return _shown(visit, shown, page.total or 0, after if visit.wanted("figure") else page.next, **more)


def _correction(visit: Visit, shown: CardShown) -> dict[str, object]:
    """The form of a correction, for the template."""
    made_of = form(visit, shown.article, shown.figure, shown.told, shown.statements)
    return {"correction": made_of, "boxes": list(boxes(made_of))}


def _shown(visit: Visit, shown: CardShown | None, total: int, after: str, **more: object) -> Shown:
    values = {
        "card": shown,
        "total": total,
        "after": after,
        "kind": _kind(visit),
        "kinds": _kinds(visit),
        "progress": progress(visit),
        "query": _query(visit),
        "second": _is_second(visit),
        "meanwhile": (),
        "problem": "",
        "typed": "",
        "back": visit.wanted("back") or visit.sent("back"),
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
    return Shown("review.html", _title(visit), values, data=lambda: shown, status=status)


def said_of(visit: Visit, decision: Decision) -> str:
    """A decision in a line: when, who, what, why."""
    said = decision_words(decision, visit.ui)
    time = f"{day(decision.time[:10], visit.ui)} {clock(decision)}"
    return visit.say("deciding.decided", time=time, user=decision.user, verdict=said)


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
    if visit.sent("verdict") == SKIP:
        return _next(visit)
    correction = None
    if visit.sent("form") == "correct":
        shown = card(visit, visit.sent("target"), _is_second(visit))
        if visit.sent("move") or problems_of(visit, shown.article, shown.figure):
            return _again(visit, shown, **_correction(visit, shown))
        correction = changed(visit, shown.figure)
    decisions = made(visit, correction)
    if not decisions:
        return _again(visit, problem=visit.say("deciding.nothing_chosen"))
    seen = {each.target: visit.sent("seen").split() for each in decisions}
    try:
        visit.ledger.decide(decisions, None if visit.sent("both") or _is_second(visit) else seen)
    except Meanwhile as meanwhile:
        return _again(visit, meanwhile=meanwhile.decisions)
    visit.running.changed()
    return _next(visit)


def undo(visit: Visit) -> Response:
    """Take back the last step of this reader, or make again what was taken back; both are new rows."""
    if not visit.user:
        raise Trouble(403, "deciding.no_user")
    if visit.sent("again"):
        time = now()
        rows = [each._replace(time=time) for each in _again_step(visit)]
    else:
        rows = taken_back(_last_step(visit), visit.user)
    visit.ledger.decide(rows)
    visit.running.changed()
    target = rows[0].target if rows and ":" not in rows[0].target else ""
    return RedirectResponse(with_query("/review", **_query(visit), figure=target), status_code=303)


def progress(visit: Visit) -> Progress:
    """How far the review is, and what this reader did last."""
    summary, last = visit.ledger.pages.summary(), _last_step(visit) if visit.user else ()
    said = _in_words(visit, last) if last else ""
    return Progress(
        summary.open,
        summary.figures,
        last,
        said,
        clock(last[0]) if last else "",
        _again_step(visit) if visit.user else (),
    )


def clock(decision: Decision) -> str:
    """The time of day of a decision, where this app runs."""
    return datetime.fromisoformat(decision.time).astimezone().strftime("%H:%M:%S")


def _in_words(visit: Visit, step: Step) -> str:
    verdict = term("verdict", step[0].verdict, visit.ui)
    if len(step) > 1:
        return visit.say("deciding.last_n", verdict=verdict, n=len(step))
    whole = visit.ledger.pages.figure(step[0].target)
    figure = whole.now or whole.extracted if whole else None
    return visit.say(
        "deciding.last", verdict=verdict, quote=one_line(figure.quote) if figure else step[0].target
    )


def _last_step(visit: Visit) -> Step:
    """The last step of this reader of which anything stands."""

    def newest_first() -> Iterator[Decision]:
        after = ""
        while True:
            page = visit.ledger.pages.decided(DecidedAsked(user=visit.user), after, _AT_ONCE)
            yield from (decision for _, decision in page.items)
            after = page.next
            if not after:
                return

    return last_step(newest_first())


def _again_step(visit: Visit) -> Step:
    page = visit.ledger.pages.decided(DecidedAsked(user=visit.user), "", _AT_ONCE)
    return next_step(decision for _, decision in reversed(page.items))


def _again(visit: Visit, shown: CardShown | None = None, **more: object) -> Shown:
    """The same card once more, with what was typed."""
    return _shown(
        visit,
        shown or card(visit, visit.sent("target"), _is_second(visit)),
        0,
        visit.sent("after"),
        typed=visit.sent("reason"),
        sent=[pair for pair in visit.form.multi_items() if isinstance(pair[1], str)],
        **more,
    )


def _next(visit: Visit) -> Response:
    """On to the next card, or back to the page that the form stood on."""
    back = urlsplit(visit.sent("back"))
    if back.path.startswith("/") and not back.path.startswith("//") and not back.netloc:
        return RedirectResponse(back.geturl(), status_code=303)
    came = {"after": visit.sent("after"), "from": visit.sent("target")}
    return RedirectResponse(with_query("/review", **_query(visit), **came), status_code=303)


def _query(visit: Visit) -> Mapping[str, str]:
    """What the queue is narrowed to, by the address or by the form."""
    sent = dict(parse_qsl(visit.sent("query")))
    return {name: value for name in _FILTERS if (value := visit.wanted(name) or sent.get(name, ""))}


def _asked(visit: Visit) -> QueueAsked:
    query = _query(visit)
    hidden = visit.user if _is_second(visit) else ""
    named = {name: query.get(name, "") for name in ("kind", "series", "text", "rule")}
    return QueueAsked(**named, hidden=hidden)


def _is_second(visit: Visit) -> bool:
    return _query(visit).get("reader") == "second"


def _kind(visit: Visit) -> str:
    return _query(visit).get("kind", "")


def _title(visit: Visit) -> str:
    kind = _kind(visit)
    return (
        visit.say("deciding.title_kind", kind=kind_name(kind, visit.ui)) if kind else visit.say("app.review")
    )


def kind_name(kind: str, ui: str) -> str:
    """What a kind of the queue is called."""
    return finding_kind(kind, ui) if kind in FINDINGS else term("queue", kind, ui)


def _kinds(visit: Visit) -> list[tuple[str, str, int]]:
    """The kinds of the queue of which something is open: key, name, how many."""
    amounts = visit.ledger.pages.amounts()
    return [(kind, kind_name(kind, visit.ui), amounts[kind]) for kind in KINDS if amounts.get(kind)]
