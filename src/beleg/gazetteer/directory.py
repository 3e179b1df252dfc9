"""actors.toml and the role words become indexes: an actor by id, by name, by office and year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from beleg.gazetteer.tables import alternatives, listed, parts, table

KINDS: Final = (
    *("person", "office", "ministry", "intelligence", "military", "police", "government", "agency", "medium"),
    *("ngo", "un", "international", "armed_group", "institute", "other"),
)
_WARRING: Final = ("military", "armed_group", "government")
_MEDIA: Final = ("agency", "medium")
_GOVERNMENT: Final = "government-"  # and the code of its country
_NO_GENITIVE: Final = frozenset("sxzß.'0123456789")


class Office(NamedTuple):
    """What an actor is called with its country beside it, and the years it held, both included."""

    role: str
    since: int
    until: int


class Actor(NamedTuple):
    """Who a figure comes from.

    ``kind`` is one of ``KINDS``; ``country`` ISO 3166 alpha-2 or ``""``; ``side`` the country or group
    the actor speaks for, its own id where it speaks for itself; ``names`` the spellings, the first one
    to show; ``guarded`` where these are ordinary words too.
    """

    id: str
    kind: str
    country: str
    side: str
    names: tuple[str, ...]
    surnames: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    guarded: bool = False


class Named(NamedTuple):
    """A name as the index holds it: its tokens, whose it is, and whether it must be guarded."""

    tokens: tuple[str, ...]
    actor: str
    guarded: bool


@cache
def actors() -> Mapping[str, Actor]:
    """Every curated actor by id, in the order of the file.

    >>> actors()["nis-kr"].kind, actors()["hamas"].side
    ('intelligence', 'hamas')
    """
    found = {}
    for kind in KINDS:
        for id, entry in table("actors.toml").get(kind, {}).items():
            found[id] = _actor(id, kind, entry)
    return found


def actor(id: str) -> Actor | None:
    """The actor of an id, made up from office and country where it is not a curated one.

    >>> actor("ministry-defence-ru")
    Actor(id='ministry-defence-ru', kind='ministry', country='RU', side='RU', names=(), surnames=(), \
offices=(), guarded=False)
    >>> actor("nobody")
    """
    known = actors().get(id)
    role, _, code = id.rpartition("-")
    if known or len(code) != 2 or not role:
        return known
    kind = table("actors.toml")["kinds"].get(role.partition("-")[0], "office")
    return Actor(id, kind, code.upper(), code.upper(), ())


def shown_name(id: str, language: str) -> str:
    """What a curated actor is called where a reader of a language sees it, ``""`` for one that is not curated.

    >>> shown_name("netanyahu", "en"), shown_name("netanyahu", "de"), shown_name("white-house", "de"), shown_name("x", "de")
    ('Benjamin Netanyahu', 'Benjamin Netanjahu', 'Weißes Haus', '')
    """
    listed_actor = actors().get(id)
    if listed_actor is None:
        return ""
    shown: str | None = table("shown.toml")["actors"].get(language, {}).get(id)
    return shown or next(iter(listed_actor.names), "")


def office(id: str) -> tuple[str, str] | None:
    """The office and the country of an actor that is made up of both, ``None`` for any other.

    >>> office("ministry-defence-ru"), office("hamas"), office("karimi-xx")
    (('ministry-defence', 'RU'), None, None)
    """
    role, _, code = id.rpartition("-")
    return (role, code.upper()) if len(code) == 2 and role in _roles() and id not in actors() else None


def holder(role: str, country: str, year: int | None = None) -> str:
    """The id of who is meant by an office of a country in a year, the latest where no year is given.

    >>> holder("president", "UA"), holder("president", "UA", 2016), holder("navy", "CL")
    ('zelenskyy', 'poroshenko', 'navy-cl')
    """
    held = _offices().get((country, role)) or _offices().get((country, _substitute(role)))
    for office, id in held or ():
        if year is None or office.since <= year <= office.until:
            return id
    return f"{role}-{country.lower()}"


@cache
def names() -> Mapping[str, tuple[Named, ...]]:
    """First token to the names that it opens, longest first, in every language."""
    found: dict[str, list[Named]] = {}
    for each in actors().values():
        for name in each.names:
            for form in (name,) if each.guarded else _forms(name):
                tokens = parts(form)
                found.setdefault(tokens[0], []).append(Named(tokens, each.id, each.guarded))
    return {first: tuple(sorted(named, key=lambda name: -len(name.tokens))) for first, named in found.items()}


@cache
def titled() -> Mapping[str, tuple[str, ...]]:
    """Surnames that need an office before them, to the persons who bear them.

    >>> titled()["Bush"]
    ('bush',)
    """
    found: dict[str, tuple[str, ...]] = {}
    for each in actors().values():
        for surname in each.surnames:
            for form in _forms(surname):
                found[form] = (*found.get(form, ()), each.id)
    return found


@cache
def roles(language: str) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First token to the words for offices that it opens, longest first, each with its role.

    >>> roles("de")["Machthaber"]
    ((('Machthaber',), 'ruler'),)
    """
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for role, text in table(f"{language}/roles.toml").get("roles", {}).items():
        for pattern in listed(text):
            for form in alternatives(pattern):
                tokens = parts(form)
                found.setdefault(tokens[0], {}).setdefault(tokens, role)
    return {
        first: tuple(sorted(forms.items(), key=lambda form: -len(form[0]))) for first, forms in found.items()
    }


