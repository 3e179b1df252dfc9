"""Text becomes output: data on standard output, everything else on standard error, as each of the two can show it."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from beleg.report.words import choose, plain, say

_BOLD, _NORMAL = "\x1b[1m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Screen:
    """How to write: ``width`` is ``None`` where tables are tab-separated because nobody looks at a terminal.

    ``mentions`` lists a figure each time it is told, else tables have it once.
    """

    ui: str = "en"
    width: int | None = None
    ascii: bool = False
    bold: bool = False
    quiet: bool = False
    mentions: bool = False

    @property
    def cut_mark(self) -> str:
        return "..." if self.ascii else "…"

    def shown(self, text: str) -> str:
        """A line as it is written."""
        return (plain(text) if self.ascii else text) + "\n"

    def titled(self, text: str) -> str:
        """A line as it stands over a table."""
        return f"{_BOLD}{text}{_NORMAL}" if self.bold else text

    def line(self, text: str) -> None:
        """One line of data."""
        sys.stdout.write(self.shown(text))

    def lines(self, texts: Iterable[str]) -> None:
        """Lines of data."""
        for text in texts:
            self.line(text)

    def title(self, text: str) -> None:
        """A line over a table."""
        self.line(self.titled(text))

    def pieces(self, texts: Iterable[str]) -> None:
        """Data in a format of its own, always UTF-8 and exactly as it is."""
        in_utf8()
        for text in texts:
            sys.stdout.write(text)

    def note(self, key: str, **values: object) -> None:
        """A line that is no data, left out where quiet is asked for."""
        if not self.quiet:
            self.remark(say(key, self.ui, **values))

    def remark(self, text: str) -> None:
        """A line on standard error, whatever is asked for."""
        sys.stdout.flush()
        print(plain(text) if self.ascii else text, file=sys.stderr)

    def complain(self, key: str, **values: object) -> None:
        """``beleg: what: why; what helps``."""
        self.remark("beleg: " + say(f"error.{key}", self.ui, **values))


def screen(
    ui: str | None,
    ascii: bool = False,
    quiet: bool = False,
    width: int | None = None,
    mentions: bool = False,
) -> Screen:
    """The screen as asked for and as the surroundings allow."""
    terminal = sys.stdout.isatty()
    if width is None and terminal:
        width = shutil.get_terminal_size((100, 24)).columns
    return Screen(
        ui=choose(ui, os.environ),
        width=width,
        ascii=ascii or not _shows_signs(),
        bold=terminal and wants_colour(os.environ),
        quiet=quiet,
        mentions=mentions,
    )


def wants_colour(environment: Mapping[str, str]) -> bool:
    """Whether a terminal may be sent more than text.

    >>> wants_colour({}), wants_colour({"NO_COLOR": "1"}), wants_colour({"TERM": "dumb"})
    (True, False, False)
    """
    return not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def forgiving() -> None:
    """Let no letter that an output cannot show stop the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def in_utf8() -> None:
    """Data formats are UTF-8 with plain line ends, whatever the terminal."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


def _shows_signs() -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return encoding.lower().replace("_", "-") in ("utf-8", "utf8")
