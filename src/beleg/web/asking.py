"""The address of a list becomes what its pages are asked for, and the fields of the form that asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from beleg.gazetteer.countries import local_name
from beleg.ledger import SeriesFilter
from beleg.model import FINDINGS, SEVERITIES
from beleg.report.words import term
from beleg.stores.paging import ORDERS, FindingsAsked, Occurring, SeriesAsked
from beleg.web.filters import Choice, Field, Filters
from beleg.web.visit import Trouble, Visit

DATE: Final = r"\d{4}(-\d{2}(-\d{2})?)?"


def series_asked(visit: Visit) -> SeriesAsked:
    """Which series the address asks for; raises ``Trouble`` for a date or an order that is none."""
    where = SeriesFilter(
        measure=visit.wanted("measure"),
        nationality=_side(visit),
        place=visit.wanted("place"),
        origin=visit.wanted("origin"),
        since=asked_date(visit, "since"),
        until=asked_date(visit, "until"),
    )
    order = visit.wanted("order") or ORDERS[0]
    if order not in ORDERS:
        raise Trouble(400, "asked", value=order)
    return SeriesAsked(visit.wanted("q") or "", where, visit.wanted("kind"), order)


def findings_asked(visit: Visit) -> FindingsAsked:
    """Which findings the address asks for."""
    return FindingsAsked(visit.wanted("kind"), visit.wanted("severity"), visit.wanted("series"), _side(visit))


def series_filters(visit: Visit, there: Occurring) -> Filters:
    """The fields by which series are asked for."""
    fields = (
        _typed(visit, "words", "q", visit.say("ask.words_hint")),
        _chosen(visit, "side", _sides(visit, there.sides)),
        _chosen(visit, "measure", (Choice(name, term("measure", name, visit.ui)) for name in there.measures)),
        _typed(visit, "place"),
        _typed(visit, "origin"),
        *(_typed(visit, name, hint=visit.say("ask.date_hint"), pattern=DATE) for name in ("since", "until")),
        _chosen(visit, "kind", _kinds(visit)),
        _chosen(visit, "order", (Choice(name, visit.say(f"order.{name}")) for name in ORDERS))._replace(
            fixed=True, value=visit.wanted("order") or ORDERS[0]
        ),
    )
    return Filters(visit, fields)


def findings_filters(visit: Visit, there: Occurring) -> Filters:
    """The fields by which findings are asked for."""
    weights = (Choice(name, term("severity", name, visit.ui)) for name in SEVERITIES)
    fields = (
        _chosen(visit, "kind", _kinds(visit)),
        _chosen(visit, "severity", weights),
        _chosen(visit, "side", _sides(visit, there.sides)),
        _typed(visit, "series", hint=visit.say("ask.words_hint")),
    )
    return Filters(visit, fields)


def asked_date(visit: Visit, name: str) -> str | None:
    """A year, month or day that the address asks for; raises ``Trouble`` for anything else."""
    said = visit.wanted(name)
    if said and not re.fullmatch(DATE, said):
        raise Trouble(400, "date", value=said)
    return said


def _side(visit: Visit) -> str | None:
    side = visit.wanted("side")
    return side.upper() if side else None


def _typed(visit: Visit, name: str, asked: str = "", hint: str = "", pattern: str = "") -> Field:
    asked = asked or name
    return Field(asked, visit.say(f"ask.{name}"), visit.wanted(asked) or "", hint=hint, pattern=pattern)


def _chosen(visit: Visit, name: str, choices: Iterable[Choice]) -> Field:
    value = visit.wanted(name) or ""
    value = value.upper() if name == "side" else value
    return Field(name, visit.say(f"ask.{name}"), value, tuple(choices))


def _kinds(visit: Visit) -> Iterator[Choice]:
    return (Choice(kind, term("finding", kind, visit.ui)) for kind in FINDINGS)


def _sides(visit: Visit, codes: Iterable[str]) -> list[Choice]:
    named = (Choice(code, local_name(code, visit.ui) or code) for code in codes)
    return sorted(named, key=lambda choice: choice.words)
