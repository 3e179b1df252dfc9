"""One speaker: how articles call it, what it says in order of time, who passed it on; and the list of all. Nobody is rated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from beleg.gazetteer import countries
from beleg.model import Decision, Source
from beleg.report.html.decisions import table as decisions_table
from beleg.report.html.findings import findings
from beleg.report.html.positions import positions
from beleg.report.html.view import view
from beleg.report.picture import Picture
from beleg.report.sentences import source_name
from beleg.report.words import term
from beleg.review.origins import merged_origins
from beleg.stores.paging import OriginLine, OriginWhole
from beleg.web.addresses import ADDRESSES, of_origin
from beleg.web.origins import speaker
from beleg.web.rendering import safe
from beleg.web.visit import Rows, Shown, Trouble, Visit

_AT_ONCE, _FOUND = 20, 20  # series, each with what was said in it last, and findings
_LISTED: Final = ("id", "name", "kind", "country", "series", "said", "articles", "last")


def show(visit: Visit) -> Shown:
    """The page of an origin; without an id the list of all."""
    id = visit.path["id"]
    if not id:
        return _all(visit)
    whole = visit.ledger.pages.origin(id, _AT_ONCE, _FOUND)
    if whole is None:
        return _elsewhere(visit, id)
    return Shown(
        "origin.html",
        source_name(whole.source, visit.ui),
        _values(visit, whole),
        data=lambda: _data(whole),
        rows=lambda: Rows(speaker.COLUMNS, _rows(visit, whole)),
    )


def _values(visit: Visit, whole: OriginWhole) -> Mapping[str, object]:
    ui, source = visit.ui, whole.source
    series, told = visit.ledger.pages.behind(whole.findings)
    seen = speaker.seen(whole._replace(told={**told, **whole.told}), series, ui)
    return {
        "source": source,
        "facts": speaker.facts(source, ui),
        "written": speaker.written(seen, whole),
        "stands": speaker.stands(whole, ui),
        "said": speaker.statements(seen, whole),
        "more": whole.more,
        "more_findings": whole.more_findings,
        "findings": safe(findings(seen, whole.findings)) if whole.findings else "",
        "positions": safe(positions(seen, whole.positions)) if whole.positions else "",
        "joined": _joined(visit, source.id, whole.merged),
        "decisions": _decided(visit, whole.merged),
        "candidates": _named(speaker.candidates(source, visit.ledger.pages.speakers()), ui),
    }


def _elsewhere(visit: Visit, id: str) -> Shown:
    """An origin that is shown under another one since somebody decided that both are the same."""
    shown, made = visit.ledger.pages.shown_as(id)
    other = visit.ledger.pages.origin(shown) if shown != id else None
    if other is None:
        raise Trouble(404, "no_origin")
    values = {
        "id": id,
        "other": other.source,
        "decisions": _decided(visit, made),
    }
    return Shown("merged.html", id, values, data=lambda: {"id": id, "shown_as": shown})


def _joined(visit: Visit, id: str, made: Sequence[Decision]) -> Sequence[str]:
    """The ids of the origins that are shown under this one now."""
    return sorted(one for one, end in merged_origins(made).items() if end == id)


def _decided(visit: Visit, made: Sequence[Decision]) -> str:
    return safe(decisions_table(view(Picture(), visit.ui, addresses=ADDRESSES), made)) if made else ""


def _named(sources: Sequence[Source], ui: str) -> Sequence[tuple[str, str]]:
    return [(each.id, source_name(each, ui)) for each in sources]


def _all(visit: Visit) -> Shown:
    """The list of all origins; with ``same`` the one that another is the same as can be picked."""
    page = visit.ledger.pages.origins(visit.wanted("name") or "", visit.asked.get("after", ""), ui=visit.ui)
    same = visit.wanted("same")
    one = visit.ledger.pages.origin(same) if same else None
    return Shown(
        "origins.html",
        visit.say("origin_page.all"),
        {
            "page": page,
            "lines": [(line, _line(line, visit.ui)) for line in page.items],
            "same": one.source if one else None,
            "words": visit.wanted("name") or "",
        },
        data=lambda: page,
        rows=lambda: Rows(_LISTED, (_listed(line) for line in page.items)),
    )


def _line(line: OriginLine, ui: str) -> Mapping[str, str]:
    source = line.source
    return {
        "kind": term("source_kind", source.kind, ui),
        "country": countries.local_name(source.country, ui) or source.country,
        "address": of_origin(source.id),
    }


def _listed(line: OriginLine) -> Mapping[str, object]:
    source = line.source
    return {
        **line._asdict(),
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "country": source.country,
    }


def _rows(visit: Visit, whole: OriginWhole) -> Iterator[Mapping[str, object]]:
    for series in whole.said:
        for point in series.points:
            yield speaker.row(series, point, visit.ui)


def _data(whole: OriginWhole) -> Mapping[str, object]:
    """The origin as data; articles and figures by their ids."""
    return {
        "source": whole.source,
        "written": whole.written,
        "series": whole.said,
        "positions": whole.positions,
        "findings": [
            {"id": each.id, "kind": each.kind, "severity": each.severity} for each in whole.findings
        ],
        "articles": [
            {"id": id, "outlet": each.outlet, "published": each.published}
            for id, each in whole.articles.items()
        ],
        "decisions": [each.as_dict() for each in whole.merged],
        "more": whole.more,
    }
