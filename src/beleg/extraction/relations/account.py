"""The text and the figures of one article become counts and the words before, between and behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.comparing.counts import Count
from beleg.extraction.relations.words import Linking, closing_of, first_of, linking, normal
from beleg.languages import Pack
from beleg.model import Figure, Span

_WINDOW: Final = 160  # characters
_NEXT_TO: Final = 30  # characters
_HEAD: Final = 400  # characters in which a headline ends


class Account:
    """One article on its way to relations; counts are in text order, ``at`` is their place there.

    ``title_end`` and ``lead_end`` are where the first and the second line end; a text of one line has no title.
    """

    __slots__ = ("_sentences", "counts", "language", "lead_end", "text", "title_end", "words")

    def __init__(self, text: str, figures: Sequence[Figure], pack: Pack) -> None:
        self.text = text
        self.language = pack.code
        self.words: Linking = linking(pack)
        self.counts = [Count(figure, at) for at, figure in enumerate(figures)]
        self._sentences: dict[int, str] = {}
        self.title_end = _line_end(text, 0)
        self.lead_end = _line_end(text, self.title_end) if self.title_end else 0

    def are_in_one_sentence(self, one: Count, other: Count) -> bool:
        return one.figure.sentence.start == other.figure.sentence.start

    def is_in_title(self, count: Count) -> bool:
        return count.figure.start < self.title_end

    def is_in_lead(self, count: Count) -> bool:
        """Whether it stands in the headline or the first paragraph."""
        return count.figure.start < self.lead_end

    def before(self, count: Count) -> Span:
        """The characters between the figure before, or the start of the sentence, and this figure."""
        start = count.figure.sentence.start
        if count.at:
            start = max(start, self.counts[count.at - 1].figure.end)
        end = count.figure.start
        return Span(min(max(start, end - _WINDOW), end), end)

    def behind(self, count: Count) -> Span:
        """The characters between this figure and the next one or the end of the sentence."""
        start, end = count.figure.end, count.figure.sentence.end
        if count.at + 1 < len(self.counts):
            end = min(end, self.counts[count.at + 1].figure.start)
        return Span(start, max(start, min(end, start + _WINDOW)))

    def words_of(self, span: Span) -> str:
        return normal(self.text[span.start : span.end])

    def sentence(self, count: Count) -> str:
        """The words of the sentence of a figure."""
        span = count.figure.sentence
        known = self._sentences.get(span.start)
        if known is None:
            known = normal(self.text[span.start : min(span.end, span.start + 4 * _WINDOW)])
            self._sentences[span.start] = known
        return known

    def tells_other_event(self, count: Count) -> bool:
        """Whether the sentence says that it is about another event than the one reported."""
        return bool(first_of(self.words.other_event, self.sentence(count)))

    def is_additional(self, count: Count) -> bool:
        """Whether the number comes on top of one said before: "weitere 30", "another five", "30 more"."""
        before = self.words_of(self.before(count))
        if closing_of(self.words.additional_before, before):
            return True
        runs = self.words.additional
        behind = self.words_of(self.behind(count))
        return bool(first_of(runs, before[-_NEXT_TO:]) or first_of(runs, behind[:_NEXT_TO]))

    def is_definite(self, count: Count) -> bool:
        """Whether the words before take up a number told before: "die drei", "all 43"."""
        return bool(closing_of(self.words.definite, self.words_of(self.before(count))))


def _line_end(text: str, start: int) -> int:
    """Where the first line with words from ``start`` on ends, 0 where no short line is followed by another."""
    while start < len(text) and text[start].isspace():
        start += 1
    end = text.find("\n", start, start + _HEAD if start == 0 else len(text))
    return max(end, 0)
