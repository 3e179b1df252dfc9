"""A number alone behind the name of what it counts becomes a measure: "Killed: 27", "Dead 14, hurt 32", "Fatalities: police 24"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import HUNTED, PEOPLE, THINGS, Noun
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import SIGNS, Role
from beleg.extraction.figures.measures import headword
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.memory import HARM, Label, Memory
from beleg.extraction.figures.measures.tables import of_losses, said_by
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.phrases.items import colon_before, opens_place_item
from beleg.model import NumberMention

_NOBODY: Final = ("noise", "sortie", "item", "target")
_SHORT: Final = 2  # words of a label above its number
_WORDS: Final = 4  # of a label without a sign
HEADING: Final = 8  # tokens of a line above labels
_BOUNDS: Final = Role.BREAK | Role.STOP | Role.CONJUNCTION
_PHRASING: Final = Role.AUXILIARY | Role.PREPOSITION | Role.DETERMINER | Role.RELATIVE | Role.SUBORDINATOR
_OWN: Final = "label"
_PART: Final = "label:part"
_ELLIPSIS: Final = "ellipsis"
_ARMED: Final = frozenset(("none", "force", "fighter", "vehicle", "helper", "person"))
_FATES: Final = ("participle", "phrase", "state")
_BEFALLEN: Final = HARM | {"displaced", "evacuated"}
_TOLD_OF: Final = ("killed", "wounded", "missing_persons", "detained")
_BOXED: Final = ("deployed", "casualties")
_BY_NOUN: Final = ("attributive", "event", "among")
_PEOPLES: Final = frozenset(("men", "women", "children", "civilians", "girls", "boys", "adults"))


def labelled(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "Tote: 14", "Houses destroyed: 412", "civilians 19, police 24": a number alone behind the name of what it counts.

    ``memory`` holds what the line above says, of which "Civilians: 19" is a part.
    """
    above = memory.label
    before = one.first - 1
    if before < clause.first:
        return _in_its_line(clause, one, above)
    return _strength(clause, one, above) or _behind_a_label(clause, one, memory)


