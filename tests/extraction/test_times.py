"""Articles that look back tell the time of their event once, and other years of whoever counted since."""

from __future__ import annotations

import beleg

BOX = "Battle of Orsa\n\nDate: 6-16 February 1983\nResult: Inconclusive\nLosses: 340 killed\n\n"
BODY = (
    "The Battle of Orsa was fought for a ridge in the hills. On 10 February gunners killed 31 men in a day.\n\n"
    "Aftermath\n\nThe command announced that 1,012 soldiers had been killed. "
    "The historian Erik Holm counted 880 dead in 1998."
)


def times(text: str) -> dict[str, str | None]:
    """The time of each figure by its quote."""
    return {figure.quote: figure.time for figure in beleg.extract(text, language="en").figures}


def test_a_box_of_facts_tells_the_time() -> None:
    assert times(BOX + BODY)["340"] == "1983-02-06/1983-02-16"


def test_a_day_of_a_battle_is_not_that_of_all_of_it() -> None:
    found = times(BOX + BODY)
    assert found["31"] == "1983-02-10"
    assert found["1,012"] == "1983-02-06/1983-02-16"


def test_who_counted_later_counted_the_dead_of_the_event() -> None:
    assert times(BOX + BODY)["880"] == "1983-02-06/1983-02-16"


def test_what_happened_later_is_of_its_own_year() -> None:
    assert times(BOX + BODY + " In 2001 a mine killed four herders.")["four"] == "2001-01-01/2001-12-31"
