"""``beleg watch``: feeds are followed, round after round, each told in a line."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from typing import Final

from beleg.bookkeeping.following import Following, Round
from beleg.cli import news
from beleg.cli.guard import DONE, INTERRUPTED, SOME_REFUSED, Wrong
from beleg.cli.screen import Screen, wants_colour
from beleg.cli.work import name_refusal
from beleg.ledger import Ledger
from beleg.model import Finding
from beleg.read import ReadOptions
from beleg.report.words import counted, number, say

_TIME: Final = re.compile(r"(\d{1,6})([smhd])\Z")
_SECONDS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_LEAST: Final = 60
_MOST: Final = 7 * 86_400
_CLEAR: Final = "\r\x1b[K"


def seconds_of(written: str) -> int:
    """A pause as people write it; raises ``Wrong`` for what is none.

    >>> seconds_of("15m"), seconds_of("2h")
    (900, 7200)
    """
    found = _TIME.match(written.strip().lower())
    seconds = int(found[1]) * _SECONDS[found[2]] if found else 0
    if not _LEAST <= seconds <= _MOST:
        raise Wrong("bad_every", what=written)
    return seconds


def watch(
    feeds: Sequence[str], every: str, once: bool, options: ReadOptions, place: str, screen: Screen
) -> int:
    """Follow feeds until somebody stops it, until none is left, or for one round."""
    pause = seconds_of(every)
    with Ledger.open(place) as ledger:
        rounds = _Rounds(ledger, screen)
        try:
            return rounds.run(ledger.watch(*feeds, every=pause, options=options), once)
        except KeyboardInterrupt:
            rounds.status("")
            screen.remark(counted("add.stopped", ledger.counts().articles, screen.ui))
            return INTERRUPTED


class _Rounds:
    """Runs rounds and tells them."""

    def __init__(self, ledger: Ledger, screen: Screen) -> None:
        self._ledger = ledger
        self._screen = screen
        self._found: set[str] = set() if screen.quiet else {each.id for each in ledger.findings()}
        self._refused = self._put_off = 0
        self._status = not screen.quiet and sys.stderr.isatty() and wants_colour(os.environ)

    def run(self, following: Following, once: bool) -> int:
        for refusal in following.refused:
            name_refusal(refusal, self._screen)
        refused = bool(following.refused)
        while (due := following.due()) is not None:
            if not once:
                self._wait(following, due)
            self._refused = self._put_off = 0
            done = following.round(self._tell)
            self._report(done, following)
            refused = refused or bool(done.refused or done.put_off)
            if once:
                return SOME_REFUSED if refused else DONE
        self._screen.note("feeds.none_left")
        return SOME_REFUSED if refused else DONE

    def _wait(self, following: Following, due: float) -> None:
        self.status(say("feeds.next", self._screen.ui, time=news.clock_time(due)))
        while following.clock.now() < due:
            following.clock.wait((), due)
        self.status("")

    def _tell(self, done: Round) -> None:
        self.status("")
        for refusal in [*done.refused[self._refused :], *done.put_off[self._put_off :]]:
            name_refusal(refusal, self._screen)
        self._refused, self._put_off = len(done.refused), len(done.put_off)
        counts = {"asked": done.asked, "named": done.named, "added": len(done.articles)}
        ui = self._screen.ui
        self.status(say("feeds.going", ui, **{name: number(n, ui) for name, n in counts.items()}))

    def _report(self, done: Round, following: Following) -> None:
        self.status("")
        for url, now in done.moved:
            self._screen.note("feeds.moved", feed=url, now=now)
        if self._screen.quiet:
            return
        found = self._found_anew() if done.articles else []
        self._screen.remark(news.summary(done, found, following.clock.now(), self._screen.ui))
        news.show(self._ledger, done.articles, found, self._screen)
        sys.stdout.flush()

    def _found_anew(self) -> list[Finding]:
        found = [each for each in self._ledger.findings() if each.id not in self._found]
        self._found.update(each.id for each in found)
        return found

    def status(self, text: str) -> None:
        """A line that the next one takes the place of; on terminals only."""
        if self._status:
            sys.stderr.write(_CLEAR + text)
            sys.stderr.flush()
