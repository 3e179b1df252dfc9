"""The head of the page: its policy, its style, its title.

The policy forbids every load and every script. The style stands in the page, and the policy names it by its hash: words of
an article could not smuggle in a style of their own even where escaping failed, which ``'unsafe-inline'`` would let them.
So no element has a ``style`` attribute.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Final

from beleg.report.chart import STYLE
from beleg.report.html import singles
from beleg.report.html.opening import title
from beleg.report.html.rows import COLUMNS
from beleg.report.html.view import View
from beleg.report.markup import Markup, element, empty, text, unturned
from beleg.report.words import say

PAGE: Final = (files("beleg.report.html") / "page.css").read_text("utf-8")
# What may stand in a CSS string as it is; all else is written as its code point.
_PLAIN: Final = re.compile(r"[^A-Za-z0-9 .,:;·äöüÄÖÜß-]")


def head(view: View) -> Markup:
    """Everything up to the body."""
    style = "".join((STYLE, PAGE, _in_words(view)))
    policy = f"default-src 'none'; style-src 'sha256-{_hash(style)}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        empty("meta", charset="utf-8"),
        empty("meta", http_equiv="Content-Security-Policy", content=policy),
        empty("meta", name="viewport", content="width=device-width, initial-scale=1"),
        empty("meta", name="color-scheme", content="light dark"),
        empty("meta", name="generator", content=f"Beleg {view.picture.version}".strip()),
        element("title", text(unturned(title(view)))),
        # The hash is that of the characters between the tags: a style sheet is not escaped.
        element("style", Markup(style)),
    )


def _hash(style: str) -> str:
    return b64encode(sha256(style.encode()).digest()).decode()


def _in_words(view: View) -> str:
    """What a style sheet says in the language of the page: headings of cells where a table is a list, the printed footer."""
    cited = view.say(
        "report.citation",
        title=unturned(title(view)),
        revision=view.picture.revision or view.say("report.unknown"),
        version=view.picture.version,
    )
    footer = f'@page{{@bottom-left{{content:"{css_string(cited)}"}}@bottom-right{{content:counter(page)}}}}'
    return narrow(view.ui) + footer


def narrow(ui: str) -> str:
    """The headings of cells on narrow screens, where tables are lists, as a style sheet in a language."""
    headings = _headings(ui, "rows", COLUMNS) + _headings(ui, "singles", singles.COLUMNS)
    return f"@media screen and (max-width:53em){{{headings}}}"


def _headings(ui: str, table: str, columns: Sequence[str]) -> str:
    """Each cell of a table with its heading before it; the number of a row and its strip need none."""
    return "".join(
        f'.{table} td:nth-child({n})::before{{content:"{css_string(say(f"rows.{name}", ui, most=""))}: "}}'
        for n, name in enumerate(columns, 1)
        if name not in ("number", "scale")
    )


def css_string(words: str) -> str:
    """Words that may stand between the quotes of a style sheet.

    >>> css_string('a "b" </style>')
    'a \\\\22 b\\\\22  \\\\3c \\\\2f style\\\\3e '
    """
    return _PLAIN.sub(lambda found: f"\\{ord(found[0]):x} ", _LONE.sub("\ufffd", words))


_LONE: Final = re.compile("[\x00\ud800-\udfff]")
