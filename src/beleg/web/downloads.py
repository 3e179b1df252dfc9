"""An export becomes a file that a browser saves: written while it is read, whatever it holds; files of several as a ZIP."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final

from starlette.responses import StreamingResponse

from beleg.report import FILES, FORMATS, Saver, Selection

TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "jsonld": "application/ld+json",
    "parquet": "application/vnd.apache.parquet",
    "zip": "application/zip",
}
_ENDINGS: Final = {"jsonl": "jsonl", "json-ld": "jsonld"}
_AT_ONCE: Final = 1 << 16
# The same ledger makes the same bytes, so that no file in a ZIP bears a time.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)


def name(format: str, table: str, revision: str) -> str:
    """What the file of an export is called, with the state of the ledger; letters, digits, points and hyphens only.

    >>> name("ged", "", "4f2a91c0"), name("csv", "points", "4f2a91c0"), name("parquet", "", "4f2a91c0")
    ('beleg-ged-4f2a91c0.csv', 'beleg-points-4f2a91c0.csv', 'beleg-parquet-4f2a91c0.zip')
    """
    return f"beleg-{table or format}-{revision}.{ending(format, table)}"


def ending(format: str, table: str) -> str:
    """The ending of the file of an export."""
    if format in FILES:
        return format if table else "zip"
    return _ENDINGS.get(format, "csv" if format in FORMATS else format)


def streamed(pieces: Iterable[str], name: str) -> StreamingResponse:
    """Pieces of text as a file; what fails before the first of them raises here, and not while it is sent."""
    return _answer(_first(_batches(pieces)), name)


def saved(save: Saver, selection: Selection, name: str) -> StreamingResponse:
    """The files that a format writes, as one: the file itself, or a ZIP of several. Raises as ``save`` does."""
    whole = tempfile.TemporaryFile()  # noqa: SIM115 - closed behind the last byte sent
    try:
        with tempfile.TemporaryDirectory() as folder:
            _gather(save(selection, Path(folder) / ("files" if not selection.table else "file")), whole)
    except BaseException:
        whole.close()
        raise
    return _answer(_read(whole), name)


def _gather(files: list[Path], whole: BinaryIO) -> None:
    if len(files) == 1:
        whole.write(files[0].read_bytes())
        return
    with zipfile.ZipFile(whole, "w") as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.name, _NO_TIME), file.read_bytes())


def _read(whole: BinaryIO) -> Iterator[bytes]:
    with whole:
        whole.seek(0)
        while part := whole.read(_AT_ONCE):
            yield part


def _batches(pieces: Iterable[str]) -> Iterator[bytes]:
    """Pieces as bytes, many at once; half of a surrogate pair stays readable as its escape."""
    held, size = [], 0
    for piece in pieces:
        held.append(piece.encode("utf-8", "backslashreplace"))
        size += len(held[-1])
        if size >= _AT_ONCE:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)


def _first(parts: Iterator[bytes]) -> Iterator[bytes]:
    return chain([next(parts)], parts)


def _answer(parts: Iterator[bytes], name: str) -> StreamingResponse:
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return StreamingResponse(parts, media_type=TYPES[name.rpartition(".")[2]], headers=headers)
