"""Words behind a German number become steps to the noun that it counts: adjectives, participles, what stands between."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause, noun_follows
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.phrases.endings import BLOCKING, NOWHERE, ends_phrase
from beleg.model import NumberMention

_GENITIVE: Final = "r"
_JOINED: Final = ("e", "en")
_NO_ADJECTIVE: Final = BLOCKING | Role.DETERMINER  # "Hunderte mussten ihre Häuser"
_AROUND_PARTICIPLE: Final = Role.BREAK | (BLOCKING & ~Role.CONJUNCTION & ~Role.RELATIVE)


def german_step(clause: Clause, token: int, opening: int, limit: int) -> int:
    """Where to look on for the noun: ``token`` itself where it is the noun, ``NOWHERE`` where the phrase ends."""
    word = clause.word(token)
    step = _over_hyphen(clause, token)
    if step:
        return step
    if word.noun and not word.role and not clause.dated:
        return token  # most phrases are as plain as this
    if clause.ages and token in clause.ages and not word.noun:
        return clause.ages[token]
    if word.role & Role.PREPOSITION and clause.plays(token + 1, Role.MOST) and _names_a_part(clause, token):
        return token + 2  # "sieben zum Teil Schwerverletzte"
    if ends_phrase(clause, token):
        return _dated_participle(clause, token, limit)
    told = _participle_phrase(clause, token, limit) if word.role & Role.PREPOSITION else NOWHERE
    if told:
        return told  # "acht von See aus gestartete Raketen"
    if word.role & Role.QUOTE or _is_german_modifier(clause, token, opening):
        return token + 1
    return NOWHERE if word.role & Role.PREPOSITION else _noun_or_adjective(clause, token)


def _names_a_part(clause: Clause, token: int) -> bool:
    """Whether people named by what befell them stand behind "zum Teil" at ``token``."""
    at = token + 2 + clause.text(token + 2).islower()  # "zum Teil schwer Verletzte"
    noun = clause.word(at).noun if at < clause.last else None
    return clause.text(token + 1)[:1].isupper() and noun is not None and noun.measure is not None


def _noun_or_adjective(clause: Clause, token: int) -> int:
    text = clause.text(token)
    if clause.word(token).noun or text[0].isupper():
        return token
    is_age = text[0].isdigit() and text[-1].isalpha()
    if is_age or _is_german_adjective(clause, token) or _is_adverb(clause, token):
        return token + 1
    return NOWHERE


def _is_adverb(clause: Clause, token: int) -> bool:
    """ "300 willkürlich Inhaftierte": an adverb right before people named by what befell them."""
    word = clause.word(token)
    plain = (
        not word.role and not word.reports and clause.text(token).islower() and clause.text(token).isalpha()
    )
    noun = clause.word(token + 1).noun if plain and token + 1 < clause.last else None
    return noun is not None and noun.kind == "person" and noun.measure is not None


def _over_hyphen(clause: Clause, token: int) -> int:
    """Behind the hyphen of "14 „Tornado“-Kampfflugzeuge", or at the noun that parts share: "Polizei- und Rettungskräfte"; else ``NOWHERE``."""
    if clause.text(token) == "-":
        return token + 1 if clause.plays(token - 1, Role.QUOTE) else NOWHERE
    if clause.text(token + 1) != "-" or not clause.text(token)[0].isupper():
        return NOWHERE
    link = clause.role(token + 2) & Role.CONJUNCTION != 0 or clause.text(token + 2) == ","
    return token + 3 if link and clause.text(token + 3)[:1].isupper() else NOWHERE


def joins_adjectives(clause: Clause, token: int, numbers: dict[int, NumberMention]) -> bool:
    """ "Acht ukrainische und drei französische Soldaten": one noun for two numbers."""
    joined = clause.role(token) & Role.CONJUNCTION or clause.text(token) == ","
    return bool(joined) and token + 1 in numbers and clause.text(token - 1).endswith(_JOINED)


def goes_on_with_adjective(clause: Clause, token: int) -> bool:
    """ "46 israelische und ausländische Geiseln": one noun for two adjectives."""
    if not clause.role(token) & Role.CONJUNCTION or not clause.text(token - 1).endswith(_JOINED):
        return False
    other = token + 1
    return other < clause.last and _is_german_adjective(clause, other) and noun_follows(clause, other)


def _dated_participle(clause: Clause, token: int, limit: int) -> int:
    """The token of the participle in "elf [bis heute vermisste] Matrosen"."""
    after = token
    while after < limit and after in clause.dated:
        after += 1
    dated = token < after < limit
    if (
        dated
        and clause.text(after).endswith(clause.lexicon.endings["participles"])
        and noun_follows(clause, after)
    ):
        return after
    return NOWHERE


def _is_german_adjective(clause: Clause, token: int) -> bool:
    text, word = clause.text(token), clause.word(token)
    if (
        word.role & _NO_ADJECTIVE
        or not text[0].islower()
        or not text.endswith(clause.lexicon.endings["adjectives"])
    ):
        return False
    if word.frames:  # "elf weitere trugen Verletzungen davon"
        return any(reading.form == "attributive" for reading in word.readings)
    is_verb = any(r.form in ("subject", "object", "participle") for r in word.readings)
    return not is_verb or noun_follows(clause, token)


def _is_german_modifier(clause: Clause, token: int, opening: int) -> bool:
    role = clause.role(token)
    if clause.word(token).traits & Trait.POSSESSIVE and not clause.text(token).endswith(_GENITIVE):
        return False  # "vier erlagen ihren Verletzungen", "erlagen vier ihren Verletzungen"
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
        if word.role & _AROUND_PARTICIPLE or after in clause.counts:
            return NOWHERE
        if word.noun or text[0].isupper():
            named = True
        elif (
            named
            and not word.role
            and text.endswith(clause.lexicon.endings["participles"])
            and noun_follows(clause, after)
        ):
            return after
    return NOWHERE
