"""The words of a sentence are asked whether they can name a place, or are common nouns, titles and days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.clauses.vocabulary import QUOTES
from beleg.extraction.figures.places.knownnames import LONGEST_NAME
from beleg.extraction.figures.places.place import Place, Way
from beleg.extraction.figures.places.placewords import IN_NAME, Is, PlaceWords, kind_by_head
from beleg.extraction.figures.sides.countrywords import is_possessive
from beleg.extraction.tokens import Tokens
from beleg.gazetteer.places import plain
from beleg.model import DateMention

if TYPE_CHECKING:
    from mypy_extensions import i64

_NAMED: Final = (
    IN_NAME
    | Is.CITY
    | Is.REGION
    | Is.COUNTRY
    | Is.HEAD
    | Is.GEOGRAPHY
    | Is.PART
    | Is.DIRECTION
    | Is.SHORT
    | Is.LONGER
)
_PARTICLES: Final = 2  # tokens inside a name
_FEW_WORDS: Final = 2
_BEFORE_HEADS: Final = 2  # "Karel Local Government Area"
_ACROSS: Final = 3  # tokens from "across the border" to "from"
_JOURNEY: Final = 9  # tokens from a preposition to a verb of motion
_NATION: Final = 3  # tokens from a preposition to "country"
_LONGEST_CLOSED: Final = 3  # words of a name that a head closes
_UNASKED: Final = -1  # what a token is of which nobody asked yet


class PlaceSentence:
    """The sentence ``first:last`` that is read now, with its dates, and what a language knows of its words."""

    __slots__ = ("_dates", "_flags", "_pieces", "_plain", "first", "is_headline", "last", "texts", "words")

    def __init__(self, tokens: Tokens, words: PlaceWords) -> None:
        self._pieces = tokens.pieces
        self.texts = tokens.words
        self.words = words
        self._flags: list[int] = [_UNASKED] * len(tokens.words)
        self.first = 0
        self.last = 0
        self._dates: list[DateMention] = []
        self.is_headline = False
        self._plain: frozenset[str] | None = None  # the words of the article, made when a headline asks

    def flags(self, token: int) -> i64:
        """What a token of the sentence is, flags of ``Is``; none outside it."""
        if token < self.first or token >= self.last:
            return 0
        known = self._flags[token]
        if known < 0:
            known = self._flags[token] = self.words.flags_of(self._pieces[token])
        return known

    def way_of(self, preposition: int, flags: i64) -> i64:
        """How a preposition leads to what stands behind it: "südlich von X", "the city of X" by the word before."""
        if self.texts[preposition - 1] in self.words.joins and self.flags(preposition - 2) & Is.PREPOSITION:
            return self.flags(preposition - 2) >> Is.WAY  # "in und um X"
        way = flags >> Is.WAY
        before = self.flags(preposition - 1)
        if self.is_across(preposition - _ACROSS):
            return Way.NEAR
        if before & Is.SEAT and (way == Way.IN or way == Way.FROM):
            return Way.SEAT
        if way == Way.FROM and self.texts[preposition - 1] in self.words.reporting:
            return Way.IN  # "meldete aus X 40 Tote"
        if way == Way.FROM and not flags & Is.OF and (before & Is.PERSON or self._comes(preposition, before)):
            return Way.SEAT
        if way == Way.TO and self.texts[preposition - 1].lower() in self.words.leads.around:
            return Way.NEAR  # "close to X"
        return self._way_of_of(preposition, before, way) if flags & Is.OF else way

    def _way_of_of(self, preposition: int, before: i64, way: i64) -> i64:
        """How "of" leads to a place, by the word before."""
        if before & Is.DIRECTION:
            return Way.NEAR
        led = self.texts[preposition - 1]
        if before & Is.HEAD or led in self.words.leads.entire or self.is_side(preposition - 1):
            return Way.IN  # "the whole of X"
        return Way.TO if led in self.words.toward else way  # "in the direction of X"

    def is_medium(self, token: int, last: int) -> bool:
        """Whether a word of a name says that it is one of a medium: "Radio Telma"."""
        return any(self.words.media.of(plain(self.texts[at].lower())) for at in range(token, last))

    def is_side(self, token: int) -> bool:
        """Whether a word tells which part of a place is meant: "the east side of X", "the southern part of X"."""
        before = self.texts[token - 1]
        told = self.flags(token - 1) & Is.PART != 0 or before in self.words.before_parts
        return told and self.texts[token] in self.words.sides and self.flags(token + 1) & Is.OF != 0

    def is_across(self, token: int) -> bool:
        """Whether words lead to a place on the other side of a border or river: "across the border from X"."""
        if token < self.first or self.texts[token] not in self.words.across:
            return False
        return self.flags(token + _ACROSS) >> Is.WAY == Way.FROM

    def _is_title(self, token: int, last: int) -> bool:
        """Whether a name is that of a ship or a show: "the ferry Santa Rita", in quotation marks "des Frachters „Santa Rita“"."""
        if token > self.first and self.texts[token - 1] in self.words.vessels:
            return True
        opened = token > self.first and self.texts[token - 1] in QUOTES
        return opened and self.texts[min(last, self.last - 1)] in QUOTES

    def _comes(self, preposition: int, before: i64) -> bool:
        """Whether a German noun of no event stands before "from": "zwei Löschzüge aus X", but "die Flucht aus X"."""
        if not self.words.capitalised_nouns or not before & Is.CAPITAL or before & (Is.MOVING | Is.LEADING):
            return False
        behind = range(preposition + 2, min(preposition + _JOURNEY, self.last))
        if any(self.flags(at) & Is.MOVING for at in behind):
            return False  # "mit Bussen aus X nach Y gebracht"
        return self.words.is_thing(self.texts[preposition - 1])

    def _is_of_person(self, token: int, flags: i64, way: i64) -> bool:
        """Whether a name that no preposition leads to is that of somebody, or of a medium."""
        if self.words.capitalised_nouns and self.words.media.of(self.texts[token - 1].lower()):
            return token > self.first  # "die Nachrichtenagentur Anatolia"
        return self._is_surname(token) or (way >= Way.BARE and self._is_first_name(token, flags))

    def _is_surname(self, token: int) -> bool:
        """Whether a name that no preposition leads to stands right behind an unknown one: "Murat Aydın", "Jack London"."""
        return self.flags(token - 1) & _NAMED == IN_NAME and not self._has_article(token - 1)

    def _is_first_name(self, token: int, flags: i64) -> bool:
        """Whether a town's name opens an unknown one: "Kennedy Otieno said", but "Kharkiv Oblast"."""
        if not flags & Is.CITY or flags & Is.LONGER or self.is_headline:
            return False
        return self.flags(token + 1) & _NAMED == IN_NAME and not self.flags(token + 1) & Is.BODY

    def is_plain(self, token: int, last: int) -> bool:
        """Whether what stands with capitals in a headline is common words of the article, which has them small, in German with
        an article: "in Failed Push", "Angriff auf Viehmarkt".
        """
        nouns = self.words.capitalised_nouns
        if self._plain is None:
            self._plain = self._nouns() if nouns else frozenset(self.texts)
        words = (self.texts[at] if nouns else self.texts[at].lower() for at in range(token, last))
        if last == token + 1 and not nouns and self.texts[token].endswith(self.words.participles):
            return True  # "in Failed Push"
        return all(word in self._plain for word in words)

    def _nouns(self) -> frozenset[str]:
        """The words of a German article that stand right behind an article: towns have none but with "im"."""
        leads = Is.ARTICLE | Is.PREPOSITION
        return frozenset(
            text
            for text, before in zip(self.texts[1:], self._pieces, strict=False)
            if self.words.flags_of(before) & leads == Is.ARTICLE
        )

    def _is_of_party(self, token: int, last: int) -> bool:
        """Whether an English name behind "between the" is that of who fights: "between the Gamo and Sula tribes"."""
        words = self.words
        if words.capitalised_nouns or not self.flags(token - 1) & Is.ARTICLE:
            return False
        return self.texts[token - 2] in words.between or self.flags(last - 1) & Is.BODY != 0

    def _is_of_house(self, place: Place) -> bool:
        """Whether a German name in "-er" tells of which town an office or hospital is: "in Kölner Kliniken"."""
        named = place.last == place.first + 1 and self.texts[place.first].endswith(
            self.words.of_towns or ("-",)
        )
        return named and self.flags(place.last) & (Is.SEAT | Is.CAPITAL) == Is.SEAT | Is.CAPITAL

    def _has_seat(self, token: int) -> bool:
        """Whether who or what has its seat at a name stands before it: "ins Kantonsspital Chur", "der Gouverneur der Provinz X"."""
        if self.flags(token) & Is.HEAD and self.flags(token - 1) & Is.ARTICLE:
            token -= 1
        return self.flags(token - 1) & Is.SEAT != 0

    def _is_counted(self, first: int, name: int) -> bool:
        """Whether a number behind ``first`` tells how many of what a name is part of: "off with two Bren guns", not "in two suburbs of X"."""
        for token in range(name - 1, first - 1, -1):
            text, flags = self.texts[token], self.flags(token)
            if text[0].isdigit() or self.words.counts(text):
                return True
            if flags & (Is.OF | Is.HEAD):
                return False
        return False

    def _is_home(self, token: int, flags: i64) -> bool:
        """Whether a name tells where somebody is from: "citizens of X", "formerly of X"."""
        of = token if flags & Is.OF else token - 1
        return of >= self.first and self.texts[of - 1] in self.words.natives and self.flags(of) & Is.OF != 0

    def _is_of_thing(self, token: int) -> bool:
        """Whether a noun that a country opens is no place, and the name behind it that of what it is: "vom US-Konzern Tarnix"."""
        text = self.texts[token]
        last = text.rpartition("-")[2]
        return "-" in text and last[:1].isupper() and not self.words.flags(last) & Is.HEAD

    def _is_house(self, token: int, flags: i64) -> bool:
        """Whether "centre" is no part of a place: "in a relief centre", but "in the centre of X", "on the Syrian border"."""
        before = self.texts[token - 1]
        if (
            self.words.capitalised_nouns
            or flags & Is.DIRECTION
            or not (before.isalpha() and before.islower())
        ):
            return False
        known = Is.ARTICLE | Is.PREPOSITION | Is.COUNTRY | Is.OF
        return not self.flags(token - 1) & known and before not in self.words.before_parts

    def _has_article(self, token: int) -> bool:
        """ "nach dem Derby", "der großen Flut": towns have no article, but for "im umkämpften X"."""
        words = self.words
        if not words.capitalised_nouns:
            return False
        if self.flags(token - 1) & Is.ARTICLE:
            return True
        adjective = self.texts[token - 1]
        described = adjective.isalpha() and adjective.islower() and not self.flags(token - 1) & Is.PREPOSITION
        return described and self.texts[token - 2].lower() in words.articles

    def _is_common(self, token: int) -> bool:
        """Whether a noun behind a head has an article, as names have none: "am Ort des Einschlags"."""
        return self.words.capitalised_nouns and self.flags(token - 1) & Is.ARTICLE != 0

    def _is_occasion(self, token: int) -> bool:
        """Whether a noun in the plural tells when something happened: "bei Krawallen", "bei Temperaturen"."""
        words = self.words
        return self.texts[token - 1].lower() in words.occasions and self.texts[token].endswith(
            words.plural_ends
        )

    def _is_described(self, token: int) -> bool:
        """Whether a preposition and an adjective without an article lead here: to a common noun, "in tiefen Gruben", "im Verlauf"."""
        known = Is.ARTICLE | Is.CAPITAL | Is.DIRECTION | Is.PREPOSITION | Is.HEAD | Is.OF
        before = self.flags(token - 2)
        leads = before & Is.PREPOSITION
        adjective = self.texts[token - 1]
        if not leads or not adjective.isalpha() or self.flags(token - 1) & known:
            return False
        return adjective not in self.words.leads.wholes

    def name_end(self, token: int) -> int:
        """The end of the name at ``token``, of a few words, also "Santa Rita del Sur"."""
        last, limit = token + 1, min(self.last, token + LONGEST_NAME)
        while last < limit and not self.is_dated(last):
            if self.flags(last) & Is.NAME:
                last += 1
                continue
            name = self._behind_particles(last)
            if name == last:
                break
            last, limit = name + 1, min(self.last, limit + name - last)
        return last

    def _behind_particles(self, token: int) -> int:
        """The token of a name behind words that join the parts of one, "de la", ``token`` where none stands there."""
        at = token
        while at < token + _PARTICLES and self.texts[at] in self.words.particles and at + 1 < self.last:
            at += 1
        return at if self.flags(at) & IN_NAME == IN_NAME and not self.flags(at) & Is.COUNTRY else token

    def _has_geography(self, token: int, last: int) -> bool:
        """Whether a word of a name makes it one of a place: "Wadi Karel"."""
        if not self.flags(last - 1) & Is.GEOGRAPHY and self.texts[token] in self.words.closing:
            return False  # "Forest Fire Information System"
        if self.words.capitalised_nouns:
            return any(self.flags(at) & Is.GEOGRAPHY for at in range(token, last))
        return (self.flags(token) | self.flags(last - 1)) & Is.GEOGRAPHY != 0  # not "Karel Forest Disease"

    def _is_of_few_words(self, token: int, last: int) -> bool:
        """Whether a name has as many words as those of towns have: "Bad Karel", "Karel de la Torre"."""
        joined = sum(self.texts[at] in self.words.particles for at in range(token, last))
        return last - joined <= token + _FEW_WORDS

    def _is_landmark(self, token: int, flags: i64) -> bool:
        """Whether a German name in "-er" tells of which town a landmark is: "Münchner Hauptbahnhof", "Kelmarer Kreuz"."""
        words = self.words
        if token + 1 >= self.last or self.texts[token + 1] not in words.landmarks or not flags & Is.CAPITAL:
            return False
        named = self.flags(token + 2) & IN_NAME == IN_NAME
        return (
            flags & (Is.NAME | Is.COUNTRY) != 0 and self.texts[token].endswith(words.of_towns) and not named
        )

    def _is_quarter(self, token: int, flags: i64) -> bool:
        """Whether a German name tells of a town and its part: "Wien-Simmering", but "Wien-Besuch"."""
        if not self.words.capitalised_nouns or not flags & Is.NAME or self.flags(token - 1) & Is.ARTICLE:
            return False
        town, _, part = self.texts[token].partition("-")
        return part[:1].isupper() and not part.isupper() and self.words.flags(town) & Is.CITY != 0

    def is_overall(self, token: int, flags: i64) -> bool:
        """Whether words tell something of a whole country: "nationwide", "across the country", "im ganzen Land"."""
        words = self.words
        if not flags & Is.PREPOSITION:
            return self.texts[token].lower() in words.nationwide
        if flags >> Is.WAY != Way.IN:
            return False
        at, end = token + 1, min(token + _NATION, self.last)
        while at < end and (self.flags(at) & Is.ARTICLE or self.texts[at] in words.leads.entire):
            at += 1
        led = flags & Is.ARTICLE or at > token + 1
        if not led or at >= self.last or self.texts[at] not in words.nations:
            return False
        if at + 1 >= self.last:
            return True
        return not self.flags(at + 1) & (Is.OF | Is.CAPITAL) and not is_possessive(self.texts[at + 1])

    def is_dated(self, token: int) -> bool:
        for date in self._dates:
            if date.first_token <= token < date.last_token:
                return True
        return False

    def _before_head(self, token: int) -> int:
        """Where a head may close the name before ``token``: "Zhari district", "Kodo air base"."""
        for _ in range(_BEFORE_HEADS):
            if token < self.last and self.texts[token] in self.words.before_heads:
                token += 1
        return token

    def _closed_by(self, head: int, flags: i64, way: i64) -> Place | None:
        """ "the Matani area", "Tobu village": a name that a head closes, which opens no sentence."""
        first = head
        while first > head - _BEFORE_HEADS and self.texts[first - 1] in self.words.before_heads:
            first -= 1
        end = first
        while first > max(self.first, head - _LONGEST_CLOSED) and self.flags(first - 1) & IN_NAME == IN_NAME:
            first -= 1
        if self._goes_back(first):
            first -= 1  # "Tamil Nadu state"
        opens = first == self.first and not flags & Is.GEOGRAPHY and "-" not in self.texts[first]
        if (
            self._is_title(first, head)
            or first == end
            or opens
            or self.is_dated(end - 1)
            or self.texts[first - 1].lower() in self.words.indefinite
            or self._is_headline_case(first, head)
            or self._goes_on_behind(head)
        ):
            return None
        if self.flags(first) & (Is.COUNTRY | Is.SHORT | Is.DIRECTION):
            return None
        return Place(first, head + 1, kind_by_head(flags), way)

    def _goes_on_behind(self, head: int) -> bool:
        """Whether a name goes on behind a word that would close it as one of a place: "Karel Forest Disease"."""
        other = Is.BODY | Is.SEAT | Is.HEAD | Is.GEOGRAPHY | Is.COUNTRY | Is.CITY | Is.REGION
        named = self.flags(head + 1) & (IN_NAME | other) == IN_NAME and not self.is_dated(head + 1)
        return named and not self.is_headline and self.texts[head][0].isupper()

    def _goes_back(self, first: int) -> bool:
        """Whether a name goes on before ``first`` with a word that is one of people elsewhere: "Tamil Nadu"."""
        flags = self.flags(first - 1)
        return first - 1 > self.first and flags & Is.PERSON != 0 and flags & Is.CAPITAL != 0

    def _is_headline_case(self, first: int, head: int) -> bool:
        """ "Landslide Buries Village In Kandy": capitals that make no name."""
        if self.texts[head].islower() or not self.texts[first - 1][0].isupper():
            return False
        behind = self.texts[head + 1] if head + 1 < self.last else ""
        return behind[:1].isupper()
