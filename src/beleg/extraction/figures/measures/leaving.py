"""Those who leave a place that has a name become people displaced."""

from __future__ import annotations

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.phrases.counted import Counted
from beleg.gazetteer.countries import country


def left_place(clause: Clause, one: Counted) -> Binding | None:
    """ "94,000 people have left Goma", "people who escaped Goma": who leaves a place that has a name."""
    if one.kind != "person" and not (one.head is None and clause.verb_final):
        return None
    if clause.verb_final:
        return _left_country(clause, one)
    token = one.last
    while clause.role(token) & (Role.AUXILIARY | Role.RELATIVE):
        token += 1
    ahead = token + 1
    if ahead >= clause.last or not clause.word(token).traits & Trait.LEAVES or ahead in clause.dated:
        return None
    named = clause.text(ahead)[:1].isupper() and ahead not in clause.numbers
    return Binding("displaced", "left", token, ahead, 1.0) if named else None


def _left_country(clause: Clause, one: Counted) -> Binding | None:
    """ "3000, die Syrien verlassen haben", "verließen 3000 Menschen Mali": who leaves a country."""
    for token in range(clause.first, clause.last):
        if not clause.word(token).traits & Trait.LEAVES:
            continue
        for at in (token - 1, one.last):
            named = country(clause.text(at), clause.lexicon.language) if at >= clause.first else None
            if named is not None and named.kind == "name":
                return Binding("displaced", "left", token, token + 1, 1.0)
    return None
