"""The country words of an article become mentions, and one of them a side."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Final

from beleg.extraction import mypyc_attr
from beleg.extraction.figures.clauses.lexicon import lexicon
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.side import Side
from beleg.extraction.ordered import below
from beleg.extraction.tokens import Question, Tokens
from beleg.gazetteer.countries import CountryWord, Phrase, adjective, compound, lookup, phrases
from beleg.gazetteer.forces import force_of, forces
from beleg.languages import Pack, expand

_PARTY: Final = 2  # mentions that make a country a party of the conflict
_LINKS: Final = 2  # words that lead to who backs others: "von der Türkei"
_REMEMBERED: Final = 20_000  # words
_LONGEST_REMEMBERED: Final = 40  # characters
FORCE: Final = "force named before"
_POSSESSIVE: Final = frozenset(("'s", "\u2019s", "'", "\u2019"))


@mypyc_attr(acyclic=True)
class CountryMention:
    """A country named by the tokens ``first:last``: its code and the kind of word that names it.

    ``backs`` tells that it only stands behind others, "Iran-backed militias": it is neither side nor place.
    """

    __slots__ = ("backs", "code", "first", "kind", "last")

    def __init__(self, first: int, last: int, word: CountryWord) -> None:
        self.backs = False
        self.first = first
        self.last = last
        self.code = word.code
        self.kind = word.kind

    @property
    def named(self) -> bool:
        """Whether a country is named, not only an enemy or the speaker's own side."""
        return self.kind != "relation"


MIXED: Final = Side("", "", 0, 0, "several sides")
ENEMY: Final = "enemy"  # stands for the code of a country: the opponent of who speaks
OWN: Final = "own"  # the country of who speaks
RELATION: Final = "side of who speaks or its opponent"


class Sides:
    """The countries that an article names; the forces and the main one are sought when asked for."""

    __slots__ = ("_force_starts", "_forces", "_main", "_parties", "_starts", "_tokens", "_words", "mentions")

    def __init__(self, tokens: Tokens, words: CountryWords) -> None:
        self.mentions = _countries(tokens, words)
        self._starts = [mention.first for mention in self.mentions]
        self._tokens = tokens
        self._words = words
        self._forces: list[CountryMention] | None = None
        self._force_starts: list[int] = []
        self._main: Side | None = MIXED
        self._parties: list[str] | None = None

    @property
    def forces(self) -> list[CountryMention]:
        """The mentions of state forces."""
        if self._forces is None:
            self._forces = []
            for m in reversed(self.mentions):
                behind = self._forces[-1].first if self._forces else 0
                listed = m.kind == "adjective" and behind == m.last + 1  # "Thai and Cambodian troops"
                if m.named and not m.backs and (listed or _names_a_force(self._tokens, self._words, m)):
                    self._forces.append(m)
            self._forces.reverse()
            self._force_starts = [m.first for m in self._forces]
        return self._forces

    @property
    def main(self) -> Side | None:
        """The country that the article is about: named most, the first of them where several tie."""
        if self._main is MIXED:
            self._main = _main(self.mentions)
        return self._main

    @property
    def parties(self) -> list[str]:
        """The codes of the two countries that are named most, of none where an article names many but seldom."""
        if self._parties is None:
            counts = Counter(mention.code for mention in self.mentions if mention.named)
            few = len(counts) == 2
            self._parties = [code for code, count in counts.most_common(2) if count >= _PARTY or few]
        return self._parties

    def at(self, token: int) -> CountryMention | None:
        """The mention that begins at ``token``."""
        at = below(self._starts, token)
        known = self.mentions[at] if at < len(self.mentions) else None
        return known if known is not None and known.first == token else None

    def within(self, first: int, last: int) -> list[CountryMention]:
        """The mentions inside the tokens ``first:last``."""
        at, end = below(self._starts, first), below(self._starts, last)
        return self.mentions[at:end] if at < end else []

    def opponent(self, side: Side) -> Side | None:
        """The other of the two countries that an article of two parties names most."""
        parties = self.parties
        if len(parties) < 2 or side.code not in parties:
            return None
        other = parties[1 - parties.index(side.code)]
        return next(side_of(m, "opposing side") for m in self.mentions if m.code == other)

    def force_before(self, token: int) -> Side | None:
        """The state force named last before ``token``."""
        return self.force_within(0, token)

    def first_force(self) -> Side | None:
        """The state force named first in the article."""
        return side_of(self.forces[0], FORCE) if self.forces else None

    def are_several(self, first: int, last: int) -> bool:
        """Whether the tokens ``first:last`` name forces of more than one state."""
        return len({mention.code for mention in self.forces if first <= mention.first < last}) > 1

    def force_within(self, first: int, last: int) -> Side | None:
        """The state force named last inside the tokens ``first:last``."""
        forces = self.forces
        at = below(self._force_starts, last)
        return side_of(forces[at - 1], FORCE) if at and forces[at - 1].first >= first else None


