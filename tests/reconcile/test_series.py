from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from beleg.model import Entry, Finding, Link, Source
from beleg.reconcile.series import Grouped, of_group

from .entries_of import HOSPITAL, KIM, KYIV, MINISTRY, NIS, POLICE, at_least, entry, total


def kinds(found: Grouped) -> list[str]:
    return [finding.kind for finding in found.findings]


def only(found: Grouped, kind: str) -> Finding:
    chosen = [finding for finding in found.findings if finding.kind == kind]
    assert len(chosen) == 1, kinds(found)
    return chosen[0]


def test_two_outlets_with_one_origin_are_an_echo_and_nothing_else() -> None:
    found = of_group([entry(12, POLICE), entry(12, POLICE)])
    assert kinds(found) == ["echo"]
    assert len(found.series) == 1 and len(found.series[0].points) == 1


def test_one_outlet_twice_is_no_echo() -> None:
    assert kinds(of_group([entry(12, POLICE, outlet="a"), entry(12, POLICE, outlet="a")])) == []


def test_a_copy_is_no_echo() -> None:
    first = entry(12, POLICE)
    assert kinds(of_group([first, entry(12, POLICE, copy=first.article)])) == []


def test_the_office_without_its_place_is_the_one_with_it() -> None:
    found = of_group([entry(12, POLICE), entry(12, Source("police:", "Polizei", "police"))])
    assert kinds(found) == ["echo"]


def test_two_origins_that_overlap_corroborate_and_apart_they_contradict() -> None:
    assert kinds(of_group([entry(46, POLICE), at_least(41, HOSPITAL)])) == ["corroboration"]
    found = only(of_group([entry(46, POLICE), entry(15, HOSPITAL)]), "contradiction")
    assert dict(found.values)["factor"] == "3.07"


def test_open_bounds_far_apart_say_nothing() -> None:
    assert kinds(of_group([entry(460, POLICE), at_least(41, HOSPITAL)])) == []


def test_nobody_corroborates_or_contradicts_by_not_being_named() -> None:
    assert kinds(of_group([entry(12, POLICE), entry(30)])) == ["unattributed"]


def test_a_shared_source_is_not_independent() -> None:
    assert kinds(of_group([entry(12, POLICE, HOSPITAL), entry(30, POLICE)])) == []


def test_reports_of_other_days_are_of_one_event_and_no_contradiction() -> None:
    later = entry(30, HOSPITAL, reported="2031-03-08", first="2031-03-05", last="2031-03-05")
    found = of_group([entry(12, POLICE, first="2031-03-05", last="2031-03-05"), later])
    assert kinds(found) == [] and len(found.series) == 1


def test_a_toll_that_is_told_as_risen_contradicts_nothing_lower_of_the_day_before() -> None:
    day = {"first": "2031-03-05", "last": "2031-03-05"}
    plain = entry(15, HOSPITAL, reported="2031-03-06", **day)
    assert kinds(of_group([entry(12, POLICE, **day), plain])) == ["contradiction"]
    assert kinds(of_group([entry(12, POLICE, **day), plain._replace(note="risen")])) == []
    same_day = entry(15, HOSPITAL, note="risen", **day)
    assert kinds(of_group([entry(12, POLICE, **day), same_day])) == ["contradiction"]
    fallen = entry(9, HOSPITAL, reported="2031-03-06", note="risen", **day)
    assert kinds(of_group([entry(12, POLICE, **day), fallen])) == ["contradiction"]


def test_a_number_that_its_origin_has_given_up_for_that_of_the_other_contradicts_nothing() -> None:
    day = {"first": "2031-03-05", "last": "2031-03-05"}
    early, late = entry(3, POLICE, **day), entry(5, POLICE, reported="2031-03-06", **day)
    found = of_group([early, late, entry(5, HOSPITAL, **day)])
    assert sorted(kinds(found)) == ["corroboration", "revision"]
    other = of_group([early, late._replace(low=4, high=4), entry(5, HOSPITAL, **day)])
    assert "contradiction" in kinds(other)


