"""Number expressions: round trips, spans, ranges of tokens, hostile input."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from num2words import num2words

from beleg.extraction.numbers.finder import find, find_numbers
from beleg.extraction.tokens import tokenise
from beleg.languages import available, load
from beleg.model import NumberMention

LANGUAGES = ("de", "en")
ORDINARY = settings(deadline=None, max_examples=150)
WORDY = st.text(
    st.sampled_from("aäöüß ,.;:!?()[]…–-„“'’%/|\n\u00a0\u202f0123456789xXÀé\u0301😀日本語\ud7ff"), max_size=60
)
PIECES = st.sampled_from(
    [
        "mehr",
        "als",
        "bis",
        "zu",
        "von",
        "und",
        "oder",
        "ein",
        "eine",
        "halbe",
        "Million",
        "hundert",
        "Hunderte",
        "Dutzend",
        "3",
        "300",
        "1.000",
        "2,5",
        "%",
        "Prozent",
        "[",
        "]",
        "(",
        ")",
        "??",
        "XX",
        "…",
        "-",
        "–",
        "+",
        "/",
        ":",
        ".",
        ",",
        "zwischen",
        "über",
        "gegen",
        "unter",
        "rund",
        "drei",
        "Viertel",
        "dritte",
        "jeder",
        "Hälfte",
        "mehrere",
        "at",
        "least",
        "half",
        "a",
        "few",
        "of",
        "in",
        "out",
        "to",
        "from",
        "between",
        "more",
        "or",
        "so",
        "third",
        "dozens",
        "hundred",
        "and",
        "k",
        "m",
        "bn",
    ]
)


def quotes(text: str, language: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in find_numbers(text, language)]


def spelled(number: int, language: str) -> str:
    return str(num2words(number, lang=language))


@ORDINARY
@given(
    st.sampled_from(LANGUAGES), st.one_of(st.integers(0, 3000), st.integers(0, 10**6), st.integers(0, 10**12))
)
@example("en", 10**12)
@example("de", 10**12)
@example("de", 101_001)
@example("en", 1_000_001)
def test_reads_back_every_spelled_number(language: str, number: int) -> None:
    text = spelled(number, language)
    for form in (text, text.upper(), text.capitalize(), text.replace("ß", "ss")):
        [mention] = find_numbers(form, language)
        assert (mention.start, mention.end, mention.low, mention.high) == (0, len(form), number, number)
        assert mention.qualifier == "exact"


@ORDINARY
@given(st.sampled_from(LANGUAGES), st.integers(1000, 10**12), st.sampled_from(" '’\u00a0\u202f\u2009.,"))
def test_reads_every_group_separator(language: str, number: int, separator: str) -> None:
    text = f"{number:,}".replace(",", separator)
    [mention] = find_numbers(text, language)
    assert (mention.start, mention.end, mention.low, mention.high) == (0, len(text), number, number)


@ORDINARY
@given(st.integers(0, 10**6), st.integers(1, 99))
def test_reads_decimals_of_the_language(whole: int, hundredths: int) -> None:
    value = float(f"{whole}.{hundredths:02}")
    for language, comma in (("de", ","), ("en", ".")):
        [mention] = find_numbers(f"{whole}{comma}{hundredths:02} km", language)
        assert mention.low == mention.high == value


@ORDINARY
@given(WORDY, st.sampled_from(LANGUAGES), st.integers(13, 10**6), WORDY, st.booleans())
def test_finds_a_number_anywhere(before: str, language: str, number: int, after: str, words: bool) -> None:
    quote = spelled(number, language) if words else str(number)
    text = f"{before} | {quote} | {after}"
    start = len(before) + 3
    assert (start, start + len(quote), number) in {
        (m.start, m.end, m.low) for m in find_numbers(text, language)
    }


@ORDINARY
@given(st.integers(13, 10**6), st.sampled_from(["mehr als", "bis zu", "rund", "mindestens", "weniger als"]))
def test_the_quote_holds_the_qualifier(number: int, qualifier: str) -> None:
    text = f"Dort starben {qualifier} {number} Menschen."
    assert quotes(text, "de") == [f"{qualifier} {number}"]


def well_formed(text: str, mentions: list[NumberMention]) -> bool:
    spans = [(mention.start, mention.end) for mention in mentions]
    tidy = all(text[a:b] and text[a:b] == text[a:b].strip() for a, b in spans)
    apart = all(left[1] <= right[0] for left, right in pairwise(spans))
    return tidy and apart and all(m.low is None or m.high is None or m.low <= m.high for m in mentions)


@settings(deadline=None, max_examples=400)
@given(st.one_of(st.text(), WORDY), st.sampled_from(LANGUAGES))
def test_any_text_gives_tidy_spans(text: str, language: str) -> None:
    mentions = find_numbers(text, language)
    assert well_formed(text, mentions)
    assert mentions == find_numbers(text, language)


@settings(deadline=None, max_examples=600)
@given(
    st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", "\n"])), max_size=14),
    st.sampled_from(LANGUAGES),
)
def test_any_row_of_number_words_gives_tidy_spans(pieces: list[tuple[str, str]], language: str) -> None:
    text = "".join(word + space for word, space in pieces)
    assert well_formed(text, find_numbers(text, language))


def test_a_range_of_tokens_keeps_the_offsets_of_the_text() -> None:
    text = "Drei starben. Mehr als 300 flohen. Zwei fehlen."
    tokens = tokenise(text)
    second = find(tokens, load("de"), 3, 8)
    assert [(text[m.start : m.end], tokens.words[m.first_token : m.last_token]) for m in second] == [
        ("Mehr als 300", ["Mehr", "als", "300"])
    ]
    assert find(tokens, load("de"), 3, 8) == [m for m in find(tokens, load("de")) if 3 <= m.first_token < 8]


@pytest.mark.parametrize(
    ("text", "language", "shapes"),
    [
        ("Ein Soldat und einer der Männer", "de", ["article", "article"]),
        ("Die Brücke stürzte ein.", "de", []),
        ("Eine weitere Person", "de", ["article"]),
        ("das 2. Korps, am 3. Mai, der dritte Mann, ein vierter", "de", ["ordinal"] * 4),
        ("a fourth from Rome, the fifth man, 33rd Corps", "en", ["ordinal"] * 3),
        ("a man, an attack, another boat", "en", ["article"] * 3),
        ("zwölf, 12, Hunderte, ein Drittel, XX Tote", "de", ["words", "digits", "vague", "share", "lost"]),
        ("mindestens ein Toter", "de", ["words"]),
    ],
)
def test_shapes(text: str, language: str, shapes: list[str]) -> None:
    assert [mention.shape for mention in find_numbers(text, language)] == shapes


def test_the_quote_of_an_article_is_the_article() -> None:
    assert quotes("Ein weiterer Soldat und a man", "de") == ["Ein"]
    assert quotes("a fourth man, another man", "en") == ["a fourth", "another"]


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize(
    "unit",
    ["7", "1 000 ", "und ", "and ", "ein ", "zwei und ", "half a ", "[", "?", "(Zahl ", "über ", "hundert"]
    + ["1.000.", "3-", "from 3 to ", "mehr als ", "two hundred and ", "einund", "10:", "Hunderte von "],
)
def test_time_grows_with_length_only(language: str, unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        find_numbers(text, language)
        return time.process_time() - start

    seconds(1000)
    assert seconds(80_000) < 20 * seconds(10_000) + 0.2


def test_an_endless_number_is_no_number() -> None:
    assert find_numbers("9" * 100_000, "de") == []


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(LookupError, match="no language pack"):
        find_numbers("3", "xx")
