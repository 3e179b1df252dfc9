"""How far a predicate stands from a counted phrase, by the structure of the clause: the lower, the likelier it counts."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import SIGNS, Role, Trait
from beleg.extraction.figures.measures import (
    agents,
    agreement,
    beside,
    doers,
    enclosing,
    extraposing,
    nextclause,
    ownclause,
    reopening,
    rows,
)
from beleg.extraction.figures.measures.enclosing import FAR
from beleg.extraction.figures.measures.gaps import gap
from beleg.extraction.figures.measures.relatives import ASIDES, relative_end
from beleg.extraction.figures.phrases import parts
from beleg.extraction.figures.phrases.counted import Counted

_BESIDE: Final = 0.1
_OPENING: Final = ("participle", "state")
_VERBS: Final = ("participle", "object")
_TOLD_FIRST: Final = ("killed", "wounded")  # of these, what the main clause goes on to say is no other news
_CLAUSE: Final = 20  # tokens from a verb back to its subject
_JOINS: Final = (",", ";")  # signs behind a particle: "kamen … um ;"
_LINKS: Final = SIGNS | Role.PREPOSITION | Role.PARTITIVE_OF
_WHO: Final = Role.RELATIVE | Role.DETERMINER
_CLOSING: Final = Role.BREAK | Role.STOP | Role.CONJUNCTION | Role.PREPOSITION


def cost(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    """The distance of ``predicate`` from ``counted``; ``FAR`` and more means that it does not count it."""
    if predicate.form in ("toll", "among"):
        return _topic_cost(clause, counted, predicate)
    fronted = _is_fronted(clause, counted, predicate)
    if (
        fronted
        or predicate.form == "around"
        or predicate.first < counted.first
        and predicate.last >= counted.last
    ):
        return _BESIDE if fronted else enclosing.cost(clause, counted, predicate)
    after = predicate.first >= counted.last
    if after:
        if _is_of_next_clause(clause, counted, predicate) or _is_of_others(clause, counted, predicate):
            return FAR
        told = _relative_cost(clause, counted, predicate)
        told = extraposing.cost(clause, counted, predicate) if told is None else told
        if told is not None:
            return told
        last = counted.last if counted.head is None else rows.end(clause, counted.last)
        far = gap(clause, last, predicate.first, counted.kind, predicate.measure)
    elif predicate.last <= counted.first:
        if _is_of_clause_before(clause, counted, predicate):
            return FAR
        end = predicate.last - (clause.text(predicate.last - 1) in _JOINS)
        far = gap(clause, end, rows.begin(clause, counted), counted.kind, predicate.measure)
    else:
        lives = predicate.form == "phrase" and predicate.first == counted.head  # "29 Leben gekostet"
        lives = lives and counted.noun is None and clause.verb_final and counted.number.shape != "article"
        return 0.1 if predicate.form == "frame" or lives else FAR
    if far >= FAR:
        return FAR
    if clause.verb_final:
        side = beside.german(clause, counted, predicate, after)
    else:
        side = beside.english(clause, counted, predicate, after)
    return far + side + _preposition_cost(clause, counted, predicate)


def _is_fronted(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "Killed in the blast were four clerks": the participle opens the sentence, its verb stands before the number."""
    if (
        clause.verb_final
        or predicate.form not in _OPENING
        or not clause.plays(counted.first - 1, Role.PASSIVE)
    ):
        return False
    if predicate.first > clause.first and not (
        predicate.first == clause.first + 1 and not clause.role(clause.first)
    ):
        return False
    between = range(predicate.last, counted.first - 1)
    return not any(
        clause.role(token) & (Role.AUXILIARY | SIGNS) or token in clause.counts for token in between
    )


