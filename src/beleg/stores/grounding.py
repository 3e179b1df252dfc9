"""Findings become rows, with rows for the series that they are about and for the figures that they rest on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from beleg.model import FINDINGS, SEVERITIES, Finding
from beleg.stores.packing import pack, unpack_finding
from beleg.stores.rows import chunks, replace
from beleg.stores.staging import restage
from beleg.stores.worked import GROUP, concerns, findings, grounds, series, standings
from beleg.stores.working import Group

_SEVERITY: Final = {severity: at for at, severity in enumerate(SEVERITIES)}
_KIND: Final = {kind: at for at, kind in enumerate(FINDINGS)}
_MOST_SERIES: Final = 40  # in a key of the order; more never decide
_CONCERN: Final = ("series", "sort", "finding", "source")
_GROUND: Final = ("figure", "finding", "source")
_COUNT: Final = (
    update(series)
    .where(series.c.id == bindparam("of"))
    .values(found=bindparam("kinds"), n_found=bindparam("total"), stale_from=bindparam("since"))
)


class Changes:
    """What is changed of findings and series in one go, so that what hangs on it is counted anew once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._series: set[str] = set()
        self._figures: set[str] = set()

    def touch(self, ids: Iterable[str]) -> None:
        """Note series whose rows are new."""
        self._series.update(ids)

    def put(self, source: str, group: Group, found: Sequence[Finding], due: Sequence[str] = ()) -> None:
        """Put findings in the place of those that came from one group, family or set of copies.

        ``due`` are the days from which each shows, where it does not show always.
        """
        changed = replace(
            self._connection, findings, (source, *group), finding_rows(source, group, found, due)
        )
        before = {row["id"]: row for row in changed.before}
        now = {row["id"]: row for row in changed.now}
        gone = [row for id, row in before.items() if not _is_same(now.get(id), row)]
        new = [row for id, row in now.items() if not _is_same(before.get(id), row)]
        self._unlink(gone)
        self._link(new)

    def drop(self, source: str, families: Collection[str]) -> None:
        """Take all findings out that came from groups of these families."""
        for part in chunks(sorted(families)):
            these = (findings.c.source == source, findings.c.family.in_(part))
            rows = [dict(row) for row in self._connection.execute(select(findings).where(*these)).mappings()]
            if rows:
                self._connection.execute(delete(findings).where(*these))
                self._unlink(rows)

    def finish(self) -> None:
        """Count anew what hangs on what was changed."""
        restage(self._connection, self._figures)
        recount(self._connection, self._series)

    def _unlink(self, rows: Sequence[Mapping[str, Any]]) -> None:
        for table, names, each in (
            (concerns, _CONCERN, _concerns),
            (grounds, _GROUND, _grounds),
        ):
            listed = [{f"of_{name}": made[name] for name in names} for row in rows for made in each(row)]
            if listed:
                same = (table.c[name] == bindparam(f"of_{name}") for name in names)
                self._connection.execute(delete(table).where(*same), listed)
        self._note(rows)

    def _link(self, rows: Sequence[Mapping[str, Any]]) -> None:
        about = [made for row in rows for made in _concerns(row)]
        resting = [made for row in rows for made in _grounds(row)]
        places = _places(self._connection, sorted({made["figure"] for made in resting}))
        resting = [{**made, **places[made["figure"]]} for made in resting if made["figure"] in places]
        for table, added in ((concerns, about), (grounds, resting)):
            if added:
                self._connection.execute(insert(table), added)
        self._note(rows)

    def _note(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self._series.update(made["series"] for row in rows for made in _concerns(row))
        self._figures.update(made["figure"] for row in rows for made in _grounds(row))


def finding_rows(
    source: str, group: Group, found: Sequence[Finding], due: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Findings that come from one group, family or set of copies, as rows."""
    key = dict(zip(GROUP, group, strict=True))
    return [
        {
            "source": source,
            **key,
            "position": position,
            "id": each.id,
            "kind": each.kind,
            "severity": each.severity,
            "sort": sort_key(each),
            "due": due[position] if due else "",
            "series": " ".join(each.series),
            "data": pack(each),
        }
        for position, each in enumerate(found)
    ]


def sort_key(found: Finding) -> str:
    """Letters and digits in whose order findings are listed, whatever the order of words in a database: by severity, kind,
    series, date and id.

    >>> sort_key(Finding("echo", "note", ("4f2a91c0",), (), (), ()))[:21] == "212" + "14f2a91c0" + "0" + "00000000"
    True
    """
    about = "".join(f"1{id}" for id in found.series[:_MOST_SERIES])
    day = found.date.replace("-", "").ljust(8, "0")
    return f"{rank(found.kind, found.severity)}{about}0{day}{found.id}"


def rank(kind: str, severity: str) -> str:
    """What the key of the order begins with: a digit for the severity, two for the kind."""
    return f"{_SEVERITY[severity]}{_KIND[kind]:02}"


def _is_same(one: Mapping[str, Any] | None, other: Mapping[str, Any]) -> bool:
    return one is not None and (one["due"], one["data"]) == (other["due"], other["data"])


def _concerns(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    same = {"finding": row["id"], **{name: row[name] for name in ("sort", "source", "kind", "due")}}
    return [{"series": id, **same} for id in dict.fromkeys(row["series"].split())]


def _grounds(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = unpack_finding(row["data"])
    same = {"finding": row["id"], **{name: row[name] for name in ("source", "kind", "due")}}
    same["severity"] = _SEVERITY[row["severity"]]
    return [{"figure": id, **same} for id in dict.fromkeys((*found.figures, *found.points))]


def _places(connection: Connection, ids: Sequence[str]) -> dict[str, dict[str, int]]:
    """In which article figures stand, and where."""
    found: dict[str, dict[str, int]] = {}
    column = standings.c
    for part in chunks(ids):
        asked = select(column.figure, column.article, column.start_at).where(column.figure.in_(part))
        for row in connection.execute(asked):
            found[row.figure] = {"article": row.article, "start_at": row.start_at}
    return found


def recount(connection: Connection, ids: Iterable[str]) -> None:
    """Count anew how many findings of each kind series have; those that show from a day on are counted apart."""
    for part in chunks(sorted(ids)):
        kinds: dict[str, Counter[str]] = {}
        since: dict[str, str] = {}
        column = concerns.c
        asked = select(column.series, column.kind, column.due, func.count(column.finding.distinct()))
        asked = asked.where(column.series.in_(part)).group_by(column.series, column.kind, column.due)
        for series_id, kind, due, n in connection.execute(asked):
            if due:
                since[series_id] = min(due, since.get(series_id, due))
            else:
                kinds.setdefault(series_id, Counter())[kind] += n
        rows = [_counted(id, kinds.get(id, Counter()), since.get(id, "")) for id in part]
        connection.execute(_COUNT, rows)


def _counted(id: str, kinds: Counter[str], since: str) -> dict[str, object]:
    written = json.dumps(dict(sorted(kinds.items())), separators=(",", ":"))
    return {"of": id, "kinds": written, "total": kinds.total(), "since": since}
