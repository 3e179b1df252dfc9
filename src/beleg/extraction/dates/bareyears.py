"""Four digits name a year or count something: "in 1643 the town fell", "1950 getötete Soldaten"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.dates.phrases import DASHES, Scan, counted_next, plain_int

_SIGNS: Final = frozenset(("-", "/", "#", "+", "€", "$", "£", "&"))


def is_year(scan: Scan, i: int, year: int) -> bool:
    """Whether the four digits at ``i`` name a year and count nothing."""
    known, before = scan.known, scan.small(i - 1)
    if before in scan.sets.year_nouns:
        return True
    after = scan.at(i + 1)
    plausible = 1900 <= year <= 2040 and year % 100 != 0
    if counted_next(scan, i, year) and not (plausible and before in scan.sets.year_strong):
        return False
    if before == "(":
        first = 1800 if scan.known.nouns_capital else _first_named(scan, i)
        return first <= year <= 2040 and after in (")", ",", "-", "–", ";")
    if before in scan.sets.year_bounds and scan.small(i - 2) in scan.sets.year_bounds:
        return plausible  # "as late as 1971"
    if before in scan.sets.year_strong or before in known.parts:
        return 1500 <= year <= 2060 or scan.phrases != [] and scan.phrases[-1].role == "year"
    return _year_by_words(scan, i, year, plausible, before)


def _first_named(scan: Scan, i: int) -> int:
    """The first year that may stand in brackets at ``i``: "the Siege of Orv (1643)", but not "deaths (1643)"."""
    named = scan.at(i - 2)[:1].isupper() and not scan.has(scan.sets.counted, i - 2) and scan.at(i + 1) == ")"
    return 1000 if named else 1800


def _year_by_words(scan: Scan, i: int, year: int, plausible: bool, before: str) -> bool:
    chained = scan.phrases[-1] if scan.phrases else None
    if chained and chained.role == "year" and chained.last == i - 1:
        sets = scan.sets
        linked = before in sets.range_and or before in sets.range_mid or before in sets.number_link
        return linked or before == "," or before in DASHES
    ends_range = scan.has(scan.sets.range_mid, i + 1) or scan.has(scan.sets.range_and, i + 1)
    if before in scan.sets.years_open:
        if not plausible:
            early = (
                not scan.known.nouns_capital and before in scan.sets.inside and year < 1900
            )  # "in 1643 the town fell"
            return early or 1500 <= year <= 2060 and ends_range and _is_range_end(scan, i + 2, year)
        linked = scan.has(scan.sets.range_and, i + 1) or scan.has(scan.sets.range_mid, i + 1)
        rises = linked and before in scan.sets.range_open and _is_number(scan.at(i + 2))
        return not rises or _is_range_end(scan, i + 2, year)
    if before in scan.sets.year_adverbs and 1500 <= year < 1900 and scan.has(scan.sets.function, i + 1):
        return True
    counts = scan.has(scan.sets.count_before, i - 1) and scan.at(i + 1) != ":"
    return plausible and not counts and not _counts_beyond(scan, i, year)


def _is_range_end(scan: Scan, i: int, year: int) -> bool:
    """Whether a later year stands at ``i``: von 1996 bis 2001."""
    other = plain_int(scan.at(i))
    return year < other <= 2100 and not counted_next(scan, i, other)


def _is_number(word: str) -> bool:
    return word[:1].isdigit()


def _counts_beyond(scan: Scan, i: int, year: int) -> bool:
    """1950 getötete Soldaten: a round number, an adjective, a noun; and signs that make it a code."""
    after = scan.at(i + 1)
    signed = scan.at(i - 1) in _SIGNS or (scan.at(i - 1) == ":" and scan.glued(i))
    if signed or after in ("€", "$", "-") or (after == ":" and scan.glued(i + 2)):
        return not (after in ("-", "–") and _is_range_end(scan, i + 2, year))
    if scan.known.nouns_capital:
        adjective = after.islower() and after.endswith(scan.known.adjective_endings)
        return (
            adjective
            and year % 10 == 0
            and scan.at(i + 2)[:1].isupper()
            and not scan.has(scan.sets.function, i + 1)
        )
    return not _english_year(scan, i)


def _english_year(scan: Scan, i: int) -> bool:
    """Without a preposition: 2018 saw · the 2010 earthquake · 2021 | · in 2010 or 2011."""
    before, after = scan.at(i - 1), scan.at(i + 1)
    if scan.has(scan.sets.year_article, i - 1):
        return True
    if before.isalpha() and before.islower():
        return False
    return not after[:1].isalpha() or scan.has(scan.sets.function, i + 1)
