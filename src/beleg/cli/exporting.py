"""What an export asks for becomes a file, a folder or standard output, and a line for whatever the format could not hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from beleg.cli.guard import DONE, Wrong
from beleg.cli.screen import Screen
from beleg.ledger import Filter, Ledger
from beleg.report import FILES, FORMATS, PROFILED, TABLED, TABLES, Selection, saver, writer
from beleg.report.profiles import profiles
from beleg.report.words import counted


@dataclass(frozen=True, slots=True)
class Wanted:
    """The format, one of its tables, a coding convention, and where to write."""

    format: str
    table: str | None = None
    profile: str | None = None
    output: Path | None = None


def export(place: str, where: Filter, wanted: Wanted, screen: Screen) -> int:
    """A ledger, or the part asked for, in a format; raises ``Wrong`` for what the format cannot do."""
    _check(wanted)
    with Ledger.open(place, create=False) as ledger:
        selection = ledger.selection(where, wanted.table or "", wanted.profile)
        if wanted.format in FILES:
            _save(selection, wanted)
        else:
            _write(writer(wanted.format)(selection), wanted.output, screen)
    if not screen.quiet:
        _name_losses(selection, wanted.format, screen)
    return DONE


def _check(wanted: Wanted) -> None:
    formats = (*FORMATS, *FILES)
    for value, choices in ((wanted.format, formats), (wanted.table, TABLES), (wanted.profile, profiles())):
        if value is not None and value not in choices:
            raise Wrong("bad_choice", what=value, choices=", ".join(choices))
    if wanted.table and wanted.format not in TABLED:
        raise Wrong("no_table", what=wanted.table, format=wanted.format)
    if wanted.profile and wanted.format not in PROFILED:
        raise Wrong("no_profile", what=wanted.profile, format=wanted.format)
    if wanted.format in FILES and wanted.output is None:
        raise Wrong("needs_output", format=wanted.format)


def _save(selection: Selection, wanted: Wanted) -> None:
    output = wanted.output or Path()
    try:
        saver(wanted.format)(selection, output)
    except ImportError as error:
        raise Wrong("needs_extra", format=wanted.format, package=error.name or "pyarrow") from error
    except OSError as error:
        raise _cannot_write(output, error) from error


def _write(texts: Iterator[str], output: Path | None, screen: Screen) -> None:
    if output is None:
        screen.pieces(texts)
        return
    try:
        with output.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            stream.writelines(texts)
    except OSError as error:
        raise _cannot_write(output, error) from error


def _cannot_write(output: Path, error: OSError) -> Wrong:
    return Wrong("cannot_write", what=output, why=(error.strerror or "cannot be written").lower())


def _name_losses(selection: Selection, format: str, screen: Screen) -> None:
    """``ged: 2 rows have an open interval; their low or high is blank``."""
    for kind, n in selection.lost.items():
        if n:
            screen.remark(counted(f"lost.{kind}", n, screen.ui, format=format))
