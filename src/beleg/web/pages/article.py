"""One article: its text as it came with the figures in place, and beside it what was read there, and what was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from beleg.model import Span
from beleg.report.csv import COLUMNS
from beleg.report.markup import direction
from beleg.report.records import flat_record
from beleg.report.words import one_line
from beleg.stores.paging import ArticleWhole, Reread
from beleg.web.articles import beside, details, running
from beleg.web.articles.parts import Part, parted
from beleg.web.rendering import safe
from beleg.web.visit import Rows, Shown, Trouble, Visit

_FIRST: Final = 6  # numbers that are no figures, shown before the rest is opened
_SHORTEST: Final = 12  # digits of an id that an address holds


def show(visit: Visit) -> Shown:
    """The page."""
    id = visit.path["id"]
    whole = visit.ledger.pages.article(id) if len(id) >= _SHORTEST else None
    if whole is None:
        raise Trouble(404, "no_article")
    part = parted(whole, _asked_part(visit), visit.wanted("figure"))

    def reread(within: Span) -> Reread:
        return visit.ledger.pages.reread(whole.article, within, (told.figure.span for told in whole.told))

    return Shown(
        "article.html",
        details.title(whole.article, visit.ui),
        _values(visit, whole, part, reread(part.span)),
        data=lambda: record(whole, reread(Span(0, len(whole.article.text)))),
        rows=lambda: Rows(COLUMNS, map(flat_record, whole.told)),
        wide=True,
    )


def _asked_part(visit: Visit) -> int | None:
    asked = visit.wanted("part") or ""
    return int(asked) - 1 if asked.isascii() and asked.isdigit() and len(asked) < 6 else None


def _values(visit: Visit, whole: ArticleWhole, part: Part, reread: Reread) -> Mapping[str, object]:
    article, ui = whole.article, visit.ui
    said = running.text(whole, part, reread.furniture, ui)
    rows = beside.figures(whole, part, ui)
    asides = [beside.aside(article, each, ui) for each in reread.asides]
    return {
        "facts": details.heading(article, ui),
        "source": details.web_address(article),
        "text": safe(said),
        "tongue": details.tongue(article),
        "dir": direction(said),
        "part": part,
        "total": len(whole.told),
        "rows": safe(rows),
        "elsewhere": safe(beside.elsewhere(whole, part, ui)),
        "statements": safe(beside.statements(whole, part, ui)),
        "said": len(whole.statements),
        "asides": asides[:_FIRST],
        "more_asides": asides[_FIRST:],
        "details": details.known(article, ui),
        "carriers": [one_line(each) for each in whole.carriers],
        "decisions": safe(details.decided(whole, ui)),
        "decided": len(whole.decisions),
        "article": article,
    }


def record(whole: ArticleWhole, reread: Reread) -> Mapping[str, object]:
    """The article as data: its text once, figures and statements by offsets into it."""
    article = whole.article
    return {
        "id": article.id,
        **article._asdict(),
        "figures": list(_figures(whole)),
        "statements": [statement.as_dict() for statement in whole.statements],
        "furniture": [span.as_list() for span in reread.furniture],
        "not_figures": [{"span": each.span.as_list(), "why": each.why} for each in reread.asides],
        "carriers": list(whole.carriers),
        "decisions": [decision.as_dict() for decision in whole.decisions],
    }


def _figures(whole: ArticleWhole) -> Iterator[Mapping[str, object]]:
    for told in whole.told:
        heading = whole.series.get(told.figure.id)
        yield {
            **told.figure.as_dict(),
            "relations": [relation.as_dict() for relation in told.relations],
            "series": heading.id if heading else None,
        }
