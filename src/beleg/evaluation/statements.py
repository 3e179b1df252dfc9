"""Annotated statements of articles become scores: who says what, and how the speaker stands to it.

python -m beleg.evaluation.statements [--misses] FOLDER

Those of articles named ``unseen-...`` are counted apart, and nobody is shown them. ``FOLDER/statements/NAME.json`` holds the statements of ``FOLDER/articles/NAME.txt`` in order: ``speakers`` in every
acceptable form (none: the outlet itself), ``stance``, and ``content`` as stretches, each with its first character.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from beleg.flow import extract_article
from beleg.model import Article, Statement
from beleg.read import ReadOptions, read

_WORD: Final = re.compile(r"\w+")
_SAME: Final = 0.7  # the share of the words of both contents that they have in common
_NAMED: Final = 0.2  # what the same speaker counts where statements are paired
_CONTENTLESS: Final = 0.9
UNSEEN: Final = "unseen-"

Range = tuple[int, int]


class Expected(NamedTuple):
    """A statement as annotated."""

    speakers: tuple[str, ...]
    stance: str
    content: tuple[Range, ...]


class Judged(NamedTuple):
    """A statement that was found for an annotated one, and what of it is right."""

    expected: Expected
    found: Statement
    speaker: bool
    content: bool
    stance: bool


class Outcome(NamedTuple):
    """What was found of one article: pairs, what nobody annotated, and what was not found."""

    name: str
    text: str
    pairs: list[Judged]
    spurious: list[Statement]
    missed: list[Expected]


def score(folder: Path) -> list[Outcome]:
    """The outcomes of all annotated articles of a folder, by name."""
    paths = sorted((folder / "statements").glob("*.json"))
    articles = read([folder / "articles" / f"{path.stem}.txt" for path in paths], ReadOptions())
    return [
        judge(path.stem, article, annotated(path, article.text))
        for path, article in zip(paths, articles, strict=True)
        if isinstance(article, Article)
    ]


def annotated(path: Path, text: str) -> list[Expected]:
    """The annotated statements of an article. Raises ``ValueError`` where one is not in its text."""
    found = []
    for one in json.loads(path.read_text("utf-8"))["statements"]:
        for start, words in one["content"]:
            if not text.startswith(words, start):
                raise ValueError(f"{path.name}: not at {start}: {words!r}")
        content = tuple((start, start + len(words)) for start, words in one["content"])
        found.append(Expected(tuple(one["speakers"]), one["stance"], content))
    return found


def judge(name: str, article: Article, gold: Sequence[Expected]) -> Outcome:
    """The statements found in an article beside the annotated ones, those that share most words first."""
    text, found = article.text, extract_article(article).statements
    likely = sorted(
        (-shared, i, j)
        for i, said in enumerate(found)
        for j, one in enumerate(gold)
        if (shared := _shared(text, said, one))
    )
    pairs: dict[int, int] = {}
    for _, i, j in likely:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    judged = [_judged(text, found[i], gold[j]) for i, j in sorted(pairs.items())]
    spurious = [said for i, said in enumerate(found) if i not in pairs]
    return Outcome(
        name, text, judged, spurious, [one for j, one in enumerate(gold) if j not in pairs.values()]
    )


def _shared(text: str, said: Statement, one: Expected) -> float:
    """How much two statements have in common; without a content, speaker and stance must agree."""
    named = names_one(said, one)
    if not one.content:
        return _CONTENTLESS if named and said.stance == one.stance else 0.0
    alike = _alike(text, said, one)
    return alike + _NAMED * named if alike else 0.0


def _alike(text: str, said: Statement, one: Expected) -> float:
    """The words that two contents have in common, of all the words of both."""
    ours, theirs = _words(text, [(span.start, span.end) for span in said.content]), _words(text, one.content)
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0


def _words(text: str, ranges: Sequence[Range]) -> set[int]:
    return {word.start() for start, end in ranges for word in _WORD.finditer(text, start, end)}


def names_one(said: Statement, one: Expected) -> bool:
    """Whether a speaker is one of those annotated, or both name nobody."""
    ours, theirs = [_folded(name.text) for name in said.speakers], [_folded(name) for name in one.speakers]
    if not ours or not theirs:
        return not ours and not theirs
    return any(a in b or b in a for a in ours for b in theirs)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _judged(text: str, said: Statement, one: Expected) -> Judged:
    content = not one.content or _alike(text, said, one) >= _SAME
    return Judged(one, said, names_one(said, one), content, said.stance == one.stance)


def sums(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """F1 of statements found at all, with their speaker, with speaker and content, and with all three right."""
    pairs = [pair for outcome in outcomes for pair in outcome.pairs]
    every = sum(2 * len(one.pairs) + len(one.spurious) + len(one.missed) for one in outcomes)
    right = {
        "found": len(pairs),
        "speaker": sum(pair.speaker for pair in pairs),
        "speaker_content": sum(pair.speaker and pair.content for pair in pairs),
        "all": sum(pair.speaker and pair.content and pair.stance for pair in pairs),
    }
    return {name: round(2 * count / every, 3) if every else 0.0 for name, count in right.items()}


def misses(outcome: Outcome) -> Iterator[str]:
    """A line for each statement that is wrong, missed or spurious."""
    text = outcome.text
    for one, said, speaker, content, stance in outcome.pairs:
        rights = {"speaker": speaker, "content": content, "stance": stance}
        wrong = [name for name, right in rights.items() if not right]
        if wrong:
            yield f"{', '.join(wrong)}: {_shown(text, said)} for {_wanted(text, one)}"
    yield from (f"spurious: {_shown(text, said)}" for said in outcome.spurious)
    yield from (f"missed: {_wanted(text, one)}" for one in outcome.missed)


def _shown(text: str, said: Statement) -> str:
    names = "/".join(name.text for name in said.speakers)
    return f"{said.stance} [{names}] {[span.of(text) for span in said.content]}"


def _wanted(text: str, one: Expected) -> str:
    return f"{one.stance} [{'/'.join(one.speakers)}] {[text[start:end] for start, end in one.content]}"


def parted(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """The outcomes of articles that were read when rules were written, and of those that nobody read."""
    groups: dict[str, list[Outcome]] = {"read": [], "unseen": []}
    for one in outcomes:
        groups["unseen" if one.name.startswith(UNSEEN) else "read"].append(one)
    return groups


def main(arguments: Sequence[str]) -> None:
    """Print the scores of a folder and, if asked for, every miss in what may be read."""
    groups = parted(score(Path(arguments[-1])))
    if not any(groups.values()):
        raise SystemExit(f"{arguments[-1]}: no annotated statements")
    for outcome in groups["read"] if "--misses" in arguments else ():
        print("\n".join(misses(outcome)))
    for name, outcomes in groups.items():
        print(name, len(outcomes), sums(outcomes))


if __name__ == "__main__":
    main(sys.argv[1:])
