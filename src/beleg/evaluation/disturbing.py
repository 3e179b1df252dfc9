"""An annotated corpus becomes the same corpus disturbed, and the scores of each disturbance.

Run as a program: ``python -m beleg.evaluation.disturbing --gold DIR --articles DIR [KIND ...]``, with
``--floors evaluation/disturbed.toml [--raise]`` it renews the floors of the disturbed corpus.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from beleg.evaluation.disturbances import KINDS, Disturbed, disturb
from beleg.evaluation.gate import ALL, fingerprint, read_floors, renewed
from beleg.evaluation.gold import Document, Record, load
from beleg.evaluation.outcomes import outcomes
from beleg.evaluation.scores import LEVELS, Scores, by_language, score
from beleg.flow import extract_article
from beleg.model import Article
from beleg.read import ReadOptions, complete

UNDISTURBED: Final = "undisturbed"

_HEAD: Final = """\
# The core F1 that the extraction may not fall below on the invented articles, and on the same disturbed in one way each:
# in capitals, in small letters, without full stops, as a scanner reads them, and so on. To renew:
#     python -m beleg.evaluation.disturbing --gold DIR --articles DIR --floors evaluation/disturbed.toml [--raise]
# It writes the fingerprint and, with --raise, lifts floors to the scores of today; it never lowers one.
"""


def disturbed(documents: Iterable[Document], kind: str) -> list[Document]:
    """The documents in a disturbance of ``KINDS``, or as they are, with what this version finds there."""
    return [_read(document) if kind == UNDISTURBED else _disturbed(document, kind) for document in documents]


def _disturbed(document: Document, kind: str) -> Document:
    found = disturb(document.text, kind)
    gold, noise = (
        [_moved(record, found) for record in records] for records in (document.gold, document.noise)
    )
    read = _read(replace(document, text=found.text, gold=gold, noise=noise))
    predicted = [_named(record, found, document.text) for record in read.predicted]
    return replace(read, predicted=predicted)


def _moved(record: Record, found: Disturbed) -> Record:
    start, end = found.span(record["start"], record["end"])
    return {**record, "start": start, "end": end, "quote": found.text[start:end]}


def _named(record: Record, found: Disturbed, text: str) -> Record:
    """The record with names as they stand in the undisturbed text, which gold has them from."""
    names = {
        field: [text[slice(*found.undone(*span))] for span in record[spans]]
        for field, spans in (("origins", "origin_spans"), ("via", "via_spans"))
    }
    return {**record, **names}


def _read(document: Document) -> Document:
    article = complete(Article(document.text, document.doc), ReadOptions())
    return replace(document, predicted=[figure.as_dict() for figure in extract_article(article).figures])


def measured(documents: Sequence[Document], kind: str) -> dict[str, Scores]:
    """The scores of all documents in a disturbance, then of each language's."""
    found = disturbed(documents, kind)
    return {ALL: score(found), **by_language(found)}


def measured_kinds(gold: Path, articles: Path) -> dict[str, Scores]:
    """The scores of all documents undisturbed (``all``), then of each disturbance, as floors are kept for them."""
    documents = load(gold, articles, ())
    return {ALL: score(disturbed(documents, UNDISTURBED))} | {
        kind: score(disturbed(documents, kind)) for kind in KINDS
    }


def _line(kind: str, groups: dict[str, Scores]) -> str:
    values = [
        f"{code} {' '.join(f'{getattr(found, level).f1:.3f}' for level in LEVELS)}"
        for code, found in groups.items()
    ]
    return f"{kind:18} {'   '.join(values)}"


def _errors(documents: Iterable[Document]) -> Iterable[str]:
    for document in documents:
        for outcome in outcomes(document):
            if not outcome.core_is_right:
                record = outcome.gold or outcome.predicted or {}
                said, wanted = ((found or {}).get("measure") for found in (outcome.predicted, outcome.gold))
                around = document.text[max(0, record["start"] - 90) : record["end"] + 80].replace("\n", "⏎")
                yield f"  {outcome.kind}: {wanted} found {said} {document.doc} {record['quote']!r}\n    {around}"


def main(arguments: list[str] | None = None) -> int:
    """Print the F1 (found, core, full) of each disturbance beside the undisturbed ones."""
    parser = argparse.ArgumentParser(prog="python -m beleg.evaluation.disturbing", description=main.__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--errors", action="store_true", help="also what is not right at its core")
    parser.add_argument("--floors", type=Path, help="write this floors file anew instead")
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="lift floors to the scores of today"
    )
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"one of: {', '.join(KINDS)}")
    args = parser.parse_args(arguments)
    if args.floors:
        _renew(args.floors, args.gold, args.articles, args.lift)
        return 0
    documents = load(args.gold, args.articles, ())
    for kind in (UNDISTURBED, *(args.kinds or KINDS)):
        print(_line(kind, measured(documents, kind)))
        if args.errors and kind != UNDISTURBED:
            print("\n".join(_errors(disturbed(documents, kind))))
    return 0


def _renew(floors: Path, gold: Path, articles: Path, lift: bool) -> None:
    before = read_floors(floors.read_text("utf-8")) if floors.exists() else None
    scores = measured_kinds(gold, articles)
    text = renewed(before, fingerprint(gold, articles), scores, lift, names=("core",), head=_HEAD)
    floors.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    raise SystemExit(main())