class CountryWords:
    """Which words of a language can open the name of a country, and which are its forces."""

    __slots__ = (
        *(
            "_backed",
            "_backing_links",
            "_behind_hyphen",
            "_language",
            "_lexicon",
            "_longer",
            "_others",
            "_words",
        ),
        *("forces", "openings", "origins"),
    )

    def __init__(self, pack: Pack) -> None:
        self._language = pack.code
        self._lexicon = lexicon(pack)
        self._words = lookup(pack.code)
        self._longer = _longer(pack.code)
        self._others: dict[str, CountryWord | None] = {}
        backing = pack["places"]["backing"]
        self._backed = frozenset(form for word in backing["backed"].split() for form in expand(word))
        self._backing_links = frozenset(backing["links"].split())
        self._behind_hyphen = self._backed | {
            form for word in backing["made"].split() for form in expand(word)
        }
        self.origins = frozenset(pack["grammar"]["origin"].split())
        self.openings = Question(self.opens)
        self.forces = Question(self._is_force)

    def mention(self, texts: list[str], token: int) -> CountryMention | None:
        """The country named from ``token`` on, by the longest name."""
        text = texts[token]
        longer = self._longer.get(text)
        if longer is not None:
            for words, word in longer:
                if _stand_at(texts, token, words):
                    return CountryMention(token, token + len(words), word)
        alone = self._words.get(text)
        if alone is not None:
            return CountryMention(token, token + 1, alone)
        other = self._others[text] if text in self._others else self._other(text)
        return CountryMention(token, token + 1, other) if other is not None else None

    def only_backs(self, texts: list[str], mention: CountryMention) -> bool:
        """ "Iran-backed", "Russian-made", "backed by Iran", "von Iran unterstützte", "unter Vermittlung Katars"."""
        head, hyphen, tail = texts[mention.last - 1].rpartition("-")
        if hyphen and head and tail in self._behind_hyphen:
            return True
        at = mention.first - 1
        while at >= 0 and mention.first - at <= _LINKS and texts[at].lower() in self._backing_links:
            at -= 1
        linked = at < mention.first - 1
        behind = mention.last
        if linked and behind < len(texts) and texts[behind] in self._backed and texts[behind].islower():
            return True
        return at >= 0 and texts[at] in self._backed and (linked or texts[at][0].isupper())

    def _other(self, text: str) -> CountryWord | None:
        """The country that a word names which is no name: a compound, a force, "the enemy"; remembered."""
        if len(self._others) > _REMEMBERED:
            self._others.clear()
        known = compound(text, self._language) or force_of(text, self._language) or self._relation(text)
        if len(text) <= _LONGEST_REMEMBERED:
            self._others[text] = known
        return known

    def _relation(self, text: str) -> CountryWord | None:
        traits = self._lexicon.word(text).traits
        if traits & Trait.ENEMY:
            return _ENEMY
        return _OWN if traits & Trait.OWN else None

    def opens(self, word: str) -> bool:
        """Whether the name of a country can begin with a word."""
        if self._relation(word) is not None:
            return True
        if not (word[0].isupper() or any(part in word for part in self._lexicon.lists["nations"])):
            return False
        if word in self._words or word in self._longer or compound(word, self._language) is not None:
            return True
        return force_of(word, self._language) is not None

    def _is_force(self, word: str) -> bool:
        known = self._lexicon.word(word)
        return bool(known.role & Role.STATE_INSTITUTION) or (
            known.noun is not None and known.noun.kind == "force"
        )


