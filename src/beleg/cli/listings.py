"""Extractions, figures, statements and matches become text in the format asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from beleg.cli.options import Format
from beleg.cli.screen import Screen
from beleg.ledger import Match
from beleg.model import Article, Figure, Told
from beleg.report import csv, jsonl
from beleg.report import matches as matches_of
from beleg.report.layout import Column, Row, tab_separated, table
from beleg.report.listing import (
    columns,
    distinct,
    heading,
    statement_row,
)
from beleg.report.records import statement_record
from beleg.report.things import Shown, each_time, once, reasons, remarks, thing_row
from beleg.report.words import how_many, number, say, term, who

if TYPE_CHECKING:
    from beleg.flow import Extraction

_WIDE = 130
_PAGE = 200
_INDENT = "      "

_OF_ARTICLE = ["at", "how_many", "measure", "population", "who", "certainty"]
_OF_DOC = ["doc", *_OF_ARTICLE]
_OF_LEDGER = ["reported", "how_many", "measure", "population", "who", "certainty", "outlet"]
_TOLD = "told"
_OF_SPEAKERS = ["at", "speaker", "stance", "cue", "certainty", "content"]
_OF_MATCHES = ["found", "how_many", "who", "where", "id"]
_ALL_OF_LEDGER = [
    "id",
    "doc",
    "reported",
    "outlet",
    "at",
    *_OF_LEDGER[1:4],
    "place",
    "who",
    "certainty",
    "quote",
    "told",
]
_STATEMENT_CSV = (
    *(
        "doc",
        "outlet",
        "published",
        "language",
        "speaker_text",
        "speaker",
        "speaker_actor",
        "via_text",
        "via",
    ),
    *("cue_text", "cue", "content_text", "content", "kind", "stance", "certainty", "unverified", "rule"),
)


class Listing(NamedTuple):
    """How a listing is written: its format, for which screen, and whether each field says why it has its value."""

    format: Format
    screen: Screen
    explain: bool = False


def head_of_figures(how: Listing) -> Iterator[str]:
    """What stands above the figures of all articles, in lines."""
    if how.format is Format.csv:
        yield from csv.write(())
    elif how.format is Format.table and how.screen.width is None:
        yield how.screen.shown(_tabbed_head([*_OF_DOC, "quote", _TOLD], how))


def figures_of(found: Extraction, how: Listing) -> str:
    """The figures of an article: a heading and a table, or lines in the format."""
    if how.format is Format.jsonl:
        return "".join(jsonl.write(found.told()))
    if how.format is Format.csv:
        return "".join(islice(csv.write(found.told()), 1, None))
    if how.screen.width is None:
        rows = _thing_rows(found.told(), how.screen)
        return _together(_tabbed(rows, [*_OF_DOC, "quote", _TOLD], how), how)
    return _together(_figure_lines(found, how), how)


def _figure_lines(found: Extraction, how: Listing) -> Iterator[str]:
    screen = how.screen
    yield screen.titled(heading(found.article, "figures", len(found.figures), screen.ui))
    shown = [*_things(found.told(), screen)]
    yield from _drawn(shown, _OF_ARTICLE, how)
    for remark in remarks(shown, screen.ui):
        yield from wrap(remark, screen.width or 0, initial_indent=_INDENT, subsequent_indent=_INDENT)


def head_of_statements(how: Listing) -> Iterator[str]:
    """What stands above the statements of all articles, in lines."""
    if how.format is Format.csv:
        yield from csv.rows(_STATEMENT_CSV, ())
    elif how.format is Format.table and how.screen.width is None:
        yield how.screen.shown(_tabbed_head(["doc", *_OF_SPEAKERS], how))


def statements_of(found: Extraction, how: Listing, stance: str | None = None) -> str:
    """The statements of an article, or those of one stance."""
    said = [each for each in found.statements if stance in (None, each.stance)]
    if how.format is not Format.table:
        records = (statement_record(found.article, each) for each in said)
        if how.format is Format.jsonl:
            return "".join(map(jsonl.line, records))
        return "".join(islice(csv.rows(_STATEMENT_CSV, records), 1, None))
    ui = how.screen.ui
    rows = [statement_row(found.article, each, ui) for each in said]
    if how.screen.width is None:
        return _together(_tabbed(rows, ["doc", *_OF_SPEAKERS], how), how)
    title = how.screen.titled(heading(found.article, "statements", len(said), ui))
    keys = [*_OF_SPEAKERS, "why"] if how.explain else _OF_SPEAKERS
    return _together([title, *_table(rows, keys, how.screen)], how)


def _together(lines: Iterable[str], how: Listing) -> str:
    return "".join(map(how.screen.shown, lines))


def show_ledger(found: Iterator[Told], format: Format, screen: Screen, explain: bool) -> int:
    """The figures of a ledger; returns how many."""
    how, counted = Listing(format, screen, explain), _Counted(found)
    if format is not Format.table:
        screen.pieces(csv.write(counted) if format is Format.csv else jsonl.write(counted))
    elif screen.width is None:
        _show_tabbed(_thing_rows(counted, screen), _ALL_OF_LEDGER, how)
    else:
        things = _things(counted, screen)
        while page := list(islice(things, _PAGE)):
            screen.lines(_drawn(page, _OF_LEDGER, how))
    return counted.n


def show_matches(matches: Iterable[Match], asked: float, format: Format, screen: Screen) -> int:
    """Where a number comes from, at most two hundred of a kind in a table; returns how many."""
    found = list(matches)
    if format is not Format.table:
        if format is Format.jsonl:
            screen.pieces(jsonl.line(matches_of.record(match, asked)) for match in found)
        else:
            screen.pieces(csv.rows(matches_of.COLUMNS, matches_of.rows(found, asked)))
        return len(found)
    shown: list[Row] = []
    for kind in dict.fromkeys(match.kind for match in found):
        of_kind = [match for match in found if match.kind == kind]
        shown += [_match_row(match, asked, screen.ui) for match in of_kind[:_PAGE]]
        if len(of_kind) > _PAGE:
            more = number(len(of_kind) - _PAGE, screen.ui)
            screen.note("find.more", group=say(f"find.{kind}", screen.ui), n=more)
    # A sum that is cut tells nothing; where its figures stand can be looked up.
    whole = {"how_many"} if any(len(match.figures) > 1 for match in found) else set()
    if shown and screen.width is None:
        _show_tabbed(shown, _OF_MATCHES, Listing(format, screen))
    elif shown:
        screen.lines(_table(shown, _OF_MATCHES, screen, whole))
    return len(found)


class _Counted(Iterator[Told]):
    """The same figures, counted as they pass."""

    def __init__(self, found: Iterator[Told]) -> None:
        self._found = found
        self.n = 0

    def __next__(self) -> Told:
        told = next(self._found)
        self.n += 1
        return told


def _things(found: Iterable[Told], screen: Screen) -> Iterator[Shown]:
    return each_time(found) if screen.mentions else once(found)


def _thing_rows(found: Iterable[Told], screen: Screen) -> Iterator[Row]:
    return (thing_row(shown, screen.ui) for shown in _things(found, screen))


def _show_tabbed(rows: Iterable[Row], keys: Sequence[str], how: Listing) -> None:
    how.screen.line(_tabbed_head(keys, how))
    how.screen.lines(_tabbed(rows, keys, how))


def _tabbed_head(keys: Sequence[str], how: Listing) -> str:
    return "\t".join(column.heading for column in _explained(keys, how))


def _tabbed(rows: Iterable[Row], keys: Sequence[str], how: Listing) -> Iterator[str]:
    return tab_separated(rows, _explained(keys, how))


def _explained(keys: Sequence[str], how: Listing) -> list[Column]:
    return columns([*keys, "why"] if how.explain else keys, how.screen.ui)


def _drawn(things: Sequence[Shown], keys: Sequence[str], how: Listing) -> Iterator[str]:
    """A table of figures; where asked for, under each row why every field has its value."""
    screen, width = how.screen, how.screen.width or 0
    told = [_TOLD] if any(shown.times > 1 for shown in things) else []
    chosen = columns([*keys, *told, "quote"] if width >= _WIDE else [*keys, *told], screen.ui)
    rows = [thing_row(shown, screen.ui) for shown in things]
    lines = table(rows, chosen, width, screen.cut_mark) if things else iter(())
    for i, line in enumerate(lines):
        yield line
        if how.explain and i:
            yield from (_INDENT + reason for reason in reasons(things[i - 1], screen.ui))


def _table(
    rows: Sequence[Row], keys: Sequence[str], screen: Screen, whole: Collection[str] = frozenset()
) -> Iterator[str]:
    """A table of all rows; the columns of ``whole`` are never cut."""
    chosen = [
        replace(column, fixed=column.fixed or column.key in whole) for column in columns(keys, screen.ui)
    ]
    return table(rows, chosen, screen.width or 0, screen.cut_mark) if rows else iter(())


def _match_row(match: Match, asked: float, ui: str) -> Row:
    figures = match.figures
    origins = tuple(dict.fromkeys(name for figure in figures for name in distinct(figure.origins)))
    via = tuple(dict.fromkeys(name for figure in figures for name in distinct(figure.via)))
    return {
        "found": say(f"find.{match.kind}", ui),
        "how_many": _expression(match, asked, ui),
        "who": who(origins, via, ui),
        "where": _where(match, ui),
        "id": figures[0].id,
    }


def _where(match: Match, ui: str) -> str:
    """The article and the places in it, or each figure's own where they are of several."""
    if match.series:
        return "; ".join(_at(article, (figure,), ui) for article, figure in match.pairs)
    return _at(match.article, match.figures, ui)


def _at(article: Article, figures: Sequence[Figure], ui: str) -> str:
    source = " ".join(part for part in (article.outlet or article.doc, article.published) if part)
    key = ("at_one", "at_two", "at_three")[len(figures) - 1]
    places = dict(zip("abc", (str(figure.start) for figure in figures), strict=False))
    return say(f"find.{key}", ui, article=source, **places)


def _expression(match: Match, asked: float, ui: str) -> str:
    """``1,100 killed + 159 missing = 1,259``; a single figure in its own words."""
    terms = [f"{how_many(f, ui, short=True)} {term('measure', f.measure, ui)}" for f in match.figures]
    if len(terms) == 1:
        return terms[0]
    sign = " + " if match.kind == "sum" else " - "
    return f"{sign.join(terms)} = {number(asked, ui)}"
