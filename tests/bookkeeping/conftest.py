"""Invented reports of two events, by several outlets and of several days, some of them copies of one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count

import pytest

from beleg.ledger import Ledger
from beleg.model import Article, Decision

Decide = Callable[..., Decision]

_QUAKE = (
    "Nach dem Erdbeben in Herat ist die Zahl der Toten gestiegen. Laut {source} kamen {dead} Menschen ums Leben. "
    "{hurt} Menschen wurden verletzt, wie das Rote Kreuz mitteilte. Die Bergungsarbeiten dauern nach Angaben der "
    "Behörden noch an, Helfer suchen in den Trümmern der Häuser nach weiteren Opfern und verteilen Decken und Wasser."
)
_FRONT = (
    "Das ukrainische Verteidigungsministerium meldete, seit Februar {year} seien {dead} russische Soldaten getötet worden. "
    "{other} sprach von mindestens {low} getöteten russischen Soldaten."
)
_MORE = " Der Flughafen der Stadt bleibt vorerst geschlossen."


def _articles() -> list[Article]:
    sources = ("Polizei", "dem Gesundheitsministerium", "der Katastrophenschutzbehörde")
    texts = [_QUAKE.format(source=sources[n % 3], dead=40 + 7 * n, hurt=100 + n) for n in range(5)]
    texts += [
        _FRONT.format(year=2030, dead=f"{30 + n}.000", other=other, low=f"{n + 25}.000")
        for n, other in enumerate(("Moskau", "Der britische Geheimdienst", "Moskau", "Der NIS"))
    ]
    texts += [
        texts[0] + _MORE,
        texts[1],
        texts[1],
        texts[2] + _MORE,
        "Im Hafen von Kelmar brannte ein Lager.",
    ]
    return [
        Article(
            text,
            doc=f"{n}.txt",
            outlet=f"bote{n % 9}.example",
            published=f"2031-03-{5 + n * 7 % 12:02}" if n != 7 else None,
            language="de",
        )
        for n, text in enumerate(texts)
    ]


@pytest.fixture(scope="session")
def articles() -> Sequence[Article]:
    return _articles()


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        yield opened


@pytest.fixture
def decide() -> Decide:
    """Makes decisions, each a minute after the one before."""
    minutes = count()

    def made(target: str, verdict: str, user: str = "ines", other: str = "", **fields: object) -> Decision:
        minute = next(minutes)
        time = f"2031-04-01T{minute // 60:02}:{minute % 60:02}:00"
        return Decision(target, verdict, user, time, fields=tuple(fields.items()), other=other)

    return made
