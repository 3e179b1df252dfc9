"""Neighbouring phrases that describe one time become one: a weekday and its date, a month and its year, a range."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from beleg.extraction.dates.calendar import FIRST_HALF, SECOND_HALF, When
from beleg.extraction.dates.ordinals import ordinal_left
from beleg.extraction.dates.phrases import DASHES, Phrase, Scan
from beleg.extraction.dates.units import YEAR_UNITS

LAST_OF_YEAR: Final = {"quarter": 4, "half": 2}
YEARLESS: Final = frozenset(("day", "month", "season", "holiday", "quarter", "half"))
FRAMES: Final = frozenset(("month", "year", "season"))
ANCHORS: Final = frozenset(("day", "offset", "holiday", "weekday"))
SIZES: Final = (
    "second",
    "minute",
    "hour",
    "night",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "half",
    "year",
)


def joined(scan: Scan) -> list[Phrase]:
    """The phrases of the stretch; a weekday takes its date in before anything else is joined."""
    scan.phrases = _pass(scan, _join_weekday)
    return _pass(scan, _join)


def _pass(scan: Scan, join: Callable[[Scan, Phrase, Phrase], bool]) -> list[Phrase]:
    done: list[Phrase] = []
    for phrase in scan.phrases:
        scan.edge = done[-2].last if len(done) > 1 else scan.low
        if not (done and join(scan, done[-1], phrase)):
            done.append(phrase)
    return done


def _join(scan: Scan, one: Phrase, two: Phrase) -> bool:
    """Takes ``two`` into ``one`` where the tokens between them say so."""
    gap = two.first - one.last
    if gap > 3 or one.until is not None or _in_paragraphs(scan, one, two):
        return False
    if two.kind == "duration" and one.kind == "duration":
        return _join_durations(scan, one, two, gap)
    if two.when is None:
        return _join_again(scan, one, two, gap) or _join_told_year(scan, one, two, gap)
    _lend_year(scan, one, two, gap)
    return any(join(scan, one, two, gap) for join in _JOINS)


def _in_paragraphs(scan: Scan, one: Phrase, two: Phrase) -> bool:
    """Whether an empty line parts two phrases: a title that ends in a year, and the day that opens the text."""
    return (
        two.first > one.last and "\n\n" in scan.tokens.text[scan.ends[one.last - 1] : scan.starts[two.first]]
    )


def _join_weekday(scan: Scan, one: Phrase, two: Phrase) -> bool:
    """Montag, dem 6. Dezember · Wednesday, February 6: the date says all."""
    gap = two.first - one.last
    between = range(one.last, two.first)
    if two.when is None or gap > 2:
        return False
    if one.role == "offset" and two.role == "weekday" and all(scan.at(k) in "(," for k in between):
        two.when = one.when
        return False
    if one.role not in ("weekday", "short") or two.when.grain != "day" or one.when is None:
        return False
    if not all(scan.at(k) in (",", "(") or scan.has(scan.sets.leading, k) for k in between):
        return False
    one.last, one.when, one.role = two.last, two.when, two.role
    return True


def _join_durations(scan: Scan, one: Phrase, two: Phrase, gap: int) -> bool:
    """two years and three months · 3 Stunden, 20 Minuten: one length, told in ever smaller units."""
    links = [scan.at(k) for k in range(one.last, two.first)]
    linked = all(link == "," or link.lower() in scan.sets.number_and for link in links)
    if gap > 1 or not linked or one.moves is None or two.moves is None:
        return False
    if one.moves.unit not in SIZES or two.moves.unit not in SIZES[: SIZES.index(one.moves.unit)]:
        return False
    one.last, one.moves = two.last, two.moves
    return True


def _lend_year(scan: Scan, one: Phrase, two: Phrase, gap: int) -> None:
    """in May and June 2011 · am 3. Mai und am 5. Juni 2011: the year is that of both."""
    when, other = one.when, two.when
    if when is None or other is None or other.year is None or one.kind != "date" or two.kind != "date":
        return
    same = when.grain == other.grain and when.grain in ("day", "month", "season", "quarter")
    linked = gap > 0 and (
        scan.has(scan.sets.range_and, one.last) or scan.has(scan.sets.number_link, one.last)
    )
    fillers = all(
        _range_filler(scan, k) or scan.has(scan.sets.in_year, k) for k in range(one.last + 1, two.first)
    )
    if same and linked and fillers and when.year is None and when.inside is None and when.lean is None:
        one.when = when.of_year(other.year)


def _join_part(scan: Scan, one: Phrase, two: Phrase, gap: int) -> bool:
    """the third Tuesday of March 2014 · letzte Woche im Juli · last day of the year."""
    frame = two.when
    if frame is None or not _frames(frame) or not _linked(scan, one, two, gap):
        return False
    part = _part(scan, one)
    if part is None:
        return False
    first, when = part
    one.first, one.last, one.kind, one.role = first, two.last, "date", "part"
    one.when = when.within(frame)
    return True


def _join_again(scan: Scan, one: Phrase, two: Phrase, gap: int) -> bool:
    """the first Monday of every month · am letzten Tag jedes Monats."""
    again = two.role == "rate" and scan.has(scan.sets.weekly, two.first)
    part = _part(scan, one) if again and _linked(scan, one, two, gap) else None
    if part is None:
        return False
    one.first, one.last, one.kind, one.role, one.when = part[0], two.last, "other", "rate", None
    return True


def _join_told_year(scan: Scan, one: Phrase, two: Phrase, gap: int) -> bool:
    """in June of the same year · im Februar desselben Jahres: its year is that of the time told before."""
    when, moves = one.when, two.moves
    if when is None or moves is None or moves.unit != "year" or two.role != "later":
        return False
    if one.kind != "date" or when.grain not in YEARLESS or when.year or not _linked(scan, one, two, gap):
        return False
    one.last, one.role, one.moves = two.last, "of told", moves
    return True


def _part(scan: Scan, one: Phrase) -> tuple[int, When] | None:
    """The first token of "third Tuesday", "last week", and the part of a frame that it names."""
    if one.role == "ordinal" and one.when is not None:
        return one.first, one.when
    unit = scan.known.anchors.get(scan.at(one.last - 1))
    if unit is None or one.role not in ("weekday", "shift", "weekend") or unit.text in LAST_OF_YEAR:
        return None
    name, weekday = unit.text or "weekday", unit.when.number if unit.when else 5
    if scan.has(scan.sets.last_of, one.first):
        return one.first, When("part", unit=name, number=-1, day=weekday)
    number, first = ordinal_left(scan, one.first)
    if not number or first < scan.edge:
        return None
    return first, When("part", unit=name, number=number, day=weekday)


def _frames(when: When) -> bool:
    named = when.grain in FRAMES and not when.last
    return named or (when.grain == "shift" and when.unit in ("month", "year") and not when.part)


def _linked(scan: Scan, one: Phrase, two: Phrase, gap: int) -> bool:
    """Whether only "of", "in the", "im", "des" stand between the two, or nothing."""
    sets, between = scan.sets, range(one.last, two.first)
    return gap <= 2 and all(scan.has(sets.part_links, k) or scan.has(sets.inside_of, k) for k in between)


def _join_stretch(scan: Scan, one: Phrase, two: Phrase, gap: int) -> bool:
    """the first nine months of 1997 · in den letzten drei Wochen des Jahres 2003."""
    frame, moves = two.when, one.moves
    if one.role not in ("duration", "window") or moves is None:
        return False
    if frame is None or not _frames(frame) or not _linked(scan, one, two, gap):
        return False
    sign, first = _end_meant(scan, one)
    if not sign:
        return False
    one.first, one.last, one.kind, one.role, one.bound = first, two.last, "date", "part", ""
    one.when = When("stretch", unit=moves.unit, number=sign * abs(moves.number)).within(frame)
    return True


def _join_up_to(scan: Scan, one: Phrase, two: Phrase, gap: int) -> bool:
    """in the 12 months to June 2024 · in den zwei Jahren bis März."""
    moves, end = one.moves, two.when
    if one.role != "duration" or one.kind != "duration" or moves is None or end is None or gap != 1:
        return False
    the = scan.has(scan.sets.leading, one.first - 1)
    if not the or end.grain not in ("month", "day") or not scan.has(scan.sets.range_mid, one.last):
        return False
    one.last, one.kind, one.role = two.last, "date", "part"
    one.when = When("up to", unit=moves.unit, number=moves.number).within(end)
    return True


def _end_meant(scan: Scan, one: Phrase) -> tuple[int, int]:
    """1 for "the first three months", -1 for "the last two weeks", else 0; and the token it opens with."""
    for k in range(one.first - 1, min(one.first + 3, one.last)):
        if scan.has(scan.sets.last_of, k):
            return -1, k
        if scan.known.ordinals.get(scan.small(k)) == 1 and k >= scan.edge:
            return 1, k
    return 0, one.first


def _join_moved(scan: Scan, one: Phrase, two: Phrase, gap: int) -> bool:
    """two weeks before Christmas · 3 years from today · drei Tage nach dem 4. Mai."""
    moves, anchor = one.moves, two.when
    if one.role != "duration" or moves is None or anchor is None or two.kind != "date":
        return False
    several = anchor.grain == "day" and anchor.last > 0
    if anchor.grain not in ANCHORS or several or not _may_move(scan, one.first - 1):
        return False
    link = one.last - 1 if scan.has(scan.sets.later, one.last - 1) else one.last
    between = range(link + 1, two.first)
    if link >= two.first or len(between) > 1 or not all(scan.has(scan.sets.leading, k) for k in between):
        return False
    sign = 1 if scan.has(scan.sets.moved_on, link) else -1 if scan.has(scan.sets.moved_back, link) else 0
    if not sign or (two.role == "present" and not scan.has(scan.sets.moved_now, link)):
        return False
    one.last, one.kind, one.role = two.last, "date", "part"
    one.when = When("moved", unit=moves.unit, number=sign * moves.number).within(anchor)
    return True


def _may_move(scan: Scan, k: int) -> bool:
    """In the two days before Sunday, for three days from Monday: these tell a length, not a day."""
    return not (scan.has(scan.sets.leading, k) or scan.has(scan.sets.unit_alone, k))


def _join_counted_back(scan: Scan, one: Phrase, two: Phrase, gap: int) -> bool:
    """heute vor drei Jahren · a year ago today: to the day."""
    day, ago = (one, two) if one.role == "offset" else (two, one)
    if (
        gap
        or day.role != "offset"
        or ago.moves is None
        or ago.role not in ("ago", "ahead")
        or day.when is None
    ):
        return False
    one.when = When("moved", unit=ago.moves.unit, number=ago.moves.number).within(day.when)
    one.last, one.kind, one.role = two.last, "date", "part"
    return True


def _join_whole(scan: Scan, one: Phrase, two: Phrase, gap: int) -> bool:
    """first half of May · the last quarter of 2023: what the part is of says how long it is."""
    part, whole = one.when, two.when
    if part is None or whole is None or whole.part or gap > 2:
        return False
    if not all(scan.has(scan.sets.part_links, k) for k in range(one.last, two.first)):
        return False
    if part.grain == "half" and part.year is None and whole.grain == "month":
        one.when, one.role = whole.of_part(FIRST_HALF if part.number == 1 else SECOND_HALF), "month"
    elif part.grain == "shift" and part.unit in LAST_OF_YEAR and part.number == -1 and whole.grain == "year":
        one.when, one.role = When(part.unit, whole.year, LAST_OF_YEAR[part.unit]), part.unit
    else:
        return False
    one.last = two.last
    return True


def _join_year(scan: Scan, one: Phrase, two: Phrase, gap: int) -> bool:
    """Im April letzten Jahres · Friday of last week: the second gives year or week."""
    if one.when is None or two.when is None or gap > 1:
        return False
    yearly = two.when.grain == "year" or (two.when.grain == "shift" and two.when.unit == "year")
    weekly = two.when.grain == "shift" and two.when.unit == "week"
    if _yearlike(one.when) and not one.when.part and two.when.grain in YEARLESS:
        return _join_in_year(scan, one, two)
    if one.when.grain == "shift" and one.when.unit == "week" and two.when.grain == "weekday":
        return _join_in_year(scan, one, two)
    fits = (yearly and one.when.grain in YEARLESS) or (weekly and one.when.grain == "weekday")
    between = [scan.small(k) for k in range(one.last, two.first)]
    if (
        not fits
        or one.when.year is not None
        or two.when.part
        or not all(w in scan.sets.part_links for w in between)
    ):
        return False
    one.when, one.last = one.when.within(two.when), two.last
    return True


def _join_in_year(scan: Scan, one: Phrase, two: Phrase) -> bool:
    """heuer im Mai · last year in May · last week's Sunday."""
    if one.when is None or two.when is None or two.when.year is not None:
        return False
    if one.last < two.first:
        if not (scan.has(scan.sets.in_year, one.last) or scan.has(scan.sets.genitive, one.last)):
            return False
    elif two.when.grain != "weekday" and not (one.when.year and two.when.grain in LAST_OF_YEAR):
        return False
    one.when, one.last, one.role = two.when.within(one.when), two.last, two.role
    return True


