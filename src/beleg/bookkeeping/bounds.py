"""Days that bound what is asked for are looked at before anything is asked."""

from __future__ import annotations

import re
from typing import Final

from beleg.stores import Filter, SeriesFilter

_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")


def check(where: Filter | SeriesFilter) -> None:
    """Raise ``ValueError`` for a bound that is no year, month or day.

    >>> check(Filter(since="2025-02"))
    """
    for bound in (where.since, where.until):
        if bound is not None and not _DATE.match(bound):
            raise ValueError(f"not a date: {bound!r}")
