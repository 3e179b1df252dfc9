"""The form of a correction: every field of a figure as it reads, and what is typed into it becomes the fields that change.

Nothing typed is lost: a form that cannot be taken comes back as it was sent, with what is wrong beside each field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from beleg.gazetteer import countries
from beleg.gazetteer.tables import table
from beleg.ledger import DecisionError
from beleg.model import (
    CERTAINTIES,
    CORRECTABLE,
    QUALIFIERS,
    SCOPES,
    UNITS,
    Article,
    Figure,
    Span,
    Statement,
    Told,
)
from beleg.model.measures import measures
from beleg.report.records import plain_number
from beleg.report.words import say, term
from beleg.review import corrected
from beleg.review.checking import check_field
from beleg.web.visit import Visit


@cache
def _codes() -> tuple[str, ...]:
    """The codes of all countries that have a name."""
    return tuple(code for code in table("en/country_names.toml")["names"] if countries.name(code))


_PLACED: Final = ("start", "end", "quote")
_NAMED: Final = ("origins", "via")
_SELECTED: Final[Mapping[str, Callable[[], Sequence[str]]]] = {
    "qualifier": lambda: QUALIFIERS,
    "measure": lambda: tuple(measures()),
    "unit": lambda: UNITS,
    "nationality": lambda: ("", *_codes()),
    "scope": lambda: SCOPES,
    "certainty": lambda: CERTAINTIES,
}
# Where the words of a value of a closed vocabulary stand.
_WORDS: Final = {"qualifier": "said_as", "unit": "unit_name"}
_AROUND: Final = 200  # characters on each side of a figure among which its words can be marked
_NEAR: Final = 1200  # characters on each side within which names are offered
_BETWEEN: Final = "|"
_WRITTEN: Final = {
    "en": (re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?"), ",", "."),
    "de": (re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?"), ".", ","),
}
_PLAIN: Final = re.compile(r"\d+([.,]\d+)?")
# The field beside which an error of several fields stands.
_BESIDE: Final = {"bad_span": "end", "bad_bounds": "low", "same_figure": "measure"}


class Choice(NamedTuple):
    """A value that can be chosen, its words, and whether it is."""

    value: str
    said: str
    chosen: bool


class Field(NamedTuple):
    """A field of the form: what stands in it, what can be chosen or is suggested, and what is wrong with it."""

    name: str
    label: str
    value: str
    choices: Sequence[Choice] = ()
    suggested: Sequence[str] = ()
    hint: str = ""
    problem: str = ""


class Correction(NamedTuple):
    """The form. ``text`` is the stretch of the article from ``start`` in which the words of the figure are marked."""

    fields: Mapping[str, Field]
    start: int
    before: str
    quote: str
    after: str
    moved: str
    read: str
    problems: Sequence[tuple[str, str]]


Wrong = Callable[[Visit, Article, Figure], dict[str, str]]


def form(
    visit: Visit,
    article: Article,
    figure: Figure,
    told: Sequence[Told],
    statements: Sequence[Statement],
    kind: str = "correct",
    wrong: Wrong | None = None,
) -> Correction:
    """The form as it is first shown, or as it was sent, with the marked words moved where a button asked for that.

    ``kind`` is what it is sent as, ``wrong`` says what is wrong with it: else what is with a correction.
    """
    sent = visit.sent("form") == kind
    typed = _typed(visit) if sent else _as_read(figure)
    problems = {} if not sent or visit.sent("move") else (wrong or problems_of)(visit, article, figure)
    span = _moved(article.text, _span(typed, figure, article.text), visit.sent("move") if sent else "")
    typed |= {"start": str(span.start), "end": str(span.end)}
    names = _names(article, figure, told, statements)
    fields = {
        name: _field(visit, name, typed, problems.get(name, ""), names, told)
        for name in CORRECTABLE
        if name != "quote"
    }
    start, end = _window(article.text, span)
    return Correction(
        fields,
        start,
        article.text[start : span.start],
        span.of(article.text),
        article.text[span.end : end],
        visit.sent("move"),
        json.dumps(_base(visit, figure), ensure_ascii=False),
        [(name, said) for name, said in problems.items()],
    )


def changed(visit: Visit, figure: Figure) -> dict[str, object]:
    """The fields that a form gives other values than the figure had when it was shown; raises ``DecisionError``."""
    base = _base(visit, figure)
    read = {name: value_of(visit, figure.id, name) for name in CORRECTABLE}
    found = {name: value for name, value in read.items() if value != base.get(name)}
    if not {"start", "end"} & found.keys():
        found.pop("quote", None)
    elif "quote" not in found:
        found["quote"] = visit.form.get("quote") or ""
    return found


def _base(visit: Visit, figure: Figure) -> Mapping[str, object]:
    """The figure as it was when the form was shown: what somebody else corrected meanwhile was not typed here."""
    try:
        found = json.loads(visit.sent("read") or "null")
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {name: _now(figure, name) for name in CORRECTABLE}


def problems_of(visit: Visit, article: Article, figure: Figure) -> dict[str, str]:
    """What is wrong with a form, by field; ``""`` stands for all of it."""
    found = unread(visit, figure.id)
    if found:
        return found
    fields = changed(visit, figure)
    return _together(visit, article, figure, fields) if fields else {"": visit.say("wrong.nothing")}


def unread(visit: Visit, id: str) -> dict[str, str]:
    """The fields of a form that hold what no figure can have."""
    found: dict[str, str] = {}
    for name in CORRECTABLE:
        try:
            check_field(id, name, value_of(visit, id, name))
        except DecisionError:
            found["end" if name in _PLACED else name] = visit.say(f"wrong.{name}")
    return found


def beside(error: DecisionError, visit: Visit) -> tuple[str, str]:
    """The field beside which an error stands, and its words."""
    field = _BESIDE.get(error.code, str(error.values.get("field", "")))
    if error.code == "not_in_text":
        field = next((name for name in _NAMED if error.values["value"] in _listed(visit, name)), "")
    key = f"wrong.{error.code}" if error.code in (*_BESIDE, "not_in_text") else f"error.{error.code}"
    return field, visit.say(key, **error.values)


def _together(visit: Visit, article: Article, figure: Figure, fields: dict[str, object]) -> dict[str, str]:
    try:
        corrected(article, figure, fields)
    except DecisionError as error:
        field, said = beside(error, visit)
        return {field: said}
    return {}


def _typed(visit: Visit) -> dict[str, str]:
    found = {name: visit.sent(name) for name in CORRECTABLE if name not in _NAMED}
    found |= {name: f"\n{'|'.join(_listed(visit, name))}" for name in _NAMED}
    return found


def _as_read(figure: Figure) -> dict[str, str]:
    found = {}
    for name in CORRECTABLE:
        value = _now(figure, name)
        found[name] = (
            "\n" + _BETWEEN.join(value) if isinstance(value, list) else "" if value is None else str(value)
        )
    return found


def _now(figure: Figure, name: str) -> object:
    value = getattr(figure, name)
    if name in _NAMED:
        return list(dict.fromkeys(each.text for each in value))
    return plain_number(value) if name in ("low", "high") and value is not None else value


def value_of(visit: Visit, id: str, name: str) -> object:
    """The value that a form has for a field, as decisions keep it; raises ``DecisionError`` for one that cannot be read."""
    if name in _NAMED:
        return _listed(visit, name)
    if name == "unverified":
        return bool(visit.sent(name))
    if name == "quote":
        # The words of a span are compared as they stand in the text, white space included.
        return str(visit.form.get("quote") or "")
    text = visit.sent(name)
    if name in ("start", "end"):
        return _whole(id, name, text)
    if name in ("low", "high"):
        return number_of(id, name, text, visit.ui) if text else None
    return text or None


def _whole(id: str, name: str, text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise DecisionError("bad_value", what=id, field=name, value=text)
    return int(text)


def number_of(id: str, name: str, text: str, ui: str) -> int | float:
    """A written number, with the groups and decimals of the reader's language; raises ``DecisionError``.

    >>> number_of("a1", "low", "1,259", "en"), number_of("a1", "low", "1.259", "de"), number_of("a1", "low", "12,5", "de")
    (1259, 1259, 12.5)
    """
    bare = "".join(text.split())
    grouped, group, decimal = _WRITTEN[ui]
    if grouped.fullmatch(bare):
        bare = bare.replace(group, "").replace(decimal, ".")
    elif _PLAIN.fullmatch(bare) and len(bare) < 20:
        bare = bare.replace(",", ".")
    else:
        raise DecisionError("bad_value", what=id, field=name, value=text)
    value = float(bare)
    return int(value) if value.is_integer() else value


def _listed(visit: Visit, name: str) -> list[str]:
    """The names that were chosen, and those that were typed."""
    chosen = [each for each in visit.form.getlist(name) if isinstance(each, str)]
    written = visit.sent(f"{name}-typed").split(_BETWEEN)
    return list(dict.fromkeys(each for each in (*chosen, *map(str.strip, written)) if each))


def _field(
    visit: Visit,
    name: str,
    typed: Mapping[str, str],
    problem: str,
    names: Sequence[str],
    told: Sequence[Told],
) -> Field:
    label, value = visit.say(f"field.{name}"), typed[name]
    if name in _NAMED:
        chosen = [each for each in value.removeprefix("\n").split(_BETWEEN) if each]
        known = [Choice(each, each, each in chosen) for each in dict.fromkeys((*chosen, *names))]
        return Field(name, label, "", known, problem=problem)
    if name in _SELECTED:
        values = _SELECTED[name]()
        values = values if value in values else ("", *values)
        choices = [Choice(each, _said(name, each, visit.ui), each == value) for each in values]
        return Field(name, label, value, _by_name(name, choices), problem=problem)
    suggested = list(
        dict.fromkeys(v for each in told if isinstance(v := getattr(each.figure, name, None), str))
    )
    hint = visit.say(f"hint.{name}") if name in ("low", "high", "population", "place", "time") else ""
    return Field(
        name, label, value, (), suggested if name in ("population", "place", "time") else (), hint, problem
    )


def _by_name(name: str, choices: list[Choice]) -> list[Choice]:
    """Countries by their names, nothing first."""
    return (
        sorted(choices, key=lambda each: (each.value != "", each.said)) if name == "nationality" else choices
    )


def _said(name: str, value: str, ui: str) -> str:
    if name == "nationality":
        return countries.local_name(value, ui) if value else say("deciding.not_stated", ui)
    if not value:
        return say("adding.choose", ui)
    return term(_WORDS.get(name, name), value, ui)


def _names(
    article: Article, figure: Figure, told: Sequence[Told], statements: Sequence[Statement]
) -> list[str]:
    """Who is named near the figure, in the order of the text."""
    near = Span(figure.start - _NEAR, figure.end + _NEAR)
    found = [name for each in statements for name in (*each.speakers, *each.via)]
    found += [name for each in told for name in (*each.figure.origins, *each.figure.via)]
    inside = sorted({(name.span.start, name.text) for name in found if name.span.overlaps(near)})
    return list(dict.fromkeys(text for _, text in inside if text in article.text))[:12]


def _span(typed: Mapping[str, str], figure: Figure, text: str) -> Span:
    """What is marked: as typed where that can be, else as the figure has it."""
    start, end = typed["start"], typed["end"]
    if start.isdigit() and end.isdigit() and int(start) < int(end) <= len(text):
        return Span(int(start), int(end))
    return figure.span


def _moved(text: str, span: Span, move: str) -> Span:
    """The span with one end moved, as in ``end:word:1``."""
    if not move or move.count(":") != 2:
        return span
    which, unit, step = move.split(":")
    by = -1 if step.startswith("-") else 1
    at = span.start if which == "start" else span.end
    to = _over_word(text, at, by, which == "start") if unit == "word" else _over_sign(text, at, by)
    if which == "start":
        return Span(max(0, min(to, span.end - 1)), span.end)
    return Span(span.start, min(len(text), max(to, span.start + 1)))


def _over_sign(text: str, at: int, by: int) -> int:
    return max(0, min(len(text), at + by))


def _over_word(text: str, at: int, by: int, is_start: bool) -> int:
    """To the next boundary: the start stands before a word, the end behind one."""
    at += by
    while 0 < at < len(text):
        before, behind = text[at - 1].isalnum(), text[at].isalnum()
        if (behind and not before) if is_start else (before and not behind):
            break
        at += by
    return max(0, min(len(text), at))


def _window(text: str, span: Span) -> tuple[int, int]:
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    if start:
        start = text.find(" ", start, span.start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", span.end, end), span.end)
    return start, end


def boxes(correction: Correction) -> Iterator[Field]:
    """The fields that are one line each, in the order of the form."""
    return (correction.fields[name] for name in CORRECTABLE if name not in (*_PLACED, *_NAMED, "unverified"))
