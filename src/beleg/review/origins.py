"""Decisions that two origins are one become the sources of entries: one id wherever any of them is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from beleg.gazetteer import directory
from beleg.model import Decision, Entry, Source
from beleg.review.standing import standing

ORIGIN: Final = "origin:"  # what stands before the id of a source that a decision is about


def merged_origins(decisions: Iterable[Decision]) -> Mapping[str, str]:
    """The id that each merged source has, by its own id; decisions about figures play no part.

    >>> def one(target, other, verdict="merge"):
    ...     return Decision(f"origin:{target}", verdict, "ines", "2031-03-05T10:00", other=other)
    >>> merged_origins([one("dienst", "nis"), one("nis", "nis-kr")])
    {'dienst': 'nis-kr', 'nis': 'nis-kr'}
    """
    of_source: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.target.startswith(ORIGIN):
            of_source.setdefault(decision.target.removeprefix(ORIGIN), []).append(decision)
    direct: dict[str, str] = {}
    for id, found in of_source.items():
        if other := _merged_to(standing(found)):
            direct[id] = other
    return {id: end for id in sorted(direct) if (end := _end(id, direct)) != id}


def _merged_to(stands: Iterable[Decision]) -> str:
    """What an origin is merged to, ``""`` for nothing; to keep it apart from one leaves a merge with another one."""
    merged = ""
    for each in stands:
        other = each.other.removeprefix(ORIGIN)
        if each.verdict == "merge":
            merged = other
        elif not other or other == merged:
            merged = ""
    return merged


def _end(id: str, direct: Mapping[str, str]) -> str:
    """Where a chain of merges ends; one that runs in a circle ends at the first of its ids."""
    seen: list[str] = []
    while id in direct and id not in seen:
        seen.append(id)
        id = direct[id]
    return min(seen[seen.index(id) :]) if id in seen else id


def with_merged(entries: Sequence[Entry], merged: Mapping[str, str]) -> list[Entry]:
    """Entries whose sources are those that people say they are."""
    if not merged:
        return list(entries)
    named = sorted({source for entry in entries for source in entry.sources}, reverse=True)
    known = {source.id: source for source in named}
    return [_with_merged(entry, merged, known) for entry in entries]


def _with_merged(entry: Entry, merged: Mapping[str, str], known: Mapping[str, Source]) -> Entry:
    if not any(source.id in merged for source in entry.sources):
        return entry
    return entry._replace(sources=merged_sources(entry.sources, merged, known))


def merged_sources(
    sources: Iterable[Source], merged: Mapping[str, str], known: Mapping[str, Source]
) -> tuple[Source, ...]:
    """Sources under the ids they are merged to, each once, by id; ``known`` says what others call them."""
    found: dict[str, Source] = {}
    for source in sources:
        id = merged.get(source.id, source.id)
        found.setdefault(id, source if id == source.id else _source(id, source, known))
    return tuple(sorted(found.values()))


def _source(id: str, named: Source, known: Mapping[str, Source]) -> Source:
    listed = directory.actor(id)
    if listed is not None:
        name = listed.names[0] if listed.names else named.name
        return Source(id, name, listed.kind, listed.country, listed.side)
    return known.get(id) or named._replace(id=id)
