"""What a feed says of a page becomes JSON, as long as the page waits, and an entry again."""

from __future__ import annotations

import json

from beleg.read.feeds.contents import Entry


def packed(entry: Entry) -> str:
    """An entry as JSON.

    >>> unpacked(packed(Entry("https://bote.example/1", "1", "Brand"))) == Entry("https://bote.example/1", "1", "Brand")
    True
    """
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))


def unpacked(data: str) -> Entry:
    """The entry of a JSON text that ``packed`` wrote."""
    return Entry(*json.loads(data))
