"""The page on Spark lists the columns that the tables of a folder have, and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from beleg.bookkeeping.folders.tables import OWN, columns

PAGE = (Path(__file__).parents[3] / "docs" / "spark.md").read_text("utf-8")


@pytest.mark.parametrize("table", OWN)
def test_every_column_has_its_row(table: str) -> None:
    part = PAGE.split(f"\n### {table}\n")[1].split("\n#")[0]
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (.+) \|$", part, re.MULTILINE)
    assert rows == [(each.name, each.type, each.meaning) for each in columns(table)]
