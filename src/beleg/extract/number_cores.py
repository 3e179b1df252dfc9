"""Tokens become bare numbers, without qualifier: digits, words, shares, vague magnitudes, articles, lost numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from beleg.extract.number_words import (
    ARTICLE,
    CARDINAL,
    DENOMINATOR,
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
    PLAIN,
    SCALE,
    SIGN,
    STRONG,
    VAGUE,
    Lexeme,
    Lexicon,
    assemble,
    every_form,
    lexicon,
    spelled,
    tidy,
)
from beleg.extract.tokens import Tokens
from beleg.languages.pack import Pack

_SPACED_GROUPS = 6
_PADDING = 16


@dataclass(slots=True)
class Core:
    """A number without its qualifier: tokens ``first`` to ``last`` (half-open) and the interval it tells.

    ``coefficient`` times ``scale`` is the value; ``cut`` counts the characters of the last token that do not
    belong to it.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    shape: str
    qualifier: str = "exact"
    unit: str | None = None
    scale: float = 1
    cut: int = 0
    doubtful: bool = False

    @property
    def coefficient(self) -> float:
        return (self.low or 0) / self.scale


class Terms:
    """The words of one pack that decide what a number is, as sets."""

    def __init__(self, pack: Pack) -> None:
        table = pack["numbers"]
        self.lexicon: Lexicon = lexicon(pack)
        digits, shares, few, articles = table["digits"], table["shares"], table["few"], table["articles"]
        self.units = every_form(digits["units"])
        self.glued = every_form(digits["glued"])
        self.percent = by_first(phrase(text) for text in digits["percent"])
        self.glued_scales: dict[str, float] = spelled(table.get("glued_scales", {}))
        self.millions: Mapping[str, Any] = table.get("glued_millions", {"word": "", "after": [], "before": []})
        self.few = (float(few["low"]), float(few["high"]))
        self.needs_of = every_form(few.get("needs_of", []))
        self.inner: dict[str, str] = spelled(articles["inner"])
        self.definite = every_form(articles["definite"])
        self.not_for_scales = every_form(articles.get("not_for_scales", []))
        self.not_before_a_stop = every_form(articles["not_before_a_stop"])
        self.shares = {name: every_form(words) for name, words in shares.items() if _is_words(words)}
        self.half_is_share: bool = shares["half_is_share"]
        self.out_of = by_first(tuple(words) for words in shares["out_of"])
        self.pairs: Mapping[str, Any] = table.get("place_pairs", {"first": {}, "second": []})
        self.lost_nouns = every_form(table["lost"]["nouns"])
        self.lost_states = every_form(table["lost"]["states"])
        self.noun_is_capitalised: bool = table["lost"]["noun_is_capitalised"]
        ordinals = table["ordinals"]
        self.ordinal_point: bool = ordinals["point"]
        self.ordinal_endings = every_form(ordinals["endings"])
        self.ordinal_after = every_form(ordinals["after"])
        self.ordinal_before = every_form(ordinals["before"])
        self.repeat = every_form(table["ranges"]["repeat"])
        self.of = frozenset(("of", "von"))
        self.not_numbers = frozenset(phrase(text) for text in table["around"]["not_numbers"])


def phrase(text: str) -> tuple[str, ...]:
    """The words of a phrase of the pack; signs and points are words of their own.

    >>> phrase("ca. rund")
    ('ca', '.', 'rund')
    """
    words: list[str] = []
    for word in text.lower().split():
        stem = word.rstrip(".") if word[0].isalpha() and word.count(".") == 1 else word
        words += [stem, "."] if stem != word else [word]
    return tuple(words)


def by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases under their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(phrases, key=lambda words: (-len(words), words)):
        table.setdefault(words[0], []).append(words)
    return table


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


@cache
def terms(pack: Pack) -> Terms:
    """The terms of a pack, built once."""
    return Terms(pack)


