"""A text damaged on its way (capitals, scanning, copying) becomes the text it was, each character with its place."""

from beleg.extraction.mending.mended import Mended
from beleg.extraction.mending.mender import mend

__all__ = ["Mended", "mend"]
