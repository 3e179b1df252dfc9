"""The table of measures is closed: packs, words and documentation name these and no others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from beleg.languages import available, load
from beleg.model import UNITS
from beleg.model.measures import measures
from beleg.report.words import known


def test_units_and_parts_are_known() -> None:
    for measure in measures().values():
        assert measure.unit in UNITS
        assert set(measure.parts) <= set(measures())
        assert measure.definition.endswith(".")


@pytest.mark.parametrize("code", available())
def test_a_pack_speaks_of_known_measures_only(code: str) -> None:
    pack = load(code)
    named: list[Any] = [p["measure"] for p in pack["measures"]["predicate"]]
    named += [g["measure"] for g in pack["nouns"]["group"] if "measure" in g]
    named += [*pack["nouns"]["events"], *pack["nouns"]["totals"]]
    assert set(named) <= set(measures())


def test_every_measure_has_its_words_in_the_interface() -> None:
    assert set(measures()) <= set(known("measure"))


def test_the_documented_list_is_the_table(root: Path) -> None:
    page = (root / "docs" / "figures.md").read_text("utf-8")
    for measure in measures().values():
        assert f"| `{measure.name}` | {measure.definition}" in page
