"""Scores, case results and confusions become ``docs/accuracy.md``.

``python -m beleg.evaluation.accuracy [--gold DIR --articles DIR] docs/accuracy.md``. The project's own articles and
cases are measured anew each time. The annotated news articles are not part of the repository: where their folders are
given they are measured and their numbers kept (``evaluation/news.json``, no text); else the kept numbers are written.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from beleg.evaluation.cases import Checked, check_all, phenomena
from beleg.evaluation.examples import Mistake, escaped, handful, mistakes
from beleg.evaluation.gate import fingerprint
from beleg.evaluation.gold import Document, extracted, load
from beleg.evaluation.outcomes import SCORED
from beleg.evaluation.scores import LEVELS
from beleg.evaluation.tally import ALL, Tally, tallies, tally

NEWS = "news.json"
UNSOLVED = "unsolved.md"
GENRES = "genres.toml"
OWN = {
    "invented": "invented (`tests/golden`)",
    "fresh": "fresh (`tests/golden`)",
    "blind": "blind (`tests/golden`)",
    "unseen": "unseen (`tests/golden`)",
}
UNSEEN = "unseen"  # nobody who writes rules reads these, here neither
NEWS_TITLE = "news"
LANGUAGES = {ALL: "both", "de": "German", "en": "English"}
MOST_EXAMPLES = 4
_HEAD = """\
# How accurate

This page is written by `make docs`; a test holds it against the code. Do not edit it: what is said by hand stands in
`evaluation/unsolved.md`.

## How it is measured

`beleg evaluate` compares figures with annotations. *Detection*: a figure is found where an annotated one stands. *Core*:
the interval and the measure are right too. *Full*: nationality, origins and certainty right as well.
[figures.md](figures.md) says what these are. Figures of measure `other` and `affected` may be found or left. The
accuracy of a field is that over the figures whose core is right; a time is right where both its ends are, as exactly as the
annotation tells them, give or take a day.

| corpus | what | where |
| --- | --- | --- |
| news | {articles} annotated articles of many outlets, {figures} figures; they belong to their authors and are quoted nowhere here | outside of the repository; `BELEG_SHARED` names the folder, default `../shared` |
| invented | written for this project while the vocabulary grew | `tests/golden`, names with `invented` |
| fresh | written for this project later by other hands, in the manner of many outlets; read since | `tests/golden`, names with `fresh` |
| blind | written and annotated later still, scored once before anybody read them; read since | `tests/golden`, names with `blind` |
| unseen | written likewise, and never read by who writes rules: how well it does on new articles | `tests/golden`, names with `unseen` |
| cases | sentences beside the vocabulary of each language | `src/beleg/languages/*/cases` |
"""
_SCORES = """\
## Scores

Precision, recall and F1 of each level; noise is the share of the annotated numbers that are no figures (dates, ages,
unit names ...) which was taken for figures.
"""
_MEASURES = """\
## Measures

Recall and precision of the core; then what the figures of a measure were most often taken for instead, and how often.
"""
_CLASSES = """\
## Classes of sentences

The cases of the packs by what is hard about them (`src/beleg/languages/phenomena.toml`): cases that pass, of all. Each
class has sentences that only look like it. What does not pass is declared as a gap and listed, with its reason, at the end.
"""
_ERRORS = """\
## Errors, with examples

From the project's own articles only, in which speakers, statements and numbers are made up. The quote is in bold; behind
each kind stands the number of its errors.
"""


def document(folder: Path, own: Sequence[Document]) -> str:
    """The page, from the kept numbers and hand-written parts in a folder and the project's own documents."""
    news: dict[str, Tally] = json.loads((folder / NEWS).read_text("utf-8"))["groups"]
    genres = tomllib.loads((folder / GENRES).read_text("utf-8"))["genres"]
    corpora = {NEWS_TITLE: news} | {
        title: tallies(chosen)
        for name, title in OWN.items()
        if (chosen := [one for one in own if one.doc.startswith(name)])
    }
    checked = check_all()
    parts = [
        _HEAD.format(articles=news[ALL]["articles"], figures=news[ALL]["gold"]),
        *_scores(corpora),
        *_genres(own, genres),
        *_fields(corpora),
        *_measures({NEWS_TITLE: news[ALL], "the project's own articles": tally(own)}),
        *_phenomena(checked),
        *_examples([one for one in own if not one.doc.startswith(UNSEEN)]),
        (folder / UNSOLVED).read_text("utf-8"),
        *_gaps(checked),
    ]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def kept(gold: Path, articles: Path) -> str:
    """The numbers of a corpus as JSON, with the fingerprint of its files."""
    numbers = tallies(load(gold, articles, extracted(gold, articles)))
    found = {"sha256": fingerprint(gold, articles), "groups": numbers}
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def own_documents(golden: Path) -> list[Document]:
    """The project's own articles with what is found in them."""
    gold, articles = golden / "gold", golden / "articles"
    return load(gold, articles, extracted(gold, articles))


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table.

    >>> print(table(["a", "b"], [["x", 1]]))
    | a | b |
    | --- | --- |
    | x | 1 |
    """
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def _scores(corpora: Mapping[str, Mapping[str, Tally]]) -> Iterator[str]:
    yield _SCORES
    head = ["corpus", "language", "articles", "figures", *LEVELS, "noise"]
    yield table(
        head,
        (_score_row(name, code, one) for name, groups in corpora.items() for code, one in groups.items()),
    )


def _score_row(name: str, language: str, one: Tally) -> list[object]:
    levels = [
        " / ".join(f"{one[level][part]:.2f}" for part in ("precision", "recall", "f1")) for level in LEVELS
    ]
    return [
        name,
        LANGUAGES[language],
        one["articles"],
        one["gold"],
        *levels,
        _share(*one["noise_taken_for_figures"]),
    ]


def _genres(own: Sequence[Document], genres: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """F1 by genre of the project's own articles."""
    groups: dict[str, list[Document]] = {name: [] for name in [*genres, "news report"]}
    for one in own:
        groups[genre(one.doc, genres)].append(one)
    yield "### By genre (the project's own articles)"
    yield table(
        ["genre", "articles", "figures", *(f"{level} F1" for level in LEVELS)],
        (
            [name, len(found), numbers["gold"], *(f"{numbers[level]['f1']:.2f}" for level in LEVELS)]
            for name, found in groups.items()
            if found and (numbers := tally(found))
        ),
    )


