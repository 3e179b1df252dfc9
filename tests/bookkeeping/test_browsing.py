"""Pages that read only what they show say the same as ones that read everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bookkeeping.simple_pages import SimplePages

from beleg.ledger import DecisionError, Ledger, SeriesFilter
from beleg.model import Article, Decision, Figure, Position
from beleg.stores import rows
from beleg.stores.paging import ORDERS, FindingsAsked, Page, QueueAsked, SeriesAsked

T = TypeVar("T")

SAID = (
    "Die Polizei bestritt, dass in Herat {n} Menschen ums Leben kamen. Das Rote Kreuz bestätigte {n} Tote in Herat.",
    "In Herat starben am 5. März 2031 {n} Menschen, in Kelmar {m} Menschen. Verletzt wurden mindestens {n} Menschen.",
    "Das ukrainische Verteidigungsministerium meldete, seit Februar 2030 seien {n}.000 russische Soldaten getötet worden.",
    "Moskau sprach von höchstens {m}00 getöteten russischen Soldaten seit Februar 2030, darunter {n} Offiziere.",
    "{n} Menschen demonstrierten. Mehr als {m} Fahrzeuge wurden beschädigt, teilte die Polizei in Porto mit.",
)
DAYS = ("2031-03-05", "2031-03-06", "2031-04-20", None)


def article(number: int) -> Article:
    """One of a few invented articles, some alike, some without a day or an outlet."""
    text = SAID[number % 5].format(n=10 + number % 7, m=30 + number % 3)
    outlet = None if number % 6 == 5 else f"bote{number % 4}.example"
    return Article(text, doc=f"{number}.txt", outlet=outlet, published=DAYS[number % 4], language="de")


def walked(page: Callable[[str], Page[T]]) -> list[T]:
    """All items of a list, page by page; the first page says how many there are."""
    found: list[T] = []
    total = page("").total
    after = ""
    while True:
        shown = page(after)
        assert shown.total == total
        found.extend(shown.items)
        if not shown.next:
            assert total in (len(found), None)
            return found
        assert shown.next != after
        after = shown.next


def check_lists(ledger: Ledger, simple: SimplePages) -> None:
    pages = ledger.pages
    assert pages.summary() == simple.summary()
    asked = [SeriesAsked(order=order) for order in ORDERS]
    asked += [SeriesAsked(kind=kind, order="name") for kind in simple.summary().findings]
    asked += [
        SeriesAsked("herat killed"),
        SeriesAsked("SOLDATEN"),
        SeriesAsked(where=SeriesFilter(origins=1)),
    ]
    for each in asked:
        found = walked(lambda after, each=each: pages.series(each, after, 2))  # type: ignore[misc]
        assert [tuple(line) for line in found] == simple.series(each)
    series = [line.heading.id for line in pages.series(SeriesAsked()).items]
    wanted = [FindingsAsked(), FindingsAsked(series="herat"), FindingsAsked(side="RU")]
    wanted += [FindingsAsked(severity=severity) for severity in ("conflict", "check", "note")]
    wanted += [
        FindingsAsked(kind, None, id) for kind in ("unattributed", "contradiction") for id in (None, *series)
    ]
    for one in wanted:
        listed = walked(lambda after, one=one: pages.findings(one, after, 2))  # type: ignore[misc]
        assert listed == simple.findings(one), one
    assert {each.figure.id for each in walked(lambda after: pages.outside(after, 2))} == simple.outside()


def check_wholes(ledger: Ledger, simple: SimplePages) -> None:
    for series in ledger.series():
        whole = ledger.pages.one_series(series.id)
        assert whole is not None
        assert (whole.series, whole.shown) == (series, series.points)
        assert (whole.findings, whole.found) == (ledger.findings(series=series.id), len(whole.findings))
        assert whole.positions == simple.positions(series.id)
        assert ledger.pages.decided_on(series) == simple.decided_on(series)
        assert {each.id for each in whole.near} == simple.near(series)
        assert {id for point in series.points for id in point.mentions} <= set(whole.told)
        others = {point.id for each in whole.others for point in each.points}
        own = {point.id for point in series.points}
        assert {id for each in whole.findings for id in each.points} - own == others
    for told in list(ledger.told()):
        check_figure(ledger, simple, told.figure)
    for one in list(ledger.articles()):
        check_article(ledger, simple, one)
    for origin in simple.origins():
        shown = ledger.pages.origin(origin)
        assert shown is not None
        assert {each.id: each.points for each in shown.said} == simple.said(origin)
        assert list(shown.positions) == simple.spoken_by(origin)
        own = {id for points in simple.said(origin).values() for p in points for id in (p.id, *p.mentions)}
        assert shown.findings == simple.resting_on(own)
    assert ledger.pages.origin("nobody") is None
    listed = ledger.pages.origins(limit=1000).items
    assert {(each.source.id, *each[1:]) for each in listed} == simple.lines()
    for words in (["killed", "wounded"], ["displaced"], []):
        assert ledger.pages.decided_like(words) == simple.decided_like(words)


def check_figure(ledger: Ledger, simple: SimplePages, figure: Figure) -> None:
    whole = ledger.pages.figure(figure.id)
    assert whole is not None
    assert whole.now == figure
    assert whole.series == simple.series_of(figure.id)
    points = [p for p in (whole.series.points if whole.series else ()) if figure.id in p.mentions]
    assert whole.findings == simple.resting_on([figure.id, *(point.id for point in points)])


def check_article(ledger: Ledger, simple: SimplePages, one: Article) -> None:
    whole = ledger.pages.article(one.id[:12])
    assert whole is not None
    assert whole.article == one
    assert list(whole.told) == [each for each in ledger.told() if each.figure.article == one.id]
    there = {each.figure.id: simple.series_of(each.figure.id) for each in whole.told}
    assert {id: each.id for id, each in whole.series.items()} == {id: s.id for id, s in there.items() if s}
    if whole.told:
        assert list(whole.decisions) == simple.decisions(one)


def check_queue(ledger: Ledger, simple: SimplePages) -> None:
    pages = ledger.pages
    assert pages.amounts() == simple.amounts()
    series = [each.id for each in ledger.series()][:2]
    asked = [
        QueueAsked(kind)
        for kind in ("", "rest", "unattributed", "contradiction", "stale", "echo", "doubtful")
    ]
    asked += [QueueAsked(hidden=person) for person in ("ines", "omar", "nobody")]
    asked += [QueueAsked("unattributed", hidden="ines"), QueueAsked(hidden="ines", text="Herat", rule="noun")]
    asked += [QueueAsked(series=id) for id in series] + [QueueAsked(text="HERAT"), QueueAsked(rule="noun")]
    for each in asked:
        found = walked(lambda after, each=each: pages.queue(each, after, 3))  # type: ignore[misc]
        shown = [(c.told.figure.id, c.kinds, tuple(d.time for d in c.decisions)) for c in found]
        assert shown == simple.queue(each), each


def check(ledger: Ledger) -> None:
    """Hold everything against the simple pages."""
    ledger.renew()
    simple = SimplePages(ledger)
    check_lists(ledger, simple)
    check_wholes(ledger, simple)
    check_queue(ledger, simple)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.lists(st.integers(0, 27), min_size=1, max_size=5)),
        st.tuples(st.just("read"), st.none()),
        st.tuples(st.just("decide"), st.tuples(st.integers(0, 40), st.integers(0, 7), st.booleans())),
        st.tuples(st.just("merge"), st.integers(0, 5)),
    ),
    min_size=1,
    max_size=10,
)


@settings(max_examples=6)
@given(steps=STEPS)
def test_they_say_what_reading_everything_says(steps: Any) -> None:
    with Ledger.open(":memory:") as ledger:
        take(ledger, steps)
        check(ledger)
        ledger.rebuild()
        check(ledger)


def take(ledger: Ledger, steps: Any) -> None:
    for minute, (step, what) in enumerate(steps):
        time = f"2031-04-01T00:{minute:02}:00"
        if step == "add":
            ledger.add(*map(article, what))
        elif step == "read":
            ledger.renew()
        elif step == "merge":
            ids = sorted(SimplePages(ledger).origins())
            if len(ids) > what + 1:
                ledger.decide([Decision(f"origin:{ids[what]}", "merge", "ines", time, other=ids[what + 1])])
        else:
            decide(ledger, time, *what)


def decide(ledger: Ledger, time: str, number: int, kind: int, by_other: bool) -> None:
    """Decide about some figure there is, unless it does not fit."""
    told = list(ledger.told())
    if not told:
        return
    figure = told[number % len(told)].figure
    verdict = ("accept", "reject", "undo", "unsure", "merge", "correct", "correct", "correct")[kind]
    fields: Any = (
        {"measure": "wounded", "unit": "person"},
        {"place": "Kelmar"},
        {"origins": [], "nationality": "RU"},
    )
    made = Decision(figure.id, verdict, "omar" if by_other else "ines", time)
    if verdict == "correct":
        made = made._replace(fields=tuple(fields[kind - 5].items()))
    if verdict == "merge":
        others = [each.figure.id for each in told if each.figure.article == figure.article]
        made = made._replace(other=others[number % 7 % len(others)])
    with suppress(DecisionError):
        ledger.decide([made])


@pytest.fixture
def filled(ledger: Ledger) -> Iterator[Ledger]:
    """A ledger of all invented articles, on every back end, with a decision of every kind."""
    ledger.add(*map(article, range(28)))
    for minute in range(16):
        decide(ledger, f"2031-04-01T00:{minute:02}:00", 3 * minute, minute % 8, minute % 3 == 0)
    yield ledger


def test_they_say_so_on_every_back_end(filled: Ledger) -> None:
    check(filled)
    assert filled.pages.amounts()
    assert any(isinstance(each, Position) for each in filled.positions())
    filled.extract_again()
    check(filled)


def test_what_changes_is_seen_at_once(filled: Ledger) -> None:
    filled.renew()
    before = filled.pages.summary()
    card = filled.pages.queue(QueueAsked()).items[0]
    filled.decide([Decision(card.told.figure.id, "accept", "ines", "2031-05-01T10:00")])
    after = filled.pages.summary()
    assert (after.open, after.figures) == (before.open - 1, before.figures)
    assert after.revision != before.revision
    assert card.told.figure.id not in [each.told.figure.id for each in filled.pages.queue(QueueAsked()).items]
    filled.add(article(28))
    assert filled.pages.summary().articles == before.articles + 1
    assert filled.pages.summary().waiting > 0
    filled.renew()
    assert filled.pages.summary().waiting == 0


def test_very_many_are_counted_only_when_asked(filled: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.renew()
    monkeypatch.setattr(rows, "MOST_COUNTED", 3)
    series = filled.pages.series(SeriesAsked(), limit=2)
    assert (series.total, len(series.items)) == (None, 2)
    assert filled.pages.series(SeriesAsked(), limit=2, whole=True).total == len(filled.series())
    assert filled.pages.queue(QueueAsked(), limit=2).total is None
    assert filled.pages.findings(limit=2, whole=True).total == len(filled.findings())


def test_the_table_of_a_series_goes_on_behind_a_point(filled: Ledger) -> None:
    [long] = [
        each for each in filled.series() if len(each.points) == max(len(s.points) for s in filled.series())
    ][:1]
    seen: list[str] = []
    after, numbers = "", []
    while True:
        whole = filled.pages.one_series(long.id, after, 2)
        assert whole is not None
        seen += [point.id for point in whole.shown]
        numbers.append(whole.first)
        after = whole.next
        if not after:
            break
    assert seen == [point.id for point in long.points]
    assert numbers == list(range(1, len(seen) + 1, 2))


def test_origins_that_are_one_stand_on_one_page(filled: Ledger) -> None:
    filled.renew()
    one, other = sorted(SimplePages(filled).origins())[:2]
    filled.decide([Decision(f"origin:{one}", "merge", "ines", "2031-05-01T10:00", other=other)])
    check(filled)
    shown = filled.pages.origin(other)
    assert shown is not None
    assert [each.target for each in shown.merged] == [f"origin:{one}"]
    assert filled.pages.origin(one) is None