def _longer(language: str) -> dict[str, list[Phrase]]:
    """The names of several words and those of forces by their first word, the longest first.

    Where a word that names a country by itself begins the name of a force, it stands among them.
    """
    names = {first: list(longer) for first, longer in phrases(language).items()}
    for first, bodies in forces().items():
        known = lookup(language).get(first)
        alone: list[Phrase] = [((first,), known)] if known is not None else []
        names[first] = sorted([*names.get(first, ()), *alone, *bodies], key=lambda name: -len(name[0]))
    return names


_ENEMY: Final = CountryWord(ENEMY, "relation", "enemy")
_OWN: Final = CountryWord(OWN, "relation", "own")


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
    found: list[CountryMention] = []
    skip = 0
    for token in words.openings.yes(tokens):
        if token >= skip:
            mention = words.mention(tokens.words, token)
            if mention is not None:
                skip = mention.last
                if mention.code and not (found and _is_of_another(tokens, found[-1], mention)):
                    mention.backs = words.only_backs(tokens.words, mention)
                    found.append(mention)
    return found


def _is_of_another(tokens: Tokens, before: CountryMention, mention: CountryMention) -> bool:
    """ "Philippine Marines", "Chile's Carabineros": a force that several states have under one name."""
    gap = mention.first - before.last
    near = gap == 0 or (gap == 1 and tokens.words[before.last] in _POSSESSIVE)
    return mention.kind == "force" and before.named and near


def _names_a_force(tokens: Tokens, words: CountryWords, mention: CountryMention) -> bool:
    """ "nordkoreanische Soldaten", "Truppen Nordkoreas", "troops from Chad", "US troops", "Chad's army", but not "in Chad 12 soldiers"."""
    if mention.kind == "force":
        return True
    first, last, end = mention.first, mention.last, len(tokens.pieces)
    if mention.kind != "name":
        return any(words.forces.concerns(tokens.pieces[t]) for t in range(first, min(last + 2, end)))
    if last < end and tokens.words[last] in _POSSESSIVE:
        return any(words.forces.concerns(tokens.pieces[t]) for t in range(last + 1, min(last + 3, end)))
    beside = [t for t in (first, last) if t < end]
    if first and tokens.words[first].endswith("s"):
        beside.append(first - 1)
    if first > 1 and tokens.lows[first - 1] in words.origins:
        beside.append(first - 2)
    return any(words.forces.concerns(tokens.pieces[t]) for t in beside)


def _main(mentions: list[CountryMention]) -> Side | None:
    """The country that is named most, the first of them where several tie."""
    if len(mentions) <= _PARTY:
        return None
    counts: dict[str, int] = {}
    most = 0
    for mention in mentions:
        if mention.named and not mention.backs:
            counts[mention.code] = count = counts.get(mention.code, 0) + 1
            most = max(most, count)
    if most > _PARTY:
        for mention in mentions:
            if counts.get(mention.code) == most:
                return side_of(mention, "country of the article")
    return None


def side_of(mention: CountryMention, rule: str) -> Side:
    """The side that a mention names, said to come by ``rule``."""
    if not mention.named:
        return Side(mention.code, "", mention.first, mention.last, RELATION)
    return Side(mention.code, adjective(mention.code), mention.first, mention.last, rule)


def of_country(code: str, token: int, rule: str) -> Side:
    """The side of a country that the word at ``token`` gives."""
    return Side(code, adjective(code), token, token + 1, rule)


def is_possessive(word: str) -> bool:
    """Whether a token makes the name before it a genitive."""
    return word in _POSSESSIVE
