"""The dates of an article become the time of each figure: its own, else that of the event told so far.

The day on which somebody said something is not that of the event, so dates beside a statement are left out where
others are there, and so are those of datelines and of lines that hold little else.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import Final

from beleg.extraction.attribution.origins import Origins
from beleg.extraction.figures.clauses.sections import Sections
from beleg.extraction.figures.scopes.moments import is_a_day_of, is_before, is_brief, is_long_before, text
from beleg.extraction.figures.scopes.tellings import Tellings
from beleg.extraction.figures.scopes.totals import Beginning
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.languages import Pack
from beleg.model import DateMention

_LEAD: Final = 3  # sentences of the body that say when its event was
_BACK: Final = 2  # sentences
_STAMPED: Final = 2  # sentences of an entry that may hold its hour
_LONGEST: Final = 62  # days of what is told as one event
OWN: Final = "nearest date"
SINCE: Final = "since it began"
KEPT: Final = "time of the event told before"
LEAD: Final = "time that the lead names"
ENTRY: Final = "day of an entry with its hour"
SAID: Final = "when it was said"
_SOME: Final = 3  # days
_FEW: Final = 2  # days
_ONCE: Final = frozenset(("incident", "state"))
_LATE: Final = 300  # days
_FACTS: Final = 15  # lines above an article


class Times:
    """The times of one article's figures, which must be asked for in text order.

    ``kept`` is the time of the figure before, which stands in the sentence ``kept_in``, and ``_why`` the rule by which others
    have it; ``begun`` is since when the last running total has run.
    """

    __slots__ = (
        "_dates",
        "_elsewhere",
        "_first",
        "_home",
        "_other",
        "_published",
        "_said",
        "_sections",
        "_sentences",
        "_sought",
        "_tellings",
        "_tokens",
        "_why",
        "begun",
        "kept",
        "kept_in",
    )

    def __init__(
        self,
        tokens: Tokens,
        sentences: list[Sentence],
        dates: list[list[DateMention]],
        origins: Origins,
        sections: Sections,
        published: date | None,
        pack: Pack,
    ) -> None:
        self._tokens = tokens
        self._sentences = sentences
        self._dates = dates
        self._published = published
        self._tellings = Tellings(tokens, sentences, origins, sections, pack)
        self._sections = sections
        self._home: DateMention | None = None
        self._said: DateMention | None = None
        self._sought = False
        self._why = KEPT
        self._first = True
        self._other = -1
        self._elsewhere = False
        self.begun: DateMention | None = None
        self.kept: DateMention | None = None
        self.kept_in = -1

    def of(
        self, at: int, token: int, begun: Beginning | None = None, attributed: bool = False
    ) -> tuple[DateMention | None, str]:
        """The time of the figure at ``token`` in the sentence with number ``at``, and the rule that chose it.

        ``begun`` is since when it has run, where its sentence says so; ``attributed`` tells that somebody counted it.
        """
        self._said = None
        block = self._sentences[at].block
        if self._tellings.tells_another(at):
            self._other = block
        self._elsewhere = begun is None and block == self._other and not self._dates[at]
        if begun is not None:
            chosen, rule = self._since(begun, at, token)
            if chosen is not None and self._is_of_an_event(chosen):
                self.kept, self.kept_in, self._why = chosen, at, KEPT
            return chosen, rule if begun.runs else OWN
        own = self._nearest(at, token, passed=False) or self._meant_by_then(at, token)
        if own is not None and self.begun is not None and own.start == self.begun.start:
            return self.begun, SINCE  # "Seit Mai starben 60; 200 wurden verletzt"
        if own is not None and attributed and self._is_of_research(own):
            own = self._home
        title = self._sentences[at].kind == "title"
        chosen, rule = (own, OWN) if own is not None else self._inherited(at, title)
        self._said = self._when_told(at) if own is None else None
        if self._said is not None and (chosen is None or self._is_apart(self._said, chosen)):
            chosen, rule = self._said, SAID
        passes = not title and (rule != SAID or self._first)
        passes = passes and not (self.kept is not None and own is not None and self._tellings.is_late(own))
        self._first = self._first and title
        if passes and chosen is not None and self._is_of_an_event(chosen):
            self.kept, self.kept_in, self._why = chosen, at, SAID if rule == SAID else KEPT
        return chosen, rule

    def happened(self, at: int) -> list[DateMention]:
        """The dates of a sentence but for those on which something was told."""
        return [each for each in self._dates[at] if not self._tellings.is_of_report(each, at)]

    def _since(self, begun: Beginning, at: int, token: int) -> tuple[DateMention | None, str]:
        """The time that goes on since something began, its day told here or before; else the day it was counted."""
        if begun.day is not None:
            self.begun = begun.day._replace(last=None)
            return self.begun, SINCE
        if self.begun is not None:
            return self.begun, SINCE
        return self._nearest(at, token, passed=False), OWN

    def iso(self, mention: DateMention | None) -> str | None:
        """A time as ISO text, an open end as ``..``; what has begun and goes on ends with the report, what will begin nowhere.

        "By Tuesday 40 had died" is counted on that day.
        """
        if mention is None:
            return None
        first, last = mention.first, mention.last
        if last is None and (first is None or self._published is None or first <= self._published):
            last = self._published
        if first is None:
            return text(last) if last else None
        if last is None:
            return f"{text(first)}/.."
        if self._published is not None and first <= self._published < last:
            last = self._published  # "this year" has run up to the report
        return text(first) if first == last else f"{text(first)}/{text(last)}"

    def told(
        self, when: DateMention | None, rule: str, scope: str, at: int, measure: str, still: bool
    ) -> tuple[DateMention | None, str]:
        """The time of a figure of which the scope is known.

        A span of days goes to no state, and to events of its paragraph only; a total runs from the event told on.
        """
        if self._elsewhere and scope == "incident":
            return None, ""
        if scope == "cumulative" and self._said is not None and when is not None and when.last is not None:
            return self._said, SAID
        if when is not None and rule == KEPT and scope == "cumulative" and self._is_of_an_event(when):
            return (when._replace(last=None) if self._published else when), rule
        lasts = still or measure == "deployed" or (scope == "state" and measure != "other")
        if when is not None and rule == KEPT and lasts and self._is_over(when, still):
            return None, ""
        if when is None or is_brief(when) or scope not in _ONCE:
            return when, rule
        if rule != KEPT and (rule != SINCE or scope != "state"):
            return when, rule
        if scope == "incident" and (self._block(when) == self._sentences[at].block or self._heads(when, at)):
            return when, rule
        if scope == "incident" and when is self._home and self._is_looked_back_on(when):
            return when, rule
        return None, ""

    def _is_over(self, when: DateMention, still: bool) -> bool:
        """Whether an event was some days before the report, and what is the case now, or was done about it, was not that day."""
        ends = when.last
        if ends is None or self._published is None or self._sections.entries:
            return False
        gone = (self._published - ends).days
        return gone >= _FEW if still else _SOME <= gone <= _LONGEST

    def _is_of_research(self, mention: DateMention) -> bool:
        """Whether it is long after what an article looks back on: when a historian counted, not when they died."""
        home, first = self._lead_time(), mention.first
        if home is None or first is None or home.last is None or not self._is_looked_back_on(home):
            return False
        return (first - home.last).days > _LATE

    def _is_looked_back_on(self, mention: DateMention) -> bool:
        """Whether an article tells of what is long over."""
        last = mention.last
        return last is not None and (self._published is None or (self._published - last).days > _LONGEST)

    def _heads(self, mention: DateMention, at: int) -> bool:
        """Whether a time heads the entry of a chronicle that the sentence with number ``at`` is of."""
        first = self._sections.first[at]
        return first in self._sections.entries and mention.first_token == self._sentences[first].first

    def _block(self, mention: DateMention) -> int:
        """The paragraph in which a time stands."""
        at = bisect_right(self._sentences, mention.start, key=lambda sentence: sentence.start) - 1
        return self._sentences[max(at, 0)].block

    def of_report(self, scope: str, begun: Beginning | None) -> str | None:
        """The day of publication, for what was once or is now and has no other time, and for a total that no war has run up."""
        if self._published is None or (self._elsewhere and scope == "incident"):
            return None
        total = scope == "cumulative" and begun is None and not self._tellings.are_of_war()
        return text(self._published) if total or scope in _ONCE else None

    def _inherited(self, at: int, title: bool) -> tuple[DateMention | None, str]:
        if self._sections.entries and self._sections.first[at] > self.kept_in:
            return self._of_entry(at)
        home = self._lead_time()
        if title:
            return (home, LEAD) if home is not None else (self._told_by_lead(), SAID)
        if self.kept is None:
            return self._before(at, home)
        near = self._between(at)
        if near is not None:
            return near, KEPT
        moved = self._sentences[self.kept_in].block != self._sentences[at].block
        if (
            moved
            and home is not None
            and (
                is_long_before(self.kept, home)
                or (self._is_looked_back_on(home) and is_a_day_of(self.kept, home))
            )
        ):
            return home, LEAD
        return self.kept, self._why

    def _of_entry(self, at: int) -> tuple[DateMention | None, str]:
        """The time that an entry of a chronicle or ticker has named so far: that of no other entry."""
        begins = self._sections.first[at]
        for back in range(at - 1, begins - 1, -1):
            found = self._nearest(back, self._sentences[back].last)
            if found is not None:
                return found, KEPT
        return self._day_of_entry(begins), ENTRY

    def _meant_by_then(self, at: int, token: int) -> DateMention | None:
        """The time told just before "damals", "at the time": that of what is told there, however long ago."""
        then = self._tellings.then(self._sentences[at].first, token)
        if then < 0:
            return None
        for back in range(at, max(at - 1 - _BACK, -1), -1):
            for each in reversed(self._dates[back]):
                if each.kind == "date" and each.first and each.last and each.last_token <= then:
                    return each
        return None

    def _when_told(self, at: int) -> DateMention | None:
        """The day on which somebody told what a sentence says."""
        for each in self._dates[at]:
            if each.kind == "date" and (each.first or each.last) and self._tellings.is_when_told(each, at):
                return each
        return None

    def _is_apart(self, said: DateMention, event: DateMention) -> bool:
        """Whether what somebody told on a day, or told of what is to come, cannot be the event told so far."""
        ends = said.last or said.first
        ahead = self._published is not None and ends is not None and ends > self._published
        return ahead or is_before(said, event)

    def _day_of_entry(self, begins: int) -> DateMention | None:
        """The day of an entry at the hour that stands over it: the one named above, else that of the page."""
        for at in range(begins, min(begins + _STAMPED, len(self._dates))):
            for each in self._dates[at]:
                if each.kind == "time" and self._sections.first[at] == begins:
                    day = self._day_above(begins)
                    if day is not None:
                        return each._replace(first=day.first, last=day.last)
                    if self._published is not None:
                        return each._replace(first=self._published, last=self._published)
        return None

    def _day_above(self, begins: int) -> DateMention | None:
        """The day that opens an entry above, or stands over several: "Saturday, 1.05 am", "Monday, 15 September"."""
        for at in range(begins - 1, -1, -1):
            sentence = self._sentences[at]
            for each in self._dates[at]:
                if each.kind == "date" and each.first_token == sentence.first and is_brief(each):
                    alone = each.last_token >= sentence.last
                    if alone or at in self._sections.entries:
                        return each
        return None

    def _before(self, at: int, home: DateMention | None) -> tuple[DateMention | None, str]:
        """The last time named before the first figure, else the lead's."""
        for back in range(at - 1, max(at - _BACK, 0) - 1, -1):
            found = self._nearest(back, self._sentences[back].last)
            if found is not None and self._sentences[back].kind != "title":
                return found, KEPT
        return home, LEAD

    def _between(self, at: int) -> DateMention | None:
        """The time named by the sentences since the last figure, in the same paragraph."""
        block = self._sentences[at].block
        for back in range(at - 1, max(self.kept_in, at - 1 - _BACK), -1):
            if self._sentences[back].block != block:
                return None
            found = self._nearest(back, self._sentences[back].last)
            if found is not None:
                return found
        return None

    def _lead_time(self) -> DateMention | None:
        """The first time that the first sentences of the body name."""
        if not self._sought:
            self._sought = True
            self._home = self._day_of_facts() if self._published is None else None
            seen = 0 if self._home is None else _LEAD
            for at, sentence in enumerate(self._sentences):
                if seen == _LEAD:
                    break
                if sentence.kind != "body":
                    continue
                self._home = self._nearest(at, sentence.first)
                seen = seen + 1 if self._home is None else _LEAD
        return self._home

    def _told_by_lead(self) -> DateMention | None:
        """The day on which somebody told what the first sentences of the body say."""
        seen = 0
        for at, sentence in enumerate(self._sentences):
            if seen == _LEAD:
                break
            if sentence.kind == "body":
                told = self._when_told(at)
                if told is not None:
                    return told if self._is_of_an_event(told) else None
                seen += 1
        return None

    def _day_of_facts(self) -> DateMention | None:
        """The time that a box of facts above an article gives what it is about: "Date: 6-16 February 1983"."""
        for at in range(min(_FACTS, len(self._sentences))):
            sentence = self._sentences[at]
            if sentence.kind == "body":
                return None
            for each in self._dates[at]:
                labelled = (
                    each.first_token > sentence.first and self._tokens.words[each.first_token - 1] == ":"
                )
                if labelled and each.kind == "date" and each.last and self._is_of_an_event(each):
                    return each
        return None

    def _nearest(self, at: int, token: int, passed: bool = True) -> DateMention | None:
        """The resolved date of a sentence that stands nearest to ``token``, of those that pass to other sentences or of all."""
        nearest: DateMention | None = None
        least = 0
        for each in self._dates[at]:
            if each.kind != "date" or not (each.first or each.last) or self._tellings.is_of_report(each, at):
                continue
            if self._tellings.is_compared(each, at) or self._tellings.is_of_other_number(each, token):
                continue
            if passed and (not self._is_of_an_event(each) or self._tellings.is_of_aftermath(each, at)):
                continue
            if passed and self.kept is not None and self._tellings.is_late(each):
                continue
            gap = self._tellings.gap(each, token)
            if nearest is None or gap < least:
                nearest, least = each, gap
        return nearest

    def _is_of_an_event(self, mention: DateMention) -> bool:
        """Whether something may have happened then once: not for years, and not in what is still to come."""
        first, last = mention.first, mention.last
        if first is None or (self._published is not None and first > self._published):
            return False
        ends = last or self._published
        return ends is not None and (ends - first).days <= _LONGEST
