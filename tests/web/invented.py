"""Ledgers of invented articles: with nothing in them, with one figure, with as many as asked for, with hostile text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from beleg.ledger import Ledger

ORIGINS = (
    "der Polizei",
    "dem Innenministerium",
    "dem Roten Kreuz",
    "den Vereinten Nationen",
    "der Feuerwehr",
)
PLACES = ("Porto", "Lissabon", "Madrid", "Sevilla", "Turin", "Genua", "Lyon", "Nizza", "Graz", "Linz")
MEASURES = ("getötet", "verletzt", "festgenommen", "vertrieben")
_FIRST = date(2024, 1, 1)
OF_ARTICLE = 20  # figures

ONE = "Am 3. Mai 2024 wurden in Porto nach Angaben der Polizei mindestens 12 Menschen getötet."
# Emoji of several characters, letters with marks of their own, line ends of two characters, spaces that do not break.
WRITTEN = (
    "👨‍👩‍👧 Cafe\u0301 in Porto:\r\nLaut der Polizei wurden am 3. Mai 2024 etwa\u00a012 Menschen\r\ngetötet. 🏳️‍🌈\r\n"
    "Nach Angaben des Roten Kreuzes wurden zwo\u0308lf Soldaten verletzt.\r\n\r\nMehr ist nicht bekannt."
)
SCRIPT = "<script>document.title='taken'</script>"
NASTY = (
    SCRIPT,
    '"><img src=x onerror="document.title=\'taken\'">',
    "'><svg onload=document.title='taken'>",
    "</title></textarea></style><b>taken</b>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnuhtiez\u2066",
    "a\x00b\x1f\ufffe",
    '=HYPERLINK("http://elsewhere.example")',
    "javascript:alert(1)//",
)


def figures(n: int) -> Iterator[Mapping[str, object]]:
    """Articles with so many figures between them, of many series."""
    for start in range(0, n, OF_ARTICLE):
        at = start // OF_ARTICLE
        day = _FIRST + timedelta(days=at % 600)
        many = min(OF_ARTICLE, n - start)
        yield {
            "id": f"invented-{at}",
            "title": f"Erfundene Meldung {at}",
            "published": day.isoformat(),
            "language": "de",
            "outlet": f"Nordbote {at % 31}",
            "url": f"https://nordbote.example/{at}",
            "text": " ".join(_sentence(start + each, day) for each in range(many)),
        }


def _sentence(n: int, day: date) -> str:
    place = PLACES[n % len(PLACES)] + ("" if n < 1000 else " und Umgebung")
    origin, measure = ORIGINS[(n // 7) % len(ORIGINS)], MEASURES[(n // 3) % len(MEASURES)]
    said = f"Am {day.day}.{day.month}.{day.year} wurden in {place}"
    return f"{said} nach Angaben von {origin} {12 + n % 977} Menschen {measure}."


def hostile() -> Iterator[Mapping[str, object]]:
    """Articles whose every part is made to break a page."""
    for at, nasty in enumerate(NASTY):
        named = nasty.replace("\x00", "")  # no title is read that has it
        yield {
            "id": f"hostile-{at}{named}",
            "title": f"{named} in Porto",
            "published": "2024-05-04",
            "language": "de",
            "outlet": f"{named} Bote",
            "url": f"https://nordbote.example/{at}?{named}",
            "text": f"{nasty} Nach Angaben von {nasty} Ministerium wurden am 3. Mai 2024 in Porto {100 + at} "
            f"Menschen getötet, {nasty} sagte Minister Anton {nasty} Berg. Die Polizei sprach von {200 + at} Toten {nasty}.",
        }


def written() -> Iterator[Mapping[str, object]]:
    """One article with characters that take more than one place, or none."""
    yield {
        "id": "written",
        "title": "Cafe\u0301 👨‍👩‍👧",
        "published": "2024-05-04",
        "language": "de",
        "text": WRITTEN,
    }


def one() -> Iterator[Mapping[str, object]]:
    """One article with one figure."""
    yield {
        "id": "one",
        "title": "Erfundene Meldung",
        "published": "2024-05-04",
        "language": "de",
        "text": ONE,
    }


def made(place: Path, articles: Iterator[Mapping[str, object]]) -> Path:
    """A ledger of articles, worked out."""
    lines = place.with_suffix(".jsonl")
    lines.write_text("".join(json.dumps(each) + "\n" for each in articles), "utf-8")
    with Ledger.open(place) as ledger:
        ledger.add(lines)
        ledger.renew()
    return place
