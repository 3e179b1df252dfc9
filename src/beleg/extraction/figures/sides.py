"""Country words of a sentence become sides: which country those counted belong to, or whose act it is."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Final

from beleg.extraction.figures.clauses import Clause
from beleg.extraction.figures.counted import Counted
from beleg.extraction.figures.lexicon import Role, lexicon
from beleg.extraction.tokens import Question, Tokens
from beleg.gazetteer.countries import CountryWord, Phrase, adjective, compound, country, lookup, phrases
from beleg.languages import Pack
from beleg.model import Evidence

_AHEAD: Final = 4
_PARTY: Final = 2  # mentions that make a country a party of the conflict
_FORCE: Final = "force named before"


class CountryMention:
    """A country named by the tokens ``first:last``: its code and the kind of word that names it."""

    __slots__ = ("code", "first", "kind", "last")

    def __init__(self, first: int, last: int, word: CountryWord) -> None:
        self.first = first
        self.last = last
        self.code = word.code
        self.kind = word.kind


class Side:
    """A country, the tokens that name it and the rule that chose them; ``evidence`` is filled when a figure is there."""

    __slots__ = ("code", "english", "evidence", "first", "last", "rule")

    def __init__(self, code: str, english: str, first: int, last: int, rule: str) -> None:
        self.code = code
        self.english = english
        self.first = first
        self.last = last
        self.rule = rule
        self.evidence: Evidence | None = None


MIXED: Final = Side("", "", 0, 0, "several sides")


class Sides:
    """The countries that an article names; the forces and the main one are sought when asked for."""

    __slots__ = ("_forces", "_main", "_tokens", "_words", "mentions")

    def __init__(self, tokens: Tokens, words: CountryWords) -> None:
        self.mentions = _countries(tokens, words)
        self._tokens = tokens
        self._words = words
        self._forces: list[CountryMention] | None = None
        self._main: Side | None = MIXED

    @property
    def forces(self) -> list[CountryMention]:
        """The mentions of state forces."""
        if self._forces is None:
            self._forces = [m for m in self.mentions if _names_a_force(self._tokens, self._words, m)]
        return self._forces

    @property
    def main(self) -> Side | None:
        """The country that the article is about: named most, the first of them where several tie."""
        if self._main is MIXED:
            self._main = _main(self.mentions)
        return self._main

    @property
    def only(self) -> CountryMention | None:
        """The first mention of the country, where the article names a single one."""
        first = self.mentions[0] if self.mentions else None
        return first if first and all(mention.code == first.code for mention in self.mentions) else None

    def at(self, token: int) -> CountryMention | None:
        """The mention that begins at ``token``."""
        at = _before(self.mentions, token)
        known = self.mentions[at] if at < len(self.mentions) else None
        return known if known is not None and known.first == token else None

    def within(self, first: int, last: int) -> list[CountryMention]:
        """The mentions inside the tokens ``first:last``."""
        at, end = _before(self.mentions, first), _before(self.mentions, last)
        return self.mentions[at:end] if at < end else []

    def opponent(self, side: Side) -> Side | None:
        """The other of the two countries that an article of two parties names most."""
        counts = Counter(mention.code for mention in self.mentions)
        parties = [code for code, count in counts.most_common(2) if count >= _PARTY]
        if len(parties) < 2 or side.code not in parties:
            return None
        other = parties[1 - parties.index(side.code)]
        return next(_side(m, "opposing side") for m in self.mentions if m.code == other)

    def force_before(self, token: int) -> Side | None:
        """The state force named last before ``token``, else the first one behind it."""
        forces = self.forces
        return _side(forces[max(_before(forces, token) - 1, 0)], _FORCE) if forces else None

    def force_within(self, first: int, last: int) -> Side | None:
        """The state force named last inside the tokens ``first:last``."""
        forces = self.forces
        at = _before(forces, last)
        return _side(forces[at - 1], _FORCE) if at and forces[at - 1].first >= first else None


def _before(mentions: list[CountryMention], token: int) -> int:
    """How many mentions begin before ``token``; bisect would box each number."""
    low, high = 0, len(mentions)
    while low < high:
        middle = (low + high) >> 1
        if mentions[middle].first < token:
            low = middle + 1
        else:
            high = middle
    return low


class CountryWords:
    """Which words of a language can open the name of a country, and which are its forces."""

    __slots__ = ("_language", "_lexicon", "_names", "forces", "openings")

    def __init__(self, pack: Pack) -> None:
        self._language = pack.code
        self._lexicon = lexicon(pack)
        self._names = _names(pack.code)
        self.openings = Question(self.opens)
        self.forces = Question(self._is_force)

    def mention(self, texts: list[str], token: int) -> CountryMention | None:
        """The country named from ``token`` on, by the longest name."""
        text = texts[token]
        names = self._names.get(text)
        if names is not None:
            for words, word in names:
                if _stand_at(texts, token, words):
                    return CountryMention(token, token + len(words), word)
        joined = compound(text, self._language)
        return CountryMention(token, token + 1, joined) if joined is not None else None

    def opens(self, word: str) -> bool:
        """Whether the name of a country can begin with a word."""
        if not (word[0].isupper() or "isch" in word or "deutsch" in word):
            return False
        return word in self._names or country(word, self._language) is not None

    def _is_force(self, word: str) -> bool:
        noun = self._lexicon.word(word).noun
        return noun is not None and noun.kind == "force"


def _names(language: str) -> dict[str, list[Phrase]]:
    """The names of countries by their first word, those of several words first."""
    names = {first: list(longer) for first, longer in phrases(language).items()}
    for word, known in lookup(language).items():
        names.setdefault(word, []).append(((word,), known))
    return names


@cache
def country_words(pack: Pack) -> CountryWords:
    """The words of a pack for countries, made once."""
    return CountryWords(pack)


def _stand_at(texts: list[str], token: int, words: tuple[str, ...]) -> bool:
    """Whether ``words``, the first of which stands at ``token``, go on there."""
    if token + len(words) > len(texts):
        return False
    for i in range(1, len(words)):
        if texts[token + i] != words[i]:
            return False
    return True


def read(tokens: Tokens, pack: Pack) -> Sides:
    """All countries that an article names."""
    return Sides(tokens, country_words(pack))


def _countries(tokens: Tokens, words: CountryWords) -> list[CountryMention]:
    found = []
    skip = 0
    for token in words.openings.yes(tokens):
        if token >= skip:
            mention = words.mention(tokens.words, token)
            if mention is not None:
                skip = mention.last
                if mention.code:
                    found.append(mention)
    return found


def _names_a_force(tokens: Tokens, words: CountryWords, mention: CountryMention) -> bool:
    """ "nordkoreanische Soldaten", "Truppen Nordkoreas", "US-Soldaten", "Nordkoreaner"."""
    for token in range(max(mention.first - 1, 0), min(mention.last + 2, len(tokens.pieces))):
        if words.forces.concerns(tokens.pieces[token]):
            return token >= mention.first or mention.kind == "name"
    return False


def _main(mentions: list[CountryMention]) -> Side | None:
    """The country that is named most, the first of them where several tie."""
    if len(mentions) <= _PARTY:
        return None
    counts: dict[str, int] = {}
    most = 0
    for mention in mentions:
        counts[mention.code] = count = counts.get(mention.code, 0) + 1
        most = max(most, count)
    if most > _PARTY:
        for mention in mentions:
            if counts[mention.code] == most:
                return _side(mention, "country of the article")
    return None


def _side(mention: CountryMention, rule: str) -> Side:
    return Side(mention.code, adjective(mention.code), mention.first, mention.last, rule)


def named(mention: CountryMention, rule: str) -> Side:
    """The side that a mention names, as ``rule`` found it."""
    return _side(mention, rule)


def of_country(code: str, token: int, rule: str) -> Side:
    """The side of a country that the word at ``token`` gives."""
    return Side(code, adjective(code), token, token + 1, rule)


def of_phrase(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """The country that the words of the counted phrase itself name; ``MIXED`` where they name several."""
    if not mentions:
        return None
    opens = counted.behind
    inside = [m for m in mentions if opens <= m.first < counted.last]
    for mention in inside:
        if mention.code != inside[0].code:
            return MIXED
    for mention in inside:
        if mention.kind in ("adjective", "demonym") or mention.first == counted.head:
            return _side(mention, "phrase")
        if clause.text(mention.first).isupper() and not clause.verb_final and mention.last < counted.last:
            return _side(mention, "phrase")  # "three US service members"
        if mention.kind == "name" and clause.role(mention.first - 1) & Role.ORIGIN:
            return _side(mention, "phrase")
    for mention in mentions:
        if counted.last <= mention.first < counted.last + _AHEAD and _follows(clause, counted, mention):
            return _side(mention, "behind")
    return _of_part(clause, counted, mentions) if counted.part and counted.head is None else None


def _of_part(clause: Clause, counted: Counted, mentions: list[CountryMention]) -> Side | None:
    """ "two of them Ugandan nationals", "24 of whom were from New Zealand"."""
    for mention in mentions:
        if not counted.last < mention.first < counted.last + _AHEAD + 1:
            continue
        between = range(counted.last, mention.first)
        if any(clause.role(token) & Role.BREAK for token in between):
            return None
        adjective = mention.kind in ("adjective", "demonym")
        return _side(mention, "part") if adjective or clause.role(mention.first - 1) & Role.ORIGIN else None
    return None


def _follows(clause: Clause, counted: Counted, mention: CountryMention) -> bool:
    """ "Soldaten aus Nordkorea", "Truppen Nordkoreas", "Angehörige der libanesischen Armee", "troops from Chad"."""
    between = range(counted.last, mention.first)
    if any(clause.role(t) & Role.BREAK for t in between):
        return False
    kind = mention.kind
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
    agents = [m for m in mentions if _acts(clause, m, mentions)]
    if not agents:
        return None
    number = counted.first
    opens = number
    while opens > clause.first and not clause.role(opens - 1) & Role.BREAK:
        opens -= 1
    nearby = [m for m in agents if opens <= m.first < number]
    before = [m for m in agents if m.first < number]
    if clause.verb_final:
        return _side((nearby or before or agents)[0], "acting")
    chosen = nearby[-1] if nearby else (before or agents)[0]
    return None if _is_outdone(clause, chosen, number) else _side(chosen, "acting")


def _is_outdone(clause: Clause, mention: CountryMention, number: int) -> bool:
    """ "Central Command says the rebels fired three missiles": a group without a country does it."""
    for token in range(mention.last, number):
        word = clause.word(token)
        stateless = word.role & Role.STATELESS or (word.noun is not None and word.noun.kind == "fighter")
        if stateless and token - 1 > mention.last and not clause.role(token - 1) & Role.PREPOSITION:
            return not (
                clause.role(token - 1) & Role.DETERMINER and clause.role(token - 2) & Role.PREPOSITION
            )
    return False


def by_a_group(clause: Clause, number: int, mentions: list[CountryMention]) -> bool:
    """Whether those who act before ``number`` have no state: "Coalition forces downed five", "the U.N. mission has 900"."""
    if clause.verb_final or not clause.roles & Role.STATELESS:
        return False
    for token in range(number - 1, clause.first - 1, -1):
        if any(mention.first <= token < mention.last for mention in mentions):
            return False
        if clause.role(token) & Role.STATELESS:
            before = token - 1
            while clause.role(before) & Role.DETERMINER:
                before -= 1
            return not clause.role(before) & Role.PREPOSITION
    return False


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
    if mention.kind == "adjective":
        return _is_institution(clause, mention.last) or _is_institution(clause, mention.last + 1)
    return mention.kind in ("name", "metonym", "capital")


def _is_institution(clause: Clause, token: int) -> bool:
    if token >= clause.last:
        return False
    word = clause.word(token)
    return bool(
        word.role & Role.STATE_INSTITUTION or (word.noun and word.noun.kind in ("force", "weapon", "vehicle"))
    )


def is_stateless(clause: Clause, counted: Counted) -> bool:
    """ "NATO-Soldaten", "coalition troops": forces of several states."""
    for token in range(counted.behind, counted.last):
        if clause.role(token) & Role.STATELESS or _is_stateless_compound(clause.text(token), clause):
            return True
    return False


def _is_stateless_compound(text: str, clause: Clause) -> bool:
    before, hyphen, _ = text.partition("-")
    return bool(hyphen and clause.lexicon.word(before).role & Role.STATELESS)
