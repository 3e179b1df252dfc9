"""Digits become times: numeric dates, years, decades, clock times."""

from __future__ import annotations

import re
from typing import Final

from beleg.extraction.dates.ages import age_by_name
from beleg.extraction.dates.anchors import Entry
from beleg.extraction.dates.bareyears import is_year
from beleg.extraction.dates.calendar import When
from beleg.extraction.dates.clock import clock_colon
from beleg.extraction.dates.phrases import (
    DASHES,
    Phrase,
    Scan,
    absorb_left,
    plain_int,
)
from beleg.extraction.dates.weekdays import day_alone

_DOTTED: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})$")
_QUOTES: Final = frozenset("\"'\u2018\u201c\u201e\u00ab\u00bb")
_DOTTED_SHORT: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})$")
_ASIDE: Final = frozenset((")", ","))


def read_digits(scan: Scan, i: int) -> Phrase | None:
    """The time that a token beginning with a digit opens, if it opens one."""
    word = scan.words[i]
    size = len(word)
    if size <= 2 and word.isdigit():
        return _small_number(scan, i)
    if size == 4 and word.isdigit():
        return _four_digits(scan, i)
    if "." in word and size <= 10:
        return _dotted(scan, i, word)
    return _hyphened(scan, i, word) if not word[-1].isdigit() else None


def _hyphened(scan: Scan, i: int, word: str) -> Phrase | None:
    """34-jähriger · 24-hour · 24-Stunden-Frist."""
    tail = word.lstrip("0123456789.,")[1:].lower()
    kind = scan.known.suffixes.get(tail) or scan.known.suffixes.get(tail.split("-")[0])
    if kind and scan.has(scan.sets.old, i + 1):
        return Phrase(i, i + 2, "age")
    return Phrase(i, i + 1, kind) if kind else None


def _small_number(scan: Scan, i: int) -> Phrase | None:
    after, glued = scan.at(i + 1), scan.glued(i + 1)
    if after == ")" or after == ",":
        return age_by_name(scan, i)
    if scan.has(scan.sets.hyphen_ages, i + 1):
        return Phrase(i, i + 2, "age")
    if glued and after == ":":
        return clock_colon(scan, i)
    if glued and after == "/":
        return _slashed(scan, i)
    if glued and after == "-":
        return _shared_suffix(scan, i) or _slashed(scan, i, "-")
    if glued and scan.has(scan.sets.ordinal_tails, i + 1) or (after == "." and scan.known.dotted_days):
        return _spaced_date(scan, i) or _bare_day(scan, i)
    if (
        scan.has(scan.sets.inside, i + 1)
        and scan.has(scan.sets.leading, i + 2)
        and scan.has(scan.sets.dayparts, i + 3)
    ):
        return Phrase(i, i + 4, "time", role="clock") if scan.has(scan.sets.clock_before, i - 1) else None
    return _decade(scan, i) if glued and scan.has(scan.sets.decade_endings, i + 1) else None


def _shared_suffix(scan: Scan, i: int) -> Phrase | None:
    """18- bis 25-Jährige: the suffix of the second number is that of the first."""
    other = scan.at(i + 3)
    if not scan.has(scan.sets.number_link, i + 2) or not other[:1].isdigit() or other[-1].isdigit():
        return None
    phrase = _hyphened(scan, i + 3, other)
    return Phrase(i, phrase.last, phrase.kind) if phrase else None


def _bare_day(scan: Scan, i: int) -> Phrase | None:
    """on the 15th · am 15. wurde: a day of the month that the words around tell."""
    the = scan.has(scan.sets.leading, i - 1) and not scan.known.dotted_days
    if not scan.has(scan.sets.day_opens, i - 1 - the) or the == scan.known.dotted_days:
        return None
    day, last = day_alone(scan, i)
    return Phrase(i, last, "date", When("monthday", number=-1, day=day), "day") if day else None


def _spaced_date(scan: Scan, i: int) -> Phrase | None:
    """6. 1. 2021."""
    day, month, year = plain_int(scan.at(i)), plain_int(scan.at(i + 2)), plain_int(scan.at(i + 4))
    points = scan.at(i + 1) == scan.at(i + 3) == "." and scan.glued(i + 1) and scan.glued(i + 3)
    if not points or not (1 <= day <= 31 and 1 <= month <= 12 and 1900 <= year <= 2100):
        return None
    return Phrase(i, i + 5, "date", When("day", year, month, day), "numeric")


