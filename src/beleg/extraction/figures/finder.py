"""The counts of one article become its figures: numbers joined with measures, sides, places, times and origins."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from beleg.extraction.attribution.origins import Attribution, Origins
from beleg.extraction.figures import doubt
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.clauses.sections import Sections
from beleg.extraction.figures.counts import Counts
from beleg.extraction.figures.headlines import completed
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.mentions import Mentions
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.places.place import Place
from beleg.extraction.figures.places.placewords import place_words
from beleg.extraction.figures.places.placing import Placing
from beleg.extraction.figures.places.survey import Survey
from beleg.extraction.figures.scopes import scopes
from beleg.extraction.figures.scopes.outbreaks import is_still, outbreak
from beleg.extraction.figures.scopes.settling import LASTS, settled
from beleg.extraction.figures.scopes.times import Times
from beleg.extraction.figures.scopes.totals import Beginning, beginning, runs
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides import sides
from beleg.extraction.figures.sides.belonging import Belonging
from beleg.extraction.figures.sides.homes import Homes
from beleg.extraction.figures.sides.sides import Sides
from beleg.extraction.sentences import Sentence
from beleg.model import DateMention, Evidence, Figure, Span
from beleg.model.measures import measures
from beleg.model.span import make

_ITEM_KINDS: Final = frozenset(
    ("item", "vehicle", "weapon", "event", "formation", "ammunition", "target", "sortie", "animal")
)
_HEADS: Final = frozenset(("title", "item"))
_PERSON_EVENTS: Final = frozenset(("detained", "killed", "wounded"))


class Join:
    """One article with the id ``article`` on its way from counts to figures."""

    __slots__ = (
        *("_placing", "article", "before", "belonging", "counts", "dates", "ends", "origins", "pack"),
        *("published", "scoping", "sections", "sentences", "sides", "starts", "times", "tokens", "units"),
    )

    def __init__(self, mentions: Mentions, counts: Counts, article: str) -> None:
        pack = mentions.pack
        self.counts = counts.found
        self.dates = counts.dates
        self.tokens = mentions.tokens
        self.starts: list[Any] = mentions.tokens.starts  # no int to a compiler, which would make each anew
        self.ends: list[Any] = mentions.tokens.ends
        self.sentences = mentions.sentences
        self.pack = pack
        self.article = article
        self.published = mentions.published
        self.sides: Sides = sides.read(self.tokens, pack)
        self.units = _units()
        self.scoping = scopes.scoping()
        self.origins = Origins(mentions.tokens, mentions.statements, mentions.unverified, pack)
        homes = Homes(mentions.tokens, mentions.statements, self.sides, pack)
        self.belonging = Belonging(self.sides, homes)
        self.sections = Sections(self.tokens, self.sentences, self.dates)
        self.times = Times(
            self.tokens, self.sentences, self.dates, self.origins, self.sections, self.published, pack
        )
        self.before: tuple[str, str] | None = None
        self._placing: Placing | None = None

    @property
    def placing(self) -> Placing:
        """The places of the article, read when its first figure asks."""
        if self._placing is None:
            words = place_words(self.pack)
            survey = Survey(self.tokens, self.sentences, self.dates, words, self.sides, self.origins)
            self._placing = Placing(self.sentences, survey, self.sections, self.published)
        return self._placing

    def figures(self) -> list[Figure]:
        """All figures of the article, in text order."""
        figures: list[Figure] = []
        last, around = -1, _span(0, 0)
        for found, at in self.counts:
            if at != last:
                last, around = at, _span(found.sentence.start, found.sentence.end)
            figures.append(self._figure(found, at, around))
        kinds = [found.sentence.kind for found, _ in self.counts]
        titles = {one.sentence.start for one, kind in zip(figures, kinds, strict=True) if kind in _HEADS}
        return doubt.spread(completed(figures, [kind == "title" for kind in kinds]), titles)

    def _figure(self, found: Found, at: int, around: Span) -> Figure:
        """The figure of the sentence with number ``at``, which has the characters ``around``."""
        number, bound = found.counted.number, found.binding
        said = self.origins.of(
            number.start, number.end, number.first_token, number.last_token, found.sentence
        )
        cues = said.cues or ((said.cue,) if said.cue else ())
        begun = self.begun(found, at)
        when, why_then = self.times.of(at, number.first_token, begun, bool(said.origins))
        place = self._place(found, at)
        side = self.belonging.side(found, said, place.name.text if place else "", self._sentence_before(at))
        scope = self.scope(found, begun, when)
        when, why_then = self.times.told(when, why_then, scope, at, bound.measure, is_still(found))
        return make(
            _FIGURE,
            (
                self.article,
                number.start,
                number.end,
                self.tokens.text[number.start : number.end],
                number.qualifier,
                number.low,
                number.high,
                bound.measure,
                self._unit(found.counted, bound.measure),
                _population(found.gloss, side),
                side.code if side else None,
                place.name.text if place else None,
                scope,
                self.times.iso(when) if when else self.times.of_report(scope, begun),
                said.origins,
                said.via,
                said.certainty,
                said.unverified,
                around,
                cues,
                tuple(self._evidence(found, side, said, cues, place, (when, why_then))),
            ),
        )

    def when(self, found: Found, at: int) -> DateMention | None:
        """The time of a figure, to be asked of each in text order."""
        number = found.counted.number
        said = self.origins.of(
            number.start, number.end, number.first_token, number.last_token, found.sentence
        )
        return self.times.of(at, number.first_token, self.begun(found, at), bool(said.origins))[0]

    def begun(self, found: Found, at: int) -> Beginning | None:
        """Since when a figure has run, ``None`` where its sentence does not say so."""
        dates = self.dates[at]
        if found.clause.roles & Role.SINCE:
            return beginning(found, dates, self.published)
        if not dates or not found.clause.mentions("outbreaks"):
            return None
        return outbreak(found, self.times.happened(at), self.published)

    def _sentence_before(self, at: int) -> Sentence | None:
        """The sentence before the one with number ``at``, in the same paragraph."""
        before = self.sentences[at - 1] if at else None
        return before if before is not None and before.block == self.sentences[at].block else None

    def _place(self, found: Found, at: int) -> Place | None:
        place = self.placing.place(found, at)
        if place is not None and place.evidence is None:
            place.evidence = _reason("place", "nearest place", self._cover(place.first, place.last))
        return place

    def scope(self, found: Found, begun: Beginning | None, when: DateMention | None) -> str:
        """The scope of a figure, to be asked of each in text order."""
        scope = self.told_scope(found, begun, when) or self.scoping.scope(found, when, self.before)
        self.before = (found.binding.measure, scope)
        return scope

    def told_scope(self, found: Found, begun: Beginning | None, when: DateMention | None) -> str | None:
        """The scope that words settle, ``None`` where it must be weighed."""
        known = settled(found, self.before)
        if known not in LASTS and ((begun is not None and begun.runs) or runs(found, when)):
            return "cumulative"
        return known

    def _unit(self, counted: Counted, measure: str) -> str:
        """What one of the things counted is, in the closed list of units."""
        if counted.number.unit:
            return counted.number.unit
        kind = counted.kind
        if counted.noun and (kind == "area" or kind == "length"):
            return counted.noun.gloss
        if kind == "money":
            return kind
        if kind == "household":
            return "other"
        if kind in _ITEM_KINDS and measure not in _PERSON_EVENTS:
            return "item"
        return self.units[measure]

    def _cover(self, first: int, last: int) -> Span:
        """The span of the tokens ``first:last``."""
        return make(_SPAN, (self.starts[first], self.ends[last - 1]))

    def _evidence(
        self,
        found: Found,
        side: Side | None,
        said: Attribution,
        cues: tuple[Span, ...],
        place: Place | None,
        time: tuple[DateMention | None, str],
    ) -> list[Evidence]:
        one, bound = found.counted, found.binding
        measured = self._cover(bound.first, bound.last)
        reasons = [
            _reason("quote", "number:" + one.number.shape, _span(one.number.start, one.number.end)),
            _reason("measure", bound.rule, measured),
        ]
        if one.head is not None:
            same = bound.first == one.head and bound.last == one.last
            noun = measured if same else self._cover(one.head, one.last)
            reasons.append(_reason("population", "counted noun", noun))
        if side is not None:
            if side.evidence is None:
                side.evidence = _reason("nationality", side.rule, self._cover(side.first, side.last))
            reasons.append(side.evidence)
        if place is not None and place.evidence is not None:
            reasons.append(place.evidence)
        when, why_then = time
        if when is not None:
            reasons.append(_reason("time", why_then, _span(when.start, when.end)))
        if said.origins or said.certainty != "stated" or said.unverified:
            reasons.append(make(_EVIDENCE, ("attribution", said.rule, cues)))
        return reasons


_SPAN: Final = Span
_EVIDENCE: Final = Evidence
_FIGURE: Final = Figure


def _span(start: int, end: int) -> Span:
    return make(_SPAN, (start, end))


def _reason(field: str, rule: str, cue: Span) -> Evidence:
    return make(_EVIDENCE, (field, rule, (cue,)))


@cache
def _units() -> dict[str, str]:
    """The unit of each measure, persons where it leaves that open."""
    return {name: "person" if row.unit == "other" else row.unit for name, row in measures().items()}


def _population(gloss: str | None, side: Side | None) -> str | None:
    """Who is counted, in English: "North Korean soldiers"."""
    if gloss is None or side is None:
        return f"{side.english} people" if side else gloss
    return gloss if side.english in gloss else f"{side.english} {gloss}"
