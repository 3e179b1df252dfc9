"""Unit words (days, hours, years) and the words around them become durations, ages and shifted times."""

from __future__ import annotations

from typing import Final

from beleg.extraction.dates.calendar import BEFORE, FIRST_HALF, SECOND_HALF, When
from beleg.extraction.dates.phrases import DASHES, Phrase, Scan, absorb_left, plain_int, year_right
from beleg.extraction.dates.words import Entry

CALENDAR_UNITS: Final = frozenset(
    ("day", "night", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")
)
AHEAD_UNITS: Final = frozenset(("day", "week", "month", "year"))
ORDINAL_ONLY: Final = frozenset(("quarter", "half"))
"""A quarter and a half that a number counts are shares: a quarter of the dead."""
FEWER: Final = {
    "year": ("month", 12),
    "week": ("day", 7),
    "decade": ("year", 10),
    "month": ("day", 30),
    "day": ("hour", 24),
}


_GROUPING: Final = dict.fromkeys(map(ord, "\u00a0\u202f\u2009'’"), None)


class Count:
    """A number before a unit: its first token, its value (``None`` for "several") and the upper value."""

    __slots__ = ("first", "high", "value")

    def __init__(self, first: int, value: float | None, high: float | None) -> None:
        self.first = first
        self.value = value
        self.high = high


def links_numbers(scan: Scan, i: int) -> bool:
    """Whether token ``i`` stands between two numbers of one expression: bis, to, oder, a dash without spaces."""
    dash = scan.at(i) in DASHES and scan.glued(i) and scan.glued(i + 1)
    return dash or scan.has(scan.sets.number_link, i)


def count_left(scan: Scan, i: int) -> Count | None:
    """The number expression that ends with token ``i``: mehr als zwei, two to three, anderthalb."""
    if scan.has(scan.sets.adjectives, i):
        i -= 1
    last = _number(scan, i)
    if last is None:
        return None
    first, high = last
    value = high
    link = first - 1
    other = _number(scan, link - 1) if link > scan.floor() and links_numbers(scan, link) else None
    if other is not None and (
        not scan.has(scan.sets.number_and, link) or scan.has(scan.sets.between, other[0] - 1)
    ):
        first, value = other
    for _ in range(4):
        if first - 1 < scan.floor() or scan.small(first - 1) not in scan.sets.qualifiers:
            break
        first -= 1
    return Count(first, value, high)


def _number(scan: Scan, i: int) -> tuple[int, float | None] | None:
    """First token and value of one number that ends with token ``i``."""
    if i < scan.floor():
        return None
    word, known = scan.words[i], scan.known
    if "0" <= word[0] <= "9":
        return _digits(scan, i, word)
    small = scan.lows[i]
    value = known.cardinals.get(small)
    if value is not None:
        return _fraction(scan, i, value) if value < 1 else (i, value)
    if small in scan.sets.day_link:
        i, small = i - 1, scan.small(i - 1)
    if small in known.vague:
        before = scan.small(i - 1) in known.vague_before and i - 1 >= scan.floor()
        return (i - 1 if before else i), None
    return None


def _digits(scan: Scan, i: int, word: str) -> tuple[int, float | None] | None:
    if word.isdecimal() and word.isascii() and len(word) < 3:
        return i, float(word)
    grouped = word.translate(_GROUPING)
    point = scan.known.decimal
    whole, _, tail = grouped.partition(point)
    whole = whole.replace("." if point == "," else ",", "")
    if not (whole.isascii() and whole.isdigit()) or len(whole) > 6 or (tail and not tail.isdigit()):
        return None
    if len(word) == 3 and i - 1 >= scan.floor() and 0 <= plain_int(scan.at(i - 1)) <= 999:
        return i - 1, float(whole) + 1000 * plain_int(scan.at(i - 1))
    return i, float(whole + "." + tail[:3]) if tail.isascii() and tail else float(whole)


def _fraction(scan: Scan, i: int, value: float) -> tuple[int, float | None]:
    """half a · two and a half · ein halbes."""
    k = i - 1
    article = scan.has(scan.sets.article_one, k) and k >= scan.floor()
    if article and scan.has(scan.sets.number_link, k - 1):
        whole = _number(scan, k - 2)
        if whole and whole[1] is not None:
            return whole[0], whole[1] + value
    return (k if article else i), value


def in_units(unit: str, value: float) -> tuple[str, int]:
    """Whole units: one and a half years are 18 months.

    >>> in_units("year", 1.5)
    ('month', 18)
    """
    if value != int(value) and unit in FEWER:
        unit, times = FEWER[unit]
        value *= times
    return unit, int(value)


def read_unit(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """The phrase around a unit word: vor sechs Monaten · letzte Woche · drei Tage · fourth day."""
    unit = entry.text
    lean = scan.known.leans.get(scan.small(i - 1)) if i - 1 >= scan.floor() else None
    count = count_left(scan, i - 1) if lean is None else _count_before_lean(scan, i)
    behind = i
    if count is not None and count.value == count.high == 1 and _half_behind(scan, i):
        count, behind = Count(count.first, 1.5, 1.5), i + 3
    if entry.guard == "short" and (count is None or not scan.at(i - 1)[:1].isdigit()):
        return None
    if unit in ORDINAL_ONLY:
        count = None
    if count is not None and lean is not None:
        return _window_phrase(behind, unit, lean, count, scan)
    if count is not None and lean is None:
        return _counted(scan, behind, unit, count)
    return _uncounted(scan, i, unit, lean)


def _count_before_lean(scan: Scan, i: int) -> Count | None:
    """die drei vergangenen Tage; "300 this year" counts no years."""
    count = count_left(scan, i - 2) if scan.has(scan.sets.unit_plural, i) else None
    return count if count and scan.has(scan.sets.leading, count.first - 1) else None


def _half_behind(scan: Scan, i: int) -> bool:
    """a year and a half."""
    half = scan.known.cardinals.get(scan.small(i + 3)) == 0.5
    return half and scan.has(scan.sets.number_link, i + 1) and scan.has(scan.sets.article_one, i + 2)


def _counted(scan: Scan, i: int, unit: str, count: Count) -> Phrase | None:
    """A number and a unit, with "ago", "old", "later", "last" or a preposition."""
    phrase = Phrase(count.first, i + 1, "duration", role="duration")
    if _is_age(scan, i, unit, phrase):
        phrase.kind = "age"
        return phrase
    if scan.has(scan.sets.ago_after, i + 1):
        phrase.last = i + 2
        return _ago(scan, phrase, unit, count)
    if scan.has(scan.sets.later, i + 1):
        phrase.last, phrase.kind = i + 2, "date"
        return phrase
    k = count.first - 1
    lean = scan.known.leans.get(scan.small(k)) if k >= scan.floor() else None
    if lean:
        count.first = k
        return _window_phrase(i, unit, lean, count, scan)
    if _per(scan, i, phrase):
        return phrase
    return _after_preposition(scan, phrase, unit, count)


def _per(scan: Scan, i: int, phrase: Phrase) -> bool:
    """300 a day: a rate, not a duration."""
    alone = phrase.first == i - 1 and not scan.has(scan.sets.unit_alone, i - 2)
    if alone and scan.has(scan.sets.rate_article, i - 1) and scan.has(scan.sets.in_turn, i):
        phrase.kind = "other"
    return phrase.kind == "other"


def _is_age(scan: Scan, i: int, unit: str, phrase: Phrase) -> bool:
    """71 Jahre alt · eleven weeks old · im Alter von 30 Jahren · Mädchen zwischen neun und zwölf Jahren."""
    if scan.has(scan.sets.old, i + 1):
        phrase.last = i + 2
        return True
    k = phrase.first - 1
    if scan.has(scan.sets.age_of_joint, k) or scan.has(scan.sets.number_link, k):
        k -= 1
    if scan.has(scan.sets.age_of, k) or scan.has(scan.sets.aged, k):
        phrase.first = k
        return True
    if unit != "year":
        return False
    return scan.has(scan.sets.people, k) or (
        scan.has(scan.sets.between, k) and scan.has(scan.sets.people, k - 1)
    )


def _ago(scan: Scan, phrase: Phrase, unit: str, count: Count) -> Phrase:
    phrase.kind = "date"
    if count.value is None or count.high is None:
        return phrase
    if count.value != count.high and count.value == int(count.value) and count.high == int(count.high):
        phrase.when = When("shift", unit=unit, number=-int(count.value), last=-int(count.high))
        return phrase
    size, number = in_units(unit, count.high)
    phrase.when = When("shift", unit=size, number=-number)
    return phrase


def _after_preposition(scan: Scan, phrase: Phrase, unit: str, count: Count) -> Phrase:
    k = phrase.first - 1
    if k < scan.floor():
        return phrase
    if scan.has(scan.sets.ago_before, k):
        phrase.first = k
        return _ago(scan, phrase, unit, count)
    if scan.has(scan.sets.since_span, k):
        phrase.first, phrase.kind, phrase.bound = k, "date", "since"
        phrase.when = _window(unit, count, -1)
    elif scan.has(scan.sets.window_joint, k) and scan.has(scan.sets.window_back, k - 1):
        return _within(scan, phrase, unit, count, k - 1)
    elif scan.has(scan.sets.window_back, k):
        return _within(scan, phrase, unit, count, k)
    elif scan.has(scan.sets.inside, k) and unit in AHEAD_UNITS and count.value is not None:
        phrase.role = "ahead"
        phrase.when = _ahead(unit, count)
        phrase.first = k
    return phrase


def _within(scan: Scan, phrase: Phrase, unit: str, count: Count, first: int) -> Phrase:
    phrase.first, phrase.kind, phrase.role = first, "date", "within"
    phrase.when = _window(unit, count, -1)
    return phrase


def _ahead(unit: str, count: Count) -> When | None:
    size, number = in_units(unit, count.high or 0)
    return When("shift", unit=size, number=number)


def _window(unit: str, count: Count, sign: int) -> When | None:
    if count.high is None:
        return None
    size, number = in_units(unit, count.high)
    return When("window", unit=size, number=sign * number)


def _window_phrase(i: int, unit: str, lean: int, count: Count, scan: Scan) -> Phrase:
    """in den letzten drei Monaten · the next two weeks."""
    phrase = Phrase(count.first, i + 1, "date", None, "window")
    phrase.when = _window(unit, count, 1 if lean > 0 else -1) if lean else None
    if phrase.first - 1 >= scan.floor() and scan.has(scan.sets.leading, phrase.first - 1):
        phrase.first -= 1
        if phrase.first - 1 >= scan.floor() and scan.has(scan.sets.inside, phrase.first - 1):
            phrase.first -= 1
    return phrase


def _uncounted(scan: Scan, i: int, unit: str, lean: int | None) -> Phrase | None:
    if lean is not None:
        return _leaned(scan, i, unit, lean)
    if scan.has(scan.sets.same_day, i - 1):
        return Phrase(i - 1, i + 1, "date", None, "unresolved")
    ordinal = _ordinal(scan, i, unit)
    if ordinal:
        return ordinal
    per_unit = scan.has(scan.sets.rate_article, i - 1) and scan.has(scan.sets.in_turn, i)
    if per_unit or scan.has(scan.sets.weekly, i - 1):
        return Phrase(i - 1, i + 1, "other", None, "rate")
    if scan.has(scan.sets.later, i + 1) and unit in CALENDAR_UNITS:
        return _later(scan, i, unit)
    if scan.has(scan.sets.numbered, i) and _is_numbered(scan, i):
        return Phrase(i, i + 2, "other", None, "numbered")
    return _plain_unit(scan, i, unit)


def _later(scan: Scan, i: int, unit: str) -> Phrase:
    """the year before · the week before last · the week after next."""
    beyond = scan.known.leans.get(scan.small(i + 2), 0)
    if abs(beyond) != 2 or scan.small(i + 3) in scan.known.anchors:
        return Phrase(i, i + 2, "date", None, "unresolved")
    return Phrase(i, i + 3, "date", When("shift", unit=unit, number=beyond), "shift")


def _is_numbered(scan: Scan, i: int) -> bool:
    """Tag 812 is the name of a day; "am Tag 300 Drohnen" counts drones."""
    before, behind, counted = scan.at(i - 1), scan.at(i + 2), scan.small(i + 2)
    if plain_int(scan.at(i + 1)) <= 0 or counted in scan.sets.measured or counted in scan.sets.counted:
        return False
    opened = not before[:1].isalpha() or scan.has(scan.sets.numbered_before, i - 1)
    return opened and not (scan.known.nouns_capital and behind[:1].isupper())


def _leaned(scan: Scan, i: int, unit: str, lean: int) -> Phrase:
    """letzte Woche · this year · next month; of days only the past one is told from the reference."""
    phrase = Phrase(i - 1, i + 1, "date", None, "shift")
    plural = scan.has(scan.sets.unit_plural, i) and not scan.has(scan.sets.singular_before, i - 2)
    vague_day = unit == "day" and lean != 0 and not scan.has(scan.sets.day_past, i - 1)
    if unit in CALENDAR_UNITS and not plural and not vague_day:
        step = {-3: -2, -2: -1, 0: 0, 2: 1, 3: 2}.get(lean, 0)
        phrase.when = When("shift", unit=unit, number=step)
        if lean < 0 and (scan.has(scan.sets.window_one, i - 1) or unit in ("decade", "century")):
            phrase.when = When("window", unit=unit, number=-1)
        if unit == "weekend" and lean == BEFORE:
            phrase.when = When("weekend", lean=BEFORE)
    absorb_left(scan, phrase)
    return phrase


def _ordinal(scan: Scan, i: int, unit: str) -> Phrase | None:
    """erstes Quartal 2025 · the 19th century · am fünften Tag."""
    k = i - 1 - scan.has(scan.sets.adjectives, i - 1)
    tail = scan.at(k) == "." or scan.has(scan.sets.ordinal_tails, k)
    if tail and scan.glued(k):
        number, k = plain_int(scan.at(k - 1)), k - 1
    else:
        number = scan.known.ordinals.get(scan.small(k), 0)
    if number <= 0 or k < scan.floor():
        return None
    if unit == "century":
        phrase = Phrase(
            k, i + 1, "date", When("century", 100 * number - 99) if number <= 30 else None, "century"
        )
        absorb_left(scan, phrase)
        return phrase
    if scan.has(scan.sets.half_of, i):
        return _half(scan, k, i, number) if number <= 2 else None
    if unit in ("quarter", "half") and number <= (4 if unit == "quarter" else 2):
        year, last = year_right(scan, i + 1)
        return Phrase(k, last, "date", When(unit, year, number), unit)
    return Phrase(k, i + 1, "other", None, "ordinal")


def _half(scan: Scan, first: int, i: int, number: int) -> Phrase | None:
    """first half of 2024 · of the month · of May; the first half of the hostages is no time."""
    year, last = year_right(scan, i + 1)
    half = When("half", year, number)
    if year is not None:
        return Phrase(first, last, "date", half, "half")
    k = i + 1
    while k < i + 4 and (scan.has(scan.sets.part_links, k) or scan.has(scan.sets.leading, k)):
        k += 1
    of = scan.known.anchors.get(scan.at(k))
    if of is None or k == i + 1:
        return None
    if of.role == "unit" and of.text in ("month", "year"):
        month = When("shift", unit="month", part=FIRST_HALF if number == 1 else SECOND_HALF)
        return Phrase(first, k + 1, "date", month if of.text == "month" else half, "half")
    return Phrase(first, i + 1, "date", half, "half") if of.role == "month" else None


def _plain_unit(scan: Scan, i: int, unit: str) -> Phrase | None:
    """Anfang des Jahres · am Wochenende · seit Tagen · years later; else it is no time."""
    if unit == "weekend":
        phrase = Phrase(i, i + 1, "date", When("weekend"), "weekend")
        absorb_left(scan, phrase)
        return phrase
    phrase = Phrase(i, i + 1, "date", When("shift", unit=unit), "shift")
    year, last = year_right(scan, i + 1) if unit == "year" else (None, i)
    if year:
        phrase.when, phrase.last = When("year", year), last
    if unit in CALENDAR_UNITS and unit != "day":
        absorb_left(scan, phrase)
    if phrase.first < i and phrase.when and phrase.when.part:
        return phrase
    if not scan.has(scan.sets.unit_plural, i):
        return None
    return _bare_plural(scan, i)


def _bare_plural(scan: Scan, i: int) -> Phrase | None:
    if scan.has(scan.sets.later, i + 1) or scan.has(scan.sets.ago_after, i + 1):
        return Phrase(i, i + 2, "date", None, "unresolved")
    if scan.has(scan.sets.ago_before, i - 1):
        return Phrase(i - 1, i + 1, "date", None, "unresolved")
    if scan.has(scan.sets.unit_alone, i - 1):
        return Phrase(i, i + 1, "duration", None, "duration")
    return None
