"""A number as a person types it into a search becomes a number: with groups, with a comma, with words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from beleg.languages import available
from beleg.model import NumberMention

_GROUPS: Final = r"\d{1,3}(?:([.,'\u2019 \u00a0\u202f])\d{3})(?:\1\d{3})*"
_GROUPED: Final = re.compile(_GROUPS + r"\Z")
_PLAIN: Final = re.compile(r"\d+(?:[.,]\d+)?\Z")
_BOTH: Final = re.compile(_GROUPS + r"[.,]\d+\Z")  # 1,259.5 and 1.259,5
_NUMERAL: Final = re.compile(r"\d(?:[\d.,'\u2019 \u00a0\u202f]*\d)?")
_NO_DIGIT: Final = re.compile(r"\D")
_ONE_NUMBER: Final = ("digits", "words")
_LONGEST: Final = 200


def read(written: str) -> float | None:
    """The number that is written, ``None`` where there is none, or more than one.

    A comma and a full stop group where three digits follow, whatever the language: nobody is killed by halves.

    >>> read("1259"), read("1.259"), read("1,259,000"), read("12,5"), read("1.259,5")
    (1259.0, 1259.0, 1259000.0, 12.5, 1259.5)
    >>> read("about 1,250"), read("etwa 1,5 Millionen"), read("zwölf"), read("10 to 12"), read("many")
    (1250.0, 1500000.0, 12.0, None, None)
    """
    text = written.strip()
    if len(text) > _LONGEST:
        return None
    return _bare(text) if text[:1].isdigit() and _bare(text) is not None else _among_words(text)


def _bare(text: str) -> float | None:
    """A numeral alone."""
    if _GROUPED.match(text):
        return float(_NO_DIGIT.sub("", text))
    if _BOTH.match(text):
        whole, decimals = re.split(r"[.,](?=\d+\Z)", text)
        return float(f"{_NO_DIGIT.sub('', whole)}.{decimals}")
    return float(text.replace(",", ".")) if _PLAIN.match(text) else None


def _among_words(text: str) -> float | None:
    """A numeral with words around it, which may make it greater; or a number in words alone."""
    numerals = [found[0] for found in _NUMERAL.finditer(text)]
    if len(numerals) > 1:
        return None
    said = max(_said(text), key=lambda each: each[1].end - each[1].start, default=None)
    if not numerals:
        return _value(said[1]) if said else None
    bare = _bare(numerals[0])
    return None if bare is None else bare * (_times(said, numerals[0]) if said else 1.0)


def _said(text: str) -> Iterator[tuple[str, NumberMention]]:
    """The number in the text as each language reads it, where it reads exactly one."""
    for language in available():
        found = [each for each in _numbers(text, language) if each.shape in _ONE_NUMBER]
        if len(found) == 1 and found[0].qualifier != "range":
            yield language, found[0]


def _times(said: tuple[str, NumberMention], numeral: str) -> float:
    """By how much the words make a numeral greater: "million"."""
    language, mention = said
    alone = [_value(each) for each in _numbers(numeral, language)]
    return round(_value(mention) / alone[0]) or 1.0 if len(alone) == 1 and alone[0] else 1.0


def _numbers(text: str, language: str) -> list[NumberMention]:
    from beleg.extraction.numbers import find_numbers

    return find_numbers(text, language)


def _value(mention: NumberMention) -> float:
    return float(mention.low if mention.low is not None else mention.high or 0)