class Scan:
    """The tokens of one stretch of text with what each is in a number."""

    def __init__(self, tokens: Tokens, pack: Pack, first: int, last: int) -> None:
        whole = first == 0 and last == len(tokens.words)
        self.words = tokens.words if whole else tokens.words[first:last]
        self.starts = tokens.starts if whole else tokens.starts[first:last]
        self.ends = tokens.ends if whole else tokens.ends[first:last]
        self.text = tokens.text
        self.size = len(self.words)
        self.terms = terms(pack)
        self.lexemes, self.hits = self.terms.lexicon.look_up(self.words)
        self.lexemes += [PLAIN] * _PADDING
        # Padded, so that an index just after the end, or just before the start, reads an empty word.
        self.lows = [word.lower() for word in self.words] + [""] * _PADDING

    def lexeme(self, at: int) -> Lexeme:
        """What the token is in a number, ``PLAIN`` outside the stretch."""
        return self.lexemes[at]

    def glued(self, at: int) -> bool:
        """Whether the token stands against the one before it."""
        return 0 < at < self.size and self.starts[at] == self.ends[at - 1]

    def follows(self, at: int, words: tuple[str, ...]) -> bool:
        """Whether the tokens from ``at`` on are these words."""
        lows = self.lows
        for word in words:
            if lows[at] != word:
                return False
            at += 1
        return True

    def same_line(self, at: int) -> bool:
        """Whether no line ends between the token and the one before it."""
        return 0 < at < self.size and "\n" not in self.text[self.ends[at - 1] : self.starts[at]]

    def line_start(self, at: int) -> bool:
        return at == 0 or not self.same_line(at)

    def is_word(self, at: int) -> bool:
        return 0 <= at < self.size and self.words[at][0].isalpha()


def read_core(scan: Scan, at: int) -> Core | None:
    """The number that opens at token ``at``, ``None`` where there is none."""
    reader = _READERS.get(scan.lexeme(at).role)
    return reader(scan, at) if reader else None


# digits


def _digits(scan: Scan, at: int) -> Core | None:
    lexeme = scan.lexeme(at)
    if _inside_something(scan, at):
        return None
    ordinal = _ordinal_digits(scan, at)
    if ordinal:
        return ordinal
    if scan.lows[at + 1] == "/" and scan.glued(at + 1) and scan.glued(at + 2):
        return _slashed(scan, at)
    if scan.glued(at + 1) and scan.is_word(at + 1):
        return _with_glued_word(scan, at)
    spaced = _spaced(scan, at)
    if spaced:
        return _scaled(scan, spaced)
    if scan.lexeme(at + 1).role == SCALE or lexeme.other is None or scan.lows[at + 1] in scan.terms.units:
        return _number(scan, at)
    return Core(at, at + 1, lexeme.other, lexeme.other, "digits")


def _inside_something(scan: Scan, at: int) -> bool:
    """Whether the digits belong to a clock time, a path, a handle: "10:49", "/2024", "#5"."""
    if scan.glued(at + 1) and scan.lows[at + 1] == ":" and scan.glued(at + 2) and scan.words[at + 2][0].isdecimal():
        return True
    if not scan.glued(at):
        return False
    before = scan.lows[at - 1]
    if before == ":":
        return scan.glued(at - 1) and scan.words[at - 2][-1].isdecimal()
    if before[-1].isalnum():
        return True
    return before in ("/", "@", "_", "#", "\\", "=", "&") and not (before == "/" and _is_pair(scan, at - 2))


def _is_pair(scan: Scan, at: int) -> bool:
    left, right = scan.lexeme(at), scan.lexeme(at + 2)
    return left.role == right.role == DIGITS and max(left.value, right.value) > 31 and not _yearlike(right.value)


def _yearlike(value: float) -> bool:
    return 1900 <= value <= 2100


def _slashed(scan: Scan, at: int) -> Core | None:
    left, right = scan.lexeme(at), scan.lexeme(at + 2)
    if right.role != DIGITS:
        return None if scan.words[at + 2][0].isdecimal() else _number(scan, at)
    small = 0 < left.value < right.value <= 10 and left.value == int(left.value)
    if small and scan.lows[at + 3] in scan.terms.shares["doubtful_before"]:
        return _share(at, at + 3, left.value / right.value)
    return _number(scan, at) if _is_pair(scan, at) and not scan.lows[at + 3] == "/" else None


