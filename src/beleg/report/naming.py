"""Sources, sides, populations and places become the names that a reader knows, in a language."""

from __future__ import annotations

from beleg.gazetteer import countries, directory
from beleg.gazetteer.places import place
from beleg.model import Point, Source
from beleg.report.words import LANGUAGES, known, one_line, say, term

# What an office or a service is called tells whose it is, a person's name does not have to.
_SAYS_WHOSE = frozenset(
    ("person", "ngo", "un", "international", "armed_group", "institute", "medium", "agency")
)


def source_name(source: Source, ui: str) -> str:
    """What a source is called, with its country where a service's name does not say it.

    >>> source_name(Source("nis-kr", "NIS", "intelligence", "KR", "KR"), "en")
    'NIS (South Korea)'
    >>> source_name(Source("kim-jong-un", "Kim", "person", "KP", "KP"), "de")
    'Kim Jong Un'
    >>> source_name(Source("westliche geheimdienste", "Westliche Geheimdienste"), "de")
    'Westliche Geheimdienste'
    """
    curated = directory.actors().get(source.id)
    if curated is None:
        return one_line(source.name) or source.id
    name = curated.names[0] if curated.names else source.name
    land = countries.local_name(curated.country, ui)
    if not land or curated.kind in _SAYS_WHOSE or _says(name, curated.country):
        return name
    return say("title.source", ui, name=name, country=land)


def sources_name(point: Point, ui: str) -> str:
    """Who says a point, or the words for nobody."""
    return ", ".join(source_name(source, ui) for source in point.sources) or say("origin.none", ui)


def people(population: str, nationality: str, ui: str) -> str:
    """Who is counted, with their side.

    >>> people("soldiers", "KP", "en"), people("soldiers", "KP", "de"), people("people", "", "de")
    ('North Korean soldiers', 'nordkoreanische Soldaten', 'Menschen')
    """
    counted = term("population", population, ui)
    side = countries.local_adjective(nationality, ui)
    if side:
        return say("title.of_side", ui, side=side, people=counted)
    land = countries.local_name(nationality, ui) or nationality
    return say("title.of_country", ui, people=counted, country=land) if land else counted


def population(written: str, nationality: str | None, ui: str) -> str:
    """The population of a figure, in English as the packs write it, in the words of a language.

    >>> population("North Korean soldiers", "KP", "de"), population("soldiers", "KP", "de")
    ('nordkoreanische Soldaten', 'Soldaten')
    """
    prefix = f"{countries.adjective(nationality)} " if nationality else ""
    if prefix and written.startswith(prefix) and written.removeprefix(prefix) in known("population"):
        return people(written.removeprefix(prefix), nationality or "", ui)
    return term("population", written, ui)


def place_name(name: str, ui: str) -> str:
    """A place as a language calls it, where it is a country; any other as it is written.

    >>> place_name("South Korea", "de"), place_name("Kursk", "de")
    ('Südkorea', 'Kursk')
    """
    for language in LANGUAGES:
        found = place(name, language)
        if found and found.kind == "country":
            return countries.local_name(found.code, ui) or name
    return name


def _says(name: str, country: str) -> bool:
    """Whether a name holds that of its country or its adjective, in any language."""
    words = name.split()
    for language in LANGUAGES:
        named = (countries.country(word, language) for word in words)
        if any(word is not None and word.code == country for word in named):
            return True
    return False
