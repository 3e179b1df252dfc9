"""The text of an article becomes the day that its own date line names.

A date line is a line of its own near the head ("Publiziert: 03.07.2025, 06:30 Uhr", "Wednesday,
February 6, 2019"), the opening of the first paragraph ("Goma, 14.02.2025 (dpa) –"), a labelled line at the
end, the line that cites the paper and its page ("Harlow Mercury, 30 January 1963, Page 9"), or the end of a title that no other date line follows ("Newsblog: Flut in Aue · 27.08.2024", "Daily flash of 9 April 2019"). A date in a sentence, a caption, a list item or an embedded post says nothing about the article.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from beleg.read.dateshapes import Shapes, shapes
from beleg.read.lines import Line, first_lines, last_lines, next_line

_HEAD: Final = 20_000
_HEAD_LINES: Final = 12
_FACTS: Final = 3  # lines
_HEAD_PARAGRAPHS: Final = 3
_PARAGRAPH: Final = 200
_TAIL: Final = 5_000
_TAIL_LINES: Final = 6
_LONGEST_STAMP: Final = 160
_LONG_AFTER: Final = 31  # days
_RANGE: Final = re.compile(r"\b\d{1,2}\.?\s?[–-]\s?$")
_COPYRIGHT: Final = re.compile(r"(?:©|\(c\)|copyright)[^\n\d]{0,40}(\d{4})\b(?!\s?[–-])", re.IGNORECASE)
_LONGEST_OPENING: Final = 120
_ISO_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_DIGITS_OF_A_DAY: Final = re.compile(r"\d(?:\d\d\d|\.\s?\d)")
_CABLED_DAY: Final = re.compile(r"\d\s?[A-ZÄ]{3,9}\s?\d\d(?!\d)")
_SEPARATORS: Final = ("|", "·", "•", "●")
_PARTS: Final = re.compile(r"\s*(?:[|·•●/]|\s[–—-]\s)\s*")
_WORD: Final = re.compile(r"[^\W\d_][\w.'’-]*")
_CAPITAL: Final = re.compile(r"\b[A-ZÄÖÜ][a-zäöü]+")
_WEEKDAY: Final = re.compile(r"(?:^|(?<=\s))[^\W\d_]+,\s*$")
_BULLETS: Final = ("- ", "• ", "* ", "– ", "— ", "► ", "▶", "·", "|")
_OPENERS: Final = ("–", "—", " -", ". ")
_SENTENCE_ENDS: Final = (".", "!", "?", "”", '"', "“", "»")
_LONGEST_BYLINE: Final = 8  # words
_CODE: Final = re.compile(r"(?:[a-zäöü]{2,4}[ /]){1,3}(?:[A-ZÄÖÜ]{2,5},? )?(?:[–-] )?")
_HOUR: Final = re.compile(r"[0-2]\d[0-5]\d ")
_TWO_DIGIT_CENTURY: Final = 69

# The less, the more a date says about its article; at the end of the text it says less than any at the head.
_PUBLISHED: Final = 0
_STAMP: Final = 1
_OPENING: Final = 2
_UPDATED: Final = 3
_TITLED: Final = 4
_RANKS: Final = 5
_DATED: Final = 99  # that of the article or, among facts, of what it is about


class OwnDate(NamedTuple):
    """The day an article gives itself and the characters that say so, as offsets into its text."""

    day: date
    start: int
    end: int


class _Found(NamedTuple):
    rank: int
    own: OwnDate


def own_date(text: str) -> OwnDate | None:
    """The day of the article's own date line, ``None`` where it shows none.

    Where several lines qualify, first publication outranks an unlabelled stamp, that the opening of the
    text, and that the date of the last change.

    >>> own_date("Brand in Halle\\nPubliziert: 03.07.2025, 06:30 Uhr\\n\\nAm 2. Juli 2025 ...").day
    datetime.date(2025, 7, 3)
    >>> own_date("Am 11. Januar 2025 gab das Ministerium die Zahl bekannt.") is None
    True
    """
    stop = min(len(text), _HEAD)
    best: _Found | None = None
    at = lines = paragraphs = 0
    while lines < _HEAD_LINES and paragraphs < _HEAD_PARAGRAPHS:
        line = next_line(text, at, stop)
        if line is None:
            at = stop + 1
            break
        best = _better(best, _in_line(text, line, tail=False))
        lines += 1
        paragraphs += line.end - line.start > _PARAGRAPH
        at = line.end + 1
    if best is not None and best.rank == _STAMP and _is_chronicle(text, best.own.start):
        best = None
    if best is None:
        for line in last_lines(text, max(at, len(text) - _TAIL), _TAIL_LINES):
            best = _better(best, _in_line(text, line, tail=True))
    return best.own if best else _signed(text) or _cabled(text)


def _is_chronicle(text: str, at: int) -> bool:
    """Whether one of the lines from ``at`` on is headed by a day long after that: they tell of what happened then."""
    days: list[date] = []
    for line in first_lines(text, at, len(text), _HEAD_LINES):
        found = shapes().day.match(text, line.start, line.end)
        day = _resolve(found, text) if found else None
        if day is not None:
            days.append(day)
    return len(days) > 1 and any((day - days[0]).days > _LONG_AFTER for day in days[1:])


def _signed(text: str) -> OwnDate | None:
    """ "dpa:241014-99-123456/3" under a report tells when it was sent."""
    for line in last_lines(text, max(0, len(text) - _TAIL), _TAIL_LINES):
        shown = text[line.start : line.end].rstrip()
        found = shapes().signed.search(shown) if _may_be_signed(shown) else None
        day = _resolve(found, text) if found else None
        if found and day:
            return OwnDate(day, line.start + found.start(), line.start + found.end())
    return None


def _may_be_signed(line: str) -> bool:
    """A cheap look before a pattern: a line with what parts an agency from its number, or one that ends in a year."""
    return (":" in line and "-" in line) or line[-1:].isdigit()


def _cabled(text: str) -> OwnDate | None:
    """ "AUE, Oct 14 (ABC) -" is of the year that the text is copyrighted."""
    years = _COPYRIGHT.findall(text, max(len(text) - _TAIL, 0)) if may_be_copyrighted(text[-_TAIL:]) else []
    for line in first_lines(text, 0, len(text), _HEAD_LINES) if years else ():
        found = _cable_in(text, line)
        if found is None:
            continue
        month, number = found["m1"] or found["m2"], found["d1"] or found["d2"]
        day = _day(int(years[-1]), _month(month), int(number))
        own = line.start + found.start(found.lastgroup or 0), line.start + found.end()
        return OwnDate(day, *own) if day else None
    return None


def may_be_copyrighted(text: str) -> bool:
    """A cheap look before a pattern: whether a text may hold a mark of copyright."""
    low = text.lower()
    return "\u00a9" in low or "(c)" in low or "copyr" in low


def _cable_in(text: str, line: Line) -> re.Match[str] | None:
    """The place and day that open a line, where a dash or full stop follows."""
    found = shapes().cabled.match(text[line.start : line.start + _LONGEST_OPENING])
    if found is None:
        return None
    behind = text[line.start + found.end() : line.start + _PARAGRAPH]
    return found if shapes().after_opening.match(behind) else None


def parse_day(value: str) -> date | None:
    """The day that a given value names, whatever else it holds; ``None`` where it names none.

    >>> parse_day("2025-02-08T23:10:00+01:00"), parse_day("8. Februar 2025"), parse_day("gestern")
    (datetime.date(2025, 2, 8), datetime.date(2025, 2, 8), None)
    """
    iso = _ISO_DAY.match(value.strip())
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if re.fullmatch(r"\d{8}", value.strip()):
        return parse_day(f"{value.strip()[:4]}-{value.strip()[4:6]}-{value.strip()[6:]}")
    found = shapes().day.search(value[:_LONGEST_STAMP])
    return _resolve(found) if found else None


def _better(best: _Found | None, found: _Found | None) -> _Found | None:
    return found if best is None or (found is not None and found.rank < best.rank) else best


def _in_line(text: str, line: Line, tail: bool) -> _Found | None:
    """The date of a line that says most about the article, the first of several."""
    long = line.end - line.start > _LONGEST_STAMP
    if long and tail:
        return None
    shown = text[line.start : line.start + _LONGEST_OPENING if long else line.end]
    # Too long for a stamp, it may open with place and date, then a dash or full stop.
    if long and not any(sign in shown for sign in _OPENERS):
        return None
    if not _may_hold_a_day(shown) or "@" in shown or shown.lstrip().startswith(_BULLETS):
        return None
    whole = text[line.start : line.end]
    best: _Found | None = None
    for found in shapes().day.finditer(shown):
        day = _resolve(found, text)
        rank = None if day is None else _rank(whole, tail, found.start(), found.end())
        if day is not None and rank is None and _is_cited(text, line, found.end()):
            rank = _STAMP + _RANKS * tail
        if rank == _DATED:
            rank = None if _is_among_facts(text, line) else _PUBLISHED
        if day is not None and rank is not None:
            own = OwnDate(day, line.start + found.start(), line.start + found.end())
            best = _better(best, _Found(rank, own))
    return best


def _is_among_facts(text: str, line: Line) -> bool:
    """Whether the lines beside one are those of a box of facts: "Losses: 84 killed"."""
    above = last_lines(text[: line.start], 0, 1)
    below = first_lines(text, line.end + 1, len(text), _FACTS)
    return any(shapes().facts.match(text, each.start) for each in (*above, *below))


def _is_cited(text: str, line: Line, end: int) -> bool:
    """Whether a line that is the last, and below a sentence, tells in which paper and on which page the text stood."""
    if not shapes().cited.match(text, line.start + end, line.end) or text[line.end :].strip():
        return False
    above = text[: line.start]
    return above.endswith("\n\n") and above.rstrip().endswith(_SENTENCE_ENDS)


def _may_hold_a_day(text: str) -> bool:
    """A cheap look at the line: a year of this century or the last, room for a year of two digits, or "14 MAR 89"."""
    year = "20" in text or "19" in text or (len(text) <= 60 and text.count(".") > 1)
    return (year and _DIGITS_OF_A_DAY.search(text) is not None) or _CABLED_DAY.search(text) is not None


def _rank(line: str, tail: bool, start: int, end: int) -> int | None:
    """How much the date at ``start:end`` of a line says about the article; ``None``: nothing."""
    known = shapes()
    before, after = line[:start], line[end:]
    if _HOUR.fullmatch(before) and not tail:  # "0941 15MAR09 BLAST IN ADEN"
        return _STAMP
    weekday = _WEEKDAY.search(before)
    is_filler = weekday is not None and _is_filler(weekday[0], known)
    weekdays_off = before[: weekday.start()] if weekday and is_filler else before
    stands_alone = len(line) <= _LONGEST_STAMP and not _is_sentence(line, after, known)
    if stands_alone and not _has_film_length(after[:25], known):
        label = _no_clock(_RANGE.sub("", weekdays_off), known) if weekdays_off else ""
        if label and known.published.search(label):
            return _PUBLISHED + _RANKS * tail
        if label and known.dated.search(label):
            return _DATED
        if label and known.updated.search(label):
            return _UPDATED + _RANKS * tail
        if _is_stamp(line, before, after, tail, known):
            return _STAMP + _RANKS * tail
    if not tail and known.opening.match(weekdays_off) and known.after_opening.match(_no_clock(after, known)):
        return _OPENING
    return _TITLED if stands_alone and not tail and _closes_title(line, before, after, known) else None


def _no_clock(text: str, known: Shapes) -> str:
    """``text`` without times of day and the words that go with them, so that labels stand beside the date."""
    clockless = known.clock.sub("", text) if _may_hold_a_clock(text) else text
    kept = [word for word in clockless.split(" ") if not _is_filler(word, known)]
    return " ".join(kept).replace(" ,", ",").replace(",,", ",")


def _is_filler(text: str, known: Shapes) -> bool:
    """Whether ``text`` holds words, and none that say anything."""
    return _WORD.search(text) is not None and _content_words(text, known) == 0


def _is_sentence(line: str, after: str, known: Shapes) -> bool:
    """Whether the words after the date run on as those of a sentence."""
    words = _content_words(_PARTS.split(after, maxsplit=1)[0], known) if after else 0
    return words > (1 if line.rstrip().endswith((".", "!", "?")) else 4)


def _is_stamp(line: str, before: str, after: str, tail: bool, known: Shapes) -> bool:
    """Whether the line consists of the date, a time, and little else between separators."""
    if known.caption.search(line) or _has_film_length(line, known):
        return False
    words = _WORD.findall(before)
    opened = "," in before and known.opened.search(before) is not None
    if words and words[-1].lower() in known.in_sentence and not opened:
        return False
    clock = _may_hold_a_clock(before + after) and known.clock.search(before + after) is not None
    longest = max(_words_beside(part, known) for part in _PARTS.split(before) + _PARTS.split(after))
    if tail:
        return longest <= 3 and (clock or longest == 0 or opened or _CODE.fullmatch(before) is not None)
    return longest <= (4 if clock else 3) and not _opens_title(after)


def _closes_title(line: str, before: str, after: str, known: Shapes) -> bool:
    """Whether the date stands behind a title, set apart by a sign, or behind what a report is called that comes again."""
    if known.caption.search(line) or _has_film_length(line, known):
        return False
    behind = after.lstrip()[:1]
    apart = before.rstrip().endswith(_SEPARATORS) and (not behind or behind in _SEPARATORS)
    return apart or (_content_words(after, known) == 0 and known.bulletins.search(before) is not None)


def _may_hold_a_clock(text: str) -> bool:
    """A cheap look before the pattern."""
    return ":" in text or "." in text


def _has_film_length(text: str, known: Shapes) -> bool:
    if ":" not in text and "▶" not in text or known.film_length.search(text) is None:
        return False
    return not any(word.lower() in known.heard for word in _WORD.findall(text))


def _opens_title(after: str) -> bool:
    """A colon right after the date makes it part of a headline ("7. Oktober 2023: Der Tag")."""
    return after.lstrip().startswith(":")


def _words_beside(part: str, known: Shapes) -> int:
    """The words of a part of a date line that say something; none where it only tells who wrote."""
    words = _content_words(part, known)
    return 0 if words <= _LONGEST_BYLINE and known.byline.match(part) else words


def _content_words(part: str, known: Shapes) -> int:
    words: list[str] = _WORD.findall(part) if part else []
    return sum(1 for word in words if word.lower().rstrip(".") not in known.filler)


def _resolve(found: re.Match[str], text: str = "") -> date | None:
    """The day found; where only the order is unclear, the month is the one that ``text`` names."""
    shape = (found.lastgroup or "")[1:]
    if shape != "5":
        year, month, day = found.group("y" + shape, "m" + shape, "d" + shape)
        return _day(_year(year), _month(month), int(day))
    first, second = sorted((int(found["a5"]), int(found["b5"])))
    # 03/04/2025 is April in one country and March in another.
    if second <= 12 and first != second:
        named = {shapes().months.get(word.lower()) for word in _CAPITAL.findall(text[:_HEAD])}
        if (first in named) == (second in named):
            return None
        first, second = (first, second) if first in named else (second, first)
    return _day(int(found["y5"]), first, second)


def _month(word: str) -> int:
    return int(word) if word.isdigit() else shapes().months[word.lower()]


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < _TWO_DIGIT_CENTURY else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1800 <= year <= 2100 else None
    except ValueError:
        return None
