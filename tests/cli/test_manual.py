"""The page of commands is what the commands say of themselves."""

from __future__ import annotations

from pathlib import Path

from beleg.cli.manual import page


def test_the_page_is_up_to_date(root: Path) -> None:
    assert (root / "docs" / "commands.md").read_text("utf-8") == page(), "run: make docs"


def test_every_command_has_its_options_and_an_example() -> None:
    series = page().partition("## beleg series\n")[2].partition("\n## ")[0]
    assert "    beleg series kursk\n" in series
    assert (
        "| `--ledger` `FILE` | The ledger: a file, or an address (postgresql://...). Default: `beleg.db`. |"
        in series
    )
    assert "| `NAME` | Words of the title of a series, or its id. |" in series
