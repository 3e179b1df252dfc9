"""Files, folders, addresses and standard input become Articles; what cannot be read, Refusals with a reason."""

from beleg.read.articles import Part, complete, parts, read, read_held, read_part, table_of
from beleg.read.language import detect
from beleg.read.options import Fetching, Found, ReadOptions, Refusal, Skipped, Told, Unread
from beleg.read.sources import find

__all__ = [
    "Fetching",
    "Found",
    "Part",
    "ReadOptions",
    "Refusal",
    "Skipped",
    "Told",
    "Unread",
    "complete",
    "detect",
    "find",
    "parts",
    "read",
    "read_held",
    "read_part",
    "table_of",
]
