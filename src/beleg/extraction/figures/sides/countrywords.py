"""Words become the mention of a country: its name, its people, a force that is its own, "the enemy", "our"."""

from __future__ import annotations

from functools import cache
from typing import Final

from beleg.extraction import mypyc_attr
from beleg.extraction.figures.clauses.lexicon import lexicon
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.tokens import Question
from beleg.gazetteer.countries import CountryWord, Phrase, compound, lookup, phrases
from beleg.gazetteer.forces import force_of, forces
from beleg.languages import Pack, expand

ENEMY: Final = "enemy"  # stands for the code of a country: the opponent of who speaks
OWN: Final = "own"  # the country of who speaks
_LINKS: Final = 2  # words that lead to who backs others: "von der Türkei"
_REMEMBERED: Final = 20_000  # words
_LONGEST_REMEMBERED: Final = 40  # characters
_POSSESSIVE: Final = frozenset(("'s", "\u2019s", "'", "\u2019"))
_ENEMY: Final = CountryWord(ENEMY, "relation", "enemy")
_OWN: Final = CountryWord(OWN, "relation", "own")


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


class CountryWords:
    """Which words of a language can open the name of a country, and which are its forces."""

    __slots__ = (
        "_backed",
        "_backing_links",
        "_behind_hyphen",
        "_language",
        "_lexicon",
        "_longer",
        "_others",
        "_words",
        "forces",
        "openings",
        "origins",
        "ways",
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
        self.ways = before_towns(pack)
        self.openings = Question(self.opens, counting=pack.code)
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

    def is_person(self, word: str) -> bool:
        """Whether a word names people of no force: "nurses"."""
        noun = self._lexicon.word(word).noun
        return noun is not None and noun.kind in ("person", "helper")

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


def is_possessive(word: str) -> bool:
    """Whether a token makes the name before it a genitive."""
    return word in _POSSESSIVE


@cache
def before_towns(pack: Pack) -> frozenset[str]:
    """The prepositions that stand before towns."""
    ways = pack["places"]["ways"]
    return frozenset(word for way in ("in", "near", "from", "to") for word in ways[way].split())
