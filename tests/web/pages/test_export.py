"""What is shown of an export is what the file holds, and the file is what the command line writes."""

from __future__ import annotations

import csv
import io
import re
import shlex
import zipfile
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from beleg.cli import main
from beleg.ledger import Filter, Ledger
from beleg.model import Article
from beleg.report import FILES, FORMATS
from beleg.report.profiles import profiles
from beleg.web import application
from beleg.web.pages import export


def saved(client: TestClient, address: str) -> tuple[str, bytes]:
    """The name and the bytes of the file that a page leads to."""
    page = client.get(address).text
    found = re.search(r'href="(/export/file[^"]*)"', page)
    assert found
    answer = client.get(unescape(found[1]))
    assert answer.status_code == 200
    named = re.fullmatch(r'attachment; filename="([\w.-]+)"', answer.headers["content-disposition"])
    assert named and named[1] in page
    return named[1], answer.content


@pytest.mark.parametrize("format", [*FORMATS])
def test_the_file_is_what_the_ledger_exports(client: TestClient, ledger: Ledger, format: str) -> None:
    name, content = saved(client, f"/export?format={format}&measure=killed")
    assert content.decode() == "".join(ledger.export(format, Filter(measure="killed")))
    assert ledger.pages.summary().revision in name


def test_the_command_line_writes_the_same(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, content = saved(client, "/export?format=acled&profile=acled&place=Porto&until=2030")
    page = client.get("/export?format=acled&profile=acled&place=Porto&until=2030").text
    found = re.search(r"<code>beleg (export[^<]*)</code>", page)
    assert found
    monkeypatch.chdir(tmp_path)
    assert main([*shlex.split(unescape(found[1])), "--ledger", "ledger.db", "--quiet"]) == 0
    assert (tmp_path / name).read_bytes() == content


def test_the_first_rows_are_those_of_the_file(client: TestClient) -> None:
    _, content = saved(client, "/export?format=csv&table=mentions&profile=wikimpacts")
    rows = [*csv.DictReader(io.StringIO(content.decode(), newline=""))]
    shown = client.get("/export.json?format=csv&table=mentions&profile=wikimpacts").json()["preview"]
    first = [dict(zip(shown["headings"], row, strict=True)) for row in shown["first"]]
    assert len(first) == export.FIRST < len(rows)
    assert first == [{name: row[name] for name in shown["headings"]} for row in rows[: export.FIRST]]
    assert not any(row[name] for row in rows[: export.FIRST] for name in shown["empty"])
    assert {*shown["headings"], *shown["empty"]} == {*rows[0]}


def test_what_gets_lost_is_counted_before_the_file_is_written(client: TestClient) -> None:
    page = client.get("/export?format=ged").text
    assert "ged: 1 row has no date" in page or "rows have no date" in page
    assert "best, coordinates, conflicts and actors are left to a person" in page


def test_in_a_large_ledger_losses_are_counted_when_asked(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "_FEW", 1)
    page = client.get("/export?format=ged").text
    assert "rows have no date" not in page
    counted = re.search(r'href="([^"]*count=1[^"]*)"', page)
    assert counted and "rows have no date" in client.get(unescape(counted[1])).text


def test_conventions_are_told_by_name_with_what_they_do(client: TestClient) -> None:
    page = client.get("/export").text
    assert "Dozens becomes 12, tens 10, hundreds 100" in page
    assert all(f'value="{name}"' in page for name in (*FORMATS, *FILES, *profiles()))


def test_parquet_is_one_file_or_several_in_a_zip(client: TestClient, tmp_path: Path) -> None:
    parquet: Any = pytest.importorskip("pyarrow.parquet", reason="pyarrow is missing: pip install pyarrow")
    name, content = saved(client, "/export?format=parquet")
    assert name.endswith(".zip")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["mentions.parquet", "points.parquet", "edges.parquet"]
    assert saved(client, "/export?format=parquet")[1] == content
    name, content = saved(client, "/export?format=parquet&table=points")
    assert name.startswith("beleg-points-") and name.endswith(".parquet")
    assert parquet.read_table(io.BytesIO(content)).num_rows


def test_a_missing_package_is_named(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "find_spec", lambda name: None)
    assert "needs the package pyarrow" in client.get("/export?format=parquet").text
    assert client.get("/export/file?format=parquet").status_code == 501


def test_what_does_not_go_together_is_said_and_left_out(client: TestClient) -> None:
    page = client.get("/export?format=json-ld&profile=acled&table=points").text
    assert "keeps the words as they are" in page and "has its own rows" in page
    assert "--profile" not in page
    assert client.get("/export/file?format=json-ld&profile=acled").status_code == 200


@pytest.mark.parametrize("asked", ["format=xlsx", "profile=mine", "table=all", "measure=hurt", "since=May"])
def test_what_there_is_not_is_refused(client: TestClient, asked: str) -> None:
    page = client.get(f"/export?{asked}")
    assert page.status_code == 400
    assert asked.partition("=")[2] in page.text
    answer = client.get(f"/export/file?{asked}")
    assert answer.status_code == 400
    assert "content-disposition" not in answer.headers


def test_the_report_is_the_one_of_the_command_line(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", "--ledger", "ledger.db", "-o", "r.html", "--ui", "de", "--quiet"]) == 0
    answer = client.get("/export/report?ui=de")
    assert answer.content == (tmp_path / "r.html").read_bytes()
    assert re.search(r'filename="beleg-report-[0-9a-f]{8}.html"', answer.headers["content-disposition"])
    assert len(client.get("/export/report?ui=de&full_text=1").content) > len(answer.content)


def test_a_ledger_without_articles_says_the_next_step(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "empty.db") as empty:
        client = TestClient(application(empty), base_url="http://127.0.0.1")
        assert 'href="/import"' in client.get("/export").text.partition("<main")[2]
        assert client.get("/export/file?format=csv").text.startswith("doc,")


def test_a_file_holds_what_was_added_a_moment_ago(client: TestClient, ledger: Ledger) -> None:
    text = "Die Polizei sprach von 4321 Toten in Tarsa."
    ledger.add(Article(text, doc="x", outlet="Bote", published="2031-05-02", language="de"))
    # The page shows what is worked out already and waits for nothing.
    assert "4321" not in client.get("/export?format=hxl&place=Tarsa").text
    assert ",4321,4321," in client.get("/export/file?format=hxl&place=Tarsa").text


def test_half_of_a_surrogate_pair_breaks_no_file(ledger: Ledger) -> None:
    text = "Die Polizei sprach von 4321 Toten in Tarsa \ud83d und mehr."
    ledger.add(Article(text, doc="x\ud83d", outlet="Bote", published="2031-05-02", language="de"))
    client = TestClient(application(ledger), base_url="http://127.0.0.1")
    for format in FORMATS:
        assert client.get(f"/export/file?format={format}").content.decode("utf-8")
        assert client.get(f"/export?format={format}").status_code == 200
