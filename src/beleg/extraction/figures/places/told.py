"""Unknown names that stand before or behind what makes them places: "the capital, Norvena,", "Jorda was shelled", "the Jorda flood"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beleg.extraction.figures.places.place import Kind, Place, Way
from beleg.extraction.figures.places.placeleads import PlaceLeads
from beleg.extraction.figures.places.placesentence import PlaceSentence
from beleg.extraction.figures.places.placewords import IN_NAME, Is

if TYPE_CHECKING:
    from mypy_extensions import i64

_LONGEST: Final = 3  # words of a name
_LONGEST_APPOSITION: Final = 6  # tokens
_JOINS: Final = Is.PREPOSITION | Is.STOP | Is.ARTICLE
_REACH: Final = 4  # tokens from a verb or preposition to the word for a place


def told_behind_comma(read: PlaceSentence, head: int, way: i64) -> Place | None:
    """The place that a name behind the comma behind ``head`` tells, ``None`` where it may be anybody's."""
    first = head + 2
    if first >= read.last or read.texts[head + 1] != "," or not read.texts[head].islower():
        return None
    flags = read.flags(first)
    if flags & IN_NAME != IN_NAME or flags & (Is.HEAD | Is.BODY | Is.SHORT) or read.is_dated(first):
        return None
    last = read.name_end(first)
    if last < read.last and not _closes(read, last):
        return None
    wide = read.flags(head) & Is.WIDE
    kind: i64 = Kind.CAPITAL if flags & Is.COUNTRY else Kind.REGION if wide else Kind.HEADED
    return Place(first, last, kind, way)


def told_before(read: PlaceLeads, token: int) -> Place | None:
    """The place named before what it suffered: "Jorda was shelled", "the Jorda flood", in a headline "Jorda fire: nine dead"."""
    leads, last = read.words.leads, token
    if read.texts[token] in leads.suffering:
        while last - 1 > read.first and read.texts[last - 1] in read.words.existing:
            last -= 1
        if last == token:
            return None
    elif read.texts[token] not in leads.disasters:
        return None
    if last == token and read.texts[last - 1] in read.words.stricken:
        last -= 1  # "the Jorda boat mishap"
    first = last
    while first > max(read.first, last - _LONGEST) and read.flags(first - 1) & IN_NAME == IN_NAME:
        first -= 1
    if first == last or read.flags(first) & (Is.COUNTRY | Is.SHORT | Is.DIRECTION) or read.is_dated(first):
        return None
    if read.names_another(first, last) or read.is_plain(first, last):
        return None
    suffers = read.texts[token] in leads.suffering
    return Place(first, last, Kind.HEADED, Way.IN) if _opens(read, first, suffers) else None


def _opens(read: PlaceSentence, first: int, suffers: bool) -> bool:
    """Whether a name opens its clause as what suffers, or has an article as what happened there has."""
    if suffers:
        return (
            first == read.first or read.texts[first - 1] in read.words.parting or read.texts[first - 1] == ","
        )
    return read.flags(first - 1) & Is.ARTICLE != 0 or (first == read.first and read.is_headline)


def called_before(read: PlaceSentence, head: int) -> Place | None:
    """The name that an apposition calls a place: "stormed Torva Kesh, a remote hill settlement"."""
    if not _closes_apposition(read, head + 1):
        return None
    at = head - 1
    while at > max(read.first, head - _LONGEST_APPOSITION) and _may_describe(read, at):
        at -= 1
    last = at - 1
    if not read.flags(at) & Is.ARTICLE or last <= read.first or read.texts[last] != ",":
        return None
    first = last
    while first > max(read.first, last - _LONGEST) and read.flags(first - 1) & IN_NAME == IN_NAME:
        first -= 1
    if first == last or read.is_dated(first) or read.flags(first) & (Is.COUNTRY | Is.SHORT | Is.DIRECTION):
        return None
    if read.flags(first - 1) & Is.ARTICLE or read.is_medium(first, last):
        return None
    if not read.flags(first - 1) & Is.PREPOSITION and read.texts[at] not in read.words.indefinite:
        return None
    taken = read.texts[first - 1] in read.words.reached or read.flags(first - 1) & Is.TAKING
    return Place(first, last, Kind.HEADED, Way.IN if taken else Way.BARE)


def _may_describe(read: PlaceSentence, token: int) -> bool:
    """Whether a word may stand between an article and the word for a place: "a remote, oil-rich settlement"."""
    text = read.texts[token]
    return text == "," or (text[0].islower() and not read.flags(token) & _JOINS)


def _closes_apposition(read: PlaceSentence, token: int) -> bool:
    """Whether no noun follows that the word for a place tells of: "a community in X", but "a community leader"."""
    text = read.texts[token] if token < read.last else ","
    joined = read.flags(token) & (_JOINS | Is.THERE | Is.DIRECTION) != 0 or text in read.words.distances
    return joined or not text[0].islower() or text.endswith(read.words.participles)


def way_to_head(read: PlaceSentence, head: int, way: i64) -> i64:
    """How a sentence leads to a word for a place without a preposition: "entered the capital"."""
    for token in range(head - 1, max(head - _REACH, read.first) - 1, -1):
        if read.texts[token] in read.words.reached:
            return Way.IN
        if not read.texts[token].islower():
            break
    return way


def _closes(read: PlaceSentence, last: int) -> bool:
    """Whether a name ends here and nothing says that it is somebody's: "the city, Omar Ali, a doctor, said"."""
    if read.texts[last] in read.words.parting:
        return True
    if read.texts[last] != ",":
        return not read.texts[last].isalnum()
    behind = read.flags(last + 1)
    if last + 1 < read.last and read.texts[last + 1] in read.words.personal:
        return False
    return not behind & Is.ARTICLE and not _is_aged(read, last + 1)


def _is_aged(read: PlaceSentence, token: int) -> bool:
    """ "the city, Omar Ali, 34, said": a number alone between commas is an age."""
    return token + 1 < read.last and read.texts[token].isdigit() and not read.texts[token + 1].isalnum()
