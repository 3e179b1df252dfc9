"""A number is traced to what was said, rounded, added up or mistyped, with the sentence and the way to each figure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from beleg.bookkeeping import sums
from beleg.ledger import Filter, Ledger
from beleg.model import Article
from beleg.stores.paging import WAYS
from beleg.web import application
from beleg.web.pages import find
from beleg.web.settings import Settings

# Written for these tests.
INVENTED = (
    (
        "a",
        "Laut Innenministerium wurden bei dem Beben in Tarsa 1100 Menschen getötet und 159 werden vermisst.",
    ),
    ("b", "Die Polizei sprach von etwa 1.250 Toten in Tarsa."),
    ("c", "Der Rettungsdienst nannte 1000 bis 1500 Tote in Tarsa."),
    ("d", "Der Sender meldete 1295 Tote in Tarsa."),
    ("e", "Nach Angaben des Bürgermeisters starben in Tarsa 1259 Menschen."),
)


@pytest.fixture
def numbers(ledger: Ledger) -> Iterator[TestClient]:
    """The app on the invented ledger with a few articles on one event more."""
    for doc, text in INVENTED:
        ledger.add(Article(text, doc=doc, outlet=f"Bote {doc}", published="2031-05-02", language="de"))
    ledger.renew()
    with TestClient(application(ledger, Settings(ui="en")), base_url="http://127.0.0.1") as opened:
        yield opened


def groups(page: str) -> list[str]:
    return re.findall(r'<section class="ways" id="(\w+)"', page)


def test_groups_stand_in_order_with_their_sentences(numbers: TestClient) -> None:
    page = numbers.get("/find?n=1259").text
    assert groups(page) == ["exact", "inside", "rounded", "combined", "swapped"]
    for words in (
        "1,100 (killed)</a> + <a",
        "159 (missing)</a> = 1,259",
        "about 1,250 killed",
        "Innenministerium",
    ):
        assert words in page
    assert "etwa 1.250</mark> Toten in Tarsa." in page


def test_a_row_leads_to_figure_article_and_series(numbers: TestClient, ledger: Ledger) -> None:
    page = numbers.get("/find?n=1259&origin=Bürgermeister").text
    article, figure = next(pair for pair in ledger.figures(origin="Bürgermeister") if pair[1].low == 1259)
    series = ledger.series("killed tarsa")[0]
    for address in (f"/f/{figure.id}", f"/a/{article.id[:12]}#f-{figure.id}"):
        assert f'href="{address}"' in page
    assert re.search(f'href="/s/[^"]*~{series.id}"', page)
    assert groups(page) == ["exact"]


@pytest.mark.parametrize("written", ["1259", "1,259", "1.259", "about 1,259", "1259 Tote", " 1'259 "])
def test_numbers_are_read_as_people_write_them(numbers: TestClient, written: str) -> None:
    answer = numbers.get("/find", params={"n": written})
    assert answer.status_code == 200
    assert "1,259: where it comes from" in answer.text
    assert ("is read as 1,259" in answer.text) == (written not in ("1259", "1,259"))


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({"n": "many"}, "many: not a number"),
        ({"n": "7", "measure": "hurt"}, "hurt: not known"),
        ({"n": "7", "side": "Oz"}, "Oz: not a country"),
        ({"n": "7", "since": "May"}, "May: not a date"),
    ],
)
def test_what_cannot_be_looked_for_is_said_and_kept(client: TestClient, asked: Any, wrong: str) -> None:
    answer = client.get("/find", params=asked)
    assert answer.status_code == 400
    assert wrong in answer.text
    assert all(f'"{value}"' in answer.text for name, value in asked.items() if name != "measure")


def test_nothing_found_is_said_in_words(client: TestClient) -> None:
    page = client.get("/find?n=987654").text
    assert "Not found as said, inside an interval, rounded, or as sum or difference." in page
    assert not groups(page)


def test_an_empty_ledger_says_the_next_step(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "empty.db") as empty:
        page = TestClient(application(empty), base_url="http://127.0.0.1").get("/find").text
    assert 'href="/import"' in page.partition("<main")[2]


def test_the_same_as_data_and_as_a_table(numbers: TestClient) -> None:
    data = numbers.get("/find.json?n=1259").json()
    assert [each["group"] for each in data if each["total"]] == [
        "exact",
        "inside",
        "rounded",
        "combined",
        "swapped",
    ]
    assert [figure["low"] for figure in data[3]["matches"][0]["figures"]] == [1100, 159]
    table = [*csv.DictReader(io.StringIO(numbers.get("/find.csv?n=1259").text))]
    assert [row["quote"] for row in table if row["kind"] == "sum"] == ["1100", "159"]
    assert numbers.get("/find.json").status_code == 404


def test_more_than_are_shown_are_counted(ledger: Ledger) -> None:
    ways = ledger.pages.number(9, Filter(), limit=1)
    exact = next(each for each in ways if each.group == "exact")
    assert exact.total is not None and exact.total > 1 == len(exact.shown)


def test_what_the_page_finds_is_what_the_command_finds(ledger: Ledger) -> None:
    said = {bound for _, figure in ledger.figures() for bound in (figure.low, figure.high) if bound}
    for value in sorted({near for bound in said for near in (bound, bound + 1)})[:60]:
        for where in (Filter(), Filter(measure="killed"), Filter(since="2031-05")):
            of: dict[str, list[tuple[str, ...]]] = {group: [] for group in WAYS}
            for match in ledger.find(value, where):
                group = "combined" if match.kind in ("sum", "difference") else match.kind
                of[group].append(tuple(figure.id for figure in match.figures))
            for each in ledger.pages.number(value, where):
                found = [tuple(figure.id for figure in match.figures) for match in each.shown]
                assert sorted(found) == sorted(of[each.group])
                assert each.total == len(found)


def test_enough_sums_are_looked_for_and_a_group_can_be_shown_alone(
    numbers: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sums, "AT_ONCE", 0)
    monkeypatch.setattr(find, "_AT_ONCE", 0)
    monkeypatch.setattr(find, "AT_ONCE", 1)
    page = numbers.get("/find?n=1259&way=combined").text
    assert 'id="combined-h"' in page and 'id="exact-h"' not in page
    assert "more than 1" in page
    assert 'href="/find?n=1259"' in page


def test_names_of_articles_are_escaped(ledger: Ledger) -> None:
    text = "Die Polizei sprach von 4321 Toten in Tarsa <b>gestern</b>."
    ledger.add(Article(text, doc="x", outlet="<i>Bote</i>", published="2031-05-02", language="de"))
    page = TestClient(application(ledger), base_url="http://127.0.0.1").get("/find?n=4321").text
    assert "<b>gestern" not in page and "<i>Bote" not in page
    assert "&lt;b&gt;gestern" in page
