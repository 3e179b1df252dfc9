"""The places that an article names, sentence by sentence, and what holds for each whatever figure asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.attribution.origins import Origins
from beleg.extraction.figures.places import placelabels
from beleg.extraction.figures.places.datelines import dateline, town_end
from beleg.extraction.figures.places.place import HAPPENED, NOWHERE, Kind, Name, Place, Way
from beleg.extraction.figures.places.placefeatures import Flag
from beleg.extraction.figures.places.placepairs import join_pairs
from beleg.extraction.figures.places.places import Places
from beleg.extraction.figures.places.placewords import Is, PlaceWords
from beleg.extraction.figures.places.pointing import Pointer
from beleg.extraction.figures.places.seats import Seats
from beleg.extraction.figures.places.surroundings import Surroundings
from beleg.extraction.figures.places.whole import first_of_body, is_between_two, past
from beleg.extraction.figures.sides.countrywords import CountryMention
from beleg.extraction.figures.sides.sides import Sides
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.model import DateMention

if TYPE_CHECKING:
    from mypy_extensions import i64

_LEAD: Final = 2  # sentences of the body that say what the article is about
_TITLES: Final = 2
_ABOVE: Final = 6  # titles that may stand above a body
_SCANNED: Final = 25  # sentences that settle which place is named most
_SEVERAL: Final = 2
_SUBJECT: Final = 4  # tokens that tell what a sentence is about
_JOINS: Final = Is.ARTICLE | Is.PREPOSITION
_LONGEST_TOWN: Final = 3  # words in a dateline


class Survey(Surroundings):
    """What an article names; made when its first figure asks.

    ``titles`` and ``lead`` are the numbers of sentences, ``main`` the first name of the country that the article is
    about, ``past`` says of each sentence whether it speaks of a time long before the latest that the article names,
    ``between_states`` whether the article is about two countries.
    """

    __slots__ = (
        *("_body", "_by_place", "_dateline", "_found", "_names", "_new", "_opening", "_origins", "_places"),
        *("_overall", "_pointers", "_pointing", "_seats", "_sentences"),
        *("_sides", "between_states", "dates", "lead", "main", "past", "titles"),
    )

    def __init__(
        self,
        tokens: Tokens,
        sentences: list[Sentence],
        dates: list[list[DateMention]],
        words: PlaceWords,
        sides: Sides,
        origins: Origins,
    ) -> None:
        super().__init__(tokens, words)
        self._sentences = sentences
        self.dates = dates
        self._origins = origins
        self._seats = Seats(tokens, words, origins)
        self._found: list[list[Place] | None] = [None for _ in sentences]
        self._pointers: list[Pointer | None] = [None for _ in sentences]
        self._pointing: list[int] = [-1 for _ in sentences]
        self._overall: list[list[int]] = [[] for _ in sentences]
        self._names: dict[str, Name] = {}
        self._new: i64 = 0
        self._by_place = placelabels.are_of_lines(tokens, sentences, words)
        self._places = Places(tokens, words, sides)
        self._sides = sides
        self._body = self._opening = first_of_body(sentences)
        self._dateline = self._read_dateline(words)
        if self._dateline and self._dateline == sentences[self._opening].last < sentences[-1].last:
            self._body += 1
        self.past = past(dates)
        self.titles: list[int] = []
        self.titles = self._headlines()
        self.lead = list(range(self._body, min(self._body + _LEAD, len(sentences))))
        self._count()
        self.main = self._country()
        self.between_states = is_between_two(sides)

    def places(self, at: int) -> list[Place]:
        """The places that the sentence with number ``at`` names, in order."""
        known = self._found[at]
        if known is None:
            sentence = self._sentences[at]
            headline = sentence.kind == "title"
            known = self._places.find(sentence.first, sentence.last, self.dates[at], headline)
            known = _without_wars(self._labelled(at, known))
            if not known and at < self._body and sentence.kind == "title":
                about = self._places.headed(sentence.first, sentence.last)
                known = [about] if about else known
            if len(known) > 1:
                join_pairs(known, self._tokens.words, self.words)
            if at == self._opening and self._dateline:
                known = [place for place in known if place.first >= self._dateline]
                town = None if self._tells_where(known) else self.reported_from()
                known = [town, *known] if town else known
            self._pointers[at] = self._pointer_of(sentence, self._places.pointer)
            self._overall[at] = self._places.overall
            for place in known:
                place.sentence = at
                if self._seats.is_seat(place, sentence.first, self.dates[at]):
                    place.way = Way.SEAT
                place.name = self._name(place)
            self._found[at] = known
        return known

    def called(self, at: int, place: Place) -> Place:
        """A place of the sentence with number ``at`` that only its figures tell to be one, with its name."""
        place.sentence = at
        place.name = self._name(place)
        return place

    def pointer(self, at: int) -> Pointer | None:
        """The words of a sentence that point back to a place told before."""
        self.places(at)
        return self._pointers[at]

    def names_a_state(self, at: int) -> bool:
        """Whether a sentence names a state or its forces, and no place where something happened."""
        if any(place.way != Way.SEAT for place in self.places(at)):
            return False
        sentence = self._sentences[at]
        return any(mention.named for mention in self._sides.within(sentence.first, sentence.last))

    def points_back(self, at: int, number: int) -> bool:
        """Whether a sentence points at what was told right before, in front of a number: "Dabei starben zwölf"."""
        pointing = self._pointing[at]
        if pointing < 0:
            lows, last = self._tokens.lows, self._sentences[at].last
            pointing = self._sentences[at].first
            if self.words.continuing.isdisjoint(lows[pointing:last]):
                pointing = last
            while pointing < last and lows[pointing] not in self.words.continuing:
                pointing += 1
            if any(place.first < pointing for place in self.places(at)):
                pointing = last  # "das Lager X brannte, dabei starben drei"
            self._pointing[at] = pointing
        return pointing < number

    def _pointer_of(self, sentence: Sentence, pointer: Pointer | None) -> Pointer | None:
        """A pointer, unless its words tell where somebody speaks: "the police officer in the state said"."""
        if pointer is None or pointer.anywhere:
            return pointer
        position = self._tokens.starts[pointer.token]
        named = self._origins.names_end(self._tokens.ends[pointer.token - 1])
        return None if named or self._origins.is_beside(position, sentence.start, sentence.end) else pointer

    def goes_on(self, at: int) -> bool:
        """Whether a sentence without a number tells more of what the one before it told: "The bus overturned near X"."""
        if at >= len(self._sentences) or self._sentences[at].block != self._sentences[at - 1].block:
            return False
        sentence, words = self._sentences[at], self._tokens.words
        first = sentence.first
        led = self.words.flags(words[first]) & Is.ARTICLE or words[first] in self.words.pronouns
        subjects = range(first, min(first + _SUBJECT, sentence.last))
        if not led or not any(self.words.takes_part(words[token]) for token in subjects):
            return False
        dated = {token for each in self.dates[at] for token in range(each.first_token, each.last_token)}
        numbers = [
            each
            for each in range(first, sentence.last)
            if words[each][0].isdigit() or self.words.counts(words[each])
        ]
        return not any(each not in dated and words[each] not in self.words.indefinite for each in numbers)

    def overall(self, at: int) -> list[int]:
        """The tokens of a sentence that tell something of a whole country: "nationwide"."""
        self.places(at)
        return self._overall[at]

    def reported_from(self) -> Place | None:
        """The town of the dateline where it is too small for a bureau: the report is local, and names no other place."""
        if not self._dateline:
            return None
        first, last = self._sentences[self._opening].first, self._dateline
        end = town_end(self._tokens, first, last, self.words)
        town = " ".join([word.capitalize() for word in self._tokens.words[first:end]])
        if self.words.kind(town) >= 0 or self._tokens.words[end] == "/":
            return None
        if self.words.flags(self._tokens.words[first]) & Is.ARTICLE:
            return None
        place = Place(first, end, Kind.HEADED, Way.OPENING)
        place.land = town if town in self._tokens.text else ""
        place.sentence, place.name = self._opening, self._name(place)
        return place

    def _tells_where(self, opening: list[Place]) -> bool:
        """Whether the title, or the first sentence with the places ``opening``, names a place where something happened."""
        titles = [title for title in self.titles if title != self._opening]
        titled = [place for title in titles for place in self.places(title)]
        return any(place.way in HAPPENED for place in (*opening, *titled))

    def related(self, at: int, number: int) -> Place | None:
        """The last place before a number, where a relative clause tells what happened there: "in X, wo 20 starben"."""
        last: Place | None = None
        for place in self.places(at):
            if place.first < number:
                last = place
        words = self._tokens.words
        if last is None or last.last + 1 >= number or words[last.last] != ",":
            return None
        return last if self.is_relative(last.last + 1) and last.kind != Kind.VAGUE else None

    def flags(self, place: Place) -> i64:
        """What holds for a place whatever figure asks, flags of ``Flag``."""
        flags = place.flags
        if flags < 0:
            flags = place.name.flags
            if place.is_first:
                flags |= Flag.FIRST
            if place.is_last:
                flags |= Flag.LAST
            around = self._sentences[place.sentence]
            if self._origins.is_beside(self._tokens.starts[place.first], around.start, around.end):
                flags |= Flag.BESIDE
            place.flags = flags
        return flags

    def is_of_somebody(self, place: Place) -> bool:
        """Whether a place is that of who speaks: "the head of X municipality said"."""
        sentence, at = self._sentences[place.sentence], place.first - 1
        while at > sentence.first and self.words.flags(self._tokens.words[at]) & _JOINS == Is.ARTICLE:
            at -= 1
        if not self.words.flags(self._tokens.words[at]) & Is.OF:
            return False
        position = self._tokens.starts[place.first]
        return self._origins.is_in_name(position) or self._origins.is_beside(
            position, sentence.start, sentence.end
        )

    def _labelled(self, at: int, known: list[Place]) -> list[Place]:
        """The places of a sentence with that of the cell or of the words before a colon that say where it happened."""
        sentences, words = self._sentences, self.words
        if known and placelabels.sets_sides(self._tokens, sentences[at], words):
            return [place for place in known if place.kind != Kind.COUNTRY]
        if sentences[at].kind == "row":
            label = placelabels.of_row(self._tokens, sentences, words, at)
            return [label] if label else known
        if not self._by_place or (known and known[0].first == sentences[at].first):
            return known
        label = placelabels.of_line(self._tokens, sentences[at], words)
        return [label, *known] if label else known

    def _name(self, place: Place) -> Name:
        tokens, first, last = self._tokens, place.first, place.last
        text = place.land or tokens.text[tokens.starts[first] : tokens.ends[last - 1]]
        name = self._names.get(text)
        if name is None:
            self._names[text] = name = Name(text)
            name.flags = self._new
        return name

    def _count(self) -> None:
        """Say of each name where and how often the first sentences have it."""
        scanned = min(_SCANNED, len(self._sentences))
        for at in range(scanned):
            self.places(at)
        self._call_unknown(scanned)
        for at in range(scanned):
            for place in self._again(at):
                place.name.count += 1
        self._count_dateline()
        self._flag_names(self.lead, Flag.IN_LEAD)
        self._flag_names(self.titles, Flag.IN_TITLE)
        most: i64 = 0
        for name in self._names.values():
            most = max(most, name.count)
        for name in self._names.values():
            if name.count == most:
                name.flags |= Flag.MOST
            if name.count == 1:
                name.flags |= Flag.ONCE
        if not most:
            self._new = Flag.MOST

    def _call_unknown(self, scanned: int) -> None:
        """Call unknown names places that words lead to twice, or that also open a headline: what is told of them elsewhere,
        "X's hospital", is of a place too.
        """
        led: dict[str, int] = dict.fromkeys(self._opening_names(), 1)
        for at in range(scanned):
            for place in self.places(at):
                if place.kind == Kind.UNKNOWN and place.way in HAPPENED:
                    led[place.name.text] = led.get(place.name.text, 0) + 1
                    if led[place.name.text] == _SEVERAL:
                        self._places.called.call(self._tokens.words[place.first : place.last])

    def _opening_names(self) -> list[str]:
        """The words before a colon that open a headline, perhaps a name: "Jorda: nine dead"."""
        tokens, found = self._tokens, []
        for title in self.titles:
            first = self._sentences[title].first
            for end in range(first + 1, min(first + 1 + _LONGEST_TOWN, self._sentences[title].last)):
                if tokens.words[end] == ":":
                    found.append(tokens.text[tokens.starts[first] : tokens.ends[end - 1]])
        return found

    def _count_dateline(self) -> None:
        """Count the town of the dateline as one that the lead has, where the article names it too."""
        if not self._dateline:
            return
        first = self._sentences[self._opening].first
        town = self._tokens.words[first : town_end(self._tokens, first, self._dateline, self.words)]
        for text in dict.fromkeys((" ".join(town), " ".join([word.capitalize() for word in town]))):
            name = self._names.get(text)
            if name is not None:
                name.count += 1
                name.flags |= Flag.IN_LEAD

    def _again(self, at: int) -> list[Place]:
        """The places of a sentence, also those that only later sentences call places: "Feuer in der Nordheide"."""
        found, sentence = self.places(at), self._sentences[at]
        before = len(found)
        called = self._places.called
        if called.any() and sentence.kind != "row":
            begins = self._dateline if at == self._opening else 0
            called.add(found, self._tokens.words, max(sentence.first, begins), sentence.last)
        if len(found) > before:
            for place in found:
                if place.name is NOWHERE:
                    place.sentence, place.name = at, self._name(place)
                place.is_first, place.is_last = place is found[0], place is found[-1]
        return found

    def _flag_names(self, sentences: list[int], flag: i64) -> None:
        for at in sentences:
            for place in self.places(at):
                place.name.flags |= flag

    def _headlines(self) -> list[int]:
        """The first titles above the body, and of those after them the one that first names a place."""
        above = [at for at in range(self._body) if self._sentences[at].kind == "title"]
        first = [at for at in above if at < _TITLES]
        if not self.words.capitalised_nouns or any(self.places(at) for at in first):
            return first
        return first + [at for at in above[len(first) : _ABOVE] if self.places(at)][:1]

    def _read_dateline(self, words: PlaceWords) -> int:
        """The token behind the dateline; the place named there is one wherever the article names it."""
        if not self._sentences:
            return 0
        body = self._sentences[self._opening]
        end = dateline(self._tokens, body.first, body.last, words)
        if end:
            town = self._tokens.words[body.first : town_end(self._tokens, body.first, end, words)]
            if len(town) <= _LONGEST_TOWN:
                self._places.called.call(town)
                self._places.called.call([word.capitalize() for word in town])
        return end

    def capital(self, code: str) -> Place | None:
        """The capital of a country, of that which the article is about without a code, where the article names it."""
        told = [mention for mention in self._sides.mentions if mention.kind == "capital"]
        if not code and self._sides.main is not None:
            code = self._sides.main.code
        elif not code and len({mention.code for mention in told}) == 1:
            code = told[0].code
        return self._first_named(told, code, Kind.CAPITAL, Way.IN)

    def _country(self) -> Place | None:
        """The country that the article is about, where its name stands."""
        main = self._sides.main
        if main is None:
            return None
        named = [mention for mention in self._sides.mentions if mention.kind == "name"]
        return self._first_named(named, main.code, Kind.COUNTRY, Way.BARE)

    def country_before(self, token: int) -> Place | None:
        """The country that the article is about, any where it is about none, where its name last stands before a token."""
        main, last = self._sides.main, None
        for mention in self._sides.mentions:
            if mention.first >= token:
                break
            if mention.kind == "name" and (main is None or mention.code == main.code):
                last = mention
        return self.main if last is None else self._first_named([last], last.code, Kind.COUNTRY, Way.BARE)

    def _first_named(self, mentions: list[CountryMention], code: str, kind: i64, way: i64) -> Place | None:
        """The place that the first of the mentions of a country names."""
        for mention in mentions:
            if mention.code == code:
                place = Place(mention.first, mention.last, kind, way)
                place.name = self._name(place)
                return place
        return None


def _without_wars(known: list[Place]) -> list[Place]:
    """The places of a sentence, the land that a war is named by only where nothing leads to another: "im Sudan-Krieg"."""
    led = [place for place in known if not place.land and (place.way == Way.IN or place.way == Way.NEAR)]
    return [place for place in known if not place.land] if led else known
