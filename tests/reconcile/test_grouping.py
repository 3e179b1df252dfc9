"""Which entries come to stand in one series."""

from __future__ import annotations

from typing import Any

from beleg.model import Entry, Source
from beleg.reconcile.grouping import bundles

from .entries_of import HOSPITAL, MINISTRY, POLICE, entry, total

RISING = [412.0, 421.0, 430.0, 446.0, 470.0, 491.0]


def keys(*entries: Entry) -> list[tuple[str, str, str, int]]:
    """Place, population and scope of each bundle, and how many entries it has."""
    return [
        (bundle.key.place, bundle.key.population, bundle.key.scope, len(bundle.entries))
        for bundle in bundles(entries)
    ]


def rising(scope: str) -> list[Entry]:
    return [
        entry(n, MINISTRY, reported=f"2031-03-{1 + 4 * day:02}", scope=scope) for day, n in enumerate(RISING)
    ]


def test_numbers_that_rise_slowly_over_weeks_are_a_total_whatever_each_article_says() -> None:
    assert keys(*rising("incident")) == [("Herat", "people", "cumulative", 6)]
    mixed = [
        each._replace(scope="incident" if at % 2 else "cumulative") for at, each in enumerate(rising(""))
    ]
    assert keys(*mixed) == [("Herat", "people", "cumulative", 6)]


def test_a_direction_of_a_country_is_inside_it_and_around_the_only_place_told() -> None:
    places = [entry(n, POLICE, spot=spot, land="TR") for n, spot in ((14, "Turkey"), (15, "western Turkey"))]
    assert keys(*places) == [("western Turkey", "people", "incident", 2)]
    town = entry(16, POLICE, spot="Manisa", land="TR")
    assert keys(*places, town) == [("Manisa", "people", "incident", 3)]


def test_one_number_of_a_region_and_its_country_is_one_thing_whether_total_or_event() -> None:
    region = entry(41, POLICE, spot="Tigray", land="ET")
    country = entry(41, MINISTRY, spot="Amhara", land="ET", scope="cumulative")
    assert len(keys(region, country)) == 2
    open_ones = [region, country._replace(spot="Kelmar"), entry(7, HOSPITAL, spot="Sambru", land="ET")]
    assert ("Kelmar", "people", "incident", 2) in keys(*open_ones)
    before = (region.reported or 0) - 3
    other_day = country._replace(spot="Kelmar", first=before, last=before, scope="incident")
    dated = region._replace(first=region.reported, last=region.reported)
    assert len(keys(dated, other_day)) == 2


def test_a_risen_total_of_one_day_gone_by_is_the_toll_of_that_day() -> None:
    war = [
        entry(n, MINISTRY, scope="cumulative", reported=f"2031-03-0{n - 400}", baseline="2030-10")
        for n in (403, 405)
    ]
    day = {"first": "2031-03-04", "last": "2031-03-04", "reported": "2031-03-05"}
    toll = entry(19, MINISTRY, scope="cumulative", note="risen", **day)
    assert keys(*war, toll) == [("Herat", "people", "cumulative", 2), ("Herat", "people", "incident", 1)]
    assert keys(*war, toll._replace(note=""))[0][3] == 3


def test_what_most_tell_without_a_place_is_not_of_the_one_that_one_article_names() -> None:
    nowhere = [entry(n, MINISTRY, spot="", nationality="TR", land="") for n in (21, 22, 23, 24)]
    town = entry(25, MINISTRY, spot="Manisa", nationality="TR", land="TR")
    assert ("Manisa", "people", "incident", 1) in keys(*nowhere, town)
    assert keys(nowhere[0], town) == [("Manisa", "people", "incident", 2)]


def test_an_event_beside_a_running_total_stays_an_event() -> None:
    strike = entry(25, MINISTRY, reported="2031-03-09", first="2031-03-09", last="2031-03-09")
    assert ("Herat", "people", "incident", 1) in keys(*rising("cumulative"), strike)


def test_a_toll_told_as_a_total_is_that_of_the_event_of_these_days() -> None:
    event = entry(34, POLICE, first="2031-03-05", last="2031-03-05")
    toll = entry(61, POLICE, reported="2031-03-07", scope="cumulative")
    assert keys(event, toll) == [("Herat", "people", "incident", 2)]