def _ordinal_digits(scan: Scan, at: int) -> Core | None:
    word, terms_ = scan.words[at], scan.terms
    if not (scan.glued(at + 1) and word.isdecimal() and len(word) <= 3):
        return None
    value = scan.lexeme(at).value
    if scan.lows[at + 1] in terms_.ordinal_endings:
        return Core(at, at + 2, value, value, "ordinal")
    if not (terms_.ordinal_point and scan.words[at + 1] == "." and _ordinal_around(scan, at)):
        return None
    return Core(at, at + 2, value, value, "ordinal")


def _ordinal_around(scan: Scan, at: int) -> bool:
    if not scan.same_line(at + 2) or scan.glued(at + 2):
        return False
    following = scan.words[at + 2]
    if scan.line_start(at) or scan.lows[at - 1] in scan.terms.ordinal_after:
        return True
    return following[0].islower() or following.lower() in scan.terms.ordinal_before


def _with_glued_word(scan: Scan, at: int) -> Core | None:
    """Digits against a unit or a magnitude ("90km", "5bn"), else part of a name ("2S19")."""
    word, terms_ = scan.lows[at + 1], scan.terms
    scale = terms_.glued_scales.get(word)
    if word == terms_.millions["word"] and _means_millions(scan, at):
        scale = 1_000_000
    value = scan.lexeme(at).value
    if scale:
        whole = tidy(value * scale)
        return Core(at, at + 2, whole, whole, "digits", scale=scale)
    if scan.lexeme(at + 1).role == SCALE:
        return _number(scan, at)
    return _number(scan, at) if word in terms_.glued else None


def _means_millions(scan: Scan, at: int) -> bool:
    money = at > 0 and scan.words[at - 1] in scan.terms.millions["after"]
    return money or scan.lows[at + 2] in scan.terms.millions["before"]


def _spaced(scan: Scan, at: int) -> Core | None:
    """ "1 150": groups of three after plain spaces, unless more digits go on in another rhythm."""
    if not (scan.lexeme(at + 1).role == DIGITS and len(scan.words[at]) <= 3 and scan.words[at].isdecimal()):
        return None
    end = at + 1
    while _is_group(scan, end) and end - at < _SPACED_GROUPS:
        end += 1
    if end == at + 1 or scan.words[at].startswith("0") or _single_space(scan, end) and scan.words[end][0].isdecimal():
        return None
    if at and _single_space(scan, at) and scan.words[at - 1][-1].isdecimal() and not _yearlike(scan.lexeme(at - 1).value):
        return None
    value = int("".join(scan.words[at:end]))
    return Core(at, end, value, value, "digits")


def _is_group(scan: Scan, at: int) -> bool:
    return _single_space(scan, at) and len(scan.words[at]) == 3 and scan.words[at].isdecimal()


def _single_space(scan: Scan, at: int) -> bool:
    return 0 < at < scan.size and scan.text[scan.ends[at - 1] : scan.starts[at]] in (" ", "\u00a0", "\u202f", "\u2009")


def _scaled(scan: Scan, core: Core) -> Core:
    scale = scan.lexeme(core.last)
    if scale.role == SCALE and core.low is not None:
        core.low = core.high = tidy(core.low * scale.value)
        core.scale, core.last = scale.value, _after_point(scan, core.last + 1)
    return core


# words


def _number(scan: Scan, at: int) -> Core | None:
    number = assemble(scan.lows, scan.lexemes, at, scan.terms.lexicon)
    if number is None:
        return None
    shape = "digits" if scan.lexeme(at).role == DIGITS else "words"
    scale = number.scale if number.scale > 1 else _own_scale(number.value, shape)
    core = Core(at, _after_point(scan, number.end), number.value, number.value, shape, scale=scale)
    return _as_share(scan, core) or core


