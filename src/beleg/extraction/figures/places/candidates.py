"""The places that a figure may be about: those of its sentence, of the sentences around, of the title and of the figure before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.clauses.sections import Sections
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.places.apart import set_apart
from beleg.extraction.figures.places.asking import groups_of
from beleg.extraction.figures.places.between import between
from beleg.extraction.figures.places.earlier import Earlier
from beleg.extraction.figures.places.narrowing import WIDE
from beleg.extraction.figures.places.place import NOWHERE, Name, Place, Way
from beleg.extraction.figures.places.placefeatures import At, Candidate, Flag
from beleg.extraction.figures.places.survey import Survey
from beleg.extraction.sentences import Sentence

if TYPE_CHECKING:
    from mypy_extensions import i64

_BACK: Final = 2  # sentences before that are looked at one by one
_MOST: Final = 4  # candidates of one sentence besides the figure's own
_MOST_OWN: Final = 12
_ALL_KEPT: Final = Flag.KEPT | Flag.KEPT_ANEW | Flag.KEPT_OLD
_ALL_HOME: Final = Flag.HOME | Flag.HOME_ANEW | Flag.HOME_KEPT_OLD


class Candidates:
    """The candidates of one article, asked for figure by figure."""

    __slots__ = ("_begins", "_earlier", "_headed", "_nowhere", "_sentences", "_survey")

    def __init__(
        self, sentences: list[Sentence], survey: Survey, sections: Sections, earlier: Earlier
    ) -> None:
        self._sentences = sentences
        self._survey = survey
        self._begins = sections.first
        self._headed = sections.headed
        self._earlier = earlier
        self._nowhere = Name("")  # its own, since it holds sums

    def of(self, found: Found, at: int, runs_long: bool) -> list[Candidate]:
        """The places that the figure may be about, and last that it is about none.

        Around a figure that has run long, only countries and regions count.
        """
        groups = groups_of(found, at, self._sentences, self._survey)
        chosen: list[Candidate] = []
        self._add_own(chosen, found, at, groups)
        own = len(chosen)
        self._add_around(chosen, at, groups)
        if runs_long:
            chosen = [each for each in chosen if not each.elsewhere or _is_wide(each)]
        self._flag(chosen, found, at)
        chosen.append(Candidate(None, self._nowhere, 0, 0 if own else 1, groups))
        return chosen

    def own(self, found: Found, at: int) -> list[Place]:
        """The places of the figure's own sentence, without those that say nothing of where it happened."""
        places = self._survey.places(at)
        apart = set_apart(found, places, self._survey.words, self._survey.main)
        return [place for place in places if place not in apart] if apart else places

    def _add_own(self, chosen: list[Candidate], found: Found, at: int, groups: i64) -> None:
        """The places of the figure's own sentence, the nearest on either side apart."""
        places, number = self.own(found, at), found.counted.number.first_token
        split = 0
        while split < len(places) and places[split].first < number:
            split += 1
        where: i64 = At.BEFORE
        for i in range(split - 1, max(split - 1 - _MOST_OWN, -1), -1):
            _add(chosen, places[i], where, 0, groups)
            if places[i].way != Way.SEAT:
                where = At.FARTHER_BEFORE
        where = At.BEHIND
        for i in range(split, min(split + _MOST_OWN, len(places))):
            _add(chosen, places[i], where, 0, groups)
            if places[i].way != Way.SEAT:
                where = At.FARTHER_BEHIND

    def _add_around(self, chosen: list[Candidate], at: int, groups: i64) -> None:
        """The places of the sentences around, of the figure before, and those that the article is about."""
        sentences, survey, earlier = self._sentences, self._survey, self._earlier
        begins = self._begins[at] if self._headed and self.names_its_own(self._begins[at]) else 0
        if at + 1 < len(sentences) and sentences[at + 1].kind == "body":
            self._add_all(chosen, at + 1, At.NEXT, groups)
        if at > begins:
            same = sentences[at - 1].block == sentences[at].block
            self._add_all(chosen, at - 1, At.PREVIOUS if same else At.PREVIOUS_BLOCK, groups)
        for before in range(at - 2, max(at - 1 - _BACK, begins - 1), -1):
            self._add_all(chosen, before, At.RECENT, groups)
        if earlier.kept is not None:
            _add(chosen, earlier.kept, At.KEPT, 0 if earlier.kept_in == at else 1, groups)
        titles, lead = self._headline(begins) if begins else (survey.titles, survey.lead)
        # Of the figure's own sentence, all places that can be its own are there.
        for title in titles:
            if title != at:
                self._add_all(chosen, title, At.TITLE, groups)
        for each in lead:
            if each != at:
                self._add_all(chosen, each, At.LEAD, groups)
        if survey.main is not None:
            _add(chosen, survey.main, At.COUNTRY, 0, groups)

    def _add_all(self, chosen: list[Candidate], sentence: int, at: i64, groups: i64) -> None:
        places = self._survey.places(sentence)
        for i in range(min(_MOST, len(places))):
            if at != At.RECENT or places[i].way != Way.SEAT:  # the mayor of X spoke long before
                _add(chosen, places[i], at, 1, groups)

    def names_its_own(self, begins: int) -> bool:
        """Whether the headline of an entry or what follows it tells where something happened."""
        titles, lead = self._headline(begins)
        return any(
            place.way != Way.SEAT and not self._survey.flags(place) & Flag.BESIDE
            for each in (*titles, *lead)
            for place in self._survey.places(each)
        )

    def _headline(self, begins: int) -> tuple[list[int], list[int]]:
        """The headline of an entry and the sentences that it goes on with."""
        last = begins + 1
        while last < len(self._begins) and self._begins[last] == begins and last <= begins + _BACK:
            last += 1
        return [begins], list(range(begins + 1, last))

    def _flag(self, chosen: list[Candidate], found: Found, at: int) -> None:
        """Say what holds for each candidate."""
        survey, earlier = self._survey, self._earlier
        kept = NOWHERE if earlier.kept is None else earlier.kept.name
        past = survey.past[at]
        taken_up = earlier.taken_up(at)
        for each in chosen:
            each.name.said = 0
        for each in chosen:
            each.name.said += 1
        for each in chosen:
            place, name = each.place, each.name
            assert place is not None
            flags = survey.flags(place)
            if name.said > 1:
                flags |= Flag.SAID_AGAIN
            if survey.past[place.sentence] != past and each.at != At.COUNTRY:
                flags |= Flag.OTHER_TIME
            if not each.elsewhere:
                flags |= between(found, place)
            if taken_up and name is kept:
                each.gap = at - earlier.kept_in
                flags |= taken_up & _ALL_KEPT
            if taken_up and name is earlier.home:
                flags |= taken_up & _ALL_HOME
            each.flags = flags | earlier.flags(place, found)


def _is_wide(candidate: Candidate) -> bool:
    place = candidate.place
    return place is not None and place.kind in WIDE


def _add(chosen: list[Candidate], place: Place, at: i64, elsewhere: i64, groups: i64) -> None:
    """Add a place unless one that begins with the same token is there."""
    first: i64 = place.first
    for each in chosen:
        if each.first == first:
            return
    chosen.append(Candidate(place, place.name, at, elsewhere, groups))
