"""The words around a date say whether it is when something happened, or when somebody told of it."""

from __future__ import annotations

from functools import cache
from typing import Final

from beleg.extraction.attribution.origins import Origins
from beleg.extraction.figures.clauses.sections import Sections
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.languages import Pack, expand
from beleg.model import DateMention

_SHARE: Final = 2  # a line of which more than half is a date tells when it was written
_BESIDE: Final = 4  # tokens: what more says, tells something
_OPENING: Final = 5  # tokens of a dateline before its day
_CLAUSE: Final = 3  # tokens before the day on which something happened
_COMPARED: Final = 8  # tokens from "the deadliest" to "since June"
_HELD: Final = 6  # tokens from the day back to the number
_QUALIFIED: Final = 3  # tokens from "against" to the number
_LATELY: Final = 2  # tokens from "only" to the day
_STUDIED: Final = 2  # tokens between a study and its year
_SIGNS: Final = frozenset((",", ";", ":", ".", "(", ")"))
_PARTED: Final = 12  # tokens that a sign counts as
_PARTING: Final = frozenset((",", ";", ":", "\u2013", "\u2014", "--"))
# Words that lead to an event told before, words for such events, superlatives, what opens and joins clauses, wars.
_LISTS: Final = (
    "aftermath",
    "calamities",
    "superlative",
    "subordinator",
    "conjunction",
    "wars",
    "then",
    "others",
    "held_against",
    "studies",
    "late",
)
_BEHIND_DATELINES: Final = frozenset(("(", "\u2013", "\u2014", "-", "--"))


