"""Number words and vague magnitudes become cores: "zwei Dutzend", "drei von vier", "tens of thousands"."""

from __future__ import annotations

from beleg.extraction.numbers.lexemes import (
    CARDINAL,
    DENOMINATOR,
    DIGITS,
    HALF,
    ORDINAL,
    OTHER,
    SCALE,
    VAGUE,
    Number,
    scale_within,
    tidy,
)
from beleg.extraction.numbers.scan import Core, Scan
from beleg.extraction.numbers.sums import assemble


def number_at(scan: Scan, at: int) -> Core | None:
    """The number that opens with the digits, word or multiplier at ``at``, as a share where it tells one."""
    first = scan.lexemes[at]
    if scan.lexemes[at + 1].role == OTHER and scan.lows[at + 1] not in scan.terms.number_goes_on:
        shape = "digits" if first.role == DIGITS else "words"
        return Core(at, at + 1, first.value, first.value, shape, scale=first.scale)
    number = assemble(scan.lows, scan.lexemes, at, scan.terms.lexicon.links)
    if number is None:
        return None
    shape = "digits" if first.role == DIGITS else "words"
    scale = number.scale
    if scale == 1 and first.role != DIGITS:
        scale = scale_within(number.value)
    core = Core(at, after_point(scan, number.end), number.value, number.value, shape, scale=scale)
    return _as_share(scan, core) or core


def after_point(scan: Scan, end: int) -> int:
    """Takes in the point of "Mio."; a sentence that ends there loses nothing by it."""
    abbreviated = scan.lexeme(end - 1).role == SCALE and len(scan.words[end - 1]) <= 4
    return end + 1 if abbreviated and scan.glued(end) and scan.words[end] == "." else end


def _as_share(scan: Scan, core: Core) -> Core | None:
    value, denominator = core.low or 0, scan.lexeme(core.last)
    fifth = denominator.role == ORDINAL and denominator.value >= 3 and value == 1
    ordinal = fifth and not scan.terms.ordinal_point
    if (denominator.role == DENOMINATOR or ordinal) and 0 < value < denominator.value:
        return share_core(core.first, core.last + 1, value / denominator.value)
    if denominator.role == HALF and value == 1 and scan.terms.half_is_share:
        return share_core(core.first, core.last + 1, 0.5)
    return _out_of(scan, core)


def _out_of(scan: Scan, core: Core) -> Core | None:
    """ "drei von vier", "one in four": small numbers only, since "23 von 40" are two counts."""
    value = core.low or 0
    if not 1 <= value < 10 or value != int(value):
        return None
    for words in scan.terms.out_of.get(scan.lows[core.last], ()):
        if scan.follows(core.last, words):
            end = core.last + len(words)
            whole = scan.lexeme(end)
            right = whole.role in (DIGITS, CARDINAL) and value < whole.value <= 10
            if right and _ends(scan, end + 1) and scan.lows[end + 1] not in scan.terms.shares["not_out_of"]:
                return share_core(core.first, end + 1, value / whole.value)
            return None
    return None


def _ends(scan: Scan, at: int) -> bool:
    """Whether the number before ``at`` is complete: neither a multiplier nor a glued sign follows."""
    if scan.lexeme(at).role in (SCALE, DIGITS, DENOMINATOR):
        return False
    return not scan.glued(at) or scan.words[at] in '.,;:!?)\u201c\u201d"'


def share_core(first: int, last: int, part: Number) -> Core:
    """A share of unit percent: 1/3 is 33.33."""
    percent = tidy(round(100 * part, 2))
    return Core(first, last, percent, percent, "share", unit="percent")


def read_cardinal(scan: Scan, at: int) -> Core | None:
    """ "zwölf", "three hundred"; not the "one" of "no one"."""
    return None if scan.in_idiom(at) else number_at(scan, at)


def read_scale_word(scan: Scan, at: int) -> Core | None:
    """ "hundert Menschen", "Millionen", "another dozen"; not "Dutzend" by itself."""
    lexeme = scan.lexeme(at)
    if lexeme.other is not None:
        return read_magnitude(scan, at)
    borrowed = scan.lows[at - 1] in scan.terms.not_for_scales
    return number_at(scan, at) if lexeme.alone or borrowed else None


