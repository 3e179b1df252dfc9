"""The commands: each turns its arguments into ledger calls and hands the answer to a listing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from beleg import __version__
from beleg.cli import options as opt
from beleg.cli.guard import run
from beleg.cli.judging import join
from beleg.cli.screen import forgiving, screen
from beleg.cli.starting import start_ahead
from beleg.cli.watching import join as join_watch

app = typer.Typer(
    name="beleg",
    help="Lists the figures that news articles report, who says so, and the words that say it.",
    epilog='\b\nExample:\n  echo "The ministry said 12 people were killed." | beleg extract -',
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line; returns 0 done, 1 some inputs refused, 2 wrong usage, 130 interrupted."""
    forgiving()
    return run(app, list(sys.argv[1:] if arguments is None else arguments))


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"beleg {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop."),
    ] = False,
    ui: opt.UiLanguage = None,
    ascii: opt.Ascii = False,
) -> None:
    if context.invoked_subcommand is None:
        from beleg.cli.work import show_start

        show_start(screen(ui, ascii))


@app.command(
    epilog="\b\nExample:\n  beleg extract articles/ --metadata articles.tsv --format jsonl > figures.jsonl"
)
def extract(
    paths: opt.Paths,
    format: opt.Listing = opt.Format.table,
    explain: opt.Explain = False,
    mentions: opt.Mentions = False,
    metadata: opt.Metadata = None,
    published: opt.Published = None,
    language: opt.Language = None,
    encoding: opt.Encoding = None,
    allow_private: opt.Private = False,
    every_page: opt.EveryPage = False,
    jobs: opt.Jobs = None,
    width: opt.Width = None,
    quiet: opt.Quiet = False,
    ui: opt.UiLanguage = None,
    ascii: opt.Ascii = False,
) -> int:
    """List the figures of articles.

    Nothing is stored. A table shows a figure once that an article tells several times; jsonl and csv hold each
    mention."""
    start_ahead(paths, jobs)
    from beleg.cli import work

    reading = work.reading(metadata, published, language, encoding, allow_private, every_page)
    return work.extract(paths, reading, jobs, format, screen(ui, ascii, quiet, width, mentions), explain)


@app.command(epilog="\b\nExample:\n  beleg statements article.txt --stance denies")
def statements(
    paths: opt.Paths,
    stance: opt.Stance = None,
    format: opt.Listing = opt.Format.table,
    explain: opt.Explain = False,
    metadata: opt.Metadata = None,
    published: opt.Published = None,
    language: opt.Language = None,
    encoding: opt.Encoding = None,
    allow_private: opt.Private = False,
    jobs: opt.Jobs = None,
    width: opt.Width = None,
    quiet: opt.Quiet = False,
    ui: opt.UiLanguage = None,
    ascii: opt.Ascii = False,
) -> int:
    """List who says what in articles.

    One statement a row: the speaker, how the speaker stands to it (says, confirms, admits, denies, estimates,
    declines to comment, cannot verify), the cue, and the words said."""
    start_ahead(paths, jobs)
    from beleg.cli import work

    reading = work.reading(metadata, published, language, encoding, allow_private, True)
    return work.statements(paths, reading, jobs, format, screen(ui, ascii, quiet, width), explain, stance)


@app.command(epilog="\b\nExample:\n  beleg add articles/ --ledger kursk.db --jobs 4")
def add(
    paths: opt.Paths,
    ledger: opt.LedgerAt = opt.LEDGER,
    mapping: opt.Mapping = None,
    metadata: opt.Metadata = None,
    published: opt.Published = None,
    language: opt.Language = None,
    encoding: opt.Encoding = None,
    allow_private: opt.Private = False,
    every_page: opt.EveryPage = False,
    jobs: opt.Jobs = None,
    quiet: opt.Quiet = False,
    ui: opt.UiLanguage = None,
    ascii: opt.Ascii = False,
) -> int:
    """Put articles and figures into a ledger.

    The same articles a second time change nothing, so that an interrupted run can be started again. With --mapping the
    paths are tables of figures, and each row is kept as an article (docs/coded.md)."""
    start_ahead(paths, jobs)
    from beleg.cli import work

    reading = work.reading(metadata, published, language, encoding, allow_private, every_page)
    if mapping is not None:
        return work.add_tables(paths, mapping, reading, jobs, ledger, screen(ui, ascii, quiet))
    return work.add(paths, reading, jobs, ledger, screen(ui, ascii, quiet))


