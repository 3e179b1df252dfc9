"""The forms of a page as a browser sends them."""

from __future__ import annotations

from html.parser import HTMLParser

Pairs = list[tuple[str, str]]


class _Form(HTMLParser):
    """Fields of the form with an id."""

    def __init__(self, id: str) -> None:
        super().__init__()
        self._id = id
        self._inside = False
        self._select = ""
        self._first = True
        self.fields: Pairs = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = said.get("id") == self._id
        if not self._inside:
            return
        if tag == "input" and (said.get("type") != "checkbox" or "checked" in said):
            self.fields.append((said["name"], said.get("value", "")))
        if tag == "select":
            self._select, self._first = said["name"], True
        if tag == "option" and self._select and (self._first or "selected" in said):
            # The first option is chosen where none says that it is.
            self.fields = [each for each in self.fields if each[0] != self._select]
            self.fields.append((self._select, said["value"]))
            self._first = False

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        if tag == "select":
            self._select = ""


def form(page: str, id: str, **typed: str) -> dict[str, list[str]]:
    """What a browser sends of a form, with other values typed into some of its fields."""
    parser = _Form(id)
    parser.feed(page)
    assert parser.fields, f"no form {id}"
    found: dict[str, list[str]] = {}
    for name, value in parser.fields:
        found.setdefault(name, []).append(value)
    return found | {name.replace("__", "-"): [value] for name, value in typed.items()}
