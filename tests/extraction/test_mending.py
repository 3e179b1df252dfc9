"""Damaged texts are mended where the cases of the packs say, and every span stays one of the text as it came."""

from __future__ import annotations

import time
import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import beleg
from beleg.evaluation.disturbances import KINDS, disturb
from beleg.extraction.mending import Mended, mend
from beleg.extraction.mending.mended import Edit, merged, whole
from beleg.extraction.tokens import tokenise
from beleg.languages import available, load

WORDS = st.sampled_from(
    [
        "ZWEI",
        "zwei",
        "SOLDATEN",
        "soldiers",
        "Soldaten",
        "getötet",
        "GETÖTET",
        "killed",
        "were",
        "wurden",
        "l2",
        "1OO",
        "3,",
        "100",
        "4.000",
        "in",
        "IN",
        "Kiew",
        "KABUL",
        "(AP)",
        "-",
        ".",
        ":",
        ",",
        "\n",
        "-\n",
        "Men-",
        "schen",
        "ofﬁcers",
        "ge\xadtötet",
        "fuenf",
        "Gefluechtete",
        "ß",
        "GROSSE",
        "said",
        "SAID",
        "US",
        "us",
        "Der",
        "Die",
        "The",
        "İstanbul",
        "ä",
        "„",
        "“",
        "po1ice",
        "5even",
        "injuring112",
        "al",
        "al-Shabaab",
        "SAN",
        "MIGUEL",
        "\xa0",
    ]
)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)


def cases() -> list[Any]:
    found = []
    for code in available():
        table = tomllib.loads((files("beleg.languages") / code / "cases" / "mending.toml").read_text("utf-8"))
        found += [pytest.param(code, case, id=f"{code}: {case['class']}") for case in table["case"]]
    return found


@pytest.mark.parametrize(("code", "case"), cases())
def test_cases(code: str, case: dict[str, Any]) -> None:
    came = case.get("came") or case["kept"]
    mended = mend(tokenise(came), load(code))
    assert (mended.text if mended else came) == case.get("mended", came)
    if "figures" in case:
        found = [[f.quote, f.measure] for f in beleg.extract(came, code).figures]
        assert found == case["figures"]


@given(TEXTS, st.sampled_from(["de", "en"]))
def test_every_character_has_its_place(text: str, code: str) -> None:
    mended = mend(tokenise(text), load(code)) or whole(text)
    assert len(mended.text) == len(mended.starts) == len(mended.ends)
    assert mended.starts == sorted(mended.starts)
    assert mended.ends == sorted(mended.ends)
    assert all(0 <= start <= end <= len(text) for start, end in zip(mended.starts, mended.ends, strict=True))
    assert text == mended.came


@given(TEXTS, st.sampled_from(["de", "en"]))
def test_what_is_found_stands_in_the_text_as_it_came(text: str, code: str) -> None:
    found = beleg.extract(text, code)
    for figure in found.figures:
        assert text[figure.start : figure.end] == figure.quote
        assert figure.quote
        for name in (*figure.origins, *figure.via):
            assert name.span.of(text) == name.text
        for span in (figure.sentence, *figure.cues, *(cue for e in figure.evidence for cue in e.cues)):
            assert 0 <= span.start <= span.end <= len(text)
    for statement in found.statements:
        assert all(name.span.of(text) == name.text for name in statement.speakers)


@given(TEXTS, st.sampled_from(["de", "en"]))
def test_a_mended_text_has_nothing_to_mend(text: str, code: str) -> None:
    once = mend(tokenise(text), load(code))
    if once is not None:
        assert isinstance(once, Mended)
        assert mend(tokenise(text), load(code)).text == once.text  # type: ignore[union-attr]


def test_edits_that_change_the_length() -> None:
    mended = whole("GRÖSSE l2").edited([Edit(0, 6, "Größe"), Edit(7, 8, "1")])
    assert mended.text == "Größe 12"
    assert mended.span(0, 5) == (0, 6)
    assert mended.span(6, 8) == (7, 9)
    further = mended.edited([Edit(5, 5, ".")])
    assert (further.text, further.span(5, 6), further.span(0, 6)) == ("Größe. 12", (6, 6), (0, 6))


def test_edits_that_meet_are_left_out() -> None:
    assert merged([Edit(3, 5, "b"), Edit(0, 4, "a"), Edit(5, 6, "c")]) == [Edit(0, 4, "a"), Edit(5, 6, "c")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "text",
    [
        "Laut Polizei starben 4.000 Männer.\n\nGroße „Verluste“ – sagte er.",
        "The office said 3,100 died.\n",
        "",
    ],
)
def test_a_disturbance_is_the_same_each_time_and_keeps_the_places(kind: str, text: str) -> None:
    found = disturb(text, kind)
    assert found == disturb(text, kind)
    assert len(found.offsets) == len(text) + 1
    assert found.offsets == sorted(found.offsets)
    assert found.offsets[-1] == len(found.text)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("confused_letters", "lost_blanks")])
def test_disturbed_texts_keep_their_figures(kind: str) -> None:
    text = (
        "Bei einem Angriff auf Charkiw sind nach Angaben der Polizei zwölf Menschen getötet worden. Rund 4.000 "
        "Bewohner wurden evakuiert, 31 Soldaten sind verletzt. Das Verteidigungsministerium in Moskau äußerte sich nicht."
    )
    found = disturb(text, kind)
    measures = [figure.measure for figure in beleg.extract(found.text, "de").figures]
    assert measures == ["killed", "evacuated", "wounded"]


@pytest.mark.parametrize(
    "text", ["DREI TOTE ", "dreidrei", "po1ice ", "ab-\n", "SAN SAN ", "„", "l2, ", "ue ", "KABUL ("]
)
def test_time_grows_with_length_only(text: str) -> None:
    def seconds(size: int) -> float:
        tokens = tokenise(text * (size // len(text)))
        start = time.process_time()
        mend(tokens, load("de"))
        return time.process_time() - start

    seconds(2_000)
    part, more = seconds(6_000), seconds(60_000)
    assert more < max(30 * part, 1.0)


@pytest.mark.parametrize("gap", ["\t", "    ", " \t "])
def test_cells_parted_by_gaps_are_found_where_they_stood(gap: str) -> None:
    table = f"Ort{gap}Tote{gap}Verletzte\r\nKelmar{gap}zwölf{gap}40\r\nTorma{gap}3{gap}über 17"
    found = beleg.extract(table, language="de").figures
    assert [table[figure.start : figure.end] for figure in found] == ["zwölf", "40", "3", "über 17"]
    assert [figure.measure for figure in found] == ["killed", "wounded"] * 2


def test_prose_in_two_columns_and_lone_gaps_are_no_table() -> None:
    for text in (
        "Die Polizei nahm zwölf\tMänner fest.",
        "Im Ort starben 12    und mehr Menschen bei dem Brand.",
    ):
        assert "|" not in (mended := mend(tokenise(text), load("de")) or whole(text)).text, mended.text