def _own_scale(value: float, shape: str) -> float:
    """The multiplier inside one word, "dreitausend", so that "zwei bis dreitausend" can lend it."""
    if shape == "digits":
        return 1
    for scale in (1_000_000, 1000, 100):
        if value > scale and value % scale == 0 and value / scale < 1000:
            return scale
    return 1


def _after_point(scan: Scan, end: int) -> int:
    """Takes in the point of "Mio."; a sentence that ends there loses nothing by it."""
    abbreviated = scan.lexeme(end - 1).role == SCALE and len(scan.words[end - 1]) <= 4
    return end + 1 if abbreviated and scan.glued(end) and scan.words[end] == "." else end


def _as_share(scan: Scan, core: Core) -> Core | None:
    value, denominator = core.low or 0, scan.lexeme(core.last)
    ordinal = denominator.role == ORDINAL and denominator.value >= 3 and value == 1 and not scan.terms.ordinal_point
    if (denominator.role == DENOMINATOR or ordinal) and 0 < value < denominator.value:
        return _share(core.first, core.last + 1, value / denominator.value)
    if denominator.role == HALF and value == 1 and scan.terms.half_is_share:
        return _share(core.first, core.last + 1, 0.5)
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
            free = scan.lexeme(end + 1).role not in (SCALE, DIGITS, DENOMINATOR) and not scan.glued(end + 1) or _stop(scan, end + 1)
            if right and free and scan.lows[end + 1] not in scan.terms.shares["not_out_of"]:
                return _share(core.first, end + 1, value / whole.value)
            return None
    return None


def _stop(scan: Scan, at: int) -> bool:
    return at >= scan.size or scan.words[at] in ".,;:!?)\u201c\u201d\""


def _share(first: int, last: int, part: float) -> Core:
    percent = tidy(round(100 * part, 2))
    return Core(first, last, percent, percent, "share", unit="percent")


def _cardinal(scan: Scan, at: int) -> Core | None:
    pair = (scan.lows[at - 1], scan.lows[at])
    if pair in scan.terms.not_numbers or (scan.lows[at], scan.lows[at + 1]) in scan.terms.not_numbers:
        return None
    return _places_pair(scan, at) or _number(scan, at)


def _places_pair(scan: Scan, at: int) -> Core | None:
    return None


def _scale(scan: Scan, at: int) -> Core | None:
    lexeme = scan.lexeme(at)
    if lexeme.other is not None:
        return _magnitude(scan, at)
    borrowed = scan.lows[at - 1] in scan.terms.not_for_scales
    return _number(scan, at) if lexeme.alone or borrowed else None


def _strong(scan: Scan, at: int) -> Core | None:
    lexeme = scan.lexeme(at)
    return Core(at, at + 1, lexeme.value, lexeme.value, "digits", cut=lexeme.length)


# vague magnitudes


def _vague(first: int, last: int, magnitude: float, scale: float = 1) -> Core:
    low, high = tidy(2 * magnitude * scale), tidy(10 * magnitude * scale) - 1
    return Core(first, last, low, high, "vague", "vague", scale=scale)


def _magnitude(scan: Scan, at: int) -> Core | None:
    """ "Hunderte", "tens of thousands", "Hunderte Millionen", "thousands and thousands"."""
    magnitude, end = scan.lexeme(at).value, at + 1
    after = end + 1 if scan.lows[end] in scan.terms.of else end
    following = scan.lexeme(after)
    if following.role in (VAGUE, SCALE) and following.value >= 1000 and magnitude < following.value:
        return _vague(at, _after_point(scan, after + 1), magnitude, following.value)
    repeated = scan.lexeme(end + 1)
    if scan.lows[end] in scan.terms.repeat and repeated.role == VAGUE and repeated.value == magnitude:
        return _vague(at, end + 2, magnitude)
    return _vague(at, end, magnitude)


def _few(scan: Scan, at: int) -> Core | None:
    if not scan.is_word(at + 1) and scan.lows[at].endswith("en"):
        return None
    return _several(scan, at, at + 1)


