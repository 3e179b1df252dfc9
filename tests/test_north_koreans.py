"""The articles about North Korean soldiers at Kursk, as they came off the web, give one picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from beleg.flow import Extraction, Reconciled, extract_paths, reconcile
from beleg.model import Series
from beleg.read import ReadOptions


@pytest.fixture(scope="module")
def picture(shared: Path) -> Reconciled:
    folder = shared / "articles"
    files = sorted([*folder.glob("00[0-9]_*.txt"), *folder.glob("written-nk-*.txt")])
    assert len(files) > 5
    found = [each for each in extract_paths(files, ReadOptions()) if isinstance(each, Extraction)]
    assert len(found) == len(files)
    return reconcile(found)


def of(picture: Reconciled, measure: str) -> list[Series]:
    return [one for one in picture.series if (one.key.measure, one.key.nationality) == (measure, "KP")]


@pytest.mark.parametrize("measure", ["killed", "casualties", "deployed", "captured"])
def test_there_is_a_series_of_north_korean_soldiers(picture: Reconciled, measure: str) -> None:
    assert any(one.key.population == "soldiers" for one in of(picture, measure))


def test_kim_admits(picture: Reconciled) -> None:
    told = [point for one in of(picture, "killed") for point in one.points]
    kim = [point for point in told if any(source.id == "kim-jong-un" for source in point.sources)]
    assert {(point.low, point.interest, point.admission) for point in kim} == {
        (100, "own_side", True),
        (3, "own_side", True),  # "more than a handful", as he has acknowledged
    }
    service = [point for point in told if any(source.id == "nis-kr" for source in point.sources)]
    assert service and not any(point.admission for point in service)


def test_the_south_korean_service_is_one_origin(picture: Reconciled) -> None:
    names = {
        source.name
        for one in picture.series
        for source in one.origins
        if source.id == "nis-kr" or "geheimdienst" in source.name.casefold() and source.country == "KR"
    }
    assert names == {"NIS"}
    carriers = {
        outlet
        for one in picture.series
        for point in one.points
        if any(source.id == "nis-kr" for source in point.sources)
        for outlet in point.outlets
    }
    assert len(carriers) > 1


def test_lost_numbers_are_told(picture: Reconciled) -> None:
    entries = {entry.id: entry for entry in picture.entries}
    lost = [entries[f.figures[0]] for f in picture.findings if f.kind == "missing_number"]
    assert {entry.measure for entry in lost} >= {"deployed", "killed"}


def test_numbers_contradict_only_where_their_days_are_known(picture: Reconciled) -> None:
    points = {point.id: point for one in picture.series for point in one.points}
    held = [f for f in picture.findings if f.kind in ("contradiction", "corroboration")]
    assert all(points[id].reported or points[id].last for f in held for id in f.points)


def test_the_region_told_right_before_is_the_place_however_often_its_country_is_named(
    picture: Reconciled,
) -> None:
    keys = [
        one.key for one in picture.series for point in one.points if (point.low, point.high) == (200, 999)
    ]
    assert ("casualties", "Kursk") in {(key.measure, key.place) for key in keys}
