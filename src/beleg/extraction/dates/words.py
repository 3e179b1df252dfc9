"""The table ``dates`` of a language pack becomes look-ups: one for words that open or carry a time, more for
the words around them.

Forms are read as the pack gives them, with a capital first letter, and in capitals; the look-ups for words
around are by small letters. Keys of the tables: a month, weekday (Monday is 0), season or quarter by number;
``offsets`` days from the reference; ``shifts`` unit, count and part (``"year.0.3"``); ``parts`` 1 to 3 and
``leans`` -2 to 2 as in ``beleg.extraction.dates.calendar``; ``holidays`` month, day and length, or ``easter`` and days
from it; ``unresolved`` by kind. ``*_short`` words count only beside a number, ``*_guarded`` ones also after a
word that opens a time. ``words`` holds sets, each named for the question that a reader asks of a neighbour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from beleg.extraction.dates.anchors import Anchors, Entry
from beleg.extraction.dates.calendar import When
from beleg.extraction.dates.neighbours import Neighbours
from beleg.extraction.numbers.finder import number_words
from beleg.extraction.numbers.lexemes import CARDINAL
from beleg.extraction.numbers.words import Lexicon
from beleg.extraction.tokens import Question, Tokens
from beleg.languages import Pack, every_form, expand

PENDING: Final = 3
"""What stands there for a verb of the future before "to"."""

SENTENCE_END: Final = 2
"""What stands in the table of tenses for the signs that a search for a verb ends at."""
_DIGITS: Final = frozenset("0123456789")


def forms(patterns: Iterable[str]) -> Iterator[str]:
    """Every form of the patterns, with a capital first letter and in capitals.

    >>> list(forms(["gestern"]))
    ['gestern', 'Gestern', 'GESTERN']
    """
    for pattern in patterns:
        for word in expand(pattern):
            yield word
            yield word[0].upper() + word[1:]
            yield word.upper()


def _numbers(table: Mapping[str, Any]) -> dict[str, float]:
    """Words to their numbers: ``{"drei": 3.0}``."""
    return {word: float(number) for number, patterns in table.items() for word in every_form(patterns)}


class DateWords:
    """The look-ups of one language. ``anchors`` dismisses most tokens at one look."""

    def __init__(self, pack: Pack, numbers: Lexicon) -> None:
        table = pack["dates"]
        self._table = table
        self._numbers = numbers
        self.sets = Neighbours(table["words"])
        self.decimal: str = table["decimal"]
        self.day_first: bool = table["day_first"]
        self.ahead_needs_future: bool = table["ahead_needs_future"]
        self.dotted_days: bool = table["dotted_days"]
        self.nouns_capital: bool = table["nouns_capital"]
        self.adjective_endings: tuple[str, ...] = tuple(table.get("adjective_endings", ()))
        self.cardinals = self._cardinals()
        self.ordinals = _ordinals(table["ordinals"])
        self.vague = every_form(table["vague_counts"]["words"])
        self.vague_before = every_form(table["vague_counts"]["before"])
        self.parts = {word: int(n) for word, n in _numbers(table["parts"]).items()}
        self.leans = {word: int(n) for word, n in _numbers(table["leans"]).items()}
        self.absorbed = self.sets.fillers | self.sets.part_links | {*self.leans, *self.parts}
        self.named: dict[str, str] = dict(table["named"])
        self.suffixes = dict(self._suffixes())
        self.tense = {form: -1 for form in forms(table["words"]["past_tense"])}
        self.tense.update((form, 1) for form in forms(table["words"]["future_tense"]))
        self.tense.update((form, PENDING) for form in forms(table["words"]["pending"]))
        self.tense.update((sign, SENTENCE_END) for sign in (".", "!", "?", ";", ":"))
        self.tensed = frozenset(self.tense)
        self.bounds = dict.fromkeys(self.sets.from_on, "from_on")
        self.bounds.update(dict.fromkeys(self.sets.until, "until"))
        self.bounds.update(dict.fromkeys(self.sets.since, "since"))
        self.holidays = _holiday_words(table)
        self.steps = {
            (day, word): int(days)
            for days, patterns in table["steps"].items()
            for day, word in (name.split() for name in patterns)
        }
        listed = {word: Entry("holiday") for word in self.holidays}
        for role, entries in _ENTRIES.items():
            for word, entry in entries(table, role):
                listed[word] = entry
        hyphen = "" if table["word_joint"].isalpha() else "-"
        stems = (*self.cardinals, *self.sets.many_stems)
        self.anchors = Anchors(listed, stems, {hyphen + end: kind for end, kind in self.suffixes.items()})
        self._opening = Question(self._opens, pack.code)

    def openings(self, tokens: Tokens, first: int, last: int) -> list[int]:
        """The tokens among ``first`` to ``last`` (half-open) that a time can open with."""
        return self._opening.yes(tokens, first, last)

    def _opens(self, word: str) -> bool:
        return word[0] in _DIGITS or self.anchors.get(word) is not None

    def compound(self, word: str) -> float | None:
        """What a number written in one word says: zweihundertfünfzig; ``None`` for any other word."""
        lexeme = self._numbers.lexeme(word)
        return float(lexeme.value) if lexeme.role == CARDINAL else None

    def _cardinals(self) -> dict[str, float]:
        numbers = _numbers(self._table["cardinals"])
        tens = {word: n for word, n in numbers.items() if 20 <= n < 100}
        joint = self._table["word_joint"]
        for unit, word in self._table["joined"].items():
            for ten, value in tens.items():
                parts = (word, joint, ten) if joint.isalpha() else (ten, joint, word)
                numbers["".join(parts)] = value + int(unit)
        return numbers

    def _suffixes(self) -> Iterator[tuple[str, str]]:
        """What may follow ``34-``: the kind of time that it makes."""
        for word in self.sets.hyphen_units:
            yield word, "duration"
        for word in self.sets.hyphen_ages:
            yield word, "age"


def _ordinals(table: Mapping[str, Any]) -> dict[str, int]:
    endings = table["endings"]
    return {table[n] + ending: int(n) for n in table if n.isdigit() for ending in endings}


Entries = Iterator[tuple[str, Entry]]


def _months(table: Mapping[str, Any], role: str) -> Entries:
    for name, guard in (("months", ""), ("months_short", "short"), ("months_guarded", "guarded")):
        for number, patterns in table[name].items():
            for word in forms(patterns):
                yield word, Entry(role, When("month", number=int(number)), guard)
    for prefix in table.get("mid_prefixes", []):
        for number, patterns in (*table["months"].items(), *table["months_guarded"].items()):
            for word in forms(prefix + pattern for pattern in patterns):
                yield word, Entry(role, When("month", number=int(number), part=2), "middle")


def _month_pairs(table: Mapping[str, Any], role: str) -> Entries:
    """ "January-March" is one token."""
    named = [(int(n), words) for name in ("months", "months_guarded") for n, words in table[name].items()]
    for first, words in named:
        for last, others in named:
            if first < last:
                pair = When("month", number=first, last=last)
                for word in forms(f"{one}-{other}" for one in words for other in others):
                    yield word, Entry(role, pair)


def _quarters(table: Mapping[str, Any], role: str) -> Entries:
    for number, patterns in table["quarters"].items():
        for word in patterns:
            yield word, Entry(role, When("quarter", number=int(number)))


def _weekdays(table: Mapping[str, Any], role: str) -> Entries:
    for name, guard in (("weekdays", ""), ("weekdays_short", "short")):
        for number, patterns in table[name].items():
            for word in forms(patterns):
                yield word, Entry(role, When("weekday", number=int(number)), guard)
            endings = table["words"]["daypart_endings"] if not guard else ()
            for word in forms(_stem(p) + ending for p in patterns for ending in endings):
                yield word, Entry(role, When("weekday", number=int(number)), "bare")


def _stem(pattern: str) -> str:
    return pattern.split("{")[0]


def _seasons(table: Mapping[str, Any], role: str) -> Entries:
    for number, patterns in table["seasons"].items():
        for word in forms(patterns):
            yield word, Entry(role, When("season", number=int(number)))
    for key, patterns in table["season_parts"].items():
        number, part = key.split(".")
        for word in forms(patterns):
            yield word, Entry(role, When("season", number=int(number), part=int(part)))


def _units(table: Mapping[str, Any], role: str) -> Entries:
    for name, guard in (("units", ""), ("units_short", "short")):
        for unit, patterns in table[name].items():
            for word in forms(patterns):
                yield word, Entry(role, None, guard, text=unit)


def _offsets(table: Mapping[str, Any], role: str) -> Entries:
    for days, patterns in table["offsets"].items():
        for word in forms(patterns):
            yield word, Entry(role, When("offset", number=int(days)))
    for days, words in table["offsets_small"].items():
        for word in words:
            yield word, Entry(role, When("offset", number=int(days)))
    for word in forms(table["present"]["words"]):
        yield word, Entry("present", When("offset"))


def _shifts(table: Mapping[str, Any], role: str) -> Entries:
    for key, patterns in table["shifts"].items():
        unit, number, *part = key.split(".")
        when = When("shift", unit=unit, number=int(number), part=int(part[0]) if part else 0)
        for word in forms(patterns):
            yield word, Entry(role, when)


def _holiday(key: str) -> When:
    date, _, weekday = key.partition("~")
    month, day, *count = date.split(".")
    number = 0 if month == "easter" else int(month)
    return When("holiday", number=number, day=int(day), last=int(count[0]) if count else 1, unit=weekday)


def _holidays(table: Mapping[str, Any], role: str) -> Entries:
    for key, patterns in table["holidays"].items():
        for word in forms(p for p in patterns if " " not in p):
            yield word, Entry(role, _holiday(key))


def _holiday_words(table: Mapping[str, Any]) -> dict[str, list[tuple[tuple[str, ...], When]]]:
    """Holidays of several words, by the first: Good Friday, New Year 's Eve; the longest names first."""
    found: dict[str, list[tuple[tuple[str, ...], When]]] = {}
    for key, patterns in table["holidays"].items():
        for name in (name for p in patterns if " " in p for name in expand(p)):
            head, *rest = name.split()
            for word in (head, head.upper()):
                found.setdefault(word, []).append((tuple(w.lower() for w in rest), _holiday(key)))
    return {word: sorted(names, key=lambda pair: -len(pair[0])) for word, names in found.items()}


