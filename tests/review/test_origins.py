"""Origins that are said to be one have one id wherever they are named."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from beleg.model import Decision, Entry, Source
from beleg.review import merged_origins, with_merged

SPIES = Source("dienst:", "der Dienst")
NIS = Source("nis-kr", "NIS", "intelligence", "KR", "KR")


def merge(target: str, other: str, minute: int = 0, verdict: str = "merge") -> Decision:
    return Decision(f"origin:{target}", verdict, "ines", f"2031-03-05T10:{minute:02}", other=other)


def entry(*sources: Source, **fields: Any) -> Entry:
    text = ("a" * 64, "bote.example", "de", "14", "exact", 14, 14, "killed", "person", "people", "", "", "")
    rest = ("", "incident", None, None, None, sources, "stated", False, "a" * 64)
    return Entry("f1", ("f1",), *text, *rest, **fields)


def test_a_listed_origin_is_named_as_the_list_does() -> None:
    [made] = with_merged([entry(SPIES)], merged_origins([merge("dienst:", "origin:nis-kr")]))
    assert [(source.id, source.country) for source in made.sources] == [("nis-kr", "KR")]
    assert with_merged([entry(SPIES)], {}) == [entry(SPIES)]


def test_an_origin_named_twice_counts_once() -> None:
    merged = merged_origins([merge("dienst:", "nis-kr")])
    [made] = with_merged([entry(SPIES, NIS)], merged)
    assert len(made.sources) == 1


def test_an_unlisted_origin_is_named_as_others_name_it() -> None:
    mayor = Source("karimi", "Bürgermeister Karimi", "person")
    merged = merged_origins([merge("dienst:", "karimi")])
    told = with_merged([entry(SPIES), entry(mayor)], merged)
    assert told[0].sources == told[1].sources == (mayor,)
    [alone] = with_merged([entry(SPIES)], merged)
    assert alone.sources == (SPIES._replace(id="karimi"),)


def test_keeping_apart_and_taking_back() -> None:
    first = merge("a", "b")
    assert merged_origins([first, merge("a", "", 1, "undo")]) == {}
    assert merged_origins([first, merge("a", "", 1, "reject")]) == {}
    assert merged_origins([first, merge("a", "c", 1)]) == {"a": "c"}
    assert merged_origins([Decision("f1", "merge", "ines", "2031-03-05T10:00", other="f2")]) == {}


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"))))
def test_what_is_merged_ends_somewhere(pairs: list[tuple[str, str]]) -> None:
    made = [merge(one, other, minute % 60) for minute, (one, other) in enumerate(pairs) if one != other]
    found = merged_origins(made)
    assert all(end not in found for end in found.values())
