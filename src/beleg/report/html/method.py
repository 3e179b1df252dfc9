"""How the figures were read and compared, what that cannot do, and what each measure counts."""

from __future__ import annotations

from beleg.report.html.view import MANY, View, part
from beleg.report.markup import Markup, element, join, text
from beleg.report.words import known, number, term

_LINES = ("reading", "comparing", "origins", "times", "vague", "limits")


def method(view: View) -> Markup:
    """The part of the page."""
    lines = [view.say(f"method_text.{line}") for line in _LINES]
    if view.many:
        lines.append(view.say("method_text.why_left_out", n=number(MANY, view.ui)))
    if view.picture.version:
        lines.append(view.say("method_text.rules", version=view.picture.version))
    return part(view, "method", *(element("p", text(line)) for line in lines), _measures(view))


def _measures(view: View) -> Markup:
    used = {told.figure.measure for told in view.picture.told.values()}
    used |= {series.key.measure for series in view.picture.series}
    shown = [name for name in known("definition") if name in used]
    if not shown:
        return Markup("")
    defined = (
        join(
            (
                element("dt", text(term("measure", name, view.ui))),
                element("dd", text(view.say(f"definition.{name}"))),
            )
        )
        for name in shown
    )
    heading = element("h3", text(view.say("method_text.measures")))
    return join((heading, element("dl", *defined, class_="measures")))
