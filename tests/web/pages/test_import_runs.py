"""A run goes on by itself, can be stopped and gone on with, waits for others, and is not kept for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from beleg.ledger import AddReport, Ledger, StoreError
from beleg.model import Article
from beleg.read import Refusal
from beleg.web.run import ADDING, DONE, FAILED, MOST_SHOWN, READ, READING, STOPPED, WAITING, Input, Run
from beleg.web.running import Running
from beleg.web.runs import Full, Limits, Runs

LONG = 20.0  # seconds until a test gives up


def article(n: int) -> Article:
    return Article(
        f"The flood killed {n + 2} people in Kelmar, the ministry said.", doc=f"{n}.txt", language="en"
    )


def some(n: int) -> Input:
    return Input("some.jsonl", 1000, lambda: iter([article(i) for i in range(n)]))


def everything(run: Run) -> dict[int, Article]:
    return {number: each.article for number, each in run.state().new}


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        yield ledger


@pytest.fixture
def runs(empty: Ledger) -> Iterator[Callable[..., Runs]]:
    opened: list[Runs] = []

    def make(limits: Limits | None = None) -> Runs:
        opened.append(Runs(empty, lambda: None, limits or Limits()))
        return opened[-1]

    yield make
    for each in opened:
        each.stop()


class Gate:
    """Holds a ledger's additions back until it is opened; says when the first has come."""

    def __init__(self, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
        self.open, self.reached = threading.Event(), threading.Event()
        self._add = ledger.add
        monkeypatch.setattr(ledger, "add", self.add)

    def add(self, *articles: Article) -> AddReport:
        self.reached.set()
        assert self.open.wait(LONG)
        return self._add(*articles)


def test_what_is_read_is_not_kept_before_it_is_chosen(runs: Callable[..., Runs], empty: Ledger) -> None:
    run = runs().begin([some(3), Input("c.txt", 0, lambda: iter([Refusal("c.txt", "empty")]))])
    assert run.wait(LONG)
    state = run.state()
    assert (state.stage, state.inputs, state.given) == (READ, 2, 2)
    assert [each.article.doc for each in state.found] == ["0.txt", "1.txt", "2.txt"]
    assert [each.source for each in state.refused] == ["c.txt"]
    assert empty.counts().articles == 0


def test_what_was_added_is_counted_and_its_text_is_let_go(runs: Callable[..., Runs], empty: Ledger) -> None:
    keeper = runs()
    run = keeper.begin([some(60)])
    assert run.wait(LONG)
    assert run.choose(everything(run))
    keeper.add(run)
    assert run.wait(LONG)
    state = run.state()
    assert (state.stage, state.added, state.done, state.total, state.rest) == (DONE, 60, 60, 60, 0)
    assert state.figures == empty.counts().figures
    assert {each.article.text for each in state.found} == {""}
    assert empty.article(state.found[0].id) == article(0)
    assert not run.choose({0: article(0)})
    assert not run.resume()


def test_starting_again_changes_nothing(runs: Callable[..., Runs], empty: Ledger) -> None:
    empty.add(*(article(n) for n in range(5)))
    before = empty.counts()
    run = runs().begin([some(5)])
    assert run.wait(LONG)
    assert run.state().new == []
    assert [each.known for each in run.state().known] == ["ledger"] * 5
    assert not run.choose({})
    assert empty.counts() == before


def test_a_text_that_comes_twice_is_taken_once(runs: Callable[..., Runs]) -> None:
    run = runs().begin([some(2), some(3)])
    assert run.wait(LONG)
    assert [each.known for each in run.state().found] == ["", "", "here", "here", ""]


def test_figures_are_looked_for_in_the_first_articles_only(runs: Callable[..., Runs]) -> None:
    run = runs().begin([some(MOST_SHOWN + 5)])
    assert run.wait(60)
    found = run.state().found
    assert all(each.figures == len(each.told) == 1 for each in found[:MOST_SHOWN])
    assert all(each.figures is None for each in found[MOST_SHOWN:])


def test_figures_of_a_very_long_text_are_looked_for_when_it_is_added(runs: Callable[..., Runs]) -> None:
    long = Article("The flood killed 12 people, the ministry said.\n" * 50_000, language="en")
    run = runs().begin([Input("long.txt", 1, lambda: iter([long, article(0)]))])
    assert run.wait(LONG)
    assert [each.figures for each in run.state().found] == [None, 1]


def test_a_run_that_is_stopped_keeps_what_is_done_and_goes_on_when_asked(
    runs: Callable[..., Runs], empty: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, gate = runs(), Gate(empty, monkeypatch)
    run = keeper.begin([some(60)])
    assert run.wait(LONG)
    assert run.choose(everything(run))
    keeper.add(run)
    assert gate.reached.wait(LONG)
    assert run.stage == ADDING
    run.stop()
    gate.open.set()
    assert run.wait(LONG)
    state = run.state()
    assert (state.stage, state.added, state.rest) == (STOPPED, 25, 35)
    assert empty.counts().articles == 25
    assert run.resume()
    keeper.add(run)
    assert run.wait(LONG)
    assert (run.stage, empty.counts().articles) == (DONE, 60)


def test_one_run_is_added_after_the_other(
    runs: Callable[..., Runs], empty: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, gate = runs(), Gate(empty, monkeypatch)
    first, second = keeper.begin([some(1)]), keeper.begin([Input("b", 0, lambda: iter([article(7)]))])
    for run in (first, second):
        assert run.wait(LONG)
        assert run.choose(everything(run))
        keeper.add(run)
    assert gate.reached.wait(LONG)
    assert (first.stage, second.stage) == (ADDING, WAITING)
    third = keeper.begin([Input("c", 0, lambda: iter([article(8)]))])
    assert third.wait(LONG)  # what others add does not hold back what is only read
    assert third.stage == READ
    second.stop()
    assert second.stage == STOPPED
    gate.open.set()
    assert first.wait(LONG)
    assert (first.stage, empty.counts().articles) == (DONE, 1)


def test_reading_that_is_stopped_shows_what_was_read(runs: Callable[..., Runs]) -> None:
    begun, goes_on = threading.Event(), threading.Event()

    def slowly() -> Iterator[Article | Refusal]:
        yield article(0)
        begun.set()
        assert goes_on.wait(LONG)
        yield article(1)
        yield article(2)

    run = runs().begin([Input("slow", 1, slowly), some(5)])
    assert begun.wait(LONG)
    assert run.stage == READING
    run.stop()
    goes_on.set()
    assert run.wait(LONG)
    state = run.state()
    assert (state.stage, state.inputs, len(state.found)) == (READ, 1, 2)


def test_how_far_it_is_shows_in_the_middle_of_a_file(runs: Callable[..., Runs]) -> None:
    begun, goes_on = threading.Event(), threading.Event()

    def slowly() -> Iterator[Article | Refusal]:
        yield article(0)
        begun.set()
        assert goes_on.wait(LONG)
        yield article(1)

    run = runs().begin([Input("slow", 100, slowly, lambda: 40)])
    assert begun.wait(LONG)
    state = run.state()
    goes_on.set()
    assert (state.stage, state.done, state.total) == (READING, 40, 100)
    assert run.wait(LONG)
    assert run.state().done == 100


def test_a_ledger_that_cannot_be_written_is_said_and_can_be_tried_again(
    runs: Callable[..., Runs], empty: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = runs()
    run = keeper.begin([some(2)])
    assert run.wait(LONG)
    assert run.choose(everything(run))

    def broken(*_: Article) -> AddReport:
        raise StoreError("store", what="ledger.db", why="disk full")

    with monkeypatch.context() as patch:
        patch.setattr(empty, "add", broken)
        keeper.add(run)
        assert run.wait(LONG)
    assert (run.stage, run.state().rest) == (FAILED, 2)
    assert run.resume()
    keeper.add(run)
    assert run.wait(LONG)
    assert (run.stage, empty.counts().articles) == (DONE, 2)


def test_a_ledger_that_somebody_else_writes_to_is_waited_for(
    runs: Callable[..., Runs], empty: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, add, busy = runs(), empty.add, iter(range(3))
    run = keeper.begin([some(2)])
    assert run.wait(LONG)
    assert run.choose(everything(run))

    def sometimes(*articles: Article) -> AddReport:
        if next(busy, None) is not None:
            raise StoreError("busy", what="ledger.db", seconds="30")
        return add(*articles)

    monkeypatch.setattr(empty, "add", sometimes)
    keeper.add(run)
    assert run.wait(LONG)
    assert (run.stage, run.state().added) == (DONE, 2)


def test_series_are_not_worked_out_again_and_again_while_articles_are_added(
    empty: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    running, gate = Running(empty), Gate(empty, monkeypatch)
    renewals: list[str] = []
    monkeypatch.setattr(empty, "renew", lambda: renewals.append(run.stage))
    run = running.imports.begin([some(1)])
    assert run.wait(LONG)
    assert run.choose(everything(run))
    running.imports.add(run)
    assert gate.reached.wait(LONG)
    running.start()
    assert not running.changed(wait=0.2)
    gate.open.set()
    assert run.wait(LONG)
    assert running.changed(wait=LONG)
    running.stop()
    assert set(renewals) == {DONE}


def test_a_reader_that_breaks_is_said(runs: Callable[..., Runs]) -> None:
    def broken() -> Iterator[Article | Refusal]:
        raise RuntimeError("nobody expected this")
        yield

    run = runs().begin([Input("a", 1, broken)])
    assert run.wait(LONG)
    assert run.stage == FAILED
    assert not run.resume()


@pytest.mark.parametrize("limits", [Limits(runs=1), Limits(bytes=1500)])
def test_no_more_is_taken_in_than_there_is_room_for(runs: Callable[..., Runs], limits: Limits) -> None:
    keeper = runs(limits)
    first = keeper.begin([some(1)])
    with pytest.raises(Full):
        keeper.begin([some(1)])
    assert first.wait(LONG)
    keeper.forget(first)
    assert keeper.get(first.id) is None
    assert keeper.begin([some(1)]).wait(LONG)


def test_what_nobody_looks_at_is_forgotten(runs: Callable[..., Runs]) -> None:
    keeper = runs(Limits(seconds=-1.0))
    first = keeper.begin([some(1)])
    assert first.wait(LONG)
    second = keeper.begin([some(1)])
    assert keeper.get(first.id) is None
    assert keeper.get(second.id) is second


def test_ids_cannot_be_guessed(runs: Callable[..., Runs]) -> None:
    keeper = runs()
    ids = {keeper.begin([some(0)]).id for _ in range(20)}
    assert len(ids) == 20
    assert min(map(len, ids)) >= 22


def test_an_app_that_ends_keeps_what_was_added(empty: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper, gate = Runs(empty, lambda: None), Gate(empty, monkeypatch)
    run = keeper.begin([some(60)])
    assert run.wait(LONG)
    assert run.choose(everything(run))
    keeper.add(run)
    assert gate.reached.wait(LONG)
    ending = threading.Thread(target=keeper.stop)
    ending.start()
    gate.open.set()
    ending.join(LONG)
    state = run.state()
    assert state.stage in (STOPPED, DONE)
    assert empty.counts().articles == state.added >= 25
