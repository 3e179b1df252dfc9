"""A text may break off anywhere, as teasers and feeds do: no reading looks behind its end."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from beleg import extract

PIECES = 1500
ENDINGS = ("", "", " across the", " im ganzen", ", who", " which is", " as", ",", " 12", " mehr als")


@pytest.mark.parametrize("language", ["de", "en"])
def test_articles_that_break_off_are_read(root: Path, language: str) -> None:
    chance = random.Random(language)
    folder = root / "tests" / "golden" / "articles"
    texts = [path.read_text("utf-8") for path in sorted(folder.glob(f"*-{language}-*.txt"))]
    for _ in range(PIECES):
        words = chance.choice(texts).split(" ")
        first = chance.randrange(len(words))
        text = " ".join(words[first : first + chance.randrange(3, 60)]).rstrip(".!? \n")
        text += chance.choice(ENDINGS)
        article = extract(text, language=language)
        assert all(text[each.start : each.end] == each.quote for each in article.figures), text
