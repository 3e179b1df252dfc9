from __future__ import annotations

import pytest

from beleg.reconcile.events import goes_on

KNOWN = [
    ("Damit sind bei dem Zugunglück acht Menschen gestorben.", "de"),
    ("Die Zahl der Opfer des Erdbebens stieg auf 61.", "de"),
    ("Beim Absturz starben nach neuen Angaben 109 Menschen.", "de"),
    ("Eight people were killed in the blast, police said.", "en"),
    ("Bei einem schweren Erdbeben sind 61 Menschen gestorben.", "de"),
    ("The toll of Monday's earthquake rose to 61.", "en"),
]
NEW = [
    ("Bei einem schweren Anschlag sind 61 Menschen gestorben.", "de"),
    ("Bei Luftangriffen auf die Stadt starben fünf Menschen.", "de"),
    ("An explosion killed eight people.", "en"),
    ("Air strikes on the city killed five people.", "en"),
    ("Acht Menschen sind gestorben.", "de"),
]


@pytest.mark.parametrize(("sentence", "language"), KNOWN)
def test_a_known_event_has_its_article_or_happens_once(sentence: str, language: str) -> None:
    assert goes_on(sentence, "", language)


@pytest.mark.parametrize(("sentence", "language"), NEW)
def test_a_new_event_or_none_does_not_go_on(sentence: str, language: str) -> None:
    assert not goes_on(sentence, "", language)


def test_the_sentence_of_the_number_goes_before_the_opening() -> None:
    opening = "Einsatzkräfte bergen nach dem Erdbeben weitere Tote."
    assert goes_on("Acht Menschen sind gestorben.", opening, "de")
    assert not goes_on("Bei einem Anschlag sind acht Menschen gestorben.", opening, "de")
