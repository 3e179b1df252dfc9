"""The words beside a number become whether it is told as a toll that has risen to it: "rose to 17", "ist auf 23 gestiegen".

Such a number contradicts no lower one of a day before, and neither do the others of its article; what is added to it ("after
two people died in hospital") stands on top of what was told before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from beleg.comparing import populations
from beleg.model import ADDITIONAL, RISEN, Article, Entry, Figure
from beleg.reconcile.vocabulary import ends_with, pattern

_BEFORE: Final = 100  # characters before a number
_BESIDE: Final = 60  # characters behind it
_OF_BODIES: Final = "recovered"
_UNSPLIT: Final = "casualties"
_PART: Final = 2  # times that a toll is at least what was added to it
_OPEN: Final = ("", _OF_BODIES)  # notes that leave it open whether a number is a total
_TOLLS: Final = ("killed", "wounded", "casualties")
_CLOSED: Final = re.compile(r"[;:.()\n]")


def is_risen(figure: Figure, article: Article) -> bool:
    """Whether the words lead up to a number, as "auf" does, and say that it has risen."""
    text, language, around = article.text, article.language or "", figure.sentence
    before = text[max(figure.start - _BEFORE, around.start) : figure.start].casefold()
    before = _CLOSED.split(before)[-1].rstrip()
    if not ends_with(before, language, "onto"):
        return False
    behind = _CLOSED.split(text[figure.end : min(figure.end + _BESIDE, around.end)], maxsplit=1)[0]
    return any(pattern(language, "rising").search(each) for each in (before, behind.casefold()))


def with_additions(found: Sequence[Entry], figures: Mapping[str, Figure], article: Article) -> list[Entry]:
    """The entries of an article that tells how a toll has risen: what was added to it, and what stands beside it now."""
    risen = [entry for entry in found if any(is_risen(figures[id], article) for id in entry.mentions)]
    return [_noted(entry, risen, figures, article) for entry in found] if risen else list(found)


def _noted(entry: Entry, risen: Sequence[Entry], figures: Mapping[str, Figure], article: Article) -> Entry:
    if entry.note not in _OPEN:
        return entry
    if any(_is_added(entry, toll, figures, article) for toll in risen):
        return entry._replace(note=ADDITIONAL)
    beside = any((toll.spot, toll.unit) == (entry.spot, entry.unit) for toll in risen)
    return entry._replace(note=RISEN) if beside and not entry.note and entry.measure in _TOLLS else entry


def _is_added(entry: Entry, toll: Entry, figures: Mapping[str, Figure], article: Article) -> bool:
    """Whether a smaller number of the same people is told as added to a risen one: in its sentence, or as more than before."""
    if toll.measure not in (entry.measure, _UNSPLIT) or toll.low is None or entry.high is None:
        return False
    if not entry.high < toll.low or {entry.id, *entry.mentions} & {toll.id, *toll.mentions}:
        return False
    if any(link.kind == "part_of" and link.other in toll.mentions for link in entry.links):
        return False
    if all(_is_more(figures[id], article) for id in entry.mentions):
        return populations.relation(entry.population, toll.population) != populations.APART
    if entry.population not in (populations.GENERAL, toll.population) or entry.spot != toll.spot:
        return False
    beside = {figures[id].sentence for id in toll.mentions}
    small = entry.high * _PART <= toll.low or entry.note == _OF_BODIES
    return small and all(figures[id].sentence in beside for id in entry.mentions)


def _is_more(figure: Figure, article: Article) -> bool:
    """Whether a number is told as more of the same, or as who died at last: "13 weitere Leichen", "two died in hospital"."""
    language = article.language or ""
    if pattern(language, "succumbed").search(figure.sentence.of(article.text).casefold()):
        return True
    behind = article.text[figure.end : figure.end + _BESIDE].casefold().lstrip()
    return pattern(language, "more").match(behind) is not None
