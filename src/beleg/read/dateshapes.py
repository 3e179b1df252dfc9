"""The reading words of all languages become the patterns of date lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from beleg.languages import available, expand, load

_CLOCK: Final = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?(?:[ap]\.?m\.?|h)\b)?"


class Shapes:
    """The patterns of date lines, from the reading words of all language packs."""

    def __init__(self, codes: Iterable[str]) -> None:
        tables = [load(code)["reading"] for code in codes]
        years = [table["months"] for table in tables]
        self.months = {word: n for year in years for n, words in enumerate(year, 1) for word in words}
        self.in_sentence = _words(tables, "in_sentence")
        self.heard = _words(tables, "heard")
        self.filler = (
            _words(tables, "filler") | _words(tables, "weekdays") | self.heard | _words(tables, "film_units")
        )
        months = _alternatives(self.months)
        capitals = _alternatives(word.upper() for word in self.months)
        self.day = _day(months, capitals)
        self.cabled = _cabled(months)
        self.clock = re.compile(_CLOCK, re.IGNORECASE)
        units = _alternatives(_words(tables, "film_units"))
        self.film_length = re.compile(rf"\d:\d\d\s?(?:{units})|▶", re.IGNORECASE)
        self.bulletins = re.compile(
            rf"\b(?:{_alternatives(_words(tables, 'bulletins'))})\W+(?:(?:\w{{1,6}}\W+)?\d[\d/]*\W+)?(?:\w+\W+)?$",
            re.IGNORECASE,
        )
        links = _words(tables, "links")
        self.published = _label(_words(tables, "published"), links)
        self.dated = _label(_words(tables, "dated"), links)
        self.updated = _label(_words(tables, "updated"), links)
        facts = _alternatives(_words(tables, "facts"))
        self.facts = re.compile(rf"(?:{facts})\b", re.IGNORECASE)
        self.caption = re.compile(rf"\b(?:{_alternatives(_words(tables, 'caption'))})\b", re.IGNORECASE)
        article = rf"(?:(?:{_alternatives(self.in_sentence)})\s+)?"
        self.byline = re.compile(rf"\W*(?:{_alternatives(_words(tables, 'byline'))})\b", re.IGNORECASE)
        self.signed = _signed(months)
        self.cited = re.compile(
            rf"\s*[,;(]?\s*(?:{_alternatives(_words(tables, 'pages'))})\s?\d", re.IGNORECASE
        )
        self.opening = re.compile(rf"^\(?[^\W\d_][^\n\d:;!?]{{1,60}}?[,(]\s*{article}$")
        self.opened = re.compile(rf",\s*{article}$")
        self.after_opening = re.compile(
            r"\)?[.,]?\s*(?:\([^)]{1,40}\)[.,]?\s*)?(?:/[^/]{2,30}/\s*)?(?:[–—-]{1,2}(?:\s|$)|—|--)"
            r"|\.(?:\s+\([^)]{1,40}\)\.?)?\s+[\"„“«]?[A-ZÄÖÜ]"
        )


def _day(months: str, capitals: str) -> re.Pattern[str]:
    """A day with its year: "8.2.2025", "8 February 2025", "2025-02-08", "14 MAR 89", "3/4/2025", "February 8, 2025"."""
    return re.compile(
        rf"""(?<![\w.])(?:
            (?=\d)(?:
                (?P<d1>\d{{1,2}})\.\s?(?P<m1>\d{{1,2}})\.\s?(?P<y1>\d{{4}}|\d\d)
              | (?P<d2>\d{{1,2}})(?:\.\s?|(?:st|nd|rd|th)?[\s-])(?:of\s)?(?P<m2>{months})(?:\.?,?\s|-)(?P<y2>\d{{4}})
              | (?P<y4>\d{{4}})(?P<s4>[-/.])(?P<m4>\d\d)(?P=s4)(?P<d4>\d\d)(?:T[\d:.+Z-]*)?
              | (?P<d7>\d\d)-(?P<m7>\d\d)-(?P<y7>\d{{4}})
              | (?P<d6>\d{{1,2}})\s?(?-i:(?P<m6>{capitals}))\s?(?P<y6>\d\d)
              | (?P<a5>\d{{1,2}})/(?P<b5>\d{{1,2}})/(?P<y5>\d{{4}})
            )
          | (?P<m3>{months})\.?\s(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s|\sof\s)(?P<y3>\d{{4}})
        )(?:(?![\w/])|(?=/\d\d:\d\d)|(?=(?-i:[A-ZÄÖÜ][a-zäöü]{{2}})|(?<=\d{{4}})\d{{1,2}}:\d\d))""",
        re.VERBOSE | re.IGNORECASE,
    )


def _cabled(months: str) -> re.Pattern[str]:
    """The opening of a report with a day and no year: "AUE, Oct 14"."""
    return re.compile(
        rf"""^\W{{0,2}}[^\W\d_][^\n\d:;!?]{{1,60}}?,\s*(?:
            (?P<d1>\d{{1,2}})\.?\s(?P<m1>{months})|(?P<m2>{months})\.?\s(?P<d2>\d{{1,2}})
        )(?!\w|\.?,?\s\d)""",
        re.VERBOSE | re.IGNORECASE,
    )


def _signed(months: str) -> re.Pattern[str]:
    """What an agency puts under a report: "dpa:241014-99-123456/3", "141512 oct 24", the day and the hour in one number."""
    return re.compile(
        rf"""(?:^|\W)[a-z]{{2,4}}:(?P<y8>\d\d)(?P<m8>\d\d)(?P<d8>\d\d)-\d
           | (?:^|\s)(?P<d9>\d\d)[0-2]\d[0-5]\d\s(?P<m9>{months})\s(?P<y9>\d\d)$""",
        re.VERBOSE | re.IGNORECASE,
    )


def _words(tables: Iterable[Mapping[str, Any]], key: str) -> frozenset[str]:
    return frozenset(word for table in tables for pattern in table[key] for word in expand(pattern))


def _alternatives(words: Iterable[str]) -> str:
    """A pattern for any of ``words``; most places in a line are dismissed by the first letter alone."""
    known = sorted(words)
    letters = "".join(sorted({word[0] for word in known}))
    return rf"(?=[{re.escape(letters)}]){_branches(known)}"


def _branches(words: Iterable[str]) -> str:
    """Words of the same beginning share it, the longer one is tried first."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[:1], []).append(word[1:])
    branches = [re.escape(letter) + _branches(rest) for letter, rest in rests.items() if letter]
    if not branches:
        return ""
    return branches[0] if len(rests) == 1 else f"(?:{'|'.join(branches)})" + "?" * ("" in rests)


def _label(words: Iterable[str], links: Iterable[str]) -> re.Pattern[str]:
    label, link = _alternatives(words), _alternatives(links)
    return re.compile(
        rf"(?:^|[|·•(–—,:.]\s*|\s\s)(?:{label})\s*[:,]?\s+(?:(?:{link})\s*:?\s+)?$", re.IGNORECASE
    )


@cache
def shapes() -> Shapes:
    """The patterns, built once."""
    return Shapes(available())
