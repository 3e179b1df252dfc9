"""Stories, sets of articles with the series and findings they should give, become scores and a list of misses.

python -m beleg.evaluation.stories [--misses] FOLDER [NAME ...]
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from beleg.flow import Extraction, Reconciled, extract_paths, reconcile
from beleg.model import Finding
from beleg.read import ReadOptions, Refusal

_OVERLAP: Final = 0.5
_BY_ARTICLE: Final = ("syndicated", "unattributed", "unverified", "ambiguous")

Place = tuple[str, int]
Item = frozenset[Place]


class Expected(NamedTuple):
    """A finding as the story's author expects it: its kind, and where its figures may stand."""

    kind: str
    items: tuple[Item, ...]
    why: str


@dataclass(slots=True)
class Outcome:
    """What was found of one story: right, missed and wrong findings, near misses that were taken, and its series."""

    name: str
    found: Reconciled
    right: list[tuple[Expected, Finding]] = field(default_factory=list)
    missed: list[Expected] = field(default_factory=list)
    wrong: list[Finding] = field(default_factory=list)
    taken: list[Expected] = field(default_factory=list)
    series_right: int = 0
    series_missed: list[str] = field(default_factory=list)


class Sums(NamedTuple):
    """Findings right, wrong and missed, and series right and missed, over several stories."""

    right: int
    wrong: int
    missed: int
    series_right: int
    series_missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def sums(outcomes: Iterable[Outcome]) -> Sums:
    """What is right and wrong over several stories."""
    counts = [
        (len(one.right), len(one.wrong), len(one.missed), one.series_right, len(one.series_missed))
        for one in outcomes
    ]
    return Sums(*(sum(column) for column in zip(*counts, strict=True))) if counts else Sums(0, 0, 0, 0, 0)


def stories(folder: Path) -> list[Path]:
    """The folders of the stories, by name."""
    return sorted(path.parent for path in folder.glob("*/expected.toml"))


def score(story: Path) -> Outcome:
    """Extract and reconcile the articles of a story and hold what is found against what is expected."""
    table = tomllib.loads((story / "expected.toml").read_text("utf-8"))
    extractions = _extracted(story)
    found = reconcile(extractions)
    where = _places(extractions)
    outcome = Outcome(story.name, found)
    expected = [_expected(row, story) for row in table.get("finding", ())]
    open_ones = list(found.findings)
    for one in expected:
        best = _best(one, open_ones, found, where)
        if best is None:
            outcome.missed.append(one)
        else:
            open_ones.remove(best)
            outcome.right.append((one, best))
    outcome.wrong.extend(open_ones)
    absent = [_expected(row, story) for row in table.get("absent", ())]
    outcome.taken.extend(one for one in absent if _best(one, open_ones, found, where))
    for row in table.get("series", ()):
        _hold_series(row, found, outcome)
    return outcome


def _extracted(story: Path) -> list[Extraction]:
    options = ReadOptions(metadata=story / "metadata.tsv")
    found = list(extract_paths(sorted(story.glob("*.txt")), options))
    refused = [each for each in found if isinstance(each, Refusal)]
    if refused:
        raise ValueError(f"{story.name}: {refused[0].source}: {refused[0].reason}")
    return [each for each in found if isinstance(each, Extraction)]


def _places(extractions: Sequence[Extraction]) -> Mapping[str, Item]:
    """Where each figure stands, by its id: in several files where they are the same text."""
    found: dict[str, set[Place]] = {}
    for one in extractions:
        for figure in one.figures:
            found.setdefault(figure.id, set()).add((Path(one.article.doc).name, figure.start))
    return {id: frozenset(places) for id, places in found.items()}


def _expected(row: Mapping[str, Any], story: Path) -> Expected:
    items = tuple(_item(story, *named) for named in row["figures"])
    return Expected(row["kind"], items, row.get("why", ""))


def _item(story: Path, file: str, quote: str, context: str = "") -> Item:
    """Every place where a quote stands, or the one in its context."""
    text = (story / file).read_bytes().decode("utf-8")
    within = text.find(context) if context else 0
    until = within + len(context) if context else len(text)
    return frozenset((file, at) for at in _starts(text, quote, within, until))


