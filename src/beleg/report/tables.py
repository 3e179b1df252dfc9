"""A selection becomes the three tables of a ledger: one record a mention, one a point of a series, one an edge.

An edge is a finding, or a relation between two figures of one article. The columns are those of ``schemas.toml``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from beleg.model import Finding, Point, Relation, Series, Told
from beleg.report.profiles import Profile, Said, code
from beleg.report.records import flat_record, plain_number
from beleg.report.schemas import Column, names, schema
from beleg.report.selection import Selection

Record = Mapping[str, object]


def columns(table: str, selection: Selection) -> tuple[Column, ...]:
    """The columns of a table, with those of a profile where one is asked for."""
    coded = schema("coded") if selection.profile and table != "edges" else ()
    return schema(table) + coded


def records(table: str, selection: Selection) -> Iterator[Record]:
    """The records of a table, in order; raises ``KeyError`` where there is no table of that name.

    >>> [*records("points", Selection())]
    []
    """
    return _TABLES[table](selection)


def mentions(selection: Selection) -> Iterator[Record]:
    """One record a figure: a number where an article says it."""
    for told in selection.told():
        yield flat_record(told) | coded(told.figure, selection.profile)


def points(selection: Selection) -> Iterator[Record]:
    """One record a point: a number of an origin in a series, with everything that passes it on."""
    for series in selection.series():
        for point in series.points:
            yield point_record(series, point) | coded(point, selection.profile)


def edges(selection: Selection) -> Iterator[Record]:
    """One record a finding, then one a relation between two figures of one article."""
    for finding in selection.findings():
        yield finding_record(finding)
    seen: set[tuple[str, ...]] = set()
    for told in selection.told():
        for relation in told.relations:
            edge = _of_both(relation)
            if edge not in seen:
                yield relation_record(told, relation)
            if relation.kind == "inconsistent":
                seen.add(edge)


def point_record(series: Series, point: Point) -> dict[str, object]:
    """A point with the key of its series."""
    key, sources = series.key, point.sources
    return {
        "series": series.id,
        "family": series.family,
        **{name: getattr(key, name) for name in _OF_KEY},
        "point": point.id,
        "origins": [source.name for source in sources],
        "origin_ids": [source.id for source in sources],
        "origin_kinds": [source.kind for source in sources],
        "origin_countries": [source.country for source in sources],
        "origin_sides": [source.side for source in sources],
        **{name: _plain(getattr(point, name)) for name in _OF_POINT},
        "carriers": [f"{article} {outlet}" for article, outlet in point.carriers],
    }


def finding_record(finding: Finding) -> dict[str, object]:
    """A finding as an edge between the figures it rests on."""
    return {
        "id": finding.id,
        "edge": "finding",
        "kind": finding.kind,
        "severity": finding.severity,
        **{name: [*getattr(finding, name)] for name in ("figures", "points", "series", "articles")},
        "reason": finding.reason,
        "values": [f"{name}={value}" for name, value in finding.values],
        "low": None,
        "high": None,
    }


def relation_record(told: Told, relation: Relation) -> dict[str, object]:
    """A relation as an edge between two figures of one article."""
    return {
        "id": hashlib.sha256("\x1f".join(_of_both(relation)).encode()).hexdigest()[:12],
        "edge": "relation",
        "kind": relation.kind,
        "severity": "",
        "figures": [relation.figure, relation.other],
        "points": [],
        "series": [],
        "articles": [told.article.id],
        "reason": relation.rule,
        "values": [],
        "low": plain_number(relation.low),
        "high": plain_number(relation.high),
    }


def _of_both(relation: Relation) -> tuple[str, ...]:
    """What tells a relation from others; an inconsistency is the same from either side."""
    pair = (relation.figure, relation.other)
    return (relation.kind, *(sorted(pair) if relation.kind == "inconsistent" else pair))


def coded(said: Said, profile: Profile | None) -> dict[str, object]:
    """The columns of a profile: its name and what it makes of what was said; none without a profile."""
    if profile is None:
        return {}
    return dict(zip(names("coded"), (profile.name, *code(said, profile)), strict=True))


def _plain(value: Any) -> object:
    if isinstance(value, tuple):
        return [*value]
    return plain_number(value) if isinstance(value, float) else value


_OF_KEY: Final = tuple(name for name in names("points")[2:11])
_OF_POINT: Final = names("points")[17:]
_TABLES: Final = {"mentions": mentions, "points": points, "edges": edges}
