"""One document's predictions and gold become outcomes: found, missed, too many, and what was wrong with each."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from beleg.evaluation.gold import Document, Record

CORE = ("low", "high", "measure")
FULL = ("nationality", "origins", "certainty")
FIELDS = ("qualifier", "unit", "nationality", "place", "scope", "origins", "via", "certainty", "unverified")
# What is scored of a figure: beside what pairs figures, the time, in which annotators agree less.
SCORED = (*FIELDS, "time")
# What the annotators were free to mark or leave.
OPTIONAL = frozenset({"affected", "other"})
_DAY = len("1978-03-19")
_OPEN = ".."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a prediction, of a gold figure, or of a pair of them.

    ``kind`` is right, wrong (core right, one of ``FULL`` not), wrong core, claimed (gold leaves the figure open, the
    prediction does not), missed or spurious; ``fields`` are those that differ.
    """

    kind: str
    doc: str
    predicted: Record | None
    gold: Record | None
    fields: tuple[str, ...] = ()

    @property
    def core_is_right(self) -> bool:
        return self.kind in ("right", "wrong")

    @property
    def is_found(self) -> bool:
        return self.core_is_right or self.kind == "wrong core"


def outcomes(document: Document) -> Iterator[Outcome]:
    """What counts for or against the predictions: missed first, then spurious, then pairs, closest first."""
    paired = pairs(document.predicted, document.gold)
    found, hit = {i for i, _ in paired}, {j for _, j in paired}
    for j, gold in enumerate(document.gold):
        if j not in hit and not _is_optional(gold):
            yield Outcome("missed", document.doc, None, gold)
    for i, predicted in enumerate(document.predicted):
        if i not in found and not _is_optional(predicted):
            yield Outcome("spurious", document.doc, predicted, None)
    for i, j in paired:
        outcome = _judged(document.doc, document.predicted[i], document.gold[j])
        if outcome:
            yield outcome


def pairs(predicted: Sequence[Record], gold: Sequence[Record]) -> list[tuple[int, int]]:
    """Indices of overlapping records, one to one; those that agree on most fields come first."""
    candidates = sorted(
        (-_agreement(p, g), abs(p["start"] - g["start"]), i, j)
        for i, p in enumerate(predicted)
        for j, g in enumerate(gold)
        if overlap(p, g)
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    chosen = []
    for _, _, i, j in candidates:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            chosen.append((i, j))
    return chosen


def overlap(a: Record, b: Record) -> bool:
    """Whether two records share a character.

    >>> overlap({"start": 0, "end": 3}, {"start": 2, "end": 4}), overlap({"start": 0, "end": 3}, {"start": 3, "end": 4})
    (True, False)
    """
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def agree(field: str, predicted: Record, gold: Record) -> bool:
    """Whether a field says the same; places and names may be longer or shorter, a field left out is null."""
    rule = _RULES.get(field, _equal)
    return rule(predicted.get(field), gold.get(field))


def _judged(doc: str, predicted: Record, gold: Record) -> Outcome | None:
    if _is_optional(gold):
        claimed = Outcome("claimed", doc, predicted, gold, ("measure",))
        return None if _is_optional(predicted) else claimed
    if core := _differing(CORE, predicted, gold):
        return Outcome("wrong core", doc, predicted, gold, core)
    full = _differing(FULL, predicted, gold)
    return Outcome("wrong" if full else "right", doc, predicted, gold, full)


def _is_optional(record: Record) -> bool:
    return record.get("measure") in OPTIONAL


def _differing(fields: Iterable[str], predicted: Record, gold: Record) -> tuple[str, ...]:
    return tuple(field for field in fields if not agree(field, predicted, gold))


def _agreement(predicted: Record, gold: Record) -> int:
    return sum(agree(field, predicted, gold) for field in (*CORE, *FIELDS))


def _equal(predicted: object, gold: object) -> bool:
    return predicted == gold


def _fold(text: object) -> str:
    return " ".join(str(text or "").casefold().split())


def _same_place(predicted: object, gold: object) -> bool:
    said, wanted = _fold(predicted), _fold(gold)
    return said == wanted or _contains(said, wanted)


def _contains(a: str, b: str) -> bool:
    return bool(a and b) and (a in b or b in a)


def _same_names(predicted: Any, gold: Any) -> bool:
    said = [name for name in map(_fold, predicted or ()) if name]
    wanted = [_fold(name) for name in gold or ()]
    if not said or not wanted:
        return not said and not wanted
    return any(a in b or b in a for a in said for b in wanted)


def _same_time(predicted: Any, gold: Any) -> bool:
    """Whether two times have the same ends, each as exactly as the annotation tells it, days give or take one.

    >>> _same_time("2025-01-01/2025-10-17", "2025-01/2025-10"), _same_time("2025-05-02", "2025-05-01/2025-05-02")
    (True, True)
    >>> _same_time("2025-05-02", "2025-05-04"), _same_time("2025-05-02", None), _same_time("1978-01-01/..", "1978/")
    (False, False, True)
    """
    if not predicted or not gold:
        return not predicted and not gold
    said, wanted = _ends(predicted), _ends(gold)
    return _is_same_day(said[0], wanted[0], last=False) and _is_same_day(said[1], wanted[1], last=True)


def _ends(time: str) -> tuple[str, str]:
    first, slash, last = time.partition("/")
    return first or _OPEN, (last or _OPEN) if slash else first


def _is_same_day(said: str, wanted: str, last: bool) -> bool:
    told = len(wanted)
    if said == wanted or _OPEN in (said, wanted):
        return said == wanted
    if told < _DAY:
        return said[:told] == wanted
    try:
        return abs((_day(said, last) - _day(wanted, last)).days) <= 1
    except ValueError:  # a prediction whose time is none
        return False


def _day(text: str, last: bool) -> date:
    """The first or last day of a year, a month or a day, as ``1978``, ``1978-03``, ``1978-03-19``."""
    numbers = [int(part) for part in text.split("-")]
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else (12 if last else 1)
    return date(year, month, numbers[2] if len(numbers) > 2 else (monthrange(year, month)[1] if last else 1))


def _same_truth(predicted: object, gold: object) -> bool:
    return bool(predicted) == bool(gold)


_RULES: Mapping[str, Callable[[Any, Any], bool]] = {
    "place": _same_place,
    "origins": _same_names,
    "via": _same_names,
    "unverified": _same_truth,
    "time": _same_time,
}
