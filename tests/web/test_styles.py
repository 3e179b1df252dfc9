"""The sheets of the pages are joined into one, so that each has classes of its own."""

from __future__ import annotations

import re
from importlib.resources import files

SHARED = "app.css"


def test_no_class_is_laid_out_by_the_sheets_of_two_pages() -> None:
    """Only what begins a rule lays a class out; below another one it may be named by any page."""
    owners: dict[str, set[str]] = {}
    for sheet in (files("beleg.web") / "static").iterdir():
        if sheet.name.endswith(".css") and sheet.name != SHARED:
            bare = re.sub(r"\{[^{}]*\}", "{}", sheet.read_text("utf-8"))
            for name in re.findall(r"(?:^|[},{])\s*\.([a-z][a-z-]*)(?=[ ,{])", bare):
                owners.setdefault(name, set()).add(sheet.name)
    assert {name: sorted(of) for name, of in owners.items() if len(of) > 1} == {}
