"""The places that an article names become the place of each figure: the candidate that weighs most.

What speaks for and against a candidate are the features of ``placefeatures``; how much each weighs was learned from the
annotated articles of this project and stands, by name, in ``weights.toml``.
"""

from __future__ import annotations

from datetime import date
from math import exp
from typing import Final

from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.clauses.sections import Sections
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.places.candidates import Candidates
from beleg.extraction.figures.places.earlier import Earlier
from beleg.extraction.figures.places.itemplaces import of_its_item
from beleg.extraction.figures.places.narrowing import (
    in_the_lead,
    is_of_any_land,
    narrowest,
    told_behind,
    told_inside,
    told_next,
)
from beleg.extraction.figures.places.nationwide import is_of_unnamed_country, of_country
from beleg.extraction.figures.places.ownplaces import of_its_own
from beleg.extraction.figures.places.place import Kind, Place, Way
from beleg.extraction.figures.places.placefeatures import Candidate, Flag, Group, place_scale
from beleg.extraction.figures.places.pointed import pointed_to
from beleg.extraction.figures.places.shares import share_at
from beleg.extraction.figures.places.survey import Survey
from beleg.extraction.figures.scopes.totals import Beginning, beginning, spans_years
from beleg.extraction.sentences import Sentence

_WEEKS: Final = 62  # days in which a town sees what is counted since their first
_NAMED: Final = 4  # tokens behind "start"
_HANDED_OVER: Final = 3  # sentences that go on about where prisoners were handed over
_HANDOVER: Final = (Way.IN, Way.NEAR, Way.OVER)
_TOWNS: Final = frozenset((Kind.CITY, Kind.CAPITAL, Kind.HEADED))


class Placing:
    """The places of the figures of one article; ``scale`` weighs the ``candidates`` of each."""

    __slots__ = (
        *("_begins", "_earlier", "_headed", "_published", "_sentences", "_survey"),
        *("candidates", "scale"),
    )

    def __init__(
        self, sentences: list[Sentence], survey: Survey, sections: Sections, published: date | None = None
    ) -> None:
        self._sentences = sentences
        self._survey = survey
        self._begins = sections.first
        self._headed = sections.headed
        self._published = published
        self._earlier = Earlier(sentences, survey)
        self.candidates = Candidates(sentences, survey, sections, self._earlier)
        self.scale = place_scale()

    def place(self, found: Found, at: int) -> Place | None:
        """The place of a figure of the sentence with number ``at``, that which its mentions together make likeliest.

        Figures must be asked for in text order.
        """
        if self._earlier.kept_in < self._begins[at]:
            self._begin_entry(at)
        of_part = share_at(
            found.clause, self._survey.places(at), found.counted.number, self._survey.words.alone
        )
        place = of_part or self._pointed_out(found, at)
        if place is None and is_of_unnamed_country(self._survey, found.clause, found.counted.number, at):
            return None
        place = place or self._weighed(found, at)
        if place is None and self._headed and self._begins[at]:
            place = self._of_all_entries()
        place = place or self._survey.reported_from()
        if found.binding.measure == "exchanged" and place is not None and self._is_of_a_party(place, at):
            return None
        if self._earlier.kept is not None and (of_part is not None or self._is_of_part(place, at)):
            return place  # what follows goes on about the whole
        if self._sentences[at].kind != "title" or (self._headed and self._begins[at] == at > 0):
            self._earlier.keep(place, at, found)
        return place

    def _pointed_out(self, found: Found, at: int) -> Place | None:
        """The place that the words of the figure's clause settle by themselves, whatever else is named."""
        clause, number = found.clause, found.counted.number
        return (
            of_its_item(self._survey, found, at)
            or of_its_own(self._survey, found, at)
            or of_country(self._survey, clause, number, at)
            or pointed_to(self._survey, at, clause, number.first_token)
        )

    def _weighed(self, found: Found, at: int) -> Place | None:
        """The likeliest of all candidates, ``None`` where it is likelier that the figure has no place."""
        runs_long = self.runs_long(found, at)
        candidates = self.candidates.of(found, at, runs_long)
        place = self._likeliest(candidates, at, runs_long) or _only_one(candidates)
        place = told_behind(place, found, self._survey)
        total = runs_long or found.clause.roles & (Role.SINCE | Role.CUMULATIVE)
        return place if total else told_next(place, at, self._survey)

    def _is_of_part(self, place: Place | None, at: int) -> bool:
        """Whether the sentence with number ``at`` tells its place for a part only."""
        return place is not None and place.sentence == at and self._survey.is_of_part(place)

    def _begin_entry(self, at: int) -> None:
        """In an entry of a chronicle, the place of the entry before counts no more, but that of the title does.

        An entry with a headline of its own has no other.
        """
        earlier = self._earlier
        if self._headed:
            if self.candidates.names_its_own(self._begins[at]):
                earlier.forget()
            return
        for title in self._survey.titles:
            for place in self._survey.places(title):
                if earlier.kept is not None:
                    earlier.kept, earlier.kept_in = place, at - 1
                return

    def runs_long(self, found: Found, at: int) -> bool:
        """Whether a number counts what happened in months or years, as in a whole war: not what the town before saw in days.

        Where all that its sentence names is "the border", it may still be what the town saw.
        """
        dates = self._survey.dates[at]
        if not spans_years(found, dates):
            if not found.clause.roles & Role.SINCE:
                return False
            begun = beginning(found, dates, self._published)
            if begun is None or self._is_recent(begun):
                return False
            if begun.event and not self._is_of_a_land(found, begun):
                return False
        own = self.candidates.own(found, at)
        return not own or any(place.kind != Kind.VAGUE for place in own)

    def _is_recent(self, begun: Beginning) -> bool:
        """Whether something began in the weeks before the report: "since the boat went down on Saturday"."""
        day = begun.day.first if begun.day is not None else None
        return day is not None and self._published is not None and (self._published - day).days <= _WEEKS

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
        place, groups = narrowest(best.place, self._survey), candidates[0].groups
        if (
            place is None
            or self._is_named_there(place, at)
            or self._begins[at]
            or groups & (Group.TOTAL | Group.PAST)
        ):
            return place
        return in_the_lead(place, self._survey)

    def _is_named_there(self, place: Place, at: int) -> bool:
        """Whether the sentence with number ``at`` names a place, and no mere part: "in the north"."""
        nameless = place.kind == Kind.VAGUE or is_of_any_land(place, self._survey.words)
        return place.sentence == at and not nameless

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
