"""What hosts ask of programs is remembered: their robots.txt for a day, and from when on they may be asked again."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import Final

from beleg.read.feeds import robots
from beleg.read.feeds.clock import Clock
from beleg.read.fetch import Answer, Target
from beleg.read.options import Unreadable

_KEPT: Final = 86_400.0
_MOST_DELAY: Final = 300.0  # seconds; who asks for more between two requests is not asked at all
_LONGEST_WAIT: Final = 86_400.0
_BUSY: Final = (429, 503)
_BROKEN: Final = 500
_WITHOUT_TIME: Final = 120.0  # seconds that a host is left alone which is busy and does not say for how long


class Manners:
    """The rules of hosts by their origin, as ``https://a.example``; ``slow`` is told of the delay that a host asks for."""

    def __init__(self, clock: Clock, slow: Callable[[str, float], None]) -> None:
        self._clock = clock
        self._slow = slow
        self._busy: dict[str, float] = {}
        self._known: dict[str, tuple[float, robots.Rules]] = {}

    def of(self, origin: str) -> robots.Rules | None:
        """What an origin asks for, ``None`` where its robots.txt has to be looked at."""
        at, rules = self._known.get(origin, (0.0, None))
        return rules if self._clock.now() < at + _KEPT else None

    def learn(self, origin: str, host: str, answer: Answer | None, failed: Unreadable | None) -> None:
        """Take note of a robots.txt; raises ``Unreadable`` where nobody knows what it says, as RFC 9309 has it.

        One that is missing, or no text, asks for nothing.
        """
        if failed is not None and failed.code != "fetch_type":
            raise failed
        if answer is not None and (answer.status in _BUSY or answer.status >= _BROKEN):
            raise Unreadable(
                f"{host} answered with status {answer.status} for its robots.txt",
                "try again later",
                "fetch_no_robots",
                host=host,
                status=answer.status,
            )
        said = answer.data.decode("utf-8", "replace") if answer is not None else ""
        rules = robots.read(said.removeprefix("\ufeff"))
        self._known[origin] = (self._clock.now(), rules)
        if rules.delay:
            self._slow(host, min(rules.delay, _MOST_DELAY))

    def answered(self, host: str, answer: Answer) -> float:
        """The time from which on a host that is busy may be asked again; 0 for one that is not busy."""
        if answer.status not in _BUSY:
            return 0.0
        self._busy[host] = until = _later(answer.told("retry-after"), self._clock.now())
        return until

    def busy(self, host: str) -> float:
        """Before what time a host wants no further request."""
        return self._busy.get(host, 0.0)

    def refusal(self, rules: robots.Rules, target: Target) -> Unreadable | None:
        """Why a page is not asked for, where its host does not want it."""
        if rules.delay > _MOST_DELAY:
            return Unreadable(
                f"{target.host} wants {rules.delay:g} s between two requests",
                "save the page and give the file",
                "fetch_too_rare",
                host=target.host,
                seconds=f"{rules.delay:g}",
            )
        if rules.allows(target.url):
            return None
        return Unreadable(
            f"{target.host} asks programs not to read this page (robots.txt)",
            "save the page and give the file",
            "fetch_robots",
            host=target.host,
        )


def busy(host: str) -> Unreadable:
    """The refusal of a page whose host has too much to do."""
    return Unreadable(f"{host} asks to be left alone for now", "try again later", "fetch_later", host=host)


def _later(said: str, now: float) -> float:
    """The time that ``Retry-After`` names: in so many seconds, or as a date."""
    if said.isdigit():
        return now + min(float(said[:9]), _LONGEST_WAIT)
    try:
        wait = parsedate_to_datetime(said).timestamp() - now
    except (ValueError, TypeError, IndexError, OverflowError):
        wait = _WITHOUT_TIME
    return now + min(max(wait, 0.0), _LONGEST_WAIT)
