"""What docs/coded.md says of the invented table is so."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from beleg.ledger import Ledger
from beleg.model.coding import coding

EXAMPLE = "examples/invented-table-flood"


def test_the_examples_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert doctest.testfile(str(root / "docs" / "coded.md"), module_relative=False).failed == 0


def test_the_row_is_shown_as_it_is_kept(root: Path) -> None:
    with Ledger.open(":memory:") as ledger:
        ledger.add_tables(root / f"{EXAMPLE}.csv", mapping=root / f"{EXAMPLE}.toml")
        texts = [article.text for article in ledger.articles()]
        notes = [coding(article.text, figure).note for article, figure in ledger.figures(measure="killed")]
    shown = "".join(f"    {line}".rstrip() + "\n" for line in texts[2].splitlines())
    assert shown in (root / "docs" / "coded.md").read_text("utf-8")
    assert notes == ["", "", "", "", "older", "older", "", "", "", ""]


def test_every_entry_of_a_mapping_is_described(root: Path) -> None:
    from beleg.read.coded.mapping import ENTRIES, OF_A_FIGURE

    page = (root / "docs" / "coded.md").read_text("utf-8")
    assert [
        name for name in (*ENTRIES, *OF_A_FIGURE) if f"`{name}`" not in page and f"[{name}]" not in page
    ] == []
