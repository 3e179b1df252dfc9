"""Annotated articles become the weights of ``weights.toml``, by which the place and the scope of a figure are chosen.

    python -m beleg.evaluation.training place|scope GOLD ARTICLES [GOLD ARTICLES ...] > weights.toml

The weights of the other one stay as they are: each was learned when it did better on articles that it was not learned from. A folder
that is given several times counts as often; ``weights.toml`` was made with that of the news articles twice, which did best on
articles left out in turn. For the scope only figures count of which no word settles it.

Both are log-linear models over features that have names: the place is chosen among those that the article names, the
scope among its four values. From some articles nothing is ever learned (see ``is_held_back``); how many of their places
and scopes come out right is said on standard error, but for the unseen ones. The same articles give the same weights. L1
regularisation leaves most weights at nought, and those are not written.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from math import copysign, exp, sqrt
from pathlib import Path
from typing import Final

from beleg import languages
from beleg.evaluation.gold import Document, load
from beleg.evaluation.outcomes import CORE, OPTIONAL, agree, pairs
from beleg.extraction.figures import Counts, Join
from beleg.extraction.figures.measures.memory import Found
from beleg.extraction.figures.places.placefeatures import Scale, feature_names
from beleg.extraction.figures.scopes.scopes import scoping
from beleg.extraction.figures.weights import weights as written
from beleg.extraction.tokens import tokenise
from beleg.flow import mentions
from beleg.model import Article
from beleg.model.figure import SCOPES
from beleg.read import ReadOptions, read

ROUNDS: Final = 3  # what is kept from figure to figure depends on the weights
STEPS: Final = 60
STEP: Final = 0.5
L1: Final[Mapping[str, float]] = {"place": 2.0, "scope": 1.0}
L2: Final = 0.3
THIRDS: Final = 3
OWN: Final = ("invented-", "fresh-", "blind-")
UNSEEN: Final = "unseen-"
_LEAST: Final = 0.005
_HEAD: Final = """\
# What speaks for a place or a scope, and how much: learned from this project's own annotated articles by
#     python -m beleg.evaluation.training
# Features that are not listed weigh nothing.
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """One figure's options, each the numbers of its features, and those of the options that gold calls right."""

    options: tuple[tuple[int, ...], ...]
    right: frozenset[int]


Weights = list[float]
Reader = Callable[[Document, Article, Weights], Iterator[Choice]]


def places(document: Document, article: Article, weights: Weights) -> Iterator[Choice]:
    """For each figure that gold has: the places it may be about and which of them gold names."""
    join = _join(article)
    join.placing.scale = Scale(weights)
    for found, at, gold in _with_gold(join, document):
        candidates = join.placing.candidates.of(found, at, join.placing.runs_long(found, at))
        named = [each.name.text if each.place else None for each in candidates]
        if gold is not None:
            right = frozenset(i for i, name in enumerate(named) if agree("place", {"place": name}, gold))
            yield Choice(tuple(tuple(each.features()) for each in candidates), right)
        join.placing.place(found, at)


def scopes(document: Document, article: Article, weights: Weights) -> Iterator[Choice]:
    """For each figure that gold has and no word settles: the four scopes, their features those of one moved by its number."""
    join, model = _join(article), scoping()
    count = len(model.names)
    model.weigh([weights[number * count : (number + 1) * count] for number in range(len(SCOPES))])
    for found, at, gold in _with_gold(join, document):
        when, begun, before = join.when(found, at), join.begun(found, at), join.before
        if gold is not None and join.told_scope(found, begun, when) is None:
            features = model.features(found, when, before)
            options = tuple(
                tuple(number * count + each for each in features) for number in range(len(SCOPES))
            )
            yield Choice(options, frozenset((SCOPES.index(gold["scope"]),)))
        join.scope(found, begun, when)


def _join(article: Article) -> Join:
    pack = languages.load(article.language or "")
    day = date.fromisoformat(article.published) if article.published else None
    found = mentions(tokenise(article.text), pack, day)
    return Join(found, Counts(found), article.id)


def _with_gold(join: Join, document: Document) -> Iterator[tuple[Found, int, dict[str, object] | None]]:
    """The figures in text order, each with the gold figure whose core it gets right."""
    counts = join.counts
    predicted = [
        {
            "start": found.counted.number.start,
            "end": found.counted.number.end,
            "low": found.counted.number.low,
            "high": found.counted.number.high,
            "measure": found.binding.measure,
        }
        for found, _ in counts
    ]
    golden = {
        i: dict(document.gold[j])
        for i, j in pairs(predicted, document.gold)
        if all(agree(field, predicted[i], document.gold[j]) for field in CORE)
        and document.gold[j]["measure"] not in OPTIONAL
    }
    for i, (found, at) in enumerate(counts):
        yield found, at, golden.get(i)


def train(read_choices: Reader, corpus: Sequence[tuple[Document, Article]], size: int, l1: float) -> Weights:
    """``size`` weights; what a figure's choice depends on is read anew each round, with the weights so far."""
    weights = [0.0] * size
    for _ in range(ROUNDS):
        choices = [choice for each in corpus for choice in read_choices(*each, weights)]
        weights = fit([c for c in choices if 0 < len(c.right) < len(c.options)], weights, l1)
    return weights


