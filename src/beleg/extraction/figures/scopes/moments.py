"""How long times are and how two of them stand to each other."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from beleg.model import DateMention

_OLD: Final = 8  # days before the article's event: another event, for other paragraphs
_REMEMBERED: Final = 10_000  # days


def is_brief(mention: DateMention) -> bool:
    """Whether it is a day or a night."""
    first, last = mention.first, mention.last
    return first is not None and last is not None and (last - first).days <= 1


def is_a_day_of(one: DateMention, other: DateMention) -> bool:
    """Whether a time is only part of another: a day of a battle that went on for a week."""
    first, last = other.first, other.last
    if first is None or last is None or one.first is None or one.last is None:
        return False
    return first <= one.first and one.last <= last and one.last - one.first < last - first


def is_before(one: DateMention, other: DateMention) -> bool:
    """Whether a time begins before another does."""
    begins, then = one.first or one.last, other.first or other.last
    return begins is not None and then is not None and begins < then


def is_long_before(one: DateMention, other: DateMention) -> bool:
    ends, begins = one.last or one.first, other.first or other.last
    return ends is not None and begins is not None and (begins - ends).days > _OLD


@lru_cache(_REMEMBERED)
def text(day: date) -> str:
    return day.isoformat()