def _decades(table: Mapping[str, Any], role: str) -> Entries:
    for number, patterns in table["decade_words"].items():
        for word in forms(patterns):
            yield word, Entry(role, value=int(number))
    for number, patterns in table["decades_compound"].items():
        for word in forms(patterns):
            yield word, Entry(role, None, "bare", int(number))


def _fixed(table: Mapping[str, Any], role: str) -> Entries:
    for kind, patterns in table["unresolved"].items():
        for word in forms(patterns):
            yield word, Entry(role, text=kind)


def _mid_years(table: Mapping[str, Any], role: str) -> Entries:
    """mid-2010 is one token: a list of years is the price of one look-up for it."""
    for prefix in table.get("mid_prefixes", []):
        for year in range(1900, 2061):
            grains = {f"{prefix}{year}": "year"} | ({f"{prefix}{year}s": "decade"} if year % 10 == 0 else {})
            for name, grain in grains.items():
                for word in forms([name]):
                    yield word, Entry(role, When(grain, year, part=2))


def _listed(name: str) -> Any:
    def entries(table: Mapping[str, Any], role: str) -> Entries:
        for word in forms(table["words"][name]):
            yield word, Entry(role)

    return entries


_ENTRIES: Final[dict[str, Any]] = {
    "daypart": _listed("dayparts"),
    "fixed": _fixed,
    "aged": _listed("aged"),
    "age_of": _listed("age_of"),
    "clock": _listed("clock"),
    "zone": _listed("zones"),
    "part_hour": _listed("part_hours"),
    "meridiem": _listed("meridiem"),
    "unit": _units,
    "decade": _decades,
    "shift": _shifts,
    "quarter": _quarters,
    "holiday": _holidays,
    "season": _seasons,
    "month": _months,
    "months": _month_pairs,
    "weekday": _weekdays,
    "offset": _offsets,
    "year_word": _mid_years,
}


@cache
def date_words(pack: Pack) -> DateWords:
    """The look-ups of a pack, made once."""
    return DateWords(pack, number_words(pack).terms.lexicon)
