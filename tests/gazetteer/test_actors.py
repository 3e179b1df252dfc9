"""Words that name a source: one actor in both languages, every spelling, every inflection."""

from __future__ import annotations

from collections import Counter, defaultdict

import pycountry
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beleg.extraction.tokens import tokenise
from beleg.gazetteer import actors, directory
from beleg.gazetteer.tables import table

ISO = {country.alpha_2 for country in pycountry.countries} | {"XK"}
WORDS = ("Präsident", "Ukraine", "der", "US-Präsident", "'s", "„", "Bild", "-", "--", "Kiew", "Armee", "x")
SPELLINGS = [
    ("zelenskyy", "de", ["Selenskyj", "Selenskyjs", "Wolodymyr Selenskyj", "der ukrainische Präsident"]),
    (
        "zelenskyy",
        "de",
        ["ukrainischen Präsidenten Wolodymyr Selenskyj", "Präsident der Ukraine", "Selenski"],
    ),
    ("zelenskyy", "en", ["Zelenskyy", "Zelensky", "Ukraine's president", "President Volodymyr Zelensky"]),
    ("kremlin", "de", ["Kreml", "des Kremls", "Kreml-Sprecher", "Kremlsprecher im Kreml"]),
    ("kremlin", "en", ["the Kremlin", "Kremlin"]),
    (
        "nis-kr",
        "de",
        ["Südkoreas Geheimdienst", "südkoreanischer Geheimdienst", "NIS", "Geheimdienst Südkoreas"],
    ),
    ("nis-kr", "en", ["South Korea's spy agency", "the South Korean intelligence service", "NIS"]),
    (
        "ministry-defence-ru",
        "de",
        ["russischen Verteidigungsministeriums", "Verteidigungsministerium in Moskau"],
    ),
    (
        "ministry-defence-ru",
        "de",
        ["Moskauer Verteidigungsministerium", "Verteidigungsministerium Russlands"],
    ),
    ("ministry-defence-ru", "en", ["the Russian defence ministry", "Russia's Ministry of Defense"]),
    (
        "pentagon",
        "de",
        ["Pentagon", "US-Verteidigungsministerium", "amerikanischen Verteidigungsministeriums"],
    ),
    ("pentagon", "en", ["the Pentagon", "US Department of Defense", "the American defense department"]),
    ("white-house", "de", ["Weißen Hauses", "das Weiße Haus", "Sprecherin des Weißen Hauses"]),
    ("msf", "de", ["Hilfsorganisation Ärzte ohne Grenzen", "MSF"]),
    ("msf", "en", ["Doctors Without Borders", "Médecins Sans Frontières"]),
    ("sohr", "de", ["Syrische Beobachtungsstelle für Menschenrechte", "der Syrischen Beobachtungsstelle"]),
    ("sohr", "en", ["Syrian Observatory for Human Rights"]),
    ("gaza-health-ministry", "de", ["Gesundheitsministerium in Gaza", "Gesundheitsministerium der Hamas"]),
    ("gaza-health-ministry", "de", ["von der Hamas kontrollierten Gesundheitsministerium"]),
    ("gaza-health-ministry", "en", ["Gaza's health ministry", "the Hamas-run health ministry"]),
    ("unhcr", "de", ["UN-Flüchtlingshilfswerks", "UNHCR-Angaben", "UNHCR"]),
    ("unhcr", "en", ["the UN refugee agency", "UNHCR"]),
    ("idf", "de", ["israelische Armee", "Israels Militär", "israelischen Streitkräften", "IDF"]),
    ("idf", "en", ["the Israeli military", "Israel's army", "IDF"]),
    ("kim-jong-un", "de", ["Machthaber Kim Jong Un", "nordkoreanische Machthaber", "Machthaber Kim"]),
    ("red-cross", "de", ["Rote Kreuz", "Roten Kreuzes", "das Rote Kreuz"]),
    ("government-ua", "de", ["Kiew", "Regierung in Kiew", "die ukrainische Regierung"]),
    ("government-ua", "en", ["Kyiv", "the government in Kyiv", "Ukraine's government"]),
    ("government-kh", "en", ["Phnom Penh", "the Cambodian government"]),
]


def flat() -> list[tuple[str, str, str]]:
    return [(id, language, text) for id, language, texts in SPELLINGS for text in texts]


