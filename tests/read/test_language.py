"""The language of an article, a sentence and a headline."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beleg.read.language import detect

GERMAN = (
    "Die Polizei teilte mit, dass bei dem Angriff in der Nacht drei Soldaten und ein Kind verletzt wurden. "
)
DUTCH = (
    "De politie heeft gemeld dat bij de aanval in de nacht drie soldaten en een kind gewond zijn geraakt. "
)
FRENCH = "Le ministère a indiqué que douze personnes étaient mortes dans l'incendie de la nuit dernière. "


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Zwölf Tote bei Brand", "de"),
        ("Twelve dead in fire", "en"),
        ("The army said 300 soldiers were killed.", "en"),
        ("Die Armee meldete 300 getötete Soldaten.", "de"),
        ("Bis zu 130.000 Tote", "de"),
        (FRENCH * 3, "fr"),
        (GERMAN * 4, "de"),
        ((GERMAN * 4).upper(), "de"),
        (DUTCH * 4, "nl"),
        ("We use cookies to improve the site and to measure how it is used by you. " + GERMAN * 4, "de"),
        ("Президент сообщил о трёхстах погибших в области.", "ru"),
        ("", "de"),
        ("300, 12", "de"),
    ],
)
def test_detect(text: str, code: str) -> None:
    assert detect(text) == code


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_has_a_language(text: str) -> None:
    assert detect(text).isalpha()
