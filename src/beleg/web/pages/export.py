"""A format, a coding convention and a filter become the first rows as they will be, what gets lost, and the file itself."""

from __future__ import annotations

import csv
import io
import shlex
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import islice
from typing import Final, NamedTuple

from starlette.responses import Response

from beleg import __version__
from beleg.ledger import Ledger
from beleg.report import FILES, FORMATS, PROFILED, TABLED, TABLES, Selection, saver, writer
from beleg.report.profiles import profiles
from beleg.web import downloads
from beleg.web.addresses import with_query
from beleg.web.narrowing import NAMES, Narrowed, narrowed
from beleg.web.visit import Shown, Trouble, Visit

FIRST: Final = 20  # rows shown
_ALL: Final = (*FORMATS, *FILES)
_FILTERS: Final = (*NAMES, "qualifier", "text")
_USUAL: Final = "csv"
# With more figures than this, what gets lost is counted only where that is asked for: it takes the whole export.
_FEW: Final = 2000
_LOSING: Final = ("ged", "acled", "hxl")
_CHARACTERS: Final = 6000  # of a preview that is no table
_ON_COMMAND_LINE: Final = {"side": "nationality"}


class Wanted(NamedTuple):
    """What is asked for: a format, one of its tables, a coding convention, and what is wrong with what was asked, in words."""

    format: str
    table: str
    profile: str
    wrong: Sequence[str]


class Preview(NamedTuple):
    """The first rows, under their headings, or the first characters of a format that is no table; and whether more follow.

    ``empty`` are the headings of columns in which none of these rows has anything; the others stand in ``headings``.
    ``rows`` counts all rows and ``lost`` what is left out, ``None`` where nobody counted.
    """

    headings: Sequence[str]
    first: Sequence[Sequence[str]]
    empty: Sequence[str]
    text: str
    more: bool
    rows: int | None
    lost: Mapping[str, int] | None


def show(visit: Visit) -> Shown:
    """The page."""
    wanted, asked = _wanted(visit), narrowed(visit, _FILTERS)
    revision = visit.ledger.pages.summary().revision
    preview = None if asked.wrong else _preview(visit, wanted, asked)
    name = downloads.name(wanted.format, wanted.table, revision)
    values = {
        "wanted": wanted,
        "asked": asked,
        "formats": _ALL,
        "tables": TABLES,
        "tabled": TABLED,
        "profiles": tuple(profiles()),
        "profiled": PROFILED,
        "preview": preview,
        "name": name,
        "file": _address("/export/file", visit, wanted),
        "command": _command(visit, wanted, asked, name),
        "missing": _missing(wanted.format),
        "report": downloads.name("html", "report", revision),
        "articles": visit.ledger.counts().articles,
    }
    data = {"file": name, "format": wanted.format, "table": wanted.table, "profile": wanted.profile}
    return Shown(
        "export.html",
        visit.say("app.export"),
        values,
        data=lambda: {**data, "preview": preview},
        status=400 if asked.wrong or wanted.wrong else 200,
        wide=True,
    )


def file(visit: Visit) -> Response:
    """The file."""
    wanted, asked = _wanted(visit), narrowed(visit, _FILTERS)
    for why in (*wanted.wrong, *asked.wrong.values()):
        raise Trouble(400, "exporting.wrong", why=why)
    package = _missing(wanted.format)
    if package:
        raise Trouble(501, "error.needs_extra", format=wanted.format, package=package)
    visit.ledger.renew()
    with visit.ledger.moment():
        name = downloads.name(wanted.format, wanted.table, visit.ledger.pages.summary().revision)
        selection = _selection(visit.ledger, wanted, asked)
        if wanted.format in FILES:
            return downloads.saved(saver(wanted.format), selection, name)
        return downloads.written(writer(wanted.format)(selection), name)


def report(visit: Visit) -> Response:
    """The report, as ``beleg report`` writes it."""
    full_text = visit.wanted("full_text") is not None
    visit.ledger.renew()
    with visit.ledger.moment():
        name = downloads.name("html", "report", visit.ledger.pages.summary().revision)
        return downloads.written(visit.ledger.report(visit.ui, full_text, __version__), name)


