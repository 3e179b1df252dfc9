"""Scores, confusions and errors become text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from beleg.cli.options import ScoreFormat
from beleg.cli.screen import Screen
from beleg.evaluation import Confusion, Document, Scores, by_language, confusions, errors, score
from beleg.evaluation.confusion import ErrorGroup
from beleg.evaluation.scores import LEVELS
from beleg.report import jsonl
from beleg.report.words import number, say, term

_CONFUSIONS = 15
_GROUPS = 12
_EXAMPLES = 5


def show_scores(
    documents: Sequence[Document], format: ScoreFormat, screen: Screen, with_errors: bool
) -> None:
    """The scores of all documents and of each language, then what was taken for what."""
    groups = {"all": score(documents), **by_language(documents)}
    wrong = errors(documents) if with_errors else []
    if format is ScoreFormat.jsonl:
        screen.pieces(map(jsonl.line, _records(groups, confusions(documents), wrong)))
        return
    for line in _lines(groups, confusions(documents), wrong, screen.ui):
        screen.line(line)


def _records(
    groups: Mapping[str, Scores], confused: Sequence[Confusion], wrong: Sequence[ErrorGroup]
) -> Iterator[dict[str, object]]:
    for name, scores in groups.items():
        yield {"record": "scores", "language": name, **scores.as_dict()}
    for found in confused:
        yield {"record": "confusion", "gold": found.gold, "predicted": found.predicted, "count": found.n}
    for group in wrong:
        for example in group.examples:
            place = {"doc": example.doc, "start": example.start, "quote": example.quote}
            yield {"record": "error", "kind": group.kind, **place, "sentence": example.sentence}


def _lines(
    groups: Mapping[str, Scores], confused: Sequence[Confusion], wrong: Sequence[ErrorGroup], ui: str
) -> Iterator[str]:
    for name, scores in groups.items():
        yield say("evaluate.all", ui) if name == "all" else term("language", name, ui)
        yield from (f"  {line}" for line in _score_lines(scores, ui))
    if confused:
        yield say("evaluate.confusion", ui)
        yield from (f"  {c.n:4}  {c.gold} -> {c.predicted}" for c in confused[:_CONFUSIONS])
    if wrong:
        yield say("evaluate.errors", ui)
    for group in wrong[:_GROUPS]:
        yield f"  {len(group.examples):4}  {group.kind}"
        for example in islice(group.examples, _EXAMPLES):
            yield f'        {example.doc} {number(example.start, ui)} "{example.quote}": {example.sentence}'


def _score_lines(scores: Scores, ui: str) -> Iterator[str]:
    hit, all_noise = scores.noise
    yield say("evaluate.gold", ui, gold=scores.gold, predicted=scores.predicted, hit=hit, all=all_noise)
    for level in LEVELS:
        found = getattr(scores, level)
        values = {name: f"{value:.3f}" for name, value in found.as_dict().items()}
        yield f"{say(f'evaluate.{level}', ui):10} {say('evaluate.scores', ui, **values)}"
    fields = "  ".join(f"{name} {value:.3f}" for name, value in scores.fields.items())
    yield f"{say('evaluate.fields', ui):10} {fields}"
    measures = "  ".join(f"{m} {right}/{n}" for m, (right, n) in scores.measures.items())
    yield f"{say('evaluate.measures', ui):10} {measures}"
