"""The address that a page names as its own becomes the one it is kept under: of the same site, without what tracks readers."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

_TRACKS: Final = re.compile(
    r"utm_|(?:fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_[ce]id|wt_(?:mc|zmc)|wt\.mc_.*|xtor|ocid|ncid|icid|cmpid|cmp"
    r"|smid|sr_share|ftag|at_\w+|_ga|_gl|hss_channel|trk|ref_?src)$",
    re.IGNORECASE,
)
# Names under which countries give out names: "co.uk".
_SECOND: Final = frozenset(["ac", "co", "com", "edu", "go", "gov", "gv", "ne", "net", "or", "org"])
_SAFE: Final = "/%:=&~+!$,;'@()*"


def own_address(named: str | None, came_from: str | None) -> str | None:
    """What a page names as its address, if that is of the site it came from, else where it came from; none where both lack.

    >>> own_address("/a?utm_source=x&id=7#top", "https://www.beispiel.example/a.amp?id=7")
    'https://www.beispiel.example/a?id=7'
    >>> own_address("https://anders.example/a", "https://www.beispiel.example/b?fbclid=1")
    'https://www.beispiel.example/b'
    """
    try:
        joined = urljoin(came_from or "", named.strip()) if named else None
        if joined and _is_page(joined) and (came_from is None or _site(joined) == _site(came_from)):
            return untracked(joined)
        return untracked(came_from) if came_from else None
    except ValueError:
        return came_from


def untracked(url: str) -> str:
    """An address without its fragment and without parameters that only track readers; raises ``ValueError``."""
    parts = urlsplit(url)
    query = parts.query
    kept = [pair for pair in parse_qsl(query, keep_blank_values=True) if not _TRACKS.match(pair[0])]
    if len(kept) < query.count("&") + 1:
        query = urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc, quote(parts.path, safe=_SAFE), query, ""))


def _is_page(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _site(url: str) -> str:
    """The registered name of a host: its last two parts, or three ("beispiel.co.uk")."""
    parts = (urlsplit(url).hostname or "").split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and parts[-2] in _SECOND else parts[-2:])