def test_an_event_is_reported_without_its_day_for_ten_days() -> None:
    event = entry(34, POLICE, first="2031-03-05", last="2031-03-05")
    late = [entry(n, HOSPITAL, reported=day) for n, day in ((40, "2031-03-14"), (7, "2031-03-25"))]
    assert [n for *_, n in keys(event, *late)] == [2, 1]


def test_who_names_no_place_means_the_only_one_there_is() -> None:
    nowhere = {"place": "", "spot": ""}
    assert [place for place, *_ in keys(total(300), total(310, **nowhere))] == ["Kursk"]
    other = {"place": "Belgorod", "spot": "Belgorod"}
    assert [place for place, *_ in keys(total(300), total(310, **nowhere), total(20, **other))] == [
        "",
        "Belgorod",
        "Kursk",
    ]


def test_passengers_are_the_people_where_the_number_is_the_same() -> None:
    day = {"first": "2031-03-05", "last": "2031-03-05"}
    told = entry(31, POLICE, population="passengers", **day)
    assert [n for *_, n in keys(told, entry(31, HOSPITAL, **day))] == [2]
    assert [n for *_, n in keys(told, entry(45, HOSPITAL, **day))] == [1, 1]


def test_those_of_one_side_are_its_only_force() -> None:
    assert keys(total(300), total(310, population="people")) == [("Kursk", "soldiers", "cumulative", 2)]
    both = keys(total(300), total(310, population="people"), total(4, population="children"))
    assert [population for _, population, *_ in both] == ["children", "people", "soldiers"]


def test_totals_since_two_beginnings_are_two_series() -> None:
    months = [total(300, baseline=month) for month in ("2024-10", "2024-11", "2026-01")]
    assert [bundle.key.baseline for bundle in bundles(months)] == ["2024-10", "2026-01"]


def test_a_toll_beside_the_total_of_its_origin_is_that_of_an_event() -> None:
    season = entry(69, MINISTRY, article="a", scope="cumulative", baseline="2030-10")
    toll = entry(23, MINISTRY, article="a", scope="cumulative")
    assert sorted(keys(season, toll)) == [
        ("Herat", "people", "cumulative", 1),
        ("Herat", "people", "incident", 1),
    ]
    assert keys(season, toll._replace(article="b")) == [("Herat", "people", "cumulative", 2)]
    assert keys(season, toll._replace(sources=(POLICE,))) == [("Herat", "people", "cumulative", 2)]


def test_a_total_that_was_over_long_ago_is_not_the_one_that_is_told_now() -> None:
    past = entry(1770, scope="cumulative", baseline="2022-01", first="2022-01-01", last="2023-12-31")
    now = [
        entry(n, MINISTRY, scope="cumulative", first="2031-02-18", last=f"2031-03-0{n - 50}")
        for n in (55, 56)
    ]
    assert [(bundle.key.baseline, len(bundle.entries)) for bundle in bundles([past, *now])] == [
        ("", 2),
        ("2022-01", 1),
    ]
    running = past._replace(last=past.reported)
    assert [(bundle.key.baseline, len(bundle.entries)) for bundle in bundles([running, *now])] == [
        ("2022-01", 3)
    ]


def test_a_region_is_around_the_only_town_that_an_article_says_is_in_it() -> None:
    region = entry(17, POLICE, spot="Selmau", land="AT")
    town = entry(19, POLICE, spot="Orvanek", land="AT", around=("Selmau",))
    assert keys(region, town) == [("Orvanek", "people", "incident", 2)]
    assert len(keys(region, town._replace(around=()))) == 2
    assert len(keys(region, town, entry(3, POLICE, spot="Kelmar", land="AT", around=("Selmau",)))) == 3


def test_a_country_is_around_the_only_event_of_these_days() -> None:
    event = entry(17, POLICE, spot="Orvanek", land="AT")
    later = entry(14, POLICE, spot="Kelmar", land="AT", reported="2031-04-20")
    country = entry(21, POLICE, spot="Austria", land="AT", scope="cumulative", reported="2031-03-07")
    assert ("Orvanek", "people", "incident", 2) in keys(event, later, country)
    assert len(keys(event, later, country._replace(low=170, high=170))) == 3
    assert len(keys(event, later._replace(reported=event.reported), country)) == 3