def read_strong(scan: Scan, at: int) -> Core | None:
    """ "300-strong" is 300, "fünfköpfige" is fünf, "500-plus" is more than 500."""
    lexeme = scan.lexeme(at)
    shape = "digits" if scan.words[at][0].isdecimal() else "words"
    high = None if lexeme.says == "more_than" else lexeme.value
    return Core(at, at + 1, lexeme.value, high, shape, lexeme.says, cut=lexeme.length)


def vague_core(first: int, last: int, magnitude: Number, scale: Number = 1) -> Core:
    """From twice the magnitude to ten times less one: hundreds are 200 to 999."""
    low, high = tidy(2 * magnitude * scale), tidy(10 * magnitude * scale) - 1
    return Core(first, last, low, high, "vague", "vague", scale=scale)


def read_magnitude(scan: Scan, at: int) -> Core | None:
    """ "Hunderte", "tens of thousands", "Hunderte Millionen", "thousands and thousands"."""
    magnitude, end = scan.lexeme(at).value, at + 1
    after = end + 1 if scan.lows[end] in scan.terms.of else end
    following = scan.lexeme(after)
    if following.role in (VAGUE, SCALE) and following.value >= 1000 and magnitude < following.value:
        return vague_core(at, after_point(scan, after + 1), magnitude, following.value)
    repeated = scan.lexeme(end + 1)
    if (
        scan.lows[end] in scan.terms.repeat
        and repeated.role in (VAGUE, SCALE)
        and repeated.value == magnitude
    ):
        return vague_core(at, end + 2, magnitude)
    return vague_core(at, end, magnitude)


def read_few(scan: Scan, at: int) -> Core | None:
    """ "mehrere", "several hundred"; not the verb of "sie einigen sich"."""
    may_be_verb = scan.lows[at] in scan.terms.few_before_words
    if may_be_verb and (not scan.is_word(at + 1) or scan.lows[at + 1] in scan.terms.reflexive):
        return None
    return several_at(scan, at, at + 1)


def several_at(scan: Scan, first: int, end: int, needs_scale: bool = False) -> Core | None:
    """ "mehrere hundert", "a few thousand", "several dozens", "einige"; ``end`` is the index after "few"."""
    after = end + 1 if scan.lows[end] in scan.terms.of else end
    lexeme = scan.lexeme(after)
    if lexeme.role == VAGUE or lexeme.role == SCALE:
        return _several_scales(scan, first, after)
    compound = lexeme.role == CARDINAL and lexeme.value in (10_000, 100_000, 1_000_000)
    if compound:
        return vague_core(first, after + 1, lexeme.value)
    low, high = scan.terms.few
    return None if needs_scale else Core(first, end, low, high, "vague", "vague")


def _several_scales(scan: Scan, first: int, at: int) -> Core | None:
    magnitude, end = scan.lexeme(at).value, at + 1
    while scan.lexeme(end).role == SCALE and scan.lexeme(end).value > scan.lexeme(end - 1).value:
        magnitude, end = magnitude * scan.lexeme(end).value, end + 1
    of = end + 1 if scan.lows[end] in scan.terms.of else end
    if scan.lexeme(of).role in (VAGUE, SCALE) and of > end and scan.lexeme(of).value > scan.lexeme(at).value:
        magnitude, end = magnitude * scan.lexeme(of).value, of + 1
    return vague_core(first, after_point(scan, end), magnitude)


def read_few_before_scale(scan: Scan, at: int) -> Core | None:
    """ "viele tausend"; "viele" by itself is no number."""
    return several_at(scan, at, at + 1, needs_scale=True)


def read_few_after_article(scan: Scan, at: int) -> Core | None:
    """ "paar hundert" where the article is left out."""
    return several_at(scan, at, at + 1, needs_scale=True) if scan.lexeme(at).alone else None


def read_places(scan: Scan, at: int) -> Core | None:
    """ "dreistellig", "double digits", "ein dreistelliger Millionenbetrag"."""
    lexeme = scan.lexeme(at)
    if lexeme.alone and scan.lows[at + 1] not in scan.terms.place_nouns:
        return None
    digits, following = int(lexeme.value), scan.lows[at + 1]
    scale = next((by for begin, by in scan.terms.place_scales.items() if following.startswith(begin)), 1)
    low, high = int(10 ** (digits - 1) * scale), int(10**digits * scale) - 1
    return Core(at, at + 1 + lexeme.alone, low, high, "vague", "vague")
