"""Both languages say everything, with the same placeholders; numbers and intervals read as they were said."""

from __future__ import annotations

import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.model import CERTAINTIES, QUALIFIERS, UNITS, Figure, Span
from beleg.model.statement import KINDS, STANCES
from beleg.report import words

ENTRIES = [(f"{group}.{key}", entry) for group, keys in words.table().items() for key, entry in keys.items()]


def made(
    qualifier: str, low: float | None, high: float | None, quote: str = "Hunderte", **fields: Any
) -> Figure:
    values: dict[str, Any] = {"unit": "person", "certainty": "stated", "unverified": False, **fields}
    return Figure(
        *("a" * 64, 0, len(quote), quote, qualifier, low, high, "killed", values["unit"], None, None, None),
        *("incident", None, (), (), values["certainty"], values["unverified"], Span(0, len(quote))),
    )


@pytest.mark.parametrize(("key", "entry"), ENTRIES, ids=[key for key, _ in ENTRIES])
def test_every_entry_has_both_languages(key: str, entry: dict[str, str]) -> None:
    assert set(entry) == set(words.LANGUAGES)
    names = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in entry.values()]
    assert names[0] == names[1], f"{key}: the placeholders differ"


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("qualifier", QUALIFIERS),
        ("unit", UNITS),
        ("certainty", CERTAINTIES),
        ("kind", KINDS),
        ("stance", STANCES),
    ],
)
def test_closed_vocabularies_have_words(group: str, values: tuple[str, ...]) -> None:
    assert set(values) <= set(words.known(group))


@pytest.mark.parametrize(
    ("figure", "en", "de"),
    [
        (made("exact", 600, 600), "600", "600"),
        (made("about", 600.0, 600.0), "about 600", "etwa 600"),
        (made("at_least", 1000, None), "at least 1,000", "mindestens 1.000"),
        (made("more_than", 300, None), "more than 300", "mehr als 300"),
        (made("at_most", None, 5000), "at most 5,000", "höchstens 5.000"),
        (made("less_than", None, 50), "fewer than 50", "weniger als 50"),
        (made("range", 10000, 12000), "10,000 to 12,000", "10.000 bis 12.000"),
        (made("vague", 200, 999), '"Hunderte" (read as 200 to 999)', "„Hunderte“ (gelesen als 200 bis 999)"),
        (made("missing", None, None), "number missing in the text", "Zahl fehlt im Text"),
        (made("exact", 0, 0), "0", "0"),
        (made("exact", 33.33, 33.33, unit="percent"), "33.33 %", "33,33 %"),
        (made("about", 1000, 1000, unit="km2"), "about 1,000 km²", "etwa 1.000 km²"),
    ],
)
def test_how_many(figure: Figure, en: str, de: str) -> None:
    assert (words.how_many(figure, "en"), words.how_many(figure, "de")) == (en, de)


def test_a_vague_word_comes_first_in_a_table() -> None:
    assert (
        words.how_many(made("vague", 200, 999, "mehrere\n Hundert"), "en", short=True)
        == "mehrere Hundert (200-999)"
    )
    assert words.how_many(made("at_least", 7, None), "en", short=True) == "at least 7"


@pytest.mark.parametrize(
    ("certainty", "unverified", "said"),
    [
        ("stated", False, "stated"),
        ("stated", True, "unverified"),
        ("hedged", False, "hedged"),
        ("hedged", True, "hedged, unverified"),
        ("denied", True, "denied, unverified"),
    ],
)
def test_certainty(certainty: str, unverified: bool, said: str) -> None:
    assert words.certainty(made("exact", 1, 1, certainty=certainty, unverified=unverified), "en") == said


@pytest.mark.parametrize(
    ("asked", "environment", "chosen"),
    [
        ("de", {"LC_ALL": "en_GB"}, "de"),
        (None, {"LC_ALL": "de_CH.UTF-8", "LANG": "en_US"}, "de"),
        (None, {"LC_ALL": "", "LANG": "de"}, "de"),
        (None, {"LANG": "fr_FR"}, "en"),
        (None, {"LC_ALL": "C"}, "en"),
    ],
)
def test_the_language_of_the_output(asked: str | None, environment: dict[str, str], chosen: str) -> None:
    assert words.choose(asked, environment) == chosen


def test_names_stand_once_on_one_line() -> None:
    assert words.who((), ("Yonhap", "dpa"), "de") == "kein Urheber genannt (Yonhap, dpa)"
    assert words.who(("das\r\nMinisterium",), (), "en") == "das Ministerium"


@given(st.integers(0, 10**15))
def test_whole_numbers_read_back(value: int) -> None:
    assert int(words.number(float(value), "de").replace(".", "")) == value
    assert int(words.number(value, "en").replace(",", "")) == value


@given(st.floats(-1e300, 1e300))
def test_no_number_raises(value: float) -> None:
    assert words.number(value, "en")