def test_who_is_one_with_others_is_so_wherever_told() -> None:
    at_sea = entry(13, POLICE, spot="Austria", land="AT")
    boat = entry(13, HOSPITAL, spot="Orvanek", land="AT", population="migrants")
    shore = entry(19, MINISTRY, spot="Orvanek", land="AT")
    other = entry(31, MINISTRY, spot="Kelmar", land="AT")
    assert sorted(each[3] for each in keys(at_sea, boat, shore, other)) == [1, 3]


def test_a_region_is_around_the_only_event_of_its_country_that_the_same_origin_tells_of() -> None:
    town = entry(17, POLICE, spot="Orvanek", land="RU")
    region = entry(21, POLICE, spot="Kursk", land="RU")
    assert keys(town, region) == [("Orvanek", "people", "incident", 2)]
    assert len(keys(town, region._replace(sources=(HOSPITAL,)))) == 2
    assert len(keys(town, region, entry(18, POLICE, spot="Selmau", land="RU"))) == 3


def test_a_vague_number_below_what_its_origin_counts_in_the_article_is_a_part() -> None:
    several = entry(3, POLICE, qualifier="vague", high=9, article="a")
    toll = entry(26, POLICE, article="a")
    assert keys(toll, several) == [("Herat", "people", "incident", 1)]
    dozens = several._replace(low=24, high=99)
    assert keys(toll, dozens) == [("Herat", "people", "incident", 2)]
    assert keys(toll, several._replace(article="b")) == [("Herat", "people", "incident", 2)]


def test_what_an_origin_adds_to_its_toll_in_an_article_is_no_toll() -> None:
    def told(*numbers: float, **fields: Any) -> list[Entry]:
        return [entry(number, POLICE, article="one", **fields) for number in numbers]

    assert keys(*told(14, 3)) == [("Herat", "people", "incident", 1)]
    assert keys(*told(14, 9)) == [
        ("Herat", "people", "incident", 2)
    ]  # which may be the count of the day before
    assert keys(*told(14, 3), entry(3, POLICE)) == [("Herat", "people", "incident", 3)]
    assert keys(*told(14, 3, measure="deployed", scope="state")) == [("Herat", "people", "state", 2)]


def test_a_toll_beside_a_total_since_long_is_that_of_the_event() -> None:
    since = entry(420, POLICE, scope="cumulative", baseline="2028-01", first="2028-01-01", last="2031-03-05")
    told = keys(entry(9, HOSPITAL), entry(11, MINISTRY, scope="cumulative"), since)
    assert told == [("Herat", "people", "cumulative", 1), ("Herat", "people", "incident", 2)]


def test_a_total_of_the_country_since_another_day_is_not_of_the_town() -> None:
    def since(number: float, month: str, **fields: Any) -> Entry:
        return total(number, MINISTRY, baseline=month, first=f"{month}-01", last="2031-03-05", **fields)

    town = since(118, "2030-12")
    assert len(keys(town, since(340, "2030-03", spot="Russia"))) == 2
    assert len(keys(town, since(340, "2030-12", spot="Russia"))) == 1


def test_a_mine_in_a_town_that_most_name_goes_with_the_town() -> None:
    town = [entry(n, POLICE, spot="Herat", land="AF", article=str(n)) for n in (11, 12)]
    mine = entry(7, MINISTRY, spot="Kelmar Nord", around=("Herat",))
    assert keys(*town, mine) == [("Herat", "people", "incident", 3)]
    assert len(keys(*town, mine._replace(around=()))) == 2


def test_what_is_displaced_since_weeks_is_no_event() -> None:
    weeks = {"measure": "displaced", "first": "2031-02-01", "last": "2031-03-05"}
    assert keys(entry(70_000, MINISTRY, **weeks)) == [("Herat", "people", "state", 1)]
    assert keys(entry(70_000, MINISTRY, measure="displaced")) == [("Herat", "people", "incident", 1)]


def test_one_number_of_those_displaced_as_a_state_and_of_an_event_is_one() -> None:
    event = [entry(n, MINISTRY, measure="displaced", reported=f"2031-03-0{n // 1000}") for n in (4000, 5200)]
    state = entry(5200, MINISTRY, measure="displaced", scope="cumulative", reported="2031-03-07")
    assert keys(*event, state) == [("Herat", "people", "incident", 3)]
    assert len(keys(*event, state._replace(low=5300, high=5300))) == 2
    assert len(keys(*event, state._replace(sources=(POLICE,)))) == 2
    assert len(keys(*event, state._replace(reported=(state.reported or 0) + 30))) == 2