def genre(name: str, genres: Mapping[str, Sequence[str]]) -> str:
    """The genre of an article by the words of its name.

    >>> genre("invented-de-ticker-hafen.txt", {"live ticker": ["ticker"]})
    'live ticker'
    """
    words = set(name.rpartition(".")[0].split("-")[2:])
    return next((title for title, cues in genres.items() if words & set(cues)), "news report")


def _fields(corpora: Mapping[str, Mapping[str, Tally]]) -> Iterator[str]:
    yield "## Fields\n\nThe share of the figures with a right core that have the field right."
    columns = [
        (name, code, one) for name, groups in corpora.items() for code, one in groups.items() if code != ALL
    ]
    yield table(
        ["field", *(f"{name.split()[0]}, {LANGUAGES[code]}" for name, code, _ in columns)],
        ([field, *(f"{one['fields'][field]:.2f}" for *_, one in columns)] for field in SCORED),
    )


def _measures(corpora: Mapping[str, Tally]) -> Iterator[str]:
    yield _MEASURES
    for name, numbers in corpora.items():
        yield f"### In {name}"
        rows = ((measure, one) for measure, one in numbers["confused"].items())
        yield table(
            ["measure", "figures", "recall", "precision", "taken for"],
            (
                [
                    f"`{measure}`",
                    one["gold"],
                    _ratio(one["right"], one["gold"]),
                    _ratio(one["right"], one["found"]),
                    " ".join(map(str, one["taken_for"])),
                ]
                for measure, one in rows
            ),
        )


def _phenomena(checked: Sequence[Checked]) -> Iterator[str]:
    languages = sorted({done.case.language for done in checked})
    yield _CLASSES
    rows = []
    for one in phenomena():
        own = [done for done in checked if done.case.phenomenon == one.name]
        rows.append([one.group, f"{one.title} (`{one.name}`)", *(_passed(own, code) for code in languages)])
    yield table(["", "class", *(LANGUAGES[code] for code in languages)], rows)
    yield "Time expressions (`dates.toml`), by their kind:"
    times = [done for done in checked if done.case.file == "dates"]
    kinds = list(dict.fromkeys(done.case.label for done in times))
    yield table(
        ["kind", *(LANGUAGES[code] for code in languages)],
        (
            [kind, *(_passed([d for d in times if d.case.label == kind], c) for c in languages)]
            for kind in kinds
        ),
    )
    yield "All cases, by their file:"
    names = sorted({done.case.file for done in checked})
    yield table(
        ["file", *(LANGUAGES[code] for code in languages)],
        (
            [
                f"`{name}.toml`",
                *(_passed([d for d in checked if d.case.file == name], code) for code in languages),
            ]
            for name in names
        ),
    )


def _passed(checked: Iterable[Checked], language: str) -> str:
    found = [done.passes for done in checked if done.case.language == language]
    return f"{sum(found)} / {len(found)}" if found else "-"


def _examples(own: Sequence[Document]) -> Iterator[str]:
    yield _ERRORS
    for kind, found in mistakes(own).items():
        yield f"### {kind[0].upper()}{kind[1:]} ({len(found)})"
        yield "\n".join(_example(one) for one in handful(found, MOST_EXAMPLES))


def _example(one: Mistake) -> str:
    expected, found = escaped(one.expected), escaped(one.found)
    return f"- {LANGUAGES[one.language]}: {one.sentence}<br>expected: {expected}; came: {found}"


def _gaps(checked: Sequence[Checked]) -> Iterator[str]:
    yield "## Declared gaps\n\nCases of the packs that fail today; a test says so when one of them is closed."
    gaps = [done.case for done in checked if done.case.gap]
    yield "\n".join(
        f"- {LANGUAGES[case.language]}, {case.label}: {escaped(' '.join(case.text.split()))}<br>{case.gap}"
        for case in gaps
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def _ratio(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def main(arguments: list[str] | None = None) -> int:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(prog="python -m beleg.evaluation.accuracy", description=main.__doc__)
    parser.add_argument(
        "--gold", type=Path, help="gold folder of the news articles; without it: the kept numbers"
    )
    parser.add_argument("--articles", type=Path, help="their articles")
    parser.add_argument(
        "--golden", type=Path, default=Path("tests/golden"), help="the project's own articles"
    )
    parser.add_argument("--evaluation", type=Path, default=Path("evaluation"), help="where numbers are kept")
    parser.add_argument("page", type=Path)
    args: Any = parser.parse_args(arguments)
    if bool(args.gold) != bool(args.articles):
        parser.error("--gold and --articles belong together")
    if args.gold:
        numbers = kept(args.gold, args.articles)
        (args.evaluation / NEWS).write_text(numbers, "utf-8", newline="\n")
    else:
        print("the annotated news articles are not here: their kept numbers are written")
    args.page.write_text(document(args.evaluation, own_documents(args.golden)), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
