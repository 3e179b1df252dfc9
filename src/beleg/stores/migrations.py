"""An older ledger becomes a ledger of today: the changes of its schema, in order.

A migration that has been released never changes; a new one is added at the end. Each is plain SQL that SQLite and
PostgreSQL both read.
"""

from __future__ import annotations

from typing import Protocol

Statements = tuple[str, ...]

TABLES: Statements = (
    """CREATE TABLE articles (
        no INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        doc TEXT NOT NULL,
        title TEXT,
        outlet TEXT,
        outlet_basis TEXT,
        published TEXT,
        published_basis TEXT,
        language TEXT,
        url TEXT,
        encoding TEXT,
        text TEXT NOT NULL
    )""",
    """CREATE TABLE figures (
        no INTEGER NOT NULL PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles (no),
        id TEXT NOT NULL,
        start_at INTEGER NOT NULL,
        end_at INTEGER NOT NULL,
        quote TEXT NOT NULL,
        qualifier TEXT NOT NULL,
        low DOUBLE PRECISION,
        high DOUBLE PRECISION,
        measure TEXT NOT NULL,
        unit TEXT NOT NULL,
        population TEXT,
        nationality TEXT,
        place TEXT,
        place_folded TEXT,
        scope TEXT NOT NULL,
        time TEXT,
        certainty TEXT NOT NULL,
        unverified BOOLEAN NOT NULL,
        sentence_start INTEGER NOT NULL,
        sentence_end INTEGER NOT NULL,
        sentence_folded TEXT NOT NULL,
        cues TEXT NOT NULL,
        evidence TEXT NOT NULL,
        UNIQUE (article, id)
    )""",
    """CREATE TABLE names (
        figure INTEGER NOT NULL REFERENCES figures (no),
        role TEXT NOT NULL,
        position INTEGER NOT NULL,
        start_at INTEGER NOT NULL,
        end_at INTEGER NOT NULL,
        text TEXT NOT NULL,
        folded TEXT NOT NULL,
        actor TEXT,
        PRIMARY KEY (figure, role, position)
    )""",
)

LOOK_UPS: Statements = (
    "CREATE INDEX articles_published ON articles (published)",
    "CREATE INDEX figures_measure ON figures (measure)",
    "CREATE INDEX figures_low ON figures (low)",
    "CREATE INDEX figures_high ON figures (high)",
    "CREATE INDEX figures_of_article ON figures (article, low)",
    "CREATE INDEX names_actor ON names (actor)",
)

RELATIONS: Statements = (
    """CREATE TABLE relations (
        figure INTEGER NOT NULL REFERENCES figures (no),
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        other INTEGER NOT NULL REFERENCES figures (no),
        rule TEXT NOT NULL,
        cues TEXT NOT NULL,
        low DOUBLE PRECISION,
        high DOUBLE PRECISION,
        PRIMARY KEY (figure, position)
    )""",
    "CREATE INDEX relations_other ON relations (other)",
)

MIGRATIONS: tuple[Statements, ...] = (TABLES, LOOK_UPS, RELATIONS)


class Connection(Protocol):
    """The one thing a migration needs of a database connection."""

    def exec_driver_sql(self, statement: str, /) -> object: ...


def upgrade(connection: Connection, version: int, migrations: tuple[Statements, ...] = MIGRATIONS) -> int:
    """Bring a schema of ``version`` (0: none yet) up to date; returns the version reached.

    The caller holds the transaction, so that a migration is done whole or not at all.
    """
    for statements in migrations[version:]:
        for statement in statements:
            connection.exec_driver_sql(statement)
    return len(migrations)
