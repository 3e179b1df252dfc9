"""Two origins that may be one, a pair at a time: a person says that they are, or keeps them apart."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from beleg.report.sentences import series_title
from beleg.review import ORIGIN, mark
from beleg.review.samenames import Pair
from beleg.stores import SeriesFilter
from beleg.stores.paging import ORIGINS, SeriesAsked
from beleg.web.addresses import is_own, with_query
from beleg.web.pages.deciding import SKIP, dated, made
from beleg.web.pages.progress import about, progress
from beleg.web.queue import kind_name
from beleg.web.visit import Shown, Visit

_TITLES = 5  # series named on a card


def show(visit: Visit) -> Shown:
    """The next pair."""
    found = list(visit.ledger.pages.same_origins())
    at = next((n for n, each in enumerate(found, 1) if each.id == visit.wanted("after")), 0)
    pair = found[at % len(found)] if found else None
    return Shown(
        "sameorigins.html",
        visit.say("deciding.title_kind", kind=kind_name(ORIGINS, visit.ui)),
        {
            "pair": pair,
            "n": len(found),
            "titles": _titles(visit, pair) if pair else [],
            "seen": " ".join(map(mark, about(visit, f"{ORIGIN}{pair.one.source.id}"))) if pair else "",
            "progress": progress(visit),
            "query": {"kind": ORIGINS},
        },
        data=lambda: [{"one": each.one.source, "other": each.other.source} for each in found],
    )


def decide(visit: Visit) -> Response:
    """Keep what was decided about an origin, then go on; raises ``DecisionError`` where somebody decided meanwhile."""
    after = with_query("/review", kind=ORIGINS, after=visit.sent("after"))
    if visit.sent("verdict") != SKIP:
        decisions = made(visit)
        # Forms of other pages name no decisions that were seen: nothing was shown that they could contradict.
        seen = {each.target: visit.sent("seen").split() for each in decisions if "seen" in visit.form}
        visit.ledger.decide(dated(decisions, about(visit, visit.sent("target"))), seen)
        visit.running.changed()
    back = visit.sent("back")
    return RedirectResponse(back if is_own(back) else after, status_code=303)


def _titles(visit: Visit, pair: Pair) -> list[tuple[str, str]]:
    """Ids and titles of the series in which both speak."""
    found = visit.ledger.pages.series(SeriesAsked(where=SeriesFilter(origin=pair.one.source.id)))
    shared = [each.heading for each in found.items if each.heading.id in pair.series]
    return [(each.id, series_title(each.key, visit.ui)) for each in shared[:_TITLES]]
