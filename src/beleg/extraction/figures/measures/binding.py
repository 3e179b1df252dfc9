"""A counted phrase and the predicates of its sentence become a measure, by the structure of the clause."""

from __future__ import annotations

from typing import Final

from beleg.extraction import mypyc_attr
from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE, Noun
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import SIGNS, Role, Trait
from beleg.extraction.figures.measures import befall, fates, joined, nextclause, ownclause, rows, speech
from beleg.extraction.figures.measures.distance import cost
from beleg.extraction.figures.measures.enclosing import FAR
from beleg.extraction.figures.measures.relatives import relative_end
from beleg.extraction.figures.phrases.counted import Counted, may_count

TOTALLED: Final = "predicate:toll"  # the rule of what a total counts: "die Zahl der Toten"
_CASUALTIES: Final = frozenset(("killed", "wounded"))
_OTHER: Final = 1.5  # farther than any other measure
_OTHER_HERE: Final = 0.1
_BESIDE: Final = 0.5
_OWN: Final = -0.3  # nearer than a frame around it
_PASSING: Final = frozenset(
    (
        *("missing_persons", "captured", "detained", "displaced", "deployed", "evacuated", "affected"),
        *("attacks", "other"),
    )
)
_VICTIM: Final = frozenset(("killed", "wounded", "missing_persons", "casualties"))
_BEFALLEN: Final = frozenset((*_VICTIM, "captured"))
_TAKEN: Final = ("captured", "detained", "exchanged")
_DYING: Final = ("predicate:subject", "predicate:phrase")
BEHIND_BARS: Final = ("captured", "detained")
_MEN: Final = ("person", "force", "fighter")
_KIN: Final = ("children", "family members")
_LOST: Final = ("killed", "casualties")
_NEAR: Final = 0.8
_GONE: Final = ("missing_persons", "killed")
_MILDER: Final = ("wounded", "casualties")
_STATES: Final = ("participle", "state")
_SAVED: Final = ("predicate:object", "predicate:phrase")
_FREE: Final = ("exchanged", "evacuated", "displaced")
_SPOKEN_OF: Final = ("wounded", *_FREE)  # more may befall those whom a noun names so
_ILL: Final = ("wounded", "affected")
_STRAY: Final = 2.0
_BY_OTHERS: Final = ("detained", "captured", "killed", "wounded", "displaced", "evacuated")
_WEAK: Final = 4.0  # farther than what a weak noun reports


@mypyc_attr(acyclic=True)
class Binding:
    """The measure of a number, the rule that found it, the tokens it went by, and how far they lie."""

    __slots__ = ("cost", "first", "last", "measure", "rule")

    def __init__(self, measure: str, rule: str, first: int, last: int, cost: float) -> None:
        self.measure = measure
        self.rule = rule
        self.first = first
        self.last = last
        self.cost = cost


def bind(clause: Clause, counted: Counted) -> Binding | None:
    """The measure that the clause gives ``counted``."""
    noun = _by_noun(clause, counted)
    if noun and noun.cost == 0 and noun.measure not in _SPOKEN_OF:
        return noun
    predicate = _by_predicate(clause, counted)
    if predicate and predicate.measure == "casualties":
        predicate.measure = _closing(clause, counted) or _of_kin(counted) or predicate.measure
    if noun and noun.cost == 0:
        told = predicate is not None and predicate.cost < _NEAR and _outweighs(clause, predicate, noun)
        told = told and not _tells_of_another(clause, counted, predicate)
        return predicate if told else noun
    attribute = _by_attribute(clause, counted)
    if attribute and predicate and attribute.measure == "wounded" and _befalls_the_hurt(counted, predicate):
        return predicate
    if predicate and noun and attribute is None and _closes_the_row(clause, counted, predicate):
        return predicate
    return _nearer(_nearer(attribute, predicate), noun)


def _closes_the_row(clause: Clause, counted: Counted, told: Binding) -> bool:
    """ "wurden zwei Geiseln, ein Helfer und drei Soldaten getötet": what is told of all in a row is told of the first, too."""
    told_of_all = clause.verb_final and told.rule == "predicate:participle" and told.measure in _CASUALTIES
    return told_of_all and rows.reaches(clause, counted.last, told.first)