def fit(choices: Sequence[Choice], weights: Weights, l1: float) -> Weights:
    """Raise the likelihood of the right options: gradient steps of adaptive length, L1 and L2 regularised."""
    weights = list(weights)
    lengths = [1e-8] * len(weights)
    for _ in range(STEPS):
        slope = [-L2 * weight for weight in weights]
        for choice in choices:
            _add_slope(slope, choice, weights)
        for i, rise in enumerate(slope):
            if rise:
                lengths[i] += rise * rise
                step = STEP / sqrt(lengths[i])
                moved, least = weights[i] + step * rise, l1 * step
                weights[i] = 0.0 if abs(moved) < least else moved - copysign(least, moved)
    return weights


def _add_slope(slope: Weights, choice: Choice, weights: Weights) -> None:
    likely = _likely(choice, weights)
    right = sum(likely[i] for i in choice.right)
    for i, option in enumerate(choice.options):
        pull = (likely[i] / right if i in choice.right else 0.0) - likely[i]
        for feature in option:
            slope[feature] += pull


def _likely(choice: Choice, weights: Weights) -> list[float]:
    """How likely each option is: they sum to 1."""
    totals = [sum(weights[feature] for feature in option) for option in choice.options]
    most = max(totals)
    raised = [exp(total - most) for total in totals]
    whole = sum(raised)
    return [each / whole for each in raised]


def right_share(
    read_choices: Reader, corpus: Sequence[tuple[Document, Article]], weights: Weights
) -> tuple[int, int]:
    """How many choices come out right, of how many; options of equal features count as the first of them."""
    choices = [choice for each in corpus for choice in read_choices(*each, weights)]
    likely = [_likely(choice, weights) for choice in choices]
    hits = sum(each.index(max(each)) in choice.right for each, choice in zip(likely, choices, strict=True))
    return hits, len(choices)


def section(name: str, names: Sequence[str], weights: Sequence[float]) -> str:
    """The TOML of one model's weights, those of nought left out.

    >>> print(section("place", ["before", "behind"], [1.25, 0.0]))
    [place]
    "before" = 1.25
    """
    listed = [
        f'"{each}" = {weight:.2f}'
        for each, weight in zip(names, weights, strict=True)
        if abs(weight) >= _LEAST
    ]
    return "\n".join([f"[{name}]", *listed])


def is_held_back(document: Document) -> bool:
    """Whether nothing is learned from an article: the unseen ones of ``tests/golden``, and a third of those of others."""
    name = Path(document.doc).stem
    if name.startswith(OWN):
        return False
    return _is_unseen(document) or int(sha256(name.encode()).hexdigest(), 16) % THIRDS == 0


def _is_unseen(document: Document) -> bool:
    """Whether nobody may learn from an article or look at how it is read."""
    return Path(document.doc).stem.startswith(UNSEEN)


def corpus(gold: Path, articles: Path) -> list[tuple[Document, Article]]:
    """The annotated articles of a folder. Raises ``GoldError``."""
    documents = load(gold, articles, ())
    found = read([articles / document.doc for document in documents], ReadOptions())
    return [(d, a) for d, a in zip(documents, found, strict=True) if isinstance(a, Article)]


def main(what: str, folders: Sequence[str]) -> None:
    """Learn ``what``, place or scope, from the corpora in ``folders``, gold and articles in turn, and print all weights."""
    all_articles: list[tuple[Document, Article]] = []
    for gold, articles in zip(folders[::2], folders[1::2], strict=True):
        all_articles += corpus(Path(gold), Path(articles))
    learned = [each for each in all_articles if not is_held_back(each[0])]
    held = [each for each in all_articles if is_held_back(each[0]) and not _is_unseen(each[0])]
    read_choices = {"place": places, "scope": scopes}[what]
    known = {name: written(name, names) for name, names in _sections().items()}
    mine = [name for name in known if name.startswith(what)]
    found = train(read_choices, learned, sum(len(known[name]) for name in mine), L1[what])
    _report(what, read_choices, found, learned, held)
    for name in mine:
        known[name], found = found[: len(known[name])], found[len(known[name]) :]
    print(_HEAD + "\n" + "\n\n".join(section(name, _sections()[name], known[name]) for name in known))


def _sections() -> dict[str, list[str]]:
    """The sections of the file of weights, each with the names of its features."""
    scope_names = list(scoping().names)
    return {"place": feature_names()} | {f"scope.{name}": scope_names for name in SCOPES}


def _report(
    what: str,
    read_choices: Reader,
    weights: Weights,
    learned: Sequence[tuple[Document, Article]],
    held: Sequence[tuple[Document, Article]],
) -> None:
    for name, articles in (("learned from", learned), ("held back", held)):
        hits, count = right_share(read_choices, articles, weights)
        print(f"{what}, {len(articles)} articles {name}: {hits} of {count} right", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
