"""The words that name a source become an actor: "Südkoreas Geheimdienst" becomes ``nis-kr``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from beleg.gazetteer import countries, directory
from beleg.gazetteer.belonging import (
    POSSESSIVE,
    Scan,
    articles,
    country_before,
    country_behind,
    country_ending,
    has_seat,
)
from beleg.gazetteer.directory import Actor, actor, is_medium
from beleg.gazetteer.tables import parts

__all__ = ["Actor", "Found", "Known", "actor", "find", "identify", "is_medium", "known", "medium"]

_DOMAIN: Final = re.compile(r"\w\.(?:com|org|net|de|ch|at|uk|ru|ua|eu|info|tv|example)$")
_QUOTES: Final = frozenset("\"'„“”‚‘’»«›‹")
_BRACKETS: Final = frozenset("()[],;:")
_ANYBODY, _OFFICE, _BODY, _NAME, _PERSON = 1, 2, 3, 3, 4  # a person says more than an office or a body
_REMEMBERED: Final = 65_536  # names
_LONGEST_REMEMBERED: Final = 100  # characters
_ENDS: Final = _QUOTES | _BRACKETS | POSSESSIVE
_LONGEST_SEAT: Final = 5  # "Islamic Republic of Iran"


class Found(NamedTuple):
    """An actor and the tokens that name it, half-open."""

    actor: str
    first: int
    last: int


class _Candidate(NamedTuple):
    weight: int
    found: Found


def find(words: list[str], first: int, last: int, language: str, year: int | None = None) -> Found | None:
    """The actor that tokens ``first`` to ``last`` name, half-open; ``year`` settles who held an office.

    A person goes before an office or a body, more tokens before fewer, what stands first before what follows.

    >>> words = ["Pentagon-Sprecher", "John", "Kirby", "sagte"]
    >>> find(words, 0, 4, "en")
    Found(actor='kirby', first=1, last=3)
    >>> find(["den", "Angaben", "zufolge"], 0, 3, "de")
    """
    scan = Scan(words, max(first, 0), min(last, len(words)), language, year)
    best: _Candidate | None = None
    for candidate in _candidates(scan):
        if best is None or _rank(candidate, scan) > _rank(best, scan):
            best = candidate
    return best.found if best else _seat(scan)


def identify(text: str, language: str, year: int | None = None) -> str | None:
    """The id of the actor that a stretch of text names, ``None`` for nobody known.

    >>> identify("der ukrainische Präsident", "de"), identify("Zelensky", "en"), identify("Selenskyjs", "de")
    ('zelenskyy', 'zelenskyy', 'zelenskyy')
    >>> identify("the Russian defence ministry", "en"), identify("Moskau", "de")
    ('ministry-defence-ru', 'government-ru')
    >>> identify("ein Bewohner des Dorfes", "de")
    """
    words = list(parts(" ".join(text.split())))
    found = find(words, 0, len(words), language, year)
    return found.actor if found else None


def medium(surface: str, language: str = "de") -> bool:
    """Whether a name is that of a medium or a news agency, known or by its words.

    >>> medium("Nachrichtenagentur Yonhap"), medium("op-online.de"), medium("Zeitung Abendbote")
    (True, True, True)
    >>> medium("Verteidigungsministerium in Kiew")
    False
    """
    known = identify(surface, language)
    if known:
        return is_medium(known)
    media = _media_words(language)
    return any(word in media or _DOMAIN.search(word) for word in surface.split())


class Known:
    """The actors of one language, each name being looked up once and then remembered.

    >>> known("de").actor("Selenskyjs"), known("de").actor("ein Bewohner des Dorfes")
    ('zelenskyy', None)
    >>> known("de").is_medium("Zeitung Abendbote")
    True
    """

    __slots__ = ("_actors", "_language", "_media", "_offices", "_seats")

    def __init__(self, language: str) -> None:
        self._language = language
        self._actors: dict[str, str] = {}
        self._media: dict[str, bool] = {}
        self._offices: dict[str, str] = {word: _role_of(word, language) for word in directory.roles(language)}
        self._seats = directory.words(language, "behind", "seat")

    def actor(self, text: str) -> str | None:
        """The id of the actor that a text names."""
        found = self._actors.get(text)
        if found is None:
            found = identify(text, self._language) or ""
            if len(text) <= _LONGEST_REMEMBERED:
                if len(self._actors) > _REMEMBERED:
                    self._actors.clear()
                self._actors[text] = found
        return found or None

    def is_seat(self, word: str) -> bool:
        """Whether a word stands between an office and where it sits: "Ministerium in Riga"."""
        return word in self._seats

    def is_office(self, word: str) -> bool:
        """Whether a word is that of a state's office that has a seat.

        >>> known("de").is_office("Verteidigungsministeriums"), known("de").is_office("Präsident")
        (True, False)
        """
        return has_seat(self._offices.get(word, ""))

    def is_office_of(self, word: str, actor: str | None) -> bool:
        """Whether an actor is the office of some country that a word calls it.

        >>> known("de").is_office_of("Innenministerium", "ministry-interior-at")
        True
        """
        return actor is not None and actor[:-3] == self._offices.get(word)

    def is_medium(self, text: str) -> bool:
        """Whether a text names a medium."""
        found = self._media.get(text)
        if found is None:
            found = medium(text, self._language)
            if len(text) <= _LONGEST_REMEMBERED:
                if len(self._media) > _REMEMBERED:
                    self._media.clear()
                self._media[text] = found
        return found


_known: Final[dict[str, Known]] = {}


def known(language: str) -> Known:
    """What is remembered of the names in a language."""
    found = _known.get(language)
    if found is None:
        found = _known[language] = Known(language)
    return found


def _rank(candidate: _Candidate, scan: Scan) -> tuple[int, bool, int]:
    found = candidate.found
    return candidate.weight, _abbreviates(found, scan), found.last - found.first


def _abbreviates(found: Found, scan: Scan) -> bool:
    """ "Nothilfebüro der Vereinten Nationen (OCHA)": what a name in brackets abbreviates is that name's."""
    first, last = found.first - 1, found.last
    if first < scan.first or last >= scan.last or scan.words[first] != "(" or scan.words[last] != ")":
        return False
    return not is_medium(found.actor)


