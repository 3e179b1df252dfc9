"""How far a predicate stands from a counted phrase, by the structure of the clause: the lower, the likelier it counts."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses import BREAKS, Clause, Predicate
from beleg.extraction.figures.counted import Counted
from beleg.extraction.figures.lexicon import Role

FAR: Final = 5.0
_ENCLOSING: Final = -0.2  # "verloren 61 Passagiere ihr Leben": nearer than the bare verb beside the number
_ASIDE: Final = 12  # tokens that an aside in brackets may hold


def cost(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    """The distance of ``predicate`` from ``counted``; ``FAR`` and more means that it does not count it."""
    number = counted.number
    if predicate.form in ("toll", "among"):
        return _topic_cost(clause, counted, predicate)
    if predicate.first < number.first_token and predicate.last >= counted.last:
        return _ENCLOSING
    relative = relative_end(clause, counted.last)
    if relative and counted.last < predicate.first < relative and predicate.form != "attributive":
        return 0.5 + 0.05 * (predicate.first - counted.last)
    if predicate.first >= counted.last:
        gap = _gap(clause, counted.last, predicate.first, counted.kind)
        after = True
    elif predicate.last <= number.first_token:
        gap = _gap(clause, predicate.last, number.first_token, counted.kind)
        after = False
    else:
        return 0.1 if predicate.form == "frame" else FAR
    if gap >= FAR:
        return FAR
    side = _german_side if clause.verb_final else _english_side
    return gap + side(clause, counted, predicate, after) + _preposition_cost(clause, counted, predicate)


def _topic_cost(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    """ "Die Zahl der Toten … auf 49": a total governs its clause up to a semicolon."""
    number = counted.number
    first, last = sorted((predicate.first, number.first_token))
    if any(clause.text(token) == ";" for token in range(first, last)):
        return FAR
    behind = 0.0 if predicate.first < number.first_token else 1.5
    return 0.3 + 0.02 * (last - first) + behind


def relative_end(clause: Clause, token: int) -> int | None:
    """The end of the relative clause that opens at ``token`` with a comma or a relative pronoun."""
    opens = token + 1 if clause.text(token) == "," else token
    if opens == token and clause.verb_final:
        return None
    role = clause.role(opens) | (
        clause.role(opens + 1) if clause.role(opens) & Role.PREPOSITION else Role.NONE
    )
    if not role & Role.RELATIVE:
        return None
    end = opens + 1
    while end < clause.last and clause.text(end) not in (",", ";", ":", ".", "\u2013", ")"):
        end += 1
    return end


def _gap(clause: Clause, first: int, last: int, kind: str) -> float:
    """How far two places of a sentence lie apart: tokens, and what stands between."""
    far = 2.0 if _in_subordinate(clause, first) and _comma_between(clause, first, last) else 0.0
    token = first
    while token < last and far < FAR:
        far += 0.1
        aside = _aside_end(clause, token, last)
        if aside:
            far += 0.3 if clause.text(token) == "(" else 1.0
            token = aside + 1
            continue
        far += _token_cost(clause, token)
        token += 1
    if far >= FAR:
        return FAR
    between = {
        p.first for p in clause.predicates if first <= p.first and p.last <= last and _competes(p, kind)
    }
    return far + 1.5 * min(len(between), 2)


def _competes(predicate: Predicate, kind: str) -> bool:
    return predicate.form not in ("attributive", "state", "toll") and kind in predicate.only


def _comma_between(clause: Clause, first: int, last: int) -> bool:
    for token in range(first, last):
        if clause.text(token) == ",":
            end = relative_end(clause, token)
            return not (end and end < last and clause.text(end) == ",")
    return False


def _aside_end(clause: Clause, token: int, last: int) -> int | None:
    """The last token of a relative clause between commas, or of an aside in brackets, that opens at ``token``."""
    text = clause.text(token)
    if text == ",":
        end = relative_end(clause, token)
        return end if end and end < last and clause.text(end) == "," else None
    return _closing(clause, token, last) if text == "(" else None


def _token_cost(clause: Clause, token: int) -> float:
    text, role = clause.text(token), clause.role(token)
    if text in BREAKS:
        return _break_cost(clause, token, text)
    if role & (Role.CONJUNCTION | Role.ADVERSATIVE):
        return _conjunction_cost(clause, token, role)
    if role & Role.SUBORDINATOR and not role & (Role.RELATIVE | Role.PREPOSITION):
        return 2.5
    return 0.3 if token in clause.numbers else 0.0


def _closing(clause: Clause, token: int, last: int) -> int | None:
    """The token of the bracket that closes the one at ``token``, where it stands before ``last``."""
    return next((t for t in range(token + 1, min(token + _ASIDE, last)) if clause.text(t) == ")"), None)


def _conjunction_cost(clause: Clause, token: int, role: int) -> float:
    if role & Role.ADVERSATIVE:
        return 2.0
    new_verb = (
        not clause.verb_final and clause.text(token + 1).endswith("ing") and not clause.word(token + 1).noun
    )
    return 3.0 if new_verb else 0.5


def _in_subordinate(clause: Clause, token: int) -> bool:
    """Whether a place lies in a clause that a relative pronoun or subordinator opened."""
    at = token - 1
    while at >= clause.first and clause.text(at) not in BREAKS:
        at -= 1
    return bool(
        clause.role(at + 1) & (Role.RELATIVE | Role.SUBORDINATOR)
        and not clause.role(at + 1) & Role.DETERMINER
    )


def _break_cost(clause: Clause, token: int, text: str) -> float:
    if text == ",":
        follower = clause.role(token + 1)
        if follower & Role.PREPOSITION:
            follower |= clause.role(token + 2) & Role.RELATIVE
        return 3.0 if follower & (Role.RELATIVE | Role.SUBORDINATOR) else 0.8
    return {";": FAR, ":": 2.5, "|": 1.0}.get(text, 1.5)


def _preposition_cost(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    """A number behind a preposition is seldom the subject or object: "von 40 Soldaten getötet", "bei 33 Angriffen"."""
    if (
        predicate.form == "event"
        or predicate.measure == "missing_persons"
        or counted.kind in ("weapon", "event")
    ):
        return 0.0
    token = counted.number.first_token - 1
    while token >= clause.first and clause.role(token) & Role.DETERMINER:
        token -= 1
    if not clause.role(token) & Role.PREPOSITION or clause.role(token) & Role.PARTITIVE_OF and counted.part:
        return 0.0
    return 2.5


def _german_side(clause: Clause, counted: Counted, predicate: Predicate, after: bool) -> float:
    form = predicate.form
    if form in ("participle", "state", "phrase"):
        if after:
            return 0.0
        return 0.2 if _is_fronted(clause, predicate) else 1.8
    if form == "object":
        if after:
            return 0.3 if _ends_clause(clause, predicate) else 4.0
        return 0.0
    if form == "event":
        return 4.0 if after else _event_cost(clause, counted, predicate)
    if form == "frame" and after and _holds_a_number(clause, predicate):
        return FAR
    return 0.2


def _holds_a_number(clause: Clause, predicate: Predicate) -> bool:
    """ "Ein Mann schoss zwei Wachleute nieder": the frame counts what it encloses."""
    return any(token in clause.counts for token in range(predicate.first, predicate.last))


def _is_fronted(clause: Clause, predicate: Predicate) -> bool:
    """ "Evakuiert wurden 700 Menschen", "Im Einsatz stehen 85 Helfer"."""
    before = predicate.first - 1
    opens = (
        before < clause.first
        or clause.text(before) in BREAKS
        or clause.role(before) & (Role.CONJUNCTION | Role.ADVERSATIVE)
    )
    return bool(opens)


def _ends_clause(clause: Clause, predicate: Predicate) -> bool:
    text = clause.text(predicate.last)
    return (
        not text
        or text in BREAKS
        or text in ".!?"
        or bool(clause.role(predicate.last) & (Role.AUXILIARY | Role.CONJUNCTION))
    )


def _event_cost(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    distance = counted.number.first_token - predicate.last
    near = all(
        clause.role(token) & (Role.PARTITIVE_OF | Role.DETERMINER | Role.CUMULATIVE)
        for token in range(predicate.last, counted.number.first_token)
    )
    return 0.2 if distance <= 3 and near else 3.5


def _english_side(clause: Clause, counted: Counted, predicate: Predicate, after: bool) -> float:
    form = predicate.form
    if form == "participle":
        return _participle_cost(clause, counted, predicate, after)
    if form == "object":
        passive = _is_passive(clause, predicate)
        return FAR if after or passive else 0.0
    if form == "subject":
        return 0.0 if after else 2.5
    if form in ("state", "phrase"):
        return 0.0 if after or (form == "phrase" and predicate.last == counted.number.first_token) else 1.5
    if form == "event":
        return 4.0 if after else _event_cost(clause, counted, predicate)
    return 0.2


def _participle_cost(clause: Clause, counted: Counted, predicate: Predicate, after: bool) -> float:
    if not after:
        return 2.0 if _is_passive(clause, predicate) else 4.0
    if _is_passive(clause, predicate):
        return 0.0
    between = range(counted.last, predicate.first)
    adjacent = len(between) <= 2 and all(
        clause.text(t).islower() and not clause.word(t).noun for t in between
    )
    if not adjacent and not any(clause.role(t) & Role.CONJUNCTION for t in between):
        return 2.0
    return FAR if _has_object(clause, predicate) else 0.0


def _is_passive(clause: Clause, predicate: Predicate) -> bool:
    for token in range(predicate.first - 1, max(predicate.first - 5, clause.first - 1), -1):
        role = clause.role(token)
        if role & Role.PASSIVE:
            return True
        if clause.text(token) in BREAKS or role & (Role.CONJUNCTION | Role.PREPOSITION):
            return False
    return False


def _has_object(clause: Clause, predicate: Predicate) -> bool:
    """Whether an object follows the verb, so that what stands before it is the agent."""
    follower = clause.text(predicate.last)
    if not follower or follower in BREAKS or follower in ".!?":
        return False
    role = clause.role(predicate.last)
    if role & (Role.PREPOSITION | Role.CONJUNCTION | Role.AUXILIARY | Role.SUBORDINATOR):
        return False
    return bool(
        role & Role.DETERMINER or clause.word(predicate.last).noun or predicate.last in clause.numbers
    )
