"""Where work on many articles is done: by processes of this machine (``local``), or by a Spark cluster (``spark``).

An engine knows nothing of articles: functions and items are passed in, both as ``pickle`` takes them (a function of a module, or
a ``partial`` of one). Both have the verb ``each``. That of ``local`` hands every result to the caller, in order; that of ``spark``
makes a table of a table, which no process holds, and tables have verbs that the first has no use for: ``grouped``, ``save``.
"""

from __future__ import annotations

from typing import Literal

__all__ = ["EngineError", "Loss"]

# Why an item has no result: what worked on it died (of a crash, of too little memory), or it took too long.
Loss = Literal["died", "too_long"]


class EngineError(Exception):
    """An engine cannot do what was asked; ``code`` is a key of the group ``error`` in ``words/``."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values
