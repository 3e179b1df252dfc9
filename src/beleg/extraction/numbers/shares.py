"""Articles, halves and parts become cores: "ein Dutzend", "half of them", "jeder achte", "a fourth"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.numbers.cardinals import number_at, several_at, share_core
from beleg.extraction.numbers.lexemes import (
    ARTICLE,
    CARDINAL,
    DENOMINATOR,
    DIGITS,
    FEW_AFTER_ARTICLE,
    HALF,
    ORDINAL,
    OTHER,
    SCALE,
    Number,
    tidy,
)
from beleg.extraction.numbers.scan import Core, Scan

_QUOTES: Final = "\"\u201e\u201c\u00ab\u00bb'"


def read_article(scan: Scan, at: int) -> Core | None:
    """ "ein Dutzend", "ein gutes Drittel", "a few", or the bare article."""
    inner = scan.terms.inner.get(scan.lows[at + 1])
    if inner is None:
        plain = scan.lexeme(at + 1).role == OTHER
        return (None if plain else _after_article(scan, at, at + 1)) or _alone(scan, at)
    core = _after_article(scan, at, at + 2)
    if core:
        return _inwardly(core, inner)
    return None if scan.lexeme(at + 2).role in (DIGITS, CARDINAL) else _alone(scan, at)


def _inwardly(core: Core, qualifier: str) -> Core:
    """Takes over what an adjective inside says: "ein gutes Dutzend" is more than twelve."""
    if qualifier != "exact" and core.qualifier == "exact":
        core.qualifier = qualifier
        core.high = None if qualifier == "more_than" else core.high
    return core


def _alone(scan: Scan, at: int) -> Core | None:
    word = scan.lows[at]
    if scan.in_idiom(at) or (word in scan.terms.not_before_a_stop and not _opens_noun(scan, at + 1)):
        return None
    if scan.lexeme(at + 1).role in (DIGITS, CARDINAL, SCALE) and word in scan.terms.not_for_scales:
        return None
    return Core(at, at + 1, 1, 1, "article")


def _opens_noun(scan: Scan, at: int) -> bool:
    """Whether no stop and no conjunction follows: "sie schlugen ein und zerstörten" has a verb's prefix."""
    if at >= scan.size or scan.lows[at] in scan.terms.not_joined:
        return False
    return scan.words[at][0].isalnum() or scan.words[at][0] in _QUOTES


def _after_article(scan: Scan, at: int, target: int) -> Core | None:
    role = scan.lexeme(target).role
    if role == SCALE:
        return _article_scale(scan, at, target)
    if role == CARDINAL:
        return _article_compound(scan, at, target)
    if role == FEW_AFTER_ARTICLE:
        return _article_few(scan, at, target)
    if role == HALF:
        return _article_half(scan, at, target)
    return _article_denominator(scan, at, target) if role in (DENOMINATOR, ORDINAL) else None


def _article_scale(scan: Scan, at: int, target: int) -> Core | None:
    if scan.lows[at] in scan.terms.not_for_scales or scan.lows[target] in scan.terms.only_counted:
        return None
    number = number_at(scan, target)
    if number:
        number.first, number.shape = at, "words"
    return number


def _article_compound(scan: Scan, at: int, target: int) -> Core | None:
    """ "eine Viertelmillion"; but "ein fünf Jahre altes Kind" keeps its article apart."""
    number = number_at(scan, target) if scan.lexeme(target).alone else None
    if number:
        number.first = at
    return number


def _article_few(scan: Scan, at: int, target: int) -> Core | None:
    if scan.lows[target] in scan.terms.needs_of and scan.lows[target + 1] not in scan.terms.of:
        return several_at(scan, at, target + 1, needs_scale=True)
    return several_at(scan, at, target + 1)


def _article_half(scan: Scan, at: int, target: int) -> Core | None:
    multiplied = _half_of_scale(scan, target)
    if multiplied:
        multiplied.first = at
        return multiplied
    shares = scan.terms.half_is_share and scan.lows[target + 1] in scan.terms.of
    return share_core(at, target + 1, 0.5) if shares else None


