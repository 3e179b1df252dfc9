"""Every attribution case of every language pack: the number's origin, the statement's parts, and silence."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from beleg.extraction.attribution.finder import attribute, find, unverified
from beleg.extraction.sentences import split
from beleg.extraction.tokens import tokenise
from beleg.languages import available, load
from beleg.model import Span


def _cases(kind: str) -> list[Any]:
    found = []
    for code in available():
        table = files("beleg.languages") / code / "cases" / "attribution.toml"
        if not table.is_file():
            continue
        for number, case in enumerate(tomllib.loads(table.read_text("utf-8"))[kind]):
            found.append(pytest.param(code, case, id=f"{code}-{number}-{case['text'][:40]}"))
    return found


def _place(case: dict[str, Any]) -> Span:
    start = case["text"].index(case.get("near", case["quote"]))
    return Span(start, start + len(case["quote"]))


@pytest.mark.parametrize(("code", "case"), _cases("number"))
def test_number(code: str, case: dict[str, Any]) -> None:
    pack, tokens = load(code), tokenise(case["text"])
    sentences = split(tokens, pack)
    statements, doubtful = find(tokens, sentences, pack), unverified(tokens, sentences, pack)
    found = attribute(tokens, sentences, statements, doubtful, _place(case), pack)
    assert [name.text for name in found.origins] == case["origins"], found.rule
    assert [name.text for name in found.via] == case.get("via", [])
    assert found.certainty == case.get("certainty", "stated")
    assert found.unverified == case.get("unverified", False)


@pytest.mark.parametrize(("code", "case"), _cases("statement"))
def test_statement(code: str, case: dict[str, Any]) -> None:
    text = case["text"]
    pack, tokens = load(code), tokenise(text)
    statements = find(tokens, split(tokens, pack), pack)
    said = next(s for s in statements if any(case.get("holds", "") in part.of(text) for part in s.content))
    assert [name.text for name in said.speakers] == [case["speaker"]]
    assert (said.cue.of(text) if said.cue else None) == case.get("cue")
    assert [part.of(text) for part in said.content] == case["content"]
    assert said.kind == case["kind"]


@pytest.mark.parametrize(("code", "case"), _cases("nothing"))
def test_nothing(code: str, case: dict[str, Any]) -> None:
    pack, tokens = load(code), tokenise(case["text"])
    assert not [said for said in find(tokens, split(tokens, pack), pack) if said.speakers]


@pytest.mark.parametrize("code", ["de", "en"])
def test_enough_cases(code: str) -> None:
    table = tomllib.loads((files("beleg.languages") / code / "cases" / "attribution.toml").read_text("utf-8"))
    assert sum(len(cases) for cases in table.values()) >= 80
