"""A name becomes a place: cities, regions, seas and countries, with one English name for all spellings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple
from unicodedata import combining, normalize

from beleg.gazetteer import countries
from beleg.gazetteer.tables import alternatives, listed, table

KINDS: Final = ("region", "city", "country")
_BEGINNING: Final = 3  # letters
_SHORTEST_PLAIN: Final = 5  # letters of a name that is known without its accents, too
_STROKES: Final = str.maketrans("łŁđĐøØıħ", "lLdDoOih")


class Place(NamedTuple):
    """A place: its English name, its country's ISO code or ``""``, and one of ``KINDS``."""

    name: str
    code: str
    kind: str


@cache
def places() -> Mapping[str, Place]:
    """Every spelling of a city or region in German and English to the place.

    >>> places()["Mailand"], places()["Kursk"].kind
    (Place(name='Milan', code='IT', kind='city'), 'region')
    """
    found: dict[str, Place] = {}
    for spelled, place in _gathered():
        found.setdefault(spelled, place)
    for spelled, capital in _capitals():
        town = found.get(capital.name, capital)
        found.setdefault(spelled, town if town.kind == "city" else capital)
    for spelled in [name for name in found if not name.isascii() and len(name) >= _SHORTEST_PLAIN]:
        found.setdefault(plain(spelled), found[spelled])
    return found


def plain(name: str) -> str:
    """A name as it is written where accents are left out.

    >>> plain("Culiacán"), plain("Łódź")
    ('Culiacan', 'Lodz')
    """
    apart = normalize("NFKD", name.translate(_STROKES))
    return "".join(sign for sign in apart if not combining(sign))


def place(name: str, language: str) -> Place | None:
    """The place that a word or phrase names, countries and capitals included; a genitive counts too.

    >>> place("Kyjiw", "de"), place("Charkiws", "de").name, place("Südkorea", "de").kind
    (Place(name='Kyiv', code='UA', kind='city'), 'Kharkiv', 'country')
    >>> place("Gebäude", "de")
    """
    known = places().get(name) or _country(name, language)
    if known or not name.endswith("s"):
        return known
    return places().get(name[:-1])


def country_code(text: str) -> str:
    """The code of the country that somebody names, by code, name or adjective in either language, ``""`` for none.

    >>> country_code("KP"), country_code("north korea"), country_code("Nordkorea"), country_code("russisch"), country_code("Oz")
    ('KP', 'KP', 'KP', 'RU', '')
    """
    if countries.name(text.upper()):
        return text.upper()
    for form in dict.fromkeys((text, text.title())):
        for language in ("de", "en"):
            found = place(form, language) or countries.country(form, language)
            if found and found.code and found.kind in ("country", "name", "adjective", "demonym"):
                return found.code
    return ""


def opens_longer(word: str, language: str) -> bool:
    """Whether a name of several words can begin with a word.

    >>> opens_longer("Deir", "de"), opens_longer("Saudi", "en"), opens_longer("Aleppo", "de")
    (True, True, False)
    """
    return openings().get(word, 0) > 1 or word in countries.phrases(language)


def local_name(name: str, language: str) -> str:
    """What a language calls the city or region of an English name; any other name stands for itself.

    >>> local_name("Kyiv", "de"), local_name("Kursk", "de"), local_name("Persian Gulf", "de"), local_name("Kyiv", "en")
    ('Kiew', 'Kursk', 'Persischer Golf', 'Kyiv')
    """
    return _local_names().get(name, name) if language == "de" else name


@cache
def _local_names() -> Mapping[str, str]:
    """English name to the German one: the second spelling, unless the table of shown names has another."""
    shown = table("shown.toml")["places"]
    found: dict[str, str] = {}
    for file, section in (("regions.toml", "regions"), ("places.toml", "places")):
        for text in table(file)[section].values():
            for names in listed(text):
                first, *others = (next(alternatives(name)) for name in names.split("/"))
                found.setdefault(first, others[0] if others else first)
    same = {name: name for name in listed(" ".join(shown["same"]["de"].split()))}
    return {**found, **same, **shown["de"]}


@cache
def openings() -> Mapping[str, int]:
    """First word of each name to the most words that a name with it has: how far to look ahead.

    >>> openings()["Deir"], openings()["Aleppo"]
    (2, 1)
    """
    found: dict[str, int] = {}
    for name in places():
        first, _, rest = name.partition(" ")
        found[first] = max(found.get(first, 0), 1 + (rest.count(" ") + 1 if rest else 0))
    return found


def _country(name: str, language: str) -> Place | None:
    words = name.split(" ")
    word = countries.lookup(language).get(name) if len(words) == 1 else _phrase(words, language)
    if word and word.kind == "name" and word.code:
        return Place(word.english, word.code, "country")
    return None


def _phrase(words: list[str], language: str) -> countries.CountryWord | None:
    for tokens, word in countries.phrases(language).get(words[0], ()):
        if tokens == tuple(words):
            return word
    return None


def _gathered() -> Iterator[tuple[str, Place]]:
    """Regions go before cities: "Kursk" in the news is the region as often as the city, and holds it."""
    for kind, file, section in (("region", "regions.toml", "regions"), ("city", "places.toml", "places")):
        for code, text in table(file)[section].items():
            for names in listed(text):
                spelled = [form for name in names.split("/") for form in alternatives(name)]
                yield from ((form, Place(spelled[0], code.strip("-"), kind)) for form in spelled)
    for code, text in table("cities.toml")["cities"].items():
        yield from ((name, Place(name, code, "city")) for name in text.split(", "))


def _capitals() -> Iterator[tuple[str, Place]]:
    """The capitals under their German names too: the only one of their country, else the one whose name begins alike."""
    german, english = (table(f"{language}/countries.toml")["capitals"] for language in ("de", "en"))
    for code, text in english.items():
        names = tuple(listed(text))
        yield from ((name, Place(name, code, "city")) for name in names)
        for name in listed(german.get(code, "")):
            alike = [each for each in names if each[:_BEGINNING] == name[:_BEGINNING] or len(names) == 1]
            if alike:
                yield name, Place(alike[0], code, "city")
