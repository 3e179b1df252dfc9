"""Furniture is found where the cases of the packs say, and never over a reported figure."""

from __future__ import annotations

import json
import os
import sys
import time
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beleg.extraction.furniture.clean import boilerplate
from beleg.extraction.furniture.cues import Cues
from beleg.extraction.tokens import tokenise
from beleg.languages import available, expand, load

REPORT = {
    "de": "Nach dem Angriff auf den Hafen zählten die Helfer zwölf Tote und dreißig Verletzte, wie es hieß.\n\n",
    "en": "After the attack on the harbour the rescuers counted twelve dead and thirty wounded, they said.\n\n",
}
PACKS = {code: load(code) for code in available()}


def _cases() -> list[tuple[str, str, list[str]]]:
    found = []
    for code in available():
        table = tomllib.loads((files("beleg.languages") / code / "cases" / "clean.toml").read_text("utf-8"))
        found += [(code, case["text"], case["furniture"]) for case in table["cases"]]
    return found


@pytest.mark.parametrize(("code", "text", "furniture"), _cases())
def test_case(code: str, text: str, furniture: list[str]) -> None:
    page = REPORT[code] * 12 + text
    found = [span.of(page) for span in boilerplate(page, PACKS[code])]
    assert _joined(found, page) == _joined(furniture, page)


def _joined(stretches: list[str], page: str) -> str:
    """Two stretches with only white space between them are as good as one."""
    return " ".join(" ".join(stretches).split())


@pytest.mark.parametrize("code", sorted(PACKS))
def test_a_report_has_no_furniture(code: str) -> None:
    assert boilerplate(REPORT[code] * 3, PACKS[code]) == []


def test_carriage_returns_are_no_obstacle() -> None:
    text = "Zwölf Tote.\r\nLesen Sie auch:\r\n- Neun Mythen\r\nDie Suche dauert an.\r\n"
    assert [span.of(text) for span in boilerplate(text, PACKS["de"])] == ["Lesen Sie auch:", "- Neun Mythen"]


PIECES = st.sampled_from(
    [
        "Lesen Sie auch:",
        "- Neun Mythen",
        "www.",
        "https://x.example/",
        "(@",
        "![",
        "](",
        "Video 2:31 min",
        "03.05.2024, 16:12 Uhr",
        "Kommentare (12)",
        "About X",
        "X",
        "Foto:",
        "Tel. 0351 12345",
        "Notes to editors",
        " | ",
        "\n",
        "\r\n",
        " ",
        "ä",
        "😢 3",
        "300 Tote.",
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join))
def test_ranges_are_sorted_apart_and_inside(text: str) -> None:
    for pack in PACKS.values():
        spans = boilerplate(text, pack)
        ends = [end for span in spans for end in (span.start, span.end)]
        assert ends == sorted(set(ends))
        assert all(0 <= end <= len(text) for end in ends)
        assert spans == boilerplate(text, pack, tokenise(text))


CUES = {code: Cues(pack) for code, pack in PACKS.items()}


def _formulas() -> list[str]:
    """Everything that the packs list for pages, and a few words to stand around it."""
    listed = [
        word
        for pack in PACKS.values()
        for patterns in pack["clean"].values()
        for word in patterns
        if len(word) > 2
    ]
    return [word for pattern in listed for word in expand(pattern)]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(_formulas()) | PIECES | st.text(max_size=4), max_size=12).map("".join))
def test_every_line_with_a_cue_is_scanned(text: str) -> None:
    ends = [at for at, char in enumerate(text) if char == "\n"] + [len(text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    for cues in CUES.values():
        scanned = cues.lines(tokenise(text), ends)
        assert scanned == sorted(set(scanned))
        for line, (start, end) in enumerate(zip(starts, ends, strict=True)):
            assert line in scanned or not _accepted(cues, text, start, end)


def _accepted(cues: Cues, text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The cues of a line less the units inside a word ("mindestens"), which count nowhere."""
    return [
        (kind, first, last)
        for kind, first, last in cues.within(text, start, end)
        if kind != "units" or not text[last : last + 1].isalnum()
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "und ",
        "1",
        "a",
        "Lesen Sie auch:\n",
        "- Lesen Sie auch:\n",
        "https://",
        "(@",
        "![",
        "unseren Newsletter ",
        "Video 1:23 ",
        "Web 1 ",
        "About X\n",
        "\n",
        "Foto: A ",
        "Quellen\n",
        "Tel. 1",
        "| ",
        "„",
    ],
)
def test_time_is_linear(piece: str) -> None:
    pack = PACKS["de"]
    boilerplate(piece, pack)
    text = (piece * 300_000)[:300_000]
    began = time.process_time()
    boilerplate(text, pack)
    assert time.process_time() - began < 4


SHARED = Path(os.environ.get("BELEG_SHARED", Path(__file__).parents[2] / ".." / "shared"))


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared gold is not here; set BELEG_SHARED")
def test_no_gold_figure_is_furniture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SHARED / "gold"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    from check_gold import locate

    lost = []
    for path in sorted((SHARED / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (SHARED / "articles" / gold["doc"]).read_text("utf-8")
        spans = boilerplate(text, PACKS[gold["lang"]])
        for figure in gold["figures"]:
            start, end = locate(text, figure)
            lost += [(gold["doc"], figure["quote"]) for s in spans if s.start < end and start < s.end]
    assert lost == []
