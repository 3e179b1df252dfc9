"""A log says where the app failed and never what it was about."""

from __future__ import annotations

import pytest

from beleg.web import faults

SECRET = "sieben Fahrgäste getötet"


def _failing(words: str) -> None:
    try:
        raise KeyError(words)
    except KeyError as error:
        raise ValueError(f"not a number: {words}") from error


def test_kind_and_place_are_told_but_no_message(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match=SECRET) as caught:
        _failing(SECRET)
    faults.report(caught.value, "GET")
    said = capsys.readouterr().err
    assert said.startswith("beleg: GET: ValueError\n")
    assert "_failing" in said and "KeyError" in said
    assert SECRET not in said and "raise ValueError" not in said


def test_a_fault_is_raised_whole_where_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELEG_TRACEBACK", "1")
    with pytest.raises(RuntimeError):
        faults.report(RuntimeError(SECRET), "GET")
