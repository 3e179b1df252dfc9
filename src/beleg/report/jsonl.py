"""Figures become JSON lines: one figure a line, keys in fixed order, letters as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from beleg.model import Told
from beleg.report.records import told_record


def line(record: Mapping[str, object]) -> str:
    """One record as one line of JSON that UTF-8 can always hold.

    >>> line({"doc": "a.txt", "place": "Łódź"})
    '{"doc": "a.txt", "place": "Łódź"}\\n'
    """
    text = json.dumps(record, ensure_ascii=False)
    # Half of a surrogate pair has no UTF-8 form; JSON can still say it as an escape.
    return (text if _encodes(text) else json.dumps(record)) + "\n"


def write(rows: Iterable[Told]) -> Iterator[str]:
    """One line for each figure, in the order given."""
    for told in rows:
        yield line(told_record(told))


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
