"""Tokens become a Scan: each word with its part in a number, and the word sets of the pack at hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from beleg.extraction import mypyc_attr
from beleg.extraction.numbers.lexemes import Lexeme, Number, spelled
from beleg.extraction.numbers.words import PADDING, Lexicon
from beleg.extraction.tokens import Tokens, tokenise
from beleg.languages import Pack, every_form

_NO_WORDS: Final = [""] * PADDING


@mypyc_attr(acyclic=True)
class Core:
    """A number without its qualifier: tokens ``first`` to ``last`` (half-open) and the interval it tells.

    ``coefficient`` times ``scale`` is the value; ``cut`` counts the characters of the last token that do not
    belong to it.
    """

    __slots__ = (
        "cut",
        "doubtful",
        "first",
        "high",
        "last",
        "low",
        "qualifier",
        "scale",
        "shape",
        "unit",
    )

    def __init__(
        self,
        first: int,
        last: int,
        low: Number | None,
        high: Number | None,
        shape: str,
        qualifier: str = "exact",
        unit: str | None = None,
        scale: Number = 1,
        cut: int = 0,
        doubtful: bool = False,
    ) -> None:
        self.first = first
        self.last = last
        self.low = low
        self.high = high
        self.shape = shape
        self.qualifier = qualifier
        self.unit = unit
        self.scale = scale
        self.cut = cut
        self.doubtful = doubtful

    @property
    def coefficient(self) -> Number:
        return (self.low or 0) / self.scale


def phrase(text: str) -> tuple[str, ...]:
    """The words of a phrase of the pack, as the tokens of a text are cut.

    >>> phrase("ca. rund")
    ('ca', '.', 'rund')
    """
    return tuple(tokenise(text.lower()).words)


def by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases under their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(phrases, key=lambda words: (-len(words), words)):
        table.setdefault(words[0], []).append(words)
    return table


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


class Terms:
    """The words of one pack that decide what a number is, as sets."""

    def __init__(self, pack: Pack) -> None:
        table = pack["numbers"]
        self.lexicon = Lexicon(pack)
        digits, shares, few, articles = table["digits"], table["shares"], table["few"], table["articles"]
        self.units = every_form(digits["units"])
        self.glued = every_form(digits["glued"])
        self.percent = by_first(phrase(text) for text in digits["percent"])
        self.glued_scales: dict[str, Number] = spelled(table["glued_scales"])
        self.money_scales: dict[str, Number] = spelled(table["money_scales"])
        millions = table["glued_millions"]
        self.million_mark: str = millions["word"]
        self.money_marks = every_form(millions["after"])
        self.people = every_form(millions["before"])
        self.few: tuple[int, int] = (few["low"], few["high"])
        self.few_before_words = every_form(few["not_before_a_stop"])
        self.reflexive = every_form(few["reflexive"])
        self.needs_of = every_form(few["needs_of"])
        self.inner: dict[str, str] = spelled(articles["inner"])
        self.definite = every_form(articles["definite"])
        self.not_for_scales = every_form(articles["not_for_scales"])
        self.only_counted = every_form(articles["only_counted"])
        self.not_before_a_stop = every_form(articles["not_before_a_stop"])
        self.not_joined = every_form(articles["not_joined"])
        self.shares = {name: every_form(words) for name, words in shares.items() if _is_words(words)}
        self.half_is_share: bool = shares["half_is_share"]
        self.out_of = by_first(tuple(words) for words in shares["out_of"])
        self.place_nouns = every_form(table["place_pairs"]["second"])
        self.place_scales: dict[str, Number] = table["place_scales"]
        self.number_goes_on = self.lexicon.links.words | self.lexicon.links.point | frozenset(self.out_of)
        self.lost_nouns = every_form(table["lost"]["nouns"])
        self.lost_states = every_form(table["lost"]["states"])
        self.noun_is_capitalised: bool = table["lost"]["noun_is_capitalised"]
        ordinals = table["ordinals"]
        self.ordinal_point: bool = ordinals["point"]
        self.ordinal_endings = every_form(ordinals["endings"])
        self.ordinal_after = every_form(ordinals["after"])
        self.ordinal_before = every_form(ordinals["before"])
        self.repeat = every_form(table["ranges"]["repeat"])
        self.of = every_form(table["ranges"]["of"])
        self.not_numbers = frozenset(phrase(text) for text in table["around"]["not_numbers"])
        self.in_idioms = frozenset(word for words in self.not_numbers for word in words)


class Scan:
    """The tokens of one stretch of text with what each is in a number."""

    def __init__(self, tokens: Tokens, terms: Terms, first: int, last: int) -> None:
        whole = first == 0 and last == len(tokens.words)
        self.words = tokens.words if whole else tokens.words[first:last]
        self.starts = tokens.starts if whole else tokens.starts[first:last]
        self.ends = tokens.ends if whole else tokens.ends[first:last]
        self.text = tokens.text
        self.size = len(self.words)
        self.terms = terms
        self.lexemes, self.hits = terms.lexicon.look_up(tokens, first, last)
        # Padded, so that an index just after the end, or just before the start, reads an empty word.
        self.lows = (tokens.lows if whole else tokens.lows[first:last]) + _NO_WORDS

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

    def in_idiom(self, at: int) -> bool:
        """Whether the word only looks like a number: "no one", "one another", "außer Acht"."""
        pairs, words, lows = self.terms.not_numbers, self.terms.in_idioms, self.lows
        if lows[at] not in words or not (lows[at - 1] in words or lows[at + 1] in words):
            return False
        return (lows[at - 1], lows[at]) in pairs or (lows[at], lows[at + 1]) in pairs

    def opens_sentence(self, at: int) -> bool:
        """Whether a sentence begins with the token: behind an empty line, or on a line of its own with a capital."""
        if not 0 < at < self.size:
            return False
        lines = self.text.count("\n", self.ends[at - 1], self.starts[at])
        return lines > 1 or (lines == 1 and self.words[at][0].isupper())

    def line_start(self, at: int) -> bool:
        return at == 0 or not self.same_line(at)

    def is_word(self, at: int) -> bool:
        return 0 <= at < self.size and self.words[at][0].isalpha()
