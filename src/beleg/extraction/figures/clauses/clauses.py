"""A sentence becomes a clause: its words as the lexicon knows them, and the predicates that report a measure."""

from __future__ import annotations

from typing import Final

from beleg.extraction import mypyc_attr
from beleg.extraction.figures.clauses import collocations, nounpredicates
from beleg.extraction.figures.clauses.lexicon import Lexicon
from beleg.extraction.figures.clauses.openings import Phrase, Reading, is_word
from beleg.extraction.figures.clauses.predicate import Predicate, is_shadowed
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.clauses.verbsecond import is_second
from beleg.extraction.figures.clauses.words import Word
from beleg.extraction.tokens import Tokens
from beleg.model import DateMention, NumberMention

_REACH: Final = 12
_SIGNS: Final = (",", ";", ":")
_ARTICLES: Final = Role.DETERMINER | Role.ANAPHOR | Role.RELATIVE
_REACH_FRAME: Final = 20  # from a finite verb to what closes its clause

_NO_NUMBERS: Final[dict[int, NumberMention]] = {}
_NO_AGES: Final[dict[int, int]] = {}
_NO_TOKENS: Final[set[int]] = set()


@mypyc_attr(acyclic=True)
class Clause:
    """A sentence ready for binding: ``words[i]`` belongs to token ``first + i``.

    ``roles`` and ``traits`` are those of all its words.

    ``numbers`` are its numbers by their first token, ``counts`` those that are no article, ``dated`` all tokens of
    its dates; ``ages`` tells where an age that begins at a token ends.
    """

    __slots__ = (
        "_predicates",
        "ages",
        "counts",
        "dated",
        "first",
        "last",
        "lexicon",
        "numbers",
        "roles",
        "tokens",
        "traits",
        "verb_final",
        "words",
    )

    def __init__(self, tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.first = first
        self.last = last
        self.verb_final = lexicon.capitalised_nouns
        self.numbers = _NO_NUMBERS
        self.counts = _NO_NUMBERS
        self.dated = _NO_TOKENS
        self.ages = _NO_AGES
        self._predicates: list[Predicate] | None = None
        self.words = lexicon.entries(tokens.pieces[first:last])
        roles, traits = Role.NONE, Trait.NONE
        for word in self.words:
            roles |= word.role
            traits |= word.traits
        self.roles: int = roles
        self.traits: int = traits

    def set_numbers(self, numbers: list[NumberMention]) -> None:
        self.numbers = self.counts = {number.first_token: number for number in numbers}
        for one in numbers:
            if one.shape == "article":
                self.counts = {at: number for at, number in self.numbers.items() if number.shape != "article"}
                return

    def set_dates(self, dates: list[DateMention]) -> None:
        self.dated, self.ages = set(), {}
        for date in dates:
            first, last = date.first_token, date.last_token
            if date.kind == "age":
                self.ages[first] = last
            else:
                for token in range(first, last):
                    self.dated.add(token)

    @property
    def predicates(self) -> list[Predicate]:
        """The predicates in the order of their first tokens, read when first asked for (once the numbers are known)."""
        if self._predicates is None:
            self._predicates = _predicates(self)
        return self._predicates

    def reports_within(self, first: int, last: int) -> bool:
        """Whether a predicate may begin among the tokens ``first:last``; no predicate is read for this."""
        words, own = self.words, self.first
        for token in range(first, min(last, self.last)):
            if words[token - own].reports:
                return True
        return False

    def word(self, token: int) -> Word:
        return self.words[token - self.first]

    def noun_measure(self, token: int) -> str | None:
        """The measure that the noun at ``token`` reports by itself."""
        noun = self.words[token - self.first].noun
        return noun.measure if noun else None

    def role(self, token: int) -> int:
        return self.words[token - self.first].role if self.first <= token < self.last else Role.NONE

    def plays(self, token: int, roles: int) -> bool:
        """Whether the word at ``token`` has one of the roles; at once where no word of the clause has."""
        if self.roles & roles == 0 or token < self.first or token >= self.last:
            return False
        return self.words[token - self.first].role & roles != 0

    def text(self, token: int) -> str:
        return self.tokens.words[token] if self.first <= token < self.last else ""

    def says(self, token: int, name: str) -> bool:
        """Whether the word at ``token``, as it is written, stands in the list ``name`` of the grammar."""
        text = self.tokens.words[token] if self.first <= token < self.last else ""
        return text in self.lexicon.lists[name]

    def says_low(self, token: int, name: str) -> bool:
        """Whether the word at ``token``, in lower case as at the head of a sentence too, stands in the list ``name``."""
        return self.first <= token < self.last and self.tokens.lows[token] in self.lexicon.lists[name]

    def mentions(self, name: str) -> bool:
        """Whether any word of the sentence, in lower case, stands in the list ``name`` of the grammar."""
        return not self.lexicon.lists[name].isdisjoint(self.tokens.lows[self.first : self.last])


def _predicates(clause: Clause) -> list[Predicate]:
    found: list[Predicate] = []
    plains = clause.tokens.plains
    token = covered = clause.first
    for word in clause.words:
        if word.reports:
            if word.phrases and token + 1 < clause.last:
                ahead = word.phrases_with(plains[token + 1])
                if not ahead.empty:
                    third = plains[token + 2] if token + 2 < clause.last else ""
                    covered = max(covered, _add_phrases(found, clause, token, ahead.before(third)))
            framed = len(found)
            if word.frames:
                _add_frames(found, clause, token, word)
            if word.readings:
                known = len(found)
                _add_readings(found, clause, token, word.readings)
                if token < covered:
                    _uncover(found, known, token)
                if clause.verb_final and framed < len(found) and word.frames:
                    _prefer_frames(found, clause, framed)
            if word.tells and not (word.event and token < covered):
                nounpredicates.add(found, clause, token, word)
        token += 1
    _prefer_reflexive(found, clause)
    nounpredicates.add_totals(found, clause)
    collocations.add(found, clause)
    return found


def _uncover(found: list[Predicate], known: int, token: int) -> None:
    """Leave the words of a phrase their own readings for those that the phrase cannot count."""
    taken: frozenset[str] = frozenset()
    for phrase in found[:known]:
        if phrase.form == "phrase" and phrase.first <= token < phrase.last:
            taken |= phrase.only
    own = found[known:]
    del found[known:]
    if "nothing" in taken:
        return
    for one in own:
        one.only -= taken
        if one.only:
            found.append(one)


def _add(found: list[Predicate], first: int, last: int, reading: Reading) -> None:
    found.append(Predicate(first, last, reading.form, reading.measure, reading.only, reading.weak))


def _add_readings(found: list[Predicate], clause: Clause, token: int, readings: list[Reading]) -> None:
    if clause.verb_final and len(readings) > 1 and noun_follows(clause, token):
        attributive = [reading for reading in readings if reading.form == "attributive"]
        if attributive and is_second(clause, token):
            attributive = [reading for reading in readings if reading.form != "attributive"]
        readings = attributive or readings
    if not clause.verb_final and _is_nominal(clause, token):
        return
    if clause.verb_final and clause.role(token - 1) & Role.DETERMINER and noun_follows(clause, token):
        # "der verunglückten Maschinen"
        readings = [reading for reading in readings if reading.form != "subject"]
    for reading in readings:
        _add(found, token, token + 1, reading)


def _is_nominal(clause: Clause, token: int) -> bool:
    """ "the number of missing", "the wounded were flown out": a participle that is a noun where it stands."""
    if not clause.role(token - 1) & (Role.PARTITIVE_OF | Role.DETERMINER):
        return False
    if clause.says(token - 1, "everyone") and clause.text(token - 2) == ",":
        return False  # "five people, all dead"
    if clause.word(token).event and clause.role(token - 1) & _ARTICLES == Role.DETERMINER:
        return True  # "the exchange of prisoners"
    if clause.word(token).noun:
        return token + 1 >= clause.last or clause.word(token + 1).noun is None
    opens = clause.role(token - 1) & (Role.DETERMINER | Role.ANAPHOR) == Role.DETERMINER
    return opens and clause.role(token + 1) & Role.AUXILIARY != 0


def noun_follows(clause: Clause, token: int) -> bool:
    """Whether a German noun follows, adjectives between allowed: "entsandten nordkoreanischen Truppen"."""
    for after in range(token + 1, clause.last):
        text = clause.text(after)
        if after in clause.numbers:
            return False
        if text[0].isupper() and text[0].isalpha():
            return True
        if not text.endswith(clause.lexicon.endings["adjectives"]) or clause.role(after):
            return False
    return False


def _add_phrases(found: list[Predicate], clause: Clause, token: int, phrases: list[Phrase]) -> int:
    """Add the phrases whose first two words stand here; the token up to which one covers the words."""
    covered, plains = token, clause.tokens.plains
    matched: list[tuple[int, Reading]] = []
    for rest, reading in phrases:
        if rest and reading.form == "phrase":
            end = token + 1 + len(rest)
            if end >= clause.last:
                continue
            if plains[end] != rest[-1] and (rest[-1][0] != "~" or not is_word(plains[end], rest[-1])):
                continue
        end = _match(clause, token + 2, rest, 0)
        if end:
            matched.append((end, reading))
            if reading.form == "phrase" and end > covered:
                covered = end
    for end, reading in matched:
        if end == covered or reading.form != "phrase" or not is_shadowed(matched, end, reading):
            _add(found, token, end, reading)
    return covered


def _add_frames(found: list[Predicate], clause: Clause, token: int, word: Word) -> None:
    """Readings with a gap: "nahmen … fest", "taken to … hospital"."""
    plains, last = clause.tokens.plains, min(token + _REACH_FRAME, clause.last)
    frames, closings = word.frames, word.closings
    open_ends = frames.get("~")
    if open_ends is None and frames.keys().isdisjoint(plains[token + 1 : last]):
        return
    content = clause.lexicon.lists["content"]
    # A verb takes the nearest of its particles: "nahm zehn fest, … stellte sie fest".
    closed: set[str] = set()
    for at in range(token + 1, last):
        low = plains[at]
        if low == plains[token] or low in content or (low in _SIGNS and _closes_frames(clause, low, at)):
            return
        ends = frames.get(low)
        if ends is not None and low not in closed:
            known = len(found)
            _add_closed(found, clause, (token, at + 1), ends)
            if len(found) > known:
                closed.add(low)
        if open_ends is not None and low.endswith(closings):
            _add_closed(found, clause, (token, at), open_ends)


def _closes_frames(clause: Clause, low: str, at: int) -> bool:
    """Whether a sign opens a clause that no frame reaches into: "musste ins Spital, konnte es wieder verlassen"."""
    if low != ",":
        return True
    opens = clause.verb_final and at + 1 < clause.last and bool(clause.word(at + 1).frames)
    return opens and not clause.word(at + 1).noun


def _prefer_frames(found: list[Predicate], clause: Clause, framed: int) -> None:
    """ "verloren … ihr Obdach": a verb that opens a longer reading is not read on its own for those whom that counts."""
    taken: frozenset[str] = frozenset()
    for frame in found[framed:]:
        if frame.form == "frame" and not _is_broken(clause, frame):
            taken |= frame.only
    if taken:
        alone = [p for p in found[framed:] if p.form != "frame"]
        del found[len(found) - len(alone) :]
        for predicate in alone:
            predicate.only -= taken
            if predicate.only:
                found.append(predicate)


def _prefer_reflexive(found: list[Predicate], clause: Clause) -> None:
    """ "konnten sich aus eigener Kraft befreien": the verb that closes a longer reading is not read on its own for those whom that counts."""
    if not clause.verb_final:
        return
    for frame in found:
        if frame.form != "frame" or frame.measure != "other" or _is_broken(clause, frame):
            continue
        for verb in found:
            if verb.last == frame.last and verb.first > frame.first and verb.form == "object":
                verb.only -= frame.only


def _is_broken(clause: Clause, frame: Predicate) -> bool:
    """Whether a sign stands inside, or a number that opens another clause."""
    return any(clause.role(token) & Role.BREAK for token in range(frame.first, frame.last - 1))


def _add_closed(found: list[Predicate], clause: Clause, at: tuple[int, int], ends: list[Phrase]) -> None:
    """Add the readings that begin at the first token of ``at`` and whose last words stand at the second."""
    if _crosses_a_verb(clause, at[0], at[1]):
        return
    for rest, reading in ends:
        end = _match(clause, at[1], rest, 0)
        if end:
            _add(found, at[0], end, reading)


def _crosses_a_verb(clause: Clause, first: int, last: int) -> bool:
    """ "A man in his 60s has died and two were taken to hospital": what an English preposition opens ends before a verb."""
    if clause.verb_final or clause.role(first) & (Role.PREPOSITION | Role.SUBORDINATOR) != Role.PREPOSITION:
        return False
    return any(clause.role(token) & Role.AUXILIARY for token in range(first + 1, last))


def _match(clause: Clause, token: int, rest: tuple[str, ...], at: int) -> int:
    """The token behind the words of ``rest`` from the one at ``at``, 0 where they do not stand at ``token``.

    \u2026 skips some.
    """
    while at < len(rest):
        if rest[at] == "\u2026":
            for later in range(token + 1, min(token + _REACH, clause.last)):
                end = _match(clause, later, rest, at + 1)
                if end:
                    return end
            return 0
        if token >= clause.last or not is_word(clause.tokens.plains[token], rest[at]):
            return 0
        token += 1
        at += 1
    return token
