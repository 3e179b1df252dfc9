"""What a feed or a list names becomes entries and addresses, with what it says about each page.

RSS 0.9 to 2.0, RDF and Atom are read by feedparser, which is given bytes that were mended before, and so never fetches, opens a
file or meets what takes it long (``trees``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any, Final
from urllib.parse import urljoin

from beleg.read.feeds.contents import LONGEST, MOST, Contents, Entry
from beleg.read.feeds.trees import as_bytes, local, tree_of
from beleg.read.options import Unreadable

_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d")
_GERMAN: Final = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})\b")
_PERIODS: Final = {
    "hourly": 3600,
    "daily": 86_400,
    "weekly": 604_800,
    "monthly": 2_592_000,
    "yearly": 31_536_000,
}
_LONGEST_REST: Final = 86_400
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")


def feed(data: bytes, url: str, encoding: str | None = None) -> Contents:
    """What a feed holds; ``url`` is its address, to which its own are relative. Raises ``Unreadable``.

    >>> rss = b"<rss><channel><item><title>Brand</title><link>/a</link></item></channel></rss>"
    >>> feed(rss, "https://bote.example/feed").entries
    (Entry(url='https://bote.example/a', id='https://bote.example/a', title='Brand', published=None, outlet=None, author=None, html='', changed='Brand'),)
    """
    from feedparser import parse  # type: ignore[import-untyped]  # it ships no types

    root = tree_of(data, encoding)
    more = _cut(root)
    try:
        parsed = parse(
            BytesIO(as_bytes(root)),
            response_headers={"content-location": url, "content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
        entries = _once(_entry(each, url) for each in parsed.entries)
    except Exception as error:  # noqa: BLE001
        # The library meets every broken feed of the web; whatever it raises, the other inputs go on.
        reason = f"feed cannot be parsed ({type(error).__name__})"
        raise Unreadable(reason, "check the address", "no_feed") from None
    about = parsed.feed
    return Contents(
        entries=entries,
        title=_text(about, "title") or "",
        rest=_rest(about),
        silent=_silent(root),
        more=more,
    )


def _cut(root: Any) -> int:
    """Leave out the entries beyond those that are read; returns how many they are."""
    beyond = [each for each in root.iter() if local(each) in ("item", "entry")][MOST:]
    for each in beyond:
        each.getparent().remove(each)
    return len(beyond)


def _once(entries: Iterator[Entry]) -> tuple[Entry, ...]:
    """Each entry once; one id for different pages tells nothing, and the address stands for it."""
    found: dict[str, Entry] = {}
    for each in entries:
        known = found.get(each.id)
        if known is not None and known.url != each.url and each.url:
            each = each._replace(id=each.url)
        found.setdefault(each.id, each)
    return tuple(found.values())


def _entry(said: Any, url: str) -> Entry:
    link = _link(said, url)
    return Entry(
        link,
        _short(said, "id") or link or _short(said, "title") or "",
        _text(said, "title"),
        _day(said, "published") or _day(said, "updated"),
        _source(said),
        _short(said, "author"),
        next((str(each.get("value") or "") for each in said.get("content") or ()), ""),
        _short(said, "updated") or " ".join(filter(None, (_short(said, "published"), _text(said, "title")))),
    )


def _link(said: Any, url: str) -> str:
    """The address of the page itself, not of a counter in front of it."""
    original = _short(said, "feedburner_origlink")
    own = _short(said, "id") if said.get("guidislink") else ""
    return absolute(original or _short(said, "link") or own or "", url)


def absolute(link: str, url: str) -> str:
    """An address that may be relative to another one, without its fragment; ``""`` for none and for what cannot be one.

    >>> absolute("/a#b", "https://bote.example/feed"), absolute("javascript:alert(1)", "https://bote.example/")
    ('https://bote.example/a', 'javascript:alert(1)')
    """
    try:
        return urljoin(url, link.strip()).partition("#")[0] if link.strip() else ""
    except ValueError:
        return link


def _source(said: Any) -> str | None:
    """The host of the outlet that an entry was taken over from."""
    from beleg.read.outlet import host_of

    source = said.get("source") or {}
    return host_of(_short(source, "href") or _short(source, "link") or "")


def _text(said: Any, name: str) -> str | None:
    value = " ".join(_TAG.sub("", str(said.get(name) or "")).split())[:LONGEST]
    return value or None


def _short(said: Any, name: str) -> str | None:
    # feedparser's own get takes other fields for some that are missing, and warns.
    value = dict.get(said, name)
    value = value.strip() if isinstance(value, str) else ""
    return value if 0 < len(value) <= LONGEST else None


def _day(said: Any, name: str) -> str | None:
    """The day as it is written, not that of another time zone."""
    written = _short(said, name) or ""
    if _ISO.match(written):
        return checked(written[:10])
    if german := _GERMAN.match(written):
        return checked(f"{german[3]}-{int(german[2]):02}-{int(german[1]):02}")
    try:
        return checked(parsedate_to_datetime(written).date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    parsed = dict.get(said, f"{name}_parsed")
    return checked(datetime(*parsed[:3]).date().isoformat()) if parsed else None


def checked(day: str) -> str | None:
    """An ISO day that an article can have been published on, ``None`` for anything else."""
    try:
        return day if 1990 <= date.fromisoformat(day).year <= 2100 else None
    except ValueError:
        return None


def _rest(about: Any) -> int:
    """For how many seconds a feed asks to be left alone, within reason."""
    minutes, times = (_number(_short(about, name)) for name in ("ttl", "sy_updatefrequency"))
    period = _PERIODS.get((_short(about, "sy_updateperiod") or "").lower(), 0)
    return min(max(60 * minutes, period // max(times, 1)), _LONGEST_REST)


def _number(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 8 else 0


def _silent(root: Any) -> frozenset[int]:
    """The hours named by ``skipHours``; all of them would be none at all."""
    hours = {
        _number((each.text or "").strip()) % 24
        for parent in root.iter()
        if local(parent) == "skipHours"
        for each in parent
        if local(each) == "hour"
    }
    return frozenset(hours) if len(hours) < 24 else frozenset()
