"""Markup loses what HTML lets one leave out: end tags that the next tag implies, quotes around plain values.

A page of ten thousand figures holds a hundred thousand of them. Words of articles are escaped before and hold neither
tags nor quotes, so that nothing of them can be lost.
"""

from __future__ import annotations

import re
from typing import Final

from beleg.report.markup import Markup

_IMPLIED: Final = re.compile(
    "</(?:li|dt|dd|td|th|tr|thead|tbody)>"
    "|</p>(?=<(?:p|ul|ol|dl|table|div|details|figure|figcaption|section|article|h[1-6])[ >]|</(?:li|dd|div|details|section|article|blockquote)>)"
)
# Not before "/>": the slash would become a part of the value.
_QUOTED: Final = re.compile('="([^\\s"\'=<>`]+)"(?!/)')


def compact(markup: Markup) -> Markup:
    """The same page in fewer bytes; not for styles and data, which are no markup.

    >>> compact(Markup('<ul><li class="a">x</li><li><path d="M1 2" class="b"/></li></ul>'))
    '<ul><li class=a>x<li><path d="M1 2" class="b"/></ul>'
    """
    return Markup(_QUOTED.sub(r"=\1", _IMPLIED.sub("", markup)))
