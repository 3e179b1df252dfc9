"""The words beside a number become how it was counted, and a note: on top of another one, expected, corrected, risen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from beleg.model import ADDITIONAL, FORECAST, RISEN, Article, Entry, Figure, Source
from beleg.reconcile.rises import is_risen
from beleg.reconcile.vocabulary import ends_with, pattern

_PERSON: Final = "person"
_BESIDE: Final = 24  # characters before a number; behind it twice as many
_NEXT: Final = 250  # characters of the next sentence that are read
_OPENING: Final = 40  # characters in which it says what it goes on about
_END: Final = re.compile(r"[.!?]\s|\n")
_CLOSED: Final = re.compile(r"[,;:.()\n]")
_ESTIMATING: Final = frozenset(("institute", "ngo", "un", "international"))
# Each is a list of words.toml; the first one that has a word in the sentence is the note.
_NOTES: Final = ("withdrawn", "corrected", "reset", "older", "recovered")


def method(sentence: str, language: str, said: Sequence[Source]) -> str:
    """How it was counted; where a research body or an organisation estimates, that is no count of reports."""
    if pattern(language, "named").search(sentence):
        return "named"
    if pattern(language, "estimate").search(sentence):
        return "estimate"
    outside = any(source.kind in _ESTIMATING for source in said)
    return "estimate" if outside and pattern(language, "estimating").search(sentence) else "reported"


def note(figure: Figure, mentions: Sequence[Figure], article: Article, sentence: str) -> str:
    """What the words say of a number: that it is on top of another one, only expected, corrected, and so on."""
    language = article.language or ""
    if _is_on_top(figure, article, language):
        return ADDITIONAL
    if figure.certainty == "hedged" and pattern(language, FORECAST).search(sentence):
        return FORECAST
    told = sentence + _explained(figure, article, language)
    for name in _NOTES:
        if pattern(language, name).search(told):
            return name
    return RISEN if any(is_risen(each, article) for each in mentions) else ""


def _explained(figure: Figure, article: Article, language: str) -> str:
    """The sentence behind that of a number, in small letters, where it goes on about why that has changed: "The increase is due to"."""
    behind = article.text[figure.sentence.end : figure.sentence.end + _NEXT].lstrip()
    following = _END.split(behind, maxsplit=1)[0].casefold()
    return following if pattern(language, "explaining").search(following[:_OPENING]) else ""


def beside_others(found: Sequence[Entry], article: Article) -> list[Entry]:
    """The entries of an article, in text order of their numbers: "another 40 were injured" behind the dead alone stands on top of nothing."""
    before: set[str] = set()
    read: dict[str, Entry] = {}
    for entry in sorted(found, key=lambda each: each.start):
        others = before - {entry.measure}
        if (
            entry.note == ADDITIONAL
            and others
            and entry.measure not in before
            and _is_another(entry, article)
        ):
            entry = entry._replace(note="")
        read[entry.id] = entry
        before.update({entry.measure} if entry.unit == _PERSON else ())
    return [read[entry.id] for entry in found]


def _is_another(entry: Entry, article: Article) -> bool:
    before = article.text[max(entry.start - _BESIDE, 0) : entry.start].casefold().rstrip()
    return ends_with(before, article.language or "", "another")


def _is_on_top(figure: Figure, article: Article, language: str) -> bool:
    """Whether a number is told on top of another: "weitere 26", "rose by 26", "26 mehr als am Vortag"."""
    text, around = article.text, figure.sentence
    before = text[max(figure.start - _BESIDE, around.start) : figure.start].casefold().rstrip()
    if ends_with(before, language, ADDITIONAL):
        return True
    behind = _CLOSED.split(text[figure.end : min(figure.end + 2 * _BESIDE, around.end)], maxsplit=1)[0]
    return pattern(language, "above").search(behind.casefold()) is not None
