"""Which reports the rows of a table become."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.extraction.numbers import find_numbers
from beleg.model import Figure
from beleg.model.coding import Coding, coding
from beleg.read.coded import Report, mapping_of, read_table

Read = Callable[..., list[Any]]
One = Callable[..., tuple[Figure, str]]

NUMBERS = partial(find_numbers, language="en")
DEAD = {"column": "dead", "measure": "killed", "scope": "rate"}
TOTAL = {"column": "total", "measure": "killed", "scope": "cumulative"}
LEAST = {"name": "Flood registry", "date": {"column": "day"}, "figure": [DEAD]}


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(content: str, data: dict[str, Any], numbers: Any = NUMBERS) -> list[Any]:
        file = tmp_path / "table.csv"
        file.write_text(content, "utf-8")
        return list(read_table(file, mapping_of(data), numbers))

    return reading


@pytest.fixture
def one(read: Read) -> One:
    """The only figure of a table, and the text of its row."""

    def reading(content: str, data: dict[str, Any]) -> tuple[Figure, str]:
        (report,) = read(content, data)
        (figure,) = report.figures
        return figure, report.article.text

    return reading


def test_a_row_is_an_article(read: Read) -> None:
    (report,) = read("day,dead,by\n2031-03-05,4,cp\n", {**LEAST, "url": "https://flood.example"})
    article = report.article
    assert article.text == "day: 2031-03-05\ndead: 4\nby: cp\n\ndataset: Flood registry\n"
    assert (article.doc, article.published, article.outlet) == ("table.csv#1", "2031-03-05", "Flood registry")
    assert (article.language, article.url, article.title) == ("zxx", "https://flood.example", None)


def test_a_cell_is_a_figure(one: One) -> None:
    figure, text = one("day,dead\n2031-03-05,4\n", LEAST)
    assert text[figure.start : figure.end] == figure.quote == "4"
    assert (figure.low, figure.high, figure.qualifier, figure.measure, figure.unit) == (
        4,
        4,
        "exact",
        "killed",
        "person",
    )
    assert figure.sentence.of(text) == "dead: 4"
    assert (figure.origins, figure.time, figure.scope) == ((), "2031-03-05", "rate")
    assert {each.field: [cue.of(text) for cue in each.cues] for each in figure.evidence} == {
        "quote": ["4"],
        "measure": ["dead"],
        "scope": ["dead"],
        "time": ["2031-03-05"],
    }
    assert {each.rule for each in figure.evidence} == {"coded"}


@pytest.mark.parametrize(
    ("cell", "qualifier", "low", "high"),
    [
        ("0", "exact", 0, 0),
        ("62622.0", "exact", 62622, 62622),
        ("12.5", "exact", 12.5, 12.5),
        ("1,600", "exact", 1600, 1600),
        ("1.600", "exact", 1600, 1600),
        ("around 1,600", "about", 1600, 1600),
        ("more than 500", "more_than", 500, None),
        (">500", "more_than", 500, None),
        ("up to 40", "at_most", None, 40),
        ("30-50", "range", 30, 50),
        ("dozens", "vague", 24, 119),
    ],
)
def test_a_cell_says_its_number_in_digits_or_words(
    one: One, cell: str, qualifier: str, low: float | None, high: float | None
) -> None:
    figure, text = one(f'day,dead\n2031-03-05,"{cell}"\n', LEAST)
    assert (figure.qualifier, figure.low, figure.high) == (qualifier, low, high)
    assert text[figure.start : figure.end] == figure.quote == cell


def test_the_language_of_the_mapping_is_that_of_the_cells(read: Read) -> None:
    german = partial(find_numbers, language="de")
    (report,) = read("day,dead\n2031-03-05,rund 1.600\n", {**LEAST, "language": "de"}, german)
    assert (report.figures[0].qualifier, report.figures[0].low) == ("about", 1600)


def test_plain_numbers_may_be_bounds(one: One) -> None:
    atleast = {**LEAST, "figure": [{**DEAD, "qualifier": "at_least"}]}
    assert one("day,dead\n2031-03-05,4\n", atleast)[0][4:7] == ("at_least", 4, None)
    assert one("day,dead\n2031-03-05,up to 4\n", atleast)[0][4:7] == ("at_most", None, 4)


def test_zero_is_said_and_nothing_is_not(read: Read) -> None:
    found = read("day,dead\n2031-03-05,0\n2031-03-06,\n2031-03-07,n/a\n", LEAST)
    assert [(each.article.doc, each.figures[0].low) for each in found] == [("table.csv#1", 0)]


def test_a_day_without_a_report_is_no_report(read: Read) -> None:
    found = read("day,dead,by\n2031-03-05,4,cp\n2031-03-06,0,none\n", {**LEAST, "absent": {"by": ["none"]}})
    assert [each.article.doc for each in found] == ["table.csv#1"]


def test_a_bad_row_is_refused_by_number_and_the_rest_goes_on(read: Read) -> None:
    found = read(
        "day,dead\n2031-03-05,see note\n5 March,4\n2031-02-30,4\n2031-03-06,12 (2 doubtful)\n2031-03-07,-3\n2031-03-08,5\n",
        LEAST,
    )
    assert [str(each) for each in found[:-1]] == [
        "table.csv#1: dead is not a number: 'see note'; correct the cell, or list it under missing",
        "table.csv#2: day is not a date: '5 March'; correct the cell, or the format in the mapping",
        "table.csv#3: day is not a date: '2031-02-30'; correct the cell, or the format in the mapping",
        "table.csv#4: dead is not a number: '12 (2 doubtful)'; correct the cell, or list it under missing",
        "table.csv#5: dead is not a number: '-3'; correct the cell, or list it under missing",
    ]
    assert found[-1].article.doc == "table.csv#6"


def test_a_column_that_is_not_there_refuses_the_table(read: Read) -> None:
    (refusal,) = read("day,deaths\n2031-03-05,4\n", LEAST)
    assert refusal.source.endswith("table.csv")
    assert (refusal.reason, refusal.help) == ("no column named 'dead'", "correct the mapping")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (refusal,) = read_table(tmp_path / "none.csv", mapping_of(LEAST), NUMBERS)
    assert refusal.reason == "no such file or directory"


SOURCE = {"column": "by", "values": {"mh": "ministry-health-lb", "cp": "Kelmar Civil Protection"}}


def test_a_known_actor_stands_in_its_cell(one: One) -> None:
    figure, text = one("day,dead,by\n2031-03-05,4,mh\n", {**LEAST, "all": {"source": SOURCE}})
    (origin,) = figure.origins
    assert (origin.text, origin.actor, origin.span.of(text)) == ("mh", "ministry-health-lb", "mh")


def test_a_name_that_the_cell_does_not_say_stands_in_a_line_of_its_own(one: One) -> None:
    figure, text = one("day,dead,by\n2031-03-05,4,cp\n", {**LEAST, "all": {"source": SOURCE}})
    (origin,) = figure.origins
    assert (origin.text, origin.actor) == ("Kelmar Civil Protection", None)
    assert origin.span.of(text) == origin.text
    assert text.endswith("\nsource: Kelmar Civil Protection\n")


def test_a_name_that_the_cell_says_stands_there(one: One) -> None:
    figure, text = one("day,dead,by\n2031-03-05,4,Kelmar police\n", {**LEAST, "all": {"source": SOURCE}})
    assert figure.origins[0].span.start == text.index("Kelmar police")
    assert "source:" not in text


def test_a_constant_source_stands_in_a_line(one: One) -> None:
    figure, text = one("day,dead\n2031-03-05,4\n", {**LEAST, "all": {"source": "Kelmar police"}})
    assert figure.origins[0].span.of(text) == "Kelmar police"


def test_nobody_is_named_where_the_cell_is_empty(one: One) -> None:
    assert one("day,dead,by\n2031-03-05,4,\n", {**LEAST, "all": {"source": SOURCE}})[0].origins == ()


def test_fields_come_from_the_mapping_or_from_cells(one: One) -> None:
    fields = {
        "place": {"column": "where"},
        "nationality": "FR",
        "population": "rescuers",
        "certainty": "hedged",
    }
    figure, text = one("day,dead,where\n2031-03-05,4,Ostufer\n", {**LEAST, "all": fields})
    assert (figure.place, figure.nationality, figure.population, figure.certainty) == (
        "Ostufer",
        "FR",
        "rescuers",
        "hedged",
    )
    assert {each.field: each.cues[0].of(text) for each in figure.evidence}["place"] == "Ostufer"


def test_a_cell_that_is_none_of_the_choices_refuses_the_row(read: Read) -> None:
    data = {**LEAST, "figure": [{**DEAD, "scope": {"column": "kind"}}]}
    found = read("day,dead,kind\n2031-03-05,4,daily\n2031-03-06,4,rate\n", data)
    assert str(found[0]).startswith("table.csv#1: kind is no scope: 'daily'; one of cumulative")
    assert found[1].figures[0].scope == "rate"


@pytest.mark.parametrize(
    ("figure", "hours", "time"),
    [
        (DEAD, "24", "2031-03-05"),
        (DEAD, "48", "2031-03-04/2031-03-05"),
        (DEAD, "30", "2031-03-04/2031-03-05"),
        (DEAD, "", "2031-03-05"),
        (DEAD, "0", "2031-03-05"),
        (DEAD, "999999999999", "0001-01-01/2031-03-05"),
        ({**DEAD, "scope": "state"}, "48", "2031-03-05"),
        ({**DEAD, "scope": "cumulative"}, "48", "2031-03-05"),
        ({**DEAD, "scope": "cumulative", "since": "2031-03-01"}, "48", "2031-03-01/2031-03-05"),
        ({**DEAD, "day": {"column": "event"}}, "48", "2031-02-28"),
    ],
)
def test_the_time_is_what_the_report_looks_back_on(
    one: One, figure: dict[str, Any], hours: str, time: str
) -> None:
    data = {**LEAST, "period": {"column": "hours"}, "figure": [figure]}
    assert one(f"day,dead,hours,event\n2031-03-05,4,{hours},2031-02-28\n", data)[0].time == time


def test_dates_have_the_format_of_the_mapping(read: Read) -> None:
    (report,) = read("day,dead\n05.03.2031,4\n", {**LEAST, "date": {"column": "day", "format": "%d.%m.%Y"}})
    assert report.article.published == "2031-03-05"


def test_baseline_and_method_are_told(one: One) -> None:
    figure = {**TOTAL, "baseline": {"column": "phase", "values": {"2": "phase 2"}}, "method": "named"}
    found, text = one("day,total,phase\n2031-03-05,40,2\n", {**LEAST, "figure": [figure]})
    assert coding(text, found) == Coding("phase 2", "named")
    found, text = one("day,total,phase\n2031-03-05,40,3\n", {**LEAST, "figure": [figure]})
    assert coding(text, found).baseline == "3"


@pytest.mark.parametrize(
    ("older", "found", "told"),
    [
        ("298", "", Coding(note="older", notes=(("older", "298"),))),
        ("20", "339", Coding(note="recovered", notes=(("older", "20"), ("recovered", "339")))),
        ("100", "20", Coding(notes=(("older", "100"), ("recovered", "20")))),
        ("", "0", Coding()),
    ],
)
def test_a_note_says_what_makes_up_half_of_the_number(
    read: Read, older: str, found: str, told: Coding
) -> None:
    notes = {"notes": {"old": "older", "found": "recovered"}}
    data = {**LEAST, "figure": [{**DEAD, **notes}, {**TOTAL, **notes, "notes_of": "dead"}]}
    (report,) = read(f"day,dead,total,old,found\n2031-03-05,359,62622,{older},{found}\n", data)
    assert [coding(report.article.text, figure) for figure in report.figures] == [told, told]


def test_the_same_row_of_two_data_sets_is_two_articles(read: Read) -> None:
    first, second = (
        read("day,dead\n2031-03-05,4\n", {**LEAST, "name": name})[0] for name in ("One", "Other")
    )
    assert first.article.id != second.article.id


def test_two_figures_of_one_cell_are_apart(read: Read) -> None:
    (report,) = read("day,dead\n2031-03-05,4\n", {**LEAST, "figure": [DEAD, {**DEAD, "measure": "wounded"}]})
    assert len({figure.id for figure in report.figures}) == 2


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "4",
            "0",
            "1,600",
            "about 60",
            "dozens",
            "2031-03-05",
            "cp",
            "n/a",
            "\U0001f600 7",
            "e\u0301",
            "9" * 400,
        ]
    ),
)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), max_size=4))
def test_no_table_raises_and_every_span_holds(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str, str]]
) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([("day", "dead", "by", "hours"), *rows])
    file = tmp_path_factory.mktemp("any") / "table.csv"
    file.write_bytes(out.getvalue().encode("utf-8", "surrogatepass"))
    figure = {**DEAD, "source": SOURCE, "place": {"column": "by"}, "notes": {"by": "older"}}
    mapping = mapping_of({**LEAST, "period": {"column": "hours"}, "figure": [figure]})
    for found in read_table(file, mapping, NUMBERS):
        if isinstance(found, Report):
            text = found.article.text
            for each in found.figures:
                assert text[each.start : each.end] == each.quote != ""
                assert all(name.span.of(text) == name.text for name in each.origins)
                assert all(cue.end <= len(text) for why in each.evidence for cue in why.cues)
                assert each.article == found.article.id
