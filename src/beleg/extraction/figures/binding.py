"""A counted phrase and the predicates of its sentence become a measure, by the structure of the clause."""

from __future__ import annotations

from dataclasses import dataclass

from beleg.extraction.figures.clauses import BREAKS, Clause, Predicate
from beleg.extraction.figures.counted import Counted
from beleg.extraction.figures.lexicon import Noun, Role

_FAR = 5.0
_ASIDE = 12  # tokens that an aside in brackets may hold
_HARMED = ("killed", "wounded", "missing_persons")
_CASUALTIES = frozenset(("killed", "wounded"))
_BY_KIND = {
    "force": "deployed",
    "helper": "deployed",
    "weapon": "attacks",
    "event": "attacks",
}
_PASSING = frozenset(("missing_persons", "captured", "detained", "displaced"))
_OTHER_KINDS = frozenset(("person", "fighter", "item", "vehicle"))


@dataclass(frozen=True, slots=True)
class Binding:
    """The measure of a number, the rule that found it, the tokens it went by, and how far they lie."""

    measure: str
    rule: str
    first: int
    last: int
    cost: float


def bind(clause: Clause, counted: Counted) -> Binding | None:
    """The measure that the clause gives ``counted``."""
    noun = _by_noun(clause, counted)
    if noun and noun.cost == 0:
        return noun
    found = (_by_attribute(counted), _by_predicate(clause, counted), noun)
    return min((b for b in found if b), key=lambda b: b.cost, default=None)


def default(counted: Counted) -> Binding | None:
    """What the kind of noun reports where no word of the clause says more."""
    if counted.head is None:
        return None
    measure = _BY_KIND.get(counted.kind) or ("other" if counted.kind in _OTHER_KINDS else None)
    return Binding(measure, f"kind:{counted.kind}", counted.head, counted.head + 1, _FAR) if measure else None


def _by_noun(clause: Clause, counted: Counted) -> Binding | None:
    noun, last = _telling_noun(clause, counted)
    if noun is None or noun.measure is None or counted.head is None:
        return None
    measure = noun.measure
    if measure in _HARMED:
        joined = _joined_noun(clause, last)
        if joined and measure in _CASUALTIES:
            measure, last = "casualties", joined
    return Binding(measure, "noun", counted.head, last, 2.0 if noun.weak else 0.0)


def _telling_noun(clause: Clause, counted: Counted) -> tuple[Noun | None, int]:
    """The noun that says what happened, and the token behind it: the head, or "90 Mann an Toten"."""
    if counted.head is None:
        return None, counted.last
    if clause.role(counted.last) & Role.CONSISTING and counted.last + 1 < clause.last:
        behind = clause.word(counted.last + 1).noun
        if behind and behind.measure in _HARMED:
            return behind, counted.last + 2
    return counted.noun, counted.head + 1


def _joined_noun(clause: Clause, token: int) -> int | None:
    """The token after "und Verletzte" or ", Verletzte und Vermisste" where one number counts all."""
    if not (clause.role(token) & Role.CONJUNCTION or clause.text(token) == ","):
        return None
    for after in range(token + 1, min(token + 3, clause.last)):
        noun = clause.word(after).noun
        if after in clause.numbers:
            return None
        if noun:
            return after + 1 if noun.measure in _CASUALTIES else None
        if not clause.text(after).islower():
            return None
    return None


def _by_attribute(counted: Counted) -> Binding | None:
    if counted.attributive is None or counted.attributive_at is None:
        return None
    cost = 1.5 if counted.attributive in _PASSING else 0.0
    return Binding(counted.attributive, "attribute", counted.attributive_at, counted.attributive_at + 1, cost)


def _by_predicate(clause: Clause, counted: Counted) -> Binding | None:
    best: tuple[float, Predicate] | None = None
    for predicate in clause.predicates:
        if counted.kind not in predicate.only and not (
            counted.kind == "unknown" and "person" in predicate.only
        ):
            continue
        if predicate.form == "attributive" or (counted.whole and not _is_close(clause, counted, predicate)):
            continue
        cost = _cost(clause, counted, predicate) + (1.5 if predicate.measure == "other" else 0.0)
        if cost < _FAR and (best is None or cost < best[0]):
            best = cost, predicate
    if best is None:
        return None
    cost, predicate = best
    measure = "casualties" if _is_joined(clause, counted, predicate) else predicate.measure
    return Binding(measure, f"predicate:{predicate.form}", predicate.first, predicate.last, cost)


