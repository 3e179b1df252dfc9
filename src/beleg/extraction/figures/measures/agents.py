"""A verb and the words around a number tell who acts and who is acted on: who does it or looks for others is not counted."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import SIGNS, Role, Trait
from beleg.extraction.figures.phrases.counted import Counted

_APART: Final = Role.BREAK | Role.STOP | Role.CONJUNCTION | Role.AUXILIARY | Role.ADVERSATIVE


def is_doer(clause: Clause, link: int) -> bool:
    """ "wurde der Wirt von zwei Männern erschossen", but not "wurde eine Gruppe von 40 Männern verschleppt"."""
    if not clause.verb_final or link - 1 < clause.first or clause.role(link - 1) & Role.BREAK:
        return False
    noun = clause.word(link - 1).noun
    if noun is not None and noun.kind not in PEOPLE and link - 1 not in clause.dated:
        return False
    at = link - 1
    while at > clause.first and not clause.role(at) & (Role.BREAK | Role.CONJUNCTION | Role.PASSIVE):
        at -= 1
    return clause.role(at) & Role.PASSIVE != 0


def is_acting(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "Zwei Attentäter töten 31 Menschen", "Drei Männer haben elf Gäste verletzt", but not "Zwei Wachen getötet"."""
    if counted.head is None:
        return False
    if clause.role(counted.last) & Role.AUXILIARY:
        having = clause.role(counted.last) | clause.role(predicate.last)
        return having & Role.HAVING != 0 and _counts_people(clause, counted.last + 1, predicate.first)
    verb = predicate.first
    long = predicate.last - verb > 1 or predicate.form == "state"
    if long or not clause.text(verb).endswith("n"):
        return False
    if any(clause.role(token) & _APART for token in range(counted.last, verb)):
        return False
    many = counted.number.high != 1 and verb == counted.last and verb + 1 < clause.last
    if many and clause.word(verb + 1).traits & Trait.SINGULAR:
        return True  # "Drei Männer erschossen den Wirt": no subject of a verb that stands in the plural
    return _counts_people(clause, verb + 1, clause.last)


def _counts_people(clause: Clause, token: int, last: int) -> bool:
    """Whether a verb has a number of people from ``token`` on, so that those before it are not its object."""
    while token < last and not clause.role(token) & _APART:
        number = clause.counts.get(token)
        if number is not None:
            noun = clause.word(number.last_token).noun if number.last_token < clause.last else None
            return not clause.role(token - 1) & Role.PREPOSITION and noun is not None and noun.kind in PEOPLE
        token += 1
    return False


def is_of_passive(clause: Clause, predicate: Predicate, link: int) -> bool:
    """ "A farmer was kidnapped by four armed men": those behind "by" did it."""
    if clause.verb_final or link < predicate.last or not clause.word(link).traits & Trait.AGENT:
        return False
    whole = predicate.form in ("phrase", "frame") and link == predicate.last
    acted_on = predicate.form == "participle" or whole
    return acted_on and is_passive(clause, predicate)


def is_passive(clause: Clause, predicate: Predicate) -> bool:
    """Whether a verb of being stands shortly before: "were later killed", but not "killed" or "are holding"."""
    goes_on = (
        not clause.verb_final and predicate.form == "object" and clause.text(predicate.first).endswith("ing")
    )
    for token in range(predicate.first - 1, max(predicate.first - 5, clause.first - 1), -1):
        role = clause.role(token)
        if role & Role.PASSIVE:
            return not goes_on
        if role & (Role.BREAK | Role.CONJUNCTION | Role.PREPOSITION):
            return False
    return False


def takes_what_follows(clause: Clause, predicate: Predicate) -> bool:
    """ "80 Taucher suchen nach den Vermissten": a phrase that ends in a preposition tells of whoever stands behind it."""
    if predicate.last - predicate.first == 1 or clause.role(predicate.first) & Role.PREPOSITION:
        return False  # "80 Mann auf der Suche nach"
    open_end = clause.role(predicate.last - 1) & Role.PREPOSITION != 0
    return open_end and not clause.role(predicate.last) & SIGNS


def described_at(clause: Clause, token: int) -> int:
    """``token`` where a phrase says there who a German noun counts: "alle 155 Menschen an Bord wurden gerettet"; else -1."""
    if clause.verb_final:
        for predicate in clause.predicates:
            if predicate.first == token and predicate.measure == "other" and predicate.form == "phrase":
                return token
    return -1


def is_for_others(clause: Clause, first: int, last: int) -> bool:
    """ "claimed the lives of five": words that end with "of" count who follows, and not who stands before."""
    closes = not clause.verb_final and last - first > 1 and clause.role(last - 1) & Role.PARTITIVE_OF != 0
    return closes and last in clause.counts


def is_company(clause: Clause, first: int) -> bool:
    """ "was killed along with three guards": those whom the number at ``first`` counts share a fate told before."""
    if not clause.role(first - 1) & Role.MEANS or first - 2 < clause.first:
        return False
    return clause.word(first - 2).traits & Trait.ALONG != 0


def has_its_own_number(clause: Clause, first: int, last: int) -> bool:
    """ "1200 Helfer löschten das Feuer, wobei drei verletzt wurden": a verb that ends a subordinate clause about another number."""
    for token in range(last - 1, first, -1):
        if clause.text(token) != ",":
            continue
        opener = clause.role(token + 1)
        if not opener & (Role.RELATIVE | Role.SUBORDINATOR) or opener & Role.DETERMINER:
            return False
        return any(at in clause.numbers for at in (token + 2, token + 3) if at < last)
    return False


def opens_a_clause(clause: Clause, counted: Counted) -> bool:
    """ "were crushed as thousands struggled", "are missing after a gunman fired": who stands behind the link does more."""
    if clause.verb_final or clause.says(counted.first - 2, "well"):  # "as well as five people"
        return False
    link = clause.role(counted.first - 1)
    if link & (Role.CONJUNCTION | Role.BREAK) and _has_its_verb(clause, counted):
        return True
    if counted.number.shape == "article":
        return link & (Role.SUBORDINATOR | Role.RELATIVE) == Role.SUBORDINATOR
    return (
        link & (Role.SUBORDINATOR | Role.RELATIVE | Role.PREPOSITION | Role.CONJUNCTION) == Role.SUBORDINATOR
    )


def _has_its_verb(clause: Clause, counted: Counted) -> bool:
    """ "six are dead and 5,000 people are believed to have fled", but not "no guests were hurt but two drivers were"."""
    verb = counted.last
    if not clause.role(verb) & Role.AUXILIARY:
        return False
    while verb < clause.last and clause.role(verb) & Role.AUXILIARY:
        verb += 1
    return verb < clause.last and not clause.role(verb) & (Role.BREAK | Role.STOP | Role.CONJUNCTION)


def is_aim(clause: Clause, predicate: Predicate, opener: int) -> bool:
    """ "…, um 40 Geiseln zu befreien": a word that opens what somebody is after governs a verb and not the number behind it."""
    if clause.text(opener).lower() not in clause.lexicon.lists["aim"]:
        return False
    opens = opener == clause.first or clause.text(opener - 1) == ","
    return opens and predicate.form == "object" and predicate.first > opener