def _wanted(visit: Visit) -> Wanted:
    """The format, the table and the convention; those that do not go together are left out, without a word of blame."""
    asked = {name: visit.wanted(name) or "" for name in ("format", "table", "profile")}
    known: Mapping[str, Sequence[str]] = {"format": _ALL, "table": TABLES, "profile": tuple(profiles())}
    wrong = [
        visit.say("error.bad_choice", what=value, choices=", ".join(known[name]))
        for name, value in asked.items()
        if value and value not in known[name]
    ]
    said = {name: value if value in known[name] else "" for name, value in asked.items()}
    format = said["format"] or _USUAL
    table = said["table"] if format in TABLED else ""
    return Wanted(format, table, said["profile"] if format in PROFILED else "", wrong)


def _selection(ledger: Ledger, wanted: Wanted, asked: Narrowed) -> Selection:
    return ledger.selection(asked.where, wanted.table, wanted.profile or None)


def _preview(visit: Visit, wanted: Wanted, asked: Narrowed) -> Preview:
    selection = _selection(visit.ledger, wanted, asked)
    pieces = writer("csv" if wanted.format in FILES else wanted.format)(selection)
    if wanted.format in ("jsonl", "json-ld"):
        return _of_text(pieces, wanted.format)
    headings, *first = map(_cells, islice(pieces, FIRST + 1))
    more = next(pieces, None) is not None
    counts = wanted.format in _LOSING and (
        visit.wanted("count") is not None or visit.ledger.counts().figures <= _FEW
    )
    if not counts:
        return _of_rows(headings, first, more, None, {} if wanted.format not in _LOSING else None)
    rows = len(first) + more + sum(1 for _ in pieces)
    return _of_rows(headings, first, more, rows, {kind: n for kind, n in selection.lost.items() if n})


def _of_rows(
    headings: Sequence[str],
    first: Sequence[Sequence[str]],
    more: bool,
    rows: int | None,
    lost: Mapping[str, int] | None,
) -> Preview:
    """The first rows without the columns in which none of them has anything."""
    filled = [n for n in range(len(headings)) if not first or any(row[n] for row in first)]
    empty = [heading for n, heading in enumerate(headings) if n not in filled]
    shown = [[row[n] for n in filled] for row in first]
    return Preview([headings[n] for n in filled], shown, empty, "", more, rows, lost)


def _of_text(pieces: Iterator[str], format: str) -> Preview:
    """The first lines, as many as a page holds; a line is never cut in JSON lines."""
    lines: deque[str] = deque()
    size = 0
    for piece in islice(pieces, FIRST if format == "jsonl" else None):
        lines.append(piece)
        size += len(piece)
        if size >= _CHARACTERS:
            break
    text = "".join(lines)
    shown = text if format == "jsonl" else text[:_CHARACTERS]
    more = len(shown) < len(text) or next(pieces, None) is not None
    return Preview((), (), (), shown, more, None, {})


def _cells(piece: str) -> list[str]:
    return next(csv.reader(io.StringIO(piece, newline="")), [])


def _address(path: str, visit: Visit, wanted: Wanted) -> str:
    asked = {name: visit.wanted(name) for name in _FILTERS}
    return with_query(path, format=wanted.format, table=wanted.table, profile=wanted.profile, **asked)


def _command(visit: Visit, wanted: Wanted, asked: Narrowed, name: str) -> str:
    """The same as a command line."""
    place = visit.settings.place
    options = {
        "ledger": place if place != "beleg.db" else "",
        "format": wanted.format,
        "table": wanted.table,
        "profile": wanted.profile,
        **{_ON_COMMAND_LINE.get(each.name, each.name): each.value for each in asked.filters.chosen},
        "nationality": asked.where.nationality or "",
        "output": name.removesuffix(".zip"),
    }
    said = [f"--{option} {shlex.quote(value)}" for option, value in options.items() if value]
    return " ".join(["beleg export", *said])


def _missing(format: str) -> str:
    """The package that a format needs and that is not installed, ``""`` for none."""
    return "pyarrow" if format == "parquet" and find_spec("pyarrow") is None else ""
