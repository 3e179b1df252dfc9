"""The figures of one article become entries: each thing that it tells, once, with what is compared of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from beleg.comparing import places, populations, times
from beleg.model import ADDITIONAL, FORECAST, RISEN, Article, Entry, Evidence, Figure, Link, Relation, Source
from beleg.reconcile.antecedents import resolved
from beleg.reconcile.combatants import is_combatant
from beleg.reconcile.events import goes_on
from beleg.reconcile.links import meant
from beleg.reconcile.rises import is_risen, with_additions
from beleg.reconcile.sources import bare, sources
from beleg.reconcile.spots import spot_of
from beleg.reconcile.vocabulary import forms, pattern

_LONGEST_BASELINE: Final = 7  # characters of a month, 2024-10
_LONG: Final = 31  # days: what lasts longer began somewhere
_BESIDE: Final = 24  # characters before a number
_CLOSED: Final = re.compile(r"[,;:.()\n]")
_CUMULATIVE: Final = "cumulative"
_GOVERNMENT: Final = "government"
_ESTIMATING: Final = frozenset(("institute", "ngo", "un", "international"))
_LOST: Final = frozenset(("killed", "wounded", "casualties", "captured", "equipment_lost"))
_HARM: Final = frozenset(("killed", "casualties", "affected"))
_TELLING: Final = 10  # the least number that is hardly told of two things in one article
_NOTES: Final = ("withdrawn", "corrected", "reset", "older", "recovered")


def of(article: Article, figures: Sequence[Figure], relations: Iterable[Relation] = ()) -> list[Entry]:
    """What an article tells, in text order of the figures that tell it best; shares of a whole are left out.

    A number that two origins give is told once by each. Figures without a place or a side get those that most others
    of the article have, so that they meet what they are about.
    """
    links = _links(relations)
    kept = [figure for figure in figures if figure.unit != "percent"]
    heads = _heads(kept, links)
    said = _said(article, kept)
    found: list[Entry] = []
    for group in _groups(kept, heads):
        for best, mentions in _by_origin(group, said):
            found.append(_entry(article, best, mentions, said, links))
    told = with_additions(meant(found), {figure.id: figure for figure in kept}, article)
    return _at_home(told)


def _said(article: Article, figures: Sequence[Figure]) -> Mapping[str, tuple[Source, ...]]:
    """Who says each figure, by its id; "the service" is the one that the article names."""
    language = article.language or ""
    found = {figure.id: sources(figure.origins, language, article.text) for figure in figures}
    named = [source for each in found.values() for source in each]
    for figure in figures:
        if any(bare(source, language) for source in found[figure.id]):
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


def _heads(figures: Sequence[Figure], links: Mapping[str, list[Relation]]) -> Mapping[str, str]:
    """The figure that tells the same best, for each that tells something again.

    A telling number without an origin, told of the same people, is the one that somebody is named for elsewhere.
    """
    found = {
        figure.id: link.other
        for figure in figures
        for link in links.get(figure.id, ())
        if link.kind == "same"
    }
    attributed = [figure for figure in figures if figure.origins]
    for figure in figures:
        if figure.id not in found and not figure.origins:
            same = next((other for other in attributed if _tells_again(figure, other)), None)
            if same is not None:
                found[figure.id] = found.get(same.id, same.id)
    return found


def _tells_again(figure: Figure, other: Figure) -> bool:
    if (figure.measure, figure.unit, figure.low, figure.high) != (
        other.measure,
        other.unit,
        other.low,
        other.high,
    ):
        return False
    number = figure.high if figure.low is None else figure.low
    if number is None or (number < _TELLING and figure.qualifier != "vague"):
        return False
    cores = [populations.core(each.population, each.nationality) for each in (figure, other)]
    return populations.relation(cores[0], cores[1]) != populations.APART


def _groups(figures: Sequence[Figure], heads: Mapping[str, str]) -> list[list[Figure]]:
    """Figures that tell one thing, the best first."""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(heads.get(figure.id, figure.id), []).append(figure)
    for id, group in groups.items():
        group.sort(key=lambda figure: (figure.id != id, figure.start))
    return list(groups.values())


def _by_origin(
    group: list[Figure], said: Mapping[str, tuple[Source, ...]]
) -> list[tuple[Figure, list[Figure]]]:
    """One thing once by each origin that says it; who is not named is whoever says the same number."""
    named: list[tuple[Figure, list[Figure]]] = []
    for figure in group:
        if said[figure.id]:
            for best, mentions in named:
                if _are_one(said[figure.id], said[best.id]):
                    mentions.append(figure)
                    break
            else:
                named.append((figure, [figure]))
    unnamed = [figure for figure in group if not said[figure.id]]
    if not named:
        return [(group[0], group)]
    named[0][1].extend(unnamed)
    return [(_most_exact(mentions, said), mentions) for _, mentions in named]


def _most_exact(mentions: list[Figure], said: Mapping[str, tuple[Source, ...]]) -> Figure:
    """The mention that says best who says so: the first one with more than a government for a source."""
    exact = (figure for figure in mentions if any(source.kind != _GOVERNMENT for source in said[figure.id]))
    return next(exact, mentions[0])


def _are_one(some: Sequence[Source], others: Sequence[Source]) -> bool:
    """Whether a source is named by both; a headline's country is its ministry below."""
    return any(
        one.id == other.id or (one.country == other.country != "" and _GOVERNMENT in (one.kind, other.kind))
        for one in some
        for other in others
    )


