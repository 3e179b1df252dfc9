"""Tokens around a month, a weekday, a year become phrases: which tokens, and which time they describe.

A reader starts at the word that betrays a time and looks left and right from there. It never resolves
anything; ``beleg.extraction.dates.finder`` joins phrases and places them on the calendar.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from beleg.extraction import mypyc_attr
from beleg.extraction.dates.anchors import Entry
from beleg.extraction.dates.calendar import When
from beleg.extraction.dates.words import DateWords
from beleg.extraction.tokens import Tokens

DIGITS: Final = frozenset("0123456789")
DASHES: Final = frozenset("-–—/‐‑")
_BEHIND_YEAR: Final = frozenset(("(", ")", "[", "."))


@mypyc_attr(acyclic=True)
class Phrase:
    """The tokens ``first`` to ``last`` (half-open) and what they say; joining changes it.

    ``moves`` is how far a counted time moves another one: three days, two weeks back.
    """

    __slots__ = ("bound", "first", "kind", "last", "moves", "night", "opened", "role", "until", "when")

    def __init__(self, first: int, last: int, kind: str, when: When | None = None, role: str = "") -> None:
        self.first = first
        self.last = last
        self.kind = kind
        self.when = when
        self.role = role
        self.until: When | None = None
        self.moves: When | None = None
        self.bound = ""
        self.night = False
        self.opened = False


class Scan:
    """The tokens ``low`` to ``high`` under the eyes of the readers, and the phrases found so far.

    ``edge`` is the token that a phrase may not grow beyond while phrases are joined and bound.
    """

    __slots__ = (
        "edge",
        "ends",
        "high",
        "known",
        "low",
        "lows",
        "phrases",
        "reference",
        "sets",
        "starts",
        "tokens",
        "words",
    )

    def __init__(self, tokens: Tokens, known: DateWords, reference: date | None, low: int, high: int) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.lows = tokens.lows
        self.starts = tokens.starts
        self.ends = tokens.ends
        self.known = known
        self.sets = known.sets
        self.reference = reference
        self.low = low
        self.high = high
        self.phrases: list[Phrase] = []
        self.edge = low

    def at(self, i: int) -> str:
        """The token, or nothing outside the stretch."""
        return self.words[i] if self.low <= i < self.high else ""

    def small(self, i: int) -> str:
        return self.lows[i] if self.low <= i < self.high else ""

    def glued(self, i: int) -> bool:
        """Whether no white space parts token ``i`` from the one before."""
        return self.low < i < self.high and self.starts[i] == self.ends[i - 1]

    def heads_line(self, i: int) -> bool:
        """Whether a line ends before token ``i``, or the text begins with it."""
        if i <= 0 or i >= len(self.words):
            return True
        return self.tokens.text.find("\n", self.ends[i - 1], self.starts[i]) >= 0

    def has(self, words: frozenset[str], i: int) -> bool:
        return self.low <= i < self.high and self.lows[i] in words

    def floor(self) -> int:
        """The first token that no phrase holds yet."""
        return self.phrases[-1].last if self.phrases else self.low


def plain_int(word: str) -> int:
    """The value of one to four ASCII digits, else -1.

    >>> plain_int("14"), plain_int("1.5"), plain_int("")
    (14, -1, -1)
    """
    return int(word) if 0 < len(word) <= 4 and word.isdigit() and word.isascii() else -1


def day_left(scan: Scan, i: int) -> tuple[int, int]:
    """A day of the month that ends before token ``i``: its number (0 if there is none) and first token.

    >>> from beleg.extraction.tokens import tokenise
    >>> from beleg.extraction.dates.words import date_words
    >>> from beleg.languages import load
    >>> tokens = tokenise("am 14. Mai")
    >>> day_left(Scan(tokens, date_words(load("de")), None, 0, 4), 3)
    (14, 1)
    """
    k = i - 1
    if scan.has(scan.sets.day_link, k):
        k -= 1
    dotted = scan.known.dotted_days and scan.at(k) == "."
    if dotted or scan.has(scan.sets.ordinal_tails, k):
        day = plain_int(scan.at(k - 1)) if scan.glued(k) else -1
        return (day, k - 1) if 0 < day <= 31 else (0, i)
    ordinal = scan.known.ordinals.get(scan.small(k), 0)
    if ordinal:
        tens = scan.known.cardinals.get(scan.small(k - 1), 0) if ordinal < 10 else 0
        return (int(tens) + ordinal, k - 1) if tens in (20, 30) and tens + ordinal <= 31 else (ordinal, k)
    day = plain_int(scan.at(k))
    plain = not scan.known.dotted_days and k == i - 1
    return (day, k) if plain and 0 < day <= 31 else (0, i)


def days_left(scan: Scan, i: int) -> tuple[int, int, int]:
    """First day, last day and first token of ``5. bis 7.`` before token ``i``; zero where there is none."""
    last, first = day_left(scan, i)
    if not last:
        return 0, 0, i
    link = first - 1 - scan.has(scan.sets.to_articles, first - 1)
    if not (
        scan.has(scan.sets.range_mid, link) or scan.has(scan.sets.range_and, link) or scan.at(link) in DASHES
    ):
        return last, 0, first
    start, token = day_left(scan, link)
    if not start:
        start, token = plain_int(scan.at(link - 1)), link - 1
    return (start, last, token) if 0 < start < last and token >= scan.floor() else (last, 0, first)


def days_right(scan: Scan, i: int) -> tuple[int, int, int]:
    """The same after token ``i``, as in ``May 5-7``: first day, last day, the token behind."""
    day, behind = _day_right(scan, i + 1)
    if not day or scan.has(scan.sets.measured, behind):
        return 0, 0, i + 1
    if scan.has(scan.sets.inside, i - 1) and year_right(scan, behind)[0] is None:
        return 0, 0, i + 1
    link = scan.at(behind)
    if link in DASHES or scan.has(scan.sets.range_mid, behind) or scan.has(scan.sets.range_and, behind):
        last, after = _day_right(scan, behind + 1)
        if last > day and not scan.has(scan.sets.counted, after) and not scan.has(scan.sets.measured, after):
            return day, last, after
    return day, 0, behind


def _day_right(scan: Scan, i: int) -> tuple[int, int]:
    the = scan.has(scan.sets.leading, i)
    i += the
    ordinal = scan.known.ordinals.get(scan.small(i), 0)
    if ordinal and not scan.known.dotted_days:
        return (ordinal, i + 1) if the or "-" in scan.at(i) or not scan.at(i + 1)[:1].isalpha() else (0, i)
    day = plain_int(scan.at(i))
    if not 0 < day <= 31 or len(scan.at(i)) > 2:
        return 0, i
    if scan.has(scan.sets.ordinal_tails, i + 1) and scan.glued(i + 1):
        return day, i + 2
    clock = scan.at(i + 1) == ":" and scan.glued(i + 1) and scan.glued(i + 2)  # not "January 5: Two men"
    return (0, i) if clock else (day, i + 1)


def year_right(scan: Scan, i: int, strict: bool = False) -> tuple[int | None, int]:
    """A year at token ``i``, after a month or a season: the year or ``None``, and the token behind it."""
    k = i
    if scan.at(k) in (",", ".") or scan.has(scan.sets.year_links, k):
        k += 1
    if scan.has(scan.sets.year_nouns, k):
        k += 1
    quote = scan.at(k) in ("'", "’")
    year = plain_int(scan.at(k + quote))
    if quote and len(scan.at(k + 1)) == 2 and year >= 0 and scan.glued(k + 1):
        return year + (2000 if year <= 40 else 1900), k + 2
    comma_ok = scan.at(i) != "." or not strict
    if len(scan.at(k)) == 4 and 1000 <= year <= 2100 and comma_ok and not _counts_after_month(scan, k, year):
        return year, k + 1
    return None, i


def _short_year(scan: Scan, i: int) -> tuple[int | None, int]:
    """A year of two digits behind day and month that a sign closes: "LIMA, 12 MAY 94 (EFE) --", "the report of 3 Jan 87."."""
    year, behind = plain_int(scan.at(i)), scan.at(i + 1)
    closed = behind in _BEHIND_YEAR or behind == "-" == scan.at(i + 2)
    if len(scan.at(i)) != 2 or year < 0 or not closed:
        return None, i
    return year + (2000 if year <= 40 else 1900), i + 1


def _counts_after_month(scan: Scan, i: int, year: int) -> bool:
    """After a month a plausible year stays one before any noun: im Juli 2005 Menschen."""
    plausible = 1900 <= year <= 2040 and year % 100 != 0
    return scan.has(scan.sets.measured, i + 1) if plausible else counted_next(scan, i, year)


def counted_next(scan: Scan, i: int, year: int) -> bool:
    """Whether the token after the four digits at ``i`` is what they count."""
    word = scan.at(i + 1)
    if not word or not word[0].isalpha():
        return word[:1] in ("%", "°")
    if scan.has(scan.sets.counted, i + 1) or scan.has(scan.sets.measured, i + 1):
        return True
    if not 1900 <= year <= 2040:
        linked = scan.has(scan.sets.range_mid, i + 1) and 1000 <= plain_int(scan.at(i + 2)) <= 2100
        if not scan.known.nouns_capital:
            return not linked and not _goes_on(scan, i + 1)
        return not linked and word[0].isupper()
    round_number = year % 100 == 0
    if scan.known.nouns_capital:
        return word[0].isupper() and word not in scan.known.anchors and (round_number or _plural_like(word))
    return round_number and word.islower() and word.endswith("s") and not scan.has(scan.sets.function, i + 1)


def _goes_on(scan: Scan, i: int) -> bool:
    """Whether another number or a word that nobody counts stands there: "in 1643 five died", but not "1643 of them"."""
    if scan.has(scan.sets.year_links, i):
        return scan.has(scan.sets.inside, i)
    return scan.has(scan.sets.function, i) or scan.small(i) in scan.known.cardinals


def _plural_like(word: str) -> bool:
    return word.endswith(("en", "er", "e", "n", "s"))


def absorb_left(scan: Scan, phrase: Phrase) -> None:
    """Takes in what stands before: "last", "Anfang", "the end of", "im Laufe des vergangenen"."""
    when = phrase.when
    if when is None or scan.small(phrase.first - 1) not in scan.known.absorbed:
        return
    floor, k = scan.floor(), phrase.first - 1
    if k >= floor and scan.has(scan.sets.fillers, k):
        k -= 1
    lean = scan.known.leans.get(scan.small(k)) if k >= floor else None
    if lean is not None:
        # "this past weekend": the nearer word decides.
        when, k = when if when.lean else leaning(when, lean), k - 1
        phrase.first = k + 1
    j = k
    while j > k - 3 and j >= floor and scan.has(scan.sets.part_links, j):
        j -= 1
    no_part = j < floor or (when.grain == "weekday" and scan.known.nouns_capital)
    part = 0 if no_part else scan.known.parts.get(scan.small(j), 0)
    if part:
        phrase.first = j
        when = when.of_part(part)
        if j - 1 >= floor and scan.has(scan.sets.part_lead, j - 1):
            phrase.first = j - 1
    phrase.when = when


def leaning(when: When, lean: int) -> When:
    """The time with "last" (-2), "this" (0), "next" (2) before it; -3 and 3 lie beyond those."""
    if when.year is not None:
        return when
    if when.grain in ("offset", "shift", "window"):
        return when
    return when.leaning(lean)


def read_month(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """14. Mai 2025 · May 14th, 2025 · Mai 2025 · im vergangenen Mai."""
    assert entry.when is not None
    number = entry.when.number
    if entry.guard == "middle":
        year, last = year_right(scan, i + 1)
        return Phrase(i, last, "date", entry.when.of_year(year), "month")
    behind = i + 1
    if entry.guard == "short" and scan.at(behind) == "." and scan.glued(behind):
        behind += 1
    day, until, first = days_left(scan, i)
    if not day and not scan.known.dotted_days:
        day, until, behind = days_right(scan, behind - 1)
    year, last = year_right(scan, behind, strict=entry.guard != "short")
    if year is None and day and first < i:
        year, last = _short_year(scan, behind)
    when = When("day", year, number, day, until) if day else entry.when.of_year(year)
    phrase = Phrase(min(first, i), max(last, behind) if day or year else i + 1, "date", when, when.grain)
    if until:
        opener = phrase.first - 1 - scan.has(scan.sets.leading, phrase.first - 1)
        phrase.first = opener if scan.has(scan.sets.range_open, opener) else phrase.first
    if not day:
        absorb_left(scan, phrase)
    return phrase if _month_stands(scan, i, entry.guard, phrase) else None


def read_months(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """January-March 2010, written in one."""
    assert entry.when is not None
    year, last = year_right(scan, i + 1)
    phrase = Phrase(i, last, "date", When("month", year, entry.when.number), "month")
    phrase.until = When("month", year, entry.when.last)
    return phrase


def _month_stands(scan: Scan, i: int, guard: str, phrase: Phrase) -> bool:
    """Whether an ambiguous name (May, March, August) is a month here."""
    when = phrase.when
    if not guard or when is None or when.grain == "day" or when.year is not None:
        return True
    if phrase.first < i:
        return True
    return guard == "guarded" and scan.has(scan.sets.month_before, i - 1)


def read_offset(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """heute · gestern Abend · the day before yesterday; an adjective with its noun."""
    if _in_a_name(scan, i):
        return None
    last = i + 2 if scan.has(scan.sets.offset_tail, i + 1) else i + 1
    before = scan.phrases[-1] if scan.phrases else None
    step = scan.known.steps.get((scan.small(i - 2), scan.small(i - 1)))
    if step is None or entry.when is None or before is None or before.first != i - 2:
        return Phrase(i, last, "date", entry.when, "offset")
    scan.phrases.pop()
    return Phrase(i - 2, last, "date", When("offset", number=entry.when.number + step), "offset")


def _in_a_name(scan: Scan, i: int) -> bool:
    """USA Today · Russland Aktuell: a capital that no sentence and no headline asks for."""
    before = scan.at(i - 1)
    if not scan.words[i][0].isupper() or not before[:1].isupper() or not scan.words[i][1:].islower():
        return False
    return scan.known.nouns_capital or (len(before) > 1 and before.isupper())


def read_present(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """derzeit · currently: the reference day."""
    if _in_a_name(scan, i):
        return None
    return Phrase(i, i + 1, "date", entry.when, "present")
