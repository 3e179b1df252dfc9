"""Vehicles and animals with which people act become what is in action: "suchten mit acht Schiffen", "by two choppers"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.memory import HARM, Memory
from beleg.extraction.figures.phrases.counted import Counted

_MEANS: Final = "means"
_SOUGHT: Final = ("missing_persons", "other")
_SEEKING: Final = ("helper", "force", "vehicle", "animal")
_CARRYING: Final = ("vehicle", "formation")


def as_means(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "Retter suchten mit acht Schiffen", "60 Helfer mit zehn Fahrzeugen", but not "ein Konvoi mit 18 Lastwagen"."""
    link = one.first - 1
    if one.kind == "vehicle" and _is_by(clause, link) and _carried(clause, one):
        return Binding("deployed", _MEANS, link, one.last, 1.0)
    if _is_of_a_service(clause, one, memory):
        return Binding("deployed", _MEANS, link, one.last, 1.0)
    if one.kind not in ("vehicle", "animal") or not clause.role(link) & Role.MEANS:
        return None
    theirs = memory.fresh and memory.fresh[-1].binding.measure == "deployed"
    body = clause.role(link - 1) & Role.STATE_INSTITUTION  # "sucht die Küstenwache mit zwei Hubschraubern"
    body = (
        body or clause.noun_measure(link - 1) == "missing_persons"
    )  # "die Suche nach den Vermissten mit sechs Schiffen"
    apart = (
        link - 1 in clause.dated and not clause.verb_final
    )  # "flew 136 people out on Monday with two helicopters"
    if theirs or body or apart or not clause.text(link - 1)[:1].isupper():
        return Binding("deployed", _MEANS, link, one.last, 1.0)
    return None


def on_board(clause: Clause, one: Counted, bound: Binding | None) -> Binding | None:
    """ "ein mit 13 Flüchtlingen voll besetzter Wagen": who is in a vehicle meets nothing by that."""
    if not clause.verb_final or not clause.plays(one.first - 1, Role.MEANS):
        return None
    if bound is not None and bound.measure in HARM:
        return None
    if any(
        clause.text(token).lower() in clause.lexicon.lists["carrying"] for token in (one.last, one.last + 1)
    ):
        return Binding("other", "load", one.last, one.last + 1, 1.0)
    return None


def with_helpers(clause: Clause, one: Counted, bound: Binding | None, memory: Memory) -> Binding | None:
    """ "Nach einer Suche mit über 100 Helfern wurde er tot geborgen": with whom something is done meets nothing itself."""
    link = one.first - 1
    if bound is None or one.attributive or not _is_with(clause, one, memory):
        return None
    helped = clause.verb_final and one.kind == "helper" and bound.measure in HARM
    sought = bound.measure in _SOUGHT and one.kind in _SEEKING and clause.mentions("seeking")
    return Binding("deployed", _MEANS, link, one.last, 1.0) if helped or sought else None


def _is_with(clause: Clause, one: Counted, memory: Memory) -> bool:
    """ "mit 120 Helfern", "mit 120 Helfern und drei Drohnen", but not "for a plane with nine soldiers"."""
    link = one.first - 1
    if clause.role(link) & Role.CONJUNCTION and memory.fresh:
        last = memory.fresh[-1]
        return last.counted.last == link and last.binding.rule == _MEANS
    before = clause.word(link - 1).noun if link > clause.first else None
    return clause.plays(link, Role.MEANS) and (before is None or before.kind not in _CARRYING)


def _is_of_a_service(clause: Clause, one: Counted, memory: Memory) -> bool:
    """ "Im Einsatz standen die Feuerwehr mit 70 Wehrleuten, das Wasserwerk mit drei Personen": people named by their service."""
    if one.kind != "person" or not memory.fresh or memory.fresh[-1].binding.measure != "deployed":
        return False
    link = clause.role(one.first - 1)
    joined = link & Role.CONJUNCTION and memory.fresh[-1].counted.last == one.first - 1
    return clause.verb_final and bool(link & Role.MEANS or joined)


def _is_by(clause: Clause, link: int) -> bool:
    """ "von drei Helikoptern", "by two choppers"."""
    if clause.verb_final:
        return clause.role(link) & Role.PARTITIVE_OF != 0
    return link >= clause.first and clause.word(link).traits & Trait.AGENT != 0


def _carried(clause: Clause, one: Counted) -> bool:
    """ "wurden von drei Helikoptern in Spitäler gebracht", "were airlifted by two choppers": what carries the hurt."""
    if not any(clause.role(t) & Role.PASSIVE for t in range(clause.first, one.first)):
        return False
    moved = [p for p in clause.predicates if p.measure in ("wounded", "evacuated")]
    return any(p.first >= one.last if clause.verb_final else p.last < one.first for p in moved)
