"""A word of a text becomes a country: names, adjectives, people, capitals and seats of government."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from beleg.gazetteer.tables import alternatives, listed, parts, table

KINDS: Final = ("name", "adjective", "demonym", "capital", "metonym")
_HYPHEN: Final = re.compile("[-\u2010\u2011]")
_LONG_ENOUGH_FOR_CAPITALS: Final = 4  # "IN" and "US" in a headline of capitals are words of their own

_REMEMBERED: Final = 10_000  # words
_LONGEST_REMEMBERED: Final = 40  # characters

Phrase = tuple[tuple[str, ...], "CountryWord"]


class CountryWord(NamedTuple):
    """What a word says of a country.

    ``code`` is ISO 3166 alpha-2 (``XK`` for Kosovo), ``""`` for a longer name that only contains a
    country's ("Latin America"); ``kind`` is one of ``KINDS``; ``english`` is the adjective that names a
    population ("North Korean") for adjectives and demonyms, the country's name else.
    """

    code: str
    kind: str
    english: str


class _Words:
    """Forms of one language while they are gathered; the first meaning of a form stays."""

    def __init__(self, rules: Mapping[str, Any], english: Mapping[str, Any]) -> None:
        self.rules = rules
        self.adjectives: dict[str, str] = {code: next(listed(text)) for code, text in english.items()}
        self.single: dict[str, CountryWord] = {}
        self.phrases: dict[str, dict[tuple[str, ...], CountryWord]] = {}
        self.bases: dict[str, str] = {}

    def add(self, form: str, word: CountryWord) -> None:
        tokens = parts(form)
        if len(tokens) > 1:
            self.phrases.setdefault(tokens[0], {}).setdefault(tokens, word)
        else:
            self.single.setdefault(form, word)
        if "'" in form:
            self.add(form.replace("'", "’"), word)


@cache
def lookup(language: str) -> Mapping[str, CountryWord]:
    """Surface form of one token to what it says; empty for a language without tables.

    >>> lookup("de")["nordkoreanischen"]
    CountryWord(code='KP', kind='adjective', english='North Korean')
    >>> lookup("de")["Kiews"].code, lookup("en")["Pentagon"].kind
    ('UA', 'metonym')
    """
    return _gathered(language).single


@cache
def phrases(language: str) -> Mapping[str, list[Phrase]]:
    """First token to the names of several tokens that it opens, longest first.

    >>> phrases("en")["South"][0][0]
    ('South', 'Georgia', 'and', 'the', 'South', 'Sandwich', 'Islands')
    """
    gathered = _gathered(language).phrases
    return {first: sorted(names.items(), key=lambda name: -len(name[0])) for first, names in gathered.items()}


@cache
def prefixes(language: str) -> Mapping[str, str]:
    """First part of a hyphen compound to the country it names.

    >>> prefixes("de")["US"], prefixes("de")["Nordkorea"]
    ('US', 'KP')
    """
    return _gathered(language).bases


def country(word: str, language: str) -> CountryWord | None:
    """What one token says of a country, compounds with a hyphen included.

    >>> country("US-Soldaten", "de"), country("Nordkorea-Truppen", "de").code
    (CountryWord(code='US', kind='adjective', english='US'), 'KP')
    >>> country("Brot-Soldaten", "de")
    """
    return lookup(language).get(word) or compound(word, language)


def compound(word: str, language: str) -> CountryWord | None:
    """What the parts of a word with a hyphen say of a country.

    >>> compound("Nordkorea-Truppen", "de").code, compound("Nordkorea", "de")
    ('KP', None)
    """
    if not ("-" in word or "\u2010" in word or "\u2011" in word):
        return None
    if len(word) > _LONGEST_REMEMBERED:
        return _of_compound(word, language)
    return _remembered(word, language)


def _of_compound(word: str, language: str) -> CountryWord | None:
    word = _HYPHEN.sub("-", word)
    whole = lookup(language).get(word)
    if whole:
        return whole
    before, _, last = word.rpartition("-")
    code = prefixes(language).get(before) or prefixes(language).get(before.partition("-")[0])
    if code:
        return CountryWord(code, "adjective", adjective(code))
    people = lookup(language).get(last)
    return people if people and people.kind == "demonym" else None


_remembered: Final = lru_cache(_REMEMBERED)(_of_compound)


@cache
def public_life(language: str) -> Mapping[str, str]:
    """Words of public life to the one country that has them.

    >>> public_life("de")["Kantonspolizei"], public_life("en")["lakh"]
    ('CH', 'IN')
    """
    tables = table(f"{language}/countries.toml").get("public_life", {})
    return {
        form: code for code, text in tables.items() for word in listed(text) for form in alternatives(word)
    }


@cache
def adjective(code: str) -> str:
    """The English adjective of a country, its English name where there is none, ``""`` for no country.

    >>> adjective("FR"), adjective("KP"), adjective("??")
    ('French', 'North Korean', '')
    """
    text = table("en/countries.toml")["adjectives"].get(code)
    return next(listed(text)) if text else name(code)


def name(code: str) -> str:
    """The English name of a country, ``""`` for no country.

    >>> name("DE"), name("PS")
    ('Germany', 'Palestinian territories')
    """
    return local_name(code, "en")


@cache
def local_adjective(code: str, language: str) -> str:
    """The adjective of a country as it stands before a plural in a language, ``""`` where there is none.

    >>> local_adjective("KP", "de"), local_adjective("CH", "de"), local_adjective("KP", "en"), local_adjective("??", "de")
    ('nordkoreanische', 'Schweizer', 'North Korean', '')
    """
    rules = table(f"{language}/countries.toml")
    patterns = list(listed(rules["adjectives"].get(code, "")))
    if not patterns:
        return ""
    bent = rules["inflection"].get("adjective", "").strip("{}").split(",")
    ending = bent[1] if len(bent) > 1 else ""
    plain = next((pattern for pattern in patterns if pattern.endswith("{}")), "")
    return plain.removesuffix("{}") or patterns[0] + ending


@cache
def local_name(code: str, language: str) -> str:
    """The name of a country in a language, ``""`` for no country.

    >>> local_name("KR", "de"), local_name("CZ", "de"), local_name("CZ", "en"), local_name("??", "de")
    ('Südkorea', 'Tschechien', 'Czech Republic', '')
    """
    shown = table(f"{language}/countries.toml").get("shown", {}).get(code)
    return shown or next(listed(table(f"{language}/country_names.toml").get("names", {}).get(code, "")), "")


@cache
def _gathered(language: str) -> _Words:
    rules = table(f"{language}/countries.toml")
    words = _Words(rules.get("inflection", {}), table("en/countries.toml")["adjectives"])
    _gather_others(words, rules)
    for text in (rules, table(f"{language}/country_names.toml")):
        _gather_names(words, text.get("names", {}), "name")
    for code, text in rules.get("adjectives", {}).items():
        _gather_adjectives(words, code, text)
    for code, text in rules.get("people", {}).items():
        _gather_people(words, code, text)
    _gather_names(words, rules.get("capitals", {}), "capital")
    _gather_names(words, rules.get("metonyms", {}), "metonym")
    _gather_capitals(words)
    return words


def _gather_others(words: _Words, rules: Mapping[str, Any]) -> None:
    nowhere = CountryWord("", "name", "")
    for pattern in listed(rules.get("others", {}).get("words", "")):
        for form in alternatives(" ".join(pattern.split())):
            words.add(form, nowhere)


def _gather_names(words: _Words, names: Mapping[str, str], kind: str) -> None:
    for code, text in names.items():
        word = CountryWord(code, kind, name(code))
        for pattern in listed(text):
            for base in alternatives(pattern):
                if " " not in base:
                    words.bases.setdefault(base, code)
                for form in _with_genitive(base, words.rules):
                    words.add(form, word)


def _with_genitive(base: str, rules: Mapping[str, Any]) -> Iterator[str]:
    yield base
    if not base.endswith(tuple(rules.get("name_without_genitive", "").split()) or (".",)):
        yield from alternatives(base + rules.get("name", ""))


def _gather_adjectives(words: _Words, code: str, text: str) -> None:
    word = CountryWord(code, "adjective", words.adjectives.get(code, ""))
    for pattern in listed(text):
        for form in alternatives(pattern if "{" in pattern else pattern + words.rules["adjective"]):
            words.add(form, word)
            words.add(form[0].upper() + form[1:], word)


def _gather_people(words: _Words, code: str, text: str) -> None:
    word = CountryWord(code, "demonym", words.adjectives.get(code, ""))
    for pattern in listed(text):
        for form in alternatives(pattern if "{" in pattern else _declined(pattern, words.rules["people"])):
            words.add(form, word)


def _declined(noun: str, endings: Mapping[str, str]) -> str:
    for ending, forms in endings.items():
        if noun.endswith(ending):
            return noun[: -len(ending)] + forms
    return noun


def _gather_capitals(words: _Words) -> None:
    for form, word in list(words.single.items()):
        if len(form) >= _LONG_ENOUGH_FOR_CAPITALS:
            words.single.setdefault(form.upper(), word)
    for first, names in list(words.phrases.items()):
        for tokens, word in list(names.items()):
            if word.code and not any(token[0] in "'’" for token in tokens):
                capitals = tuple(token.upper() for token in tokens)
                words.phrases.setdefault(first.upper(), {}).setdefault(capitals, word)
