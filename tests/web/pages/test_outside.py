"""What stands in no series is listed with its sentences."""

from __future__ import annotations

from starlette.testclient import TestClient


def test_each_figure_stands_in_its_sentence_and_leads_to_its_page(client: TestClient) -> None:
    listed = client.get("/outside.json").json()["figures"]
    page = client.get("/outside").text
    assert all(f'href="/f/{each["id"]}"' in page for each in listed)
    rows = client.get("/outside.csv").text.splitlines()
    assert rows[0].startswith("doc,outlet,published") and listed[0]["id"] in rows[1]
    assert listed[0]["doc"] and listed[0]["quote"] in listed[0]["sentence_text"]
