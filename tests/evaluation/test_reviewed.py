"""What people decided becomes gold: of articles reviewed in full, in the format of annotations, whatever rules do later."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from beleg import flow
from beleg.cli import main
from beleg.evaluation import load, reviewed, score
from beleg.evaluation.reviewed import Reviewed, Unlike, context
from beleg.ledger import Ledger
from beleg.model import Article, Decision, Figure, Span

BUS = Article(
    "Zwölf Tote bei Busunglück in Sorin\n\nBei dem Unglück nahe Sorin sind laut Polizei 14 Menschen gestorben 😀. "
    "Das Krankenhaus meldete mehr als 30 Verletzte.\r\n",
    doc="bus.txt",
    language="de",
    published="2031-03-05",
)
OTHER = Article("In Herat starben laut Polizei 26 Menschen.", doc="herat.txt", language="de")
Decide = Callable[..., None]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        opened.add(BUS, OTHER)
        yield opened


@pytest.fixture
def decide(ledger: Ledger) -> Decide:
    """Decides about the figure with a quote; each decision a minute after the one before."""
    made: list[str] = []

    def decided(quote: str, verdict: str, reason: str = "", **fields: object) -> None:
        made.append(quote)
        target = next(
            each.id
            for article in (BUS, OTHER)
            for each in flow.extract_article(article).figures
            if each.quote == quote
        )
        time = f"2031-04-01T10:{len(made):02}:00"
        ledger.decide([Decision(target, verdict, "ines", time, reason, tuple(fields.items()))])

    return decided


@pytest.fixture
def whole(ledger: Ledger, decide: Decide) -> Reviewed:
    """The bus article reviewed in full: one accepted, one corrected, one rejected; of the other nothing is decided."""
    quotes = [each.quote for each in flow.extract_article(BUS).figures]
    assert quotes == ["Zwölf", "14", "mehr als 30"]
    decide("Zwölf", "reject", "overtaken by the text")
    decide("14", "accept")
    decide("mehr als 30", "correct", low=31, place="Sorin")
    [found] = [each for each in reviewed.reviewed(ledger.cases()) if each]
    return found


def test_accepted_and_corrected_are_figures_and_rejected_is_noise(whole: Reviewed) -> None:
    [document] = reviewed.documents([whole])
    assert [(each["quote"], each["low"]) for each in document.gold] == [("14", 14), ("mehr als 30", 31)]
    assert [(each["quote"], each["why"]) for each in document.noise] == [("Zwölf", "overtaken by the text")]
    scores = score([document])
    assert (scores.gold, scores.predicted, scores.noise) == (2, 3, (1, 1))
    assert scores.core.recall == 0.5


def test_an_article_with_an_open_figure_is_no_gold(ledger: Ledger, decide: Decide) -> None:
    decide("Zwölf", "accept")
    decide("14", "accept")
    decide("mehr als 30", "unsure")
    assert list(reviewed.reviewed(ledger.cases())) == [None]


def test_gold_that_was_written_is_read_as_annotations_are(whole: Reviewed, tmp_path: Path) -> None:
    place = reviewed.write(whole, tmp_path)
    written = json.loads(place.read_text("utf-8"))
    text = (tmp_path / "articles" / written["doc"]).read_bytes().decode()
    assert text == BUS.text
    [document] = load(tmp_path / "gold", tmp_path / "articles", [])
    assert [each["quote"] for each in document.gold] == ["14", "mehr als 30"]
    assert [each.span for each in whole.figures] == [Span(e["start"], e["end"]) for e in document.gold]


def test_gold_passes_the_check_of_the_annotators(whole: Reviewed, tmp_path: Path, shared: Path) -> None:

    reviewed.write(whole, tmp_path)
    check = [
        sys.executable,
        str(shared / "gold" / "check_gold.py"),
        str(tmp_path / "gold"),
        str(tmp_path / "articles"),
    ]
    done = subprocess.run(check, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "1 files, 2 figures, 0 problems\n")


def test_words_that_cannot_be_told_apart_are_said() -> None:
    with pytest.raises(Unlike):
        context("1 1", Span(0, 1))
    assert context("5 Tote, 15 Verletzte, 5 Vermisste", Span(22, 23)) == "5 Vermisste"


def test_the_commands(
    whole: Reviewed,
    ledger: Ledger,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["evaluate", "--from-review", "--ledger", "ledger.db", "--ui", "en"]) == 0
    said = capsys.readouterr()
    assert "gold 2  predicted 3  noise taken for figures 1 of 1" in said.out
    assert "1 article reviewed in full" in said.err
    assert main(["review", "--gold", "out", "--ledger", "ledger.db", "--ui", "en"]) == 0
    assert capsys.readouterr().err == "out: 1 article written as gold\n"
    assert main(["evaluate", "--gold", "out/gold", "--articles", "out/articles", "--ui", "en"]) == 0
    assert "gold 2  predicted 3" in capsys.readouterr().out
    assert main(["evaluate", "--from-review", "--gold", "out/gold", "--ui", "en"]) == 2
    assert main(["evaluate", "--ui", "en"]) == 2


def test_a_ledger_in_which_nothing_is_reviewed_is_said(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["evaluate", "--from-review", "--ledger", "ledger.db", "--ui", "en"]) == 2
    assert "no article is reviewed in full" in capsys.readouterr().err


def test_decisions_survive_better_rules(
    whole: Reviewed, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rules that read another place, and no longer find what was rejected: what people said holds, and is still gold."""

    def better(figure: Figure) -> Figure:
        return figure._replace(place="Sorin-Nord", certainty="hedged")

    def extract(article: Article, **more: object) -> flow.Extraction:
        found = plain(article)
        kept = tuple(better(each) for each in found.figures if each.quote != "Zwölf")
        return flow.Extraction(found.article, kept, found.statements)

    plain = flow.extract_article
    monkeypatch.setattr(flow, "extract_article", extract)
    ledger.extract_again()
    ledger.renew()
    now = {figure.quote: figure for article, figure in ledger.figures() if article.id == BUS.id}
    assert set(now) == {"14", "mehr als 30"}
    assert (now["14"].place, now["14"].certainty) == ("Sorin-Nord", "hedged")
    assert (now["mehr als 30"].place, now["mehr als 30"].low) == ("Sorin", 31)
    assert [each.verdict for each in ledger.unmatched()] == ["reject"]
    [again] = [each for each in reviewed.reviewed(ledger.cases()) if each]
    assert [each.quote for each in again.figures] == ["14", "mehr als 30"]
