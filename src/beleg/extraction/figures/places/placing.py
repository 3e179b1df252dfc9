"""The places that an article names become the place of each figure: the candidate that weighs most.

What speaks for and against a candidate are the features of ``placefeatures``; how much each weighs was learned from the
annotated articles of this project and stands, by name, in ``weights.toml``.
"""

from __future__ import annotations

from datetime import date
from math import exp
from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.clauses.sections import Sections
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.places.apart import set_apart
from beleg.extraction.figures.places.asking import groups_of
from beleg.extraction.figures.places.narrowing import WIDE, in_the_lead, narrowest, told_behind, told_inside
from beleg.extraction.figures.places.nationwide import of_country
from beleg.extraction.figures.places.ownplaces import of_its_own
from beleg.extraction.figures.places.place import NOWHERE, Kind, Name, Place, Way
from beleg.extraction.figures.places.placefeatures import At, Candidate, Flag, Group, place_scale
from beleg.extraction.figures.places.pointed import pointed_to
from beleg.extraction.figures.places.shares import share_at
from beleg.extraction.figures.places.survey import Survey
from beleg.extraction.figures.scopes.totals import Beginning, beginning, spans_years
from beleg.extraction.sentences import Sentence

if TYPE_CHECKING:
    from mypy_extensions import i64

Told = tuple[float | None, float | None, str]  # an interval and what it counts

_NAMED: Final = 4  # tokens behind "start"
_BACK: Final = 2  # sentences before that are looked at one by one
_MOST: Final = 4  # candidates of one sentence besides the figure's own
_MOST_OWN: Final = 12
_BREADTHS: Final[list[int]] = [0, 1, 2, 3, 3, 2, 2, 2]  # of the kinds of places
_RIGHT: Final = 3  # tokens from a counted noun to the place named right behind it
_HANDED_OVER: Final = 3  # sentences that go on about where prisoners were handed over
_HANDOVER: Final = (Way.IN, Way.NEAR, Way.OVER)
_TOWNS: Final = frozenset((Kind.CITY, Kind.CAPITAL, Kind.HEADED))
_ALL_KEPT: Final = Flag.KEPT | Flag.KEPT_ANEW | Flag.KEPT_OLD
_ALL_HOME: Final = Flag.HOME | Flag.HOME_ANEW | Flag.HOME_KEPT_OLD


