"""Filters know what they ask for in words, and the address without one of them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from starlette.datastructures import URL, QueryParams

from beleg.web.filters import Choice, Field, Filters
from beleg.web.visit import Visit

SIDE = Field("side", "Side", "KP", (Choice("KP", "North Korea"),))
ORDER = Field("order", "Sort by", "name", (Choice("name", "name"),), fixed=True)


def test_an_order_is_no_filter_and_a_filter_speaks_in_words() -> None:
    asked = QueryParams("side=KP&order=name&after=abc")
    visit = cast("Visit", SimpleNamespace(asked=asked, url=URL("http://127.0.0.1/findings")))
    filters = Filters(visit, (SIDE, ORDER, Field("place", "Place")))
    assert filters.chosen == [SIDE]
    assert SIDE.said == "North Korea"
    assert filters.without(SIDE) == "/findings?order=name"
