"""Country words of a sentence become sides: which country those counted belong to, or whose act it is."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from beleg.extraction.figures.clauses import BREAKS, Clause
from beleg.extraction.figures.counted import Counted
from beleg.extraction.figures.lexicon import Lexicon, Role
from beleg.extraction.tokens import Tokens
from beleg.gazetteer.countries import CountryWord, Phrase, adjective, country, phrases

_AHEAD: Final = 4
_PARTY: Final = 2  # mentions that make a country a party of the conflict


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country named by the tokens ``first:last``."""

    first: int
    last: int
    word: CountryWord


@dataclass(frozen=True, slots=True)
class Side:
    """A country, the tokens that name it and the rule that chose them."""

    code: str
    english: str
    first: int
    last: int
    rule: str


MIXED: Final = Side("", "", 0, 0, "several sides")


@dataclass(slots=True)
class Sides:
    """The countries of an article: all mentions, those of state forces, and the one it is about."""

    mentions: list[CountryMention]
    forces: list[Side]
    main: Side | None
    _starts: list[int] = field(init=False)
    _force_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [mention.first for mention in self.mentions]
        self._force_starts = [side.first for side in self.forces]

    def opponent(self, side: Side) -> Side | None:
        """The other of the two countries that an article of two parties names most."""
        counts = Counter(mention.word.code for mention in self.mentions)
        parties = [code for code, count in counts.most_common(2) if count >= _PARTY]
        if len(parties) < 2 or side.code not in parties:
            return None
        other = parties[1 - parties.index(side.code)]
        return next(_side(m, "opposing side") for m in self.mentions if m.word.code == other)

    def within(self, first: int, last: int) -> list[CountryMention]:
        """The mentions inside the tokens ``first:last``."""
        starts = self._starts
        return self.mentions[bisect_left(starts, first) : bisect_left(starts, last)]

    def force_before(self, token: int) -> Side | None:
        """The state force named last before ``token``, else the first one behind it."""
        at = bisect_left(self._force_starts, token)
        return self.forces[max(at - 1, 0)] if self.forces else None

    def force_within(self, first: int, last: int) -> Side | None:
        """The state force named last inside the tokens ``first:last``."""
        at = bisect_left(self._force_starts, last)
        return self.forces[at - 1] if at and self.forces[at - 1].first >= first else None


def read(tokens: Tokens, lexicon: Lexicon, language: str) -> Sides:
    """All countries that an article names."""
    mentions = _countries(tokens, language)
    forces = [_side(m, "force named before") for m in mentions if _names_a_force(tokens, lexicon, m)]
    return Sides(mentions, forces, _main(mentions))


def _countries(tokens: Tokens, language: str) -> list[CountryMention]:
    found = []
    longer = phrases(language)
    texts = tokens.words
    skip = 0
    for token, text in enumerate(texts):
        if token < skip or not (text[0].isupper() or "isch" in text):
            continue
        mention = _longest(texts, token, longer) if text in longer else None
        if mention is None:
            word = country(text, language)
            mention = CountryMention(token, token + 1, word) if word else None
        if mention:
            skip = mention.last
            if mention.word.code:
                found.append(mention)
    return found


def _longest(texts: list[str], token: int, longer: Mapping[str, list[Phrase]]) -> CountryMention | None:
    for words, word in longer[texts[token]]:
        end = token + len(words)
        if tuple(texts[token:end]) == words:
            return CountryMention(token, end, word)
    return None


def _names_a_force(tokens: Tokens, lexicon: Lexicon, mention: CountryMention) -> bool:
    """ "nordkoreanische Soldaten", "Truppen Nordkoreas", "US-Soldaten", "Nordkoreaner"."""
    near = range(max(mention.first - 1, 0), min(mention.last + 2, len(tokens)))
    for token in near:
        word = lexicon(tokens.words[token])
        if word.noun and word.noun.kind == "force":
            return token >= mention.first or mention.word.kind == "name"
    return False


