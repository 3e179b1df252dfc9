"""Speakers become pairs that may be one: the name of one holds that of the other, and nothing speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from beleg.model import Decision, Source
from beleg.review.origins import ORIGIN
from beleg.review.standing import standing

_WORD: Final = re.compile(r"\w{3,}")
_SEVERAL: Final = re.compile(r",|\b(?:und|and|sowie)\b")  # a name of several is none of them
# Words that stand before names of many: alone they name nobody.
_TITLES: Final = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "the",
        "von",
        "vom",
        "for",
        "and",
        "und",
        "für",
        "general",
        "minister",
        "president",
        "präsident",
        "sprecher",
        "spokesman",
    ]
)


_UNKNOWN: Final = ("", "other")  # kinds and countries that tell nobody apart


class Speaker(NamedTuple):
    """Who speaks, in how many articles, in which series."""

    source: Source
    articles: int
    series: frozenset[str]


class Pair(NamedTuple):
    """Two speakers that may be one: ``one`` would be called as ``other`` is. ``series`` are those in which both speak."""

    one: Speaker
    other: Speaker
    series: frozenset[str]

    @property
    def id(self) -> str:
        """Both ids, the same in whatever order they are found."""
        return "|".join(sorted((self.one.source.id, self.other.source.id)))


def pairs(speakers: Sequence[Speaker], decisions: Iterable[Decision]) -> list[Pair]:
    """The pairs that nobody has decided about, those with most series in common first.

    Two speakers may be one where all words of one's name stand in the other's name, neither kind nor country tells them
    apart, and both speak in one series. Where the longer one names several, they may not.
    """
    apart, alone = kept_apart(decisions)
    named = sorted(speakers, key=lambda each: each.source.id)
    words = {each.source.id: _words(each.source) for each in named}
    by_word: dict[str, list[Speaker]] = {}
    for each in named:
        for word in words[each.source.id]:
            by_word.setdefault(word, []).append(each)
    found: dict[str, Pair] = {}
    for one in named:
        rarest = min((by_word[word] for word in words[one.source.id]), key=len, default=[])
        for other in rarest:
            if other is not one and _may_be_one(one, other, words):
                pair = _directed(one, other)
                if pair.id not in apart and not alone & {one.source.id, other.source.id}:
                    found.setdefault(pair.id, pair)
    return sorted(found.values(), key=lambda each: (-len(each.series), each.id))


def kept_apart(decisions: Iterable[Decision]) -> tuple[frozenset[str], frozenset[str]]:
    """The pairs that people keep apart, by their ids, and the origins that are nobody else at all.

    >>> made = Decision("origin:b", "accept", "ines", "2031-03-05T10:00", other="origin:a")
    >>> sorted(kept_apart([made])[0])
    ['a|b']
    """
    of_origin: dict[str, list[Decision]] = {}
    for each in decisions:
        if each.target.startswith(ORIGIN):
            of_origin.setdefault(each.target.removeprefix(ORIGIN), []).append(each)
    apart: set[str] = set()
    alone: set[str] = set()
    for id, made in of_origin.items():
        for each in standing(made):
            other = each.other.removeprefix(ORIGIN)
            pair = "|".join(sorted((id, other)))
            if each.verdict == "accept" and other:
                apart.add(pair)
            elif each.verdict == "accept":
                alone.add(id)
            elif each.verdict == "merge":
                apart.discard(pair)
                alone.discard(id)
    return frozenset(apart), frozenset(alone)


def _words(source: Source) -> frozenset[str]:
    found = _WORD.findall(source.name.casefold())
    return frozenset(word for word in found if word not in _TITLES)


def _may_be_one(one: Speaker, other: Speaker, words: dict[str, frozenset[str]]) -> bool:
    own, others = words[one.source.id], words[other.source.id]
    return (
        bool(own)
        and own <= others
        and not _SEVERAL.search(other.source.name)
        and _fits(one.source.kind, other.source.kind)
        and _fits(one.source.country, other.source.country)
        and not one.series.isdisjoint(other.series)
    )


def _fits(one: str, other: str) -> bool:
    return one == other or one in _UNKNOWN or other in _UNKNOWN


def _directed(one: Speaker, other: Speaker) -> Pair:
    """The one that less is known of becomes the other."""
    first, second = sorted((one, other), key=_known)
    return Pair(first, second, one.series & other.series)


def _known(speaker: Speaker) -> tuple[bool, bool, int, str]:
    source = speaker.source
    return source.kind not in _UNKNOWN, bool(source.country), speaker.articles, source.id
