"""Articles that were read become what the page of an import shows of each: its figures, and fields that can be changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from starlette.datastructures import FormData

from beleg.report.layout import Column, Row
from beleg.report.listing import columns
from beleg.report.things import once, thing_row
from beleg.web.run import MOST_SHOWN, Found, State
from beleg.web.visit import Visit

_COLUMNS: Final = ("at", "how_many", "measure", "population", "who", "certainty", "quote")
_TOLD: Final = "told"
FIELDS: Final = ("published", "outlet", "language", "title")


class ShownArticle(NamedTuple):
    """One article on the page: its number in the run, the rows of its figures, what its fields hold, whether it is ticked."""

    number: int
    found: Found
    columns: Sequence[Column]
    rows: Sequence[Row]
    fields: Mapping[str, str]
    ticked: bool


def shown(visit: Visit, state: State, form: FormData) -> Sequence[ShownArticle]:
    """The first articles of a run that could be added, with what was typed about them before."""
    return [_shown(visit, number, found, form) for number, found in state.new[:MOST_SHOWN]]


def _shown(visit: Visit, number: int, found: Found, form: FormData) -> ShownArticle:
    things = list(once(found.figures or ()))
    rows = [thing_row(each, visit.ui) for each in things]
    told = [_TOLD] if any(each.times > 1 for each in things) else []
    read = {field: getattr(found.article, field) or "" for field in FIELDS}
    fields = {field: _typed(form, f"{field}-{number}", said) for field, said in read.items()}
    ticked = f"take-{number}" in form if form else found.unread is None
    return ShownArticle(number, found, columns([*_COLUMNS, *told], visit.ui), rows, fields, ticked)


def _typed(form: FormData, name: str, otherwise: str) -> str:
    value = form.get(name, otherwise)
    return value if isinstance(value, str) else otherwise
