"""The tokens of a text become marked: with the flags and the classes that a vocabulary gives to their words."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.words.cues import AFTER, CLAUSE_VERB, NOUN_SOURCE, SEVERAL
from beleg.extraction.attribution.words.kinds import (
    ADJECTIVE,
    DETERMINER,
    ENDS_AS_ADJECTIVE,
    PREPOSITION,
    SAYING,
    STOP,
    TIME,
    Form,
)
from beleg.extraction.attribution.words.vocabulary import Vocabulary
from beleg.extraction.attribution.words.wordclasses import Words
from beleg.extraction.tokens import Tokens

_BEHIND_NACH: Final = 7
# What may follow a "nach" that is none of a source.
_PHRASES: Final = DETERMINER | PREPOSITION | TIME
_UNASKED: Final = Form(0, 0, "stated")


class Marked:
    """A text and what the vocabulary knows of its words.

    ``marks`` are the tokens whose words have flags, ``seen`` all these flags together; a "nach" of time or
    place has none. Of any other token the vocabulary is asked when its classes are first wanted.
    """

    __slots__ = ("_forms", "lows", "marks", "seen", "tokens", "vocabulary", "words")

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.words = tokens.words
        self.lows = tokens.lows
        self._forms: list[Form] = [_UNASKED] * len(tokens.words)
        self.marks = vocabulary.marked.yes(tokens)
        self.seen = self._see()

    def _see(self) -> int:
        """Has the vocabulary's forms of all marks, and returns their flags together."""
        forms, pieces, vocabulary = self._forms, self.tokens.pieces, self.vocabulary
        seen = 0
        for i in self.marks:
            form = vocabulary.form_of(pieces[i])
            if form.flags == NOUN_SOURCE and not self._leads_to_saying(i):
                form = Form(form.kind, AFTER if self._follows_saying(i) else 0, form.certainty)
            if form.flags & SEVERAL and self.verb_start(i) < i:
                form = Form(form.kind, form.flags | CLAUSE_VERB, form.certainty)
            forms[i] = form
            seen |= form.flags
        return seen

    def verb_start(self, i: int) -> int:
        """Where the verb begins whose last word is token ``i``: at "let" of "let it be known"; else ``i``."""
        for lead in self.vocabulary.several.get(self.words[i], ()):
            k = i - len(lead)
            if k > 0 and all(self.lows[k + n] == word for n, word in enumerate(lead)):
                return k
        return i

    def _leads_to_saying(self, i: int) -> bool:
        """Whether a noun of saying stands near behind "nach"; most often it speaks of time or place."""
        return self.saying_at(i + 1, min(i + _BEHIND_NACH, len(self.words))) >= 0

    def _follows_saying(self, i: int) -> bool:
        """Whether a noun of saying with its determiner stands before "nach": "den Angaben nach"."""
        if i < 1 or not self.vocabulary.nouns_capitalised or not self.kind(i - 1) & SAYING:
            return False
        if i > 1 and (self.kind(i - 2) & DETERMINER or self.words[i - 2] in self.vocabulary.words.own):
            return True
        if i + 2 >= len(self.words) or not self.words[i + 1].islower() or self.kind(i + 1) & _PHRASES:
            return False
        if self.kind(i + 1) & ADJECTIVE and self.words[i + 2][0].isupper():
            return False
        return i == 1 or bool(
            self.kind(i - 2) & (ADJECTIVE | ENDS_AS_ADJECTIVE | STOP)
        )  # "Ersten Berichten nach starben"

    def flags(self, i: int) -> int:
        """The flags of token ``i``."""
        return self._forms[i].flags

    def kind(self, i: int) -> int:
        """The classes of token ``i`` as flags."""
        found = self._forms[i]
        return self._form(i).kind if found is _UNASKED else found.kind

    def saying(self, i: int) -> str:
        """The certainty that the noun of saying at token ``i`` lends."""
        return self._form(i).certainty

    def _form(self, i: int) -> Form:
        found = self._forms[i] = self.vocabulary.form_of(self.tokens.pieces[i])
        return found

    def has(self, i: int, group: Words) -> bool:
        """Whether token ``i``, in any case, belongs to a class of function words; behind the last token, not."""
        return i < len(self.lows) and (self.lows[i] in group or self.words[i] in group)

    def has_kind(self, first: int, last: int, kinds: int) -> bool:
        """Whether a word of one of the kinds stands in a token range."""
        forms = self._forms  # looked at here too: a call for each token costs more than the answer
        for k in range(first, last):
            found = forms[k]
            if (self._form(k) if found is _UNASKED else found).kind & kinds:
                return True
        return False

    def has_flag(self, first: int, last: int, flags: int) -> bool:
        """Whether a word with one of the flags stands in a token range."""
        if not self.seen & flags:
            return False
        forms = self._forms
        for k in range(first, last):
            if forms[k].flags & flags:
                return True
        return False

    def has_word(self, first: int, last: int, group: Words) -> bool:
        """Whether a word of a class, as it is written, stands in a token range."""
        words = self.words
        for k in range(first, last):
            if words[k] in group:
                return True
        return False

    def has_lower(self, first: int, last: int, group: Words) -> bool:
        """Whether a word of a class, in any case, stands in a token range."""
        lows = self.lows
        for k in range(first, last):
            if lows[k] in group:
                return True
        return False

    def saying_at(self, first: int, last: int) -> int:
        """The first noun of saying in a token range; -1 where there is none."""
        for k in range(first, last):
            if self.kind(k) & SAYING:
                return k
        return -1