def test_a_survey_and_a_list_of_names_stand_beside_the_reported_count() -> None:
    months = [
        entry(n, MINISTRY, scope="cumulative", baseline="2030-10", reported=f"2031-03-0{n - 400}")
        for n in (403, 405)
    ]
    survey = entry(900, HOSPITAL, method="estimate", reported="2031-03-06")
    assert {bundle.key.scope for bundle in bundles([*months, survey])} == {"cumulative"}
    assert {bundle.key.scope for bundle in bundles([survey])} == {"incident"}
    event = entry(36, MINISTRY, first="2031-03-05", last="2031-03-05")
    names = entry(29, HOSPITAL, method="named", scope="cumulative", first="2031-03-05", last="2031-03-05")
    assert {bundle.key.day for bundle in bundles([event, names])} == {"2031-03-05"}
    older = names._replace(first=(names.first or 0) - 9, last=(names.last or 0) - 9)
    assert {bundle.key.scope for bundle in bundles([event, older])} == {"incident", "cumulative"}


def test_the_total_of_a_country_since_years_is_not_of_the_town_of_one_event() -> None:
    years = entry(8700, HOSPITAL, spot="Austria", land="AT", scope="cumulative", baseline="2021-02")
    event = entry(5, POLICE, spot="Orvanek", land="AT")
    assert ("Austria", "people", "cumulative", 1) in keys(years, event)
    there = event._replace(scope="cumulative", baseline="2021-02", low=8600, high=8600)
    assert keys(years, there) == [("Orvanek", "people", "cumulative", 2)]


def test_what_is_told_of_a_town_and_its_region_as_often_is_of_the_town() -> None:
    town = entry(17, POLICE, spot="Aurach", land="RU")
    assert keys(town, entry(17, POLICE, spot="Kursk", land="RU")) == [("Aurach", "people", "incident", 2)]
    outer = entry(17, POLICE, spot="Selmau", land="AT")
    assert keys(outer, entry(17, POLICE, spot="Orvanek", land="AT", around=("Selmau",)))[0][0] == "Orvanek"


def test_one_number_of_one_origin_is_one_thing_where_place_or_people_or_day_differ_alone() -> None:
    told = entry(58, MINISTRY, first="2031-03-02", last="2031-03-02", reported="2031-03-03")
    again = entry(58, MINISTRY, first="2031-03-05", last="2031-03-05", reported="2031-03-05")
    assert [each[3] for each in keys(told, again)] == [2]
    assert len(keys(told, again._replace(sources=(HOSPITAL,)))) == 2
    assert len(keys(told, again._replace(article=told.article))) == 2
    assert len(keys(told, again._replace(reported=(again.reported or 0) + 3))) == 2
    elsewhere = again._replace(spot="Kunduz")
    assert len(keys(told, elsewhere)) == 2  # another place and day
    assert [each[3] for each in keys(told, elsewhere._replace(first=told.first, last=told.last))] == [2]
    few = [
        each._replace(low=12, high=12)
        for each in (told, elsewhere._replace(first=told.first, last=told.last))
    ]
    assert len(keys(*few)) == 2
    office = Source("police:", "Polizei", "police")
    assert len(keys(told._replace(sources=(office,)), again._replace(sources=(office,)))) == 2


def test_a_count_that_goes_on_under_another_name_of_the_place() -> None:
    town = entry(19, POLICE, spot="Orvanek", land="AT", reported="2031-03-05")
    risen = entry(27, POLICE, spot="Selmau", land="AT", reported="2031-03-07", note="risen")
    assert [each[3] for each in keys(town, risen)] == [2]
    assert len(keys(town, risen._replace(note=""))) == 2
    assert len(keys(town, risen._replace(low=270, high=270))) == 2
    assert len(keys(town, risen._replace(sources=(HOSPITAL,)))) == 2
    there = entry(21, HOSPITAL, spot="Selmau", land="AT", reported="2031-03-05")
    assert len(keys(town, there, risen)) == 2
    other = entry(18, POLICE, spot="Kelmar", land="AT", reported="2031-03-05")
    assert len(keys(town, other, risen)) == 3
    missing = [
        each._replace(measure="missing_persons", note="") for each in (town, risen._replace(low=9, high=9))
    ]
    assert [each[3] for each in keys(*missing)] == [2]


