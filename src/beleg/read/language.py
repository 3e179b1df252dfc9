"""A text becomes the code of its language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from beleg.languages import available, expand, load

_DIFFERENT: Final = 8
_SAMPLE: Final = 500
_SHORT: Final = 250
_UNCLEAR: Final = 1150
_LEAD: Final = 25
_ANY_RANK: Final = 100_000
FALLBACK: Final = "de"
_SIGNS: Final = ".,;:!?\"'()„“”»«–-"
_WESTERN: Final = bytes(range(256)).decode("cp1252", "ignore")
_CAPITAL: Final = "".join(filter(str.isupper, _WESTERN)).encode("cp1252")
_SMALL: Final = "".join(filter(str.islower, _WESTERN)).encode("cp1252")


def detect(text: str) -> str:
    """ISO 639-1 code of the language of ``text``.

    The first characters decide. In most articles a good part of the words are frequent in one language
    and in no other; that is quick to see. Where it is not so clear, letter statistics (resiliparse) tell the
    language of an article, but hardly that of a headline full of names, so in a short text the frequent words of
    the packs vote first; they do not know capitals either, so agency text in capitals is lowered. A
    language with a pack wins unless another is clearly nearer: a wrong "Dutch" would lose the article. Text
    without a word counts as German, the first language of the program.

    >>> detect("Die Armee meldete am Montag drei Tote."), detect("Three dead, army says"), detect("12.000")
    ('de', 'en', 'de')
    """
    sample = text[:_SAMPLE]
    clear = _clear(sample)
    if clear is not None:
        return clear
    if not _has_letters(sample):
        sample = text[_SAMPLE : 20 * _SAMPLE]
        if not _has_letters(sample):
            return FALLBACK
    lowered = sample.lower()
    if lowered != sample:
        clear = _clear(lowered)
        if clear is not None:
            return clear
        if _is_in_capitals(sample):
            sample = lowered
    sample = sample.encode("utf-8", "replace").decode("utf-8")
    voted = _vote(sample) if len(sample) < _SHORT else None
    return voted or _nearest(sample)


def _clear(sample: str) -> str | None:
    """The pack whose frequent words are a fifth of ``sample``, eight different ones or more.

    Those of another language may be a fifth as many: a name, a title, a word that both write alike.
    """
    words = sample.split()
    counts: list[tuple[int, int, str]] = []
    for code, (frequent, _) in _frequent().items():
        known = [word for word in words if word in frequent]
        counts.append((len(set(known)), len(known), code))
    counts.sort(reverse=True)
    different, known_words, code = counts[0]
    others = counts[1][0] if len(counts) > 1 else 0
    enough = different >= _DIFFERENT and different >= 5 * others
    return code if enough and 5 * known_words >= len(words) else None


def _is_in_capitals(sample: str) -> bool:
    """Whether more letters are capital than small; quick for the letters of Western Europe."""
    try:
        letters = sample.encode("cp1252")
    except UnicodeEncodeError:
        return sum(map(str.isupper, sample)) > sum(map(str.islower, sample))
    return len(letters.translate(None, _SMALL)) > len(letters.translate(None, _CAPITAL))


def _has_letters(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _vote(sample: str) -> str | None:
    """The pack with most frequent words in ``sample``; a letter of its own counts like a word."""
    words = sample.lower().split()
    votes: list[tuple[int, str]] = []
    for code, (frequent, letters) in _frequent().items():
        count = sum(1 for word in words if word.strip(_SIGNS) in frequent)
        votes.append((count + sum(1 for letter in letters if letter in sample), code))
    votes.sort(reverse=True)
    (most, code), (next_most, _) = votes[0], votes[1] if len(votes) > 1 else (0, "")
    # One word in twelve keeps out a third language that shares a few words with a pack.
    return code if most > next_most and most * 12 >= len(words) else None


def _nearest(sample: str) -> str:
    """The nearest language by letters, one with a pack unless another leads clearly."""
    from resiliparse.parse.lang import detect_fast

    packs = list(_frequent())
    code, rank = detect_fast(sample, cutoff=_ANY_RANK)
    if code in packs:
        return str(code)
    nearest, its_rank = detect_fast(sample, cutoff=_ANY_RANK, langs=packs)
    foreign = rank < _UNCLEAR and rank + _LEAD <= its_rank
    return str(code) if foreign or not _is_latin(sample) else str(nearest)


def _is_latin(sample: str) -> bool:
    letters = [char for char in sample if char.isalpha()]
    return sum(1 for char in letters if char < "\u0250") * 2 >= len(letters)


@cache
def _frequent() -> Mapping[str, tuple[frozenset[str], str]]:
    """By pack: its frequent words, and letters that only it has."""
    tables = {code: load(code)["reading"] for code in available()}
    return {
        code: (frozenset(word for pattern in table["frequent"] for word in expand(pattern)), table["letters"])
        for code, table in tables.items()
    }
