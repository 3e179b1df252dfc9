"""Every undo takes one decision back, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from beleg.model import Decision
from beleg.review import standing

VERDICTS = st.lists(
    st.tuples(st.sampled_from(["accept", "reject", "unsure", "undo"]), st.sampled_from(["ines", "omar"]))
)


def made(verdicts: list[tuple[str, str]]) -> list[Decision]:
    return [
        Decision("a1", verdict, user, f"2031-03-05T{n // 60:02}:{n % 60:02}")
        for n, (verdict, user) in enumerate(verdicts)
    ]


@given(VERDICTS)
def test_an_undo_takes_the_last_one_of_its_user_back(verdicts: list[tuple[str, str]]) -> None:
    decisions = made(verdicts)
    stands = standing(decisions)
    before = standing(decisions[:-1])
    if not decisions:
        assert stands == []
    elif decisions[-1].verdict != "undo":
        assert stands == [*before, decisions[-1]]
    else:
        own = [each for each in before if each.user == decisions[-1].user] or before
        assert stands == [each for each in before if each not in own[-1:]]


@given(VERDICTS, st.randoms(use_true_random=False))
def test_the_order_in_which_they_come_changes_nothing(
    verdicts: list[tuple[str, str]], shuffle: object
) -> None:
    decisions = made(verdicts)
    mixed = list(decisions)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    assert standing(mixed) == standing(decisions)


def test_times_of_two_zones_are_compared_as_moments() -> None:
    first = Decision("a1", "accept", "ines", "2031-03-05T10:30:00+02:00")
    last = Decision("a1", "reject", "omar", "2031-03-05T09:00:00Z")
    assert standing([last, first]) == [first, last]
