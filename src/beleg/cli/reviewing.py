"""The command ``review``: figures open for review go out to a file, decisions come in, gold is written of them."""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from beleg.cli.guard import DONE, SOME_REFUSED, Wrong
from beleg.cli.screen import Screen
from beleg.cli.work import write
from beleg.ledger import Ledger
from beleg.model import Article, Decision
from beleg.report import csv, jsonl
from beleg.report.records import plain_number
from beleg.report.words import counted, number, say, table
from beleg.review import ORIGIN, DecisionError
from beleg.review.queue import open_figures
from beleg.review.sheets import COLUMNS, Refused, SheetError, decisions, record, rows

_JSON = (".jsonl", ".ndjson", ".json")
Made = tuple[int, Decision]  # with the line of the sheet
_SHORTEST: Final = 12  # digits of the id of an article
_KINDS = (*_JSON, ".csv", ".tsv", ".txt")


class Files(NamedTuple):
    """What goes out and comes in: open figures, decisions, gold."""

    exported: Path | None
    imported: Path | None
    gold: Path | None


def review(place: str, files: Files, user: str | None, screen: Screen) -> int:
    """Write the figures open for review, or read decisions, or write gold; raises ``Wrong`` unless one is asked for."""
    if sum(each is not None for each in files) != 1:
        raise Wrong("export_or_import")
    with Ledger.open(place, create=False) as ledger:
        if files.exported is not None:
            return _export(ledger, files.exported, screen)
        if files.gold is not None:
            return _gold(ledger, files.gold, screen)
        assert files.imported is not None
        return _import(ledger, files.imported, user or account(), screen)


def _gold(ledger: Ledger, folder: Path, screen: Screen) -> int:
    from beleg.evaluation import reviewed

    found = list(reviewed.reviewed(ledger.cases()))
    refused = 0
    for each in found:
        if each is not None:
            try:
                reviewed.write(each, folder)
            except reviewed.Unlike as error:
                refused += 1
                screen.complain("no_context", what=each.article.doc, quote=error)
            except OSError as error:
                raise Wrong("cannot_write_gold", what=folder, why=error.strerror or error) from error
    whole = sum(each is not None for each in found) - refused
    screen.note("review.gold", what=folder, articles=counted("series.articles", whole, screen.ui))
    return SOME_REFUSED if refused else DONE


def _export(ledger: Ledger, output: Path, screen: Screen) -> int:
    found = open_figures(ledger.told(), ledger.findings(), ledger.decisions())
    records = (_plain(record(each)) for each in found)
    if _is_json(output):
        write(output, map(jsonl.line, records))
    else:
        write(output, csv.rows(COLUMNS, (each | {"fields": None} for each in records)))
    screen.note("review.exported", what=output, figures=counted("article.figures", len(found), screen.ui))
    return DONE


def _import(ledger: Ledger, path: Path, user: str, screen: Screen) -> int:
    time = datetime.now(UTC).isoformat(timespec="seconds")
    is_json = _is_json(path)
    try:
        read = list(decisions(rows(_text(path), is_json), user, time, partial(_add, ledger)))
    except SheetError as error:
        raise Wrong(
            "refusal_bare", what=path, why=say(f"sheet.{error.code}", screen.ui, **error.values)
        ) from None
    refused = [each for each in read if isinstance(each, Refused)]
    unread = [each for each in read if isinstance(each, Refused)]
    known, strange = _known(ledger, [each for each in read if not isinstance(each, Refused)])
    new, there = _new(ledger, known)
    kept, misfits = _decide(ledger, new)
    refused = sorted([*unread, *strange, *misfits], key=lambda each: each.line)
    for each in refused:
        screen.complain("row", what=path, line=each.line, why=_why(each.error, screen.ui))
    _close(kept, there + len(new) - len(misfits) - kept, len(refused), screen)
    return SOME_REFUSED if refused else DONE