def _candidates(scan: Scan) -> Iterator[_Candidate]:
    names, roles = directory.names(), directory.roles(scan.language)
    for at in range(scan.first, scan.last):
        word = scan.words[at]
        if word in names:
            yield from _named(scan, at)
        if word in roles:
            yield from _in_office(scan, at)
        if "-" in word or "\u2011" in word:
            yield from _compound(scan, at)


def _named(scan: Scan, at: int) -> Iterator[_Candidate]:
    for tokens, id, guarded in directory.names()[scan.words[at]]:
        end = at + len(tokens)
        if end <= scan.last and tuple(scan.words[at:end]) == tokens and (not guarded or _sure(scan, at, end)):
            kind = directory.actors()[id].kind
            yield _Candidate(_PERSON if kind == "person" else _NAME, Found(id, at, end))
            return


def _sure(scan: Scan, at: int, end: int) -> bool:
    """Whether a name that is an ordinary word stands alone, in quotation marks, or as that of a medium."""
    before = scan.words[at - 1] if at > scan.first else ""
    return before in _QUOTES or before in _media_words(scan.language) or _bare(scan) == (at, end)


def _bare(scan: Scan) -> tuple[int, int]:
    """The stretch without the quotation marks and small words around it."""
    first, last = scan.first, scan.last
    small = _around(scan.language)
    while first < last and scan.words[first] in small:
        first += 1
    while last > first and scan.words[last - 1] in _ENDS:
        last -= 1
    return first, last


