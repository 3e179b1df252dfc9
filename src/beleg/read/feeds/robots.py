"""The text of a robots.txt becomes what may be asked of a host, and how often (RFC 9309, with Crawl-delay)."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from urllib.parse import quote, unquote, urlsplit

NAME: Final = "beleg"
_LARGEST: Final = 512_000  # bytes that are looked at
_MOST: Final = 2_000  # rules of one group
_LONGEST: Final = 1_000
_DELAY: Final = re.compile(r"\d{1,9}(?:\.\d{1,6})?\Z")


class Rules(NamedTuple):
    """What a host asks of programs: patterns of paths, longest first, each with whether it is allowed, and a delay in seconds."""

    patterns: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allows(self, url: str) -> bool:
        """Whether a page may be asked for; the longest pattern that fits decides, and of two the kinder one.

        >>> rules = read("User-agent: *\\nDisallow: /intern\\nAllow: /intern/presse$\\nCrawl-delay: 2")
        >>> rules.allows("https://a.example/intern/x"), rules.allows("https://a.example/intern/presse"), rules.delay
        (False, True, 2.0)
        """
        parts = urlsplit(url)
        path = _plain((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        if path == "/robots.txt":
            return True
        return next((allowed for pattern, allowed in self.patterns if _fits(pattern, path)), True)


NOTHING: Final = Rules((("/", False),))


def read(text: str) -> Rules:
    """The rules for this program: those of the groups that name it, else those for all."""
    named: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    found, agents, in_group = False, set[str](), False
    for key, value in _lines(text):
        if key == "user-agent":
            agents = {value.lower()} if in_group else agents | {value.lower()}
            in_group = False
            found = found or NAME in agents
            continue
        in_group = True
        if NAME in agents:
            named.append((key, value))
        elif "*" in agents:
            others.append((key, value))
    return _rules(named if found else others)


def _lines(text: str) -> list[tuple[str, str]]:
    whole = text if len(text) <= _LARGEST else text[:_LARGEST].rpartition("\n")[0]
    lines = (line.partition("#")[0].partition(":") for line in whole.splitlines())
    return [(key.strip().lower(), value.strip()) for key, colon, value in lines if colon]


def _rules(said: list[tuple[str, str]]) -> Rules:
    patterns = [
        (_plain(value), key == "allow")
        for key, value in said
        if key in ("allow", "disallow") and 0 < len(value) <= _LONGEST
    ]
    delays = [float(value) for key, value in said if key == "crawl-delay" and _DELAY.match(value)]
    ordered = sorted(patterns[:_MOST], key=lambda each: (-len(each[0]), not each[1]))
    return Rules(tuple(ordered), max(delays, default=0.0))


def _plain(path: str) -> str:
    """A path as it is compared: what need not be escaped is not, all else is."""
    return quote(
        unquote(path, errors="surrogateescape"), safe="/?&=*$:;,+@!~'()[]%", errors="surrogateescape"
    )


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern with ``*`` and a ``$`` at its end fits; takes time linear in the path for each of its parts."""
    whole = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not parts:
        return not whole or at == len(path)
    for part in parts[:-1]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    last = parts[-1]
    return path.endswith(last) and len(path) - len(last) >= at if whole else path.find(last, at) >= 0
