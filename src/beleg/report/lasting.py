"""How far work has come becomes how quick it is and how long the rest takes, in words."""

from __future__ import annotations

from typing import Final

from beleg.report.words import number, say

_SPEAK_OF_TIME_AFTER: Final = 5.0  # seconds


def time_left(done: int, total: int | None, seconds: float, ui: str) -> str:
    """How long the rest takes at the pace so far; empty while that would be a guess.

    >>> time_left(100, 1300, 10.0, "en"), time_left(100, 1300, 3.0, "en"), time_left(900, 1000, 90.0, "de")
    ('about 2 min left', '', 'noch etwa 10 s')
    """
    if not done or not total or seconds < _SPEAK_OF_TIME_AFTER:
        return ""
    left = max(0.0, (total - done) * seconds / done)
    key, n = ("minutes_left", left / 60) if left >= 90 else ("seconds_left", left)
    return say(f"progress.{key}", ui, n=number(max(1, round(n)), ui))


def pace(done: int, seconds: float, ui: str) -> str:
    """How many articles a second were done; empty while that would be a guess.

    >>> pace(400, 5.0, "en"), pace(4, 10.0, "de"), pace(400, 3.0, "en")
    ('80 a second', '0,4 je Sekunde', '')
    """
    if not done or seconds < _SPEAK_OF_TIME_AFTER:
        return ""
    rate = done / seconds
    return say("progress.rate", ui, n=number(round(rate, 1) if rate < 10 else round(rate), ui))
