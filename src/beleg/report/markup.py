"""Text and attributes become HTML and SVG: what comes from outside is escaped once, and its type says so.

``Markup`` is text that may stand in a page as it is. Nothing but the functions here makes it, so that the type checker
refuses a page in which the words of an article stand unescaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NewType

Markup = NewType("Markup", str)
Attribute = str | int | float | bool | None

_UNSAFE = re.compile('[&<>"\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}
# What turns the direction of writing round, and could carry on behind the name it came with.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Hebrew, Arabic and their kin up to U+08FF, their forms for presentation, the old scripts beyond the first plane.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]|" + _TURNING.pattern
)
NOTHING = Markup("")


def text(value: str) -> Markup:
    """The same characters, safe in text and in attributes.

    What no page can hold (NUL, other control characters, half of a surrogate pair) becomes U+FFFD, one for one.

    >>> text('<script>"a" & b\\x00')
    '&lt;script&gt;&quot;a&quot; &amp; b\\ufffd'
    """
    return Markup(_UNSAFE.sub(lambda found: _ESCAPES.get(found[0], "\ufffd"), value))


def unturned(value: str) -> str:
    """A name without the characters that turn the direction of writing: for labels, where it stands beside others.

    >>> unturned("NIS\\u202e")
    'NIS'
    """
    return _TURNING.sub("", value)


def isolated(value: str) -> Markup:
    """Text for a page that holds it apart from what stands beside it, where it could turn the direction of writing.

    >>> isolated("NIS"), isolated("\u05d0")
    ('NIS', '<bdi>\u05d0</bdi>')
    """
    return element("bdi", text(value)) if direction(value) else text(value)


def direction(value: str) -> str | None:
    """The ``dir`` of a block of text: by its first letter where it holds any of another direction, else that of the page.

    >>> direction("NIS"), direction("\u05d0 NIS")
    (None, 'auto')
    """
    return "auto" if _RIGHT_TO_LEFT.search(value) else None


def element(name: str, /, *children: Markup, **attributes: Attribute) -> Markup:
    """An element with what is in it; see ``empty`` for the attributes.

    >>> element("td", text("a < b"), class_="n")
    '<td class="n">a &lt; b</td>'
    """
    return Markup(f"<{name}{_written(attributes)}>{''.join(children)}</{name}>")


def empty(name: str, /, **attributes: Attribute) -> Markup:
    """An element with nothing in it: ``<path d="M0 0"/>``.

    ``class_`` is written ``class``, ``aria_label`` ``aria-label``; an attribute that is ``None`` or false is left out.

    >>> empty("img", class_="mark", alt="", aria_hidden="true", id=None)
    '<img class="mark" alt="" aria-hidden="true"/>'
    """
    return Markup(f"<{name}{_written(attributes)}/>")


def join(pieces: Iterable[Markup], between: str = "") -> Markup:
    """Pieces one behind the other, with text in between.

    >>> join([text("a"), text("b")], " & ")
    'a &amp; b'
    """
    return Markup(text(between).join(pieces))


def _written(attributes: dict[str, Attribute]) -> str:
    return "".join([_attribute(name, value) for name, value in attributes.items()])


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    spelt = name.rstrip("_").replace("_", "-")
    if value is True:
        return f' {spelt}="{spelt}"'
    return f' {spelt}="{text(value) if isinstance(value, str) else value}"'
