"""Scores equal those of the corpus's own program; the gate lets none fall; the floors only rise."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from beleg import evaluation
from beleg.cli import main
from beleg.evaluation import disturbances, disturbing, gate
from beleg.evaluation.confusion import Confusion

FIELDS: dict[str, Any] = {
    "qualifier": "exact",
    "unit": "person",
    "population": "people",
    "nationality": None,
    "place": "Musterstadt",
    "scope": "incident",
    "time": None,
    "origins": ["das Amt"],
    "via": [],
    "certainty": "stated",
    "unverified": False,
}
TEXT = "Das Amt meldet 12 Tote. 30 Menschen wurden verletzt, 200 betroffen, am 3. Mai.\r\n40 sind im Einsatz."


def figure(quote: str, context: str, value: float, measure: str, **fields: Any) -> dict[str, Any]:
    return {
        "quote": quote,
        "context": context,
        "low": value,
        "high": value,
        "measure": measure,
        **FIELDS,
        **fields,
    }


FIGURES = [
    figure("12", "12 Tote", 12, "killed"),
    figure("30", "30 Menschen", 30, "wounded"),
    figure("200", "200 betroffen", 200, "affected"),
    figure("40", "40 sind", 40, "deployed", origins=[]),
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """One German article of four figures and a date."""
    for folder in ("gold", "articles"):
        (tmp_path / folder).mkdir()
    (tmp_path / "articles" / "a.txt").write_bytes(TEXT.encode())
    noise = [{"quote": "3.", "context": "3. Mai", "why": "date"}]
    gold = {
        "doc": "a.txt",
        "lang": "de",
        "outlet": None,
        "published": None,
        "figures": FIGURES,
        "noise": noise,
    }
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold), "utf-8")
    return tmp_path


def predicted(figure: dict[str, Any], **fields: Any) -> dict[str, Any]:
    start = TEXT.index(figure["context"]) + figure["context"].index(figure["quote"])
    return {**figure, "doc": "a.txt", "start": start, "end": start + len(figure["quote"]), **fields}


def loaded(corpus: Path, predictions: list[dict[str, Any]]) -> list[evaluation.Document]:
    return evaluation.load(corpus / "gold", corpus / "articles", predictions)


def f1(corpus: Path, predictions: list[dict[str, Any]]) -> tuple[float, float, float]:
    scores = evaluation.score(loaded(corpus, predictions))
    return scores.detection.f1, scores.core.f1, scores.full.f1


def test_levels(corpus: Path) -> None:
    right = [predicted(f) for f in FIGURES]
    assert f1(corpus, right) == (1, 1, 1)
    assert f1(corpus, []) == (0, 0, 0)
    assert f1(corpus, [right[0], right[1], right[3]]) == (1, 1, 1)
    assert f1(corpus, [predicted(FIGURES[0], low=13), right[1], right[3]]) == (1, 0.6667, 0.6667)
    assert f1(corpus, [predicted(FIGURES[0], origins=["Polizei"]), right[1], right[3]]) == (1, 1, 0.6667)
    assert f1(corpus, [*right, predicted(FIGURES[2], measure="killed")])[0] < 1


def test_names_and_places_may_be_longer(corpus: Path) -> None:
    longer = predicted(FIGURES[0], origins=["Das  AMT der Stadt"], place="Region Musterstadt")
    scores = evaluation.score(loaded(corpus, [longer]))
    assert (scores.fields["origins"], scores.fields["place"]) == (1, 1)


@pytest.mark.parametrize(
    ("told", "gold", "right"),
    [
        (None, None, 1),
        ("2025-05-02", None, 0),
        (None, "2025-05-02", 0),
        ("2025-05-01/2025-05-31", "2025-05", 1),
        ("2025-01-01/2025-10-17", "2025-01/2025-10", 1),
        ("2025-05-02", "2025-05-01/2025-05-02", 1),
        ("2025-05-02", "2025-05-04", 0),
        ("1978-01-01/..", "1978/..", 1),
        ("1978-01-01/..", "1978", 0),
        ("soon", "2025-05-04", 0),
    ],
)
def test_a_time_is_as_exact_as_the_annotation(
    corpus: Path, told: str | None, gold: str | None, right: float
) -> None:
    path = corpus / "gold" / "a.json"
    annotated = json.loads(path.read_text("utf-8"))
    annotated["figures"] = [{**FIGURES[0], "time": gold}]
    path.write_text(json.dumps(annotated), "utf-8")
    assert evaluation.score(loaded(corpus, [predicted(FIGURES[0], time=told)])).fields["time"] == right


def test_noise_and_line_ends(corpus: Path) -> None:
    noise = TEXT.index("3. Mai")
    scores = evaluation.score(
        loaded(corpus, [predicted(FIGURES[3]), predicted(FIGURES[0], start=noise, end=noise + 1)])
    )
    assert scores.noise == (1, 1)
    assert scores.measures["deployed"] == (1, 1)


def test_confusions_and_errors(corpus: Path) -> None:
    found = [
        predicted(FIGURES[0], measure="wounded"),
        predicted(FIGURES[1], certainty="hedged", origins=[]),
        predicted(FIGURES[0], start=75, end=76, measure="area"),
    ]
    documents = loaded(corpus, found)
    assert evaluation.confusions(documents) == [
        Confusion("(no figure)", "area", 1),
        Confusion("deployed", "(missed)", 1),
        Confusion("killed", "wounded", 1),
    ]
    groups = {group.kind: group.examples for group in evaluation.errors(documents)}
    assert set(groups) == {
        "missed: deployed",
        "spurious: area",
        "measure: killed, found wounded",
        "certainty: stated, found hedged",
        "origins: not found",
    }
    [example] = groups["certainty: stated, found hedged"]
    assert (example.quote, example.sentence) == ("30", "30 Menschen wurden verletzt, 200 betroffen, am 3.")


def test_the_command(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = corpus / "found.jsonl"
    found.write_text("\n".join(json.dumps(predicted(f)) for f in FIGURES[:2]) + "\n", "utf-8")
    arguments = [
        "evaluate",
        "--gold",
        str(corpus / "gold"),
        "--articles",
        str(corpus / "articles"),
        "--ui",
        "en",
    ]
    assert main([*arguments, "--predictions", str(found), "--errors"]) == 0
    table = capsys.readouterr().out
    assert "core       precision 1.000  recall 0.667  F1 0.800" in table
    assert "   1  deployed -> (missed)" in table
    assert 'a.txt 80 "40": 40 sind im Einsatz.' in table
    assert main([*arguments, "--predictions", str(found), "--format", "jsonl", "--errors"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(r["record"], r.get("language")) for r in records[:2]] == [("scores", "all"), ("scores", "de")]
    assert records[0]["core"] == {"precision": 1.0, "recall": 0.6667, "f1": 0.8}
    assert {r["record"] for r in records} == {"scores", "confusion", "error"}
    assert main(arguments) == 0
    assert "German" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "found.jsonl, line 2: not JSON"),
        ("[]", "found.jsonl, line 2: not an object"),
        ('{"doc": "a.txt"}', "found.jsonl, line 2: has no start, end"),
    ],
)
def test_predictions_that_are_none(
    corpus: Path, capsys: pytest.CaptureFixture[str], line: str, why: str
) -> None:
    found = corpus / "found.jsonl"
    found.write_text("\n" + line, "utf-8")
    folders = ["--gold", str(corpus / "gold"), "--articles", str(corpus / "articles")]
    assert main(["evaluate", *folders, "--predictions", str(found), "--ui", "en"]) == 2
    assert capsys.readouterr().err.startswith(f"beleg: {why}")


def test_gold_that_is_none(corpus: Path) -> None:
    (corpus / "articles" / "a.txt").write_text("12 Tote. 12 Tote.", "utf-8")
    with pytest.raises(evaluation.GoldError, match="'12 Tote' stands 2 times in the article, not once"):
        loaded(corpus, [])
    (corpus / "articles" / "a.txt").unlink()
    with pytest.raises(evaluation.GoldError, match="no such file"):
        loaded(corpus, [])
    (corpus / "gold" / "a.json").write_text("{}")
    with pytest.raises(evaluation.GoldError, match="not a gold file"):
        loaded(corpus, [])


@pytest.fixture(scope="session")
def scorer(shared: Path) -> ModuleType:
    """The corpus's own scoring program."""
    sys.path.insert(0, str(shared / "gold"))
    try:
        spec = importlib.util.spec_from_file_location("shared_score", shared / "gold" / "score.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(shared / "gold"))
    return module


def disturbed(figures: list[dict[str, Any]], seed: int) -> Iterator[dict[str, Any]]:
    """Predictions that are right, wrong, shifted, doubled, incomplete or made up; ``seed`` 0 leaves all right."""
    chance = random.Random(seed)
    for figure in figures:
        made = {key: value for key, value in figure.items() if key != "context"}
        if seed and chance.random() < 0.15:
            continue
        for field in [key for key in made if seed and key not in ("doc", "start", "end", "quote")]:
            if chance.random() < 0.12:
                made[field] = chance.choice([None, *(other[field] for other in chance.sample(figures, 3))])
            elif chance.random() < 0.03:
                del made[field]
        if seed:
            made["start"] += chance.randint(-4, 4)
            made["end"] = max(made["start"] + 1, made["end"] + chance.randint(-4, 4))
        yield made
        if seed and chance.random() < 0.2:
            yield {**made, "start": made["start"] + chance.randint(-60, 60)}
        if seed and chance.random() < 0.1:
            yield {
                **made,
                "doc": f"folder/{made['doc']}",
                "measure": chance.choice(["killed", "other", "area"]),
            }


def without_time(scores: evaluation.Scores) -> dict[str, Any]:
    """The scores that the corpus's program knows: it leaves the time out."""
    told = scores.as_dict()
    return {**told, "fields": {field: share for field, share in told["fields"].items() if field != "time"}}


@pytest.mark.parametrize("seed", range(6))
def test_the_figures_are_those_of_the_corpus_program(shared: Path, scorer: ModuleType, seed: int) -> None:
    gold, articles = shared / "gold", shared / "articles"
    everything = [figure for _, figures, _ in scorer.load(gold, articles, []) for figure in figures]
    predictions = list(disturbed(everything, seed))
    documents = evaluation.load(gold, articles, predictions)
    theirs = list(scorer.load(gold, articles, predictions))
    assert without_time(evaluation.score(documents)) == scorer.score(theirs)
    for code, scores in evaluation.by_language(documents).items():
        chosen = [one for one, document in zip(theirs, documents, strict=True) if document.language == code]
        assert without_time(scores) == scorer.score(chosen)
    assert seed or evaluation.score(documents).full.f1 == 1


def test_nothing_predicted(shared: Path, scorer: ModuleType) -> None:
    gold, articles = shared / "gold", shared / "articles"
    theirs = scorer.score(list(scorer.load(gold, articles, [])))
    assert without_time(evaluation.score(evaluation.load(gold, articles, []))) == theirs


RENEW = "python -m beleg.evaluation.gate --gold DIR --articles DIR evaluation/{}.toml"


def corpus_of(name: str, request: pytest.FixtureRequest) -> Path:
    """The folder with ``gold`` and ``articles`` that the floors of that name hold for."""
    if name == "invented":
        root: Path = request.getfixturevalue("root")
        return root / "tests" / "golden"
    shared: Path = request.getfixturevalue("shared")
    return shared


def floors_of(name: str, root: Path) -> gate.Floors:
    return gate.read_floors((root / "evaluation" / f"{name}.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", ["floors", "invented"])
def test_no_score_falls(name: str, root: Path, request: pytest.FixtureRequest) -> None:
    corpus = corpus_of(name, request)
    floors = floors_of(name, root)
    gold, articles = corpus / "gold", corpus / "articles"
    assert gate.fingerprint(gold, articles) == floors.sha256, (
        f"the corpus is not the one that the floors hold for; renew them with {RENEW.format(name)}"
    )
    assert gate.shortfalls(gate.measured(gold, articles), floors) == []


def test_no_disturbed_score_falls(root: Path) -> None:
    floors = floors_of("disturbed", root)
    gold, articles = root / "tests" / "golden" / "gold", root / "tests" / "golden" / "articles"
    assert gate.fingerprint(gold, articles) == floors.sha256
    assert set(floors.scores) == {"all", *disturbances.KINDS}
    assert gate.shortfalls(disturbing.measured_kinds(gold, articles), floors) == []


def test_disturbed_scores_are_printed(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "--gold",
        str(corpus / "gold"),
        "--articles",
        str(corpus / "articles"),
        "--errors",
        "capitals",
    ]
    assert disturbing.main(arguments) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[0].startswith("undisturbed")
    assert lines[1].startswith("capitals")


def test_the_disturbed_gate_writes_its_file(corpus: Path) -> None:
    path = corpus / "disturbed.toml"
    arguments = [
        "--gold",
        str(corpus / "gold"),
        "--articles",
        str(corpus / "articles"),
        "--floors",
        str(path),
    ]
    for options in ([], ["--raise"]):
        assert disturbing.main([*options, *arguments]) == 0
    assert set(gate.read_floors(path.read_text("utf-8")).scores["capitals"]) == {"core"}


@pytest.mark.parametrize("name", ["floors", "invented", "disturbed"])
def test_no_floor_is_lowered(name: str, root: Path) -> None:
    command = ["git", "-C", str(root), "show", f"HEAD:evaluation/{name}.toml"]
    try:
        before = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    except FileNotFoundError:
        pytest.skip("git is not installed")
    if before.returncode:
        pytest.skip("no earlier floors in git")
    assert gate.lowered(gate.read_floors(before.stdout), floors_of(name, root)) == []


def test_the_gate_sees_what_falls(corpus: Path) -> None:
    scores = {"all": evaluation.score(loaded(corpus, [predicted(FIGURES[0])]))}
    fine = gate.Floors("", {"all": {"core": 0.5, "full": 0.4, "noise_share": 0.0}})
    assert gate.shortfalls(scores, fine) == []
    strict = gate.Floors("", {"all": {"core": 0.51}, "en": {"core": 0.0}})
    assert gate.shortfalls(scores, strict) == [
        "all: core is 0.5, the floor is 0.51",
        "en: core is None, the floor is 0.0",
    ]


def test_the_guard_sees_what_is_lowered() -> None:
    before = gate.Floors("", {"all": {"core": 0.8, "noise_share": 0.05}, "de": {"core": 0.7}})
    risen = gate.Floors("", {"all": {"core": 0.81, "noise_share": 0.04}, "de": {"core": 0.7}, "en": {}})
    assert gate.lowered(before, risen) == []
    assert len(gate.lowered(before, gate.Floors("", {"all": {"core": 0.79, "noise_share": 0.06}}))) == 3


def test_floors_are_renewed_upwards_only(corpus: Path) -> None:
    scores = {"all": evaluation.score(loaded(corpus, [predicted(f) for f in FIGURES[:2]]))}
    first = gate.read_floors(gate.renewed(None, "a1", scores, lift=False))
    assert (first.sha256, first.scores["all"]["core"], first.scores["all"]["noise_share"]) == ("a1", 0, 1)
    lifted = gate.read_floors(gate.renewed(first, "a2", scores, lift=True))
    assert (lifted.scores["all"]["core"], lifted.scores["all"]["noise_share"]) == (0.8, 0)
    worse = {"all": evaluation.score(loaded(corpus, []))}
    assert gate.read_floors(gate.renewed(lifted, "a2", worse, lift=True)) == lifted


def test_the_gate_writes_its_file(corpus: Path) -> None:
    path = corpus / "floors.toml"
    arguments = ["--gold", str(corpus / "gold"), "--articles", str(corpus / "articles"), str(path)]
    for options in ([], ["--raise"]):
        assert gate.main([*options, *arguments]) == 0
    found = gate.read_floors(path.read_text("utf-8"))
    assert found.sha256 == gate.fingerprint(corpus / "gold", corpus / "articles")
    assert set(found.scores) == {"all", "de"}
    (corpus / "articles" / "a.txt").write_bytes(b"anything else")
    assert found.sha256 != gate.fingerprint(corpus / "gold", corpus / "articles")