def _slashed(scan: Scan, i: int, sign: str = "/") -> Phrase | None:
    """14/05/2025; where day and month could be either, only the pack's own order is read."""
    named = scan.known.named.get("".join((scan.at(i), "/", scan.at(i + 2)))) if scan.glued(i + 2) else None
    if named is not None:
        return _named_day(i, named)
    if not (scan.glued(i + 2) and scan.at(i + 3) == sign and scan.glued(i + 3) and scan.glued(i + 4)):
        return _month_and_year(scan, i) if sign == "/" else None
    if sign == "-" and len(scan.at(i + 4)) != 4:
        return None
    a, b, year = plain_int(scan.at(i)), plain_int(scan.at(i + 2)), plain_int(scan.at(i + 4))
    if not (1 <= a <= 31 and 1 <= b <= 31 and len(scan.at(i + 4)) in (2, 4)) or a > 12 < b:
        return None
    full = _full_year(year)
    if a > 12 or (b <= 12 and scan.known.day_first):
        when: When | None = When("day", full, b, a)
    else:
        when = When("day", full, a, b) if b > 12 else None
    return Phrase(i, i + 5, "date", when, "numeric")


def _full_year(year: int) -> int:
    """2004 for 04, 1997 for 97."""
    return year if year > 99 else year + (2000 if year <= 40 else 1900)


def _month_and_year(scan: Scan, i: int) -> Phrase | None:
    """05/2025."""
    month, year = plain_int(scan.at(i)), plain_int(scan.at(i + 2))
    if not (scan.glued(i + 2) and 1 <= month <= 12 and 1900 <= year <= 2100):
        return None
    return Phrase(i, i + 3, "date", When("month", year, month), "numeric")


def _named_day(i: int, iso: str) -> Phrase:
    """9/11 and what else the pack calls by its numbers; an empty date is none."""
    if not iso:
        return Phrase(i, i + 3, "other")
    year, month, day = (int(part) for part in iso.split("-"))
    return Phrase(i, i + 3, "date", When("day", year, month, day), "numeric")


def _dotted(scan: Scan, i: int, word: str) -> Phrase | None:
    """14.05.2025 · 6.12.04 · am 14.5. · um 10.49."""
    if len(word) > 4 and word[-4] == ".":
        return None  # thousands: no date ends in three digits
    full = _DOTTED.match(word)
    if full:
        day, month, year = (int(group) for group in full.groups())
        if not (1 <= day <= 31 and 1 <= month <= 12):
            return None
        year = _full_year(year)
        return _from_day(scan, Phrase(i, i + 1, "date", When("day", year, month, day), "numeric"))
    short = _DOTTED_SHORT.match(word)
    return _dotted_short(scan, i, int(short.group(1)), int(short.group(2))) if short else None


def _dotted_short(scan: Scan, i: int, a: int, b: int) -> Phrase | None:
    after = scan.at(i + 1)
    if scan.has(scan.sets.clock, i + 1) or scan.has(scan.sets.meridiem, i + 1):
        return None
    dot = after == "." and scan.glued(i + 1)
    if scan.known.dotted_days and dot and 1 <= a <= 31 and 1 <= b <= 12:
        follows = scan.at(i + 2)[:1]
        if scan.has(scan.sets.day_before, i - 1) or follows.islower() or scan.at(i - 1) in ("(", ","):
            return _from_day(scan, Phrase(i, i + 2, "date", When("day", None, b, a), "numeric"))
    minutes = len(scan.words[i].split(".")[1]) == 2 and a <= 24 and b < 60
    if minutes and (_opens_an_entry(scan, i) or _heads_a_line(scan, i)):
        return Phrase(i, i + 1, "time", role="clock")
    if (
        minutes
        and scan.has(scan.sets.clock_before, i - 1)
        and not after[:1].isupper()
        and after[:1] not in ("%", "°")
    ):
        noun = scan.has(scan.sets.counted, i + 1) or scan.has(scan.sets.measured, i + 1)
        return None if noun else Phrase(i, i + 1, "time", role="clock")
    return None


def _opens_an_entry(scan: Scan, i: int) -> bool:
    """ "12 Aug 15.05 Ferries called": a time between a month and the title of an entry."""
    before = scan.known.anchors.get(scan.at(i - 1))
    dated = before is not None and before.when is not None and before.when.grain == "month"
    return dated and not scan.known.nouns_capital and scan.at(i + 1)[:1].isupper()


def _heads_a_line(scan: Scan, i: int) -> bool:
    """ "19.10" on a line of its own, "19.10 Where the convoy stands" over a paragraph."""
    after = scan.at(i + 1)
    if not scan.heads_line(i) or not after or scan.heads_line(i + 1):
        return scan.heads_line(i)
    opens = after[0].isupper() or after in _QUOTES
    return opens and not scan.has(scan.sets.counted, i + 1) and not scan.has(scan.sets.measured, i + 1)


