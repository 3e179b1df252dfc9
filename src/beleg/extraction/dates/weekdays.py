"""Weekdays and days of a month without a month become phrases: Friday the 13th, jeden zweiten Freitag, am 15."""

from __future__ import annotations

from beleg.extraction.dates.anchors import Entry
from beleg.extraction.dates.calendar import When
from beleg.extraction.dates.phrases import DASHES, Phrase, Scan, absorb_left, plain_int


def read_weekday(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """am Montag · Friday night · letzten Dienstag; a short form only before a date; the Sunday Times is none."""
    last = i + 1
    if entry.guard == "short" and scan.at(last) == "." and scan.glued(last):
        last += 1
    if scan.has(scan.sets.named_for_days, last) and scan.at(last)[0].isupper():
        return None
    if entry.guard != "bare" and scan.has(scan.sets.dayparts, last):
        last += 1
    again = again_from(scan, i)
    if again < i:
        return Phrase(again, last, "other", None, "rate")
    before = scan.phrases[-1] if scan.phrases else None
    if before and _and_again(scan, before, i):
        scan.phrases.pop()
        return Phrase(before.first, last, "other", None, "rate")
    phrase = Phrase(i, last, "date", entry.when, "weekday" if entry.guard != "short" else "short")
    absorb_left(scan, phrase)
    if scan.has(scan.sets.last_of, phrase.first) and scan.has(scan.sets.day_link, last):
        phrase.when = None  # the last Monday of the month, if that is told
    if entry.guard == "":
        _with_day(scan, phrase)
    _absorb_offset(scan, phrase)
    _beyond(scan, phrase)
    return phrase


def again_from(scan: Scan, i: int) -> int:
    """Where a time that comes again opens: every Friday, every other week, jeden zweiten Tag; ``i`` where it does not."""
    other = " ".join(scan.lows[max(i - 2, scan.low) : i]) in scan.sets.every_other
    step = other or scan.known.ordinals.get(scan.small(i - 1), 0) > 0
    first = i - 1 - step
    return first if first >= scan.floor() and scan.has(scan.sets.weekly, first) else i


def _and_again(scan: Scan, before: Phrase, i: int) -> bool:
    """Every Monday and Thursday: the second weekday comes again as the first does."""
    if before.role != "rate" or before.last != i - 1 or not scan.has(scan.sets.range_and, i - 1):
        return False
    day = scan.known.anchors.get(scan.at(before.last - 1))
    return day is not None and day.role == "weekday"


def _with_day(scan: Scan, phrase: Phrase) -> None:
    """Friday the 13th · Freitag, den 13.: the weekday says in which month."""
    k = phrase.last + (scan.at(phrase.last) == ",")
    if not scan.has(scan.sets.leading, k) or phrase.when is None or phrase.when.lean:
        return
    day, last = day_alone(scan, k + 1)
    if day:
        phrase.last, phrase.when = last, When("monthday", number=phrase.when.number, day=day)


def day_alone(scan: Scan, i: int) -> tuple[int, int]:
    """A day that opens at token ``i`` and has no month behind it: its number, or 0, and the token behind."""
    number = plain_int(scan.at(i)) if len(scan.at(i)) <= 2 else -1
    last = i + 2
    if number >= 0:
        tail = scan.has(scan.sets.ordinal_tails, i + 1) or (scan.known.dotted_days and scan.at(i + 1) == ".")
        number = number if tail and scan.glued(i + 1) else 0
    else:
        number, last = scan.known.ordinals.get(scan.small(i), 0), i + 1
    after = scan.at(last)
    ends = not after[:1].isalnum() if not scan.known.dotted_days else after in (",", ";", ")")
    counts = not (ends or scan.has(scan.sets.function, last)) or scan.has(scan.sets.day_link, last)
    goes_on = after in DASHES or scan.has(scan.sets.range_and, last) or scan.has(scan.sets.range_mid, last)
    return (0, i) if not 0 < number <= 31 or counts or goes_on else (number, last)


def _beyond(scan: Scan, phrase: Phrase) -> None:
    """Friday after next · the Tuesday before last."""
    k, when = phrase.last, phrase.when
    beyond = scan.known.leans.get(scan.small(k + 1), 0) if scan.has(scan.sets.later, k) else 0
    if when is not None and abs(beyond) == 2 and scan.small(k + 2) not in scan.known.anchors:
        phrase.last, phrase.when = k + 2, when.leaning(3 if beyond > 0 else -3)


def _absorb_offset(scan: Scan, phrase: Phrase) -> None:
    """am gestrigen Samstag: the adjective says which one."""
    before = scan.phrases[-1] if scan.phrases else None
    if before and before.last == phrase.first and before.when and before.when.grain == "offset":
        phrase.first, phrase.when = before.first, before.when
        scan.phrases.pop()
