"""The style sheet of the charts."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

STYLE: Final = (files("beleg.report.chart") / "chart.css").read_text("utf-8")