def _several(scan: Scan, first: int, end: int, needs_scale: bool = False) -> Core | None:
    """ "mehrere hundert", "a few thousand", "several dozens", "einige"; ``end`` is the index after "few"."""
    after = end + 1 if scan.lows[end] in scan.terms.of else end
    lexeme = scan.lexeme(after)
    if lexeme.role == VAGUE or lexeme.role == SCALE:
        return _several_scales(scan, first, after)
    compound = lexeme.role == CARDINAL and lexeme.value in (10_000, 100_000, 1_000_000)
    if compound:
        return _vague(first, after + 1, lexeme.value)
    low, high = scan.terms.few
    return None if needs_scale else Core(first, end, low, high, "vague", "vague")


def _several_scales(scan: Scan, first: int, at: int) -> Core | None:
    magnitude, end = scan.lexeme(at).value, at + 1
    while scan.lexeme(end).role == SCALE and scan.lexeme(end).value > scan.lexeme(end - 1).value:
        magnitude, end = magnitude * scan.lexeme(end).value, end + 1
    of = end + 1 if scan.lows[end] in scan.terms.of else end
    if scan.lexeme(of).role == VAGUE and of > end and scan.lexeme(of).value > scan.lexeme(at).value:
        magnitude, end = magnitude * scan.lexeme(of).value, of + 1
    return _vague(first, _after_point(scan, end), magnitude)


def _few_before_scale(scan: Scan, at: int) -> Core | None:
    return _several(scan, at, at + 1, needs_scale=True)


def _few_after_article(scan: Scan, at: int) -> Core | None:
    return _several(scan, at, at + 1, needs_scale=True) if scan.lexeme(at).alone else None


def _places(scan: Scan, at: int) -> Core | None:
    digits = int(scan.lexeme(at).value)
    following = scan.lows[at + 1]
    scale = 1_000_000 if following.startswith("million") else 1_000_000_000 if following.startswith("milliard") else 1
    low = 10 ** (digits - 1) if digits > 1 else 1
    return Core(at, at + 1, low * scale, (10**digits - 1) * scale, "vague", "vague")


# articles, halves, shares


def _article(scan: Scan, at: int) -> Core | None:
    inner = scan.terms.inner.get(scan.lows[at + 1])
    target = at + 2 if inner and scan.lexeme(at + 2).role != 0 else at + 1
    core = _after_article(scan, at, target)
    if core:
        if inner and target == at + 2 and inner != "exact" and core.qualifier == "exact":
            core.qualifier = inner
            core.low, core.high = (core.low, None) if inner == "more_than" else (core.low, core.high)
        return core
    alone = scan.lows[at] in scan.terms.not_before_a_stop and not _opens_noun(scan, at + 1)
    if alone or (scan.lows[at], scan.lows[at + 1]) in scan.terms.not_numbers:
        return None
    return Core(at, at + 1, 1, 1, "article")


def _opens_noun(scan: Scan, at: int) -> bool:
    return at < scan.size and (scan.words[at][0].isalnum() or scan.words[at][0] in "\"\u201e\u201c\u00ab\u00bb'")


def _after_article(scan: Scan, at: int, target: int) -> Core | None:
    lexeme = scan.lexeme(target)
    reader = _AFTER_ARTICLE.get(lexeme.role)
    return reader(scan, at, target) if reader else None


def _article_scale(scan: Scan, at: int, target: int) -> Core | None:
    if scan.lows[at] in scan.terms.not_for_scales:
        return None
    lexeme = scan.lexeme(target)
    if lexeme.other is not None and lexeme.value >= 1_000_000 and scan.lows[target].endswith("n"):
        return None
    number = _number(scan, target)
    if number:
        number.first, number.shape = at, "words"
    return number


def _article_few(scan: Scan, at: int, target: int) -> Core | None:
    if scan.lows[target] in scan.terms.needs_of and scan.lows[target + 1] not in scan.terms.of:
        return _several(scan, at, target + 1, needs_scale=True)
    return _several(scan, at, target + 1)


def _article_half(scan: Scan, at: int, target: int) -> Core | None:
    multiplied = _half_of_scale(scan, target)
    if multiplied:
        multiplied.first = at
        return multiplied
    return _share(at, target + 1, 0.5) if scan.terms.half_is_share and scan.lows[target + 1] in scan.terms.of else None


