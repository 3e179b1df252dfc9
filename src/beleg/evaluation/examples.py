"""Scored documents become examples of each kind of error: the sentence, what was expected, what came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from beleg.evaluation.confusion import sentence_around
from beleg.evaluation.gold import Document, Record
from beleg.evaluation.outcomes import CORE, SCORED, Outcome, agree, outcomes, overlap

# The kinds in the order in which a reader of a ledger meets them.
KINDS = ("missed", "too many", "noise taken for a figure", "interval", "measure", *SCORED)
NOTHING = "nothing"
_SIGNS = re.compile(r"([\\`*_<>\[\]|])")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error where it stands; ``sentence`` is Markdown with the quote in bold."""

    kind: str
    language: str
    sentence: str
    expected: str
    found: str


def mistakes(documents: Sequence[Document]) -> dict[str, list[Mistake]]:
    """All errors by their kind; a figure with two wrong fields is an example of both."""
    groups: dict[str, list[Mistake]] = {kind: [] for kind in KINDS}
    for document in documents:
        for outcome in outcomes(document):
            for mistake in _mistakes(outcome, document):
                groups[mistake.kind].append(mistake)
    return {kind: found for kind, found in groups.items() if found}


def handful(found: Sequence[Mistake], most: int) -> list[Mistake]:
    """At most so many, spread over all, so that no article is read twice where it can be helped.

    >>> handful("abcdefgh", 3)
    ['a', 'c', 'f']
    """
    if len(found) <= most:
        return list(found)
    return [found[index * len(found) // most] for index in range(most)]


def _mistakes(outcome: Outcome, document: Document) -> Iterator[Mistake]:
    record = outcome.gold or outcome.predicted or {}
    sentence = marked(document.text, record["start"], record["end"])
    for kind, expected, found in _differences(outcome, document):
        yield Mistake(kind, document.language, sentence, expected, found)


def _differences(outcome: Outcome, document: Document) -> Iterator[tuple[str, str, str]]:
    gold, predicted = outcome.gold, outcome.predicted
    if predicted is None:
        yield "missed", _whole(gold or {}), NOTHING
    elif gold is None:
        noise = [one for one in document.noise if overlap(one, predicted)]
        if noise:
            yield "noise taken for a figure", f"none ({noise[0]['why']})", _whole(predicted)
        else:
            yield "too many", NOTHING, _whole(predicted)
    elif not outcome.core_is_right:
        if gold["measure"] != predicted.get("measure"):
            yield "measure", _whole(gold), _whole(predicted)
        if any(not agree(bound, predicted, gold) for bound in CORE[:2]):
            yield "interval", _interval(gold), f"{_interval(predicted)} ({predicted.get('quote')})"
    else:
        for field in SCORED:
            if not agree(field, predicted, gold):
                yield field, _plain(gold.get(field)), _plain(predicted.get(field))


def marked(text: str, start: int, end: int) -> str:
    """The sentence around a stretch as Markdown, the stretch in bold.

    >>> marked("Am Abend starben [drei]. Ende.", 18, 22)
    'Am Abend starben \\\\[**drei**\\\\].'
    """
    opening, closing = "\ue000", "\ue001"
    signed = f"{text[:start]}{opening}{text[start:end]}{closing}{text[end:]}"
    sentence = sentence_around(signed, start, end + 2)
    return escaped(sentence).replace(opening, "**").replace(closing, "**")


def escaped(text: str) -> str:
    """Text as Markdown that shows just this text."""
    return _SIGNS.sub(r"\\\1", text)


def _whole(record: Record) -> str:
    return f"{record.get('measure')} {_interval(record)}"


def _interval(record: Record) -> str:
    """The interval in words.

    >>> _interval({"low": 3, "high": None}), _interval({"low": None, "high": None})
    ('from 3', 'unknown')
    """
    low, high = (record.get(bound) for bound in ("low", "high"))
    if low == high:
        return "unknown" if low is None else _number(low)
    if low is None or high is None:
        return f"from {_number(low)}" if high is None else f"up to {_number(high)}"
    return f"{_number(low)} to {_number(high)}"


def _number(value: object) -> str:
    return f"{value:,g}" if isinstance(value, float) else f"{value:,}"


def _plain(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return " / ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)
