"""Nothing is lost by asking first whether a text counts anything: the figures are those of a full reading, or none."""

from __future__ import annotations

import pickle
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import beleg
from beleg import flow
from beleg.evaluation.disturbances import KINDS, disturb
from beleg.extraction import figures
from beleg.flow import Extraction, is_candidate
from beleg.languages import UnknownLanguage
from beleg.model import Article, Figure
from beleg.read import ReadOptions, complete, detect

PLAIN = "Der Rat tagt am Montag um 18.30 Uhr. Das sagte die Bürgermeisterin."


def _read_in_full(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a text whose every sentence was searched for everything."""
    article = complete(Article(text=text, language=language), ReadOptions())
    found, mended = flow._mentioned(article)
    assert found.statements is not None
    counts = figures.Counts(found)
    told = figures.Join(found, counts, article.id).figures() if counts.found else []
    return tuple(told if mended is None else map(mended.figure, told))


def _is_same(text: str, language: str | None = None) -> bool:
    """Whether nothing is lost of a text; one in a language without a pack is none."""
    code = language or detect(text)
    try:
        expected = _read_in_full(text, code)
    except UnknownLanguage:
        return False
    assert is_candidate(text, code) == bool(expected)
    assert beleg.extract(text, code).figures == expected
    return True


def _golden(root: Path) -> list[str]:
    paths = sorted((root / "tests/golden/articles").iterdir())
    return [path.read_bytes().decode("utf-8") for path in paths if not path.name.startswith("unseen")]


def _sentences(of: object) -> Iterator[str]:
    if isinstance(of, str):
        yield of
    elif isinstance(of, dict | list):
        for each in of.values() if isinstance(of, dict) else of:
            yield from _sentences(each)


def test_figures_of_the_golden_articles_are_those_of_a_full_reading(root: Path) -> None:
    assert sum(map(_is_same, _golden(root))) > 100


def test_figures_of_the_news_are_those_of_a_full_reading(shared: Path) -> None:
    assert (
        sum(_is_same(path.read_bytes().decode("utf-8")) for path in (shared / "articles").glob("*.txt")) > 50
    )


@pytest.mark.parametrize("kind", KINDS)
def test_figures_of_disturbed_articles_are_those_of_a_full_reading(root: Path, kind: str) -> None:
    texts = _golden(root)[sorted(KINDS).index(kind) % 5 :: 5]
    assert sum(_is_same(disturb(text, kind).text) for text in texts) > 15


@pytest.mark.parametrize("language", ["de", "en"])
def test_figures_of_the_cases_are_those_of_a_full_reading(root: Path, language: str) -> None:
    folder = root / "src/beleg/languages" / language / "cases"
    told = 0
    for path in sorted(folder.glob("*.toml")):
        for text in _sentences(tomllib.loads(path.read_text("utf-8"))):
            assert not " " in text or _is_same(text, language)
            told += " " in text
    assert told > 1_000


def test_statements_of_an_article_without_figures_come_when_asked_for() -> None:
    found = beleg.extract(PLAIN, "de")
    assert not found.figures and not is_candidate(PLAIN, "de")
    sent = pickle.loads(pickle.dumps(found))
    assert [said.speakers[0].text for said in found.statements] == ["Bürgermeisterin"]
    assert sent == found and repr(sent) == repr(found) and hash(sent) == hash(found)
    assert found != Extraction(found.article, (), ()) and found != PLAIN


def test_a_language_without_a_pack_is_no_candidate_but_an_error() -> None:
    with pytest.raises(UnknownLanguage):
        is_candidate("Trois morts.", "fr")
