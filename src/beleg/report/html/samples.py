"""Made-up points for the key to the marks: one of each form, one of each interest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from beleg.model import INTERESTS, Point
from beleg.report.chart.scales import Scale


def _point(qualifier: str, low: int | None, high: int | None, interest: str = "unknown") -> Point:
    nobody: tuple[str, ...] = ()
    return Point(
        *("", (), qualifier, low, high, "person", "", None, None, None, "stated", False, interest, False),
        *(nobody, nobody, nobody, nobody),
    )


_EXACT: Final = _point("exact", 4, 4)
SAMPLES: Final[Mapping[str, Point]] = {
    "exact": _EXACT,
    "about": _point("about", 4, 4),
    "open_above": _point("at_least", 4, None),
    "open_below": _point("at_most", None, 4),
    "range_form": _point("range", 2, 6),
    "vague": _point("vague", 2, 6),
    "denied": _EXACT._replace(certainty="denied"),
    "superseded": _EXACT._replace(successor="x"),
}
INTEREST_SAMPLES: Final = tuple(_EXACT._replace(interest=interest) for interest in INTERESTS)
# A short scale for them, from pixel to pixel, and the width of their strips.
ALONG: Final = Scale(0, 8, 8, 88, ())
WIDTH: Final = 96
