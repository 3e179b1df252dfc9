"""How far a predicate stands from a counted phrase, by the structure of the clause: the lower, the likelier it counts."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.measures import agents, enclosing, rows
from beleg.extraction.figures.phrases.counted import Counted

FAR: Final = enclosing.FAR
_VERBS: Final = ("participle", "object")
_CLAUSE: Final = 20  # tokens from a verb back to its subject
_ASIDE: Final = 12  # tokens that an aside in brackets may hold
_DIVIDING: Final = Role.CONJUNCTION | Role.ADVERSATIVE | Role.SUBORDINATOR
_LEADING: Final = Role.RELATIVE | Role.SUBORDINATOR
_FRONTS: Final = Role.BREAK | Role.CONJUNCTION | Role.ADVERSATIVE
_DONE_TO: Final = frozenset(("killed", "wounded", "captured", "detained", "affected"))
_ENDS: Final = Role.BREAK | Role.STOP | Role.AUXILIARY | Role.CONJUNCTION


def cost(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    """The distance of ``predicate`` from ``counted``; ``FAR`` and more means that it does not count it."""
    if predicate.form in ("toll", "among"):
        return _topic_cost(clause, counted, predicate)
    if predicate.form == "around" or predicate.first < counted.first and predicate.last >= counted.last:
        return enclosing.cost(clause, counted, predicate)
    after = predicate.first >= counted.last
    if after:
        if _is_of_next_clause(clause, counted, predicate):
            return FAR
        relative = relative_end(clause, counted.last)
        if counted.last < predicate.first < relative and predicate.form != "attributive":
            closed = 1.0 if relative < clause.last and clause.text(relative) == "," else 0.0
            return 0.5 + closed + 0.05 * (predicate.first - counted.last)
        alone = clause.verb_final or counted.head is None
        last = counted.last if alone else rows.end(clause, counted.last)
        far = _gap(clause, last, predicate.first, counted.kind, predicate.measure)
    elif predicate.last <= counted.first:
        far = _gap(clause, predicate.last, rows.begin(clause, counted), counted.kind, predicate.measure)
        if far < FAR and predicate.form == "subject" and _has_its_subject(clause, counted, predicate):
            return FAR
    else:
        return 0.1 if predicate.form == "frame" else FAR
    if far >= FAR:
        return FAR
    if clause.verb_final:
        side = _german_side(clause, counted, predicate, after)
    else:
        side = _english_side(clause, counted, predicate, after)
    return far + side + _preposition_cost(clause, counted, predicate)


def _has_its_subject(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "Drei Arbeiter starben, 40 Polizisten riegelten …": a verb behind its own number takes none of the next clause."""
    if not clause.verb_final or not any(
        clause.text(token) == "," for token in range(predicate.last, counted.first)
    ):
        return False
    for token in range(predicate.first - 1, max(predicate.first - _CLAUSE, clause.first) - 1, -1):
        if clause.role(token) & Role.BREAK:
            return False
        if token in clause.counts:
            return True
    return False


