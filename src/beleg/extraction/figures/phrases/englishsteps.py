"""Words behind an English number become the noun that it counts: the last of a compound, behind adjectives and owners."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE, Noun
from beleg.extraction.figures.clauses.roles import SIGNS, Role, Trait
from beleg.extraction.figures.phrases.endings import (
    BLOCKING,
    NOWHERE,
    ends_phrase,
    is_name_part,
    joins_words,
    stops_english,
)
from beleg.extraction.figures.phrases.parts import POSSESSIVES
from beleg.model import NumberMention

_SEVERAL: Final = ("s", "men")  # endings of a plural
_LETTERS: Final = 4  # fewer, in the name of a type
_PLURAL_OWNERS: Final = ("'", "\u2019")
_DASHES: Final = ("\u2013", "\u2014", "-")


def behind_model(clause: Clause, numbers: dict[int, NumberMention], token: int) -> int:
    """The token behind the calibre of "two .303 rifles", the dash of "61 – bodies pulled from the mine", "five (5)"."""
    again = numbers.get(token + 1) if clause.text(token) == "(" else None
    if again is not None and clause.text(again.last_token) == ")" and _is_told_twice(numbers, token, again):
        return again.last_token + 1
    if token - 1 == clause.first and clause.text(token) in _DASHES:
        return token + 1
    calibre = numbers.get(token + 1) if clause.text(token) == "." else None
    return token if calibre is None else calibre.last_token


def _is_told_twice(numbers: dict[int, NumberMention], token: int, again: NumberMention) -> bool:
    return any(number.last_token == token and number.low == again.low for number in numbers.values())


def english_noun(
    clause: Clause, numbers: dict[int, NumberMention], opening: int, limit: int
) -> tuple[int, int]:
    """The token of the first known noun, or where the phrase ends, and the last unknown word before it or ``NOWHERE``."""
    token, unknown = opening, NOWHERE
    if _is_model(clause, numbers, opening, limit):
        token = opening + 2
    while token < limit and token not in numbers:
        if _is_owner(clause, token, limit):
            token += 2
            continue
        if clause.ages and token in clause.ages:
            token = clause.ages[token]
            continue
        word = clause.word(token)
        if word.noun and not ends_phrase(clause, token) and not is_past(clause, token):
            break
        if (word.role & Role.CONJUNCTION or clause.text(token) == ",") and joins_words(clause, token):
            token += 1
            continue
        if not (word.role & Role.QUOTE or _is_english_modifier(clause, token, opening)):
            if _ends_here(clause, token):
                break
            unknown = token
        elif unknown != NOWHERE and unknown == token - 1 and _opens_an_object(word.role):
            return token, NOWHERE
        token += 1
    return token, unknown


def _opens_an_object(role: int) -> bool:
    """ "four reached their targets": behind an unknown word, which is their verb."""
    return role & (Role.DETERMINER | Role.ANOTHER | Role.PARTITIVE_OF) == Role.DETERMINER


def _ends_here(clause: Clause, token: int) -> bool:
    """Whether the word at ``token`` is none of the phrase: a sign, a preposition, a verb, an adverb before one."""
    role = clause.role(token)
    return (
        ends_phrase(clause, token)
        or role & (BLOCKING | Role.DETERMINER) != 0
        or (role & Role.PREPOSITION != 0 and not is_name_part(clause, token))
        or stops_english(clause, token)
        or clause.says(token, "finite")
        or (clause.says(token, "adverbs") and _is_told_next(clause, token))
        or is_past(clause, token)
        or (clause.says(token, "severity") and clause.role(token + 1) & (SIGNS | Role.CONJUNCTION) != 0)
    )


def is_past(clause: Clause, token: int) -> bool:
    """ "2,300 came", "a party of 30 set out", but not "40 felt tents": a verb that no noun follows."""
    return clause.says(token, "pasts_with_nouns") and clause.word(token + 1).noun is None


def _is_model(clause: Clause, numbers: dict[int, NumberMention], token: int, limit: int) -> bool:
    """ "5 AK 47 rifles": letters and a number name a type."""
    letters = clause.text(token)
    typed = token + 1 in numbers and letters.isupper() and letters.isalpha() and len(letters) < _LETTERS
    noun = clause.word(token + 2).noun if typed and token + 2 < limit else None
    return noun is not None and noun.kind in ("vehicle", "weapon")


def _is_told_next(clause: Clause, adverb: int) -> bool:
    """ "four later escaped", "two have since died": a verb stands behind the adverb, and no noun."""
    return adverb + 1 < clause.last and (
        clause.word(adverb + 1).noun is None or clause.role(adverb + 1) & Role.AUXILIARY != 0
    )


def _is_owner(clause: Clause, token: int, limit: int) -> bool:
    """ "the town's residents", "three smugglers' boats": who owns what is counted."""
    if clause.text(token + 1) in POSSESSIVES:
        return clause.word(token).noun is not None
    if clause.text(token + 1) not in _PLURAL_OWNERS:
        return False
    owned = token + 2 < limit and clause.word(token + 2).noun is not None
    return owned and clause.text(token).endswith("s") and clause.word(token).noun is not None


def last_of_compound(clause: Clause, numbers: dict[int, NumberMention], token: int, limit: int) -> int:
    """The head of "police officers", "MiG-21 fighters": the last of a run of known nouns."""
    while token + 1 < limit and token + 1 not in numbers and not ends_phrase(clause, token + 1):
        if _is_dead_of_a_country(clause, token, limit):
            token += 1
        noun = clause.word(token + 1).noun
        if noun is None and token + 2 < limit and _names_more(clause, token):
            token += 2
            continue
        if (
            noun is None
            or _is_verb_here(clause, token + 1)
            or _is_what_they_do(clause, token, noun)
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


def noun_at(clause: Clause, head: int, opening: int) -> Noun | None:
    """The noun of the word at ``head``, or of two words that are listed with a hyphen: "artillery pieces", "armoured cars"."""
    noun = clause.word(head).noun
    if noun and noun.kind == "length":
        square = clause.role(head - 1) & Role.SQUARE
        return Noun("km2" if noun.gloss == "km" else "other", "area", None, False) if square else noun
    if noun is None or head <= opening:
        return noun
    lows = clause.tokens.lows
    return clause.lexicon.word(f"{lows[head - 1]}-{lows[head]}").noun or noun


def _is_what_they_do(clause: Clause, token: int, noun: Noun) -> bool:
    """ "150 rebels set ablaze", "40 gunmen attack": behind several people a word for one thing is their verb."""
    people = clause.word(token).noun
    if people is None or people.kind not in PEOPLE or noun.kind in PEOPLE:
        return False
    behind = clause.word(token + 2).noun if token + 2 < clause.last else None
    return (
        behind is None and clause.text(token).endswith(_SEVERAL) and not clause.text(token + 1).endswith("s")
    )


def _is_type(clause: Clause, token: int) -> bool:
    """ "two MiG-21 fighters", but not "two tanks": the type of an aircraft says what the fighters are."""
    noun = clause.word(token).noun
    text = clause.text(token)
    return noun is not None and noun.kind == "vehicle" and noun.gloss == text and not text.islower()


def _names_more(clause: Clause, token: int) -> bool:
    """ "three Kh-59 guided missiles", "seven infantry fighting vehicles": the noun behind says what they are."""
    noun, later = clause.word(token).noun, clause.word(token + 2).noun
    if noun is None or later is None:
        return False
    armed = noun.kind == "force" and later.kind == "vehicle" and clause.text(token + 1).endswith("ing")
    return _is_type(clause, token) or armed


def _is_verb_here(clause: Clause, token: int) -> bool:
    """ "two others wounded", "labourers building a school": a word that is noun and verb is a verb behind a noun."""
    if clause.text(token).endswith("ing") and clause.role(token + 1) & Role.DETERMINER:
        return True
    readings = clause.word(token).readings
    return any(r.form in ("participle", "state") or r.measure == "deployed" for r in readings)


def _is_english_modifier(clause: Clause, token: int, opening: int) -> bool:
    role = clause.role(token)
    if role & Role.PARTITIVE_OF:
        opens = token == opening or (token == opening + 1 and clause.word(opening).traits & Trait.OUT != 0)
        return opens and not clause.role(token + 1) & Role.ANAPHOR and not _is_of_their_own(clause, token)
    if role & Role.DETERMINER:
        return token > opening or bool(role & Role.ANOTHER) or _is_shared(clause, opening)
    if token == opening and clause.word(token).traits & Trait.OUT:
        return clause.role(token + 1) & Role.PARTITIVE_OF != 0  # "28 out of 31"
    return bool(role & Role.CUMULATIVE) or clause.text(token) == "%"


def _is_shared(clause: Clause, opening: int) -> bool:
    """ "half the town's 40,000 people": a share needs no "of"."""
    return any(n.last_token == opening and n.unit == "percent" for n in clause.counts.values())


def _is_of_their_own(clause: Clause, of: int) -> bool:
    """ "lost three of their own": members of those who act, whom no noun names."""
    whose = of + 2 < clause.last and clause.word(of + 1).traits & Trait.POSSESSIVE
    return (
        bool(whose)
        and clause.says(of + 2, "very_own")
        and clause.word(min(of + 3, clause.last - 1)).noun is None
    )
