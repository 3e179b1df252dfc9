"""The mentions of one article become its figures: numbers joined with measures, sides, places, times and origins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, Final

from beleg.extraction.attribution.origins import Attribution, Origins
from beleg.extraction.figures import happening, scopes, sides, standing
from beleg.extraction.figures.belonging import Belonging
from beleg.extraction.figures.counted import Counted
from beleg.extraction.figures.homes import Homes
from beleg.extraction.figures.lexicon import Lexicon, lexicon
from beleg.extraction.figures.measuring import Reader
from beleg.extraction.figures.memory import Found
from beleg.extraction.figures.place import Place
from beleg.extraction.figures.placewords import place_words
from beleg.extraction.figures.placing import Placing
from beleg.extraction.figures.roles import Role
from beleg.extraction.figures.sections import Sections
from beleg.extraction.figures.sides import Side, Sides
from beleg.extraction.figures.survey import Survey
from beleg.extraction.figures.times import Times
from beleg.extraction.figures.totals import Beginning, beginning, runs
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.languages import Pack
from beleg.model import DateMention, Evidence, Figure, Name, NumberMention, Span, Statement
from beleg.model.measures import measures
from beleg.model.span import make

_ITEM_KINDS: Final = frozenset(
    ("item", "vehicle", "weapon", "event", "formation", "ammunition", "target", "sortie", "animal")
)
_COUNTING: Final = frozenset(("digits", "words", "vague", "article"))  # shapes of numbers
_FEW: Final = 20  # people who speak together; more are a crowd, of which something else is told
_PERSON_EVENTS: Final = frozenset(("detained", "killed", "wounded"))


_NO_DATES: Final[list[DateMention]] = []


class Mentions:
    """What was found in an article, each in text order: the input of the join."""

    __slots__ = ("dates", "numbers", "sentences", "statements", "tokens", "unverified")

    def __init__(
        self,
        tokens: Tokens,
        sentences: list[Sentence],
        numbers: list[NumberMention],
        dates: list[DateMention],
        statements: Sequence[Statement],
        unverified: Sequence[Span],
    ) -> None:
        self.tokens = tokens
        self.sentences = sentences
        self.numbers = numbers
        self.dates = dates
        self.statements = statements
        self.unverified = unverified


def find(mentions: Mentions, pack: Pack, article: str, published: date | None = None) -> list[Figure]:
    """All figures of the article with id ``article``, in text order."""
    return Join(mentions, pack, article, published).figures()


class Join:
    """One article on its way from mentions to figures; ``dates`` are those of each sentence."""

    __slots__ = (
        *("_placing", "article", "before", "belonging", "dates", "ends", "mentions", "origins", "pack"),
        *(
            "published",
            "reader",
            "scoping",
            "sections",
            "sentences",
            "sides",
            "starts",
            "times",
            "tokens",
            "units",
        ),
    )

    def __init__(self, mentions: Mentions, pack: Pack, article: str, published: date | None) -> None:
        self.mentions = mentions
        self.tokens = mentions.tokens
        self.starts: list[Any] = mentions.tokens.starts  # no int to a compiler, which would make each anew
        self.ends: list[Any] = mentions.tokens.ends
        self.sentences = mentions.sentences
        self.pack = pack
        self.article = article
        self.published = published
        self.sides: Sides = sides.read(self.tokens, pack)
        self.reader = Reader(self.tokens, lexicon(pack), self.sides)
        self.units = _units()
        self.scoping = scopes.scoping()
        self.dates = self._dates()
        self.origins = Origins(mentions.tokens, mentions.statements, mentions.unverified, pack)
        homes = Homes(mentions.tokens, mentions.statements, self.sides, pack)
        self.belonging = Belonging(self.sides, homes)
        self.sections = Sections(self.tokens, self.sentences, self.dates)
        self.times = Times(
            self.tokens, self.sentences, self.dates, self.origins, self.sections, published, pack
        )
        self.before: tuple[str, str] | None = None
        self._placing: Placing | None = None

    @property
    def placing(self) -> Placing:
        """The places of the article, read when its first figure asks."""
        if self._placing is None:
            words = place_words(self.pack)
            survey = Survey(self.tokens, self.sentences, self.dates, words, self.sides, self.origins)
            self._placing = Placing(self.sentences, survey, self.sections)
        return self._placing

    def figures(self) -> list[Figure]:
        figures: list[Figure] = []
        last, around = -1, _span(0, 0)
        for found, at in self.counts():
            if at != last:
                last, around = at, _span(found.sentence.start, found.sentence.end)
            figures.append(self._figure(found, at, around))
        return figures

    def counts(self) -> list[tuple[Found, int]]:
        """The numbers with their measures, in text order, and which sentence each stands in."""
        self._read()
        counts: list[tuple[Found, int]] = []
        at = -1
        for found in self.reader.memory.earlier:
            if at < 0 or self.sentences[at] is not found.sentence:
                at = self._after(at, found.sentence)
            counts.append((found, at))
        return counts

    def _after(self, at: int, sentence: Sentence) -> int:
        """Which sentence it is, one of those behind ``at``."""
        at += 1
        while self.sentences[at] is not sentence:
            at += 1
        return at

    def _read(self) -> None:
        """Bind the numbers that begin in each sentence."""
        numbers = _less_speakers(self.mentions, self.reader.lexicon)
        behind = 0
        for at, sentence in enumerate(self.sentences):
            first = _numbers_before(numbers, behind, sentence.start)
            behind = _numbers_before(numbers, first, sentence.end)
            if first < behind:
                self.reader.read(sentence, numbers[first:behind], self.dates[at])
            else:
                self.reader.pass_over(sentence)

    def _dates(self) -> list[list[DateMention]]:
        """The dates that reach into each sentence."""
        sentences = self.sentences
        inside = [_NO_DATES for _ in sentences]
        first = 0
        for mention in self.mentions.dates:
            start, end = mention.start, mention.end
            while first < len(sentences) and sentences[first].end <= start:
                first += 1
            at = first
            while at < len(sentences) and sentences[at].start < end:
                if inside[at]:
                    inside[at].append(mention)
                else:
                    inside[at] = [mention]
                at += 1
        return inside

    def _figure(self, found: Found, at: int, around: Span) -> Figure:
        """The figure of the sentence with number ``at``, which has the characters ``around``."""
        number, bound = found.counted.number, found.binding
        said = self.origins.of(
            number.start, number.end, number.first_token, number.last_token, found.sentence
        )
        cues = said.cues or ((said.cue,) if said.cue else ())
        begun = None
        if found.clause.roles & Role.SINCE:
            begun = beginning(found, self.dates[at], self.published)
        when, why_then = self.times.of(at, number.first_token, begun)
        place = self._place(found, at)
        side = self.belonging.side(found, said, place.name.text if place else "")
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
                self._scope(found, at, begun, when),
                self.times.iso(when),
                said.origins,
                said.via,
                said.certainty,
                said.unverified,
                around,
                cues,
                tuple(self._evidence(found, side, said, cues, place, (when, why_then))),
            ),
        )

    def _place(self, found: Found, at: int) -> Place | None:
        place = self.placing.place(found, at)
        if place is not None and place.evidence is None:
            place.evidence = _reason("place", "nearest place", self._cover(place.first, place.last))
        return place

    def _scope(self, found: Found, at: int, begun: Beginning | None, when: DateMention | None) -> str:
        scope = standing.scope(found, self.before) or happening.scope(found)
        scope = scope or self.scoping.scope(found, self.dates[at], self.before)
        if scope != "rate" and (begun is not None or runs(found, when)):
            scope = "cumulative"
        self.before = (found.binding.measure, scope)
        return scope

    def _unit(self, counted: Counted, measure: str) -> str:
        """What one of the things counted is, in the closed list of units."""
        if counted.number.unit:
            return counted.number.unit
        kind = counted.kind
        if counted.noun and (kind == "area" or kind == "length"):
            return counted.noun.gloss
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


def _less_speakers(mentions: Mentions, lexicon: Lexicon) -> list[NumberMention]:
    """The numbers without those of people who only speak: "one ambassador said", "laut zwei Ärzten", "three witnesses say"."""
    numbers = mentions.numbers
    counted: dict[int, NumberMention] = {}
    for number in numbers:
        if number.shape in _COUNTING and number.unit is None:
            counted[number.start] = counted[number.end + 1] = number
    speaking: list[NumberMention] = []
    for said in mentions.statements if counted else ():
        for name in said.speakers:
            several = counted.get(name.span.start)
            if several is not None and _only_speaks(several, name, said.cue, lexicon):
                speaking.append(several)
    return [number for number in numbers if number not in speaking] if speaking else numbers


def _only_speaks(number: NumberMention, speaker: Name, cue: Span | None, lexicon: Lexicon) -> bool:
    """Whether nothing is told of those who speak but that they do: not of "40 injured passengers"."""
    if number.high == number.low == 1:
        return number.shape != "article" or _is_right_before(speaker.span, cue)
    if cue is None or number.low is None or number.low > _FEW or "," in speaker.text:
        return False
    words = map(lexicon.word, speaker.text.split())
    return not any(word.readings or (word.noun and word.noun.measure) for word in words)


def _is_right_before(speaker: Span, cue: Span | None) -> bool:
    """Whether the verb follows the speaker at once: "a clerk said", not "a clerk hurt in the fire said"."""
    return cue is not None and cue.start - speaker.end == 1


def _numbers_before(numbers: list[NumberMention], at: int, end: int) -> int:
    """The first number from ``at`` on that begins at ``end`` or behind."""
    while at < len(numbers) and numbers[at].start < end:
        at += 1
    return at


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
