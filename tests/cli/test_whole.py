"""From articles to series, findings, decisions and back, on a ledger in a file: nothing is invented but the articles."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

ARTICLES = {
    "a": (
        "2031-03-05",
        "Nordbote",
        "Bei einem Anschlag in Herat sind am Mittwoch nach Angaben der Polizei mindestens zwölf Menschen getötet worden.",
    ),
    "b": (
        "2031-03-05",
        "Abendpost",
        "Bei dem Anschlag in Herat wurden am Mittwoch nach Angaben des Gesundheitsministeriums 8 Menschen getötet.",
    ),
    "c": (
        "2031-03-06",
        "The Herald",
        "Police said on Thursday that 15 people were killed in the attack in Herat on Wednesday.",
    ),
}


@pytest.fixture
def herat(run: Run, tmp_path: Path) -> None:
    lines = [
        {"id": id, "text": text, "published": day, "outlet": outlet}
        for id, (day, outlet, text) in ARTICLES.items()
    ]
    (tmp_path / "feed.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    assert run("add", "feed.jsonl").err.startswith("3 articles added. 3 figures, ")


@pytest.mark.usefixtures("herat")
def test_one_event_told_by_three_outlets(run: Run) -> None:
    lines = run("series", "herat", "--width", "100").out.splitlines()
    assert lines[0].startswith("killed · people · Herat · 5 Mar 2031")
    assert sorted(line.split("  ")[1] for line in lines[2:5]) == ["health ministry", "police", "police"]
    assert lines[-1].startswith("Range over origins: 8 by health ministry to 15 by police.")
    assert run("series", "--articles", "3", "-f", "jsonl").out.count("\n") == 1
    assert run("series", "--articles", "4", "-f", "jsonl").out == ""
    german = run("series", "getötet", "herat", "--ui", "de", "--width", "100").out
    assert "Gesundheitsministerium" in german


@pytest.mark.usefixtures("herat")
def test_what_contradicts_is_found_and_quoted(run: Run) -> None:
    out = run("findings", "--severity", "conflict", "--quotes", "--width", "120").out
    assert "If both count the same, they cannot both hold." in " ".join(out.split())
    assert 'Abendpost 2031-03-05: "Bei dem Anschlag in Herat wurden am Mittwoch' in out
    assert "[8] Menschen" in " ".join(out.split())


@pytest.mark.usefixtures("herat")
def test_a_decision_from_a_spreadsheet_changes_the_picture(run: Run, tmp_path: Path) -> None:
    run("review", "--export", "sheet.csv")
    path = tmp_path / "sheet.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
    assert "contradiction" in rows[0]["because"]
    [wrong] = [row for row in rows if row["quote"] == "8"]
    wrong |= {"verdict": "reject", "reason": "another attack"}
    text = io.StringIO()
    writer = csv.DictWriter(text, list(wrong))
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), "utf-8")
    assert run("review", "--import", "sheet.csv", "--user", "ines").err == "1 decision kept.\n"
    assert run("findings", "--kind", "contradiction").out.count("\n") == 1
    assert "15" in run("series", "herat", "--width", "100").out.splitlines()[-1]
    again = run("review", "--import", "sheet.csv", "--user", "ines")
    assert again.err == "no new decision, 1 already there.\n"
    assert "2 figures open for review" in run("review", "--export", "left.csv").err


@pytest.mark.usefixtures("herat")
def test_a_bad_correction_is_refused_where_its_figure_is_known(run: Run, tmp_path: Path) -> None:
    run("review", "--export", "sheet.jsonl")
    path = tmp_path / "sheet.jsonl"
    first, second, third = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    first |= {"verdict": "correct", "fields": {"origins": ["Niemand"]}}
    second |= {"verdict": "accept"}
    third |= {"verdict": "correct", "fields": {"start": 0, "end": 3, "quote": "zwölf"}}
    path.write_text("\n".join(map(json.dumps, (first, second, third))), "utf-8")
    done = run("review", "--import", "sheet.jsonl", "--user", "ines")
    assert done.status == 1
    lines = done.err.splitlines()
    assert lines[0].startswith("beleg: sheet.jsonl:1: ")
    assert "Niemand" in lines[0]
    assert lines[1].startswith("beleg: sheet.jsonl:3: ")
    assert lines[2] == "1 decision kept, 2 refused (named above)."


@pytest.mark.usefixtures("herat")
def test_a_sum_across_the_articles_of_a_series(run: Run) -> None:
    [match] = [json.loads(line) for line in run("find", "7", "-f", "jsonl").out.splitlines()]
    assert (match["kind"], [figure["quote"] for figure in match["figures"]]) == ("difference", ["15", "8"])
    assert match["series"]
    out = run("find", "7", "--width", "140").out
    assert "15 killed - 8 killed = 7" in out
    assert "The Herald 2031-03-06, at" in out
    assert "; Abendpost 2031-03-05, at" in out
    assert "15 killed - 8 killed = 7" in run("find", "7", "--width", "70").out
    assert run("find", "7", "--since", "2031-03-06").out == ""
    [first, _] = csv.DictReader(io.StringIO(run("find", "7", "-f", "csv").out))
    assert first["outlet"] == "The Herald"


@pytest.mark.usefixtures("herat")
def test_nothing_is_left_outside(run: Run) -> None:
    assert run("series", "--width", "100").err == ""
    (Path("loose.txt")).write_text("Zwölf Menschen wurden getötet.", "utf-8")
    run("add", "loose.txt", "--language", "de")
    assert "Not in any series: 1 figure" in run("series").err


@pytest.mark.usefixtures("herat")
@pytest.mark.parametrize(
    "name", ["Menschen Herat", "people killed", "05.03.2031", "2031-03-05 herat", "5 Mar 2031"]
)
def test_a_series_is_known_by_the_words_of_its_title_in_either_language(run: Run, name: str) -> None:
    done = run("series", *name.split(), "--width", "100")
    assert (done.status, done.err) == (0, "")


@pytest.mark.usefixtures("herat")
def test_the_report_says_what_was_found_and_is_the_same_each_time(run: Run, tmp_path: Path) -> None:
    run("report", "-o", "one.html", "--quiet")
    run("report", "-o", "two.html", "--quiet")
    page = (tmp_path / "one.html").read_text("utf-8")
    assert page == (tmp_path / "two.html").read_text("utf-8")
    assert "killed · people · Herat · 5 Mar 2031" in page
    assert "they cannot both hold" in page
    run("report", "-o", "de.html", "--quiet", "--ui", "de")
    assert "getötet · Menschen · Herat · 05.03.2031" in (tmp_path / "de.html").read_text("utf-8")
