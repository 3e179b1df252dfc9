"""Outcomes become what was taken for what, and the most frequent errors with the sentences they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from beleg.evaluation.gold import Document, Record
from beleg.evaluation.outcomes import FULL, Outcome, outcomes

MISSED = "(missed)"
NO_FIGURE = "(no figure)"
_SENTENCE_END = re.compile(r"[.!?][\"”“’»']?\s|\n")
_REACH = 240


@dataclass(frozen=True, slots=True)
class Confusion:
    """So many figures of measure ``gold`` were given the measure ``predicted``."""

    gold: str
    predicted: str
    n: int


@dataclass(frozen=True, slots=True)
class Example:
    """One error where it stands."""

    doc: str
    start: int
    quote: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ErrorGroup:
    """Errors of one kind, such as ``"measure: killed, found wounded"``."""

    kind: str
    examples: tuple[Example, ...]


def confusions(documents: Iterable[Document]) -> list[Confusion]:
    """Which measures were taken for which, missed, or seen where there is none; the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    for outcome in _wrong(documents):
        gold, predicted = _measure(outcome.gold, NO_FIGURE), _measure(outcome.predicted, MISSED)
        if gold != predicted:
            counts[gold, predicted] += 1
    return [Confusion(*pair, n) for pair, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def errors(documents: Sequence[Document]) -> list[ErrorGroup]:
    """Every error by its kind, the most frequent kind first; an outcome with two wrong fields is in two groups."""
    texts = {document.doc: document.text for document in documents}
    groups: dict[str, list[Example]] = {}
    for outcome in _wrong(documents):
        record = outcome.gold or outcome.predicted or {}
        example = _example(outcome.doc, record, texts[outcome.doc])
        for kind in _kinds(outcome):
            groups.setdefault(kind, []).append(example)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [ErrorGroup(kind, tuple(examples)) for kind, examples in ordered]


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds a stretch, as far as punctuation shows it.

    >>> sentence_around("Zwei Tote. Drei starben in A. Ende", 11, 15)
    'Drei starben in A.'
    """
    before = [match.end() for match in _SENTENCE_END.finditer(text, max(0, start - _REACH), start)]
    after = _SENTENCE_END.search(text, end, end + _REACH)
    first = before[-1] if before else max(0, start - _REACH)
    last = after.end() if after else end + _REACH
    return " ".join(text[first:last].split())


def _wrong(documents: Iterable[Document]) -> Iterable[Outcome]:
    return (outcome for document in documents for outcome in outcomes(document) if outcome.kind != "right")


def _kinds(outcome: Outcome) -> list[str]:
    gold, predicted = outcome.gold, outcome.predicted
    if gold is None or predicted is None:
        return [f"{outcome.kind}: {_measure(gold or predicted, NO_FIGURE)}"]
    return [
        f"{field}: {_brief(field, gold, outcome)}, found {_brief(field, predicted, outcome)}"
        if field in ("measure", "certainty", "nationality")
        else f"{field}: {_shape(field, gold, predicted)}"
        for field in outcome.fields
    ]


def _brief(field: str, record: Record, outcome: Outcome) -> str:
    value = record.get(field)
    return str(value) if value is not None else "none"


def _shape(field: str, gold: Record, predicted: Record) -> str:
    """Values of their own for every figure are told apart only as given, not given, or another."""
    if field in FULL:
        named, said = bool(gold.get(field)), bool(predicted.get(field))
    else:
        named, said = gold.get(field) is not None, predicted.get(field) is not None
    return "another" if named and said else "not found" if named else "found where gold has none"


def _measure(record: Record | None, otherwise: str) -> str:
    return str(record.get("measure")) if record else otherwise


def _example(doc: str, record: Record, text: str) -> Example:
    start, end = record["start"], record["end"]
    return Example(doc, start, text[start:end], sentence_around(text, start, end))
