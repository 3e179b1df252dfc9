"""A number becomes a counted phrase: the noun that it counts and the words between."""

from __future__ import annotations

from typing import Final

from beleg.extraction import mypyc_attr
from beleg.extraction.figures.clauses.clauses import Clause, noun_follows
from beleg.extraction.figures.clauses.lexicon import Noun
from beleg.extraction.figures.clauses.roles import Role
from beleg.extraction.figures.phrases.endings import stops_english
from beleg.extraction.figures.phrases.members import as_members
from beleg.extraction.figures.phrases.parts import behind_percent, is_part, is_whole
from beleg.model import NumberMention

_REACH: Final = 14
_REACH_ENGLISH: Final = 8
_PARTICIPLES: Final = tuple(
    stem + ending for stem in ("te", "ne", "nde") for ending in ("", "n", "r", "s", "m")
)
_JOINED: Final = ("e", "en")
_MAN: Final = Noun("men", "person", None, False)
_POSSESSIVES: Final = ("'s", "\u2019s")
_NOWHERE: Final = 0  # no noun stands at the first token: a number comes before it
_BLOCKING: Final = Role.AUXILIARY | Role.RELATIVE | Role.SUBORDINATOR | Role.CONJUNCTION | Role.ADVERSATIVE
_NO_ADJECTIVE: Final = _BLOCKING | Role.DETERMINER  # "Hunderte mussten ihre Häuser"
_OF: Final = Role.PARTITIVE_OF | Role.PREPOSITION
_AROUND_PARTICIPLE: Final = Role.BREAK | (_BLOCKING & ~Role.CONJUNCTION & ~Role.RELATIVE)


@mypyc_attr(acyclic=True)
class Counted:
    """A number and what it counts; ``head`` is the noun's token, ``None`` where the number stands alone.

    The number has the tokens ``first:behind``, the phrase ``first:last``. ``whole`` marks the total that another number
    is taken from ("22 von 28 Drohnen"), ``whole_at`` is where that total stands, ``part`` marks a number taken from one
    said before ("fünf davon"). ``attributive`` is the measure of a word inside the phrase, at ``attributive_at``.
    """

    __slots__ = (
        "attributive",
        "attributive_at",
        "behind",
        "first",
        "head",
        "last",
        "noun",
        "number",
        "part",
        "rate",
        "whole",
        "whole_at",
    )

    def __init__(self, number: NumberMention) -> None:
        self.number = number
        self.first = number.first_token
        self.behind = number.last_token
        self.head: int | None = None
        self.noun: Noun | None = None
        self.last = self.behind
        self.attributive: str | None = None
        self.attributive_at = 0
        self.whole = False
        self.whole_at: int | None = None
        self.part = False
        self.rate = False

    def count(self, head: int, noun: Noun | None) -> None:
        """Make the word at ``head`` the thing counted, which closes the phrase."""
        self.head = head
        self.noun = noun
        self.last = head + 1

    @property
    def kind(self) -> str:
        if self.noun:
            return self.noun.kind
        return "none" if self.head is None else "unknown"


def read(clause: Clause, number: NumberMention, numbers: dict[int, NumberMention]) -> Counted:
    """What ``number`` counts; ``numbers`` are the numbers of the sentence by their first token."""
    counted = Counted(number)
    if _is_rate(clause, counted.behind):
        counted.rate = True
    elif clause.verb_final:
        _german(clause, counted, numbers)
    else:
        _english(clause, counted, numbers)
    if counted.head is not None:
        if clause.plays(counted.head, Role.SINGLE) and number.shape == "article":
            counted.noun = _MAN
        if counted.noun is not None and counted.head is not None:
            counted.noun = as_members(clause, counted.noun, counted.head, counted.last)
        _mark_attributive(clause, counted)
        counted.whole = is_whole(clause, counted.first, numbers)
    counted.part = counted.part or is_part(clause, counted.first, counted.last)
    return counted


def _is_rate(clause: Clause, behind: int) -> bool:
    """ "2,000 a day", "40 pro Woche": what follows is the time, not the thing counted."""
    if not clause.plays(behind, Role.RATE_AFTER) or behind + 1 >= clause.last:
        return False
    noun = clause.word(behind + 1).noun
    return noun is not None and noun.kind == "noise"


def _german(clause: Clause, counted: Counted, numbers: dict[int, NumberMention]) -> None:
    opening = token = behind_percent(clause, counted.behind)
    limit = min(token + _REACH, clause.last)
    if token + 1 in numbers and _is_to(clause, counted.first, token):
        _share_head(clause, counted, numbers, token + 1)
        return
    while token < limit:
        if token in numbers:
            _take_from_whole(clause, counted, numbers, token)
            return
        step = _german_step(clause, token, opening, limit)
        if step == _NOWHERE and token > opening and _joins_adjectives(clause, token, numbers):
            _share_head(clause, counted, numbers, token + 1)
            return
        if step == token:
            _take_german_head(clause, counted, token)
            return
        if step == _NOWHERE:
            return
        token = step


