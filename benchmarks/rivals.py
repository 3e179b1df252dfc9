"""Names become tools that read articles, each doing less than Beleg does, or one thing of it: what Beleg is measured against."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

Analyse = Callable[[list[str]], None]
PATTERNS: Final = 2_000
SPACY: Final = "spaCy, tokens and sentences"


class Rival(NamedTuple):
    """A tool: what makes it ready, and of how many bytes it reads in a round, so that all rounds take about as long."""

    make: Callable[[], Analyse]
    size: int


def _words() -> list[str]:
    """The word forms of both packs that tell what is counted."""
    from beleg.extraction.figures.clauses.lexicon import lexicon
    from beleg.languages import load

    forms = {form for code in ("de", "en") for form, _ in lexicon(load(code)).forms() if form.isalpha()}
    return sorted(forms)


def _pipeline() -> Any:
    import spacy

    pipeline = spacy.blank("de")
    pipeline.add_pipe("sentencizer")
    return pipeline


def spacy_alone() -> Analyse:
    pipeline = _pipeline()

    def analyse(articles: list[str]) -> None:
        for _ in pipeline.pipe(articles):
            pass

    return analyse


def spacy_matcher() -> Analyse:
    from spacy.matcher import Matcher

    pipeline = _pipeline()
    matcher = Matcher(pipeline.vocab)
    forms = _words()
    for form in forms[:: max(1, len(forms) // PATTERNS)][:PATTERNS]:
        matcher.add(form, [[{"LIKE_NUM": True}, {"OP": "?"}, {"LOWER": form.lower()}]])
    assert len(matcher) == PATTERNS

    def analyse(articles: list[str]) -> None:
        for document in pipeline.pipe(articles):
            matcher(document)

    return analyse


def somajo() -> Analyse:
    from somajo import SoMaJo

    tokenizer = SoMaJo("de_CMC", split_camel_case=False)

    def analyse(articles: list[str]) -> None:
        for article in articles:
            for _ in tokenizer.tokenize_text(article.split("\n\n")):
                pass

    return analyse


def dateparser_search() -> Analyse:
    from dateparser.search import search_dates

    def analyse(articles: list[str]) -> None:
        for article in articles:
            search_dates(article, languages=["de", "en"])

    return analyse


def trafilatura_alone() -> Analyse:
    import trafilatura

    def analyse(articles: list[str]) -> None:
        for article in articles:
            assert trafilatura.extract(_page(article)) is not None

    return analyse


def _page(article: str) -> str:
    """A small page around an article; pages of newspapers are ten times as large."""
    paragraphs = "".join(f"<p>{part}</p>\n" for part in article.strip().split("\n\n"))
    links = "".join(f'<li><a href="/{n}">Rubrik {n}</a></li>' for n in range(30))
    return f"<html><body><nav><ul>{links}</ul></nav><article>{paragraphs}</article></body></html>"


def one_scan() -> Analyse:
    """The least that anything must do: the numbers by a pattern, the words by one automaton, nothing made of them."""
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    automaton = AhoCorasick(
        _words(), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
    )
    number = re.compile(r"\d+")

    def analyse(articles: list[str]) -> None:
        for article in articles:
            automaton.find_matches_as_indexes(article)
            number.findall(article)

    return analyse


RIVALS: Final[Mapping[str, Rival]] = {
    SPACY: Rival(spacy_alone, 1_000_000),
    f"spaCy with a Matcher of {PATTERNS:,} patterns": Rival(spacy_matcher, 60_000),
    "SoMaJo, tokens and sentences": Rival(somajo, 40_000),
    "dateparser.search": Rival(dateparser_search, 6_000),
    "trafilatura, text of small pages": Rival(trafilatura_alone, 200_000),
    "one scan for words and digits": Rival(one_scan, 1_000_000),
}
