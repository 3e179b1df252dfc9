"""Titles become statements of who speaks in their article: "Retter: 60 Verletzte" over "nach Angaben von Rettern"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.speakers.speakers import Reading
from beleg.extraction.attribution.words.kinds import NUMERAL
from beleg.extraction.attribution.words.units import Unit
from beleg.gazetteer.directory import is_government
from beleg.model import Span, Statement

_LABEL: Final = 8  # tokens up to the colon
_COLON: Final = ":"


def headed(reading: Reading, found: list[Statement]) -> list[Statement]:
    """What titles say behind a label that no word list knows, but that speaks in the text below."""
    if not reading.vocabulary.nouns_capitalised:
        return []
    titles = [unit for unit in reading.units if unit.kind == "title" and _colon(reading, unit) > 0]
    if not titles:
        return []
    speaking = {_noun(name.text) for said in found for name in said.speakers}
    out: list[Statement] = []
    for unit in titles:
        said = _said(reading, unit, speaking)
        if said is not None and not any(
            part.overlaps(said.content[0]) for one in found for part in one.content
        ):
            out.append(said)
    return out


def _colon(reading: Reading, unit: Unit) -> int:
    """The first colon of a unit, where it is near; -1 where it is not."""
    near = range(unit.first + 1, min(unit.last - 1, unit.first + _LABEL))
    return next((k for k in near if reading.words[k] == _COLON), -1)


def _said(reading: Reading, unit: Unit, speaking: set[str]) -> Statement | None:
    colon = _colon(reading, unit)
    found = reading.phrase(unit.first, colon)
    if found is None or found.last != colon or found.start < found.first or found.head != colon - 1:
        return None
    if _noun(reading.text(found.first, colon)) not in speaking or not reading.has_kind(
        colon, unit.last, NUMERAL
    ):
        return None
    name = reading.name(found.first, found.last)
    if not _noun(name.text) or is_government(name.actor):
        return None
    content: Span = reading.span(colon + 1, unit.last)
    return Statement((name,), (), None, (content,), "reported", "stated", False, "headline: speaks below")


def _noun(name: str) -> str:
    """The one noun of a name, behind its adjectives and without the ending of a dative: "örtlichen [Retter]n"."""
    words = [word for word in name.split() if not word.islower()]
    return words[0].casefold().rstrip("n") if len(words) == 1 else ""