def _outweighs(clause: Clause, predicate: Binding, noun: Binding) -> bool:
    """ "two of the injured died", "evacuated 214 wounded", "19 of the freed are hurt": what is told of those whom a noun names."""
    if predicate.measure == "killed" or (predicate.measure in _ILL and noun.measure in _FREE):
        return True
    saved = predicate.measure == "evacuated" and predicate.rule in _SAVED
    return saved and noun.measure == "wounded" and not clause.verb_final


def _befalls_the_hurt(counted: Counted, told: Binding) -> bool:
    """ "zwei verwundete Soldaten gefangen genommen", "two of the wounded men died": what is told of those hurt before."""
    died = told.rule in _DYING and told.measure == "killed" and told.first >= counted.last
    return (told.measure in _TAKEN or died) and told.cost < _NEAR


def _tells_of_another(clause: Clause, counted: Counted, told: Binding | None) -> bool:
    """ "counts 446 killed and 1,257 wounded": what stands right behind another number is told of that one."""
    if told is None or told.first >= counted.first:
        return False
    return any(number.last_token <= told.first <= number.last_token + 1 for number in clause.counts.values())


def _nearer(one: Binding | None, other: Binding | None) -> Binding | None:
    """The one that lies nearer, the first of two that lie equally far."""
    if one is None or (other is not None and other.cost < one.cost):
        return other
    return one


def _by_noun(clause: Clause, counted: Counted) -> Binding | None:
    noun, last = _telling_noun(clause, counted)
    if noun is None or noun.measure is None or counted.head is None:
        return None
    measure = noun.measure
    if measure in befall.HARMED:
        joined = _joined_noun(clause, last)
        if joined and measure in _CASUALTIES:
            measure, last = "casualties", joined
    far = (_OWN if _is_a_state(clause, counted.head) else 2.0) if noun.weak else 0.0
    return Binding(measure, "noun", counted.head, last, far)


def _closing(clause: Clause, counted: Counted) -> str | None:
    """ "lost 17 killed and 15 captured", "lost 40 men killed", "351 confirmed dead": what became of them closes the count of losses."""
    at = counted.last
    if clause.verb_final or (counted.head is not None and counted.kind not in _MEN) or at + 1 >= clause.last:
        return None
    if clause.says(at, "confirming"):
        at += 1
    ended = clause.role(at + 1) & SIGNS
    if not ended and not (clause.role(at + 1) & Role.CONJUNCTION and at + 2 in clause.numbers):
        return None
    if _names_a_fate(clause, at + 2):
        return None  # "over 400 killed, wounded and missing"
    for reading in clause.word(at).readings if at < clause.last else ():
        if reading.form in ("participle", "state") and reading.measure in _BEFALLEN:
            return reading.measure
    return None


def _names_a_fate(clause: Clause, token: int) -> bool:
    """ "wounded", "missing": what became of people."""
    readings = clause.word(token).readings if token < clause.last else ()
    return any(one.form in ("participle", "state") and one.measure in _BEFALLEN for one in readings)


def _of_kin(counted: Counted) -> str | None:
    """ "verlor ihren Mann und zwei Kinder": whoever loses children or kin is bereaved of them."""
    return "killed" if counted.noun is not None and counted.noun.gloss in _KIN else None


def _is_a_state(clause: Clause, head: int) -> bool:
    """ "left 23 dead, 11 missing and 90,000 homeless": what closes a member of a list says what became of it."""
    closes = clause.role(head + 1) & (Role.BREAK | Role.CONJUNCTION | Role.STOP | Role.PREPOSITION) != 0
    closes = closes or head + 1 >= clause.last
    return not clause.verb_final and closes and any(r.form in _STATES for r in clause.word(head).readings)


