"""One import: what was sent becomes articles that are shown first, and kept only when somebody says so."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import Final, NamedTuple

from beleg.ledger import AddReport, Ledger, StoreError, extract_each
from beleg.model import Article, Told
from beleg.read import Refusal

READING, READ, WAITING, ADDING, DONE, STOPPED, FAILED = (
    *("reading", "read", "waiting", "adding"),
    *("done", "stopped", "failed"),
)
GOING_ON: Final = (READING, WAITING, ADDING)
MOST_SHOWN: Final = 100  # articles that are listed before they are added
_LOOKED_INTO: Final = 2_000_000  # characters in which figures are looked for before that
_MOST_TOLD: Final = 200  # figures of an article that are kept until then
_SLICE: Final = 25  # articles between two looks at whether to stop


class Input(NamedTuple):
    """Something sent: its name, its size in bytes, what reads it, and how many bytes it has read."""

    name: str
    size: int
    articles: Callable[[], Iterator[Article | Refusal]]
    at: Callable[[], int] = int


class Found(NamedTuple):
    """An article that was read, with its id, which outlasts its text here.

    ``figures`` is how many it has, ``None`` where nobody looked for them yet, ``told`` are the first of them. ``known`` says where its text is already: ``ledger``, ``here`` (twice in this import), ``""`` for nowhere. ``unread``
    says why no figures can be found in it, as in a language that there is no pack for.
    """

    id: str
    article: Article
    figures: int | None = None
    told: Sequence[Told] = ()
    known: str = ""
    unread: Refusal | None = None


@dataclass(frozen=True, slots=True)
class State:
    """How far a run has come. ``done`` of ``total`` are bytes while it reads, articles while it adds.

    ``inputs`` of ``given`` were read. ``found`` are articles read, ``refused`` what could not be; ``added``, ``present`` and
    ``figures`` count what was kept. ``seconds`` is how long the work goes on, ``stopping`` whether it ends soon, ``rest`` how
    many articles were chosen and are not kept yet.
    """

    stage: str
    given: int
    inputs: int = 0
    done: int = 0
    total: int = 0
    added: int = 0
    present: int = 0
    figures: int = 0
    seconds: float = 0.0
    stopping: bool = False
    rest: int = 0
    found: Sequence[Found] = ()
    refused: Sequence[Refusal] = ()

    @property
    def new(self) -> Sequence[tuple[int, Found]]:
        """The articles that could be added, each with its number in the run."""
        return [(number, each) for number, each in enumerate(self.found) if not each.known]

    @property
    def known(self) -> Sequence[Found]:
        """The articles whose text is known."""
        return [each for each in self.found if each.known]


class Run:
    """One import from what was sent to what was kept. Work is done in one thread at a time, looked at in any."""

    def __init__(self, id: str, inputs: Sequence[Input]) -> None:
        self.id = id
        self.size = sum(each.size for each in inputs)
        self.looked_at = monotonic()
        self._inputs = deque(inputs)
        self._chosen: Sequence[Article] = ()
        self._texts: set[str] = set()
        self._to_look_into = _LOOKED_INTO
        self._begun = monotonic()
        self._change = threading.Condition()
        self._state = State(READING, len(inputs), total=self.size)
        self._found: list[Found] = []
        self._refused: list[Refusal] = []

    def state(self) -> State:
        """How far it has come; asking keeps the run from being forgotten."""
        with self._change:
            self.looked_at = monotonic()
            going = self._state.stage in GOING_ON
            seconds = monotonic() - self._begun if going else self._state.seconds
            return replace(
                self._state,
                seconds=seconds,
                rest=len(self._chosen),
                found=[*self._found],
                refused=[*self._refused],
            )

    @property
    def stage(self) -> str:
        """What it is doing."""
        return self._state.stage

    def wait(self, seconds: float) -> bool:
        """Wait until nothing goes on any more, at most so long; returns whether that is so."""
        with self._change:
            return self._change.wait_for(lambda: self._state.stage not in GOING_ON, seconds)

    def stop(self) -> None:
        """End soon; what is done is kept."""
        with self._change:
            if self._state.stage == WAITING:
                self._set(stage=STOPPED)
            elif self._state.stage in GOING_ON:
                self._set(stopping=True)

    def read(self, ledger: Ledger) -> None:
        """Read all that was sent and look for figures in what comes first."""
        self._begun = monotonic()
        before = 0
        while self._inputs and not self._is_stopping():
            sent = self._inputs.popleft()
            for found in sent.articles():
                self._take(found, ledger)
                self._set(done=before + min(sent.at(), sent.size))
                if self._is_stopping():
                    break
            before += sent.size
            self._set(inputs=self._state.inputs + 1, done=before)
        self._inputs.clear()
        self._set(stage=READ, stopping=False)

    def _is_stopping(self) -> bool:
        return self._state.stopping

    def _take(self, found: Article | Refusal, ledger: Ledger) -> None:
        if isinstance(found, Refusal):
            with self._change:
                self._refused.append(found)
            return
        id = found.id
        known = "here" if id in self._texts else "ledger" if ledger.article(id) else ""
        self._texts.add(id)
        look = not known and len(self._found) < MOST_SHOWN and len(found.text) <= self._to_look_into
        self._to_look_into -= len(found.text) if look else 0
        read = _looked_into(id, found) if look else Found(id, found, known=known)
        with self._change:
            self._found.append(read)

    def choose(self, changed: Mapping[int, Article]) -> bool:
        """Have these articles added, by their numbers, and what is known already; false where nothing can be now.

        Articles that are known are given to the ledger too: it notes other outlets that carry the same words.
        """
        with self._change:
            if self._state.stage != READ or not changed:
                return False
            known = [each.article for each in self._found if each.known]
            self._chosen = [*changed.values(), *known]
            self._set(stage=WAITING, done=0, total=len(self._chosen), stopping=False)
            return True

    def resume(self) -> bool:
        """Have the rest added after a stop or a failure; false where there is none."""
        with self._change:
            if self._state.stage not in (STOPPED, FAILED) or not self._chosen:
                return False
            self._set(stage=WAITING, stopping=False)
            return True

    def add(self, ledger: Ledger) -> None:
        """Keep the chosen articles; raises ``StoreError``, and what was counted until then is kept."""
        with self._change:
            if self._state.stage != WAITING:
                return
            self._set(stage=ADDING)
        self._begun = monotonic()
        while self._chosen and not self._is_stopping():
            report = _added(ledger, self._chosen[:_SLICE])
            if report is not None:
                self._chosen = self._chosen[_SLICE:]
                self._count(report)
        if not self._chosen:
            self._forget_texts()
        self._set(stage=STOPPED if self._chosen else DONE, stopping=False)

    def _count(self, report: AddReport) -> None:
        with self._change:
            self._refused += report.refused
            self._set(
                added=self._state.added + report.added,
                present=self._state.present + report.present,
                figures=self._state.figures + report.figures,
                done=self._state.total - len(self._chosen),
            )

    def fail(self) -> None:
        """Note that the work broke off."""
        self._set(stage=FAILED, stopping=False)

    def _forget_texts(self) -> None:
        """What was kept is in the ledger; its text need not stay here too."""
        with self._change:
            self._found = [
                each._replace(article=each.article._replace(text=""), told=()) for each in self._found
            ]
            self.size = 0

    def _set(self, **values: object) -> None:
        with self._change:
            seconds = monotonic() - self._begun
            self._state = replace(self._state, seconds=seconds, **values)  # type: ignore[arg-type]
            self._change.notify_all()


def _added(ledger: Ledger, articles: Sequence[Article]) -> AddReport | None:
    """What adding did; ``None`` where somebody else writes for so long that it has to be tried again."""
    try:
        return ledger.add(*articles)
    except StoreError as error:
        if error.code != "busy":
            raise
        return None


def _looked_into(id: str, article: Article) -> Found:
    """An article with the figures that would be added with it."""
    found = next(iter(extract_each([article])))
    if isinstance(found, Refusal):
        return Found(id, article, unread=found)
    return Found(id, found.article, len(found.figures), found.told()[:_MOST_TOLD])
