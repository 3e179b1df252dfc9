"""A number that is told of a whole country has its name as place: "4,300 people were killed nationwide"."""

from __future__ import annotations

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.places.place import HAPPENED, Kind, Place
from beleg.extraction.figures.places.shares import MOST_COUNTS
from beleg.extraction.figures.places.survey import Survey
from beleg.model import NumberMention


def of_country(survey: Survey, clause: Clause, number: NumberMention, at: int) -> Place | None:
    """The country that the article is about where words beside a number of sentence ``at`` tell it of all of it."""
    told = _told(survey, clause, number, at)
    return survey.country_before(survey.overall(at)[0]) if told >= 0 else None


def is_of_unnamed_country(survey: Survey, clause: Clause, number: NumberMention, at: int) -> bool:
    """Whether a number is told of all of a country that the article does not name: "bundesweit", but not "im Land"."""
    told = _told(survey, clause, number, at)
    if told < 0 or clause.tokens.lows[told] not in survey.words.nationwide:
        return False
    return told > number.first_token or not _counts(clause, told, number.first_token)


def _told(survey: Survey, clause: Clause, number: NumberMention, at: int) -> int:
    """The token that tells a number of sentence ``at`` of a whole country, -1 where none does."""
    for told in survey.overall(at):
        if told < number.first_token:
            if not _parts(survey, at, told, number.first_token):
                return told
        elif not _parts(survey, at, number.last_token, told) and not _counts(clause, number.last_token, told):
            return told
    return -1


def _parts(survey: Survey, at: int, first: int, last: int) -> bool:
    """Whether a place where something happened is named between two tokens: "nationwide, but in Kabul nine died"."""
    return any(
        first <= place.first < last and place.way in HAPPENED and place.kind != Kind.COUNTRY
        for place in survey.places(at)
    )


def _counts(clause: Clause, first: int, last: int) -> bool:
    """Whether another number stands between two tokens: "nine in Kabul, 200 nationwide"."""
    return len(clause.counts) > MOST_COUNTS or any(first <= each < last for each in clause.counts)
