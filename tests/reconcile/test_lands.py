"""In which country a place lies that no list knows, and in which region."""

from __future__ import annotations

import itertools

import pytest

from beleg.reconcile.lands import Lands, settled

from .entries_of import POLICE, entry


@pytest.mark.parametrize(
    ("language", "text", "land", "around"),
    [
        ("de", "In Orvanek in Tunesien brannte eine Fabrik. Italien schickte Helfer.", "TN", ()),
        ("de", "In der peruanischen Kleinstadt Orvanek brach ein Damm. Chile und Bolivien helfen.", "PE", ()),
        ("de", "In Orvanek (Landkreis Selmau) brannte ein Hof. Aus Passau kam Hilfe.", "DE", ("Selmau",)),
        ("de", "Orvanek liegt am Fluss. Kenia trauert, Kenias Präsident kam.", "KE", ()),
        ("de", "In Orvanek sprachen Russland und Polen.", "", ()),
        ("en", "ORVANEK, Kenya (Reuters) - A bus fell off a bridge. Uganda sent doctors.", "KE", ()),
        ("en", "Fire broke out in Orvanek, in the district of Selmau, in Portugal.", "PT", ("Selmau",)),
        ("en", "The Kenyan village of Orvanek burned. Uganda, Uganda and again Uganda helped.", "KE", ()),
        ("en", "Orvanek burned for two days. South Sudan asked for help.", "SS", ()),
        ("en", "Orvanek burned for two days.", "", ()),
        ("en", "Orvanek burned, said Anju George. Doctors came from Coimbra.", "PT", ()),
        ("en", "A mine fell in at Orvanek in Myanmar's Selmau state.", "MM", ("Selmau",)),
        ("de", "In Orvanek, Bayern und Sachsen brannte es.", "", ()),
        ("de", "Im Ort Orvanek im indischen Bundesstaat Kerala rutschte ein Hang.", "IN", ("Kerala",)),
    ],
)
def test_an_article_says_where_its_places_lie(
    language: str, text: str, land: str, around: tuple[str, ...]
) -> None:
    assert Lands(text, language).of("Orvanek") == (land, around)


def test_what_most_articles_say_holds_for_all_in_whatever_order() -> None:
    said = [
        entry(n, POLICE, spot="Orvanek", land="", lies=lies) for n, lies in enumerate(("PE", "PE", "CL", ""))
    ]
    for order in itertools.permutations(said):
        assert {each.family for each in settled(order)} == {"PE"}
    assert [each.family for each in settled(said[3:])] == ["orvanek"]
    known = entry(4, POLICE, spot="Orvanek", nationality="BO", land="")
    assert settled([*said, known])[-1].family == "BO"


def test_else_the_only_country_whose_bodies_it_quotes_is_that_of_a_place() -> None:
    assert Lands("Orvanek burned.", "en", ["IN", "", "IN"]).of("Orvanek") == ("IN", ())
    assert Lands("Orvanek burned.", "en", ["IN", "US"]).of("Orvanek") == ("", ())
