"""Names become places of a kind, and features become the place and the scope of a figure."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beleg import extract
from beleg.extraction.figures import Counts, Join
from beleg.extraction.figures.places import places
from beleg.extraction.figures.places.place import KINDS, NOWHERE, WAYS, Place
from beleg.extraction.figures.places.placefeatures import Candidate, Scale, feature_names
from beleg.extraction.figures.places.placewords import place_words
from beleg.extraction.figures.scopes.scopes import scoping
from beleg.extraction.figures.sides import sides
from beleg.extraction.figures.weights import weights
from beleg.extraction.tokens import tokenise
from beleg.flow import mentions
from beleg.languages import load
from beleg.model.figure import SCOPES

NAMED: Final = [
    ("de", "Die Lawine traf eine Gruppe in der Nähe von Innsbruck.", [("Innsbruck", "city", "near")]),
    ("de", "Im Bergwerk Sollnitz brach Feuer aus.", [("Sollnitz", "headed", "in")]),
    ("de", "Bei Falkenhausen stießen zwei Züge zusammen.", [("Falkenhausen", "headed", "in")]),
    ("de", "Im Eistal starben zwei Wanderer.", [("Eistal", "headed", "in")]),
    ("de", "Im Gebäude starben zwei Menschen.", []),
    ("de", "Sie leben in Zelten und in Trümmern.", []),
    ("de", "Im Norden des Tschad flohen Hunderte.", [("Norden des Tschad", "part", "in")]),
    ("de", "Das Ministerium in Genf schwieg.", [("Genf", "city", "seat")]),
    ("de", "Südlich von Aleppo wurde gekämpft.", [("Aleppo", "city", "near")]),
    ("de", "In der Omo-Region stieg das Wasser.", [("Omo-Region", "region", "in")]),
    ("en", "A truck blew up in ADEN.", [("ADEN", "city", "in")]),
    ("en", "A ferry sank in the Gulf of Tonkin.", [("Gulf of Tonkin", "headed", "in")]),
    ("en", "Two died in Darrow village.", [("Darrow village", "headed", "in")]),
    ("en", "He was held in custody on Monday.", []),
    ("en", "Fires burned 30 km north of Sacramento.", [("Sacramento", "city", "near")]),
    ("en", "Troops left the base at al-Shaddar.", [("al-Shaddar", "unknown", "in")]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), NAMED)
def test_names_are_places_of_a_kind(language: str, text: str, wanted: list[tuple[str, str, str]]) -> None:
    tokens, pack = tokenise(text), load(language)
    found = places.Places(tokens, place_words(pack), sides.read(tokens, pack)).find(0, len(tokens), [])
    named = [
        (text[tokens.starts[p.first] : tokens.ends[p.last - 1]], KINDS[p.kind], WAYS[p.way]) for p in found
    ]
    assert named == wanted


FIGURES: Final = [
    ("de", "In Bhola starben zwölf Menschen, in Khulna sieben.", ["Bhola", "Khulna"]),
    ("de", "Mumbai (dpa) - Bei einem Brand in Pune sind vier Menschen gestorben.", ["Pune"]),
    ("de", "Bei einem Brand in Tarma in der peruanischen Provinz Junín starben neun Menschen.", ["Tarma"]),
    ("de", "Bei einem Unglück in Arlo auf Sizilien starben elf Menschen.", ["Arlo"]),
    ("de", "Im Norden Perus starben elf Menschen.", ["Norden Perus"]),
    ("de", "In Bergen brannte ein Heim. Dort starben elf Menschen.", ["Bergen"]),
    ("de", "Der Himmel über Bergen war grau. Über der Stadt wurden 52 Drohnen abgeschossen.", ["Bergen"]),
    ("de", "In Bergen brannte ein Heim. In der Stadt Molde starben elf Menschen.", ["Molde"]),
    ("de", "Der Zug entgleiste bei Graz.\n\nDabei wurden 14 Reisende verletzt.", ["Graz"]),
    ("en", "Nine people were killed in Leyte and 14 in Samar.", ["Leyte", "Samar"]),
    ("en", "LIMA, May 3 (AP) - A landslide in Huaraz killed 31 people.", ["Huaraz"]),
    ("en", "A quake shook Herat on Monday. Schools were closed.\n\nThe quake killed 14 people.", ["Herat"]),
    ("en", "A fire swept through Aleppo. Roads are closed. It is cold.\n\nNine residents died.", ["Aleppo"]),
    (
        "de",
        "In Herat bebte die Erde. Häuser fielen ein. Schulen sind zu. Es ist kalt. 14 Menschen starben.",
        ["Herat"],
    ),
    ("en", "Gunmen attacked a convoy patrolling the Orsa area, killing six soldiers.", ["Orsa area"]),
    ("en", "Rebels burnt Tolvi village on Monday. Nine people died.", ["Tolvi village"]),
    ("en", "A rocket hit the Sorna air base and killed three mechanics.", ["Sorna air base"]),
    ("en", "Three fishermen drowned 40 miles south-west of Velder.", ["Velder"]),
    ("en", "Two men were shot dead on Hallam Road on Sunday.", ["Hallam Road"]),
    ("en", "Nether Quay fire kills four", ["Nether Quay"]),
    ("en", "Barro blaze kills nine\n\nFire broke out in the town of Barro on Monday.", ["Barro"]),
    ("en", "Landslide Buries Village In Kandy, Nine Dead", ["Kandy"]),
    ("en", "Nine people died in floods in southern India's Tamil Nadu state.", ["Tamil Nadu state"]),
    ("en", "Police area commanders met. Nine people died.", [None]),
    ("de", "In Graz stürzte eine Mauer ein. Im weiteren Verlauf wurden neun Arbeiter verletzt.", ["Graz"]),
    ("de", "An der U-Bahn-Station Quast wurden vier Menschen verletzt.", ["Quast"]),
    ("de", "In der Nähe des Ortes Quast starben elf Menschen.", ["Quast"]),
    ("de", "In Nikosia (Hauptstadt von Zypern) starben elf Menschen.", ["Nikosia"]),
    ("en", "The mayor of Aleppo welcomed guests. It was warm.\n\nNine people died in a flood.", [None]),
    ("de", "Port Hallen, 13. März 2031. Bei einem Brand in Oland starben elf Menschen.", ["Oland"]),
    ("en", "Talks go on\n\nKelmar, March 13. Eleven people died in Oland.", ["Oland"]),
    ("de", "In Port Selim starben elf Menschen, in Fort Lossow drei.", ["Port Selim", "Fort Lossow"]),
    ("en", "Shells hit Aleppo on Monday. The siege has killed 421 people since it began.", ["Aleppo"]),
    ("en", "Shells hit Aleppo on Monday. Since the war began, 421,000 people have been killed.", [None]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), FIGURES)
def test_a_figure_has_the_place_it_is_about(language: str, text: str, wanted: list[str | None]) -> None:
    assert [figure.place for figure in extract(text, language=language).figures] == wanted


def test_features_have_names_of_their_own() -> None:
    for names in (feature_names(), scoping().names):
        assert len(set(names)) == len(names)


def test_every_weight_is_of_a_feature() -> None:
    assert any(weights("place", feature_names()))
    assert all(any(each) for each in scoping().weights)
    with pytest.raises(ValueError, match="no such feature of place"):
        weights("place", ["another"])


def _number(bits: int) -> st.SearchStrategy[int]:
    return st.integers(0, bits - 1)


@st.composite
def candidates(draw: st.DrawFn) -> Candidate:
    place = Place(3, 4, draw(_number(len(KINDS))), draw(_number(len(WAYS))))
    place.inner, place.outer = draw(st.booleans()), draw(st.booleans())
    named = draw(st.booleans())
    candidate = Candidate(
        place if named else None, NOWHERE, draw(_number(12)), draw(_number(2)), draw(_number(128))
    )
    candidate.flags, candidate.gap = draw(_number(1 << 18)), draw(st.integers(-1, 9))
    return candidate


@settings(deadline=None)
@given(candidates())
def test_a_candidate_weighs_what_its_features_weigh(candidate: Candidate) -> None:
    each = [float(number) for number in range(len(feature_names()))]  # whole numbers: no sum is rounded
    assert Scale(each).weigh(candidate) == sum(each[feature] for feature in candidate.features())


def test_the_scope_is_the_one_whose_features_weigh_most() -> None:
    text = "Bislang starben insgesamt 250 Menschen, am 3. Mai 2024 waren es 12. Jede zehnte Person floh."
    pack, model = load("de"), scoping()
    mentioned = mentions(tokenise(text), pack, None)
    join = Join(mentioned, Counts(mentioned), "")
    counts, before = join.counts, None
    assert counts
    for found, at in counts:
        when = join.when(found, at)
        features = model.features(found, when, before)
        sums = [sum(weights[feature] for feature in features) for weights in model.weights]
        scope = model.scope(found, when, before)
        assert sums[SCOPES.index(scope)] == pytest.approx(max(sums))
        before = (found.binding.measure, scope)
