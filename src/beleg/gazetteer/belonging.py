"""The words before and behind an office become the country or armed group whose office it is: "Präsident der Ukraine"."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from beleg.gazetteer import countries, directory

POSSESSIVE: Final = frozenset(("'s", "’s", "'", "’"))

_SEATED: Final = ("ministry", "government", "military", "general-staff", "authorities", "intelligence")
_REACH: Final = 3  # adjectives between a country and its office: "südkoreanischer militärischer Geheimdienst"


class Scan(NamedTuple):
    """The words of a text, the stretch of them to look at, and how to read them."""

    words: list[str]
    first: int
    last: int
    language: str
    year: int | None


def country_before(scan: Scan, at: int) -> tuple[str, int]:
    """The country or armed group in front of an office and its first token; ``""`` where there is none."""
    gaps = 0
    for end in range(at, scan.first, -1):
        code, start, reaching = country_ending(scan, end)
        if code:
            return (code, start) if not gaps or reaching else ("", at)
        word = scan.words[end - 1]
        if word in POSSESSIVE:
            continue
        gaps += 1
        if gaps > _REACH or not word[0].islower() or word in articles(scan.language):
            break
    return "", at


def country_ending(scan: Scan, end: int) -> tuple[str, int, bool]:
    """The country whose name ends before a token, its first token, and whether adjectives may follow it."""
    for start in range(max(scan.first, end - 4), end - 1):
        for tokens, word in countries.phrases(scan.language).get(scan.words[start], ()):
            if tuple(scan.words[start:end]) == tokens:
                return word.code, start, word.kind == "adjective" or _owns(scan, end)
    single = countries.country(scan.words[end - 1], scan.language)
    if single and single.kind != "demonym":
        genitive = scan.words[end - 1] not in countries.prefixes(scan.language)
        return single.code, end - 1, single.kind == "adjective" or genitive or _owns(scan, end)
    return _group_ending(scan, end), end - 1, True


def _group_ending(scan: Scan, end: int) -> str:
    for tokens, id, _ in directory.names().get(scan.words[end - 1], ()):
        if len(tokens) == 1 and directory.actors()[id].kind == "armed_group":
            return id
    return ""


def _owns(scan: Scan, end: int) -> bool:
    return end < scan.last and scan.words[end] in POSSESSIVE


def country_behind(scan: Scan, end: int, role: str) -> tuple[str, int]:
    """The country behind an office and the token after it: "Präsident der Ukraine", "Armee Israels"."""
    if end >= scan.last:
        return "", end
    word = scan.words[end]
    seats = directory.words(scan.language, "behind", "seat") if has_seat(role) else frozenset()
    if word in directory.words(scan.language, "behind", "of") or word in seats:
        return _country_from(scan, end + 1)
    genitive = countries.lookup(scan.language).get(word)
    if genitive and genitive.kind in ("name", "capital") and word not in countries.prefixes(scan.language):
        return genitive.code, end + 1
    return "", end


def has_seat(role: str) -> bool:
    """A ministry "in Kiew" is Ukraine's; a president in Kyiv may be a guest."""
    return role.startswith(_SEATED)


def _country_from(scan: Scan, at: int) -> tuple[str, int]:
    for start in range(at, min(at + _REACH, scan.last)):
        for tokens, word in countries.phrases(scan.language).get(scan.words[start], ()):
            if tuple(scan.words[start : start + len(tokens)]) == tokens and start + len(tokens) <= scan.last:
                return word.code, start + len(tokens)
        single = countries.country(scan.words[start], scan.language)
        if single:
            return single.code, start + 1
        group = _group_ending(scan, start + 1)
        if group:
            return group, start + 1
        if not scan.words[start][0].islower():
            break
    return "", at


@cache
def articles(language: str) -> frozenset[str]:
    return directory.words(language, "before", "articles")
