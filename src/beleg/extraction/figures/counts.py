"""The numbers of an article become its counts: those that have a measure, in text order."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.lexicon import Lexicon, lexicon
from beleg.extraction.figures.events import Events
from beleg.extraction.figures.measures.measuring import Reader
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.measures.norms import is_norm
from beleg.extraction.figures.mentions import Mentions
from beleg.extraction.sentences import Sentence
from beleg.model import DateMention, Name, NumberMention, Span

_BESIDE: Final = (1, 2)  # characters between a speaker and the verb: a space, or a comma too
_WORD: Final = 30  # characters that the word behind a verb of saying may take
_COUNTING: Final = frozenset(("digits", "words", "vague", "article"))  # shapes of numbers
_FEW: Final = 20  # people who speak together; more are a crowd, of which something else is told
_NO_DATES: Final[list[DateMention]] = []
_NOBODY: Final[list[NumberMention]] = []


class Counts:
    """The counts of an article: ``found`` holds each with its sentence, by number; ``dates`` are those of each sentence.

    Whether there are any needs no look at who speaks: a number of speakers is left out, and so none is added.
    """

    __slots__ = ("dates", "found")

    def __init__(self, mentions: Mentions) -> None:
        known = lexicon(mentions.pack)
        self.dates = _by_sentence(mentions) if mentions.numbers else []
        self.found: list[tuple[Found, int]] = []
        if not mentions.numbers:
            return
        reader = Reader(mentions.tokens, known, _NOBODY)
        self.found = self._read(mentions, reader)
        speaking = _speaking(mentions, known) if self.found else _NOBODY
        if any(number.start not in reader.idle for number in speaking):
            self.found = self._read(mentions, Reader(mentions.tokens, known, speaking))

    def _read(self, mentions: Mentions, reader: Reader) -> list[tuple[Found, int]]:
        """Bind the numbers that begin in each sentence, but for those that only speak."""
        numbers = mentions.numbers
        behind, count = 0, len(numbers)
        for at, sentence in enumerate(mentions.sentences):
            if behind == count or numbers[behind].start >= sentence.end:
                reader.pass_over(sentence)
                continue
            first = _numbers_before(numbers, behind, sentence.start)
            behind = _numbers_before(numbers, first, sentence.end)
            if first < behind:
                reader.read(sentence, numbers[first:behind], self.dates[at])
            else:
                reader.pass_over(sentence)
        earlier = reader.memory.earlier
        if not earlier:
            return []
        mentions.tokens.narrow_counting(mentions.pack.code)
        events = Events(mentions.tokens, mentions.pack, earlier)
        return _placed([one for one in earlier if events.concern(one)], mentions.sentences)


def counts_anything(mentions: Mentions) -> bool:
    """Whether ``Counts`` would find any; read up to the first number that counts whoever speaks."""
    if not mentions.numbers:
        return False
    reader = Reader(mentions.tokens, lexicon(mentions.pack), _NOBODY)
    dates = _by_sentence(mentions)
    events = Events(mentions.tokens, mentions.pack, [])
    behind = seen = 0
    for at, sentence in enumerate(mentions.sentences):
        first = _numbers_before(mentions.numbers, behind, sentence.start)
        behind = _numbers_before(mentions.numbers, first, sentence.end)
        if first == behind:
            reader.pass_over(sentence)
            continue
        reader.read(sentence, mentions.numbers[first:behind], dates[at])
        earlier = reader.memory.earlier
        while seen < len(earlier):
            found = earlier[seen]
            if not (_may_speak(found.counted.number) or is_norm(found)) and events.concern(found):
                return True
            seen += 1
    return seen > 0 and bool(Counts(mentions).found)


def _may_speak(number: NumberMention) -> bool:
    """Whether a number may be left out as one of people who only speak."""
    few = number.low is not None and number.low <= _FEW
    return number.shape in _COUNTING and number.unit is None and few


def _placed(earlier: list[Found], sentences: list[Sentence]) -> list[tuple[Found, int]]:
    """The counts with the number of the sentence that each stands in; others take over the measure of a norm, which is none."""
    found: list[tuple[Found, int]] = []
    at = 0
    for one in earlier:
        while sentences[at] is not one.sentence:
            at += 1
        if not is_norm(one):
            found.append((one, at))
    return found


def _by_sentence(mentions: Mentions) -> list[list[DateMention]]:
    """The dates that reach into each sentence."""
    sentences = mentions.sentences
    inside = [_NO_DATES for _ in sentences]
    first = 0
    for mention in mentions.dates:
        start, end = mention.start, mention.end
        while first < len(sentences) and sentences[first].end <= start:
            first += 1
        at = first
        while at < len(sentences) and sentences[at].start < end:
            if inside[at]:
                inside[at].append(mention)
            else:
                inside[at] = [mention]
            at += 1
    return inside


def _speaking(mentions: Mentions, lexicon: Lexicon) -> list[NumberMention]:
    """The numbers of people who only speak: "one ambassador said", "laut zwei Ärzten", "three witnesses say"."""
    counted: dict[int, NumberMention] = {}
    for number in mentions.numbers:
        if number.shape in _COUNTING and number.unit is None:
            counted[number.start] = counted[number.end + 1] = number
    speaking: list[NumberMention] = []
    text = mentions.tokens.text
    for said in mentions.statements if counted else ():
        for name in said.speakers:
            several = counted.get(name.span.start)
            if several is None or (said.cue is not None and _tells_a_fate(text, said.cue, lexicon)):
                continue
            if _only_speaks(several, name, said.cue, lexicon) or _is_cited(text, several, lexicon):
                speaking.append(several)
    return speaking


def _tells_a_fate(text: str, cue: Span, lexicon: Lexicon) -> bool:
    """ "Five sailors feared dead", "two men reported missing": nobody speaks."""
    behind = text[cue.end : cue.end + _WORD].split(maxsplit=1)
    known = lexicon.word(text[cue.start : cue.end].lower()).phrases
    return bool(known and behind) and behind[0].strip(".,;").lower() in known


def _only_speaks(number: NumberMention, speaker: Name, cue: Span | None, lexicon: Lexicon) -> bool:
    """Whether nothing is told of those who speak but that they do: not of "40 injured passengers"."""
    if number.high == number.low == 1:
        return number.shape != "article" or _is_right_beside(number, speaker.span, cue)
    if cue is None or number.low is None or number.low > _FEW or "," in speaker.text:
        return False
    words = map(lexicon.word, speaker.text.split())
    return not any(word.readings or (word.noun and word.noun.measure) for word in words)


def _is_cited(text: str, number: NumberMention, lexicon: Lexicon) -> bool:
    """ "The broadcaster, citing a nurse, said": who is quoted right behind the verb."""
    before = text[max(number.start - _WORD, 0) : number.start].split()
    return number.shape == "article" and bool(before) and before[-1].lower() in lexicon.lists["citing"]


def _is_right_beside(article: NumberMention, speaker: Span, cue: Span | None) -> bool:
    """Whether verb and speaker stand side by side: "a clerk said", "a clerk, Tom Orv, said", not "a clerk hurt in the fire said"."""
    return cue is not None and (cue.start - speaker.end in _BESIDE or article.start - cue.end == 1)


def _numbers_before(numbers: list[NumberMention], at: int, end: int) -> int:
    """The first number from ``at`` on that begins at ``end`` or behind."""
    while at < len(numbers) and numbers[at].start < end:
        at += 1
    return at
