"""The page of a series: sentence, chart, table with what each row rests on, findings, decisions, and every format."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from beleg.ledger import Ledger
from beleg.model import Decision, Series
from beleg.web import application
from beleg.web.addresses import of_series
from beleg.web.settings import Settings


@pytest.fixture
def series(ledger: Ledger) -> Series:
    return ledger.series("killed porto")[0]


@pytest.fixture
def address_of(series: Series) -> str:
    return of_series(series.key, series.id)


def test_a_row_opens_to_the_sentence_with_its_quote_marked_and_why(
    client: TestClient, series: Series, address_of: str
) -> None:
    page = client.get(address_of).text
    rows = page[page.index('<table class="rows">') : page.index("</table>")]
    opened = rows.count('<tr class="opened">')
    assert opened == rows.count('data-item="data-item"') == len(series.points) > 3
    assert re.search(r"<mark>[^<]*26</mark>", rows)
    assert "who says so:" in rows and "<summary>why?</summary>" in rows


def test_findings_open_to_quotes_and_lead_to_their_review(
    client: TestClient, series: Series, address_of: str
) -> None:
    page = client.get(address_of).text
    assert "2 quotes side by side" in page
    assert f'href="/review?kind=contradiction&amp;series={series.id}"' in page


def test_the_range_over_origins_is_told_as_it_stood(client: TestClient, address_of: str) -> None:
    page = client.get(f"{address_of}?at=2024-05-05").text
    assert "Range over origins on 5 May 2024: 9 by" in page
    assert "No named origin had given a number by then." in client.get(f"{address_of}?at=2020").text
    assert client.get(f"{address_of}?at=soon").status_code == 400


def test_the_chart_is_drawn_as_asked(client: TestClient, address_of: str) -> None:
    assert (
        "killed, by period counted, logarithmic scale" in client.get(f"{address_of}?x=covers&scale=log").text
    )
    assert client.get(f"{address_of}?scale=square").status_code == 400


def test_the_chart_alone_is_a_whole_file_with_colours_of_its_own(client: TestClient, address_of: str) -> None:
    answer = client.get(f"{address_of}.svg?scale=log")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "logarithmic scale" in answer.text
    drawn = ET.fromstring(answer.text)
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    assert drawn.find("{http://www.w3.org/2000/svg}style") is not None
    assert "style-src 'sha256-" in answer.headers["content-security-policy"]


def test_a_series_can_be_kept_as_a_page_that_needs_no_app(client: TestClient, address_of: str) -> None:
    answer = client.get(f"{address_of}.html")
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.text.startswith("<!doctype html>")
    assert "Reported figures: killed" in answer.text


def test_the_data_hold_no_whole_texts(client: TestClient, series: Series, address_of: str) -> None:
    data = client.get(f"{address_of}.json").json()
    assert data["series"]["id"] == series.id
    assert {each["id"] for each in data["findings"]} and data["sentence"].startswith("4 origins")
    assert all("text" not in article for article in data["articles"])
    lines = client.get(f"{address_of}.csv").text.splitlines()
    assert len(lines) == 1 + len(series.points)


def test_a_series_changed_by_decisions_lists_them(
    client: TestClient, ledger: Ledger, series: Series, address_of: str
) -> None:
    id = series.points[0].id
    ledger.decide([Decision(id, "accept", "ines", "2031-03-05T10:00:00", "seen in print")])
    ledger.renew()
    page = client.get(address_of).text
    assert "Decisions that bear on this series" in page
    assert "seen in print" in page


def test_a_series_that_is_gone_says_so_with_decisions_that_may_be_why(
    client: TestClient, ledger: Ledger, series: Series, address_of: str
) -> None:
    ids = [id for point in series.points for id in point.mentions]
    ledger.decide([Decision(id, "reject", "ines", "2031-03-05T10:00:00", "misread") for id in ids])
    ledger.renew()
    answer = client.get(address_of)
    assert answer.status_code == 404
    assert "Decisions that may have emptied or changed it" in answer.text
    assert 'value="killed people porto"' in answer.text
    assert client.get(f"{address_of}.json").status_code == 404
    for ending in ("svg", "html", "csv"):
        assert client.get(f"{address_of}.{ending}").status_code == 404


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with one running total of 70 statements."""
    home = tmp_path_factory.mktemp("long")
    for day in range(70):
        date = f"2031-{3 + day // 28:02}-{1 + day % 28:02}"
        said = f"Nach Angaben der Polizei von Kelmar sind in Leskovar seit Januar {100 + day} Menschen getötet worden."
        (home / f"{date}.txt").write_text(f"{date}\n\n{said}\n", "utf-8")
    place = home / "long.db"
    with Ledger.open(place) as ledger:
        ledger.add(home)
        ledger.renew()
    return place


@pytest.fixture
def many(long: Path) -> Iterator[tuple[TestClient, Series]]:
    with (
        Ledger.open(long) as ledger,
        TestClient(application(ledger, Settings(ui="en")), base_url="http://127.0.0.1") as opened,
    ):
        yield opened, max(ledger.series(), key=lambda series: len(series.points))


def test_over_sixty_statements_are_months_and_a_table_in_pages(many: tuple[TestClient, Series]) -> None:
    client, series = many
    first = client.get(f"/s/{series.id}").text
    assert "range over origins, month by month" in first
    after = re.search(r'after=([0-9a-f]+)" rel="next"', first)
    assert after and after[1] == series.points[59].id
    second = client.get(f"/s/{series.id}?after={after[1]}").text
    assert second.count('<tr class="opened">') == len(series.points) - 60
    assert f"<td>{len(series.points)}</td>" in second
    assert f"Statements 61 to {len(series.points)} of {len(series.points)}." in second
    assert len(client.get(f"/s/{series.id}.json").json()["figures"]) >= len(series.points)
