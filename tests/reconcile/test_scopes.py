"""Which of two lists an entry belongs to is looked up, not searched for: the answer is that of looking at every entry."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from beleg.model import Entry, Source
from beleg.reconcile.scopes import _Tolls, _Totals

from .entries_of import MINISTRY, entry

SOURCES = st.lists(st.sampled_from([Source(id, id) for id in "abc"]), max_size=2, unique=True).map(tuple)
ENTRIES = st.lists(
    st.builds(
        lambda n, day, sources, first: entry(n, MINISTRY)._replace(
            reported=day, sources=sources, first=first, last=first
        ),
        st.sampled_from([0.0, 5.0, 20.0, 30.0, 31.0, 45.0, 200.0]),
        st.one_of(st.none(), st.integers(738_000, 738_030)),
        SOURCES,
        st.one_of(st.none(), st.integers(738_000, 738_030)),
    ),
    max_size=12,
)


def number(entry: Entry) -> float:
    return float(entry.low or 0)


def continues(entry: Entry, totals: list[Entry]) -> bool:
    ids = {source.id for source in entry.sources}
    same = [
        each
        for each in totals
        if each.reported is not None
        and (not ids or not each.sources or ids & {source.id for source in each.sources})
    ]
    if number(entry) < 20 or entry.reported is None:
        return False
    before = [number(each) for each in same if (each.reported or 0) <= entry.reported][-1:]
    after = [number(each) for each in same if (each.reported or 0) >= entry.reported][:1]
    if number(entry) in (*before, *after):
        return True
    if before and after:
        return before[0] <= number(entry) <= after[0]
    return any(each <= number(entry) <= each * 1.5 for each in before) or any(
        each / 1.5 <= number(entry) <= each for each in after
    )


def is_toll(entry: Entry, events: list[Entry]) -> bool:
    for event in events:
        day = event.first if event.first is not None else event.reported
        near = day is not None and entry.reported is not None and -1 <= entry.reported - day <= 10
        if near and number(event) / 5 <= number(entry) <= number(event) * 5:
            return True
        told = event.first is None and None not in (day, entry.reported)
        if told and 0 <= (day or 0) - (entry.reported or 0) <= 10 and number(event) == number(entry):
            return True
    return False


@given(ENTRIES, ENTRIES)
def test_what_continues_a_total_is_what_every_total_says(events: list[Entry], totals: list[Entry]) -> None:
    told = sorted(totals, key=lambda each: each.reported or 0)
    known = _Totals(told)
    assert [known.continued_by(each) for each in events] == [continues(each, told) for each in events]


@given(ENTRIES, ENTRIES)
def test_what_is_a_toll_is_what_every_event_says(events: list[Entry], totals: list[Entry]) -> None:
    known = _Tolls(events)
    assert [known.hold(each) for each in totals] == [is_toll(each, events) for each in totals]
