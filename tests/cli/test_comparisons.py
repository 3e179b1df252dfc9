"""The commands that look at many articles at once: what a terminal shows, what scripts get, what is refused."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from tests.cli.conftest import FIRST, Run, Standin
from tests.report.invented import SERIES, finding, point, series

COMMANDS = ("series", "findings", "positions", "report", "review")
LISTINGS = ("series", "findings", "positions")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_shows_an_example(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.status == 0
    assert f"  beleg {command}" in done.out.partition("Example:")[2]
    assert re.search(rf"^  {command} ", run("--help").out, re.MULTILINE)


def test_all_series_in_a_list(run: Run, ledger: Standin) -> None:
    done = run("series", "--width", "100")
    assert done.status == 0
    assert done.out.splitlines() == [
        "Series (2)",
        f"killed · North Korean soldiers · Kursk · running total since Oct 2024{'':19}{SERIES}",
        "   about 100 to at least 1,000 · 3 origins · 4 articles · last 2025-08-22 · contradiction 1, 1 note",
        f"wounded · North Korean soldiers · Kursk · running total{'':33}{ledger.all[1].id}",
        "   2,700 · 1 origin · 1 article · last 2025-01-13",
    ]
    assert done.err == "Not in any series: 4 figures (neither place nor side stated).\n"
    assert run("series", "--quiet").err == ""


def test_the_only_series_of_a_name_row_by_row(run: Run, ledger: Standin) -> None:
    done = run("series", "Killed", "kursk", "--width", "120")
    assert done.status == 0
    assert done.err == ""
    assert done.out.splitlines() == [
        f"killed · North Korean soldiers · Kursk · running total since Oct 2024{'':5}3 origins, 4 articles, contradiction 1, 1 note",
        "reported    who says so           stands as    how many            0            1,000    articles  certainty",
        "2025-01-13  NIS (South Korea)     third party  more than 300       ·····○─>············         1",
        "2025-02-07  Western intelligence  third party  at least 1,000      ·················○─>         1  hedged",
        "            no origin named       not known    Hunderte (200-999)  ···▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒··         1",
        "2025-08-22  Kim Jong Un           own side     about 100           ··◇·················         1",
        "Range over origins: about 100 by Kim Jong Un to at least 1,000 by Western intelligence, open above.",
        "beleg findings Killed kursk",
    ]
    assert run("series", SERIES, "--width", "120").out.splitlines()[:-1] == done.out.splitlines()[:-1]


def test_the_range_as_it_stood_on_a_day(run: Run, ledger: Standin) -> None:
    told = run("series", "killed", "kursk", "--width", "120", "--at", "2025-01").out.splitlines()
    assert told[-1].startswith(
        "Range over origins on Jan 2025: more than 300 by NIS (South Korea), open above."
    )
    refused = run("series", "killed", "kursk", "--at", "soon")
    assert refused.status == 2 and "soon" in refused.err


def test_in_ascii_and_in_german(run: Run, ledger: Standin) -> None:
    out = run("series", "killed", "--width", "100", "--ascii").out
    assert out.isascii()
    assert "...o->......" in out
    assert "..########.." in out
    german = run("series", "killed", "--width", "120", "--ui", "de").out
    assert german.startswith("getötet · nordkoreanische Soldaten · Kursk · Gesamtzahl seit Okt. 2024")
    assert "kein Urheber genannt" in german
    ends = "etwa 100 laut Kim Jong Un bis mindestens 1.000 laut Western intelligence"
    assert f"Spanne über Urheber: {ends}, nach oben offen." in german
    assert max(map(len, out.splitlines())) <= 100


def test_a_wide_terminal_shows_the_words_and_the_period(run: Run, ledger: Standin) -> None:
    ledger.all = [series(point("a", 5, 5, quote="fünf", first="2025-01-01", last="2025-01-09"))]
    head, row = run("series", "killed", "--width", "160").out.splitlines()[1:3]
    assert head.split()[:2] == ["reported", "covers"]
    assert row.endswith("fünf")
    assert "1 Jan 2025 to 9 Jan 2025" in row


def test_a_stale_series_says_so_first(run: Run, ledger: Standin) -> None:
    ledger.found = [
        finding("stale", ("k",), values={"last": "2025-08-22", "newest": "2025-10-01", "days": 40})
    ]
    assert run("series", "killed", "--width", "110").out.splitlines()[1] == "Last reported 22 Aug 2025."


def test_where_a_point_counts_another_place(run: Run, ledger: Standin) -> None:
    ledger.all = [series(point("a", 5, 5), point("b", 9, 9, differs=("place",), places=("Russland",)))]
    lines = run("series", "killed", "--width", "120").out.splitlines()
    assert lines[1].endswith("where")
    assert lines[3].endswith("Russia")
    assert not lines[2].endswith("Russia")


def test_a_series_that_nobody_is_named_for(run: Run, ledger: Standin) -> None:
    ledger.all = [series(point("a", 5, 5, sources=()))]
    assert "   no origin named · 1 article" in run("series", "--width", "100").out
    assert "Range over origins" not in run("series", "killed", "--width", "100").out


def test_a_name_that_fits_several_lists_them(run: Run, ledger: Standin) -> None:
    done = run("series", "kursk", "--width", "100")
    assert done.status == 2
    assert done.out.startswith("Series (2)\n")
    assert done.err == "beleg: kursk: 2 series have these words; give more of them, or an id from the list\n"


def test_without_a_terminal_it_is_tab_separated(run: Run, ledger: Standin) -> None:
    rows = [line.split("\t") for line in run("series", "killed").out.splitlines()]
    assert {len(row) for row in rows} == {10}
    assert rows[0][:5] == ["reported", "covers", "who says so", "stands as", "how many"]
    assert rows[1][4] == "more than 300"
    listed = [line.split("\t") for line in run("series").out.splitlines()]
    assert listed[1][1:4] == ["about 100 to at least 1,000", "3", "4"]


@pytest.mark.parametrize(
    ("asked", "n"),
    [
        (["--measure", "wounded"], 1),
        (["--side", "North Korea"], 2),
        (["--side", "nordkoreanisch"], 2),
        (["--side", "ru"], 0),
        (["--place", "KURS"], 2),
        (["--kind", "contradiction"], 1),
        (["--kind", "jump"], 0),
    ],
)
def test_filters_of_series(run: Run, ledger: Standin, asked: list[str], n: int) -> None:
    done = run("series", "-f", "jsonl", *asked)
    assert len(done.out.splitlines()) == n
    table = run("series", *asked)
    assert (table.status, "no series matches" in table.err) == (0, n == 0)


def test_series_for_other_programs(run: Run, ledger: Standin) -> None:
    first, _ = [json.loads(line) for line in run("series", "-f", "jsonl").out.splitlines()]
    assert first["id"] == SERIES
    assert first["range"] == {"low": 100, "high": None, "low_by": "k", "high_by": "w"}
    assert [each["low"] for each in first["points"]] == [300, 1000, 200, 100]
    rows = list(csv.DictReader(io.StringIO(run("series", "killed", "-f", "csv", "--ui", "de").out)))
    assert [row["sources"] for row in rows] == ["NIS (Südkorea)", "Western intelligence", "", "Kim Jong Un"]
    assert rows[3]["admission"] == "true"


def test_findings_conflicts_first(run: Run, ledger: Standin) -> None:
    done = run("findings", "--width", "100")
    assert done.status == 0
    assert done.out.splitlines() == [
        "conflict (1)",
        "contradiction  NIS (South Korea): more than 300. Kim Jong Un: about 100. If both count the same,",
        "               they cannot both hold.",
        f"               {ledger.found[1].id}  abendbote.example 2025-01-13  killed · North Korean soldiers · Kursk ·",
        "               running total since Oct 2024",
        "note (1)",
        "unattributed: 1; beleg findings --kind unattributed lists them",
    ]


def test_notes_are_listed_where_they_are_asked_for(run: Run, ledger: Standin) -> None:
    for asked in (["killed"], ["--kind", "unattributed"], ["--severity", "note"], ["--side", "KP"]):
        lines = run("findings", "--width", "100", *asked).out.splitlines()
        assert "unattributed" in {line.split("  ")[0] for line in lines}
    assert "Kein Urheber genannt." in run("findings", "--ui", "de").out


def test_findings_with_their_quotes(run: Run, ledger: Standin) -> None:
    out = run("findings", "--width", "100", "--quotes", "--kind", "unattributed").out
    assert 'abendbote.example 2025-01-13: "Später waren es [500]."' in out
    assert "[500]" not in run("findings", "--width", "100", "--kind", "unattributed").out


def test_findings_in_german_and_ascii(run: Run, ledger: Standin) -> None:
    out = run("findings", "--ui", "de", "--width", "90").out
    assert out.startswith("unvereinbar (1)\nWiderspruch  ")
    assert "Wenn beide dasselbe zählen" in " ".join(out.split())
    assert run("findings", "--ascii", "--width", "90").out.isascii()


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ([], ["contradiction", "unattributed"]),
        (["--severity", "note"], ["unattributed"]),
        (["--kind", "contradiction"], ["contradiction"]),
        (["killed"], ["contradiction", "unattributed"]),
        (["wounded"], []),
        (["--measure", "wounded"], []),
        (["--side", "KP", "--place", "kursk"], ["contradiction", "unattributed"]),
    ],
)
def test_filters_of_findings(run: Run, ledger: Standin, asked: list[str], kinds: list[str]) -> None:
    done = run("findings", "-f", "jsonl", *asked)
    assert [json.loads(line)["kind"] for line in done.out.splitlines()] == kinds
    assert ("no finding matches" in done.err) == (not kinds)


def test_findings_for_other_programs(run: Run, ledger: Standin) -> None:
    [row] = csv.DictReader(io.StringIO(run("findings", "--kind", "contradiction", "-f", "csv").out))
    assert (row["values"], row["severity"], row["points"]) == ("factor=3", "conflict", f"{FIRST} | k")
    tabs = run("findings").out.splitlines()
    assert {line.count("\t") for line in tabs} == {5}


def test_positions(run: Run, ledger: Standin) -> None:
    lines = run("positions", "--width", "100").out.splitlines()
    assert lines[0].startswith("reported    who says so")
    assert (
        lines[1].split("  ")[1:3] == ["NIS (South Korea)", "says         "[:4]]
        or "NIS (South Korea)" in lines[1]
    )
    assert lines[2].endswith("Später waren es 50")
    assert "the outlet itself" in lines[2]
    [one] = [json.loads(line) for line in run("positions", "wounded", "-f", "jsonl").out.splitlines()]
    assert (one["stance"], one["cue"], one["content_text"]) == ("cannot_verify", None, ["Später waren es 50"])
    [row] = csv.DictReader(io.StringIO(run("positions", "--stance", "claims", "-f", "csv").out))
    assert row["speaker_ids"] == "nis-kr"
    assert "no position matches" in run("positions", "--stance", "denies").err


def test_the_report_is_written_to_a_file(run: Run, ledger: Standin, tmp_path: Path) -> None:
    done = run("report", "-o", "out.html", "--ui", "de", "--full-text")
    assert (done.status, done.out, done.err) == (0, "", "out.html: geschrieben\n")
    written = (tmp_path / "out.html").read_text("utf-8")
    assert written.startswith("<html lang=de>")
    assert "300 Tote" in written


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["series", "nirgends"], "nirgends: no series has these words or this id"),
        (["findings", "nirgends"], "nirgends: no series"),
        (["positions", "nirgends"], "nirgends: no series"),
        (["series", "--measure", "dead"], "dead: not known; one of: killed"),
        (["series", "--side", "Atlantis"], "Atlantis: not a country"),
        (["series", "--since", "gestern"], "gestern: not a date"),
        (["series", "--kind", "lie"], "lie: not known; one of: contradiction"),
        (["findings", "--severity", "high"], "high: not known; one of: conflict, check, note"),
        (["positions", "--stance", "shouts"], "shouts: not known"),
        (["report"], "missing option '--output'"),
        (["report", "-o", "no/such/folder.html"], "no/such/folder.html: no such file"),
    ],
)
def test_wrong_usage_in_one_line(run: Run, ledger: Standin, arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert done.err.startswith("beleg: ")
    assert said.casefold() in done.err.casefold()
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("command", LISTINGS)
def test_without_a_ledger(run: Run, command: str) -> None:
    done = run(command)
    assert (done.status, done.out) == (2, "")
    assert "beleg.db: there is no ledger here" in done.err


def test_no_colour(run: Run, ledger: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "\x1b[1m" in run("series", "--width", "100").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("series", "--width", "100").out


@pytest.mark.parametrize("command", [*LISTINGS, "report"])
def test_what_is_still_to_be_worked_out_is_said_while_it_takes_long(
    run: Run, ledger: Standin, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    monkeypatch.setattr("beleg.cli.progress._LINE_EVERY", 0.0)
    more = ("-o", str(tmp_path / "r.html")) if command == "report" else ()
    said = "working out: 1,200 articles or groups of figures left; if it is stopped, the same command goes on from there\n"
    assert run(command, *more).err.startswith(said)
    assert said not in run(command, *more, "--quiet").err