def _is_of_next_clause(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "An Bord waren 44 Pilger, sechs starben": behind a finite verb, a number with another one opens a new clause."""
    if not clause.verb_final or len(clause.counts) < 2:
        return False
    link = counted.last
    while link < predicate.first and not (
        link + 1 in clause.counts and (clause.text(link) == "," or clause.role(link) & Role.CONJUNCTION)
    ):
        link += 1
    if link >= predicate.first or not _has_finite(clause, counted.last, link, counted):
        return False
    if predicate.form in ("subject", "object") and predicate.first > link:
        return True
    return any(clause.role(token) & Role.AUXILIARY for token in range(link + 2, predicate.first)) or (
        predicate.form == "frame" and predicate.first > link
    )


def _has_finite(clause: Clause, first: int, last: int, counted: Counted) -> bool:
    """Whether a verb stands around ``counted`` in its main clause, which ends at ``last``."""
    at = counted.first - 1
    while at >= clause.first and not clause.role(at) & Role.BREAK:
        at -= 1
    opener = clause.role(at + 1)
    subordinate = opener & (Role.SUBORDINATOR | Role.PREPOSITION) == Role.SUBORDINATOR
    if subordinate or (opener & Role.RELATIVE and at >= clause.first):
        return False
    around = (*range(at + 1, counted.first), *range(first, last))
    return any(_may_be_finite(clause, token) for token in around)


def _may_be_finite(clause: Clause, token: int) -> bool:
    word, text = clause.word(token), clause.text(token)
    if word.role or word.noun:
        return word.role & Role.AUXILIARY != 0
    if token in clause.numbers or token in clause.dated or not text.islower() or not text.isalpha():
        return False
    if any(reading.form in ("attributive", "participle", "state") for reading in word.readings):
        return False
    return not (text.endswith(_ADJECTIVES) and clause.text(token + 1)[:1].isupper())


def _topic_cost(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    """ "Die Zahl der Toten … auf 49": a total governs its clause up to a semicolon."""
    ahead = predicate.first < counted.first
    if predicate.form == "toll" and counted.kind == "person" and not _is_reached(clause, counted, predicate):
        return FAR
    first, last = (predicate.first, counted.first) if ahead else (counted.first, predicate.first)
    if any(clause.text(token) == ";" for token in range(first, last)):
        return FAR
    far = 0.3 + 0.02 * (last - first)
    if ahead or _is_inverted(clause, counted, predicate):
        return far
    return far + 1.5 if clause.verb_final else FAR


def _is_inverted(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "which brings to 42 the number of dead": the total stands right behind its number."""
    between = range(counted.last, predicate.first)
    return (
        not clause.verb_final
        and len(between) <= 2
        and all(clause.role(token) & Role.DETERMINER for token in between)
        and clause.role(counted.first - 1) & Role.PREPOSITION != 0
    )


def _is_reached(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "auf 40 Personen", "losses at 40 men": a total may name again whom it counts."""
    named = clause.verb_final or predicate.measure == "casualties"
    return named and clause.role(counted.first - 1) & (Role.PREPOSITION | Role.AUXILIARY) != 0


def relative_end(clause: Clause, token: int) -> int:
    """The end of the relative clause that opens at ``token`` with a comma or a relative pronoun, 0 where none does."""
    if not clause.roles & Role.RELATIVE:
        return 0
    opens = token + 1 if clause.text(token) == "," else token
    if opens == token and clause.verb_final:
        return 0
    role = clause.role(opens)
    if role & Role.PREPOSITION:
        role |= clause.role(opens + 1)
    if not role & Role.RELATIVE:
        return 0
    end = opens + 1
    while end < clause.last and clause.text(end) not in (",", ";", ":", ".", "\u2013", ")"):
        end += 1
    return end


def _gap(clause: Clause, first: int, last: int, kind: str, measure: str) -> float:
    """How far two places of a sentence lie apart: tokens, and what stands between."""
    far = 2.0 if _in_subordinate(clause, first) and _comma_between(clause, first, last) else 0.0
    crowded = len(clause.counts) > 1
    token = first
    while token < last and far < FAR:
        far += 0.1
        role = clause.role(token)
        if role & Role.BREAK:
            aside = _aside_end(clause, token, last)
            if aside:
                far += 0.3 if clause.text(token) == "(" else 1.0
                token = aside
            else:
                far += _break_cost(clause, token)
        elif role & _DIVIDING or (crowded and token in clause.counts):
            far += _token_cost(clause, token, role)
        token += 1
    if far >= FAR:
        return FAR
    outside = _aside_end(clause, first, last) if clause.text(first) == "," else 0
    return far + 1.5 * _competitors(clause, max(outside, first), last, kind, measure)


def _competitors(clause: Clause, first: int, last: int, kind: str, measure: str) -> int:
    """How many places between ``first`` and ``last`` hold a predicate that may count the same; two are enough."""
    places, latest = 0, -1
    for other in clause.predicates:
        between = first <= other.first and other.last <= last
        if between and other.first != latest and _competes(other, kind, measure):
            places += 1
            latest = other.first
    return min(places, 2)


def _competes(other: Predicate, kind: str, measure: str) -> bool:
    told = other.form == "event" and other.measure == measure  # "kamen bei dem Austausch frei"
    return (
        not told
        and other.form not in ("attributive", "state", "toll")
        and kind in other.only
        and not other.weak
    )


def _comma_between(clause: Clause, first: int, last: int) -> bool:
    for token in range(first, last):
        if clause.text(token) == ",":
            end = relative_end(clause, token)
            return not (end and end < last and clause.text(end) == ",")
    return False


def _aside_end(clause: Clause, token: int, last: int) -> int:
    """The last token of a relative clause between commas, or of an aside in brackets, that opens at ``token``; else 0."""
    text = clause.text(token)
    if text == ",":
        end = relative_end(clause, token) or rows.apposition_end(clause, token, last)
        return end if end < last and clause.text(end) == "," else 0
    return _closing(clause, token, last) if text == "(" else 0


def _closing(clause: Clause, token: int, last: int) -> int:
    """The token of the bracket that closes the one at ``token``, 0 where none stands before ``last``."""
    for after in range(token + 1, min(token + _ASIDE, last)):
        if clause.text(after) == ")":
            return after
    return 0


def _token_cost(clause: Clause, token: int, role: int) -> float:
    if role & Role.ADVERSATIVE:
        return 2.0
    if role & Role.CONJUNCTION:
        return 3.0 if _joins_a_verb(clause, token) else 0.5
    if role & Role.SUBORDINATOR and not role & (Role.RELATIVE | Role.PREPOSITION):
        return 2.5
    return 0.3 if token in clause.counts else 0.0


def _joins_a_verb(clause: Clause, token: int) -> bool:
    """ "killing ten and wounding twelve": what stands behind goes on with another verb."""
    return (
        not clause.verb_final and clause.text(token + 1).endswith("ing") and not clause.word(token + 1).noun
    )


def _in_subordinate(clause: Clause, token: int) -> bool:
    """Whether a place lies in a clause that a relative pronoun or subordinator opened."""
    if not clause.roles & _LEADING:
        return False
    at = token - 1
    while at >= clause.first and not clause.role(at) & Role.BREAK:
        at -= 1
    opener = clause.role(at + 1)
    return opener & _LEADING != 0 and not opener & Role.DETERMINER


def _break_cost(clause: Clause, token: int) -> float:
    text = clause.text(token)
    if text != ",":
        return _BREAKS.get(text, 1.5)
    follower = clause.role(token + 1)
    if follower & Role.PREPOSITION:
        follower |= clause.role(token + 2) & Role.RELATIVE
    return 3.0 if follower & _LEADING else 0.8


_ADJECTIVES: Final = ("e", "en", "er", "es", "em")
_BREAKS: Final = {";": FAR, ":": 2.5, "|": 1.0}


def _preposition_cost(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    """A number behind a preposition is seldom the subject or object: "von 40 Soldaten getötet", "bei 33 Angriffen"."""
    if (
        predicate.form == "event"
        or predicate.measure == "missing_persons"
        or (predicate.form == "phrase" and predicate.last == counted.first)
        or counted.kind in ("weapon", "event", "occasion", "area", "length")
    ):
        return 0.0
    token = counted.first - 1
    role = clause.role(token)
    while role & Role.DETERMINER:
        token -= 1
        role = clause.role(token)
    if role & Role.PARTITIVE_OF and predicate.form in _VERBS and agents.is_doer(clause, token):
        return FAR
    if agents.is_of_passive(clause, predicate, token):
        return FAR
    if role & Role.RATE and clause.verb_final:  # "je 95 Gefangene"
        return 0.0
    return 2.5 if role & Role.PREPOSITION and not (role & Role.PARTITIVE_OF and counted.part) else 0.0


def _german_side(clause: Clause, counted: Counted, predicate: Predicate, after: bool) -> float:
    form = predicate.form
    if form in ("participle", "state", "phrase"):
        if after:
            return 0.0
        directly = form == "phrase" and predicate.last == counted.first
        return 0.2 if directly or _is_fronted(clause, predicate) else 1.8
    if form == "object":
        if after:
            return 0.3 if _ends_clause(clause, predicate) else 4.0
        return 4.0 if clause.text(predicate.last) == "," else 0.0  # "900 evakuiert, vier Vermisste"
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
    return before < clause.first or clause.role(before) & _FRONTS != 0


def _ends_clause(clause: Clause, predicate: Predicate) -> bool:
    return predicate.last >= clause.last or clause.role(predicate.last) & _ENDS != 0


def _event_cost(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    distance = counted.first - predicate.last
    near = all(
        clause.role(token) & (Role.PARTITIVE_OF | Role.DETERMINER | Role.CUMULATIVE | Role.RATE)
        for token in range(predicate.last, counted.first)
    )
    return 0.2 if distance <= 3 and near else 3.5


def _english_side(clause: Clause, counted: Counted, predicate: Predicate, after: bool) -> float:
    form = predicate.form
    if form == "participle":
        return _participle_cost(clause, counted, predicate, after)
    if form == "object":
        passive = agents.is_passive(clause, predicate)
        return FAR if after or passive else 0.0
    if form == "subject":
        return 0.0 if after else 2.5
    if form in ("state", "phrase"):
        if after or (form == "phrase" and predicate.last == counted.first):
            return 0.0
        return FAR if _opens_relative(clause, predicate.last, counted.first) else 1.5
    if form == "event":
        return 4.0 if after else _event_cost(clause, counted, predicate)
    verbal = form == "frame" and not clause.role(predicate.first) & Role.PREPOSITION
    return FAR if after and verbal and _names_somebody(clause, predicate, predicate.first + 1) else 0.2


def _opens_relative(clause: Clause, first: int, last: int) -> bool:
    """ "the death of a priest, in which two officers were involved": what follows is told in a clause of its own."""
    for token in range(first + 1, last):
        before = clause.role(token - 1)
        if clause.role(token) & Role.RELATIVE and before & Role.PREPOSITION and clause.text(token - 2) == ",":
            return True
    return False


def _participle_cost(clause: Clause, counted: Counted, predicate: Predicate, after: bool) -> float:
    if not after:
        return 2.0 if agents.is_passive(clause, predicate) else 4.0
    if agents.is_passive(clause, predicate):
        return 0.0
    between = range(counted.last, predicate.first)
    adjacent = len(between) <= 2 and all(
        clause.text(t).islower() and not clause.word(t).noun for t in between
    )
    if not adjacent and not any(clause.role(t) & Role.CONJUNCTION for t in between):
        return FAR if _names_somebody(clause, predicate, predicate.last) else 2.0
    return FAR if _has_object(clause, predicate) else 0.0


def _has_object(clause: Clause, predicate: Predicate) -> bool:
    """Whether an object follows the verb, so that what stands before it is the agent."""
    if _ends_clause(clause, predicate):
        return False
    role = clause.role(predicate.last)
    if role & (Role.PREPOSITION | Role.SUBORDINATOR):
        return False
    counted = clause.word(predicate.last).noun or predicate.last in clause.numbers
    return bool(role & Role.DETERMINER or counted or _names_somebody(clause, predicate, predicate.last))


def _names_somebody(clause: Clause, predicate: Predicate, token: int) -> bool:
    """ "Two men stabbed Judge Alma Reyes", but not "two men stabbed Monday" or "Two Men Stabbed In Bar"."""
    if predicate.measure not in _DONE_TO:
        return False  # "1,200 men left Shali by rail"
    named = token < clause.last and clause.text(token)[0].isupper()
    return named and token not in clause.dated and clause.text(predicate.first)[0].islower()
