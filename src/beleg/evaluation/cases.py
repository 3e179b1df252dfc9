"""The sentences of the language packs become checked cases: what was expected, what came, and of which class.

Run as a program it lists the cases whose declared gap is closed and those that fail without one:
``python -m beleg.evaluation.cases``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from beleg.evaluation.outcomes import OPTIONAL
from beleg.extraction import attribution, dates, numbers
from beleg.extraction.furniture import clean
from beleg.extraction.mending import Mended, mend
from beleg.extraction.sentences import split
from beleg.extraction.tokens import tokenise
from beleg.flow import extract
from beleg.languages import available, load
from beleg.model import Span

PUBLISHED = "2024-06-15"
FILES = ("attribution", "clean", "dates", "figures", "numbers", "phenomena", "sides", "stances", "vocabulary")
# What numbers.toml leaves out of what it expects.
NOT_COUNTED = ("article", "ordinal")
# Furniture stands at the end of a page, behind a report.
REPORT = {
    "de": "Nach dem Angriff auf den Hafen zählten die Helfer zwölf Tote und dreißig Verletzte, wie es hieß.\n\n",
    "en": "After the attack on the harbour the rescuers counted twelve dead and thirty wounded, they said.\n\n",
}


@dataclass(frozen=True, slots=True)
class Phenomenon:
    """A class of sentences that is hard to read; ``group`` is the family it belongs to, from 1."""

    name: str
    group: int
    title: str
    languages: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence of a pack. ``phenomenon`` is empty where the case is of no class; ``given`` is its table."""

    language: str
    file: str
    kind: str
    label: str
    phenomenon: str
    given: Mapping[str, Any]

    @property
    def text(self) -> str:
        return str(self.given["text"])

    @property
    def negative(self) -> bool:
        """Whether the sentence only looks like one of its class."""
        return bool(self.given.get("negative"))

    @property
    def gap(self) -> str | None:
        """Why the sentence is known to fail."""
        return self.given.get("gap")


@dataclass(frozen=True, slots=True)
class Checked:
    """A case with what was expected and what came, in the same form."""

    case: Case
    expected: object
    found: object

    @property
    def passes(self) -> bool:
        return self.expected == self.found


@cache
def phenomena() -> tuple[Phenomenon, ...]:
    """The classes, in the order of their file."""
    table = tomllib.loads((files("beleg.languages") / "phenomena.toml").read_text("utf-8"))
    everywhere = available()
    return tuple(
        Phenomenon(
            row["name"],
            row["group"],
            row["title"],
            tuple(row.get("languages", everywhere)),
            tuple(row.get("labels", ())),
        )
        for row in table["class"]
    )


def cases(file: str, language: str) -> Iterator[Case]:
    """The cases of one file of a pack; none where the pack has no such file."""
    path = files("beleg.languages") / language / "cases" / f"{file}.toml"
    if not path.is_file():
        return
    by_label = {label: one.name for one in phenomena() for label in one.labels}
    for kind, rows, shared in _tables(tomllib.loads(path.read_text("utf-8"))):
        for row in rows:
            label = row.get("class", kind)
            name = label if file == "phenomena" else by_label.get(label, "")
            yield Case(language, file, kind, label, name, {**shared, **row})


def check(case: Case) -> Checked:
    """Run the part of the extraction that the case is about."""
    expected, found = _CHECKS[case.file](case)
    return Checked(case, expected, found)


def check_all() -> list[Checked]:
    """Every case of every pack, by language and file."""
    return [check(case) for language in available() for file in FILES for case in cases(file, language)]


def _tables(tables: dict[str, Any]) -> Iterator[tuple[str, Sequence[Mapping[str, Any]], Mapping[str, Any]]]:
    """Kind, rows and what all rows share; the rows are a list of a table or the list ``cases`` in it."""
    shared = {key: value for key, value in tables.items() if isinstance(value, str)}
    for kind, found in tables.items():
        if isinstance(found, list):
            yield kind, found, shared
        elif isinstance(found, dict):
            yield kind, [{"class": kind, **row} for row in found["cases"]], shared


def _figures(case: Case) -> tuple[object, object]:
    wanted = case.given["figures"]
    found: list[Mapping[str, Any]] = [
        f.as_dict() for f in extract(case.text, case.language, PUBLISHED).figures
    ]
    if case.file == "phenomena":
        wanted, found = _obligatory(wanted), _obligatory(found)
    if len(wanted) == len(found):
        found = [
            {key: "" if got[key] is None and said == "" else got[key] for key, said in want.items()}
            for got, want in zip(found, wanted, strict=True)
        ]
    else:
        found = [{key: got[key] for key in ("quote", "measure")} for got in found]
    return wanted, found


def _sides(case: Case) -> tuple[object, object]:
    """As figures; an empty nationality is none."""
    wanted, found = _figures(case)
    assert isinstance(found, list)
    return wanted, [{key: "" if value is None else value for key, value in row.items()} for row in found]


