"""The text of an article becomes the day that its own date line names.

A date line is a line of its own near the head ("Publiziert: 03.07.2025, 06:30 Uhr", "Wednesday,
February 6, 2019"), the opening of the first paragraph ("Goma, 14.02.2025 (dpa) –") or a labelled line at the
end. A date in a sentence, a caption, a list item or an embedded post says nothing about the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from beleg.languages import available, expand, load

_HEAD_LINES = 12
_HEAD_PARAGRAPHS = 3
_PARAGRAPH = 200
_TAIL_LINES = 6
_LONGEST_STAMP = 160
_LONGEST_OPENING = 120
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?(?:[ap]\.?m\.?|h)\b)?"
_PARTS = re.compile(r"\s*(?:[|·•●/]|\s[–—-]\s)\s*")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_DASHES = ("–", "—", " -")
_BULLETS = ("- ", "• ", "* ", "– ", "— ", "► ", "▶", "·", "|")
_TWO_DIGIT_CENTURY = 69

_PUBLISHED, _STAMP, _OPENING, _UPDATED = range(4)


class OwnDate(NamedTuple):
    """The day an article gives itself and the characters that say so, as offsets into its text."""

    day: date
    start: int
    end: int


class _Line(NamedTuple):
    start: int
    text: str
    tail: bool


class _Found(NamedTuple):
    rank: int
    own: OwnDate


class Shapes:
    """The patterns of date lines, from the reading words of all language packs."""

    def __init__(self, codes: Iterable[str]) -> None:
        tables = [load(code)["reading"] for code in codes]
        years = [table["months"] for table in tables]
        self.months = {word: n for year in years for n, words in enumerate(year, 1) for word in words}
        self.in_sentence = _words(tables, "in_sentence")
        self.filler = _words(tables, "filler") | _words(tables, "weekdays")
        months = _alternatives(self.months)
        self.day = re.compile(
            rf"""(?<![\w.])(?:
                (?P<d1>\d{{1,2}})\.\s?(?P<m1>\d{{1,2}})\.\s?(?P<y1>\d{{4}}|\d\d)
              | (?P<d2>\d{{1,2}})(?:\.|st|nd|rd|th)?\s(?:of\s)?(?P<m2>{months})\.?,?\s(?P<y2>\d{{4}})
              | (?P<m3>{months})\.?\s(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y3>\d{{4}})
              | (?P<y4>\d{{4}})-(?P<m4>\d\d)-(?P<d4>\d\d)(?:T[\d:.+Z-]*)?
              | (?P<a5>\d{{1,2}})/(?P<b5>\d{{1,2}})/(?P<y5>\d{{4}})
            )(?![\w/])""",
            re.VERBOSE | re.IGNORECASE,
        )
        self.clock = re.compile(_CLOCK, re.IGNORECASE)
        units = _alternatives(_words(tables, "film_units"))
        self.film_length = re.compile(rf"\d:\d\d\s?(?:{units})|▶", re.IGNORECASE)
        links = _words(tables, "links")
        self.published = _label(_words(tables, "published"), links)
        self.updated = _label(_words(tables, "updated"), links)
        self.caption = re.compile(rf"\b(?:{_alternatives(_words(tables, 'caption'))})\b", re.IGNORECASE)
        article = rf"(?:(?:{_alternatives(self.in_sentence)})\s+)?"
        self.opening = re.compile(rf"^[^\W\d_][^\n\d:;!?]{{1,60}}?[,(]\s*{article}$")
        self.opened = re.compile(rf",\s*{article}$")
        self.after_opening = re.compile(
            r"\)?[.,]?\s*(?:\([^)]{1,40}\)\s*)?(?:/[^/]{2,30}/\s*)?[–—-]{1,2}(?:\s|$)"
        )


def _words(tables: Iterable[Mapping[str, Any]], key: str) -> frozenset[str]:
    return frozenset(word for table in tables for pattern in table[key] for word in expand(pattern))


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _label(words: Iterable[str], links: Iterable[str]) -> re.Pattern[str]:
    label, link = _alternatives(words), _alternatives(links)
    return re.compile(rf"(?:^|[|·•(–—,:]\s*|\s\s)(?:{label})\s*[:,]?\s+(?:(?:{link})\s+)?$", re.IGNORECASE)


@cache
def shapes() -> Shapes:
    """The patterns, built once."""
    return Shapes(available())


def own_date(text: str) -> OwnDate | None:
    """The day of the article's own date line, ``None`` where it shows none.

    Where several lines qualify, first publication outranks an unlabelled stamp, that the opening of the
    text, and that the date of the last change.

    >>> own_date("Brand in Halle\\nPubliziert: 03.07.2025, 06:30 Uhr\\n\\nAm 2. Juli 2025 ...").day
    datetime.date(2025, 7, 3)
    >>> own_date("Am 11. Januar 2025 gab das Ministerium die Zahl bekannt.") is None
    True
    """
    best: _Found | None = None
    for line in _lines(text):
        for found in _in_line(line):
            if best is None or found.rank < best.rank:
                best = found
    return best.own if best else None


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


def _lines(text: str) -> Iterator[_Line]:
    """The first and last lines that hold anything; all that a date line can be in."""
    start, lines, paragraphs = 0, 0, 0
    for line in text[:20_000].split("\n"):
        if line and not line.isspace():
            yield _Line(start, line, False)
            lines += 1
            paragraphs += len(line) > _PARAGRAPH
        start += len(line) + 1
        if lines == _HEAD_LINES or paragraphs == _HEAD_PARAGRAPHS:
            break
    yield from _last_lines(text, max(start, len(text) - 5_000))


def _last_lines(text: str, start: int) -> Iterator[_Line]:
    lines: list[_Line] = []
    for line in text[start:].split("\n"):
        if line and not line.isspace():
            lines.append(_Line(start, line, True))
        start += len(line) + 1
    yield from lines[-_TAIL_LINES:]


def _in_line(line: _Line) -> Iterator[_Found]:
    text = line.text
    if len(text) > _LONGEST_STAMP:
        # Too long for a stamp; it may open with place and date, then a dash.
        text = text[:_LONGEST_OPENING]
        if line.tail or not any(dash in text for dash in _DASHES):
            return
    if not _may_hold_a_day(text) or "@" in text or text.lstrip().startswith(_BULLETS):
        return
    for found in shapes().day.finditer(text):
        day = _resolve(found)
        if day is None:
            continue
        rank = _rank(line, found.start(), found.end())
        if rank is not None:
            start = line.start + found.start()
            yield _Found(rank, OwnDate(day, start, line.start + found.end()))


def _may_hold_a_day(text: str) -> bool:
    """A cheap look at the line: a year of this century or the last, or room for a year of two digits."""
    return "20" in text or "19" in text or (len(text) <= 60 and text.count(".") > 1)


def _rank(line: _Line, start: int, end: int) -> int | None:
    """How much the date at ``start:end`` of a line says about the article; ``None``: nothing."""
    known = shapes()
    before, after = line.text[:start], line.text[end:]
    weekdays_off = re.sub(r"(?:^|(?<=\s))[^\W\d_]+,\s*$", lambda m: "" if _is_filler(m[0]) else m[0], before)
    stands_alone = len(line.text) <= _LONGEST_STAMP and not _is_sentence(line.text, after)
    if stands_alone and not known.film_length.search(after[:25]):
        if known.published.search(_no_clock(weekdays_off)):
            return _PUBLISHED + 4 * line.tail
        if known.updated.search(_no_clock(weekdays_off)):
            return _UPDATED + 4 * line.tail
        if _is_stamp(line, before, after):
            return _STAMP + 4 * line.tail
    if not line.tail and known.opening.match(weekdays_off) and known.after_opening.match(_no_clock(after)):
        return _OPENING
    return None


def _no_clock(text: str) -> str:
    """``text`` without times of day and the words that go with them, so that labels stand beside the date."""
    bare = shapes().clock.sub("", text)
    kept = [word for word in bare.split(" ") if not word or not _is_filler(word) or not _WORD.search(word)]
    return " ".join(kept).replace(" ,", ",").replace(",,", ",")


def _is_filler(words: str) -> bool:
    return all(word.lower().rstrip(".") in shapes().filler for word in _WORD.findall(words))


def _is_sentence(line: str, after: str) -> bool:
    """Whether the words after the date run on as those of a sentence."""
    words = _content_words(_PARTS.split(after, maxsplit=1)[0])
    return words > (1 if line.rstrip().endswith((".", "!", "?")) else 4)


def _is_stamp(line: _Line, before: str, after: str) -> bool:
    """Whether the line consists of the date, a time, and little else between separators."""
    known = shapes()
    if known.caption.search(line.text) or known.film_length.search(line.text):
        return False
    words = _WORD.findall(before)
    opened = known.opened.search(before) is not None
    if words and words[-1].lower() in known.in_sentence and not opened:
        return False
    clock = known.clock.search(before + after) is not None
    longest = max(_content_words(part) for part in _PARTS.split(before) + _PARTS.split(after))
    if line.tail:
        return longest <= 3 and (clock or longest == 0 or opened)
    return longest <= (4 if clock else 3) and not _opens_title(after)


def _opens_title(after: str) -> bool:
    """A colon right after the date makes it part of a headline ("7. Oktober 2023: Der Tag")."""
    return after.lstrip().startswith(":")


def _content_words(part: str) -> int:
    return sum(1 for word in _WORD.findall(part) if word.lower().rstrip(".") not in shapes().filler)


def _resolve(found: re.Match[str]) -> date | None:
    group = found.groupdict()
    for n in "1234":
        if group[f"y{n}"]:
            return _day(_year(group[f"y{n}"]), _month(group[f"m{n}"]), int(group[f"d{n}"]))
    month, day = sorted((int(group["a5"]), int(group["b5"])))
    # 03/04/2025 is April in one country and March in another.
    unclear = day <= 12 and month != day
    return None if unclear else _day(int(group["y5"]), month, day)


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