def test_a_toll_that_the_count_of_another_origin_rose_past_in_these_days_contradicts_no_higher_one() -> None:
    tolls = [entry(5, POLICE), entry(9, HOSPITAL), entry(12, POLICE), entry(14, MINISTRY)]
    told = [finding for finding in of_group(tolls).findings if finding.kind == "contradiction"]
    numbers = {each.id: each.low for each in tolls}
    assert [sorted(numbers[id] or 0 for id in finding.figures) for finding in told] == [[12, 14]]
    assert "contradiction" in kinds(of_group([entry(9, HOSPITAL), entry(12, POLICE), entry(14, POLICE)]))


def test_what_an_origin_told_the_day_before_is_what_its_count_rose_from() -> None:
    days = [f"2031-03-0{day}" for day in (5, 6, 7, 7)]
    tolls = [
        entry(low, source, reported=day)
        for (low, source), day in zip(
            [(17, POLICE), (24, HOSPITAL), (29, MINISTRY), (26, POLICE)], days, strict=True
        )
    ]
    told = [finding for finding in of_group(tolls).findings if finding.kind == "contradiction"]
    numbers = {each.id: each.low for each in tolls}
    held = [sorted(numbers[id] or 0 for id in finding.figures) for finding in told]
    assert sorted(held) == [[17, 24], [26, 29]]


def test_few_slow_rises_and_one_many_times_as_steep_are_a_jump() -> None:
    weeks = [total(n, KYIV, reported=f"2031-03-{3 + 7 * at:02}") for at, n in enumerate((120, 150, 180))]
    assert "jump" not in kinds(of_group([*weeks, total(260, KYIV, reported="2031-03-24")]))
    assert "jump" in kinds(of_group([*weeks, total(900, KYIV, reported="2031-03-24")]))


def test_officials_of_no_name_confirm_nobody_and_may_contradict() -> None:
    officials = Source("officials", "local officials")
    assert kinds(of_group([entry(12, officials), entry(12, POLICE)])) == []
    assert kinds(of_group([entry(12, officials), entry(30, POLICE)])) == ["contradiction"]
    assert kinds(of_group([entry(12, HOSPITAL), entry(12, POLICE)])) == ["corroboration"]


def test_a_name_spelled_in_two_languages_is_one_origin_and_another_name_is_not() -> None:
    english, german = Source("terekhov", "Mayor Ihor Terekhov"), Source("terechow", "Bürgermeister Terechow")
    assert kinds(of_group([entry(12, english), entry(12, german)])) == ["echo"]
    assert "corroboration" in kinds(of_group([entry(12, english), entry(12, Source("tereshko", "Tereshko"))]))


def test_the_military_is_the_only_one_that_is_named() -> None:
    military = Source("military:", "the military", "military")
    idf = Source("idf", "Israeli military", "military", "IL", "IL")
    army = Source("army-lb", "Lebanese army", "military", "LB", "LB")
    assert kinds(of_group([entry(12, idf), entry(12, military)])) == ["echo"]
    assert len(of_group([entry(12, idf), entry(13, military), entry(14, army)]).series[0].origins) == 3


def test_an_office_alone_is_its_only_speaker_under_all_his_names() -> None:
    office, alone = Source("police:", "police", "police"), Source("marn", "Spokesman Ivo Marn")
    named = Source("police:marn", "police spokesman Ivo Marn", "police")
    told = [entry(3, office), entry(3, named), entry(5, alone, reported="2031-03-06")]
    assert kinds(of_group(told)) == ["echo", "revision"]


def test_an_office_alone_is_the_body_that_holds_it_in_its_country_under_a_name_of_its_own() -> None:
    afad = Source("afad", "AFAD", "other", "TR", "TR")
    office = Source("civil-protection:", "Zivilschutz", "government")
    assert kinds(of_group([entry(12, afad), entry(12, office)])) == ["echo"]
    assert "echo" not in kinds(of_group([entry(12, afad), entry(12, Source("police:", "Polizei", "police"))]))


def test_a_capital_is_the_only_body_of_its_state_that_is_named() -> None:
    kyiv = Source("government-ua", "Kyiv", "government", "UA", "UA")
    assert kinds(of_group([entry(12, kyiv), entry(12, KYIV)])) == ["echo"]
    ministry = Source("ministry-health-ua", "Health Ministry", "ministry", "UA", "UA")
    assert len(of_group([entry(12, kyiv), entry(13, KYIV), entry(14, ministry)]).series[0].origins) == 3