def _is_of_others(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """Whether a predicate behind the number closes a frame around another one, or belongs to a subject that is one."""
    closes = beside.closes_for_another(clause, counted, predicate)
    closes = closes or agreement.is_of_one(clause, counted, predicate)
    return closes or doers.act(clause, counted, predicate)


def _relative_cost(clause: Clause, counted: Counted, predicate: Predicate) -> float | None:
    """What a relative clause behind the counted says of them, and what the main clause that goes on behind it; else None."""
    end = relative_end(clause, counted.last)
    if not clause.verb_final and predicate.first < end and parts.opens_of_whom(clause, counted.last):
        return FAR
    main = reopening.main_verb(clause, counted.last, end)
    if main and predicate.first >= main:
        return 0.5 + gap(clause, main, predicate.first, counted.kind, predicate.measure)
    if not counted.last < predicate.first < end or predicate.form == "attributive":
        return None
    closed = 1.0 if end < clause.last and clause.text(end) in ASIDES else 0.0
    if main and predicate.measure not in _TOLD_FIRST:
        closed = 1.0
    active = 0.01 if predicate.form == "object" else 0.0  # "who were wounded": the participle knows better
    return 0.5 + closed + active + 0.05 * (predicate.first - counted.last)


def _is_of_clause_before(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    opens = agents.opens_a_clause(clause, counted) or ownclause.opens(clause, counted)
    opens = opens or ownclause.has_its_verb_before(clause, counted, predicate.last)
    opens = opens or ownclause.closes_a_subject(clause, predicate)
    opens = opens or ownclause.is_behind_closed(clause, counted, predicate.first, predicate.last)
    opens = opens or ownclause.opens_subordinate(clause, counted, predicate.last)
    return opens or _has_its_subject(clause, counted, predicate)


def _has_its_subject(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "Drei Arbeiter starben, 40 Polizisten riegelten …": a verb behind its own number takes none of the next clause."""
    on_duty = counted.kind == "helper" and predicate.form in ("participle", "phrase")
    if not clause.verb_final or not (predicate.form == "subject" or on_duty):
        return False
    if not any(clause.text(token) == "," for token in range(predicate.last, counted.first)):
        return False
    for token in range(predicate.first - 1, max(predicate.first - _CLAUSE, clause.first) - 1, -1):
        if clause.role(token) & Role.BREAK:
            return False
        if token in clause.counts:
            return True
    return False


def _is_of_next_clause(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "An Bord waren 44 Pilger, sechs starben": behind a finite verb, a number with another one opens a new clause."""
    if clause.verb_final and (
        extraposing.closes_before(clause, counted, predicate.first)
        or nextclause.is_of_some(clause, counted, predicate.first)
        or nextclause.has_another_subject(clause, counted, predicate.first)
        or nextclause.is_in_phrase_before(clause, counted, predicate.first)
    ):
        return True
    if not clause.verb_final and _is_where_others_act(clause, counted, predicate):
        return True
    if len(clause.numbers) < 2:
        return False
    if not clause.verb_final:
        return len(clause.counts) > 1 and _is_told_of_next(clause, counted, predicate)
    if agents.has_its_own_number(clause, counted.last, predicate.first) or ownclause.is_fronted(
        clause, predicate.first, predicate.last
    ):
        return True
    return nextclause.is_of_next_number(clause, counted, predicate)


def _is_where_others_act(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "caught six smugglers after a gunfight in which one died", "a shaft where men drowned": a clause with a subject of its own."""
    if not clause.roles & Role.RELATIVE:
        return False
    verb = predicate.first
    while verb - 1 > counted.last and clause.role(verb - 1) & Role.AUXILIARY:
        verb -= 1
    if counted.kind in PEOPLE and (clause.says(verb - 1, "content") or clause.says(verb - 1, "which")):
        return (
            verb - 1 > counted.last and not clause.role(verb - 2) & _LINKS
        )  # "planned the attack that killed"
    for token in range(predicate.first - 2, counted.last, -1):
        role = clause.role(token)
        if role & SIGNS:
            return False
        if role & Role.RELATIVE:
            link = clause.role(token - 1)
            placed = link & (Role.PREPOSITION | Role.PARTITIVE_OF) == Role.PREPOSITION
            placed = placed or role & (Role.SUBORDINATOR | Role.DETERMINER) == Role.SUBORDINATOR
            own = (
                not clause.role(token + 1) & Role.AUXILIARY
                and not clause.word(token + 1).traits & Trait.PRONOUN
            )
            return bool(placed) and own
    return False


def _is_told_of_next(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "Eleven fans were ejected and five arrested", "126 survivors and eight dead": whose fate stands right behind."""
    verb = False
    for token in range(counted.last, predicate.first):
        role = clause.role(token)
        if role & Role.RELATIVE:
            return verb and parts.opens_of_whom(clause, token - 1) and token + 1 in clause.counts
        number = clause.counts.get(token)
        if number is not None and parts.takes_of_whom(clause, number.last_token):
            return True  # "built by 900 workers, 73 of whom died"
        state = number is not None and not verb and not clause.plays(predicate.first, Role.PREPOSITION)
        if state and nextclause.is_said_of_part(clause, token, predicate.first):
            return True  # "38 workers in a tunnel, nine of them dead"
        if number is not None and _reaches(clause, number.last_token, predicate.first):
            before = clause.role(token - 1)
            behind_sign = (before if before & Role.BREAK else clause.role(token - 2)) & Role.BREAK
            if behind_sign and clause.plays(number.last_token, Role.AUXILIARY):
                return (
                    True  # "died 8 people, 12 were taken to hospital", "three critically, and one is missing"
                )
            joined = before & (Role.CONJUNCTION | Role.BREAK) != 0
            closed = clause.role(predicate.last) & _CLOSING != 0  # not "a dozen dead soldiers"
            own = verb or (counted.head is not None and predicate.form == "state" and closed)
            return own and joined or _is_sought(clause, counted, token)
        verb = verb or role & Role.AUXILIARY != 0
    return False


def _reaches(clause: Clause, token: int, verb: int) -> bool:
    """ "and four had to be freed": nothing but auxiliaries between a number and its verb."""
    while token < verb and (clause.role(token) & Role.AUXILIARY or clause.says(token, "to")):
        token += 1
    return token == verb


def _is_sought(clause: Clause, counted: Counted, token: int) -> bool:
    """ "Rescuers were trying to find 19 missing miners": those on duty are not whom they look for."""
    verb = any(clause.role(at) & Role.AUXILIARY for at in range(counted.last, token))
    return verb and counted.kind in ("helper", "force") and not clause.role(token - 1) & Role.CONJUNCTION


def _topic_cost(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    """ "Die Zahl der Toten … auf 49": a total governs its clause up to a semicolon."""
    ahead = predicate.first < counted.first
    if predicate.form == "toll" and counted.kind == "person" and not _is_reached(clause, counted, predicate):
        return FAR
    first, last = (predicate.first, counted.first) if ahead else (counted.first, predicate.first)
    if any(clause.text(token) == ";" for token in range(first, last)):
        return FAR
    if predicate.form == "among" and not ahead and not clause.verb_final:
        return 0.3 if _are_among(clause, counted, predicate) else FAR
    if ahead and not clause.verb_final and _is_behind_a_colon(clause, first, last):
        return FAR
    far = 0.3 + 0.02 * (last - first)
    if ahead and not clause.verb_final and clause.role(counted.last) & _WHO == Role.RELATIVE:
        far += 1.0  # "the total includes one who has died"
    if ahead and predicate.form == "among" and _opens_a_clause(clause, predicate.last, counted.first):
        return FAR
    if ahead or _is_inverted(clause, counted, predicate):
        return far
    return far + 1.5 if clause.verb_final else FAR


def _is_behind_a_colon(clause: Clause, first: int, last: int) -> bool:
    """ "the toll stood at 25 while 13 were missing: eight in the north": what stands behind the colon takes up the last."""
    counts = 0
    for token in range(first, last):
        counts += token in clause.counts
        if clause.text(token) == ":":
            return counts > 1
    return False


def _are_among(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "four children were among the dead", "three hikers among the missing"."""
    return all(clause.role(token) & Role.AUXILIARY for token in range(counted.last, predicate.first))


def _opens_a_clause(clause: Clause, first: int, last: int) -> bool:
    """ "Unter den Opfern sind zwei Boten, zudem seien drei Händler verletzt worden": another verb behind a comma."""
    behind = told = False
    for token in range(first, last):
        role = clause.role(token)
        behind = behind or clause.text(token) == ","
        if behind and told and (role & Role.AUXILIARY or role & _WHO == Role.RELATIVE):
            return clause.verb_final
        told = told or bool(role & Role.AUXILIARY) or token in clause.counts
    return False


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
    people = counted.noun is not None and counted.noun.gloss == "people"
    named = clause.verb_final or predicate.measure == "casualties"
    named = named or (people and clause.says(counted.first - 1, "from_to"))  # "rose to 14 people"
    links = Role.PREPOSITION | Role.AUXILIARY | (Role.RISE if clause.verb_final else Role.NONE)
    return named and clause.role(counted.first - 1) & links != 0


def _is_a_group(clause: Clause, token: int) -> bool:
    """ "a total of 1,027 prisoners", "lost a column of nine trucks": who is in it is told by its number."""
    if clause.verb_final or token < clause.first:
        return False
    return bool(clause.role(token) & Role.NUMBER_OF or clause.word(token).traits & Trait.GROUP)


def _preposition_cost(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    """A number behind a preposition is seldom the subject or object: "von 40 Soldaten getötet", "bei 33 Angriffen"."""
    if (
        predicate.form == "event"
        or predicate.measure == "missing_persons"
        or (predicate.form == "phrase" and predicate.last == counted.first)
        or counted.kind in ("weapon", "event", "occasion", "area", "length")
    ):
        return 0.0
    if agents.is_company(clause, counted.first):
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
    if role & Role.PARTITIVE_OF and _is_a_group(clause, token - 1):
        return 0.0 if clause.role(token - 1) & Role.NUMBER_OF else 1.0
    if role & Role.PREPOSITION and agents.is_aim(clause, predicate, token):
        return 0.0
    return 2.5 if role & Role.PREPOSITION and not (role & Role.PARTITIVE_OF and counted.part) else 0.0
