"""The page about sizes holds what the measured rates and the assumptions give, and nothing else."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def sizing(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("sizing", root / "benchmarks" / "sizing.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_holds_what_the_rates_and_assumptions_give(root: Path, sizing: ModuleType) -> None:
    path = root / "docs" / "sizing.md"
    assert sizing.page(path.read_text("utf-8")) == path.read_text("utf-8")


def test_hours_are_pages_by_rate_and_processors(sizing: ModuleType) -> None:
    rate = sizing.GIVEN["rates"]["warc"]["articles"]
    share = sizing.GIVEN["assumed"]["efficiency"]["share"]
    assert sizing.hours(3600 * rate, "warc", 1) == pytest.approx(1)
    assert sizing.hours(3600 * rate, "warc", 10) == pytest.approx(1 / (10 * share))
    assert sizing.cost(2, 10) == pytest.approx(20 * sizing.GIVEN["assumed"]["price"]["dollars"])


def test_every_assumption_names_its_source(sizing: ModuleType) -> None:
    given = [*sizing.GIVEN["assumed"].values(), *sizing.GIVEN["archives"].values()]
    assert given and all(each["source"] for each in given)
    assert all(each["articles"] > 1 and each["measured"] for each in sizing.GIVEN["rates"].values())
