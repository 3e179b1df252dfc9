"""The mentions of one article become its figures: numbers joined with measures, sides, places, times and origins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from beleg.extraction import attribution
from beleg.extraction.attribution.finder import Attribution
from beleg.extraction.figures import places, scopes, sides
from beleg.extraction.figures.counted import Counted
from beleg.extraction.figures.lexicon import Role, lexicon
from beleg.extraction.figures.measuring import Reader
from beleg.extraction.figures.memory import Found
from beleg.extraction.figures.places import Place
from beleg.extraction.figures.sides import Side, Sides
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.gazetteer.actors import actor
from beleg.gazetteer.places import place as gazetteer_place
from beleg.languages import Pack
from beleg.model import DateMention, Evidence, Figure, NumberMention, Span, Statement
from beleg.model.measures import measures

_LEAD: Final = 4  # sentences of a body that say where a headline plays
_FARTHEST: Final = 40  # sentences back that a place holds for
_ITEM_KINDS: Final = frozenset(("item", "vehicle", "weapon", "event", "formation", "ammunition"))
_PERSON_EVENTS: Final = frozenset(("detained", "killed", "wounded"))


@dataclass(frozen=True, slots=True)
class Mentions:
    """What was found in an article, each in text order: the input of the join."""

    tokens: Tokens
    sentences: Sequence[Sentence]
    numbers: Sequence[NumberMention]
    dates: Sequence[DateMention]
    statements: Sequence[Statement]
    unverified: Sequence[Span]


def find(mentions: Mentions, pack: Pack, article: str, published: date | None = None) -> list[Figure]:
    """All figures of the article with id ``article``, in text order."""
    join = _Join(mentions, pack, article, published)
    return join.figures()


class _Join:
    """One article on its way from mentions to figures."""

    def __init__(self, mentions: Mentions, pack: Pack, article: str, published: date | None) -> None:
        self.mentions = mentions
        self.tokens = mentions.tokens
        self.pack = pack
        self.article = article
        self.published = published
        words = lexicon(pack)
        self.sides: Sides = sides.read(self.tokens, words, pack.code)
        self.reader = Reader(self.tokens, words, self.sides)
        self.index_of = {sentence.first: i for i, sentence in enumerate(mentions.sentences)}
        self.dates_of: dict[int, list[DateMention]] = {}
        self.event_place: Place | None = None
        self.places_of: dict[int, list[Place]] = {}

    def figures(self) -> list[Figure]:
        for sentence, numbers, dates in self._by_sentence():
            self.dates_of[sentence.first] = dates
            if numbers:
                self.reader.read(sentence, numbers, dates)
            else:
                self.reader.pass_over(sentence)
        return [self._figure(found) for found in self.reader.memory.earlier]

    def _by_sentence(self) -> list[tuple[Sentence, list[NumberMention], list[DateMention]]]:
        numbers, dates = self.mentions.numbers, self.mentions.dates
        rows = []
        n = d = 0
        for sentence in self.mentions.sentences:
            while n < len(numbers) and numbers[n].start < sentence.start:
                n += 1
            first = n
            while n < len(numbers) and numbers[n].start < sentence.end:
                n += 1
            while d < len(dates) and dates[d].end <= sentence.start:
                d += 1
            last = d
            while last < len(dates) and dates[last].start < sentence.end:
                last += 1
            rows.append((sentence, list(numbers[first:n]), list(dates[d:last])))
        return rows

    def _figure(self, found: Found) -> Figure:
        number = found.counted.number
        said = self._attribution(found)
        dates = self.dates_of[found.sentence.first]
        when, when_words = scopes.time(dates, number.first_token, self.published)
        place = self._place(found)
        found.side = found.side or self._side_by_context(found, said, place)
        return Figure(
            article=self.article,
            start=number.start,
            end=number.end,
            quote=self.tokens.text[number.start : number.end],
            qualifier=number.qualifier,
            low=number.low,
            high=number.high,
            measure=found.binding.measure,
            unit=_unit(found.counted, found.binding.measure),
            population=_population(found),
            nationality=found.side.code if found.side else None,
            place=self._text(place.first, place.last) if place else None,
            scope=scopes.scope(found.clause, found.counted, found.binding.measure, found.binding.rule, dates),
            time=when,
            origins=said.origins,
            via=said.via,
            certainty=said.certainty,
            unverified=said.unverified,
            sentence=Span(found.sentence.start, found.sentence.end),
            cues=_cues(said),
            evidence=tuple(self._evidence(found, said, place, when_words)),
        )

    def _attribution(self, found: Found) -> Attribution:
        number = found.counted.number
        return attribution.attribute(
            self.tokens,
            self.mentions.sentences,
            self.mentions.statements,
            self.mentions.unverified,
            Span(number.start, number.end),
            self.pack,
        )

    def _side_by_context(self, found: Found, said: Attribution, place: Place | None) -> Side | None:
        """Compatriots are those of the speaker; soldiers and police without a country those of the place."""
        one = found.counted
        if one.head is None:
            return None
        if found.clause.role(one.head) & Role.COMPATRIOT:
            known = next((actor(name.actor) for name in said.origins if name.actor), None)
            return (
                sides.of_country(known.country, one.head, "compatriots") if known and known.country else None
            )
        if one.kind == "force" and place and not sides.is_stateless(found.clause, one):
            known_place = gazetteer_place(self._text(place.first, place.last), self.pack.code)
            if known_place and known_place.code:
                return sides.of_country(known_place.code, place.first, "country of the place")
        return None

    def _place(self, found: Found) -> Place | None:
        """The place that the sentence names, else that of the event told so far, else the next named."""
        at = self.index_of[found.sentence.first]
        place = self._place_named(at, found)
        if found.sentence.kind != "title":
            self.event_place = place
        return place

    def _place_named(self, at: int, found: Found) -> Place | None:
        sentences = self.mentions.sentences
        own = places.best(self._places(at), found.counted.number.first_token)
        if own and own.rank != places.WAY:
            return own
        if found.sentence.kind != "title" and self.event_place:
            near = places.best(self._places(at - 1), sentences[at - 1].last) if at else None
            return near if near and near.rank > places.WAY else self.event_place
        forward, back = range(at, min(at + _LEAD, len(sentences))), range(at - 1, max(at - _FARTHEST, -1), -1)
        for other in (*forward, *back) if found.sentence.kind == "title" or at == 0 else (*back, *forward):
            place = places.best(self._places(other), sentences[other].first)
            if place and place.rank > places.WAY:
                return place
        return own or self._country()

    def _country(self) -> Place | None:
        code = self.sides.main.code if self.sides.main else None
        named = next((m for m in self.sides.mentions if m.word.kind == "name" and m.word.code == code), None)
        return Place(named.first, named.last, places.COUNTRY) if named else None

    def _places(self, at: int) -> list[Place]:
        if at not in self.places_of:
            sentence = self.mentions.sentences[at]
            clause = self.reader.clause(sentence)
            dated = frozenset(
                t for d in self.dates_of[sentence.first] for t in range(d.first_token, d.last_token)
            )
            mentions = self.sides.within(sentence.first, sentence.last)
            self.places_of[at] = places.find(clause, self.pack, mentions, dated)
        return self.places_of[at]

    def _text(self, first: int, last: int) -> str:
        return self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]

    def _span(self, first: int, last: int) -> Span:
        return Span(self.tokens.starts[first], self.tokens.ends[last - 1])

    def _evidence(
        self, found: Found, said: Attribution, place: Place | None, when: DateMention | None
    ) -> list[Evidence]:
        bound = found.binding
        reasons = [
            Evidence("quote", f"number:{found.counted.number.shape}", (Span(*_ends(found.counted.number)),)),
            Evidence("measure", bound.rule, (self._span(bound.first, bound.last),)),
        ]
        if found.counted.head is not None:
            reasons.append(
                Evidence("population", "counted noun", (self._span(found.counted.head, found.counted.last),))
            )
        if found.side:
            reasons.append(
                Evidence("nationality", found.side.rule, (self._span(found.side.first, found.side.last),))
            )
        if place:
            reasons.append(Evidence("place", "nearest place", (self._span(place.first, place.last),)))
        if when:
            reasons.append(Evidence("time", "nearest date", (Span(when.start, when.end),)))
        if said.origins or said.certainty != "stated" or said.unverified:
            reasons.append(Evidence("attribution", said.rule, _cues(said)))
        return reasons


def _ends(number: NumberMention) -> tuple[int, int]:
    return number.start, number.end


def _cues(said: Attribution) -> tuple[Span, ...]:
    return said.cues or ((said.cue,) if said.cue else ())


def _unit(counted: Counted, measure: str) -> str:
    """What one of the things counted is, in the closed list of units."""
    if counted.number.unit:
        return counted.number.unit
    if counted.noun and counted.kind in ("area", "length"):
        return counted.noun.gloss
    if counted.kind == "household":
        return "other"
    if counted.kind in _ITEM_KINDS and measure not in _PERSON_EVENTS:
        return "item"
    unit = measures()[measure].unit
    return "person" if unit == "other" else unit


def _population(found: Found) -> str | None:
    """Who is counted, in English: "North Korean soldiers"."""
    gloss, side = found.gloss, found.side
    if gloss is None or side is None:
        return f"{side.english} people" if side else gloss
    return gloss if side.english in gloss else f"{side.english} {gloss}"