def _behind_a_label(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "Casualties: 3 killed, 7 wounded", "Houses destroyed: 412", "Enemy losses: 12 tanks"."""
    above, before = memory.label, one.first - 1
    bare = _is_bare(clause, one.number)
    if clause.text(before) != ":":
        return _of_a_list(clause, one, memory) if bare else _among_losses(clause, one)
    if before == clause.first:
        return None
    if one.head is not None and clause.text(one.head + 1) != ":":
        return _among_losses(clause, one) or _of_a_fate(clause, one)
    before = _before_brackets(clause, before)
    label = range(_opening(clause, before), before)
    noun = _named(clause, headword.head(clause, label))
    things = noun is not None and noun.kind in THINGS
    measure = _own(clause, label, bare, things)
    if measure and above is not None and above.binding.measure == "casualties":
        measure = of_losses(measure, clause.word(before - 1).noun)
    if measure and _says_more(clause, one.behind):
        return None  # "Casualties: 3 killed, 7 wounded", "Air strike: five killed"
    if measure:
        return Binding(measure, _OWN, before - 1, before, 0.0)
    if not bare:
        return _closing(clause, label) if _is_alone(clause, one.number) else None
    told = None if clause.plays(label.start, Role.SUBSET) else _told(clause, label, noun)
    told = told or _part(clause, label, noun, one, above) or _closing(clause, label)
    told = told or headword.on_duty(clause, label)
    if told and one.noun is None:
        one.noun = noun
    return told


def _closing(clause: Clause, label: range) -> Binding | None:
    """ "In Haft gestorben: sieben", "In Notunterkünften: 9400": what a label without a noun of people ends with."""
    best: Predicate | None = None
    for predicate in clause.predicates:
        told = predicate.form in _FATES and predicate.last == label.stop
        told = told or (
            predicate.form == "subject" and predicate.first == label.start
        )  # "Died in custody: 7"
        befallen = predicate.measure in _BEFALLEN and "none" in predicate.only
        if told and predicate.first >= label.start and befallen:
            best = predicate if best is None or best.form == "phrase" else best
    return None if best is None else Binding(best.measure, _OWN, best.first, best.last, 0.0)


def _before_brackets(clause: Clause, colon: int) -> int:
    """The token behind a label, which brackets may follow: "Verletzte (seit Mai): 340"."""
    if clause.text(colon - 1) != ")":
        return colon
    token = colon - 2
    while token > clause.first and clause.text(token) != "(":
        token -= 1
    return token if token > clause.first else colon


def _strength(clause: Clause, one: Counted, above: Label | None) -> Binding | None:
    """ "Strength: Orland 40,000 men, 180 tanks", "Katlia: 25,000" below it: the box of a battle."""
    boxed = clause.word(clause.first).total == "deployed"
    # "Losses: 412 killed, 40 guns" below "Strength: 12,000 men" is a line of its own.
    named = said_by(clause, clause.first) is not None
    if not boxed and not named and above is not None and above.binding.measure == "deployed":
        boxed = any(clause.text(token) == ":" for token in range(clause.first, one.first))
    if clause.verb_final or not boxed or one.kind not in _ARMED:
        return None
    if any(clause.role(token) & _PHRASING for token in range(clause.first + 1, one.first)):
        return None
    ends = clause.role(one.last) & _BOUNDS or one.last >= clause.last or not clause.text(one.last).islower()
    return Binding("deployed", _OWN, clause.first, clause.first + 1, 0.0) if ends else None


def _in_its_line(clause: Clause, one: Counted, above: Label | None) -> Binding | None:
    """ "27" below "Killed": a number alone in its line, below one or two words that say what it counts."""
    if above is not None and one.head is not None and one.last >= clause.last:
        return _in_the_box(one, above)
    if above is None or above.words > _SHORT or one.behind < clause.last or one.number.shape != "digits":
        return None
    return Binding(above.binding.measure, _OWN, one.first, one.behind, 0.0)


def _in_the_box(one: Counted, above: Label) -> Binding | None:
    """ "3,500 men", "12 guns" below "Strength" or "Casualties and losses": a line of the box of a battle."""
    told = above.binding.measure
    if above.words > _WORDS or told not in _BOXED or one.kind not in _ARMED:
        return None
    if one.noun is None or one.noun.measure or (told == "casualties" and one.kind == "person"):
        return None
    measure = of_losses(told, one.noun) if told == "casualties" else told
    return Binding(measure, _PART, one.first, one.last, 0.0)


def _own(clause: Clause, label: range, bare: bool, things: bool) -> str | None:
    """What the nouns of a label say by themselves: the last one, or the first of "Verletzte Polizisten", "Fatalities to date"."""
    measure = clause.noun_measure(label.stop - 1)
    two = label.stop - 2 == clause.first and not (bare and things)
    if measure is None and two:
        return clause.noun_measure(clause.first)
    if measure is None and bare:
        return headword.measure(clause, label)
    return measure


def is_of_another(clause: Clause, one: Counted) -> bool:
    """ "Einsätze: 2900", but not "Protests: eight killed", "previous week: 34": a number alone behind what nobody suffers."""
    ends = one.behind >= clause.last or clause.role(one.behind) & SIGNS
    alone = ends and one.head is None and clause.text(one.first - 1) == ":" and one.first - 2 >= clause.first
    noun = clause.word(one.first - 2).noun if alone else None
    return noun is not None and noun.measure is None and noun.kind in _NOBODY and noun.gloss != "time"


def last(memory: Memory, tokens: int) -> Label | None:
    """What the sentence just read, of so many tokens, says of labels below it; "2." alone says nothing."""
    if not memory.fresh:
        return memory.label if tokens <= _SHORT else None
    for told in reversed(memory.fresh):
        if told.binding.rule == _PART:
            return memory.label
        if told.binding.rule == _OWN:
            return Label(told.binding, told.counted.number.high, _WORDS)
        if told.binding.rule != _ELLIPSIS:  # "Tote: 27 (Vorjahr: 19)"
            boxed = memory.label is not None and memory.label.binding.measure in _BOXED
            return memory.label if boxed and tokens <= _WORDS else None
    return None


def heading(clause: Clause) -> Label | None:
    """What a short line without numbers says of the labels below it: "Deaths by province", "Casualties"."""
    if clause.text(clause.last - 1) == ":":
        return None
    for token in range(clause.first, clause.last):
        if clause.role(token) & (Role.AUXILIARY | Role.STOP):
            return None
        measure = clause.noun_measure(token)
        if measure is None and clause.last - clause.first == 1:
            measure = said_by(clause, token) or clause.word(token).total
        if measure:
            return Label(Binding(measure, _OWN, token, token + 1, 0.0), None, clause.last - clause.first)
    return None


def _part(
    clause: Clause, label: range, noun: Noun | None, one: Counted, above: Label | None
) -> Binding | None:
    """ "Killed: 27", below it "Civilians: 19"; "Deaths by province", below it "Orv: 14"."""
    if above is None or above.binding.measure not in _BEFALLEN:
        return None
    if (
        clause.plays(label.start, Role.SUBSET) and _closing(clause, label) is None
    ):  # "davon seit April eingetroffen: 860.000"
        return Binding(above.binding.measure, _PART, label.start, label.stop, 0.0)
    if above.binding.measure not in HARM or len(label) > _WORDS:
        return None
    if above.most is not None and (one.number.low or 0) > above.most:
        return None
    if noun is None:
        named = above.most is None and all(clause.text(token)[:1].isupper() for token in label)
        fits = named and not any(token in clause.dated or clause.word(token).role for token in label)
    else:
        people = noun.kind in ("force", "fighter") or noun.gloss in _PEOPLES
        fits = people and noun.gloss not in HUNTED
        if noun.kind in THINGS and above.binding.measure == "casualties":
            return Binding("equipment_lost", _PART, label.start, label.stop, 0.0)
    return Binding(above.binding.measure, _PART, label.start, label.stop, 0.0) if fits else None


def _of_a_list(clause: Clause, one: Counted, memory: Memory) -> Binding | None:
    """ "Dead 14, hurt 32, missing 3", "Fatalities: civilians 19, security forces 24"."""
    item = _of_named_items(clause, one)
    if item:
        return item
    label = _bare_label(clause, one.first)
    if label is None or not _has_kin(clause, one.number):
        return None
    noun = _named(clause, label)
    own = said_by(clause, label.start) if len(label) == 1 else None
    if own:
        return Binding(own, _OWN, label.start, label.stop, 0.0)
    head = _head(clause, label.start) or _total(clause, memory)
    if noun is None or head is None:
        return None
    measure = of_losses(head, noun) if head == "casualties" else head
    if noun.kind not in PEOPLE and measure != "equipment_lost":
        return None
    one.noun = noun
    return Binding(measure, _OWN, label.start, label.stop, 0.0)


def _of_named_items(clause: Clause, one: Counted) -> Binding | None:
    """ "The dead were counted as follows: Guinea, 5; Liberia, 7": what the words before the colon count."""
    if not opens_place_item(clause, one.first):
        return None
    for token in range(clause.first, colon_before(clause, one.first)):
        measure = said_by(clause, token) or clause.word(token).total or clause.word(token).event
        if measure in _BEFALLEN:
            return Binding(measure, _OWN, token, token + 1, 0.0)
    return None


def _total(clause: Clause, memory: Memory) -> str | None:
    """ "TOTAL, January to March: civilians 19, police 24": what the article counts."""
    total = clause.plays(clause.first, Role.NUMBER_OF) and any(
        clause.text(token) == ":" for token in range(clause.first, clause.last)
    )
    counted = memory.main_count() if total else None
    return counted.measure if counted else None


def _among_losses(clause: Clause, one: Counted) -> Binding | None:
    """ "Enemy losses: 12 tanks, about 340 men": what stands behind the colon and says nothing more."""
    if (
        clause.text(one.first - 1) not in (":", ",", ";")
        and not clause.role(one.first - 1) & Role.CONJUNCTION
    ):
        return None
    if one.noun is None or _head(clause, one.first) != "casualties":
        return None
    if any(p.first >= one.first and p.form not in _BY_NOUN for p in clause.predicates):
        return None
    if one.noun.kind in THINGS:
        return Binding("equipment_lost", _OWN, one.first, one.last, 0.0)
    men = one.noun.kind in ("force", "fighter") or one.noun.gloss == "men"
    return Binding("casualties", _OWN, one.first, one.last, 0.0) if men else None


def _of_a_fate(clause: Clause, one: Counted) -> Binding | None:
    """ "Die Toten: drei Urlauber", "The missing: two sisters": people behind the colon of which nothing more is said."""
    label = range(clause.first + clause.plays(clause.first, Role.DETERMINER), one.first - 1)
    if len(label) != 1 or one.kind not in PEOPLE or clause.noun_measure(one.last - 1) is not None:
        return None
    if any(p.first >= one.first and p.form not in _BY_NOUN for p in clause.predicates):
        return None
    measure = clause.noun_measure(label.start)
    return Binding(measure, _OWN, label.start, label.stop, 0.0) if measure in _TOLD_OF else None


def _has_kin(clause: Clause, number: NumberMention) -> bool:
    """Whether the number before or behind has such a label, too."""
    numbers = list(clause.counts.values())
    at = numbers.index(number) if number in numbers else -1
    kin = numbers[max(at - 1, 0) : at + 2] if at >= 0 else []
    return any(
        other is not number and _is_bare(clause, other) and _bare_label(clause, other.first_token) is not None
        for other in kin
    )


def _bare_label(clause: Clause, number: int) -> range | None:
    """The words between a sign, or the beginning, and a number: a state, or a noun in the plural."""
    first = _opening(clause, number)
    if first == number or number - first > _WORDS:
        return None
    for token in range(first, number):
        if clause.role(token) & _PHRASING or token in clause.dated:
            return None
    last = clause.word(number - 1)
    if number - first == 1 and said_by(clause, first):
        return range(first, number)
    if last.noun is None or last.noun.kind == "noise" or (last.noun.measure and last.noun.kind not in THINGS):
        return None
    return range(first, number)


def _is_bare(clause: Clause, number: NumberMention) -> bool:
    """Whether a number in digits stands alone."""
    return number.shape == "digits" and _is_alone(clause, number)


def _is_alone(clause: Clause, number: NumberMention) -> bool:
    """Whether a sign or the end follows a number."""
    behind = number.last_token
    closed = behind >= clause.last or clause.role(behind) & SIGNS
    closed = closed or (clause.role(behind) & Role.CONJUNCTION and behind + 1 not in clause.numbers)
    return bool(closed) and number.unit is None


def _opening(clause: Clause, token: int) -> int:
    """Where the words begin that end before ``token``."""
    first = token
    while first > clause.first and (
        first - 1 in clause.dated
        or (not clause.role(first - 1) & _BOUNDS and first - 1 not in clause.numbers)
    ):
        first -= 1
    while first < token and not clause.text(first)[0].isalnum():  # "• Missing: 12"
        first += 1
    return first


def _named(clause: Clause, label: range) -> Noun | None:
    """The people or things that a label names."""
    for token in reversed(label):
        noun = clause.word(token).noun
        if noun and (noun.measure is None or noun.kind in THINGS):
            return noun
    return None


def _told(clause: Clause, label: range, noun: Noun | None) -> Binding | None:
    """ "Tanks destroyed: 12", "Drones shot down: 71", "People evacuated: 4,300"."""
    kind = noun.kind if noun else "none"
    for predicate in clause.predicates:
        inside = label.start <= predicate.first and predicate.last <= label.stop
        if inside and predicate.form in ("participle", "phrase") and kind in predicate.only:
            return Binding(predicate.measure, _OWN, predicate.first, predicate.last, 0.0)
    return None


def _head(clause: Clause, before: int) -> str | None:
    """What the words before the colon say of the labels behind it."""
    colon = before - 1
    while colon > clause.first and clause.text(colon) != ":":
        colon -= 1
    if colon == clause.first:
        return None
    for token in range(colon - 1, clause.first - 1, -1):
        measure = said_by(clause, token)
        if measure or clause.role(token) & (Role.STOP | Role.AUXILIARY):
            return measure
    return None


def _says_more(clause: Clause, token: int) -> bool:
    return token < clause.last and clause.text(token + 1) != ":" and said_by(clause, token) is not None