def _half_of_scale(scan: Scan, at: int) -> Core | None:
    """ "half a million", "halbe Million", "half dozen"."""
    end = at + 2 if scan.lexeme(at + 1).role == ARTICLE else at + 1
    scale = scan.lexeme(end)
    if scale.role == SCALE:
        value = tidy(scale.value / 2)
        return Core(at, end + 1, value, value, "words", scale=scale.value)
    if scan.lows[at + 1] in ("prozent", "percent"):
        return Core(at, at + 1, 0.5, 0.5, "words")
    return None


def _article_denominator(scan: Scan, at: int, target: int) -> Core | None:
    lexeme = scan.lexeme(target)
    if lexeme.role == ORDINAL:
        return _article_ordinal(scan, at, target)
    scale = _part_of_scale(scan, at, target, 1 / lexeme.value)
    if scale or lexeme.value < 2:
        return scale
    share = _share(at, target + 1, 1 / lexeme.value)
    share.doubtful = scan.lows[target] in scan.terms.shares["doubtful"] and not _share_follows(scan, target + 1)
    return share


def _part_of_scale(scan: Scan, at: int, target: int, part: float) -> Core | None:
    """ "a quarter of a million", "a quarter million"."""
    end = target + 3 if scan.lows[target + 1] in scan.terms.of and scan.lexeme(target + 2).role == ARTICLE else target + 1
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
        share = _share(at, target + 1, 1 / value)
        share.doubtful = not _share_follows(scan, target + 1)
        return share
    return Core(at, target + 1, 1, 1, "ordinal")


def _ordinal(scan: Scan, at: int) -> Core | None:
    definite = scan.lows[at - 1] in scan.terms.definite
    return Core(at - 1, at + 1, 1, 1, "ordinal") if definite else None


def _half(scan: Scan, at: int) -> Core | None:
    multiplied = _half_of_scale(scan, at)
    if multiplied or not scan.terms.half_is_share:
        return multiplied
    before, after = scan.lows[at - 1], scan.lows[at + 1]
    shares = scan.terms.shares
    if before in shares["half_not_after"] or after in shares["half_not_before"] or scan.lexeme(at - 1).role == ORDINAL:
        return None
    return _share(at, at + 1, 0.5)


def _part(scan: Scan, at: int) -> Core | None:
    """ "die Hälfte", "die gute Hälfte", "zur Hälfte"; not "die zweite Hälfte"."""
    if scan.lexeme(at - 1).role == ORDINAL or scan.lows[at - 1] in scan.terms.shares["part_not_after"]:
        return None
    inner = scan.terms.inner.get(scan.lows[at - 1])
    article = at - 2 if inner else at - 1
    first = article if scan.lows[article] in scan.terms.shares["part_articles"] else at
    core = _share(first, at + 1, scan.lexeme(at).value)
    if inner and first < at and inner != "exact":
        core.qualifier = inner
        core.high = None if inner == "more_than" else core.high
    return core


def _every(scan: Scan, at: int) -> Core | None:
    """ "jeder achte", "every eighth", "every other"; not "jeden zweiten Tag"."""
    shares = scan.terms.shares
    if scan.lows[at + 2] in shares["not_every"]:
        return None
    if scan.lows[at + 1] in shares.get("every_other", frozenset()):
        return _share(at, at + 2, 0.5)
    lexeme = scan.lexeme(at + 1)
    return _share(at, at + 2, 1 / lexeme.value) if lexeme.role == ORDINAL and lexeme.value >= 2 else None


def _fraction(scan: Scan, at: int) -> Core | None:
    return _share(at, at + 1, scan.lexeme(at).value)


# lost numbers


def _missing(first: int, last: int) -> Core:
    return Core(first, last, None, None, "lost", "missing")


