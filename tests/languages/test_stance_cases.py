"""Every stance has its words and enough cases in every language pack; test_cases.py runs them."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from beleg.extraction.attribution.words.verbforms import forms
from beleg.extraction.attribution.words.vocabulary import vocabulary
from beleg.languages import available, load
from beleg.model import STANCES


def _table(code: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((files("beleg.languages") / code / "cases" / "stances.toml").read_text("utf-8"))


@pytest.mark.parametrize("code", available())
def test_every_stance_has_five_cases(code: str) -> None:
    table = _table(code)
    counted = Counter(case["stance"] for case in table["stance"])
    assert set(counted) == set(STANCES)
    assert min(counted.values()) >= 5
    assert len(table["silent"]) >= 15


@pytest.mark.parametrize("code", available())
def test_the_table_of_stances_names_each_stance_that_a_cue_can_have(code: str) -> None:
    stances = load(code)["attribution"]["stances"]
    assert tuple(stances) == STANCES[:5]
    assert set(vocabulary(load(code)).stances.values()) == set(STANCES[:5])


@pytest.mark.parametrize("code", available())
def test_every_class_of_words_belongs_to_a_sign(code: str) -> None:
    turns = load(code)["attribution"]["turns"]
    used = {name.lstrip("*") for group in turns["signs"] for line in group["any"] for name in line.split()}
    assert used - {"question"} <= set(turns["words"]) | set(turns["verbs"])
    assert {*turns["words"], *turns["verbs"]} - used <= {"only", "nor"}
    assert {group["stance"] for group in turns["signs"]} <= set(STANCES)
    assert all(list(forms(words)) for name, words in turns["words"].items())
