"""``schemas.toml``, ``profiles.toml`` and ``words/`` become the tables of ``docs/exports.md``: ``python tools/make_exports.py``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from beleg.report.profiles import profiles
from beleg.report.schemas import Column, schema
from beleg.report.words import known, say

PAGE = Path(__file__).resolve().parent.parent / "docs" / "exports.md"
_BLOCK = re.compile(r"<!-- (\w+) ?(\w*) -->\n.*?<!-- end -->", re.DOTALL)


def written(page: str) -> str:
    """The page with every block between its marks written anew."""
    return _BLOCK.sub(_block, page)


def _block(found: re.Match[str]) -> str:
    kind, of = found.groups()
    lines = _TABLES[kind](of)
    return "\n".join((f"<!-- {kind}{of and ' ' + of} -->", *lines, "<!-- end -->"))


def _columns(table: str) -> Iterator[str]:
    """The columns that hold something, one a row; then those that are left to a person."""
    columns = schema(table)
    filled = [column for column in columns if not column.left]
    shown = [*_SHOWN[:1], *(each for each in _SHOWN[1:] if any(each[1](column) for column in columns))]
    yield from _rows(
        [heading for heading, _ in shown], [[of(column) for _, of in shown] for column in filled]
    )
    left = [f"`{column.name}` ({_small(column.meaning)})" for column in columns if column.left]
    if left:
        yield ""
        yield f"Always empty, for a person to fill: {', '.join(left)}."


def _small(sentence: str) -> str:
    """A sentence as a remark: without its full stop, small at the start unless that is a name."""
    text = sentence.rstrip(".").rstrip()
    return text if text.split(" ")[0] in ("Gleditsch", "PRIO-GRID") else text[:1].lower() + text[1:]


_SHOWN: list[tuple[str, Callable[[Column], str]]] = [
    ("column", lambda column: f"`{column.name}`"),
    ("hashtag", lambda column: column.tag and f"`{column.tag}`"),
    ("type", lambda column: column.type),
    ("unit", lambda column: column.unit),
    ("holds", lambda column: column.meaning),
    ("convention", lambda column: column.convention),
]


def _profiles(_: str) -> Iterator[str]:
    rows = [[f"`{name}`", say(f"profile.{name}", "en"), each.source] for name, each in profiles().items()]
    return _rows(["name", "what it does", "source"], rows)


def _formats(_: str) -> Iterator[str]:
    rows = [
        [f"`{name}`", say(f"format.{name}", "en"), say(f"limit.{name}", "en")] for name in known("format")
    ]
    return _rows(["format", "is", "cannot hold"], rows)


def _rows(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    headings = list(headings)
    for row in (headings, ["---"] * len(headings), *rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |".replace("|  |", "| |")


_TABLES: dict[str, Callable[[str], Iterator[str]]] = {
    "columns": _columns,
    "profiles": _profiles,
    "formats": _formats,
}


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8")
