"""A template and its values become a page: everything from outside is escaped the way the report does it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup as Safe

from beleg.report import words
from beleg.report.chart import STYLE
from beleg.report.html.head import PAGE, narrow
from beleg.report.markup import Markup, element, isolated, text
from beleg.report.sentences import day, series_title, source_name
from beleg.web import addresses
from beleg.web.keys import for_script
from beleg.web.visit import Visit

_FILES: Final = files("beleg.web") / "static"
_ASSETS: Final = {
    "beleg.js": "text/javascript",
    "beleg.css": "text/css",
    "de.css": "text/css",
    "en.css": "text/css",
}


def safe(markup: Markup) -> Safe:
    """Markup of the report as templates take it: it is not escaped again."""
    return Safe(markup)


def _escaped(value: Any) -> Any:
    """Every value that a template writes goes through the same door as in the report."""
    return Safe(text(value)) if isinstance(value, str) and not hasattr(value, "__html__") else value


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("beleg.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["isolated"] = lambda value: Safe(isolated(str(value)))
    made.globals.update(
        of_series=addresses.of_series,
        of_figure=addresses.of_figure,
        of_article=addresses.of_article,
        of_origin=addresses.of_origin,
        with_query=addresses.with_query,
        asset=address_of_asset,
    )
    return made


def load() -> None:
    """Have all templates at hand."""
    for name in _environment().list_templates():
        _environment().get_template(name)


def page(visit: Visit, template: str, values: Mapping[str, object]) -> str:
    """The page of a template. Raises ``jinja2.UndefinedError`` for a value that is missing."""
    ui = visit.ui
    return (
        _environment()
        .get_template(template)
        .render(
            visit=visit,
            ui=ui,
            say=visit.say,
            counted=visit.counted,
            key=visit.key,
            kbd=lambda name: _kbd(visit.key(name)),
            keymap=for_script(visit.letters),
            number=lambda value: words.number(value, ui),
            term=lambda group, key: words.term(group, key, ui),
            day=lambda value: day(value, ui),
            series_title=lambda key: series_title(key, ui),
            source_name=lambda source: source_name(source, ui),
            here=visit.here,
            **values,
        )
    )


def _kbd(pressed: str) -> Safe:
    """A key as it is printed on a button; nothing where it does nothing."""
    return Safe(element("kbd", text(pressed)) if pressed else "")


@cache
def asset(name: str) -> tuple[str, bytes] | None:
    """Type and bytes of a style or script by its name, ``None`` for a name there is not."""
    if name not in _ASSETS:
        return None
    if name == "beleg.css":
        sheets = sorted(file.name for file in _FILES.iterdir() if file.name.endswith(".css"))
        written = "".join((STYLE, PAGE, *((_FILES / sheet).read_text("utf-8") for sheet in sheets)))
    elif name.endswith(".css"):
        written = narrow(name.removesuffix(".css"))
    else:
        written = (_FILES / name).read_text("utf-8")
    return _ASSETS[name], written.encode()


@cache
def address_of_asset(name: str) -> str:
    """The address of a style or script, another one when its content changes."""
    found = asset(name)
    assert found is not None, name
    return f"/static/{hashlib.sha256(found[1]).hexdigest()[:8]}/{name}"
