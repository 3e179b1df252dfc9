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
    *(Column(name, Verbatim) for name in (*GROUP, "loose", "lies")),
    Column("data", Text),
)
series = Table(
    "series",
    metadata,
    *(Column(name, Verbatim, primary_key=True) for name in GROUP),
    Column("position", Integer, primary_key=True),
    Column("id", Text),
    *(Column(name, Verbatim) for name in (*KEY, "places_folded", "origins_folded", "words")),
    Column("name_key", Text),
    *(Column(name, Integer) for name in ("articles", "origins", "entries", "points")),
    *(Column(name, Text) for name in ("first", "last", "newest", "version", "low_by", "high_by", "found")),
    *(Column(name, Float) for name in ("least", "most")),
    Column("n_found", Integer),
    Column("stale_from", Text),
)
blocks = Table(
    "blocks",
    metadata,
    *(Column(name, Verbatim, primary_key=True) for name in GROUP),
    *(Column(name, Integer, primary_key=True) for name in ("position", "block")),
    *(Column(name, Text) for name in ("ids", "mentions")),
    Column("sources", Verbatim),
    Column("points", Text),
)
findings = Table(
    "findings",
    metadata,
    Column("source", Text, primary_key=True),
    *(Column(name, Verbatim, primary_key=True) for name in GROUP),
    Column("position", Integer, primary_key=True),
    *(Column(name, Text) for name in ("id", "kind", "severity", "sort", "due", "series", "data")),
)
concerns = Table(
    "concerns",
    metadata,
    *(Column(name, Text) for name in ("series", "sort", "finding", "source", "kind", "due")),
)
grounds = Table(
    "grounds",
    metadata,
    *(Column(name, Text) for name in ("figure", "finding", "source", "kind")),
    Column("severity", Integer),
    Column("due", Text),
    *(Column(name, Integer) for name in ("article", "start_at")),
)
standings = Table(
    "standings",
    metadata,
    Column("figure", Text, primary_key=True),
    *(Column(name, Integer) for name in ("article", "start_at", "stage")),
    Column("series", Text),
    Column("form", Integer),
)
settled = Table(
    "settled",
    metadata,
    Column("person", Verbatim, primary_key=True),
    Column("figure", Text, primary_key=True),
    Column("article", Integer),
)
removed = Table(
    "removed",
    metadata,
    Column("target", Text, primary_key=True),
    Column("article", Integer),
    *(Column(name, Verbatim) for name in ("measure", "population", "nationality", "place")),
)
voices = Table(
    "voices",
    metadata,
    Column("origin", Verbatim, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("source", Text),
    Column("said", Integer),
    *(Column(name, Text) for name in ("last", "told")),
)
positions = Table("positions", metadata, Column("article", Integer, primary_key=True), Column("data", Text))
speakers = Table(
    "speakers",
    metadata,
    Column("origin", Verbatim, primary_key=True),
    Column("article", Integer, primary_key=True),
)
spoken_of = Table(
    "spoken_of",
    metadata,
    Column("figure", Text, primary_key=True),
    Column("article", Integer, primary_key=True),
)
tallies = Table("tallies", metadata, Column("turn", Integer), Column("data", Text))
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
