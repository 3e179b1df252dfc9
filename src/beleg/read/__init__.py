"""Files, folders, addresses and standard input become Articles; what cannot be read, Refusals with a reason."""

from beleg.read.articles import complete, read, read_held
from beleg.read.language import detect
from beleg.read.options import Fetching, ReadOptions, Refusal

__all__ = ["Fetching", "ReadOptions", "Refusal", "complete", "detect", "read", "read_held"]
