"""A figure becomes the fields of it that are in doubt, each with the reason and what else it could be.

Which rules are weak stands in ``doubts.toml``. Besides, a place named far away is in doubt, and who says it where
nobody is named although somebody speaks nearby, or where several do.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from beleg.model import Evidence, Figure, Span, Statement, Told

# What the evidence calls a field, and the field of ``CORRECTABLE`` that a person corrects.
_FIELDS: Final[Mapping[str, str]] = {"attribution": "origins", "quote": "qualifier", "number": "qualifier"}
# Fields that can be in doubt, in the order of a card.
OFFERED: Final = ("origins", "qualifier", "measure", "nationality", "place", "time")
_NEAR: Final = 400  # characters before and behind a sentence within which somebody who speaks may be meant
_FAR: Final = 200  # characters between a sentence and the nearest word that names the place of it
_MOST: Final = 4  # candidates of a field


UNATTRIBUTED: Final = "unattributed"

Named = tuple[int, str, Span]  # where somebody is named first, so that they can be looked up by it


class Doubt(NamedTuple):
    """Why a field is in doubt: ``reason`` is a key of the group ``doubt`` in ``words/``, ``rule`` what set the field, if any.

    ``candidates`` are other values that a correction of the field can give it, the nearest in the text first.
    """

    reason: str
    rule: str = ""
    candidates: tuple[object, ...] = ()


class Weak(NamedTuple):
    """Rules of a field of the evidence that are weak, the reason in a word, and why in a sentence."""

    field: str
    rules: tuple[str, ...]
    reason: str
    because: str


@cache
def weak_rules() -> tuple[Weak, ...]:
    """The table of weak rules.

    >>> [weak.reason for weak in weak_rules() if weak.field == "nationality"]
    ['inferred']
    """
    found = tomllib.loads((files("beleg.review") / "doubts.toml").read_text("utf-8"))
    return tuple(
        Weak(each["field"], tuple(each["rules"]), each["reason"], each["because"]) for each in found["weak"]
    )


def doubts(
    figure: Figure, told: Sequence[Told] = (), statements: Sequence[Statement] = ()
) -> Mapping[str, Doubt]:
    """The fields of a figure that are in doubt, in the order of a card: who, how many, what, whose, where, when.

    ``told`` are the figures of its article, ``statements`` what is said there; without them there are fewer candidates,
    and nobody is known to speak nearby. A field that a person set is in no doubt. That nobody is named (``unattributed``) is
    said too: it is mostly right, and by itself no reason to look at a figure.
    """
    found = _found(figure, _in_order(statements))
    others = [each.figure for each in told if each.figure.id != figure.id]
    return {
        field: found[field]._replace(candidates=tuple(_candidates(field, figure, others, statements)))
        for field in OFFERED
        if field in found
    }


def doubtful(figures: Iterable[Figure], statements: Iterable[Statement] = ()) -> frozenset[str]:
    """The ids of the figures of an article that have a field in doubt; that nobody is named alone is no doubt."""
    speakers = _in_order(statements)
    return frozenset(
        figure.id
        for figure in figures
        if any(doubt.reason != UNATTRIBUTED for doubt in _found(figure, speakers).values())
    )


def _found(figure: Figure, speakers: Sequence[Named]) -> dict[str, Doubt]:
    found = {**_of_rules(figure), **_of_places(figure)}
    if "origins" not in found and not _is_decided(figure, "origins"):
        found.update(_of_speakers(figure, speakers))
    return found


def _in_order(statements: Iterable[Statement]) -> list[Named]:
    """Where speakers are named, in the order of the text."""
    return sorted((span.start, name, span) for name, span in _speakers(statements))


def _of_rules(figure: Figure) -> dict[str, Doubt]:
    found: dict[str, Doubt] = {}
    for evidence in figure.evidence:
        reason = reason_of(evidence.field, evidence.rule)
        if reason and _is_said(figure, evidence):
            found.setdefault(_FIELDS.get(evidence.field, evidence.field), Doubt(reason, evidence.rule))
    return found


@cache
def reason_of(field: str, rule: str) -> str:
    """Why a rule is weak, ``""`` where it is not.

    >>> reason_of("attribution", "subjunctive runs on"), reason_of("attribution", "verb: subject first")
    ('other_sentence', '')
    """
    for weak in weak_rules():
        if weak.field == field and any(fnmatchcase(rule, pattern) for pattern in weak.rules):
            return weak.reason
    return ""


def _is_said(figure: Figure, evidence: Evidence) -> bool:
    """An attribution without a name is that of nobody: there is nothing to doubt."""
    return evidence.field != "attribution" or bool(figure.origins)


def _of_places(figure: Figure) -> dict[str, Doubt]:
    """The place where it is named far from the sentence only."""
    for evidence in figure.evidence:
        if evidence.field == "place" and figure.place and _is_far(figure, evidence.cues):
            return {"place": Doubt("elsewhere", evidence.rule)}
    return {}


def _is_far(figure: Figure, cues: Sequence[Span]) -> bool:
    return bool(cues) and min(_distance(figure.sentence, cue) for cue in cues) > _FAR


def _distance(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)


def _of_speakers(figure: Figure, speakers: Sequence[Named]) -> dict[str, Doubt]:
    """Who says it, where nobody is named though somebody speaks in the sentence, or several speak."""
    first = bisect_left(speakers, (figure.sentence.start,))
    behind = bisect_left(speakers, (figure.sentence.end,))
    inside = {name for _, name, _ in speakers[first:behind]}
    own = {name.text for name in figure.origins}
    if not figure.origins:
        return {"origins": Doubt("speaker_near" if inside else UNATTRIBUTED)}
    return {"origins": Doubt("several_speakers")} if inside - own and len(inside) > len(own) else {}


def _is_decided(figure: Figure, field: str) -> bool:
    return any(each.field == field and each.rule == "decision" for each in figure.evidence)


def _speakers(statements: Iterable[Statement]) -> Iterator[tuple[str, Span]]:
    for statement in statements:
        for name in statement.speakers:
            yield name.text, name.span


def _candidates(
    field: str, figure: Figure, others: Sequence[Figure], statements: Sequence[Statement]
) -> list[object]:
    """Other values of a field, the nearest first; who says it may be nobody."""
    if field == "origins":
        return _origins(figure, others, statements)
    if field == "qualifier":
        return []
    now = getattr(figure, field)
    near = sorted(others, key=lambda each: (abs(each.start - figure.start), each.start))
    found = dict.fromkeys(value for each in near if (value := getattr(each, field)) not in (None, now))
    nothing = [None] if field in ("nationality", "place", "time") and now else []
    return [*list(found)[: _MOST - len(nothing)], *nothing]


def _origins(figure: Figure, others: Sequence[Figure], statements: Sequence[Statement]) -> list[object]:
    near = Span(figure.sentence.start - _NEAR, figure.sentence.end + _NEAR)
    named = [*_speakers(statements), *((name.text, name.span) for each in others for name in each.origins)]
    named = [(text, span) for text, span in named if span.overlaps(near)]
    named.sort(key=lambda each: (abs(each[1].start - figure.start), each[1].start))
    own = {name.text for name in figure.origins}
    found: list[object] = [[text] for text in dict.fromkeys(text for text, _ in named) if text not in own]
    nobody: list[object] = [[]] if figure.origins else []
    return [*found[: _MOST - len(nobody)], *nobody]
