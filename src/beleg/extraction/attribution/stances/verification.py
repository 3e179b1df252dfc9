"""Sentences that say "not independently verified" become the stretches of text whose figures nobody could check."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from beleg.extraction.attribution.stances.noticereach import covered, reach
from beleg.extraction.attribution.stances.notices import Notice, notices
from beleg.extraction.attribution.stances.voices import (
    Voices,
    begin,
    contents,
    is_fighting,
    is_named,
    is_same,
    last_two,
    second_voice,
)
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.languages import Pack
from beleg.model import Span, Statement


def unverified(
    tokens: Tokens, sentences: Sequence[Sentence], pack: Pack, say: Callable[[], Sequence[Statement]]
) -> list[Span]:
    """The stretches of a text whose figures it calls unverified, in order of the sentences that say so.

    ``say`` gives the statements of the text; it is asked only where something is called unverified.
    """
    saying_so = notices(tokens, sentences, pack)
    if not saying_so:
        return []
    voices = Voices(say())
    return [span for notice in saying_so for span in _doubted(notice, voices)]


def _doubted(notice: Notice, voices: Voices) -> list[Span]:
    """Of what a notice covers, what the source says whose figures nobody could check."""
    whole = covered(notice)
    if notice.is_of_fighters():
        return _of_fighters(notice, voices) or whole
    if len(whole) > 1:
        return whole
    own, low = notice.own, whole[0].start
    if low >= own.start:
        return _ahead(notice, voices) or whole
    if notice.says("pair") and not notice.is_of_sides():
        block = notice.sentences[notice.block].start
        if speaking := last_two(voices.between(block, own.start)):
            return _said(notice, speaking)
    if notice.says("two"):
        return _of_two(notice, voices, low)
    if not notice.numbered and notice.opens_block:
        far = voices.between(notice.furthest, own.start)
        if named := [one for one in far if is_named(one, notice.words)]:
            return sorted([*whole, *_said(notice, named)])
    return _of_the_last(notice, voices.between(low, own.start), whole)


def _said(notice: Notice, said: Sequence[Statement], low: int = 0) -> list[Span]:
    """What some statements say from the character ``low`` on, with the notice; nothing where nobody speaks."""
    return sorted([*contents(said, low), notice.span]) if said else []


def _of_fighters(notice: Notice, voices: Voices) -> list[Span]:
    """What all who fight say: "Die Militärangaben ließen sich nicht überprüfen"."""
    low, high = reach(notice, voices)
    parts, but = notice.signs.parts["fighters"], notice.signs.parts["civil"]
    if notice.says("official"):
        parts, but = parts + but, ()
    said = voices.between(low, high)
    fitting = [one for one in said if is_fighting(one, parts, but)]
    # "Oberst Vann" is called so once, and then "Vann".
    fitting = [one for one in said if any(is_same(one, each) for each in fitting)]
    return _said(notice, fitting, low)


def _of_two(notice: Notice, voices: Voices, low: int) -> list[Span]:
    """What both sides of a war say."""
    own, parts = notice.own, notice.signs.parts
    before = voices.between(notice.furthest, own.start)
    sides = [one for one in before if is_fighting(one, parts["fighters"] + parts["civil"])]
    return sorted([*_said(notice, sides), Span(second_voice(before, low), own.end)])


def _of_the_last(notice: Notice, before: list[Statement], whole: list[Span]) -> list[Span]:
    """What one source says, whoever is named or spoke last, where the words mean one: "das", "ihre Angaben"."""
    several = notice.says("several")
    if not before or notice.says("all_sides") or (several and not notice.says("figures")):
        return whole
    named = [] if _names_who_checks(notice) else [one for one in before if is_named(one, notice.words)]
    last = max(before, key=begin)
    if not named:
        if _is_opposed(notice, last):
            return whole
        named = [one for one in before if is_same(one, last)]
    if not several and notice.says("one"):
        beside = notice.sentences[_sentence_of(notice, last)].start
        return _said(notice, [*named, *[one for one in before if begin(one) >= beside]], whole[0].start)
    others = [part for one in before if one not in named for part in one.content]
    return _without(whole[0], others, notice)


def _names_who_checks(notice: Notice) -> bool:
    """Whether the claim is an object, so that the subject is who could not check: "The mission was unable to confirm this"."""
    own, meant = notice.own, notice.signs.words["one"]
    return notice.tokens.lows[own.last - 2] in meant and notice.tokens.lows[own.first] not in meant


def _ahead(notice: Notice, voices: Voices) -> list[Span]:
    """What the claims are of a notice that precedes them: "Neither side's claims could be verified. The army said ..."."""
    own, sentences = notice.own, notice.sentences
    if not (notice.says("several") or notice.says("pair")) or voices.between(0, own.start):
        return []
    last = notice.at
    while last + 1 < len(sentences) and sentences[last + 1].block == own.block:
        last += 1
    low, high = own.start, sentences[last].end
    if last == notice.at and notice.says("all_sides"):
        low, high = reach(notice, voices)
    return _said(notice, voices.between(low, high), low)


def _sentence_of(notice: Notice, said: Statement) -> int:
    """The number of the sentence, before the notice, in which what is said begins."""
    at, start = notice.at, begin(said)
    while at > 0 and notice.sentences[at].start > start:
        at -= 1
    return at


def _is_opposed(notice: Notice, last: Statement) -> bool:
    """Whether the last statement contradicts the one before it, so that both are doubted."""
    sentences, n = notice.sentences, _sentence_of(notice, last)
    led = n > 0 and sentences[n - 1].block == sentences[n].block  # "Die Armee stellt das anders dar."
    first = sentences[n - 1].first if led else sentences[n].first
    return not notice.signs.words["contrast"].isdisjoint(notice.tokens.lows[first : sentences[n].last])


def _without(whole: Span, parts: list[Span], notice: Notice) -> list[Span]:
    """What is left of a stretch without some parts of it; the notice always is."""
    found: list[Span] = []
    start, end = whole.start, notice.own.start
    for part in sorted(parts):
        if part.start > start and part.start < end:
            found.append(Span(start, part.start))
        start = max(start, min(part.end, end))
    return [*found, Span(min(start, end), notice.own.end)]
