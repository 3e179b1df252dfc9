"""A picture becomes one self-contained page: what is reported, by whom, how it developed, what contradicts.

``write`` gives the page in pieces. It holds all that it shows; its content policy forbids every load and every script.
"""

from beleg.report.html.page import write

__all__ = ["write"]
