"""Tables fit the width they are given; tab-separated lines lose nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from beleg.report.layout import Column, cut, tab_separated, table, width_of

COLUMNS = [
    Column("at", "at", right=True, fixed=True),
    Column("who", "who says so"),
    Column("what", "of whom"),
]


def test_columns_are_as_wide_as_they_must_be() -> None:
    rows = [{"at": "7", "who": "NIS", "what": "soldiers"}, {"at": "1200", "who": "Kyjiw", "what": ""}]
    assert list(table(rows, COLUMNS, 100)) == [
        "  at  who says so  of whom",
        "   7  NIS          soldiers",
        "1200  Kyjiw",
    ]


def test_the_widest_is_cut_first() -> None:
    rows = [{"at": "12", "who": "Westliche Geheimdienste und ihre Partner", "what": "Soldaten"}]
    assert list(table(rows, COLUMNS, 40))[1] == "12  Westliche Geheimdienste u…  Soldaten"
    assert list(table(rows, COLUMNS, 40, "..."))[1] == "12  Westliche Geheimdienste...  Soldaten"


@given(st.lists(st.tuples(st.integers(0, 10**6), st.text(), st.text()), max_size=5), st.integers(40, 120))
def test_no_line_is_too_wide(values: list[tuple[int, str, str]], width: int) -> None:
    rows = [{"at": str(at), "who": who, "what": what} for at, who, what in values]
    for line in table(rows, COLUMNS, width):
        assert width_of(line) <= width
        assert "\n" not in line


@given(st.text(), st.integers(1, 30))
def test_a_cut_text_fits(text: str, width: int) -> None:
    assert width_of(cut(text, width)) <= width


def test_tabs_and_line_ends_stay_out_of_cells() -> None:
    row = {"at": "7", "who": "a\tb\r\nc", "what": "x" * 300}
    assert list(tab_separated([row], COLUMNS)) == ["7\ta b c\t" + "x" * 300]


def test_what_is_drawn_keeps_its_white_space() -> None:
    chosen = [Column("a", "0   9", fixed=True, drawn=True), Column("b", "b  c")]
    assert list(table([{"a": " x ", "b": "d \n e"}], chosen, 60)) == ["0   9  b c", " x     d e"]
