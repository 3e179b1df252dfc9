"""The rules have a name, which is another one when any of them changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import beleg
from beleg.bookkeeping import rules as named


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = Path(beleg.__file__).parent
    for name in ("languages", "flow.py", "words"):
        copy = shutil.copytree if (here / name).is_dir() else shutil.copy
        copy(here / name, tmp_path / name)
    monkeypatch.setattr(named, "files", lambda package: tmp_path)
    monkeypatch.setattr(named, "_DECIDE", ("flow.py", "languages"))
    return tmp_path


def name() -> str:
    named.rules.cache_clear()
    return named.rules("1.0")


@pytest.mark.parametrize(
    ("file", "other"),
    [("languages/de/numbers.toml", True), ("flow.py", True), ("words/terminal.toml", False)],
)
def test_a_changed_rule_is_another_name_and_a_changed_word_for_users_is_not(
    copied: Path, file: str, other: bool
) -> None:
    before = name()
    assert before.startswith("1.0+")
    assert name() == before
    with (copied / file).open("a", encoding="utf-8") as stream:
        stream.write("# more\n")
    assert (name() != before) is other
    named.rules.cache_clear()
