"""A sentence that says "not independently verified" becomes a notice: what its words point to, what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.extraction.attribution.stances.verificationsigns import Signs, says_so, signs_of
from beleg.extraction.attribution.words.kinds import NUMERAL
from beleg.extraction.attribution.words.plain import plain
from beleg.extraction.attribution.words.vocabulary import Vocabulary, vocabulary
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.languages import Pack
from beleg.model import Span

_REACH: Final = 24  # sentences


class Notice:
    """The sentence ``own``, number ``at`` of a text, by which the text says that nobody could check.

    ``words`` are its words, also in small letters; ``block`` is the number of the sentence that begins its paragraph.
    """

    __slots__ = ("_vocabulary", "at", "block", "numbered", "own", "sentences", "signs", "tokens", "words")

    def __init__(
        self, tokens: Tokens, sentences: Sequence[Sentence], at: int, signs: Signs, v: Vocabulary
    ) -> None:
        self._vocabulary = v
        self.tokens = tokens
        self.sentences = sentences
        self.signs = signs
        self.at = at
        self.own = own = sentences[at]
        self.words = {*tokens.lows[own.first : own.last], *tokens.words[own.first : own.last]}
        self.block = self.block_start(at)
        self.numbered = self.has_number(own)

    def says(self, name: str) -> bool:
        """Whether a word of the list ``name`` stands in the notice: ``figures`` in "Die Angaben ließen sich nicht prüfen"."""
        return not self.signs.words[name].isdisjoint(self.words)

    def is_of_fighters(self) -> bool:
        """Whether it is about all who fight: "Die Militärangaben ließen sich nicht überprüfen"."""
        return not self.numbered and any(word.startswith(self.signs.parts["fighting"]) for word in self.words)

    def is_of_sides(self) -> bool:
        """Whether it is about all sides, by more than a word for two: "die Angaben beider Seiten"."""
        words = self.signs.words
        return not (words["all_sides"] - words["pair"]).isdisjoint(self.words)

    @property
    def span(self) -> Span:
        """The characters of the notice."""
        return Span(self.own.start, self.own.end)

    @property
    def opens_block(self) -> bool:
        """Whether its paragraph begins with it."""
        return self.at == 0 or self.sentences[self.at - 1].block != self.own.block

    @property
    def furthest(self) -> int:
        """The first character that a notice can point back to."""
        return self.sentences[max(0, self.at - _REACH)].start

    @property
    def is_early(self) -> bool:
        """Whether it stands where a paper is announced that is then printed in full."""
        return self.at <= _REACH

    def has_number(self, sentence: Sentence) -> bool:
        """Whether a sentence of the text holds a number."""
        form_of, pieces = self._vocabulary.form_of, self.tokens.pieces
        return any(form_of(pieces[k]).kind & NUMERAL for k in range(sentence.first, sentence.last))

    def block_start(self, at: int) -> int:
        """The number of the sentence that begins the paragraph of the one with number ``at``."""
        sentences, lowest = self.sentences, max(0, at - _REACH)
        while at > lowest and sentences[at - 1].block == sentences[at].block:
            at -= 1
        return at


def notices(tokens: Tokens, sentences: Sequence[Sentence], pack: Pack) -> list[Notice]:
    """The notices of a text, in order."""
    signs, v = signs_of(pack), vocabulary(pack)
    tokens = plain(tokens, v)
    return [
        Notice(tokens, sentences, at, signs, v)
        for at in _candidates(sentences, signs.stems.yes(tokens))
        if says_so(tokens, sentences[at], signs)
    ]


def _candidates(sentences: Sequence[Sentence], places: list[int]) -> list[int]:
    """The sentences, in order, that hold one of the tokens ``places``."""
    found: list[int] = []
    at = 0
    for place in places:
        while at < len(sentences) and sentences[at].last <= place:
            at += 1
        if at < len(sentences) and sentences[at].first <= place and at not in found[-1:]:
            found.append(at)
    return found
