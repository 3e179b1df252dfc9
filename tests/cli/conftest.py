"""A command line that is called in a folder of its own, on a ledger in memory with invented series."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Self

import pytest
from tests.report.invented import KIM, NIS, SERIES, TEXT, WEST, finding, point, series, told

from beleg.cli import main
from beleg.ledger import Counts, Ledger, SeriesFilter
from beleg.model import Article, Decision, Finding, Key, Position, Series, Told
from beleg.review import check


class Result(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Result]

FIGURES = (
    told("f", "300", 300, population="soldiers", nationality="KP", place="Kursk"),
    told("g", "500", 500, origin=None),
)
FIRST, SECOND = (each.figure.id for each in FIGURES)
NEAR = Key("wounded", "person", "soldiers", "KP", "Kursk", "cumulative")


def kursk() -> Series:
    return series(
        point(FIRST, 300, None, mentions=(FIRST,)),
        point(
            "w", 1000, None, sources=(WEST,), qualifier="at_least", reported="2025-02-07", certainty="hedged"
        ),
        point(
            SECOND,
            200,
            999,
            sources=(),
            qualifier="vague",
            quote="Hunderte",
            interest="unknown",
            reported=None,
        ),
        point(
            "k",
            100,
            100,
            sources=(KIM,),
            qualifier="about",
            interest="own_side",
            admission=True,
            reported="2025-08-22",
        ),
    )


ALL = SeriesFilter()


class Standin:
    """What the commands ask of a ledger, answered out of lists."""

    def __init__(self) -> None:
        self.kept: list[Decision] = []
        self.all = [kursk(), series(point("v", 2700, 2700, sources=(NIS,)), key=NEAR)]
        self.found = [
            finding("unattributed", figures=(SECOND,), values={"n": 1}),
            finding(
                "contradiction", (FIRST, "k"), (FIRST, SECOND), severity="conflict", values={"factor": 3}
            ),
        ]

    def series(self, name: str | None = None, where: SeriesFilter = ALL) -> list[Series]:
        words = (name or "").casefold().split()
        titles = {
            one.id: f"{one.key.measure} {one.key.population} {one.key.place}".casefold() for one in self.all
        }
        found = [one for one in self.all if one.id == name or all(word in titles[one.id] for word in words)]
        return [one for one in found if self._holds(one.key, where)]

    def _holds(self, key: Key, where: SeriesFilter) -> bool:
        return (
            where.measure in (None, key.measure)
            and where.nationality in (None, key.nationality)
            and (where.place or "").casefold() in key.place.casefold()
        )

    def renew(self, progress: Callable[[int], object]) -> None:
        progress(1200)

    def outside(self) -> int:
        return 4

    def findings(self, kind: str | None = None, severity: str | None = None) -> list[Finding]:
        return [one for one in self.found if kind in (None, one.kind) and severity in (None, one.severity)]

    def positions(self) -> list[Position]:
        article = FIGURES[0].article.id
        return [
            Position(article, "2025-01-13", (NIS,), "claims", (19, 25), ((4, 31),), (SERIES,), (FIRST,)),
            Position(
                article, "2025-01-13", (), "cannot_verify", None, ((33, 51),), (Series(NEAR, "KP", ()).id,)
            ),
        ]

    def told_of(self, ids: Sequence[str]) -> Mapping[str, Told]:
        return {each.figure.id: each for each in FIGURES if each.figure.id in ids}

    def history(self, id: str) -> None:
        return None

    def told(self) -> Iterator[Told]:
        return iter(FIGURES)

    def article(self, id: str) -> Article | None:
        return FIGURES[0].article if id == FIGURES[0].article.id else None

    def counts(self) -> Counts:
        return Counts(1, 9)

    def decisions(self) -> list[Decision]:
        return self.kept

    def decide(self, made: Sequence[Decision]) -> int:
        for decision in made:
            check(decision)
        self.kept.extend(made)
        return len(made)

    def report(self, ui: str = "en", full_text: bool = False, version: str = "") -> Iterator[str]:
        yield f"<html lang={ui}>"
        yield TEXT if full_text else ""

    def close(self) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


@pytest.fixture
def ledger(monkeypatch: pytest.MonkeyPatch) -> Standin:
    made = Standin()
    monkeypatch.setattr(Ledger, "open", classmethod(lambda *_, **__: made))
    return made


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("BELEG_TRACEBACK", "1")
    monkeypatch.chdir(tmp_path)

    def called(*arguments: str) -> Result:
        status = main(arguments)
        return Result(status, *capsys.readouterr())

    return called
