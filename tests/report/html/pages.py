"""A page becomes what a test asks for: its elements, the words in its marks, its data."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

Attributes = dict[str, str | None]


class Page(HTMLParser):
    """``elements`` are all start tags in order; ``words`` is the text in each element that has an id, the innermost last."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, Attributes]] = []
        self.words: dict[str, str] = {}
        self.text: list[str] = []
        self._open: list[tuple[str, str | None]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag in ("mark", "script", "style", "title"):
            self._open.append((tag, attributes.get("id")))
            self.words.setdefault(attributes.get("id") or tag, "")

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(tag in ("script", "style") for tag, _ in self._open):
            self.text.append(data)
        for tag, id in self._open:
            self.words[id or tag] += data

    @property
    def ids(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.elements if attributes.get("id")]

    def values(self, name: str) -> Iterator[str]:
        """The values of an attribute, in order."""
        return (str(attributes[name]) for _, attributes in self.elements if name in attributes)

    @property
    def data(self) -> Any:
        """What the data block holds."""
        return json.loads(self.words["beleg-data"])

    @property
    def csv(self) -> list[dict[str, str]]:
        """The rows of the file that the page saves."""
        address = next(value for value in self.values("href") if value.startswith("data:"))
        return list(csv.DictReader(io.StringIO(unquote(re.sub("^data:[^,]*,", "", address)), newline="")))
