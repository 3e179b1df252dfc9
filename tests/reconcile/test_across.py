from __future__ import annotations

from beleg.model import Entry, Finding, Series
from beleg.reconcile import across
from beleg.reconcile.series import of_group

from .entries_of import HOSPITAL, KYIV, MINISTRY, NIS, POLICE, entry, total


def series_of(*entries: Entry) -> list[Series]:
    groups: dict[tuple[str, str, str], list[Entry]] = {}
    for each in entries:
        groups.setdefault(each.group, []).append(each)
    return [series for group in groups.values() for series in of_group(group).series]


def between(*entries: Entry) -> list[Finding]:
    return list(across.of_family(series_of(*entries)))


def test_more_killed_than_deployed() -> None:
    deployed = total(3000, NIS, measure="deployed", scope="state")
    (found,) = between(total(4000, KYIV), deployed)
    assert (found.kind, found.reason, found.severity) == ("part_exceeds_whole", "measure", "conflict")
    assert between(total(2000, KYIV), deployed) == []


def test_more_deployed_later_are_not_held_against_those_killed_before() -> None:
    early = total(3000, NIS, measure="deployed", scope="state", reported="2031-03-01")
    late = total(9000, NIS, measure="deployed", scope="state", reported="2031-04-01")
    killed = total(4000, KYIV)
    assert [finding.kind for finding in between(killed, early, late)] == ["part_exceeds_whole"]
    assert between(killed, total(3000, NIS, measure="deployed", scope="state", reported="2031-05-01")) == []


def test_more_women_than_people_and_more_dead_than_casualties() -> None:
    (found,) = between(entry(12, POLICE), entry(14, HOSPITAL, population="women"))
    assert (found.kind, found.reason) == ("part_exceeds_whole", "population")
    assert between(entry(12, POLICE), entry(4, HOSPITAL, population="women")) == []
    (found,) = between(entry(12, POLICE), entry(9, POLICE, measure="casualties"))
    assert (found.kind, found.reason) == ("part_exceeds_whole", "measure")


def test_those_who_fight_and_the_people_are_two_counts_of_one_event() -> None:
    fighters = entry(17, POLICE, population="fighters")
    (found,) = between(entry(31, HOSPITAL), fighters)
    assert (found.kind, found.reason) == ("scope_mismatch", "population")
    assert dict(found.values) == {"a": "fighters", "b": "people"}
    officers = fighters._replace(population="police officers", nationality="AF")
    assert [each.kind for each in between(entry(31, HOSPITAL), officers)] == ["scope_mismatch"]
    assert between(entry(31, POLICE), fighters) == []
    assert between(entry(31, HOSPITAL), fighters._replace(population="women")) == []


def test_who_names_no_day_speaks_of_the_event_of_the_days_before() -> None:
    dated = entry(31, HOSPITAL, first="2031-03-04", last="2031-03-04")
    fighters = entry(17, POLICE, population="fighters")
    assert [each.kind for each in between(dated, fighters)] == ["scope_mismatch"]
    assert between(dated, fighters._replace(reported=(fighters.reported or 0) + 30)) == []


def test_two_events_of_one_place_are_no_part_of_each_other() -> None:
    days = [{"first": f"2031-03-{day}", "last": f"2031-03-{day}"} for day in ("02", "06")]
    assert (
        between(
            entry(81, POLICE, reported="2031-03-06", **days[0]),
            entry(58, HOSPITAL, reported="2031-03-06", **days[1]),
        )
        == []
    )


def test_parts_of_other_days_and_sides_are_not_held_against_each_other() -> None:
    days = [{"first": f"2031-03-{day}", "last": f"2031-03-{day}"} for day in ("05", "15")]
    later = entry(14, POLICE, population="women", reported="2031-03-15", **days[1])
    assert between(entry(12, POLICE, **days[0]), later) == []
    assert between(total(4000, KYIV), total(3000, NIS, measure="deployed", nationality="RU")) == []


def test_killed_and_wounded_make_the_casualties_of_one_origin() -> None:
    told = [entry(12, POLICE, article="a"), entry(30, POLICE, measure="wounded", article="a")]
    (found,) = between(*told, entry(50, POLICE, measure="casualties", article="a"))
    assert (found.kind, dict(found.values)["sum"], len(found.figures)) == ("sum_mismatch", "42", 3)
    assert between(*told, entry(42, POLICE, measure="casualties", article="a")) == []
    assert between(*told, entry(50, HOSPITAL, measure="casualties", article="b")) == []


def test_named_dead_and_an_estimate_are_two_counts() -> None:
    (found,) = between(total(27423, MINISTRY, method="named"), total(47000, NIS, method="estimate"))
    assert (found.kind, found.reason, found.severity) == ("scope_mismatch", "method", "note")


def test_a_count_that_begins_anew() -> None:
    old = total(4047, MINISTRY, reported="2031-03-04", baseline="1")
    new = total(123, MINISTRY, reported="2032-03-05", baseline="2")
    (found,) = between(old, new)
    assert (found.kind, found.reason, found.figures) == ("decrease", "reset", (old.id, new.id))
    assert between(old, total(5000, MINISTRY, reported="2032-03-05", baseline="2")) == []


def test_a_running_total_grows_stale_and_an_event_does_not() -> None:
    (running,) = series_of(total(300, NIS, reported="2031-03-05"))
    late = across.stale(running, "2031-05-01")
    assert late is not None and dict(late.values) == {
        "last": "2031-03-05",
        "newest": "2031-05-01",
        "days": "57",
    }
    assert across.stale(running, "2031-04-03") is None
    (event,) = series_of(entry(12, POLICE))
    assert across.stale(event, "2031-05-01") is None


def test_a_stale_total_names_all_who_spoke_last() -> None:
    (series,) = series_of(
        total(200, NIS, reported="2031-03-01"),
        total(300, NIS, reported="2031-04-01"),
        total(900, KYIV, reported="2031-04-01"),
    )
    found = across.stale(series, "2031-05-01")
    assert found is not None
    assert sorted(point.low for point in series.points if point.id in found.points) == [300, 900]
    assert across.stale(series, "2031-04-30") is None
