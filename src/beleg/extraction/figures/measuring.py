"""The counts of a sentence become measures: bound by its clause, else inherited from what was said before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from beleg.extraction.figures import binding, clauses, counted, sides, tables
from beleg.extraction.figures.binding import Binding
from beleg.extraction.figures.clauses import BREAKS, Clause
from beleg.extraction.figures.counted import Counted
from beleg.extraction.figures.lexicon import Lexicon, Role
from beleg.extraction.figures.sides import Side, Sides
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.model import DateMention, NumberMention

_ONE_PERSON = frozenset(("killed", "wounded", "captured", "detained", "exchanged", "missing_persons"))
_HARM = frozenset(
    ("killed", "wounded", "casualties", "captured", "missing_persons", "detained", "exchanged", "affected")
)
_ACTS = frozenset(("attacks", "intercepted", "area", "distance", "equipment_lost"))
_PEOPLE = frozenset(("person", "force", "helper", "fighter", "none", "unknown"))
_MOVED = frozenset(("deployed", "withdrawn", "evacuated"))
_DONE_TO = frozenset(("intercepted", "equipment_lost"))
_TAKEN_OVER = frozenset(("part", "apposition", "ellipsis", "total"))
_THINGS = frozenset(("weapon", "vehicle"))
_MEMORY = 20  # figures back that a number without a noun may take its side from
_UNITS = {"area": "area", "length": "distance"}


@dataclass(slots=True)
class Found:
    """A number with its measure, where it stands, and the side of those counted."""

    counted: Counted
    binding: Binding
    clause: Clause
    sentence: Sentence
    side: Side | None = None


@dataclass(slots=True)
class Reader:
    """Reads one article, sentence by sentence, and remembers what later sentences inherit."""

    tokens: Tokens
    lexicon: Lexicon
    countries: Sides
    found: list[Found] = field(default_factory=list)
    lead_in: Clause | None = None
    heads: dict[int, str] = field(default_factory=dict)
    clauses: dict[int, Clause] = field(default_factory=dict)
    silent: Sentence | None = None

    def read(
        self, sentence: Sentence, numbers: Sequence[NumberMention], dates: Sequence[DateMention]
    ) -> None:
        """Bind the numbers of one sentence; ``dates`` are those inside it."""
        clause = self.clause(sentence, {d.first: d.last for d in dates if d.kind == "age"})
        by_token = {n.first: n for n in numbers if not _is_dated(n, dates)}
        clause.numbers = frozenset(by_token)
        clause.dated = frozenset(token for d in dates if d.kind != "age" for token in range(d.first, d.last))
        counts = {k: v for k, v in by_token.items() if v.shape != "article"}
        mentions = self.countries.within(sentence.first, sentence.last)
        fresh: list[Found] = []
        for number in by_token.values():
            one = counted.read(clause, number, counts)
            bound = self._bind(clause, one, fresh, sentence)
            if bound:
                found = Found(one, bound, clause, sentence)
                found.side = self._side(found, mentions, fresh)
                fresh.append(found)
        self.found.extend(fresh)
        self.silent = None
        self._remember(sentence, clause)

    def pass_over(self, sentence: Sentence) -> None:
        """Take note of a sentence without numbers: what list it opens, what table it heads."""
        self.silent = sentence
        if sentence.kind == "row" or self.tokens.words[sentence.last - 1] == ":":
            self._remember(sentence, self.clause(sentence))
        elif sentence.kind not in ("item", "title"):
            self.lead_in = None

    def _topic(self) -> str | None:
        """The measure that the sentence before totals without giving its number: "Die Zahl der Toten wächst"."""
        if self.silent is None:
            return None
        tolls = [p.measure for p in self.clause(self.silent).predicates if p.form == "toll"]
        return tolls[0] if tolls else None

    def clause(self, sentence: Sentence, ages: dict[int, int] | None = None) -> Clause:
        """The sentence as the lexicon reads it."""
        known = self.clauses.get(sentence.first)
        if known is None:
            known = clauses.read(self.tokens, sentence.first, sentence.last, self.lexicon, ages)
            self.clauses[sentence.first] = known
        return known

    def _remember(self, sentence: Sentence, clause: Clause) -> None:
        if sentence.kind == "row":
            self.heads = tables.columns(clause) or self.heads
        else:
            self.heads = {}
        if self.tokens.words[sentence.last - 1] == ":":
            self.lead_in = clause
        elif sentence.kind not in ("item", "title"):
            self.lead_in = None

    def _bind(self, clause: Clause, one: Counted, fresh: list[Found], sentence: Sentence) -> Binding | None:
        number = one.number
        if (
            one.kind == "noise"
            or number.low == 0
            or number.high == 0
            or clause.role(number.first - 1) & Role.LABEL
            or _is_age(clause, number)
        ):
            return None
        if sentence.kind == "row":
            measure = tables.measure_at(clause, number.first, self.heads)
            return Binding(measure, "table", number.first, number.last, 0.0) if measure else None
        if one.head is None and fresh and fresh[-1].counted.kind in _THINGS:
            one.noun = fresh[-1].counted.noun
        bound = self._resolve_victims(one, binding.bind(clause, one), fresh)
        if number.shape == "article" and _is_named_again(clause, one):
            return None
        if number.shape in ("article", "ordinal") or _is_one_of(clause, number):
            return bound if self._is_one_person(clause, one, bound) else None
        if number.unit == "percent":
            return self._share(one, bound, fresh)
        if one.kind in _UNITS:
            return self._extent(one, bound, fresh)
        bound = self._count(clause, one, bound, fresh)
        if bound and (_is_a_few(number) and bound.measure not in _HARM or _is_measurement(one)):
            return None
        return bound

    def _count(
        self, clause: Clause, one: Counted, bound: Binding | None, fresh: list[Found]
    ) -> Binding | None:
        """The measure of a plain count: its own, else what it inherits, else what its noun stands for."""
        before = fresh[-1] if fresh else self.found[-1] if self.found else None
        if before and one.part and (bound is None or bound.cost > 1.0):
            return _inherited(before.binding, one, "part")
        if one.rate and fresh:
            return _inherited(fresh[-1].binding, one, "ellipsis")
        if one.head is None and (bound is None or bound.cost > 1.5) and self._is_elliptical(clause, one):
            bound = self._inherit(clause, one, fresh) or bound
        if bound is None and one.head is None and fresh:
            bound = self._inherit(clause, one, fresh)
        if bound is None and self.lead_in is not None:
            bound = binding.from_lead_in(self.lead_in, one)
        if bound is None and fresh and self._is_coordinated(clause, one, fresh[-1]):
            bound = _inherited(fresh[-1].binding, one, "coordination")
        if bound is None and one.kind == "vehicle" and _is_means(clause, one.number.first - 1):
            bound = Binding("deployed", "means", one.number.first - 1, one.last, 1.0)
        return bound or self._inherit(clause, one, fresh) or binding.default(one)

    def _is_coordinated(self, clause: Clause, one: Counted, before: Found) -> bool:
        """ "90 Soldaten und fünf Hubschrauber": people and things that are named in one breath."""
        link = before.counted.last
        joined = link == one.number.first - 1 and (
            clause.role(link) & Role.CONJUNCTION or clause.text(link) == ","
        )
        return bool(
            joined
            and before.binding.measure in _MOVED
            and one.kind in ("vehicle", "force", "helper", "person")
        )

    def _is_elliptical(self, clause: Clause, one: Counted) -> bool:
        """ "not six", "es sind jetzt 157": a number that takes up the topic."""
        token = one.number.first
        near = range(max(token - 4, clause.first), token)
        if clause.role(token - 1) & (Role.NEGATION | Role.ADVERSATIVE):
            return True
        return any(clause.role(t) & Role.EXPLETIVE for t in near) and any(
            clause.role(t) & Role.PASSIVE for t in near
        )

    def _resolve_victims(self, one: Counted, bound: Binding | None, fresh: list[Found]) -> Binding | None:
        """ "Opfer", "victims" are the dead where the article has counted dead before."""
        if bound and bound.rule == "noun" and one.noun and one.noun.gloss == "victims":
            last = self._antecedent(fresh)
            if last and last.measure == "killed":
                return _inherited(last, one, "victims")
        return bound

    def _is_one_person(self, clause: Clause, one: Counted, bound: Binding | None) -> bool:
        """Whether "ein", "another", "a third" counts: only where the clause reports that it happened to that person."""
        if bound and bound.rule == "noun":
            if one.kind != "person" or bound.measure not in _ONE_PERSON or (one.noun and one.noun.weak):
                return False
            return clause.verb_final or bool(clause.role(one.number.first) & Role.ANOTHER)
        return bool(
            bound
            and bound.measure in _ONE_PERSON
            and bound.cost < 2.0
            and self._may_be_a_person(clause, one, bound)
            and bound.rule not in ("noun", "predicate:among")
        )

    def _may_be_a_person(self, clause: Clause, one: Counted, bound: Binding) -> bool:
        if clause.role(one.number.first - 1) & Role.PASSIVE and not clause.verb_final:
            return False
        if one.kind in ("person", "force", "fighter", "helper"):
            return True
        return bound.cost < 0.7 and (one.head is None or (one.kind == "unknown" and clause.verb_final))

    def _share(self, one: Counted, bound: Binding | None, fresh: list[Found]) -> Binding | None:
        """A share counts where it is taken of something counted before, or of people to whom something happened."""
        before = fresh[-1] if fresh else self.found[-1] if self.found else None
        if bound and bound.cost <= 1.0 and (one.noun or one.part):
            return bound
        if one.part and before:
            return _inherited(before.binding, one, "part")
        if one.kind in ("territory", "area"):
            return Binding("area", "share", one.number.first, one.last, 1.0)
        return bound if bound and one.noun else None

    def _extent(self, one: Counted, bound: Binding | None, fresh: list[Found]) -> Binding | None:
        """Ground and distance count only where somebody takes, holds, loses or covers it."""
        measure = _UNITS[one.kind]
        if bound:
            return bound
        before = fresh[-1] if fresh else self.found[-1] if self.found else None
        if before and before.binding.measure == measure:
            return _inherited(before.binding, one, "ellipsis")
        return None

    def _inherit(self, clause: Clause, one: Counted, fresh: list[Found]) -> Binding | None:
        """What a number without a measure of its own takes over from the figure before it."""
        if one.kind not in _PEOPLE and not (one.head is None and one.kind in _THINGS):
            return None
        topic = self._topic() if not fresh and one.head is None else None
        if topic:
            return Binding(topic, "topic", one.number.first, one.last, 1.0)
        last = self._antecedent(fresh)
        if last is None:
            return None
        roles = [word.role for word in clause.words]
        before = roles[: one.number.first - clause.first]
        added = (
            any(role & (Role.ADDITIVE | Role.NUMBER_OF) for role in before)
            or clause.role(one.last) & Role.ADDITIVE
        )
        if added and one.kind in ("person", "none"):
            return _inherited(last, one, "total")
        if one.kind in ("person", "none") and _is_said_to_be(clause, one):
            return _inherited(self._main_count(fresh), one, "competing count")
        if one.head is None:
            if fresh:
                return _inherited(fresh[-1].binding, one, "ellipsis")
            return _inherited(last, one, "ellipsis") if any(role & Role.EXPLETIVE for role in roles) else None
        if fresh and self._is_apposition(clause, one, fresh[-1]):
            return _inherited(last, one, "apposition")
        return None

    def _is_apposition(self, clause: Clause, one: Counted, before: Found) -> bool:
        """ "20 bodies were found, eleven women and nine men": no verb of its own beside the parts of a total."""
        if one.kind != "person":
            return False
        opener = clause.text(one.number.first - 1)
        joined = opener in BREAKS or (
            clause.role(one.number.first - 1) & Role.CONJUNCTION
            and before.binding.rule in ("apposition", "part")
        )
        if not joined:
            return False
        token = one.number.last
        while token < clause.last and clause.text(token) not in BREAKS and clause.text(token) != ".":
            if clause.role(token) & Role.AUXILIARY or clause.word(token).readings:
                return False
            token += 1
        return True

    def _side(self, found: Found, mentions: list[sides.CountryMention], fresh: list[Found]) -> Side | None:
        """The side of those counted: said in the phrase, taken over, or that of the state they serve."""
        one, clause, bound = found.counted, found.clause, found.binding
        own = sides.of_phrase(clause, one, mentions)
        if own or bound.rule == "table":
            return own
        before = fresh[-1] if fresh else self.found[-1] if self.found else None
        if before and (bound.rule in _TAKEN_OVER or (one.head is None and fresh)):
            return before.side
        if bound.measure in ("casualties", "equipment_lost") and _is_loss(clause, bound):
            return sides.acting(clause, one, mentions) or self._of_topic(found)
        if bound.measure in _ACTS:
            return sides.acting(clause, one, mentions) if bound.measure not in _DONE_TO else None
        if one.kind == "force" or (one.head is None and bound.measure in ("deployed", "withdrawn")):
            return None if sides.is_stateless(clause, one) else self._of_force(found, mentions)
        if bound.measure in _HARM and one.noun and one.noun.measure in _HARM:
            return self._of_topic(found)
        return None

    def _of_force(self, found: Found, mentions: list[sides.CountryMention]) -> Side | None:
        """A state's forces carry its nationality: of who sends them, of the force named before, of the country."""
        if found.binding.measure in ("deployed", "withdrawn", "casualties"):
            sender = sides.acting(found.clause, found.counted, mentions)
            if sender and sender.first < found.counted.number.first:
                return sender
        if found.counted.head is None:
            for earlier in reversed(self.found[-_MEMORY:]):
                if earlier.side and earlier.binding.measure == found.binding.measure:
                    return earlier.side
        return self.countries.force_before(found.counted.number.first) or self.countries.main

    def _of_topic(self, found: Found) -> Side | None:
        """Bare losses ("rund 1000 Tote") are those of the force that the last figure counted."""
        inside = self.countries.force_within(found.clause.first, found.counted.number.first)
        if inside:
            return inside
        if not self.found:
            return None
        last = self.found[-1]
        military = last.counted.kind == "force" or (
            last.counted.noun and last.counted.noun.gloss == "soldiers"
        )
        return last.side if military or last.binding.measure == "casualties" else None

    def _main_count(self, fresh: list[Found]) -> Binding | None:
        """The measure that the article counts most, the first of them where several tie."""
        bindings = [f.binding for f in (*self.found[:_MEMORY], *fresh) if f.binding.measure in _HARM]
        tally = Counter(bound.measure for bound in bindings)
        most = max(tally.values(), default=0)
        return next((bound for bound in bindings if tally[bound.measure] == most), self._antecedent(fresh))

    def _antecedent(self, fresh: list[Found]) -> Binding | None:
        for found in (*reversed(fresh), *reversed(self.found[-3:])):
            if found.binding.measure != "other" and found.counted.kind not in _UNITS:
                return found.binding
        return None


