"""A number becomes a counted phrase: the noun that it counts and the words between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from beleg.extraction.figures.clauses import BREAKS, QUOTES, Clause, noun_follows
from beleg.extraction.figures.lexicon import Noun, Role
from beleg.model import NumberMention

_REACH: Final = 14
_REACH_ENGLISH: Final = 8
_PARTICIPLES: Final = tuple(
    stem + ending for stem in ("te", "ne", "nde") for ending in ("", "n", "r", "s", "m")
)
_MEMBERS: Final = frozenset(("family members", "members"))
_BLOCKING: Final = Role.AUXILIARY | Role.RELATIVE | Role.SUBORDINATOR | Role.CONJUNCTION | Role.ADVERSATIVE


@dataclass(slots=True)
class Counted:
    """A number and what it counts; ``whole_at`` is the total it is taken from; ``head`` is the noun's token, ``None`` where the number stands alone.

    ``last`` is the token after the phrase. ``whole`` marks the total that another number is taken from
    ("22 von 28 Drohnen"), ``part`` a number taken from one said before ("fünf davon").
    """

    number: NumberMention
    head: int | None
    noun: Noun | None
    last: int
    attributive: str | None = None
    attributive_at: int | None = None
    whole: bool = False
    whole_at: int | None = None
    part: bool = False
    rate: bool = False

    @property
    def kind(self) -> str:
        if self.noun:
            return self.noun.kind
        return "none" if self.head is None else "unknown"


def read(clause: Clause, number: NumberMention, numbers: dict[int, NumberMention]) -> Counted:
    """What ``number`` counts; ``numbers`` are the numbers of the sentence by their first token."""
    if _is_rate(clause, number):
        counted = Counted(number, None, None, number.last_token, rate=True)
    elif clause.verb_final:
        counted = _german(clause, number, numbers)
    else:
        counted = _english(clause, number, numbers)
    if number.shape == "article" and counted.head is not None and clause.role(counted.head) & Role.SINGLE:
        counted.noun = Noun("men", "person", None, False)
    _mark_members(clause, counted)
    _mark_attributive(clause, counted)
    _mark_parts(clause, counted, numbers)
    return counted


def _behind_percent(clause: Clause, number: NumberMention) -> int:
    token = number.last_token
    while clause.role(token) & Role.PERCENT:
        token += 1
    return token


def _is_rate(clause: Clause, number: NumberMention) -> bool:
    """ "2,000 a day", "40 pro Woche": what follows is the time, not the thing counted."""
    if not clause.role(number.last_token) & Role.RATE_AFTER:
        return False
    noun = clause.word(number.last_token + 1).noun if number.last_token + 1 < clause.last else None
    return noun is not None and noun.kind == "noise"


def _german(clause: Clause, number: NumberMention, numbers: dict[int, NumberMention]) -> Counted:
    opening = token = _behind_percent(clause, number)
    limit = min(token + _REACH, clause.last)
    while token < limit:
        if token in numbers:
            return _from_whole(clause, number, numbers, token)
        step = _german_step(clause, token, opening, limit)
        if step == token:
            return _german_head(clause, number, token)
        if step is None:
            break
        token = step
    return Counted(number, None, None, number.last_token)


def _german_step(clause: Clause, token: int, opening: int, limit: int) -> int | None:
    """Where to look on for the noun: ``token`` itself where it is the noun, ``None`` where the phrase ends."""
    text = clause.text(token)
    word = clause.word(token)
    if token in clause.ages and not word.noun:
        return clause.ages[token]
    if _ends_phrase(clause, token):
        return None
    if text in QUOTES or _is_german_modifier(clause, token, opening):
        return token + 1
    if word.role & Role.PREPOSITION:
        return _participle_phrase(clause, token, limit)
    if text[0].isupper() or word.noun:
        return token
    is_age = text[0].isdigit() and text[-1].isalpha()
    return token + 1 if is_age or _is_german_adjective(clause, token) else None


def _ends_phrase(clause: Clause, token: int) -> bool:
    text = clause.text(token)
    return text in BREAKS or text in ".!?" or text == "'s" or token in clause.dated


def _is_german_adjective(clause: Clause, token: int) -> bool:
    text, word = clause.text(token), clause.word(token)
    if word.role & _BLOCKING or not text[0].islower() or not text.endswith(("e", "en", "er", "es", "em")):
        return False
    is_verb = any(r.form in ("subject", "object", "participle") for r in word.readings)
    return not is_verb or noun_follows(clause, token)


def _is_german_modifier(clause: Clause, token: int, opening: int) -> bool:
    role = clause.role(token)
    opens = token == opening or clause.role(token - 1) & (Role.PARTITIVE_OF | Role.DETERMINER)
    if opens and role & (Role.PARTITIVE_OF | Role.DETERMINER):
        return not clause.role(token + 1) & Role.ANAPHOR
    return bool(role & (Role.ANOTHER | Role.CUMULATIVE)) or clause.text(token) == "%"


def _participle_phrase(clause: Clause, token: int, limit: int) -> int | None:
    """The token of the participle in "11.000 [aus Nordkorea entsandten] Soldaten"."""
    named = False
    for after in range(token + 1, limit):
        text = clause.text(after)
        if text in BREAKS or clause.role(after) & (_BLOCKING & ~Role.CONJUNCTION & ~Role.RELATIVE):
            return None
        if text[0].isupper() or clause.word(after).noun:
            named = True
        elif named and text.endswith(_PARTICIPLES) and not clause.role(after) and noun_follows(clause, after):
            return after
    return None


def _german_head(clause: Clause, number: NumberMention, token: int) -> Counted:
    """The last of a run of capitalised words that is a counted noun, else the first."""
    run = token
    while (
        run + 1 < clause.last
        and clause.text(run + 1)[:1].isupper()
        and not clause.word(run).noun
        and run < token + 3
    ):
        run += 1
    noun = clause.word(run).noun
    if noun is None:
        noun, run = clause.word(token).noun, token
    if (
        noun is None
        and clause.role(number.last_token) & Role.PARTITIVE_OF
        and clause.role(number.last_token) & Role.PREPOSITION
    ):
        return Counted(number, None, None, number.last_token)
    return Counted(number, run, noun, run + 1)


def _from_whole(
    clause: Clause, number: NumberMention, numbers: dict[int, NumberMention], token: int
) -> Counted:
    """ "246 der 350 Passagiere": the head of the whole is the head of the part."""
    if (
        clause.role(token - 1) & (Role.PARTITIVE_OF | Role.DETERMINER | Role.CUMULATIVE)
        and token - 1 >= number.last_token
    ):
        whole = read(clause, numbers[token], {k: v for k, v in numbers.items() if k > token})
        if whole.head is not None:
            return Counted(number, whole.head, whole.noun, whole.last, whole_at=token, part=True)
    return Counted(number, None, None, number.last_token)


def _english(clause: Clause, number: NumberMention, numbers: dict[int, NumberMention]) -> Counted:
    opening = _behind_percent(clause, number)
    limit = min(opening + _REACH_ENGLISH, clause.last)
    token, unknown = _english_noun(clause, numbers, opening, limit)
    if token in numbers and unknown is None:
        return _from_whole(clause, number, numbers, token)
    if token < limit and token not in numbers and clause.word(token).noun and not _ends_phrase(clause, token):
        head: int | None = _last_of_compound(clause, numbers, token, limit)
    else:
        head = unknown
    if head is None:
        return Counted(number, None, None, number.last_token)
    return Counted(number, head, _unit_or_noun(clause, head), head + 1)


def _english_noun(
    clause: Clause, numbers: dict[int, NumberMention], opening: int, limit: int
) -> tuple[int, int | None]:
    """The token of the first known noun, or where the phrase ends, and the last unknown word before it."""
    token, unknown = opening, None
    while token < limit and token not in numbers:
        if token in clause.ages:
            token = clause.ages[token]
            continue
        word = clause.word(token)
        if word.noun and not _ends_phrase(clause, token):
            break
        skip = (
            clause.text(token) in QUOTES
            or clause.text(token) == "%"
            or _is_english_modifier(clause, token, opening)
        )
        if not skip:
            if (
                _ends_phrase(clause, token)
                or word.role & (_BLOCKING | Role.PREPOSITION)
                or _stops_english(clause, token)
            ):
                break
            unknown = token
        token += 1
    return token, unknown


def _last_of_compound(clause: Clause, numbers: dict[int, NumberMention], token: int, limit: int) -> int:
    """The head of "police officers", "MiG-21 fighters": the last of a run of known nouns."""
    while token + 1 < limit and token + 1 not in numbers and not _ends_phrase(clause, token + 1):
        noun = clause.word(token + 1).noun
        if (
            noun is None
            or _is_verb_here(clause, token + 1)
            or (_is_type(clause, token) and noun.kind == "fighter")
        ):
            break
        token += 1
    return token


def _unit_or_noun(clause: Clause, head: int) -> Noun | None:
    noun = clause.word(head).noun
    if noun and noun.kind == "length" and clause.role(head - 1) & Role.SQUARE:
        return Noun("km2" if noun.gloss == "km" else "other", "area", None, False)
    return noun


def _is_type(clause: Clause, token: int) -> bool:
    """ "two MiG-21 fighters": the type of an aircraft says what the fighters are."""
    noun = clause.word(token).noun
    return noun is not None and noun.kind == "vehicle" and noun.gloss == clause.text(token)


def _is_verb_here(clause: Clause, token: int) -> bool:
    """ "two others wounded": a word that is noun and participle is a verb behind a noun."""
    return any(r.form in ("participle", "state") for r in clause.word(token).readings)


def _is_english_modifier(clause: Clause, token: int, opening: int) -> bool:
    role = clause.role(token)
    if role & Role.PARTITIVE_OF:
        return token == opening and not clause.role(token + 1) & Role.ANAPHOR
    if role & Role.DETERMINER:
        return token > opening or bool(role & Role.ANOTHER)
    return bool(role & Role.CUMULATIVE)


def _stops_english(clause: Clause, token: int) -> bool:
    """A predicate that no noun follows ends the phrase: "seven killed", but "seven injured passengers"."""
    word = clause.word(token)
    if not word.readings and not word.phrases and not word.frames:
        return False
    if not word.readings:
        return any(p.first == token and p.last > token + 1 for p in clause.predicates)
    after = token + 1
    if not any(reading.form in ("participle", "attributive", "state", "phrase") for reading in word.readings):
        return True
    return not (after < clause.last and clause.word(after).noun and not clause.word(after).readings)


def _mark_members(clause: Clause, counted: Counted) -> None:
    """ "Angehörige der Armee", "members of the security forces" serve the force that is named behind."""
    if (
        counted.noun is None
        or counted.noun.gloss not in _MEMBERS
        or not clause.role(counted.last) & (Role.PARTITIVE_OF | Role.DETERMINER)
    ):
        return
    for token in range(counted.last + 1, min(counted.last + 4, clause.last)):
        noun = clause.word(token).noun
        if clause.role(token) & Role.STATE_INSTITUTION or (noun and noun.kind == "force"):
            counted.noun = Noun(noun.gloss if noun else "soldiers", "force", None, False)
            return


def _mark_attributive(clause: Clause, counted: Counted) -> None:
    if counted.head is None:
        return
    end = counted.whole_at if counted.whole_at is not None else counted.head
    for predicate in clause.predicates:
        inside = counted.number.last_token <= predicate.first < end
        if (
            inside
            and predicate.form in ("attributive", "participle")
            and may_count(counted.kind, predicate.only)
        ):
            counted.attributive = predicate.measure
            counted.attributive_at = predicate.first


def may_count(kind: str, only: frozenset[str]) -> bool:
    """Whether a reading for the kinds ``only`` may count a noun of ``kind``; unknown nouns pass for people."""
    return kind in only or (kind == "unknown" and "person" in only)


def _mark_parts(clause: Clause, counted: Counted, numbers: dict[int, NumberMention]) -> None:
    number = counted.number
    after = counted.last
    while clause.role(after) & Role.PERCENT:
        after += 1
    if (
        (clause.role(after) | clause.role(number.first_token - 1)) & Role.SUBSET
        or clause.role(after) & Role.PARTITIVE_OF
        and clause.role(after + 1) & Role.ANAPHOR
    ):
        counted.part = True
    counted.whole = counted.head is not None and _is_whole(clause, number, numbers)


def _is_whole(clause: Clause, number: NumberMention, numbers: dict[int, NumberMention]) -> bool:
    """Whether another number is taken from this one: "22 von 28", "Von den 15.000 … 4.700", "of the 40 …, 22"."""
    token = number.first_token - 1
    while token >= clause.first and clause.role(token) & (Role.DETERMINER | Role.CUMULATIVE):
        token -= 1
    if token < number.first_token - 1 and any(
        0 <= token - n.last_token <= 4 and clause.role(n.last_token) & (Role.PARTITIVE_OF | Role.DETERMINER)
        for n in numbers.values()
        if n.first_token < number.first_token
    ):
        return True
    if clause.role(token) & Role.PARTITIVE_OF:
        starts = (
            token == clause.first
            or clause.text(token - 1) in BREAKS
            or clause.role(token - 1) & Role.SUBORDINATOR
        )
        later = any(k > number.first_token for k in numbers)
        taken = any(n.last_token <= token and token - n.last_token <= 3 for n in numbers.values())
        return bool((starts and later) or taken)
    if token < number.first_token - 1:
        return any(n.last_token == token + 1 for n in numbers.values())
    return False
