"""Every sentence of ``cases/dates.toml`` yields its time expressions and no other."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from beleg.extraction.dates.finder import find_dates
from beleg.languages import available


def cases() -> Iterator[Any]:
    for code in available():
        path = files("beleg.languages") / code / "cases" / "dates.toml"
        if path.is_file():
            table = tomllib.loads(path.read_text("utf-8"))
            for case in table["cases"]:
                reference = case.get("reference", table["reference"])
                yield pytest.param(
                    code, reference, case["text"], case["expect"], id=f"{code}: {case['text'][:50]}"
                )


@pytest.mark.parametrize(("code", "reference", "text", "expect"), list(cases()))
def test_case(code: str, reference: str, text: str, expect: list[dict[str, str]]) -> None:
    found = []
    for mention in find_dates(text, code, reference):
        row = {"quote": text[mention.start : mention.end], "kind": mention.kind}
        days = {"first": mention.first, "last": mention.last}
        found.append(row | {name: day.isoformat() for name, day in days.items() if day})
    assert found == expect


def test_each_language_has_enough_cases() -> None:
    for code in ("de", "en"):
        table = tomllib.loads((files("beleg.languages") / code / "cases" / "dates.toml").read_text("utf-8"))
        assert len(table["cases"]) >= 150
        assert sum(not case["expect"] for case in table["cases"]) >= 15
