"""The frozen nouns of Beleg; standard library only, no behaviour beyond turning into plain data."""

from beleg.model.article import Article
from beleg.model.figure import CERTAINTIES, QUALIFIERS, SCOPES, UNITS, Evidence, Figure
from beleg.model.mentions import DateMention, NumberMention
from beleg.model.relation import RELATIONS, Relation, Told
from beleg.model.span import Name, Span
from beleg.model.statement import STANCES, Statement

__all__ = [
    "CERTAINTIES",
    "QUALIFIERS",
    "RELATIONS",
    "SCOPES",
    "STANCES",
    "UNITS",
    "Article",
    "DateMention",
    "Evidence",
    "Figure",
    "Name",
    "NumberMention",
    "Relation",
    "Span",
    "Statement",
    "Told",
]
