"""Series, findings and positions become listings: a table for a terminal, tab-separated lines, or a data format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from textwrap import wrap

from beleg.cli.options import Format
from beleg.cli.screen import Screen
from beleg.model import FINDINGS, SEVERITIES, Article, Finding, Position, Series, Told
from beleg.report import csv, jsonl
from beleg.report.layout import GAP, Column, Row, tab_separated, table, width_of
from beleg.report.listing import columns
from beleg.report.sentences import day, finding_kind, range_sentence, series_title
from beleg.report.seriesrows import (
    FINDING_COLUMNS,
    POINT_COLUMNS,
    POSITION_COLUMNS,
    evidence_line,
    finding_cells,
    finding_record,
    finding_row,
    findings_in_words,
    last_reported,
    point_cells,
    point_row,
    position_record,
    position_row,
    series_record,
    series_row,
)
from beleg.report.strips import heading, scale, strip
from beleg.report.words import counted, number, say, term

_WIDE = 130
_NARROW, _SMALL = 115, 90
_CELLS, _FEW_CELLS = 20, 12
_INDENT = "   "
_STALE = "stale"
_NOTE = "note"
_RIGHT = frozenset(("origins", "articles", "at"))
_OF_LIST = ("title", "range", "origins", "articles", "last", "findings", "series")
_OF_SERIES = ("reported", "covers", "source", "stands", "how_many", "strip", "articles", "certainty", "where")
_ALL_OF_SERIES = (
    "reported",
    "covers",
    "source",
    "stands",
    "how_many",
    "articles",
    "certainty",
    "where",
    "quote",
    "id",
)
_OF_FINDINGS = ("severity", "finding", "sentence", "in_series", "articles", "finding_id")
_OF_POSITIONS = ("reported", "speaker", "stance", "outlet", "content")
_MAYBE = ("covers", "certainty", "where")

Articles = Callable[[str], Article | None]


def show_list(listed: Sequence[Series], findings: Mapping[str, Sequence[Finding]], screen: Screen) -> None:
    """Each series with what there is of it, in the order given."""
    rows = [series_row(series, findings.get(series.id, ()), screen.ui) for series in listed]
    if screen.width is None:
        _table(rows, _columns(_OF_LIST, screen), screen)
        return
    screen.title(say("listing.series_n", screen.ui, n=number(len(rows), screen.ui)))
    for row in rows:
        _draw_listed(row, screen)


def show_series(
    series: Series, findings: Sequence[Finding], asked: str, screen: Screen, at: str | None = None
) -> None:
    """One series row by row, each number drawn on a strip; ``asked`` is what the user called it.

    The range below is that of the ISO date ``at``, or of now.
    """
    rows: list[dict[str, str]] = [point_row(point, screen.ui) for point in series.points]
    if screen.width is None:
        _table(rows, _columns(_ALL_OF_SERIES, screen), screen)
        return
    _headline(series, findings, screen)
    keys = _keys(rows, screen.width)
    remarks = [key for key in keys if key in ("certainty", "where")]
    few = screen.width < (_NARROW if remarks else _SMALL)
    drawn = scale(series.points, _FEW_CELLS if few else _CELLS, screen.ascii)
    for row, point in zip(rows, series.points, strict=True):
        row["strip"] = strip(point, drawn)
    chosen = _columns(keys, screen, {"strip": heading(drawn, screen.ui)})
    _table(rows, chosen, screen)
    said = range_sentence(series, screen.ui, at)
    hint = f"beleg findings {asked}" if findings else ""
    beside = GAP.join(part for part in (said, hint) if part)
    for line in [beside] if len(beside) <= screen.width else [*wrap(said, screen.width), hint]:
        screen.line(line)


def show_points(listed: Iterable[Series], format: Format, screen: Screen) -> None:
    """Series as JSON lines, one a line, or as CSV, one point a line."""
    if format is Format.jsonl:
        screen.pieces(jsonl.line(series_record(series, screen.ui)) for series in listed)
    else:
        cells = (row for series in listed for row in point_cells(series, screen.ui))
        screen.pieces(csv.rows(POINT_COLUMNS, cells))


def show_findings(
    found: Sequence[Finding],
    listed: Iterable[Series],
    told: Mapping[str, Told],
    format: Format,
    screen: Screen,
    quotes: bool = False,
) -> None:
    """Findings with their sentences, conflicts first; with the sentences they rest on where asked for."""
    of_id = {series.id: series for series in listed}
    points = {point.id: point for series in of_id.values() for point in series.points}
    if format is not Format.table:
        records = (finding_record(finding, points, told, screen.ui) for finding in found)
        if format is Format.jsonl:
            screen.pieces(map(jsonl.line, records))
        else:
            screen.pieces(csv.rows(FINDING_COLUMNS, map(finding_cells, records)))
        return
    titles = {id: series_title(series.key, screen.ui) for id, series in of_id.items()}
    rows = [finding_row(finding, titles, points, told, screen.ui) for finding in found]
    if screen.width is None:
        _table(rows, _columns(_OF_FINDINGS, screen), screen)
    else:
        _draw_findings(list(zip(found, rows, strict=True)), told, screen, quotes)


def show_positions(
    found: Sequence[Position], listed: Iterable[Series], article: Articles, format: Format, screen: Screen
) -> None:
    """Who stands how to what."""
    ui = screen.ui
    if format is not Format.table:
        records = (position_record(each, article(each.article), ui) for each in found)
        screen.pieces(
            map(jsonl.line, records) if format is Format.jsonl else csv.rows(POSITION_COLUMNS, records)
        )
        return
    titles = {series.id: series_title(series.key, ui) for series in listed}
    rows = [position_row(each, article(each.article), titles, ui) for each in found]
    keys = _OF_POSITIONS if screen.width is not None else (*_OF_POSITIONS, "in_series", "at")
    _table(rows, _columns(keys, screen), screen)


def _keys(rows: Sequence[Row], width: int) -> list[str]:
    """The columns of a series: remarks where there are any, the period and the quote where there is room."""
    wide = ("quote",) if width >= _WIDE else ()
    keys = [key for key in _OF_SERIES if key != "covers" or wide]
    return [key for key in (*keys, *wide) if key not in _MAYBE or any(row[key] for row in rows)]


def _draw_listed(row: Row, screen: Screen) -> None:
    """A series on two lines, so that nothing of it is cut: its title and id, then what there is of it."""
    ui, width = screen.ui, screen.width or 0
    room = width - width_of(row["title"]) - width_of(row["series"])
    screen.line(row["title"] + " " * max(room, len(GAP)) + row["series"])
    last = say("listing.series_last", ui, date=row["last"]) if row["last"] else say("date.none", ui)
    said = [row["range"], row["origins_said"], row["articles_said"], last, row["findings"]]
    _wrapped(" · ".join(part for part in said if part), _INDENT, screen)


def _headline(series: Series, findings: Sequence[Finding], screen: Screen) -> None:
    """The title with what there is of it, on one line where that fits; a stale series says so first."""
    ui, width = screen.ui, screen.width or 0
    title = series_title(series.key, ui)
    counts = [
        counted("series.origins", len(series.origins), ui),
        counted("series.articles", series.n_articles, ui),
    ]
    said = ", ".join([*counts, *filter(None, [findings_in_words(findings, ui)])])
    room = width - width_of(title) - width_of(said)
    screen.title(title + " " * room + said if room >= len(GAP) else title)
    if room < len(GAP):
        screen.line(said)
    if any(finding.kind == _STALE for finding in findings):
        screen.line(say("series.last_reported", ui, date=day(last_reported(series), ui)))


def _draw_findings(
    shown: Sequence[tuple[Finding, Row]], told: Mapping[str, Told], screen: Screen, quotes: bool
) -> None:
    """Under each severity its findings: the kind, the sentence, then where it is from."""
    indent = max((width_of(row["finding"]) for _, row in shown), default=0) + len(GAP)
    for severity in SEVERITIES:
        pairs = [pair for pair in shown if pair[0].severity == severity]
        if pairs:
            _severity(severity, len(pairs), screen)
        for finding, row in pairs:
            _draw_finding(finding, row, indent, screen)
            for id in finding.figures if quotes else ():
                if id in told:
                    _wrapped(evidence_line(told[id], screen.ui), " " * (indent + 2), screen)


def count_notes(notes: Iterable[Finding], screen: Screen) -> None:
    """The notes of a whole ledger by kind: most of them say that nobody is named, series by series."""
    kinds = Counter(finding.kind for finding in notes)
    if kinds:
        _severity(_NOTE, sum(kinds.values()), screen)
    for kind in FINDINGS:
        if kinds[kind]:
            values = {
                "kind": finding_kind(kind, screen.ui),
                "n": number(kinds[kind], screen.ui),
                "name": kind,
            }
            screen.line(say("listing.findings_n", screen.ui, **values))


def _severity(severity: str, n: int, screen: Screen) -> None:
    values = {"severity": term("severity", severity, screen.ui), "n": number(n, screen.ui)}
    screen.title(say("listing.findings_of", screen.ui, **values))


def _draw_finding(finding: Finding, row: Row, indent: int, screen: Screen) -> None:
    kind = finding_kind(finding.kind, screen.ui)
    width = max((screen.width or 0) - indent, 30)
    said = wrap(row["sentence"], width) or [""]
    screen.line(kind.ljust(indent) + said[0])
    for line in said[1:]:
        screen.line(" " * indent + line)
    from_where = GAP.join(part for part in (finding.id, row["from"], row["in_series"]) if part)
    _wrapped(from_where, " " * indent, screen)


def _wrapped(text: str, indent: str, screen: Screen) -> None:
    width = max(screen.width or 0, len(indent) + 30)
    for line in wrap(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False):
        screen.line(line)


def _columns(keys: Iterable[str], screen: Screen, headings: Mapping[str, str] | None = None) -> list[Column]:
    given = headings or {}
    plain = {column.key: column for column in columns([key for key in keys if key not in given], screen.ui)}
    return [
        Column(key, given[key], fixed=True, drawn=True)
        if key in given
        else Column(
            key, plain[key].heading, key in _RIGHT, plain[key].fixed or key in (*_RIGHT, "last", "series")
        )
        for key in keys
    ]


def _table(rows: Sequence[Row], chosen: Sequence[Column], screen: Screen) -> None:
    if screen.width is None:
        screen.line("\t".join(column.heading for column in chosen))
        lines = tab_separated(rows, chosen)
    else:
        lines = table(rows, chosen, screen.width, screen.cut_mark) if rows else iter(())
    for line in lines:
        screen.line(line)