def _joins_adjectives(clause: Clause, token: int, numbers: dict[int, NumberMention]) -> bool:
    """ "Acht ukrainische und drei französische Soldaten": one noun for two numbers."""
    joined = clause.role(token) & Role.CONJUNCTION or clause.text(token) == ","
    return bool(joined) and token + 1 in numbers and clause.text(token - 1).endswith(_JOINED)


def _is_to(clause: Clause, first: int, token: int) -> bool:
    """ "von 1100 auf 500 Soldaten", "um 600 auf 2500 Soldaten"."""
    return bool(clause.role(first - 1) & Role.PREPOSITION and clause.role(token) & Role.PREPOSITION)


def _share_head(clause: Clause, counted: Counted, numbers: dict[int, NumberMention], token: int) -> None:
    """Count what the number at ``token`` counts; the phrase ends before that number."""
    other = read(clause, numbers[token], {k: v for k, v in numbers.items() if k > token})
    if other.head is not None:
        counted.count(other.head, other.noun)
        counted.last = counted.behind


def _german_step(clause: Clause, token: int, opening: int, limit: int) -> int:
    """Where to look on for the noun: ``token`` itself where it is the noun, ``_NOWHERE`` where the phrase ends."""
    word = clause.word(token)
    if word.noun and not word.role and not clause.dated:
        return token  # most phrases are as plain as this
    if clause.ages and token in clause.ages and not word.noun:
        return clause.ages[token]
    if word.role & Role.BREAK and clause.text(token) == "-" and clause.plays(token - 1, Role.QUOTE):
        return token + 1  # "14 „Tornado“-Kampfflugzeuge"
    if _ends_phrase(clause, token):
        return _dated_participle(clause, token, limit)
    if word.role & Role.QUOTE or _is_german_modifier(clause, token, opening):
        return token + 1
    if word.role & Role.PREPOSITION:
        return _participle_phrase(clause, token, limit)
    text = clause.text(token)
    if word.noun or text[0].isupper():
        return token
    is_age = text[0].isdigit() and text[-1].isalpha()
    return token + 1 if is_age or _is_german_adjective(clause, token) else _NOWHERE


def _dated_participle(clause: Clause, token: int, limit: int) -> int:
    """The token of the participle in "elf [bis heute vermisste] Matrosen"."""
    after = token
    while after < limit and after in clause.dated:
        after += 1
    dated = token < after < limit
    if dated and clause.text(after).endswith(_PARTICIPLES) and noun_follows(clause, after):
        return after
    return _NOWHERE


def _ends_phrase(clause: Clause, token: int) -> bool:
    """Whether the token, one of the clause, is no word of a noun phrase: a sign, a genitive, a date."""
    return (
        clause.role(token) & (Role.BREAK | Role.STOP) != 0
        or clause.text(token) == "'s"
        or (len(clause.dated) > 0 and token in clause.dated)
    )


def _is_german_adjective(clause: Clause, token: int) -> bool:
    text, word = clause.text(token), clause.word(token)
    if word.role & _NO_ADJECTIVE or not text[0].islower() or not text.endswith(("e", "en", "er", "es", "em")):
        return False
    if word.frames:  # "elf weitere trugen Verletzungen davon"
        return any(reading.form == "attributive" for reading in word.readings)
    is_verb = any(r.form in ("subject", "object", "participle") for r in word.readings)
    return not is_verb or noun_follows(clause, token)


def _is_german_modifier(clause: Clause, token: int, opening: int) -> bool:
    role = clause.role(token)
    opens = token == opening or clause.role(token - 1) & (Role.PARTITIVE_OF | Role.DETERMINER)
    if opens and role & (Role.PARTITIVE_OF | Role.DETERMINER):
        return not clause.role(token + 1) & (Role.ANAPHOR | Role.TALKS)  # "von 16 die Rede"
    if not role and token + 1 in clause.counts and clause.plays(token - 1, Role.DETERMINER):
        return (
            clause.text(token).isalpha() and clause.text(token).islower()
        )  # "900 der zuletzt 1400 Soldaten"
    return bool(role & (Role.ANOTHER | Role.CUMULATIVE)) or clause.text(token) == "%"


def _participle_phrase(clause: Clause, token: int, limit: int) -> int:
    """The token of the participle in "11.000 [aus Nordkorea entsandten] Soldaten"."""
    named = False
    for after in range(token + 1, limit):
        text, word = clause.text(after), clause.word(after)
        if word.role & _AROUND_PARTICIPLE:
            return _NOWHERE
        if word.noun or text[0].isupper():
            named = True
        elif named and not word.role and text.endswith(_PARTICIPLES) and noun_follows(clause, after):
            return after
    return _NOWHERE


