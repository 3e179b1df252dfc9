"""The page on accuracy is the one that the code of today writes; what it counts is right, and it quotes no news."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from beleg.evaluation import accuracy, gate
from beleg.evaluation.examples import KINDS, handful, mistakes
from beleg.evaluation.gold import Document
from beleg.evaluation.outcomes import FIELDS
from beleg.evaluation.tally import MISSED, by_measure, tallies

RENEW = "docs/accuracy.md is not what the code writes today: make docs"
TEXT = "Die Wehr zählte 12 Tote. Am 3. Mai kamen 30 Retter, 40 flohen."


def record(quote: str, value: int, measure: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    made = dict.fromkeys(FIELDS) | {"origins": [], "via": [], "quote": quote, "start": start}
    return made | {"end": start + len(quote), "low": value, "high": value, "measure": measure} | fields


def documents() -> list[Document]:
    gold = [
        record("12", 12, "killed", origins=["Wehr"]),
        record("30", 30, "deployed"),
        record("40", 40, "displaced"),
    ]
    found = [record("12", 12, "killed"), record("30", 30, "wounded"), record("3.", 3, "attacks")]
    noise = [{**record("3.", 3, "other"), "why": "date"}]
    return [Document("invented-de-a.txt", "de", TEXT, found, gold, noise)]


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return accuracy.document(root / "evaluation", accuracy.own_documents(root / "tests" / "golden"))


def test_the_page_is_up_to_date(root: Path, page: str) -> None:
    assert (root / "docs" / "accuracy.md").read_text("utf-8") == page, RENEW


def test_the_kept_numbers_are_those_of_the_news_articles(root: Path, shared: Path) -> None:
    kept = (root / "evaluation" / accuracy.NEWS).read_text("utf-8")
    gold, articles = shared / "gold", shared / "articles"
    if json.loads(kept)["sha256"] != gate.fingerprint(gold, articles):
        pytest.skip("the kept numbers are those of another corpus")
    assert accuracy.kept(gold, articles) == kept, RENEW


def test_no_news_is_quoted(shared: Path, page: str) -> None:
    """No run of eight words of an annotated article stands in the page."""
    written = " ".join(page.split())
    for path in sorted((shared / "articles").glob("*.txt")):
        words = path.read_text("utf-8").split()
        runs = (" ".join(words[i : i + 8]) for i in range(len(words) - 7))
        assert not any(run in written for run in runs), path.name


def test_what_is_counted() -> None:
    assert by_measure(documents()) == {
        "deployed": {"gold": 1, "found": 0, "right": 0, "taken_for": ["wounded", 1]},
        "displaced": {"gold": 1, "found": 0, "right": 0, "taken_for": [MISSED, 1]},
        "killed": {"gold": 1, "found": 1, "right": 1, "taken_for": []},
    }
    groups = tallies(documents())
    assert set(groups) == {"all", "de"}
    assert groups["all"]["core"] == {"precision": 0.3333, "recall": 0.3333, "f1": 0.3333}


def test_each_error_has_its_kind() -> None:
    found = mistakes(documents())
    assert list(found) == ["missed", "noise taken for a figure", "measure", "origins"]
    assert set(found) <= set(KINDS)
    [missed], [noise] = found["missed"], found["noise taken for a figure"]
    assert (missed.expected, missed.found) == ("displaced 40", "nothing")
    assert missed.sentence == "Mai kamen 30 Retter, **40** flohen."
    assert (noise.expected, noise.found) == ("none (date)", "attacks 3")


def test_a_handful_is_spread() -> None:
    many = mistakes(documents())["missed"] * 9
    assert len(handful(many, 4)) == 4
    assert handful(many[:3], 4) == many[:3]


def test_the_program(tmp_path: Path, root: Path, page: str, capsys: pytest.CaptureFixture[str]) -> None:
    target, golden, evaluation = tmp_path / "accuracy.md", root / "tests" / "golden", tmp_path / "evaluation"
    evaluation.mkdir()
    for name in (accuracy.UNSOLVED, accuracy.GENRES, accuracy.NEWS):
        (evaluation / name).write_bytes((root / "evaluation" / name).read_bytes())
    options = ["--golden", str(golden), "--evaluation", str(evaluation), str(target)]
    assert accuracy.main(options) == 0
    assert target.read_text("utf-8") == page
    assert "kept numbers" in capsys.readouterr().out
    folders = ["--gold", str(golden / "gold"), "--articles", str(golden / "articles")]
    assert accuracy.main([*folders, *options]) == 0
    kept = json.loads((evaluation / accuracy.NEWS).read_text("utf-8"))
    assert kept["sha256"] == gate.fingerprint(golden / "gold", golden / "articles")
    with pytest.raises(SystemExit):
        accuracy.main(["--gold", str(golden), *options])
