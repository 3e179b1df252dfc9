"""Seasons, holidays, quarters and words such as "year-end" or "dreitägig" become phrases."""

from __future__ import annotations

from beleg.extraction.dates.anchors import Entry
from beleg.extraction.dates.calendar import When
from beleg.extraction.dates.phrases import DASHES, Phrase, Scan, absorb_left, plain_int, year_right
from beleg.extraction.dates.sequels import move


def read_season(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """im vergangenen Herbst · summer of 2010 · Winter 2023/24; the bare word is no time."""
    assert entry.when is not None
    year, last = year_right(scan, i + 1)
    if (
        year is not None
        and scan.at(last) in DASHES
        and scan.glued(last)
        and plain_int(scan.at(last + 1)) >= 0
    ):
        last += 2
    phrase = Phrase(i, last, "date", entry.when.of_year(year), "season")
    absorb_left(scan, phrase)
    named = year is not None or phrase.first < i or scan.has(scan.sets.genitive, i - 1)
    opener = i - 1 - scan.has(scan.sets.leading, i - 1)
    of_last = scan.has(scan.sets.year_links, i + 1) and scan.small(i + 2) in scan.known.leans
    bare = of_last or not scan.has(scan.sets.season_not_after, i + 1)
    opened = scan.has(scan.sets.season_before, opener) and bare
    return phrase if named or opened else None


def read_holiday(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """Ostersonntag · Christmas 2004 · New Year's Eve."""
    when, behind = entry.when, i + 1
    for rest, named in scan.known.holidays.get(scan.words[i], ()):
        if all(scan.small(i + 1 + n) == word for n, word in enumerate(rest)):
            when, behind = named, i + 1 + len(rest)
            break
    if when is None:
        return None
    year, last = year_right(scan, behind)
    phrase = Phrase(i, last, "date", when.of_year(year), "holiday")
    absorb_left(scan, phrase)
    return phrase


def read_quarter(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """Q1 2025."""
    assert entry.when is not None
    year, last = year_right(scan, i + 1)
    return Phrase(i, last, "date", entry.when.of_year(year), "quarter")


def read_shift(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """heuer · Jahresende · Vorwoche; a year behind it takes the reference's place."""
    assert entry.when is not None
    when, last = entry.when, i + 1
    if when.unit == "year" and when.part:
        year, last = year_right(scan, i + 1)
        when = When("year", year, part=when.part) if year else when
    return Phrase(i, last, "date", when, "shift")


def read_year_word(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """mid-2010."""
    return Phrase(i, i + 1, "date", entry.when, "year")


def _shared_suffix(scan: Scan, i: int) -> int:
    """drei- bis viertägig: the first token of both."""
    if (
        scan.has(scan.sets.number_link, i - 1)
        and scan.at(i - 2) == "-"
        and scan.glued(i - 2)
        and i - 3 >= scan.floor()
    ):
        first = scan.at(i - 3)
        return i - 3 if first[:1].isdigit() or scan.lows[i - 3] in scan.known.cardinals else i
    return i


def read_fixed(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """dreitägig · tagelang · damals · am Vortag; only "a year-and-a-half ago" reaches further."""
    if entry.text == "duration" and scan.has(scan.sets.old, i + 1):
        return Phrase(i, i + 2, "age", None, "fixed")
    if entry.text == "duration" and scan.has(scan.sets.ago_after, i + 1):
        return Phrase(i - scan.has(scan.sets.article_one, i - 1), i + 2, "date", None, "fixed")
    phrase = Phrase(_shared_suffix(scan, i), i + 1, entry.text, None, "fixed")
    if scan.has(scan.sets.the_day_before, i) or scan.has(scan.sets.the_day_after, i):
        move(phrase, "day", -1 if scan.has(scan.sets.the_day_before, i) else 1)
    return phrase
