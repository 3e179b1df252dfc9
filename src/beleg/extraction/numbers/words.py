"""A language's number vocabulary becomes a Lexicon: one look-up tells what a word is in a number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from beleg.extraction.numbers.lexemes import (
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
    LONGEST,
    LOST,
    ORDINAL,
    PART,
    PLACES,
    PLAIN,
    SCALE,
    SIGN,
    STRONG,
    VAGUE,
    Compounds,
    Lexeme,
    Number,
    normal,
    read_digits,
    spelled,
    tidy,
)
from beleg.extraction.numbers.sums import Links, assemble
from beleg.extraction.tokens import Question, Tokens
from beleg.languages import Pack, every_form

_REMEMBERED: Final = 20_000  # numbers
PADDING: Final = 16


class Lexicon:
    """What every word of one language is in a number; remembers what it has looked up."""

    def __init__(self, pack: Pack) -> None:
        table = pack["numbers"]
        words = table["words"]
        self.decimal: str = table["digits"]["decimal"]
        self.links = Links(
            every_form(words["and"]), every_form(words["half_after_and"]), every_form(words["point"])
        )
        scales = sorted(words["inside"].items(), key=lambda item: (-item[1], -len(item[0])))
        self._compounds = Compounds(_small(words), words["parts"], scales, words["inside_link"])
        self._with_article = frozenset(part + name for part in words["parts"] for name, _ in scales)
        self._ordinals: dict[str, Number] = words["ordinals"]
        self._ordinal_marks = tuple(words["ordinal_marks"])
        self._ordinal_endings = tuple(sorted(words["ordinal_endings"], key=len, reverse=True))
        self._fraction_endings = tuple(sorted(words["fraction_endings"], key=len, reverse=True))
        self._strong = sorted(
            spelled(table["digits"]["strong"]).items(), key=lambda item: (-len(item[0]), item[0])
        )
        self._exact_case = {word: Lexeme(LOST) for word in table["lost"]["words"]}
        self._fixed = dict(_fixed(table))
        self._memo: dict[str, Lexeme] = {}
        # Whatever is written in one word begins with the name of a small number, of a part or of a scale.
        names = (*self._compounds.small, *words["parts"], *words["inside"], *self._ordinals)
        self._openings = frozenset(name[:2] for name in names)
        self._in_number = Question(self._concerns, pack.code)

    def look_up(self, tokens: Tokens, first: int, last: int) -> tuple[list[Lexeme], list[int]]:
        """The lexemes of the tokens ``first`` to ``last``, with ``PADDING``, and which can be in a number."""
        if len(self._memo) > _REMEMBERED:
            self._memo.clear()
        lexemes = [PLAIN] * (last - first + PADDING)
        hits = self._in_number.yes(tokens, first, last)
        if first:
            hits = [at - first for at in hits]
        for at in hits:
            lexemes[at] = self.lexeme(tokens.words[first + at])
        return lexemes, hits

    def _concerns(self, word: str) -> bool:
        return self.lexeme(word) is not PLAIN

    def lexeme(self, word: str) -> Lexeme:
        """What ``word`` is in a number; ``PLAIN`` where it is none."""
        known = self._memo.get(word)
        if known is None:
            known = self._classify(word) if len(word) <= LONGEST else PLAIN
            if len(word) <= 40 and known is not PLAIN:  # of most words nobody asks again
                self._memo[word] = known
        return known

    def _classify(self, word: str) -> Lexeme:
        if word[0].isdecimal():
            return self._digits(word)
        if word in self._exact_case:
            return self._exact_case[word]
        if not word[0].isalpha():
            return self._fixed.get(word, PLAIN)
        if word[:2].casefold() == "xx" and not word.casefold().strip("x"):
            return Lexeme(LOST)
        low = normal(word)
        known = self._fixed.get(low)
        if known is None and (low[:2] in self._openings or "-" in low):
            known = self._cardinal(low) or self._ordinal(low) or self._joined(low)
        return known or PLAIN

    def _digits(self, word: str) -> Lexeme:
        if word[-1].isdecimal():
            return read_digits(word, self.decimal)
        low = normal(word)
        strong = self._stronger(low, lambda stem: read_digits(stem, self.decimal))
        return strong or self._digits_and_scale(low) or PLAIN

    def _digits_and_scale(self, word: str) -> Lexeme | None:
        """ "20-million" in one word."""
        digits, _, rest = word.partition("-")
        number, scale = read_digits(digits, self.decimal), self._fixed.get(rest, PLAIN)
        if number.role != DIGITS or scale.role != SCALE:
            return None
        return Lexeme(CARDINAL, tidy(number.value * scale.value))

    def _stronger(self, word: str, read: Callable[[str], Lexeme | None]) -> Lexeme | None:
        for ending, says in self._strong:
            if word.endswith(ending) and len(word) > len(ending):
                stem = word[: -len(ending)]
                number = read(stem)
                cut = len(ending) if says == "exact" else 0
                return (
                    Lexeme(STRONG, number.value, length=cut, says=says) if number and number.value else None
                )
        return None

    def _cardinal(self, word: str) -> Lexeme | None:
        value = self._compounds.read(word)
        return None if value is None else Lexeme(CARDINAL, tidy(value), alone=word in self._with_article)

    def _ordinal(self, word: str) -> Lexeme | None:
        for endings, role in ((self._ordinal_endings, ORDINAL), (self._fraction_endings, DENOMINATOR)):
            for ending in endings:
                if word.endswith(ending):
                    value = self._ordinal_stem(word[: -len(ending)])
                    if value:
                        return Lexeme(role, value)
        return None

    def _ordinal_stem(self, stem: str) -> Number | None:
        irregular = self._ordinals.get(stem)
        if irregular:
            return irregular
        for mark in self._ordinal_marks:
            if stem.endswith(mark):
                value = self._compounds.read(stem[: -len(mark)])
                if value and value > 1 and (value > 19) == (mark == self._ordinal_marks[0]):
                    return value
        return None

    def _joined(self, word: str) -> Lexeme | None:
        strong = self._stronger(word, lambda stem: self._cardinal(stem) or self._joined(stem))
        if strong or "-" not in word:
            return strong
        parts = [part for part in word.split("-") if part]
        if len(parts) < 2 or len(parts) > 12:
            return None
        lexemes = [self.lexeme(part) for part in parts]
        return self._joined_share(parts, lexemes) or self._joined_number(parts, lexemes)

    def _joined_share(self, parts: list[str], lexemes: list[Lexeme]) -> Lexeme | None:
        last = lexemes[-1]
        if last.role not in (DENOMINATOR, ORDINAL):
            return None
        head = assemble(parts, lexemes[:-1], 0, self.links)
        if head is None or head.end != len(parts) - 1:
            return None
        if last.role == ORDINAL and last.value < 10 and head.value >= 20:
            return Lexeme(ORDINAL, head.value + last.value)
        if last.value >= 3 and head.value < last.value:
            return Lexeme(FRACTION, head.value / last.value)
        return None

    def _joined_number(self, parts: list[str], lexemes: list[Lexeme]) -> Lexeme | None:
        inner = [lexeme.role for lexeme in lexemes[1:-1]]
        if lexemes[0].role == HALF and inner in ([], [ARTICLE]) and lexemes[-1].role == SCALE:
            return Lexeme(CARDINAL, tidy(lexemes[-1].value / 2))
        if lexemes[0].role not in (CARDINAL, SCALE):
            return None
        whole = assemble(parts, lexemes, 0, self.links)
        return Lexeme(CARDINAL, whole.value) if whole and whole.end == len(parts) else None


def _fixed(table: Mapping[str, Any]) -> Iterable[tuple[str, Lexeme]]:
    yield from _counters(table)
    yield from _determiners(table)
    yield from _shares(table["shares"])
    for word, digits in spelled(table["places"]).items():
        yield word, Lexeme(PLACES, digits)
    for word, value in table["words"]["ordinals"].items() if not table["words"]["ordinal_marks"] else ():
        yield word, Lexeme(ORDINAL, value)
        if value >= 3:
            yield word + table["words"]["fraction_plural"], Lexeme(DENOMINATOR, value)
    for word, digits in table["place_pairs"]["first"].items():
        yield word, Lexeme(PLACES, digits, alone=True)
    for sign in ("[", "(", "?", "\u2026", "...", "_"):
        yield sign, Lexeme(SIGN)


def _counters(table: Mapping[str, Any]) -> Iterable[tuple[str, Lexeme]]:
    for word, value in spelled(table["vague"]).items():
        yield word, Lexeme(VAGUE, value)
    for word, value in spelled(table["scales"]).items():
        vague = word in spelled(table["vague"])
        yield word, Lexeme(SCALE, value, other=value if vague else None)
    for word, value in spelled(table["numbers_and_scales"]).items():
        yield word, Lexeme(SCALE, value, alone=True)


def _determiners(table: Mapping[str, Any]) -> Iterable[tuple[str, Lexeme]]:
    few = table["few"]
    for word in sorted(every_form(few["only_before_scale"])):
        yield word, Lexeme(FEW_BEFORE_SCALE)
    for word in sorted(every_form(few["after_article"])):
        yield word, Lexeme(FEW_AFTER_ARTICLE, alone=word in few["bare"] or word in few["only_before_scale"])
    for word in sorted(every_form(few["alone"])):
        yield word, Lexeme(FEW)
    for word in sorted(every_form(table["articles"]["words"])):
        yield word, Lexeme(ARTICLE, 1)


def _shares(shares: Mapping[str, Any]) -> Iterable[tuple[str, Lexeme]]:
    for word in sorted(every_form(shares["half"])):
        yield word, Lexeme(HALF, 0.5)
    for word, value in shares["part"].items():
        yield word, Lexeme(PART, value)
    for word in sorted(every_form(shares["every"])):
        yield word, Lexeme(EVERY)
    for word, value in shares["fraction"].items():
        yield word, Lexeme(FRACTION, value)
    for word, value in shares["other"].items():
        yield word, Lexeme(DENOMINATOR, value)


def _small(words: Mapping[str, Any]) -> dict[str, Number]:
    units: dict[str, Number] = words["units"]
    table = {**units, **words["teens"], **words["tens"]}
    link = words.get("unit_first")
    if link:
        table |= {f"{u}{link}{t}": n + m for u, n in units.items() for t, m in words["tens"].items()}
    parts = words["parts_behind"]
    table |= {
        f"{word}{part}": number + more for word, number in list(table.items()) for part, more in parts.items()
    }
    return table | spelled(words["others"])
