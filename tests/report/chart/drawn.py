"""SVG text becomes what a test asks for: its elements, and the pixels that its paths touch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

_TOKEN = re.compile(r"([MmLlHhVvAaZz])|(-?\d+(?:\.\d+)?)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "A": 7, "Z": 0}


def parsed(svg: str) -> ElementTree.Element:
    """The root element; raises where the text is no XML."""
    return ElementTree.fromstring(svg)


def of_class(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [each for each in root.iter() if name in each.get("class", "").split()]


def pixels(path: str) -> Iterator[tuple[float, float]]:
    """Where the pen of a path stops."""
    x = y = 0.0
    for command, numbers in _commands(path):
        before = (0.0, 0.0) if command.isupper() else (x, y)
        match command.upper():
            case "H":
                x = before[0] + numbers[0]
            case "V":
                y = before[1] + numbers[0]
            case "Z":
                continue
            case _:
                x, y = before[0] + numbers[-2], before[1] + numbers[-1]
        yield x, y


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    command, numbers = "", []
    for letter, number in _TOKEN.findall(path):
        if letter:
            yield from _split(command, numbers)
            command, numbers = letter, []
        else:
            numbers.append(float(number))
    yield from _split(command, numbers)


def _split(command: str, numbers: list[float]) -> Iterator[tuple[str, list[float]]]:
    """A letter may be followed by the numbers of several commands."""
    if not command:
        return
    takes = _TAKES[command.upper()]
    if not takes:
        yield command, []
    for at in range(0, len(numbers), takes or 1):
        yield command, numbers[at : at + takes]
