"""The words of a clause name the side whose those counted are: "two French soldiers", "300 of its soldiers"."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.phrases import remains
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides.countrywords import CountryMention, is_possessive
from beleg.extraction.figures.sides.descent import (
    PART,
    PEOPLE,
    is_counted,
    is_family,
    is_of_papers,
    is_said,
    names_people,
)
from beleg.extraction.figures.sides.sides import MIXED, side_of
from beleg.extraction.figures.sides.subjects import acting_before, acts, is_institution

_AHEAD: Final = 4
_NEAR: Final = 5
_FAR: Final = 16  # words from "the number of" to the number
_TOLD: Final = 30  # tokens from a total to its number
_BETWEEN: Final = 2  # words between a number and those it counts
_BODY: Final = 6  # tokens of "of the NATO-led peacekeeping force"
_ENDS: Final = Role.BREAK | Role.STOP | Role.AUXILIARY | Role.CONJUNCTION
_ATTRIBUTIVE: Final = frozenset(("adjective", "demonym", "force", "relation"))
CHANGING: Final = frozenset(("exchanged", "captured"))
_LINKS: Final = Role.PARTITIVE_OF | Role.ANAPHOR | Role.SUBSET | Role.ORIGIN | Role.DETERMINER
_VISITORS: Final = frozenset(("tourists", "students", "pilgrims", "hikers"))  # who are from somewhere else
SERVING: Final = frozenset(("force", "vehicle", "weapon", "formation"))  # kinds of what belongs to a state


def of_phrase(clause: Clause, counted: Counted, mentions: list[CountryMention], measure: str) -> Side | None:
    """The country that the words of the counted phrase itself name; ``MIXED`` where they name several."""
    known = _owner(clause, counted, mentions) or _inside(clause, counted, mentions)
    if known:
        return known
    if (counted.kind == "force" or measure in CHANGING) and _is_of_several(clause, counted, measure):
        return MIXED
    if not mentions:
        return None
    owner = remains.whose(clause, counted)
    for mention in mentions:
        near = counted.last <= mention.first < counted.last + _AHEAD
        if owner is not None and counted.last <= mention.first <= owner:
            return side_of(mention, "behind")
        if (near and _follows(clause, counted, mention, measure)) or is_said(
            clause, counted, mention, measure
        ):
            return side_of(mention, "behind")
    if counted.part:
        return _of_part(clause, counted, mentions)
    return _of_all(clause, counted, mentions) or _of_group(clause, counted, mentions)


def _of_all(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """ "eight sailors died, all of them Filipino nationals", "acht Matrosen, allesamt Philippiner"."""
    words, known = clause.tokens.lows, clause.lexicon.lists
    for token in range(counted.last, clause.last - 1):
        if token in clause.counts:
            return None
        if words[token] != "," or words[token + 1] not in known["everyone"]:
            continue
        first = token + 2
        while first < clause.last and (clause.role(first) & _LINKS or words[first] in known["citizens"]):
            first += 1
        named = next((m for m in mentions if m.first == first), None)
        if named is None or named.kind == "capital":
            return None
        return side_of(named, "phrase")
    return None


def _of_group(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """ "Unter den Ukrainern sind 31 Gardisten und zwei Frauen": those taken from a group whose country is named."""
    first = clause.first
    if not clause.role(first) & Role.AMONG or not clause.role(first + 1) & Role.DETERMINER:
        return None
    for mention in mentions:
        if mention.first < min(first + _AHEAD, counted.first) and mention.kind == "demonym":
            return side_of(mention, "group") if clause.text(mention.last - 1)[0].isupper() else None
    return None


def _inside(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    found = [
        m
        for m in mentions
        if counted.behind <= m.first < counted.last and not m.backs and _says_whose(clause, counted, m)
    ]
    if not found:
        return None
    return side_of(found[0], "phrase") if all(m.code == found[0].code for m in found) else MIXED


def _says_whose(clause: Clause, counted: Counted, mention: CountryMention) -> bool:
    """Whether a country in a counted phrase says whose those are, not where: "sieben in Mali gefallene Franzosen"."""
    if mention.kind in _ATTRIBUTIVE or mention.first == counted.head:
        return True
    if mention.kind != "name":
        return False
    return bool(clause.role(mention.first - 1) & Role.ORIGIN) or _is_attribute(clause, counted, mention)


def _owner(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """ "Botswana's 324 troops and Lesotho's 158"."""
    first = counted.first
    if counted.kind not in SERVING and counted.head is not None:
        return None
    if not is_possessive(clause.text(first - 1)):
        return None
    return next((side_of(m, "owner") for m in mentions if m.last == first - 1), None)


def is_fired_from(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> bool:
    """ "55 rockets were fired from Lebanon": nobody is said to have fired them."""
    return any(
        m.kind == "name" and m.first >= counted.last and _is_whence(clause, m.first - 1) for m in mentions
    ) and not any(acts(clause, m, mentions) for m in mentions if m.first < counted.first)


def _is_whence(clause: Clause, token: int) -> bool:
    while clause.role(token) & Role.DETERMINER:
        token -= 1
    return clause.role(token) & Role.ORIGIN != 0 and not clause.word(token).traits & Trait.AGENT


def of_toll(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """ "die Zahl der im Mai gefallenen Briten stieg auf 20": those whose number is said."""
    if not mentions or not clause.roles & Role.NUMBER_OF:
        return None
    for token in range(counted.first - 1, max(counted.first - _TOLD, clause.first) - 1, -1):
        role = clause.role(token)
        if counted.first - token > _FAR and role & Role.BREAK:
            return None
        if not role & Role.NUMBER_OF:
            continue
        for mention in mentions:
            if (
                token < mention.first < counted.first
                and names_people(clause, mention)
                and not is_counted(clause, mention)
            ):
                return side_of(mention, "phrase")
        return None
    for token in range(counted.last, min(counted.last + _NEAR, clause.last)):
        if clause.role(token) & Role.NUMBER_OF:  # "brings to 4,000 the number of Sudanese refugees"
            ahead = [m for m in mentions if token < m.first <= token + _BETWEEN]
            return next((side_of(m, "phrase") for m in ahead if names_people(clause, m)), None)
    return None


def of_owner(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """ "said that 12 of its soldiers died", "ihre 40 Soldaten": who is spoken of with "its"."""
    if not is_owned(clause, counted):
        return None
    known = acting_before(clause, counted.first, mentions)
    # "five Afghan posts were hit and 50 of their soldiers died"
    behind = [m for m in mentions if m.first < counted.first and m.kind == "adjective" and not m.backs]
    return known or (side_of(behind[-1], "owner") if behind else None)


def is_owned(clause: Clause, counted: Counted) -> bool:
    """ "12 of its soldiers", "ihre 40 Soldaten"."""
    head = counted.last if counted.head is None else counted.head
    for token in (counted.first - 1, *range(counted.behind, head)):
        if token >= clause.first and clause.word(token).traits & Trait.POSSESSIVE:
            return True
    return False


def are_others(clause: Clause, counted: Counted) -> bool:
    """ "two others", "vier weitere": no noun says who they are."""
    if counted.head is None:
        return clause.verb_final and clause.role(counted.behind) & Role.ANOTHER != 0
    return counted.head == counted.behind and clause.role(counted.head) & Role.ANOTHER != 0


def is_taken_up(clause: Clause, counted: Counted) -> bool:
    """ "300 of the soldiers", "zwei der Soldaten": people spoken of before."""
    if counted.head is None or counted.head - counted.behind < 1:
        return False
    opens = counted.behind
    if clause.verb_final:
        return counted.head - opens <= _BETWEEN and bool(clause.role(opens) & Role.PARTITIVE_OF)
    return bool(clause.role(opens) & Role.PARTITIVE_OF and clause.role(opens + 1) & Role.DETERMINER)


def of_side(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """ "auf indischer Seite", "on the Indian side" before the number."""
    for mention in mentions:
        if mention.kind != "adjective" or mention.last >= counted.first:
            continue
        if clause.word(mention.last).traits & Trait.SIDE:
            return side_of(mention, "side")
    return None


def of_gain(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """ "a Russian gain of 2 square kilometres", "Ukraine's advance": whose gain the words before the number tell."""
    for mention in reversed(mentions):
        last = mention.last
        if last < counted.first and is_possessive(clause.text(last)):
            last += 1
        if last < counted.first and clause.word(last).traits & Trait.GAINS:
            return side_of(mention, "gain")
    return None


def _of_part(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """ "two of them Ugandan nationals", "24 of them from New Zealand"."""
    first = counted.behind
    while first < clause.last and clause.role(first) & (Role.PERCENT | PART):
        first += 1
    if first == counted.behind:
        return None
    if clause.role(first) & Role.ORIGIN:
        first += 1
        while clause.role(first) & Role.DETERMINER:
            first += 1
    for mention in mentions:
        if mention.first == first and mention.kind != "capital":
            return side_of(mention, "phrase")
    return None


def _is_of_several(clause: Clause, counted: Counted, measure: str) -> bool:
    """ "beide Seiten je 270 Soldaten", "10,000 troops from 48 countries"."""
    if measure == "exchanged" and (
        clause.says_low(counted.first - 1, "apiece") or clause.says_low(counted.last, "apiece")
    ):
        return True  # "je 150 Soldaten"
    near = clause.first if measure == "exchanged" else max(counted.first - _NEAR, clause.first)
    for token in range(near, counted.first):
        if (
            clause.word(token).traits & Trait.BOTH
            and clause.word(min(token + 1, clause.last - 1)).traits & Trait.SIDES
        ):
            return True
    if not clause.role(counted.last) & Role.ORIGIN:
        return False
    return any(
        clause.word(token).traits & Trait.SIDES
        for token in range(counted.last, min(counted.last + 5, clause.last))
    )


def _is_attribute(clause: Clause, counted: Counted, mention: CountryMention) -> bool:
    """ "three U.S. soldiers", "two UK nationals", but not "40 Gaza residents"."""
    if clause.verb_final or counted.head is None or mention.last > counted.head:
        return False
    return counted.kind in SERVING or clause.text(mention.first).isupper()


def _follows(clause: Clause, counted: Counted, mention: CountryMention, measure: str) -> bool:
    """ "Soldaten aus Nordkorea", "Truppen Nordkoreas", "Angehörige der libanesischen Armee", "troops from Chad"."""
    between = range(counted.last, mention.first)
    if any(clause.role(t) & Role.BREAK for t in between):
        return False
    kind = mention.kind
    if kind == "adjective" and not between and not clause.verb_final:
        behind = clause.word(mention.last).noun if mention.last < clause.last else None
        return behind is not None and behind.kind in PEOPLE  # "a dozen dead Kenyan soldiers"
    if kind == "name" and between and clause.role(counted.last) & Role.HAS and is_of_papers(clause, mention):
        return True
    if kind == "name" and between and _are_citizens(clause, counted, between):
        return True
    if kind == "name" and between:
        visiting = counted.noun is not None and counted.noun.gloss in _VISITORS
        if measure == "withdrawn" or (measure == "evacuated" and not visiting):
            return False  # "900 Soldaten aus Syrien abziehen"
        return len(between) <= 2 and bool(clause.role(counted.last) & Role.ORIGIN)
    if kind == "name":
        return clause.verb_final and clause.text(mention.last - 1).endswith("s")
    opens = bool(between) and clause.role(counted.last) & (Role.DETERMINER | Role.PARTITIVE_OF | Role.ORIGIN)
    if kind == "adjective":
        if clause.role(counted.last) & Role.PREPOSITION and is_of_papers(clause, mention):
            return True
        return bool(opens and (is_institution(clause, mention.last) or is_family(clause, mention.last)))
    return bool(opens and kind in ("force", "relation"))


def _are_citizens(clause: Clause, counted: Counted, between: range) -> bool:
    """ "14 Staatsbürger der Philippinen", "three nationals of Chad"."""
    named = clause.tokens.lows[counted.last - 1] in clause.lexicon.lists["citizens"]
    return named and all(clause.role(token) & (Role.DETERMINER | Role.PARTITIVE_OF) for token in between)


def is_stateless(clause: Clause, counted: Counted) -> bool:
    """ "NATO-Soldaten", "coalition troops", "Soldaten der NATO-geführten Schutztruppe": forces of several states."""
    last = counted.last
    if clause.role(last) & (Role.DETERMINER | Role.PARTITIVE_OF | Role.ORIGIN):
        while last < min(counted.last + _BODY, clause.last) and not clause.role(last) & _ENDS:
            last += 1
    return any(
        clause.role(token) & Role.STATELESS or _is_stateless_compound(clause.text(token), clause)
        for token in range(counted.behind, last)
    )


def _is_stateless_compound(text: str, clause: Clause) -> bool:
    before, hyphen, _ = text.partition("-")
    return bool(before and hyphen and clause.lexicon.word(before).role & Role.STATELESS)
