"""The page of an origin, and the list of all: what it said in order of time, how it stands, whom it may be the same as."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import OWN

from beleg.ledger import Ledger
from beleg.model import Article, Decision
from beleg.web import application
from beleg.web.addresses import of_origin
from beleg.web.settings import Settings

# Invented.
STORY = (
    (
        "2031-05-10",
        "Nordbote",
        "Laut der Polizei von Kelmar wurden bei dem Anschlag in Kelmar mehr als 300 Menschen getötet.",
    ),
    (
        "2031-05-11",
        "Ostblatt",
        "Wie dpa berichtet, wurden laut der Polizei von Kelmar bei dem Anschlag in Kelmar etwa 600 Menschen getötet.",
    ),
    (
        "2031-05-12",
        "Westpost",
        "Die Polizei von Kelmar wollte sich zu Verletzten bei dem Anschlag in Kelmar nicht äußern.",
    ),
    (
        "2031-05-12",
        "Südecho",
        "Bei dem Anschlag in Kelmar wurden nach Angaben der Feuerwehr 40 Menschen verletzt.",
    ),
)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "own.db") as opened:
        for day, outlet, text in STORY:
            opened.add(Article(text, doc=f"{outlet}.txt", outlet=outlet, published=day, language="de"))
        opened.renew()
        yield opened


@pytest.fixture
def pages(own: Ledger) -> Iterator[TestClient]:
    with TestClient(application(own, Settings(ui="en")), base_url="http://127.0.0.1", headers=OWN) as opened:
        yield opened


def speaker(ledger: Ledger, words: str) -> str:
    (line,) = ledger.pages.origins(words).items
    return line.source.id


def test_everybody_who_speaks_in_the_examples_has_a_page(client: TestClient, ledger: Ledger) -> None:
    lines = ledger.pages.origins().items
    assert len(lines) > 10
    for line in lines:
        answer = client.get(of_origin(line.source.id), params={"ui": "de"})
        assert answer.status_code == 200, line


def test_numbers_in_order_of_time_with_articles_and_who_passed_them_on(
    own: Ledger, pages: TestClient
) -> None:
    page = pages.get(of_origin(speaker(own, "polizei"))).text
    numbers = page[page.index('class="numbers"') :].split("</p>")[0]
    assert numbers.index("more than 300") < numbers.index(" → ") < numbers.index("about 600")
    assert "(10 May 2031)" in numbers and "(11 May 2031)" in numbers
    assert "in 2 articles, passed on by dpa" in page
    assert "more than 300, changed to about 600 on 11 May 2031" in page


def test_how_it_is_written_and_how_it_stands(own: Ledger, pages: TestClient) -> None:
    page = pages.get(of_origin(speaker(own, "polizei"))).text
    assert "Polizei von Kelmar (2)" in page
    assert "<dd>not known</dd>" in page


def test_what_it_declined_to_say(own: Ledger, pages: TestClient) -> None:
    page = pages.get(of_origin(speaker(own, "polizei"))).text
    part = page[page.index('id="positions-h"') :].split("</section>")[0]
    assert "12 May 2031" in part and "Westpost" in part


def test_the_list_is_searched_and_paged(own: Ledger, pages: TestClient) -> None:
    assert "2 origins" in pages.get("/o/").text
    page = pages.get("/o/", params={"name": "feuer"}).text
    assert "1 origin" in page and "fire and rescue services" in page
    assert "No origin has these words" in pages.get("/o/", params={"name": "zzz"}).text
    assert len(pages.get("/o/.csv").text.splitlines()) == 3
    first = own.pages.origins(limit=1)
    assert first.next and own.pages.origins(after=first.next, limit=1).items != first.items


def test_nobody_of_this_id(pages: TestClient) -> None:
    assert pages.get("/o/nobody").status_code == 404


def test_merged_origins_lead_to_one_and_can_be_parted(own: Ledger, pages: TestClient) -> None:
    one, other = speaker(own, "feuer"), speaker(own, "polizei")
    form = pages.get("/o/", params={"same": one}).text
    assert f'name="target" value="origin:{one}"' in form and f'name="other" value="origin:{other}"' in form
    merge = Decision(f"origin:{one}", "merge", "ines", "2031-05-13T10:00:00", other=f"origin:{other}")
    own.decide([merge])
    own.renew()
    page = pages.get(of_origin(one)).text
    assert f'href="{of_origin(other)}"' in page and 'value="undo"' in page
    page = pages.get(of_origin(other)).text
    assert f'name="target" value="origin:{one}"' in page and "Keep apart again" in page
    own.decide([Decision(f"origin:{one}", "undo", "ines", "2031-05-13T10:01:00")])
    own.renew()
    page = pages.get(of_origin(one)).text
    assert "wounded" in page and "Keep apart again" not in page


def test_data_and_rows(own: Ledger, pages: TestClient) -> None:
    at = of_origin(speaker(own, "polizei"))
    rows = pages.get(f"{at}.csv").text.splitlines()
    assert len(rows) == 3 and "mehr als 300" in rows[1] and "etwa 600" in rows[2]
    assert [each["qualifier"] for each in pages.get(f"{at}.json").json()["series"][0]["points"]] == [
        "more_than",
        "about",
    ]