def _take_german_head(clause: Clause, counted: Counted, token: int) -> None:
    """The last of a run of capitalised words that is a counted noun, else the first."""
    run = token
    noun = clause.word(run).noun
    if clause.plays(run, Role.SINGLE) and run + 1 < clause.last:  # "23 Mann Besatzung"
        behind = clause.word(run + 1).noun
        if behind is not None and behind.kind == "person" and behind.measure is None:
            counted.count(run + 1, behind)
            return
    while noun is None and run < token + 3 and run + 1 < clause.last and clause.text(run + 1)[0].isupper():
        run += 1
        noun = clause.word(run).noun
    if noun is not None:
        counted.count(run, noun)
    elif clause.role(counted.behind) & _OF != _OF:
        counted.count(token, None)


def _take_from_whole(clause: Clause, counted: Counted, numbers: dict[int, NumberMention], token: int) -> None:
    """ "246 der 350 Passagiere": the head of the whole is the head of the part."""
    links = Role.PARTITIVE_OF | Role.DETERMINER | Role.CUMULATIVE
    near = clause.role(token - 1) or clause.role(token - 2)
    if token > counted.behind and near & links:
        whole = read(clause, numbers[token], {k: v for k, v in numbers.items() if k > token})
        if whole.head is not None:
            counted.count(whole.head, whole.noun)
            counted.last = whole.last
            counted.whole_at = token
            counted.part = True


def _english(clause: Clause, counted: Counted, numbers: dict[int, NumberMention]) -> None:
    opening = behind_percent(clause, counted.behind)
    limit = min(opening + _REACH_ENGLISH, clause.last)
    token, unknown = _english_noun(clause, numbers, opening, limit)
    if token in numbers and unknown == _NOWHERE:
        _take_from_whole(clause, counted, numbers, token)
        return
    head = unknown
    if token < limit and token not in numbers and clause.word(token).noun and not _ends_phrase(clause, token):
        head = _last_of_compound(clause, numbers, token, limit)
    if head != _NOWHERE:
        counted.count(head, _unit_or_noun(clause, head))


def _english_noun(
    clause: Clause, numbers: dict[int, NumberMention], opening: int, limit: int
) -> tuple[int, int]:
    """The token of the first known noun, or where the phrase ends, and the last unknown word before it or ``_NOWHERE``."""
    token, unknown = opening, _NOWHERE
    while token < limit and token not in numbers:
        if clause.text(token + 1) in _POSSESSIVES and clause.word(token).noun:
            token += 2  # "the town's residents"
            continue
        if clause.ages and token in clause.ages:
            token = clause.ages[token]
            continue
        word = clause.word(token)
        if word.noun and not _ends_phrase(clause, token):
            break
        if not (word.role & Role.QUOTE or _is_english_modifier(clause, token, opening)):
            if (
                _ends_phrase(clause, token)
                or word.role & (_BLOCKING | Role.DETERMINER)
                or (word.role & Role.PREPOSITION and not _is_name_part(clause, token))
                or stops_english(clause, token)
            ):
                break
            unknown = token
        token += 1
    return token, unknown


def _is_name_part(clause: Clause, token: int) -> bool:
    """ "Two South African soldiers": a point of the compass in the name of a country."""
    compass = clause.role(token) & Role.COMPASS != 0
    return compass and clause.text(token).istitle() and clause.text(token + 1)[:1].isupper()


def _last_of_compound(clause: Clause, numbers: dict[int, NumberMention], token: int, limit: int) -> int:
    """The head of "police officers", "MiG-21 fighters": the last of a run of known nouns."""
    while token + 1 < limit and token + 1 not in numbers and not _ends_phrase(clause, token + 1):
        if _is_dead_of_a_country(clause, token, limit):
            token += 1
        noun = clause.word(token + 1).noun
        if (
            noun is None
            or _is_verb_here(clause, token + 1)
            or (_is_type(clause, token) and noun.kind == "fighter")
        ):
            break
        token += 1
    return token


def _is_dead_of_a_country(clause: Clause, token: int, limit: int) -> bool:
    """ "a dozen dead Kenyan soldiers": an adjective of a country between two nouns."""
    if not _is_verb_here(clause, token) or token + 2 >= limit or clause.text(token)[0].isupper():
        return False
    noun = clause.word(token + 2).noun
    return clause.text(token + 1).istitle() and noun is not None and clause.text(token + 2).islower()


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
    return bool(role & Role.CUMULATIVE) or clause.text(token) == "%"


def _mark_attributive(clause: Clause, counted: Counted) -> None:
    end = counted.last - 1 if counted.whole_at is None else counted.whole_at
    if not clause.reports_within(counted.behind, end):
        return
    for predicate in clause.predicates:
        if (
            counted.behind <= predicate.first < end
            and predicate.form in ("attributive", "participle", "phrase")
            and may_count(counted.kind, predicate.only)
        ):
            counted.attributive = predicate.measure
            counted.attributive_at = predicate.first


def may_count(kind: str, only: frozenset[str]) -> bool:
    """Whether a reading for the kinds ``only`` may count a noun of ``kind``; unknown nouns pass for people."""
    return kind in only or (kind == "unknown" and "person" in only)
