"""The words for an age, with a number and no unit behind it, become phrases."""

from __future__ import annotations

from beleg.extraction.dates.anchors import Entry
from beleg.extraction.dates.phrases import DASHES, Phrase, Scan, plain_int


def read_aged(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """aged 12 · im Alter von 85 · at the age of 45, where no unit follows."""
    k = i + 1
    joints = scan.sets.age_of_joint
    if scan.small(k) in joints:
        k += 1
    elif entry.role == "age_of" and not scan.at(k)[:1].isdigit():
        return None
    last = _age_number(scan, k)
    if last == k:
        return None
    last = _listed(scan, last)
    if scan.has(scan.sets.number_link, last) or scan.at(last) in DASHES:
        after = _age_number(scan, last + 1)
        last = after if after > last + 1 else last
    unit = scan.known.anchors.get(scan.at(last))
    return Phrase(i, last + 1 if unit and unit.role == "unit" else last, "age")


def _listed(scan: Scan, last: int) -> int:
    """The token behind the ages that commas part: aged 19, 22, 23 and 41."""
    while scan.at(last) == ",":
        after = _age_number(scan, last + 1)
        if after == last + 1 or not (scan.at(after) == "," or scan.has(scan.sets.number_link, after)):
            break
        last = after
    return last


def _age_number(scan: Scan, k: int) -> int:
    """The token behind an age at ``k``, or ``k``."""
    digits = 0 <= plain_int(scan.at(k)) <= 120
    return k + 1 if digits or scan.known.cardinals.get(scan.small(k), 0) >= 1 else k