def test_the_dead_miners_of_an_event_are_its_dead_and_the_dead_women_are_not() -> None:
    people = [entry(n, MINISTRY, reported=f"2031-03-0{day}") for day, n in ((5, 31), (6, 33))]
    assert keys(*people, entry(30, POLICE, population="miners")) == [("Herat", "people", "incident", 3)]
    assert len(keys(*people, entry(30, POLICE, population="women"))) == 2
    assert len(keys(*people, entry(9, POLICE, population="miners"))) == 2
    mine = entry(
        30, POLICE, population="miners", spot="Kelmar Nord", around=("Herat",), measure="missing_persons"
    )
    missing = [each._replace(measure="missing_persons") for each in people]
    assert [each[3] for each in keys(*missing, mine)] == [3]
    assert len(keys(*missing, mine._replace(around=("Selmau",)))) == 2
    both = [entry(30, POLICE, population=name) for name in ("miners", "workers")]
    assert ("Herat", "people", "incident", 2) in keys(*people, *both)


def test_an_undated_report_of_a_number_that_its_origin_told_before_is_of_the_same_event() -> None:
    told = entry(38, HOSPITAL, first="2031-03-02", last="2031-03-02", reported="2031-03-03")
    later = entry(38, HOSPITAL, reported="2031-03-20")
    assert keys(told, later) == [("Herat", "people", "incident", 2)]
    others = entry(38, POLICE, reported="2031-03-20")
    dated = later._replace(first=later.reported, last=later.reported)
    assert len(keys(told, others)) == 2
    assert len(keys(told, dated)) == 2


def test_how_many_are_held_after_an_event_goes_on_with_how_many_were_taken() -> None:
    taken = entry(6, POLICE, measure="detained", reported="2031-03-05")
    held = entry(11, POLICE, measure="detained", scope="state", reported="2031-03-09")
    assert keys(taken, held) == [("Herat", "people", "incident", 2)]
    before = held._replace(reported=(taken.reported or 0) - 1)
    assert len(keys(taken, before)) == 2


def test_a_count_that_a_body_of_state_tells_in_the_capital_without_a_day_goes_on_with_its_only_one() -> None:
    town = {"spot": "Kelmar", "place": "Kelmar", "land": "TR"}
    capital = {"spot": "Ankara", "place": "Ankara", "land": "TR"}
    told = entry(15, MINISTRY, reported="2031-03-05", **town)
    later = entry(17, MINISTRY, reported="2031-03-06", **capital)
    assert len(keys(told, later)) == 1
    elsewhere = later._replace(spot="Sambru", place="Sambru")
    assert len(keys(told, elsewhere)) == 2
    dated = told._replace(first=told.reported, last=told.reported)
    assert len(keys(dated, later._replace(first=later.reported, last=later.reported))) == 2
    by_others = entry(17, HOSPITAL, reported="2031-03-06", **capital)
    assert len(keys(told, by_others)) == 2


def test_how_many_fled_since_a_day_of_the_week_is_what_the_event_did() -> None:
    fled = entry(
        17000, MINISTRY, measure="displaced", scope="cumulative", first="2031-03-02", last="2031-03-05"
    )
    later = entry(26000, MINISTRY, measure="displaced", scope="cumulative", reported="2031-03-07")
    assert keys(fled, later) == [("Herat", "people", "incident", 2)]
    since = fled._replace(first=(fled.first or 0) - 40)
    assert keys(since, later) == [("Herat", "people", "state", 2)]


def test_one_telling_number_of_one_origin_is_of_one_place_where_nobody_names_a_day() -> None:
    seaside = entry(14, MINISTRY, place="Izmir", spot="Izmir", land="TR", reported="2031-03-05")
    town = entry(14, MINISTRY, place="Bursa", spot="Bursa", land="TR", reported="2031-03-06")
    assert len(keys(seaside, town)) == 1
    assert len(keys(seaside, town._replace(sources=(HOSPITAL,)))) == 2
    day = seaside.reported or 0
    assert len(keys(seaside._replace(first=day - 6, last=day - 6), town._replace(first=day, last=day))) == 2
