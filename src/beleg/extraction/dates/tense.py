"""The verbs around a time become one tense: past, future, or neither."""

from __future__ import annotations

from typing import Final

from beleg.extraction.dates.phrases import DIGITS, Phrase, Scan
from beleg.extraction.dates.words import PENDING, SENTENCE_END

SENTENCE_ENDS: Final = frozenset((".", "!", "?", ";", ":"))
WINDOW: Final = 12


def tense_of(scan: Scan, phrase: Phrase) -> int:
    """-1 where the nearest verb in the sentence is past, 1 where it is future, 0 where there is none near."""
    words, tensed, low, high = scan.words, scan.known.tensed, scan.low, scan.high
    left, right = phrase.first - 1, phrase.last
    # Most words have no tense: they are passed here, without a call.
    for _ in range(WINDOW):
        if low <= left < high:
            if words[left] in tensed:
                left, found = _look(scan, left, -1)
                if found:
                    return _hearsay(scan, left + 1, found)
            else:
                left -= 1
        if low <= right < high:
            if words[right] in tensed:
                right, found = _look(scan, right, 1)
                if found:
                    return _hearsay(scan, right - 1, found)
            else:
                right += 1
    return 0


def is_announced(scan: Scan, phrase: Phrase) -> bool:
    """kündigte an, am Freitag 80 Mann zu schicken · promised to send 80 men on Friday: what is to come, whoever told it when."""
    sets, lows = scan.sets, scan.lows
    opens = -1
    for k in range(min(phrase.first, scan.high) - 1, max(phrase.first - WINDOW, scan.low) - 1, -1):
        low = lows[k]
        if low in SENTENCE_ENDS:
            return False
        if low in sets.announces:
            return opens > k and (scan.has(sets.announced, opens) or _marked(scan, phrase.last))
        if low == "," or low in sets.announced:
            opens = k
    return False


def _marked(scan: Scan, first: int) -> bool:
    """Whether "zu" stands behind, before the clause ends."""
    for k in range(first, min(first + WINDOW, scan.high)):
        if scan.has(scan.sets.announced, k):
            return scan.at(k + 1)[:1].islower()
        if scan.at(k) in SENTENCE_ENDS or scan.at(k) == ",":
            return False
    return False


def _look(scan: Scan, i: int, step: int) -> tuple[int, int]:
    """The next position and the tense of token ``i``, which has one or ends a sentence: there the search stops for good."""
    word = scan.words[i]
    found = scan.known.tense[word]
    if found == PENDING:  # "200 are to follow on Friday"
        return i + step, 1 if scan.has(scan.sets.announced, i + 1) else 0
    if found == SENTENCE_END:
        ordinal = word == "." and scan.at(i - 1)[:1] in DIGITS
        return (i + step, 0) if ordinal else (-2, 0)
    return i + step, found


def _hearsay(scan: Scan, i: int, found: int) -> int:
    """soll ... getötet worden sein speaks of the past."""
    if found < 0 or not scan.has(scan.sets.hearsay, i):
        return found
    for k in range(i + 1, min(i + 2 * WINDOW, scan.high)):
        word = scan.words[k]
        if word in SENTENCE_ENDS:
            break
        if word in scan.sets.perfect:
            return -1
    return found