def _lost(scan: Scan, at: int) -> Core | None:
    """ "XX Personen", "k.A. |": a placeholder before a noun or alone in a table cell."""
    if scan.glued(at) and scan.words[at - 1] not in "([|~":
        return None
    if _in_cell(scan, at, at + 1):
        return _missing(at, at + 1)
    if not scan.is_word(at + 1) or not scan.same_line(at + 1):
        return None
    capital = scan.words[at + 1][0].isupper()
    named = at > 0 and scan.same_line(at) and scan.words[at - 1][:1].isupper() and not scan.terms.noun_is_capitalised
    return _missing(at, at + 1) if capital == scan.terms.noun_is_capitalised and not named else None


def _in_cell(scan: Scan, first: int, last: int) -> bool:
    return scan.lows[first - 1] == "|" or scan.lows[last] == "|"


def _sign(scan: Scan, at: int) -> Core | None:
    word = scan.words[at]
    if word in "[(":
        return _bracket(scan, at)
    if word in "?_":
        return _marks(scan, at)
    noted = scan.lows[at + 1] in ("(", "[") and _lost_words(scan, at + 1)
    return _missing(at, at + 1) if noted else None


def _bracket(scan: Scan, at: int) -> Core | None:
    """ "[Zahl fehlt]", "[XX]", "[?]", "[…] fehlt"."""
    end = _closing(scan, at)
    if not end:
        return None
    inside = [scan.lows[k] for k in range(at + 1, end)]
    if scan.words[at] == "[" and _placeholder(scan, inside):
        return _missing(at, end + 1)
    if _lost_words(scan, at) and not (at and scan.words[at - 1] in ("\u2026", "...")):
        return _missing(at, end + 1)
    dots = inside in (["\u2026"], ["..."]) and scan.lows[end + 1] in scan.terms.lost_states
    return _missing(at, end + 1) if dots and not scan.glued(at) else None


def _placeholder(scan: Scan, inside: list[str]) -> bool:
    joined = "".join(inside)
    return bool(joined) and (not joined.strip("x?") and joined != "x" or len(inside) == 1 and joined in scan.terms.lost_nouns)


def _closing(scan: Scan, at: int) -> int:
    close = "]" if scan.words[at] == "[" else ")"
    for k in range(at + 1, min(at + 7, scan.size)):
        if scan.words[k] == close:
            return k
    return 0


def _lost_words(scan: Scan, at: int) -> bool:
    inside = {scan.lows[k] for k in range(at + 1, _closing(scan, at))}
    return bool(inside & scan.terms.lost_nouns and inside & scan.terms.lost_states)


def _marks(scan: Scan, at: int) -> Core | None:
    """ "??" and "__" where a number would stand: apart from the word before, with a noun or a cell's edge after."""
    mark, end = scan.words[at], at + 1
    if scan.glued(at) and scan.words[at - 1] not in "|(":
        return None
    while end < scan.size and scan.words[end] == mark and scan.glued(end) and end - at < 8:
        end += 1
    if end - at < 2 and not (mark == "?" and scan.lows[at - 1] == "|" and scan.lows[end] == "|"):
        return None
    before_noun = scan.is_word(end) and scan.same_line(end) and not scan.glued(end)
    return _missing(at, end) if before_noun or _in_cell(scan, at, end) else None


_READERS: dict[int, Callable[[Scan, int], Core | None]] = {
    DIGITS: _digits,
    CARDINAL: _cardinal,
    SCALE: _scale,
    VAGUE: _magnitude,
    FEW: _few,
    FEW_BEFORE_SCALE: _few_before_scale,
    FEW_AFTER_ARTICLE: _few_after_article,
    ARTICLE: _article,
    HALF: _half,
    PART: _part,
    FRACTION: _fraction,
    ORDINAL: _ordinal,
    EVERY: _every,
    PLACES: _places,
    STRONG: _strong,
    LOST: _lost,
    SIGN: _sign,
}
_AFTER_ARTICLE: dict[int, Callable[[Scan, int, int], Core | None]] = {
    SCALE: _article_scale,
    FEW_AFTER_ARTICLE: _article_few,
    HALF: _article_half,
    DENOMINATOR: _article_denominator,
    ORDINAL: _article_denominator,
}
