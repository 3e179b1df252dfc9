"""Phrases by the word that stands where they go on: the same ones that comparing them all would find."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from beleg.extraction.figures.clauses.openings import NOTHING, Openings, Phrase, Reading

_PARTS = st.sampled_from(["leben", "ums", "~leben", "~s", "\u2026", "im"])
_PHRASES = st.lists(st.lists(_PARTS, max_size=3).map(tuple), max_size=6)


def _may_go_on(rest: tuple[str, ...], low: str) -> bool:
    if not rest or rest[0] == "\u2026":
        return True
    return rest[0] == low or (rest[0][0] == "~" and low.endswith(rest[0][1:]))


@settings(deadline=None)
@given(_PHRASES, st.sampled_from(["leben", "ums", "im", "erleben", "aus", ""]))
def test_no_phrase_that_goes_on_is_left_out_and_none_changes_its_place(
    rests: list[tuple[str, ...]], low: str
) -> None:
    phrases: list[Phrase] = [(rest, Reading("phrase", "killed", frozenset())) for rest in rests]
    given_order = Openings(phrases).before(low)
    assert [one for one in phrases if one in given_order] == given_order
    assert [one for one in phrases if _may_go_on(one[0], low)] == [
        one for one in given_order if _may_go_on(one[0], low)
    ]


def test_without_phrases_there_is_nothing_to_look_for() -> None:
    assert NOTHING.empty
    assert NOTHING.before("leben") == []
    assert not Openings([((), Reading("phrase", "killed", frozenset()))]).empty
