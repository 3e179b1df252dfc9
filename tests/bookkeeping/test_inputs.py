"""A file whose article is kept is not read again, until it or what reading is told changes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.read.archive.making import answer, packed, pages, quiet, record

from beleg.bookkeeping import adding
from beleg.ledger import AddReport, Ledger
from beleg.read import Part, ReadOptions

PAGE = "<html><body><article><h1>Kelmar</h1><p>In Kelmar starben laut Polizei {n} Menschen.</p></article></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for n in range(4):
        (folder / f"{n}.txt").write_text(f"In Kelmar starben laut Polizei {n + 3} Menschen.", "utf-8")
    (folder / "page.html").write_text(PAGE.format(n=12), "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")
    (folder / "lines.jsonl").write_text('{"id": "1", "text": "Zwei Tote in Oberlehen.", "language": "de"}\n')
    long_ago(folder)
    return folder


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with Ledger.open(place) as ledger:
        yield ledger


def long_ago(folder: Path, second: int = 0) -> None:
    """As if everything had been written on some day of the past."""
    for each in folder.iterdir():
        os.utime(each, (1_700_000_000 + second, 1_700_000_000 + second))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is read."""
    names: list[str] = []
    reading = adding.read_part

    def noted(part: Part, *told: object) -> object:
        names.append(Path(getattr(part, "name", None) or getattr(part, "source", "")).name)
        return reading(part, *told)  # type: ignore[arg-type]

    monkeypatch.setattr(adding, "read_part", noted)
    return names


def counted(report: AddReport) -> tuple[int, int, int, int]:
    return report.read, report.added, report.present, len(report.refused)


def test_what_is_kept_is_not_read_again_and_counts_as_there(
    ledger: Ledger, folder: Path, read: list[str]
) -> None:
    assert counted(ledger.add(folder)) == (6, 6, 0, 1)
    assert len(read) == 7
    read.clear()
    assert counted(ledger.add(folder)) == (6, 0, 6, 1)
    # What was refused is refused again, by name.
    assert read == ["empty.txt"]


def test_a_file_that_changed_is_read(ledger: Ledger, folder: Path, read: list[str]) -> None:
    ledger.add(folder)
    (folder / "0.txt").write_text("In Kelmar starben laut Polizei 8 Menschen.", "utf-8")
    os.utime(folder / "0.txt", (1_700_000_001, 1_700_000_001))
    read.clear()
    assert counted(ledger.add(folder / "0.txt", folder / "1.txt")) == (2, 1, 1, 0)
    assert "0.txt" in read


def test_what_reading_is_told_is_part_of_what_a_file_is_known_by(
    ledger: Ledger, folder: Path, read: list[str]
) -> None:
    ledger.add(folder)
    read.clear()
    ledger.add(folder, options=ReadOptions(published="2025-02-08"))
    assert len(read) == 7
    assert {each.published for each in ledger.articles()} == {"2025-02-08"}


def test_a_file_that_was_just_written_is_not_remembered(
    ledger: Ledger, folder: Path, read: list[str]
) -> None:
    (folder / "0.txt").touch()
    ledger.add(folder)
    read.clear()
    ledger.add(folder)
    assert "0.txt" in read
    assert "1.txt" not in read


def test_several_processes_remember_too(
    ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("beleg.engines.local._CHUNK", 1)
    assert counted(ledger.add(folder, jobs=2)) == (6, 6, 0, 1)
    monkeypatch.setattr(adding, "read_part", None)  # whoever calls it fails
    (folder / "empty.txt").unlink()
    assert counted(ledger.add(folder, jobs=2)) == (6, 0, 6, 0)


LINE = '{{"id": "{n}", "text": "In Kelmar starben laut Polizei {n} Menschen.", "language": "{language}"}}\n'


def test_lines_whose_articles_are_kept_are_not_read_again_and_those_refused_are(
    ledger: Ledger, tmp_path: Path, read: list[str]
) -> None:
    lines = [LINE.format(n=n + 3, language="fr" if n == 2 else "de") for n in range(5)]
    file = tmp_path / "lines.jsonl"
    file.write_text("".join([*lines[:3], "{\n", *lines[3:]]), "utf-8")
    os.utime(file, (1_700_000_000, 1_700_000_000))
    assert counted(ledger.add(file)) == (4, 4, 0, 2)
    assert len(read) == 6
    read.clear()
    assert counted(ledger.add(file)) == (4, 0, 4, 2)
    assert read == ["lines.jsonl:3", "lines.jsonl:4"]


def test_pages_of_an_archive_that_are_kept_or_passed_over_are_not_read_again(
    ledger: Ledger, tmp_path: Path, read: list[str]
) -> None:
    archive = tmp_path / "crawl.warc.gz"
    archive.write_bytes(packed([*pages(range(3, 6)), record(answer(quiet()), "https://news.example/9")]))
    os.utime(archive, (1_700_000_000, 1_700_000_000))
    first = ledger.add(archive)
    read.clear()
    again = ledger.add(archive)
    assert read == []
    assert (again.present, again.added) == (first.added, 0)
    assert again.skipped == first.skipped
    assert first.skipped["no_figure"] == 1
    ledger.add(archive, options=ReadOptions(every_page=True))
    assert len(read) == 4
