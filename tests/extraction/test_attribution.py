"""Attribution as a whole: spans, robustness, speed, and the shared gold where it is at hand."""

from __future__ import annotations

import time
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beleg import extract
from beleg.extraction.attribution.finder import (
    assertions,
    attribute,
    certainty_at,
    find,
    unverified,
    with_doubt,
)
from beleg.extraction.attribution.words.inflection import inflection
from beleg.extraction.sentences import split
from beleg.extraction.tokens import Tokens, tokenise
from beleg.languages import Pack, load
from beleg.model import Span, Statement

_WORDS = {
    "de": "Laut nach Angaben der Polizei sagte dass , „ “ . : ; ( ) – Müller hat erklärt habe seien zufolge so nicht 12 "
    "wie mitteilte teilte mit Das Berichte wonach unter Berufung auf AFP falsch hieß es eigenen und | \n - 3. will auf von "
    "lehnte ab Stellungnahme keine Angaben bestätigt weder noch überprüfen konnte wollte sich äußern ob wie viele es wir",
    "en": 'According to said the police , “ ” " . : ; ( ) – Miller told Reuters that he has denied claims citing which quoted '
    "12 not reported are feared reports who was by and | \n - unverified verified neither could Officials from in of "
    "declined to comment confirm deny nor no could be we there it request respond did say how confirmation",
}


def _read(text: str, code: str) -> tuple[Tokens, list[Statement], Pack]:
    pack, tokens = load(code), tokenise(text)
    return tokens, find(tokens, split(tokens, pack), pack), pack


def _check(text: str, code: str) -> None:
    pack, tokens = load(code), tokenise(text)
    sentences = split(tokens, pack)
    statements, doubtful = find(tokens, sentences, pack), unverified(tokens, sentences, pack)
    for said in statements:
        assert said.content or not said.asserts
        for name in (*said.speakers, *said.via):
            assert text[name.span.start : name.span.end] == name.text
        for span in (*said.content, *((said.cue,) if said.cue else ())):
            assert 0 <= span.start < span.end <= len(text)
    for sentence in sentences:
        for token in range(sentence.first, sentence.last):
            span = Span(tokens.starts[token], tokens.ends[token])
            assert attribute(tokens, sentences, statements, doubtful, span, pack).certainty in (
                "stated",
                "hedged",
                "denied",
            )


@pytest.mark.parametrize("code", ["de", "en"])
@given(text=st.text(max_size=200))
@settings(deadline=None, max_examples=60)
def test_any_text_has_true_spans(code: str, text: str) -> None:
    _check(text, code)


@pytest.mark.parametrize("code", ["de", "en"])
@given(data=st.data())
@settings(deadline=None, max_examples=150)
def test_any_order_of_cues_has_true_spans(code: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(_WORDS[code].split(" ")), max_size=40))
    _check(" ".join(words), code)


