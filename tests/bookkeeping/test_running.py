"""A run makes a folder once, whole, and goes on where it was stopped."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import beleg
from beleg import Ledger
from beleg.bookkeeping import running
from beleg.bookkeeping.folders import reading
from beleg.bookkeeping.folders.manifest import FolderError
from beleg.bookkeeping.rules import rules
from beleg.bookkeeping.running import Wanted, run
from beleg.cli import main
from beleg.engines import EngineError
from beleg.engines.spark import _explain
from beleg.read import ReadOptions

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def wanted(tmp_path: Path) -> Wanted:
    return Wanted([f"{EXAMPLES}/*.txt"], tmp_path / "made", "1.0", ReadOptions())


def code(wanted: Wanted) -> str:
    with pytest.raises(FolderError) as raised:
        run(wanted)
    return raised.value.code


def test_the_same_run_finds_it_done_and_another_one_is_refused(wanted: Wanted) -> None:
    done = run(wanted)
    assert done.counts["articles"] == len(list(EXAMPLES.glob("*.txt")))
    file = wanted.output / "beleg.json"
    before = file.stat().st_mtime_ns
    assert run(wanted) == done
    assert file.stat().st_mtime_ns == before
    assert code(replace(wanted, options=ReadOptions(language="en"))) == "other_run"
    assert code(replace(wanted, version="2.0")) == "other_run"


def test_other_files_are_left_alone(wanted: Wanted) -> None:
    wanted.output.mkdir()
    (wanted.output / "thesis.txt").write_text("mine", "utf-8")
    assert code(wanted) == "not_empty"
    assert [each.name for each in wanted.output.iterdir()] == ["thesis.txt"]


def test_a_pattern_that_fits_nothing_is_named(wanted: Wanted) -> None:
    assert code(replace(wanted, inputs=[f"{EXAMPLES}/*.txt", "nothing-*.warc"])) == "no_input"
    assert not wanted.output.exists()


def test_an_interrupted_run_is_no_ledger_and_goes_on(
    wanted: Wanted, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> dict[str, int]:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(running, "write", interrupted)
        with pytest.raises(KeyboardInterrupt):
            run(wanted)
    assert main(["add", str(wanted.output), "--ledger", str(tmp_path / "l.db")]) == 2
    assert "not finished" in capsys.readouterr().err
    assert code(replace(wanted, version="2.0")) == "other_run"
    again = run(wanted)
    shutil.rmtree(wanted.output)
    assert run(wanted) == again


def test_nothing_is_extracted_again_by_the_same_version(
    wanted: Wanted, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    now = rules(beleg.__version__)
    asked: list[Any] = []
    each = reading.keep_each
    monkeypatch.setattr(
        reading, "keep_each", lambda *given, **named: asked.append(1) or each(*given, **named)
    )
    run(replace(wanted, version=now))
    figures = []
    for version in (now, "0.0"):
        manifest = json.loads((wanted.output / "beleg.json").read_text("utf-8")) | {"version": version}
        (wanted.output / "beleg.json").write_text(json.dumps(manifest), "utf-8")
        with Ledger.open(tmp_path / f"{version}.db") as ledger:
            report = ledger.add(wanted.output)
            assert report.added == report.read == manifest["counts"]["articles"]
            figures.append([figure for _, figure in ledger.figures()])
        assert len(asked) == (version == "0.0")
    assert sorted(figures[0]) == sorted(figures[1])
    assert len(figures[0]) == manifest["counts"]["mentions"]


@pytest.mark.parametrize("missing", ["pyspark", "pandas"])
def test_what_spark_needs_is_named(wanted: Wanted, missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pandas", "pyspark.sql"):
        monkeypatch.setitem(sys.modules, name, type(sys)(name))
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(EngineError) as raised:
        run(replace(wanted, engine="spark"))
    assert raised.value.code == "no_spark"


def test_what_spark_says_is_one_line() -> None:
    said = "An error occurred while calling o34.parquet.\n: org.apache.spark.SparkException: no space\n\tat org.apache"
    error = type("Py4JJavaError", (Exception,), {"__module__": "py4j.protocol"})(said)
    with pytest.raises(EngineError) as raised:
        _explain(error)
    assert raised.value.code == "spark_failed"
    assert raised.value.values["why"].endswith("SparkException: no space")
    _explain(ValueError("of somebody else"))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["--engine", "ray"], "not known; one of: local, spark"),
        (["--engine", "spark", "--conf", "memory"], "no setting; write it as KEY=VALUE"),
        (["--engine", "spark", "--jobs", "2"], "does not go with --jobs"),
        (["--master", "local[2]"], "does not go with --master"),
    ],
)
def test_wrong_usage_is_one_line(
    said: list[str], expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "--input", f"{EXAMPLES}/*.txt", "--output", str(tmp_path / "made"), *said]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert expected in line


def test_the_command_counts_and_names_what_was_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Two people were killed in Kelmar, police said.", "utf-8")
    (tmp_path / "b.txt").write_text("", "utf-8")
    command = ["run", "--input", f"{tmp_path}/*.txt", "--output", str(tmp_path / "made"), "--language", "en"]
    assert main(command) == 1
    said = capsys.readouterr().err
    assert "b.txt: empty; leave it out" in said
    assert "1 article, 1 figure, 1 refused" in said
