"""One command line becomes an exit status; whatever goes wrong becomes one line of why and what helps."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import pairwise

import typer
from typer.main import get_command

from beleg.cli.screen import Screen, screen
from beleg.report.words import LANGUAGES, say

DONE, SOME_REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


class Wrong(Exception):
    """Wrong usage; ``code`` is a key of the group ``error`` in ``words/``."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def run(app: typer.Typer, arguments: Sequence[str]) -> int:
    """Run a command line; returns its exit status and never raises for what a user can cause."""
    command = get_command(app)
    if "_BELEG_COMPLETE" in os.environ:
        return int(command.main(args=list(arguments), prog_name="beleg", standalone_mode=False) or DONE)
    said = _screen(arguments)
    try:
        with command.make_context("beleg", list(arguments)) as context:
            status = int(command.invoke(context) or DONE)
        sys.stdout.flush()
        return status
    except typer.Exit as stopped:
        return stopped.exit_code
    except (KeyboardInterrupt, typer.Abort):
        said.remark(say("add.stopped", said.ui))
        return INTERRUPTED
    except BrokenPipeError:
        # The reader, such as head, has seen enough; a second attempt to flush at exit must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        if _explained(error, said):
            return WRONG_USAGE
        if os.environ.get("BELEG_TRACEBACK"):
            raise
        said.complain("unexpected", what=f"{type(error).__name__} ({' '.join(str(error).split())[:200]})")
        return WRONG_USAGE


def _screen(arguments: Sequence[str]) -> Screen:
    """The screen for errors, before or without a full reading of the arguments."""
    asked = [value for name, value in pairwise(arguments) if name == "--ui" and value in LANGUAGES]
    asked += [a[5:] for a in arguments if a.startswith("--ui=")]
    return screen(asked[-1] if asked else None, "--ascii" in arguments)


def _explained(error: Exception, said: Screen) -> bool:
    """One line for an error of usage, of a ledger or of a file; false for any other."""
    code, values = getattr(error, "code", None), getattr(error, "values", None)
    if isinstance(code, str) and isinstance(values, dict):
        said.complain(code, **values)
    elif (message := getattr(error, "format_message", None)) is not None:
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "beleg"
        said.complain("usage", why=_sentence(message()), command=path)
    elif isinstance(error, OSError):
        why = (error.strerror or type(error).__name__).lower()
        said.complain("refusal_bare", what=error.filename or "beleg", why=why)
    else:
        return False
    return True


def _sentence(message: str) -> str:
    """The parser's message as the middle of a line: no full stop, no line breaks, small at the start.

    >>> _sentence("No such option: --lenght Did you mean --length?")
    'no such option: --lenght Did you mean --length?'
    """
    text = " ".join(message.split()).replace("Value error, ", "").rstrip(".")
    return text[:1].lower() + text[1:]
