"""The change of the schema by which pages read only what they show: lists in order, what findings rest on, who decided.

It is one of the ``migrations`` and never changes either.
"""

from __future__ import annotations

# Everything is to be worked out anew, what was waiting already included.
ANEW: tuple[str, ...] = (
    "DELETE FROM touched_articles",
    "DELETE FROM touched_groups",
    "DELETE FROM touched_families",
    "DELETE FROM entries",
    "DELETE FROM copies",
    "DELETE FROM alike",
    "UPDATE beleg_turn SET turn = turn + (SELECT COUNT(*) FROM articles)",
    "INSERT INTO touched_articles SELECT no, (SELECT turn FROM beleg_turn), TRUE FROM articles",
)
PAGES: tuple[str, ...] = (
    # Series and findings are worked out anew, with what their lists are ordered and searched by.
    "DROP TABLE series",
    "DROP TABLE findings",
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
        words TEXT NOT NULL,
        name_key TEXT NOT NULL,
        articles INTEGER NOT NULL,
        origins INTEGER NOT NULL,
        entries INTEGER NOT NULL,
        points INTEGER NOT NULL,
        first TEXT,
        last TEXT,
        newest TEXT NOT NULL,
        version TEXT NOT NULL,
        least DOUBLE PRECISION,
        most DOUBLE PRECISION,
        low_by TEXT,
        high_by TEXT,
        found TEXT NOT NULL DEFAULT '{}',
        n_found INTEGER NOT NULL DEFAULT 0,
        stale_from TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (family, measure, unit, position)
    )""",
    "CREATE INDEX series_id ON series (id)",
    "CREATE INDEX series_newest ON series (newest)",
    "CREATE INDEX series_named ON series (name_key)",
    # The points of a series, so many a row.
    """CREATE TABLE blocks (
        family TEXT NOT NULL,
        measure TEXT NOT NULL,
        unit TEXT NOT NULL,
        position INTEGER NOT NULL,
        block INTEGER NOT NULL,
        ids TEXT NOT NULL,
        mentions TEXT NOT NULL,
        sources TEXT NOT NULL,
        points TEXT NOT NULL,
        PRIMARY KEY (family, measure, unit, position, block)
    )""",
    """CREATE TABLE findings (
        source TEXT NOT NULL,
        family TEXT NOT NULL,
        measure TEXT NOT NULL,
        unit TEXT NOT NULL,
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        severity TEXT NOT NULL,
        sort TEXT NOT NULL,
        due TEXT NOT NULL,
        series TEXT NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (source, family, measure, unit, position)
    )""",
    "CREATE INDEX findings_id ON findings (id)",
    "CREATE INDEX findings_sort ON findings (sort, id, due, kind)",
    # What findings are about: series, and the figures that they rest on.
    """CREATE TABLE concerns (
        series TEXT NOT NULL,
        sort TEXT NOT NULL,
        finding TEXT NOT NULL,
        source TEXT NOT NULL,
        kind TEXT NOT NULL,
        due TEXT NOT NULL
    )""",
    "CREATE INDEX concerns_series ON concerns (series, sort, kind, finding, due)",
    "CREATE INDEX concerns_kind ON concerns (kind, series, due)",
    """CREATE TABLE grounds (
        figure TEXT NOT NULL,
        finding TEXT NOT NULL,
        source TEXT NOT NULL,
        kind TEXT NOT NULL,
        severity INTEGER NOT NULL,
        due TEXT NOT NULL,
        article INTEGER NOT NULL,
        start_at INTEGER NOT NULL
    )""",
    "CREATE INDEX grounds_figure ON grounds (figure, kind, severity)",
    "CREATE INDEX grounds_kind ON grounds (kind, article, start_at, figure, due)",
    # Where a figure stands: in which series, and how soon a person should look at it.
    """CREATE TABLE standings (
        figure TEXT NOT NULL PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles (no),
        start_at INTEGER NOT NULL,
        stage INTEGER NOT NULL,
        series TEXT NOT NULL,
        form INTEGER NOT NULL
    )""",
    "CREATE INDEX standings_article ON standings (article)",
    "CREATE INDEX standings_stage ON standings (stage, article, start_at, figure, form)",
    "CREATE INDEX standings_series ON standings (series, article, start_at, figure)",
    "INSERT INTO standings SELECT id, article, start_at, 6, '', 0 FROM figures",
    # Which figures are decided about: by anybody (the person is empty), and by each person alone.
    """CREATE TABLE settled (
        person TEXT NOT NULL,
        figure TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES articles (no),
        PRIMARY KEY (person, figure)
    )""",
    "CREATE INDEX settled_article ON settled (article)",
    # Figures, as they were extracted, that a decision may have taken out of a series.
    """CREATE TABLE removed (
        target TEXT NOT NULL PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles (no),
        measure TEXT NOT NULL,
        population TEXT NOT NULL,
        nationality TEXT NOT NULL,
        place TEXT NOT NULL
    )""",
    "CREATE INDEX removed_article ON removed (article)",
    "CREATE INDEX removed_measure ON removed (measure, population)",
    # In which series an origin speaks, and in which articles somebody takes a position, on which figures.
    """CREATE TABLE voices (
        origin TEXT NOT NULL,
        series TEXT NOT NULL,
        PRIMARY KEY (origin, series)
    )""",
    "CREATE INDEX voices_series ON voices (series)",
    """CREATE TABLE positions (
        article INTEGER NOT NULL PRIMARY KEY REFERENCES articles (no),
        data TEXT NOT NULL
    )""",
    """CREATE TABLE speakers (
        origin TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES articles (no),
        PRIMARY KEY (origin, article)
    )""",
    "CREATE INDEX speakers_article ON speakers (article)",
    """CREATE TABLE spoken_of (
        figure TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES articles (no),
        PRIMARY KEY (figure, article)
    )""",
    "CREATE INDEX spoken_of_article ON spoken_of (article)",
    "CREATE INDEX articles_outlet ON articles (outlet)",
    "CREATE INDEX articles_language ON articles (language)",
    # Numbers that take reading everything, as they were when everything was last worked out; turn 0: no more.
    "CREATE TABLE tallies (turn INTEGER NOT NULL, data TEXT NOT NULL)",
    "INSERT INTO tallies VALUES (1, '{}')",
    *ANEW,
)
