"""The command line: what it prints where, what it refuses, and with which status it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

import beleg
from beleg import flow
from beleg.bookkeeping import adding
from beleg.cli import main, progress
from beleg.cli.progress import Meter
from beleg.cli.screen import Screen
from beleg.flow import Extraction, extract_or_refuse
from beleg.ledger import AddReport, Extent, Ledger
from beleg.model import Article, Evidence, Figure, Name, Span, Statement

# A process of its own finds the package under test, whether it is installed or not.
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(beleg.__file__).parents[1])}
TEXT = "Das Amt meldete 1100 Tote. Verletzt: 159. Vermisst: XX."


class Result(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Result]


def simple(article: Article) -> Extraction:
    """Numbers are figures, "Amt" is who says so: what these tests need, whatever the rules."""
    origins = tuple(Name("Amt", Span(*m.span()), "amt") for m in re.finditer("Amt", article.text))
    whole = Span(0, len(article.text))
    figures = [
        Figure(
            *(article.id, m.start(), m.end(), m[0], "missing" if m[0] == "XX" else "more_than"),
            *(
                None if m[0] == "XX" else float(m[0]),
                None,
                "killed",
                "person",
                "North Korean soldiers",
                "KP",
                "Kursk",
            ),
            *("incident", None, origins, (), "hedged", False, whole, ()),
            (Evidence("measure", "noun.dead", (Span(0, 3),)),),
        )
        for m in re.finditer(r"\d+|XX", article.text)
    ]
    said = Statement(origins, (), Span(0, 3), (whole,), "reported", rule="laut") if origins else None
    return Extraction(article, tuple(figures), (said,) if said else ())


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("BELEG_TRACEBACK", "1")
    monkeypatch.setattr(flow, "extract_or_refuse", simple)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")

    def called(*arguments: str) -> Result:
        status = main(arguments)
        return Result(status, *capsys.readouterr())

    return called


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_alone_it_says_what_next(run: Run) -> None:
    done = run()
    assert done.status == 0
    assert len(done.out.splitlines()) == 6
    assert "Example:" in done.out
    assert "Beispiel:" in run("--ui", "de").out


COMMANDS = ("extract", "statements", "add", "figures", "find", "export", "evaluate")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_shows_an_example(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.status == 0
    assert f"  beleg {command}" in done.out.partition("Example:")[2]
    assert run("--help").out.count(f"  {command} ") == 1


def test_the_package_is_the_command_too() -> None:
    command = [sys.executable, "-m", "beleg", "--version"]
    environment = {**os.environ, "PYTHONPATH": str(Path(beleg.__file__).parents[1])}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert beleg.__version__ in done.stdout


def test_version(run: Run) -> None:
    done = run("--version")
    assert (done.status, done.out.split()[0]) == (0, "beleg")


def test_a_table_of_figures(run: Run) -> None:
    done = run("extract", "a.txt", "--language", "de", "--published", "2025-02-08", "--width", "100")
    assert done.status == 0
    assert done.err == ""
    assert done.out.splitlines() == [
        "a.txt · 2025-02-08 · German · 3 figures",
        "at  how many                    measure  of whom                who says so (via)  certainty",
        "16  more than 1,100             killed   North Korean soldiers  Amt                hedged",
        "37  more than 159               killed   North Korean soldiers  Amt                hedged",
        "52  number missing in the text  killed   North Korean soldiers  Amt                hedged",
    ]


def test_a_table_in_german_and_in_ascii(run: Run) -> None:
    out = run("extract", "a.txt", "--ui", "de", "--width", "90", "--language", "de").out
    assert "a.txt · kein Datum · Deutsch · 3 Angaben" in out
    assert "mehr als 1.100" in out
    assert "unter Vorbehalt" in out
    narrow = run("extract", "a.txt", "--ascii", "--width", "60", "--language", "de").out
    assert narrow.isascii()
    assert "..." in narrow
    assert max(map(len, narrow.splitlines())) <= 60


def test_a_wide_table_has_the_quote(run: Run) -> None:
    out = run("extract", "a.txt", "--width", "160").out
    assert out.splitlines()[1].endswith("quote")


def test_each_field_says_why(run: Run) -> None:
    lines = run("extract", "a.txt", "--explain", "--width", "100").out.splitlines()
    assert lines[3] == '      measure: noun.dead, "Das" at 0'
    assert run("extract", "a.txt", "--explain").out.splitlines()[1].endswith('measure: noun.dead, "Das" at 0')


TWICE = "26 Tote in Kelmar\n\nIn Kelmar starben laut Polizei 26 Menschen, die Hälfte davon Kinder.\n"


def told_twice(article: Article) -> Extraction:
    return beleg.extract(TWICE, "de")


def test_a_table_shows_a_figure_told_twice_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "extract_or_refuse", told_twice)
    lines = run("extract", "a.txt", "--width", "100").out.splitlines()
    assert lines[0].endswith("3 figures")
    assert lines[1].endswith("told")
    assert (lines[2].split()[:2], lines[2].split()[-1]) == (["50", "26"], "2×")
    assert "50 % (13 of 26)" in lines[3]
    assert len(run("extract", "a.txt", "--width", "100", "--mentions").out.splitlines()) == 5
    assert len(records(run("extract", "a.txt", "--format", "jsonl").out)) == 3
    assert "2x" in run("extract", "a.txt", "--width", "100", "--ascii").out
    explained = run("extract", "a.txt", "--width", "100", "--explain", "--mentions").out
    assert "tells again 26 at 50: equal" in explained


def test_what_cannot_both_hold_is_said_below(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Zwölf Tote in Kelmar\n\nIn Kelmar starben laut Polizei 14 Menschen. Die Zahl der Verletzten stieg von 9 auf 20.\n"
    monkeypatch.setattr(flow, "extract_or_refuse", lambda article: beleg.extract(text, "de"))
    out = " ".join(run("extract", "a.txt", "--width", "80").out.split())
    assert "Headline: 12 killed (no origin named, at 0). Text: 14 killed (Polizei, at 53)." in out
    assert "9 wounded" in out.partition("cannot both hold")[2]


def test_a_ledger_lists_a_figure_told_twice_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "extract_or_refuse", told_twice)
    run("add", "a.txt", "--quiet")
    assert len(run("figures").out.splitlines()) == 3
    assert len(run("figures", "--mentions").out.splitlines()) == 4
    assert len(run("figures", "--width", "120").out.splitlines()) == 3
    assert len(records(run("figures", "--format", "jsonl").out)) == 3


def test_without_a_terminal_a_table_is_tab_separated(run: Run) -> None:
    lines = run("extract", "a.txt").out.splitlines()
    assert lines[0].split("\t")[:3] == ["article", "at", "how many"]
    assert lines[1].split("\t") == [
        *("a.txt", "16", "more than 1,100", "killed", "North Korean soldiers", "Amt", "hedged", "1100", ""),
    ]


def test_jsonl_and_csv(run: Run) -> None:
    done = run("extract", "a.txt", "--format", "jsonl")
    first, _, lost = records(done.out)
    assert next(iter(first)) == "doc"
    assert TEXT[first["start"] : first["end"]] == first["quote"] == "1100"  # type: ignore[misc]
    assert '"low": 1100, "high": null' in done.out
    assert (lost["qualifier"], lost["low"]) == ("missing", None)
    rows = list(csv.DictReader(io.StringIO(run("extract", "a.txt", "-f", "csv").out)))
    assert [row["quote"] for row in rows] == ["1100", "159", "XX"]


def test_statements(run: Run) -> None:
    [record] = records(run("statements", "a.txt", "-f", "jsonl").out)
    assert record["doc"] == "a.txt"
    assert (record["speaker"], record["cue"], record["kind"]) == ([4, 7], [0, 3], "reported")
    assert record["content_text"] == [TEXT]
    out = run("statements", "a.txt", "--width", "100", "--language", "de").out
    assert out.splitlines()[0] == "a.txt · no date · German · 1 statement"
    assert out.splitlines()[1].split()[:2] == ["at", "who"]
    assert len(run("statements", "a.txt", "-f", "csv").out.splitlines()) == 2
    assert run("statements", "a.txt").out.splitlines()[1].split("\t")[:3] == ["a.txt", "0", "Amt"]


def test_statements_of_one_stance(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "extract_or_refuse", extract_or_refuse)
    said = "Die Miliz dementierte den Bericht. Die Angaben ließen sich nicht überprüfen. Der Kreml schwieg dazu.\n"
    (tmp_path / "b.txt").write_text(said + "Der Konzern wollte sich nicht äußern.", "utf-8")
    every = records(run("statements", "b.txt", "--language", "de", "-f", "jsonl").out)
    assert [one["stance"] for one in every] == ["denies", "cannot_verify", *["declines_to_comment"] * 2]
    kreml, silent = records(
        run("statements", "b.txt", "--language", "de", "--stance", "declines_to_comment", "-f", "jsonl").out
    )
    assert (kreml["speaker_text"], silent["speaker_text"]) == (["Kreml"], ["Konzern"])
    assert kreml["content_text"] == silent["content_text"] == []
    out = run(
        "statements", "b.txt", "--language", "de", "--stance", "cannot_verify", "--width", "120", "--ui", "de"
    ).out
    assert re.search(r"das Medium selbst +kann nicht prüfen", out.splitlines()[2])
    wrong = run("statements", "b.txt", "--language", "de", "--stance", "lies")
    assert wrong.status == 2
    assert "one of: claims, confirms, admits" in wrong.err


def test_extract_and_export_say_the_same(run: Run) -> None:
    run("add", "a.txt")
    for format in ("jsonl", "csv"):
        assert run("extract", "a.txt", "-f", format).out == run("export", "-f", format).out


def test_add_counts_what_it_did(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"")
    done = run("add", "a.txt", "b.txt", "none.txt", "--ledger", "war.db")
    assert done.status == 1
    assert done.out == ""
    assert done.err.splitlines() == [
        "beleg: b.txt: empty; leave it out",
        "beleg: none.txt: no such file or folder; check the path",
        "1 article added, 2 refused (named above). 3 figures, 1 finding in the ledger.",
    ]
    again = run("add", "a.txt", "--ledger", "war.db")
    assert again == (0, "", "0 articles added, 1 already there. 0 figures, 1 finding in the ledger.\n")
    assert run("add", "a.txt", "--ledger", "war.db", "--quiet") == (0, "", "")
    german = run("add", "a.txt", "--ledger", "war.db", "--ui", "de")
    assert german.err == "0 Artikel aufgenommen, 1 schon vorhanden. 0 Angaben, 1 Befund im Verzeichnis.\n"


def test_figures_of_a_ledger(run: Run) -> None:
    run("add", "a.txt", "--published", "2025-02-08")
    assert len(run("figures").out.splitlines()) == 4
    assert len(run("figures", "--qualifier", "missing", "-f", "jsonl").out.splitlines()) == 1
    drawn = run("figures", "--origin", "amt", "--place", "kursk", "--width", "100").out.splitlines()
    assert drawn[0].split()[0] == "reported"
    assert drawn[1].startswith("2025-02-08  more than 1,100")
    nothing = run("figures", "--since", "2026")
    assert (nothing.status, nothing.err) == (0, "no figure matches; fewer filters show more\n")


def test_long_listings_come_in_pages(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(" ".join(map(str, range(1000, 1450))), "utf-8")
    run("add", "b.txt")
    lines = run("figures", "--width", "100").out.splitlines()
    assert len(lines) == 450 + 3
    assert sum(line.startswith("reported") for line in lines) == 3


def test_find(run: Run) -> None:
    run("add", "a.txt", "--published", "2025-02-08")
    assert (
        run("find", "1.100", "--width", "100")
        .out.splitlines()[1]
        .startswith("said      more than 1,100 killed")
    )
    [found] = records(run("find", "1100", "-f", "jsonl").out)
    assert (found["kind"], found["number"]) == ("exact", 1100)
    [row] = csv.DictReader(io.StringIO(run("find", "195", "-f", "csv").out))
    assert (row["kind"], row["quote"]) == ("swapped", "159")
    nothing = run("find", "7")
    assert (nothing.status, nothing.out) == (0, "")
    assert nothing.err.startswith("7: not found as said")


def test_find_writes_sums_out(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def exact(article: Article) -> Extraction:
        found = simple(article)
        figures = [f._replace(qualifier="exact", high=f.low) for f in found.figures if f.low is not None]
        return Extraction(article, tuple(figures), ())

    monkeypatch.setattr(flow, "extract_or_refuse", exact)
    run("add", "a.txt", "--published", "2025-02-08")
    out = run("find", "1259", "--width", "110").out
    assert "sum       1,100 killed + 159 killed = 1,259  Amt" in out
    assert "a.txt 2025-02-08, at 16 and 37" in out
    assert "1.100 getötet + 159 getötet = 1.259" in run("find", "1.259", "--ui", "de").out


def test_a_group_of_matches_has_an_end(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("77 " * 300, "utf-8")
    run("add", "b.txt")
    done = run("find", "77")
    assert len(done.out.splitlines()) == 1 + 200
    assert done.err == "said: 100 more; narrow with --measure, --place or --origin\n"
    assert len(run("find", "77", "-f", "jsonl").out.splitlines()) == 300


def test_export_into_a_file(run: Run, tmp_path: Path) -> None:
    run("add", "a.txt")
    done = run("export", "--format", "jsonl", "--output", "out.jsonl")
    assert done == (0, "", "")
    assert (tmp_path / "out.jsonl").read_text("utf-8") == run("export", "-f", "jsonl").out
    refused = run("export", "--output", "no/such/folder.csv")
    assert refused.status == 2
    assert (
        refused.err
        == "beleg: no/such/folder.csv: no such file or directory; give another file with --output\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract"], "missing argument"),
        (["extract", "--lenght", "a.txt"], "no such option: --lenght"),
        (["exract"], "no such command 'exract'"),
        (["extract", "a.txt", "--jobs", "many"], "--jobs"),
        (["extract", "a.txt", "--ui", "fr"], "'fr' is not one of"),
        (["extract", "a.txt", "--published", "gestern"], "gestern: not a date; write it as 2025-02-08"),
        (["extract", "a.txt", "--encoding", "klingon"], "klingon"),
        (["figures"], "beleg.db: there is no ledger here; make one with: beleg add PATH --ledger beleg.db"),
        (["figures", "--ledger", "a.txt"], "a.txt: not a ledger"),
        (["figures", "--measure", "kiled"], "kiled: not known; one of: killed, wounded"),
        (["figures", "--since", "2025-2"], "2025-2: not a date"),
        (["find", "viele"], "viele: not a number"),
        (["find", "1,2,3"], "1,2,3: not a number"),
        (
            ["export", "--format", "xls"],
            "xls: not known; one of: jsonl, csv, json-ld, ged, acled, hxl, parquet",
        ),
        (["add", "a.txt", "--ledger", "mysql://u:secret@h/x"], "no such kind of ledger"),
        (["add", "a.txt", "--ledger", "none/such/war.db"], "unable to open database file"),
        (["evaluate", "--gold", "none", "--articles", "."], "none: no such folder; give one with --gold"),
        (["evaluate", "--gold", ".", "--articles", "."], ".: no gold file in this folder"),
    ],
)
def test_wrong_usage(run: Run, arguments: Sequence[str], message: str) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert done.out == ""
    [line] = done.err.splitlines()
    assert line.startswith("beleg: ")
    assert message in line
    assert "secret" not in line


def test_german_errors(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert "hier ist kein Verzeichnis" in run("figures").err
    assert "there is no ledger here" in run("figures", "--ui", "en").err
    assert "there is no ledger here" in run("figures", "--ui=en").err


def test_what_nobody_expected_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BELEG_TRACEBACK")

    def broken(article: Article) -> Extraction:
        raise RuntimeError("a wheel\ncame off")

    monkeypatch.setattr(flow, "extract_or_refuse", broken)
    done = run("extract", "a.txt")
    assert done.status == 2
    assert done.err.startswith("beleg: RuntimeError (a wheel came off): something the program did not expect")


def test_an_interrupt_says_what_is_kept(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(adding, "BATCH", 2)
    read: list[str] = []

    def interrupted(article: Article) -> Extraction:
        read.append(article.doc)
        if len(read) == 6:
            raise KeyboardInterrupt
        return simple(article)

    monkeypatch.setattr(flow, "extract_or_refuse", interrupted)
    for n in range(10):
        (tmp_path / f"n{n}.txt").write_text(f"Es gab {n} Tote.", "utf-8")
    done = run("add", ".")
    assert done.status == 130
    assert done.err.endswith("stopped: 5 articles are in the ledger; the same command goes on from there\n")
    monkeypatch.setattr(flow, "extract_or_refuse", simple)
    assert (
        run("add", ".", "--ledger", "beleg.db")
        .err.splitlines()[-1]
        .startswith("6 articles added, 5 already there")
    )


def test_an_interrupted_listing_is_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(article: Article) -> Extraction:
        raise KeyboardInterrupt

    monkeypatch.setattr(flow, "extract_or_refuse", interrupted)
    assert run("extract", "a.txt", "-f", "jsonl") == (130, "", "stopped\n")


def test_completion_knows_the_commands(run: Run) -> None:
    code = "import sys; from beleg.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**ENVIRONMENT, "_BELEG_COMPLETE": "complete_bash", "COMP_WORDS": "beleg ex", "COMP_CWORD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["extract", "export"]
    assert done.stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
def test_a_reader_that_has_seen_enough(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": "1", "text": "Laut Polizei starben 12 Menschen.", "language": "de"}\n' * 3000
    )
    code = "import sys; from beleg.cli import main; sys.exit(main(['statements', 'a.jsonl', '-f', 'jsonl']))"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert "Traceback" not in process.stderr.read()
    assert process.returncode == 0


@pytest.mark.parametrize("jobs", [[], ["--jobs", "2"]])
def test_a_line_that_comes_through_a_pipe_is_answered_before_the_next_one(jobs: list[str]) -> None:
    code = "import sys; from beleg.cli import main; sys.exit(main(['extract', '-', '-f', 'jsonl', '--quiet', *sys.argv[1:]]))"
    with subprocess.Popen(
        [sys.executable, "-c", code, *jobs],
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for n in (12, 13):
            line = {"id": str(n), "text": f"Laut Polizei starben {n} Menschen.", "language": "de"}
            process.stdin.write(json.dumps(line) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["doc"] == str(n)


def ticking(monkeypatch: pytest.MonkeyPatch, step: float) -> None:
    now = [0.0]

    def tick() -> float:
        now[0] += step
        return now[0]

    monkeypatch.setattr(progress, "monotonic", tick)


def test_progress_without_a_terminal_is_a_line_every_ten_seconds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ticking(monkeypatch, 4.0)
    with Meter(Screen(), Extent(12_000), bar=False) as watching:
        for done in range(0, 6_000, 1_000):
            watching.show(done, 41)
    assert capsys.readouterr().err.splitlines() == [
        "read 2,000 of 12,000 articles, 41 refused, 167 a second, about 59 s left",
        "read 5,000 of 12,000 articles, 41 refused, 208 a second, about 33 s left",
    ]


def test_progress_inside_a_large_file_is_counted_in_its_bytes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ticking(monkeypatch, 30.0)
    with Meter(Screen(ui="de"), Extent(None, 5_000_000_000), bar=False) as watching:
        # What an earlier run read goes by in no time; how long the rest takes is told by the last minute.
        for done, behind in ((0, 4_000_000_000), (3_000, 4_100_000_000), (6_000, 4_200_000_000)):
            watching.show(done, 0, behind)
        watching.show(9_000, 1, 4_300_000_000)
    assert capsys.readouterr().err.splitlines()[-1] == (
        "gelesen: 9.000 Artikel, 4,3 von 5 GB, 1 abgelehnt, 100 je Sekunde, noch etwa 4 min"
    )


def test_a_bar_says_how_long(monkeypatch: pytest.MonkeyPatch) -> None:
    ticking(monkeypatch, 0.0)
    watching = Meter(Screen(), Extent(12_000), bar=False)
    assert watching.words(3120, 41, 0, 40.0) == (
        "reading  3,120 of 12,000 articles",
        "41 refused  78 a second  about 2 min left",
    )
    assert Meter(Screen(), Extent(12_000), bar=False).words(3120, 0, 0, 4.0) == (
        "reading  3,120 of 12,000 articles",
        "",
    )
    assert Meter(Screen(ui="de"), Extent(None), bar=False).words(3120, 1, 0, 9.0) == (
        "liest  3.120 Artikel",
        "1 abgelehnt  347 je Sekunde",
    )
    ticking(monkeypatch, 1.0)
    with Meter(Screen(), Extent(10), bar=True) as drawn:
        drawn.show(5, 1)
    with Meter(Screen(quiet=True), Extent(10), bar=True) as silent:
        silent.show(5, 1)


def test_the_ledger_of_the_command_line_is_that_of_the_library(run: Run) -> None:
    run("add", "a.txt")
    with Ledger.open("beleg.db", create=False) as opened:
        assert [figure.quote for _, figure in opened.figures()] == ["1100", "159", "XX"]
    assert AddReport().refused == []


TABLE = "day,dead\n2031-03-05,4\n2031-03-06,see note\n2031-03-07,0\n"
MAPPING = """
name = "Kelmar registry"
date = { column = "day" }
all = { place = "Kelmar", source = "Kelmar police" }
figure = [{ column = "dead", measure = "killed", scope = "rate" }]
"""


@pytest.fixture
def table(tmp_path: Path) -> None:
    (tmp_path / "dead.csv").write_text(TABLE, "utf-8")
    (tmp_path / "dead.toml").write_text(MAPPING, "utf-8")


def test_a_table_is_added_by_its_mapping(run: Run, table: None) -> None:
    done = run("add", "dead.csv", "--mapping", "dead.toml")
    assert (done.status, done.out) == (1, "")
    assert done.err.splitlines() == [
        "beleg: dead.csv#2: dead is not a number: 'see note'; correct the cell, or list it under missing",
        "2 articles added, 1 refused (named above). 2 figures, no finding in the ledger.",
    ]
    assert run("add", "dead.csv", "--mapping", "dead.toml").err.endswith(
        "0 articles added, 2 already there, 1 refused (named above). 0 figures, no finding in the ledger.\n"
    )
    rows = records(run("figures", "--format", "jsonl").out)
    assert [(row["doc"], row["quote"], row["origins"], row["place"]) for row in rows] == [
        ("dead.csv#1", "4", ["Kelmar police"], "Kelmar"),
        ("dead.csv#3", "0", ["Kelmar police"], "Kelmar"),
    ]


def test_a_mapping_that_cannot_be_used_makes_no_ledger(run: Run, table: None, tmp_path: Path) -> None:
    (tmp_path / "dead.toml").write_text('name = "Kelmar"', "utf-8")
    done = run("add", "dead.csv", "--mapping", "dead.toml")
    assert done.status == 2
    assert (
        done.err == "beleg: dead.toml: figure: no [[figure]] says what a column counts; see docs/coded.md\n"
    )
    assert not (tmp_path / "beleg.db").exists()


@pytest.mark.parametrize(
    "option", [("--jobs", "2"), ("--language", "de"), ("--published", "2031-03-05"), ("--metadata", "m.tsv")]
)
def test_options_of_articles_do_not_go_with_a_mapping(run: Run, table: None, option: tuple[str, str]) -> None:
    done = run("add", "dead.csv", "--mapping", "dead.toml", *option)
    assert done == (2, "", f"beleg: --mapping: does not go with {option[0]}; leave one of them out\n")
