"""The tokens of an article become what it mentions: numbers at once; dates, statements and doubts when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Day

from beleg.extraction import dates, numbers
from beleg.extraction.attribution import finder as attribution
from beleg.extraction.attribution.stances import verification
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.languages import Pack
from beleg.model import DateMention, NumberMention, Span, Statement


class Mentions:
    """What was found in an article, each in text order: the input of the join.

    Most of the time goes into who says what, and most articles of a newspaper count nothing: so nobody looks for
    statements before a number counts something. ``published`` dates "yesterday".
    """

    __slots__ = (
        "_asserted",
        "_dates",
        "_doubtful",
        "_said",
        "numbers",
        "pack",
        "published",
        "sentences",
        "tokens",
    )

    def __init__(
        self, tokens: Tokens, sentences: list[Sentence], pack: Pack, published: Day | None = None
    ) -> None:
        self.tokens = tokens
        self.sentences = sentences
        self.pack = pack
        self.published = published
        self.numbers: list[NumberMention] = numbers.find(tokens, pack)
        self._asserted: list[Statement] | None = None
        self._dates: list[DateMention] | None = None
        self._doubtful: Sequence[Span] | None = None
        self._said: list[Statement] | None = None

    @property
    def dates(self) -> list[DateMention]:
        """The time expressions."""
        if self._dates is None:
            self._dates = dates.find(self.tokens, self.pack, self.published)
        return self._dates

    @property
    def unverified(self) -> Sequence[Span]:
        """The stretches whose figures the text calls unverified."""
        if self._doubtful is None:
            self._doubtful = verification.unverified(self.tokens, self.sentences, self.pack, self._assertions)
        return self._doubtful

    @property
    def statements(self) -> list[Statement]:
        """Who says what."""
        if self._said is None:
            self._said = attribution.with_doubt(self._assertions(), self.unverified)
        return self._said

    def _assertions(self) -> list[Statement]:
        """Who says what, before it is asked what of it is unverified."""
        if self._asserted is None:
            self._asserted = attribution.assertions(self.tokens, self.sentences, self.pack)
        return self._asserted
