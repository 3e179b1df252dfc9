"""The figures of one article become entries: each thing that it tells, once, with what is compared of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from beleg.comparing import places, populations, times
from beleg.model import Article, Entry, Evidence, Figure, Link, Relation, Source
from beleg.reconcile.antecedents import noun_of, resolved
from beleg.reconcile.combatants import is_combatant
from beleg.reconcile.events import counts_on, goes_on
from beleg.reconcile.lands import Lands
from beleg.reconcile.links import meant, with_counters_of_parts
from beleg.reconcile.notes import beside_others, method, note
from beleg.reconcile.rises import with_additions
from beleg.reconcile.scopes import CUMULATIVE
from beleg.reconcile.sources import sources
from beleg.reconcile.spots import is_narrow, plain, spot_of
from beleg.reconcile.tellings import tellings
from beleg.reconcile.vocabulary import forms

_LONGEST_BASELINE: Final = 7  # characters of a month, 2024-10
_TOLD: Final = "when it was said"  # the rule of a time
_INHERITED: Final = frozenset(("time of the event told before", "time that the lead names"))
_SHORTLY: Final = 4  # days before a report in which a day it takes over may be that on which somebody spoke
_LONG: Final = 31  # days: what lasts longer began somewhere
_ELLIPTIC: Final = frozenset(("ellipsis", "competing count"))  # rules of a measure
_LOST: Final = frozenset(("killed", "wounded", "casualties", "captured", "equipment_lost"))
_HARM: Final = frozenset(("killed", "casualties", "affected"))


def of(article: Article, figures: Sequence[Figure], relations: Iterable[Relation] = ()) -> list[Entry]:
    """What an article tells, in text order of the figures that tell it best; shares of a whole are left out.

    A number that two origins give is told once by each. Figures without a place or a side get those that most others
    of the article have, so that they meet what they are about.
    """
    links = _links(relations)
    kept = _completed([figure for figure in figures if figure.unit != "percent"])
    said = _said(article, kept)
    parts = _parts(kept, links)
    found = [
        _entry(article, best, mentions, said, links, best.id in parts)
        for best, mentions in tellings(kept, links, said)
    ]
    told = with_additions(
        beside_others(with_counters_of_parts(meant(found)), article),
        {figure.id: figure for figure in kept},
        article,
    )
    return _at_home(_in_lands(told, article))


def _completed(figures: Sequence[Figure]) -> list[Figure]:
    """Figures, of which those that leave out whom they count are of the people of whom the number before tells: "The hospital counted 38"."""
    found: dict[str, Figure] = {}
    last: dict[str, Figure] = {}
    for figure in sorted(figures, key=lambda each: each.start):
        before = last.get(figure.measure)
        left_out = any(each.field == "measure" and each.rule in _ELLIPTIC for each in figure.evidence or ())
        if before is not None and left_out and not figure.population:
            figure = figure._replace(
                population=before.population, nationality=figure.nationality or before.nationality
            )
        found[figure.id] = last[figure.measure] = figure
    return [found[figure.id] for figure in figures]


def _in_lands(found: list[Entry], article: Article) -> list[Entry]:
    """Entries with what the article says of where their places lie."""
    speakers = (source.country for entry in found for source in entry.sources)
    lands = Lands(article.text, article.language or "", speakers)
    return [_in_land(entry, lands, entry.language) if entry.place else entry for entry in found]


def _in_land(entry: Entry, lands: Lands, language: str) -> Entry:
    if not entry.spot and not entry.land:
        spot, land = lands.direction(entry.place)
        return entry._replace(spot=spot, land=land)
    if not is_narrow(entry.spot):
        return entry
    place = plain(entry.place, language)
    code, around = lands.of(place)
    town = "" if entry.land else lands.town(place)
    outer = tuple(each for each in dict.fromkeys((*around, town)) if each and each != entry.spot)
    return entry._replace(lies="" if entry.land else code, around=outer)


def _said(article: Article, figures: Sequence[Figure]) -> Mapping[str, tuple[Source, ...]]:
    """Who says each figure, by its id; "the service" is the one that the article names."""
    language = article.language or ""
    found = {figure.id: sources(figure.origins, language, article.text) for figure in figures}
    named = [source for each in found.values() for source in each]
    for figure in figures:
        if any(noun_of(source, language) for source in found[figure.id]):
            before = article.text[: figure.start]
            whole = {
                source.id: source
                for source in (resolved(each, named, before, language) for each in found[figure.id])
            }
            found[figure.id] = tuple(sorted(whole.values()))
    return found


def _links(relations: Iterable[Relation]) -> Mapping[str, list[Relation]]:
    found: dict[str, list[Relation]] = {}
    for relation in relations:
        found.setdefault(relation.figure, []).append(relation)
    return found


def _parts(figures: Sequence[Figure], links: Mapping[str, list[Relation]]) -> frozenset[str]:
    """The ids of figures that are a part of another one of their measure; 31 missing of 187 at work are no part of the missing, and
    who tells of 23 dead, eight of them in one province, tells of all the dead of that province.
    """
    told = {figure.id: figure for figure in figures}
    return frozenset(
        id
        for id, figure in told.items()
        for link in links.get(id, ())
        if link.kind == "part_of" and link.low is None and link.other in told
        if told[link.other].measure == figure.measure and figure.place == told[link.other].place
    )


def _entry(
    article: Article,
    best: Figure,
    mentions: list[Figure],
    said: Mapping[str, tuple[Source, ...]],
    links: Mapping[str, list[Relation]],
    is_part: bool,
) -> Entry:
    language = article.language or ""
    evidence = {each.field: each for each in best.evidence}
    place = best.place or ""
    spot, land = spot_of(place, language, best.sentence.of(article.text))
    if _is_only_whose(best, spot, land):
        spot, land = "", ""
    days = _days(best, article)
    sentence = best.sentence.of(article.text).casefold()
    return Entry(
        id=best.id,
        mentions=tuple(dict.fromkeys([best.id, *(figure.id for figure in mentions)])),
        article=best.article,
        outlet=article.outlet or article.doc,
        language=language,
        quote=best.quote,
        qualifier=best.qualifier,
        low=best.low,
        high=best.high,
        measure=best.measure,
        unit=best.unit,
        population=_population(best, is_part),
        nationality=best.nationality or "",
        place=place,
        spot=spot,
        land=land,
        scope=best.scope,
        first=days.first if days else None,
        last=days.last if days else None,
        reported=times.ordinal(article.published),
        sources=said[best.id],
        certainty=best.certainty,
        unverified=any(figure.unverified for figure in mentions),
        copy=best.article,
        method=_told(evidence, "method", article) or method(sentence, language, said[best.id]),
        baseline=_told(evidence, "baseline", article) or _baseline(best, days),
        word=_word(best, evidence, article),
        note=_told(evidence, "note", article) or note(best, mentions, article, sentence),
        start=best.start,
        links=tuple(_link(link) for figure in mentions for link in links.get(figure.id, ())),
    )


def _is_only_whose(figure: Figure, spot: str, land: str) -> bool:
    """Whether a country is named as the side that lost its soldiers or weapons, and not where: "Russia lost 1,020 soldiers"."""
    if not land or land != figure.nationality or figure.measure not in _LOST:
        return False
    known = places.known(spot, "en")
    core = populations.core(figure.population, figure.nationality, figure.measure)
    fights = figure.measure == "casualties" or figure.measure == "equipment_lost" or is_combatant(core)
    return fights and known is not None and known.kind == "country"


def _population(figure: Figure, is_part: bool) -> str:
    """Those counted without their country; a part of a number is apart from it."""
    core = populations.core(figure.population, figure.nationality, figure.measure)
    return core + populations.PARTED if is_part and core == populations.GENERAL else core


def _days(figure: Figure, article: Article) -> times.Days | None:
    """The days a figure speaks of; a total that names a short time long past says since when, not until when.

    The day of the report, where it goes on about an event, is that of the telling.
    """
    days = times.days(figure.time)
    reported = times.ordinal(article.published)
    if days is None or reported is None:
        return days
    sentence, language = figure.sentence.of(article.text), article.language or ""
    rule = next((each.rule for each in figure.evidence or () if each.field == "time"), "")
    if rule == _TOLD:
        return None  # the words say when it was told
    if rule in _INHERITED and 0 <= reported - days.first <= _SHORTLY:
        return None  # no words of its own say when, and the reports of others know better
    if days.first == days.last == reported:
        if figure.evidence and not any(each.field == "time" for each in figure.evidence):
            return None  # no word of the article says when
        return None if goes_on(sentence, article.text, language) else days
    if (
        days.first == days.last == reported - 1
        and figure.scope != CUMULATIVE
        and counts_on(sentence, language)
    ):
        return None  # the day before the report, on which the count had come so far
    if figure.scope != CUMULATIVE:
        return days
    past = reported - days.last > _LONG and days.last - days.first <= _LONG
    return days._replace(last=reported) if past else days


def _baseline(figure: Figure, days: times.Days | None) -> str:
    """The month in which a running total begins, where its words say so."""
    if figure.scope != CUMULATIVE or days is None or days.last - days.first <= _LONG or figure.time is None:
        return ""
    first = figure.time.partition("/")[0]
    return "" if first in ("", "..") else first[:_LONGEST_BASELINE]


def _told(evidence: Mapping[str, Evidence], field: str, article: Article) -> str:
    """What a coded table says of a field that figures do not have: the words of its cell."""
    found = evidence.get(field)
    return found.cues[0].of(article.text) if found and found.cues else ""


def _word(best: Figure, evidence: Mapping[str, Evidence], article: Article) -> str:
    """The word that can mean more than one measure, where that is what the measure goes by."""
    found = evidence.get("measure")
    if best.measure not in _HARM:
        return ""
    ambiguous = forms(article.language or "", "ambiguous")
    for cue in found.cues if found else ():
        word = cue.of(article.text).casefold()
        if word in ambiguous:
            return word
    return ""


def _link(relation: Relation) -> Link:
    return Link(relation.kind, relation.other, relation.rule, relation.low, relation.high)


def _at_home(found: list[Entry]) -> list[Entry]:
    """Entries that say neither whose nor where get the country or place that most others of the article have."""
    homes = Counter(entry.family for entry in found if entry.family)
    if not homes or all(entry.family for entry in found):
        return found
    models = {home: next(entry for entry in found if entry.family == home) for home in homes}
    codes = {home: model.nationality or model.land for home, model in models.items()}
    family = max(homes, key=lambda home: (homes[home], codes[home] != "", home))
    model, code = models[family], codes[family]
    return [
        entry if entry.family else entry._replace(land=code) if code else entry._replace(spot=model.spot)
        for entry in found
    ]
