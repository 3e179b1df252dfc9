"""The tables of what is decided and of what is worked out from articles, as SQLAlchemy Core sees them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, Integer, Table, Text

from beleg.stores.schema import Verbatim, metadata

GROUP = ("family", "measure", "unit")
KEY = ("scope", "population", "nationality", "place", "day", "baseline", "method")

tellings = Table(
    "tellings",
    metadata,
    Column("article", Integer, primary_key=True),
    Column("statements", Text),
    Column("agency", Text),
)
carriers = Table(
    "carriers",
    metadata,
    Column("article", Integer, primary_key=True),
    Column("outlet", Verbatim, primary_key=True),
    Column("published", Verbatim),
)
decisions = Table(
    "decisions",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", Text),
    *(Column(name, Verbatim) for name in ("target", "verdict", "person", "time", "reason", "other")),
    Column("fields", Text),
)
readings = Table(
    "readings",
    metadata,
    Column("article", Integer, primary_key=True),
    Column("first_no", Integer),
    Column("figures", Text),
)
former_ids = Table(
    "former_ids",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article", Integer),
    Column("now", Text),
)
bands = Table(
    "bands",
    metadata,
    *(Column(name, BigInteger, primary_key=True) for name in ("hash", "moment")),
    Column("article", Integer, primary_key=True),
)
alike = Table(
    "alike",
    metadata,
    *(Column(name, Integer, primary_key=True) for name in ("one", "other")),
    Column("similarity", Float),
    Column("exact", Boolean),
)
copies = Table("copies", metadata, Column("article", Integer, primary_key=True), Column("root", Text))
entries = Table(
    "entries",
    metadata,
    *(Column(name, Integer, primary_key=True) for name in ("article", "position")),
    Column("id", Text),
    *(Column(name, Verbatim) for name in GROUP),
    Column("data", Text),
)
series = Table(
    "series",
    metadata,
    *(Column(name, Verbatim, primary_key=True) for name in GROUP),
    Column("position", Integer, primary_key=True),
    Column("id", Text),
    *(Column(name, Verbatim) for name in (*KEY, "places_folded", "origins_folded")),
    *(Column(name, Integer) for name in ("articles", "origins", "entries")),
    *(Column(name, Text) for name in ("first", "last", "points")),
)
findings = Table(
    "findings",
    metadata,
    Column("source", Text, primary_key=True),
    *(Column(name, Verbatim, primary_key=True) for name in GROUP),
    Column("position", Integer, primary_key=True),
    *(Column(name, Text) for name in ("id", "kind", "severity", "series", "data")),
)
turn = Table("beleg_turn", metadata, Column("turn", Integer, nullable=False))
touched_articles = Table(
    "touched_articles",
    metadata,
    Column("article", Integer, primary_key=True),
    Column("turn", Integer),
    Column("fill", Boolean),
)
touched_groups = Table(
    "touched_groups",
    metadata,
    *(Column(name, Verbatim, primary_key=True) for name in GROUP),
    Column("turn", Integer),
)
touched_families = Table(
    "touched_families", metadata, Column("family", Verbatim, primary_key=True), Column("turn", Integer)
)
