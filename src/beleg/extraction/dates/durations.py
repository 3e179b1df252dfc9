"""Unit words (days, hours, years) and the words around them become durations, ages and shifted times."""

from __future__ import annotations

from typing import Final

from beleg.extraction.dates.anchors import Entry
from beleg.extraction.dates.calendar import AFTER, BEFORE, FIRST_HALF, SECOND_HALF, When
from beleg.extraction.dates.clock import hour_at, read_past_hour
from beleg.extraction.dates.counts import Count, count_left, in_units
from beleg.extraction.dates.ordinals import ordinal_left
from beleg.extraction.dates.phrases import (
    Phrase,
    Scan,
    absorb_left,
    plain_int,
    year_right,
)
from beleg.extraction.dates.sequels import from_told, move
from beleg.extraction.dates.weekdays import again_from

CALENDAR_UNITS: Final = frozenset(
    ("day", "night", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")
)
AHEAD_UNITS: Final = frozenset(("day", "week", "month", "year"))
ORDINAL_ONLY: Final = frozenset(("quarter", "half"))
"""A quarter and a half that a number counts are shares: a quarter of the dead."""


def read_unit(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    """The phrase around a unit word: vor sechs Monaten · letzte Woche · drei Tage · fourth day."""
    unit = entry.text
    time = _time_of_day(scan, i, unit)
    if time is not None:
        return time
    lean = scan.known.leans.get(scan.small(i - 1)) if i - 1 >= scan.floor() else None
    count = count_left(scan, i - 1) if lean is None else _count_before_lean(scan, i)
    behind = i
    if count is not None and count.value == count.high == 1 and _half_behind(scan, i):
        count, behind = Count(count.first, 1.5, 1.5), i + 3
    if entry.guard == "short" and (count is None or not scan.at(i - 1)[:1].isdigit()):
        return None
    if unit in ORDINAL_ONLY:
        count = None
    if lean and _half_behind(scan, i):
        count, behind = Count(i - 1, 1.5, 1.5), i + 3
    if count is not None and lean is not None:
        return _window_phrase(behind, unit, lean, count, scan)
    if count is not None and lean is None:
        return _counted(scan, behind, unit, count)
    return _uncounted(scan, i, unit, lean)


def _time_of_day(scan: Scan, i: int, unit: str) -> Phrase | None:
    """a quarter to six · at 1800 hours · gegen 15h."""
    if unit in ORDINAL_ONLY:
        article = scan.has(scan.sets.article_one, i - 1)
        return read_past_hour(scan, i, scan.has(scan.sets.clock_before, i - 1 - article))
    word = scan.at(i - 1)
    whole_day = unit == "hour" and word.isdigit() and scan.has(scan.sets.at_hour, i - 2)
    written = (
        (len(word) == 4 and 0 <= plain_int(word) < 2400) if not scan.glued(i) else 0 <= plain_int(word) <= 24
    )
    return Phrase(i - 1, i + 1, "time", role="clock") if whole_day and written else None


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
    phrase.moves = _moves(unit, count)
    if _is_age(scan, i, unit, phrase):
        phrase.kind = "age"
        return phrase
    if unit == "minute" and scan.has(scan.sets.past_hour, i + 1) and hour_at(scan, i + 2):
        return Phrase(count.first, hour_at(scan, i + 2), "time", role="clock")
    if scan.has(scan.sets.every, count.first - 1) and count.first > scan.floor():
        return Phrase(count.first - 1, i + 1, "other", None, "rate")
    if scan.has(scan.sets.ago_after, i + 1):
        phrase.last = i + 2
        return _ago(scan, phrase, unit, count)
    if scan.has(scan.sets.later, i + 1) or (scan.has(scan.sets.later_comma, i + 1) and scan.at(i + 2) == ","):
        phrase.last, phrase.kind, phrase.role = i + 2, "date", _side(scan, i)
        return phrase
    k = count.first - 1
    lean = scan.known.leans.get(scan.small(k)) if k >= scan.floor() else None
    if lean:
        count.first = k
        return _window_phrase(i, unit, lean, count, scan)
    if _per(scan, i, phrase) or _of_the_year(scan, i, phrase):
        return phrase
    return _after_preposition(scan, phrase, unit, count)


def _side(scan: Scan, i: int) -> str:
    """Whether the word behind a unit counts on or back from what was told: not "two days before the vote"."""
    if scan.has(scan.sets.later_than, i + 1) and scan.at(i + 2)[:1].isalnum():
        return "duration"
    return "earlier" if scan.has(scan.sets.earlier, i + 1) else "later"


def _moves(unit: str, count: Count) -> When | None:
    """How far the counted time moves a day; nothing where its number is vague or a range."""
    if count.high is None or count.high != count.value:
        return None
    size, number = in_units(unit, count.high)
    return When("moved", unit=size, number=number)


def _of_the_year(scan: Scan, i: int, phrase: Phrase) -> bool:
    """the first three months of the year · in den ersten zwei Wochen des Monats."""
    frame, last = _frame_right(scan, i)
    first = phrase.first - 1
    if frame is None or phrase.moves is None or scan.known.ordinals.get(scan.small(first)) != 1:
        return False
    phrase.first, phrase.last, phrase.kind, phrase.role = first, last, "date", "part"
    phrase.when = When("stretch", unit=phrase.moves.unit, number=phrase.moves.number).within(frame)
    return True


def _frame_right(scan: Scan, i: int) -> tuple[When | None, int]:
    """The month or year named behind the unit at ``i``, and the token behind it."""
    k = i + 1
    while k < i + 4 and (scan.has(scan.sets.part_links, k) or scan.has(scan.sets.leading, k)):
        k += 1
    frame = scan.known.anchors.get(scan.at(k))
    if k == i + 1 or frame is None or frame.role != "unit" or frame.text not in ("month", "year"):
        return None, i + 1
    year, last = year_right(scan, k + 1) if frame.text == "year" else (None, k + 1)
    return (When("year", year), last) if year else (When("shift", unit=frame.text), k + 1)


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
    phrase.kind, phrase.role = "date", "ago"
    phrase.moves = phrase.moves.turned() if phrase.moves else None
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
    elif scan.has(scan.sets.inside, k) and scan.has(scan.sets.window_joint, phrase.last):
        return _fought(scan, phrase, unit, count, k)
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


def _fought(scan: Scan, phrase: Phrase, unit: str, count: Count, first: int) -> Phrase:
    """in three days of fighting: the last three days, where no other day is told."""
    behind = scan.at(phrase.last + 1)
    if behind[:1].islower() and unit in CALENDAR_UNITS:
        phrase.first, phrase.kind, phrase.role, phrase.when = (
            first,
            "date",
            "fought",
            _window(unit, count, -1),
        )
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
    phrase.moves = _moves(unit, count)
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
        return from_told(scan, i, unit)
    again = again_from(scan, i)
    if again < i - 1:
        return Phrase(again, i + 1, "other", None, "rate")
    ordinal = _ordinal(scan, i, unit)
    if ordinal:
        return ordinal
    per_unit = scan.has(scan.sets.rate_article, i - 1) and scan.has(scan.sets.in_turn, i)
    if per_unit or again < i:
        return Phrase(i - 1, i + 1, "other", None, "rate")
    if scan.has(scan.sets.later, i + 1) and unit in CALENDAR_UNITS:
        return _later(scan, i, unit)
    if scan.has(scan.sets.numbered, i) and _is_numbered(scan, i):
        return Phrase(i, i + 2, "other", None, "numbered")
    return _plain_unit(scan, i, unit)


def _later(scan: Scan, i: int, unit: str) -> Phrase:
    """the year before · am Tag darauf · the week before last · the week after next."""
    beyond = scan.known.leans.get(scan.small(i + 2), 0)
    if abs(beyond) != 2 or scan.small(i + 3) in scan.known.anchors:
        opens = scan.has(scan.sets.later_than, i + 1) and scan.at(i + 2)[:1].isalnum()
        beside = Phrase(i, i + 2, "date", None, "unresolved")
        if not opens:
            move(beside, unit, -1 if scan.has(scan.sets.earlier, i + 1) else 1)
        return beside
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
    if vague_day and lean == AFTER:
        move(phrase, unit, 1)
    return phrase


def _ordinal(scan: Scan, i: int, unit: str) -> Phrase | None:
    """erstes Quartal 2025 · the 19th century · am fünften Tag."""
    number, k = ordinal_left(scan, i - scan.has(scan.sets.adjectives, i - 1))
    if not number or k < scan.floor():
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
    return _ordinal_part(scan, k, i, When("part", unit=unit, number=number))


def _ordinal_part(scan: Scan, first: int, i: int, part: When) -> Phrase:
    """the third week of the month · am zweiten Tag des Monats; of which time the day is part joins later."""
    frame, last = _frame_right(scan, i)
    if frame is not None:
        return Phrase(first, last, "date", part.within(frame), "part")
    named = part.unit in CALENDAR_UNITS and part.unit != "year" and first + 2 >= i
    return Phrase(first, i + 1, "other", part if named else None, "ordinal")


def _half(scan: Scan, first: int, i: int, number: int) -> Phrase | None:
    """first half of 2024 · of the month · of May; the first half of the hostages is no time."""
    year, last = year_right(scan, i + 1)
    half = When("half", year, number)
    if year is not None:
        return Phrase(first, last, "date", half, "half")
    k = i + 1
    while k < i + 4 and (scan.has(scan.sets.part_links, k) or scan.has(scan.sets.leading, k)):
        k += 1
    leaned = scan.small(k) in scan.known.leans
    of = scan.known.anchors.get(scan.at(k + leaned))
    if of is None or k == i + 1:
        return None
    if leaned:
        return Phrase(first, i + 1, "date", half, "half") if of.role == "unit" and of.text == "year" else None
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
    if scan.has(scan.sets.unit_plural, i):
        return _bare_plural(scan, i)
    whole = unit in CALENDAR_UNITS and scan.has(scan.sets.whole, i - 1) and not year
    return Phrase(i - 1, i + 1, "duration", None, "duration") if whole else None


def _bare_plural(scan: Scan, i: int) -> Phrase | None:
    if scan.has(scan.sets.later, i + 1) or scan.has(scan.sets.ago_after, i + 1):
        return Phrase(i, i + 2, "date", None, "unresolved")
    if scan.has(scan.sets.ago_before, i - 1):
        return Phrase(i - 1, i + 1, "date", None, "unresolved")
    if scan.has(scan.sets.unit_alone, i - 1):
        return Phrase(i, i + 1, "duration", None, "duration")
    return None
