"""Up to twelve marks get their words beside them where there is room, all others the number of their row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from beleg.model import Series
from beleg.report.chart.marks import Box, Mark
from beleg.report.chart.room import Room

MOST = 12
SHAPE = 14
_TRIED = 2 * MOST
_HEIGHT = 14
# Widths of the widest usual sans serif (that of Linux) at 12 px: on other systems words end a little earlier.
_USUAL, _CAPITAL, _IDEOGRAPH = 7.5, 8.8, 12.0
_WIDTHS = {
    **{chr(code): _USUAL for code in range(32, 127)},
    **{chr(code): _CAPITAL for code in range(65, 91)},
    **dict.fromkeys("ijl.,:;|'!()-frtI ", 4.6),
    **dict.fromkeys("mwMW%@", 11.4),
}


class Label(NamedTuple):
    """Words with the end of their line that is nearest to the mark: ``anchor`` is start, mid or end, ``left`` the left end."""

    words: str
    x: int
    y: int
    anchor: str
    left: int


def width(words: str) -> int:
    """About how wide words are, in pixels.

    >>> 40 < width("about 600") < 70
    True
    """
    return round(sum([_WIDTHS.get(char) or (_USUAL if char < "\u2e80" else _IDEOGRAPH) for char in words]))


def placed(
    series: Series, marks: Sequence[Mark], words: Mapping[int, str], room: Room
) -> Mapping[int, Label]:
    """The label of each row, with the words given or its number. Marks and labels fill the room as they are placed."""
    for mark in marks:
        room.take(mark.box)
    found: dict[int, Label] = {}
    for mark in sorted(marks, key=_importance(series))[:_TRIED]:
        if len(found) == MOST:
            break
        if said := _beside(mark, words[mark.row], room):
            found[mark.row] = said
    for mark in marks:
        if mark.row not in found:
            found[mark.row] = _numbered(mark, room)
    return found


class _importance:
    """Which marks are named first: the ends of the range, the latest of each origin, admissions, then by articles."""

    def __init__(self, series: Series) -> None:
        reach = series.reach()
        self._ends = {reach.low_by, reach.high_by} if reach else set()
        self._latest = {source.id: point.id for point in series.points for source in point.sources}

    def __call__(self, mark: Mark) -> tuple[bool, bool, bool, int, int]:
        point = mark.point
        latest = any(self._latest[source.id] == point.id for source in point.sources)
        return (
            *(point.id not in self._ends, not latest, not point.admission),
            *(-len(point.articles), mark.row),
        )


def _beside(mark: Mark, words: str, room: Room) -> Label | None:
    """Words where the first place is free, ``None`` where none is."""
    for anchor, box in _places(mark, _key(mark) + width(words)):
        if room.free(box):
            return _taken(mark, words, anchor, box, room)
    return None


def _numbered(mark: Mark, room: Room) -> Label:
    """The number of the row, which stands somewhere even where no place is free."""
    words = str(mark.row)
    anchor, box = next(_places(mark, _key(mark) + width(words)))
    return _beside(mark, words, room) or _taken(mark, words, anchor, box, room)


def _taken(mark: Mark, words: str, anchor: str, box: Box, room: Room) -> Label:
    room.take(box)
    # Behind a shape of its own the words begin where that ends.
    at = "start" if _key(mark) else anchor
    left = box.left + _key(mark)
    x = {"start": left, "mid": (box.left + box.right) // 2, "end": box.right}[at]
    return Label(words, x, box.bottom - 3, at, left)


def _key(mark: Mark) -> int:
    """The room for a shape before the words: a vague number has none elsewhere."""
    return SHAPE if mark.form.kind == "hatched" else 0


def _places(mark: Mark, wide: int) -> Iterator[tuple[str, Box]]:
    """Right, left, above and below a mark, then its corners and a little higher or lower at its sides."""
    own = mark.box
    middle = (mark.top if mark.form.single else (own.top + own.bottom) // 2) - _HEIGHT // 2
    right, left, centred = own.right + 4, own.left - 4 - wide, mark.x - wide // 2
    yield "start", Box(right, middle, right + wide, middle + _HEIGHT)
    yield "end", Box(left, middle, left + wide, middle + _HEIGHT)
    above, below = own.top - _HEIGHT - 3, own.bottom + 3
    yield "mid", Box(centred, above, centred + wide, above + _HEIGHT)
    yield "mid", Box(centred, below, centred + wide, below + _HEIGHT)
    for y in (above, below, own.top + 2, own.bottom - _HEIGHT - 2):
        yield "start", Box(right, y, right + wide, y + _HEIGHT)
        yield "end", Box(left, y, left + wide, y + _HEIGHT)
