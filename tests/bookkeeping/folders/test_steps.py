"""What workers do with rows, one at a time."""

from __future__ import annotations

import pickle
import random
from pathlib import Path

import pytest

from beleg.bookkeeping.folders import steps
from beleg.model import Article
from beleg.read import ReadOptions
from beleg.read.metadata import NO_TABLE
from beleg.read.sources import Source

OPTIONS = ReadOptions(language="en")


def part(text: str) -> dict[str, object]:
    return {"file": 3, "at": 5, "part": pickle.dumps(Article(text, doc="a.txt"))}


def test_an_input_is_cut_into_parts_with_their_places(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": "a", "text": "Two died."}\n{"id": "b", "text": "No."}\n', "utf-8"
    )
    source = pickle.dumps(Source("a.jsonl", "a.jsonl", tmp_path / "a.jsonl"))
    found = list(steps.apart({"file": 0, "source": source}, OPTIONS))
    assert [each["at"] for each in found] == [0, 1 << 20]
    kept = [row for each in found for row in steps.keep(each, OPTIONS, NO_TABLE)]
    assert [row["doc"] for row in kept] == ["a", "b"]


def test_an_article_that_no_rule_can_bear_is_refused_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(article: Article) -> object:
        raise MemoryError("all of it")

    monkeypatch.setattr(steps, "extract_or_refuse", broken)
    [row] = steps.keep(part("Two people died."), OPTIONS, NO_TABLE)
    assert (row["source"], row["code"]) == ("a.txt", "failed")
    assert "MemoryError: all of it" in row["reason"]


def test_a_text_that_no_file_can_hold_is_refused() -> None:
    [row] = steps.keep(part("Two people died \ud83d here."), OPTIONS, NO_TABLE)
    assert row["code"] == "failed"
    assert "id" not in row


def test_an_unknown_language_is_refused() -> None:
    [row] = steps.keep(part("Deux personnes."), ReadOptions(language="fr"), NO_TABLE)
    assert row["code"] == "no_language"


def test_what_is_connected_has_one_name_in_whatever_order_it_comes() -> None:
    pairs = [{"one": f"{n:03}", "other": f"{n + 3:03}"} for n in range(60)]
    expected = {f"{n:03}": f"{n % 3:03}" for n in range(63)}
    for seed in range(5):
        random.Random(seed).shuffle(pairs)
        assert {row["id"]: row["lot"] for row in steps.connected(iter(pairs))} == expected


def test_articles_of_one_hash_are_held_against_the_first_sixteen() -> None:
    texts = [" ".join(f"wort{n}" for n in range(60)) + "."] * 20
    rows = [{"id": f"{n:02}", "published": None, "bands": [7], "text": text} for n, text in enumerate(texts)]
    drawn = [each | {"band": band} for band in (7, 9) for row in rows for each in steps.sketched(row)]
    drawn.append(drawn[-1] | {"band": 11})
    found = [(pair["one"], pair["other"]) for pair in steps.near(iter(drawn))]
    expected = [(f"{n:02}", f"{m:02}") for m in range(20) for n in range(min(m, 16))]
    assert found == expected * 2
