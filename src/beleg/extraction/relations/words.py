"""``relations.toml`` of a pack becomes the runs of words that link figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from beleg.languages import Pack, expand
from beleg.model import Span

_WORD: Final = re.compile(r"[^\W_]+|[,;:()\u2013\u2014]")


class Linking:
    """The words of a language that link figures; runs of words stand between blanks, as ``normal`` makes them.

    ``part_keys`` are those of ``part_before`` and ``part_behind`` without blanks around. Those of many runs are kept by their last words.
    What is called ``…_ends`` stands right before a number: a whole, one that is new, one on top of another.
    """

    __slots__ = (
        *(
            "additional",
            "at_first",
            "by_now",
            "contrast",
            "definite",
            "from_",
            "joins",
            "not_all",
            "not_part",
        ),
        *("of", "of_opening", "on_top_ends", "other_event", "part_before", "part_behind", "part_keys"),
        *("share_of", "to", "to_ends", "whole_ends"),
    )

    def __init__(self, pack: Pack) -> None:
        table = pack["relations"]
        self.part_before = _runs(table["part_before"])
        self.part_behind = _runs(table["part_behind"])
        self.part_keys = [run.strip() for run in dict.fromkeys((*self.part_before, *self.part_behind))]
        self.not_all = _by_last_word(_runs(table["not_all"]))
        self.not_part = _runs(table["not_part"])
        self.of = frozenset(_runs(table["of"]))
        self.of_opening = _runs(table["of_opening"])
        self.share_of = _runs(table["share_of"])
        self.whole_ends = tuple([run[1:] for run in self.of_opening])
        self.joins = _runs(table["joins"])
        self.definite = _runs(table["definite"])
        self.additional = _by_last_word(_runs(table["additional"]))
        self.on_top_ends = tuple([run[1:] for run in _runs(table["additional_before"])])
        self.other_event = _by_last_word(_runs(table["other_event"]))
        self.contrast = _by_last_word(_runs(table["contrast"]))
        self.from_ = _runs(table["from"])
        self.to = _runs(table["to"])
        self.to_ends = tuple([run[1:] for run in self.to])
        self.at_first = _by_last_word(_runs(table["at_first"]))
        self.by_now = _by_last_word(_runs(table["by_now"]))


def _runs(patterns: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f" {run} " for pattern in patterns for run in expand(pattern)))


def _by_last_word(runs: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for run in runs:
        found.setdefault(run.split()[-1], []).append(run)
    return found


@cache
def linking(pack: Pack) -> Linking:
    """The linking words of a pack, made once."""
    return Linking(pack)


def normal(text: str) -> str:
    """The words and breaks of a text in small letters, a blank before and behind each.

    >>> normal('Davon, so die Stadt, "30 schwer."')
    ' davon , so die stadt , 30 schwer '
    """
    return f" {' '.join(_WORD.findall(text.lower()))} "


def first_of(runs: Iterable[str], passage: str) -> str:
    """The first of the runs that a normal passage holds, ``""`` where it holds none."""
    for run in runs:
        if run in passage:
            return run
    return ""


def any_of(runs: Mapping[str, list[str]], passage: str) -> str:
    """One of many runs, kept by their last words, that a passage in small letters holds, ``""`` where it holds none."""
    for word in passage.split():
        known = runs.get(word) or (None if word[-1].isalnum() else runs.get(word[:-1]))
        if known is not None:
            for run in known:
                if run[1:-1] in passage:
                    return run
    return ""


def opening_of(runs: Iterable[str], passage: str) -> str:
    """The run that a normal passage begins with, ``""`` where it begins with none."""
    for run in runs:
        if passage.startswith(run):
            return run
    return ""


def closing_of(runs: Iterable[str], passage: str) -> str:
    """The run that a normal passage ends with, ``""`` where it ends with none."""
    for run in runs:
        if passage.endswith(run):
            return run
    return ""


def spans_of(run: str, text: str, start: int, end: int) -> tuple[Span, ...]:
    """Where a run of words stands in ``text[start:end]``; nothing where it does not."""
    found = _pattern(run).search(text, start, end) if run else None
    return (Span(found.start(), found.end()),) if found else ()


@cache
def _pattern(run: str) -> re.Pattern[str]:
    words = r"\W+".join(re.escape(word) for word in run.split() if word[0].isalnum())
    return re.compile(rf"\b{words}\b", re.IGNORECASE)
