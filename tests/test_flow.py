"""The whole pipeline: spans are exact, results repeat byte for byte, and no input is too odd or too long."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import beleg
from beleg.flow import extract_or_refuse
from beleg.model import Article
from beleg.read import Refusal

FRAGMENTS = (
    "Laut Polizei wurden ",
    "mindestens 1.200 ",
    "nordkoreanische Soldaten",
    " getötet und 30 verletzt",
    ", sagte Präsident Selenskyj",
    "Die Zahl der Toten stieg von 12 auf ",
    "„Wir haben 40 Tote“, ",
    "According to officials, ",
    "at least seven people were killed",
    " and dozens injured",
    ", the army said. ",
    "[Zahl fehlt] ",
    "u\u0308berfu\u0308llt ",
    "\u202f",
    "\u00a0000",
    "\r\n",
    "\n- ",
    " | ",
    "👩‍🚒 ",
    ". ",
    "(",
    ")",
    "»",
    "\ud800",
    "\x00",
)
texts = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=12), max_size=30).map("".join)


@given(texts, st.sampled_from(("de", "en")))
def test_every_span_holds_just_its_words(text: str, language: str) -> None:
    found = beleg.extract(text, language)
    for figure in found.figures:
        assert text[figure.start : figure.end] == figure.quote
        assert figure.quote.strip() == figure.quote != ""
        for name in (*figure.origins, *figure.via):
            assert name.span.of(text) == name.text != ""
        for span in (*figure.cues, *(cue for reason in figure.evidence for cue in reason.cues)):
            assert 0 <= span.start < span.end <= len(text)
    for statement in found.statements:
        for name in (*statement.speakers, *statement.via):
            assert name.span.of(text) == name.text != ""
        for span in (*statement.content, *([statement.cue] if statement.cue else [])):
            assert 0 <= span.start < span.end <= len(text)


@given(texts)
def test_figures_stand_in_order_and_apart(text: str) -> None:
    spans = [(f.start, f.end) for f in beleg.extract(text, "de").figures]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(st.text(max_size=300))
def test_any_text_in_any_language_is_extracted_or_refused(text: str) -> None:
    result = extract_or_refuse(Article(text=text))
    assert isinstance(result, Refusal) or result.article.text == text


@pytest.mark.parametrize(
    "text",
    [
        "1" * 60_000,
        "1." * 30_000,
        "x" * 1_000_000,
        "und " * 50_000,
        "„" * 20_000 + "“" * 4_000,
        '"a" sagte er, ' * 4_000,
        "(" * 40_000,
        "300 Tote und " * 4_000,
        "seit 3 Monaten " * 4_000,
        "Er sagte, dass " * 4_000,
        "\n" * 60_000,
        "a,\n" * 4_000,
        "Nord-" * 4_000,
        "drei" * 4_000,
    ],
    ids=lambda text: repr(text[:12]),
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_time_grows_with_length_only(text: str, language: str) -> None:
    def seconds(piece: str) -> float:
        start = time.process_time()
        beleg.extract(piece, language)
        return time.process_time() - start

    seconds(text[:2000])
    part, whole = seconds(text[: len(text) // 10]), seconds(text)
    assert whole < max(30 * part, 1.0)


def test_two_processes_with_other_hash_seeds_print_the_same_bytes(root: Path) -> None:
    script = (
        "import json, sys; from pathlib import Path; import beleg\n"
        "for path in sorted(Path(sys.argv[1]).rglob('*.txt')):\n"
        "    print(json.dumps(beleg.extract(path.read_text('utf-8')).as_dict()))\n"
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", script, str(root / "examples")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "4242")
    ]
    assert printed[0] == printed[1]
    assert len(printed[0].splitlines()) > 5


def test_a_language_without_a_pack_is_refused_in_one_line() -> None:
    result = extract_or_refuse(Article(text="Douze personnes ont été tuées.", doc="a.txt", language="fr"))
    assert isinstance(result, Refusal)
    assert str(result) == "a.txt: no language pack for 'fr'; there is de, en; give --language de or en"


def test_results_become_json_and_back() -> None:
    found = beleg.extract(
        "Laut Polizei wurden am 3. Mai zwölf Menschen verletzt.", "de", "2024-05-06"
    ).as_dict()
    assert json.loads(json.dumps(found)) == found
    figure = found["figures"][0]  # type: ignore[index]
    assert (figure["quote"], figure["time"], figure["origins"]) == ("zwölf", "2024-05-03", ["Polizei"])
