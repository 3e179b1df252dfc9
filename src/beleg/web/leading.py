"""A finding leads on: to the series that it speaks of, and to the review of the figures that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from beleg.model import Finding
from beleg.report.html.view import View
from beleg.report.markup import Markup, element, isolated, join, text
from beleg.report.sentences import series_title
from beleg.web.addresses import of_series, with_query

_MOST = 3  # series of one finding


def leading(view: View, here: str = "") -> Callable[[Finding], Markup]:
    """What stands below a finding; the series of the page itself, by its id, is not named."""
    known = {series.id: series for series in view.picture.series if series.id != here}

    def links(finding: Finding) -> Iterator[Markup]:
        for series in [known[id] for id in dict.fromkeys(finding.series) if id in known][:_MOST]:
            title = isolated(series_title(series.key, view.ui))
            yield element("a", title, href=of_series(series.key, series.id))
        asked = with_query("/review", kind=finding.kind, series=here or next(iter(finding.series), ""))
        yield element("a", text(view.say("findings_page.review")), href=asked)

    return lambda finding: element("p", join(links(finding), " · "), class_="leads")
