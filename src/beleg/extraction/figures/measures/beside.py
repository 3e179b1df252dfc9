"""The side of a count on which a predicate stands becomes how much farther away that makes it."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.nouns import PEOPLE
from beleg.extraction.figures.clauses.predicate import Predicate
from beleg.extraction.figures.clauses.roles import CLOSING, SIGNS, Role
from beleg.extraction.figures.measures import agents
from beleg.extraction.figures.measures.enclosing import FAR
from beleg.extraction.figures.phrases.counted import Counted

_DONE_TO: Final = frozenset(("killed", "wounded", "captured", "detained", "affected"))
_ACTED: Final = ("participle", "object", "phrase", "state")
_DESCRIBING: Final = ("participle", "state")
_TELLING: Final = ("participle", "subject")  # forms that tell a fate
_FRONTS: Final = Role.BREAK | Role.CONJUNCTION | Role.ADVERSATIVE
_BEFORE_A_COUNT: Final = Role.PARTITIVE_OF | Role.DETERMINER | Role.CUMULATIVE | Role.RATE | Role.ANOTHER
_BEHIND_EVENT: Final = _BEFORE_A_COUNT | Role.HOLDING  # "Der Austausch umfasst 90 Gefangene"
_WHERE: Final = ("item", "noise")


def closes_for_another(clause: Clause, counted: Counted, told: Predicate) -> bool:
    """ "raided four homes and took five men into custody": the phrase that closes a frame around another count."""
    if told.form != "phrase":
        return False
    return any(
        other.form == "frame"
        and counted.last <= other.first < told.first
        and other.last == told.last
        and _holds_a_number(clause, other)
        for other in clause.predicates
    )


def german(clause: Clause, counted: Counted, predicate: Predicate, after: bool) -> float:
    """What the side adds in a German clause; ``after`` tells that ``predicate`` stands behind ``counted``."""
    form = predicate.form
    if after and form in _ACTED and agents.is_acting(clause, counted, predicate):
        return FAR
    if form in ("participle", "state", "phrase"):
        if after:
            return FAR if form == "phrase" and agents.takes_what_follows(clause, predicate) else 0.0
        directly = form == "phrase" and predicate.last == counted.first
        return 0.2 if directly or _is_fronted(clause, predicate) else 1.8
    if form == "object":
        if after:
            return 0.3 if _ends_clause(clause, predicate) else 4.0
        closes = clause.text(predicate.last) == "," or clause.role(predicate.last) & Role.AUXILIARY
        return 4.0 if closes else 0.0  # "900 evakuiert, vier Vermisste", "evakuiert werden, vier …"
    if form == "event":
        return _event_behind(clause, counted, predicate) if after else _event_cost(clause, counted, predicate)
    if form == "frame" and after and (_holds_a_number(clause, predicate) or _searches(clause, predicate)):
        return FAR
    return 0.2


def _searches(clause: Clause, predicate: Predicate) -> bool:
    """ "80 Soldaten suchen nach den Vermissten"."""
    return predicate.measure == "missing_persons" and agents.takes_what_follows(clause, predicate)


def _holds_a_number(clause: Clause, predicate: Predicate) -> bool:
    """ "Ein Mann schoss zwei Wachleute nieder": the frame counts what it encloses."""
    inside = (clause.counts.get(token) for token in range(predicate.first, predicate.last))
    return any(number is not None and number.shape != "ordinal" for number in inside)


def _is_fronted(clause: Clause, predicate: Predicate) -> bool:
    """ "Evakuiert wurden 700 Menschen", "Im Einsatz stehen 85 Helfer"."""
    before = predicate.first - 1
    return before < clause.first or clause.role(before) & _FRONTS != 0


def english(clause: Clause, counted: Counted, predicate: Predicate, after: bool) -> float:
    """What the side adds in an English clause."""
    form = predicate.form
    if not after and form in _ACTED and _befalls_nobody(clause, predicate.first):
        return FAR
    if _tells_of_others(clause, predicate) if after else _is_of_an_aim(clause, counted, predicate):
        return FAR
    if not after and form in _TELLING and agents.is_company(clause, counted.first):
        return 0.3
    if form == "participle":
        return _participle_cost(clause, counted, predicate, after)
    if form == "object":
        closed = agents.is_passive(clause, predicate) or _closes_a_count(clause, predicate)
        return FAR if after or closed or _has_another_verb(clause, counted, predicate) else 0.0
    if form == "subject":
        return 0.0 if after else _verb_ahead(clause, counted, predicate)
    if form in ("state", "phrase"):
        return 0.0 if after else _state_ahead(counted, predicate)
    if form == "event":
        return _event_behind(clause, counted, predicate) if after else _event_cost(clause, counted, predicate)
    if form != "frame":
        return 0.2
    others = _encloses_others(clause, predicate) if after else _has_another_verb(clause, counted, predicate)
    others = others or (not after and _tells_itself(counted) and _holds_a_number(clause, predicate))
    return FAR if others else 0.2


def _tells_itself(counted: Counted) -> bool:
    """ "left 70 dead and 14 prisoners": a noun that says what befell those counted needs no frame around another number."""
    return counted.noun is not None and counted.noun.measure is not None


def _tells_of_others(clause: Clause, predicate: Predicate) -> bool:
    """Whether words behind a number count who follows them, or describe another noun."""
    if predicate.form in ("phrase", "frame") and _has_done_it(clause, predicate):
        return True
    if predicate.form == "phrase":
        return _is_of_others(clause, predicate)
    return predicate.form in _DESCRIBING and _describes_another(clause, predicate)


def _has_done_it(clause: Clause, told: Predicate) -> bool:
    """ "Two policemen shot dead a man": whoever stands before an active verb with an object did it."""
    if told.measure not in _DONE_TO or told.last - told.first == 1 or agents.is_passive(clause, told):
        return False
    article = clause.numbers.get(told.last)
    noun = (
        clause.word(article.last_token).noun
        if article is not None and article.last_token < clause.last
        else None
    )
    return noun is not None and noun.kind in PEOPLE and not clause.role(told.last - 1) & Role.PREPOSITION


def _describes_another(clause: Clause, predicate: Predicate) -> bool:
    """ "fetched 40 people from the besieged town": an adjective behind an article or a preposition tells of its own noun."""
    verb = predicate.first
    if predicate.last - verb > 1 or verb <= clause.first:
        return False
    before = clause.role(verb - 1)
    if clause.plays(verb - 2, Role.AMONG):
        return False  # "three of them are among the dead foreigners"
    opens = before & (Role.DETERMINER | Role.PREPOSITION) and not before & (Role.RELATIVE | Role.AUXILIARY)
    noun = clause.word(verb + 1).noun if opens and verb + 1 < clause.last else None
    return noun is not None and not clause.role(verb + 1) & (SIGNS | Role.PREPOSITION)


def _befalls_nobody(clause: Clause, verb: int) -> bool:
    """ "Nobody was hurt, but 40 guests had to leave": what happened to nobody is told of no number."""
    if not clause.roles & (Role.NEGATION | Role.AUXILIARY):
        return False
    token = verb - 1
    while token > clause.first and (clause.role(token) & Role.AUXILIARY or clause.role(token) == Role.NONE):
        if clause.says(token, "nobody") or clause.word(token).noun is not None:
            break
        token -= 1
    low = clause.tokens.lows[token]
    if low in clause.lexicon.lists["nobody"]:
        return True
    one = low == "one" and token > clause.first and clause.role(token - 1) & Role.NEGATION != 0
    return one or (clause.word(token).noun is not None and clause.tokens.lows[token - 1] == "no")


def _encloses_others(clause: Clause, predicate: Predicate) -> bool:
    """ "fined 1,400 men and sent 230 to the front", "shot Judge Alma Reyes dead": the frame counts whom it encloses."""
    if clause.role(predicate.first) & Role.PREPOSITION:
        return False
    where = clause.word(predicate.last - 1).noun  # "staying in 113 centres" says where those before are
    verbal = clause.role(predicate.first) == Role.NONE and (where is None or where.kind not in _WHERE)
    held = verbal and _holds_a_number(clause, predicate)
    return held or _names_somebody(clause, predicate, predicate.first + 1)


def _is_done_to(clause: Clause, predicate: Predicate) -> bool:
    """ "two officers were surrounded and beaten": forces to whom a deed of forces is done are not in action."""
    one = predicate.measure == "deployed" and predicate.last - predicate.first == 1
    return one and clause.text(predicate.first).endswith("ed") and agents.is_passive(clause, predicate)


def _is_of_others(clause: Clause, predicate: Predicate) -> bool:
    """ "claimed the lives of five", "80 divers are searching for two men": words that count who follows, or tell of them."""
    if _is_done_to(clause, predicate) or _describes_another(clause, predicate):
        return True
    if agents.is_for_others(clause, predicate.first, predicate.last):
        return True
    lost = any(reading.form in ("participle", "state") for reading in clause.word(predicate.first).readings)
    return not lost and _searches(clause, predicate)


def _verb_ahead(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    """What a verb ahead of its subject adds, as in "In the shelling perished three dockers", but not "where he died two men"."""
    ahead = predicate.last == counted.first and predicate.measure == "killed"
    named = predicate.first == clause.first or clause.word(predicate.first - 1).noun is not None
    return 0.6 if ahead and named else 2.5


def _state_ahead(counted: Counted, predicate: Predicate) -> float:
    """What a state or a phrase ahead of the number adds."""
    return 0.0 if predicate.form == "phrase" and predicate.last == counted.first else 1.5


def _is_of_an_aim(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "sent troops to the border to protect 40 shelters": a verb behind "to" governs the number, and not one before that."""
    verb = counted.first - 1
    while verb > predicate.last and clause.role(verb) & Role.DETERMINER:
        verb -= 1
    if verb <= predicate.last or not clause.says(verb - 1, "to") or clause.role(verb):
        return False
    return clause.word(verb).noun is None and clause.text(verb).isalpha() and clause.text(verb).islower()


