"""The words of a clause name a side: whose those counted are, or whose act it tells."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides.descent import is_counted, is_family, is_said, names_people
from beleg.extraction.figures.sides.sides import MIXED, CountryMention, is_possessive, side_of

_AHEAD: Final = 4
_NEAR: Final = 5
_FAR: Final = 16  # words from "the number of" to the number
_TOLD: Final = 30  # tokens from a total to its number
_BETWEEN: Final = 2  # words between a number and those it counts
_ATTRIBUTIVE: Final = frozenset(("adjective", "demonym", "force", "relation"))
CHANGING: Final = frozenset(("exchanged", "captured"))
_PEOPLE: Final = frozenset(("force", "person"))
_ACTING: Final = frozenset(("force", "weapon", "vehicle", "formation"))
SERVING: Final = frozenset(("force", "vehicle", "weapon", "formation"))  # kinds of what belongs to a state


def of_phrase(clause: Clause, counted: Counted, mentions: list[CountryMention], measure: str) -> Side | None:
    """The country that the words of the counted phrase itself name; ``MIXED`` where they name several."""
    if (counted.kind == "force" or measure in CHANGING) and _is_of_several(clause, counted, measure):
        return MIXED
    if not mentions:
        return None
    known = _owner(clause, counted, mentions) or _inside(clause, counted, mentions)
    if known:
        return known
    for mention in mentions:
        near = counted.last <= mention.first < counted.last + _AHEAD
        if (near and _follows(clause, counted, mention, measure)) or is_said(
            clause, counted, mention, measure
        ):
            return side_of(mention, "behind")
    return _of_part(clause, counted, mentions) if counted.part else _of_group(clause, counted, mentions)


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


def by_agent(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """ "40 drones launched by Russia", "40 von Russland gestartete Drohnen": who does it in the passive."""
    for mention in mentions:
        before = mention.first - 1
        while clause.role(before) & Role.DETERMINER:
            before -= 1
        near = counted.behind <= mention.first < counted.last + _NEAR
        serves = mention.kind != "adjective" or is_institution(clause, mention.last)
        if near and serves and before >= clause.first and clause.word(before).traits & Trait.AGENT:
            return side_of(mention, "agent")
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
    while first < clause.last and clause.role(first) & (Role.PARTITIVE_OF | Role.ANAPHOR | Role.SUBSET):
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
        return behind is not None and behind.kind in _PEOPLE  # "a dozen dead Kenyan soldiers"
    if kind == "name" and between and clause.role(counted.last) & Role.HAS and _is_of_papers(clause, mention):
        return True
    if kind == "name" and between:
        if measure == "withdrawn" or measure == "evacuated":
            return False  # "900 Soldaten aus Syrien abziehen"
        return len(between) <= 2 and bool(clause.role(counted.last) & Role.ORIGIN)
    if kind == "name":
        return clause.verb_final and clause.text(mention.last - 1).endswith("s")
    opens = bool(between) and clause.role(counted.last) & (Role.DETERMINER | Role.PARTITIVE_OF | Role.ORIGIN)
    if kind == "adjective":
        if clause.role(counted.last) & Role.PREPOSITION and _is_of_papers(clause, mention):
            return True
        return bool(opens and (is_institution(clause, mention.last) or is_family(clause, mention.last)))
    return bool(opens and kind in ("force", "relation"))


def _is_of_papers(clause: Clause, mention: CountryMention) -> bool:
    """ "with US citizenship", "mit deutschem Pass", "mit US-Staatsbürgerschaft"."""
    words, papers = clause.tokens.lows, clause.lexicon.papers
    ahead = mention.last < clause.last and words[mention.last] in papers
    return ahead or words[mention.last - 1].rpartition("-")[2] in papers


def acting(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """Whose act the clause tells: the country that is its subject, sought first between the last comma and the number."""
    agents = [m for m in mentions if acts(clause, m, mentions)]
    if not agents:
        return None
    number = counted.first
    opens = number
    while opens > clause.first and not clause.role(opens - 1) & Role.BREAK:
        opens -= 1
    nearby = [m for m in agents if m.last == number] or [m for m in agents if opens <= m.first < number]
    before = [m for m in agents if m.first < number]
    behind = [m for m in agents if not _is_parted(clause, counted.last, m.first)]  # "40, Austria 44"
    chosen = nearby or before or behind
    return side_of(chosen[0], "acting") if chosen else None


def _is_parted(clause: Clause, first: int, last: int) -> bool:
    return any(clause.role(token) & Role.BREAK or token in clause.counts for token in range(first, last))


def follows_verb(clause: Clause, token: int) -> bool:
    """ "12.000 Mann soll Pjöngjang geschickt haben": a subject behind the verb."""
    return clause.verb_final and clause.role(token - 1) & Role.AUXILIARY != 0


def acting_before(clause: Clause, token: int, mentions: list[CountryMention]) -> Side | None:
    """The country that is the subject named last before ``token``."""
    agents = [m for m in mentions if m.first < token and acts(clause, m, mentions)]
    return side_of(agents[-1], "acting") if agents else None


def acts(clause: Clause, mention: CountryMention, mentions: list[CountryMention]) -> bool:
    """Whether a country, its people or its bodies may be the subject."""
    if mention.backs or (clause.verb_final and _is_genitive(clause, mention)):
        return False
    before = mention.first - 1
    while clause.role(before) & Role.DETERMINER or (
        mention.kind == "name" and clause.text(before) in clause.lexicon.regional
    ):
        before -= 1
    if clause.role(before) & Role.PREPOSITION or _is_apposition(clause, mention, before):
        return False
    if clause.text(before) == "," or clause.role(before) & Role.CONJUNCTION:
        listed = next((m for m in mentions if m.last == before), None)
        if listed:
            return acts(clause, listed, mentions)
    if mention.kind == "adjective":
        return _names_a_body(clause, mention) or _is_a_people(clause, mention)
    return mention.kind != "demonym" or clause.role(mention.first - 1) & Role.DETERMINER != 0


def _is_a_people(clause: Clause, mention: CountryMention) -> bool:
    """ "The French lost 900 men", "the British 40": an English adjective with an article and no noun."""
    if clause.verb_final or not clause.role(mention.first - 1) & Role.DETERMINER:
        return False
    behind = mention.last
    if behind >= clause.last or behind in clause.counts:
        return behind < clause.last
    word = clause.word(behind)
    return bool(word.role & Role.AUXILIARY or word.traits & Trait.LOSES)


def _names_a_body(clause: Clause, mention: CountryMention) -> bool:
    if mention.last == mention.first + 1 and _is_compound_body(clause, clause.text(mention.first)):
        return True
    return is_institution(clause, mention.last) or is_institution(clause, mention.last + 1)


def _is_compound_body(clause: Clause, text: str) -> bool:
    """ "US-Truppen", "US-Verteidigungsministerium"."""
    _, hyphen, tail = text.rpartition("-")
    if not hyphen:
        return False
    word = clause.lexicon.word(tail)
    force = word.noun is not None and word.noun.kind == "force"
    return force or bool(word.role & Role.STATE_INSTITUTION or word.traits & Trait.VOICE)


def _is_apposition(clause: Clause, mention: CountryMention, before: int) -> bool:
    """ "Tikrit, Iraq"."""
    if mention.kind != "name" or clause.text(before) != "," or not clause.text(before - 1)[:1].isupper():
        return False
    behind = clause.text(mention.last)
    return not behind or behind == "(" or clause.role(mention.last) & Role.BREAK != 0


def _is_genitive(clause: Clause, mention: CountryMention) -> bool:
    """ "Soldaten des Bundesheeres", "auf den Norden Israels"."""
    before = mention.first - 1
    if clause.role(before) & Role.PARTITIVE_OF:
        return clause.text(before - 1)[:1].isupper()
    if mention.kind not in ("name", "capital") or not clause.text(mention.last - 1).endswith("s"):
        return False
    return clause.text(before)[:1].isupper() and not is_institution(clause, before)


def is_institution(clause: Clause, token: int) -> bool:
    if token >= clause.last:
        return False
    word = clause.word(token)
    return bool(word.role & Role.STATE_INSTITUTION or (word.noun and word.noun.kind in _ACTING))


def is_stateless(clause: Clause, counted: Counted) -> bool:
    """ "NATO-Soldaten", "coalition troops": forces of several states."""
    for token in range(counted.behind, counted.last):
        if clause.role(token) & Role.STATELESS or _is_stateless_compound(clause.text(token), clause):
            return True
    return False


def _is_stateless_compound(text: str, clause: Clause) -> bool:
    before, hyphen, _ = text.partition("-")
    return bool(before and hyphen and clause.lexicon.word(before).role & Role.STATELESS)