def _is_close(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """Whether the predicate belongs to the counted phrase itself: "of the 20 soldiers captured in July, …"."""
    end = _relative_end(clause, counted.last)
    if end is None:
        number = counted.number.first
        taken = clause.verb_final or any(number - 6 <= token < number for token in clause.numbers)
        end = counted.last if taken else counted.last + 1
    return counted.last <= predicate.first < end


def _is_joined(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "getötet oder verwundet", "killed or wounded": one number for both."""
    if predicate.measure not in _CASUALTIES:
        return False
    for other in clause.predicates:
        if (
            other.measure in _CASUALTIES
            and other.measure != predicate.measure
            and other.form != "attributive"
        ):
            if other.first == predicate.last + 1 and clause.role(predicate.last) & Role.CONJUNCTION:
                return not _number_between(clause, counted, other)
            if predicate.first == other.last + 1 and clause.role(other.last) & Role.CONJUNCTION:
                return True
    return False


def _number_between(clause: Clause, counted: Counted, other: Predicate) -> bool:
    return counted.number.first > other.first


def _cost(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    number = counted.number
    if predicate.form in ("toll", "among"):
        return _topic_cost(clause, counted, predicate)
    if predicate.first < number.first and predicate.last >= counted.last:
        return 0.1
    relative = _relative_end(clause, counted.last)
    if relative and counted.last < predicate.first < relative and predicate.form != "attributive":
        return 0.5 + 0.05 * (predicate.first - counted.last)
    if predicate.first >= counted.last:
        gap = _gap(clause, counted.last, predicate.first, counted.kind)
        after = True
    elif predicate.last <= number.first:
        gap = _gap(clause, predicate.last, number.first, counted.kind)
        after = False
    else:
        return 0.1 if predicate.form == "frame" else _FAR
    if gap >= _FAR:
        return _FAR
    side = _german_side if clause.verb_final else _english_side
    return gap + side(clause, counted, predicate, after) + _preposition_cost(clause, counted, predicate)


def _topic_cost(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    """ "Die Zahl der Toten … auf 49": a total governs its clause up to a semicolon."""
    number = counted.number
    first, last = sorted((predicate.first, number.first))
    if any(clause.text(token) == ";" for token in range(first, last)):
        return _FAR
    behind = 0.0 if predicate.first < number.first else 1.5
    return 0.3 + 0.02 * (last - first) + behind


def _relative_end(clause: Clause, token: int) -> int | None:
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
    cost = 0.0
    token = first
    subordinate = _in_subordinate(clause, first)
    while token < last:
        cost += 0.1
        text = clause.text(token)
        if text == ",":
            end = _relative_end(clause, token)
            if end and end < last and clause.text(end) == ",":
                cost += 1.0
                token = end + 1
                continue
            if subordinate:
                cost += 2.0
                subordinate = False
        elif text == "(":
            closing = _closing(clause, token, last)
            if closing:
                cost += 0.3
                token = closing + 1
                continue
        role = clause.role(token)
        if text in BREAKS:
            cost += _break_cost(clause, token, text)
        elif role & (Role.CONJUNCTION | Role.ADVERSATIVE):
            cost += _conjunction_cost(clause, token, role)
        elif role & Role.SUBORDINATOR and not role & (Role.RELATIVE | Role.PREPOSITION):
            cost += 2.5
        elif token in clause.numbers:
            cost += 0.3
        if cost >= _FAR:
            return _FAR
        token += 1
    between = {
        p.first
        for p in clause.predicates
        if first <= p.first
        and p.last <= last
        and p.form not in ("attributive", "state", "toll")
        and kind in p.only
    }
    return cost + 1.5 * min(len(between), 2)


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
    return {";": _FAR, ":": 2.5, "|": 1.0}.get(text, 1.5)


def _preposition_cost(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    """A number behind a preposition is seldom the subject or object: "von 40 Soldaten getötet", "bei 33 Angriffen"."""
    if (
        predicate.form == "event"
        or predicate.measure == "missing_persons"
        or counted.kind in ("weapon", "event")
    ):
        return 0.0
    token = counted.number.first - 1
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
    return 0.2


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
    distance = counted.number.first - predicate.last
    near = all(
        clause.role(token) & (Role.PARTITIVE_OF | Role.DETERMINER | Role.CUMULATIVE)
        for token in range(predicate.last, counted.number.first)
    )
    return 0.2 if distance <= 3 and near else 3.5


def _english_side(clause: Clause, counted: Counted, predicate: Predicate, after: bool) -> float:
    form = predicate.form
    if form == "participle":
        return _participle_cost(clause, counted, predicate, after)
    if form == "object":
        passive = _is_passive(clause, predicate)
        return _FAR if after or passive else 0.0
    if form == "subject":
        return 0.0 if after else 2.5
    if form in ("state", "phrase"):
        return 0.0 if after or (form == "phrase" and predicate.last == counted.number.first) else 1.5
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
    return _FAR if _has_object(clause, predicate) else 0.0


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


def from_lead_in(lead_in: Clause, counted: Counted) -> Binding | None:
    """What the line above a list says of its items: "Im Einsatz stehen: – 85 Helfer"."""
    for predicate in lead_in.predicates:
        fits = counted.kind in predicate.only or (counted.kind == "unknown" and "person" in predicate.only)
        if fits and predicate.form != "attributive":
            return Binding(predicate.measure, "lead-in", predicate.first, predicate.last, 1.0)
    return None
