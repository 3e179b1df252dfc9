"""Words such as "in the city" and "there" become what they point back by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beleg.extraction.figures.places.place import Way
from beleg.extraction.figures.places.placesentence import PlaceSentence
from beleg.extraction.figures.places.placewords import Is
from beleg.extraction.figures.sides.sides import Sides

if TYPE_CHECKING:
    from mypy_extensions import i64


class Pointer:
    """Words at a token that point back to a place told before: to a region where ``wide``, to any where ``anywhere``.

    ``capital`` says that they mean the seat of a state: that of the country ``code``, of the article's where empty.
    """

    __slots__ = ("anywhere", "capital", "code", "token", "wide")

    def __init__(self, token: int, wide: bool, anywhere: bool, capital: bool = False, code: str = "") -> None:
        self.token = token
        self.wide = wide
        self.anywhere = anywhere
        self.capital = capital
        self.code = code


def pointer_at(read: PlaceSentence, sides: Sides, token: int, flags: i64) -> Pointer | None:
    """What "in the city" or "there" at a token, a word with these flags, points back by; ``None`` where nothing does."""
    words = read.words
    if read.texts[token] in words.relatives:
        return None
    if flags & Is.THERE:
        exists = token + 1 < read.last and read.texts[token + 1] in words.existing  # "there were"
        return None if exists else Pointer(token, False, True)
    at = token + (1 if flags & Is.ARTICLE else 2)  # "im Dorf", "in der Stadt"
    mention = sides.at(at) if read.flags(at) & Is.COUNTRY else None
    if mention is not None:  # "in the Haitian capital"
        at = mention.last
        if at >= read.last or read.texts[at] not in words.capitals:
            return None
    if not _is_head_alone(read, token, at):
        return None
    way = read.way_of(token, flags)
    if way != Way.IN and way != Way.OVER:
        return None
    capital = read.texts[at] in words.capitals
    code = mention.code if mention is not None else ""
    return Pointer(token, read.flags(at) & Is.WIDE != 0, False, capital, code)


def _is_head_alone(read: PlaceSentence, preposition: int, at: int) -> bool:
    """Whether a word such as "city" at ``at`` has an article and names nothing: neither "the city of X" nor "the cities"."""
    if not read.flags(at) & Is.HEAD or read.flags(at + 1) & Is.OF:
        return False
    led = (read.flags(preposition) | read.flags(preposition + 1)) & Is.ARTICLE
    return led != 0 and read.texts[at] not in read.words.plural_heads
