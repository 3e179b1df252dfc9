"""The list of findings: conflicts first, filters in the address, the same rows in every format."""

from __future__ import annotations

from starlette.testclient import TestClient

from beleg.ledger import Ledger


def test_conflicts_come_first_and_lead_to_their_series(client: TestClient, ledger: Ledger) -> None:
    page = client.get("/findings").text
    assert page.index('class="conflict"') < page.index('class="check"') < page.index('class="note"')
    series = ledger.findings(severity="conflict")[0].series[0]
    assert f"~{series}" in page


def test_findings_are_counted_by_kind_in_words(client: TestClient, ledger: Ledger) -> None:
    n = len(ledger.findings(kind="contradiction"))
    assert f'href="/findings?kind=contradiction">contradiction {n}</a>' in client.get("/findings").text


def test_filters_stand_in_the_address_and_hold_for_every_format(client: TestClient, ledger: Ledger) -> None:
    series = ledger.series("killed porto")[0]
    query = f"?severity=conflict&series={series.id}"
    page = client.get(f"/findings{query}").text
    data = client.get(f"/findings.json{query}").json()
    rows = client.get(f"/findings.csv{query}").text.splitlines()
    ids = [each["id"] for each in data["findings"]]
    assert ids == [each.id for each in ledger.findings(severity="conflict", series=series.id)]
    assert [row.partition(",")[0] for row in rows[1:]] == ids
    assert all(f'id="g-{id}"' in page for id in ids)
    assert "Weight: conflict" in page


def test_findings_of_a_side_are_about_its_series(client: TestClient, ledger: Ledger) -> None:
    data = client.get("/findings.json?side=pt").json()
    of_side = {series.id for series in ledger.series() if series.key.nationality == "PT"}
    assert all(of_side & set(each["series"]) for each in data["findings"])


def test_what_fits_nothing_is_said_in_words(client: TestClient) -> None:
    assert "No finding fits what is asked for." in client.get("/findings?series=nowhere").text


def test_the_count_keeps_its_capitals(client: TestClient, ledger: Ledger) -> None:
    n = len(ledger.findings())
    assert f"{n} Befunde." in client.get("/findings?ui=de").text
