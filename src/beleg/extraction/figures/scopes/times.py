"""The dates of an article become the time of each figure: its own, else that of the event told so far.

The day on which somebody said something is not that of the event, so dates beside a statement are left out where
others are there, and so are those of datelines and of lines that hold little else.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import cache, lru_cache
from typing import Final

from beleg.extraction.attribution.origins import Origins
from beleg.extraction.figures.clauses.sections import Sections
from beleg.extraction.figures.scopes.totals import Beginning
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.languages import Pack, expand
from beleg.model import DateMention

_LEAD: Final = 3  # sentences of the body that say when its event was
_BACK: Final = 2  # sentences
_STAMPED: Final = 2  # sentences of an entry that may hold its hour
_LONGEST: Final = 62  # days of what is told as one event
_OLD: Final = 8  # days before the article's event: another event, for other paragraphs
_SHARE: Final = 2  # a line of which more than half is a date tells when it was written
_OPENING: Final = 5  # tokens of a dateline before its day
_BEHIND_DATELINES: Final = frozenset(("(", "\u2013", "\u2014", "-", "--"))
_REMEMBERED: Final = 10_000  # days
OWN: Final = "nearest date"
SINCE: Final = "since it began"
KEPT: Final = "time of the event told before"
LEAD: Final = "time that the lead names"
ENTRY: Final = "day of an entry with its hour"
REPORTED: Final = "day of the report, which names no other time"
_ONCE: Final = frozenset(("incident", "state"))
_PARTED: Final = 12  # tokens that a sign counts as
_PARTING: Final = frozenset((",", ";", ":", "\u2013", "\u2014", "--"))
_LATE: Final = 300  # days
_FACTS: Final = 15  # lines above an article
_CLAUSE: Final = 3  # tokens before the day on which something happened
_COMPARED: Final = 8  # tokens from "the deadliest" to "since June"


class Times:
    """The times of one article's figures, which must be asked for in text order.

    ``kept`` is the time of the figure before, which stands in the sentence ``kept_in``; ``begun`` is since when the
    last running total has run.
    """

    __slots__ = (
        "_aftermath",
        "_calamities",
        "_compared",
        "_conjunctions",
        "_dates",
        "_home",
        "_origins",
        "_published",
        "_sections",
        "_sentences",
        "_sought",
        "_subordinators",
        "_tokens",
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
        self._origins = origins
        self._published = published
        self._aftermath, self._calamities, self._compared, self._subordinators, self._conjunctions = _words(
            pack
        )
        self._sections = sections
        self._home: DateMention | None = None
        self._sought = False
        self.begun: DateMention | None = None
        self.kept: DateMention | None = None
        self.kept_in = -1

    def of(
        self, at: int, token: int, begun: Beginning | None = None, attributed: bool = False
    ) -> tuple[DateMention | None, str]:
        """The time of the figure at ``token`` in the sentence with number ``at``, and the rule that chose it.

        ``begun`` is since when it has run, where its sentence says so; ``attributed`` tells that somebody counted it.
        """
        if begun is not None:
            chosen, rule = self._since(begun, at, token)
            if chosen is not None and self._is_of_an_event(chosen):
                self.kept, self.kept_in = chosen, at
            return chosen, rule if begun.runs else OWN
        own = self._nearest(at, token, passed=False)
        if own is not None and self.begun is not None and own.start == self.begun.start:
            return self.begun, SINCE  # "Seit Mai starben 60; 200 wurden verletzt"
        if own is not None and attributed and self._is_of_research(own):
            own = self._home
        title = self._sentences[at].kind == "title"
        chosen, rule = (own, OWN) if own is not None else self._inherited(at, title)
        if not title and chosen is not None and self._is_of_an_event(chosen):
            self.kept, self.kept_in = chosen, at
        return chosen, rule

    def _since(self, begun: Beginning, at: int, token: int) -> tuple[DateMention | None, str]:
        """The time that goes on since something began, its day told here or before; else the day it was counted."""
        if begun.day is not None:
            self.begun = begun.day._replace(last=None)
            return self.begun, SINCE
        if self.begun is not None:
            return self.begun, SINCE
        return self._nearest(at, token, passed=False), OWN

    def iso(self, mention: DateMention | None) -> str | None:
        """A time as ISO text, an open end as ``..``; what has begun and goes on ends with the report.

        "By Tuesday 40 had died" is counted on that day.
        """
        if mention is None:
            return None
        first, last = mention.first, mention.last or self._published
        if first is None:
            return _text(last) if last else None
        if last is None:
            return f"{_text(first)}/.."
        if self._published is not None and first <= self._published < last:
            last = self._published  # "this year" has run up to the report
        return _text(first) if first == last else f"{_text(first)}/{_text(last)}"

    def told(
        self, when: DateMention | None, rule: str, scope: str, at: int
    ) -> tuple[DateMention | None, str]:
        """The time of a figure of which the scope is known.

        A span of days goes to no state, and to events of its paragraph only; a total runs from the event told on.
        """
        if when is not None and rule == KEPT and scope == "cumulative" and self._is_of_an_event(when):
            return (when._replace(last=None) if self._published else when), rule
        if when is None or _is_brief(when) or scope not in _ONCE:
            return when, rule
        if rule != KEPT and (rule != SINCE or scope != "state"):
            return when, rule
        if scope == "incident" and self._block(when) == self._sentences[at].block:
            return when, rule
        if scope == "incident" and when is self._home and self._is_looked_back_on(when):
            return when, rule
        return None, ""

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

    def _block(self, mention: DateMention) -> int:
        """The paragraph in which a time stands."""
        at = bisect_right(self._sentences, mention.start, key=lambda sentence: sentence.start) - 1
        return self._sentences[max(at, 0)].block

    def of_report(self, scope: str) -> str | None:
        """The day of publication, for what was once or is now and has no other time."""
        return _text(self._published) if self._published is not None and scope in _ONCE else None

    def _inherited(self, at: int, title: bool) -> tuple[DateMention | None, str]:
        if self._sections.entries and self._sections.first[at] > self.kept_in:
            return self._of_entry(at)
        home = self._lead_time()
        if title or self.kept is None:
            return (home, LEAD) if title else self._before(at, home)
        near = self._between(at)
        if near is not None:
            return near, KEPT
        moved = self._sentences[self.kept_in].block != self._sentences[at].block
        if (
            moved
            and home is not None
            and (
                _is_long_before(self.kept, home)
                or (self._is_looked_back_on(home) and _is_a_day_of(self.kept, home))
            )
        ):
            return home, LEAD
        return self.kept, KEPT

    def _of_entry(self, at: int) -> tuple[DateMention | None, str]:
        """The time that an entry of a chronicle or ticker has named so far: that of no other entry."""
        begins = self._sections.first[at]
        for back in range(at - 1, begins - 1, -1):
            found = self._nearest(back, self._sentences[back].last)
            if found is not None:
                return found, KEPT
        return self._day_of_entry(begins), ENTRY

    def _day_of_entry(self, begins: int) -> DateMention | None:
        """The day of a ticker at the hour that stands over an entry, where the page says which day it is."""
        if self._published is None:
            return None
        for at in range(begins, min(begins + _STAMPED, len(self._dates))):
            for each in self._dates[at]:
                if each.kind == "time" and self._sections.first[at] == begins:
                    return each._replace(first=self._published, last=self._published)
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

    def _is_compared(self, mention: DateMention, at: int) -> bool:
        """ "The deadliest attack since June": when something worse was, and not since when it goes on."""
        begins = max(self._sentences[at].first, mention.first_token - _COMPARED)
        return mention.last is None and not self._compared.isdisjoint(
            self._tokens.lows[begins : mention.first_token]
        )

    def _is_of_aftermath(self, mention: DateMention, at: int) -> bool:
        """ "Crews searched on Tuesday after an earthquake": the day of what came after the event."""
        after = False
        for low in self._tokens.lows[mention.last_token : self._sentences[at].last]:
            if after and low in self._calamities:
                return True
            after = after or low in self._aftermath
        return False

    def _nearest(self, at: int, token: int, passed: bool = True) -> DateMention | None:
        """The resolved date of a sentence that stands nearest to ``token``, of those that pass to other sentences or of all."""
        nearest: DateMention | None = None
        least = 0
        for each in self._dates[at]:
            if each.kind != "date" or not (each.first or each.last) or self._is_of_report(each, at):
                continue
            if self._is_compared(each, at):
                continue
            if passed and (not self._is_of_an_event(each) or self._is_of_aftermath(each, at)):
                continue
            gap = self._gap(each, token, at)
            if nearest is None or gap < least:
                nearest, least = each, gap
        return nearest

    def _gap(self, mention: DateMention, token: int, at: int) -> int:
        """How far a time stands from a number: what a sign parts is further, and most what another number does."""
        if mention.first_token < token:
            first, last, gap = mention.last_token, token, token - mention.first_token
        else:
            first, last, gap = token + 1, mention.first_token, mention.first_token - token
        ahead = self._conjunctions if mention.first_token < token else frozenset()
        signs = sum(1 for low in self._tokens.lows[first:last] if low in _PARTING or low in ahead)
        return gap + _PARTED * min(signs, 2)

    def _is_of_an_event(self, mention: DateMention) -> bool:
        """Whether something may have happened then once: not for years, and not in what is still to come."""
        first, last = mention.first, mention.last
        if first is None or (self._published is not None and first > self._published):
            return False
        ends = last or self._published
        return ends is not None and (ends - first).days <= _LONGEST

    def _is_of_report(self, mention: DateMention, at: int) -> bool:
        """Whether a date says when something was written or said."""
        sentence = self._sentences[at]
        length = sentence.last - sentence.first
        if at in self._sections.entries and mention.first_token == sentence.first:
            return False
        if (mention.last_token - mention.first_token) * _SHARE >= length:
            return True
        if self._is_in_dateline(mention, sentence):
            return True
        if self._is_in_opening_clause(mention, sentence) or self._is_of_a_calamity(mention):
            return False
        if self._origins.is_beside(mention.start, sentence.start, sentence.end):
            return True
        if self._origins.is_of_telling(sentence.start, sentence.end):
            return True
        return self._origins.is_when_said(mention.first_token, mention.last_token)

    def _is_in_opening_clause(self, mention: DateMention, sentence: Sentence) -> bool:
        """ "When the ship sank in May, the count was 438": what happened, before a comma and whoever tells of it."""
        lows, behind = self._tokens.lows, mention.last_token
        if lows[sentence.first] not in self._subordinators or mention.first_token - sentence.first < _CLAUSE:
            return False
        return "," in lows[behind : sentence.last] and "," not in lows[sentence.first : mention.first_token]

    def _is_of_a_calamity(self, mention: DateMention) -> bool:
        """ "the fire of 1987", "nach dem Beben vom Sonntag": the day of what happened, whoever tells of it."""
        return mention.first_token > 1 and self._tokens.lows[mention.first_token - 2] in self._calamities

    def _is_in_dateline(self, mention: DateMention, sentence: Sentence) -> bool:
        """ "KABUL, Oct 14 (AP) -": a date that a bracket or dash follows near the beginning."""
        words = self._tokens.words
        near = mention.first_token - sentence.first <= _OPENING and mention.last_token < sentence.last
        return near and words[mention.last_token] in _BEHIND_DATELINES


def _is_brief(mention: DateMention) -> bool:
    """Whether it is a day or a night."""
    first, last = mention.first, mention.last
    return first is not None and last is not None and (last - first).days <= 1


def _is_a_day_of(one: DateMention, other: DateMention) -> bool:
    """Whether a time is only part of another: a day of a battle that went on for a week."""
    first, last = other.first, other.last
    if first is None or last is None or one.first is None or one.last is None:
        return False
    return first <= one.first and one.last <= last and one.last - one.first < last - first


def _is_long_before(one: DateMention, other: DateMention) -> bool:
    ends, begins = one.last or one.first, other.first or other.last
    return ends is not None and begins is not None and (begins - ends).days > _OLD


@cache
def _words(
    pack: Pack,
) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """The words that lead to an event told before, the words for such events, superlatives, and what joins clauses."""
    grammar = pack["grammar"]
    aftermath, calamities, superlative, subordinator, conjunction = (
        frozenset(form.lower() for word in grammar.get(name, "").split() for form in expand(word))
        for name in ("aftermath", "calamities", "superlative", "subordinator", "conjunction")
    )
    return aftermath, calamities, superlative, subordinator, conjunction


@lru_cache(_REMEMBERED)
def _text(day: date) -> str:
    return day.isoformat()
