"""What a reader may choose about a chart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """How a series is drawn.

    ``ui`` is the language of its words; ``x`` is ``"reported"`` (the day of publication) or ``"covers"`` (the days counted);
    ``scale`` is ``"linear"`` from 0 or ``"log"``. ``links`` is what stands before a figure's id in its address, ``""`` for
    marks that are no links. A chart that is ``standalone`` is a whole SVG file with its own colours.

    Raises ``ValueError`` for another ``x`` or ``scale``.
    """

    ui: str = "en"
    x: str = "reported"
    scale: str = "linear"
    links: str = "#f-"
    standalone: bool = False

    def __post_init__(self) -> None:
        if self.x not in ("reported", "covers"):
            raise ValueError(f"x is reported or covers, not {self.x!r}")
        if self.scale not in ("linear", "log"):
            raise ValueError(f"scale is linear or log, not {self.scale!r}")