class Tellings:
    """What the words of an article say of its dates."""

    __slots__ = (
        "_aftermath",
        "_calamities",
        "_conjunctions",
        "_held_against",
        "_late",
        "_opening_then",
        "_origins",
        "_others",
        "_sections",
        "_sentences",
        "_studies",
        "_subordinators",
        "_superlatives",
        "_then",
        "_tokens",
        "_wars",
    )

    def __init__(
        self, tokens: Tokens, sentences: list[Sentence], origins: Origins, sections: Sections, pack: Pack
    ) -> None:
        self._tokens = tokens
        self._sentences = sentences
        self._origins = origins
        self._sections = sections
        words = _words(pack)
        self._aftermath = words["aftermath"]
        self._studies = words["studies"]
        self._held_against = words["held_against"]
        self._late = words["late"]
        self._calamities = words["calamities"]
        self._superlatives = words["superlative"]
        self._subordinators = words["subordinator"]
        self._conjunctions = words["conjunction"]
        self._wars = words["wars"]
        self._then = _phrases(words["then"])
        self._opening_then = frozenset([phrase[0] for phrase in self._then])
        self._others = _phrases(words["others"])

    def then(self, first: int, token: int) -> int:
        """Where, before a token of a sentence, "damals" or "back then" opens; -1 where neither does."""
        if self._opening_then.isdisjoint(self._tokens.lows[first:token]):
            return -1
        for at in range(first, token):
            if self._says(self._then, at, token):
                return at
        return -1

    def tells_another(self, at: int) -> bool:
        """Whether a sentence opens with what leads to another event: "elsewhere", "in a separate incident"."""
        sentence = self._sentences[at]
        return self._says(self._others, sentence.first, sentence.last)

    def _says(self, phrases: list[tuple[str, ...]], at: int, last: int) -> bool:
        """Whether one of some phrases stands at a token, before the token ``last``."""
        lows = self._tokens.lows
        for words in phrases:
            if (
                lows[at] == words[0]
                and at + len(words) <= last
                and tuple(lows[at : at + len(words)]) == words
            ):
                return True
        return False

    def are_of_war(self) -> bool:
        """Whether the article speaks of a war, and totals may have run for as long as that."""
        return not self._wars.isdisjoint(self._tokens.lows)

    def is_compared(self, mention: DateMention, at: int) -> bool:
        """ "The deadliest attack since June": when something worse was, and not since when it goes on."""
        begins = max(self._sentences[at].first, mention.first_token - _COMPARED)
        return mention.last is None and not self._superlatives.isdisjoint(
            self._tokens.lows[begins : mention.first_token]
        )

    def is_of_other_number(self, mention: DateMention, token: int) -> bool:
        """ "163, down from 245 in January", "from 9,200 to 12,500 by June": the time of the number before it, and not of the other."""
        words = self._tokens.words
        first = mention.first_token
        for at in range(first - 1, max(first - _HELD, 0), -1):
            if words[at] in _SIGNS:
                return False
            if words[at][0].isdigit():
                other = token < at and words[token][0].isdigit()
                own = not other and at - _QUALIFIED <= token <= at
                return not own and (self._is_held_against(at) or (other and self._is_held_against(token)))
        return False

    def _is_held_against(self, token: int) -> bool:
        """Whether what opens a comparison stands before a number."""
        return not self._held_against.isdisjoint(self._tokens.lows[max(token - _QUALIFIED, 0) : token])

    def is_of_aftermath(self, mention: DateMention, at: int) -> bool:
        """ "Crews searched on Tuesday after an earthquake": the day of what came after the event."""
        after = False
        for low in self._tokens.lows[mention.last_token : self._sentences[at].last]:
            if after and low in self._calamities:
                return True
            after = after or low in self._aftermath
        return False

    def is_late(self, mention: DateMention) -> bool:
        """ "Three bodies were found only on 14 October": when one thing came after the event, which all else is of."""
        first = mention.first_token
        return not self._late.isdisjoint(self._tokens.lows[max(first - _LATELY, 0) : first])

    def gap(self, mention: DateMention, token: int) -> int:
        """How far a time stands from a number: what a sign parts is further, and most what another number does."""
        if mention.first_token < token:
            first, last, gap = mention.last_token, token, token - mention.first_token
        else:
            first, last, gap = token + 1, mention.first_token, mention.first_token - token
        ahead = self._conjunctions if mention.first_token < token else frozenset()
        signs = sum(1 for low in self._tokens.lows[first:last] if low in _PARTING or low in ahead)
        return gap + _PARTED * min(signs, 2)

    def is_of_report(self, mention: DateMention, at: int) -> bool:
        """Whether a date says when something was written or said."""
        return self._heads(mention, at) or self.is_when_told(mention, at)

    def is_when_told(self, mention: DateMention, at: int) -> bool:
        """Whether a date beside a statement says when somebody told it, and not when something happened."""
        sentence = self._sentences[at]
        if self._heads(mention, at) or at in self._sections.entries and mention.first_token == sentence.first:
            return False
        if self._is_in_opening_clause(mention, sentence) or self._is_of_a_calamity(mention):
            return False
        if self._is_of_a_study(mention, sentence):
            return True
        if self._origins.is_beside(mention.start, sentence.start, sentence.end):
            return True
        if self._origins.is_of_telling(sentence.start, sentence.end):
            return True
        return self._origins.is_when_said(mention.first_token, mention.last_token)

    def _heads(self, mention: DateMention, at: int) -> bool:
        """Whether a date is a line of its own, or that of a dateline."""
        sentence = self._sentences[at]
        if at in self._sections.entries and mention.first_token == sentence.first:
            return False
        length, dated = sentence.last - sentence.first, mention.last_token - mention.first_token
        alone = dated * _SHARE >= length and length - dated <= _BESIDE
        return alone or self._is_in_dateline(mention, sentence)

    def _is_in_opening_clause(self, mention: DateMention, sentence: Sentence) -> bool:
        """ "When the ship sank in May, the count was 438": what happened, before a comma and whoever tells of it."""
        lows, behind = self._tokens.lows, mention.last_token
        if lows[sentence.first] not in self._subordinators or mention.first_token - sentence.first < _CLAUSE:
            return False
        return "," in lows[behind : sentence.last] and "," not in lows[sentence.first : mention.first_token]

    def _is_of_a_study(self, mention: DateMention, sentence: Sentence) -> bool:
        """ "A 2019 study", "ein 1998 freigegebener Bericht", "a report released in 1998": when somebody counted, and nobody died."""
        lows, first, last = self._tokens.lows, mention.first_token, mention.last_token
        ahead = lows[last : min(last + _STUDIED, sentence.last)]
        behind = lows[max(first - _STUDIED - 1, sentence.first) : first]
        return not (self._studies.isdisjoint(ahead) and self._studies.isdisjoint(behind))

    def _is_of_a_calamity(self, mention: DateMention) -> bool:
        """ "the fire of 1987", "nach dem Beben vom Sonntag": the day of what happened, whoever tells of it."""
        return mention.first_token > 1 and self._tokens.lows[mention.first_token - 2] in self._calamities

    def _is_in_dateline(self, mention: DateMention, sentence: Sentence) -> bool:
        """ "KABUL, Oct 14 (AP) -": a date that a bracket or dash follows near the beginning."""
        words = self._tokens.words
        near = mention.first_token - sentence.first <= _OPENING and mention.last_token < sentence.last
        return near and words[mention.last_token] in _BEHIND_DATELINES


def _phrases(listed: frozenset[str]) -> list[tuple[str, ...]]:
    """The words of each phrase: "back_then" is of two."""
    return sorted(tuple(phrase.split("_")) for phrase in listed)


@cache
def _words(pack: Pack) -> dict[str, frozenset[str]]:
    """The lists of a language that ``_LISTS`` names, in lower case."""
    grammar = pack["grammar"]
    return {
        name: frozenset(form.lower() for word in grammar.get(name, "").split() for form in expand(word))
        for name in _LISTS
    }
