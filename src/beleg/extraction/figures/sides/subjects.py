"""The country that acts becomes the one whose act a clause tells: its subject, or who does it in the passive."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.parting import is_parted
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.figures.side import Side
from beleg.extraction.figures.sides.countrywords import CountryMention
from beleg.extraction.figures.sides.descent import is_counted
from beleg.extraction.figures.sides.sides import side_of

_REACH: Final = 5  # words behind those counted
_FRONTED: Final = 2  # tokens of "in the"
_BODIES: Final = frozenset(("force", "weapon", "vehicle", "formation"))


def acting(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """Whose act the clause tells: the country that is its subject, sought first between the last comma and the number."""
    agents = [m for m in mentions if acts(clause, m, mentions)]
    agents = [m for m in agents if not _receives(clause, m, agents)]
    if not agents:
        return None
    number = counted.first
    opens = number
    while opens > clause.first and not clause.role(opens - 1) & Role.BREAK:
        opens -= 1
    nearby = [m for m in agents if m.last == number] or [m for m in agents if opens <= m.first < number]
    before = [m for m in agents if m.first < number]
    behind = [
        m for m in agents if not is_parted(clause, counted.last, m.first, Role.BREAK)
    ]  # "40, Austria 44"
    chosen = nearby or before or behind
    return side_of(chosen[0], "acting") if chosen else None


def _receives(clause: Clause, mention: CountryMention, agents: list[CountryMention]) -> bool:
    """Whether another country is the subject before it, as of a verb with two objects: "France lent [Mali] 200 soldiers"."""
    for giver in agents:
        if giver.first >= mention.first:
            return False
        given = not clause.says(giver.first - 1, "dative") and giver.last < mention.first
        if given and not is_parted(clause, giver.last, mention.first, Role.BREAK | Role.CONJUNCTION):
            return True
    return False


def follows_verb(clause: Clause, token: int) -> bool:
    """ "12.000 Mann soll Pjöngjang geschickt haben": a subject behind the verb."""
    return clause.verb_final and clause.role(token - 1) & Role.AUXILIARY != 0


def acting_before(clause: Clause, token: int, mentions: list[CountryMention]) -> Side | None:
    """The country that is the subject named last before ``token``."""
    agents = [m for m in mentions if m.first < token and acts(clause, m, mentions)]
    if len(agents) > 1 and is_counted(clause, agents[-1]) and clause.role(token - 1) & Role.CONJUNCTION:
        agents.pop()  # "Iran took [400 Iraqi soldiers] and lost"
    return side_of(agents[-1], "acting") if agents else None


def acts(clause: Clause, mention: CountryMention, mentions: list[CountryMention]) -> bool:
    """Whether a country, its people or its bodies may be the subject."""
    if mention.backs or (clause.verb_final and _is_genitive(clause, mention)):
        return False
    before = mention.first - 1
    while clause.role(before) & Role.DETERMINER or (
        mention.kind == "name" and clause.says(before, "regional")
    ):
        before -= 1
    if clause.role(before) & Role.PREPOSITION or _is_apposition(clause, mention, before):
        return False
    if clause.text(before) == "," or clause.role(before) & Role.CONJUNCTION:
        listed = next((m for m in mentions if m.last == before), None)
        if listed and not _is_fronted(clause, mention, listed):
            return acts(clause, listed, mentions)
    if mention.kind == "adjective":
        return _names_a_body(clause, mention) or _is_a_people(clause, mention)
    return mention.kind != "demonym" or clause.role(mention.first - 1) & Role.DETERMINER != 0


def _is_fronted(clause: Clause, mention: CountryMention, place: CountryMention) -> bool:
    """ "In the Falklands, Argentina lost": whether a land before a comma only tells where, and no list goes on."""
    first, last = clause.first, mention.last
    fronted = clause.role(first) & Role.PREPOSITION and place.first - first <= _FRONTED
    goes_on = last < clause.last and clause.role(last) & (Role.BREAK | Role.CONJUNCTION)
    return bool(fronted and clause.text(mention.first - 1) == "," and not goes_on)


def _is_a_people(clause: Clause, mention: CountryMention) -> bool:
    """ "The French lost 900 men", "die Deutschen 40": an adjective with an article and no noun, capitalised as a noun is."""
    if not clause.text(mention.first)[:1].isupper() or not clause.role(mention.first - 1) & Role.DETERMINER:
        return False
    behind = mention.last
    if behind >= clause.last or behind in clause.counts:
        return behind < clause.last
    word = clause.word(behind)
    return bool(word.role & Role.AUXILIARY or word.traits & Trait.LOSES)


def _names_a_body(clause: Clause, mention: CountryMention) -> bool:
    if mention.last == mention.first + 1 and _is_compound_body(clause, clause.text(mention.first)):
        return True
    return is_body(clause, mention.last) or is_institution(clause, mention.last + 1)


def is_body(clause: Clause, token: int) -> bool:
    """Whether a word behind a country names a body of its: "army", or "the Indian [NDRF]" by its capitals."""
    return is_institution(clause, token) or (token < clause.last and _is_abbreviated(clause, token))


def _is_abbreviated(clause: Clause, token: int) -> bool:
    """ "the Indian NDRF", "die deutsche GSG": a body by its capitals, and none of several states."""
    text = clause.text(token)
    return len(text) > 2 and text.isupper() and text.isalpha() and not clause.role(token) & Role.STATELESS


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
    """Whether a word names what acts for a state: "Regierung", "army", "warship"."""
    if token >= clause.last:
        return False
    word = clause.word(token)
    known = word.role & Role.STATE_INSTITUTION or word.traits & Trait.VOICE
    return bool(known or (word.noun and word.noun.kind in _BODIES))


def by_agent(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """ "40 drones launched by Russia", "40 von Russland gestartete Drohnen": who does it in the passive."""
    for mention in mentions:
        before = mention.first - 1
        while clause.role(before) & Role.DETERMINER:
            before -= 1
        near = counted.behind <= mention.first < counted.last + _REACH
        serves = mention.kind != "adjective" or is_institution(clause, mention.last)
        if near and serves and before >= clause.first and clause.word(before).traits & Trait.AGENT:
            return side_of(mention, "agent")
    return None
