"""Origins whose names may be one are pairs until somebody decides."""

from __future__ import annotations

import pytest

from beleg.model import Decision, Source
from beleg.review import merged_origins
from beleg.review.samenames import Speaker, pairs

IN = frozenset({"s1", "s2"})
AT = "2031-03-05T10:{:02}:00"


def speaker(
    name: str, kind: str = "other", country: str = "", series: frozenset[str] = IN, n: int = 1
) -> Speaker:
    return Speaker(Source(name.casefold(), name, kind, country), n, series)


def found(*speakers: Speaker, decisions: tuple[Decision, ...] = ()) -> list[tuple[str, str]]:
    return [(each.one.source.name, each.other.source.name) for each in pairs(speakers, decisions)]


def test_a_name_within_a_name_may_be_one() -> None:
    short, long = speaker("Bergwacht"), speaker("Bergwacht Sorin", "government", n=3)
    assert found(long, short) == [("Bergwacht", "Bergwacht Sorin")]
    assert found(speaker("Bergwacht", n=9), speaker("Bergwacht Sorin")) == [("Bergwacht Sorin", "Bergwacht")]


@pytest.mark.parametrize(
    "other",
    [
        speaker("Bergwacht Sorin", series=frozenset({"s3"})),
        speaker("Bergwacht Sorin", "police"),
        speaker("Bergwacht Sorin", "government", "AT"),
        speaker("Bergwacht und Polizei"),
        speaker("Bergrettung Sorin"),
    ],
)
def test_what_speaks_against_it(other: Speaker) -> None:
    assert found(speaker("Bergwacht", "government", "DE"), other) == []


def test_what_was_decided_is_open_no_more() -> None:
    two = speaker("Bergwacht"), speaker("Bergwacht Sorin")
    apart = Decision("origin:bergwacht", "accept", "ines", AT.format(1), other="origin:bergwacht sorin")
    undo = Decision("origin:bergwacht", "undo", "ines", AT.format(2))
    alone = Decision("origin:bergwacht", "accept", "ines", AT.format(3))
    assert found(*two, decisions=(apart,)) == []
    assert len(found(*two, decisions=(apart, undo))) == 1
    assert found(*two, decisions=(alone,)) == []


def test_to_keep_one_apart_leaves_a_merge_with_another() -> None:
    merge = Decision("origin:a", "merge", "ines", AT.format(1), other="origin:b")
    from_third = Decision("origin:a", "accept", "ines", AT.format(2), other="origin:c")
    from_second = Decision("origin:a", "accept", "ines", AT.format(3), other="origin:b")
    assert merged_origins([merge, from_third]) == {"a": "b"}
    assert merged_origins([merge, from_third, from_second]) == {}
