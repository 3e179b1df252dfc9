"""UCDP-GED-shaped rows: its columns in its order, nothing that a rule cannot know."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace

import pytest

from beleg import report
from beleg.model import Series
from beleg.report.profiles import profile
from beleg.report.schemas import names, schema
from beleg.report.selection import Selection

LEFT = [column.name for column in schema("ged") if column.left]


def rows(selection: Selection) -> list[dict[str, str]]:
    text = "".join(report.writer("ged")(selection))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def only(selection: Selection, series: Sequence[Series]) -> dict[str, str]:
    [row] = rows(replace(selection, series=lambda: series))
    return row


@pytest.fixture
def exact(selection: Selection) -> Series:
    """A series of one exact number."""
    series = next(iter(selection.series()))
    return series._replace(points=series.points[:1])


def test_the_columns_are_those_of_the_data_set_then_our_own() -> None:
    columns = names("ged")
    assert len([name for name in columns if not name.startswith("beleg_")]) == 49
    assert columns[17:25] == (
        *("side_b", "number_of_sources", "source_article", "source_office"),
        *("source_date", "source_headline", "source_original", "where_prec"),
    )
    assert columns[44:49] == ("best", "high", "low", "gwnoa", "gwnob")
    assert all(name.startswith("beleg_") for name in columns[49:])


def test_what_is_left_to_a_person_is_empty(selection: Selection) -> None:
    assert "best" in LEFT
    found = rows(selection)
    assert len(found) == 3
    assert not any(row[name] for row in found for name in LEFT)


def test_origins_stand_apart_from_carriers(selection: Selection) -> None:
    harbour = rows(selection)[0]
    assert harbour["source_original"] == "Präfektur von Porto Calvero; Krankenhausärzte; four hospitals"
    assert harbour["source_office"] == "Nordbote;Harbour Review"
    parts = [harbour[f"source_{part}"].split(";") for part in ("article", "office", "date", "headline")]
    assert {len(part) for part in parts} == {2} == {int(harbour["number_of_sources"])}
    assert parts[0][0] == '"Nordbote,2024-05-05,Explosion im Hafen von Porto Calvero"'


def test_low_and_high_run_over_origins_and_stay_open(selection: Selection) -> None:
    harbour, war, market = rows(selection)
    assert (harbour["low"], harbour["high"], harbour["beleg_low_by"]) == (
        "9",
        "",
        "Präfektur von Porto Calvero",
    )
    assert (war["low"], war["high"], war["event_clarity"], war["beleg_scope"]) == (
        "11",
        "120",
        "2",
        "cumulative",
    )
    assert (market["low"], market["high"], market["date_start"], market["year"]) == ("", "", "", "")


def test_what_is_lost_is_counted(selection: Selection) -> None:
    rows(selection)
    assert selection.lost == {"other_measure": 2, "open": 2, "no_day": 1, "no_series": 0}


@pytest.mark.parametrize(
    ("population", "nationality", "filled", "side"),
    [
        ("civilians", "", "deaths_civilians", ""),
        ("civilians", "FR", "deaths_civilians", ""),
        ("soldiers", "FR", "deaths_a", "France"),
        ("soldiers", "", "deaths_unknown", ""),
        ("people", "FR", "deaths_unknown", ""),
    ],
)
def test_deaths_are_those_of_a_side_where_it_is_said(
    selection: Selection, exact: Series, population: str, nationality: str, filled: str, side: str
) -> None:
    key = exact.key._replace(population=population, nationality=nationality)
    row = only(selection, [exact._replace(key=key)])
    assert {name: row[name] for name in row if name.startswith("deaths_") and row[name]} == {filled: "9"}
    assert (row["side_a"], row["country"]) == (side, "")


def test_a_side_with_an_interval_has_no_number(selection: Selection, exact: Series) -> None:
    wide = exact._replace(points=(exact.points[0]._replace(qualifier="range", low=9, high=12),))
    row = only(selection, [wide])
    assert (row["low"], row["high"], row["deaths_unknown"]) == ("9", "12", "")


def test_the_country_is_that_of_the_place(selection: Selection, exact: Series) -> None:
    row = only(selection, [exact._replace(key=exact.key._replace(place="Milan", nationality="FR"))])
    assert (row["country"], row["where_coordinates"], row["where_description"]) == (
        "Italy",
        "Milan",
        "Porto Calvero",
    )


@pytest.mark.parametrize(
    ("scope", "measure"), [("rate", "killed"), ("state", "killed"), ("incident", "wounded")]
)
def test_rates_states_and_other_measures_make_no_row(
    selection: Selection, exact: Series, scope: str, measure: str
) -> None:
    other = exact._replace(key=exact.key._replace(scope=scope, measure=measure))
    chosen = replace(selection, series=lambda: [other])
    assert rows(chosen) == []
    assert chosen.lost["no_event"] + chosen.lost["other_measure"] == 1


def test_a_convention_is_named(selection: Selection) -> None:
    found = rows(replace(selection, profile=profile("wikimpacts")))
    assert {row["beleg_profile"] for row in found} == {"wikimpacts"}
    assert [(row["low"], row["high"]) for row in found] == [("9", "29"), ("11", "120"), ("24", "43")]