@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize(
    "part",
    ["und ", "laut Polizei, ", "sagte X, dass 12 ", "„ “ ", "„", "\"a ", "nach Angaben ", "(a ", "said he, ", "not 5, ", "X said. ",
     "A: \n- ", "Das wurde nicht bestätigt. ", "It was not independently verified.\n", "who ", "des ",
     "sagte nicht, ob er bestätigte, ", "did not confirm, how he denied, ", "„Das ist ein langer Satz“ sagte er nicht, "],
)  # fmt: skip
def test_long_input_takes_linear_time(code: str, part: str) -> None:
    pack = load(code)
    times = []
    for size in (20_000, 80_000):
        tokens = tokenise((part * (size // len(part) + 1))[:size])
        sentences = split(tokens, pack)
        start = time.process_time()
        find(tokens, sentences, pack)
        unverified(tokens, sentences, pack)
        times.append(time.process_time() - start)
    assert times[1] < 12 * times[0] + 0.1


def test_statements_come_in_order_and_alike_twice() -> None:
    text = "Laut Bergwacht starben zwei. „Es war kalt“, sagte Anna Kern. Sie habe gefroren."
    _, first, _ = _read(text, "de")
    _, second, _ = _read(text, "de")
    assert first == second
    assert [said.kind for said in first] == ["reported", "direct", "free"]
    assert [said.speakers[0].text for said in first] == ["Bergwacht", "Anna Kern", "Anna Kern"]


def test_quotation_over_several_paragraphs_keeps_its_speaker() -> None:
    text = 'Ann Lee wrote: "The dam broke at noon. Twelve people drowned.\n\nThe rest escaped," and left.'
    _, found, _ = _read(text, "en")
    assert found[0].kind == "direct"
    assert found[0].speakers[0].text == "Ann Lee"
    assert "Twelve" in found[0].content[0].of(text)


def test_statement_says_that_nobody_could_check() -> None:
    _, found, _ = _read("Die Miliz meldete 40 Tote. Unabhängig überprüfen lässt sich das nicht.", "de")
    assert found[0].unverified


def test_known_actor_has_its_id() -> None:
    _, found, _ = _read("Selenskyj sagte, 40 Soldaten seien gefallen.", "de")
    assert found[0].speakers[0].actor == "zelenskyy"


@pytest.mark.parametrize(
    ("code", "text", "number", "level"),
    [
        ("de", "Es starben vermutlich 14 Menschen.", "14", "hedged"),
        ("de", "14 Menschen starben vermutlich durch Gas.", "14", "stated"),
        ("de", "Gezählt wurden nicht 14, sondern 15 Tote.", "14", "denied"),
        ("de", "Gezählt wurden nicht 14, sondern 15 Tote.", "15", "stated"),
        ("en", "The fire may have killed 14 people.", "14", "hedged"),
        ("en", "Not 14 but 15 died, and not 16.", "16", "denied"),
        ("en", "On 3 May 14 people died.", "14", "stated"),
    ],
)
def test_certainty_of_one_number(code: str, text: str, number: str, level: str) -> None:
    pack, tokens = load(code), tokenise(text)
    at = tokens.words.index(number)
    assert certainty_at(tokens, split(tokens, pack)[0], at, at + 1, pack)[0] == level


@pytest.mark.parametrize(
    ("code", "infinitive", "forms"),
    [
        ("de", "bestätigen", ("", ("bestätigt", "bestätigte", "bestätigten", "bestätigen"), "bestätigt")),
        ("de", "an|kündigen", ("an", ("kündigt", "kündigte", "kündigten", "kündigen"), "angekündigt")),
        ("de", "melden", ("", ("meldet", "meldete", "meldeten", "melden"), "gemeldet")),
        ("de", "erläutern", ("", ("erläutert", "erläuterte", "erläuterten", "erläutern"), "erläutert")),
        ("de", "dokumentieren", ("", ("dokumentiert", "dokumentierte", "dokumentierten", "dokumentieren"), "dokumentiert")),
        ("en", "confirm", ("", ("confirm", "confirms", "confirmed"), "confirming")),
        ("en", "testify", ("", ("testify", "testifies", "testified"), "testifying")),
        ("en", "say", ("", ("say", "says", "sayed"), "saying")),
        ("en", "note", ("", ("note", "notes", "noted"), "noting")),
    ],
)  # fmt: skip
def test_inflection(code: str, infinitive: str, forms: tuple[str, tuple[str, ...], str]) -> None:
    assert tuple(inflection(load(code)["attribution"]["inflection"]).forms(infinitive)) == forms


def test_find_marks_what_unverified_found() -> None:
    text = "Die Miliz meldete 40 Tote. Unabhängig überprüfen lässt sich das nicht."
    pack, tokens = load("de"), tokenise(text)
    sentences = split(tokens, pack)
    doubtful = unverified(tokens, sentences, pack)
    assert with_doubt(assertions(tokens, sentences, pack), doubtful) == find(tokens, sentences, pack)
    assert not any(said.unverified for said in with_doubt(assertions(tokens, sentences, pack), ()))


def test_figures_of_the_outlet_are_not_unverified() -> None:
    text = "Zwei Brücken sind zerstört. Die Armee will 12 Panzer getroffen haben. Bestätigt ist das nicht."
    pack, tokens = load("de"), tokenise(text)
    sentences = split(tokens, pack)
    statements, doubtful = find(tokens, sentences, pack), unverified(tokens, sentences, pack)
    own = attribute(tokens, sentences, statements, doubtful, Span(0, 4), pack)
    claimed = attribute(
        tokens, sentences, statements, doubtful, Span(text.index("12"), text.index("12") + 2), pack
    )
    assert (own.origins, own.unverified) == ((), False)
    assert (claimed.origins[0].text, claimed.unverified) == ("Armee", True)


# An office without its country: who is meant by the seat behind it or by what was told before.
MEANT: Final = [
    (
        "de",
        "Nach Angaben des Verteidigungsministeriums in Oslo wurden drei Soldaten getötet.",
        "ministry-defence-no",
    ),
    (
        "de",
        "Drei Soldaten seien gefallen, sagte ein Sprecher des Außenministeriums in Riga.",
        "ministry-foreign-lv",
    ),
    ("de", "Drei Menschen starben, hieß es aus dem Innenministerium in Lissabon.", "ministry-interior-pt"),
    (
        "de",
        (
            "Das norwegische Verteidigungsministerium hat Verluste bestätigt. "
            "Am Pass seien fünf Soldaten getötet worden, erklärte ein Sprecher des Ministeriums."
        ),
        "ministry-defence-no",
    ),
    (
        "de",
        (
            "Nach Angaben des peruanischen Gesundheitsministeriums starben neun Menschen. "
            "Das Gesundheitsministerium meldete auch 40 Verletzte."
        ),
        "ministry-health-pe",
    ),
    ("de", "Das Gesundheitsministerium meldete 40 Verletzte.", None),
    ("de", "Zwei Menschen starben, sagte der Wirt in Riga.", None),
    ("en", "The Defence Ministry in Oslo said three soldiers were killed.", "ministry-defence-no"),
]


@pytest.mark.parametrize(("language", "text", "actor"), MEANT)
def test_an_office_without_its_country_is_known(language: str, text: str, actor: str | None) -> None:
    assert [name.actor for name in extract(text, language=language).figures[-1].origins] == [actor]
