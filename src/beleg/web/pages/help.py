"""What the marks, words, pages, findings and keys mean, how it is decided what is comparable, and the reader's settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from beleg.model import FINDINGS, QUALIFIERS
from beleg.report.html.opening import reading
from beleg.report.html.view import view
from beleg.report.picture import Picture
from beleg.report.sentences import finding_kind
from beleg.report.words import known, say, table, term
from beleg.web import keys
from beleg.web.pages.settings import FIELD
from beleg.web.rendering import safe
from beleg.web.visit import Shown, Visit

PARTS: Final = ("marks", "pages", "findings", "measures", "keys", "settings", "comparing", "limits")
_PAGES: Final = ("overview", "findings", "review", "find", "import", "export")
_METHOD: Final = ("reading", "comparing", "origins", "times", "vague")
# Those of its sentences that need the least to be filled with.
_SENTENCES: Final = {
    "syndicated": "syndicated_near",
    "unattributed": "unattributed_1",
    "unverified": "unverified_1",
}


class Line(NamedTuple):
    """A key in force: what is pressed for it, what it does, where."""

    name: str
    pressed: Sequence[str]
    does: str
    where: str


class Letter(NamedTuple):
    """A key that can have another letter, with what is wrong with the one that was typed."""

    name: str
    field: str
    does: str
    typed: str
    wrong: str


def show(visit: Visit) -> Shown:
    """The page."""
    typed = _typed(visit)
    wrong = keys.wrong(typed)
    lines = [_line(visit, key) for key in keys.known().values()]
    values = {
        "parts_of_help": PARTS,
        "reading": safe(reading(view(Picture(), visit.ui))),
        "qualifiers": QUALIFIERS,
        "terms": known("term_name"),
        "pages": _PAGES,
        "kinds": [_kind(visit, kind) for kind in FINDINGS],
        "measures": known("definition"),
        "lines": lines,
        "letters": [_letter(visit, key, typed, wrong) for key in keys.known().values() if not key.fixed],
        "wrong": bool(wrong),
        "method": _METHOD,
        "go": keys.in_force(visit.letters)[keys.GO],
    }
    return Shown("help.html", visit.say("app.help"), values, data=lambda: _data(visit, lines))


def _line(visit: Visit, key: keys.Key) -> Line:
    force = keys.in_force(visit.letters)
    where = visit.say(f"key_where.{key.where}", go=force[keys.GO])
    pressed = " + ".join(term("key_name", part, visit.ui) for part in force[key.name].split("+"))
    too = [visit.say(f"key_name.{key.name}_too")] if key.name in ("undo", "redo") else []
    return Line(key.name, [pressed, *too], visit.say(f"key_does.{key.name}"), where)


def _typed(visit: Visit) -> Mapping[str, str]:
    """The letters that were sent and not kept."""
    sent = {name.removeprefix(FIELD): value for name, value in visit.asked.items() if name.startswith(FIELD)}
    there = keys.known()
    return {name: letter for name, letter in sent.items() if name in there}


def _letter(visit: Visit, key: keys.Key, typed: Mapping[str, str], wrong: Mapping[str, str]) -> Letter:
    letter = typed.get(key.name, keys.in_force(visit.letters)[key.name])
    why = visit.say(f"helping.wrong_{wrong[key.name]}", letter=letter) if key.name in wrong else ""
    return Letter(key.name, FIELD + key.name, visit.say(f"key_does.{key.name}"), letter, why)


def _kind(visit: Visit, kind: str) -> tuple[str, str, str]:
    """A finding: its name, when it is made, and its sentence with invented numbers."""
    values = {name: visit.say(f"example.{name}") for name in known("example")}
    own = f"{kind}_"
    values |= {name.removeprefix(own): said for name, said in values.items() if name.startswith(own)}
    key = _SENTENCES.get(kind, kind)
    group = "sentence" if key in table()["sentence"] else "relation"
    said = say(f"{group}.{key}", visit.ui, **values)
    return finding_kind(kind, visit.ui), visit.say(f"finding_means.{kind}"), said


def _data(visit: Visit, lines: Sequence[Line]) -> Mapping[str, object]:
    return {
        "keys": lines,
        "measures": {name: visit.say(f"definition.{name}") for name in known("definition")},
        "findings": {kind: visit.say(f"finding_means.{kind}") for kind in FINDINGS},
    }
