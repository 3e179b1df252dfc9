"""Articles that were read become what the page of an import shows of each: its figures, and fields that can be changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from starlette.datastructures import FormData

from beleg.report.layout import Column, Row
from beleg.report.listing import columns
from beleg.report.things import once, thing_row
from beleg.web.run import MOST_SHOWN, Found, State
from beleg.web.visit import Visit

_COLUMNS: Final = ("at", "how_many", "measure", "population", "who", "certainty", "quote")
_ROWS, _ROWS_OF_ONE = 120, 50  # a page stays one that can be looked at
FIELDS: Final = ("published", "outlet", "language", "title")


class ShownArticle(NamedTuple):
    """One article on the page: its number in the run, the rows of its figures, what its fields hold, whether it is ticked.

    ``more`` things that it tells are not listed.
    """

    number: int
    found: Found
    columns: Sequence[Column]
    rows: Sequence[Row]
    more: bool
    fields: Mapping[str, str]
    ticked: bool


def shown(visit: Visit, state: State, form: FormData) -> Iterator[ShownArticle]:
    """The first articles of a run that could be added, with what was typed about them before."""
    left = _ROWS
    for number, found in state.new[:MOST_SHOWN]:
        each = _shown(visit, number, found, form, min(left, _ROWS_OF_ONE))
        left -= len(each.rows)
        yield each


def _shown(visit: Visit, number: int, found: Found, form: FormData, most: int) -> ShownArticle:
    things = list(once(found.told))
    listed = things[:most]
    rows = [thing_row(each, visit.ui) for each in listed]
    times = ["told"] if any(each.times > 1 for each in listed) else []
    more = len(things) > most or (found.figures or 0) > len(found.told)
    read = {field: getattr(found.article, field) or "" for field in FIELDS}
    fields = {field: _typed(form, f"{field}-{number}", said) for field, said in read.items()}
    ticked = f"take-{number}" in form if form else found.unread is None
    return ShownArticle(number, found, columns([*_COLUMNS, *times], visit.ui), rows, more, fields, ticked)


def _typed(form: FormData, name: str, otherwise: str) -> str:
    value = form.get(name, otherwise)
    return value if isinstance(value, str) else otherwise
