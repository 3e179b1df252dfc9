"""A verb and the place it carries people from or to become a predicate: "moved 26 herders down from the pastures".

What a journey is stands in the table ``journey`` of ``measures.toml``: its verbs, the prepositions and places that tell where
it leads, and the measure that the two make. The table ``injury`` holds verbs and the parts of the body that they hurt, which
are read alike: "brach sich den Arm", "shot in the leg".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from beleg.extraction.figures.clauses.nouns import PEOPLE
from beleg.extraction.figures.clauses.predicate import Predicate, plain
from beleg.extraction.figures.clauses.roles import SIGNS, Role
from beleg.languages import expand

if TYPE_CHECKING:
    from beleg.extraction.figures.clauses.clauses import Clause

_REACH: Final = 16  # tokens between a verb and its place
_PHRASE: Final = 6  # tokens from a preposition to its noun
_AUXILIARY: Final = 4  # tokens from an auxiliary to its participle
_APART: Final = Role.SUBORDINATOR | Role.RELATIVE


class Journey:
    """Verbs, and the places behind prepositions that make them report a measure; places may be the ends of words ("~halle").

    ``carrying`` are the verbs that every transitive journey has besides its own. ``doers`` are the kinds of noun of which one
    must do it; what else the words between the verb and its place report is then left aside.
    """

    __slots__ = (
        "behind",
        "beyond",
        "doers",
        "endings",
        "measure",
        "only",
        "places",
        "transitive",
        "unless",
        "verbs",
    )

    def __init__(self, table: Mapping[str, Any], carrying: str) -> None:
        self.measure: str = table["measure"]
        self.only = frozenset(table.get("only", ("person", "none", "household")))
        self.transitive: bool = table.get("transitive", False)
        self.verbs = _words(table["verbs"]) | _words(carrying if self.transitive else "")
        self.behind = _words(table["behind"])
        places = _words(table["places"])
        self.places = frozenset(word for word in places if word[0] != "~")
        self.endings = tuple(sorted(word[1:] for word in places if word[0] == "~"))
        self.beyond = _words(table.get("beyond", ""))
        self.unless = _words(table.get("unless", ""))
        self.doers = frozenset(table.get("doers", ()))

    def leads(self, low: str) -> bool:
        """Whether a word names one of the places."""
        return low in self.places or (self.endings != () and low.endswith(self.endings))


def _words(listing: str) -> frozenset[str]:
    return frozenset(plain(form.lower()) for pattern in listing.split() for form in expand(pattern))


def add(found: list[Predicate], clause: Clause) -> None:
    """The journeys of a clause, each once for a verb: from the verb to its place, or from the place to the verb behind it."""
    lows = clause.tokens.plains[clause.first : clause.last]
    for journey in clause.lexicon.journeys:
        if journey.verbs.isdisjoint(lows) or journey.behind.isdisjoint(lows):
            continue
        for token in range(clause.first, clause.last):
            if clause.tokens.plains[token] in journey.verbs:
                _add_between(found, clause, journey, token)


def _add_between(found: list[Predicate], clause: Clause, journey: Journey, verb: int) -> None:
    """The journey of the verb at ``verb``: "moved … from the pastures", in German also "von der Alm … gebracht"."""
    ahead = _place_behind(clause, journey, verb)
    if ahead:
        _add(found, clause, journey, verb, (verb, ahead))
    elif clause.verb_final:
        first = _place_before(clause, journey, verb)
        if first >= 0:
            _add(found, clause, journey, verb, (first, verb + 1))


def _add(
    found: list[Predicate], clause: Clause, journey: Journey, verb: int, stretch: tuple[int, int]
) -> None:
    first, last = stretch
    if not journey.beyond.isdisjoint(clause.tokens.plains[last : min(last + _PHRASE, clause.last)]):
        return
    counts = any(token in clause.counts or _is_a_person(clause, token) for token in range(first, last))
    if not (counts or not journey.transitive or _is_passive(clause, first)):
        return
    if journey.doers:
        if not _is_done_by(clause, journey, verb):
            return
        for told in found:
            if told.measure == "evacuated" and told.first < last and told.last > first:
                told.only -= journey.only
    form = "frame" if counts else "phrase"
    found.append(Predicate(first, last, form, journey.measure, journey.only))


def _is_done_by(clause: Clause, journey: Journey, verb: int) -> bool:
    """Whether the subject of the verb, or whoever stands behind "by", is one of those who make such a journey."""
    token = verb
    while token > clause.first and not clause.role(token - 1) & SIGNS:
        token -= 1
    governed = by = False
    while token < clause.last and not (token > verb and clause.role(token) & SIGNS):
        if token == verb or token in clause.dated:
            governed = by = False
        elif clause.role(token) & Role.PREPOSITION:
            governed, by = True, clause.says_low(token, "agent") and (clause.verb_final or token > verb)
        noun = clause.word(token).noun
        if noun is not None:
            subject = not governed and (clause.verb_final or token < verb)
            if (subject or by) and (noun.kind in journey.doers or noun.gloss in journey.doers):
                return True
            governed = by = False
        token += 1
    return False


def _is_a_person(clause: Clause, article: int) -> bool:
    """ "einem Arbeiter", in "riss einem Arbeiter den Arm ab"."""
    if article not in clause.numbers or article + 1 >= clause.last:
        return False
    noun = clause.word(article + 1).noun
    return noun is not None and noun.kind in PEOPLE


def _is_passive(clause: Clause, first: int) -> bool:
    """Whether those carried stand before the verb: "were moved to", "40 people led down from"; not "volunteers carried sand to"."""
    if clause.tokens.plains[first] in clause.lexicon.carriers:
        if clause.verb_final:
            return False
        passive = any(clause.role(token) & Role.PASSIVE for token in range(first - _AUXILIARY, first))
        return passive or clause.role(first + 1) & Role.PREPOSITION != 0
    return True  # the place stands first, the participle closes the clause


def _place_behind(clause: Clause, journey: Journey, verb: int) -> int:
    """The token behind the place that a verb leads to, 0 where none follows in its clause."""
    for token in range(verb + 1, min(verb + _REACH, clause.last)):
        if _ends(clause, token):
            return 0
        if clause.tokens.plains[token] in journey.behind:
            end = _place(clause, journey, token)
            if end:
                return end
    return 0


def _place_before(clause: Clause, journey: Journey, verb: int) -> int:
    """The preposition of the place that stands before a verb at the end of its clause, -1 where none does."""
    for token in range(verb - 1, max(verb - _REACH, clause.first) - 1, -1):
        if _ends(clause, token) or clause.role(token) & Role.CONJUNCTION:
            return -1
        if clause.tokens.plains[token] in journey.behind and 0 < _place(clause, journey, token) <= verb:
            return token
    return -1


def _ends(clause: Clause, token: int) -> bool:
    """Whether a sign or a word that opens another clause parts a verb from its place; German "die" may be an article."""
    role = clause.role(token)
    closes = role & SIGNS or role & (_APART | Role.PREPOSITION) in (Role.SUBORDINATOR, Role.RELATIVE)
    return bool(closes) and not (clause.verb_final and role & Role.DETERMINER)


def _place(clause: Clause, journey: Journey, preposition: int) -> int:
    """The token behind the place that a preposition governs, 0 where it governs none."""
    for token in range(preposition + 1, min(preposition + _PHRASE, clause.last)):
        low = clause.tokens.plains[token]
        if low in journey.unless or clause.role(token) & (SIGNS | Role.AUXILIARY) or token in clause.counts:
            return 0
        if journey.leads(low):
            return token + 1
        if low in journey.behind and token > preposition + 1:
            return 0
    return 0
