"""The command line becomes its page of the documentation: every command with its options and an example.

``python -m beleg.cli.manual docs/commands.md`` writes it; a test holds the two together.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from beleg.cli.app import app

_HEAD = """\
# Commands

Written by `make docs` out of `beleg --help`: do not edit here. [series.md](series.md) says how figures are compared,
[review.md](review.md) how decisions go out and come in.

Data goes to standard output, everything else to standard error. On a terminal, listings are tables; elsewhere they are
tab-separated lines, uncut and without colour. `--ascii` uses no other signs, `NO_COLOR` is obeyed. Exit status: 0 done,
1 done but some inputs were refused (each named on standard error), 2 wrong usage, 130 interrupted.

In `jsonl` and `csv`, titles, names of origins and sentences are in the language of `--ui`; all else reads the same in both.
"""


def page() -> str:
    """The whole page."""
    group: Any = get_command(app)
    return "\n".join([_HEAD, *(line for command in group.commands.values() for line in _command(command))])


def _command(command: Any) -> Iterator[str]:
    yield f"## beleg {command.name}\n"
    yield f"{_paragraphs(command.help)}\n"
    example = (command.epilog or "").partition("Example:")[2]
    yield from (f"    {line.strip()}" for line in example.splitlines() if line.strip())
    yield "\n| | |\n| --- | --- |"
    yield from (_row(parameter) for parameter in command.params if not parameter.hidden)
    yield ""


def _paragraphs(help: str) -> str:
    """The help of a command with each paragraph on one line."""
    return "\n\n".join(" ".join(part.split()) for part in help.split("\n\n"))


def _row(parameter: Any) -> str:
    is_option = parameter.param_type_name == "option"
    names = ", ".join(f"`{name}`" for name in parameter.opts) if is_option else ""
    metavar = f"`{parameter.metavar}`" if parameter.metavar else ""
    called = " ".join(filter(None, (names, metavar)))
    needed = " Required." if is_option and parameter.required else ""
    return f"| {called} | {' '.join((parameter.help or '').split())}{needed}{_default(parameter)} |"


def _default(parameter: Any) -> str:
    value = getattr(parameter.default, "value", parameter.default)
    return f" Default: `{value}`." if isinstance(value, int | str) and not isinstance(value, bool) else ""


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), "utf-8")
