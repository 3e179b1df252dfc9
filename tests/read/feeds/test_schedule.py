"""No host is asked for two things at once, nor sooner than its pause allows; everything is asked for, and no later than need be."""

from __future__ import annotations

import heapq
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from beleg.read.feeds.schedule import Schedule

HOSTS = st.sampled_from("abcde")
ERRANDS = st.lists(st.tuples(HOSTS, st.floats(0, 20)), max_size=40)  # a host, and how long it takes to answer
DELAYS = st.dictionaries(HOSTS, st.floats(0, 30))
BUSY = st.dictionaries(
    st.integers(0, 39), st.floats(0, 100)
)  # errands after which a host wants to be left alone


@given(ERRANDS, DELAYS, BUSY, st.floats(0, 5), st.integers(1, 4))
def test_pauses_hold_whatever_takes_how_long(
    errands: list[tuple[str, float]],
    delays: dict[str, float],
    busy: dict[int, float],
    delay: float,
    at_once: int,
) -> None:
    schedule = Schedule[int](delay)
    for host, own in delays.items():
        schedule.slow(host, own)
    for number, (host, _) in enumerate(errands):
        schedule.put(host, number)
    now, running, done = 0.0, list[tuple[float, int]](), dict[int, tuple[float, float]]()
    while schedule or running:
        while len(running) < at_once and (taken := schedule.take(now)):
            host, number = taken
            assert errands[number][0] == host
            done[number] = (now, now + errands[number][1])
            heapq.heappush(running, (done[number][1], number))
        due = schedule.due() if len(running) < at_once else None
        if running and (due is None or running[0][0] <= due):
            now, number = heapq.heappop(running)
            schedule.done(errands[number][0], now, now + busy.get(number, 0.0))
        else:
            assert due is not None and due > now
            now = due
    assert sorted(done) == list(range(len(errands)))
    _check(errands, delays, busy, delay, done)


def _check(
    errands: list[tuple[str, float]],
    delays: dict[str, float],
    busy: dict[int, float],
    delay: float,
    done: dict[int, tuple[float, float]],
) -> None:
    for host in {host for host, _ in errands}:
        own = sorted((done[number], number) for number, (of, _) in enumerate(errands) if of == host)
        pause = max(delays.get(host, delay), delay)
        for ((_, ended), number), ((begun, _), following) in pairwise(own):
            assert begun >= ended + max(pause, busy.get(number, 0.0)) - 1e-9
            assert number < following, "in the order given"
