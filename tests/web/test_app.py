"""Every page answers in its formats; what is not there is said in words."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from beleg.ledger import Ledger


@pytest.mark.parametrize("path", ["/"])
def test_pages_answer(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_a_series_is_found_by_its_id_whatever_stands_before(client: TestClient, ledger: Ledger) -> None:
    series = ledger.series("killed porto")[0]
    answer = client.get(f"/s/other-words~{series.id}")
    assert answer.status_code == 200
    assert "at least 26" in answer.text
    assert client.get(f"/s/{series.id}.json").json()["series"]["id"] == series.id


def test_a_link_of_an_older_ledger_with_fewer_digits_still_leads_to_its_series(
    client: TestClient, ledger: Ledger
) -> None:
    series = ledger.series("killed porto")[0]
    short = series.id[:8]
    assert len(series.id) == 12
    assert client.get(f"/s/killed-porto~{short}.json").json()["series"]["id"] == series.id
    assert ledger.series(short) == [series]
    for path in ("/findings", "/review"):
        addresses = [f"{path}.json?series={id}" for id in (short, series.id)]
        one, other = (client.get(address).text for address in addresses)
        assert one == other
    assert client.get(f"/findings.json?series={short}").json()["findings"]
    assert client.get(f"/s/{series.id[:7]}").status_code == 404


def test_what_is_not_there_is_said_in_words(client: TestClient) -> None:
    for path in ("/nothing", "/s/x~00000000"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "Traceback" not in answer.text


def test_styles_and_scripts_come_from_the_app_alone(client: TestClient) -> None:
    page = client.get("/").text
    assert "//" not in page.replace("http://127.0.0.1", "")
    assert client.get("/static/0/app.py").status_code == 404
