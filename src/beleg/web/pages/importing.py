"""Articles are added in two steps: what was sent is read and shown, and kept when somebody says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from beleg.languages import available
from beleg.model import Article
from beleg.read import Refusal
from beleg.report.lasting import time_left
from beleg.report.words import known
from beleg.web.addresses import of_import
from beleg.web.pages.found import FIELDS, shown
from beleg.web.run import GOING_ON, MOST_SHOWN, READ, Found, Run, State
from beleg.web.runs import Full
from beleg.web.sending import PASTED, inputs_of
from beleg.web.visit import Rows, Shown, Trouble, Visit

_AT_ONCE: Final = 1.5  # seconds that a form waits, so that a small import is shown without a page in between
_FORMS: Final = ("read", "add", "stop")
_DONE_LISTED: Final = 200
_MEGABYTE: Final = 1_000_000


def show(visit: Visit) -> Shown:
    """The page with its three forms."""
    return _forms(visit)


def _forms(visit: Visit, wrong: str = "", status: int = 200) -> Shown:
    """The forms, with what was typed before where something about it is wrong."""
    typed = {name: _typed(visit.form, name) for name in ("text", "address", *PASTED)}
    values = {
        "typed": typed,
        "wrong": wrong,
        "fetches": visit.settings.fetches,
        "languages": available(),
        "most": visit.settings.upload // _MEGABYTE,
    }
    return Shown("importing.html", visit.say("app.import"), values, status=status)


def _typed(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def read(visit: Visit) -> Shown | Response:
    """Read what was sent; nothing is kept yet."""
    if visit.sent("address") and not visit.settings.fetches:
        return _forms(visit, "no_fetching", 403)
    if not _is_day(visit.sent("published")):
        return _forms(visit, "no_day", 400)
    inputs = inputs_of(visit)
    if not inputs:
        return _forms(visit, "nothing", 400)
    try:
        begun = visit.running.imports.begin(inputs)
    except Full:
        return _forms(visit, "full", 503)
    begun.wait(_AT_ONCE)
    return _to(begun)


def _to(run: Run) -> Response:
    return RedirectResponse(of_import(run.id), status_code=303)


def run(visit: Visit) -> Shown | Response:
    """The page of one import: how far it is, what was read, what was refused."""
    if visit.path["run"] in _FORMS:
        return RedirectResponse("/import", status_code=303)
    return _state(visit, _known(visit, visit.path["run"]))


def _known(visit: Visit, id: str) -> Run:
    found = visit.running.imports.get(id)
    if found is None:
        raise Trouble(404, "importing.no_run")
    return found


def _state(visit: Visit, of: Run, wrong: Mapping[int, str] | None = None) -> Shown:
    """The page of a run, with what was typed where a date is none."""
    state = of.state()
    left = time_left(state.done, state.total, state.seconds, visit.ui)
    values = {
        "run": of.id,
        "state": state,
        "left": left,
        "going": state.stage in GOING_ON,
        "wrong": wrong or {},
        "articles": list(shown(visit, state, visit.form)) if state.stage == READ else [],
        "kept": [each for _, each in state.new[:_DONE_LISTED]],
        "more": max(0, len(state.new) - MOST_SHOWN),
        "undated": sum(each.article.published is None for _, each in state.new),
        "languages": available(),
        "because": lambda refusal: because(visit, refusal),
    }
    return Shown(
        "import_run.html",
        visit.say("app.import"),
        values,
        data=lambda: _data(visit, of, state),
        rows=lambda: Rows(("source", "reason"), (_row(visit, each) for each in state.refused)),
        status=400 if wrong else 200,
    )


def because(visit: Visit, refusal: Refusal) -> str:
    """Why something was refused, in the words of the page where there are any."""
    if refusal.code in known("refused"):
        return visit.say(f"refused.{refusal.code}", **dict(refusal.values))
    return f"{refusal.reason}; {refusal.help}" if refusal.help else refusal.reason


def _row(visit: Visit, refusal: Refusal) -> Mapping[str, object]:
    return {"source": refusal.source, "reason": because(visit, refusal)}


def _data(visit: Visit, of: Run, state: State) -> Mapping[str, object]:
    """The state of a run as data; articles by id, without their texts."""
    return {
        "run": of.id,
        "stage": state.stage,
        "going_on": state.stage in GOING_ON,
        "inputs": {"read": state.inputs, "given": state.given},
        "done": state.done,
        "total": state.total,
        "seconds": round(state.seconds, 1),
        "articles": {
            "read": len(state.found),
            "new": len(state.new),
            "known": len(state.known),
            "added": state.added,
            "present": state.present,
            "rest": state.rest,
        },
        "figures": state.figures,
        "ids": [each.id for _, each in state.new],
        "refused": [_row(visit, each) for each in state.refused],
    }


def add(visit: Visit) -> Shown | Response:
    """Keep what was read, with what was written about it; after a stop, what is left of it."""
    of = _known(visit, visit.sent("run"))
    state = of.state()
    if state.stage == READ:
        wrong = {n: "no_day" for n, _ in state.new if not _is_day(visit.sent(f"published-{n}"))}
        if not _is_day(visit.sent("published-all")):
            wrong[-1] = "no_day"
        if wrong:
            return _state(visit, of, wrong)
        begun = of.choose(_chosen(visit, state))
    else:
        begun = of.resume()
    if begun:
        visit.running.imports.add(of)
        of.wait(_AT_ONCE)
    return _to(of)


def stop(visit: Visit) -> Response:
    """End what goes on, or let go of what was read and is not wanted."""
    of = _known(visit, visit.sent("run"))
    if of.stage in GOING_ON:
        of.stop()
        of.wait(_AT_ONCE)
        return _to(of)
    visit.running.imports.forget(of)
    return RedirectResponse("/import", status_code=303)


def _chosen(visit: Visit, state: State) -> Mapping[int, Article]:
    """The articles that are ticked, and those that are not listed; each with what was written about it."""
    chosen = {}
    for place, (number, each) in enumerate(state.new):
        listed = place < MOST_SHOWN
        if listed and f"take-{number}" not in visit.form:
            continue
        article = _with_written(visit, each, number)
        if each.unread is None or article.language in available():
            chosen[number] = article
    return chosen


def _with_written(visit: Visit, found: Found, number: int) -> Article:
    """An article with what was written into its fields; a field that was not changed changes nothing."""
    article = found.article
    said = {field: _said(visit, f"{field}-{number}", getattr(article, field)) for field in FIELDS}
    said["published"] = said["published"] or visit.sent("published-all") or None
    changed = {field: value for field, value in said.items() if value != getattr(article, field)}
    bases = {
        f"{field}_basis": "given" if changed[field] else None
        for field in ("published", "outlet")
        if field in changed
    }
    return Article(**{**article._asdict(), **changed, **bases})


def _said(visit: Visit, name: str, otherwise: str | None) -> str | None:
    return visit.sent(name) or None if name in visit.form else otherwise


def _is_day(said: str) -> bool:
    """Whether something is a day or nothing at all."""
    try:
        return not said or date.fromisoformat(said).isoformat() == said
    except ValueError:
        return False
