"""A common noun that stands for a source becomes the source named elsewhere in the article: "the ministry"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from beleg.gazetteer import actors, directory
from beleg.gazetteer.tables import parts
from beleg.model import Source
from beleg.reconcile.sources import UN
from beleg.reconcile.unlisted import bare, of_actor
from beleg.reconcile.vocabulary import forms, kinds_of

_READ: Final = 4000  # characters before a noun in which its body may be named
_SENTENCE: Final = 40  # words looked at together


def resolved(source: Source, named: Iterable[Source], before: str, language: str) -> Source:
    """The source that a common noun means: one of those ``named`` in the article, else the last one named ``before``.

    >>> nis = Source("nis-kr", "NIS", "intelligence", "KR", "KR")
    >>> resolved(Source("dienst", "Der Dienst"), [nis], "", "de").id
    'nis-kr'
    >>> resolved(Source("ministry", "Ministry"), [Source("ministry-health:kelmar", "Kelmar's health ministry")], "", "en").id
    'ministry-health:kelmar'
    """
    noun = noun_of(source, language)
    if not noun:
        return source
    kinds = kinds_of(noun) if source.id != UN else frozenset((UN,))
    fitting = [each for each in named if each.id != source.id and fits(each, noun, kinds, language)]
    if fitting:
        return fitting[0] if len({each.id for each in fitting}) == 1 else source
    return _last_named(before[-_READ:], kinds, language) or source


def noun_of(source: Source, language: str) -> str:
    """The common noun that stands for a body named elsewhere, ``""`` where there is none: "the ministry", "the UN agency".

    >>> noun_of(Source("un", "the UN agency", "un"), "en"), noun_of(Source("un", "the UN", "un"), "en")
    ('agency', '')
    """
    if source.id != UN:
        return bare(source, language)
    last = parts(source.name)[-1].casefold()
    return last if kinds_of(last) else ""


def fits(source: Source, noun: str, kinds: frozenset[str], language: str) -> bool:
    """Whether a source is of the kind that the noun says, or has the noun, or for a company any word for one, in its name."""
    if bare(source, language):
        return False
    companies = forms(language, "companies")
    nouns = companies if noun in companies else (noun,)
    words = [word.casefold() for word in parts(source.name)]
    return source.kind in kinds or any(each in words or f"{each}s" in words for each in nouns)


def _last_named(text: str, kinds: frozenset[str], language: str) -> Source | None:
    if not kinds:
        return None
    words = list(parts(" ".join(text.split())))
    for last in range(len(words), 0, -_SENTENCE):
        found = actors.find(words, max(0, last - _SENTENCE), last, language)
        actor = directory.actor(found.actor) if found else None
        if found and actor and actor.kind in kinds:
            return of_actor(actor, " ".join(words[found.first : found.last]))
    return None