@app.command(
    "run",
    epilog="\b\nExample:\n  beleg run --engine spark --master 'local[4]' --input 'crawl/*.warc.gz' --output war",
)
def run_engine(
    inputs: opt.Inputs,
    output: opt.Folder,
    engine: opt.EngineName = "local",
    master: opt.Master = None,
    conf: opt.Conf = None,
    metadata: opt.Metadata = None,
    published: opt.Published = None,
    language: opt.Language = None,
    encoding: opt.Encoding = None,
    every_page: opt.EveryPage = False,
    jobs: opt.Jobs = None,
    quiet: opt.Quiet = False,
    ui: opt.UiLanguage = None,
    ascii: opt.Ascii = False,
) -> int:
    """Make Parquet tables of many articles, on one machine or many.

    The folder is a ledger too: beleg add FOLDER --ledger FILE takes it over without extracting again. An interrupted run goes on
    when the same is asked for again (docs/spark.md)."""
    from beleg.bookkeeping.rules import rules
    from beleg.bookkeeping.running import Wanted
    from beleg.cli import running, work

    reading = work.reading(metadata, published, language, encoding, every_page=every_page)
    settings = running.settings(engine, master, conf or [], jobs)
    return running.run_engine(
        Wanted(inputs, output, rules(__version__), reading, engine, settings), screen(ui, ascii, quiet)
    )


join_watch(app)


@app.command(epilog="\b\nExample:\n  beleg figures --measure killed --origin NIS --since 2025-01")
def figures(
    ledger: opt.LedgerAt = opt.LEDGER,
    measure: opt.Measure = None,
    place: opt.Place = None,
    nationality: opt.Nationality = None,
    origin: opt.Origin = None,
    since: opt.Since = None,
    until: opt.Until = None,
    qualifier: opt.Qualifier = None,
    text: opt.Words = None,
    format: opt.Listing = opt.Format.table,
    explain: opt.Explain = False,
    mentions: opt.Mentions = False,
    width: opt.Width = None,
    quiet: opt.Quiet = False,
    ui: opt.UiLanguage = None,
    ascii: opt.Ascii = False,
) -> int:
    """List figures of a ledger."""
    from beleg.cli import work

    where = work.asked(measure, place, nationality, origin, since, until, qualifier, text)
    return work.figures(ledger, where, format, screen(ui, ascii, quiet, width, mentions), explain)


@app.command(epilog="\b\nExample:\n  beleg series kursk")
def series(
    name: opt.SeriesName = None,
    ledger: opt.LedgerAt = opt.LEDGER,
    measure: opt.Measure = None,
    side: opt.Side = None,
    place: opt.SeriesPlace = None,
    origin: opt.Origin = None,
    since: opt.Since = None,
    until: opt.Until = None,
    articles: opt.Least = 1,
    kind: opt.Kind = None,
    at: opt.At = None,
    format: opt.Listing = opt.Format.table,
    width: opt.Width = None,
    quiet: opt.Quiet = False,
    ui: opt.UiLanguage = None,
    ascii: opt.Ascii = False,
) -> int:
    """Show what many articles report, side by side.

    Without NAME all series: what is counted, the range over origins, what was found. With a NAME that fits one, who says
    how many, row by row; with one that fits several, those, and exit status 2."""
    from beleg.cli import comparisons

    where = comparisons.wanted(measure, side, place, origin, since, until, articles)
    return comparisons.series(ledger, _words(name), where, kind, format, screen(ui, ascii, quiet, width), at)


@app.command(epilog="\b\nExample:\n  beleg findings kursk --severity conflict --quotes")
def findings(
    name: opt.SeriesName = None,
    ledger: opt.LedgerAt = opt.LEDGER,
    measure: opt.Measure = None,
    side: opt.Side = None,
    place: opt.SeriesPlace = None,
    kind: opt.Kind = None,
    severity: opt.Severity = None,
    quotes: opt.Quotes = False,
    format: opt.Listing = opt.Format.table,
    width: opt.Width = None,
    quiet: opt.Quiet = False,
    ui: opt.UiLanguage = None,
    ascii: opt.Ascii = False,
) -> int:
    """List what contradicts, changes, repeats or is missing.

    Conflicts come first, then what a person should check, then notes. No finding says which number is right."""
    from beleg.cli import comparisons

    where = comparisons.wanted(measure, side, place)
    shown = screen(ui, ascii, quiet, width)
    return comparisons.findings(ledger, _words(name), where, kind, severity, format, shown, quotes)


