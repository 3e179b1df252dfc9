"""A text becomes those of its first and last lines that hold anything."""

from __future__ import annotations


class Line:
    """A line that holds more than blanks: ``text[start:end]``, without its end of line."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


def next_line(text: str, at: int, stop: int) -> Line | None:
    """The first line of ``text[at:stop]`` that holds anything, ``None`` where there is none."""
    while at < stop:
        end = text.find("\n", at, stop)
        if end < 0:
            end = stop
        if not _is_blank(text, at, end):
            return Line(at, end)
        at = end + 1
    return None


def first_lines(text: str, at: int, stop: int, most: int) -> list[Line]:
    """The first lines of ``text[at:stop]`` that hold anything, in order."""
    lines: list[Line] = []
    while len(lines) < most:
        line = next_line(text, at, stop)
        if line is None:
            break
        lines.append(line)
        at = line.end + 1
    return lines


def last_lines(text: str, floor: int, most: int) -> list[Line]:
    """The last lines of ``text[floor:]`` that hold anything, in order."""
    lines: list[Line] = []
    end = len(text)
    while end > floor and len(lines) < most:
        start = max(floor, text.rfind("\n", floor, end) + 1)
        if not _is_blank(text, start, end):
            lines.append(Line(start, end))
        end = start - 1
    lines.reverse()
    return lines


def _is_blank(text: str, start: int, end: int) -> bool:
    return start == end or (text[start].isspace() and text[start:end].isspace())
