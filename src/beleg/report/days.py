"""ISO dates become the dates of a sentence: 13 Jan 2025, 13.01.2025."""

from __future__ import annotations

import re

from beleg.report.words import say

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")


def day(iso: str | None, ui: str) -> str:
    """A day, a month or a year as a sentence has it; what is no ISO date stands for itself.

    >>> day("2025-01-03", "en"), day("2025-01-03", "de"), day("2024-10", "en"), day("2024", "de"), day(None, "en")
    ('3 Jan 2025', '03.01.2025', 'Oct 2024', '2024', 'no date')
    """
    if not iso:
        return say("date.none", ui)
    found = _DATE.match(iso)
    if not found or not "01" <= (found[2] or "01") <= "12":
        return iso
    year, month, of_month = found.groups()
    if month is None:
        return str(year)
    if of_month is None:
        return say("date.month", ui, month=say(f"month.{month}", ui), year=year)
    return say("date.day", ui, day=int(of_month), month=say(f"month_of_day.{month}", ui), year=year)


def covered(first: str | None, last: str | None, ui: str) -> str:
    """The days that a number speaks of: ``"Nov 2024 to Feb 2025"``, empty where nothing is said.

    >>> covered("2024-11-01", "2025-02-07", "en"), covered("2025-02-07", "2025-02-07", "de"), covered(None, None, "en")
    ('1 Nov 2024 to 7 Feb 2025', '07.02.2025', '')
    """
    if first == last or first is None or last is None:
        one = first or last
        return day(one, ui) if one else ""
    return say("date.between", ui, first=day(first, ui), last=day(last, ui))