def _starts(text: str, quote: str, at: int, until: int) -> Iterator[int]:
    while (at := text.find(quote, at, until)) >= 0:
        beside = text[at - 1 : at], text[at + len(quote) : at + len(quote) + 1]
        if not any(sign.isalnum() for sign in beside):
            yield at
        at += 1


def _best(
    one: Expected, findings: Sequence[Finding], found: Reconciled, where: Mapping[str, Item]
) -> Finding | None:
    scored = [
        (_overlap(one.items, _items(finding, found, where)), -at)
        for at, finding in enumerate(findings)
        if finding.kind == one.kind
    ]
    best = max(scored, default=(0.0, 0))
    kinds = [finding for finding in findings if finding.kind == one.kind]
    if best[0] < _OVERLAP:
        return None
    return next(f for f in kinds if _overlap(one.items, _items(f, found, where)) == best[0])


def _items(finding: Finding, found: Reconciled, where: Mapping[str, Item]) -> list[Item]:
    """Where the figures stand that a finding rests on; a point stands wherever it is told."""
    points = {point.id: point for series in found.series for point in series.points}
    entries = {entry.id: entry for entry in found.entries}
    made: list[Item] = []
    for id in finding.figures:
        mentions: Sequence[str] = (id,)
        if id in finding.points and finding.kind != "echo":
            mentions = points[id].mentions
        elif id in entries:
            mentions = entries[id].mentions
        item = frozenset(place for mention in mentions for place in where[mention])
        made.extend(_by_file(item) if finding.kind in _BY_ARTICLE else [item])
    return made


def _by_file(item: Item) -> list[Item]:
    return [
        frozenset(place for place in item if place[0] == file) for file in sorted({file for file, _ in item})
    ]


def _overlap(expected: Sequence[Item], found: Sequence[Item]) -> float:
    hits, rest = 0, list(found)
    for item in expected:
        hit = next((other for other in rest if not item.isdisjoint(_near(other, item))), None)
        if hit is not None:
            rest.remove(hit)
            hits += 1
    return hits / (len(expected) + len(found) - hits) if expected or found else 0.0


def _near(found: Item, expected: Item) -> frozenset[Place]:
    """The places expected at which, or a few characters beside which, something was found."""
    return frozenset(
        place
        for place in expected
        if any(place[0] == other[0] and abs(place[1] - other[1]) <= 12 for other in found)
    )


def _hold_series(row: Mapping[str, Any], found: Reconciled, outcome: Outcome) -> None:
    """Whether a series says what is expected of it: origins, articles, and the range over origins."""
    fields = ("origins", "articles", "low", "high")
    wanted = tuple(row.get(name) for name in fields)
    seen = []
    for series in found.series:
        if series.key.measure != row["measure"]:
            continue
        reach = series.reach()
        bounds = (reach.low, reach.high) if reach else (None, None)
        said = (len(series.origins), series.n_articles, *bounds)
        if said == wanted:
            outcome.series_right += 1
            return
        seen.append(said)
    outcome.series_missed.append(
        f"{row['measure']} {row.get('population', '')} {row.get('place', '')}: {wanted} of {seen}"
    )


def main(arguments: Sequence[str]) -> None:
    """Print a line a story, with ``--misses`` what is missed and wrong, and the sums."""
    folder, *names = [each for each in arguments if each != "--misses"]
    outcomes = []
    for story in stories(Path(folder)):
        if not names or story.name in names:
            outcomes.append(score(story))
            _show(outcomes[-1], "--misses" in arguments)
    whole = sums(outcomes)
    print(
        f"findings: precision {whole.precision:.3f}, recall {whole.recall:.3f} ({whole.right + whole.missed} expected)"
    )
    print(f"series: {whole.series_right} of {whole.series_right + whole.series_missed} as expected")


def _show(one: Outcome, misses: bool) -> None:
    print(f"{one.name:40} right {len(one.right)} wrong {len(one.wrong)} missed {len(one.missed)}")
    if misses:
        quotes = {entry.id: f"{entry.outlet}: {entry.quote} {entry.measure}" for entry in one.found.entries}
        for expected in one.missed:
            print("    missed", expected.kind, [sorted(item)[:1] for item in expected.items], expected.why)
        for finding in one.wrong:
            print(
                "    wrong", finding.kind, finding.reason, [quotes.get(id, id) for id in finding.figures[:4]]
            )
        for line in one.series_missed:
            print("    series", line)


if __name__ == "__main__":
    main(sys.argv[1:])
