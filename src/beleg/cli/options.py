"""The options that several commands share, each written once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

LEDGER = "beleg.db"  # in the current folder


class Format(StrEnum):
    """How a listing is written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


class ScoreFormat(StrEnum):
    """How scores are written."""

    table = "table"
    jsonl = "jsonl"


class Ui(StrEnum):
    """The language of the output."""

    de = "de"
    en = "en"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, addresses of pages, feeds or sitemaps (https://...), which are fetched, or - for standard input.",
        show_default=False,
    ),
]
Feeds = Annotated[
    list[str],
    typer.Argument(
        metavar="FEED...",
        help="Addresses of feeds, sitemaps or lists of them (https://...), or files that list feeds (OPML, one address a line).",
        show_default=False,
    ),
]
Every = Annotated[
    str, typer.Option(metavar="TIME", help="The usual pause of a feed: 90s, 15m, 2h; a minute at least.")
]
Once = Annotated[bool, typer.Option("--once", help="One round with the feeds that are due, for a scheduler.")]
LedgerAt = Annotated[
    str,
    typer.Option("--ledger", metavar="FILE", help="The ledger: a file, or an address (postgresql://...)."),
]
Metadata = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="A table with columns file, url, outlet, title, published."),
]
Mapping = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="The paths are tables of figures; this TOML file says what columns mean."
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Publication date of every article, as 2025-02-08."),
]
Language = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Language of every article, as de or en."),
]
Encoding = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Text encoding of every file, as cp1252."),
]
Private = Annotated[
    bool,
    typer.Option("--allow-private", help="Fetch addresses of this machine and its own network too."),
]
EveryPage = Annotated[
    bool,
    typer.Option("--every-page", help="Read the pages of archives that report no figure too."),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        help="Processes that extract at once; without it as many as suit the work and the machine.",
        show_default=False,
    ),
]
Inputs = Annotated[
    list[str],
    typer.Option(
        "--input", metavar="GLOB", help="Files, as 'crawl/*.warc.gz'; may be repeated.", show_default=False
    ),
]
Folder = Annotated[
    Path, typer.Option("--output", "-o", metavar="FOLDER", help="Write the tables here.", show_default=False)
]
EngineName = Annotated[
    str, typer.Option("--engine", metavar="NAME", help="local (processes of this machine) or spark.")
]
Master = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Of spark: local[2], spark://host:7077, yarn, k8s://..."),
]
Conf = Annotated[
    list[str] | None,
    typer.Option(metavar="KEY=VALUE", help="A setting of spark; may be repeated.", show_default=False),
]

Listing = Annotated[
    Format,
    typer.Option("--format", "-f", metavar="NAME", help="table, jsonl (one object a line) or csv."),
]
Explain = Annotated[bool, typer.Option("--explain", help="Show the rule and the words behind each field.")]
Mentions = Annotated[
    bool, typer.Option("--mentions", help="In tables, show a figure each time it is told, not once.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no closing count.")]
UiLanguage = Annotated[
    Ui | None,
    typer.Option("--ui", metavar="CODE", help="Language of the output, de or en; the locale's by default."),
]
Ascii = Annotated[bool, typer.Option("--ascii", help="No signs outside ASCII in tables.")]
Width = Annotated[
    int | None,
    typer.Option(min=60, metavar="N", help="Draw tables N columns wide, for a terminal or not."),
]

Measure = Annotated[str | None, typer.Option(metavar="NAME", help="What is counted, as killed.")]
Place = Annotated[str | None, typer.Option(metavar="TEXT", help="Part of the place.")]
Nationality = Annotated[str | None, typer.Option(metavar="CODE", help="Side of those counted, as KP.")]
Origin = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="Part of the origin's name, or an actor's id."),
]
Since = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Published on that day, month or year, or later."),
]
Until = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Published on that day, month or year, or earlier."),
]
Qualifier = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="exact, about, at_least, more_than ..."),
]
Stance = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="claims, confirms, admits, denies, estimates, declines_to_comment ..."),
]
ExportFormat = Annotated[
    str,
    typer.Option("--format", "-f", metavar="NAME", help="csv, jsonl, parquet, json-ld, ged, acled or hxl."),
]
Table = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Of csv, jsonl and parquet: mentions, points or edges."),
]
Profile = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Coding convention for words such as dozens: acled, muc4 or wikimpacts."
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write here, parquet into a folder; standard output by default.",
    ),
]
Words = Annotated[str | None, typer.Option("--text", metavar="TEXT", help="Part of the sentence.")]

SeriesName = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME", help="Words of the title of a series, or its id.", show_default=False),
]
At = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The range over origins as it stood on that day."),
]
Side = Annotated[
    str | None, typer.Option(metavar="COUNTRY", help="Side of those counted, as KP or North Korea.")
]
SeriesPlace = Annotated[str | None, typer.Option("--place", metavar="TEXT", help="Part of a place's name.")]
Kind = Annotated[
    str | None, typer.Option(metavar="NAME", help="contradiction, decrease, corroboration, unattributed ...")
]
Severity = Annotated[str | None, typer.Option(metavar="NAME", help="conflict, check or note.")]
Quotes = Annotated[bool, typer.Option("--quotes", help="Show the sentences that each finding rests on.")]
Least = Annotated[
    int, typer.Option("--articles", min=1, metavar="N", help="Reported by at least N articles.")
]
User = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who decided; the name you are logged in with by default."),
]
UserHeader = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="A header in which a sign-in before the app names who decides."),
]
Port = Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="0 takes any that is free.")]
Host = Annotated[
    str, typer.Option(metavar="ADDRESS", help="Another address than this machine's asks for a token.")
]
Workers = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        max=64,
        help="Processes that make pages; 1 makes them where requests are answered. One for each processor by default, at most 4.",
        show_default=False,
    ),
]
HostNames = Annotated[
    list[str] | None,
    typer.Option(
        "--host-name", metavar="NAME", help="A name by which browsers call the app; may be repeated."
    ),
]

Gold = Annotated[Path | None, typer.Option(metavar="DIR", help="Folder of gold files.", show_default=False)]
GoldArticles = Annotated[
    Path | None,
    typer.Option("--articles", metavar="DIR", help="Folder of their articles.", show_default=False),
]
Predictions = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Figures as JSON lines; without it, those that beleg extracts."),
]
Errors = Annotated[bool, typer.Option("--errors", help="List the most frequent errors, with sentences.")]
