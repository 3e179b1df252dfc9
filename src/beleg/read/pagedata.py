"""The parsed tree of a web page becomes what the page says about itself: title, outlet, day, address, agency.

Linked data of schema.org comes first, then OpenGraph and other metadata, then elements of the page. What the page says about
other articles (embedded posts, teasers, picture lines) is never taken for its own.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from beleg.read.dateline import parse_day
from beleg.read.outlet import is_agency

# Parts of a page that carry dates of other things: embedded posts, teasers, picture lines.
FOREIGN: Final = ("blockquote", "aside", "nav", "footer", "figure")
_ARTICLE: Final = re.compile(r"Article|Posting|Report|Review|WebPage")
_TITLES: Final = ("og:title", "twitter:title", "dc.title")
_OUTLETS: Final = ("og:site_name", "dc.publisher", "application-name")
_DATES: Final = (
    *("article:published_time", "og:article:published_time", "article:published", "datepublished"),
    *("dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "date", "pubdate", "publish-date"),
    *(
        "publish_date",
        "publication_date",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
    ),
)
_AUTHORS: Final = ("author", "article:author", "dc.creator", "byl")
_PUBLISHED: Final = re.compile(r"publish|entry-date|dateline|post-date|article.?date|pubdate", re.IGNORECASE)
_ENDING: Final = re.compile(r"\s+[|–—•·-]\s+")
_LONGEST: Final = 500
_EARLIEST: Final = "1990-01-01"
# The last day is fixed because the library's default is today, and a result must not depend on that.
_SEARCH: Final[dict[str, Any]] = {
    "extensive_search": False,
    "original_date": True,
    "min_date": _EARLIEST,
    "max_date": "2100-12-31",
}


class About(NamedTuple):
    """What a page says about itself; ``published`` is an ISO date, ``agency`` as the page names it."""

    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    agency: str | None


def about(tree: Any) -> About:
    """What a page says about itself, by its tree as lxml parses it."""
    said = _metadata(tree)
    linked = _linked(tree)
    outlet = _first(said, _OUTLETS) or _name(linked.get("publisher"))
    return About(
        _title(tree, said, linked, outlet),
        outlet,
        _published(tree, said, linked),
        _canonical(tree) or said.get("og:url") or None,
        _agency([_name(linked.get("author")), *(said.get(key) for key in _AUTHORS)]),
    )


def _metadata(tree: Any) -> Mapping[str, str]:
    """The metadata of the page by name in small letters; the first of a name counts."""
    said: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = _clean(element.get("content"))
        if name and content:
            said.setdefault(name.strip().lower(), content)
    return said


def _clean(value: object) -> str:
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""


def _first(said: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((said[name] for name in names if name in said), None)


def _linked(tree: Any) -> Mapping[str, Any]:
    """The linked data of the article itself: the first that has a headline or a day, else the first."""
    found = [each for script in tree.iter("script") for each in _articles_in(script)]
    return next((each for each in found if "headline" in each or "datePublished" in each), {})


def is_linked_data(element: Any) -> bool:
    """Whether an element of a page holds linked data."""
    return element.tag == "script" and "ld+json" in (element.get("type") or "").lower()


def _articles_in(script: Any) -> Iterator[Mapping[str, Any]]:
    if not is_linked_data(script):
        return
    try:
        value = json.loads(script.text or "")
    except (ValueError, RecursionError):
        return
    graph = value.get("@graph") if isinstance(value, dict) else None
    for each in graph if isinstance(graph, list) else value if isinstance(value, list) else [value]:
        if isinstance(each, dict) and _ARTICLE.search(str(each.get("@type", ""))):
            yield each


def _name(value: Any) -> str | None:
    """The name of a person or organisation of linked data, or of the first of several."""
    if isinstance(value, list):
        value = value[0] if value else None
    return _clean(value.get("name") if isinstance(value, dict) else value) or None


def _title(tree: Any, said: Mapping[str, str], linked: Mapping[str, Any], outlet: str | None) -> str | None:
    headings = [_clean(each.text_content()) for each in tree.iter("h1")]
    named = _clean(linked.get("headline")) or _first(said, _TITLES)
    title = named or (headings[0] if len(headings) == 1 else "") or _clean(tree.findtext(".//title"))
    return _without_outlet(title, outlet) or None


def _without_outlet(title: str, outlet: str | None) -> str:
    """ "Zwei Tote in Mölln | Beispielblatt" is a headline and the name of the outlet."""
    parts = _ENDING.split(title)
    if outlet and len(parts) > 1 and parts[-1].casefold() == outlet.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—•·-")
    return title


def _published(tree: Any, said: Mapping[str, str], linked: Mapping[str, Any]) -> str | None:
    """The day in the page's own metadata, else of its elements."""
    for value in (linked.get("datePublished"), _first(said, _DATES)):
        day = _day(value)
        if day:
            return day
    return _day(_of_elements(tree)) or _searched(tree)


def _day(value: object) -> str | None:
    day = parse_day(value) if isinstance(value, str) else None
    return day.isoformat() if day is not None and day.isoformat() >= _EARLIEST else None


def _of_elements(tree: Any) -> str | None:
    """The day of the element that is marked as that of publication."""
    for element in tree.iter("time"):
        marks = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('pubdate') or ''}"
        if _PUBLISHED.search(marks) and element.get("datetime") and not _is_foreign(element):
            return str(element.get("datetime"))
    return None


def _is_foreign(element: Any) -> bool:
    return any(each.tag in FOREIGN for each in element.iterancestors())


def _searched(tree: Any) -> str | None:
    """The day that a search through addresses and elements of the page finds."""
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    from copy import deepcopy

    from htmldate import find_date
    from lxml import etree  # type: ignore[import-untyped]  # its stubs are no dependency

    try:
        own = deepcopy(tree)
        etree.strip_elements(own, *FOREIGN, with_tail=False)
        found: str | None = find_date(own, **_SEARCH)
    except Exception:  # noqa: BLE001
        # The parser meets every broken page of the web: one whose elements cannot be searched has no date in them.
        return None
    return found or None


def _canonical(tree: Any) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            return str(element.get("href")).strip()
    return None


def _agency(names: list[str | None]) -> str | None:
    """The first author that is a news agency."""
    return next((name for name in names if name and is_agency(name)), None)


def not_after(published: str | None, day: date | None) -> str | None:
    """The day of publication, unless the page was there before it; servers differ by a day.

    >>> not_after("2030-01-01", date(2024, 5, 1)), not_after("2024-05-02", date(2024, 5, 1))
    (None, '2024-05-02')
    """
    if published is None or day is None:
        return published
    return published if (date.fromisoformat(published) - day).days <= 1 else None
