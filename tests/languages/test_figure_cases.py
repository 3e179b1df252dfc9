"""Every invented sentence of the packs reports just the figures that stand beside it."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

import beleg

PUBLISHED = "2024-06-15"
OPTIONAL = (
    "nationality",
    "unit",
    "certainty",
    "place",
    "scope",
    "time",
    "population",
    "qualifier",
    "unverified",
)


def _cases() -> list[Any]:
    params = []
    for language in ("de", "en"):
        table = tomllib.loads(
            (files("beleg.languages") / language / "cases" / "figures.toml").read_text("utf-8")
        )
        for number, case in enumerate(table["case"]):
            marks = [pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
            params.append(
                pytest.param(language, case, id=f"{language}-{number}-{case['class']}", marks=marks)
            )
    return params


@pytest.mark.parametrize(("language", "case"), _cases())
def test_case(language: str, case: dict[str, Any]) -> None:
    found = [f.as_dict() for f in beleg.extract(case["text"], language, PUBLISHED).figures]
    expected = case["figures"]
    keys = {key for figure in expected for key in figure if key in OPTIONAL}
    assert [(f["quote"], f["measure"]) for f in found] == [(f["quote"], f["measure"]) for f in expected]
    for got, want in zip(found, expected, strict=True):
        assert {key: got[key] for key in keys if key in want} == {
            key: want[key] for key in keys if key in want
        }
        if "origins" in want:
            assert got["origins"] == want["origins"]
