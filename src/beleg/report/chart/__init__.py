"""A series becomes a chart as SVG text; standard library only, no clock, no network, the same bytes each time.

``draw`` is the time chart of a series, ``strip`` the mark of one of its points for a row of a table,
``reach_strip`` the range between two of them. The colours are CSS
variables of the page around; ``STYLE`` says what a page without them gets.
"""

from beleg.report.chart.options import Options
from beleg.report.chart.panel import draw
from beleg.report.chart.row import reach_strip, row_scale, strip
from beleg.report.chart.style import STYLE

__all__ = ["STYLE", "Options", "draw", "reach_strip", "row_scale", "strip"]
