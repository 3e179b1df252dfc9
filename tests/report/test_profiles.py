"""Coding conventions: what each makes of each form, and that none guesses where it has no rule."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.extraction.numbers import find_numbers
from beleg.model import QUALIFIERS
from beleg.report.profiles import Coded, code, form_of, profile, profiles
from beleg.report.words import known

FORMS = {*QUALIFIERS, "magnitude", "few", "digits"} - {"vague"}


class Said(NamedTuple):
    qualifier: str
    low: int | None
    high: int | None


CASES = [
    (Said("exact", 600, 600), "600", "600", "600"),
    (Said("about", 100, 100), "100", "~100", "95-105"),
    (Said("at_least", 630, None), "630", "630-", "630-699"),
    (Said("more_than", 700, None), "700", "", "701-799"),
    (Said("at_most", None, 270), "", "", "200-270"),
    (Said("less_than", None, 50), "", "", "40-49"),
    (Said("more_than", 699, None), "699", "", "700-799"),
    (Said("range", 10, 12), "10", "", "10-12"),
    (Said("vague", 24, 119), "12", "PLURAL", "24-108"),
    (Said("vague", 20, 99), "10", "PLURAL", "20-90"),
    (Said("vague", 200, 999), "100", "PLURAL", "200-900"),
    (Said("vague", 200, 9999), "100", "PLURAL", "200-9000"),
    (Said("vague", 3, 9), "", "PLURAL", "2-6"),
    (Said("vague", 10, 99), "10", "PLURAL", "10-99"),
    (Said("missing", None, None), "", "", ""),
]


@pytest.mark.parametrize(("said", "acled", "muc4", "wikimpacts"), CASES, ids=[str(case[0]) for case in CASES])
def test_what_each_convention_writes(said: Said, acled: str, muc4: str, wikimpacts: str) -> None:
    written = {name: code(said, profile(name)).text for name in profiles()}
    assert written == {"acled": acled, "muc4": muc4, "wikimpacts": wikimpacts}


@pytest.mark.parametrize(
    ("sentence", "language", "number"),
    [
        ("Es starben Dutzende Menschen.", "de", 12),
        ("Hunderte Soldaten fielen.", "de", 100),
        ("Tens of thousands fled.", "en", 10_000),
        ("Dozens were killed.", "en", 12),
    ],
)
def test_a_vague_word_is_the_number_it_is_named_after(sentence: str, language: str, number: int) -> None:
    [said] = find_numbers(sentence, language)
    assert code(said, profile("acled")) == Coded(str(number), number, number)


def test_every_convention_has_its_source_and_its_words() -> None:
    assert set(profiles()) == set(known("profile"))
    for each in profiles().values():
        assert each.source
        assert set(each.text) | set(each.low) | set(each.high) <= FORMS


def test_an_unknown_convention_is_named() -> None:
    with pytest.raises(LookupError, match="airwars"):
        profile("airwars")


@given(st.sampled_from(QUALIFIERS), st.integers(0, 10**9), st.integers(0, 10**9))
def test_no_interval_is_turned_round(qualifier: str, bound: int, more: int) -> None:
    low = None if qualifier in ("at_most", "less_than", "missing") else bound
    high = None if qualifier in ("at_least", "more_than", "missing") else bound
    said = Said(qualifier, low, high + more if high is not None and qualifier in ("range", "vague") else high)
    assert form_of(said) in FORMS
    for each in profiles().values():
        coded = code(said, each)
        assert coded.low is None or coded.high is None or 0 <= coded.low <= coded.high


@given(st.integers(1, 10**9))
def test_an_interval_around_a_bound_holds_it(bound: int) -> None:
    above = code(Said("at_least", bound, None), profile("wikimpacts"))
    below = code(Said("at_most", None, bound), profile("wikimpacts"))
    assert above.low == bound <= (above.high or 0)
    assert (below.low or 0) <= bound == below.high
    assert len(str(above.high)) == len(str(bound))