def _main(mentions: list[CountryMention]) -> Side | None:
    """The country that is named most, the first of them where several tie."""
    counts: dict[str, int] = {}
    for mention in mentions:
        counts[mention.word.code] = counts.get(mention.word.code, 0) + 1
    best = max(counts, key=lambda code: counts[code], default=None)
    if best is None or counts[best] <= _PARTY:
        return None
    return next((_side(m, "country of the article") for m in mentions if m.word.code == best), None)


def _side(mention: CountryMention, rule: str) -> Side:
    return Side(mention.word.code, adjective(mention.word.code), mention.first, mention.last, rule)


def of_country(code: str, token: int, rule: str) -> Side:
    """The side of a country that the word at ``token`` gives."""
    return Side(code, adjective(code), token, token + 1, rule)


def of_phrase(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """The country that the words of the counted phrase itself name; ``MIXED`` where they name several."""
    named = {m.word.code for m in mentions if counted.number.last_token <= m.first < counted.last}
    if len(named) > 1:
        return MIXED
    for mention in mentions:
        inside = counted.number.last_token <= mention.first < counted.last
        if inside and (mention.word.kind in ("adjective", "demonym") or mention.first == counted.head):
            return _side(mention, "phrase")
        if inside and mention.word.kind == "name" and clause.role(mention.first - 1) & Role.ORIGIN:
            return _side(mention, "phrase")
    for mention in mentions:
        if _follows(clause, counted, mention):
            return _side(mention, "behind")
    return None


def _follows(clause: Clause, counted: Counted, mention: CountryMention) -> bool:
    """ "Soldaten aus Nordkorea", "Truppen Nordkoreas", "Angehörige der libanesischen Armee", "troops from Chad"."""
    if not counted.last <= mention.first < counted.last + _AHEAD:
        return False
    between = range(counted.last, mention.first)
    if any(clause.text(t) in BREAKS for t in between):
        return False
    kind = mention.word.kind
    if kind == "name" and between:
        return len(between) <= 2 and bool(clause.role(counted.last) & Role.ORIGIN)
    if kind == "name":
        return clause.verb_final and clause.text(mention.first).endswith("s")
    if kind == "adjective" and between:
        opens = clause.role(counted.last) & (Role.DETERMINER | Role.PARTITIVE_OF)
        return bool(opens and _is_institution(clause, mention.last))
    return False


def acting(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """Whose act the clause tells: the country that is its subject, sought first between the last comma and the number."""
    number = counted.number.first_token
    opens = next(
        (t + 1 for t in range(number - 1, clause.first - 1, -1) if clause.text(t) in BREAKS), clause.first
    )
    agents = [m for m in mentions if _acts(clause, m, mentions)]
    nearby = [m for m in agents if opens <= m.first < number]
    before = [m for m in agents if m.first < number]
    return _side((nearby or before or agents)[0], "acting") if agents else None


def _acts(clause: Clause, mention: CountryMention, mentions: list[CountryMention]) -> bool:
    before = mention.first - 1
    while clause.role(before) & Role.DETERMINER:
        before -= 1
    if clause.role(before) & Role.PREPOSITION:
        return False
    if clause.text(before) == "," or clause.role(before) & Role.CONJUNCTION:
        listed = next((m for m in mentions if m.last == before), None)
        if listed:
            return _acts(clause, listed, mentions)
    if mention.word.kind == "adjective":
        return any(_is_institution(clause, mention.last + i) for i in range(2))
    return mention.word.kind in ("name", "metonym", "capital")


def _is_institution(clause: Clause, token: int) -> bool:
    if token >= clause.last:
        return False
    word = clause.word(token)
    return bool(
        word.role & Role.STATE_INSTITUTION or (word.noun and word.noun.kind in ("force", "weapon", "vehicle"))
    )


def is_stateless(clause: Clause, counted: Counted) -> bool:
    """ "NATO-Soldaten", "coalition troops": forces of several states."""
    for token in range(counted.number.last_token, counted.last):
        if clause.role(token) & Role.STATELESS or _is_stateless_compound(clause.text(token), clause):
            return True
    return False


def _is_stateless_compound(text: str, clause: Clause) -> bool:
    before, hyphen, _ = text.partition("-")
    return bool(hyphen and clause.lexicon(before).role & Role.STATELESS)
