"""Scores and their floors become a list of shortfalls: scores may rise, never fall silently.

Run as a program it renews the floors file: ``python -m beleg.evaluation.gate --help``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor
from pathlib import Path

from beleg.evaluation.gold import extracted, load
from beleg.evaluation.scores import LEVELS, Scores, by_language, score

ALL = "all"
NOISE = "noise_share"
_HEAD = """\
# The F1 scores that the extraction may not fall below, on all gold articles and on each language's, and the share of
# the noise it may at most take for figures. They hold for one corpus, named by its fingerprint. To renew:
#     python -m beleg.evaluation.gate --gold DIR --articles DIR evaluation/floors.toml [--raise]
# It writes the fingerprint and, with --raise, lifts floors to the scores of today; it never lowers one.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """``scores`` maps ``all`` and each language to its floors; ``noise_share`` is a ceiling."""

    sha256: str
    scores: Mapping[str, Mapping[str, float]]


def read_floors(text: str) -> Floors:
    """The floors of a file's text.

    >>> read_floors('[corpus]\\nsha256 = "a1"\\n[all]\\ncore = 0.8').scores["all"]["core"]
    0.8
    """
    tables = tomllib.loads(text)
    corpus = tables.pop("corpus")
    return Floors(corpus["sha256"], tables)


def fingerprint(gold: Path, articles: Path) -> str:
    """SHA-256 over names and bytes of the gold files and of the articles they name."""
    digest = hashlib.sha256()
    files = sorted(gold.glob("*.json"))
    named = [articles / json.loads(path.read_bytes())["doc"] for path in files]
    for path in (*files, *named):
        data = path.read_bytes()
        digest.update(f"{path.name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def measured(gold: Path, articles: Path) -> dict[str, Scores]:
    """The scores of this version: of all articles, then of each language's."""
    documents = load(gold, articles, extracted(gold, articles))
    return {ALL: score(documents), **by_language(documents)}


def shortfalls(scores: Mapping[str, Scores], floors: Floors) -> list[str]:
    """One sentence for each score below its floor and for each share of noise above its ceiling."""
    found = []
    for group, wanted in floors.scores.items():
        for name, bound in wanted.items():
            value = _value(scores[group], name) if group in scores else None
            if value is None or (value > bound if name == NOISE else value < bound):
                found.append(f"{group}: {name} is {value}, the floor is {bound}")
    return found


def lowered(before: Floors, after: Floors) -> list[str]:
    """One sentence for each floor that was there before and is gone or easier to reach now."""
    found = []
    for group, wanted in before.scores.items():
        for name, bound in wanted.items():
            now = after.scores.get(group, {}).get(name)
            if now is None or (now > bound if name == NOISE else now < bound):
                found.append(f"{group}: {name} was {bound}, is {now}")
    return found


def renewed(
    floors: Floors | None,
    sha256: str,
    scores: Mapping[str, Scores],
    lift: bool,
    names: Sequence[str] = (*LEVELS, NOISE),
    head: str = _HEAD,
) -> str:
    """The text of a floors file for a corpus, with the floors of ``names``; no floor is lower than before."""
    lines = [head, "[corpus]", f'sha256 = "{sha256}"', f"figures = {scores[ALL].gold}"]
    for group, found in scores.items():
        before = floors.scores.get(group, {}) if floors else {}
        lines += ["", f"[{group}]"]
        for name in names:
            lines.append(f"{name} = {_bound(name, before.get(name), _value(found, name), lift)}")
    return "\n".join(lines) + "\n"


def _value(scores: Scores, name: str) -> float:
    if name == NOISE:
        return round(scores.noise_share, 4)
    level: float = getattr(scores, name).f1
    return level


def _bound(name: str, before: float | None, value: float, lift: bool) -> float:
    if name == NOISE:
        ceiling = 1.0 if before is None else before
        return min(ceiling, value) if lift else ceiling
    kept = before or 0.0
    return max(kept, floor(value * 1000) / 1000) if lift else kept


def main(arguments: list[str] | None = None) -> int:
    """Measure, and write the floors file anew."""
    parser = argparse.ArgumentParser(prog="python -m beleg.evaluation.gate", description=main.__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="lift floors to the scores of today"
    )
    parser.add_argument("floors", type=Path)
    args = parser.parse_args(arguments)
    before = read_floors(args.floors.read_text("utf-8")) if args.floors.exists() else None
    scores = measured(args.gold, args.articles)
    args.floors.write_text(
        renewed(before, fingerprint(args.gold, args.articles), scores, args.lift), "utf-8", newline="\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