def _inherited(source: Binding | None, one: Counted, rule: str) -> Binding | None:
    return Binding(source.measure, rule, one.number.first, one.last, 1.0) if source else None


def _is_dated(number: NumberMention, dates: Sequence[DateMention]) -> bool:
    return any(d.start < number.end and number.start < d.end for d in dates)


def _is_loss(clause: Clause, bound: Binding) -> bool:
    """Whether the verb is one of losing, so that its subject is the side that lost."""
    readings = clause.word(bound.first).readings if bound.rule.startswith("predicate") else ()
    return any(reading.measure == "casualties" for reading in readings)


def _is_a_few(number: NumberMention) -> bool:
    """ "mehrere", "several": counted only of people harmed or detained."""
    return number.qualifier == "vague" and number.low == 3 and number.high == 9


def _is_named_again(clause: Clause, one: Counted) -> bool:
    """"zwei Wanderer, ein Vater und sein Sohn", "the man, a father of two, ": the article counts nobody new."""
    before = one.number.first - 1
    if clause.text(before) != "," or before - 1 < clause.first:
        return False
    named = clause.word(before - 1).noun is not None or clause.text(before - 1)[0].isupper()
    closing = next((t for t in range(one.last, clause.last) if clause.text(t) in BREAKS), clause.last)
    own = any(one.last <= p.first < closing for p in clause.predicates)
    return named and not own


