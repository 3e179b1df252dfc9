"""Where things are found in the app. The id in an address never changes; words before it may."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlencode

from beleg.model import Key
from beleg.report.html.view import Addresses

ADDRESSES: Final = Addresses(figure="/f/", series="/s/", article="/a/", all_known=True)
_BETWEEN: Final = re.compile(r"[^\w]+")
_OWN: Final = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f-\xa0]*")


def of_series(key: Key, id: str) -> str:
    """The address of a series, with words for people.

    >>> of_series(Key("killed", "person", "soldiers", "KP", "Kursk", "cumulative"), "4f2a91c07be2")
    '/s/killed-kp-soldiers-kursk~4f2a91c07be2'
    """
    words = (key.measure, key.nationality, key.population, key.place)
    said = _BETWEEN.sub("-", " ".join(word for word in words if word).casefold()).strip("-")
    return f"/s/{quote(said[:80])}~{id}"


def id_in(name: str) -> str:
    """The id in the last part of an address.

    >>> id_in("killed-kp-soldiers-kursk~4f2a91c07be2"), id_in("4f2a91c07be2")
    ('4f2a91c07be2', '4f2a91c07be2')
    """
    return name.rpartition("~")[2]


def of_figure(id: str) -> str:
    """The address of a figure."""
    return f"/f/{id}"


def of_article(id: str, figure: str = "") -> str:
    """The address of an article, at a figure of it."""
    return f"/a/{id[:12]}" + (f"#f-{figure}" if figure else "")


def of_origin(id: str) -> str:
    """The address of an origin; its id holds words of articles where it is in no list."""
    return f"/o/{quote(id, safe='')}"


def with_query(path: str, **asked: object) -> str:
    """An address with what follows its question mark; what is empty is left out.

    >>> with_query("/", q="kursk", after="", page=None)
    '/?q=kursk'
    """
    said = {name: value for name, value in asked.items() if value not in ("", None)}
    return f"{path}?{urlencode(said)}" if said else path


def of_import(run: str) -> str:
    """The address of an import."""
    return f"/import/{quote(run, safe='')}"


def own(address: str) -> str:
    """An address of this app, to go back to; the overview for one that could lead anywhere else.

    Browsers take a backslash for a slash and leave out control characters, so that ``/\\\\evil.example`` is no path.

    >>> own("/s/a~1?x=2#f"), own("https://evil.example/"), own("//evil.example"), own("/\\\\evil.example"), own("/\\t/evil.example")
    ('/s/a~1?x=2#f', '/', '/', '/', '/')
    """
    return address if _OWN.fullmatch(address) else "/"


def is_own(address: str) -> bool:
    """Whether an address is one of this app.

    >>> is_own("/a/1?x=2#f-3"), is_own("//example.org/"), is_own("")
    (True, False, False)
    """
    return bool(_OWN.fullmatch(address))
