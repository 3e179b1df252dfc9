"""The sources of a series become one for each person and body, however short or in whichever spelling one is named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from beleg.comparing import places
from beleg.comparing.spelling import skeleton
from beleg.gazetteer import directory
from beleg.model import Entry, Source
from beleg.reconcile.antecedents import fits
from beleg.reconcile.glosses import in_english
from beleg.reconcile.sources import UN
from beleg.reconcile.unlisted import abbreviation, bare, names_house, office
from beleg.reconcile.vocabulary import forms, kinds_of

_TITLED: Final = ("de", "en")
_GOVERNMENT: Final = "government"
_OF_STATE: Final = ("ministry", "military", "intelligence", "police", "office", "person")


def namesakes(entries: Iterable[Entry]) -> dict[str, Source]:
    """Each source of a series by its id; an office named without its place or bearer is that of the only one named.

    "The UN" are the only body of theirs that is named, "Kyiv" that of Ukraine; a name spelled in German and in English is one.
    """
    found = {source.id: source for entry in entries for source in entry.sources}
    _join_spellings(found)
    for source in list(found.values()):
        if abbreviation(source) in found:
            found[abbreviation(source)] = source
    _join_offices(found)
    _join_nouns(found)
    _join_houses(found)
    for id in list(found):
        role, colon, place = id.partition(":")
        if id == UN or _is_seat(found[id]):
            bodies = {other.id: other for other in found.values() if _is_body_of(other, found[id])}
            if len(bodies) == 1:
                found[id] = next(iter(bodies.values()))
        if not colon:
            full = {other.id: other for other in found.values() if other.id != id and _bears(other, id)}
        elif not place:
            full = {other.id: other for other in found.values() if other.id != id and _is_office(other, role)}
        else:
            full = {}
        if len(full) == 1:
            (found[id],) = full.values()
    return found


def _join_spellings(found: dict[str, Source]) -> None:
    """Names of persons that differ as German and English write them are the first one of them."""
    first: dict[str, Source] = {}
    for id in sorted(found):
        if " " not in id and ":" not in id and not found[id].country:
            found[id] = first.setdefault(skeleton(id) or id, found[id])


def _join_offices(found: dict[str, Source]) -> None:
    """An office that stands alone is that of the only one named with it: "the district collector, Ana Kelm", "spokesman Ivo Marn"."""
    bearers: dict[str, dict[str, Source]] = {}
    for source in list(found.values()):
        for id in (*office(source), source.id.partition(":")[2]):
            if id and id in found and id != source.id:
                bearers.setdefault(id, {})[source.id] = source
    for id, of_office in bearers.items():
        if len(of_office) == 1:
            (found[id],) = of_office.values()


def _join_nouns(found: dict[str, Source]) -> None:
    """A common noun alone, which its article does not explain, is the only one of its kind that others name: "the company"."""
    for language in _TITLED:
        for id, source in list(found.items()):
            noun = bare(source, language) if source.id == id else ""
            kinds = kinds_of(noun)
            fitting = {
                other.id: other for other in found.values() if noun and fits(other, noun, kinds, language)
            }
            if len(fitting) == 1:
                (found[id],) = fitting.values()


def _join_houses(found: dict[str, Source]) -> None:
    """A house or body named with fewer words is the only one named with these and more: "the district hospital", "Kelmar district hospital"."""
    told = {id: frozenset(id.split()) for id, source in found.items() if source.id == id and names_house(id)}
    for id, words in told.items():
        fuller = [other for other in sorted(told) if other != id and words <= told[other]]
        if len(fuller) == 1 and (words < told[fuller[0]] or fuller[0] < id):
            found[id] = found[fuller[0]]


def _is_seat(source: Source) -> bool:
    """Whether a government is named by its country or capital alone, and not as one body among others."""
    named = source.kind == _GOVERNMENT and source.country != ""
    return named and any(places.known(source.name, each) for each in _TITLED)


def _is_body_of(source: Source, whole: Source) -> bool:
    """Whether a source is a body of the UN, or of the state that a capital stands for."""
    if source.id == whole.id:
        return False
    if whole.id == UN:
        return source.kind == UN
    return source.kind in _OF_STATE and bool(whole.country) and source.country == source.side == whole.country


def _bears(source: Source, title: str) -> bool:
    """Whether a person is named with a title, "Gouverneur Oleh Marenko": who says it alone means that one."""
    first, *names = source.name.split()
    if in_english(first.casefold()) != title or not any(title in forms(each, "titles") for each in _TITLED):
        return False
    return bool(names) and all(name[:1].isupper() for name in names)


def _is_office(source: Source, role: str) -> bool:
    """Whether a source is such an office of some place, or of a state under a name of its own: the IDF for "the military", AFAD for "civil protection"."""
    id = source.id
    own_name = source.country != "" and (role == source.kind or directory.holder(role, source.country) == id)
    return id.startswith(f"{role}:") or (id.startswith(f"{role}-") and len(id) == len(role) + 3) or own_name