def _is_said_to_be(clause: Clause, one: Counted) -> bool:
    """"sprach von 60", "war von 76 die Rede": somebody else's count of what the article is about."""
    token = one.number.first
    for before in range(token - 1, max(token - 9, clause.first - 1), -1):
        if clause.text(before) in BREAKS:
            break
        if clause.role(before) & Role.TALKS:
            return True
    return any(clause.role(after) & Role.TALKS for after in range(one.last, one.last + 3))


def _is_age(clause: Clause, number: NumberMention) -> bool:
    """ "ein Mann (58)": a number alone in brackets behind a person."""
    first, last = number.first - 1, number.last
    if clause.text(first) != "(" or clause.text(last) != ")" or number.qualifier != "exact":
        return False
    noun = clause.word(first - 1).noun if first > clause.first else None
    return bool(noun and noun.kind in _PEOPLE and noun.measure is None and (number.low or 0) < 110)


def _is_measurement(one: Counted) -> bool:
    """ "eine Stärke von 6,7": people and things are counted whole."""
    low = one.number.low
    return one.head is None and not one.rate and low is not None and low < 1000 and low != int(low)


def _is_means(clause: Clause, token: int) -> bool:
    """ "Retter suchten mit acht Schiffen", but not "ein Konvoi mit 18 Lastwagen"."""
    return bool(clause.role(token) & Role.MEANS and not clause.text(token - 1)[:1].isupper())


def _is_one_of(clause: Clause, number: NumberMention) -> bool:
    """ "one of the highest", "einer der Täter": no count unless something happened to that one."""
    return (
        number.low == 1
        and number.high == 1
        and bool(clause.role(number.last) & (Role.PARTITIVE_OF | Role.PREPOSITION))
    )
