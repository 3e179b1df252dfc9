"""Tokens become bare numbers, without qualifier: one reader for each part a word can play."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from beleg.extraction.numbers.cardinals import (
    read_cardinal,
    read_few,
    read_few_after_article,
    read_few_before_scale,
    read_magnitude,
    read_places,
    read_scale_word,
    read_strong,
)
from beleg.extraction.numbers.digits import read_digits
from beleg.extraction.numbers.lexemes import (
    ARTICLE,
    CARDINAL,
    DIGITS,
    EVERY,
    FEW,
    FEW_AFTER_ARTICLE,
    FEW_BEFORE_SCALE,
    FRACTION,
    HALF,
    LOST,
    ORDINAL,
    PART,
    PLACES,
    SCALE,
    SIGN,
    STRONG,
    VAGUE,
)
from beleg.extraction.numbers.lost import read_lost, read_sign
from beleg.extraction.numbers.scan import Core, Scan
from beleg.extraction.numbers.shares import (
    read_article,
    read_every,
    read_fraction,
    read_half,
    read_ordinal,
    read_part,
)

_RARER: Final[dict[int, Callable[[Scan, int], Core | None]]] = {
    SCALE: read_scale_word,
    VAGUE: read_magnitude,
    FEW: read_few,
    FEW_BEFORE_SCALE: read_few_before_scale,
    FEW_AFTER_ARTICLE: read_few_after_article,
    HALF: read_half,
    PART: read_part,
    FRACTION: read_fraction,
    ORDINAL: read_ordinal,
    EVERY: read_every,
    PLACES: read_places,
    STRONG: read_strong,
    LOST: read_lost,
    SIGN: read_sign,
}


def read_core(scan: Scan, at: int) -> Core | None:
    """The number that opens at token ``at``, ``None`` where there is none."""
    role = scan.lexemes[at].role
    if role == DIGITS:
        return read_digits(scan, at)
    if role == ARTICLE:
        return read_article(scan, at)
    if role == CARDINAL:
        return read_cardinal(scan, at)
    reader = _RARER.get(role)
    return reader(scan, at) if reader else None
