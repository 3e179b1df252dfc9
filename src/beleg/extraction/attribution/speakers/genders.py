"""The words of a name and its article become a gender: which pronouns cannot mean whom."""

from __future__ import annotations

from beleg.extraction.attribution.words.kinds import PROPER, ROLE
from beleg.extraction.attribution.words.marked import Marked

FEMININE = "feminine"
MASCULINE = "masculine"


def after_masculine(text: Marked, pronoun: str, first: int) -> bool:
    """Whether a masculine pronoun follows a sentence that opens with a masculine noun: "Der Geheimdienst … Er"."""
    words = text.vocabulary.words
    return pronoun in words.grammar_masculine_pronoun and text.lows[first] in words.grammar_masculine_article


def disagrees(text: Marked, pronoun: str, first: int, last: int) -> bool:
    """Whether a pronoun cannot mean the person named at ``first:last``: "Bürgermeisterin Selm … er"."""
    words = text.vocabulary.words
    if not text.vocabulary.endings["feminine"]:
        return False
    told = _gender(text, first, last)
    if pronoun in words.grammar_singular:
        return told == FEMININE
    feminine = pronoun in words.grammar_either_pronoun or pronoun.startswith(
        tuple(words.grammar_either_possessives)
    )
    return feminine and told == MASCULINE


def _gender(text: Marked, first: int, last: int) -> str:
    """The gender that the word of an office tells of one person; empty where none does, or it may be a plural."""
    words, ends = text.vocabulary.words, text.vocabulary.endings
    for k in range(first, last):
        if not text.kind(k) & ROLE:
            continue
        if text.words[k].endswith(ends["feminine"]):
            return FEMININE
        article = text.lows[first - 1] if first else ""
        if article not in words.grammar_masculine_article and text.words[k].endswith(ends["either"]):
            return FEMININE if article in words.grammar_group_article and k + 1 < last else ""
        one = article in words.grammar_masculine_article
        return MASCULINE if one or text.has_kind(k + 1, last, PROPER) else ""
    return ""
