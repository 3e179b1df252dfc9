"""The work behind the commands that look at many articles at once: series, findings, positions, the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from beleg import __version__
from beleg.cli import serieslists
from beleg.cli.guard import DONE, WRONG_USAGE, Wrong
from beleg.cli.options import Format
from beleg.cli.progress import work_out
from beleg.cli.screen import Screen
from beleg.cli.work import check_date, write
from beleg.gazetteer.places import country_code
from beleg.ledger import Ledger, SeriesFilter
from beleg.model import FINDINGS, SEVERITIES, STANCES, Finding, Series, Told
from beleg.report.seriesrows import by_severity
from beleg.report.words import known, number, say

_ALL = SeriesFilter()


def wanted(
    measure: str | None,
    side: str | None,
    place: str | None,
    origin: str | None = None,
    since: str | None = None,
    until: str | None = None,
    articles: int = 1,
) -> SeriesFilter:
    """Which series are asked for; raises ``Wrong`` for a measure, a country or a date there is not."""
    _one_of(measure, known("measure"))
    code = country_code(side) if side is not None else None
    if code == "":
        raise Wrong("bad_side", what=side)
    for bound in (since, until):
        check_date(bound)
    asked = SeriesFilter(
        measure=measure, nationality=code, place=place, origin=origin, since=since, until=until
    )
    return replace(asked, articles=articles) if articles > 1 else asked


def series(
    place: str,
    name: str,
    where: SeriesFilter,
    kind: str | None,
    format: Format,
    screen: Screen,
    at: str | None = None,
) -> int:
    """All series in a list, or the only one of a name row by row; several of a name end in a list and status 2."""
    _one_of(kind, FINDINGS)
    check_date(at)
    with Ledger.open(place, create=False) as ledger:
        work_out(ledger, screen)
        findings = _by_series(ledger.findings())
        found = _named(ledger, name, where)
        if kind is not None:
            found = [each for each in found if any(f.kind == kind for f in findings.get(each.id, ()))]
        if format is not Format.table:
            serieslists.show_points(found, format, screen)
        elif len(found) == 1 and name:
            serieslists.show_series(found[0], findings.get(found[0].id, []), name, screen, at)
        else:
            return _listed(ledger, found, findings, name, screen, bare=where == _ALL and not kind)
    return DONE


def findings(
    place: str,
    name: str,
    where: SeriesFilter,
    kind: str | None,
    severity: str | None,
    format: Format,
    screen: Screen,
    quotes: bool,
) -> int:
    """What was found in all series, or in those of a name."""
    _one_of(kind, FINDINGS)
    _one_of(severity, SEVERITIES)
    with Ledger.open(place, create=False) as ledger:
        work_out(ledger, screen)
        found = ledger.findings(kind=kind, severity=severity)
        listed = ledger.series()
        if name or where != _ALL:
            ids = {each.id for each in _named(ledger, name, where)}
            found = [each for each in found if ids & set(each.series)]
        # On a terminal, the notes of everything are too many to be read; other formats leave nothing out.
        is_short = where == _ALL and not (name or kind or severity) and screen.width is not None
        notes = (
            [each for each in found if each.severity == "note"] if is_short and format is Format.table else []
        )
        shown = [each for each in by_severity(found) if not (notes and each.severity == "note")]
        serieslists.show_findings(shown, listed, _told(ledger, shown), format, screen, quotes)
        serieslists.count_notes(notes, screen)
        if not found:
            screen.note("listing.findings_none" if ledger.counts().figures else "listing.empty")
    return DONE


def positions(
    place: str, name: str, where: SeriesFilter, stance: str | None, format: Format, screen: Screen
) -> int:
    """Who confirms, admits, denies or doubts what, in all series or in those of a name."""
    _one_of(stance, STANCES)
    with Ledger.open(place, create=False) as ledger:
        work_out(ledger, screen)
        listed = ledger.series()
        found = ledger.positions()
        if name or where != _ALL:
            ids = {each.id for each in _named(ledger, name, where)}
            found = [each for each in found if ids & set(each.series)]
        if stance is not None:
            found = [each for each in found if each.stance == stance]
        article = lru_cache(maxsize=100)(ledger.article)
        serieslists.show_positions(found, listed, article, format, screen)
        if not found:
            screen.note("listing.positions_none" if ledger.counts().figures else "listing.empty")
    return DONE


def report(place: str, output: Path, full_text: bool, screen: Screen) -> int:
    """The whole ledger as one page."""
    with Ledger.open(place, create=False) as ledger:
        work_out(ledger, screen)
        write(output, ledger.report(screen.ui, full_text, __version__))
    screen.note("listing.written", what=output)
    return DONE


def _told(ledger: Ledger, found: Iterable[Finding]) -> Mapping[str, Told]:
    """The figures that findings rest on, by their ids."""
    ids = (id for each in found for id in (*each.figures, *each.points))
    return ledger.told_of(list(dict.fromkeys(ids)))


def _named(ledger: Ledger, name: str, where: SeriesFilter) -> list[Series]:
    """The series of a name that are asked for; raises ``Wrong`` where no series has that name."""
    found = ledger.series(name or None, where)
    if name and not found and (where == _ALL or not ledger.series(name)):
        raise Wrong("no_series", what=name)
    return found


def _listed(
    ledger: Ledger,
    found: Sequence[Series],
    findings: dict[str, list[Finding]],
    name: str,
    screen: Screen,
    bare: bool,
) -> int:
    if not found:
        screen.note("listing.series_none" if ledger.counts().figures else "listing.empty")
        return DONE
    serieslists.show_list(found, findings, screen)
    if name:
        n = number(len(found), screen.ui)
        screen.remark("beleg: " + say("listing.series_several", screen.ui, name=name, n=n))
        return WRONG_USAGE
    left = ledger.outside() if bare else 0
    if left:
        key = "figures_left_1" if left == 1 else "figures_left_n"
        screen.note(f"listing.{key}", n=number(left, screen.ui))
    return DONE


def _by_series(found: Iterable[Finding]) -> dict[str, list[Finding]]:
    by_id: dict[str, list[Finding]] = {}
    for each in found:
        for id in each.series:
            by_id.setdefault(id, []).append(each)
    return by_id


def _one_of(value: str | None, choices: Sequence[str]) -> None:
    if value is not None and value not in choices:
        raise Wrong("bad_choice", what=value, choices=", ".join(choices))
