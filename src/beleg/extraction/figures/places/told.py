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
_REACH: Final = 4  # tokens from a verb or preposition to the word for a place


def told_behind_comma(read: PlaceSentence, head: int, way: i64) -> Place | None:
    """The place that a name behind the comma behind ``head`` tells, ``None`` where it may be anybody's."""
    first = head + 2
    if first >= read.last or read.texts[head + 1] != "," or not read.texts[head].islower():
        return None
    flags = read.flags(first)
    if flags & IN_NAME != IN_NAME or flags & (Is.HEAD | Is.BODY) or read.is_dated(first):
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
    first = last
    while first > max(read.first, last - _LONGEST) and read.flags(first - 1) & IN_NAME == IN_NAME:
        first -= 1
    if first == last or read.flags(first) & (Is.COUNTRY | Is.SHORT | Is.DIRECTION) or read.is_dated(first):
        return None
    if read.names_another(first, last) or read.is_plain(first, last):
        return None
    return Place(first, last, Kind.HEADED, Way.IN) if _opens(read, first, last < token) else None


def _opens(read: PlaceSentence, first: int, suffers: bool) -> bool:
    """Whether a name opens its clause as what suffers, or has an article as what happened there has."""
    if suffers:
        return (
            first == read.first or read.texts[first - 1] in read.words.parting or read.texts[first - 1] == ","
        )
    return read.flags(first - 1) & Is.ARTICLE != 0 or (first == read.first and read.is_headline)


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
    return not behind & Is.ARTICLE and not _is_aged(read, last + 1)


def _is_aged(read: PlaceSentence, token: int) -> bool:
    """ "the city, Omar Ali, 34, said": a number alone between commas is an age."""
    return token + 1 < read.last and read.texts[token].isdigit() and not read.texts[token + 1].isalnum()
