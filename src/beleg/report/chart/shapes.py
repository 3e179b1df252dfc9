"""The interest of an origin becomes a shape, and an open end an arrow: the data of SVG paths."""

from __future__ import annotations

from beleg.report.markup import Markup, empty, join

# An arrow has this length whatever the scale: one up to the edge would give the weakest statement the most ink.
ARROW = 22
FULL, HALF = 1.0, 0.5
REACH = 8
# Who stands in no known relation has the colour of text.
_CLASSES = {"own_side": "own", "opponent": "opp", "third_party": "third"}


def css_class(interest: str) -> str:
    """The class that gives a mark its colour.

    >>> css_class("third_party"), css_class("unknown")
    ('third', '')
    """
    return _CLASSES.get(interest, "")


def shape(interest: str, x: int, y: int, size: float = FULL) -> str:
    """Diamond, triangle, circle or square around a pixel.

    >>> shape("opponent", 10, 20)
    'M10 13l7 12h-14z'
    """
    if interest == "own_side":
        half = _short(7 * size)
        return f"M{x} {_short(y - 7 * size)}l{half} {half}-{half} {half}-{half}-{half}z"
    if interest == "opponent":
        return f"M{x} {_short(y - 7 * size)}l{_short(7 * size)} {_short(12 * size)}h-{_short(14 * size)}z"
    if interest == "third_party":
        radius, across = _short(6 * size), _short(12 * size)
        arc = f"a{radius} {radius} 0 1 0"
        return f"M{_short(x - 6 * size)} {y}{arc} {across} 0{arc}-{across} 0"
    edge = _short(10 * size)
    return f"M{_short(x - 5 * size)} {_short(y - 5 * size)}h{edge}v{edge}h-{edge}z"


def arrow_up(x: int, y: int) -> tuple[str, str]:
    """The line and the head of an arrow from a pixel upwards.

    >>> arrow_up(10, 50)
    ('M10 50v-22', 'M6 33l4-5 4 5')
    """
    return f"M{x} {y}v-{ARROW}", f"M{x - 4} {y - ARROW + 5}l4-5 4 5"


def arrow_down(x: int, y: int) -> tuple[str, str]:
    """The line and the head of an arrow from a pixel downwards."""
    return f"M{x} {y}v{ARROW}", f"M{x - 4} {y + ARROW - 5}l4 5 4-5"


def arrow_right(x: int, y: int) -> tuple[str, str]:
    """The line and the head of an arrow from a pixel to the right."""
    return f"M{x} {y}h{ARROW}", f"M{x + ARROW - 5} {y - 4}l5 4-5 4"


def arrow_left(x: int, y: int) -> tuple[str, str]:
    """The line and the head of an arrow from a pixel to the left."""
    return f"M{x} {y}h-{ARROW}", f"M{x - ARROW + 5} {y - 4}l-5 4 5 4"


def stroke_through(x: int, y: int) -> Markup:
    """The line through a number that its origin denies, with an edge that parts it from the shape."""
    line = f"M{x - 10} {y + 10}l20-20"
    return join((empty("path", class_="e", d=line), empty("path", class_="x", d=line)))


def _short(value: float) -> str:
    """A coordinate without a decimal that says nothing.

    >>> _short(5.5), _short(7.0)
    ('5.5', '7')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")
