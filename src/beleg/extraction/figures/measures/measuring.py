"""The counts of a sentence become measures: bound by its clause, else inherited from what was said before."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.lexicon import Lexicon
from beleg.extraction.figures.clauses.nouns import PEOPLE, THINGS
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.measures import (
    binding,
    bykind,
    capacities,
    glosses,
    keeping,
    labels,
    moved,
    noise,
    ownclause,
    patients,
    singles,
    tables,
    tallies,
    untold,
    victims,
)
from beleg.extraction.figures.measures.binding import Binding
from beleg.extraction.figures.measures.captives import (
    back_home,
    by_police,
    freed,
    held_back,
    picked_up,
    released,
)
from beleg.extraction.figures.measures.comparisons import held_against, rise
from beleg.extraction.figures.measures.enclosing import FAR
from beleg.extraction.figures.measures.enumerations import before_its_verb, coordinated, listed
from beleg.extraction.figures.measures.evidence import is_told
from beleg.extraction.figures.measures.gapping import gapped
from beleg.extraction.figures.measures.headed import headed
from beleg.extraction.figures.measures.illnesses import Illnesses
from beleg.extraction.figures.measures.inheritance import (
    died_so,
    goes_on,
    inherit,
    is_elliptical,
    repeated,
    taken_over,
    told_again,
)
from beleg.extraction.figures.measures.leaving import arrived, left_place, told_to_leave
from beleg.extraction.figures.measures.means import as_means, on_board, with_helpers
from beleg.extraction.figures.measures.memory import HARM, PICKED_OUT, UNITS, Found, Label, Memory
from beleg.extraction.figures.measures.mentioned import mentioned
from beleg.extraction.figures.measures.picks import money, picked_out
from beleg.extraction.figures.measures.shares import share
from beleg.extraction.figures.measures.strengths import numbering
from beleg.extraction.figures.measures.swaps import breakdown, come_home, in_swap, swapped
from beleg.extraction.figures.measures.things import antecedent, shares_its_noun, told_before
from beleg.extraction.figures.measures.topics import topic
from beleg.extraction.figures.measures.wholes import (
    all_of,
    complement,
    identified,
    is_of_other,
    of_named,
    of_those,
    of_whole,
    taken_from,
    whole_of,
)
from beleg.extraction.figures.phrases import counted
from beleg.extraction.figures.phrases.counted import Counted
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.model import DateMention, NumberMention

_SAID_OF_PART: Final = ("predicate:phrase", "predicate:subject", "predicate:frame", "released")
_CLOSING: Final = ("predicate:participle", "predicate:state", "predicate:phrase")
_OTHER_OWN: Final = 2.2
_FREED_IN_TITLE: Final = PEOPLE | {"captured"}  # "Handover of detainees"
_NOBODY: Final = ("noise", "case")


class Reader:
    """Reads one article, sentence by sentence; what it has bound is in ``memory.earlier``.

    ``silent`` is the clause of ``memory.silent``, once it was asked for; ``speaking`` are numbers that count only
    those who speak. ``topics`` tells of which lists of words the article has one, once it was asked for, ``said`` are all its
    words. ``idle`` are where numbers start that count nothing and leave nothing to remember: without them, the others count the same.
    """

    __slots__ = ("idle", "illnesses", "lexicon", "memory", "said", "silent", "speaking", "tokens", "topics")

    def __init__(self, tokens: Tokens, lexicon: Lexicon, speaking: list[NumberMention]) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.memory = Memory()
        self.silent: Clause | None = None
        self.topics: dict[str, bool] = {}
        self.said: frozenset[str] = frozenset()
        self.illnesses = Illnesses(tokens, lexicon.pack)
        self.speaking = speaking
        self.idle: set[int] = set()

    def read(self, sentence: Sentence, numbers: list[NumberMention], dates: list[DateMention]) -> None:
        """Bind the numbers of one sentence; ``dates`` are those inside it."""
        if dates:
            numbers = [number for number in numbers if not _is_dated(number, dates)]
        clause = self._read_numbers(sentence, numbers, dates) if numbers else None
        told = bool(self.memory.fresh)
        self.memory.label = labels.last(self.memory, sentence.last - sentence.first)
        self.memory.end_sentence()
        if not told:
            self.memory.silent, self.silent = sentence, clause
        self._note_lists(sentence, clause)

    def _read_numbers(
        self, sentence: Sentence, numbers: list[NumberMention], dates: list[DateMention]
    ) -> Clause:
        clause, memory = self._clause(sentence), self.memory
        clause.set_numbers(numbers)
        if dates:
            clause.set_dates(dates)
        for number in clause.numbers.values():
            if self.speaking and number in self.speaking:
                continue
            one = counted.read(clause, number, clause.counts)
            known = memory.dismissed, memory.untold
            bound = self._bind(clause, one, sentence)
            if bound and bound.measure == "affected" and not self.illnesses.explain(clause, bound):
                bound = None
            if bound:
                found = Found(one, bound, clause, sentence, glosses.gloss(clause, one, bound, memory))
                found.lead_in = memory.lead_in
                picked = bound.rule == PICKED_OUT
                (memory.aside if picked else memory.fresh).append(found)
            memory.dismissed = bound is None and one.kind in _NOBODY
            memory.untold = bound is None and untold.is_untold(clause, one)
            memory.unsaid = bound is None and (memory.unsaid or untold.is_unsaid(clause, one))
            if bound is None and known == (memory.dismissed, memory.untold):
                self.idle.add(number.start)
        if len(memory.fresh) > 1:
            before_its_verb(clause, memory.fresh)
        return clause

    def pass_over(self, sentence: Sentence) -> None:
        """Take note of a sentence without numbers: what it totals, what list it opens, what table it heads."""
        self.memory.silent = sentence
        self.silent = None
        self.memory.label = self._heading(sentence)
        if sentence.kind == "row" or self.tokens.words[sentence.last - 1] == ":":
            self._note_lists(sentence, None)
        elif sentence.kind not in ("item", "title"):
            self.memory.lead_in = None

    def _heading(self, sentence: Sentence) -> Label | None:
        """What a short line says of the labels below it."""
        if sentence.kind != "title" or sentence.last - sentence.first > labels.HEADING:
            return None
        self.silent = self._clause(sentence)
        return labels.heading(self.silent)

    def _clause(self, sentence: Sentence) -> Clause:
        """The sentence as the lexicon reads it."""
        return Clause(self.tokens, sentence.first, sentence.last, self.lexicon)

    def _note_lists(self, sentence: Sentence, clause: Clause | None) -> None:
        memory, kind = self.memory, sentence.kind
        if kind == "row":
            memory.heads = tables.columns(clause or self._clause(sentence)) or memory.heads
        elif memory.heads:
            memory.heads = {}
        if self.tokens.words[sentence.last - 1] == ":":
            memory.lead_in = clause or self._clause(sentence)
        elif kind not in ("item", "title"):
            memory.lead_in = None

    def _bind(self, clause: Clause, one: Counted, sentence: Sentence) -> Binding | None:
        memory = self.memory
        told = money(clause, one) if clause.traits & Trait.DAMAGE else rise(clause, one, memory)
        told = told or held_against(clause, one, memory) or mentioned(clause, one, memory)
        if not told and self._counts_nobody(clause, one, sentence):
            return None
        if told or noise.is_noise(clause, one):
            return told
        told = identified(clause, one, memory)
        if told or singles.is_named_again(clause, one):
            return told
        if sentence.kind == "row":
            measure = tables.measure_at(clause, one.first, memory.heads)
            return Binding(measure, "table", one.first, one.behind, 0.0) if measure else None
        told_by_label = labels.labelled(clause, one, memory)
        if told_by_label or labels.is_of_another(clause, one):
            return told_by_label
        before = antecedent(clause, one, memory)
        one.noun = told_before(clause, one, before) or tallies.named(clause, one, memory) or one.noun
        told = all_of(clause, one, memory)
        bound = told or self._resolved(clause, one, binding.bind(clause, one))
        headed = memory.silent is not None and memory.silent.kind == "title" and self._is_swap()
        bound = in_swap(clause, one, bound, memory, headed or self._speaks_of("bargain"), headed) or bound
        if singles.is_single(clause, one):
            last = memory.fresh[-1].binding.measure if memory.fresh else None
            if singles.counts_one(clause, one, bound, last):
                return bound
            return gapped(clause, one, memory) or picked_out(clause, one, memory)
        if one.number.unit == "percent":
            of_untold = bound is None and untold.is_part(clause, one, memory)
            return None if of_untold else share(clause, one, bound, memory)
        if one.kind in UNITS:
            return bound or self._extent(one)
        return keeping.kept(clause, one, self._count(clause, one, bound))

    def _counts_nobody(self, clause: Clause, one: Counted, sentence: Sentence) -> bool:
        """Whether an article or ordinal stands before what is no person, where no table, label or list tells more of it."""
        told = sentence.kind == "row" or self.memory.lead_in is not None
        return (
            not told and singles.names_nobody(clause, one) and not labels.labelled(clause, one, self.memory)
        )

    def _count(self, clause: Clause, one: Counted, bound: Binding | None) -> Binding | None:
        """The measure of a plain count: its own, else what it inherits, else what its noun stands for."""
        memory = self.memory
        before = memory.before()
        if untold.counts_nothing(clause, one, memory) or (
            bound is None and untold.is_part(clause, one, memory)
        ):
            return None
        if bound and binding.is_stray(clause, one, bound):
            return None
        if bound and bound.rule == "noun" and one.kind in THINGS and memory.lead_in is not None:
            bound = tallies.lost_things(memory.lead_in, one) or bound  # "Verluste:", "- 40 Drohnen"
        bound = goes_on(clause, one, bound, memory) or self._treated(clause, one, bound) or bound
        bound = numbering(clause, one, bound) or held_back(clause, one, bound, memory) or bound
        if one.kind in THINGS and bound and bound.measure in HARM:
            bound = as_means(clause, one, memory) or keeping.of_things(bound)
        bound = with_helpers(clause, one, bound, memory) or on_board(clause, one, bound) or bound
        bound = come_home(clause, one, bound, memory) or bound
        bound = complement(clause, one, bound, memory) or headed(clause, one, bound) or bound
        bound = of_whole(clause, one, bound, memory) or of_named(clause, one, bound) or bound
        if (
            before
            and one.part
            and one.kind != "item"
            and not is_of_other(clause, one, before, memory)
            and (
                bound is None
                or bound.cost > _least_of(clause, bound, one)
                or died_so(clause, one, bound, before)
            )
        ):
            return taken_from(clause, one, whole_of(one, before, memory))
        again = told_again(clause, one, bound, memory)
        if again:
            return again
        if memory.fresh and (one.rate or shares_its_noun(clause, one, before)):
            return taken_over(memory.fresh[-1].binding, one, "ellipsis")
        if (bound is None or bound.cost > 1.5) and is_elliptical(clause, one):
            bound = self._topic(clause, one) or inherit(clause, one, memory) or bound
        if bound is None or bound.cost > _least_of(clause, bound, one):
            bound = listed(clause, one, memory) or bound
        return bound or self._inherited(clause, one)

    def _inherited(self, clause: Clause, one: Counted) -> Binding | None:
        """The measure that the words around a count hand on to it, in their order of strength."""
        memory = self.memory
        bound: Binding | None = None
        if one.head is None and memory.fresh:
            bound = inherit(clause, one, memory)
        if bound is None and memory.lead_in is not None:
            bound = tallies.from_lead_in(memory.lead_in, one)
        bound = (
            bound
            or of_those(clause, one, memory)
            or coordinated(clause, one, memory)
            or as_means(clause, one, memory)
            or self._topic(clause, one)
        )
        return bound or inherit(clause, one, memory) or self._last_resort(clause, one)

    def _last_resort(self, clause: Clause, one: Counted) -> Binding | None:
        """The measure of a count that nothing in its sentence or in the one before tells."""
        memory = self.memory
        told = breakdown(clause, one, memory) or self._swapped(clause, one)
        if told is None and is_told(clause, one):
            told = repeated(clause, one, memory)
        told = told or left_place(clause, one) or arrived(clause, one, memory, self._speaks_of("fleeing"))
        if told or capacities.is_where(clause, one) or capacities.is_standing(clause, one):
            return told
        return bykind.default(clause, one)

    def _swapped(self, clause: Clause, one: Counted) -> Binding | None:
        """Who is counted right after "Beide Seiten tauschen Gefangene aus" are those exchanged."""
        if one.kind not in ("force", "person") or self.memory.silent is None or self.memory.fresh:
            return None
        if one.first > clause.first and clause.word(one.first - 1).traits & Trait.POSSESSIVE:
            return None  # "diplomacy between its two neighbours"
        return Binding("exchanged", "topic", one.first, one.last, 1.0) if self._is_swap() else None

    def _is_swap(self) -> bool:
        """Whether the sentence before, which has no number, tells of an exchange."""
        if self.memory.silent is None or self.memory.fresh:
            return False
        silent = self._silent_clause(self.memory.silent)
        freed = _FREED_IN_TITLE if self.memory.silent.kind == "title" else PEOPLE
        return any(
            told.measure == "exchanged"
            and not told.only.isdisjoint(freed)
            and not silent.plays(told.first - 1, Role.PREPOSITION)
            for told in silent.predicates
        )

    def _silent_clause(self, sentence: Sentence) -> Clause:
        """The sentence before, which has no number."""
        if self.silent is None:
            self.silent = self._clause(sentence)
        return self.silent

    def _topic(self, clause: Clause, one: Counted) -> Binding | None:
        """The measure that the sentence before totals without giving its number: "Die Zahl der Toten wächst"."""
        if self.memory.silent is None or self.memory.fresh or one.head is not None:
            return None
        return topic(self._silent_clause(self.memory.silent), clause, one)

    def _resolved(self, clause: Clause, one: Counted, bound: Binding | None) -> Binding | None:
        """What a measure means after what was told before: victims are dead or hurt, prisoners freed or let go."""
        if bound is None:
            return None
        if one.noun is not None and one.noun.gloss == "victims":
            return victims.counted(clause, one, bound, self.memory)
        bound = moved.stayed(clause, one, bound, self.memory) or bound
        if self._speaks_of("policing") and not self._speaks_of("captors"):
            bound = by_police(clause, one, bound) or bound
        elif self._speaks_of("at_sea"):
            bound = picked_up(clause, bound) or bound
        swap = bound.rule == "noun" and self._is_swap()
        again = swapped(clause, one, bound, self.memory, swap) or released(clause, one, bound, self.memory)
        again = again or self._concerned(clause, one, bound)
        bargained = self._speaks_of("bargain")
        again = again or freed(clause, one, bound, bargained, self._speaks_of("storming"))
        again = again or back_home(clause, one, bound, self.memory, bargained)
        return again or victims.among_them(clause, one, bound, self.memory) or bound

    def _concerned(self, clause: Clause, one: Counted, bound: Binding) -> Binding | None:
        """ "Die Evakuierung ist angeordnet. Betroffen sind 900 Einwohner": whom an order of the sentence before concerns."""
        if self.memory.silent is None or self.memory.fresh:
            return None
        return told_to_leave(clause, bound, self._silent_clause(self.memory.silent))

    def _speaks_of(self, name: str) -> bool:
        """Whether the article has a word of the list ``name`` anywhere."""
        known = self.topics.get(name)
        if known is None:
            self.said = self.said or frozenset(self.tokens.lows)
            known = self.topics[name] = not self.lexicon.lists[name].isdisjoint(self.said)
        return known

    def _treated(self, clause: Clause, one: Counted, bound: Binding | None) -> Binding | None:
        """What befell patients, where the article tells of people hurt or of a disease ("Cholera", "Cholera-Zentrum")."""
        if not patients.are_patients(one):
            return None
        most = self.memory.main_count()
        harmed = (most is not None and most.measure in HARM) or self._speaks_of("calamities")
        harmed = harmed or self._speaks_of("mishaps")
        return patients.treated(clause, one, bound, self.illnesses.are_named(), harmed)

    def _extent(self, one: Counted) -> Binding | None:
        """Ground and distance without a verb of taking, holding or losing count only beside another such figure."""
        before = self.memory.before()
        if before and before.binding.measure == UNITS[one.kind]:
            return taken_over(before.binding, one, "ellipsis")
        return None


def _least_of(clause: Clause, bound: Binding, one: Counted) -> float:
    """How far a reading may lie that keeps its own against the total: "zwei davon wurden entlassen", not "zwei der 19 an Bord"."""
    if (
        bound.rule in _CLOSING
        and clause.verb_final
        and ownclause.is_closed_by(clause, one, bound.first, bound.last)
    ):
        return FAR
    apart = bound.measure == "other" and bound.rule in _SAID_OF_PART and bound.first >= one.last
    return _OTHER_OWN if apart else 1.0


def _is_dated(number: NumberMention, dates: list[DateMention]) -> bool:
    return any(d.start < number.end and number.start < d.end for d in dates)
