"""What went wrong inside becomes lines of the server's log: which kind of fault and where in the program, nothing else.

The message of a fault can hold words of an article or what a reader sent, and logs are kept and passed on. With
``BELEG_TRACEBACK`` in the environment faults are raised whole.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

_HOME = Path(__file__).resolve().parents[2]


def report(error: BaseException, during: str) -> None:
    """Write a fault to standard error, or raise it where the whole of it is asked for."""
    if os.environ.get("BELEG_TRACEBACK"):
        raise error
    log(error, during)


def log(error: BaseException, during: str) -> None:
    """Write a fault to standard error."""
    print(f"beleg: {during}: {told(error)}", file=sys.stderr, flush=True)


def told(error: BaseException) -> str:
    """Kind and place of a fault and of those behind it.

    >>> try:
    ...     int("words of an article")
    ... except ValueError as error:
    ...     told(error).splitlines()[0]
    'ValueError'
    """
    return "\n".join(line for each in _chain(error) for line in _lines(each))


def _lines(error: BaseException) -> Iterator[str]:
    yield type(error).__name__
    for frame, line in traceback.walk_tb(error.__traceback__):
        code = frame.f_code
        yield f"  {_short(code.co_filename)}:{line} {code.co_name}"


def _short(file: str) -> str:
    return file.removeprefix(f"{_HOME}{os.sep}")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