def test_the_same_origin_revises_an_event_and_raises_a_total() -> None:
    day = {"first": "2031-03-05", "last": "2031-03-05"}
    found = of_group([entry(12, POLICE, **day), entry(14, POLICE, reported="2031-03-06", **day)])
    assert dict(only(found, "revision").values)["date"] == "2031-03-06"
    assert found.series[0].points[0].successor == found.series[0].points[1].id
    assert kinds(of_group([total(300, NIS), total(600, NIS, reported="2031-04-30")])) == []


def test_an_origin_revises_its_toll_under_a_wider_or_narrower_name_of_the_place() -> None:
    wide = {"spot": "Afghanistan", "place": "Afghanistan"}
    first, later = entry(17, POLICE, **wide), entry(26, POLICE, reported="2031-03-07")
    assert "revision" in kinds(of_group([first, later]))
    assert "revision" in kinds(of_group([entry(17, POLICE), later._replace(spot="Afghanistan")]))
    assert "revision" not in kinds(of_group([first, later._replace(low=170, high=170)]))
    part = later._replace(low=9, high=9)
    assert "revision" not in kinds(of_group([first, part]))
    missing = [each._replace(measure="missing_persons") for each in (first, part)]
    assert "revision" in kinds(of_group(missing))
    both = [first._replace(article="a"), entry(26, POLICE, article="a"), entry(26, POLICE, article="b")]
    assert "revision" not in kinds(of_group(both))


def test_a_correction_between_two_articles_is_told_once() -> None:
    first = entry(17, POLICE)
    again = entry(17, POLICE, id="old", article="b", reported="2031-03-07")
    link = Link("revised", "old", "", None, None)
    risen = entry(26, POLICE, id="new", article="b", reported="2031-03-07", links=(link,))
    told = [each.reason for each in of_group([first, again, risen]).findings if each.kind == "revision"]
    assert told == [""]
    alone = [each.reason for each in of_group([again, risen]).findings if each.kind == "revision"]
    assert alone == ["said"]


def test_of_two_origins_the_pair_that_tells_one_number_agrees() -> None:
    early = [at_least(41, MINISTRY), entry(63, POLICE, note="risen")]
    late = [entry(97, origin, reported="2031-03-08") for origin in (MINISTRY, POLICE)]
    found = of_group([*early, *late])
    points = {point.id: point.low for point in found.series[0].points}
    assert [points[id] for id in only(found, "corroboration").points] == [97, 97]
    assert only(of_group(early), "corroboration").kind == "corroboration"


def test_what_one_article_sets_side_by_side_is_of_one_time() -> None:
    day = {"first": "2031-03-02", "last": "2031-03-02"}
    early = entry(58, POLICE, reported="2031-03-04", **day)
    held = entry(58, POLICE, reported="2031-03-08", article="a", **day)
    new = entry(81, HOSPITAL, reported="2031-03-08", article="a", **day)
    assert "contradiction" in kinds(of_group([early, held, new]))
    assert "contradiction" not in kinds(of_group([early, held, new._replace(article="b")]))
    given_up = entry(70, POLICE, reported="2031-03-06", **day)
    assert "contradiction" not in kinds(of_group([early, given_up, held, new._replace(low=70, high=70)]))


def test_an_office_alone_is_that_of_the_only_one_named_with_it() -> None:
    full, alone = (
        Source("kelm", "the district collector, A. R. Kelm"),
        Source("district collector", "district collector"),
    )
    told = [entry(63, full), entry(97, alone, reported="2031-03-06")]
    assert kinds(of_group(told)) == ["revision"]
    other = Source("brack", "the district collector, Ina Brack")
    assert "revision" not in kinds(of_group([*told, entry(97, other, reported="2031-03-06")]))
    spokesman = Source("military:lin", "military spokesman Ko Lin"), Source("lin", "Spokesman Ko Lin")
    assert kinds(of_group([entry(12, source) for source in spokesman])) == ["echo"]


def test_a_house_named_with_fewer_words_is_the_only_one_named_with_more() -> None:
    long, short = (
        Source("orvanek district hospital", "Orvanek district hospital"),
        Source("district hospital", "the district hospital"),
    )
    assert kinds(of_group([entry(12, long), entry(12, short)])) == ["echo"]
    other = Source("selmak district hospital", "Selmak district hospital")
    assert "echo" not in kinds(of_group([entry(12, long), entry(12, short), entry(14, other)]))


