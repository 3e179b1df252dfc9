"""What a form sent (files, a text, an address) becomes the inputs of an import. No name that was sent is looked for on a disk."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, TypeGuard

from starlette.datastructures import UploadFile

from beleg.model import Article
from beleg.read import ReadOptions, Refusal, read, read_held
from beleg.read.metadata import NO_TABLE, Table, table_in
from beleg.read.options import too_large
from beleg.read.sources import is_address, is_beside
from beleg.report.markup import unturned
from beleg.web.run import Input
from beleg.web.visit import Visit

PASTED: Final = ("title", "outlet", "published", "language", "url")
_TABLES: Final = (".tsv", ".csv")
_LONGEST_NAME: Final = 160


def inputs_of(visit: Visit) -> Sequence[Input]:
    """All that was sent. Raises ``ValueError`` for a date that is none."""
    text = visit.form.get("text")
    pasted = [_pasted(visit, text)] if isinstance(text, str) and text.strip() else []
    address = visit.sent("address")
    fetched = [_fetched(visit, address)] if address else []
    return [*_files(visit), *pasted, *fetched]


def _files(visit: Visit) -> Iterator[Input]:
    """The files chosen one by one, and those of a folder but for what lies beside articles; a table says more about them."""
    chosen = [each for each in visit.form.getlist("files") if _is_file(each)]
    folder = [each for each in visit.form.getlist("folder") if _is_file(each)]
    tables = [each for each in (*chosen, *folder) if _name(each).lower().endswith(_TABLES)]
    table = _table(visit, tables)
    for refused in table.refusals:
        yield Input(refused.source, 0, partial(_refused, refused))
    for each in (*chosen, *(one for one in folder if not is_beside(_name(one).rpartition("/")[2]))):
        if each not in tables:
            name, data = _name(each), each.file.read()
            held = io.BytesIO(data)
            yield Input(name, len(data), partial(read_held, name, held, ReadOptions(), table), held.tell)


def _is_file(sent: object) -> TypeGuard[UploadFile]:
    """Whether a field holds a file; an empty one without a name is what browsers send where none was chosen."""
    return isinstance(sent, UploadFile) and bool(sent.filename or sent.size)


def _name(sent: UploadFile) -> str:
    return called(sent.filename or "")


def called(name: str) -> str:
    """The name of a file as it is shown: with the folders it was sent from, without what points elsewhere or cannot be seen.

    >>> called("news/2025/a.txt"), called("C:\\\\news\\\\a.txt"), called("../../etc/passwd\\x00\\u202e"), called("")
    ('news/2025/a.txt', 'news/a.txt', 'etc/passwd', 'file')
    """
    seen = "".join(char for char in unturned(name) if char.isprintable())
    parts = [part.strip() for part in seen.replace("\\", "/").split("/")]
    kept = [part for part in parts if part not in ("", ".", "..") and not (len(part) == 2 and part[1] == ":")]
    return "/".join(kept)[-_LONGEST_NAME:].lstrip("/") or "file"


def _table(visit: Visit, tables: Sequence[UploadFile]) -> Table:
    """What tables say about files: all their rows together."""
    most = ReadOptions().max_bytes
    found = [
        table_in(each.file.read(most), _name(each))
        if (each.size or 0) <= most
        else Table({}, (too_large(most).refusal(_name(each)),))
        for each in tables
    ]
    rows = {file: row for table in found for file, row in table.rows.items()}
    return Table(rows, tuple(refusal for table in found for refusal in table.refusals)) if found else NO_TABLE


def _refused(refused: Refusal) -> Iterator[Article | Refusal]:
    yield refused


def _pasted(visit: Visit, text: str) -> Input:
    """A text as it was written into the form, which sends other line ends than those that were written."""
    data = text.replace("\r\n", "\n").encode("utf-8", "replace")
    name = visit.say("importing.pasted_text")
    said = {field: visit.sent(field) for field in PASTED if visit.sent(field)}
    options = ReadOptions(published=said.pop("published", None), language=said.get("language"))
    about = Table({name: {**said, **({"outlet_basis": "given"} if "outlet" in said else {})}})
    return Input(name, len(data), partial(_given, read_held(name, io.BytesIO(data), options), about))


def _given(found: Iterator[Article | Refusal], about: Table) -> Iterator[Article | Refusal]:
    for each in found:
        yield each if isinstance(each, Refusal) else each._replace(**about.rows[each.doc])


def _fetched(visit: Visit, address: str) -> Input:
    """An address; without a scheme it is one of https."""
    whole = address if is_address(address) or "://" in address else f"https://{address}"
    options = replace(ReadOptions(), fetching=visit.settings.fetching)
    return Input(whole, 0, partial(read, [whole], options))
