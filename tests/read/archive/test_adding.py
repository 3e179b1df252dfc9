"""Archives go into a ledger and through the command line: figures come, what was skipped is counted and told in one line."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from tests.read.archive.making import answer, packed, page, pages, quiet, record

from beleg.cli import main
from beleg.ledger import AddReport, Ledger, extent, extract_paths
from beleg.read import ReadOptions

PLACE = f"record 3 (offset {len(packed(pages([2, 3])))})"


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """An archive of four pages with figures, two without, one that is missing, and a broken record."""
    place = tmp_path / "crawl.warc.gz"
    missing = record(answer(page(7), status="404 Not Found"))
    broken = gzip.compress(record(answer(page(8))), mtime=0)[:-9]
    silent = [record(answer(quiet()), f"https://news.example/q{number}") for number in range(2)]
    place.write_bytes(packed(pages([2, 3])) + broken + packed([*silent, missing, *pages([4, 5])]))
    return place


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_ledger_takes_what_an_archive_reports(crawl: Path, jobs: int) -> None:
    with Ledger.open(":memory:") as ledger:
        report = ledger.add(crawl, jobs=jobs)
        assert (report.read, report.added, report.skipped) == (4, 4, {"no_figure": 2, "no_page": 1})
        assert [each.source for each in report.refused] == [f"{crawl}: {PLACE}"]
        assert sorted({figure.low for _, figure in ledger.figures()}) == [2, 3, 4, 5]
        assert ledger.add(crawl, jobs=jobs).present == 4


def test_every_page_is_read_where_that_is_wanted(crawl: Path) -> None:
    report = AddReport()
    found = list(extract_paths([crawl], ReadOptions(every_page=True), report=report))
    assert (len(found), report.skipped) == (6, {"no_page": 1})


def test_the_command_line_tells_what_was_skipped(crawl: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(crawl), "--format", "jsonl", "--ui", "en"]) == 1
    out, err = capsys.readouterr()
    assert out.count("\n") >= 4
    assert "skipped in archives: 2 pages on which no figure can stand, 1 record without a page\n" in err
    assert f"beleg: {crawl}: {PLACE}: its packed data are broken" in err
    assert main(["statements", str(crawl), "--ui", "en"]) == 1
    assert "skipped in archives: 1 record without a page\n" in capsys.readouterr().err


def test_how_many_articles_an_archive_holds_is_not_known_beforehand(crawl: Path) -> None:
    assert extent([crawl]).articles is None
