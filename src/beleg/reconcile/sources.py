"""The name of an origin becomes a source: one id for the same primary source under all its names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from re import Pattern
from typing import Final

from beleg.gazetteer import actors, countries, directory
from beleg.gazetteer.tables import parts
from beleg.model import Name, Source
from beleg.reconcile.unlisted import of_actor, unknown
from beleg.reconcile.vocabulary import NOTHING, forms, kinds_of

UN: Final = "un"
_SEAT: Final = r"\w[\w'’-]*"
_AUTHOR: Final = r"(?:[\w'’-]+ ){0,5}?[A-ZÄÖÜ][\w'’-]*(?: [A-ZÄÖÜ][\w'’-]*)*"
_NEXT: Final = re.compile(r" (\w+)")
_BEFORE: Final = 400  # characters before an office in which its country may be named
_GOVERNMENT: Final = "government"
_BODY: Final = re.compile(r"[A-ZÄÖÜ][\w’'-]*(?: (?:of |der )?[A-ZÄÖÜ][\w’'-]*)+")
_SENTENCES: Final = 2
_ENDS: Final = re.compile(r"[.!?]\s|\n")


def sources(names: Iterable[Name], language: str, text: str = "") -> tuple[Source, ...]:
    """Who is named, each once, by id; names that name nobody ("Angaben") are left out.

    ``text`` is the article's: it says whose surname stands alone.
    """
    found: dict[str, Source] = {}
    for name in names:
        source = _source(name, language, text)
        if source is not None:
            found.setdefault(source.id, source)
    return tuple(sorted(found.values()))


def _source(name: Name, language: str, text: str) -> Source | None:
    id = name.actor or _full_name(name.text, text) or _seated(name, language, text)
    id = id or _owned(name, language, text)
    if id is None:
        return _author(name, language, text) or _owner(name, language, text) or unknown(name.text, language)
    known = directory.actor(id)
    if known is not None and id == UN and kinds_of(name.text.split()[-1].casefold()):
        return of_actor(known, name.text)._replace(name=name.text)  # "the UN agency" is one of its bodies
    return Source(id, name.text) if known is None else of_actor(known, name.text)


def _author(name: Name, language: str, text: str) -> Source | None:
    """Whose document it is: "an inquiry" and then "by the army"."""
    if name.text.split()[-1].casefold() not in forms(language, "documents"):
        return None
    behind = _behind(language, "authors", _AUTHOR).match(text, name.span.end)
    if behind is None:
        return None
    noun = _NEXT.match(text, behind.end())
    named = behind[1] + (noun[0] if noun and noun[1] in forms(language, "forces") else "")
    id = actors.identify(named, language)
    known = directory.actor(id) if id else None
    return of_actor(known, named) if known else unknown(named, language)


def _seated(name: Name, language: str, text: str) -> str | None:
    """The actor that a name is with the seat behind it: "das Verteidigungsministerium" and then "in Eriwan"."""
    seat = _behind(language, "seats", _SEAT).match(text, name.span.end)
    if seat is None or not seat[1][0].isupper():
        return None
    return actors.identify(name.text.removesuffix("s") + seat[0], language)


@cache
def _behind(language: str, list_name: str, name: str) -> Pattern[str]:
    """Finds a name, as an expression, behind one of the small words of a list."""
    links = "|".join(sorted(forms(language, list_name), key=len, reverse=True))
    return re.compile(rf"\s+(?:{links})\s+({name})") if links else NOTHING


def _owned(name: Name, language: str, text: str) -> str | None:
    """The actor that an office is of the country told before: "Its Defence Ministry", "the country's army"."""
    owners = forms(language, "owners")
    first, _, rest = name.text.partition(" ")
    office = rest if first.casefold() in owners else name.text
    before = text[max(name.span.start - _BEFORE, 0) : name.span.start]
    owner = before.split()[-1:] if office is name.text else [first]
    if not office or not owner or owner[0].casefold() not in owners:
        return None
    country = _told_last(before, language)
    link = next(iter(forms(language, "owned")))
    return actors.identify(f"{office} {link} {country}", language) if country else None


def _owner(name: Name, language: str, text: str) -> Source | None:
    """The government named before of which an office is that is no state's: "the Kelmar Unity Government" and then "Its ministry"."""
    before = text[max(name.span.start - _BEFORE, 0) : name.span.start]
    words = before.split()
    if not words or words[-1].casefold() not in forms(language, "owners"):
        return None
    for sentence in reversed(_ENDS.split(before)[-_SENTENCES - 1 :]):
        for told in _BODY.finditer(sentence):
            body = unknown(told[0], language)
            if body is not None and body.id.startswith(f"{_GOVERNMENT}:") and not body.id.endswith(":"):
                return body
    return None


def _told_last(text: str, language: str) -> str:
    """The country that opens the last of the sentences before a name, of those that name one."""
    for sentence in reversed(_ENDS.split(text)[-_SENTENCES:]):
        for word in parts(sentence):
            known = countries.country(word, language)
            if known is not None and known.kind == "name":
                return word
    return ""


def _full_name(name: str, text: str) -> str | None:
    """Who bears a surname that stands alone, where the article has the full name too."""
    bearers = directory.titled().get(name.rpartition(" ")[2])
    for id in bearers or ():
        if any(len(full) > len(name) and full in text for full in directory.actors()[id].names):
            return id
    return None
