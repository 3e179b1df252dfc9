"""The address of a page becomes which figures are asked for, and what cannot be asked for is said beside its field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from beleg.gazetteer.places import country_code
from beleg.ledger import Filter
from beleg.model import QUALIFIERS
from beleg.report.words import known, term
from beleg.web.filters import Choice, Field, Filters
from beleg.web.visit import Visit

NAMES: Final = ("measure", "place", "side", "origin", "since", "until")
# What one of a closed vocabulary is chosen from, and the group of its words.
_CHOICES: Final[Mapping[str, tuple[Sequence[str], str]]] = {
    "measure": (known("measure"), "measure"),
    "qualifier": (QUALIFIERS, "qualifier_name"),
}
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class Narrowed(NamedTuple):
    """Which figures are asked for: the filter, its fields as they were filled in, and what is wrong with some of them."""

    where: Filter
    filters: Filters
    wrong: Mapping[str, str]


def narrowed(visit: Visit, names: Sequence[str] = NAMES) -> Narrowed:
    """The filter in the address. A field that says nothing that can be looked for is left out, and named in ``wrong``."""
    typed = {name: visit.wanted(name) or "" for name in names}
    wrong = dict(_wrong(visit, typed))
    said = {name: value for name, value in typed.items() if value and name not in wrong}
    side = said.pop("side", None)
    where = Filter(nationality=country_code(side) if side else None, **said)
    fields = [_field(visit, name, value) for name, value in typed.items()]
    return Narrowed(where, Filters(visit, fields), wrong)


def _field(visit: Visit, name: str, value: str) -> Field:
    if name not in _CHOICES:
        hint = visit.say(f"narrowing.hint_{name}")
        return Field(name, visit.say(f"narrowing.{name}"), value, hint=hint)
    values, group = _CHOICES[name]
    choices = [Choice(each, term(group, each, visit.ui)) for each in values]
    return Field(name, visit.say(f"narrowing.{name}"), value, choices)


def _wrong(visit: Visit, typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in typed.items():
        if not value:
            continue
        if name in _CHOICES and value not in _CHOICES[name][0]:
            yield name, visit.say("error.bad_choice", what=value, choices=", ".join(_CHOICES[name][0]))
        if name == "side" and not country_code(value):
            yield name, visit.say("error.bad_side", what=value)
        if name in ("since", "until") and not _DATE.fullmatch(value):
            yield name, visit.say("error.bad_date", what=value)
