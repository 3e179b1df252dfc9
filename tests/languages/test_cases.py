"""Every case of every pack gives what stands beside it, or fails for the reason that it declares; every class has enough."""

from __future__ import annotations

from typing import Any

import pytest

from beleg.evaluation.cases import Case, Checked, cases, check, check_all, main, phenomena
from beleg.languages import available

LEAST = {
    "attribution": 80,
    "clean": 20,
    "dates": 150,
    "figures": 40,
    "numbers": 120,
    "sides": 30,
    "stances": 40,
    "vocabulary": 200,
}
LEAST_NEGATIVES = {"dates": 15, "figures": 5, "numbers": 1, "vocabulary": 5}
EVERY = [case for code in available() for file in (*LEAST, "phenomena") for case in cases(file, code)]


def _params() -> list[Any]:
    params = []
    for number, case in enumerate(EVERY):
        gap = [pytest.mark.xfail(reason=case.gap, strict=True)] if case.gap else []
        label = f"{case.language}-{case.file}-{number}-{case.label}-{case.text[:40]}"
        params.append(pytest.param(case, id=label, marks=gap))
    return params


@pytest.mark.parametrize("case", _params())
def test_case(case: Case) -> None:
    done = check(case)
    assert done.found == done.expected


def _of(file: str, language: str) -> list[Case]:
    return [case for case in EVERY if (case.file, case.language) == (file, language)]


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize("file", LEAST)
def test_a_file_has_enough_cases(language: str, file: str) -> None:
    found = _of(file, language)
    negatives = [case for case in found if [] in (case.given.get("figures"), case.given.get("expect"))]
    assert len(found) >= LEAST[file]
    assert len(negatives) >= LEAST_NEGATIVES.get(file, 0)


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize("file", ["figures", "phenomena", "sides", "vocabulary"])
def test_sentences_differ(language: str, file: str) -> None:
    texts = [case.text for case in _of(file, language)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("language", "name"), [(code, one.name) for one in phenomena() for code in one.languages]
)
def test_every_class_has_five_cases_and_a_negative(language: str, name: str) -> None:
    own = [case for case in _of("phenomena", language) if case.phenomenon == name]
    assert len(own) >= 5
    assert any(case.negative for case in own)


TIMES = sorted({case.label for case in EVERY if case.file == "dates"})


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize("kind", TIMES)
def test_every_kind_of_time_has_five_cases(language: str, kind: str) -> None:
    assert sum(case.label == kind for case in _of("dates", language)) >= 5


def test_every_group_of_classes_is_there() -> None:
    assert sorted({one.group for one in phenomena()}) == list(range(1, 16))


def test_no_case_is_of_an_unknown_class() -> None:
    names = [one.name for one in phenomena()]
    assert len(set(names)) == len(names)
    labels = [label for one in phenomena() for label in one.labels]
    assert len(set(labels)) == len(labels)
    assert {case.label for case in EVERY if case.file == "phenomena"} <= set(names)


def test_what_the_program_lists(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    closed = Case("en", "figures", "case", "x", "", {"text": "A closed one.", "gap": "why"})
    failing = Case("en", "figures", "case", "y", "", {"text": "A failing one."})
    known = Case("en", "figures", "case", "z", "", {"text": "A known one.", "gap": "why"})
    done = [Checked(closed, 1, 1), Checked(failing, 1, 2), Checked(known, 1, 2)]
    monkeypatch.setattr("beleg.evaluation.cases.check_all", lambda: done)
    assert main() == 1
    printed = capsys.readouterr().out
    assert "gap closed: en/figures [x]" in printed
    assert "fails: en/figures [y]" in printed
    assert "known" not in printed


def test_each_case_is_checked_once() -> None:
    assert len(check_all()) == len(EVERY)
