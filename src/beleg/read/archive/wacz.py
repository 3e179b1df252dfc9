"""A WACZ file (a ZIP of web archives and of what is known about their pages) becomes the Articles on its pages.

The archives are read inside the ZIP, nothing is unpacked to a disk. The list of pages that it may hold gives titles to pages that
name none themselves.
"""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import IO, Final

from beleg.read.archive import warc
from beleg.read.decode import refuse_formats
from beleg.read.opened import Opened
from beleg.read.options import Found, ReadOptions, Refusal, Unread, Unreadable

_PAGES: Final = "pages/pages.jsonl"
_MOST_PAGES: Final = 200_000
_LONGEST_LINE: Final = 1_000_000
_LONGEST_TITLE: Final = 500
_RATIO: Final = 250  # nothing that is written packs better
_SMALL: Final = 50_000_000  # bytes that any part may unpack to
_HELP: Final = "get it anew"
# What the library raises for parts that are broken, cut, locked, or packed in a way that it does not know.
_FAULTS: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def articles(opened: Opened, options: ReadOptions) -> Iterator[Found | Unread]:
    """The articles in all web archives of a WACZ file; raises ``Unreadable`` for a ZIP that holds none."""
    with _list_of_parts(opened) as held:
        archives = [each for each in held.infolist() if _is_archive(each.filename)]
        if not archives:
            _refuse_others(opened)
            raise Unreadable(
                "a ZIP without a web archive in it", "unpack it and give its articles", "zip_other"
            )
        titles = _titles(held)
        for each in archives:
            yield from _of_archive(held, each, f"{opened.name}/{each.filename}", titles, options)


def _list_of_parts(opened: Opened) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(opened.from_anywhere())
    except (*_FAULTS, ValueError, struct.error):
        _refuse_others(opened)
        raise Unreadable("a ZIP that is broken or cut off", _HELP, "zip_broken") from None


def _of_archive(
    held: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, titles: Mapping[str, str], options: ReadOptions
) -> Iterator[Found | Unread]:
    if part.file_size > max(_SMALL, _RATIO * part.compress_size):
        reason = f"unpacks to more than {_RATIO} times its size"
        yield Refusal(name, reason, "unpack it and give the file", "archive_bomb")
        return
    try:
        with held.open(part) as stream:
            yield from warc.found_in(stream, name, part.file_size, options, titles)
    except _FAULTS:
        yield Refusal(name, "a part of a ZIP that is broken or cut off", _HELP, "zip_broken")


def _is_archive(name: str) -> bool:
    return name.lower().endswith((".warc", ".warc.gz"))


def _refuse_others(opened: Opened) -> None:
    """Say of a document of an office that it is one, and not that no web archive is in it."""
    if not opened.name.lower().endswith(".wacz"):
        refuse_formats(opened.head)


def _titles(held: zipfile.ZipFile) -> Mapping[str, str]:
    """The titles of pages by address; none where the list is missing or cannot be read."""
    try:
        with held.open(_PAGES) as stream:
            return dict(_listed(stream))
    except (KeyError, OSError, *_FAULTS):
        return {}


def _listed(stream: IO[bytes]) -> Iterator[tuple[str, str]]:
    for _ in range(_MOST_PAGES):
        line = stream.readline(_LONGEST_LINE)
        if not line:
            return
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            continue
        url, title = (value.get("url"), value.get("title")) if isinstance(value, dict) else (None, None)
        if isinstance(url, str) and isinstance(title, str) and title.strip():
            yield url, " ".join(title.split())[:_LONGEST_TITLE]
