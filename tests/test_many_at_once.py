"""Several people add, decide and look at once, each in a process: nothing is lost, nothing doubled, nothing half done."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from tests.colleagues import FIGURES, article, decisions, first_figures, mine

import beleg
from beleg.ledger import Ledger
from beleg.model import Decision

HERE = Path(__file__).parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{Path(beleg.__file__).parents[1]}{os.pathsep}{HERE.parent}"}
# Asks for what takes long.
LONG = "BELEG_LONG"
ARTICLES = 10
WORKED_OUT = ("series", "findings", "copies", "entries")


def colleague(*said: object) -> Any:
    """Somebody who works on the ledger in a process of their own."""
    command = [sys.executable, str(HERE / "colleagues.py"), *map(str, said)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    )


def beleg_program(*said: str) -> list[str]:
    """A command line of the program."""
    return [sys.executable, "-c", "import sys; from beleg.cli import main; sys.exit(main())", *said]


def told(process: Any) -> list[str]:
    """What somebody said until the end of their work; nobody had anything to complain of."""
    out, errors = the_rest(process)
    assert (process.returncode, errors) == (0, ""), errors
    return [line for line in out.splitlines() if line != "ready"]


def the_rest(process: Any) -> tuple[str, str]:
    """What somebody said until the end, and complained of.

    Read where lines were read before: ``communicate`` would miss those that were taken in with them.
    """
    with process:
        return process.stdout.read(), process.stderr.read()


def rows(ledger: Any) -> dict[str, list[Any]]:
    """What is worked out, byte for byte."""
    with ledger._store._database.reading() as connection:
        found = {table: connection.exec_driver_sql(f"SELECT * FROM {table}").all() for table in WORKED_OUT}
    return {table: sorted(map(tuple, listed), key=repr) for table, listed in found.items()}


def filled(place: str, articles: int) -> None:
    with Ledger.open(place) as ledger:
        ledger.add(*map(article, range(articles)))
        ledger.renew()
        assert ledger.counts() == (articles, articles * FIGURES)


def two_reviewers(place: str, articles: int) -> None:
    """Two people decide about all figures of the first articles, some of them both, while somebody adds and one looks."""
    filled(place, articles)
    reviewers = [
        colleague("decide", place, user, part, articles) for part, user in enumerate(("ines", "omar"))
    ]
    others = [
        colleague("add", place, articles, 2 * articles),
        colleague("renew", place, max(3, articles // 20)),
    ]
    reported = [told(each) for each in reviewers]
    added, looked = map(told, others)
    assert added == [f"{n} 1" for n in range(articles, 2 * articles)]
    assert all(line.endswith(" True") for line in looked)
    with Ledger.open(place, create=False) as ledger:
        complete(ledger, articles, reported)
        as_if_alone(ledger, articles)


def complete(ledger: Ledger, articles: int, reported: list[list[str]]) -> None:
    """Every decision is there once, as it was made, and in the history of its figure."""
    figures = first_figures(ledger, articles)
    made = [
        [each for n, figure in mine(figures, part) for each in decisions(figure, user, n)]
        for part, user in enumerate(("ines", "omar"))
    ]
    assert reported == [[f"{each.reason} 1" for each in own] for own in made]
    kept = ledger.decisions()
    assert sorted(kept, key=repr) == sorted((each for own in made for each in own), key=repr)
    assert ledger.counts().articles == 2 * articles
    of_figure: dict[str, list[Decision]] = {}
    for each in kept:
        of_figure.setdefault(each.target, []).append(each)
    assert len(of_figure) == articles * FIGURES
    for id in list(of_figure)[:: max(1, len(of_figure) // 20)]:
        history = ledger.history(id)
        assert history is not None and list(history.decisions) == of_figure[id]


def as_if_alone(ledger: Ledger, articles: int) -> None:
    """The ledger is the one that somebody makes who does all of it alone."""
    found = ledger.series()
    assert kept_whole(ledger)
    with Ledger.open(":memory:") as alone:
        alone.add(*map(article, range(2 * articles)))
        alone.decide(ledger.decisions())
        assert sorted(map(repr, alone.figures())) == sorted(map(repr, ledger.figures()))
        assert sorted(map(repr, alone.series())) == sorted(map(repr, found))


def test_two_reviewers_while_articles_are_added(place: str) -> None:
    two_reviewers(place, 12)


@pytest.mark.skipif(LONG not in os.environ, reason=f"takes a minute; {LONG}=1 asks for it")
def test_two_reviewers_of_a_thousand_figures(place: str) -> None:
    two_reviewers(place, 1000 // FIGURES)


@pytest.fixture
def app(place: str) -> Iterator[tuple[Any, str]]:
    """An app in a process of its own, and its address."""
    filled(place, ARTICLES)
    command = beleg_program(
        *("serve", "--port", "0", "--ledger", place, "--user-header", "X-User", "--ui", "en")
    )
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        yield process, next(word for word in line.split() if word.startswith("http"))
        process.kill()


def test_two_reviewers_in_the_app(place: str, app: tuple[Any, str]) -> None:
    process, address = app
    reviewers = [
        colleague("post", place, user, part, ARTICLES, address) for part, user in enumerate(("ines", "omar"))
    ]
    adding = colleague("add", place, ARTICLES, 2 * ARTICLES)
    reported = [each for reviewer in reviewers for each in told(reviewer)]
    assert len(told(adding)) == ARTICLES
    process.kill()
    with Ledger.open(place, create=False) as ledger:
        kept = ledger.decisions()
        assert sorted(reported) == sorted(f"{each.reason} 303" for each in kept)
        assert {each.user for each in kept} == {"ines", "omar"}
        assert len({each.target for each in kept}) > ARTICLES
        as_if_alone(ledger, ARTICLES)


def test_what_the_app_showed_as_saved_outlives_it(place: str, app: tuple[Any, str]) -> None:
    process, address = app
    reviewers = [
        colleague("post", place, user, part, ARTICLES, address) for part, user in enumerate(("ines", "omar"))
    ]
    begun = [reviewer.stdout.readline() for reviewer in reviewers for _ in range(6)]
    process.kill()
    reported = [line.strip() for line in begun if line != "ready\n"]
    reported += [each for reviewer in reviewers for each in told(reviewer)]
    with Ledger.open(place, create=False) as ledger:
        kept = [each.reason for each in ledger.decisions()]
        assert len(kept) == len(set(kept))
        assert {f"{each} 303" for each in kept} >= set(reported)
        assert 10 <= len(reported) <= len(kept) <= len(reported) + 2
        assert kept_whole(ledger)


def test_pages_are_whole_while_articles_are_added(place: str, app: tuple[Any, str], tmp_path: Path) -> None:
    process, address = app
    with Ledger.open(place, create=False) as ledger:
        series, first = ledger.series()[0].id, article(0).id[:12]
    paths = ("/", "/overview.json", f"/s/x~{series}", "/", "/review", "/", f"/a/{first}")
    reader, adding = colleague("look", address, *paths), colleague("add", place, ARTICLES, 5 * ARTICLES)
    for n in range(5 * ARTICLES, 6 * ARTICLES):
        (tmp_path / f"{n}.txt").write_text(article(n).text, "utf-8")
    command = beleg_program("add", str(tmp_path), "--ledger", place, "--published", "2031-03-20", "--quiet")
    subprocess.run(command, env=ENVIRONMENT, check=True)
    assert len(told(adding)) == 4 * ARTICLES
    # Pages are read on until all of them were read twice in the end.
    seen = list(takewhile(lambda words: words[-1] != str(6 * ARTICLES), map(str.split, reader.stdout)))
    seen += [reader.stdout.readline().split() for _ in range(2 * len(paths))]
    process.kill()
    seen += [line.split() for line in told(reader)]
    pages = [words for words in seen if words != ["ready"]]
    assert {status for _, status, *_ in pages} == {"200"}
    cited = [int(words[-1]) for words in pages if words[2:]]
    assert (cited[0], cited[-1]) == (ARTICLES, 6 * ARTICLES)
    assert cited == sorted(cited)
    # What stands at the head of a page is of the same moment as the line at its foot.
    assert [words for words in pages if words[0] == "/" and words[2] != words[-1]] == []


def kept_whole(ledger: Ledger) -> bool:
    """Whether the ledger is what comes of working everything out anew."""
    found = [ledger.series(), ledger.findings(), rows(ledger)]
    ledger.rebuild()
    return [ledger.series(), ledger.findings(), rows(ledger)] == found


def test_a_kill_loses_no_decision(place: str) -> None:
    filled(place, ARTICLES)
    killed = colleague("decide", place, "ines", 0, ARTICLES)
    lines = [killed.stdout.readline() for _ in range(10)]
    killed.kill()
    lines += the_rest(killed)[0].splitlines(keepends=True)
    reported = [line.split(" 1\n")[0] for line in lines if line.endswith(" 1\n")]
    assert len(reported) >= 9
    with Ledger.open(place, create=False) as ledger:
        kept = [each.reason for each in ledger.decisions()]
        assert kept[: len(reported)] == reported
        assert len(kept) <= len(reported) + 1
        assert kept_whole(ledger)
    again = told(colleague("decide", place, "ines", 0, ARTICLES))
    assert [line.endswith(" 0") for line in again] == [n < len(kept) for n in range(len(again))]


def test_what_several_work_out_at_once_is_what_one_works_out(place: str) -> None:
    filled(place, ARTICLES)
    everybody = [colleague("renew", place, 6) for _ in range(3)]
    everybody += [
        colleague("add", place, ARTICLES, 2 * ARTICLES),
        colleague("decide", place, "omar", 1, ARTICLES),
    ]
    everybody.append(colleague("merge", place, 8))
    for each in everybody:
        assert told(each)
    with Ledger.open(place, create=False) as ledger:
        assert len([each for each in ledger.decisions() if each.verdict == "merge"]) == 4
        assert kept_whole(ledger)
