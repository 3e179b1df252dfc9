"""Hours and minutes become times of day: 11:00 Uhr, 7:38 pm IST, half past three, Viertel vor zwölf."""

from __future__ import annotations

from beleg.extraction.dates.anchors import Entry
from beleg.extraction.dates.phrases import DASHES, Phrase, Scan, plain_int


def clock_colon(scan: Scan, i: int) -> Phrase | None:
    """11:00 Uhr · 7:38 pm IST · 06:30."""
    minute = scan.at(i + 2)
    if not (
        scan.glued(i + 2) and len(minute) == 2 and 0 <= plain_int(minute) < 60 and plain_int(scan.at(i)) <= 24
    ):
        return None
    last = i + 3
    if scan.at(last) == ":" and scan.glued(last) and scan.glued(last + 1) and len(scan.at(last + 1)) == 2:
        last += 2
    return Phrase(i, clock_tail(scan, last), "time", role="clock")


def clock_tail(scan: Scan, last: int) -> int:
    """The token behind o'clock, a.m., the zone and the part of the day."""
    for _ in range(4):
        if not (
            scan.has(scan.sets.clock, last)
            or scan.has(scan.sets.meridiem, last)
            or scan.has(scan.sets.clock_tail, last)
        ):
            break
        last += 1
    if scan.has(scan.sets.clock_on, last) and scan.has(scan.sets.dayparts, last + 1):
        return last + 2
    if (
        scan.has(scan.sets.inside, last)
        and scan.has(scan.sets.leading, last + 1)
        and scan.has(scan.sets.dayparts, last + 2)
    ):
        last += 3
    return last


def read_clock(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """Uhr, o'clock, a.m. and UTC, with the number before them."""
    first = i - 1
    word = scan.at(first)
    if not (word and (word[0].isdigit() or scan.small(first) in scan.known.cardinals)):
        return None
    if entry.role == "zone" and not _is_full(word):
        return None
    last = clock_tail(scan, i + 1)
    if (
        entry.role == "clock"
        and 0 <= plain_int(scan.at(last)) < 60
        and not scan.has(scan.sets.function, last)
        and not scan.heads_line(last)
    ):
        minutes = not scan.at(last + 1)[:1].isupper() or not scan.known.nouns_capital
        if minutes and len(scan.at(last)) == 2:
            last = clock_tail(scan, last + 1)
    first = _clock_start(scan, first)
    return Phrase(first, last, "time", role="clock")


def _is_full(word: str) -> bool:
    """Hours and minutes: "0915", "14.38"."""
    digits = word.replace(".", "", 1)
    return len(digits) == 4 and digits.isdigit() and word.find(".") in (-1, 2)


def _clock_start(scan: Scan, first: int) -> int:
    """8 und 10 Uhr, 2 bis 4 Uhr: the hour before belongs to it."""
    link = first - 1
    joined = scan.has(scan.sets.number_link, link) and (
        not scan.has(scan.sets.number_and, link) or scan.has(scan.sets.between, first - 3)
    )
    if (joined or scan.at(link) in DASHES) and first - 2 >= scan.floor():
        before = scan.at(first - 2)
        if before[:1].isdigit() or scan.small(first - 2) in scan.known.cardinals:
            return first - 2
    return first


def read_part_hour(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """half past three · Viertel vor zwölf · um halb vier."""
    small = scan.small(i)
    opened = scan.has(scan.sets.clock_before, i - 1)
    if small in scan.sets.half_before_hour:
        last = hour_at(scan, i + 1, opened) if opened else 0
        return Phrase(i, last, "time", role="clock") if last else None
    return read_past_hour(scan, i, opened)


def read_past_hour(scan: Scan, i: int, opened: bool) -> Phrase | None:
    """a quarter to six · half past three · Viertel nach drei; ``opened`` where a word for a time stands before it."""
    half = scan.has(scan.sets.half_past, i + 1) and scan.known.cardinals.get(scan.small(i)) == 0.5
    past = half or (scan.has(scan.sets.past_hour, i + 1) and not scan.known.cardinals.get(scan.small(i)))
    last = hour_at(scan, i + 2, opened or half) if past else 0
    first = i - scan.has(scan.sets.article_one, i - 1)
    return Phrase(first, last, "time", role="clock") if last and first >= scan.floor() else None


def hour_at(scan: Scan, k: int, opened: bool = False) -> int:
    """The token behind an hour at ``k``, or 0: three pm, 12, noon; not the three of "three men"."""
    small = scan.small(k)
    hour = plain_int(small) if small.isdigit() else int(scan.known.cardinals.get(small, 0))
    if scan.has(scan.sets.noon, k):
        return k + 1
    if not 1 <= hour <= (24 if small.isdigit() else 12):
        return 0
    last = clock_tail(scan, k + 1)
    after = scan.at(last)
    alone = not after[:1].isalnum() and after not in ("%", "-", "/") or scan.has(scan.sets.function, last)
    alone = alone or (opened and not (scan.known.nouns_capital and after[:1].isupper()))
    return last if last > k + 1 or alone else 0