def _obligatory(figures: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Without the figures that one may take or leave, as in the scores."""
    return [figure for figure in figures if figure["measure"] not in OPTIONAL]


def _numbers(case: Case) -> tuple[object, object]:
    text, names = case.text, ("quote", "qualifier", "low", "high", "unit")
    found = [
        {"quote": text[mention.start : mention.end], **mention.as_dict()}
        for mention in numbers.find_numbers(text, case.language)
        if mention.shape not in NOT_COUNTED
    ]
    wanted, got = (
        [[row.get(name) for name in names] for row in rows] for rows in (case.given["expect"], found)
    )
    return wanted, got


def _dates(case: Case) -> tuple[object, object]:
    text, found = case.text, []
    for mention in dates.find_dates(text, case.language, case.given["reference"]):
        days: dict[str, date | None] = {"first": mention.first, "last": mention.last}
        row = {"quote": text[mention.start : mention.end], "kind": mention.kind}
        found.append(row | {name: day.isoformat() for name, day in days.items() if day})
    return case.given["expect"], found


def _furniture(case: Case) -> tuple[object, object]:
    page = REPORT[case.language] * 12 + case.text
    found = [span.of(page) for span in clean.boilerplate(page, load(case.language))]
    # Two stretches with only white space between them are as good as one.
    return tuple(" ".join(" ".join(rows).split()) for rows in (case.given["furniture"], found))  # type: ignore[return-value]


def _attribution(case: Case) -> tuple[object, object]:
    return {"number": _origin, "statement": _statement, "nothing": _nothing}[case.kind](case)


def _origin(case: Case) -> tuple[object, object]:
    given, pack, tokens = case.given, load(case.language), tokenise(case.text)
    mended = mend(tokens, pack) or Mended(case.text, case.text, *_unmoved(case.text))
    tokens = tokenise(mended.text)
    sentences = split(tokens, pack)
    statements, doubtful = (
        attribution.find(tokens, sentences, pack),
        attribution.unverified(tokens, sentences, pack),
    )
    start = mended.starts.index(case.text.index(given.get("near", given["quote"])))
    place = Span(start, start + len(given["quote"]))
    found = attribution.attribute(tokens, sentences, statements, doubtful, place, pack)
    names = {
        "origins": [mended.span(*name.span).of(case.text) for name in found.origins],
        "via": [mended.span(*name.span).of(case.text) for name in found.via],
    }
    wanted = {
        "origins": given["origins"],
        "via": given.get("via", []),
        "certainty": given.get("certainty", "stated"),
        "unverified": given.get("unverified", False),
    }
    return wanted, names | {"certainty": found.certainty, "unverified": found.unverified}


def _unmoved(text: str) -> tuple[list[int], list[int]]:
    return list(range(len(text))), list(range(1, len(text) + 1))


def _statement(case: Case) -> tuple[object, object]:
    text, given, pack, tokens = case.text, case.given, load(case.language), tokenise(case.text)
    wanted = {key: given.get(key) for key in ("speaker", "cue", "content", "kind")}
    for said in attribution.find(tokens, split(tokens, pack), pack):
        content = [part.of(text) for part in said.content]
        if any(given.get("holds", "") in part for part in content):
            names = [name.text for name in said.speakers]
            speaker = names[0] if len(names) == 1 else names
            cue = said.cue.of(text) if said.cue else None
            return wanted, {"speaker": speaker, "cue": cue, "content": content, "kind": said.kind}
    return wanted, None


def _nothing(case: Case) -> tuple[object, object]:
    pack, tokens = load(case.language), tokenise(case.text)
    found = attribution.find(tokens, split(tokens, pack), pack)
    return [], [name.text for said in found for name in said.speakers]


def _stances(case: Case) -> tuple[object, object]:
    text, given, pack, tokens = case.text, case.given, load(case.language), tokenise(case.text)
    found = attribution.find(tokens, split(tokens, pack), pack)
    if case.kind == "silent" or not found:
        return [] if case.kind == "silent" else given, [
            part.of(text) for said in found for part in said.content
        ]
    said = found[-1]
    names = {"stance": said.stance, "speakers": [name.text for name in said.speakers]}
    wanted = {key: given.get(key) for key in ("stance", "speakers", "cue", "content")}
    cue = said.cue.of(text) if said.cue else None
    return wanted, names | {"cue": cue, "content": [part.of(text) for part in said.content]}


_CHECKS: Mapping[str, Callable[[Case], tuple[object, object]]] = {
    "attribution": _attribution,
    "clean": _furniture,
    "dates": _dates,
    "figures": _figures,
    "numbers": _numbers,
    "phenomena": _figures,
    "sides": _sides,
    "stances": _stances,
    "vocabulary": _figures,
}


def main() -> int:
    """List what the declared gaps say wrongly; 1 where there is any."""
    wrong = [done for done in check_all() if done.passes == bool(done.case.gap)]
    for done in wrong:
        case = done.case
        what = "gap closed" if done.passes else "fails"
        print(f"{what}: {case.language}/{case.file} [{case.label}] {case.text!r}")
        if not done.passes:
            print(f"  expected {done.expected}\n  found    {done.found}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
