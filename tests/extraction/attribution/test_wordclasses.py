"""The lists of a language pack are those that the rules ask for: a list may be absent, but none is misspelt or in vain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import pytest

from beleg.extraction.attribution.words.wordclasses import WordClasses
from beleg.extraction.attribution.words.wordlists import ENDS
from beleg.languages import available, load

ASKED = {field.name.removeprefix("grammar_") for field in fields(WordClasses) if "grammar_" in field.name}


def _grammar(code: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = load(code)["attribution"]["grammar"]
    return table


@pytest.mark.parametrize("code", available())
def test_every_list_of_the_grammar_has_words_and_a_rule_that_asks_for_it(code: str) -> None:
    assert set(_grammar(code)) <= ASKED
    assert [name for name, words in _grammar(code).items() if not words] == []


def test_every_list_that_a_rule_asks_for_stands_in_some_language() -> None:
    assert {name for code in available() for name in _grammar(code)} == ASKED


def test_every_ending_of_a_language_is_asked_for_and_the_other_way_round() -> None:
    assert {name for code in available() for name in load(code)["attribution"]["ends"]} == set(ENDS)
