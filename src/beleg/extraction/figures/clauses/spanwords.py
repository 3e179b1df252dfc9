"""The [spans] of ``grammar.toml`` become the words that bound a number by weeks, months or a year."""

from __future__ import annotations

from collections.abc import Mapping


class SpanWords:
    """``lately`` opens a span with one of ``long`` behind it ("past two weeks"), ``whole`` one with one of ``seasons``.

    ``running`` opens one of ``seasons`` that still lasts ("this winter"), ``alone`` is one by itself ("heuer"): both count
    with ``already`` near. ``opening`` are all that open one. ``staying`` tells with "still" how things stand, ``yearly`` stands before a year that is any
    ("6500 im Jahr"). ``over`` may stand behind ``lately`` too, and ``before`` by itself, and a month behind ``during``, where no
    single event is told ("last year", "im Vorjahr", "during May"). ``only`` stands beside a month that is one of many ("in May alone").
    """

    __slots__ = (
        "alone",
        "already",
        "before",
        "during",
        "lately",
        "long",
        "only",
        "opening",
        "over",
        "running",
        "seasons",
        "staying",
        "whole",
        "yearly",
    )

    def __init__(self, table: Mapping[str, str]) -> None:
        self.lately = frozenset(table["lately"].split())
        self.long = frozenset(table["long"].lower().split())
        self.whole = frozenset(table["whole"].split())
        self.seasons = frozenset(table["seasons"].lower().split())
        self.running = frozenset(table["running"].split())
        self.alone = frozenset(table.get("alone", "").split())
        self.only = frozenset(table.get("only", "").split())
        self.already = frozenset(table["already"].split())
        self.staying = frozenset(table.get("staying", "").split())
        self.yearly = frozenset(table.get("yearly", "").split())
        self.over = frozenset(table.get("over", "").lower().split())
        self.before = frozenset(table.get("before", "").lower().split())
        self.during = frozenset(table.get("during", "").split())
        self.opening = self.lately | self.before | self.during | self.whole | self.running | self.alone
