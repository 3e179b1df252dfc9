"""The texts of articles become sets of copies: which articles carry the text of which other one.

A text is known by its word five-grams. A few of them, those that open with the smallest hashes, are its ``signature``: two texts that share
one of these *may* be copies (``pairs``). Whether they are is told by all five-grams (``compare``), never by the signature
alone. Of texts that share sentences and are no copies, a ``sketch`` says so at once (``may_copy``). What copies one text is one set with
one root (``gather``).

Furniture is left out: short lines that end no sentence (links, names, headings), and the ranges that the caller names.
The hashes are made of BLAKE2 and so are the same on every machine and in every version; they may be stored.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from operator import xor
from struct import unpack
from typing import Final, NamedTuple, TypeAlias

from beleg.gazetteer.directory import actors
from beleg.model import Span

LEAST_SHARE: Final = 0.8
BANDS: Final = 24  # five-grams in a signature

_GRAM: Final = 5  # words
_FEWEST: Final = 12  # words that a text must have to be a copy of anything
_FEWEST_CUT: Final = 40  # words that a part of a longer text must have to be its copy
_SHORT_LINE: Final = 8  # words
_LEAST_NUMBERS: Final = 0.5
MOST_ALIKE: Final = 16  # articles with one five-gram that a later one is held against
_ENOUGH: Final = 3 * BANDS  # five-grams that are looked at for a signature
_PASSES: Final = 8
_PLACES: Final = 2_048  # bits of a sketch, several for each five-gram of an article
_REMEMBERED: Final = 200_000  # words
_SHORT: Final = (1 << 63) - 1
_LATER: Final = "9999-99-99"  # than any day: the day is not known

_WORD: Final = re.compile(r"\w+")
_SENTENCE_END: Final = re.compile(r"[.!?…:][\"'”“»«’)\]]*\s*$")

Marks: TypeAlias = tuple[int, int, int, int, int]


class Body(NamedTuple):
    """What a text is compared by: its ``words`` counted, the hashes of all its five-grams, the ``numbers`` it writes
    in digits, ``exact``, the hash of all words in order, and its ``signature``."""

    words: int
    grams: frozenset[int]
    numbers: frozenset[str]
    exact: int
    signature: tuple[int, ...]


class Sketch(NamedTuple):
    """What little of a text tells of most others that neither is a copy of the other.

    ``marks`` has a bit for every five-gram, and ``doubled`` says how many five-grams met a bit that was set.
    """

    words: int
    grams: int
    doubled: int
    exact: int
    marks: bytes


class Copy(NamedTuple):
    """Two articles that carry one text. ``similarity`` is a share, 1.0 where ``exact``."""

    one: str
    other: str
    similarity: float
    exact: bool


class Carrier(NamedTuple):
    """An article as a copy is told of it: ``published`` is an ISO date, ``agency`` the id of the agency it credits."""

    article: str
    outlet: str | None = None
    published: str | None = None
    agency: str | None = None


class Copies(NamedTuple):
    """Articles that carry one text: the ``root`` that had it first, the ``copies`` of other outlets, and the
    ``versions`` of an outlet that already carries it (a live report written on, which is no syndication).

    Both are in order of publication. ``similarity`` is that of the copy least like the root, 1.0 where there is none;
    ``agency`` the agency credited, ``None`` where nobody is.
    """

    root: str
    copies: tuple[str, ...]
    versions: tuple[str, ...]
    similarity: float
    exact: bool
    agency: str | None

    @property
    def articles(self) -> tuple[str, ...]:
        """All articles, the root first."""
        return self.root, *self.copies, *self.versions


def body(text: str, without: Iterable[Span] = ()) -> Body:
    """What a text is compared by; ``without`` are ranges to leave out, in code points.

    >>> body("Mehr zum Thema\\nBei dem Brand starben drei Menschen.").words
    6
    """
    found = _words(text, without)
    numbers = frozenset(filter(str.isdecimal, found))
    return Body(len(found), _grams(found), numbers, _exact(found), _signature(found))


def signature(text: str | Body, without: Iterable[Span] = ()) -> tuple[int, ...]:
    """The hashes by which copies of a text are looked up, ascending, at most ``BANDS``, each from 0 to 2**63 - 1.

    Empty where the text has too few words to be a copy of anything. Of a text that holds another one whole,
    and is at most ten times as long, the signatures share a hash with a chance above 0.9; of copies of like length, always in practice.

    >>> report = "In der Nacht sind bei einem Brand in einem Lagerhaus am Hafen drei Menschen gestorben."
    >>> len(signature(report)), signature(report) == signature(report.upper()), signature("Drei Tote.")
    (11, True, ())
    """
    return text.signature if isinstance(text, Body) else _signature(_words(text, without))


def similarity(one: Body, other: Body) -> float:
    """The share of word five-grams that two texts have in common, from 0.0 to 1.0.

    It is taken of both together, and of the shorter one where that has at least 40 words: a shortened copy is a
    copy.

    >>> report = " ".join(f"word{n}" for n in range(60)) + "."
    >>> similarity(body(report), body("Das hat eine Sprecherin heute mitgeteilt und bekannt gegeben. " + report))
    1.0
    """
    grams = len(one.grams), len(other.grams)
    return _share(len(one.grams & other.grams), grams, min(one.words, other.words))


def compare(one: Body, other: Body) -> tuple[float, bool] | None:
    """How much alike two texts are and whether word for word, ``None`` where neither is a copy of the other.

    A copy tells the same numbers: texts from one mould that differ in more than half of their numbers are two reports.
    """
    if min(one.words, other.words) < _FEWEST:
        return None
    if one.exact == other.exact:
        return 1.0, True
    share = similarity(one, other)
    return (share, False) if share >= LEAST_SHARE and _same_numbers(one, other) else None


def sketch(text: Body) -> Sketch:
    """The sketch of a text, of 256 bytes whatever its length."""
    marks = 0
    for gram in text.grams:
        marks |= 1 << gram % _PLACES
    doubled = len(text.grams) - marks.bit_count()
    return Sketch(text.words, len(text.grams), doubled, text.exact, marks.to_bytes(_PLACES // 8, "little"))


def may_copy(one: Sketch, other: Sketch) -> bool:
    """Whether ``compare`` has to be asked if one text is a copy of the other; where it is, this is true.

    No more five-grams are common to both than bits, and those that met a bit that was set.

    >>> report, other = (" ".join(f"{word}{n}" for n in range(60)) + "." for word in ("wort", "word"))
    >>> [may_copy(sketch(body(report)), sketch(body(text))) for text in (report.upper(), other)]
    [True, False]
    """
    if min(one.words, other.words) < _FEWEST:
        return False
    both = int.from_bytes(one.marks, "little") & int.from_bytes(other.marks, "little")
    common = min(both.bit_count() + min(one.doubled, other.doubled), one.grams, other.grams)
    share = _share(common, (one.grams, other.grams), min(one.words, other.words))
    return one.exact == other.exact or share >= LEAST_SHARE


def pairs(signatures: Iterable[tuple[str, Sequence[int]]]) -> Iterator[tuple[str, str]]:
    """Pairs of ids, the earlier first, whose signatures share a hash: to be compared, not yet copies.

    The articles come in order of publication. Each is paired with the first 16 that have a hash in common with
    it, so that the time is linear in their number; memory is 900 bytes an article and what the ids need.

    >>> list(pairs([("a", (1, 5)), ("b", (2, 6)), ("c", (1, 6))]))
    [('a', 'c'), ('b', 'c')]
    """
    ids: list[str] = []
    hashes, owners = array("q"), array("q")
    for id, bands in signatures:
        hashes.extend(bands)
        owners.extend([len(ids)] * len(bands))
        ids.append(id)
    found = {pair for part in range(_PASSES) for pair in _meetings(part, hashes, owners)}
    for earlier, later in sorted(found):
        yield ids[earlier], ids[later]


def gather(copies: Iterable[Copy], carriers: Mapping[str, Carrier]) -> list[Copies]:
    """The sets of articles that carry one text, in order of their roots' publication.

    The root is the earliest published, of these the one whose outlet is the agency credited, of these the one
    with the smallest id. Every other article is a copy of the root itself, not only of another copy.
    """
    beside = _beside(copies)
    carriers = {id: carriers.get(id) or Carrier(id) for id in beside}
    order = sorted(beside, key=partial(_precedence, carriers=carriers, beside=beside))
    at = {id: place for place, id in enumerate(order)}
    taken: set[str] = set()
    sets = []
    for root in order:
        if root not in taken:
            those = sorted((id for id in beside[root] if id not in taken), key=at.__getitem__)
            taken.update((root, *those))
            sets.append(_set_of(root, those, beside[root], carriers))
    return [each for each in sets if each.copies or each.versions]


def _beside(copies: Iterable[Copy]) -> dict[str, dict[str, Copy]]:
    """Each article with those that carry its text."""
    found: dict[str, dict[str, Copy]] = {}
    for each in copies:
        found.setdefault(each.one, {})[each.other] = each
        found.setdefault(each.other, {})[each.one] = each
    return found


def _words(text: str, without: Iterable[Span]) -> list[str]:
    """The words of a text in small letters, short lines that end no sentence left out."""
    for span in sorted(without, reverse=True):
        text = f"{text[: span.start]}\n{text[span.end :]}"
    found: list[str] = []
    for line in _normal(text).splitlines():
        words = _WORD.findall(line)
        if len(words) >= _SHORT_LINE or (words and _SENTENCE_END.search(line)):
            found += words
    return found


def _normal(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text.casefold().replace("\u00ad", ""))


class _Marked(dict[str, Marks]):
    """Words with five hashes each, one for every place in a five-gram."""

    def __missing__(self, word: str) -> Marks:
        if len(self) > _REMEMBERED:
            self.clear()
        raw: Marks = unpack("<5Q", blake2b(word.encode("utf-8", "surrogatepass"), digest_size=40).digest())
        one, two, three, four, five = raw
        marks = self[word] = one & _SHORT, two & _SHORT, three & _SHORT, four & _SHORT, five & _SHORT
        return marks


_marked: Final = _Marked()


def _grams(words: list[str]) -> frozenset[int]:
    if len(words) < _GRAM:
        return frozenset()
    one, two, three, four, five = zip(*map(_marked.__getitem__, words), strict=True)
    both = map(xor, map(xor, one, two[1:]), map(xor, three[2:], four[3:]))
    return frozenset(map(xor, both, five[4:]))


def _signature(words: list[str]) -> tuple[int, ...]:
    """The five-grams whose first two words have the smallest hashes: only of these few all five need be hashed."""
    if len(words) < _FEWEST:
        return ()
    marks = list(map(_marked.__getitem__, words))
    firsts, seconds = [each[0] for each in marks[: 1 - _GRAM]], [each[1] for each in marks[1:]]
    openings = list(map(xor, firsts, seconds))
    limit = _SHORT // len(openings) * _ENOUGH
    found = _opening_below(limit, openings, marks)
    if len(found) < BANDS:
        found = _opening_below(_SHORT, openings, marks)
    return tuple(sorted(gram for _, gram in sorted(found)[:BANDS]))


def _opening_below(limit: int, openings: list[int], marks: list[Marks]) -> set[tuple[int, int]]:
    return {
        (opening, opening ^ marks[at + 2][2] ^ marks[at + 3][3] ^ marks[at + 4][4])
        for at, opening in enumerate(openings)
        if opening <= limit
    }


def _exact(words: list[str]) -> int:
    digest = blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") & _SHORT


def _share(common: int, grams: tuple[int, int], words: int) -> float:
    """The share of the five-grams in common, of texts the shorter of which has so many words."""
    if not common:
        return 0.0
    return common / (min(grams) if words >= _FEWEST_CUT else sum(grams) - common)


def _same_numbers(one: Body, other: Body) -> bool:
    shorter, longer = sorted((one, other), key=lambda each: each.words)
    missing = len(shorter.numbers - longer.numbers)
    return missing <= _LEAST_NUMBERS * len(shorter.numbers)


def _meetings(part: int, hashes: array[int], owners: array[int]) -> Iterator[tuple[int, int]]:
    """Pairs that share a hash of one part of all hashes, so that not all need be in memory at once."""
    first: dict[int, int] = {}
    others: dict[int, list[int]] = {}
    for band, owner in zip(hashes, owners, strict=True):
        if band % _PASSES == part:
            earliest = first.setdefault(band, owner)
            if earliest != owner:
                known = others.setdefault(band, [earliest])
                yield from ((earlier, owner) for earlier in known)
                if len(known) < MOST_ALIKE:
                    known.append(owner)


def _precedence(
    id: str, carriers: Mapping[str, Carrier], beside: Mapping[str, Mapping[str, Copy]]
) -> tuple[str, bool, str]:
    carrier = carriers[id]
    credited = {carriers[other].agency for other in (id, *beside[id])} - {None}
    own = any(_is_agency(carrier.outlet or "", agency or "") for agency in credited)
    return carrier.published or _LATER, not own, id


def _is_agency(outlet: str, agency: str) -> bool:
    """Whether an outlet is an agency: by its name, or by its address ("www.reuters.com")."""
    known = actors().get(agency)
    names = {agency, *(name.casefold() for name in (known.names if known else ()))}
    return bool(names & {outlet.casefold(), *outlet.casefold().split(".")})


def _set_of(
    root: str, those: list[str], beside: Mapping[str, Copy], carriers: Mapping[str, Carrier]
) -> Copies:
    outlets = {carriers[root].outlet}
    copies: list[str] = []
    versions: list[str] = []
    for id in those:
        outlet = carriers[id].outlet
        (versions if outlet is not None and outlet in outlets else copies).append(id)
        outlets.add(outlet)
    said = [beside[id] for id in copies]
    return Copies(
        root,
        tuple(copies),
        tuple(versions),
        min((each.similarity for each in said), default=1.0),
        all(each.exact for each in said),
        next((carriers[id].agency for id in (root, *those) if carriers[id].agency), None),
    )
