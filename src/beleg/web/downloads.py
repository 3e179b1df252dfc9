"""An export becomes a file that a browser saves, sent a part at a time; several files become a ZIP."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

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


class Whole(StreamingResponse):
    """A file that is sent, and let go whoever leaves: a reader may be gone before the first byte."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        headers = {
            "content-disposition": f'attachment; filename="{name}"',
            "content-length": str(file.tell()),
            "cache-control": "no-store",
        }
        super().__init__(_read(file), media_type=TYPES[name.rpartition(".")[2]], headers=headers)
        self._file = file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._file:
            await super().__call__(scope, receive, send)


def written(pieces: Iterable[str], name: str) -> Whole:
    """Pieces of text as a file. All are written before the first byte is sent: what fails raises here, and no file that a
    reader saves is only a part of one.
    """
    with _unfinished() as whole:
        for piece in pieces:
            # Half of a surrogate pair stays readable as its escape.
            whole.write(piece.encode("utf-8", "backslashreplace"))
        return Whole(whole, name)


def saved(save: Saver, selection: Selection, name: str) -> Whole:
    """The files that a format writes, as one: the file itself, or a ZIP of several. Raises as ``save`` does."""
    with _unfinished() as whole, tempfile.TemporaryDirectory() as folder:
        _gather(save(selection, Path(folder) / ("file" if selection.table else "files")), whole)
        return Whole(whole, name)


@contextmanager
def _unfinished() -> Iterator[BinaryIO]:
    """A file without a name that goes where writing it fails; else its answer lets it go."""
    whole = tempfile.TemporaryFile()  # noqa: SIM115 - closed by who sends it
    try:
        yield whole
    except BaseException:
        whole.close()
        raise


def _gather(files: list[Path], whole: BinaryIO) -> None:
    if len(files) == 1:
        whole.write(files[0].read_bytes())
        return
    with zipfile.ZipFile(whole, "w") as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.name, _NO_TIME), file.read_bytes())


def _read(whole: BinaryIO) -> Iterator[bytes]:
    whole.seek(0)
    while part := whole.read(_AT_ONCE):
        yield part
