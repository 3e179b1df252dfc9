"""Beleg: news articles become a ledger of attributed reported figures.

The names below are loaded when first used, so that the command line starts at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from beleg.extraction.dates import find_dates
    from beleg.extraction.numbers import find_numbers
    from beleg.flow import Extraction, extract
    from beleg.ledger import Ledger
    from beleg.model import Article, DateMention, Figure, Name, NumberMention, Relation, Span, Statement, Told

__version__ = "0.1.0"

__all__ = [
    "Article",
    "DateMention",
    "Extraction",
    "Figure",
    "Ledger",
    "Name",
    "NumberMention",
    "Relation",
    "Span",
    "Statement",
    "Told",
    "extract",
    "find_dates",
    "find_numbers",
]

_HOME = {
    "Extraction": "beleg.flow",
    "Ledger": "beleg.ledger",
    "extract": "beleg.flow",
    "find_dates": "beleg.extraction.dates",
    "find_numbers": "beleg.extraction.numbers",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'beleg' has no attribute {name!r}")
    value = getattr(import_module(_HOME.get(name, "beleg.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
