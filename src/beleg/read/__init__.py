"""Files, folders, addresses and standard input become Articles; what cannot be read, Refusals with a reason."""

from beleg.read.articles import complete, read, read_held
from beleg.read.language import detect
from beleg.read.options import Fetching, Found, ReadOptions, Refusal, Skipped

__all__ = [
    "Fetching",
    "Found",
    "ReadOptions",
    "Refusal",
    "Skipped",
    "complete",
    "detect",
    "read",
    "read_held",
]
