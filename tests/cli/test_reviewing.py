"""Figures go out for review and decisions come in: what is kept, what is refused by line, what changes nothing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.conftest import FIRST, SECOND, Run, Standin

from beleg.review.sheets import COLUMNS


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


def filled(path: Path, separator: str = ",", **cells: str) -> None:
    """Write cells into the first row."""
    first, *others = rows(path)
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, delimiter=separator)
    writer.writeheader()
    writer.writerows([{**first, **cells}, *others])
    path.write_text(text.getvalue(), "utf-8-sig")


def test_a_row_for_each_figure_that_is_open(run: Run, ledger: Standin, tmp_path: Path) -> None:
    done = run("review", "--export", "sheet.csv")
    assert (done.status, done.out, done.err) == (0, "", "sheet.csv: 2 figures open for review\n")
    first, second = rows(tmp_path / "sheet.csv")
    assert first["sentence"] == "Das Ministerium nannte 300 Tote."
    assert (first["because"], first["origins"], first["low"]) == ("contradiction", "Ministerium", "300")
    assert second["because"] == "contradiction | unattributed"
    assert {first[name] for name in ("verdict", "fields", "other", "reason")} == {""}


@pytest.mark.parametrize("name", ["sheet.csv", "sheet.jsonl"])
def test_a_file_that_comes_back_unchanged_changes_nothing(run: Run, ledger: Standin, name: str) -> None:
    run("review", "--export", name)
    done = run("review", "--import", name)
    assert (done.status, done.err, ledger.kept) == (0, "no new decision.\n", [])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_decisions_come_from_the_cells_filled_in(
    run: Run, ledger: Standin, tmp_path: Path, separator: str
) -> None:
    run("review", "--export", "sheet.csv")
    filled(
        tmp_path / "sheet.csv",
        separator,
        verdict="Correct",
        fields="low=310; high=310; place=; unverified=ja; origins=Ministerium | Amt",
        reason="misread",
    )
    done = run("review", "--import", "sheet.csv", "--user", "ines")
    assert (done.status, done.err) == (0, "1 decision kept.\n")
    [kept] = ledger.kept
    assert (kept.target, kept.verdict, kept.user, kept.reason) == (FIRST, "correct", "ines", "misread")
    assert dict(kept.fields) == {
        "low": 310,
        "high": 310,
        "place": None,
        "unverified": True,
        "origins": ["Ministerium", "Amt"],
    }


def test_the_same_file_again_changes_nothing(run: Run, ledger: Standin, tmp_path: Path) -> None:
    run("review", "--export", "sheet.csv")
    filled(tmp_path / "sheet.csv", verdict="accept")
    run("review", "--import", "sheet.csv", "--user", "ines")
    again = run("review", "--import", "sheet.csv", "--user", "ines")
    assert (again.status, again.err, len(ledger.kept)) == (0, "no new decision, 1 already there.\n", 1)
    run("review", "--import", "sheet.csv", "--user", "omar")
    assert [each.user for each in ledger.kept] == ["ines", "omar"]


def test_json_lines(run: Run, ledger: Standin, tmp_path: Path) -> None:
    path = tmp_path / "sheet.jsonl"
    run("review", "--export", "sheet.jsonl")
    first, second = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert first["fields"] == {}
    first |= {"verdict": "correct", "fields": {"place": "Herat"}, "user": "omar", "time": "2031-03-05T10:00"}
    second |= {"verdict": "merge", "other": FIRST}
    path.write_text(f"{json.dumps(first)}\n\nnot json\n{json.dumps(second)}\n[1]\n", "utf-8")
    done = run("review", "--import", "sheet.jsonl", "--user", "ines")
    assert done.status == 1
    assert done.err.splitlines() == [
        "beleg: sheet.jsonl:3: not a JSON object",
        "beleg: sheet.jsonl:5: not a JSON object",
        "2 decisions kept, 2 refused (named above).",
    ]
    assert [(each.target, each.user) for each in ledger.kept] == [(FIRST, "omar"), (SECOND, "ines")]
    assert (ledger.kept[0].time, ledger.kept[1].other) == ("2031-03-05T10:00", FIRST)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"verdict": "perhaps"}, "perhaps"),
        ({"verdict": "correct"}, FIRST),
        ({"verdict": "correct", "fields": "low"}, "low: not a field with its value; write it as low=12"),
        ({"verdict": "correct", "fields": "low=many"}, "low: many is not a number"),
        ({"verdict": "correct", "fields": "unverified=perhaps"}, "unverified: perhaps is neither"),
        ({"verdict": "correct", "fields": "colour=red"}, "colour"),
        ({"verdict": "correct", "fields": "scope=weekly"}, "weekly"),
        ({"verdict": "correct", "fields": "{low: 1}"}, "not a JSON object"),
        ({"verdict": "merge"}, FIRST),
        ({"verdict": "accept", "id": ""}, "the row has a verdict and no id"),
        ({"verdict": "accept", "id": "0123456789ab"}, "0123456789ab: no figure of this ledger"),
        ({"verdict": "accept", "time": "yesterday"}, "yesterday"),
    ],
)
def test_a_bad_row_is_refused_by_its_line_and_the_rest_goes_on(
    run: Run, ledger: Standin, tmp_path: Path, cells: dict[str, str], why: str
) -> None:
    columns = ("id", "verdict", "fields", "other", "reason", "time")
    good = {"id": SECOND, "verdict": "reject", "reason": "zwei\nZeilen"}
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows([good, {"id": FIRST, **cells}])
    (tmp_path / "sheet.csv").write_text(text.getvalue(), "utf-8")
    done = run("review", "--import", "sheet.csv", "--user", "ines")
    assert done.status == 1
    refusal, closing = done.err.splitlines()
    assert refusal.startswith("beleg: sheet.csv:4: ")
    assert why in refusal
    assert closing == "1 decision kept, 1 refused (named above)."
    assert [each.target for each in ledger.kept] == [SECOND]


def test_what_was_decided_is_no_longer_open(run: Run, ledger: Standin, tmp_path: Path) -> None:
    run("review", "--export", "sheet.csv")
    filled(tmp_path / "sheet.csv", verdict="accept")
    run("review", "--import", "sheet.csv")
    assert "1 figure open for review" in run("review", "--export", "left.csv").err
    assert [row["id"] for row in rows(tmp_path / "left.csv")] == [SECOND]


def test_who_decided_comes_from_the_surroundings(
    run: Run, ledger: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sheet.csv").write_text(f"id,verdict\n{FIRST},accept\n", "utf-8")
    monkeypatch.setenv("BELEG_USER", "omar")
    run("review", "--import", "sheet.csv")
    assert ledger.kept[0].user == "omar"


def test_in_german(run: Run, ledger: Standin, tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text(f"id,verdict,fields\n{FIRST},correct,low=viele\n", "utf-8")
    done = run("review", "--import", "sheet.csv", "--ui", "de")
    assert "sheet.csv:2: low: viele ist keine Zahl" in done.err
    assert done.err.endswith("keine neue Entscheidung, 1 abgelehnt (oben genannt).\n")


@pytest.mark.parametrize(
    ("arguments", "content", "said"),
    [
        ([], b"", "review needs one of --export FILE"),
        (["--export", "a.csv", "--import", "b.csv"], b"", "review needs"),
        (["--export", "sheet.xlsx"], b"", "sheet.xlsx: neither a table nor JSON lines"),
        (["--import", "gone.csv"], b"", "gone.csv: no such file"),
        (["--import", "sheet.csv"], b"name,verdict\n", "there is no column id"),
        (["--import", "sheet.csv"], b"", "there is no column id"),
        (["--import", "sheet.csv"], b'id,verdict\na,"' + b"x" * 200_000, "cannot be told apart near line 2"),
        (["--import", "sheet.csv"], b"id,verdict\na,\xff\n", "sheet.csv: not UTF-8 at byte 13"),
        (["--export", "no/such/sheet.csv"], b"", "no/such/sheet.csv: no such file"),
    ],
)
def test_wrong_usage_in_one_line(
    run: Run, ledger: Standin, tmp_path: Path, arguments: list[str], content: bytes, said: str
) -> None:
    (tmp_path / "sheet.csv").write_bytes(content)
    done = run("review", *arguments)
    assert done.status == 2
    assert said in done.err
    assert done.err.count("\n") == 1
    assert ledger.kept == []


def test_a_row_with_too_many_cells(run: Run, ledger: Standin, tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text(f"id,verdict\n{FIRST},accept,and more\n", "utf-8")
    assert (
        "sheet.csv:2: the row has 3 cells, the line of names 2" in run("review", "--import", "sheet.csv").err
    )


NEWS = "Bei dem Beben in Herat starben 26 Menschen, sagte die Polizei. Das Amt zählte 40 Sarglegungen.\n"


def test_a_figure_that_was_missed_comes_in_as_a_row_of_its_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    run("add", "a.txt", "--language", "de", "--published", "2031-03-05")
    sheet = "id,doc,quote,measure,place,scope,origins,verdict,other,reason\n"
    rows = (
        ",a.txt,40,killed,Herat,incident,Amt,add,,missed",
        ",a.txt,41,killed,Herat,incident,,add,,",
        ",b.txt,40,killed,Herat,incident,,add,,",
        ",,40,killed,Herat,incident,,add,0123456789ab,",
        ",a.txt,40,killed,Herat,,,add,,",
        ",a.txt,26,killed,Herat,incident,,add,,",
    )
    (tmp_path / "sheet.csv").write_text(sheet + "\n".join(rows), "utf-8")
    done = run("review", "--import", "sheet.csv", "--user", "ines")
    assert [line.split(": ", 2)[1] for line in done.err.splitlines()[:-1]] == [
        f"sheet.csv:{n}" for n in range(3, 8)
    ]
    assert [
        part in done.err for part in ("41 does not stand", "b.txt: no article", "0123456789ab: no article")
    ] == [
        True,
        True,
        True,
    ]
    assert done.err.splitlines()[-1] == "1 decision kept, 5 refused (named above)."
    figures = [json.loads(line) for line in run("figures", "--format", "jsonl").out.splitlines()]
    assert [(each["quote"], each["origins"]) for each in figures] == [("26", ["Polizei"]), ("40", ["Amt"])]
    again = run("review", "--import", "sheet.csv", "--user", "ines")
    assert again.err.splitlines()[-1] == "no new decision, 1 already there, 5 refused (named above)."
