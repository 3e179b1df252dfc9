"""Which mapping files can be used, and what is said of those that cannot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from beleg.read.coded import MappingError, mapping_of, read_mapping

DEAD = {"column": "dead", "measure": "killed", "scope": "cumulative"}
LEAST = {"name": "Flood", "date": {"column": "day"}, "figure": [DEAD]}


def test_the_least_that_a_mapping_must_say() -> None:
    found = mapping_of(LEAST)
    assert (found.name, found.date, found.language, found.period) == ("Flood", "day", "en", "")
    assert found.columns == {"day", "dead"}
    assert [found.says(cell) for cell in ("", "N/A", "-", "0", "none")] == [False, False, False, True, True]


def test_what_holds_for_all_figures_can_be_said_otherwise_for_one() -> None:
    found = mapping_of(
        {
            **LEAST,
            "all": {"place": "Kelmar", "since": "2031-03-04"},
            "figure": [DEAD, {**DEAD, "place": "Ostufer"}],
        }
    )
    assert [each.fields["place"].constant for each in found.figures] == ["Kelmar", "Ostufer"]
    assert [each.since for each in found.figures] == ["2031-03-04"] * 2


def test_a_value_may_be_that_of_a_column_in_other_words() -> None:
    source = {"column": "by", "values": {"cp": "Civil Protection"}}
    value = mapping_of({**LEAST, "all": {"source": source}}).figures[0].fields["source"]
    assert [value.of({"by": cell}) for cell in ("cp", "police", "")] == ["Civil Protection", "police", ""]


def test_every_column_that_is_needed_is_known() -> None:
    figure = {**DEAD, "notes": {"old": "older"}, "notes_of": "new", "place": {"column": "where"}}
    found = mapping_of(
        {**LEAST, "period": {"column": "hours"}, "absent": {"by": ["none"]}, "figure": [figure]}
    )
    assert found.columns == {"day", "dead", "old", "new", "where", "hours", "by"}
    assert found.hours == 1
    assert not found.is_report({"by": "none"})
    assert found.is_report({"by": "cp"})


def test_numbers_and_dates_of_the_file_are_texts() -> None:
    found = mapping_of({**LEAST, "figure": [{**DEAD, "baseline": 2031, "since": "2031-03-04"}]})
    assert found.figures[0].fields["baseline"].constant == "2031"


WRONG = [
    ({"name": None}, "figure: no [[figure]] says what a column counts"),
    ({**LEAST, "naem": "x"}, "mapping: 'naem' is not known; one of name, language"),
    ({"date": {"column": "day"}, "figure": [DEAD]}, "mapping: no name"),
    ({"name": "x", "figure": [DEAD]}, "date: no column"),
    ({**LEAST, "date": "day"}, "date: not a table; write [date]"),
    ({**LEAST, "date": {"column": "day", "formt": ""}}, "date: 'formt' is not known"),
    ({**LEAST, "language": "xx"}, "language: 'xx' is not known; one of de, en"),
    ({**LEAST, "missing": "-"}, "missing: not a list"),
    ({**LEAST, "absent": {"by": "none"}}, "absent: not a list"),
    (
        {**LEAST, "period": {"column": "p", "unit": "weeks"}},
        "period.unit: 'weeks' is not known; one of hours, days",
    ),
    ({**LEAST, "figure": ["dead"]}, "figure: not a table; write [[figure]]"),
    ({**LEAST, "figure": [{"measure": "killed", "scope": "rate"}]}, "figure: no column"),
    ({**LEAST, "figure": [{"column": "dead", "scope": "rate"}]}, "figure dead: no measure"),
    (
        {**LEAST, "figure": [{**DEAD, "measure": "kiled"}]},
        "figure dead: measure: 'kiled' is not known; one of killed",
    ),
    (
        {**LEAST, "figure": [{"column": "dead", "measure": "killed"}]},
        "figure dead: no scope; one of cumulative",
    ),
    ({**LEAST, "figure": [{**DEAD, "scope": "daily"}]}, "figure dead: scope: 'daily' is not known"),
    ({**LEAST, "figure": [{**DEAD, "scop": "rate"}]}, "figure dead: 'scop' is not known"),
    (
        {**LEAST, "figure": [{**DEAD, "method": {"column": "m", "values": {"a": "guess"}}}]},
        "'guess' is not known",
    ),
    ({**LEAST, "figure": [{**DEAD, "place": ["Kelmar"]}]}, "figure dead: place: not a text"),
    ({**LEAST, "figure": [{**DEAD, "place": {"values": {}}}]}, "figure dead: place: no column"),
    (
        {**LEAST, "figure": [{**DEAD, "since": "March"}]},
        "figure dead: since: 'March' is not a date; give YYYY-MM-DD",
    ),
]


@pytest.mark.parametrize(("data", "said"), WRONG)
def test_what_is_wrong_is_named(data: dict[str, Any], said: str) -> None:
    with pytest.raises(MappingError) as raised:
        mapping_of({key: value for key, value in data.items() if value is not None})
    assert said in str(raised.value)


def test_a_file_that_is_no_mapping_is_named(tmp_path: Path) -> None:
    file = tmp_path / "map.toml"
    file.write_text("name = Flood")
    with pytest.raises(MappingError, match="map.toml: not TOML"):
        read_mapping(file)
    file.write_text('name = "Flood"')
    with pytest.raises(MappingError, match=r"map.toml: figure: no \[\[figure\]\]"):
        read_mapping(file)
    with pytest.raises(MappingError, match="none.toml: no such file or directory"):
        read_mapping(tmp_path / "none.toml")
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(MappingError, match="not TOML"):
        read_mapping(file)
