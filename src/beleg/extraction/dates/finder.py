"""Tokens become time expressions: "seit Februar 2022", "last Friday", "36 Stunden", "34-jähriger".

Dates are placed on the calendar against a reference day (the day of publication). Conventions:

* A weekday, month, day or season without a year is the last one up to the reference day; the next one where
  "next", "ab", "by" or a verb of the future says so. A day more than 300 days back is taken for the next.
* seit, since: from its first day, end open; ab: the same, from the next one.
* bis, until, by: start open, to its last day.
* "vor sechs Monaten", "two weeks ago", "letztes Jahr": the whole month, week (Monday to Sunday), year.
  "in den letzten drei Monaten", "within 24 hours": counted back from the reference day, both days included.
* A night between two days takes in both.
* Week n of a month is the seven days from its (7n-6)th on, the last one its final seven days.
* A month, day or season without a year takes the year that a second one behind "and" tells.
* Without a reference day only what is absolute has days; everything else has none.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from beleg.extraction.dates.ages import read_aged
from beleg.extraction.dates.anchors import Entry
from beleg.extraction.dates.calendar import (
    AFTER,
    BEFORE,
    COMING,
    PAST,
    When,
    resolve,
)
from beleg.extraction.dates.clock import read_clock, read_part_hour
from beleg.extraction.dates.dayparts import read_daypart
from beleg.extraction.dates.digits import read_decade_word, read_digits
from beleg.extraction.dates.durations import read_unit
from beleg.extraction.dates.joining import joined
from beleg.extraction.dates.named import (
    read_fixed,
    read_holiday,
    read_quarter,
    read_season,
    read_shift,
    read_year_word,
)
from beleg.extraction.dates.phrases import (
    Phrase,
    Scan,
    read_month,
    read_months,
    read_offset,
    read_present,
)
from beleg.extraction.dates.sequels import Sequel
from beleg.extraction.dates.tense import SENTENCE_ENDS, WINDOW, is_announced, tense_of
from beleg.extraction.dates.units import Days, moved
from beleg.extraction.dates.weekdays import read_weekday
from beleg.extraction.dates.words import date_words
from beleg.extraction.dates.years import Told, is_heading
from beleg.extraction.tokens import Tokens, tokenise
from beleg.languages import Pack, load
from beleg.model import DateMention
from beleg.model.span import make

Reader = Callable[[Scan, int, Entry], Phrase | None]

_RARER: Final[dict[str, Reader]] = {
    "season": read_season,
    "holiday": read_holiday,
    "offset": read_offset,
    "present": read_present,
    "shift": read_shift,
    "quarter": read_quarter,
    "daypart": read_daypart,
    "decade": read_decade_word,
    "year_word": read_year_word,
    "clock": read_clock,
    "meridiem": read_clock,
    "zone": read_clock,
    "part_hour": read_part_hour,
    "aged": read_aged,
    "age_of": read_aged,
    "fixed": read_fixed,
    "months": read_months,
}

_JUST: Final = 2  # days
RECURRENT: Final = frozenset(
    ("weekday", "day", "month", "season", "holiday", "weekend", "quarter", "half", "monthday")
)


def find(
    tokens: Tokens, pack: Pack, reference: date | None, first: int = 0, last: int | None = None
) -> list[DateMention]:
    """All time expressions among the tokens ``first`` to ``last`` (half-open), in order, without overlap.

    >>> text = tokenise("Seit Februar 2022 starben 300 Soldaten.")
    >>> [(m.first, m.last) for m in find(text, load("de"), None)]
    [(datetime.date(2022, 2, 1), None)]
    """
    high = len(tokens) if last is None else min(last, len(tokens))
    scan = Scan(tokens, date_words(pack), reference, max(first, 0), high)
    _read(scan)
    phrases = joined(scan)
    scan.edge = scan.low
    told, sequel = Told(), Sequel()
    for phrase in phrases:
        _bind(scan, phrase, told)
        sequel.place(scan, phrase)
        told.hear(scan, phrase)
        sequel.hear(scan, phrase)
        scan.edge = phrase.last
    return [_mention(scan, phrase) for phrase in phrases if phrase.role != "short"]


def find_dates(text: str, language: str, reference_date: date | str | None = None) -> list[DateMention]:
    """All time expressions of a text; ``reference_date`` is a date or one in ISO 8601.

    Raises ``ValueError`` for a malformed date and ``LookupError`` for a language without a pack.

    >>> [m.as_dict()["first"] for m in find_dates("It began last Friday.", "en", "2025-05-14")]
    ['2025-05-09']
    """
    day = date.fromisoformat(reference_date[:10]) if isinstance(reference_date, str) else reference_date
    return find(tokenise(text), load(language), day)


def _read(scan: Scan) -> None:
    phrases = scan.phrases
    for i in scan.known.openings(scan.tokens, scan.low, scan.high):
        if i < scan.floor():
            continue
        entry = scan.known.anchors.get(scan.words[i])
        phrase = read_digits(scan, i) if entry is None else _read_word(scan, i, entry)
        if phrase is not None and phrase.first >= scan.floor():
            phrases.append(phrase)


def _read_word(scan: Scan, i: int, entry: Entry) -> Phrase | None:
    role = entry.role
    if scan.words[i] in scan.known.holidays:
        holiday = read_holiday(scan, i, entry if role == "holiday" else Entry("holiday"))
        if holiday is not None or role == "holiday":
            return holiday
    if role == "unit":
        return read_unit(scan, i, entry)
    if role == "month":
        return read_month(scan, i, entry)
    return read_weekday(scan, i, entry) if role == "weekday" else _RARER[role](scan, i, entry)


def _bind(scan: Scan, phrase: Phrase, told: Told) -> None:
    """Takes in seit, ab, bis before the phrase, and asks the verbs which of the recurring times is meant."""
    if phrase.kind != "date" and phrase.role != "ahead":
        return
    if phrase.role in ("ahead", "within"):
        _by_tense(scan, phrase)
        return
    if phrase.until is None and not phrase.bound and phrase.role not in ("present", "window"):
        _bound(scan, phrase)
    lent = (
        told.lend(scan, phrase.when, phrase) if phrase.when is not None and _undecided(phrase.when) else None
    )
    if lent is not None:
        phrase.when = lent
    elif phrase.when is not None and _undecided(phrase.when):
        lean = _direction(scan, phrase)
        if lean is not None:
            phrase.when = _leaning(phrase.when, lean)
            if lean == PAST and phrase.until is not None and _undecided(phrase.until):
                phrase.until = phrase.until.leaning(lean)


def _undecided(when: When) -> bool:
    """Whether it comes again and again, by itself or with what it is a part of, and no word says which one is meant."""
    frame = when.inside
    if frame is not None and when.grain in ("part", "stretch", "moved", "up to"):
        return _undecided(frame)
    return when.lean is None and _yearless(when)


def _leaning(when: When, lean: int) -> When:
    return when.leaning(lean) if when.inside is None else when.within(when.inside.leaning(lean))


def _by_tense(scan: Scan, phrase: Phrase) -> None:
    """in zwei Wochen is ahead unless the verb is past; binnen einer Woche is behind unless it is future."""
    tense = tense_of(scan, phrase)
    when = phrase.when
    if phrase.role == "within":
        if tense > 0 and when is not None:
            phrase.when = when.turned()
    elif tense < 0 or (tense == 0 and scan.known.ahead_needs_future):
        phrase.when, phrase.first = None, phrase.first + 1
    else:
        phrase.kind = "date"


def _bound(scan: Scan, phrase: Phrase) -> None:
    k = phrase.first - 1
    while k > phrase.first - 4 and k >= scan.edge and scan.has(scan.sets.bound_links, k):
        k -= 1
    name = scan.known.bounds.get(scan.small(k)) if k >= scan.edge else None
    if name is None and scan.has(scan.sets.onward, phrase.last) and scan.has(scan.sets.range_open, k):
        name, phrase.last = "from_on", phrase.last + 1
    if name is None:
        return
    opens = k == scan.low or scan.at(k - 1) in SENTENCE_ENDS
    if name == "since" and not opens and _is_when(scan, phrase.last):
        return
    # "by Tuesday's quake" names what did it, not until when.
    if scan.has(scan.sets.genitive, phrase.last) and not scan.has(scan.sets.since, phrase.first - 1):
        return
    phrase.first, phrase.bound = k, name


def _is_when(scan: Scan, i: int) -> bool:
    """The worst since 1987, when 52 people died: what follows tells of that year, and nothing has run since."""
    return scan.has(scan.sets.when_then, i + (scan.at(i) == ","))


def _direction(scan: Scan, phrase: Phrase) -> int | None:
    """The lean of a recurring time: PAST, COMING, or ``None`` where nothing decides."""
    if phrase.bound == "since":
        return PAST
    if is_heading(scan, phrase):
        return None
    before = phrase.first - 1
    if scan.has(scan.sets.ahead, before - scan.has(scan.sets.leading, before)):
        return COMING
    if phrase.bound == "until":
        return PAST if _done_by(scan, phrase) or _is_just_past(scan, phrase) else COMING
    tense = 1 if is_announced(scan, phrase) else tense_of(scan, phrase)
    if phrase.bound == "from_on":
        return PAST if tense < 0 else COMING
    return COMING if tense > 0 else PAST if tense < 0 else None


def _done_by(scan: Scan, phrase: Phrase) -> bool:
    """Bis Freitag wurden 40 Leichen geborgen, had recovered 40 bodies by Friday: what is told of was done by then."""
    opener = scan.at(phrase.first - 1)
    if opener and opener not in SENTENCE_ENDS and not scan.has(scan.sets.done_by, phrase.first):
        return False
    if any(scan.has(scan.sets.past_auxiliary, k) for k in range(phrase.last, phrase.last + WINDOW // 2)):
        return True
    return scan.has(scan.sets.done_by, phrase.first) and tense_of(scan, phrase) < 0


def _is_just_past(scan: Scan, phrase: Phrase) -> bool:
    """Bargen bis Montagabend 40 Leichen, told on a Wednesday."""
    if phrase.when is None or phrase.when.grain != "weekday" or scan.reference is None:
        return False
    days = (scan.reference.weekday() - phrase.when.number) % 7
    return days <= _JUST and tense_of(scan, phrase) < 0


def _mention(scan: Scan, phrase: Phrase) -> DateMention:
    first_day: date | None = None
    last_day: date | None = None
    days = _days(phrase, scan.reference) if phrase.kind == "date" else None
    if days is not None:
        first_day = None if phrase.bound == "until" else days[0]
        last_day = None if phrase.bound in ("since", "from_on") else days[1]
    start, end = scan.starts[phrase.first], scan.ends[phrase.last - 1]
    return make(DateMention, (start, end, phrase.kind, first_day, last_day, phrase.first, phrase.last))


def _days(phrase: Phrase, reference: date | None) -> Days | None:
    if phrase.when is None:
        return None
    if phrase.until is not None:
        return _range_days(phrase.when, phrase.until, reference)
    days = resolve(phrase.when, reference)
    if days and phrase.night and days[0] > date.min:
        return moved(days[0], "day", -1), days[1]
    return days


def _range_days(one: When, two: When, reference: date | None) -> Days | None:
    """The end places a beginning without a year, or the beginning with one its end."""
    own = one.year is not None or one.inside is not None
    base = _start_of(one) if own and two.year is None else reference
    end = resolve(two.leaning(AFTER) if own and _yearless(two) else two, base)
    if end is None:
        return None
    near = one.leaning(BEFORE if one.grain == "weekday" else PAST) if _yearless(one) else one
    start = resolve(near, end[1] if _yearless(one) else reference)
    return (start[0], end[1]) if start and start[0] <= end[1] else None


def _yearless(when: When) -> bool:
    return when.grain in RECURRENT and when.year is None and when.inside is None


def _start_of(when: When) -> date | None:
    days = resolve(when, None)
    return days[0] if days else None
