"""The frozen nouns of Beleg; standard library only, no behaviour beyond turning into plain data."""

from beleg.model.article import Article
from beleg.model.decision import CORRECTABLE, VERDICTS, Decision
from beleg.model.entry import METHODS, Entry, Link, Source
from beleg.model.figure import CERTAINTIES, QUALIFIERS, SCOPES, UNITS, Evidence, Figure, figure_id
from beleg.model.mentions import DateMention, NumberMention
from beleg.model.relation import RELATIONS, Relation, Told
from beleg.model.series import (
    ADDITIONAL,
    FINDINGS,
    FORECAST,
    INTERESTS,
    RISEN,
    SEVERITIES,
    Finding,
    Key,
    Point,
    Position,
    Reach,
    Series,
)
from beleg.model.span import Name, Span
from beleg.model.statement import STANCES, Statement

__all__ = [
    "ADDITIONAL",
    "CERTAINTIES",
    "CORRECTABLE",
    "FINDINGS",
    "FORECAST",
    "INTERESTS",
    "METHODS",
    "QUALIFIERS",
    "RELATIONS",
    "RISEN",
    "SCOPES",
    "SEVERITIES",
    "STANCES",
    "UNITS",
    "VERDICTS",
    "Article",
    "DateMention",
    "Decision",
    "Entry",
    "Evidence",
    "Figure",
    "Finding",
    "Key",
    "Link",
    "Name",
    "NumberMention",
    "Point",
    "Position",
    "Reach",
    "Relation",
    "Series",
    "Source",
    "Span",
    "Statement",
    "Told",
    "figure_id",
]