def _in_office(scan: Scan, at: int) -> Iterator[_Candidate]:
    for tokens, role in directory.roles(scan.language)[scan.words[at]]:
        end = at + len(tokens)
        if end <= scan.last and tuple(scan.words[at:end]) == tokens:
            code, first = country_before(scan, at)
            code, last = (code, end) if code else country_behind(scan, end, role)
            named = _body_behind(scan, last, code) if code else ""
            if named:
                yield _Candidate(_BODY, Found(named, first, last))
            else:
                yield from _office_of(scan, role, code, Found("", first if code else at, last), end)
            return


def _body_behind(scan: Scan, at: int, code: str) -> str:
    """The body of a country that is named behind its office: "Turkey's disaster agency AFAD"."""
    named = directory.names().get(scan.words[at], ()) if at < scan.last else ()
    for tokens, id, guarded in named:
        body = directory.actors()[id]
        stands = tuple(scan.words[at : at + len(tokens)]) == tokens
        if stands and body.country == code and body.kind != "person" and not guarded:
            return id
    return ""


def _office_of(scan: Scan, role: str, code: str, span: Found, end: int) -> Iterator[_Candidate]:
    """Who holds an office: the person named behind it, or whoever holds it for the country."""
    surname = scan.words[end] if end < scan.last else ""
    bearer = _bearer(surname, role, code, scan.year)
    if bearer:
        yield _Candidate(_PERSON, Found(bearer, end, end + 1))
    elif code in directory.actors():
        group = directory.actors()[code]
        yield _Candidate(_BODY, span._replace(actor=_body_of(group, role)))
    elif code:
        named = surname.istitle() and surname not in countries.lookup(scan.language)
        unknown = named and directory.actors().get(directory.holder(role, code, scan.year))
        person = unknown and unknown.kind == "person"
        id = f"{role}-{code.lower()}" if person else directory.holder(role, code, scan.year)
        weight = _ANYBODY if role == "authorities" else _OFFICE if person else _BODY
        yield _Candidate(weight, span._replace(actor=id))


def _body_of(group: Actor, role: str) -> str:
    """The curated body a group runs ("das Gesundheitsministerium der Hamas"), else the group."""
    id = directory.holder(role, group.country)
    return id if id in directory.actors() and role.startswith("ministry") else group.id


def _bearer(surname: str, role: str, code: str, year: int | None) -> str | None:
    """Who of the persons with this surname held the office."""
    for id in directory.titled().get(surname, ()):
        each = directory.actors()[id]
        fits = code in ("", each.country) and any(office.role == role for office in each.offices)
        if fits and (year is None or each.offices[0].since <= year):
            return id
    return None


def _compound(scan: Scan, at: int) -> Iterator[_Candidate]:
    """The country or actor before a hyphen: "US-Präsident", "Kreml-Sprecher", "UNHCR-Angaben"."""
    before, _, head = scan.words[at].replace("\u2011", "-").rpartition("-")
    code = countries.prefixes(scan.language).get(before, "")
    role = _role_of(head, scan.language)
    named = directory.names().get(before, ())
    whole = [name for name in named if len(name.tokens) == 1 and not name.guarded]
    if whole:
        yield _Candidate(_OFFICE, Found(whole[0].actor, at, at + 1))
    elif role:
        yield from _office_of(scan, role, code, Found("", at, at + 1), at + 1)


def _role_of(word: str, language: str) -> str:
    known = directory.roles(language).get(word, ())
    return next((role for tokens, role in known if len(tokens) == 1), "")


def _seat(scan: Scan) -> Found | None:
    """A capital or a country that stands alone speaks for its government."""
    first, last = _bare(scan)
    if not 0 < last - first <= _LONGEST_SEAT:
        return None
    code, start, _ = country_ending(scan._replace(first=first, last=last), last)
    single = countries.country(scan.words[start], scan.language) if last - start == 1 else None
    if start != first or len(code) != 2 or (single and single.kind in ("adjective", "demonym")):
        return None
    return Found(f"government-{code.lower()}", first, last)


@cache
def _around(language: str) -> frozenset[str]:
    return articles(language) | _QUOTES | _BRACKETS


@cache
def _media_words(language: str) -> frozenset[str]:
    return directory.words(language, "media", "words")
