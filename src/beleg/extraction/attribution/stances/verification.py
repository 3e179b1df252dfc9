"""Sentences that say "not independently verified" become the stretches of text that they speak of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

from beleg.extraction.attribution.stances.verificationsigns import Signs, says_so, signs_of
from beleg.extraction.attribution.words.kinds import NUMERAL
from beleg.extraction.attribution.words.plain import plain
from beleg.extraction.attribution.words.vocabulary import vocabulary
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.gazetteer.directory import is_warring
from beleg.languages import Pack
from beleg.model import Span, Statement

_NEAR: Final = 6  # sentences
_LISTED: Final = ("item", "row")
_REACH: Final = 24
_HEAD: Final = 8  # sentences
_STEM: Final = 5


def unverified(
    tokens: Tokens, sentences: Sequence[Sentence], pack: Pack, say: Callable[[], Sequence[Statement]]
) -> list[Span]:
    """The stretches of a text whose figures it calls unverified, in order of the sentences that say so.

    ``say`` gives the statements of the text; it is asked only where something is called unverified.
    """
    signs = signs_of(pack)
    tokens = plain(tokens, vocabulary(pack))
    found: list[Span] = []
    order: list[tuple[int, Statement]] | None = None
    for at in _candidates(sentences, signs.stems.yes(tokens)):
        if says_so(tokens, sentences[at], signs):
            if order is None:
                order = sorted([(_begin(one), one) for one in say()], key=_first)
            found.extend(
                _narrowed(
                    tokens, sentences, at, signs, _covered(tokens, sentences, at, signs, pack), order, pack
                )
            )
    return found


def _narrowed(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    at: int,
    signs: Signs,
    covered: list[Span],
    order: list[tuple[int, Statement]],
    pack: Pack,
) -> list[Span]:
    """Of what stands before the sentence ``at``, what the source says whose figures nobody could check."""
    own = sentences[at]
    words = {*tokens.lows[own.first : own.last], *tokens.words[own.first : own.last]}
    numbered = bool(_numbers(tokens, own, pack))
    if not numbered and any(word.startswith(signs.fighting) for word in words):
        return _of_fighters(sentences, at, signs, words, order) or covered
    if len(covered) > 1:
        return covered
    low = covered[0].start
    if low >= own.start:
        return _ahead(sentences, at, signs, words, order) or covered
    voices = _of_pair(sentences, at, order) if words & signs.pair else []
    if voices and not (signs.both - signs.pair) & words:  # not "beider Seiten"
        return _contents(voices, 0, own)
    if words & signs.two:
        return _of_two(sentences, at, signs, order, low)
    if not numbered and sentences[at - 1].block != own.block:
        far = _between(order, sentences[max(0, at - _REACH)].start, own.start)
        named = [one for one in far if _is_named(one, words)]
        if named:
            return sorted([*covered, *_contents(named, 0, own)])
    return _of_the_last(tokens, sentences, at, signs, words, _between(order, low, own.start), covered)


def _of_fighters(
    sentences: Sequence[Sentence], at: int, signs: Signs, words: set[str], order: list[tuple[int, Statement]]
) -> list[Span]:
    """What all who fight say: "Die Militärangaben ließen sich nicht überprüfen"."""
    low, high = _reach_of_notice(sentences, at, order)
    official = not signs.official.isdisjoint(words)
    parts, but = (signs.fighters + signs.civil, ()) if official else (signs.fighters, signs.civil)
    said = _between(order, low, high)
    fitting = [one for one in said if _names(one, parts, but)]
    # "Oberst Vann" is called so once, and then "Vann".
    fitting = [one for one in said if any(_is_same(one, each) for each in fitting)]
    return _contents(fitting, low, sentences[at])


def _of_pair(sentences: Sequence[Sentence], at: int, order: list[tuple[int, Statement]]) -> list[Statement]:
    """What the last two say who speak in the paragraph of the sentence ``at``: "neither account could be verified"."""
    return _last_two(_between(order, sentences[_block_start(sentences, at)].start, sentences[at].start))


def _of_two(
    sentences: Sequence[Sentence], at: int, signs: Signs, order: list[tuple[int, Statement]], low: int
) -> list[Span]:
    """What both sides of a war say."""
    own = sentences[at]
    before = _between(order, sentences[max(0, at - _REACH)].start, own.start)
    sides = [one for one in before if _names(one, signs.fighters + signs.civil, ())]
    return sorted([*_contents(sides, 0, own), Span(_second_voice(before, low), own.end)])


def _of_the_last(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    at: int,
    signs: Signs,
    words: set[str],
    before: list[Statement],
    covered: list[Span],
) -> list[Span]:
    """What one source says, whoever is named or spoke last, where the words mean one: "das", "ihre Angaben"."""
    own = sentences[at]
    several = not signs.several.isdisjoint(words)
    if not before or signs.both & words or (several and not signs.figures & words):
        return covered
    named = [one for one in before if _is_named(one, words)]
    last = max(before, key=_begin)
    if not named:
        if _is_opposed(tokens, sentences, at, last, signs):
            return covered
        named = [one for one in before if _is_same(one, last)]
    if not several and signs.one & words:
        beside = sentences[_sentence_of(sentences, at, _begin(last))].start
        return _contents([*named, *[one for one in before if _begin(one) >= beside]], covered[0].start, own)
    others = [part for one in before if one not in named for part in one.content]
    return _without(covered[0], others, own)


def _ahead(
    sentences: Sequence[Sentence], at: int, signs: Signs, words: set[str], order: list[tuple[int, Statement]]
) -> list[Span]:
    """What the claims are of a notice that precedes them: "Neither side's claims could be verified. The army said ..."."""
    own = sentences[at]
    if signs.several.isdisjoint(words) or any(begin < own.start for begin, _ in order):
        return []
    last = at
    while last + 1 < len(sentences) and sentences[last + 1].block == own.block:
        last += 1
    low, high = own.start, sentences[last].end
    if last == at and signs.both & words:
        low, high = _reach_of_notice(sentences, at, order)
    return _contents(_between(order, low, high), low, own)


def _reach_of_notice(
    sentences: Sequence[Sentence], at: int, order: list[tuple[int, Statement]]
) -> tuple[int, int]:
    """How far a notice reaches: over all that follows it at the head of a text, over all before it at the foot."""
    own = sentences[at]
    begins = [begin for begin, _ in order if not own.start <= begin < own.end]
    if at < _HEAD and (not begins or own.start < begins[0]):
        return own.start, sentences[-1].end
    alone = at == 0 or sentences[at - 1].block != own.block
    if alone and (not begins or begins[-1] <= own.start):
        return 0, own.start
    return sentences[max(0, at - _REACH)].start, own.start


def _sentence_of(sentences: Sequence[Sentence], at: int, begin: int) -> int:
    """The sentence, before the one with number ``at``, that holds a character."""
    while at > 0 and sentences[at].start > begin:
        at -= 1
    return at


def _last_two(said: list[Statement]) -> list[Statement]:
    """What the last two who speak say; nothing where only one does."""
    last: Statement | None = None
    other: Statement | None = None
    found: list[Statement] = []
    for one in reversed(said):
        if not one.speakers:
            continue
        if last is None or _is_same(one, last):
            last = last or one
        elif other is None or _is_same(one, other):
            other = other or one
        else:
            break
        found.append(one)
    return found if other else []


def _second_voice(before: list[Statement], low: int) -> int:
    """Where the statements of the last two who speak begin, or ``low`` where that is earlier."""
    for one in reversed(before):
        if one.speakers and not _is_same(one, before[-1]):
            return min(low, _begin(one))
    return low


def _is_opposed(
    tokens: Tokens, sentences: Sequence[Sentence], at: int, last: Statement, signs: Signs
) -> bool:
    """Whether the last statement contradicts the one before it, so that both are doubted."""
    begin = _begin(last)
    for n in range(at - 1, -1, -1):
        if sentences[n].start <= begin:
            led = n > 0 and sentences[n - 1].block == sentences[n].block  # "Die Armee stellt das anders dar."
            first = sentences[n - 1].first if led else sentences[n].first
            return any(low in signs.contrast for low in tokens.lows[first : sentences[n].last])
    return False


def _without(whole: Span, parts: list[Span], own: Sentence) -> list[Span]:
    """What is left of a stretch without some parts of it; the doubting sentence always is."""
    found: list[Span] = []
    start = whole.start
    for part in sorted(parts):
        if part.start > start and part.start < own.start:
            found.append(Span(start, part.start))
        start = max(start, min(part.end, own.start))
    return [*found, Span(min(start, own.start), own.end)]


def _first(pair: tuple[int, Statement]) -> int:
    return pair[0]


def _between(order: list[tuple[int, Statement]], low: int, high: int) -> list[Statement]:
    """The statements that begin from one character on and before another."""
    first = bisect_left(order, low, key=_first)
    return [one for _, one in order[first : bisect_left(order, high, key=_first)]]


def _begin(said: Statement) -> int:
    first = -1
    for part in said.content:
        if first < 0 or part.start < first:
            first = part.start
    return max(first, 0)


def _contents(found: list[Statement], low: int, own: Sentence) -> list[Span]:
    """What some statements say from ``low`` on, with the sentence that doubts it."""
    if not found:
        return []
    spans = [part for one in found for part in one.content if part.start >= low and part.end > part.start]
    return sorted([*spans, Span(own.start, own.end)])


def _names(said: Statement, parts: tuple[str, ...], but: tuple[str, ...]) -> bool:
    texts = [name.text.lower() for name in said.speakers]
    if any(b in t for t in texts for b in but):
        return False
    return any(part in text for text in texts for part in parts) or any(
        is_warring(name.actor) for name in said.speakers
    )


def _is_named(said: Statement, words: set[str]) -> bool:
    """Whether the doubting sentence names the speaker: by a capital or a long word, whatever its ending."""
    stems = {word[:_STEM].lower() for word in words if len(word) >= _STEM or word.isupper() and len(word) > 1}
    return any(
        word[:_STEM].lower() in stems for name in said.speakers for word in name.text.split() if len(word) > 3
    )


def _is_same(one: Statement, other: Statement) -> bool:
    if one is other or one.speakers == other.speakers:
        return True
    words = {word for name in other.speakers for word in name.text.split() if word[:1].isupper()}
    return any(_is_one_of(word, words) for name in one.speakers for word in name.text.split())


def _is_one_of(word: str, words: set[str]) -> bool:
    """Whether a word, or the noun that it is composed of, is among the words: "Gesundheitsbehörde" for "Behörde"."""
    return word in words or any(
        len(other) > _STEM
        and (word.endswith(other.lower()) or other.endswith(word.lower()) and len(word) > _STEM)
        for other in words
    )


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


def _covered(tokens: Tokens, sentences: Sequence[Sentence], at: int, signs: Signs, pack: Pack) -> list[Span]:
    """What the sentence ``at`` speaks of: itself, and the sentences before it that it points to."""
    own = Span(sentences[at].start, sentences[at].end)
    start = _block_start(sentences, at)
    lows = set(tokens.lows[sentences[at].first : sentences[at].last])
    words = set(tokens.words[sentences[at].first : sentences[at].last])
    if _introduces(tokens, sentences, start, at, signs, pack):
        return [own, Span(own.end, sentences[-1].end)]
    several = not signs.several.isdisjoint(lows) or not signs.several.isdisjoint(words)
    if start < at and lows & signs.one and not several and lows & signs.single:
        return [Span(sentences[at - 1].start, own.end)]
    if not several and lows & signs.one and _numbers(tokens, sentences[at], pack):
        return [own]
    begin = start
    numbered = any(_numbers(tokens, sentences[n], pack) for n in range(start, at))
    if (several or not numbered) and start > 0:
        begin = _told_before(tokens, sentences, start, at)
    if begin == at:
        return [own]
    return [Span(sentences[begin].start, own.end)]


def _told_before(tokens: Tokens, sentences: Sequence[Sentence], start: int, at: int) -> int:
    """Where the paragraph before the one that begins at ``start`` begins, or the list with the line above it."""
    before = start - 1
    if tokens.text[sentences[before].end : sentences[start].start].strip():
        return start  # the hour of an entry stands between them
    if sentences[before].kind == "body":
        return _block_start(sentences, before) if at - start <= _NEAR else start
    while at == start and before > 0 and sentences[before].kind in _LISTED:
        before -= 1
    return before if before < start - 1 else start


def _introduces(
    tokens: Tokens, sentences: Sequence[Sentence], start: int, at: int, signs: Signs, pack: Pack
) -> bool:
    """Whether the sentence ``at`` introduces a paper that the text then prints in full."""
    if at > _REACH or not any(
        w in signs.papers for w in tokens.words[sentences[start].first : sentences[at].last]
    ):
        return False
    return not any(_numbers(tokens, sentence, pack) for sentence in sentences[:at] if sentence.kind == "body")


def _block_start(sentences: Sequence[Sentence], at: int) -> int:
    lowest = max(0, at - _REACH)
    while at > lowest and sentences[at - 1].block == sentences[at].block:
        at -= 1
    return at


def _numbers(tokens: Tokens, sentence: Sentence, pack: Pack) -> list[int]:
    v, pieces = vocabulary(pack), tokens.pieces
    return [k for k in range(sentence.first, sentence.last) if v.form_of(pieces[k]).kind & NUMERAL]
