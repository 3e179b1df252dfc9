"""Work that goes on becomes a bar on a terminal, else a line every ten seconds."""

from __future__ import annotations

import sys
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self

from beleg.cli.screen import Screen
from beleg.report.lasting import time_left
from beleg.report.words import number, say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_LINE_EVERY = 10.0
_BAR_EVERY = 0.1


class Watch:
    """Shows how far reading has come on standard error; a context manager.

    ``total`` is the number of articles, ``None`` where it cannot be known beforehand.
    """

    def __init__(self, screen: Screen, total: int | None, bar: bool | None = None) -> None:
        self._screen = screen
        self._total = total
        self._started = self._shown = monotonic()
        wanted = sys.stderr.isatty() if bar is None else bar
        self._bar = _Bar(total) if wanted and not screen.quiet else None

    def show(self, done: int, refused: int) -> None:
        """Take note that so many articles are done and so many inputs refused."""
        now = monotonic()
        if self._screen.quiet or now - self._shown < (_BAR_EVERY if self._bar else _LINE_EVERY):
            return
        self._shown = now
        if self._bar:
            self._bar.show(done + refused, self.words(done, refused, now - self._started))
        else:
            self._screen.remark(self._line(done, refused))

    def words(self, done: int, refused: int, seconds: float) -> tuple[str, str]:
        """What stands before the bar and after it."""
        ui = self._screen.ui
        count = self._count("of_articles", "articles", done)
        left = time_left(done + refused, self._total, seconds, ui)
        said = [say("progress.refused", ui, n=number(refused, ui))] if refused else []
        return f"{say('progress.reading', ui)}  {count}", "  ".join([*said, *([left] if left else [])])

    def _line(self, done: int, refused: int) -> str:
        return self._count("line_of", "line", done, refused=number(refused, self._screen.ui))

    def _count(self, with_total: str, without: str, done: int, **values: object) -> str:
        ui = self._screen.ui
        key = without if self._total is None else with_total
        return say(f"progress.{key}", ui, done=number(done, ui), total=number(self._total or 0, ui), **values)

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