def test_a_company_alone_is_the_only_one_that_is_named() -> None:
    alone, named = Source("unternehmen", "Unternehmen"), Source("orvan", "Betreiber Orvan")
    assert kinds(of_group([entry(12, alone), entry(12, named)])) == ["echo"]
    assert "corroboration" in kinds(of_group([entry(12, alone), entry(12, HOSPITAL)]))
    two = [entry(12, alone), entry(12, named), entry(30, Source("selm", "Betreiber Selm"))]
    assert "echo" not in kinds(of_group(two))


def test_a_lower_later_total_of_another_origin_contradicts_however_late() -> None:
    found = of_group(
        [total(1000, NIS, qualifier="at_least", high=None), total(100, KIM, reported="2031-08-22")]
    )
    assert only(found, "contradiction").reason == "total_fell"
    assert kinds(of_group([total(100, KIM), total(1000, NIS, reported="2031-08-22")])) == []


def test_own_side_admits_opponent_claims_third_party_reports() -> None:
    found = of_group([total(300, NIS), total(100, KIM), total(4000, KYIV)])
    standing = {point.sources[0].id: (point.interest, point.admission) for point in found.series[0].points}
    assert standing == {
        "nis-kr": ("third_party", False),
        "kim-jong-un": ("own_side", True),
        "general-staff-ua": ("opponent", False),
    }


def test_two_events_of_one_place_are_two_series() -> None:
    days = [{"first": f"2031-03-{day}", "last": f"2031-03-{day}"} for day in ("05", "25")]
    found = of_group([entry(12, POLICE, **days[0]), entry(30, POLICE, reported="2031-03-25", **days[1])])
    assert [series.key.day for series in found.series] == ["2031-03-05", "2031-03-25"]
    assert kinds(found) == []


def test_a_report_without_a_day_joins_no_dated_event() -> None:
    dated = {"first": "2031-03-05", "last": "2031-03-05"}
    undated = entry(30, HOSPITAL)._replace(reported=None)
    found = of_group([entry(12, POLICE, **dated), undated])
    assert len(found.series) == 2 and kinds(found) == []


def test_a_number_on_top_of_another_is_held_against_nothing() -> None:
    found = of_group([entry(12, POLICE), entry(3, HOSPITAL, note="additional")])
    (series,) = found.series
    reach = series.reach()
    assert reach is not None and (reach.low, reach.high) == (12, 12) and kinds(found) == []
    assert kinds(of_group([entry(12, POLICE), entry(3, HOSPITAL)])) == ["contradiction"]


def test_a_number_that_somebody_tells_as_a_total_is_one() -> None:
    found = of_group([entry(43, POLICE, note="additional"), entry(43, POLICE), entry(12, HOSPITAL)])
    assert "contradiction" in kinds(found)


def test_a_region_and_its_country_meet_and_their_difference_is_told() -> None:
    whole = {"place": "Afghanistan", "spot": "Afghanistan"}
    found = of_group([entry(46, POLICE), entry(120, MINISTRY, **whole)])
    assert only(found, "scope_mismatch").reason == "place" and len(found.series) == 1
    assert [point.differs for point in found.series[0].points] == [(), ("place",)]


def test_a_denied_number_of_its_own_origin_is_withdrawn_and_leaves_the_range() -> None:
    found = of_group(
        [entry(28, POLICE), entry(28, POLICE, reported="2031-03-06", certainty="denied"), entry(20, HOSPITAL)]
    )
    assert only(found, "withdrawn").kind == "withdrawn"
    reach = found.series[0].reach()
    assert reach is not None and (reach.low, reach.high) == (20, 20)


def test_a_number_that_others_deny_in_the_article_which_tells_it_stands() -> None:
    told = [entry(80, POLICE, article="one"), entry(80, POLICE, article="one", certainty="denied")]
    found = of_group([*told, entry(37, HOSPITAL)])
    assert "contradiction" in kinds(found) and "withdrawn" not in kinds(found)
    taken_back = [told[0], told[1]._replace(note="withdrawn")]
    assert "withdrawn" in kinds(of_group(taken_back))


def test_a_title_alone_means_the_only_one_who_bears_it() -> None:
    alone, named = Source("governor", "Gouverneurs"), Source("marenko", "Gouverneur Oleh Marenko")
    other = Source("brack", "Gouverneur Ina Brack")
    told = [entry(4, alone), entry(7, named, reported="2031-03-06")]
    assert kinds(of_group(told)) == ["revision"]
    assert "revision" not in kinds(of_group([*told, entry(7, other, reported="2031-03-06")]))


