"""Addresses of many hosts become their answers: several hosts at once, each asked politely, answers in the order given.

A host has one connection at a time and a pause after each, longer where its robots.txt or an answer asks for it. What a feed or a
list names is asked for only where robots.txt allows it; what a person gave is asked for in any case. Every redirect is a request
of its own, which waits for its turn like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Thread
from typing import Final, Generic, NamedTuple, TypeVar

from beleg.read.feeds.clock import Clock, SystemClock
from beleg.read.feeds.contents import Entry
from beleg.read.feeds.manners import Manners, busy
from beleg.read.feeds.schedule import DELAY, Schedule
from beleg.read.fetch import PAGE, Answer, Resolve, Target, Wish, ask, followed, target_of, too_far
from beleg.read.options import Fetching, Unreadable

T = TypeVar("T")
AT_ONCE: Final = 8  # connections
_WINDOW: Final = 1_000  # addresses that wait, and results that wait for earlier ones
_PERMANENT: Final = (301, 308)
_PATIENCE: Final = 60.0  # seconds that a page is waited for where a host asks for it
_AGAIN: Final = 2
_SILENT: Final = ("fetch_silent", "fetch_slow", "fetch_broken", "fetch_unknown")
_MOST_SILENT: Final = 3  # times in a row, then a host is left alone


class Asked(NamedTuple):
    """An address to be asked for; ``given`` says that a person gave it, so that robots.txt does not matter.

    ``about`` is the entry of a feed that names it, and what that feed is called.
    """

    url: str
    how: Fetching
    wish: Wish = PAGE
    given: bool = False
    about: tuple[Entry, str] | None = None


class Visited(NamedTuple):
    """What came of an address: an answer, or why there is none; ``moved`` is where it is from now on, if that was said.

    ``until`` is the time before which the host wants no further request, where it said so.
    """

    asked: Asked
    answer: Answer | None
    failed: Unreadable | None = None
    moved: str = ""
    until: float = 0.0

    def found(self) -> Answer:
        """The answer; raises ``Unreadable`` where there is none."""
        if self.answer is None:
            raise self.failed or Unreadable("no answer", "try again later", "fetch_later")
        return self.answer


@dataclass(slots=True)
class _Visit:
    """An address on its way: where it leads by now, and how often it was tried there."""

    number: int
    asked: Asked
    url: str
    hops: int = 0
    tries: int = 1
    moved: str = ""
    moves: bool = True  # every redirect so far is for good


@dataclass(slots=True)
class _Robots:
    """The robots.txt of an origin on its way, and who waits for it."""

    origin: str
    host: str
    url: str
    how: Fetching
    hops: int = 0
    waiting: list[_Visit] = field(default_factory=list)


_Errand = _Visit | _Robots


class Visitor:
    """Asks for pages; what it knows of hosts it keeps from one call to the next.

    >>> [visited.failed.code for visited in Visitor().each([Asked("http://127.0.0.1/", Fetching(), given=True)], lambda it: it)]
    ['fetch_private']
    """

    def __init__(
        self,
        clock: Clock | None = None,
        delay: float = DELAY,
        at_once: int = AT_ONCE,
        resolve: Resolve | None = None,
    ) -> None:
        self.clock = clock or SystemClock()
        self.at_once = at_once
        self.resolve = resolve
        self.schedule: Schedule[_Errand] = Schedule(delay)
        self.manners = Manners(self.clock, self.schedule.slow)

    def touched(self, url: str, how: Fetching) -> None:
        """A host was asked by somebody else just now."""
        self.schedule.done(target_of(url, how).host, self.clock.now())

    def each(
        self, wanted: Iterable[Asked], make: Callable[[Visited], T], until: float | None = None
    ) -> Iterator[T]:
        """What is made of what came of each address, in the order given; made at once, so that no page is held.

        What could not be asked for ``until`` a time is left out.
        """
        yield from _Tour(self, wanted, make, until).run()


class _Tour(Generic[T]):
    """One call of ``Visitor.each``."""

    def __init__(
        self,
        visitor: Visitor,
        wanted: Iterable[Asked],
        make: Callable[[Visited], T],
        until: float | None,
    ) -> None:
        self._wanted: Iterator[tuple[int, Asked]] = enumerate(wanted)
        self._exhausted = False
        self._make = make
        self._until = until
        self._at_once = visitor.at_once
        self._resolve = visitor.resolve
        self._schedule = visitor.schedule
        self._manners = visitor.manners
        self._clock = visitor.clock
        self._results: dict[int, T | None] = {}
        self._head = self._taken = 0
        self._running: dict[Future[Answer], tuple[str, _Errand]] = {}
        self._robots: dict[str, _Robots] = {}
        self._silent: dict[str, int] = {}
        self._closed: dict[str, Unreadable] = {}

    def run(self) -> Iterator[T]:
        try:
            while not (self._exhausted and self._head == self._taken):
                self._fill()
                self._start()
                if self._running or self._schedule:
                    self._clock.wait(self._running, self._wake())
                for future in [each for each in self._running if each.done()]:
                    self._arrived(future)
                yield from self._ready()
        finally:
            self._let_go()

    def _let_go(self) -> None:
        """Whoever wants no more leaves nothing to those who ask next."""
        for host in self._schedule.hosts():
            self._schedule.drop(host)
        for host, _ in self._running.values():
            self._schedule.done(host, self._clock.now())

    def _wake(self) -> float | None:
        due = self._schedule.due() if len(self._running) < self._at_once else None
        times = [time for time in (due, self._until if self._schedule else None) if time is not None]
        return min(times, default=None)

    def _over(self) -> bool:
        return self._until is not None and self._clock.now() >= self._until

    def _fill(self) -> None:
        """Take so many addresses that a few hosts that are slow do not keep the others waiting."""
        if self._over():
            self._exhausted = True
            for host in self._schedule.hosts():
                for errand in self._schedule.drop(host):
                    self._leave(errand)
        while not self._exhausted and self._taken - self._head < _WINDOW:
            number, asked = next(self._wanted, (-1, None))
            if asked is None:
                self._exhausted = True
                return
            self._taken = number + 1
            self._place(_Visit(number, asked, asked.url))

    def _leave(self, errand: _Errand) -> None:
        """There is no time left for it."""
        for visit in errand.waiting if isinstance(errand, _Robots) else [errand]:
            self._results[visit.number] = None
        if isinstance(errand, _Robots):
            self._robots.pop(errand.origin, None)

    def _ready(self) -> Iterator[T]:
        while self._head in self._results:
            found = self._results.pop(self._head)
            self._head += 1
            if found is not None:
                yield found

    def _place(self, visit: _Visit, first: bool = False) -> None:
        """Let an address wait for its turn, behind the robots.txt of its host where that is not known."""
        try:
            target = target_of(visit.url, visit.asked.how)
        except Unreadable as failed:
            self._fail(visit, failed)
            return
        if why := self._closed.get(target.host):
            self._fail(visit, why)
        elif (until := self._manners.busy(target.host)) > self._clock.now() + _PATIENCE:
            self._fail(visit, busy(target.host), until)
        elif visit.asked.given or self._is_allowed(visit, target):
            self._schedule.put(target.host, visit, first)

    def _is_allowed(self, visit: _Visit, target: Target) -> bool:
        """Whether robots.txt allows a page; where it does not, or is not known yet, that is seen to."""
        origin = f"{target.scheme}://{target.called}"
        rules = self._manners.of(origin)
        if rules is None:
            self._await(origin, target.host, visit)
        elif why := self._manners.refusal(rules, target):
            self._fail(visit, why)
        else:
            return True
        return False

    def _await(self, origin: str, host: str, visit: _Visit) -> None:
        robots = self._robots.get(origin)
        if robots is None:
            robots = self._robots[origin] = _Robots(origin, host, f"{origin}/robots.txt", visit.asked.how)
            self._schedule.put(host, robots, first=True)
        robots.waiting.append(visit)

    def _start(self) -> None:
        while len(self._running) < self._at_once and (taken := self._schedule.take(self._clock.now())):
            host, errand = taken
            asked = errand.asked if isinstance(errand, _Visit) else Asked(errand.url, errand.how)
            wish = asked.wish if errand.hops == 0 else asked.wish._replace(etag="", modified="")
            self._running[self._request(errand.url, wish, asked.how)] = (host, errand)

    def _request(self, url: str, wish: Wish, how: Fetching) -> Future[Answer]:
        """Ask in a thread of its own, which nobody has to wait for when the program ends."""
        future: Future[Answer] = Future()

        def run() -> None:
            try:
                future.set_result(ask(url, wish, how, self._resolve))
            except BaseException as error:  # noqa: BLE001 - it is raised where the answer is looked at
                future.set_exception(error)

        Thread(target=run, daemon=True).start()
        return future

    def _arrived(self, future: Future[Answer]) -> None:
        host, errand = self._running.pop(future)
        failed = future.exception()
        if failed is not None and not isinstance(failed, Unreadable):
            raise failed
        answer = None if failed else future.result()
        until = self._manners.answered(host, answer) if answer else 0.0
        self._schedule.done(host, self._clock.now(), until)
        self._silent[host] = self._silent.get(host, 0) + 1 if failed and failed.code in _SILENT else 0
        if isinstance(errand, _Robots):
            self._told(errand, answer, failed)
        else:
            self._answered(errand, answer, failed, until)
        if failed and self._silent[host] >= _MOST_SILENT:
            self._closed[host] = failed
            self._close(host, failed)
        elif until > self._clock.now() + _PATIENCE:
            self._close(host, busy(host), until)

    def _close(self, host: str, failed: Unreadable, until: float = 0.0) -> None:
        """Ask nothing more of a host."""
        for errand in self._schedule.drop(host):
            if isinstance(errand, _Robots):
                self._told(errand, None, failed)
            else:
                self._fail(errand, failed, until)

    def _told(self, robots: _Robots, answer: Answer | None, failed: Unreadable | None) -> None:
        """A robots.txt came, or did not: then nothing may be asked for, as RFC 9309 has it."""
        try:
            if answer is not None and answer.leads:
                target = followed(target_of(robots.url, robots.how), answer.leads, robots.how)
                robots.hops += 1
                if robots.hops > robots.how.redirects:
                    raise too_far(robots.how)
                robots.url = target.url
                self._schedule.put(target.host, robots, first=True)
                return
            self._manners.learn(robots.origin, robots.host, answer, failed)
        except Unreadable as why:
            self._closed[robots.host] = why
        del self._robots[robots.origin]
        for visit in robots.waiting:
            self._place(visit)

    def _answered(
        self, visit: _Visit, answer: Answer | None, failed: Unreadable | None, until: float
    ) -> None:
        if answer is None:
            self._make_of(visit, None, failed)
        elif answer.leads:
            self._follow(visit, answer)
        elif until and until <= self._clock.now() + _PATIENCE and visit.tries < _AGAIN:
            visit.tries += 1
            self._place(visit, first=True)
        else:
            self._make_of(visit, answer, None, until)

    def _follow(self, visit: _Visit, answer: Answer) -> None:
        try:
            target = followed(target_of(visit.url, visit.asked.how), answer.leads, visit.asked.how)
            visit.hops += 1
            if visit.hops > visit.asked.how.redirects:
                raise too_far(visit.asked.how)
        except Unreadable as failed:
            self._fail(visit, failed)
            return
        visit.moves = visit.moves and answer.status in _PERMANENT
        visit.moved = target.url if visit.moves else visit.moved
        visit.url = target.url
        self._place(visit, first=True)

    def _fail(self, visit: _Visit, failed: Unreadable, until: float = 0.0) -> None:
        self._make_of(visit, None, failed, until)

    def _make_of(
        self, visit: _Visit, answer: Answer | None, failed: Unreadable | None, until: float = 0.0
    ) -> None:
        self._results[visit.number] = self._make(Visited(visit.asked, answer, failed, visit.moved, until))
