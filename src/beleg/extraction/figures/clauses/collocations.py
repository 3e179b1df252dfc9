"""A verb and the noun that it is said with become a predicate that neither is alone: "moved 26 herders down from the pastures".

The table ``journey`` of ``measures.toml`` holds verbs and the places that they carry people from or to, or where people stay;
the table ``injury`` verbs and the parts of the body that they hurt: "brach sich den Arm", "shot in the leg".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from beleg.extraction.figures.clauses.nouns import PEOPLE, Noun
from beleg.extraction.figures.clauses.predicate import Predicate, plain
from beleg.extraction.figures.clauses.roles import SIGNS, Role
from beleg.languages import expand

if TYPE_CHECKING:
    from beleg.extraction.figures.clauses.clauses import Clause

_REACH: Final = 16  # tokens between a verb and its noun
_PHRASE: Final = 6  # tokens from what opens the phrase of a noun to the noun
_AUXILIARY: Final = 4  # tokens from an auxiliary to its participle
_APART: Final = Role.SUBORDINATOR | Role.RELATIVE


class Collocation:
    """Verbs, and the nouns behind prepositions or articles that make them report a measure.

    ``behind`` are the words that open the phrase of the noun, or close the verb where there are no nouns ("took … off"), ``unless`` those inside it that make it another thing ("to the
    police school"), ``beyond`` those behind it that tell another journey. ``carrying`` are the verbs that everything
    ``transitive`` has besides its own. ``doers`` are the kinds of noun, or what they count, of which one must do it; being
    brought to safety, which the same words may report, then gives way.
    """

    __slots__ = (
        "_endings",
        "_nouns",
        "behind",
        "beyond",
        "doers",
        "measure",
        "only",
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
        nouns = _words(table.get("nouns", ""))
        self._nouns = frozenset(word for word in nouns if word[0] != "~")
        self._endings = tuple(sorted(word[1:] for word in nouns if word[0] == "~"))
        self.beyond = _words(table.get("beyond", ""))
        self.unless = _words(table.get("unless", ""))
        self.doers = frozenset(table.get("doers", ()))

    @property
    def has_nouns(self) -> bool:
        return bool(self._nouns or self._endings)

    def names(self, low: str) -> bool:
        """Whether a word is one of the nouns, or ends as one that stands for all that end so ("~halle")."""
        return low in self._nouns or (self._endings != () and low.endswith(self._endings))

    def is_done_by(self, noun: Noun) -> bool:
        """Whether a noun names one of those who do it: gunmen, a helicopter."""
        return noun.kind in self.doers or noun.gloss in self.doers


def _words(listing: str) -> frozenset[str]:
    return frozenset(plain(form.lower()) for pattern in listing.split() for form in expand(pattern))


def add(found: list[Predicate], clause: Clause) -> None:
    """The collocations of a clause, each once for a verb."""
    lows = clause.tokens.plains[clause.first : clause.last]
    if clause.lexicon.collocating.isdisjoint(lows):
        return
    for pair in clause.lexicon.collocations:
        if pair.verbs.isdisjoint(lows) or pair.behind.isdisjoint(lows):
            continue
        for token in range(clause.first, clause.last):
            if clause.tokens.plains[token] in pair.verbs:
                _add_between(found, clause, pair, token)


def _add_between(found: list[Predicate], clause: Clause, pair: Collocation, verb: int) -> None:
    """From a verb to its noun, "moved … from the pastures", or in German from the noun to the verb, "von der Alm … gebracht"."""
    end = _noun_behind(clause, pair, verb)
    if end:
        _add(found, clause, pair, verb, (verb, end))
    elif clause.verb_final:
        opener = _noun_before(clause, pair, verb)
        if opener >= 0:
            _add(found, clause, pair, verb, (opener, verb + 1))


def _add(
    found: list[Predicate], clause: Clause, pair: Collocation, verb: int, stretch: tuple[int, int]
) -> None:
    first, last = stretch
    if not pair.beyond.isdisjoint(clause.tokens.plains[last : min(last + _PHRASE, clause.last)]):
        return
    counts = any(token in clause.counts or _is_a_person(clause, token) for token in range(first, last))
    particled = not pair.has_nouns and last in clause.counts  # "took off nine"
    passive = _is_passive(clause, verb) if pair.has_nouns else _has_auxiliary(clause, verb)
    if pair.transitive and first == verb and not (counts or particled or passive):
        return
    if pair.doers:
        if not _has_a_doer(clause, pair, verb):
            return
        _take_from_rescues(found, pair, first, last)
    form = "frame" if counts else "phrase"
    found.append(Predicate(first, last, form, pair.measure, pair.only))


def _take_from_rescues(found: list[Predicate], pair: Collocation, first: int, last: int) -> None:
    """ "Bewaffnete holten 40 Schüler aus der Schule": the same words do not also bring them to safety."""
    for told in found:
        if told.measure == "evacuated" and told.first < last and told.last > first:
            told.only -= pair.only


def _has_a_doer(clause: Clause, pair: Collocation, verb: int) -> bool:
    """Whether the subject of the verb, or whoever stands behind "by", is one of those who do it: "taken by gunmen from"."""
    first, last = _between_signs(clause, verb)
    governed = by = False  # the next noun belongs to a preposition; that one is "by"
    for token in range(first, last):
        if token == verb or token in clause.dated:
            governed = by = False
        elif clause.role(token) & Role.PREPOSITION:
            governed, by = True, clause.says_low(token, "agent") and (clause.verb_final or token > verb)
        noun = clause.word(token).noun
        if noun is not None:
            subject = not governed and (clause.verb_final or token < verb)
            if (subject or by) and pair.is_done_by(noun):
                return True
            governed = by = False
    return False


def _between_signs(clause: Clause, verb: int) -> tuple[int, int]:
    """The tokens around a verb that no sign parts from it, half-open."""
    first, last = verb, verb + 1
    while first > clause.first and not clause.role(first - 1) & SIGNS:
        first -= 1
    while last < clause.last and not clause.role(last) & SIGNS:
        last += 1
    return first, last


def _is_a_person(clause: Clause, article: int) -> bool:
    """ "einem Arbeiter", in "riss einem Arbeiter den Arm ab"."""
    if article not in clause.numbers or article + 1 >= clause.last:
        return False
    noun = clause.word(article + 1).noun
    return noun is not None and noun.kind in PEOPLE


def _is_passive(clause: Clause, verb: int) -> bool:
    """Whether those carried stand before the verb: "were moved to", "40 people led down from"; not "volunteers carried sand to".

    A German verb with its place behind it is none: "brachte … in die Halle".
    """
    if clause.verb_final:
        return False
    return _has_auxiliary(clause, verb) or clause.role(verb + 1) & Role.PREPOSITION != 0


def _has_auxiliary(clause: Clause, verb: int) -> bool:
    """ "were taken off", but not "took off with 17 on board"."""
    return any(clause.role(token) & Role.PASSIVE for token in range(verb - _AUXILIARY, verb))


def _noun_behind(clause: Clause, pair: Collocation, verb: int) -> int:
    """The token behind the noun that follows a verb, 0 where none follows in its clause."""
    for token in range(verb + 1, min(verb + _REACH, clause.last)):
        if _ends(clause, token):
            return 0
        if clause.tokens.plains[token] in pair.behind:
            end = _opened(clause, pair, token)
            if end:
                return end
    return 0


def _noun_before(clause: Clause, pair: Collocation, verb: int) -> int:
    """The token that opens the phrase of the noun before a verb at the end of its clause, -1 where none does."""
    for token in range(verb - 1, max(verb - _REACH, clause.first) - 1, -1):
        if _ends(clause, token) or clause.role(token) & Role.CONJUNCTION:
            return -1
        if clause.tokens.plains[token] in pair.behind and 0 < _opened(clause, pair, token) <= verb:
            return token
    return -1


def _ends(clause: Clause, token: int) -> bool:
    """Whether a sign or a word that opens another clause parts a verb from its noun; German "die" may be an article."""
    role = clause.role(token)
    closes = role & SIGNS or role & (_APART | Role.PREPOSITION) in (Role.SUBORDINATOR, Role.RELATIVE)
    return bool(closes) and not (clause.verb_final and role & Role.DETERMINER)


def _opened(clause: Clause, pair: Collocation, opener: int) -> int:
    """The token behind the noun whose phrase the word at ``opener`` opens, 0 where that noun is none of the collocation."""
    if not pair.has_nouns:
        return opener + 1
    for token in range(opener + 1, min(opener + _PHRASE, clause.last)):
        low = clause.tokens.plains[token]
        if low in pair.unless or clause.role(token) & (SIGNS | Role.AUXILIARY) or token in clause.counts:
            return 0
        if pair.names(low):
            return token + 1
        if low in pair.behind and token > opener + 1:
            return 0
    return 0
