"""The steps of a run in their order, for an engine that has tables: inputs become the tables of a folder.

What a step gives is saved, so that nothing is worked out twice. Queries hold what only brings rows together; whatever is
told from texts is in ``steps``.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from beleg.bookkeeping.folders import steps
from beleg.bookkeeping.folders.tables import BY_DAY, OF_ALL, TABLES, arrow_schema, kept_schema, schema
from beleg.engines.spark import Guard
from beleg.reconcile.copies import Sketch

if TYPE_CHECKING:
    from beleg.engines.spark import Spark, Table
    from beleg.read import ReadOptions, Refusal
    from beleg.read.metadata import Table as Metadata
    from beleg.read.sources import Source

# A text belongs to the article that was published first; other outlets that published it are its carriers.
_FIRST: Final = """
WITH outlets AS (
    SELECT id, outlet, min(struct(coalesce(published, '~') AS day, file, at)) AS seen
    FROM {kept} WHERE id IS NOT NULL GROUP BY id, outlet
), firsts AS (
    SELECT id, min(struct(seen.day, coalesce(outlet, '~') AS outlet, seen.file, seen.at)) AS first,
        collect_list(struct(if(seen.day = '~', '', seen.day) AS day, outlet)) AS outlets
    FROM outlets GROUP BY id
), told AS (
    SELECT first.file, first.at,
        array_sort(filter(outlets, each -> each.outlet IS NOT NULL AND each.outlet != first.outlet)) AS others
    FROM firsts
), listed AS (
    SELECT file, at, others.outlet AS carriers, others.day AS carried FROM told
)
SELECT COLUMNS, kept.published AS day
FROM {kept} AS kept JOIN listed ON kept.file = listed.file AND kept.at = listed.at
"""
_TEXTS: Final = "SELECT id, published, bands, text FROM {articles}"
_HELD: Final = f"SELECT explode(bands) AS band, day, id, {', '.join(Sketch._fields)} FROM {{sketches}}"
_PAIRS: Final = """
SELECT pairs.one, pairs.other, one.text AS one_text, other.text AS other_text
FROM (SELECT DISTINCT one, other FROM {near}) AS pairs
JOIN {articles} AS one ON pairs.one = one.id JOIN {articles} AS other ON pairs.other = other.id
"""
# One worker holds the ids of all copies: which are connected can be told by nobody who does not see all.
_EDGES: Final = "SELECT /*+ REPARTITION(1) */ one, other FROM {alike}"
_MEMBERS: Final = """
SELECT lots.lot, alike.one, alike.other, alike.similarity, alike.exact, CAST(NULL AS STRING) AS id,
    CAST(NULL AS STRING) AS outlet, CAST(NULL AS STRING) AS published, CAST(NULL AS STRING) AS agency,
    CAST(NULL AS STRING) AS entries, CAST(NULL AS ARRAY<STRING>) AS carriers
FROM {alike} AS alike JOIN {lots} AS lots ON alike.one = lots.id
UNION ALL
SELECT coalesce(lots.lot, told.id), NULL, NULL, NULL, NULL, told.id, told.outlet, told.published, told.agency,
    told.entries, told.carriers
FROM {articles} AS told LEFT JOIN {lots} AS lots ON told.id = lots.id
WHERE lots.lot IS NOT NULL OR size(told.carriers) > 0
"""
_COPIES: Final = "SELECT article, root FROM {sets} WHERE article IS NOT NULL"
_TOLD: Final = """
SELECT told.id, told.entries, told.carriers, copies.root FROM {articles} AS told
LEFT JOIN {copies} AS copies ON told.id = copies.article
"""
# In which country a place lies that no list knows, most articles say.
_LANDS: Final = """
SELECT loose, max(struct(n, lies)).lies AS land
FROM (SELECT loose, lies, count(DISTINCT id) AS n FROM {entries} WHERE loose != '' AND lies != '' GROUP BY loose, lies)
GROUP BY loose
"""
_SETTLED: Final = """
SELECT coalesce(lands.land, told.family) AS family, told.measure, told.unit, told.id, told.root, told.data,
    told.at, told.carriers
