"""Outcomes become precision, recall and F1, per level, field and measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from beleg.evaluation.gold import Document
from beleg.evaluation.outcomes import OPTIONAL, SCORED, Outcome, agree, outcomes, overlap

LEVELS = ("detection", "core", "full")


@dataclass(frozen=True, slots=True)
class Level:
    """How well figures were found, on one level of strictness; four decimals."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, hits: int, predicted: int, gold: int) -> Level:
        """From counts; nothing over nothing is 0.

        >>> Level.of(hits=1, predicted=2, gold=4)
        Level(precision=0.5, recall=0.25, f1=0.3333)
        """
        precision, recall = _ratio(hits, predicted), _ratio(hits, gold)
        f1 = _ratio(2 * precision * recall, precision + recall)
        return cls(round(precision, 4), round(recall, 4), round(f1, 4))

    def as_dict(self) -> dict[str, float]:
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a set of documents.

    ``noise`` counts the noise taken for figures and all noise. ``fields`` are accuracies over the figures whose core
    is right. ``measures`` maps each measure of the gold to core-right and all.
    """

    gold: int
    predicted: int
    noise: tuple[int, int]
    detection: Level
    core: Level
    full: Level
    fields: dict[str, float]
    measures: dict[str, tuple[int, int]]

    @property
    def noise_share(self) -> float:
        """The share of the noise that was taken for figures, 0 to 1."""
        return _ratio(*self.noise)

    def as_dict(self) -> dict[str, object]:
        """Plain data: counts, the three levels, fields and measures."""
        return {
            "gold": self.gold,
            "predicted": self.predicted,
            "noise_taken_for_figures": list(self.noise),
            **{level: getattr(self, level).as_dict() for level in LEVELS},
            "fields": dict(self.fields),
            "measures": {measure: list(counts) for measure, counts in self.measures.items()},
        }


def score(documents: Sequence[Document]) -> Scores:
    """The scores over all figures of all documents together."""
    judged = [outcome for document in documents for outcome in outcomes(document)]
    right = [outcome for outcome in judged if outcome.core_is_right]
    n_gold = sum(g["measure"] not in OPTIONAL for document in documents for g in document.gold)
    n_predicted = sum(outcome.predicted is not None for outcome in judged)
    hits = {
        "detection": sum(outcome.is_found for outcome in judged),
        "core": len(right),
        "full": sum(outcome.kind == "right" for outcome in judged),
    }
    return Scores(
        n_gold,
        n_predicted,
        _noise(documents),
        **{level: Level.of(n, n_predicted, n_gold) for level, n in hits.items()},
        fields={field: _accuracy(field, right) for field in SCORED},
        measures=_measures(documents, right),
    )


def by_language(documents: Sequence[Document]) -> dict[str, Scores]:
    """The scores of each language's documents apart, in the order of the language codes."""
    languages = sorted({document.language for document in documents})
    return {code: score([d for d in documents if d.language == code]) for code in languages}


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _noise(documents: Iterable[Document]) -> tuple[int, int]:
    taken = [any(overlap(p, noise) for p in d.predicted) for d in documents for noise in d.noise]
    return sum(taken), len(taken)


def _accuracy(field: str, right: Sequence[Outcome]) -> float:
    said = [agree(field, outcome.predicted or {}, outcome.gold or {}) for outcome in right]
    return round(_ratio(sum(said), len(said)), 4)


def _measures(documents: Iterable[Document], right: Iterable[Outcome]) -> dict[str, tuple[int, int]]:
    wanted = [g["measure"] for document in documents for g in document.gold if g["measure"] not in OPTIONAL]
    found = [outcome.gold["measure"] for outcome in right if outcome.gold]
    return {measure: (found.count(measure), wanted.count(measure)) for measure in sorted(set(wanted))}
