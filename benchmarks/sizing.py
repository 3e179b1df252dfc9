"""Measured rates and assumptions become the hours and the cost of reading news archives on clusters of several sizes.

Both are in ``sizing.toml``, each measured rate with how it was measured, each assumption with its source and date. The
tables of a page stand between two marks and are written anew:

    python benchmarks/sizing.py docs/sizing.md
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

GIVEN: Final[Mapping[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
BEGIN: Final = "<!-- worked out by benchmarks/sizing.py -->"
END: Final = "<!-- end -->"
_HOUR: Final = 3_600.0


def pages_of(archive: Mapping[str, Any]) -> float:
    """How many pages an archive holds."""
    return float(archive["gigabytes"]) * 1_000_000 / GIVEN["assumed"]["page"]["kilobytes"]


def hours(articles: float, rate: str, processors: int) -> float:
    """How long so many articles take on so many processors, at a measured rate of one process."""
    together = processors * GIVEN["assumed"]["efficiency"]["share"] if processors > 1 else 1
    return articles / (GIVEN["rates"][rate]["articles"] * together) / _HOUR


def cost(spent: float, processors: int) -> float:
    """Dollars for so many hours of so many processors."""
    return spent * processors * float(GIVEN["assumed"]["price"]["dollars"])


def tables() -> str:
    """All tables of the page."""
    return "\n".join([*_rates(), "", *_assumptions(), "", *_archives(), "", *_totals()])


def _rates() -> Iterator[str]:
    yield "| what one process reads | articles or pages a second | measured on |"
    yield "| --- | --- | --- |"
    for rate in GIVEN["rates"].values():
        yield f"| {rate['name']} | {rate['articles']:,} | {rate['measured']} |"


def _assumptions() -> Iterator[str]:
    yield "| assumption | value | where it is from |"
    yield "| --- | --- | --- |"
    for each in GIVEN["assumed"].values():
        yield f"| {each['name']} | {each['value']} | {each['source']} |"
    for each in GIVEN["archives"].values():
        yield f"| size of {each['name']} | {each['gigabytes']:,} GB packed, {pages_of(each):,.0f} pages | {each['source']} |"


def _archives() -> Iterator[str]:
    clusters = GIVEN["clusters"].values()
    yield "| time for web archives (WARC) | " + " | ".join(each["name"] for each in clusters) + " |"
    yield "| --- |" + " --- |" * len(clusters)
    for archive in GIVEN["archives"].values():
        row = [_told(hours(pages_of(archive), "warc", each["processors"])) for each in clusters]
        yield f"| {archive['name']} | " + " | ".join(row) + " |"


def _totals() -> Iterator[str]:
    yield "| dollars, whatever the size of the cluster | from the archives | from text that is there already |"
    yield "| --- | --- | --- |"
    many = max(each["processors"] for each in GIVEN["clusters"].values())
    for archive in GIVEN["archives"].values():
        row = [cost(hours(pages_of(archive), rate, many), many) for rate in ("warc", "text")]
        yield f"| {archive['name']} | {row[0]:,.2f} | {row[1]:,.2f} |"


def _told(spent: float) -> str:
    """A time in the unit that suits it."""
    if spent >= 1:
        return f"{spent:,.0f} h" if spent >= 10 else f"{spent:.1f} h"
    return f"{spent * 60:.0f} min" if spent >= 1 / 60 else f"{spent * _HOUR:.0f} s"


def page(text: str) -> str:
    """A page with its tables worked out anew."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables()}\n\n{END}{after}"


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(page(path.read_text("utf-8")), "utf-8", newline="\n")
