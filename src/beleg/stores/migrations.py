"""An older ledger becomes a ledger of today: the changes of its schema, in order.

A migration that has been released never changes; a new one is added at the end. Each is plain SQL that SQLite and
PostgreSQL both read.
"""

from __future__ import annotations

from typing import Protocol

from beleg.stores.pagetables import ANEW, PAGES

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

MANY_ARTICLES: Statements = (
    "CREATE INDEX figures_id ON figures (id)",
    "CREATE INDEX figures_in_order ON figures (article, no)",
    # What is extracted besides figures: a row an article.
    """CREATE TABLE tellings (
        article INTEGER NOT NULL PRIMARY KEY REFERENCES articles (no),
        statements TEXT NOT NULL,
        agency TEXT
    )""",
    # Other outlets that carry an article word for word.
    """CREATE TABLE carriers (
        article INTEGER NOT NULL REFERENCES articles (no),
        outlet TEXT NOT NULL,
        published TEXT NOT NULL,
        PRIMARY KEY (article, outlet)
    )""",
    # What people decided, and the readings that it replaced.
    """CREATE TABLE decisions (
        no INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        target TEXT NOT NULL,
        verdict TEXT NOT NULL,
        person TEXT NOT NULL,
        time TEXT NOT NULL,
        reason TEXT NOT NULL,
        fields TEXT NOT NULL,
        other TEXT NOT NULL
    )""",
    "CREATE INDEX decisions_target ON decisions (target)",
    """CREATE TABLE readings (
        article INTEGER NOT NULL PRIMARY KEY REFERENCES articles (no),
        first_no INTEGER NOT NULL,
        figures TEXT NOT NULL
    )""",
    """CREATE TABLE former_ids (
        id TEXT NOT NULL PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles (no),
        now TEXT NOT NULL
    )""",
    "CREATE INDEX former_ids_article ON former_ids (article)",
    # Everything below is worked out from the tables above, and can be worked out anew.
    """CREATE TABLE bands (
        hash BIGINT NOT NULL,
        moment BIGINT NOT NULL,
        article INTEGER NOT NULL REFERENCES articles (no),
        PRIMARY KEY (hash, moment, article)
    )""",
    "CREATE INDEX bands_article ON bands (article)",
    """CREATE TABLE alike (
        one INTEGER NOT NULL REFERENCES articles (no),
        other INTEGER NOT NULL REFERENCES articles (no),
        similarity DOUBLE PRECISION NOT NULL,
        exact BOOLEAN NOT NULL,
        PRIMARY KEY (one, other)
    )""",
    "CREATE INDEX alike_other ON alike (other)",
    """CREATE TABLE copies (
        article INTEGER NOT NULL PRIMARY KEY REFERENCES articles (no),
        root TEXT NOT NULL
    )""",
    """CREATE TABLE entries (
        article INTEGER NOT NULL REFERENCES articles (no),
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        family TEXT NOT NULL,
        measure TEXT NOT NULL,
        unit TEXT NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (article, position)
    )""",
    "CREATE INDEX entries_group ON entries (family, measure, unit)",
    """CREATE TABLE series (
        family TEXT NOT NULL,
        measure TEXT NOT NULL,
        unit TEXT NOT NULL,
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        scope TEXT NOT NULL,
        population TEXT NOT NULL,
        nationality TEXT NOT NULL,
        place TEXT NOT NULL,
        day TEXT NOT NULL,
        baseline TEXT NOT NULL,
        method TEXT NOT NULL,
        places_folded TEXT NOT NULL,
        origins_folded TEXT NOT NULL,
        articles INTEGER NOT NULL,
        origins INTEGER NOT NULL,
        entries INTEGER NOT NULL,
        first TEXT,
        last TEXT,
        points TEXT NOT NULL,
        PRIMARY KEY (family, measure, unit, position)
    )""",
    "CREATE INDEX series_id ON series (id)",
    """CREATE TABLE findings (
        source TEXT NOT NULL,
        family TEXT NOT NULL,
        measure TEXT NOT NULL,
        unit TEXT NOT NULL,
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        severity TEXT NOT NULL,
        series TEXT NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (source, family, measure, unit, position)
    )""",
    # What waits to be worked out anew, each with the turn that touched it.
    "CREATE TABLE beleg_turn (turn INTEGER NOT NULL)",
    "INSERT INTO beleg_turn SELECT COALESCE(MAX(no), 0) FROM articles",
    """CREATE TABLE touched_articles (
        article INTEGER NOT NULL PRIMARY KEY REFERENCES articles (no),
        turn INTEGER NOT NULL,
        fill BOOLEAN NOT NULL
    )""",
    "INSERT INTO touched_articles SELECT no, no, TRUE FROM articles",
    """CREATE TABLE touched_groups (
        family TEXT NOT NULL,
        measure TEXT NOT NULL,
        unit TEXT NOT NULL,
        turn INTEGER NOT NULL,
        PRIMARY KEY (family, measure, unit)
    )""",
    """CREATE TABLE touched_families (
        family TEXT NOT NULL PRIMARY KEY,
        turn INTEGER NOT NULL
    )""",
)

