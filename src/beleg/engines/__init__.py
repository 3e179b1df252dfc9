"""Where work on many articles is done: the engine protocol, and the engines by name.

An engine has two verbs: ``each`` runs a function over many items, ``grouped`` over the items of each key. It knows nothing of
articles: functions and items are passed in, both as ``pickle`` takes them (a function of a module, or a ``partial`` of one). To
add an engine, write a class with these verbs and name it here; ``tests/engines/test_engines.py`` holds every engine that is
named here to the same answers. ``spark.py`` is none of them: its verbs work on tables that no process holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from types import TracebackType
from typing import Any, Final, Literal, Protocol, Self, TypeVar

__all__ = ["ENGINES", "Engine", "EngineError", "Loss", "open_engine"]

T = TypeVar("T")
R = TypeVar("R")
K = TypeVar("K", str, tuple[str, ...])

ENGINES: Final = {
    "local": "beleg.engines.local:Local",
}

# Why an item has no result: what worked on it died (of a crash, of too little memory), or it took too long.
Loss = Literal["died", "too_long"]


class EngineError(Exception):
    """An engine cannot do what was asked; ``code`` is a key of the group ``error`` in ``words/``."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class Engine(Protocol):
    """Runs functions over many items, somewhere; a context manager, which lets go of what it holds at its end.

    What a function raises is raised here, when its turn comes.
    """

    def each(
        self,
        work: Callable[[T], R],
        items: Iterable[T],
        *,
        size: Callable[[T], int],
        lost: Callable[[T, Loss], R],
    ) -> Iterator[R]:
        """What ``work`` makes of each item, in the order given.

        Items are taken as they are needed, so that what waits stays small however many there are. ``size`` says how large an item
        is, in characters or bytes; ``lost`` says what stands for an item that cost its worker its life.
        """
        ...

    def grouped(
        self,
        work: Callable[[K, Sequence[T]], R],
        items: Iterable[T],
        *,
        key: Callable[[T], K],
        size: Callable[[T], int],
        lost: Callable[[K, Loss], R],
    ) -> Iterator[R]:
        """What ``work`` makes of the items of each key, in the order of keys; items of one key keep their order."""
        ...

    def close(self) -> None:
        """Let go of processes and connections; what was not asked for yet is dropped."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def open_engine(name: str, **settings: Any) -> Engine:
    """The engine of a name, with its settings (``jobs`` of ``local``); raises ``LookupError`` where there is none.

    >>> with open_engine("local", jobs=1) as engine:
    ...     list(engine.each(len, ["zwölf", "Tote"], size=len, lost=lambda word, why: 0))
    [5, 4]
    """
    if name not in ENGINES:
        raise LookupError(f"no engine {name!r}; there is {', '.join(ENGINES)}")
    module, _, engine = ENGINES[name].partition(":")
    made: Engine = getattr(import_module(module), engine)(**settings)
    return made