@app.command(epilog="\b\nExample:\n  beleg positions kursk --stance denies")
def positions(
    name: opt.SeriesName = None,
    ledger: opt.LedgerAt = opt.LEDGER,
    measure: opt.Measure = None,
    side: opt.Side = None,
    place: opt.SeriesPlace = None,
    stance: opt.Stance = None,
    format: opt.Listing = opt.Format.table,
    width: opt.Width = None,
    quiet: opt.Quiet = False,
    ui: opt.UiLanguage = None,
    ascii: opt.Ascii = False,
) -> int:
    """List who confirms, admits, denies or cannot verify what."""
    from beleg.cli import comparisons

    where = comparisons.wanted(measure, side, place)
    shown = screen(ui, ascii, quiet, width)
    return comparisons.positions(ledger, _words(name), where, stance, format, shown)


@app.command(epilog="\b\nExample:\n  beleg report -o report.html --ui de")
def report(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Write the page here.", show_default=False)
    ],
    ledger: opt.LedgerAt = opt.LEDGER,
    full_text: Annotated[
        bool, typer.Option("--full-text", help="Whole articles, not only sentences; mind their rights.")
    ] = False,
    quiet: opt.Quiet = False,
    ui: opt.UiLanguage = None,
    ascii: opt.Ascii = False,
) -> int:
    """Write one page with all series and findings.

    The file is complete in itself: it needs no network and no script. The same ledger gives the same bytes."""
    from beleg.cli import comparisons

    return comparisons.report(ledger, output, full_text, screen(ui, ascii, quiet))


@app.command(epilog="\b\nExample:\n  beleg find 1259")
def find(
    number: Annotated[
        str, typer.Argument(metavar="NUMBER", help="As 1259, 1,259 or 12.5.", show_default=False)
    ],
    ledger: opt.LedgerAt = opt.LEDGER,
    measure: opt.Measure = None,
    place: opt.Place = None,
    nationality: opt.Nationality = None,
    origin: opt.Origin = None,
    since: opt.Since = None,
    until: opt.Until = None,
    format: opt.Listing = opt.Format.table,
    width: opt.Width = None,
    quiet: opt.Quiet = False,
    ui: opt.UiLanguage = None,
    ascii: opt.Ascii = False,
) -> int:
    """Find where a number comes from.

    It is looked for as said, inside a stated interval, rounded, as the sum or the difference of two or three figures of
    one article or one series, and with two digits changed round. --measure and the like narrow every figure that takes part."""
    from beleg.cli import work

    where = work.asked(measure, place, nationality, origin, since, until)
    return work.find(ledger, number, where, format, screen(ui, ascii, quiet, width))


@app.command(epilog="\b\nExample:\n  beleg export --format ged --since 2025 --output events.csv")
def export(
    ledger: opt.LedgerAt = opt.LEDGER,
    format: opt.ExportFormat = "csv",
    table: opt.Table = None,
    profile: opt.Profile = None,
    output: opt.Output = None,
    measure: opt.Measure = None,
    place: opt.Place = None,
    nationality: opt.Nationality = None,
    origin: opt.Origin = None,
    since: opt.Since = None,
    until: opt.Until = None,
    qualifier: opt.Qualifier = None,
    text: opt.Words = None,
    quiet: opt.Quiet = False,
    ui: opt.UiLanguage = None,
    ascii: opt.Ascii = False,
) -> int:
    """Write a ledger for other programs.

    Figures, points of series, findings and relations as csv, jsonl or parquet; linked data as json-ld; the columns of UCDP GED
    or ACLED, or HXL, for event data. What a format cannot hold is counted on standard error."""
    from beleg.cli import exporting, work

    where = work.asked(measure, place, nationality, origin, since, until, qualifier, text)
    wanted = exporting.Wanted(format, table, profile, output)
    return exporting.export(ledger, where, wanted, screen(ui, ascii, quiet))


@app.command(epilog="\b\nExample:\n  beleg serve --ledger kursk.db")
def serve(
    ledger: opt.LedgerAt = opt.LEDGER,
    port: opt.Port = 8377,
    host: opt.Host = "127.0.0.1",
    host_name: opt.HostNames = None,
    user: opt.User = None,
    user_header: opt.UserHeader = None,
    workers: opt.Workers = None,
    quiet: opt.Quiet = False,
    ui: opt.UiLanguage = None,
    ascii: opt.Ascii = False,
) -> int:
    """Show a ledger in the browser: look, trace, review.

    The app runs on this machine and answers no other one, unless --host says so. Ctrl+C ends it."""
    from beleg.cli import serving

    reached = serving.Reached(host, port, tuple(host_name or ()))
    return serving.serve(ledger, reached, user, user_header, ui, workers, screen(ui, ascii, quiet))


join(app)


def _words(name: Sequence[str] | None) -> str:
    return " ".join(name or ()).strip()
