"""The work behind each command: ledger calls in, listings and closing lines out, an exit status back."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from beleg.cli import listings
from beleg.cli.guard import DONE, INTERRUPTED, SOME_REFUSED, Wrong
from beleg.cli.options import Format
from beleg.cli.progress import Meter
from beleg.cli.screen import Screen, in_utf8
from beleg.cli.stopping import stoppable
from beleg.ledger import AddReport, Extent, Filter, Ledger, extent, extract_paths
from beleg.model import QUALIFIERS, STANCES
from beleg.read import Fetching, ReadOptions, Refusal
from beleg.read.coded import read_mapping
from beleg.read.sources import STANDARD_INPUT
from beleg.report.words import counted, known, number, say

if TYPE_CHECKING:
    from beleg.flow import Extraction

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")


def show_start(screen: Screen) -> None:
    """What ``beleg`` alone says."""
    for key in known("start"):
        screen.line(say(f"start.{key}", screen.ui))


def reading(
    metadata: Path | None,
    published: str | None,
    language: str | None,
    encoding: str | None,
    private: bool = False,
    every_page: bool = False,
) -> ReadOptions:
    """The options of reading; raises ``Wrong`` for a value that cannot be one."""
    if published is not None:
        try:
            date.fromisoformat(published)
        except ValueError:
            raise Wrong("bad_day", what=published) from None
    try:
        fetching = Fetching(private=private)
        return ReadOptions(published, language, encoding, metadata, fetching=fetching, every_page=every_page)
    except ValueError as error:
        raise Wrong("refusal_bare", what="--encoding", why=str(error)) from None


def asked(
    measure: str | None,
    place: str | None,
    nationality: str | None,
    origin: str | None,
    since: str | None,
    until: str | None,
    qualifier: str | None = None,
    text: str | None = None,
) -> Filter:
    """The filter; raises ``Wrong`` for a measure, qualifier or date there is not."""
    for value, choices in ((measure, known("measure")), (qualifier, QUALIFIERS)):
        if value is not None and value not in choices:
            raise Wrong("bad_choice", what=value, choices=", ".join(choices))
    for bound in (since, until):
        check_date(bound)
    return Filter(measure, place, nationality, origin, since, until, qualifier, text)


def check_date(bound: str | None) -> None:
    """Raise ``Wrong`` for what is no year, month or day."""
    if bound is not None and not _DATE.match(bound):
        raise Wrong("bad_date", what=bound)


def extract(
    paths: Sequence[str],
    options: ReadOptions,
    jobs: int | None,
    format: Format,
    screen: Screen,
    explain: bool,
) -> int:
    """The figures of articles."""
    how = listings.Listing(format, screen, explain)
    shown = partial(listings.figures_of, how=how)
    return _listed(listings.head_of_figures(how), shown, paths, options, jobs, how)


def statements(
    paths: Sequence[str],
    options: ReadOptions,
    jobs: int | None,
    format: Format,
    screen: Screen,
    explain: bool,
    stance: str | None = None,
) -> int:
    """The statements of articles, or those of one stance; raises ``Wrong`` for a stance there is not."""
    if stance is not None and stance not in STANCES:
        raise Wrong("bad_choice", what=stance, choices=", ".join(STANCES))
    how = listings.Listing(format, screen, explain)
    shown = partial(listings.statements_of, how=how, stance=stance)
    return _listed(listings.head_of_statements(how), shown, paths, options, jobs, how)


def add(paths: Sequence[str], options: ReadOptions, jobs: int | None, place: str, screen: Screen) -> int:
    """Articles into a ledger, with a closing count."""
    reading = partial(Ledger.add, options=options, jobs=_jobs(jobs, paths))
    return _added(reading, paths, extent(paths), place, screen)


def add_tables(
    paths: Sequence[str], mapping: Path, options: ReadOptions, jobs: int | None, place: str, screen: Screen
) -> int:
    """Tables of coded figures into a ledger; raises ``Wrong`` for options that do not go with that."""
    given = {
        "--metadata": options.metadata,
        "--published": options.published,
        "--language": options.language,
        "--jobs": jobs and jobs > 1,
    }
    for option, value in given.items():
        if value:
            raise Wrong("not_together", what="--mapping", other=option)
    reading = partial(Ledger.add_tables, mapping=read_mapping(mapping), encoding=options.encoding)
    return _added(reading, paths, Extent(None), place, screen)


def _added(
    reading: Callable[..., AddReport], paths: Sequence[str], inputs: Extent, place: str, screen: Screen
) -> int:
    with Ledger.open(place) as ledger, stoppable(), Meter(screen, inputs) as meter:
        try:
            report = reading(ledger, *paths, progress=_Progress(meter, screen))
            closing = "" if screen.quiet else _closing(report, len(ledger.findings()), screen.ui)
        except KeyboardInterrupt:
            screen.remark(counted("add.stopped", ledger.counts().articles, screen.ui))
            return INTERRUPTED
    if closing:
        screen.remark(closing)
    _tell_skipped(report, screen)
    return SOME_REFUSED if report.refused else DONE


def figures(place: str, where: Filter, format: Format, screen: Screen, explain: bool) -> int:
    """The figures of a ledger."""
    with Ledger.open(place, create=False) as ledger:
        shown = listings.show_ledger(ledger.told(where), format, screen, explain)
        if not shown:
            screen.note("listing.figures_none" if ledger.counts().figures else "listing.empty")
    return DONE


def find(place: str, written: str, where: Filter, format: Format, screen: Screen) -> int:
    """Where a number comes from."""
    value = read_number(written)
    with Ledger.open(place, create=False) as ledger:
        if not listings.show_matches(ledger.find(value, where), value, format, screen):
            screen.note("find.nothing", number=number(value, screen.ui))
    return DONE


def read_number(written: str) -> float:
    """A number as people write it; raises ``Wrong`` for what is none.

    >>> read_number("1.259"), read_number("about 1,250")
    (1259.0, 1250.0)
    """
    found = Ledger.number(written)
    if found is None:
        raise Wrong("bad_number", what=written)
    return found


class _Progress:
    """Names each refusal once, as it comes, and moves the meter on."""

    def __init__(self, meter: Meter, screen: Screen) -> None:
        self._meter = meter
        self._screen = screen
        self._named = 0

    def __call__(self, report: AddReport) -> None:
        for refusal in report.refused[self._named :]:
            name_refusal(refusal, self._screen)
        self._named = len(report.refused)
        self._meter.show(report.read, self._named, report.behind)


def _listed(
    head: Iterator[str],
    shown: Callable[[Extraction], str],
    paths: Sequence[str],
    options: ReadOptions,
    jobs: int | None,
    how: listings.Listing,
) -> int:
    """What is shown of each article, as the processes that extract make it."""
    screen = how.screen
    if how.format is not Format.table:
        in_utf8()
    # On a terminal the listing itself shows how far the work is.
    watched = replace(screen, quiet=True) if sys.stdout.isatty() else screen
    report = AddReport()
    with stoppable(), Meter(watched, extent(paths)) as meter:
        progress = _Progress(meter, screen)
        for text in chain(head, extract_paths(paths, options, _jobs(jobs, paths), report, progress, shown)):
            sys.stdout.write(text)
            if STANDARD_INPUT in paths:
                sys.stdout.flush()
    _tell_skipped(report, screen)
    return SOME_REFUSED if report.refused else DONE


def _jobs(jobs: int | None, paths: Sequence[str]) -> int | None:
    """What comes through a pipe may come slowly: where nothing else is asked for, nothing waits until there is more of it."""
    return 1 if jobs is None and STANDARD_INPUT in paths else jobs


def name_refusal(refusal: Refusal, screen: Screen) -> None:
    """Say what was refused and why, in the language of the output where there are words for it."""
    if screen.ui != "en" and refusal.code in known("refused"):
        why = say(f"refused.{refusal.code}", screen.ui, **dict(refusal.values))
        screen.complain("refusal_bare", what=refusal.source, why=why)
        return
    key = "refusal" if refusal.help else "refusal_bare"
    screen.complain(key, what=refusal.source, why=refusal.reason, helps=refusal.help)


def _closing(report: AddReport, findings: int, ui: str) -> str:
    """``11,947 articles added, 12 already there, 41 refused (named above). 30,114 figures, 212 findings.``"""
    counts = [counted("add.added", report.added, ui)]
    for key, n in (("there", report.present), ("refused", len(report.refused))):
        if n:
            counts.append(say(f"add.{key}", ui, n=number(n, ui)))
    told = [counted("add.figures", report.figures, ui), counted("add.findings", findings, ui)]
    return f"{', '.join(counts)}. {', '.join(told)}."


def _tell_skipped(report: AddReport, screen: Screen) -> None:
    """``skipped in archives: 41,002 records without a page, 16,980 pages on which no figure can stand``."""
    if report.skipped and not screen.quiet:
        parts = [counted(f"skipped.{why}", n, screen.ui) for why, n in sorted(report.skipped.items())]
        screen.remark(say("skipped.line", screen.ui, parts=", ".join(parts)))


def write(output: Path, texts: Iterator[str]) -> None:
    try:
        with output.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            stream.writelines(texts)
    except OSError as error:
        raise Wrong(
            "cannot_write", what=output, why=(error.strerror or "cannot be written").lower()
        ) from error
