"""The words around a number become its certainty: stated, hedged or denied."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from beleg.extraction.attribution.stances.contrasts import denial, refused
from beleg.extraction.attribution.stances.doubtclauses import stands_apart
from beleg.extraction.attribution.stances.doubtphrases import position
from beleg.extraction.attribution.stances.judgement import STATED, Judgement
from beleg.extraction.attribution.words.cues import BREAKS, CLOSING, STOPS
from beleg.extraction.attribution.words.doubtwords import (
    ADVERB,
    BREAK,
    CLAIM,
    DASH,
    DOUBT,
    HEARSAY,
    MODAL,
    NEAR,
    PASSIVE,
    REFUSAL,
    SIGNS,
    DoubtWords,
    doubt_words,
)
from beleg.extraction.attribution.words.vocabulary import Vocabulary
from beleg.extraction.attribution.words.wordclasses import Words
from beleg.extraction.sentences import Sentence
from beleg.extraction.tokens import Tokens
from beleg.languages import Pack
from beleg.model import Span

_NEARBY: Final = 3
_ASKED: Final = 2  # tokens before a number that a question is about
_APART: Final = 3  # tokens of an adverb and its comma
# No clause is longer: text without commas must not be read again for every number.
_REACH: Final = 60
_UNASKED: Final = -1  # the flags of a token of which nobody asked yet


def certainty_at(
    tokens: Tokens, sentence: Sentence, first: int, last: int, pack: Pack
) -> tuple[str, tuple[Span, ...]]:
    """The certainty of the number at tokens ``first:last`` by the words of its own clause, and those words.

    >>> from beleg.extraction.sentences import split
    >>> from beleg.extraction.tokens import tokenise
    >>> from beleg.languages import load
    >>> tokens = tokenise("Offenbar starben zwölf Menschen.")
    >>> certainty_at(tokens, split(tokens, load("de"))[0], 2, 3, load("de"))
    ('hedged', (Span(start=0, end=8),))
    """
    found = Doubts(tokens, pack).judge(sentence, first, last)
    if found.token < 0:
        return found.level, ()
    return found.level, (Span(tokens.starts[found.token], tokens.ends[found.token]),)


class Doubts:
    """What the words of one text say of the certainty of its numbers."""

    __slots__ = ("_any", "_flags", "_pieces", "_tokens", "_words", "vocabulary")

    def __init__(self, tokens: Tokens, pack: Pack) -> None:
        self._tokens = tokens
        self._pieces = tokens.pieces
        self._words: DoubtWords = doubt_words(pack)
        self._any = self._words.any
        self._flags: list[int] = [_UNASKED] * len(tokens.words)
        self.vocabulary = self._words.vocabulary

    def judge(self, sentence: Sentence, first: int, last: int) -> Judgement:
        """The certainty of the number at tokens ``first:last``, by the words of its own clause."""
        denied = denial(self._tokens, self._words, sentence, first, last)
        if denied is not None:
            return denied
        if self._tokens.words[sentence.last - 1] == "?" and self._is_asked(sentence, first, last):
            return Judgement("hedged", sentence.last - 1, "question")
        start, end, seen = self._clause(sentence, first, last)
        if seen & REFUSAL and (nothing := refused(self._tokens, self._words, start, end)):
            return nothing
        found = self._in_clause(sentence, start, end, first, last) if seen & SIGNS else None
        if found is None and start > sentence.first:
            found = self._inherited(sentence, start) or self._embraced(sentence, start, last)
        return self._forecast(sentence, start, end, first) or STATED if found is None else found

    def _forecast(self, sentence: Sentence, start: int, end: int, number: int) -> Judgement | None:
        """What comes only if something else does, and what a clause beside it says that people suppose: "wie man schätzt"."""
        words, classes = self._tokens.words, self.vocabulary.words
        known = self._tokens.lows[number - 1] in classes.determiners  # "will send home 60 of our 145 nurses"
        if words[sentence.first] in classes.hedges_conditions and start > sentence.first and not known:
            for k in range(start, end):
                if words[k] in classes.hedges_future:
                    return Judgement("hedged", k, "forecast")
        for first in (start - 2, end + 1):
            if sentence.first <= first < sentence.last and (sign := self._supposed(sentence, first)):
                return sign
        return None

    def _supposed(self, sentence: Sentence, token: int) -> Judgement | None:
        """The verb by which people suppose something in the clause around a token: "wie man damals schätzte"."""
        words, lows, v = self._tokens.words, self._tokens.lows, self.vocabulary
        first, last, _ = self._clause(sentence, token, token + 1)
        leads = lows[first] in v.words.grammar_quoting or lows[first] in v.words.grammar_likening
        if not leads or not any(
            lows[k] in v.words.turns_impersonal for k in range(first + 1, min(first + 3, last))
        ):
            return None
        at = next((k for k in range(first + 1, last) if v.certainty.get(words[k]) == "hedged"), -1)
        return Judgement("hedged", at, "governing clause") if at >= 0 else None

    def _is_asked(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a line of its own begins with a number and asks whether it is so: "400 Söldner gefallen?"."""
        if (
            first - sentence.first > _ASKED
            or self._tokens.lows[sentence.first] in self.vocabulary.words.complement
        ):
            return False
        if any(self._flag(k) & BREAK for k in range(last, sentence.last - 1)):
            return False
        lines = self._tokens.lines
        at = bisect_left(lines, sentence.last)
        return at < len(lines) and lines[at] == sentence.last and (not at or lines[at - 1] <= sentence.first)

    def _flag(self, k: int) -> int:
        """The kinds of doubt of token ``k``, and whether it parts clauses; most words have none."""
        known = self._flags[k]
        if known < 0:
            known = self._flags[k] = self._known_flag(k) if self._any.concerns(self._pieces[k]) else 0
        return known

    def _known_flag(self, k: int) -> int:
        """The flags of a listed word or sign; a dash inside a word parts nothing."""
        tokens = self._tokens
        flag = self._words.marks[tokens.words[k]]
        if flag & DASH and 0 < k < len(tokens.words) - 1:
            starts, ends = tokens.starts, tokens.ends
            return BREAK if ends[k - 1] != starts[k] or ends[k] != starts[k + 1] else 0
        return flag

    def _clause(self, sentence: Sentence, first: int, last: int) -> tuple[int, int, int]:
        """The tokens between the breaks around ``first:last``, and all their flags together."""
        start, end = first, last
        seen, known = 0, self._flags
        for k in range(first, last):
            seen |= self._flag(k)
        lowest = max(sentence.first, first - _REACH)
        while start > lowest:
            flag = known[start - 1] if known[start - 1] >= 0 else self._flag(start - 1)
            if flag & BREAK:
                break
            seen |= flag
            start -= 1
        highest = max(last, min(sentence.last, last + _REACH))
        while end < highest:
            flag = known[end] if known[end] >= 0 else self._flag(end)
            if flag & BREAK:
                break
            seen |= flag
            end += 1
        return start, end, seen

    def _in_clause(self, sentence: Sentence, start: int, end: int, first: int, last: int) -> Judgement | None:
        """The first doubt among the tokens ``start:end`` that speaks of the number at ``first:last``."""
        for k in range(start, end):
            flag = self._flag(k)
            if not flag & DOUBT or stands_apart(self._tokens, self.vocabulary, start, end, k, first, last):
                continue
            if self._holds(sentence, start, end, k, flag, first, last):
                return Judgement("hedged", k, "hedge")
        return self._phrase(start, end)

    def _phrase(self, start: int, end: int) -> Judgement | None:
        if not self._may_open(start, end):
            return None
        for phrase in self._words.phrases:
            at = position(self._tokens, phrase, start, end)
            if at >= 0:
                return Judgement("hedged", at, "phrase")
        return None

    def _may_open(self, start: int, end: int) -> bool:
        """Whether a word can open a phrase of doubt; dismisses most clauses before each phrase is sought."""
        lows, openings = self._tokens.lows, self._words.openings
        return any(lows[k] in openings for k in range(start, end))

    def _holds(
        self, sentence: Sentence, start: int, end: int, k: int, flag: int, first: int, last: int
    ) -> bool:
        """Whether a word of doubt at ``k`` speaks of the number at ``first:last``."""
        if flag & NEAR and first - _NEARBY <= k < last:
            return True
        if flag & PASSIVE and (sentence.kind == "title" and k >= last or self._is_passive(start, end, k)):
            return True
        if flag & NEAR:
            return False
        if flag & ADVERB:
            return not (k >= last and self._follows(k, end, self.vocabulary.words.hedges_causes))
        if flag & MODAL:
            return not self._is_ability(start, end, k)
        if flag & HEARSAY:
            return self._is_hearsay(sentence, k, start, end)
        return bool(flag & CLAIM) and self._is_claim(sentence, k)

    def _follows(self, k: int, end: int, group: Words) -> bool:
        return k + 1 < end and self._tokens.words[k + 1] in group

    def _is_ability(self, start: int, end: int, k: int) -> bool:
        """Whether "könnte" says what somebody is able to do, or is negated."""
        words, v = self._tokens.words, self.vocabulary
        if any(words[n] in v.words.hedges_ability for n in range(start, end)):
            return True
        return self._follows(k, end, v.words.grammar_plain_negation)

    def _is_hearsay(self, sentence: Sentence, k: int, start: int, end: int) -> bool:
        """Whether "sollen" passes on a rumour and is no plan: by the infinitive that it governs."""
        words, lows, v = self._tokens.words, self._tokens.lows, self.vocabulary
        ends, states = v.words.hedges_perfect_helpers, v.words.hedges_hearsay_states
        if k - 1 > sentence.first and words[k - 1] in ends and self._closes(sentence, k + 1):
            return True
        for n in range(k + 1, min(sentence.last, k + _REACH)):
            if not self._closes(sentence, n + 1):
                continue
            if words[n] in ends and _is_participle(words[n - 1], v):
                return True
            if words[n] in states:
                return not any(lows[m] in v.words.hedges_plan_marks for m in range(start, end))
            if words[n] in v.words.grammar_plan_infinitive:
                return False
        return False

    def _closes(self, sentence: Sentence, n: int) -> bool:
        if n >= sentence.last:
            return True
        word = self._tokens.words[n]
        return (
            word in STOPS
            or word in BREAKS
            or word in self.vocabulary.words.grammar_coordination
            or word in CLOSING
        )

    def _is_claim(self, sentence: Sentence, k: int) -> bool:
        """Whether "will" is followed by a perfect: "will zwölf Drohnen zerstört haben"."""
        words, v = self._tokens.words, self.vocabulary
        for n in range(k + 2, min(sentence.last, k + _REACH)):
            if words[n] in v.words.hedges_perfect_helpers and self._closes(sentence, n + 1):
                return _is_participle(words[n - 2 if words[n - 1] in CLOSING else n - 1], v)
        return False

    def _is_passive(self, start: int, end: int, k: int) -> bool:
        lows, v = self._tokens.lows, self.vocabulary
        helpers = v.words.verbs_passive
        if v.verb_second:
            return any(lows[n] in helpers for n in range(start, end) if n != k)
        n = k - 1
        while n >= start and lows[n] in v.words.adverbs:
            n -= 1
        if n < start or lows[n] not in helpers:
            return False
        if lows[k] in v.words.hedges_feared:
            return True
        return not self._follows(k, end, v.words.grammar_not_doubtful_after)

    def _inherited(self, sentence: Sentence, start: int) -> Judgement | None:
        """The doubt of the clause before, for "darunter drei Kinder" and for "es wird befürchtet, dass"."""
        words, v = self._tokens.words, self.vocabulary
        lead = self._tokens.lows[start]
        governed = lead in v.words.complement
        inherits = governed or lead in v.words.hedges_inheriting
        if not inherits and not (start - 1 - sentence.first <= _APART and words[start - 1] == ","):
            return None
        if start - 1 <= sentence.first or words[start - 1] not in (",", "\u2013", "\u2014", "-"):
            return None
        before, end, seen = self._clause(sentence, start - 2, start - 1)
        if not seen & SIGNS:
            return None
        if governed:
            return self._governing(before, end)
        if end - before <= _APART and (sign := self._adverb(before, end)):
            return sign
        if not inherits:
            return None
        found = self._in_clause(sentence, before, end, end, end)
        return found if found and words[found.token] not in v.words.hedges_modal else None

    def _embraced(self, sentence: Sentence, start: int, last: int) -> Judgement | None:
        """The doubt of participles that share one auxiliary: "will 40 Soldaten getötet, sechs verletzt und acht entführt haben"."""
        words, v = self._tokens.words, self.vocabulary
        helps = next(
            (n for n in range(last, sentence.last) if words[n] in v.words.hedges_perfect_helpers), -1
        )
        if helps < 0 or not self._closes(sentence, helps + 1) or not _is_participle(words[helps - 1], v):
            return None
        for k in range(start - 1, max(sentence.first, start - _REACH) - 1, -1):
            flag = self._flag(k)
            if words[k] in v.words.hedges_perfect_helpers or self._is_clause_edge(k):
                return None
            if flag & (CLAIM | HEARSAY):
                return Judgement("hedged", k, "hedge")
        return None

    def _is_clause_edge(self, k: int) -> bool:
        """Whether a clause of another kind ends here: with a stop, a semicolon, or before "dass"."""
        return self._tokens.words[k] in (";", ":") or self._tokens.lows[k] in self.vocabulary.words.complement

    def _adverb(self, start: int, end: int) -> Judgement | None:
        """An adverb that a comma parts from the clause: "Reportedly, ..."."""
        for k in range(start, end):
            if self._flag(k) & ADVERB:
                return Judgement("hedged", k, "hedge")
        return None

    def _governing(self, start: int, end: int) -> Judgement | None:
        for k in range(start, end):
            if self._flag(k) & PASSIVE and self._is_passive(start, end, k):
                return Judgement("hedged", k, "governing clause")
        if not self._may_open(start, end):
            return None
        for phrase in self._words.governing:
            at = position(self._tokens, phrase, start, end)
            if at >= 0:
                return Judgement("hedged", at, "governing clause")
        return self._phrase(start, end)


def _is_participle(word: str, v: Vocabulary) -> bool:
    if word in v.words.grammar_perfect or not word[0].islower():
        return word in v.words.grammar_perfect
    return word.endswith(v.endings["perfects"]) and word not in v.words.function
