"""The text and the figures of one article become counts and the words before, between and behind them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from beleg.comparing.counts import Count
from beleg.extraction.relations.words import Linking, any_of, closing_of, linking, normal
from beleg.languages import Pack
from beleg.model import Figure

_WINDOW: Final = 160  # characters
_LONGEST: Final = 640  # characters of a sentence that are read
_NEXT_TO: Final = 30  # characters
_HEAD: Final = 400  # characters in which a headline ends
_ENDS: Final = (".", "!", "?", '."', ".\u201c", ".\u201d", ".\u00bb")


class Account:
    """One article on its way to relations; counts are in text order, ``at`` is their place there.

    ``lowered`` is the text in small letters, of the same length. ``title_end`` and ``lead_end`` are where the first and
    the second line end; a text of one line has no title.
    """

    __slots__ = (
        *("_additional", "_before", "_behind", "_beside", "_event", "counts", "language"),
        *("lead_end", "lowered", "text", "title_end", "words"),
    )

    def __init__(self, text: str, figures: Sequence[Figure], pack: Pack) -> None:
        self.text = text
        self.language = pack.code
        self.words: Linking = linking(pack)
        self.counts = [Count(figure, at) for at, figure in enumerate(figures)]
        lowered = text.lower()
        # A few capitals become two letters, which would move all that follows.
        self.lowered = lowered if len(lowered) == len(text) else text
        self.title_end = _line_end(text, 0)
        self.lead_end = _line_end(text, self.title_end) if self.title_end else 0
        self._beside = self._beside_keys()
        self._before: dict[int, str] = {}
        self._behind: dict[int, str] = {}
        self._additional: dict[int, bool] = {}
        self._event: dict[int, bool] = {}

    def _beside_keys(self) -> frozenset[int]:
        """The figures beside words that can make a number a part, before or behind them."""
        lowered, counts = self.lowered, self.counts
        starts = [count.start for count in counts]
        found: list[int] = []
        for key in self.words.part_keys:
            at = lowered.find(key)
            while at >= 0:
                behind = bisect_left(starts, at)
                found.append(behind)
                found.append(behind - 1)
                at = lowered.find(key, at + 1)
        return frozenset(found) if found else _NONE

    def is_beside_key(self, count: Count) -> bool:
        """Whether a word that can make it a part stands between the figure and one of its neighbours."""
        return count.at in self._beside

    def is_in_title(self, count: Count) -> bool:
        return bool(count.start < self.title_end)

    def is_in_headline(self, count: Count) -> bool:
        """Whether it stands in a first line that is no sentence."""
        return self.is_in_title(count) and not self.text[: self.title_end].rstrip().endswith(_ENDS)

    def is_in_lead(self, count: Count) -> bool:
        """Whether it stands in the headline or the first paragraph."""
        return bool(count.start < self.lead_end)

    def begin_before(self, count: Count) -> int:
        """Where the words before a figure begin: at the figure before or at the start of the sentence."""
        begin: int = count.sentence
        if count.at:
            end: int = self.counts[count.at - 1].end
            begin = max(begin, end)
        start: int = count.start
        return min(max(begin, start - _WINDOW), start)

    def end_behind(self, count: Count) -> int:
        """Where the words behind a figure end: at the next figure or at the end of the sentence."""
        end: int = count.sentence_end
        if count.at + 1 < len(self.counts):
            following: int = self.counts[count.at + 1].start
            end = min(end, following)
        start: int = count.end
        return max(start, min(end, start + _WINDOW))

    def before(self, count: Count) -> str:
        """The words between the figure before, or the start of the sentence, and this figure."""
        known = self._before.get(count.at)
        if known is None:
            known = normal(self.text[self.begin_before(count) : count.start])
            self._before[count.at] = known
        return known

    def behind(self, count: Count) -> str:
        """The words between this figure and the next one or the end of the sentence."""
        known = self._behind.get(count.at)
        if known is None:
            known = normal(self.text[count.end : self.end_behind(count)])
            self._behind[count.at] = known
        return known

    def sentence(self, count: Count) -> str:
        """The sentence of a figure in small letters."""
        start: int = count.sentence
        return self.lowered[start : min(count.sentence_end, start + _LONGEST)]

    def tells_other_event(self, count: Count) -> bool:
        """Whether the sentence says that it is about another event than the one reported."""
        known = self._event.get(count.sentence)
        if known is None:
            known = any_of(self.words.other_event, self.sentence(count)) != ""
            self._event[count.sentence] = known
        return known

    def is_additional(self, count: Count) -> bool:
        """Whether the number comes on top of one said before: "weitere 30", "another five", "30 more"."""
        known = self._additional.get(count.at)
        if known is None:
            self._additional[count.at] = known = self._is_on_top(count)
        return known

    def _is_on_top(self, count: Count) -> bool:
        lowered, words = self.lowered, self.words
        start, end = max(self.begin_before(count), count.start - _NEXT_TO), count.start
        if lowered.endswith(words.on_top_ends, start, end):
            return True
        before = lowered[start:end]
        behind = lowered[count.end : min(self.end_behind(count), count.end + _NEXT_TO)]
        return any_of(words.additional, before) != "" or any_of(words.additional, behind) != ""

    def is_definite(self, count: Count) -> bool:
        """Whether the words before take up a number told before: "die drei", "all 43"."""
        return closing_of(self.words.definite, self.before(count)) != ""


_NONE: Final[frozenset[int]] = frozenset()


def _line_end(text: str, start: int) -> int:
    """Where the first line with words from ``start`` on ends, 0 where no short line is followed by another."""
    while start < len(text) and text[start].isspace():
        start += 1
    end = text.find("\n", start, start + _HEAD if start == 0 else len(text))
    return max(end, 0)
