"""Colours: text and marks stand out from what lies behind them, interests from each other, whoever looks."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import combinations

import pytest

CSS = (files("beleg.report.html") / "page.css").read_text("utf-8")
Colour = tuple[float, float, float]


def _themes() -> dict[str, dict[str, str]]:
    pairs = re.findall(r"--(\w+): light-dark\((#\w+), (#\w+)\)", CSS)
    return {
        "light": {name: light for name, light, _ in pairs},
        "dark": {name: dark for name, _, dark in pairs},
    }


THEMES = _themes()
INTERESTS = ("own", "opp", "third", "unk")
# Machado, Oliveira and Fernandes 2009: full protanopia, deuteranopia and tritanopia, for linear light.
SIGHTS = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# From linear sRGB to CIE XYZ over its white.
XYZ = ((0.4338, 0.3762, 0.1900), (0.2126, 0.7152, 0.0722), (0.0177, 0.1095, 0.8728))


def linear(code: str) -> Colour:
    digits = code[1:] if len(code) == 7 else "".join(2 * digit for digit in code[1:])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return _linear(red), _linear(green), _linear(blue)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def seen(colour: Colour, matrix: tuple[Colour, Colour, Colour]) -> Colour:
    red, green, blue = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return red, green, blue


def lab(colour: Colour) -> Colour:
    x, y, z = (_root(min(1.0, max(0.0, value))) for value in seen(colour, XYZ))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(code: str) -> float:
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear(code), strict=True))


@pytest.mark.parametrize("theme", THEMES)
def test_text_and_marks_stand_out(theme: str) -> None:
    colours = THEMES[theme]
    for words in ("ink", "quiet", "accent"):
        for behind in ("paper", "soft"):
            assert contrast(colours[words], colours[behind]) >= 4.5, (words, behind)
    assert contrast(colours["ink"], colours["tint"]) >= 4.5
    for mark in (*INTERESTS, "accent"):
        assert contrast(colours[mark], colours["paper"]) >= 3, mark


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
def test_interests_differ_for_colour_blind_sight(theme: str, sight: str) -> None:
    colours = [lab(seen(linear(THEMES[theme][name]), SIGHTS[sight])) for name in INTERESTS]
    distances = [
        sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5 for pair in combinations(colours, 2)
    ]
    assert min(distances) >= 15


def test_the_charts_alone_have_the_colours_of_the_light_theme() -> None:
    chart = (files("beleg.report.chart") / "chart.css").read_text("utf-8")
    for name, fallback in re.findall(r"var\(--(\w+), (#\w+)\)", chart):
        if name != "line":
            assert linear(THEMES["light"][name]) == linear(fallback), name
