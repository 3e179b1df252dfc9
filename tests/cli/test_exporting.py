"""``beleg export`` on a real ledger of the invented examples: every format, its refusals, and what it says of losses."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from pyarrow import parquet

from beleg.cli import main
from beleg.ledger import Ledger
from beleg.model import Decision
from beleg.read import ReadOptions
from beleg.report import FORMATS, TABLES
from beleg.report.csv import unguarded
from beleg.report.schemas import names


class Result(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """All articles of ``examples/``, extracted, with one figure corrected and one rejected."""
    place = tmp_path_factory.mktemp("export") / "examples.db"
    examples = root / "examples"
    with Ledger.open(place) as opened:
        opened.add(examples, options=ReadOptions(metadata=examples / "metadata.tsv"))
        first, second = [figure.id for _, figure in opened.figures(measure="killed")][:2]
        opened.decide(
            [
                Decision(
                    first, "correct", "coder", "2026-01-02T08:00:00+00:00", fields=(("place", "Milan"),)
                ),
                Decision(second, "reject", "coder", "2026-01-02T08:01:00+00:00"),
            ]
        )
    return place


@pytest.fixture
def run(
    ledger: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Run:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("BELEG_TRACEBACK", "1")
    monkeypatch.chdir(tmp_path)

    def called(*arguments: str) -> Result:
        status = main(["export", "--ledger", str(ledger), *arguments])
        return Result(status, *capsys.readouterr())

    return called


def rows(text: str) -> list[dict[str, str]]:
    found = csv.DictReader(io.StringIO(text, newline=""))
    return [{name: unguarded(cell) for name, cell in row.items()} for row in found]


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_of_text_can_be_written(run: Run, format: str) -> None:
    done = run("--format", format)
    assert done.status == 0
    assert len(done.out) > 1000
    assert run("--format", format, "--output", "out").out == ""
    assert Path("out").read_text("utf-8") == done.out
    assert run("--format", format).out == done.out


def test_every_quote_stands_at_its_place(run: Run, ledger: Path) -> None:
    with Ledger.open(ledger) as opened:
        text_of = {article.id: article.text for article in opened.articles()}
    found = rows(run().out)
    assert len(found) > 80
    for row in found:
        assert text_of[row["article"]][int(row["start"]) : int(row["end"])] == row["quote"]


@pytest.mark.parametrize("table", TABLES)
def test_tables(run: Run, table: str) -> None:
    found = rows(run("--table", table).out)
    assert tuple(found[0]) == names(table)
    lines = [json.loads(line) for line in run("--table", table, "--format", "jsonl").out.splitlines()]
    assert len(lines) == len(found)


def test_points_and_edges_rest_on_exported_figures(run: Run) -> None:
    mentions = {row["id"] for row in rows(run().out)}
    points = rows(run("--table", "points").out)
    assert all(id in mentions for row in points for id in row["mentions"].split(" | "))
    assert {row["edge"] for row in rows(run("--table", "edges").out)} == {"finding", "relation"}


def test_filters_choose_series_and_findings_too(run: Run) -> None:
    chosen = {row["id"] for row in rows(run("--measure", "killed", "--since", "2024").out)}
    points = rows(run("--measure", "killed", "--since", "2024", "--table", "points").out)
    assert points
    assert {row["measure"] for row in points} == {"killed"}
    assert all(chosen & set(row["mentions"].split(" | ")) for row in points)
    edges = rows(run("--measure", "killed", "--since", "2024", "--table", "edges").out)
    assert all(chosen & set(row["figures"].split(" | ")) for row in edges)
    assert len(rows(run("--table", "points").out)) > len(points)


def test_decisions_are_laid_over_and_named(run: Run, ledger: Path) -> None:
    with Ledger.open(ledger) as opened:
        corrected, rejected = (decision.target for decision in opened.decisions())
    found = {row["id"]: row for row in rows(run("--measure", "killed").out)}
    assert found[corrected]["place"] == "Milan"
    assert rejected not in found
    graph = json.loads(run("--format", "json-ld").out)["@graph"]
    [review] = [node for node in graph if "verdict" in node]
    assert (review["verdict"], review["used"]) == ("correct", f"urn:beleg:figure:{corrected}")


def test_parquet_goes_into_a_folder_or_a_file(run: Run, tmp_path: Path) -> None:
    done = run("--format", "parquet", "--output", "all", "--profile", "acled")
    assert done == (0, "", "")
    assert sorted(path.stem for path in (tmp_path / "all").iterdir()) == sorted(TABLES)
    assert parquet.read_schema("all/points.parquet").names[-4:] == list(names("coded"))
    assert run("--format", "parquet", "--table", "edges", "--output", "e.parquet").status == 0
    assert parquet.read_metadata("e.parquet").num_rows == len(rows(run("--table", "edges").out))


@pytest.mark.parametrize(
    ("format", "said"),
    [
        ("ged", "series are left out, since they do not count deaths"),
        ("ged", "rows have an open interval; their low or high is blank"),
        ("acled", "rows have no date, since no article says the day"),
        ("hxl", "figures are left out, since they stand in no series"),
    ],
)
def test_what_a_format_cannot_hold_is_said(run: Run, format: str, said: str) -> None:
    lines = run("--format", format, "--output", "out.csv").err.splitlines()
    assert any(line.startswith(f"{format}: ") and line.endswith(said) for line in lines), lines
    assert run("--format", format, "--quiet", "--output", "out.csv").err == ""


def test_losses_are_said_in_german(run: Run) -> None:
    assert "keine Toten" in run("--format", "ged", "--ui", "de", "--output", "out.csv").err


def test_a_convention_stands_beside_the_words(run: Run) -> None:
    found = rows(run("--profile", "acled").out)
    vague = [row for row in found if row["qualifier"] == "vague" and int(row["low"]) == 24]
    assert vague
    assert {(row["coded"], row["profile"], row["high"]) for row in vague} == {("12", "acled", "119")}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "xls"], "xls: not known; one of: jsonl, csv, json-ld, ged, acled, hxl, parquet"),
        (["--table", "sums"], "sums: not known; one of: mentions, points, edges"),
        (["--profile", "airwars"], "airwars: not known; one of: acled, muc4, wikimpacts"),
        (["--format", "ged", "--table", "points"], "--table points: ged is no table"),
        (
            ["--format", "json-ld", "--profile", "acled"],
            "--profile acled: json-ld keeps the words as they are",
        ),
        (["--format", "parquet"], "parquet: written to files only; give a folder"),
        (["--output", "no/such/folder.csv"], "no/such/folder.csv: no such file or directory"),
        (["--format", "parquet", "--output", "taken/x"], "taken/x: not a directory"),
    ],
)
def test_refusals(run: Run, tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "taken").write_text("", "utf-8")
    done = run(*arguments)
    assert done.status == 2
    assert done.err.startswith(f"beleg: {message}")
    assert done.out == ""


def test_a_missing_package_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = run("--format", "parquet", "--output", "all")
    assert done.status == 2
    assert done.err == "beleg: parquet: needs the package pyarrow; install it with: pip install pyarrow\n"
