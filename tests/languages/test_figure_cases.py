"""Every invented sentence of the packs reports just the figures that stand beside it."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

import beleg
from beleg.languages import available

PUBLISHED = "2024-06-15"
FIELDS = ("nationality", "unit", "certainty", "place", "scope", "time", "population", "qualifier", "origins")


def _table(language: str, name: str) -> list[dict[str, Any]]:
    path = files("beleg.languages") / language / "cases" / f"{name}.toml"
    cases: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["case"]
    return cases


def _cases() -> list[Any]:
    params = []
    for language in available():
        for name in ("figures", "vocabulary"):
            for number, case in enumerate(_table(language, name)):
                gap = [pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
                label = f"{language}-{name}-{number}-{case['class']}"
                params.append(pytest.param(language, case, id=label, marks=gap))
    return params


@pytest.mark.parametrize(("language", "case"), _cases())
def test_case(language: str, case: dict[str, Any]) -> None:
    found = [f.as_dict() for f in beleg.extract(case["text"], language, PUBLISHED).figures]
    expected = case["figures"]
    assert [(f["quote"], f["measure"]) for f in found] == [(f["quote"], f["measure"]) for f in expected]
    for got, want in zip(found, expected, strict=True):
        said = {key: value for key, value in want.items() if key in FIELDS}
        assert {key: got[key] for key in said} == said


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize("name", ["figures", "vocabulary"])
def test_sentences_differ_and_some_report_nothing(language: str, name: str) -> None:
    cases = _table(language, name)
    assert len({case["text"] for case in cases}) == len(cases)
    assert sum(case["figures"] == [] for case in cases) >= 5
