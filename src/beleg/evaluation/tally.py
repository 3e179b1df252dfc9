"""Scored documents become plain numbers for a report: per language, field and measure, without a word of the texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from beleg.evaluation.confusion import MISSED, NO_FIGURE
from beleg.evaluation.gold import Document, Record
from beleg.evaluation.outcomes import OPTIONAL, outcomes
from beleg.evaluation.scores import score

ALL = "all"
Tally = dict[str, Any]


def tallies(documents: Sequence[Document]) -> dict[str, Tally]:
    """The tally of all documents, under ``all``, and of each language's, under its code."""
    languages = sorted({document.language for document in documents})
    groups = {ALL: list(documents)} | {
        code: [document for document in documents if document.language == code] for code in languages
    }
    return {name: tally(group) for name, group in groups.items()}


def tally(documents: Sequence[Document]) -> Tally:
    """Number of articles, the scores, and for each measure: gold, found with it, right, most frequent confusion."""
    return {"articles": len(documents), **score(documents).as_dict(), "confused": by_measure(documents)}


def by_measure(documents: Sequence[Document]) -> dict[str, Tally]:
    """Gold figures, figures found with the measure, those right in core, and what gold was most often taken for.

    What was found where gold leaves a figure open counts as found too much.
    """
    judged = [outcome for document in documents for outcome in outcomes(document)]
    gold = Counter(_measure(one.gold) for one in judged if _counts(one.gold))
    found = Counter(_measure(one.predicted) for one in judged if one.predicted is not None)
    right = Counter(_measure(one.gold) for one in judged if one.core_is_right)
    taken: dict[str, Counter[str]] = {}
    for one in judged:
        if _counts(one.gold) and _measure(one.gold) != _measure(one.predicted, MISSED):
            taken.setdefault(_measure(one.gold), Counter())[_measure(one.predicted, MISSED)] += 1
    return {
        measure: {
            "gold": gold[measure],
            "found": found[measure],
            "right": right[measure],
            "taken_for": _most(taken.get(measure, Counter())),
        }
        for measure in sorted(gold)
    }


def _counts(record: Record | None) -> bool:
    return record is not None and record["measure"] not in OPTIONAL


def _measure(record: Record | None, otherwise: str = NO_FIGURE) -> str:
    return otherwise if record is None else str(record.get("measure"))


def _most(counts: Counter[str]) -> list[str | int]:
    """What is most frequent, and how often; of equals the first by name."""
    if not counts:
        return []
    name, often = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return [name, often]
