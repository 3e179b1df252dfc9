"""Which agencies a text credits."""

from __future__ import annotations

import pytest

from beleg.reconcile.credits import credit, credits

CREDITS = [
    ("Vier Menschen starben. (dpa)", "de", ("dpa",)),
    ("Hafen (dpa/lnw) - In der Nacht starben vier Menschen.", "de", ("dpa",)),
    ("Das teilte sie mit.\nQuelle: AFP/lk", "de", ("afp",)),
    ("dpa-AFX", "de", ("dpa",)),
    ("Reuters - Vier Menschen starben.", "de", ("reuters",)),
    ("Four people died.\nAP, AFP and local media", "en", ("ap", "afp")),
    ("KYIV, Feb 8 (Reuters) - Four people died.", "en", ("reuters",)),
    ("MOSCOW, February 8. /TASS/. Four people died.", "en", ("tass",)),
    ("abc/news.example/dpa", "de", ("dpa",)),
    ("dpa/ap/kle", "de", ("dpa", "ap")),
    ("© dpa-infocom, dpa:310208-930-368520/1", "de", ("dpa",)),
    ("Mit Material von dpa und AFP", "de", ("dpa", "afp")),
    ("With files from The Associated Press", "en", ("ap",)),
]

SILENT = [
    ("Foto: dpa", "de"),
    ("© dpa", "de"),
    ("Bild: AFP/Getty", "de"),
    ("picture alliance/dpa", "de"),
    ("Das sagte er der Deutschen Presse-Agentur (dpa).", "de"),
    ("Er sprach mit Reuters.", "de"),
    ("Das Bild (dpa) zeigt den Hafen.", "de"),
    ("Von Mara Lind, dpa", "de"),
    ("Four people died, Reuters reported.", "en"),
    ("", "de"),
]


@pytest.mark.parametrize(("text", "language", "agencies"), CREDITS)
def test_credited(text: str, language: str, agencies: tuple[str, ...]) -> None:
    assert credits(text, language) == agencies
    assert credit(text, language) == agencies[0]


@pytest.mark.parametrize(("text", "language"), SILENT)
def test_named_but_not_credited(text: str, language: str) -> None:
    assert credits(text, language) == ()


def test_a_language_without_words_of_crediting_still_knows_brackets() -> None:
    assert credit("(AFP)", "zxx") == "afp"
