"""Extracted figures and gold annotations become scores, a list of confusions, and a gate that they may not fall below."""

from beleg.evaluation.confusion import Confusion, confusions, errors
from beleg.evaluation.gold import Document, GoldError, extracted, load, read_predictions
from beleg.evaluation.outcomes import Outcome, outcomes
from beleg.evaluation.scores import Scores, by_language, score

__all__ = [
    "Confusion",
    "Document",
    "GoldError",
    "Outcome",
    "Scores",
    "by_language",
    "confusions",
    "errors",
    "extracted",
    "load",
    "outcomes",
    "read_predictions",
    "score",
]
