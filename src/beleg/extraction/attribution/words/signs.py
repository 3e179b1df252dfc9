"""Words that only together say how somebody stands to something become signs: "wollte sich ... nicht äußern"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from beleg.extraction.attribution.words.inflection import Inflection, inflection
from beleg.extraction.attribution.words.verbforms import forms
from beleg.model import STANCES

if TYPE_CHECKING:
    from mypy_extensions import i64

_QUESTION: Final = "question"


class Sign:
    """Classes of words that together show a stance, in order, and who is meant by whom the clause names.

    ``who`` is "subject" (the subject of the clause), "agent" (behind "von", "from"; else nobody), "either" (the
    subject of an active, the agent of a passive), "known" (the subject, if it is somebody who gives figures),
    "about" (the same, and only where a topic is named), "nobody", or "content" (who is quoted or reported around it).
    ``key`` is the class of the word that the sign is about; ``asks`` is set where an indirect question must follow.
    """

    __slots__ = ("asks", "key", "parts", "rule", "stance", "who")

    def __init__(self, stance: str, who: str, parts: list[i64], key: i64, asks: bool, rule: str) -> None:
        self.asks = asks
        self.stance = stance
        self.who = who
        self.parts = parts
        self.key = key
        self.rule = rule

    @property
    def asserts(self) -> bool:
        """Whether somebody says something by it."""
        return self.stance not in STANCES[-2:]

    @property
    def stands_alone(self) -> bool:
        """Whether it needs nobody who is named: nobody could check, no statement was there."""
        return self.stance == "cannot_verify" or self.who in ("agent", "nobody")

    def parts_of(self, together: i64) -> bool:
        """Whether classes hold all of the sign's."""
        for part in self.parts:
            if not part & together:
                return False
        return True


class Turns:
    """The signs of one language: which words belong to which of their classes.

    ``certain`` are words that make a sign without a negation, ``negatable`` those that need one.
    ``particles`` of a verb may stand apart from it; only the forms that are ``bare`` need none.
    """

    __slots__ = ("bare", "bits", "certain", "free_order", "names", "negatable", "particles", "signs")

    def __init__(self, table: Mapping[str, Any]) -> None:
        turns = table["turns"]
        self.free_order: bool = table["order"] == "verb_second"
        self.names: dict[str, i64] = {}
        self.bits: dict[str, i64] = {}
        self.bare: set[str] = set()
        self.particles: dict[str, frozenset[str]] = {}
        for name, words in turns["words"].items():
            self._class(name, forms(words))
        inflect = inflection(table["inflection"])
        for name, infinitives in turns["verbs"].items():
            self._inflect(name, infinitives, inflect)
        self.signs = [
            self._sign(group["stance"], group["who"], line)
            for group in turns["signs"]
            for line in group["any"]
        ]
        self.certain, self.negatable = self._openers()

    def named(self, name: str) -> i64:
        """The bit of a class; 0 for one that the language lacks."""
        return self.names.get(name, 0)

    def is_refusal(self, word: str) -> bool:
        """Whether a word is one of refusing: "declined", "lehnte"."""
        return bool(self.bits.get(word, 0) & self.named("refuse"))

    def _class(self, name: str, words: list[str]) -> None:
        """Adds words to a class; those with a bar belong to it with their particle, joined or apart."""
        bit = self.names.setdefault(name, 1 << len(self.names))
        for word in words:
            particle, _, verb = word.rpartition("|")
            for form in (verb, particle + verb) if particle else (word, word[0].upper() + word[1:]):
                self.bits[form] = self.bits.get(form, 0) | bit
            if particle:
                self.particles[verb] = self.particles.get(verb, frozenset()) | {particle}
            else:
                self.bare.add(word)

    def _inflect(self, name: str, infinitives: list[str], inflect: Inflection) -> None:
        for infinitive in infinitives:
            verb = inflect.forms(infinitive)
            lead = verb.particle + "|" if verb.particle else ""
            self._class(
                name, [infinitive.replace("|", ""), verb.participle, *(lead + f for f in verb.finite)]
            )
            if verb.particle:
                self._class(name, [infinitive.replace("|", "zu")])

    def _sign(self, stance: str, who: str, line: str) -> Sign:
        """A line of classes; the star marks the one that the sign is about, else it is the last."""
        classes = line.split()
        marked = [name for name in classes if name != _QUESTION]
        names = [name.lstrip("*") for name in marked]
        key = next((name[1:] for name in marked if name.startswith("*")), names[-1])
        parts = [self.names[name] for name in names]
        rule = "turn: " + line.replace("*", "")
        return Sign(stance, who, parts, self.names[key], _QUESTION in classes, rule)

    def _openers(self) -> tuple[i64, i64]:
        """The classes that make a sign worth looking for: by themselves, and beside a negation."""
        certain: i64 = 0
        negatable: i64 = 0
        negation = self.named("not")
        for sign in self.signs:
            if negation in sign.parts:
                negatable |= sign.key
            else:
                certain |= sign.key
        return certain, negatable
