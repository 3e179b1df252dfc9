"""What one input holds: told as the format that it is, and read as that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from beleg.read.decode import refuse_formats
from beleg.read.formats import FORMATS, kind_of, reader_of
from beleg.read.opened import Opened
from beleg.read.options import Found, ReadOptions, Refusal, Unread, Unreadable
from beleg.read.sources import Gauge, Source


def read_source(source: Source, options: ReadOptions, gauge: Gauge | None = None) -> Iterator[Found | Unread]:
    """What one input holds, as it says it itself: not yet completed."""
    try:
        stream = source.open()
        try:
            for each in read_stream(stream, source, options):
                if gauge and source.path is not None and stream.seekable():
                    gauge.reach(stream)
                yield each
        finally:
            if source.path is not None:
                stream.close()
    except Unreadable as refused:
        yield refused.refusal(source.name)
    except OSError as error:
        yield Refusal(source.name, _why(error), "check the file and its permissions")


def read_stream(
    stream: BinaryIO, source: Source, options: ReadOptions, kind: str | None = None
) -> Iterator[Found | Unread]:
    """What a stream holds, read as ``kind``, or as what it is told to be; raises ``Unreadable`` and ``OSError``."""
    opened = Opened(stream, source)
    yield from read_opened(opened, options, kind or kind_of(source.name, opened.head))


def read_opened(opened: Opened, options: ReadOptions, kind: str) -> Iterator[Found | Unread]:
    """What an input of a kind holds; raises ``Unreadable`` and ``OSError``."""
    if not FORMATS[kind].certain:
        refuse_formats(opened.head)
    yield from reader_of(kind)(opened, options)


def _why(error: OSError) -> str:
    return (error.strerror or "cannot be read").lower()
