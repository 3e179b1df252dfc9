"""How the entries of an article stand to each other becomes what is to be told of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from beleg.model import Entry, Link, Source
from beleg.reconcile.verdicts import share_an_origin

_TOLLS: Final = frozenset(
    ("killed", "wounded", "casualties", "missing_persons", "captured", "detained", "affected", "evacuated")
)


def meant(found: Sequence[Entry]) -> list[Entry]:
    """The entries of one article without those links that say nothing between articles.

    Numbers of two named origins are set side by side and no inconsistency of the article; how many were sent, or happened
    in two years, has changed and was not corrected.
    """
    of_mention = {id: entry for entry in found for id in entry.mentions}
    return [
        entry._replace(links=tuple(link for link in entry.links if _is_meant(entry, link, of_mention)))
        for entry in found
    ]


def with_counters_of_parts(found: Sequence[Entry]) -> list[Entry]:
    """The entries of one article: who counts all parts of a number that nobody is named for has counted the whole too."""
    parts: dict[str, list[Entry]] = {}
    for entry in found:
        for whole in {link.other for link in entry.links if link.kind == "part_of"}:
            parts.setdefault(whole, []).append(entry)
    return [
        entry
        if entry.sources
        else entry._replace(
            sources=_counters(entry, [each for id in entry.mentions for each in parts.get(id, ())])
        )
        for entry in found
    ]


def _counters(whole: Entry, parts: Sequence[Entry]) -> tuple[Source, ...]:
    alike = [part for part in parts if part.measure == whole.measure and part.sources == parts[0].sources]
    are_all = len(alike) == len(parts) > 1 and sum(part.low or 0 for part in alike) == whole.low
    return alike[0].sources if are_all else ()


def _is_meant(entry: Entry, link: Link, of_mention: Mapping[str, Entry]) -> bool:
    other = of_mention.get(link.other)
    if other is None:
        return True
    if link.kind == "inconsistent":
        return not _are_of_others(entry, other)
    return link.kind != "revised" or (entry.measure in _TOLLS and _are_of_one_time(entry, other))


def _are_of_others(entry: Entry, other: Entry) -> bool:
    """Whether both name who says so, and nobody is named by both."""
    return bool(entry.sources and other.sources) and not share_an_origin(entry, other)


def _are_of_one_time(entry: Entry, other: Entry) -> bool:
    if entry.first is None or other.last is None:
        return True
    return entry.first <= other.last and (other.first or 0) <= (entry.last or other.last)
