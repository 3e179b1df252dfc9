"""A notice "not independently verified" becomes the stretch of text that it can be about, whoever speaks there."""

from __future__ import annotations

from typing import Final

from beleg.extraction.attribution.stances.notices import Notice
from beleg.extraction.attribution.stances.voices import Voices
from beleg.model import Span

_NEAR: Final = 6  # sentences
_LISTED: Final = ("item", "row")
_HEAD: Final = 8  # sentences


def covered(notice: Notice) -> list[Span]:
    """The notice with the sentences before it that it points to; of a paper that it announces, all that follows."""
    own, sentences, block = notice.span, notice.sentences, notice.block
    if _announces(notice):
        return [own, Span(own.end, sentences[-1].end)]
    several = notice.says("several")
    if not several and notice.says("one"):
        if block < notice.at and notice.says("single"):
            return [Span(sentences[notice.at - 1].start, own.end)]
        if notice.numbered:
            return [own]
    begin = block
    numbered = any(notice.has_number(sentences[n]) for n in range(block, notice.at))
    if (several or not numbered) and block > 0:
        begin = _told_before(notice)
    return [Span(sentences[begin].start, own.end)]


def reach(notice: Notice, voices: Voices) -> tuple[int, int]:
    """How far a notice reaches that is about all: over all behind it at the head of a text, all before it at the foot."""
    own, sentences = notice.own, notice.sentences
    begins = [begin for begin in voices.begins if not own.start <= begin < own.end]
    if notice.at < _HEAD and (not begins or own.start < begins[0]):
        return own.start, sentences[-1].end
    if notice.opens_block and (not begins or begins[-1] <= own.start):
        return 0, own.start
    return notice.furthest, own.start


def _told_before(notice: Notice) -> int:
    """Where the paragraph before that of the notice begins, or the list with the line above it."""
    sentences, start = notice.sentences, notice.block
    before = start - 1
    if notice.tokens.text[sentences[before].end : sentences[start].start].strip():
        return start  # the hour of an entry stands between them
    if sentences[before].kind == "body":
        return notice.block_start(before) if notice.at - start <= _NEAR else start
    while notice.at == start and before > 0 and sentences[before].kind in _LISTED:
        before -= 1
    return before if before < start - 1 else start


def _announces(notice: Notice) -> bool:
    """Whether the notice, or its paragraph, announces a paper that the text then prints in full."""
    sentences = notice.sentences
    words = notice.tokens.words[sentences[notice.block].first : notice.own.last]
    if not notice.is_early or notice.signs.words["papers"].isdisjoint(words):
        return False
    return not any(notice.has_number(one) for one in sentences[: notice.at] if one.kind == "body")