def _add(
    ledger: Ledger, id: str, doc: str, given: Mapping[str, Any], user: str, time: str, reason: str
) -> Decision:
    """The decision that words of an article are a figure; the article by its id, else by the name it came under."""
    return ledger.addition(_article(ledger, id, doc), given, user, time, reason)


def _article(ledger: Ledger, id: str, doc: str) -> Article:
    if id:
        whole = ledger.pages.article(id) if len(id) >= _SHORTEST else None
        found = [whole.article] if whole else []
    else:
        found = [each for each in ledger.articles() if each.doc == doc]
    if len(found) != 1:
        raise SheetError("articles" if found else "no_article", what=id or doc or "?", n=len(found))
    return found[0]


def _known(ledger: Ledger, read: list[Made]) -> tuple[list[Made], list[Refused]]:
    """The decisions about figures of the ledger or about origins, and the others refused."""
    ids = dict.fromkeys(
        decision.target
        for _, decision in read
        if decision.verdict != "add" and not decision.target.startswith(ORIGIN)
    )
    there = ledger.told_of(list(ids))
    # One that was rejected is no longer told, and still known.
    strange = {id for id in ids if id not in there and ledger.history(id) is None}
    refused = [
        Refused(line, SheetError("unknown_id", id=decision.target))
        for line, decision in read
        if decision.target in strange
    ]
    return [each for each in read if each[1].target not in strange], refused


def _decide(ledger: Ledger, new: list[Made]) -> tuple[int, list[Refused]]:
    """All decisions at once; where one of them does not fit its figure, one by one. How many are kept, and what is not."""
    try:
        return ledger.decide([decision for _, decision in new]) if new else 0, []
    except DecisionError:
        pass
    kept = 0
    refused = []
    for line, decision in new:
        try:
            kept += ledger.decide([decision])
        except DecisionError as error:
            refused.append(Refused(line, error))
    return kept, refused


def _new(ledger: Ledger, read: Iterable[Made]) -> tuple[list[Made], int]:
    """The decisions that were not made before, whenever that was; and how many were."""
    made = {_without_time(decision) for decision in ledger.decisions()}
    new: list[Made] = []
    there = 0
    for line, decision in read:
        if _without_time(decision) in made:
            there += 1
        else:
            new.append((line, decision))
    return new, there


def _without_time(decision: Decision) -> str:
    return json.dumps({**decision.as_dict(), "time": ""}, sort_keys=True)


def _close(kept: int, there: int, refused: int, screen: Screen) -> None:
    """``12 decisions kept, 3 already there, 1 refused (named above).``"""
    said = [counted("review.kept", kept, screen.ui)]
    for key, n in (("there", there), ("refused", refused)):
        if n:
            said.append(say(f"add.{key}", screen.ui, n=number(n, screen.ui)))
    if not screen.quiet:
        screen.remark(f"{', '.join(said)}.")


def _why(error: SheetError | DecisionError, ui: str) -> str:
    group = "sheet" if isinstance(error, SheetError) else "error"
    known = error.code in table()[group]
    return say(f"{group}.{error.code}", ui, **error.values) if known else str(error)


def _plain(found: Mapping[str, object]) -> dict[str, object]:
    """The same with whole numbers that have no decimal point."""
    bounds = ((name, found[name]) for name in ("low", "high"))
    return {**found, **{name: plain_number(n) if isinstance(n, int | float) else n for name, n in bounds}}


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Wrong("not_utf8", what=path, at=error.start) from None


def _is_json(path: Path) -> bool:
    """Whether a file holds JSON lines, by its ending; raises ``Wrong`` for one that is neither that nor a table."""
    if path.suffix.lower() not in _KINDS:
        raise Wrong("bad_ending", what=path, choices=".csv, .jsonl")
    return path.suffix.lower() in _JSON


def account() -> str:
    """The reviewer's name: ``BELEG_USER``, else that of the account; raises ``Wrong`` where there is none."""
    try:
        return os.environ.get("BELEG_USER") or getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise Wrong("no_user") from None