def _entry(
    article: Article,
    best: Figure,
    mentions: list[Figure],
    said: Mapping[str, tuple[Source, ...]],
    links: Mapping[str, list[Relation]],
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
        population=_population(best, links),
        nationality=best.nationality or "",
        place=place,
        spot=spot,
        land=land,
        scope=best.scope,
        first=days.first if days else None,
        last=days.last if days else None,
        reported=_ordinal(article.published),
        sources=said[best.id],
        certainty=best.certainty,
        unverified=any(figure.unverified for figure in mentions),
        copy=best.article,
        method=_told(evidence, "method", article) or _method(sentence, language, said[best.id]),
        baseline=_told(evidence, "baseline", article) or _baseline(best, days),
        word=_word(best, evidence, article),
        note=_told(evidence, "note", article) or _note(best, mentions, article, sentence),
        start=best.start,
        links=tuple(_link(link) for figure in mentions for link in links.get(figure.id, ())),
    )


def _is_only_whose(figure: Figure, spot: str, land: str) -> bool:
    """Whether a country is named as the side that lost its soldiers or weapons, and not where: "Russia lost 1,020 soldiers"."""
    if not land or land != figure.nationality or figure.measure not in _LOST:
        return False
    known = places.known(spot, "en")
    core = populations.core(figure.population, figure.nationality)
    fights = figure.measure == "casualties" or figure.measure == "equipment_lost" or is_combatant(core)
    return fights and known is not None and known.kind == "country"


def _population(figure: Figure, links: Mapping[str, list[Relation]]) -> str:
    """Those counted without their country; a part of a number that counts the same is apart from it."""
    core = populations.core(figure.population, figure.nationality)
    parted = any(link.kind == "part_of" and link.low is None for link in links.get(figure.id, ()))
    return f"{core} among them" if parted and core == populations.GENERAL else core


def _method(sentence: str, language: str, said: Sequence[Source]) -> str:
    """How it was counted; where a research body or an organisation estimates, that is no count of reports."""
    if pattern(language, "named").search(sentence):
        return "named"
    if pattern(language, "estimate").search(sentence):
        return "estimate"
    outside = any(source.kind in _ESTIMATING for source in said)
    return "estimate" if outside and pattern(language, "estimating").search(sentence) else "reported"


def _note(figure: Figure, mentions: Sequence[Figure], article: Article, sentence: str) -> str:
    """What the words say of a number: that it is on top of another one, only expected, corrected, and so on."""
    language = article.language or ""
    if _is_on_top(figure, article, language):
        return ADDITIONAL
    if figure.certainty == "hedged" and pattern(language, FORECAST).search(sentence):
        return FORECAST
    for name in _NOTES:
        if pattern(language, name).search(sentence):
            return name
    return RISEN if any(is_risen(each, article) for each in mentions) else ""


def _is_on_top(figure: Figure, article: Article, language: str) -> bool:
    """Whether a number is told on top of another: "weitere 26", "rose by 26", "26 mehr als am Vortag"."""
    text, around = article.text, figure.sentence
    before = text[max(figure.start - _BESIDE, around.start) : figure.start].casefold().rstrip()
    if any(found.end() == len(before) for found in pattern(language, ADDITIONAL).finditer(before)):
        return True
    behind = _CLOSED.split(text[figure.end : min(figure.end + 2 * _BESIDE, around.end)], maxsplit=1)[0]
    return pattern(language, "above").search(behind.casefold()) is not None


def _days(figure: Figure, article: Article) -> times.Days | None:
    """The days a figure speaks of; a total that names a short time long past says since when, not until when.

    The day of the report, where it goes on about an event, is that of the telling.
    """
    days = times.days(figure.time)
    reported = _ordinal(article.published)
    if days is None or reported is None:
        return days
    if days.first == days.last == reported:
        sentence = figure.sentence.of(article.text)
        return None if goes_on(sentence, article.text, article.language or "") else days
    if figure.scope != _CUMULATIVE:
        return days
    past = reported - days.last > _LONG and days.last - days.first <= _LONG
    return days._replace(last=reported) if past else days


def _baseline(figure: Figure, days: times.Days | None) -> str:
    """The month in which a running total begins, where its words say so."""
    if figure.scope != _CUMULATIVE or days is None or days.last - days.first <= _LONG or figure.time is None:
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


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def _at_home(found: list[Entry]) -> list[Entry]:
    """Entries that say neither whose nor where get the country or place that most others of the article have."""
    homes = Counter(entry.family for entry in found if entry.family)
    if not homes or all(entry.family for entry in found):
        return found
    family = max(homes, key=lambda home: (homes[home], home))
    model = next(entry for entry in found if entry.family == family)
    code = model.nationality or model.land
    return [
        entry if entry.family else entry._replace(land=code) if code else entry._replace(spot=model.spot)
        for entry in found
    ]
