"""Country words: complete, free of undeclared collisions, and cut like the tokens of a text."""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from pathlib import Path

import pycountry
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beleg.extraction.tokens import tokenise
from beleg.gazetteer import countries
from beleg.gazetteer.tables import alternatives, listed, parts, table

ROOT = Path(__file__).parent.parent.parent
LANGUAGES = ("de", "en")
SECTIONS = ("names", "capitals", "metonyms", "adjectives", "people")
# One word, two countries: the first that the loader meets is meant, which the larger Congo must be.
DECLARED = {("en", "Congo"): {"CG", "CD"}}


def codes() -> set[str]:
    return {country.alpha_2 for country in pycountry.countries} | {"XK"}


def script(name: str) -> object:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_iso(language: str) -> None:
    for section in SECTIONS:
        assert set(table(f"{language}/countries.toml")[section]) <= codes()
    assert set(table(f"{language}/country_names.toml")["names"]) <= codes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_those_of_the_generator(language: str) -> None:
    committed = (ROOT / "src/beleg/gazetteer" / language / "country_names.toml").read_text("utf-8")
    made = script("make_countries").table(language)  # type: ignore[attr-defined]
    if made.partition("\n")[0] != committed.partition("\n")[0]:
        pytest.skip("the table was made with another version of its source")
    assert made == committed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_name_adjective_and_people(language: str) -> None:
    rules = table(f"{language}/countries.toml")
    territories = codes() - set(table("en/countries.toml")["people"])
    sovereign = set(table("en/countries.toml")["capitals"]) | {"FJ", "KI", "MH", "NR", "TV", "WS"}
    assert sovereign <= set(rules["adjectives"])
    assert codes() - set(rules["adjectives"]) <= territories


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_means_one_country(language: str) -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for file in ("countries.toml", "country_names.toml"):
        for section in SECTIONS:
            for code, text in table(f"{language}/{file}").get(section, {}).items():
                for pattern in listed(text):
                    for form in alternatives(pattern):
                        meanings[form].add(code)
    shared = {(language, form): found for form, found in meanings.items() if len(found) > 1}
    assert shared == {key: found for key, found in DECLARED.items() if key[0] == language}


@pytest.mark.parametrize(
    ("word", "code", "kind"),
    [
        ("Nordkoreas", "KP", "name"),
        ("nordkoreanische", "KP", "adjective"),
        ("Nordkoreanische", "KP", "adjective"),
        ("NORDKOREANISCHE", "KP", "adjective"),
        ("Nordkoreanerinnen", "KP", "demonym"),
        ("US-amerikanischen", "US", "adjective"),
        ("Russe", "RU", "demonym"),
        ("Russinnen", "RU", "demonym"),
        ("Franzosen", "FR", "demonym"),
        ("Französinnen", "FR", "demonym"),
        ("Israelis", "IL", "demonym"),
        ("Deutsche", "DE", "adjective"),
        ("Kremls", "RU", "metonym"),
        ("Kyjiw", "UA", "capital"),
        ("Pjöngjangs", "KP", "capital"),
        ("Birma", "MM", "name"),
        ("Gazastreifens", "PS", "name"),
        ("Türkiye", "TR", "name"),
        ("Elfenbeinküste", "CI", "name"),
        ("saudischen", "SA", "adjective"),
        ("sudanesische", "SD", "adjective"),
        ("südsudanesische", "SS", "adjective"),
        ("Schotten", "GB", "demonym"),
        ("Esten", "EE", "demonym"),
        ("Litauerin", "LT", "demonym"),
    ],
)
def test_german_forms(word: str, code: str, kind: str) -> None:
    known = countries.lookup("de")[word]
    assert (known.code, known.kind) == (code, kind)


@pytest.mark.parametrize(
    ("word", "code", "english"),
    [
        ("Russian", "RU", "Russian"),
        ("Thai", "TH", "Thai"),
        ("Argentinians", "AR", "Argentine"),
        ("Mexicans", "MX", "Mexican"),
        ("Frenchman", "FR", "French"),
        ("U.S.", "US", "United States"),
        ("Kremlin", "RU", "Russia"),
        ("Kiev", "UA", "Ukraine"),
        ("Burma", "MM", "Myanmar"),
        ("Danes", "DK", "Danish"),
    ],
)
def test_english_forms(word: str, code: str, english: str) -> None:
    known = countries.lookup("en")[word]
    assert (known.code, known.english) == (code, english)


@pytest.mark.parametrize(
    ("name", "language", "code"),
    [
        ("Demokratischen Republik Kongo", "de", "CD"),
        ("Vereinigten Arabischen Emiraten", "de", "AE"),
        ("Burkina Fasos", "de", "BF"),
        ("DR Kongo", "de", "CD"),
        ("South Korean", "en", "KR"),
        ("Ivory Coast", "en", "CI"),
        ("Côte d’Ivoire", "en", "CI"),
        ("Papua New Guinea", "en", "PG"),
        ("Latin American", "en", ""),
    ],
)
def test_phrases(name: str, language: str, code: str) -> None:
    tokens = tuple(tokenise(name).words)
    found = dict(countries.phrases(language)[tokens[0]])
    assert found[tokens].code == code


def test_ordinary_words_are_no_countries() -> None:
    for word in (
        "Soldaten",
        "Island-Hopping",
        "Brot-Soldaten",
        "nato",
        "us",
        "in",
        "NATO-Soldaten",
        "Emirat",
    ):
        known = countries.country(word, "de")
        assert known is None or (word.startswith("Island") and known.code == "IS")


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_cut_like_text(language: str) -> None:
    for found in countries.phrases(language).values():
        for tokens, _ in found:
            assert tuple(tokenise(" ".join(tokens)).words) == tokens
    for form in countries.lookup(language):
        assert tokenise(form).words == [form]


@pytest.mark.parametrize("language", LANGUAGES)
def test_longer_phrases_come_first(language: str) -> None:
    for found in countries.phrases(language).values():
        lengths = [len(tokens) for tokens, _ in found]
        assert lengths == sorted(lengths, reverse=True)


def test_compounds() -> None:
    assert countries.country("Nordkorea-Soldaten", "de") == ("KP", "adjective", "North Korean")
    assert countries.country("US\u2011Soldaten", "de") == ("US", "adjective", "US")
    assert countries.country("Exil-Iranern", "de") == ("IR", "demonym", "Iranian")
    assert countries.country("Saudi-Arabien-Truppen", "de").code == "SA"  # type: ignore[union-attr]


@given(st.text(max_size=40), st.sampled_from(("de", "en", "xx", "")))
@settings(deadline=None, max_examples=200)
def test_nothing_raises(word: str, language: str) -> None:
    countries.country(word, language)
    parts(word)
    assert countries.adjective(word) == "" or word in codes()
