"""One document as published by an outlet."""

from __future__ import annotations

import hashlib
from typing import NamedTuple


class Article(NamedTuple):
    """One document; its text never changes after reading.

    ``doc`` is the file name or the id that the input gave. ``published`` is an ISO date or ``None``. Each
    ``…_basis`` says where the value came from (given, metadata, feed, text), ``None`` where it is unknown.
    ``language`` is an ISO 639-1 code, ``encoding`` the one the bytes were decoded from.
    """

    text: str
    doc: str = "text"
    title: str | None = None
    outlet: str | None = None
    outlet_basis: str | None = None
    published: str | None = None
    published_basis: str | None = None
    language: str | None = None
    url: str | None = None
    encoding: str | None = None

    @property
    def id(self) -> str:
        """SHA-256 of the text in UTF-8, 64 hexadecimal digits: the same text is the same article."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
