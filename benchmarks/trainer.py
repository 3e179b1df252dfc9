"""Invented articles become the record of what runs most: read by a build that records it (``compile.py --trained``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import beleg
import mixed

ROOT: Final = Path(__file__).resolve().parent.parent
SIZE: Final = 500_000  # bytes of mixed news
SEED: Final = 2  # no round of bench.py reads these


def main() -> None:
    for text in _texts():
        found = beleg.extract(text)
        # Both are worked out when they are asked for.
        _ = found.relations, found.statements


def _texts() -> Iterator[str]:
    yield from mixed.articles(SIZE, SEED)
    for path in sorted((ROOT / "examples").glob("*.txt")):
        yield path.read_bytes().decode("utf-8")


if __name__ == "__main__":
    main()
