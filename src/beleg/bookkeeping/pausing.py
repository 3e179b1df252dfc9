"""How a feed answered becomes the time at which it is asked again. Pure; times are seconds since 1970."""

from __future__ import annotations

from typing import Final

from beleg.stores.followed import Followed

_HOUR: Final = 3600
_LONGEST: Final = 86_400  # nobody is left alone for longer, whatever happened
_IDLE: Final = 4  # times the usual pause, where nothing changes


def answered(feed: Followed, every: int, now: int, changed: bool) -> Followed:
    """After an answer: the usual pause where something was new, twice the last one where nothing was, up to four times.

    A feed that asks to be left alone for longer is, and it is not asked in the hours that it names.

    >>> feed = answered(Followed("a", "a", pause=900, failures=3), 900, 0, changed=False)
    >>> feed.pause, feed.due, feed.failures
    (1800, 1800, 0)
    >>> answered(feed, 900, 0, changed=True).pause
    900
    """
    usual = min(max(every, feed.rest), max(_LONGEST, every))
    pause = usual if changed else min(max(feed.pause, usual) * 2, max(usual * _IDLE, usual))
    return feed._replace(pause=pause, failures=0, due=_spoken(now + pause, feed.silent))


def failed(feed: Followed, every: int, now: int, until: int = 0) -> Followed:
    """After no answer, or a wrong one: a pause that doubles each time up to a day, and not before ``until``.

    >>> feed = failed(failed(Followed("a", "a"), 900, 0), 900, 0)
    >>> feed.pause, feed.failures, failed(feed, 900, 0, until=50_000).due
    (3600, 2, 50000)
    """
    pause = later(every, feed.failures + 1)
    return feed._replace(pause=pause, failures=feed.failures + 1, due=max(now + pause, until))


def later(every: int, times: int) -> int:
    """A pause that was doubled so many times, up to a day or to what was asked for."""
    return min(every << min(times, 20), max(_LONGEST, every))


def _spoken(due: int, silent: tuple[int, ...]) -> int:
    """The first time from then on that lies in none of some hours of the day (UTC)."""
    for _ in range(24):
        if due // _HOUR % 24 not in silent:
            return due
        due += _HOUR - due % _HOUR
    return due