def _telling_noun(clause: Clause, counted: Counted) -> tuple[Noun | None, int]:
    """The noun that says what happened, and the token behind it: the head, or "90 Mann an Toten"."""
    if counted.head is None:
        return None, counted.last
    if clause.plays(counted.last, Role.CONSISTING) and counted.last + 1 < clause.last:
        behind = clause.word(counted.last + 1).noun
        if behind and behind.measure in befall.HARMED:
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
        if clause.says(after, "unnumbered"):
            return None  # "60 Tote und zahlreiche Verletzte"
        if noun:
            others = clause.role(after + 1) & Role.PREPOSITION and after + 2 in clause.counts
            others = others or (
                after + 1 in clause.counts and not clause.verb_final
            )  # "left 3 dead and wounded 9"
            return after + 1 if noun.measure in befall.HARMED and not others else None
        if not clause.text(after).islower():
            return None
    return None


def _by_attribute(clause: Clause, counted: Counted) -> Binding | None:
    if counted.attributive is None:
        return None
    joined = not clause.verb_final and "-" in clause.text(
        counted.attributive_at
    )  # "all 29 enemy-launched drones"
    far = 1.5 if joined or counted.attributive in _PASSING else 0.0
    return Binding(counted.attributive, "attribute", counted.attributive_at, counted.attributive_at + 1, far)


def _by_predicate(clause: Clause, counted: Counted) -> Binding | None:
    best: Predicate | None = None
    least = FAR
    for predicate in clause.predicates:
        if predicate.form == "attributive" or not may_count(counted, predicate.only):
            continue
        if predicate.measure == "displaced" and counted.noun and counted.noun.measure in BEHIND_BARS:
            continue  # who breaks out is not driven out
        if counted.whole and not _is_close(clause, counted, predicate):
            continue
        if _has_not_happened(clause, counted, predicate):
            continue
        far = _apart(clause, counted, predicate)
        if predicate.weak and not _is_victim(counted):
            if _stands_where(clause, counted, predicate):
                continue
            far = max(far, _WEAK)
        if far < least or (far == least and best is not None and _is_worse(predicate, best)):
            least, best = far, predicate
    if best is None:
        return None
    best = fates.final(clause, counted, best)
    return Binding(_measured(clause, counted, best), f"predicate:{best.form}", best.first, best.last, least)


def _stands_where(clause: Clause, counted: Counted, told: Predicate) -> bool:
    """ "40 Pflegerinnen arbeiten im Spital": where people are tells what befell them only without a verb, as in headlines."""
    place = clause.verb_final and clause.role(told.first) & Role.PREPOSITION
    return bool(place) and (told.first < counted.last or nextclause.has_finite(clause, counted, told.first))


def _measured(clause: Clause, counted: Counted, told: Predicate) -> str:
    """What ``told`` says of those counted: one number may hold dead and wounded, and a loss be a death; the word before may deny it."""
    if told.form in _STATES and clause.plays(told.first - 1, Role.NEGATION):
        return "other"  # "fünf Insassen wurden nicht verletzt"
    measure = "casualties" if joined.is_one_number(clause, counted, told) else told.measure
    if told.form == "event":
        return befall.of_its_kind(counted, measure)
    if measure == "evacuated" and befall.are_bodies(clause, counted):
        return "killed"
    if (
        measure in _LOST
        and counted.noun is not None
        and befall.are_prisoners_lost(clause, counted.noun, told)
    ):
        return "captured"
    if told.form == "object" and befall.lost_by_a_body(clause, counted, told):
        return "casualties"
    if measure == "missing_persons" and befall.buries_the_dead(clause, counted, told):
        return "killed"
    if measure == "casualties" and befall.lost_in_a_calamity(clause, counted, told):
        return "killed"
    return measure


def _apart(clause: Clause, counted: Counted, told: Predicate) -> float:
    """How far ``told`` lies; what tells of nothing that befell anybody lies farther."""
    far = cost(clause, counted, told)
    if told.measure != "other":
        return far
    here = _is_said_here(clause, told, far) or (told.form == "subject" and _got_away(clause, counted, told))
    here = here or ownclause.closes_a_gap(clause, counted, told)
    return far + (_OTHER_HERE if here else _OTHER)