@pytest.mark.parametrize(("id", "language", "text"), flat())
def test_one_actor_whatever_the_spelling(id: str, language: str, text: str) -> None:
    assert actors.identify(text, language) == id


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ein Bewohner", "de"),
        ("Die Hilfsorganisation", "de"),
        ("Verteidigungsministerium", "de"),
        ("in der Welt der Zeit", "de"),
        ("ein Bild der Lage", "de"),
        ("die Russen", "de"),
        ("russische Soldaten", "de"),
        ("the time of the sun", "en"),
        ("local police", "en"),
        ("Mr Brown", "en"),
        ("", "en"),
    ],
)
def test_nobody_known(text: str, language: str) -> None:
    assert actors.identify(text, language) is None


@pytest.mark.parametrize(
    ("text", "year", "id"),
    [
        ("der ukrainische Präsident", 2016, "poroshenko"),
        ("der ukrainische Präsident", 2023, "zelenskyy"),
        ("der US-Präsident", 2010, "obama"),
        ("der US-Präsident", 2022, "biden"),
        ("US-Präsident Bush", 2003, "bush"),
        ("US-Präsident Erdmann Ohnefeld", 2022, "president-us"),
        ("der chilenische Präsident", 2022, "president-cl"),
    ],
)
def test_the_year_settles_who_held_an_office(text: str, year: int, id: str) -> None:
    assert actors.identify(text, "de", year) == id


@pytest.mark.parametrize(
    "text", ["Zeitung „Welt“", "Bild", "Die Zeit", "Magazin Stern", "BBC", "dpa", "Sky News"]
)
def test_media(text: str) -> None:
    assert actors.medium(text, "de")


@pytest.mark.parametrize("text", ["Kreml", "Hamas", "UNICEF", "Präsident Macron", "Augenzeuge"])
def test_no_media(text: str) -> None:
    assert not actors.medium(text, "de")


def test_find_gives_the_tokens() -> None:
    words = tokenise("Nach Angaben von Südkoreas Geheimdienst NIS seien Soldaten verlegt worden.").words
    found = actors.find(words, 0, len(words), "de")
    assert found and words[found.first : found.last] == ["Südkoreas", "Geheimdienst"]
    assert actors.find(words, 5, len(words), "de") == ("nis-kr", 5, 6)
    assert actors.find(words, 6, len(words), "de") is None


def test_made_up_actors_have_kind_and_side() -> None:
    made = actors.actor("military-ua")
    assert made and (made.kind, made.country, made.side) == ("military", "UA", "UA")
    assert actors.actor("no-such-thing") is None


def test_the_file_is_sound() -> None:
    ids = Counter(id for kind in directory.KINDS for id in table("actors.toml").get(kind, ()))
    assert max(ids.values()) == 1
    assert set(table("actors.toml")) <= {*directory.KINDS, "kinds", "stands_for"}
    for each in directory.actors().values():
        assert each.names, each.id
        assert each.country in ISO | {""}, each.id
        assert each.side in ISO or each.side in directory.actors(), each.id
        assert each.id.isascii() and each.id.replace("-", "").isalnum() and each.id.islower()


def test_roles_are_known_in_both_languages() -> None:
    german, english = (set(table(f"{language}/roles.toml")["roles"]) for language in ("de", "en"))
    assert german == english
    held = {office.role for each in directory.actors().values() for office in each.offices}
    assert held <= german
    kinds = table("actors.toml")["kinds"]
    assert set(kinds.values()) <= set(directory.KINDS)


def test_a_name_means_one_actor() -> None:
    meanings: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for named in directory.names().values():
        for name in named:
            meanings[name.tokens].add(name.actor)
    assert {tokens: found for tokens, found in meanings.items() if len(found) > 1} == {}


def test_names_are_cut_like_text() -> None:
    for named in directory.names().values():
        for name in named:
            assert tuple(tokenise(" ".join(name.tokens)).words) == name.tokens


@given(st.lists(st.sampled_from(WORDS), max_size=8))
@settings(deadline=None, max_examples=300)
def test_found_tokens_lie_inside(words: list[str]) -> None:
    for language in ("de", "en", "xx"):
        found = actors.find(words, 1, len(words), language)
        assert found is None or 1 <= found.first < found.last <= len(words)


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=200)
def test_nothing_raises(text: str) -> None:
    actors.identify(text, "de")
    actors.medium(text, "en")
