"""People named in a row are one subject: "A farmer, a priest and two workers were killed", "100 Fahrer, Beifahrer und Gaffer"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.phrases.counted import Counted

_MEMBER: Final = 6  # tokens of a member behind its number
_MEMBERS: Final = 8
_ASIDE: Final = 12  # tokens of what is put between commas
_NAMES: Final = 30
_CLOSES_NAMES: Final = Role.STOP | Role.AUXILIARY | Role.RELATIVE
_CLOSES: Final = Role.BREAK | Role.STOP | Role.CONJUNCTION | Role.AUXILIARY | Role.RELATIVE


def end(clause: Clause, last: int) -> int:
    """Where the row ends whose first member ends at ``last`` and whose last one stands before its verb; else ``last``."""
    if clause.verb_final:
        return last
    at = last
    for _ in range(_MEMBERS):
        number = clause.numbers.get(_behind_link(clause, at))
        if number is None:
            break
        at = number.last_token
        limit = min(at + _MEMBER, clause.last)
        while at < limit and not clause.role(at) & _CLOSES:
            if clause.word(at).reports and not clause.word(at).noun:
                return last
            at += 1
    return at if at > last and clause.role(at) & Role.AUXILIARY else last


def reaches(clause: Clause, last: int, verb: int) -> bool:
    """ "zwei Geiseln, ein Helfer und drei Soldaten | {,wurden bei dem Überfall} getötet": whether nothing but members stand there.

    Behind the last one, an auxiliary may open what belongs to the verb.
    """
    at = last
    for _ in range(_MEMBERS):
        number = clause.numbers.get(_behind_link(clause, at))
        if number is None:
            return False
        at = number.last_token
        limit = min(at + _MEMBER, verb)
        while at < limit and (not clause.role(at) & _CLOSES or clause.role(at) & Role.DETERMINER):
            at += 1
        if at == verb:
            return True
        if clause.role(at) & Role.AUXILIARY:
            return not any(clause.role(token) & _CLOSES for token in range(at + 1, verb))
    return False


def begin(clause: Clause, counted: Counted) -> int:
    """ "killed a clerk, a nurse, and a driver": where the row of a person begins who does nothing; else where that one does."""
    first = counted.first
    if clause.verb_final or counted.number.shape != "article" or clause.role(counted.last) & Role.AUXILIARY:
        return first
    for _ in range(_MEMBERS):
        before = member_before(clause, first)
        if before < 0:
            break
        first = before
    return first


def member_before(clause: Clause, first: int) -> int:
    """The token of the number whose member ends before ``first``, -1 where none does."""
    last = first - (clause.role(first - 1) & Role.CONJUNCTION != 0)
    last -= clause.text(last - 1) == ","
    if last == first:
        return -1
    for at in range(last - 1, max(last - _MEMBER, clause.first) - 1, -1):
        if at in clause.numbers:
            return at if last - at > 1 else -1
        if clause.role(at) & _CLOSES or clause.word(at).reports and not clause.word(at).noun:
            return -1
    return -1


def goes_on(clause: Clause, last: int) -> bool:
    """Whether another member follows the one that ends at ``last``."""
    return _behind_link(clause, last) in clause.numbers


def apposition_end(clause: Clause, comma: int, last: int) -> int:
    """The comma that closes "a father of two" in "A man, a father of two, was killed"; else 0.

    What "including" opens may hold commas of its own, as may names: "Two men, Ole Dahl, 24, of Orv, and Per Holm, were".
    Ages alone close themselves: "Ein Hirte, 61, wurde", "zwei Hirten, 61 und 58, wurden".
    """
    aged = _ages_end(clause, comma + 1)
    if aged:
        return aged
    opener = clause.role(comma + 1)
    names = opener & Role.SUBSET != 0 or _opens_names(clause, comma + 1)
    if clause.verb_final or not (names or opener & (Role.DETERMINER | Role.PREPOSITION)):
        return 0
    for at in range(comma + 2, min(comma + (_NAMES if names else _ASIDE), last)):
        if clause.text(at) == "," and _is_verb(clause, at + 1):
            return at
        if clause.role(at) & (_CLOSES_NAMES if names else _CLOSES):
            return 0
    return 0


def _ages_end(clause: Clause, first: int) -> int:
    """The comma behind "61" or "61 und 58 Jahre alt" at ``first``, 0 where more or other words stand before it."""
    at, told = first, False
    while at < clause.last and (at in clause.ages or (at in clause.numbers and not told)):
        told = True
        at = clause.ages.get(at) or clause.numbers[at].last_token
        if clause.role(at) & Role.CONJUNCTION:
            at, told = at + 1, False
    return at if at > first and clause.text(at) == "," else 0


def _opens_names(clause: Clause, token: int) -> bool:
    """ "Ole Dahl", "brothers Ole and Per Dahl": who they are, behind how many."""
    if token + 1 >= clause.last or clause.role(token) or token in clause.dated or token in clause.numbers:
        return False
    noun = clause.word(token).noun
    if noun is not None and noun.kind in PEOPLE and clause.text(token).islower():
        token += 1
    return clause.text(token)[:1].isupper() and clause.text(token + 1)[:1].isupper()


def _is_verb(clause: Clause, token: int) -> bool:
    """ "were", "drowned": the verb of whom the words between commas tell more of."""
    if token >= clause.last:
        return False
    word = clause.word(token)
    return word.role & Role.AUXILIARY != 0 or any(reading.form == "subject" for reading in word.readings)


def _behind_link(clause: Clause, at: int) -> int:
    """The token behind a comma, a conjunction or both, -1 where neither stands."""
    comma = clause.text(at) == ","
    at += comma
    joined = clause.role(at) & Role.CONJUNCTION != 0
    return at + joined if comma or joined else -1


def subset_end(clause: Clause, token: int, last: int) -> int:
    """The comma that closes "darunter zwei Kinder," or "mostly women and children," behind the comma at ``token``.

    0 where it tells something of its own.
    """
    if not clause.role(token + 1) & Role.SUBSET and not clause.says(token + 1, "mostly"):
        return 0
    for after in range(token + 2, last):
        if clause.text(after) == ",":
            return after
        word = clause.word(after)
        if word.role & (Role.AUXILIARY | Role.STOP) or (word.readings and word.noun is None):
            return 0
    return 0
