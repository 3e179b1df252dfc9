"""Tables become JSON lines: one record a line, keys in fixed order, letters as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from beleg.model import Told
from beleg.report.records import told_record
from beleg.report.selection import Selection


def line(record: Mapping[str, object]) -> str:
    """One record as one line of JSON that UTF-8 can always hold.

    >>> line({"doc": "a.txt", "place": "Łódź"})
    '{"doc": "a.txt", "place": "Łódź"}\\n'
    """
    text = json.dumps(record, ensure_ascii=False)
    # Half of a surrogate pair has no UTF-8 form; JSON can still say it as an escape.
    return (text if _encodes(text) else json.dumps(record)) + "\n"


def export(selection: Selection) -> Iterator[str]:
    """One line for each record of a table; ``mentions``, here with the evidence, where no table is named.

    >>> [*export(Selection(table="points"))]
    []
    """
    # Loaded when asked for: a listing needs no schema.
    from beleg.report import tables

    if selection.table in ("", "mentions"):
        found = (
            told_record(told) | tables.coded(told.figure, selection.profile) for told in selection.told()
        )
        return map(line, found)
    return map(line, tables.records(selection.table, selection))


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
