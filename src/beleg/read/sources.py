"""Paths, folders, addresses and '-' become a list of sources to read, in a fixed order."""

from __future__ import annotations

import os
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from beleg.read.options import Refusal

STANDARD_INPUT = "-"
# What lies beside saved articles and nobody takes for one; all else in a folder is read or refused by name.
_BESIDE = (
    ".tsv",
    ".csv",
    ".toml",
    ".css",
    ".js",
    ".map",
    ".ico",
    ".svg",
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".webp",
    ".db",
    ".db-journal",
    ".db-shm",
    ".db-wal",
)
_ABOUT = ("README", "LICENSE", "LICENCE", "NOTICE")


class Address(NamedTuple):
    """A page of the web; it is fetched when it is read."""

    url: str


class Source(NamedTuple):
    """One input: ``name`` as the user knows it, ``doc`` for its article.

    It is the file at ``path``, or the bytes of ``held``, which is left open, or else standard input. ``named`` says that a
    person gave this itself and no folder around it, ``public`` that it came from a public machine.
    """

    name: str
    doc: str
    path: Path | None
    held: BinaryIO | None = None
    named: bool = False
    public: bool = False

    def size(self) -> int | None:
        """Bytes, ``None`` where only reading can tell."""
        if self.path is None:
            return None
        found = self.path.stat()
        return found.st_size if stat.S_ISREG(found.st_mode) else None

    def open(self) -> BinaryIO:
        """A stream of its bytes; raises ``OSError``."""
        if self.path is not None:
            return self.path.open("rb")
        return _standard_input() if self.held is None else self.held


def _standard_input() -> BinaryIO:
    """A reader of its own: Python, when it ends, takes the lock of ``sys.stdin``, which a thread may hold that still reads."""
    try:
        return open(sys.stdin.fileno(), "rb", closefd=False)
    except (OSError, ValueError):
        return sys.stdin.buffer


class Gauge:
    """How many bytes of sources lie behind what was given of them last."""

    __slots__ = ("_before", "done")

    def __init__(self) -> None:
        self._before = self.done = 0

    def reach(self, stream: BinaryIO) -> None:
        """Note how far the source at hand is read."""
        self.done = self._before + stream.tell()

    def leave(self, source: Source) -> None:
        """Note that nothing more is read of a source."""
        try:
            self._before += source.size() or 0
        except OSError:
            return
        self.done = self._before


def is_address(given: str) -> bool:
    """Whether what was given is an address of the web and no path.

    >>> is_address("https://beispiel.example/a"), is_address("a.txt"), is_address("C:/a.txt")
    (True, False, False)
    """
    return given[:8].lower().startswith(("http://", "https://"))


def is_beside(name: str) -> bool:
    """Whether a file of a folder lies beside articles and nobody takes it for one.

    >>> is_beside("logo.svg"), is_beside(".hidden"), is_beside("war.db"), is_beside("a.txt"), is_beside("a.pdf")
    (True, True, True, False, False)
    """
    return name.startswith((".", *_ABOUT)) or name.lower().endswith(_BESIDE)


def find(paths: Iterable[str | Path], leave_out: Path | None = None) -> Iterator[Source | Address | Refusal]:
    """The sources behind ``paths``; a folder gives its files, sorted, those of its subfolders too.

    ``doc`` is the file's name, or its path inside the given folder. Two files given by the same name keep
    their paths. ``leave_out`` (the metadata table) is not taken from a folder; no file comes twice.
    """
    given = [str(path) for path in paths]
    names = Counter(Path(path).name for path in dict.fromkeys(given))
    seen: set[str] = set() if leave_out is None else {os.path.realpath(leave_out)}
    for path in given:
        for found in _behind(path, names):
            if isinstance(found, Source) and found.path is not None:
                real = os.path.realpath(found.path)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def _behind(path: str, names: Counter[str]) -> Iterator[Source | Address | Refusal]:
    if path == STANDARD_INPUT:
        yield Source("standard input", "standard input", None, named=True)
    elif is_address(path):
        yield Address(path)
    elif "\x00" in path or not os.path.lexists(path):
        yield Refusal(path.replace("\x00", "\\0"), "no such file or folder", "check the path")
    elif os.path.isdir(path):
        yield from _in_folder(path)
    else:
        file = Path(path)
        yield Source(path, file.name if names[file.name] == 1 else file.as_posix(), file, named=True)


def _in_folder(folder: str) -> Iterator[Source | Refusal]:
    empty = True
    for found in _walk(folder):
        empty = False
        yield found
    if empty:
        yield Refusal(folder, "no article in this folder", "articles end in .txt, .html, .jsonl or .json")


def _walk(folder: str) -> Iterator[Source | Refusal]:
    refused: list[Refusal] = []

    def closed(error: OSError) -> None:
        refused.append(Refusal(str(error.filename), "folder cannot be opened", "check its permissions"))

    for base, folders, files in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not is_beside(name):
                yield _file(Path(base, name), folder)
        yield from refused
        refused.clear()
    yield from refused


def _file(path: Path, folder: str) -> Source | Refusal:
    if path.exists() and not path.is_file():
        return Refusal(str(path), "not a regular file", "leave it out")
    return Source(str(path), path.relative_to(folder).as_posix(), path)