FROM {entries} AS told LEFT JOIN {lands} AS lands ON told.loose = lands.loose
"""
_SERIES: Final = "SELECT family, series FROM {groups} WHERE series IS NOT NULL"
_LATE: Final = "SELECT finding FROM {groups} WHERE day IS NOT NULL"
_NEWEST: Final = "SELECT max(published) AS day FROM {articles}"
_DATED: Final = "SELECT *, CAST(published AS STRING) AS day FROM {mentions}"
_READ: Final = "SELECT count(id) AS n FROM {kept}"
_REFUSED: Final = "SELECT source, reason, help, code FROM {kept} WHERE id IS NULL"
_EITHER: Final = "SELECT * FROM {findings} UNION ALL SELECT * FROM {related}"
_FINDINGS: Final = """
SELECT finding FROM {sets} WHERE finding IS NOT NULL
UNION SELECT finding FROM {groups} WHERE finding IS NOT NULL AND day IS NULL
UNION SELECT finding FROM {families}
UNION SELECT finding FROM {stale}
"""
_GROUP: Final = ("family", "measure", "unit")
_ENTRY: Final = dict.fromkeys((*_GROUP, "loose", "lies", "id", "root", "data"), "text") | {
    "at": "integer",
    "carriers": "texts",
}
_SKETCH: Final = (
    {"id": "text", "day": "text", "bands": "integers"}
    | dict.fromkeys(Sketch._fields, "integer")
    | {"marks": "bytes"}
)
_OF_GROUP: Final = dict.fromkeys(("family", "series", "day", "finding"), "text")


class Run:
    """A run of an engine into a folder; ``work`` is where what is between the steps lies."""

    def __init__(self, engine: Spark, folder: Path, work: Path) -> None:
        self._engine = engine
        self._folder = folder
        self._work = work

    def extract(self, sources: Sequence[Source | Refusal], options: ReadOptions, metadata: Metadata) -> None:
        """Inputs become what is kept of their articles, and what was refused, unless an earlier run came so far."""
        if (self._work / "kept" / "_SUCCESS").exists():
            return
        inputs = [{"file": number, "source": pickle.dumps(each)} for number, each in enumerate(sources)]
        found = self._engine.table(inputs, schema(file="integer", source="bytes"))
        parts = found.each(
            partial(steps.apart, options=options), schema(file="integer", at="integer", part="bytes")
        )
        if len(inputs) < self._engine.parts:
            # A large file is cut by one worker, and its parts are worked on by all.
            parts = parts.spread(self._engine.parts, ("file", "at"))
        work = partial(steps.keep, options=options, table=metadata)
        kept = parts.each(work, kept_schema(), Guard(steps.lost, "beleg.bookkeeping.prepared"))
        self._keep("kept", kept)

    def read(self) -> int:
        """How many articles were read, each as often as it was."""
        return int(self._engine.sql(_READ, kept=self._kept("kept")).rows()[0]["n"])

    def reconcile(self, tell: Callable[[str], object] = lambda step: None) -> None:
        """What is kept of articles becomes the tables of the folder; ``tell`` is called with the name of each step."""
        sql, kept = self._engine.sql, self._kept("kept")
        tell("articles")
        self._write("refused", sql(_REFUSED, kept=kept))
        names = arrow_schema("articles").names
        own = ", ".join(f"{'listed' if name in OF_ALL else 'kept'}.{name}" for name in names)
        articles = self._write("articles", sql(_FIRST.replace("COLUMNS", own), kept=kept))
        tell("copies")
        self._copies(articles)
        tell("reconcile")
        told = sql(_TOLD, articles=articles, copies=self._open("copies"))
        entries = told.each(steps.entries, schema(**_ENTRY))
        lands = self._keep("lands", sql(_LANDS, entries=entries))
        settled = sql(_SETTLED, entries=entries, lands=lands)
        groups = self._keep("groups", settled.grouped(_GROUP, steps.group, schema(**_OF_GROUP)))
        series = sql(_SERIES, groups=groups)
        self._write("points", series.each(steps.points, arrow_schema("points")))
        families = self._keep("families", series.grouped(("family",), steps.family, schema(finding="text")))
        tell("tables")
        self._edges(articles, groups, families)
        mentions = articles.each(steps.mentions, arrow_schema("mentions"))
        self._write("mentions", sql(_DATED, mentions=mentions))

    def counts(self) -> dict[str, int]:
        """How many rows each table of the folder has."""
        asked = " UNION ALL ".join(
            f"SELECT '{name}' AS name, count(*) AS n FROM {{{name}}}" for name in TABLES
        )
        found = self._engine.sql(asked, **{name: self._open(name) for name in TABLES}).rows()
        n = {row["name"]: int(row["n"]) for row in found}
        return {name: n[name] for name in TABLES}

    def _copies(self, articles: Table) -> None:
        """Which articles copy which, and what is to be said of it."""
        sql = self._engine.sql
        sketches = sql(_TEXTS, articles=articles).each(steps.sketched, schema(**_SKETCH))
        # The articles of one hash come one after the other to one worker, which holds few of them.
        held = sql(_HELD, sketches=sketches).spread(self._engine.parts, ("band",), ("band", "day", "id"))
        near = held.through(steps.near, schema(one="text", other="text"))
        pairs = sql(_PAIRS, near=near, articles=articles)
        alike = self._keep(
            "alike",
            pairs.each(steps.alike, schema(one="text", other="text", similarity="number", exact="boolean")),
        )
        lots = self._keep(
            "lots",
            sql(_EDGES, alike=alike).through(steps.connected, schema(id="text", lot="text")),
        )
        members = sql(_MEMBERS, articles=articles, alike=alike, lots=lots)
        sets = self._keep(
            "sets",
            members.grouped(("lot",), steps.gather, schema(article="text", root="text", finding="text")),
        )
        self._write("copies", sql(_COPIES, sets=sets))

    def _edges(self, articles: Table, groups: Table, families: Table) -> None:
        """Findings, and the relations within articles."""
        sql, sets = self._engine.sql, self._kept("sets")
        newest = sql(_NEWEST, articles=articles).rows()[0]["day"] or "0001-01-01"
        stale = sql(_LATE, groups=groups).each(partial(steps.stale, newest=newest), schema(finding="text"))
        told = sql(_FINDINGS, sets=sets, groups=groups, families=families, stale=stale)
        findings = told.each(steps.findings, arrow_schema("edges"))
        related = articles.each(steps.related, arrow_schema("edges"))
        self._write("edges", sql(_EITHER, findings=findings, related=related))

    def _keep(self, name: str, table: Table) -> Table:
        table.save(self._work / name)
        return self._kept(name)

    def _kept(self, name: str) -> Table:
        return self._engine.open(self._work / name)

    def _write(self, name: str, table: Table) -> Table:
        table.save(self._folder / name, by="day" if name in BY_DAY else "")
        return self._open(name)

    def _open(self, name: str) -> Table:
        return self._engine.open(self._folder / name)
