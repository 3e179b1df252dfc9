"""Figures: what their parts promise beyond the cases of the language packs."""

from __future__ import annotations

import pytest

from beleg.extraction.figures.clauses.lexicon import lexicon
from beleg.extraction.figures.clauses.lists import LISTS
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.tokens import tokenise
from beleg.flow import extract
from beleg.languages import expand, load


def test_a_token_has_its_word_in_each_language() -> None:
    piece = tokenise("Helikopter die").pieces[1]
    german, english = lexicon(load("de")), lexicon(load("en"))
    for _ in range(2):
        assert german.entry(piece) is german.word("die")
        assert english.entry(piece) is english.word("die")
    assert german.word("die").role != english.word("die").role


@pytest.mark.parametrize("flags", [Role, Trait])
def test_no_two_flags_are_one(flags: type[Role | Trait]) -> None:
    named = [value for name, value in vars(flags).items() if name.isupper() and value]
    assert len(set(named)) == len(named)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_list_of_a_grammar_is_read(language: str) -> None:
    flags = {name.lower() for kind in (Role, Trait) for name in vars(kind)}
    elsewhere = {
        "aftermath",
        "capitalised_nouns",
        "endings",
        "held_against",
        "late",
        "modifying_prefixes",
        "others",
        "spans",
        "studies",
        "then",
        "wars",
    }
    assert set(load(language)["grammar"]) <= flags | set(LISTS) | elsewhere


def test_every_list_is_one_of_a_grammar() -> None:
    assert set(LISTS) <= {name for language in ("de", "en") for name in load(language)["grammar"]}


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_phrase_says_what_no_other_says(language: str) -> None:
    said: set[tuple[object, ...]] = set()
    for table in load(language)["measures"]["predicate"]:
        meant = (table["measure"], tuple(sorted(table.get("only", ()))), table.get("weak"))
        for row in table.get("phrase", ()):
            told = {(meant, form) for form in expand(row)}
            assert not told <= said, f"{row} is among the phrases above it"
            said |= told


def test_an_unknown_word_belongs_to_its_language() -> None:
    piece = tokenise("xyzzy").pieces[0]
    german, english = lexicon(load("de")), lexicon(load("en"))
    assert german.entry(piece) is not english.entry(piece)
    assert german.entry(piece).pack.code == "de"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Zwei Menschen starben nach Behördenangaben"),
        ("de", "Zwei Menschen starben, laut Medienberichten"),
        ("de", "Zwei Menschen starben, Platz für 300 Häftlinge"),
        ("en", "Two people died in the Haitian"),
    ],
)
def test_a_text_may_end_anywhere(language: str, text: str) -> None:
    assert [figure.measure for figure in extract(text, language).figures] == ["killed"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Vier Tote, Suche nach zwei Vermissten Eine"),
        ("de", "Nach dem Unglück werden zwei Vermisste ihre"),
        ("en", "Police said 12 died, 40 people of their"),
        ("en", "The army says 12 soldiers its"),
    ],
)
def test_a_sentence_may_break_off_behind_any_word(language: str, text: str) -> None:
    assert extract(text, language).figures
