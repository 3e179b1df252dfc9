"""Every invented sentence that tries the vocabulary of figures reports just the figures that stand beside it."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

import beleg

PUBLISHED = "2024-06-15"
FEWEST = 150
FEWEST_NEGATIVES = 30


def _table(language: str) -> list[dict[str, Any]]:
    path = files("beleg.languages") / language / "cases" / "vocabulary.toml"
    cases: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["case"]
    return cases


def _cases() -> list[Any]:
    params = []
    for language in ("de", "en"):
        for number, case in enumerate(_table(language)):
            marks = [pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
            params.append(
                pytest.param(language, case, id=f"{language}-{number}-{case['class']}", marks=marks)
            )
    return params


@pytest.mark.parametrize(("language", "case"), _cases())
def test_case(language: str, case: dict[str, Any]) -> None:
    found = [f.as_dict() for f in beleg.extract(case["text"], language, PUBLISHED).figures]
    assert [(f["quote"], f["measure"]) for f in found] == [
        (f["quote"], f["measure"]) for f in case["figures"]
    ]


@pytest.mark.parametrize("language", ["de", "en"])
def test_there_are_enough_sentences_and_negatives(language: str) -> None:
    cases = _table(language)
    assert len(cases) >= FEWEST
    assert len({case["text"] for case in cases}) == len(cases)
    assert sum(case["class"] == "negative" for case in cases) >= FEWEST_NEGATIVES
