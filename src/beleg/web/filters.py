"""What an address asks a list for becomes a form that asks for it, and each thing chosen the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from beleg.web.addresses import with_query
from beleg.web.visit import Visit


class Choice(NamedTuple):
    """One of several values, with its words."""

    value: str
    words: str


class Field(NamedTuple):
    """One thing to ask for. Without ``choices`` it is typed, ``pattern`` says how and ``hint`` gives an example.

    A ``fixed`` field always has one of its choices, an order for instance: it is no filter, and the form only carries it on.
    """

    name: str
    words: str
    value: str = ""
    choices: Sequence[Choice] = ()
    hint: str = ""
    pattern: str = ""
    fixed: bool = False

    @property
    def said(self) -> str:
        """The value in words."""
        return next((each.words for each in self.choices if each.value == self.value), self.value)


@dataclass(frozen=True, slots=True)
class Filters:
    """The fields of a list and the address that they belong to."""

    visit: Visit
    fields: Sequence[Field]

    @property
    def chosen(self) -> list[Field]:
        """Those that ask for something; a search of the bar counts among them."""
        return [field for field in self.fields if field.value and not field.fixed]

    @property
    def cleared(self) -> str:
        """The address that asks for nothing but what no filter says, at the beginning of its list."""
        gone = {field.name: "" for field in self.chosen}
        return with_query(self.visit.url.path, **{**self.visit.asked, **gone, "after": "", "count": ""})

    def without(self, field: Field) -> str:
        """The address that no longer asks for a field, at the beginning of its list."""
        asked = {**self.visit.asked, field.name: "", "after": "", "count": ""}
        return with_query(self.visit.url.path, **asked)