def _half_of_scale(scan: Scan, at: int) -> Core | None:
    """ "half a million", "halbe Million", "half dozen"."""
    end = at + 2 if scan.lexeme(at + 1).role == ARTICLE else at + 1
    scale = scan.lexeme(end)
    if scale.role == SCALE:
        value = tidy(scale.value / 2)
        return Core(at, end + 1, value, value, "words", scale=scale.value)
    if scan.lows[at + 1] in scan.terms.percent:
        return Core(at, at + 1, 0.5, 0.5, "words")
    return None


def _article_denominator(scan: Scan, at: int, target: int) -> Core | None:
    lexeme = scan.lexeme(target)
    if lexeme.role == ORDINAL:
        return _article_ordinal(scan, at, target)
    scale = _part_of_scale(scan, at, target, 1 / lexeme.value)
    if scale or lexeme.value < 2:
        return scale
    share = share_core(at, target + 1, 1 / lexeme.value)
    doubtful = scan.lows[target] in scan.terms.shares["doubtful"]
    share.doubtful = doubtful and not _share_follows(scan, target + 1)
    return share


def _part_of_scale(scan: Scan, at: int, target: int, part: Number) -> Core | None:
    """ "a quarter of a million", "a quarter million"."""
    of_a = scan.lows[target + 1] in scan.terms.of and scan.lexeme(target + 2).role == ARTICLE
    end = target + 3 if of_a else target + 1
    scale = scan.lexeme(end)
    if scale.role != SCALE:
        return None
    value = tidy(scale.value * part)
    return Core(at, end + 1, value, value, "words", scale=scale.value)


def _share_follows(scan: Scan, at: int) -> bool:
    return scan.lows[at] in scan.terms.shares["doubtful_before"]


def _article_ordinal(scan: Scan, at: int, target: int) -> Core | None:
    value = scan.lexeme(target).value
    if scan.lows[target] in scan.terms.shares["doubtful"]:
        share = share_core(at, target + 1, 1 / value)
        share.doubtful = not _share_follows(scan, target + 1)
        return share
    return Core(at, target + 1, 1, 1, "ordinal")


def read_ordinal(scan: Scan, at: int) -> Core | None:
    """ "der dritte" as one, with its article; an ordinal without one is no count."""
    definite = scan.lows[at - 1] in scan.terms.definite
    return Core(at - 1, at + 1, 1, 1, "ordinal") if definite else None


def read_half(scan: Scan, at: int) -> Core | None:
    """ "half a million", "half of them"; not "half past ten", "the first half"."""
    multiplied = _half_of_scale(scan, at)
    if multiplied or not scan.terms.half_is_share:
        return multiplied
    before, after = scan.lows[at - 1], scan.lows[at + 1]
    shares = scan.terms.shares
    if before in shares["half_not_after"] or after in shares["half_not_before"]:
        return None
    if scan.lexeme(at - 1).role == ORDINAL:
        return None
    found = share_core(at, at + 1, 0.5)
    found.doubtful = scan.is_word(at + 1) and after not in shares["half_before"]
    return found


def read_part(scan: Scan, at: int) -> Core | None:
    """ "die Hälfte", "die gute Hälfte", "zur Hälfte"; not "die zweite Hälfte"."""
    if scan.lexeme(at - 1).role == ORDINAL or scan.lows[at - 1] in scan.terms.shares["part_not_after"]:
        return None
    inner = scan.terms.inner.get(scan.lows[at - 1])
    article = at - 2 if inner else at - 1
    first = article if scan.lows[article] in scan.terms.shares["part_articles"] else at
    core = share_core(first, at + 1, scan.lexeme(at).value)
    return _inwardly(core, inner) if inner and first < at else core


def read_every(scan: Scan, at: int) -> Core | None:
    """ "jeder achte", "every eighth", "every other"; not "jeden zweiten Tag"."""
    shares = scan.terms.shares
    if scan.lows[at + 2] in shares["not_every"]:
        return None
    if scan.lows[at + 1] in shares["every_other"]:
        return share_core(at, at + 2, 0.5)
    lexeme = scan.lexeme(at + 1)
    return share_core(at, at + 2, 1 / lexeme.value) if lexeme.role == ORDINAL and lexeme.value >= 2 else None


def read_fraction(scan: Scan, at: int) -> Core | None:
    """ "two-thirds", "Dreiviertel"."""
    return share_core(at, at + 1, scan.lexeme(at).value)
