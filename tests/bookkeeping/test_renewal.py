"""Whatever is added and decided in whatever order, series and findings are those of working everything out at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.postgresql import Server, changing

import beleg
from beleg import flow
from beleg.bookkeeping.renewal import Copying
from beleg.ledger import DecisionError, Ledger, SeriesFilter
from beleg.model import Article, Decision, Finding, Series
from beleg.reconcile import copies
from beleg.stores import migrations
from beleg.stores.paging import QueueAsked

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(beleg.__file__).parents[1])}
WORKED_OUT = ("series", "findings", "copies", "entries")


def picture(ledger: Ledger) -> tuple[list[Series], list[Finding]]:
    return ledger.series(), ledger.findings()


def rows(ledger: Any) -> dict[str, list[Any]]:
    """What is worked out, byte for byte."""
    with ledger._store._database.reading() as connection:
        found = {table: connection.exec_driver_sql(f"SELECT * FROM {table}").all() for table in WORKED_OUT}
    return {table: sorted(map(tuple, listed), key=repr) for table, listed in found.items()}


def at_once(articles: Sequence[Article]) -> tuple[list[Series], list[Finding]]:
    found = flow.reconcile([flow.extract_article(article) for article in articles])
    return list(found.series), list(found.findings)


def same(one: tuple[list[Series], list[Finding]], other: tuple[list[Series], list[Finding]]) -> bool:
    """Whether both are the same, whatever their order."""
    return all(sorted(map(repr, a)) == sorted(map(repr, b)) for a, b in zip(one, other, strict=True))


def test_one_addition_gives_what_the_pipeline_gives(ledger: Ledger, articles: Sequence[Article]) -> None:
    ledger.add(*articles)
    assert same(picture(ledger), at_once(articles))
    kinds = {finding.kind for finding in ledger.findings()}
    assert {"contradiction", "syndicated"} <= kinds


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.lists(st.integers(0, 13), min_size=1, max_size=5)),
        st.tuples(st.just("read"), st.none()),
        st.tuples(st.just("decide"), st.tuples(st.integers(0, 40), st.integers(0, 7), st.booleans())),
    ),
    max_size=12,
)


@settings(max_examples=25)
@given(steps=STEPS)
@example(steps=[("add", [11, 12]), ("decide", (2, 5, False)), ("decide", (2, 7, True)), ("read", None)])
def test_the_way_there_does_not_matter(steps: Any, articles: Sequence[Article]) -> None:
    the_way_there_does_not_matter(steps, articles, lambda: ":memory:")


@settings(max_examples=4)
@given(steps=STEPS)
@example(steps=[("add", [11, 12, 3, 9]), ("decide", (2, 5, False)), ("read", None), ("decide", (1, 7, True))])
def test_nor_does_it_in_postgresql(steps: Any, articles: Sequence[Article], server: Server) -> None:
    the_way_there_does_not_matter(steps, articles, server.new)


def the_way_there_does_not_matter(
    steps: Any, articles: Sequence[Article], new_place: Callable[[], str]
) -> None:
    added: list[int] = []
    decisions: list[Decision] = []
    with Ledger.open(new_place()) as ledger:
        for minute, (step, what) in enumerate(steps):
            if step == "add":
                ledger.add(*(articles[n] for n in what))
                added += what
            elif step == "read":
                picture(ledger)
            else:
                decisions += _decide(ledger, minute, *what)
        found = picture(ledger)
        kept = rows(ledger)
        ledger.rebuild()
        assert picture(ledger) == found
        assert rows(ledger) == kept
        figures = list(ledger.told())
    with Ledger.open(new_place()) as other:
        for decision in decisions:
            other.decide([decision])
        other.add(*(articles[n] for n in sorted(set(added), reverse=True)))
        assert picture(other) == found
        assert sorted(map(repr, other.told())) == sorted(map(repr, figures))
        assert other.decisions() == decisions
    if not decisions:
        assert same(found, at_once([articles[n] for n in set(added)]))


def _decide(ledger: Ledger, minute: int, number: int, kind: int, by_other: bool) -> list[Decision]:
    """One decision about some figure there is, unless it does not fit."""
    told = list(ledger.told())
    if not told:
        return []
    figure = told[number % len(told)].figure
    others = [each.figure.id for each in told if each.figure.article == figure.article]
    time = f"2031-04-01T00:{minute:02}:00"
    fields: Any = (
        {"measure": "wounded", "unit": "person"},
        {"start": figure.start, "end": figure.end - 1, "low": 3, "high": 3, "qualifier": "exact"},
        {"origins": [], "nationality": "RU", "population": "soldiers"},
    )
    verdict = ("accept", "reject", "undo", "unsure", "merge", "correct", "correct", "correct")[kind]
    made = Decision(figure.id, verdict, "omar" if by_other else "ines", time)
    if verdict == "correct":
        made = made._replace(fields=tuple(fields[kind - 5].items()))
    if verdict == "merge":
        made = made._replace(other=others[number % 7 % len(others)])
    try:
        return [made] if ledger.decide([made]) else []
    except DecisionError:
        return []


def test_where_a_place_lies_is_what_most_articles_say_whenever_they_come(tmp_path: Path) -> None:
    texts = (
        "Beim Einsturz einer Brücke in Orvanek starben laut Polizei 17 Menschen.",
        "Beim Einsturz einer Brücke in Orvanek in Peru kamen nach Angaben der Polizei 17 Menschen ums Leben.",
        "In Peru sind beim Einsturz einer Brücke 17 Menschen gestorben, wie die Polizei mitteilte.",
    )
    articles = [
        Article(text, doc=f"{at}.txt", outlet=f"{at}.example", published="2031-03-05", language="de")
        for at, text in enumerate(texts)
    ]
    for at, order in enumerate(permutations(articles)):
        with Ledger.open(tmp_path / f"{at}.db") as ledger:
            for article in order:
                ledger.add(article)
                ledger.series()
            assert [len(series.articles) for series in ledger.series()] == [3]
            assert same(picture(ledger), at_once(articles))


def test_a_later_appearance_of_a_text_is_a_carrier_of_it(ledger: Ledger, articles: Sequence[Article]) -> None:
    late, early = sorted((articles[1], articles[11]), key=lambda each: each.published or "", reverse=True)
    ledger.add(late)
    before = list(ledger.figures())
    report = ledger.add(early, early, late)
    assert (report.added, report.present) == (0, 3)
    assert [article.published for article in ledger.articles()] == [early.published]
    assert same(picture(ledger), at_once([late, early]))
    assert [figure.quote for _, figure in ledger.figures()] == [figure.quote for _, figure in before]
    carriers = {
        carrier for series in ledger.series() for point in series.points for carrier in point.carriers
    }
    assert {outlet for _, outlet in carriers} == {late.outlet}


def test_only_what_is_touched_is_worked_out(
    ledger: Ledger, articles: Sequence[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    from beleg.bookkeeping import renewal

    ledger.add(*articles[:8])
    picture(ledger)
    seen: list[str] = []
    original = renewal.grouping.of_group

    def noted(entries: Any) -> Any:
        seen.append(entries[0].family)
        return original(entries)

    monkeypatch.setattr(renewal.grouping, "of_group", noted)
    picture(ledger)
    assert seen == []
    ledger.add(articles[8])
    assert seen == []
    picture(ledger)
    assert set(seen) == {"RU"}


def test_a_series_gets_stale_without_being_worked_out(ledger: Ledger, articles: Sequence[Article]) -> None:
    ledger.add(articles[5], articles[6])
    assert "stale" not in {finding.kind for finding in ledger.findings()}
    late = Article("Im Hafen von Kelmar brannte ein Lager.", published="2031-08-05", language="de")
    ledger.add(late)
    assert same(picture(ledger), at_once([articles[5], articles[6], late]))
    [finding] = ledger.findings("stale")
    assert dict(finding.values)["newest"] == "2031-08-05"


def test_an_old_ledger_is_filled_when_it_is_first_asked(place: str, articles: Sequence[Article]) -> None:
    with Ledger.open(place) as ledger:
        ledger.add(*articles)
        found = picture(ledger)
    _as_old(place)
    with Ledger.open(place, create=False) as ledger:
        assert ledger.counts().articles == len({article.id for article in articles})
        carried = {article.id for article in articles if articles.count(article) > 1}
        assert not carried
        series, findings = picture(ledger)
        assert [each.key for each in series] == [each.key for each in found[0]]
        assert len(ledger.positions()) >= 0
        kept = rows(ledger)
        ledger.rebuild()
        assert rows(ledger) == kept
        told = {each.id for each in findings if each.kind != "syndicated"}
        assert told == {each.id for each in found[1] if each.kind != "syndicated"}


def _as_old(place: str, version: int = 3) -> None:
    """A ledger as the first migrations leave it, with what they know of."""
    with changing(place) as connection:
        later = [statement.split() for each in migrations.MIGRATIONS[version:] for statement in each]
        for words in reversed(later):
            if words[:2] in (["CREATE", "TABLE"], ["CREATE", "INDEX"]):
                connection.exec_driver_sql(f"DROP {words[1]} IF EXISTS {words[2]}")
            elif words[:2] == ["ALTER", "TABLE"]:
                connection.exec_driver_sql(f"ALTER TABLE {words[2]} DROP COLUMN {words[5]}")
        for statement in migrations.MANY_ARTICLES if version == 4 else ():
            if any(f" {name} (" in statement for name in ("TABLE series", "TABLE findings", "ON series")):
                connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"UPDATE beleg_schema SET version = {version}")


@pytest.mark.parametrize("version", [4, 5])
def test_pages_of_an_old_ledger_are_filled(
    place: str, articles: Sequence[Article], decide: Any, version: int
) -> None:
    with Ledger.open(place) as ledger:
        ledger.add(*articles)
        [one, other, *_] = [figure for _, figure in ledger.figures()]
        ledger.decide([decide(one.id, "accept"), decide(other.id, "correct", place="Kelmar")])
        found = picture(ledger)
        shown = (ledger.pages.summary(), ledger.pages.amounts(), ledger.pages.queue(QueueAsked()))
    _as_old(place, version)
    with Ledger.open(place, create=False) as ledger:
        assert ledger.pages.summary().waiting == ledger.counts().articles
        assert picture(ledger) == found
        assert (ledger.pages.summary(), ledger.pages.amounts(), ledger.pages.queue(QueueAsked())) == shown


def test_extracting_again_keeps_decisions(ledger: Ledger, articles: Sequence[Article], decide: Any) -> None:
    ledger.add(*articles[:6])
    figures = [figure for _, figure in ledger.figures()]
    ledger.decide([decide(figures[0].id, "reject"), decide(figures[1].id, "correct", scope="state")])
    found, told = picture(ledger), list(ledger.told())
    ledger.extract_again()
    assert picture(ledger) == found
    assert list(ledger.told()) == told


def test_a_decision_whose_figure_is_lost_is_kept_and_named(
    ledger: Ledger, articles: Sequence[Article], decide: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.add(articles[0])
    first = next(ledger.figures())[1]
    made = decide(first.id, "correct", place="Herat")
    ledger.decide([made])
    assert ledger.unmatched() == []
    original = flow.extract_or_refuse

    def blind(article: Article) -> Any:
        found = original(article)
        return flow.Extraction(found.article, found.figures[1:], found.statements)

    monkeypatch.setattr(flow, "extract_or_refuse", blind)
    ledger.extract_again()
    assert ledger.unmatched() == [made]
    assert ledger.decisions() == [made]
    history = ledger.history(first.id)
    assert history is not None
    assert (history.extracted, history.now, history.decisions) == (None, None, (made,))
    monkeypatch.setattr(flow, "extract_or_refuse", original)
    ledger.extract_again()
    assert ledger.unmatched() == []


KILLED_WHILE_WORKING = """
    import sys
    from beleg.ledger import Ledger
    from beleg.bookkeeping import renewal
    from beleg.model import Article
    renewal._ENTRIES_AT_ONCE = renewal._ARTICLES_AT_ONCE = renewal._POINTS_AT_ONCE = 1
    with Ledger.open(sys.argv[1], create=False) as ledger:
        print("begun", flush=True)
        ledger.series()
        print("done", flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process in the middle")
def test_the_next_reading_goes_on_where_one_was_killed(place: str) -> None:
    many = [
        Article(
            f"Laut Polizei starben in Herat {n} Menschen. In {place} wurden {n + 2} Menschen verletzt.",
            outlet=f"bote{n}.example",
            published="2031-03-05",
            language="de",
        )
        for n, place in enumerate(
            ("Kabul", "Kundus", "Mailand", "Kursk", "Aleppo", "Homs", "Beirut", "Gaza") * 5, 3
        )
    ]
    with Ledger.open(place) as ledger:
        ledger.add(*many)
    command = [sys.executable, "-c", textwrap.dedent(KILLED_WHILE_WORKING), place]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        _wait_for_rows(place, process)
        process.kill()
    with Ledger.open(place) as ledger:
        assert same(picture(ledger), at_once(many))


def _wait_for_rows(place: str, process: Any) -> None:
    """Until something, and likely not all, was worked out."""
    with changing(place) as connection:
        asked = "SELECT 1 FROM series LIMIT 1"
        while process.poll() is None and not connection.exec_driver_sql(asked).first():
            pass


READING = """
    import sys
    from beleg.ledger import Ledger
    from beleg.bookkeeping import renewal
    renewal._ENTRIES_AT_ONCE = renewal._ARTICLES_AT_ONCE = renewal._POINTS_AT_ONCE = 1
    with Ledger.open(sys.argv[1], create=False) as ledger:
        for _ in range(3):
            print(len(ledger.series()), len(ledger.findings()))
"""


def test_several_processes_read_while_one_adds(place: str, articles: Sequence[Article]) -> None:
    with Ledger.open(place) as ledger:
        ledger.add(*articles[:3])
        command = [sys.executable, "-c", textwrap.dedent(READING), place]
        readers = [
            subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
            )
            for _ in range(3)
        ]
        for article in articles[3:]:
            ledger.add(article)
        told = [reader.communicate() for reader in readers]
        assert [(reader.returncode, errors) for reader, (_, errors) in zip(readers, told, strict=True)] == [
            (0, "")
        ] * 3
        assert same(picture(ledger), at_once(articles))


