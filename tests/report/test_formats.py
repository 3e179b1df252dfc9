"""What other programs read: every format holds every figure, in fixed order, and reads back."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg import report
from beleg.model import Article, Evidence, Figure, Name, Relation, Span, Statement, Told
from beleg.report.csv import COLUMNS, guarded, rows, unguarded
from beleg.report.listing import explanation, figure_row, heading, statement_row
from beleg.report.records import figure_record, statement_record

TEXT = 'Laut NIS, so Yonhap, "fielen" 1.100 Soldaten; dpa meldet Hunderte.'
ARTICLE = Article(TEXT, doc="a, b.txt", outlet="bote.example", published="2025-02-08", language="de")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


FIGURE = Figure(
    article=ARTICLE.id,
    start=span("1.100").start,
    end=span("1.100").end,
    quote="1.100",
    qualifier="exact",
    low=1100.0,
    high=1100.0,
    measure="killed",
    unit="person",
    population="North Korean soldiers",
    nationality="KP",
    place=None,
    scope="cumulative",
    time="2024-10/2025-01",
    origins=(Name("NIS", span("NIS"), "nis-kr"), Name("NIS", span("NIS"), "nis-kr")),
    via=(Name("Yonhap", span("Yonhap")), Name("dpa", span("dpa"))),
    certainty="stated",
    unverified=True,
    sentence=Span(0, len(TEXT)),
    cues=(span("Laut"),),
    evidence=(Evidence("measure", "verb.fall", (span("fielen"),)), Evidence("low", "number")),
)
STATEMENT = Statement(
    (FIGURE.origins[0],), (), span("Laut"), (span("fielen"), span("dpa")), "reported", rule="laut"
)


def of(*told: Told) -> report.Selection:
    return report.Selection(told=lambda: told)


@pytest.mark.parametrize("name", ["jsonl", "csv", "json-ld"])
def test_every_format_of_figures_writes(name: str) -> None:
    assert "1.100" in "".join(report.writer(name)(of(Told(ARTICLE, FIGURE))))
    assert isinstance("".join(report.writer(name)(of())), str)


def test_an_unknown_format_is_named() -> None:
    for find in (report.writer, report.saver):
        with pytest.raises(LookupError, match="xls.*jsonl.*parquet"):
            find("xls")


def test_jsonl() -> None:
    [line] = report.writer("jsonl")(of(Told(ARTICLE, FIGURE)))
    record = json.loads(line)
    assert list(record)[:5] == ["doc", "id", "article", "start", "end"]
    assert list(record)[-3:] == ["outlet", "published", "language"]
    assert '"low": 1100, "high": 1100,' in line
    assert {name: record[name] for name in ("origins", "via", "place", "unverified")} == {
        "origins": ["NIS", "NIS"],
        "via": ["Yonhap", "dpa"],
        "place": None,
        "unverified": True,
    }
    for text, (start, end) in zip(record["via"], record["via_spans"], strict=True):
        assert TEXT[start:end] == text


def test_csv() -> None:
    [row] = csv.DictReader(io.StringIO("".join(report.writer("csv")(of(Told(ARTICLE, FIGURE)))), newline=""))
    assert tuple(row) == COLUMNS
    assert (row["doc"], row["low"], row["place"], row["unverified"]) == ("a, b.txt", "1100", "", "true")
    assert (row["via"], row["via_spans"], row["via_actors"]) == ("Yonhap | dpa", "13-19 | 46-49", " | ")
    assert row["sentence"] == TEXT


def test_csv_holds_every_field_but_the_evidence() -> None:
    assert set(figure_record(ARTICLE, FIGURE)) - set(COLUMNS) == {"evidence", "cues"}


RELATED = Told(
    ARTICLE,
    FIGURE,
    (
        Relation("same", FIGURE.id, "a" * 12, "equal", (FIGURE.span,)),
        Relation("part_of", FIGURE.id, "b" * 12, "subset", (span("fielen"),), 550.0, None),
    ),
)


def test_relations_in_jsonl() -> None:
    record = json.loads("".join(report.writer("jsonl")(of(RELATED))))
    assert record["group"] == "a" * 12
    assert record["relations"][1] == {
        "kind": "part_of",
        "other": "b" * 12,
        "rule": "subset",
        "cues": [span("fielen").as_list()],
        "low": 550,
        "high": None,
    }
    alone = json.loads("".join(report.writer("jsonl")(of(Told(ARTICLE, FIGURE)))))
    assert (alone["group"], alone["relations"]) == (FIGURE.id, [])


def test_relations_in_csv() -> None:
    [row] = csv.DictReader(io.StringIO("".join(report.writer("csv")(of(RELATED))), newline=""))
    assert row["group"] == "a" * 12
    assert row["relations"] == f"same {'a' * 12} | part_of {'b' * 12}"
    assert (row["part_low"], row["part_high"]) == ("550", "")


def test_statements() -> None:
    record = statement_record(ARTICLE, STATEMENT)
    assert (record["doc"], record["cue_text"], record["content_text"]) == (
        "a, b.txt",
        "Laut",
        ["fielen", "dpa"],
    )
    row = statement_row(ARTICLE, STATEMENT, "de")
    assert (row["speaker"], row["kind"], row["content"]) == ("NIS", "berichtet", "fielen … dpa")
    assert (record["stance"], row["stance"]) == ("claims", "sagt")


def test_what_nobody_could_verify_is_the_outlets_own_word() -> None:
    said = STATEMENT._replace(speakers=(), via=(), content=(), stance="cannot_verify")
    row = statement_row(ARTICLE, said, "en")
    assert (row["speaker"], row["stance"]) == ("the outlet itself", "cannot verify")
    assert row["at"] == str(said.cue.start if said.cue else 0)
    assert statement_row(ARTICLE, said._replace(stance="claims"), "en")["speaker"] == "no origin named"


def test_a_row_says_who_and_how_certain() -> None:
    row = figure_row(ARTICLE, FIGURE, "en")
    assert (row["how_many"], row["who"], row["certainty"]) == ("1,100", "NIS (Yonhap, dpa)", "unverified")
    nameless = FIGURE._replace(origins=(), via=())
    assert figure_row(ARTICLE, nameless, "en")["who"] == "no origin named"


def test_headings() -> None:
    assert heading(ARTICLE, "figures", 3, "en") == "a, b.txt · bote.example · 2025-02-08 · German · 3 figures"
    assert heading(Article("x", doc="x"), "figures", 0, "de") == (
        "x · kein Datum · Sprache nicht bekannt · keine Angabe gefunden"
    )


def test_every_field_says_why() -> None:
    assert explanation(ARTICLE, FIGURE.evidence, "en") == [
        'measure: verb.fall, "fielen" at 22',
        "low: number, no words of its own",
    ]
    assert explanation(ARTICLE, (), "en") == ["no evidence recorded"]


@given(st.text(st.sampled_from("'=+-@\t\r\n \uff1d x1"), max_size=6))
def test_a_text_never_opens_a_formula_and_reads_back(text: str) -> None:
    cell = guarded(text)
    assert not cell.strip().startswith(("=", "+", "-", "@", "\uff1d"))
    assert not cell.startswith(("\t", "\r", "\n"))
    assert unguarded(cell) == text


def test_numbers_and_spans_are_no_text() -> None:
    [_, row] = rows(
        ["low", "span", "text", "list"], [{"low": -2, "span": [1, 2], "text": "-2", "list": ["=1", "x"]}]
    )
    assert row == "-2,1-2,'-2,'=1 | x\n"


@given(st.text(st.characters(), min_size=1))
def test_any_text_can_be_written(text: str) -> None:
    article = Article(text, doc=text)
    figure = FIGURE._replace(
        quote=text, origins=(Name(text, Span(0, len(text))),), sentence=Span(0, len(text))
    )
    [line] = report.writer("jsonl")(of(Told(article, figure)))
    assert json.loads(line.encode("utf-8"))["quote"] == text
    assert line.count("\n") == 1
    table = "".join(report.writer("csv")(of(Told(article, figure))))
    table.encode("utf-8")
    assert len(list(csv.reader(io.StringIO(table, newline="")))) == 2
