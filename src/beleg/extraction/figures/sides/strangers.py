"""Adjectives of no known country: "Ottoman troops", "kurdische Kämpfer", "the Yugoslav army" are of no state that is named."""

from __future__ import annotations

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.sides.countrywords import CountryMention


def are_counted(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> bool:
    """Whether an adjective of no known country stands among the words that are counted."""
    if counted.head is None:
        return False
    return any(
        is_adjective(clause, token, mentions) and (clause.verb_final or token + 1 == counted.head)
        for token in range(counted.behind, counted.head)
    )


def is_adjective(clause: Clause, token: int, mentions: list[CountryMention]) -> bool:
    """Whether the word at ``token`` is such an adjective."""
    if token <= clause.first or any(m.first <= token < m.last for m in mentions):
        return False
    text, word = clause.text(token), clause.word(token)
    if word.role or word.traits or word.noun or text.lower() in clause.lexicon.lists["common"]:
        return False
    if clause.verb_final:
        return text.islower() and text.endswith(clause.lexicon.endings["peoples"])
    is_name = text[:1].isupper() and text[1:].islower()
    follows_name = token - 1 > clause.first and clause.text(token - 1)[:1].isupper()
    return is_name and not follows_name and not clause.role(token - 1) & Role.STOP
