"""ACLED-shaped rows: one number by a named convention, the words of every origin in the notes."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from beleg import report
from beleg.report.profiles import profile
from beleg.report.schemas import names, schema
from beleg.report.selection import Selection

LEFT = [column.name for column in schema("acled") if column.left]


def rows(selection: Selection) -> list[dict[str, str]]:
    text = "".join(report.writer("acled")(selection))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_columns_are_those_of_the_data_set_then_our_own(selection: Selection) -> None:
    assert len([name for name in names("acled") if not name.startswith("beleg_")]) == 31
    assert names("acled")[-7:] == (
        *("source_scale", "notes", "fatalities", "tags", "timestamp"),
        *("beleg_profile", "beleg_points"),
    )
    assert not any(row[name] for row in rows(selection) for name in LEFT)


def test_the_most_conservative_number_counts_and_the_words_stay(selection: Selection) -> None:
    harbour, market = rows(selection)
    assert (harbour["fatalities"], market["fatalities"]) == ("9", "24")
    assert {row["beleg_profile"] for row in (harbour, market)} == {"acled"}
    for quote in ('"neun"', '"22"', '"At least 26"', "The origins differ."):
        assert quote in harbour["notes"]
    assert '"UP TO 30"' in market["notes"]
    assert harbour["source"] == "Nordbote; Harbour Review"


def test_a_running_total_is_no_event(selection: Selection) -> None:
    assert len(rows(selection)) == 2
    assert selection.lost == {"other_measure": 2, "no_event": 1, "no_day": 1, "no_series": 0, "no_rule": 0}


@pytest.mark.parametrize(
    ("qualifier", "low", "high", "fatalities"),
    [
        ("vague", 24, 119, "12"),
        ("vague", 200, 999, "100"),
        ("vague", 3, 9, ""),
        ("at_most", None, 30, ""),
        ("more_than", 700, None, "700"),
        ("range", 10, 12, "10"),
        ("exact", 0, 0, "0"),
    ],
)
def test_fatalities_by_the_convention(
    selection: Selection, qualifier: str, low: int | None, high: int | None, fatalities: str
) -> None:
    series = next(iter(selection.series()))
    said = series.points[0]._replace(qualifier=qualifier, low=low, high=high)
    chosen = replace(selection, series=lambda: [series._replace(points=(said,))])
    [row] = rows(chosen)
    assert row["fatalities"] == fatalities
    assert chosen.lost["no_rule"] == (not fatalities)
    assert "differ" not in row["notes"]


def test_another_convention_is_named(selection: Selection) -> None:
    harbour = rows(replace(selection, profile=profile("wikimpacts")))[0]
    assert (harbour["beleg_profile"], harbour["notes"].rpartition(" ")[2]) == ("wikimpacts", "wikimpacts.")


def test_the_precision_of_the_day(selection: Selection) -> None:
    series = next(iter(selection.series()))
    days = {"2024-05-04": "1", "2024-05-09": "2", "2024-05-31": "3", "2024-08-01": ""}
    for last, precision in days.items():
        points = tuple(point._replace(last=last) for point in series.points)
        longer = series._replace(points=points)
        [row] = rows(replace(selection, series=lambda longer=longer: [longer]))
        assert (row["event_date"], row["time_precision"]) == ("2024-05-04", precision)