VOICES: Statements = (
    # What each origin says in a series, so that nobody who speaks has to be counted out of its points. The ids of series
    # are longer from here on, so that all of them are worked out anew.
    "DROP TABLE IF EXISTS voices",
    """CREATE TABLE voices (
        origin TEXT NOT NULL,
        series TEXT NOT NULL,
        source TEXT NOT NULL,
        said INTEGER NOT NULL,
        last TEXT NOT NULL,
        told TEXT NOT NULL,
        PRIMARY KEY (origin, series)
    )""",
    "CREATE INDEX voices_series ON voices (series)",
    "CREATE INDEX voices_said ON voices (origin, source, said, last)",
    *("DELETE FROM series", "DELETE FROM blocks", "DELETE FROM findings", "DELETE FROM concerns"),
    *("DELETE FROM grounds", "UPDATE standings SET stage = 6, series = ''", "UPDATE tallies SET turn = 0"),
    *ANEW,
)

FEEDS: Statements = (
    # Feeds that are followed. A mark is a hash of what it stands for, since addresses may be long.
    """CREATE TABLE feeds (
        mark TEXT NOT NULL PRIMARY KEY,
        url TEXT NOT NULL,
        now TEXT NOT NULL,
        etag TEXT NOT NULL,
        modified TEXT NOT NULL,
        due BIGINT NOT NULL,
        pause BIGINT NOT NULL,
        failures BIGINT NOT NULL,
        rest BIGINT NOT NULL,
        silent TEXT NOT NULL,
        public BOOLEAN NOT NULL,
        gone BOOLEAN NOT NULL
    )""",
    # The pages that they named; those that wait hold what their feed says of them.
    """CREATE TABLE feed_pages (
        no INTEGER NOT NULL PRIMARY KEY,
        feed TEXT NOT NULL,
        entry TEXT NOT NULL,
        page TEXT NOT NULL,
        id TEXT NOT NULL,
        url TEXT NOT NULL,
        data TEXT,
        tries BIGINT NOT NULL,
        due BIGINT NOT NULL,
        waits BOOLEAN NOT NULL,
        UNIQUE (feed, entry)
    )""",
    "CREATE INDEX feed_pages_page ON feed_pages (page)",
    "CREATE INDEX feed_pages_waits ON feed_pages (waits, feed)",
    # Pages whose articles are kept, by whatever address they were asked for.
    "CREATE TABLE read_pages (mark TEXT NOT NULL PRIMARY KEY)",
)

# By the article in which a person marked a figure that no rule found.
MARKED: Statements = ("CREATE INDEX decisions_other ON decisions (other)",)

# How pages stood when they were read, by which those that changed are told.
STATES: Statements = (
    """CREATE TABLE page_states (
        mark TEXT NOT NULL PRIMARY KEY,
        said TEXT NOT NULL,
        etag TEXT NOT NULL,
        modified TEXT NOT NULL,
        times BIGINT NOT NULL
    )""",
)

# The spots of which only articles say in which country they lie, and what the article of each entry says.
LANDS: Statements = (
    "ALTER TABLE entries ADD COLUMN loose TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE entries ADD COLUMN lies TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX entries_loose ON entries (loose, lies, article) WHERE loose <> ''",
    *ANEW,
)

MIGRATIONS: tuple[Statements, ...] = (
    TABLES,
    LOOK_UPS,
    RELATIONS,
    MANY_ARTICLES,
    PAGES,
    VOICES,
    FEEDS,
    MARKED,
    STATES,
    LANDS,
)


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