def _from_day(scan: Scan, phrase: Phrase) -> Phrase:
    """14. - 15.10.2018 · 14./15.10. · vom 14.10. bis 15.10.2018: the day before belongs to it."""
    link, when = phrase.first - 1, phrase.when
    if (
        when is None
        or scan.at(link - 1) != "."
        or not (scan.at(link) in DASHES or scan.has(scan.sets.range_mid, link))
    ):
        return phrase
    short = _DOTTED_SHORT.match(scan.at(link - 2))
    day, month = (
        (int(short.group(1)), int(short.group(2))) if short else (plain_int(scan.at(link - 2)), when.number)
    )
    if not scan.glued(link - 1) or link - 2 < scan.floor() or not 1 <= month <= 12 or not 1 <= day <= 31:
        return phrase
    opener = link - 3
    phrase.first = opener if scan.has(scan.sets.range_open, opener) and opener >= scan.floor() else link - 2
    phrase.when, phrase.until = When("day", when.year, month, day), when
    return phrase


def _decade(scan: Scan, i: int) -> Phrase | None:
    """1970er Jahre · the 1980s · in den 70er Jahren; the 1800s are a century, der 1800er is none, his 60s an age."""
    number = plain_int(scan.words[i])
    if number % 10:
        return None
    if number < 100:
        number += 1900 if number >= 20 else 2000
    last = i + 3 if scan.has(scan.sets.decade_nouns, i + 2) else i + 2
    short = len(scan.words[i]) == 2
    if short and scan.known.nouns_capital and last == i + 2 and not scan.has(scan.sets.decade_full, i + 1):
        return None
    if short and (any(scan.has(scan.sets.age_owners, k) for k in (i - 1, i - 2)) or _is_aside(scan, i, last)):
        return Phrase(i, last, "age")
    first = i - 1 if short and scan.at(i - 1) in ("'", "’") else i
    hundred = number % 100 == 0 and number < 2000 and not scan.known.nouns_capital
    when = When("year", number, last=number + 99) if hundred else When("decade", number)
    phrase = Phrase(first, last, "date", when, "decade")
    absorb_left(scan, phrase)
    return phrase


def _is_aside(scan: Scan, i: int, last: int) -> bool:
    """Whether a number of two digits stands behind who is told: "(man, 50s)", "a driver, 60s, said", but not "the 60s, 70s, 80s"."""
    listed = scan.has(scan.sets.decade_endings, i - 2)
    return scan.at(i - 1) == "," and not listed and scan.at(last) in _ASIDE


def read_decade_word(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """in den siebziger Jahren."""
    bare = entry.guard == "bare" or not scan.known.nouns_capital
    if not bare and not scan.has(scan.sets.decade_nouns, i + 1):
        return None
    last = i + 2 if scan.has(scan.sets.decade_nouns, i + 1) else i + 1
    phrase = Phrase(i, last, "date", When("decade", 1900 + entry.value), "decade")
    absorb_left(scan, phrase)
    return phrase


def _four_digits(scan: Scan, i: int) -> Phrase | None:
    year = int(scan.words[i])
    if scan.has(scan.sets.decade_endings, i + 1) and scan.glued(i + 1) and 1000 <= year <= 2100:
        return _decade(scan, i)
    iso = _iso(scan, i, year)
    if iso or not 1000 <= year <= 2100 or not is_year(scan, i, year):
        return iso
    return _year_phrase(scan, i, year)


def _iso(scan: Scan, i: int, year: int) -> Phrase | None:
    """2025-05-14 · 2025/05/14 · 2025-05, where the last is not the end of two years."""
    sign = scan.at(i + 1)
    if sign not in ("-", "/") or not (scan.glued(i + 1) and scan.glued(i + 2)) or len(scan.at(i + 2)) != 2:
        return None
    month, day = plain_int(scan.at(i + 2)), plain_int(scan.at(i + 4))
    whole = scan.at(i + 3) == sign and scan.glued(i + 3) and scan.glued(i + 4) and 1 <= day <= 31
    if whole and 1 <= month <= 12:
        return Phrase(i, i + 5, "date", When("day", year, month, day), "numeric")
    alone = sign == "-" and not (scan.glued(i + 3) and scan.at(i + 3) in ("-", "/"))
    if alone and 1 <= month <= min(12, year % 100) and 1900 <= year <= 2100:
        return Phrase(i, i + 3, "date", When("month", year, month), "numeric")
    return None


def _year_phrase(scan: Scan, i: int, year: int) -> Phrase:
    last, until = i + 1, 0
    tail = scan.at(i + 2)
    if (
        scan.at(i + 1) in DASHES
        and scan.glued(i + 1)
        and scan.glued(i + 2)
        and len(tail) in (2, 4)
        and tail.isdigit()
    ):
        until = plain_int(tail) if len(tail) == 4 else year // 100 * 100 + plain_int(tail)
        last, until = (i + 3, until) if year < until <= 2100 else (i + 1, 0)
    phrase = Phrase(i, last, "date", When("year", year, last=until), "year")
    if scan.has(scan.sets.year_nouns, i - 1) and i - 1 >= scan.floor():
        phrase.first = i - 1
    absorb_left(scan, phrase)
    return phrase