def _got_away(clause: Clause, counted: Counted, told: Predicate) -> bool:
    """ "Twenty detainees escaped", "38 inmates who escaped": who was held is so no more."""
    held = counted.noun is not None and counted.noun.measure in BEHIND_BARS and not clause.verb_final
    who = clause.role(counted.last) & Role.RELATIVE != 0
    return held and told.first == counted.last + who


def _is_said_here(clause: Clause, told: Predicate, far: float) -> bool:
    """ "got out by themselves", "turned up unharmed": several words right beside the number tell what else befell nobody."""
    if clause.verb_final or told.form != "phrase" or far >= _BESIDE:
        return False
    if clause.role(told.last - 1) & Role.PREPOSITION:
        return False  # "were on"
    where = clause.word(told.last - 1).traits & Trait.ABOARD  # "all 44 on board died"
    return told.last - told.first > 1 and not where


def _is_worse(one: Predicate, other: Predicate) -> bool:
    """ "erlitten … tödliche Verletzungen" of two readings of the same words; "barg zwei Wanderer tot"."""
    if one.measure != "killed":
        return False
    return other.measure == "evacuated" or (other.measure in _MILDER and one.last == other.last)


def _has_not_happened(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """Whether the predicate only regrets or demands it, tells it of the living, of those whom the counted did it to, or of a speaker."""
    return (
        _only_regrets(clause, counted, predicate)
        or _is_alive(clause, counted, predicate)
        or _is_demanded(clause, counted, predicate)
        or _is_agent(clause, counted, predicate)
        or speech.parts(clause, counted, predicate)
    )


def _is_demanded(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "fordert die Freilassung von zwölf Häftlingen": what is demanded of those held has not happened to them."""
    held = counted.noun is not None and counted.noun.measure in BEHIND_BARS
    if predicate.measure != "exchanged" or not (held or counted.attributive in BEHIND_BARS):
        return False
    if predicate.last > counted.first:
        return False
    return any(clause.says(token, "demanding") for token in range(clause.first, counted.first))


def _is_victim(counted: Counted) -> bool:
    """ "lebte nur noch eines der Opfer": to live says much of a victim."""
    return counted.noun is not None and counted.noun.measure in _VICTIM


def _only_regrets(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "Drei Tote und 14 Verwundete sind zu beklagen": nobody dies of it whose noun says what happened."""
    told = counted.noun is not None and counted.noun.measure is not None
    return told and clause.says(predicate.last - 1, "regret")


def _is_alive(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "found six survivors under the rubble": who is alive is neither missing nor dead, wherever they were."""
    if counted.head is None or predicate.measure not in _GONE:
        return False
    return clause.tokens.lows[counted.head] in clause.lexicon.lists["survivors"]


def _is_agent(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "held by 900 worshippers", "eine Geiselnahme durch vier Männer": whoever stands behind "by" or "durch" did it."""
    link = counted.first - 1
    if predicate.measure not in _BY_OTHERS or not clause.says(link, "agent"):
        return False
    if clause.role(link) & Role.PARTITIVE_OF or (clause.verb_final and counted.kind not in PEOPLE):
        return False
    if clause.verb_final or predicate.form == "event":
        return True
    return predicate.form == "phrase" and predicate.last <= counted.first


def _is_close(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """Whether the predicate belongs to the counted phrase itself: "of the 20 soldiers captured in July, …"."""
    end = relative_end(clause, counted.last)
    if not end:
        number = counted.first
        taken = clause.verb_final or any(number - 6 <= token < number for token in clause.numbers)
        end = counted.last if taken else counted.last + 1
    return counted.last <= predicate.first < end


def is_stray(clause: Clause, counted: Counted, bound: Binding) -> bool:
    """ "The exchange is a success of diplomacy between its two neighbours": no event happens to those."""
    known = clause.word(counted.first - 1).traits & Trait.POSSESSIVE if counted.first > clause.first else 0
    return bound.rule == "predicate:event" and bound.cost > _STRAY and bool(known)