def test_what_an_article_touches_can_be_asked_for(ledger: Ledger, articles: Sequence[Article]) -> None:
    ledger.add(*articles)
    chosen = ledger.series(where=SeriesFilter(article=articles[6].id))
    assert chosen
    assert all(articles[6].id in each.articles for each in chosen)
    rest = [each for each in ledger.series() if each not in chosen]
    assert all(articles[6].id not in each.articles for each in rest)


def test_within_a_moment_nothing_is_worked_out(tmp_path: Path) -> None:
    text = "Die Polizei sprach von 43 Toten in Tarsa."
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.add(Article(text, doc="x", outlet="Bote", published="2031-05-02", language="de"))
        with ledger.moment():
            assert not ledger.series()
        assert [series.key.measure for series in ledger.series()] == ["killed"]


def test_working_out_that_is_stopped_goes_on_behind_its_last_step(
    ledger: Ledger, articles: Sequence[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    for most in ("_ARTICLES_AT_ONCE", "_TEXTS_AT_ONCE", "_ENTRIES_AT_ONCE", "_POINTS_AT_ONCE"):
        monkeypatch.setattr(f"beleg.bookkeeping.renewal.{most}", 1)
    ledger.add(*articles)
    expected = picture(ledger)
    ledger._store.renewal.touch_all()
    left: list[int] = []

    def stop(waiting: int) -> None:
        left.append(waiting)
        raise KeyboardInterrupt

    for _ in range(500):
        if not ledger.pages.turn().is_due:
            break
        with pytest.raises(KeyboardInterrupt) if ledger.pages.turn().waiting else nullcontext():
            ledger.renew(stop)
    assert len(left) > 2 * len(articles)
    assert left[-1] == 0
    assert same(picture(ledger), expected)


def test_five_grams_of_articles_that_are_no_copies_are_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    body = copies.body
    monkeypatch.setattr(copies, "body", lambda text: made.append(text) or body(text))
    told = [Article(" ".join(f"Wort{n * m}" for m in range(40)) + ".") for n in range(1, 161)]
    rules = Copying()
    for one in told:
        assert not any(rules.compare(one, other) for other in told if other is not one)
    assert sorted(made) == sorted(each.text for each in told)