def _has_another_verb(clause: Clause, counted: Counted, predicate: Predicate) -> bool:
    """ "sent eleven letters and received two replies": another verb stands between the predicate and the number."""
    verb = counted.first - 1
    while verb > predicate.last and clause.role(verb) & Role.DETERMINER:
        verb -= 1
    if verb <= predicate.last or not clause.text(verb).endswith("ed") or clause.word(verb).readings:
        return False
    return clause.role(verb - 1) & Role.CONJUNCTION != 0 and clause.role(verb) == 0


def _closes_a_count(clause: Clause, told: Predicate) -> bool:
    """ "some 2,000 killed or wounded, 4,300 prisoners": what became of one number, with a sign behind, has no object."""
    end = told.last
    while clause.role(end) & Role.CONJUNCTION and end + 1 < clause.last and clause.word(end + 1).readings:
        end += 2
    if not clause.role(end) & SIGNS:
        return False
    token = told.first - 1
    while clause.role(token) & Role.CONJUNCTION and token > clause.first and clause.word(token - 1).readings:
        token -= 2
    return any(number.last_token == token + 1 for number in clause.counts.values())


def _participle_cost(clause: Clause, counted: Counted, predicate: Predicate, after: bool) -> float:
    if not after:
        inverted = predicate.last == counted.first  # "From the ruins were dug out 14 persons"
        return (0.6 if inverted else 2.0) if agents.is_passive(clause, predicate) else 4.0
    if agents.is_passive(clause, predicate):
        return 0.0
    between = range(counted.last, predicate.first)
    adjacent = len(between) <= 2 and all(
        clause.text(t).islower() and not clause.word(t).noun for t in between
    )
    if not adjacent and not any(clause.role(t) & Role.CONJUNCTION for t in between):
        return FAR if _acts_on(clause, predicate) else 2.0
    return FAR if _has_object(clause, predicate) else 0.0


