"""Work that goes on becomes a bar on a terminal, else a line every ten seconds."""

from __future__ import annotations

import sys
from collections import deque
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from beleg.cli.screen import Screen
from beleg.ledger import Extent, Ledger
from beleg.report.lasting import pace, time_left
from beleg.report.words import counted, number, say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_LINE_EVERY = 10.0
_BAR_EVERY = 0.1
_PACE_OF = 60.0
_UNITS = (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000))


def work_out(ledger: Ledger, screen: Screen) -> None:
    """Have what waits in a ledger worked out, and say every ten seconds how much it still is."""
    shown = monotonic()

    def tell(waiting: int) -> None:
        nonlocal shown
        if not screen.quiet and monotonic() - shown >= _LINE_EVERY:
            shown = monotonic()
            screen.remark(counted("progress.waiting", waiting, screen.ui))

    ledger.renew(tell)


class _Mark(NamedTuple):
    """How far reading was at a time: articles, and what the whole is counted in."""

    time: float
    done: int
    reached: int


class Meter:
    """Shows how far reading has come on standard error; a context manager.

    ``extent`` is how much there is to read.
    """

    def __init__(self, screen: Screen, extent: Extent, bar: bool | None = None) -> None:
        self._screen = screen
        self._extent = extent
        self._shown = monotonic()
        self._marks = deque([_Mark(self._shown, 0, 0)])
        wanted = sys.stderr.isatty() if bar is None else bar
        self._bar = _Bar(extent.articles or extent.size) if wanted and not screen.quiet else None

    def show(self, done: int, refused: int, behind: int = 0) -> None:
        """Take note that so many articles are done, so many inputs refused, and so many bytes of files behind that."""
        now = monotonic()
        if self._screen.quiet or now - self._shown < (_BAR_EVERY if self._bar else _LINE_EVERY):
            return
        self._shown = now
        if self._bar:
            reached = behind if self._extent.articles is None else done + refused
            self._bar.show(reached, self.words(done, refused, behind, now))
        else:
            self._screen.remark(self.line(done, refused, behind, now))

    def words(self, done: int, refused: int, behind: int, now: float) -> tuple[str, str]:
        """What stands before the bar and after it."""
        ui = self._screen.ui
        said = [say("progress.refused", ui, n=number(refused, ui))] if refused else []
        after = [*said, *self._pace(done, refused, behind, now)]
        return f"{say('progress.reading', ui)}  {self._count(done, behind)}", "  ".join(after)

    def line(self, done: int, refused: int, behind: int, now: float) -> str:
        """``read 3,120 of 12,000 articles, 41 refused, 80 a second, about 2 min left``."""
        ui = self._screen.ui
        said = [say("progress.read", ui, count=self._count(done, behind))]
        if refused:
            said.append(say("progress.refused", ui, n=number(refused, ui)))
        return ", ".join([*said, *self._pace(done, refused, behind, now)])

    def _count(self, done: int, behind: int) -> str:
        ui, told = self._screen.ui, number(done, self._screen.ui)
        if self._extent.articles is not None:
            total = number(self._extent.articles, ui)
            return say("progress.of_articles", ui, done=told, total=total)
        count = counted("progress.articles", done, ui)
        if not self._extent.size:
            return count
        return f"{count}, {_of_size(behind, self._extent.size, ui)}"

    def _pace(self, done: int, refused: int, behind: int, now: float) -> list[str]:
        """The rate of the last minute and the time that the rest takes at it: what was read before goes by quickly."""
        ui = self._screen.ui
        mark = _Mark(now, done, behind if self._extent.articles is None else done + refused)
        self._marks.append(mark)
        while len(self._marks) > 2 and now - self._marks[1].time > _PACE_OF:
            self._marks.popleft()
        first = self._marks[0]
        rate = pace(done - first.done, now - first.time, ui)
        total = self._extent.articles or self._extent.size
        rest = total - first.reached if total else None
        left = time_left(mark.reached - first.reached, rest, now - first.time, ui)
        return [each for each in (rate, left) if each]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()


class _Bar:
    """The bar itself; the library that draws it is imported only when there is one."""

    def __init__(self, total: int | None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        self._progress: Progress = Progress(
            TextColumn("{task.fields[before]}"),
            BarColumn(complete_style="bold", finished_style="bold", pulse_style="dim"),
            TaskProgressColumn(),
            TextColumn("{task.fields[after]}"),
            console=Console(stderr=True),
            transient=True,
        )
        self._task: TaskID = self._progress.add_task("", total=total, before="", after="")
        self._progress.start()

    def show(self, done: int, words: tuple[str, str]) -> None:
        self._progress.update(self._task, completed=done, before=words[0], after=words[1])

    def stop(self) -> None:
        self._progress.stop()


def _of_size(behind: int, total: int, ui: str) -> str:
    """``1.2 of 5.4 GB``."""
    unit, size = next((each for each in _UNITS if total >= 2 * each[1]), _UNITS[-1])
    digits = 1 if total < 100 * size else 0
    done, whole = (number(round(each / size, digits), ui) for each in (behind, total))
    return say("progress.of_size", ui, done=done, total=whole, unit=unit)
