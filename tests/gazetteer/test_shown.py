"""What a reader sees an actor or a place called is one of its names, and stands in the table only where it must."""

from __future__ import annotations

import pytest

from beleg.gazetteer.directory import actors, shown_name
from beleg.gazetteer.places import places
from beleg.gazetteer.tables import listed, table

SHOWN = table("shown.toml")
PLACES = {place.name for place in places().values()}


@pytest.mark.parametrize("language", ["de", "en"])
def test_shown_actors_are_listed_under_that_name(language: str) -> None:
    for id, name in SHOWN["actors"][language].items():
        assert name in actors()[id].names, id
        assert name != actors()[id].names[0], f"{id}: the first name is shown anyway"


def test_shown_places_are_places() -> None:
    same = set(listed(" ".join(SHOWN["places"]["same"]["de"].split())))
    assert {*SHOWN["places"]["de"], *same} <= PLACES
    assert not same & set(SHOWN["places"]["de"])


@pytest.mark.parametrize(
    ("id", "en", "de"),
    [
        ("zelenskyy", "Volodymyr Zelensky", "Wolodymyr Selenskyj"),
        ("hezbollah", "Hezbollah", "Hisbollah"),
        ("idf", "IDF", "IDF"),
        ("nobody", "", ""),
    ],
)
def test_the_same_actor_in_two_languages(id: str, en: str, de: str) -> None:
    assert (shown_name(id, "en"), shown_name(id, "de")) == (en, de)