def _acts_on(clause: Clause, predicate: Predicate) -> bool:
    """ "A garrison of 1,800 men held the town", but not "14 men killed the week before"."""
    if predicate.last >= clause.last or predicate.last in clause.dated:
        return False
    definite = clause.role(predicate.last) & (Role.DETERMINER | Role.PREPOSITION) == Role.DETERMINER
    return definite or _names_somebody(clause, predicate, predicate.last)


def _has_object(clause: Clause, predicate: Predicate) -> bool:
    """Whether an object follows the verb, so that what stands before it is the agent."""
    if _ends_clause(clause, predicate):
        return False
    role = clause.role(predicate.last)
    if role & (Role.PREPOSITION | Role.SUBORDINATOR):
        return False
    counted = clause.word(predicate.last).noun or predicate.last in clause.numbers
    return bool(role & Role.DETERMINER or counted or _names_somebody(clause, predicate, predicate.last))


def _names_somebody(clause: Clause, predicate: Predicate, token: int) -> bool:
    """ "Two men stabbed Judge Alma Reyes", but not "two men stabbed Monday" or "Two Men Stabbed In Bar"."""
    if predicate.measure not in _DONE_TO:
        return False  # "1,200 men left Shali by rail"
    named = token < clause.last and clause.text(token)[0].isupper()
    return named and token not in clause.dated and clause.text(predicate.first)[0].islower()


def _ends_clause(clause: Clause, predicate: Predicate) -> bool:
    return predicate.last >= clause.last or clause.role(predicate.last) & CLOSING != 0


def _event_behind(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    """ "140 Soldaten beenden die Geiselnahme", "arraigned 17 men over the killing of two": an event that befalls others."""
    if _befalls_a_count(clause, predicate):
        return FAR
    on_duty = counted.kind in ("force", "helper", "fighter") and predicate.measure not in (
        "deployed",
        "withdrawn",
    )
    alone = (
        counted.head is None and predicate.measure == "equipment_lost"
    )  # "weitere acht lagen um das Wrack"
    return FAR if clause.verb_final and (on_duty or alone) else 4.0


def _befalls_a_count(clause: Clause, event: Predicate) -> bool:
    """ "the killing of two pastors", "der Tod von drei Kindern": the count behind an event says whom it befell."""
    token = event.last
    while token < clause.last and token not in clause.counts:
        if not clause.role(token) & _BEFORE_A_COUNT:
            return False
        token += 1
    return event.last < token < clause.last


def _is_adverb(clause: Clause, token: int) -> bool:
    """ "Austausch von insgesamt jeweils 90 Gefangenen": a small German word of which nothing is known."""
    word = clause.word(token)
    plain = clause.verb_final and not word.role and not word.reports and word.noun is None
    return plain and clause.text(token).islower() and token > 0 and clause.role(token - 1) != 0


def _event_cost(clause: Clause, counted: Counted, predicate: Predicate) -> float:
    distance = counted.first - predicate.last
    near = all(
        clause.role(token) & _BEHIND_EVENT or _is_adverb(clause, token)
        for token in range(predicate.last, counted.first)
    )
    return 0.2 if distance <= 3 and near else 3.5
