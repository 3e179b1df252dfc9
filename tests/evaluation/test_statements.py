"""The scores of annotated statements, and what they count."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from beleg.evaluation import statements
from beleg.evaluation.statements import annotated, judge, main, misses, parted, score, sums
from beleg.model import Article

TEXT = "The dam is safe, said Ann Kord. The mayor declined to comment. Rain fell."


def gold(folder: Path, *told: tuple[list[str], str, list[list[object]]], name: str = "one") -> Path:
    for part in ("statements", "articles"):
        (folder / part).mkdir(exist_ok=True)
    rows = [{"speakers": who, "stance": stance, "content": content} for who, stance, content in told]
    path = folder / "statements" / f"{name}.json"
    path.write_text(json.dumps({"statements": rows}), "utf-8")
    (folder / "articles" / f"{name}.txt").write_text(TEXT, "utf-8")
    return path


def article() -> Article:
    return Article(text=TEXT, language="en")


def test_statements_stay_above_their_floors(root: Path) -> None:
    floors = tomllib.loads((root / "evaluation" / "statements.toml").read_text("utf-8"))
    groups = parted(score(root / "tests" / "golden"))
    assert {name: len(found) for name, found in groups.items()} == {"read": 8, "unseen": 4}
    for name, outcomes in groups.items():
        reached = sums(outcomes)
        assert {level: reached[level] for level in floors[name] if reached[level] < floors[name][level]} == {}


def test_what_is_right(tmp_path: Path) -> None:
    path = gold(
        tmp_path, (["Ann Kord"], "claims", [[0, "The dam is safe"]]), (["mayor"], "declines_to_comment", [])
    )
    outcome = judge("one", article(), annotated(path, TEXT))
    assert sums([outcome]) == {"found": 1.0, "speaker": 1.0, "speaker_content": 1.0, "all": 1.0}
    assert list(misses(outcome)) == []


def test_each_kind_of_miss(tmp_path: Path) -> None:
    path = gold(
        tmp_path,
        (["Bob Lee"], "denies", [[0, "The dam is safe"]]),
        ([], "claims", [[63, "Rain fell"]]),
    )
    outcome = judge("one", article(), annotated(path, TEXT))
    assert sums([outcome]) == {"found": 0.5, "speaker": 0.0, "speaker_content": 0.0, "all": 0.0}
    wrong, spurious, missed = misses(outcome)
    assert wrong.startswith("speaker, stance: claims [Ann Kord] ['The dam is safe'] for denies [Bob Lee]")
    assert spurious.startswith("spurious: declines_to_comment")
    assert missed == "missed: claims [] ['Rain fell']"


def test_half_of_a_content_is_not_the_content(tmp_path: Path) -> None:
    path = gold(tmp_path, (["Ann Kord"], "claims", [[0, "The"]]))
    assert sums([judge("one", article(), annotated(path, TEXT))])["speaker_content"] == 0.0


def test_a_content_must_stand_where_it_is_said_to(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not at 3"):
        annotated(gold(tmp_path, (["x"], "claims", [[3, "The dam"]])), TEXT)


def test_the_program_shows_no_miss_of_what_nobody_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold(tmp_path, (["Bob Lee"], "claims", [[0, "The dam is safe"]]), name="unseen-one")
    main(["--misses", str(tmp_path)])
    printed = capsys.readouterr().out
    assert "unseen 1" in printed
    assert "Bob Lee" not in printed
    gold(tmp_path, (["Bob Lee"], "claims", [[0, "The dam is safe"]]))
    main(["--misses", str(tmp_path)])
    assert "Bob Lee" in capsys.readouterr().out


def test_a_folder_without_any_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no annotated statements"):
        main([str(tmp_path)])
    assert statements.sums([])["all"] == 0.0
