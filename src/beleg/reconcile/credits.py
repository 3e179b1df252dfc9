"""The lines of a text become the agencies that it credits: "(dpa)", "Quelle: AFP/lk", "dpa-AFX", "Reuters -".

A credit stands apart from the sentences: as a line of its own, in brackets behind a sentence or before it, or in front of
a dash at the start. It holds agencies, desk codes and the words of ``[credits]`` in ``roles.toml``, and nothing else, so
that neither "sagte er der Nachrichtenagentur dpa" nor "Foto: dpa" is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from beleg.gazetteer import directory

_LONGEST: Final = 120  # characters of a credit
_OPENING: Final = 240  # characters in which a dateline stands
_LONGEST_CODE: Final = 4  # letters of a desk or an author
_SIGNS: Final = "-–—"

_PIECE: Final = re.compile(r"\w+")
_BRACKETS: Final = re.compile(r"\(([^()\n]{2,60})\)|(?<!\S)/([A-Z][^/\n]{1,20})/")
_DASHED: Final = re.compile(rf"\s*([^{_SIGNS}\n]{{2,60}})\s[{_SIGNS}]+\s")
_NUMBERED: Final = re.compile(
    r"\d"
)  # a text has a year or the number of its message; a photograph has only a name
_ADDRESS: Final = re.compile(
    r"[\w-]+\.[a-z]+(?=/)"
)  # an outlet among desks and agencies: "kle/news.example/dpa"
_ENDED: Final = re.compile(r"(?:^|[.!?…][\"'”“»«’]*)\s*$")


def credit(text: str, language: str) -> str | None:
    """The id of the agency that a text credits first, ``None`` where it credits none.

    >>> credit("Drei Tote bei Brand\\n\\nHafen (dpa) - In der Nacht sind drei Menschen gestorben.", "de")
    'dpa'
    >>> credit("Three people died.\\n\\nAP, AFP and local media", "en")
    'ap'
    >>> credit("Das sagte er der Nachrichtenagentur AFP.", "de")
    """
    return next(iter(credits(text, language)), None)


def credits(text: str, language: str) -> tuple[str, ...]:
    """The ids of all agencies that a text credits, in order, each once; takes time linear in its length.

    >>> credits("Drei Menschen starben.\\nQuelle: dpa/AFP/lk", "de")
    ('dpa', 'afp')
    """
    if not any(word in text for word in _names()):
        return ()
    found: dict[str, None] = {}
    for line in filter(None, text.splitlines()):
        for stretch in _stretches(line):
            found.update(dict.fromkeys(_agencies(stretch, language)))
    return tuple(found)


def _stretches(line: str) -> Iterator[str]:
    """What of a line may be a credit."""
    if len(line) <= _LONGEST:
        yield line
    for bracket in _BRACKETS.finditer(line) if "(" in line or "/" in line else ():
        if _apart(line[: bracket.start()], line[bracket.end() :]):
            yield bracket[1] or bracket[2]
    dashed = _DASHED.match(line[:_LONGEST])
    if dashed:
        yield dashed[1]


def _apart(before: str, behind: str) -> bool:
    """Whether a bracket between these stands apart: behind a sentence, at the start, or in a dateline before its dash."""
    if _ENDED.search(before[-20:]):
        return not before.strip() or behind[:1] in ("", ".") or not behind.strip()
    return len(before) < _OPENING and behind.lstrip()[:1] in tuple(_SIGNS)


def _agencies(stretch: str, language: str) -> list[str]:
    """The agencies in a stretch, none where it says anything else too."""
    words = (
        _PIECE.findall(_ADDRESS.sub("", stretch)) if "©" not in stretch or _NUMBERED.search(stretch) else []
    )
    found: list[str] = []
    at = 0
    while at < len(words):
        agency, length = _agency(words, at)
        if agency:
            found.append(agency)
        elif not _may_stand(words[at], language, beside=bool(found) or "/" in stretch):
            return []
        at += length
    return found


def _agency(words: list[str], at: int) -> tuple[str, int]:
    """The agency whose name opens at a word, and how many words that has; ``("", 1)`` where none does."""
    for name, agency in _names().get(words[at], ()):
        if tuple(words[at : at + len(name)]) == name:
            return agency, len(name)
    return "", 1


def _may_stand(word: str, language: str, beside: bool) -> bool:
    """Whether a word says nothing of its own: a word of crediting, or beside an agency the code of a desk or an author."""
    code = beside and len(word) <= _LONGEST_CODE and (word.islower() or word.isupper())
    return code or word.isdecimal() or word in directory.words(language, "credits", "words")


@cache
def _names() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First words of the names of all agencies, each name with whose it is, the longest first."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for agency in directory.actors().values():
        if agency.kind == "agency":
            for name in agency.names:
                for form in (name, name.lower()):
                    words = tuple(_PIECE.findall(form))
                    found.setdefault(words[0], {})[words] = agency.id
    return {first: tuple(sorted(named.items(), key=_by_length)) for first, named in found.items()}


def _by_length(name: tuple[tuple[str, ...], str]) -> tuple[int, tuple[tuple[str, ...], str]]:
    return -len(name[0]), name
