"""A series as an event: who stands, which interval, where and when; never a total, never a country of those counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from beleg.model import Point, Series
from beleg.report.events import Event, behind, event, events, joined, outside, setting, standing, words
from beleg.report.profiles import profile
from beleg.report.selection import Selection, narrowed, resting_on


@pytest.fixture
def harbour(selection: Selection) -> Event:
    return next(events(selection))


def changed(series: Series, **fields: object) -> Series:
    """The series with every point changed."""
    return series._replace(points=tuple(point._replace(**fields) for point in series.points))


def test_the_latest_number_of_each_origin_stands(harbour: Event) -> None:
    assert words(harbour) == (
        'Präfektur von Porto Calvero: "neun"; Krankenhausärzte: "22"; four hospitals: "At least 26"'
    )
    assert (harbour.low, harbour.high, harbour.differ) == (9, None, True)
    assert (setting(harbour, "low"), setting(harbour, "high")) == (
        *("Präfektur von Porto Calvero", "four hospitals"),
    )


def test_denied_replaced_and_numberless_points_do_not_stand(harbour: Event) -> None:
    points = harbour.series.points
    assert [point.quote for point in points if point not in standing(points)] == ["mehr als 20"]
    assert standing([points[0]._replace(note="forecast")]) == []
    lost = points[0]._replace(qualifier="missing", low=None, high=None)
    assert standing([lost]) == []
    replaced = points[0]._replace(successor=points[1].id)
    assert standing([replaced._replace(sources=())]) == []
    assert standing([replaced, points[1]._replace(sources=replaced.sources)])[0].id == points[1].id
    assert standing([replaced._replace(successor=points[2].id), points[2]]) == []


def test_the_range_is_that_of_the_series(selection: Selection) -> None:
    for found in events(selection):
        reach = found.series.reach()
        assert reach
        assert (found.low, found.high) == (reach.low, reach.high)


def test_without_a_named_origin_every_point_stands(harbour: Event) -> None:
    nameless = changed(harbour.series, sources=(), certainty="stated")
    found = event(nameless, {})
    assert len(found.points) == len(nameless.points)
    assert setting(found, "low") == ""
    assert words(found).startswith('no origin named: "neun"')


def test_one_named_origin_outweighs_those_without(harbour: Event) -> None:
    first, *others = harbour.series.points
    points = (first, *(point._replace(sources=()) for point in others))
    assert event(harbour.series._replace(points=points), {}).exact == 9


def test_an_exact_number_is_whole_and_closed(harbour: Event) -> None:
    assert harbour.exact is None
    for low, high, exact in ((9, 9, 9), (9.0, 9.0, 9), (2.5, 2.5, None), (9, 10, None)):
        only = harbour.series._replace(points=(harbour.series.points[0]._replace(low=low, high=high),))
        assert event(only, {}).exact == exact


def test_a_profile_codes_each_origin_before_the_range(selection: Selection) -> None:
    market = list(events(replace(selection, profile=profile("acled"))))[-1]
    assert [number.text for number in market.numbers] == ["43", "", "24"]
    assert (market.low, market.high, market.profile) == (24, 43, "acled")


def test_days_are_those_that_are_said(selection: Selection, harbour: Event) -> None:
    assert (harbour.first, harbour.last, harbour.days) == ("2024-05-04", "2024-05-04", 1)
    war = list(events(selection))[2]
    assert (war.first, war.last, war.days) == ("2021-06-01", "2021-06-03", 3)
    silent = event(changed(harbour.series, first=None, last=None), {})
    assert (silent.first, silent.last, silent.days) == ("", "", None)
    since = event(changed(harbour.series, first="2024-05-04", last=None), {})
    until = event(changed(harbour.series, first=None, last="2024-05-04"), {})
    assert (since.first, since.last, since.days) == ("2024-05-04", "", None)
    assert (until.first, until.last, until.days) == ("", "2024-05-04", None)


@pytest.mark.parametrize(
    ("place", "name", "country"),
    [
        ("Mailand", "Milan", "IT"),
        ("Kyiv", "Kyiv", "UA"),
        ("Porto Calvero", "Porto Calvero", ""),
        ("", "", ""),
    ],
)
def test_the_country_is_that_of_the_place(harbour: Event, place: str, name: str, country: str) -> None:
    key = harbour.series.key._replace(place=place, nationality="KP")
    found = event(harbour.series._replace(key=key), {})
    assert (found.place, found.country) == (name, country)


def test_carriers_stand_in_order_of_publication(selection: Selection) -> None:
    harbour = next(events(selection))
    assert [article.outlet for article in harbour.articles] == ["Nordbote", "Harbour Review"]


def test_figures_outside_of_series_are_counted(selection: Selection) -> None:
    inside = {id for series in selection.series() for id in behind(series)}
    assert outside(selection, inside) == 1
    assert outside(selection, inside, "killed") == 0
    assert outside(selection, (), "killed") == 11


def test_a_choice_of_figures_narrows_series_and_findings(selection: Selection) -> None:
    told = list(selection.told())
    chosen = frozenset((told[0].figure.id,))
    [series] = narrowed(selection.series(), chosen)
    assert [point.mentions[0] for point in series.points] == [told[0].figure.id]
    assert [finding.kind for finding in resting_on(selection.findings(), chosen)] == ["contradiction", "echo"]
    assert narrowed(selection.series(), frozenset()) == []


def test_what_is_joined_stands_once_and_on_one_line() -> None:
    assert joined(["a\r\nb", "", "a b", "c"]) == "a b; c"


def test_points_are_never_added_up(selection: Selection) -> None:
    for found in events(selection):
        said = {bound for point in found.points for bound in (point.low, point.high)}
        assert {found.low, found.high} <= said | {None}
        assert all(isinstance(point, Point) for point in found.points)
