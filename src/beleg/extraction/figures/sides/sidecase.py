"""A figure becomes a case to decide whose those counted are: with the countries that its sentence names."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.origins import Attribution
from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides import asides
from beleg.extraction.figures.sides.countrywords import CountryMention
from beleg.extraction.figures.sides.sides import Sides, side_of
from beleg.extraction.sentences import Sentence

LOSSES: Final = frozenset(("casualties", "equipment_lost"))
FATES: Final = frozenset(("killed", "wounded", "casualties", "captured", "missing_persons"))  # of soldiers
LOST: Final = LOSSES | FATES
DONE_TO: Final = frozenset(("intercepted", "equipment_lost"))  # by the opponent of those whose it is
MOVED: Final = frozenset(("deployed", "withdrawn"))
_BACK: Final = Trait.PRONOUN | Trait.POSSESSIVE | Trait.OWN  # words that take up who speaks


class Case:
    """One figure with what its sentence says: the countries named there, and those that do not merely speak.

    ``before`` is the sentence before in the same paragraph.
    """

    __slots__ = ("_agents", "before", "clause", "found", "mentions", "place", "said")

    def __init__(
        self, found: Found, said: Attribution, place: str, countries: Sides, before: Sentence | None
    ) -> None:
        self.before = before
        self.found = found
        self.clause: Clause = found.clause
        self.place = place
        self.said = said
        self.mentions = countries.within(self.clause.first, self.clause.last)
        self._agents: list[CountryMention] | None = None

    @property
    def agents(self) -> list[CountryMention]:
        """The countries that do not merely speak."""
        if self._agents is None:
            speaking = _not_speaking(self.clause, self.found.counted.first, self.mentions, self.said)
            self._agents = self.apart(speaking)
        return self._agents

    def apart(self, mentions: list[CountryMention]) -> list[CountryMention]:
        """The mentions outside the relative clauses that a comma closes before the number."""
        aside = (
            asides.are_inside(self.clause, self.clause.first, self.found.counted.first) if mentions else None
        )
        return [m for m in mentions if m.first not in aside] if aside else mentions

    @property
    def speaking(self) -> Side | None:
        """The country in the words that name who speaks: "the Italian ambassador"."""
        spans, starts = [name.span for name in self.said.origins], self.clause.tokens.starts
        for mention in self.mentions:
            if any(span.start <= starts[mention.first] < span.end for span in spans):
                return side_of(mention, "side of the speaker")
        return None


def _not_speaking(
    clause: Clause, number: int, mentions: list[CountryMention], said: Attribution
) -> list[CountryMention]:
    """The countries whose words do not name who speaks, except where a pronoun takes the speaker up: "X says it lost"."""
    if not mentions or not said.origins:
        return mentions
    starts = clause.tokens.starts
    spans = [name.span for name in said.origins]
    speaking = [m for m in mentions if any(s.start <= starts[m.first] < s.end for s in spans)]
    if not speaking or _is_taken_up(clause, speaking[0].last, number) or _have_done(clause, number):
        return mentions
    return [m for m in mentions if m not in speaking]


def _have_done(clause: Clause, number: int) -> bool:
    """Whether who speaks tells of a deed of his own: "gab an, acht Angriffe geflogen zu haben"."""
    if not clause.verb_final:
        return False
    return any(
        clause.word(token).traits & Trait.INFINITIVE and clause.role(token + 1) & Role.HAVING
        for token in range(number, clause.last - 1)
    )


def _is_taken_up(clause: Clause, first: int, last: int) -> bool:
    return any(clause.word(token).traits & _BACK for token in range(first, last))
