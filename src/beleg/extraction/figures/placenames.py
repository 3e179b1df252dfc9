"""What an article calls a place becomes what holds for that name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mypy_extensions import i64

    from beleg.extraction.figures.places import Place


class Name:
    """What an article calls a place: how often, and what holds for it whoever asks (flags of ``placefeatures``).

    ``said`` and ``share`` are those of the figure whose place is sought: how often its candidates bear the name and
    how much they weigh together. ``place`` is the one among them that weighs most, ``most`` how much.
    """

    __slots__ = ("count", "flags", "most", "place", "said", "share", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.count: i64 = 0
        self.flags: i64 = 0
        self.said: i64 = 0
        self.share = 0.0
        self.most = 0.0
        self.place: Place | None = None


NOWHERE: Final = Name("")
