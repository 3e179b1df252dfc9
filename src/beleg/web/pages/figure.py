"""One figure, the unit that is cited: its sentence, every field with its reason, where it came from and where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from beleg.model import Article, Decision, Figure, Told
from beleg.report.html.decisions import table as decisions_table
from beleg.report.html.findings import findings
from beleg.report.html.highlighted import sentence
from beleg.report.html.readings import saying
from beleg.report.html.rows import only
from beleg.report.html.view import View, tongue, view
from beleg.report.markup import NOTHING, direction
from beleg.report.picture import Picture
from beleg.report.records import figure_record
from beleg.report.sentences import day, series_title
from beleg.report.words import number, one_line
from beleg.stores.paging import FigureWhole
from beleg.web.addresses import ADDRESSES, of_figure, of_series
from beleg.web.figures.fields import definition, differs, fields
from beleg.web.figures.standing import Related, chain, cited, point_of, related, towards
from beleg.web.rendering import safe
from beleg.web.visit import Shown, Trouble, Visit


def show(visit: Visit) -> Shown:
    """The page."""
    id = visit.path["id"]
    whole = visit.ledger.pages.figure(id)
    if whole is None:
        raise Trouble(404, "no_figure")
    figure = whole.now or whole.extracted
    if whole.article is None or figure is None:
        return _unfound(visit, whole)
    title = saying(whole.article, figure, visit.ui)
    return Shown(
        "figure.html", title, _values(visit, whole, whole.article, figure), data=lambda: _data(whole)
    )


def _unfound(visit: Visit, whole: FigureWhole) -> Shown:
    """What is left of a figure that newer rules no longer find, or that whoever marked it took back."""
    title = visit.say("figure_page.unfound_title", id=whole.target)
    made = decisions_table(view(Picture(), visit.ui, addresses=ADDRESSES), whole.decisions)
    marked = any(each.verdict == "add" for each in whole.decisions)
    values = {"decisions": safe(made), "why": "unmarked" if marked else "unfound"}
    return Shown("unfound.html", title, values, data=lambda: _data(whole))


def _values(visit: Visit, whole: FigureWhole, article: Article, figure: Figure) -> Mapping[str, object]:
    ui, id = visit.ui, figure.id
    seen = _view(visit, whole)
    said = sentence(article, [figure], {id: ""})
    point = point_of(whole.series, figure)
    rows = fields(article, figure, whole.extracted, ui)
    return {
        "id": id,
        "moved": whole.target if whole.target != id else "",
        "article": article,
        "sentence": safe(said),
        "tongue": tongue(article),
        "dir": direction(said),
        "citation": cited(article, figure, ui),
        "permalink": str(visit.url.replace(path=of_figure(id), query="", fragment="")),
        "state": _state(visit, whole.holding),
        "reason": one_line(whole.holding.reason) if whole.holding else "",
        "fields": rows,
        "has_machine": differs(rows),
        "by_hand": whole.by_hand,
        "definition": definition(figure.measure, ui),
        "place": visit.say(
            "figure_page.characters", start=number(figure.start, ui), end=number(figure.end, ui)
        ),
        "chain": chain(article, figure, point, ui),
        "carriers": [outlet for _, outlet in point.carriers] if point else (),
        "related": _related(visit, whole.told) if whole.told else (),
        "series": series_title(whole.series.key, ui) if whole.series else "",
        "series_address": of_series(whole.series.key, whole.series.id) if whole.series else "",
        "row": safe(only(seen, whole.series, point) if whole.series and point else NOTHING),
        "findings": safe(findings(seen, whole.findings)) if whole.findings else "",
        "decisions": safe(decisions_table(seen, whole.decisions)) if whole.decisions else "",
    }


def _view(visit: Visit, whole: FigureWhole) -> View:
    """What the findings of a figure rest on, in its series and others."""
    series, told = visit.ledger.pages.behind(whole.findings)
    own = [whole.series] if whole.series else []
    others = [each for each in series if each.id not in {one.id for one in own}]
    held = {**told, **({whole.told.figure.id: whole.told} if whole.told else {})}
    picture = Picture(series=(*own, *others), findings=tuple(whole.findings), told=held)
    return view(picture, visit.ui, addresses=ADDRESSES)


def _related(visit: Visit, told: Told) -> Sequence[Related]:
    relations = visit.ledger.relations(told.article.id)
    back = towards(told, relations)
    ids = [each.other for each in told.relations] + [each.figure for each in back]
    return related(told, visit.ledger.told_of(list(dict.fromkeys(ids))), back, visit.ui)


def _state(visit: Visit, holding: Decision | None) -> str:
    """What the decision in force made of it, who decided and when."""
    if holding is None:
        return ""
    name = {
        "accept": "accepted",
        "correct": "corrected",
        "reject": "rejected",
        "merge": "merged",
        "add": "marked",
    }
    key = f"figure_page.{name.get(holding.verdict, 'unsure')}"
    user = one_line(holding.user) or visit.say("figure_page.nobody")
    return visit.say(key, user=user, day=_day(holding.time, visit.ui))


def _day(time: str, ui: str) -> str:
    try:
        return day(datetime.fromisoformat(time).date().isoformat(), ui)
    except ValueError:
        return time


def _record(article: Article | None, figure: Figure | None) -> Mapping[str, object] | None:
    return figure_record(article, figure) if article and figure else None


def _data(whole: FigureWhole) -> Mapping[str, object]:
    """The figure as data: as it reads and as it was extracted, or marked, with the ids of what it stands in."""
    article = whole.article
    return {
        "asked": whole.target,
        "figure": _record(article, whole.now),
        "marked" if whole.by_hand else "extracted": _record(article, whole.extracted),
        "relations": [each.as_dict() for each in whole.told.relations] if whole.told else [],
        "series": whole.series.id if whole.series else None,
        "findings": [
            {"id": each.id, "kind": each.kind, "severity": each.severity} for each in whole.findings
        ],
        "decisions": [each.as_dict() for each in whole.decisions],
    }