@cache
def words(language: str, section: str, key: str) -> frozenset[str]:
    """A list of words out of ``roles.toml``, opened.

    >>> "von" in words("de", "behind", "of")
    True
    """
    text = table(f"{language}/roles.toml").get(section, {}).get(key, "")
    return frozenset(form for pattern in listed(" ".join(text.split())) for form in alternatives(pattern))


def is_medium(id: str | None) -> bool:
    """Whether an actor relays what others say: a medium or a news agency.

    >>> is_medium("reuters"), is_medium("news-agency-lb"), is_medium("nato"), is_medium(None)
    (True, True, False, False)
    """
    known = actor(id) if id else None
    return known is not None and known.kind in _MEDIA


def is_body(id: str | None) -> bool:
    """Whether an actor is an organisation, an office or a state, and no person.

    >>> is_body("amnesty"), is_body("putin"), is_body(None)
    (True, False, False)
    """
    known = actor(id) if id else None
    return known is not None and known.kind != "person"


def is_government(id: str | None) -> bool:
    """Whether an id is that of a state as a whole, for which its name or its capital stands.

    >>> is_government("government-ru"), is_government("ministry-defence-ru"), is_government(None)
    (True, False, False)
    """
    return id is not None and id.startswith(_GOVERNMENT)


def is_warring(id: str | None) -> bool:
    """Whether an actor can be one of those who fight: a state, its forces or an armed group.

    >>> is_warring("government-ru"), is_warring("hamas"), is_warring("amnesty")
    (True, True, False)
    """
    known = actor(id) if id else None
    return known is not None and known.kind in _WARRING


def _actor(id: str, kind: str, entry: Mapping[str, Any]) -> Actor:
    country = entry.get("country", "")
    own = id if kind == "armed_group" or not country else country
    surnames = _opened(entry.get("last", ""))
    full = [f"{first} {last}" for first in _opened(entry.get("first", "")) for last in surnames]
    held = entry.get("surname") == "titled"
    spelled = [*_opened(entry.get("names", "")), *full, *(() if held else surnames)]
    return Actor(
        id,
        kind,
        country,
        entry.get("side", own),
        tuple(dict.fromkeys(spelled)),
        surnames if held else (),
        tuple(_office(text) for text in listed(entry.get("offices", ""))),
        entry.get("guarded", False),
    )


def _opened(text: str) -> tuple[str, ...]:
    return tuple(form for pattern in listed(text) for form in alternatives(pattern))


def _office(text: str) -> Office:
    role, _, years = text.partition(" ")
    since, _, until = years.partition("-")
    return Office(role, int(since or 0), int(until or 9999))


@cache
def _roles() -> frozenset[str]:
    """Every office that a language has words for."""
    return frozenset(role for language in ("de", "en") for role in table(f"{language}/roles.toml")["roles"])


@cache
def _offices() -> Mapping[tuple[str, str], list[tuple[Office, str]]]:
    found: dict[tuple[str, str], list[tuple[Office, str]]] = {}
    for each in actors().values():
        for office in each.offices:
            found.setdefault((each.country, office.role), []).append((office, each.id))
    for held in found.values():
        held.sort(key=lambda one: (-one[0].since, one[1]))
    return found


def _substitute(role: str) -> str:
    other = table("actors.toml")["stands_for"].get(role, "")
    return str(other)


def _forms(name: str) -> Iterator[str]:
    """A name, its German genitive, and both with the other apostrophe."""
    yield name
    if name[-1] not in _NO_GENITIVE:
        yield f"{name}s"
    if "'" in name:
        yield from _forms(name.replace("'", "’"))
