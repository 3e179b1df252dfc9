"""What a report shows: series, findings and all they rest on, as one revision of a ledger has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from beleg.model import Article, Decision, Finding, Position, Series, Told


@dataclass(frozen=True, slots=True)
class Picture:
    """All that a report is made of, in the order in which it is to be shown.

    ``told`` holds figures by their id: those that points and findings name, and those in no series. ``articles`` holds
    articles by their id, also those without a figure. ``scope`` says in words what was asked for, ``""`` for everything;
    ``revision`` names the state of the ledger, ``version`` the rules that read the articles. ``unreviewed`` of the figures
    are still open for review.
    """

    series: tuple[Series, ...] = ()
    findings: tuple[Finding, ...] = ()
    positions: tuple[Position, ...] = ()
    decisions: tuple[Decision, ...] = ()
    told: Mapping[str, Told] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    scope: str = ""
    revision: str = ""
    version: str = ""
    unreviewed: int = 0