class Placing:
    """The places of one article; ``kept`` is that of the figure before, which stands in the sentence ``kept_in``."""

    __slots__ = (
        *(
            "_begins",
            "_headed",
            "_home",
            "_nowhere",
            "_published",
            "_sentences",
            "_survey",
            "_taken",
            "kept",
            "kept_in",
        ),
        "scale",
    )

    def __init__(
        self, sentences: list[Sentence], survey: Survey, sections: Sections, published: date | None = None
    ) -> None:
        self._sentences = sentences
        self._survey = survey
        self._begins = sections.first
        self._headed = sections.headed
        self._published = published
        self._home = NOWHERE
        self._nowhere = Name("")  # its own, since it holds sums
        self._taken: dict[str, set[Told]] = {}
        self.scale = place_scale()
        self.kept: Place | None = None
        self.kept_in = -1

    def place(self, found: Found, at: int) -> Place | None:
        """The place of a figure of the sentence with number ``at``, that which its mentions together make likeliest.

        Figures must be asked for in text order.
        """
        if self.kept_in < self._begins[at]:
            self._begin_entry(at)
        share = share_at(
            found.clause, self._survey.places(at), found.counted.number, self._survey.words.alone
        )
        place = (
            share
            or of_its_own(self._survey, found, at)
            or of_country(self._survey, found.clause, found.counted.number, at)
            or pointed_to(self._survey, at, found.clause, found.counted.number.first_token)
        )
        if place is None:
            runs_long = self.runs_long(found, at)
            candidates = self.candidates(found, at, runs_long)
            place = self._likeliest(candidates, at, runs_long) or _only_one(candidates)
            place = told_behind(place, found, self._survey)
        if place is None and self._headed and self._begins[at]:
            place = self._of_all_entries()
        place = place or self._survey.reported_from()
        if found.binding.measure == "exchanged" and place is not None and self._is_of_a_party(place, at):
            return None
        if self.kept is not None and (share is not None or self._is_of_part(place, at)):
            return place  # what follows goes on about the whole
        if self._sentences[at].kind != "title" or (self._headed and self._begins[at] == at > 0):
            self.kept, self.kept_in = place, at
            if place is not None and self._home is NOWHERE:
                self._home = place.name
            if place is not None:
                self._taken.setdefault(place.name.text, set()).add(_told(found))
        return place

    def _is_of_part(self, place: Place | None, at: int) -> bool:
        """Whether the sentence with number ``at`` tells its place for a part only."""
        return place is not None and place.sentence == at and self._survey.is_of_part(place)

    def _begin_entry(self, at: int) -> None:
        """In an entry of a chronicle, the place of the entry before counts no more, but that of the title does.

        An entry with a headline of its own has no other.
        """
        if self._headed:
            if self._names_its_own(self._begins[at]):
                self.kept, self.kept_in, self._home = None, -1, NOWHERE
            return
        for title in self._survey.titles:
            for place in self._survey.places(title):
                if self.kept is not None:
                    self.kept, self.kept_in = place, at - 1
                return

    def candidates(self, found: Found, at: int, runs_long: bool) -> list[Candidate]:
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

    def runs_long(self, found: Found, at: int) -> bool:
        """Whether a number counts what happened in months or years, as in a whole war: not what the town before saw.

        Where all that its sentence names is "the border", it may still be what the town saw.
        """
        dates = self._survey.dates[at]
        if not spans_years(found, dates):
            if not found.clause.roles & Role.SINCE:
                return False
            begun = beginning(found, dates, self._published)
            if begun is None or (begun.event and not self._is_of_a_land(found, begun)):
                return False
        own = self._own(found, at)
        return not own or any(place.kind != Kind.VAGUE for place in own)

    def _is_of_a_land(self, found: Found, begun: Beginning) -> bool:
        """Whether what began is a war or its like, or a day is told: a siege is of the town."""
        if begun.day is not None:
            return True
        named = range(begun.first, begun.last + _NAMED)  # "since the start of the war"
        return any(found.clause.text(token) in self._survey.words.wars for token in named)

    def _likeliest(self, candidates: list[Candidate], at: int, runs_long: bool) -> Place | None:
        """The candidate that weighs most of those with the name that weighs most."""
        for each in candidates:
            each.name.share = each.name.most = 0.0
        for each in candidates:
            name, share = each.name, exp(self.scale.weigh(each))
            name.share += share
            if share > name.most:
                name.most, name.place = share, each.place
        best = candidates[0].name
        for each in candidates:
            if each.name.share > best.share:
                best = each.name
        best = told_inside(best, candidates, self._survey.words)
        headed = best.place is not None and best.place.way == Way.OPENING  # "Mali: Lager X"
        told_elsewhere = best.place is not None and best.place.sentence != at
        if runs_long and told_elsewhere and not headed:
            return best.place
        place, groups = narrowest(best.place), candidates[0].groups
        if place is None or place.sentence == at or self._begins[at] or groups & (Group.TOTAL | Group.PAST):
            return place
        return in_the_lead(place, self._survey)

    def _own(self, found: Found, at: int) -> list[Place]:
        """The places of the figure's own sentence, without those that say nothing of where it happened."""
        places = self._survey.places(at)
        apart = set_apart(found, places, self._survey.words, self._survey.main)
        return [place for place in places if place not in apart] if apart else places

    def _add_own(self, chosen: list[Candidate], found: Found, at: int, groups: i64) -> None:
        """The places of the figure's own sentence, the nearest on either side apart."""
        places, number = self._own(found, at), found.counted.number.first_token
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
        sentences, survey = self._sentences, self._survey
        begins = self._begins[at] if self._headed and self._names_its_own(self._begins[at]) else 0
        if at + 1 < len(sentences) and sentences[at + 1].kind == "body":
            self._add_all(chosen, at + 1, At.NEXT, groups)
        if at > begins:
            same = sentences[at - 1].block == sentences[at].block
            self._add_all(chosen, at - 1, At.PREVIOUS if same else At.PREVIOUS_BLOCK, groups)
        for before in range(at - 2, max(at - 1 - _BACK, begins - 1), -1):
            self._add_all(chosen, before, At.RECENT, groups)
        if self.kept is not None:
            _add(chosen, self.kept, At.KEPT, 0 if self.kept_in == at else 1, groups)
        titles, lead = self._headline(begins) if begins else (survey.titles, survey.lead)
        for title in titles:
            self._add_all(chosen, title, At.TITLE, groups)
        for each in lead:
            self._add_all(chosen, each, At.LEAD, groups)
        if survey.main is not None:
            _add(chosen, survey.main, At.COUNTRY, 0, groups)

    def _is_of_a_party(self, place: Place, at: int) -> bool:
        """Whether states exchange prisoners and a place is named for something else: as a party's, or told long before."""
        if not self._survey.between_states:
            return False
        if place.way == Way.SEAT or place.way == Way.FROM or at - place.sentence > _HANDED_OVER:
            return True
        if place.kind != Kind.COUNTRY:
            return False
        return place.sentence != at or place.way not in _HANDOVER

    def _of_all_entries(self) -> Place | None:
        """What all entries of a ticker are about: what is told before the first, else the country it plays in."""
        for before in (*self._survey.titles, *self._survey.lead):
            for place in self._survey.places(before) if not self._begins[before] else ():
                return place
        return self._survey.main

    def _names_its_own(self, begins: int) -> bool:
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

    def _add_all(self, chosen: list[Candidate], sentence: int, at: i64, groups: i64) -> None:
        places = self._survey.places(sentence)
        for i in range(min(_MOST, len(places))):
            if at != At.RECENT or places[i].way != Way.SEAT:  # the mayor of X spoke long before
                _add(chosen, places[i], at, 1, groups)

    def _flag(self, chosen: list[Candidate], found: Found, at: int) -> None:
        """Say what holds for each candidate."""
        survey, kept = self._survey, NOWHERE if self.kept is None else self.kept.name
        past = survey.past[at]
        taken_up: i64 = self._taken_up(at) if self.kept_in >= 0 else 0
        told = _told(found)
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
                flags |= _beside(found, place)
            if taken_up and name is kept:
                each.gap = at - self.kept_in
                flags |= taken_up & _ALL_KEPT
            if taken_up and name is self._home:
                flags |= taken_up & _ALL_HOME
            each.flags = flags | self._of_earlier(place, told)

    def _of_earlier(self, place: Place, told: Told) -> i64:
        """Whether earlier figures were about a place, and how wide it is beside that of the last of them."""
        flags: i64 = 0
        taken = self._taken.get(place.name.text)
        if taken is not None:
            flags = Flag.TAKEN | (Flag.SAME_NUMBER if told in taken else 0)
        if self.kept is not None and place.name is not self.kept.name:
            flags |= _breadth(place, self.kept)
        return flags

    def _taken_up(self, at: int) -> i64:
        """What holds for the places of the figure before and of the first figure."""
        flags: i64 = Flag.KEPT | Flag.HOME
        if self._sentences[self.kept_in].block != self._sentences[at].block:
            flags |= Flag.KEPT_ANEW | Flag.HOME_ANEW
        if self._survey.past[self.kept_in] and not self._survey.past[at]:
            flags |= Flag.KEPT_OLD | Flag.HOME_KEPT_OLD
        return flags


