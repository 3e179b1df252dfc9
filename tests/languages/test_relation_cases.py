"""Every invented text of the packs relates its figures just as it stands beside it."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

import beleg
from beleg.languages import available

PUBLISHED = "2024-06-15"


def _table(language: str) -> list[dict[str, Any]]:
    path = files("beleg.languages") / language / "cases" / "relations.toml"
    cases: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["case"]
    return cases


def _cases() -> list[Any]:
    return [
        pytest.param(language, case, id=f"{language}-{number}-{case['class']}")
        for language in available()
        for number, case in enumerate(_table(language))
    ]


def _names(found: beleg.Extraction) -> dict[str, str]:
    """The quote of each figure by its id; a quote said before has its number behind a sign: ``12@2``."""
    said: Counter[str] = Counter()
    names = {}
    for figure in found.figures:
        said[figure.quote] += 1
        times = said[figure.quote]
        names[figure.id] = figure.quote if times == 1 else f"{figure.quote}@{times}"
    return names


def _told(found: beleg.Extraction) -> dict[str, Any]:
    """The relations of a text in the form of the cases."""
    names = _names(found)
    groups: dict[str, list[str]] = {}
    told: dict[str, Any] = {"same": [], "parts": [], "revised": [], "inconsistent": []}
    for relation in found.relations:
        figure, other = names[relation.figure], names[relation.other]
        if relation.kind == "same":
            groups.setdefault(other, [other]).append(figure)
        elif relation.kind == "part_of":
            ends = {"low": relation.low, "high": relation.high}
            told["parts"].append(
                {"part": figure, "of": other} | {k: v for k, v in ends.items() if v is not None}
            )
        else:
            told[relation.kind].append([figure, other])
    told["same"] = sorted([best, *sorted(group[1:])] for best, group in groups.items())
    return told


@pytest.mark.parametrize(("language", "case"), _cases())
def test_case(language: str, case: dict[str, Any]) -> None:
    found = beleg.extract(case["text"], language, PUBLISHED)
    expected = {kind: case.get(kind, []) for kind in ("same", "parts", "revised", "inconsistent")}
    expected["same"] = sorted([group[0], *sorted(group[1:])] for group in expected["same"])
    assert _told(found) == expected


@pytest.mark.parametrize("language", available())
def test_texts_differ_and_some_relate_nothing(language: str) -> None:
    cases = _table(language)
    assert len(cases) >= 12
    assert len({case["text"] for case in cases}) == len(cases)
    nothing = [
        case for case in cases if not any(case.get(k) for k in ("same", "parts", "revised", "inconsistent"))
    ]
    assert len(nothing) >= 4
