"""Sources, sides, populations and places become the names that a reader knows, in a language."""

from __future__ import annotations

from beleg.comparing import populations
from beleg.gazetteer import countries, directory
from beleg.gazetteer.places import country_code, local_name, place
from beleg.model import Point, Source
from beleg.report.words import LANGUAGES, known, one_line, say, term

# What an office or a service is called tells whose it is, a person's name does not have to.
_SAYS_WHOSE = frozenset(
    ("person", "ngo", "un", "international", "armed_group", "institute", "medium", "agency")
)


def source_name(source: Source, ui: str) -> str:
    """What a source is called in a language, with its country or place where that does not say it.

    Who is in no list is called as an article does.

    >>> source_name(Source("nis-kr", "NIS", "intelligence", "KR", "KR"), "en")
    'NIS (South Korea)'
    >>> source_name(Source("ministry-health-ps", "Gaza's health ministry", "ministry", "PS", "PS"), "de")
    'Gesundheitsministerium (Palästinensergebiete)'
    >>> source_name(Source("police:kelmar", "Polizei von Kelmar", "police"), "en")
    'police (Kelmar)'
    >>> source_name(Source("westliche geheimdienste", "Westliche Geheimdienste"), "en")
    'Westliche Geheimdienste'
    """
    listed = directory.shown_name(source.id, ui)
    if listed:
        return _with_country(listed, directory.actors()[source.id], ui)
    role, where = _office(source.id, ui)
    if not role:
        return one_line(source.name) or source.id
    return say("title.source", ui, name=role, country=where) if where else role


def sources_name(point: Point, ui: str) -> str:
    """Who says a point, or the words for nobody."""
    return ", ".join(source_name(source, ui) for source in point.sources) or say("origin.none", ui)


def people(population: str, nationality: str, ui: str) -> str:
    """Who is counted, with their side.

    >>> people("soldiers", "KP", "en"), people("soldiers", "KP", "de"), people("people", "", "de")
    ('North Korean soldiers', 'nordkoreanische Soldaten', 'Menschen')
    >>> people("French people", "", "de"), people("people among them", "", "de")
    ('französische Menschen', 'Menschen, als Teil eines Ganzen')
    """
    core = population.removesuffix(populations.PARTED)
    code, rest = ("", core) if core in known("population") else _side_of(core)
    counted = _of_side(_of_side(term("population", rest, ui), code, ui), nationality, ui)
    return counted if core == population else say("title.among", ui, people=counted)


def _side_of(population: str) -> tuple[str, str]:
    """The country that a name of those counted begins with, and the rest of it; ``""`` and all of it where there is none."""
    words = population.split()
    for at in range(1, len(words)):
        before = " ".join(words[:at])
        code = country_code(before)
        if code and countries.adjective(code) == before:
            return code, " ".join(words[at:])
    return "", population


def _of_side(counted: str, nationality: str, ui: str) -> str:
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
    if nationality and written.startswith(prefix):
        return people(written.removeprefix(prefix), nationality, ui)
    return people(written, "", ui)


def place_name(name: str, ui: str) -> str:
    """A place as a language calls it, however it is written; one in no list as it is written.

    >>> place_name("South Korea", "de"), place_name("Kyjiw", "en"), place_name("Kyiv", "de"), place_name("Hinterdorf", "en")
    ('Südkorea', 'Kyiv', 'Kiew', 'Hinterdorf')
    """
    found = next((each for language in LANGUAGES if (each := place(name, language))), None)
    if found is None:
        return name
    if found.kind == "country":
        return countries.local_name(found.code, ui) or name
    return local_name(found.name, ui)


def _with_country(name: str, actor: directory.Actor, ui: str) -> str:
    land = countries.local_name(actor.country, ui)
    if not land or actor.kind in _SAYS_WHOSE or _says(name, actor.country):
        return name
    return say("title.source", ui, name=name, country=land)


def _office(id: str, ui: str) -> tuple[str, str]:
    """The office that an id names, in words, and whose or where it is; two empty strings where it names none."""
    office = directory.office(id)
    if office:
        return term("role", office[0], ui), countries.local_name(office[1], ui) or office[1]
    role, colon, place = id.partition(":")
    if not colon or role not in known("role"):
        return "", ""
    return term("role", role, ui), place_name(place.title(), ui)


def _says(name: str, country: str) -> bool:
    """Whether a name holds that of its country or its adjective, in any language."""
    words = name.split()
    for language in LANGUAGES:
        named = (countries.country(word, language) for word in words)
        if any(word is not None and word.code == country for word in named):
            return True
    return False
