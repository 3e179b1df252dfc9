"""Files, folders and standard input become Articles; what cannot be read, Refusals with a reason."""

from beleg.read.articles import complete, read
from beleg.read.language import detect
from beleg.read.options import ReadOptions, Refusal

__all__ = ["ReadOptions", "Refusal", "complete", "detect", "read"]
