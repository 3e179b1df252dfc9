"""Two real series of daily counts, read through their mappings, give the findings that are known of them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from beleg.flow import Extraction, Reconciled, code_tables, reconcile
from beleg.read.coded import read_mapping

MAPPINGS = Path(__file__).parents[1] / "read" / "coded"
Rows = list[dict[str, Any]]


class Change(NamedTuple):
    """A finding between two points of one series: the numbers as written, and who was counted."""

    population: str
    old: str
    new: str
    reason: str


class Table(NamedTuple):
    """A table with what became of it."""

    rows: Rows
    extractions: list[Extraction]
    found: Reconciled

    def kinds(self) -> Counter[str]:
        return Counter(finding.kind for finding in self.found.findings)

    def changes(self, kind: str, measure: str = "killed") -> set[Change]:
        """The findings of a kind that rest on two points of a measure."""
        points = {point.id: (series.key, point) for series in self.found.series for point in series.points}
        pairs = [
            (finding.reason, *(points[id] for id in finding.points))
            for finding in self.found.findings
            if finding.kind == kind and len(finding.points) == 2
        ]
        return {
            Change(old[0].population, old[1].quote, new[1].quote, reason)
            for reason, old, new in pairs
            if old[0].measure == measure
        }


@pytest.fixture(scope="session")
def series(shared: Path) -> Path:
    """The folder with the two tables."""
    folder = shared / "series"
    if not folder.is_dir():
        pytest.skip(f"no daily series at {folder}; set BELEG_SHARED to the folder that holds series/")
    return folder


def read(file: Path, name: str) -> Table:
    extractions = list(code_tables([file], read_mapping(MAPPINGS / f"{name}_daily.toml")))
    assert all(isinstance(each, Extraction) for each in extractions)
    kept = [each for each in extractions if isinstance(each, Extraction)]
    return Table(json.loads(file.read_text("utf-8")), kept, reconcile(kept))


@pytest.fixture(scope="session")
def lebanon(series: Path) -> Table:
    return read(series / "lebanon_daily.json", "lebanon")


@pytest.fixture(scope="session")
def gaza(series: Path) -> Table:
    return read(series / "gaza_daily.json", "gaza")


def altered(table: Table, cells: dict[str, dict[str, object]], folder: Path) -> Table:
    """The table up to the end of 2023 with some cells changed, by day."""
    columns = dict.fromkeys(column for row in table.rows for column in row)
    early = [row for row in table.rows if row["report_date"] < "2024"]
    rows = [{**columns, **row, **cells.get(row["report_date"], {})} for row in early]
    file = folder / "gaza_daily.json"
    file.write_text(json.dumps(rows), "utf-8")
    return read(file, "gaza")


def test_every_span_is_its_cell(lebanon: Table, gaza: Table) -> None:
    for each in (*lebanon.extractions, *gaza.extractions):
        for figure in each.figures:
            assert each.article.text[figure.start : figure.end] == figure.quote
            assert f": {figure.quote}" in figure.sentence.of(each.article.text)


def test_missing_days_are_not_zero(gaza: Table) -> None:
    told = {each.article.published: each.figures for each in gaza.extractions}
    silent = [
        row["report_date"]
        for row in gaza.rows
        if row["report_source"] == "missing" or row["report_period"] == 0
    ]
    assert len(silent) == 28 + 85
    assert not set(silent) & set(told)
    zero = [day for day, figures in told.items() for each in figures if (each.low, each.scope) == (0, "rate")]
    assert zero.count("2025-12-24") == 2
    assert len(set(zero)) == len({row["report_date"] for row in gaza.rows if _says_zero(row)})


def _says_zero(row: dict[str, Any]) -> bool:
    return row["report_period"] != 0 and 0 in (row.get("killed"), row.get("injured"))


def test_the_count_in_lebanon_begins_anew(lebanon: Table) -> None:
    assert lebanon.changes("decrease") == {Change("people", "4047", "123", "reset")}
    assert lebanon.changes("decrease", "wounded") == {Change("people", "16638", "683", "reset")}


def test_nothing_in_lebanon_contradicts_anything(lebanon: Table) -> None:
    assert set(lebanon.kinds()) == {"decrease", "jump", "stale"}


def test_steep_rises_in_lebanon_are_found(lebanon: Table) -> None:
    rises = {(each.old, each.new) for each in lebanon.changes("jump")}
    assert {("613", "2169"), ("1530", "1953")} <= rises
    assert ("3112", "10212") in {(each.old, each.new) for each in lebanon.changes("jump", "wounded")}


def test_totals_of_gaza_fall_at_two_places_only(gaza: Table) -> None:
    assert {each[:3] for each in gaza.changes("decrease")} == {
        ("women", "1000", "967"),
        ("people who starved", "104", "101"),
    }
    assert gaza.changes("decrease", "wounded") == set()


def test_digits_that_may_have_changed_places(gaza: Table) -> None:
    assert Change("people who starved", "104", "101", "transposed") in gaza.changes("decrease")


def test_a_round_total_is_a_reading(gaza: Table) -> None:
    assert Change("women", "1000", "967", "reading") in gaza.changes("decrease")


def test_digits_that_changed_places_in_print(gaza: Table, tmp_path: Path) -> None:
    found = altered(gaza, {"2023-11-07": {"killed_children_cum": 4327}}, tmp_path)
    assert Change("children", "4327", "4324", "transposed") in found.changes("decrease")


def test_an_approximate_number_carries_no_running_total(gaza: Table, tmp_path: Path) -> None:
    found = altered(
        gaza, {"2023-10-28": {"report_source": "mohtel", "killed_women_cum": "around 1,600"}}, tmp_path
    )
    assert Change("women", "1726", "around 1,600", "reading") in found.changes("decrease")
    assert not [each for each in found.changes("jump") if "around 1,600" in each]


def test_one_total_below_that_of_another_source(gaza: Table) -> None:
    assert Change("women", "1032", "967", "total_fell") in gaza.changes("contradiction")


def test_a_rise_by_older_deaths_says_so(gaza: Table) -> None:
    older = {str(row["killed_cum"]) for row in gaza.rows if row.get("killed_committee")}
    jumps = [each for each in gaza.changes("jump") if each.population == "people"]
    assert {each.new for each in jumps if each.reason == "older"} == {each.new for each in jumps} & older
    assert Change("people", "51495", "52243", "older") in jumps


def test_other_rises_are_what_the_origin_counts_for_the_day(gaza: Table, lebanon: Table) -> None:
    for table in (gaza, lebanon):
        days = {row["report_date"]: row for row in table.rows}
        points = {point.id: point for series in table.found.series for point in series.points}
        for each in (finding for finding in table.found.findings if finding.reason == "counted"):
            row = days[points[each.points[1]].reported or ""]
            assert int(dict(each.values)["rise"]) in (row.get("killed"), row.get("injured"))
    assert ("48577", "49013", "counted") in {each[1:] for each in gaza.changes("jump")}


def test_rises_without_a_reason_are_those_that_nobody_counts_by_the_day(gaza: Table, lebanon: Table) -> None:
    told = {*gaza.changes("jump"), *gaza.changes("jump", "wounded")}
    assert {each for each in told if not each.reason} == {
        # Of women and of medical staff totals alone are published, on some days.
        Change("women", "3550", "3920", ""),
        Change("women", "5153", "6121", ""),
        Change("medical staff", "11", "37", ""),
        Change("medical staff", "342", "364", ""),
        # A total in round thousands, before reports began again with exact ones.
        Change("people", "37000", "40652", ""),
    }
    assert all(each.reason for each in (*lebanon.changes("jump"), *lebanon.changes("jump", "wounded")))


COMMITTEE = """46006 46537, 47583 48181, 49013 49617, 49747 50021, 51495 52243, 56647 57012, 58026 58386, 59219 59587,
60430 60839, 62263 62622, 63025 63371, 63746 64231, 65549 65926, 66288 67074, 67211 67682"""


def test_every_rise_by_older_deaths_is_found(gaza: Table) -> None:
    pairs = [pair.split() for pair in COMMITTEE.replace("\n", " ").split(", ")]
    assert {Change("people", old, new, "older") for old, new in pairs} <= gaza.changes("jump")


def test_counts_of_two_days_do_not_contradict(gaza: Table) -> None:
    assert gaza.changes("contradiction", "wounded") == set()
    assert {each.population for each in gaza.changes("contradiction")} == {"women"}


def test_every_day_is_a_point(gaza: Table) -> None:
    daily = [figure for each in gaza.extractions for figure in each.figures if figure.scope == "rate"]
    points = [point for each in gaza.found.series if each.key.scope == "rate" for point in each.points]
    assert len(points) == len(daily)


def test_small_rises_are_none(gaza: Table) -> None:
    rises = [*gaza.changes("jump"), *gaza.changes("jump", "wounded")]
    assert all(int(each.new) - int(each.old) >= max(5, int(each.new) / 1000) for each in rises)


def test_what_is_not_found_in_gaza(gaza: Table) -> None:
    known = {"jump", "decrease", "contradiction", "corroboration", "stale", "revision"}
    assert set(gaza.kinds()) <= known
