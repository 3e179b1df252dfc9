"""The pure functions that workers run, each from rows to rows; an engine is given them and knows nothing of articles."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from beleg.bookkeeping.adding import unread
from beleg.bookkeeping.folders.rows import Row, article_of, refused_row, row_of
from beleg.bookkeeping.renewal import aged, gathered, kept, late
from beleg.engines import Loss
from beleg.flow import Extraction, extract_or_refuse
from beleg.model import Article, Entry, Finding
from beleg.model.relation import told
from beleg.read import Found, ReadOptions, Refusal, Skipped, Told, Unread, read_part
from beleg.read.feeds.contents import Listed
from beleg.read.held import read_source
from beleg.read.metadata import Table
from beleg.read.sources import Source
from beleg.reconcile import across, copies
from beleg.reconcile import series as grouping
from beleg.report import tables
from beleg.report.parquet import row as cells
from beleg.report.schemas import schema
from beleg.report.selection import Selection
from beleg.stores.packing import (
    pack,
    unpack_entry,
    unpack_figures,
    unpack_finding,
    unpack_relations,
    unpack_series,
)

_PARTS: Final = 1 << 20  # articles that one part may hold
_BODIES: Final = 128  # texts whose five-grams are at hand


def apart(row: Row, options: ReadOptions) -> Iterator[Row]:
    """The parts of an input, each with its place: what takes time is not read yet."""
    source: Source | Refusal = pickle.loads(row["source"])
    for at, part in enumerate(_parts(source, options)):
        yield {"file": row["file"], "at": at * _PARTS, "part": pickle.dumps(part)}


def _parts(source: Source | Refusal, options: ReadOptions) -> Iterator[Found | Unread]:
    if isinstance(source, Refusal):
        yield source
        return
    try:
        yield from read_source(source, options)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other inputs go on
        yield _failed(source.name, error)


def keep(row: Row, options: ReadOptions, table: Table) -> Iterator[Row]:
    """All that is kept of the articles of a part, each with its place; what was refused has no id."""
    for at, found in enumerate(_held(pickle.loads(row["part"]), options, table)):
        if not isinstance(found, Skipped):
            yield {"file": row["file"], "at": row["at"] + at} | _kept(found)


def lost(row: Row, why: Loss) -> Iterator[Row]:
    """A part that no process came through with."""
    for at, found in enumerate(unread(pickle.loads(row["part"]), why)):
        yield {"file": row["file"], "at": row["at"] + at} | refused_row(found)


def _held(part: Found | Unread, options: ReadOptions, table: Table) -> Iterator[Told]:
    if isinstance(part, Listed):
        yield Refusal(
            part.source, "a list of addresses", "give it to beleg add, which fetches them", "listed"
        )
        return
    try:
        yield from read_part(part, options, table)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other parts go on
        yield _failed(part.name if isinstance(part, Unread) else "part", error)


def _kept(found: Article | Refusal) -> Row:
    """One bad article must not take the others with it, whatever goes wrong."""
    if isinstance(found, Refusal):
        return refused_row(found)
    try:
        extracted = extract_or_refuse(found)
        return row_of(kept(extracted)) if isinstance(extracted, Extraction) else refused_row(extracted)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is one article's
        return refused_row(_failed(found.doc, error))


def _failed(name: str, error: Exception) -> Refusal:
    why = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
    return Refusal(name, f"cannot be worked on ({why})", "leave it out", "failed")


def sketched(row: Row) -> Iterator[Row]:
    """An article as ``near`` holds it against others."""
    drawn = copies.sketch(copies.body(row["text"]))
    yield {"id": row["id"], "day": row["published"] or "", "bands": row["bands"], **drawn._asdict()}


def near(rows: Iterable[Row]) -> Iterator[Row]:
    """Pairs that may be copies, the earlier article first, of sketches in order of hash, day and id.

    An article is held against the first ``MOST_ALIKE`` with the same hash, which are all that is remembered.
    """
    band: int | None = None
    first: list[tuple[str, copies.Sketch]] = []
    for row in rows:
        if row["band"] != band:
            band, first = row["band"], []
        own = copies.Sketch(*(row[name] for name in copies.Sketch._fields))
        yield from ({"one": id, "other": row["id"]} for id, each in first if copies.may_copy(each, own))
        if len(first) < copies.MOST_ALIKE:
            first.append((row["id"], own))


def alike(pair: Row) -> Iterator[Row]:
    """A pair of texts with how much they are alike, where one is a copy of the other."""
    verdict = copies.compare(_body(pair["one_text"]), _body(pair["other_text"]))
    if verdict:
        yield {"one": pair["one"], "other": pair["other"], "similarity": verdict[0], "exact": verdict[1]}


@lru_cache(_BODIES)
def _body(text: str) -> copies.Body:
    return copies.body(text)


def connected(pairs: Iterable[Row]) -> Iterator[Row]:
    """Each article of any pair with the smallest id of those it is connected with."""
    above: dict[str, str] = {}
    for pair in pairs:
        one, other = sorted((_top(pair["one"], above), _top(pair["other"], above)))
        above[other] = one
        above.setdefault(one, one)
    for id in above:
        yield {"id": id, "lot": _top(id, above)}


def _top(id: str, above: dict[str, str]) -> str:
    while (up := above.get(id, id)) != id:
        above[id] = above.get(up, up)
        id = up
    return id


def gather(rows: Sequence[Row]) -> Iterator[Row]:
    """The sets of copies among articles that are connected: of which article each is a copy, and the findings."""
    pairs = [
        copies.Copy(row["one"], row["other"], row["similarity"], row["exact"]) for row in rows if row["one"]
    ]
    members = [row for row in rows if row["id"]]
    carriers = {
        row["id"]: copies.Carrier(row["id"], row["outlet"], row["published"], row["agency"])
        for row in members
    }
    first = [entry for row in members for entry in _entries(row["entries"], row["id"], None)[:1]]
    outlets = {row["id"]: tuple(row["carriers"]) for row in members if row["carriers"]}
    for each in gathered(sorted(pairs), carriers, first, outlets):
        yield from ({"article": id, "root": each.root} for id in each.articles)
        yield from map(_found, each.findings)


def _entries(data: str, article: str, copy: str | None, carriers: Sequence[str] = ()) -> list[Entry]:
    return [unpack_entry(json.dumps(each), article, copy, tuple(carriers)) for each in json.loads(data)]


def _found(finding: Finding) -> Row:
    return {"finding": pack(finding)}


def entries(row: Row) -> Iterator[Row]:
    """What an article tells, a row each, with the group it is held against."""
    raw = json.loads(row["entries"])
    for at, entry in enumerate(_entries(row["entries"], row["id"], row["root"], row["carriers"])):
        family, measure, unit = entry.group
        known = {name: row[name] for name in ("id", "root", "carriers")}
        yield {
            "family": family,
            "measure": measure,
            "unit": unit,
            "loose": entry.loose,
            "lies": entry.lies,
            "at": at,
            "data": json.dumps(raw[at]),
            **known,
        }


def group(rows: Sequence[Row]) -> Iterator[Row]:
    """The series and findings of a group; ``day`` is from when on a finding shows."""
    told = [
        unpack_entry(row["data"], row["id"], row["root"], tuple(row["carriers"])).of_family(row["family"])
        for row in sorted(rows, key=lambda row: (row["id"], row["at"]))
    ]
    found = grouping.of_group(sorted(told, key=lambda entry: (entry.reported or 0, entry.article)))
    for series in found.series:
        yield {"family": series.family, "series": pack(series)}
        stale = late(series)
        if stale:
            yield {"day": stale[0], **_found(stale[1])}
    yield from map(_found, found.findings)


def family(rows: Sequence[Row]) -> Iterator[Row]:
    """The findings between the series of a family."""
    yield from map(_found, across.of_family([unpack_series(row["series"]) for row in rows]))


def stale(row: Row, newest: str) -> Iterator[Row]:
    """A finding that a series has got stale, as it is on the day of the newest article."""
    found = aged(unpack_finding(row["finding"]), newest)
    if found:
        yield _found(found)


def mentions(row: Row) -> Iterator[Row]:
    """The figures of an article, a row each."""
    return _exported("mentions", _selection(row))


def related(row: Row) -> Iterator[Row]:
    """The relations of an article, a row each."""
    return _exported("edges", _selection(row))


def points(row: Row) -> Iterator[Row]:
    """The points of a series, a row each."""
    return _exported("points", Selection(series=lambda: [unpack_series(row["series"])]))


def findings(row: Row) -> Iterator[Row]:
    """A finding as a row."""
    return _exported("edges", Selection(findings=lambda: [unpack_finding(row["finding"])]))


def _selection(row: Row) -> Selection:
    figures, relations = unpack_figures(row["figures"]), unpack_relations(row["relations"])
    return Selection(told=lambda: told(article_of(row), figures, relations))


def _exported(table: str, selection: Selection) -> Iterator[Row]:
    return (cells(record, schema(table)) for record in tables.records(table, selection))
