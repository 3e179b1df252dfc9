"""An article with figures found in it, and decisions about them at one minute after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import NamedTuple

import pytest

import beleg
from beleg.model import Article, Decision, Figure, Relation

TEXT = """Zwölf Tote bei Busunglück in Sorin

Bei dem Unglück nahe Sorin sind laut Polizei 14 Menschen gestorben 😀. Das Krankenhaus meldete mehr als 30 Verletzte.
"""
Decide = Callable[..., Decision]


class Bus(NamedTuple):
    """The article, its figures in text order, and how they stand to each other."""

    article: Article
    figures: Sequence[Figure]
    relations: Sequence[Relation]

    @property
    def ids(self) -> list[str]:
        return [figure.id for figure in self.figures]


@pytest.fixture(scope="session")
def bus() -> Bus:
    found = beleg.extract(TEXT, "de", "2031-03-05")
    assert [figure.quote for figure in found.figures] == ["Zwölf", "14", "mehr als 30"]
    return Bus(found.article, found.figures, found.relations)


@pytest.fixture
def decide() -> Decide:
    """Makes decisions, each a minute after the one before."""
    minutes = count()

    def made(target: str, verdict: str, user: str = "ines", other: str = "", **fields: object) -> Decision:
        time = f"2031-03-05T10:{next(minutes):02}:00"
        return Decision(target, verdict, user, time, fields=tuple(fields.items()), other=other)

    return made
