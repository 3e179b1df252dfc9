"""Every case of every pack: the sentence and the number expressions expected in it."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from beleg.extraction.numbers.finder import find_numbers
from beleg.languages import available

NOT_COUNTED = ("article", "ordinal")


def cases() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for code in available():
        path = files("beleg.languages") / code / "cases" / "numbers.toml"
        found += [(code, case) for case in tomllib.loads(path.read_text("utf-8"))["case"]]
    return found


def row(values: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(values.get(name) for name in ("quote", "qualifier", "low", "high", "unit"))


@pytest.mark.parametrize(("language", "case"), cases(), ids=lambda value: str(value)[:60])
def test_case(language: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        row({"quote": text[mention.start : mention.end], **mention.as_dict()})
        for mention in find_numbers(text, language)
        if mention.shape not in NOT_COUNTED
    ]
    assert found == [row(expected) for expected in case["expect"]]


@pytest.mark.parametrize("language", available())
def test_every_pack_has_enough_cases(language: str) -> None:
    own = [case for code, case in cases() if code == language]
    assert len(own) >= 120
    assert any(not case["expect"] for case in own)