def _only_one(candidates: list[Candidate]) -> Place | None:
    """The town of the title or the lead where an event is told and the article names no other place for it."""
    first = candidates[0]
    only = first.place
    if only is None or only.way == Way.SEAT or only.kind not in _TOWNS:
        return None
    if not first.flags & (Flag.IN_TITLE | Flag.IN_LEAD) or first.groups & (Group.STATE | Group.TOTAL):
        return None
    for each in candidates[:-1]:
        if each.name is not only.name or each.flags & (Flag.BESIDE | Flag.OTHER_TIME):
            return None
    return only


def _told(found: Found) -> Told:
    number = found.counted.number
    return number.low, number.high, found.binding.measure


def _breadth(place: Place, kept: Place) -> i64:
    """Whether a place is narrower or wider than that of the figure before, by their kinds."""
    one, other = _BREADTHS[place.kind], _BREADTHS[kept.kind]
    return Flag.NARROWER if one > other else Flag.WIDER if one < other else 0


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


def _beside(found: Found, place: Place) -> i64:
    """What stands between a figure and a place of its sentence, flags of ``Flag``."""
    one = found.counted
    first, last = (place.last, one.first) if place.first < one.first else (one.last, place.first)
    flags = _between(found, first, last)
    if 0 <= place.first - one.last <= _RIGHT:
        return flags | Flag.RIGHT_BEHIND
    told = found.binding.last
    if not flags & Flag.NUMBER_BETWEEN and one.last <= told and 0 <= place.first - told <= _RIGHT:
        flags |= Flag.RIGHT_BEHIND  # "20 starben in X"
    return flags


def _between(found: Found, first: int, last: int) -> i64:
    """What stands in the tokens ``first:last`` between a figure and a place: another number, a sign."""
    flags: i64 = 0
    clause = found.clause
    for number in clause.counts:
        if first <= number < last:
            flags |= Flag.NUMBER_BETWEEN
    words = clause.words
    for at in range(max(first - clause.first, 0), min(last - clause.first, len(words))):
        if words[at].role & (Role.BREAK | Role.CONJUNCTION):
            return flags | Flag.BREAK_BETWEEN
    return flags
