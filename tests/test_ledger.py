"""A ledger takes articles and paths, extracts once, keeps in batches, and answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import beleg
from beleg import flow
from beleg.bookkeeping import adding as module
from beleg.flow import Extraction
from beleg.ledger import AddReport, Filter, Ledger, StoreError, extent, extract_each, extract_paths
from beleg.model import Article, Figure, Span
from beleg.read import ReadOptions, Refusal
from beleg.stores.working import Kept


def counted(article: Article) -> Extraction | Refusal:
    """Every number a figure: what these tests need of the extraction, whatever its rules."""
    if article.language == "xx":
        return Refusal(article.doc, "no pack")
    found = [
        Figure(
            *(
                article.id,
                m.start(),
                m.end(),
                m[0],
                "exact",
                float(m[0]),
                float(m[0]),
                "killed",
                "person",
                None,
                None,
            ),
            *(None, "incident", None, (), (), "stated", False, Span(0, len(article.text))),
        )
        for m in re.finditer(r"\d+", article.text)
    ]
    return Extraction(article, tuple(found), ())


@pytest.fixture
def simple(monkeypatch: pytest.MonkeyPatch) -> list[Article]:
    """The articles that were extracted."""
    seen: list[Article] = []

    def noted(article: Article) -> Extraction | Refusal:
        seen.append(article)
        return counted(article)

    monkeypatch.setattr(flow, "extract_or_refuse", noted)
    return seen


@pytest.fixture
def ledger(simple: object, place: str) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        yield opened


def article(n: int, **fields: Any) -> Article:
    return Article(f"Nachricht {n}.", doc=f"{n}.txt", language="de", **fields)


def summary(report: AddReport) -> tuple[int, int, int, int, int]:
    return report.read, report.added, report.present, report.figures, len(report.refused)


def test_adds_articles_and_paths(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Das Ministerium meldet 12 Tote und 30 Verletzte.", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    report = ledger.add(article(7), tmp_path, options=ReadOptions(published="2025-02-08", language="de"))
    assert summary(report) == (2, 2, 0, 3, 1)
    assert report.refused[0].source.endswith("b.txt")
    assert [figure.quote for _, figure in ledger.figures()] == ["7", "12", "30"]
    assert [figure.quote for _, figure in ledger.figures(since="2025-02")] == ["12", "30"]
    assert [a.doc for a in ledger.articles()] == ["7.txt", "a.txt"]
    assert ledger.article(article(7).id) == article(7)


def test_what_is_there_is_not_extracted_again(ledger: Ledger, simple: list[Article]) -> None:
    ledger.add(*(article(n) for n in range(30)))
    simple.clear()
    report = ledger.add(*(article(n) for n in range(20, 40)))
    assert summary(report) == (20, 10, 10, 10, 0)
    assert [a.doc for a in simple] == [f"{n}.txt" for n in range(30, 40)]


def test_a_language_without_a_pack_is_refused(ledger: Ledger) -> None:
    report = ledger.add(article(1), Article("2", doc="b.txt", language="xx"))
    assert summary(report) == (1, 1, 0, 1, 1)
    assert str(report.refused[0]) == "b.txt: no pack"


def test_batches_are_kept_as_they_fill(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 8)
    kept: list[tuple[int, int]] = []
    ledger.add(*(article(n) for n in range(40)), progress=lambda r: kept.append((r.read, r.added)))
    assert kept[-1] == (40, 32)
    assert all(added % 8 == 0 and added <= read for read, added in kept)


def test_long_articles_are_kept_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH_CHARACTERS", 10)
    found = [Kept(Article("x" * n), ()) for n in (3, 9, 2, 20, 1)]
    assert [len(batch) for batch in module.batches(found)] == [2, 2, 1]


def test_an_interrupt_keeps_whole_batches(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 5)

    def stop(report: AddReport) -> None:
        if report.read == 23:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.add(*(article(n) for n in range(60)), progress=stop)
    kept = ledger.counts().articles
    assert kept == 16
    assert summary(ledger.add(*(article(n) for n in range(60))))[:3] == (60, 60 - kept, kept)


def test_find_and_export(ledger: Ledger) -> None:
    ledger.add(Article("1100 und 159", doc="a.txt", language="de"))
    [match] = ledger.find(1259)
    assert (match.kind, [f.quote for f in match.figures]) == ("sum", ["1100", "159"])
    assert len("".join(ledger.export("jsonl")).splitlines()) == 2
    assert len("".join(ledger.export("csv", Filter(qualifier="about"))).splitlines()) == 1


def test_wrong_arguments(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="8 Feb"):
        ledger.figures(since="8 Feb 2025")
    with pytest.raises(LookupError):
        ledger.export("xls")
    with pytest.raises(StoreError):
        Ledger.open(tmp_path / "none.db", create=False)


def test_several_processes_give_the_same_order() -> None:
    articles = [
        Article(f"Text {n}: {n} Tote.", doc=str(n), language="de" if n % 9 else "xx") for n in range(100)
    ]
    alone = list(extract_each(articles))
    assert list(extract_each(articles, jobs=2)) == alone
    assert [(one.article.doc if isinstance(one, Extraction) else one.source) for one in alone] == [
        a.doc for a in articles
    ]


def test_articles_are_taken_as_they_are_needed(simple: object) -> None:
    def endless() -> Iterator[Article]:
        n = 0
        while True:
            yield article(n)
            n += 1

    each = extract_each(endless(), jobs=2)
    assert [next(each).article.doc for _ in range(3)] == ["0.txt", "1.txt", "2.txt"]  # type: ignore[union-attr]
    each.close()  # type: ignore[attr-defined]


def test_nothing_is_kept_by_looking(simple: object, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("12 Tote", "utf-8")
    report = AddReport()
    found = list(
        extract_paths([tmp_path / "a.txt", tmp_path / "none"], ReadOptions(language="de"), report=report)
    )
    assert ([e.article.doc for e in found], report.read, len(report.refused)) == (["a.txt"], 1, 1)


def test_how_many_articles_lie_ahead(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html"):
        (tmp_path / name).write_text("x")
    assert extent([tmp_path]).articles == 2
    assert extent([tmp_path, "none.txt"]).articles == 3
    assert extent(["-"]).articles is None
    assert extent(["https://bote.example/feed"]).articles is None
    (tmp_path / "c.jsonl").write_text("{}")
    assert extent([tmp_path]).articles is None


BUS = """Zwölf Tote bei Busunglück in Sorin

Bei dem Unglück nahe Sorin sind 14 Menschen gestorben, wie die Polizei mitteilte. Die Hälfte der Toten waren Kinder.
"""


def test_relations_are_kept_and_exported() -> None:
    with Ledger.open(":memory:") as opened:
        article = Article(BUS, doc="bus.txt", language="de")
        opened.add(article)
        kinds = [[each.kind for each in told.relations] for told in opened.told()]
        assert kinds == [["inconsistent"], ["inconsistent"], ["part_of"]]
        assert opened.relations(article.id) == beleg.extract(BUS, "de").relations
        lines = [json.loads(line) for line in opened.export("jsonl")]
        assert [line["quote"] for line in lines] == ["Zwölf", "14", "Die Hälfte"]
        assert lines[2]["relations"][0]["low"] == 7
        assert lines[0]["relations"][0]["other"] == lines[1]["id"]
        assert next(opened.told(Filter(text="Kinder"))).relations[0].kind == "part_of"
