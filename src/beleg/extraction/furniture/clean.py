"""The text of an article becomes the ranges in it that are furniture: marked, never changed.

Furniture is what a page puts around and into a report: invitations, lists of links, stamps, counters,
credits, disclaimers. Headlines and captions report figures and stay. One scan finds the cue words of
``clean.toml``; a cue counts only in the place that its class asks for (opening a line, alone between
separators, and so on). Lines without cues are looked at only where they are short.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from beleg.extraction.furniture.cues import Cues
from beleg.extraction.tokens import Tokens, tokenise
from beleg.languages import Pack
from beleg.model import Span

_SHORT_LINE: Final = 160
_CONTROL_LINE: Final = 60
_HEADING: Final = 70
_WHOLE_LINE: Final = 420
_CLOSING: Final = {"(": ")", "[": "]"}
_TEASER: Final = 200
_TAIL_LENGTH: Final = 3_000
_TAIL_SHARE: Final = 0.6
_LINKS_AT_MOST: Final = 12
_LINK_TITLE: Final = 140
_WINDOW: Final = 90
_SENTENCE: Final = 600
_PARAGRAPH: Final = 60  # characters: a line of text
_ENTRIES: Final = 2  # days or hours over paragraphs: a chronicle or ticker
_MARKS: Final = " \t\u00a0\r-–—•*►▶▸>#|:·+_=→»›✉📲⬇👉🔔📩📱️"
_BULLETS: Final = ("-", "–", "•", "*", "►", "▶", "▸", "·", "→", "»", "›", "+")
_SENTENCE_END: Final = re.compile(r"[.!?…]['\"”“»«)]?[ \u00a0](?=[\W\d]?[^\W\d_a-zäöü])")
_END: Final = re.compile(r"[.!?…]['\"”“»«)]?(?=\s|$)")
_ADDRESS: Final = re.compile(r"[^\s<>\"|„“”»«]+")
_IMAGE: Final = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)?")
_LINK: Final = re.compile(r"\]\([^)\s]{0,2000}\)?")
_HANDLE: Final = re.compile(r"(?:(?<!\w)[—–-]{1,2}\s?[^()\n—–]{0,60})?\(@\w{1,40}\)")
_FRACTION: Final = re.compile(r"\d{1,3}\s?(?:/|von|of)\s?\d{1,3}\s?[:.|–-]?\s?")
_CHAPTER: Final = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*\.?\s+[^\W\d_][^\n.!?]{0,80}\s*")
_CALL: Final = re.compile(r"\D{0,20}[A-Z]{0,2}\+?\d[\d\s()/.–-]{5,40}\d")


@cache
def _cues(pack: Pack) -> Cues:
    return Cues(pack)


def boilerplate(text: str, pack: Pack, tokens: Tokens | None = None) -> list[Span]:
    """The ranges of ``text`` that are furniture, sorted, apart from each other; offsets are code points.

    ``tokens`` are those of the text, where it was already cut into them.

    >>> from beleg.languages import load
    >>> text = "Drei Tote bei Brand.\\nLesen Sie auch: Sieben Tipps"
    >>> [span.of(text) for span in boilerplate(text, load("de"))]
    ['Lesen Sie auch: Sieben Tipps']
    """
    cleaner = _Cleaner(text, _cues(pack))
    cleaner.scan(tokenise(text) if tokens is None else tokens)
    cleaner.look_at_short_lines()
    return cleaner.spans()


class _Cleaner:
    """One text on its way: its lines, and what has been marked so far."""

    __slots__ = ("cues", "ends", "marks", "starts", "text")

    def __init__(self, text: str, cues: Cues) -> None:
        self.text = text
        self.cues = cues
        self.starts: list[int] = [0]
        self.ends: list[int] = []
        self.marks: list[tuple[int, int]] = []
        end = text.find("\n")
        while end >= 0:
            self.ends.append(end)
            self.starts.append(end + 1)
            end = text.find("\n", end + 1)
        self.ends.append(len(text))

    def scan(self, tokens: Tokens) -> None:
        """Every cue in its order; each class judges its own."""
        for line in self.cues.lines(tokens, self.ends):
            for kind, start, end in self.cues.within(self.text, self.starts[line], self.ends[line]):
                _JUDGES[kind](self, start, end, line)

    def spans(self) -> list[Span]:
        """The marks, joined where they touch, without white space at their ends."""
        found: list[Span] = []
        last_start, last_end = -1, -1
        for start, end in sorted(self.marks) if len(self.marks) > 1 else self.marks:
            if start <= last_end:
                last_end = max(last_end, end)
                continue
            if last_end > last_start:
                found.append(Span(last_start, last_end))
            last_start, last_end = start, end
        if last_end > last_start:
            found.append(Span(last_start, last_end))
        return found

    def _mark(self, start: int, end: int) -> None:
        text = self.text
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        if end > start:
            self.marks.append((start, end))

    def _mark_line(self, line: int) -> None:
        self._mark(self.starts[line], self.ends[line])

    def _mark_to_end(self, line: int) -> bool:
        """Marks all from ``line`` on where that is the tail of a page; says whether it is."""
        start = self.starts[line]
        if start < _TAIL_SHARE * len(self.text) or len(self.text) - start > _TAIL_LENGTH:
            return False
        self._mark(start, len(self.text))
        return True

    def _opens_line(self, start: int, line: int) -> bool:
        before = self.text[max(self.starts[line], start - 8) : start]
        return start - self.starts[line] <= 8 and not before.strip(_MARKS)

    def _sentence(self, start: int, line: int) -> tuple[int, int]:
        """Bounds of the sentence around ``start``, within its line; a rough cut is enough for formulas."""
        first = max(self.starts[line], start - _SENTENCE)
        last = min(self.ends[line], start + _SENTENCE)
        # Two characters more, because the pattern looks at what follows the blank.
        for end in _SENTENCE_END.finditer(self.text, first, min(last, start + 2)):
            if end.end() <= start:
                first = end.end()
        following = _SENTENCE_END.search(self.text, start, last)
        return first, following.end() if following else last

    def judge_invitation(self, start: int, end: int, line: int) -> None:
        first, last = self.starts[line], self.ends[line]
        if self._opens_line(start, line) and last - first <= _WHOLE_LINE:
            self._mark_line(line)
            return
        first, last = self._sentence(start, line)
        if not self.text[first:start].strip(_MARKS):
            self._mark(first, last)

    def judge_sentence(self, start: int, end: int, line: int) -> None:
        self._mark(*self._sentence(start, line))

    def judge_related(self, start: int, end: int, line: int) -> None:
        """A heading takes its list of links with it; a teaser ends with its line."""
        last = self.ends[line]
        rest = self.text[end : min(last, end + _TEASER + 1)].strip()
        bracket = _CLOSING.get(self.text[start - 1 : start])
        if bracket and rest.startswith(":") and bracket in self.text[end:last]:
            self._mark(start - 1, self.text.index(bracket, end) + 1)  # "(READ: Volcano toll rises to 99)"
            return
        if not self._opens_line(start, line):
            first, _ = self._sentence(start, line)
            if first == start and rest.startswith(":") and len(rest) <= _TEASER:
                self._mark(start, last)
            return
        alone = not rest.strip(_MARKS + ".…")
        if alone or (self._is_heading(line, rest) and " " in self.text[start:end]):
            self._mark_line(line)
            self._mark_links(line + 1)
        elif rest.startswith((":", "+++", "|", "–", "»")) and len(rest) <= _TEASER:
            self._mark_line(line)

    def _is_heading(self, line: int, rest: str) -> bool:
        return self.ends[line] - self.starts[line] <= _HEADING and _END.search(rest) is None

    def _mark_links(self, line: int) -> None:
        """The items under a heading: bulleted lines, or short titles up to the next empty line."""
        lines = len(self.starts)
        first = line
        while line < lines and line <= first + 1 and self._is_empty(line):
            line += 1
        bulleted = line
        while line < min(lines, bulleted + _LINKS_AT_MOST) and self._is_bulleted(line):
            line += 1
        if line > bulleted:
            self._mark(self.starts[bulleted], self.ends[line - 1])
        elif bulleted == first:
            self._mark_titles(first)

    def _mark_titles(self, first: int) -> None:
        line, lines = first, len(self.starts)
        while line < min(lines, first + _LINKS_AT_MOST) and self._is_title(line):
            line += 1
        closed = line == lines or self._is_empty(line)
        if closed and line > first:
            self._mark(self.starts[first], self.ends[line - 1])

    def _is_empty(self, line: int) -> bool:
        return not self.text[self.starts[line] : self.ends[line]].strip()

    def _is_bulleted(self, line: int) -> bool:
        start = self.starts[line]
        return self.text[start : min(self.ends[line], start + 8)].lstrip().startswith(_BULLETS)

    def _is_title(self, line: int) -> bool:
        start, end = self.starts[line], self.ends[line]
        title = self.text[start:end].strip() if end - start <= _LINK_TITLE else ""
        return title != "" and not title.endswith((".", "!", ":"))

    def judge_ending(self, start: int, end: int, line: int) -> None:
        if not self._opens_line(start, line):
            return
        rest = self.text[end : min(self.ends[line], end + _TEASER)].strip(_MARKS + ".")
        contact = len(rest) < _SHORT_LINE and ("@" in rest or _CALL.search(rest) is not None)
        if rest and not contact:
            return
        if contact or not self._mark_to_end(line):
            self._mark_line(line)

    def judge_contents(self, start: int, end: int, line: int) -> None:
        """A table of contents: a heading alone in its line, and the numbered lines below it."""
        if not self._opens_line(start, line) or self.text[end : self.ends[line]].strip(_MARKS + "[]"):
            return
        last = line + 1
        while last < len(self.starts) and _CHAPTER.fullmatch(self.text, self.starts[last], self.ends[last]):
            last += 1
        if last > line + 2:
            self._mark(self.starts[line], self.ends[last - 1])

    def judge_disclaimer(self, start: int, end: int, line: int) -> None:
        if not self._mark_to_end(line):
            self._mark(*self._sentence(start, line))

    def judge_credit(self, start: int, end: int, line: int) -> None:
        self._judge_names(start, end, line, self.cues.shapes.are_names)

    def judge_source(self, start: int, end: int, line: int) -> None:
        self._judge_names(start, end, line, lambda rest: self.cues.shapes.is_credit(rest.strip(" .,()")))

    def _judge_names(self, start: int, end: int, line: int, are_names: Callable[[str], bool]) -> None:
        rest = self.text[end : min(self.ends[line], end + _SHORT_LINE)]
        bracket = rest.find(")")
        if start > 0 and self.text[start - 1] == "(" and bracket >= 0:
            start, rest = start - 1, rest[: bracket + 1]
        if are_names(rest):
            self._mark(start, end + len(rest))

    def judge_keywords(self, start: int, end: int, line: int) -> None:
        if self._opens_line(start, line) and self.ends[line] - self.starts[line] <= _TEASER:
            self._mark_line(line)

    def judge_label(self, start: int, end: int, line: int) -> None:
        if self._opens_line(start, line):
            self._mark(self.starts[line], end)

    def judge_number(self, start: int, end: int, line: int) -> None:
        """ "Bild 1/6:" before a caption is its number; the caption stays."""
        found = _FRACTION.match(self.text, end, self.ends[line])
        if found and self._opens_line(start, line):
            self._mark(self.starts[line], found.end())

    def judge_contact(self, start: int, end: int, line: int) -> None:
        text, last = self.text, self.ends[line]
        found = _CALL.match(text, end, min(last, end + _WINDOW))
        if (
            self._opens_line(start, line)
            and last - self.starts[line] <= _SHORT_LINE
            and (found or "@" in text[end:last])
        ):
            self._mark_line(line)
        elif found:
            self._mark(start, found.end())

    def judge_address(self, start: int, end: int, line: int) -> None:
        inside_another = self.marks and start < self.marks[-1][1]
        found = None if inside_another else _ADDRESS.match(self.text, start)
        if found:
            stop = found.end()
            while stop > end and self.text[stop - 1] in ".,;:!?)]":
                stop -= 1
            self._mark(start, stop)

    def judge_handle(self, start: int, end: int, line: int) -> None:
        """The signature of an embedded post: dash, name, handle, date."""
        first = max(self.starts[line], start - 64)
        found = _HANDLE.search(self.text, first, min(self.ends[line], start + 64))
        if found is None:
            return
        stop = found.end()
        day = self.cues.shapes.day.match(self.text, stop + 1, self.ends[line])
        self._mark(found.start(), day.end() if day else stop)

    def judge_image(self, start: int, end: int, line: int) -> None:
        found = _IMAGE.match(self.text, start, self.ends[line])
        if found:
            self._mark(start, found.end())

    def judge_link(self, start: int, end: int, line: int) -> None:
        found = _LINK.match(self.text, start, self.ends[line])
        if found:
            self._mark(start, found.end())

    def judge_length(self, start: int, end: int, line: int) -> None:
        """ "Video 2:14": the word stays, the length goes."""
        first = max(self.starts[line], start - 40)
        last = min(self.ends[line], end + _WINDOW)
        for a, b in self.cues.shapes.film_lengths(self.text, first, last):
            self._mark(a, b)
        for a, b in self.cues.shapes.reading_times(self.text, first, last):
            self._mark(a, b)

    def look_at_short_lines(self) -> None:
        """Lines that a shape tells: stamps, counters, credits, buttons, glyphs, portraits of publishers."""
        text, portraits = self.text, self.cues.portraits
        headings: list[int] = []
        for line, start in enumerate(self.starts):
            end = self.ends[line]
            if not start < end <= start + _SHORT_LINE:
                continue
            words_ = text[start:end]
            if "|" in words_ or "·" in words_ or words_.find("•", 2) >= 0:
                self._look_at_parts(line, words_)
            elif end - start <= _CONTROL_LINE and self.cues.shapes.is_furniture(words_):
                if self._heads_an_entry(line, words_):
                    headings.append(line)
                else:
                    self._mark_line(line)
            if words_.startswith(portraits):
                self._look_for_portrait(line, words_)
        for line in headings if len(headings) < _ENTRIES else ():
            self._mark_line(line)

    def _heads_an_entry(self, line: int, words_: str) -> bool:
        """Whether a day or an hour may head the paragraph right below it, as in a chronicle or ticker."""
        below = line + 1
        if below >= len(self.starts) or self.ends[below] - self.starts[below] < _PARAGRAPH:
            return False
        if line and not self._is_empty(line - 1):
            return False  # a headline stands above its hour
        return self.cues.shapes.is_heading(words_)

    def _look_at_parts(self, line: int, words_: str) -> None:
        bare = words_.strip()
        if bare.startswith("|") and len(bare) > 1:
            # A row of a table.
            return
        start = self.starts[line]
        parts = self.cues.shapes.parts(words_)
        if self.cues.shapes.is_entry(parts, words_):
            return
        if self.cues.shapes.is_tail_of_stamp(parts, words_) or not bare.strip(_MARKS):
            self._mark_line(line)
            return
        for part in parts:
            if part.furniture:
                self._mark(start + part.start, start + part.end)

    def _look_for_portrait(self, line: int, words_: str) -> None:
        """ "About X" and a paragraph that begins with X, in the second half of a page."""
        name = words_.split(" ", 1)[1].strip(" :\r")
        if (
            self.starts[line] * 2 < len(self.text)
            or not 2 < len(name) <= 50
            or any(c.isdigit() for c in name)
        ):
            return
        following = line + 1
        while following < len(self.starts) and self._is_empty(following):
            following += 1
        if following < len(self.starts):
            opening = self.text[self.starts[following] : self.starts[following] + len(name) + 12]
            if name in opening:
                self._mark(self.starts[line], self.ends[following])


_JUDGES: Final = {
    "invitations": _Cleaner.judge_invitation,
    "sentences": _Cleaner.judge_sentence,
    "related": _Cleaner.judge_related,
    "endings": _Cleaner.judge_ending,
    "contents": _Cleaner.judge_contents,
    "disclaimers": _Cleaner.judge_disclaimer,
    "credits": _Cleaner.judge_credit,
    "sources": _Cleaner.judge_source,
    "keywords": _Cleaner.judge_keywords,
    "labels": _Cleaner.judge_label,
    "numbers": _Cleaner.judge_number,
    "contact": _Cleaner.judge_contact,
    "addresses": _Cleaner.judge_address,
    "handles": _Cleaner.judge_handle,
    "images": _Cleaner.judge_image,
    "links": _Cleaner.judge_link,
    "films": _Cleaner.judge_length,
    "units": _Cleaner.judge_length,
}
