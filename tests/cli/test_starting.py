"""What several processes need begins to load at once where there is much to read, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from beleg.cli.starting import is_much, start_ahead
from beleg.engines import workers


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(workers, "prepare", told.append)
    return told


def test_much_is_what_files_and_folders_hold_together(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for n in range(5):
        (tmp_path / "articles" / f"{n}.txt").write_bytes(b"x" * 99_999)
    one = tmp_path / "one.txt"
    one.write_bytes(b"x" * 4)
    folder = str(tmp_path / "articles")
    assert not is_much([folder])
    assert not is_much([str(one)])
    assert not is_much([folder, "a\x00b", str(one)])
    assert is_much([folder, str(one), str(one)])


@pytest.mark.parametrize(("jobs", "started"), [(None, False), (1, False), (2, True)])
def test_it_begins_where_processes_are_asked_for(
    tmp_path: Path, prepared: list[str], jobs: int | None, started: bool
) -> None:
    large = tmp_path / "large.jsonl"
    large.write_bytes(b"x" * 600_000)
    start_ahead([str(large)], jobs)
    start_ahead(["-"], jobs)
    assert prepared == ["beleg.bookkeeping.prepared"] * started
