"""Numbers become ages without a unit: by the words for an age, "aged 12", or a name, "Oksana Petrenko (47)"."""

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


def age_by_name(scan: Scan, i: int) -> Phrase | None:
    """Oksana Petrenko (47) · Alice Kakamara, 30, · ( Anna K., 30)."""
    age = plain_int(scan.at(i))
    opener, closer = scan.at(i - 1), scan.at(i + 1)
    if not 3 <= age <= 110 or opener not in ("(", ","):
        return None
    name = i - 2
    if scan.at(name) == "." and len(scan.at(name - 1)) == 1:
        name -= 1
    if not _namelike(scan, name):
        return None
    if opener == "(":
        named = _namelike(scan, name - 1) and not scan.has(scan.sets.count_nouns, name)
    else:
        after = scan.at(i + 2)
        named = (closer == ")" or after[:1].islower()) and not scan.has(scan.sets.count_nouns, name)
        named = (
            named
            and not scan.has(scan.sets.number_link, i + 2)
            and not scan.has(scan.sets.not_named, name - 1)
        )
    return Phrase(i, i + 1, "age") if named else None


def _namelike(scan: Scan, i: int) -> bool:
    word = scan.at(i)
    word = word.rpartition("-")[2] or word  # "al-Qadasi"
    shape = bool(word) and word[0].isupper() and (len(word) == 1 or not word.isupper())
    return shape and word not in scan.known.anchors and not scan.has(scan.sets.not_named, i)