def _join_night(scan: Scan, one: Phrase, two: Phrase, gap: int) -> bool:
    """in der Nacht zum Mittwoch · am Morgen des 16. September."""
    if one.role != "daypart" or one.kind != "time" or two.when is None or two.kind != "date":
        return False
    between = [scan.small(k) for k in range(one.last, two.first)]
    if not all(w in scan.sets.between_days or w in scan.sets.leading for w in between):
        return False
    one.opened = any(scan.has(scan.sets.range_open, k) for k in range(one.last, two.first))
    one.night = one.night and bool(between) and between[0] in scan.sets.night_to
    one.last, one.when, one.kind, one.role = two.last, two.when, "date", two.role
    one.until = two.until
    return True


def _join_range(scan: Scan, one: Phrase, two: Phrase, gap: int) -> bool:
    """von Mai bis Juli · between 2010 and 2015 · 1996–2001 · von Mittwoch auf Donnerstag."""
    if one.when is None or two.when is None or gap == 0 or one.kind != "date" or two.kind != "date":
        return False
    if not _comparable(one.when, two.when) or one.role in ("present", "window") or two.role == "window":
        return False
    opener = one.first - 1 - scan.has(scan.sets.leading, one.first - 1)
    opened = one.opened or scan.has(scan.sets.range_open, opener)
    link = scan.at(one.last)
    middle = scan.has(scan.sets.range_mid, one.last) or (link in DASHES and gap == 1)
    both = scan.has(scan.sets.range_and, one.last) and (opened or one.night)
    if not (middle or both) or not all(_range_filler(scan, k) for k in range(one.last + 1, two.first)):
        return False
    if scan.has(scan.sets.range_open, opener):
        one.first = max(opener, scan.edge)
    one.last, one.until, one.night = two.last, two.when, False
    return True


def _comparable(one: When, two: When) -> bool:
    """Whether both can bound one range: years with years, days with days, or both with their year."""
    return _yearlike(one) == _yearlike(two) or (one.year is not None and two.year is not None)


def _yearlike(when: When) -> bool:
    return when.grain in ("year", "decade", "century") or (when.grain == "shift" and when.unit in YEAR_UNITS)


def _range_filler(scan: Scan, k: int) -> bool:
    word, sets = scan.small(k), scan.sets
    return word in sets.to_articles or word in sets.leading or word in sets.range_mid


_JOINS: Final = (
    _join_part,
    _join_stretch,
    _join_up_to,
    _join_moved,
    _join_counted_back,
    _join_whole,
    _join_year,
    _join_night,
    _join_range,
)
