"""Gold files, their articles and predictions become documents to compare."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from beleg.flow import extract_article
from beleg.model import Article
from beleg.read import ReadOptions, read

Record = Mapping[str, Any]


class GoldError(Exception):
    """A file of the gold, the articles or the predictions cannot be used: which, and why."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"{what}: {why}")
        self.what = what
        self.why = why


@dataclass(frozen=True, slots=True)
class Document:
    """One annotated article: what was predicted, what gold has, and the numbers that are no figures.

    Every record has ``start`` and ``end``, code points of ``text``, half-open.
    """

    doc: str
    language: str
    text: str
    predicted: Sequence[Record]
    gold: Sequence[Record]
    noise: Sequence[Record]


def load(gold: Path, articles: Path, predictions: Iterable[Record]) -> list[Document]:
    """The documents of a gold folder, in the order of their file names, with the predictions for each.

    Predictions for other articles are left aside. Raises ``GoldError``.
    """
    by_doc: dict[str, list[Record]] = {}
    for record in predictions:
        by_doc.setdefault(PurePath(str(record["doc"])).name, []).append(record)
    return [_document(found, articles, by_doc) for found in _gold_files(gold)]


def extracted(gold: Path, articles: Path) -> Iterator[Record]:
    """What the extraction of this version finds in the articles that a gold folder names.

    Raises ``GoldError`` for an article that cannot be read.
    """
    paths = [articles / str(found["doc"]) for _, found in _gold_files(gold)]
    for article in read(paths, ReadOptions()):
        if not isinstance(article, Article):
            raise GoldError(article.source, article.reason)
        for figure in extract_article(article).figures:
            yield {"doc": article.doc, **figure.as_dict()}


def read_predictions(path: Path) -> list[Record]:
    """Predictions from JSON lines; each holds ``doc``, ``start``, ``end`` and the fields it claims.

    Raises ``GoldError`` for a line that does not.
    """
    records = []
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            records.append(_prediction(line, f"{path.name}, line {number}"))
    return records


def _prediction(line: str, where: str) -> Record:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise GoldError(where, f"not JSON ({error})") from error
    if not isinstance(record, dict):
        raise GoldError(where, "not an object")
    lacking = [name for name in ("doc", "start", "end") if name not in record]
    if lacking:
        raise GoldError(where, f"has no {', '.join(lacking)}")
    return record


def _gold_files(folder: Path) -> Iterator[tuple[Path, Record]]:
    for path in sorted(folder.glob("*.json")):
        try:
            found = json.loads(_text(path))
            yield (
                path,
                {
                    "doc": found["doc"],
                    "lang": found["lang"],
                    "figures": found["figures"],
                    "noise": found["noise"],
                },
            )
        except (ValueError, TypeError, KeyError) as error:
            raise GoldError(path.name, f"not a gold file ({error})") from error


def _document(found: tuple[Path, Record], articles: Path, by_doc: Mapping[str, Sequence[Record]]) -> Document:
    path, gold = found
    text = _text(articles / gold["doc"])
    try:
        figures, noise = ([_located(record, text) for record in gold[key]] for key in ("figures", "noise"))
    except (ValueError, KeyError) as error:
        raise GoldError(path.name, str(error)) from error
    return Document(gold["doc"], gold["lang"], text, by_doc.get(gold["doc"], ()), figures, noise)


def _located(record: Record, text: str) -> Record:
    """The record with the offsets of its quote, which stands once in its context, which stands once in the text."""
    context, quote = record["context"], record["quote"]
    for inner, outer, where in ((context, text, "the article"), (quote, context, "its context")):
        if outer.count(inner) != 1:
            raise ValueError(f"{inner!r} stands {outer.count(inner)} times in {where}, not once")
    start = text.index(context) + context.index(quote)
    return {**record, "start": start, "end": start + len(quote)}


def _text(path: Path) -> str:
    """The text as UTF-8 says it, line ends kept, so that offsets are those of the file."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise GoldError(str(path), (error.strerror or "cannot be read").lower()) from error
    except UnicodeDecodeError as error:
        raise GoldError(str(path), f"not UTF-8 at byte {error.start}") from error