def test_a_fall_of_a_total_has_its_likely_reason() -> None:
    def reason(*numbers: float, **last: object) -> str:
        days = [f"2031-03-{day:02}" for day in range(5, 5 + len(numbers))]
        told = [total(n, MINISTRY, reported=day) for n, day in zip(numbers[:-1], days, strict=False)]
        return only(
            of_group([*told, total(numbers[-1], MINISTRY, reported=days[-1], **last)]), "decrease"
        ).reason

    assert reason(4008, 4327, 4324) == "transposed"
    assert reason(500, 520, 480, note="corrected") == "revision"
    assert reason(2000, 2050, 60, note="reset") == "reset"
    assert reason(1000, 1717, 1600, qualifier="about") == "reading"
    assert reason(1000, 1544, 1303) == ""


def test_a_steep_rise_is_a_jump_with_the_reason_that_is_told() -> None:
    numbers = [500, 506, 512, 518, 524, 646, 652, 658]
    told = [
        total(n, MINISTRY, reported=f"2031-03-{day:02}", note="older 120" if n == 646 else "")
        for day, n in enumerate(numbers, 5)
    ]
    assert only(of_group(told), "jump").reason == "older"
    assert kinds(of_group(told[:5])) == []


def test_what_one_entry_tells_is_found_in_and_out_of_series() -> None:
    lost = entry(None, POLICE, qualifier="missing")
    assert "missing_number" in kinds(of_group([lost]))
    nowhere = entry(None, POLICE, qualifier="missing", place="", spot="", land="")
    found = of_group([nowhere])
    assert kinds(found) == ["missing_number"] and found.series == ()


def test_marks_of_a_series_are_told_once() -> None:
    found = of_group(
        [entry(12, unverified=True), entry(12, POLICE, unverified=True), entry(12, word="opfer")]
    )
    assert {kind: kinds(found).count(kind) for kind in ("unverified", "unattributed", "ambiguous")} == {
        "unverified": 1,
        "unattributed": 1,
        "ambiguous": 1,
    }


numbers = st.integers(1, 60).map(float)
origins = st.sampled_from([(), (POLICE,), (HOSPITAL,), (MINISTRY,), (POLICE, HOSPITAL)])
days = st.integers(1, 28).map(lambda day: f"2031-03-{day:02}")
scopes = st.sampled_from(["incident", "cumulative", "state"])
spots = st.sampled_from(["Herat", "Kabul", "Afghanistan", ""])
many = st.lists(st.tuples(numbers, origins, days, scopes, spots), min_size=1, max_size=14)


@settings(max_examples=60, deadline=None)
@given(many, st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_nothing(
    told: list[tuple[float, tuple[Source, ...], str, str, str]], random: object
) -> None:
    made: list[Entry] = [
        entry(
            low,
            *said,
            reported=day,
            scope=scope,
            spot=spot,
            place=spot,
            id=f"f{n}",
            article=f"a{n}",
            outlet=f"o{n}",
        )
        for n, (low, said, day, scope, spot) in enumerate(told)
    ]
    mixed = list(made)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert of_group(mixed) == of_group(made)
    listed = [id for series in of_group(made).series for point in series.points for id in point.entries]
    assert sorted(listed) == sorted(each.id for each in made)


def test_two_numbers_of_one_thing_in_an_article_and_a_list_of_many() -> None:
    told = [entry(12 + at, POLICE, article="a", start=300 * at) for at in range(9)]
    assert kinds(of_group(told[:2])) == ["inconsistent"]
    assert "inconsistent" not in kinds(of_group(told))


def test_men_and_women_that_are_more_than_all_the_dead_are_no_sum_of_them() -> None:
    of_article = {"article": "a", "first": None, "last": None}
    whole = entry(23, MINISTRY, start=10, **of_article)
    men, women = (
        entry(n, MINISTRY, population=people, start=at, **of_article)
        for n, people, at in ((17, "men", 90), (9, "women", 104))
    )
    assert "sum_mismatch" in kinds(of_group([whole, men, women]))
    assert "sum_mismatch" not in kinds(of_group([whole, men, women._replace(low=6, high=6)]))
    assert "sum_mismatch" not in kinds(of_group([whole, men, women._replace(start=400)]))
