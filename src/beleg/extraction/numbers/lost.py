"""Placeholders of lost numbers become cores without a value: "[Zahl fehlt]", "XX", "??"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.numbers.scan import Core, Scan

_DOTS: Final = ("\u2026", "...")


def _missing(first: int, last: int) -> Core:
    return Core(first, last, None, None, "lost", "missing")


def read_lost(scan: Scan, at: int) -> Core | None:
    """ "XX Personen", "k.A. |": a placeholder before a noun or alone in a table cell."""
    if scan.glued(at) and scan.words[at - 1] not in "([|~":
        return None
    if _in_cell(scan, at, at + 1):
        return _missing(at, at + 1)
    if not scan.is_word(at + 1) or not scan.same_line(at + 1):
        return None
    capitals = scan.terms.noun_is_capitalised
    named = not capitals and scan.same_line(at) and scan.words[at - 1][0].isupper()
    return _missing(at, at + 1) if scan.words[at + 1][0].isupper() == capitals and not named else None


def _in_cell(scan: Scan, first: int, last: int) -> bool:
    return scan.lows[first - 1] == "|" or scan.lows[last] == "|"


def read_sign(scan: Scan, at: int) -> Core | None:
    word = scan.words[at]
    if word in "[(":
        return _bracket(scan, at)
    if word in "?_":
        return _marks(scan, at)
    noted = scan.lows[at + 1] in ("(", "[") and _lost_words(scan, at + 1, _closing(scan, at + 1))
    return _missing(at, at + 1) if noted else None


def _bracket(scan: Scan, at: int) -> Core | None:
    """ "[Zahl fehlt]", "[XX]", "[?]", "[…] fehlt"."""
    end = _closing(scan, at)
    if not end:
        return None
    if scan.words[at] == "[" and _placeholder(scan, scan.lows[at + 1 : end]):
        return _missing(at, end + 1)
    if _lost_words(scan, at, end) and not (at and scan.words[at - 1] in _DOTS):
        return _missing(at, end + 1)
    dots = end == at + 2 and scan.lows[at + 1] in _DOTS and scan.lows[end + 1] in scan.terms.lost_states
    return _missing(at, end + 1) if dots and not scan.glued(at) else None


def _placeholder(scan: Scan, inside: list[str]) -> bool:
    joined = "".join(inside)
    if len(inside) == 1 and joined in scan.terms.lost_nouns:
        return True
    return bool(joined) and joined != "x" and not joined.strip("x?")


def _closing(scan: Scan, at: int) -> int:
    close = "]" if scan.words[at] == "[" else ")"
    for k in range(at + 1, min(at + 7, scan.size)):
        if scan.words[k] == close:
            return k
    return 0


def _lost_words(scan: Scan, first: int, last: int) -> bool:
    nouns, states, lows = scan.terms.lost_nouns, scan.terms.lost_states, scan.lows
    noun = any(lows[k] in nouns for k in range(first + 1, last))
    return noun and any(lows[k] in states for k in range(first + 1, last))


def _marks(scan: Scan, at: int) -> Core | None:
    """ "??" and "__" where a number would stand: before a noun or at a cell's edge."""
    mark, end = scan.words[at], at + 1
    if scan.glued(at) and scan.words[at - 1] not in "|(":
        return None
    while end < scan.size and scan.words[end] == mark and scan.glued(end) and end - at < 8:
        end += 1
    if end - at < 2 and not (mark == "?" and scan.lows[at - 1] == "|" and scan.lows[end] == "|"):
        return None
    before_noun = scan.is_word(end) and scan.same_line(end) and not scan.glued(end)
    return _missing(at, end) if before_noun or _in_cell(scan, at, end) else None
