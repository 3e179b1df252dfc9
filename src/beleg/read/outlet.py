"""What is known about an article becomes the name of its outlet, with the basis it rests on.

A text names its outlet in its credit line ("abc/beispiel.de/dpa"), in a line with its date or counters
("Kiew • beispiel.example • 3. März 2025"), in its imprint ("© 2025 Beispielblatt") or, where a distributor
wrote it, in brackets at the start ("(Verteiler) – Der Minister ..."). A news agency there is the source, not
the outlet.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from beleg.languages import available, expand, load
from beleg.model import Article
from beleg.read.dateline import may_be_copyrighted, parse_day
from beleg.read.lines import first_lines, last_lines

_DOMAIN: Final = re.compile(r"(?:www\.)?((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,12})")
_TOP_LEVEL: Final = re.compile(r"\.[A-Za-z]{2}")
_PARTS: Final = re.compile(r"\s*[/|·•,]\s*|\s[–—-]\s")
_COUNTER: Final = re.compile(r"[\d.,' ]+\s[^\W\d_]+|[^\W\d_]+:?\s\(?\d+\)?|\d{1,2}[:.]\d\d(?:\s\w+)?")
_DISTRIBUTOR: Final = re.compile(r"\(([^\W\d_][\w.& -]{2,30})\)\s*[–—-]{1,2}\s")
_MARK: Final = r"(?:©|\(c\)|copyright)"
_IMPRINT: Final = re.compile(
    rf"{_MARK}(?:\s*{_MARK})?\s*(?P<year>\d{{4}},?\s)?(?P<name>[^|·•/\n]{{3,60}})", re.IGNORECASE
)
_LONGEST: Final = 120
_ENDS: Final = 8
_REACH: Final = 8_000


def with_outlet(article: Article) -> Article:
    """The article with its outlet: as its metadata say, else the host of its address, else as its text says.

    >>> with_outlet(Article("Zwei Tote bei Brand.\\nabc/beispiel.de/dpa")).outlet
    'beispiel.de'
    """
    if article.outlet:
        return article._replace(outlet_basis=article.outlet_basis or "metadata")
    host = host_of(article.url) if article.url else None
    if host:
        return article._replace(outlet=host, outlet_basis="metadata")
    own = own_outlet(article.text)
    return article._replace(outlet=own, outlet_basis="text") if own else article


def host_of(url: str) -> str | None:
    """The host of an address without ``www.``, ``None`` where it has none.

    >>> host_of("https://www.beispiel.de/a/1")
    'beispiel.de'
    """
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def own_outlet(text: str) -> str | None:
    """The outlet that the text itself names, ``None`` where it names none."""
    lines = _ends(text)
    for line in lines:
        found = _credited(line) or _imprinted(line)
        if found:
            return found
    for line in lines:
        found = _distributed(line)
        if found:
            return found
    return None


def _ends(text: str) -> list[str]:
    """The first and last lines; what lies between is the report."""
    stop = min(len(text), _REACH)
    head = first_lines(text, 0, stop, _ENDS)
    read = head[-1].end if len(head) == _ENDS else stop
    tail = last_lines(text, read if len(text) <= _REACH else max(_REACH, len(text) - _REACH), _ENDS)
    return [text[line.start : line.end].strip() for line in (*head, *tail)]


def is_agency(name: str) -> bool:
    """Whether a name is one that texts credit as an agency.

    >>> is_agency("dpa"), is_agency("AFP"), is_agency("Jana Muster")
    (True, True, False)
    """
    return name.strip().lower() in _agencies()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(w for code in available() for p in load(code)["reading"]["agencies"] for w in expand(p))


@cache
def _rights() -> tuple[str, ...]:
    return tuple(phrase for code in available() for phrase in load(code)["reading"]["rights"])


def _credited(line: str) -> str | None:
    """The one domain of a line whose other parts are agencies, initials, dates or counters."""
    if len(line) > _LONGEST or "." not in line or "@" in line or not _TOP_LEVEL.search(line):
        return None
    parts = [part.strip("() ") for part in _PARTS.split(line) if part.strip("() ")]
    domains = [found[1] for part in parts if (found := _DOMAIN.fullmatch(part)) and "://" not in line]
    others = [part for part in parts if not _DOMAIN.fullmatch(part)]
    if len(domains) == 1 and others and any(_is_credit(part) for part in others):
        return domains[0].lower()
    return None


def _is_credit(part: str) -> bool:
    if part.lower() in _agencies() or _COUNTER.fullmatch(part) is not None:
        return True
    return len(part) <= 40 and any(char.isdigit() for char in part) and parse_day(part) is not None


def _imprinted(line: str) -> str | None:
    """The owner in a copyright line: a domain, or a name beside a year; a lone name is a photographer's."""
    found = _IMPRINT.search(line) if len(line) <= _LONGEST and may_be_copyrighted(line) else None
    if found is None:
        return None
    name = found["name"]
    for phrase in _rights():
        name = re.sub(re.escape(phrase), "", name, flags=re.IGNORECASE)
    name = name.strip(" .,;:–—-")
    domain = _DOMAIN.fullmatch(name)
    if domain:
        return domain[1].lower()
    named = found["year"] and 0 < len(name.split()) <= 4 and name.lower() not in _agencies()
    return name if named else None


def _distributed(line: str) -> str | None:
    found = _DISTRIBUTOR.match(line) if line.startswith("(") else None
    if found is None or found[1].lower() in _agencies() or not any(char.isupper() for char in found[1]):
        return None
    return found[1]
