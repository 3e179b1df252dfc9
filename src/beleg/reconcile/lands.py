"""The words of an article become where a place lies that no list knows: in which country, and in which region or district.

"Kelmar in Nordland", "the Tunisian town of Kelmar", "Kelmar in the district of Sambru"; else the country that the article names
far more often than any other, or whose bodies alone it quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from re import Pattern
from typing import Final

from beleg.comparing import places
from beleg.gazetteer import countries
from beleg.gazetteer.places import Place
from beleg.model import Entry
from beleg.model.entry import said_most
from beleg.reconcile import compass
from beleg.reconcile.about import country_of
from beleg.reconcile.vocabulary import NOTHING, forms

_BESIDE: Final = 70  # characters behind a name in which it may be said where that is
_REMEMBERED: Final = 20_000  # words
_NAME: Final = r"[A-ZÄÖÜ][\w’-]*(?: (?:d[aeo]s? |de la )?[A-ZÄÖÜ][\w’-]*){0,2}"
_WORDS: Final = re.compile(r"[\w’'-]+")


class Lands:
    """Where the unknown places of one article lie."""

    __slots__ = ("_language", "_only", "_said", "_speakers", "_text")

    def __init__(self, text: str, language: str, speakers: Iterable[str] = ()) -> None:
        """``speakers`` are the ISO codes of the countries whose bodies the article quotes."""
        self._text = text
        self._language = language
        self._speakers = frozenset(filter(None, speakers))
        self._only: str | None = None
        self._said: dict[str, tuple[str, tuple[str, ...]]] = {}

    def of(self, place: str) -> tuple[str, tuple[str, ...]]:
        """The ISO code of the country of a place, ``""`` where nobody can tell, and the places that the article says it is in.

        >>> Lands("A boat sank off the Tunisian town of Kelmar. Spain sent aid.", "en").of("Kelmar")
        ('TN', ())
        >>> Lands("In Kelmar (Landkreis Sambru) brannte ein Haus. Aus Passau kam Hilfe.", "de").of("Kelmar")
        ('DE', ('Sambru',))
        >>> Lands("KELMAR, Peru - A dam burst. Chile and Bolivia sent aid.", "en").of("Kelmar")
        ('PE', ())
        """
        if place not in self._said:
            self._said[place] = self._found(place)
        return self._said[place]

    def _found(self, place: str) -> tuple[str, tuple[str, ...]]:
        around: dict[str, None] = {}
        codes: dict[str, None] = {}
        for found in _named(place).finditer(self._text):
            for outer in self._outer(found.end()):
                if isinstance(outer, Place):
                    codes.setdefault(outer.code)
                    if outer.kind != "country":
                        around.setdefault(outer.name)
                elif outer.casefold() != place.casefold():
                    around.setdefault(outer)
            before = _adjective(self._text[: found.start()], self._language)
            if before:
                codes.setdefault(before)
        told = [code for code in codes if code]
        return (told[0] if told else self.usual()), tuple(around)

    def _outer(self, at: int) -> Iterator[Place | str]:
        """What a name is said to lie in: a known place, or an unknown one that is called a region or district."""
        while (beside := _inside(self._language).match(self._text, at, at + _BESIDE)) is not None:
            at = beside.end("name")
            generic, name = beside["kind"] or beside["behind"], beside["name"]
            known = _known(name, self._language)
            # What is only set behind a comma may be the next one of a list.
            if known is not None and (known.kind == "country" or generic or not beside["comma"]):
                yield known
            elif known is None and generic:
                yield name
            else:
                return
            at = beside.end() if beside["behind"] else at

    def town(self, place: str) -> str:
        """The town that a mine, a bridge or a school is said to be in or near, ``""`` for all other places.

        >>> Lands("Im Bergwerk Selmau Nord in Orvanek brannte es.", "de").town("Selmau Nord")
        'Orvanek'
        >>> Lands("The Selmau mine in Orvanek burned.", "en").town("Selmau"), Lands("Selmau in Orvanek", "en").town("Selmau")
        ('Orvanek', '')
        >>> Lands("Rescuers searched the Tarvo bridge near Orvanek.", "en").town("Tarvo")
        'Orvanek'
        """
        sites = _sites(self._language)
        for found in _named(place).finditer(self._text):
            site = sites.match(self._text, found.end())
            at = site.end() if site else found.end()
            words = _WORDS.findall(self._text[max(found.start() - _BESIDE, 0) : found.start()])
            if not site and not (words and sites.fullmatch(f" {words[-1]}")):
                continue
            near = _inside(self._language, "nearby").match(self._text, at, at + _BESIDE)
            beside = near or _inside(self._language).match(self._text, at, at + _BESIDE)
            if beside is None or beside["comma"] or beside["kind"] or beside["behind"]:
                continue
            known = _known(beside["name"], self._language)
            if known is None or known.kind == "city":
                return known.name if known else beside["name"]
        return ""

    def direction(self, place: str) -> tuple[str, str]:
        """The spot and the country of a mere direction, ``""`` where it is none: "the north of the country".

        >>> Lands("Floods hit Kenya. In the north, eight died.", "en").direction("the north")
        ('northern Kenya', 'KE')
        """
        part = compass.part(place, self._language)
        code = self.usual() if part is not None and part.country is None else ""
        return (f"{part.direction} {countries.name(code)}", code) if part is not None and code else ("", "")

    def usual(self) -> str:
        """The country that the article is about, as far as its words or those it quotes tell."""
        if self._only is None:
            self._only = country_of(self._text, self._language)
            if not self._only and len(self._speakers) == 1:
                (self._only,) = self._speakers
        return self._only


def settled(found: Sequence[Entry]) -> list[Entry]:
    """Entries of many articles, each in the country that most articles say its place lies in, where no list knows that."""
    votes: dict[str, dict[str, set[str]]] = {}
    for entry in found:
        if entry.loose and entry.lies:
            votes.setdefault(entry.loose, {}).setdefault(entry.lies, set()).add(entry.article)
    homes = {spot: said_most({code: len(said[code]) for code in said}) for spot, said in votes.items()}
    return [entry.of_family(homes[entry.loose]) if entry.loose in homes else entry for entry in found]


@lru_cache(_REMEMBERED)
def _named(place: str) -> Pattern[str]:
    """Finds a name, in capitals too."""
    return re.compile(rf"(?<!\w){re.escape(place)}(?:['’]?s)?(?!\w)", re.IGNORECASE)


@cache
def _sites(language: str) -> Pattern[str]:
    """Finds a word for a building or a place of work behind a space, or one that ends in such a word."""
    words = "|".join(sorted(map(re.escape, forms(language, "sites")), key=len, reverse=True))
    return re.compile(rf" [\w-]*(?i:{words})\b") if words else NOTHING


@cache
def _inside(language: str, list_name: str = "inside") -> Pattern[str]:
    """Finds the place that a place before is said to be in, or for another list near."""
    links = "|".join(sorted(map(re.escape, forms(language, list_name)), key=len, reverse=True))
    kinds = "|".join(sorted(map(re.escape, forms(language, "wide")), key=len, reverse=True))
    articles = "|".join(sorted(map(re.escape, forms(language, "definite")), key=len, reverse=True))
    behind = rf"(?:[ -](?P<behind>(?i:{kinds}))\b)?"
    kind = rf"(?:(?:[\w’'-]+[ ])?(?P<kind>(?i:{kinds})) (?:of |von )?)?"
    return re.compile(
        rf"(?:,? (?:{links}) |(?P<comma>, ?)| ?\(|['’]s? )(?:(?:{articles}) )?{kind}(?P<name>{_NAME}?){behind}(?![\w-])"
    )


def _adjective(before: str, language: str) -> str:
    """The country of an adjective right before a name, or with the word for the kind of place between: "the Elbonian town of"."""
    generic = forms(language, "places") | forms(language, "definite")
    for word in reversed(_WORDS.findall(before[-_BESIDE:])[-4:]):
        found = countries.country(word, language)
        if found is not None and found.kind == "adjective":
            return found.code
        if word.casefold() not in generic:
            return ""
    return ""


def _known(name: str, language: str) -> Place | None:
    found = places.known(name, language) or places.known(name.split()[0], language)
    return found if found is not None and found.code else None
