"""Stories of many articles give the series and findings that their authors expect."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from beleg.evaluation.stories import Outcome, score, stories, sums
from beleg.model import FINDINGS

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
STORIES = stories(GOLDEN / "stories")


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return [score(story) for story in STORIES]


def hold(outcomes: list[Outcome], name: str) -> None:
    floors = tomllib.loads((ROOT / "evaluation" / "stories.toml").read_text("utf-8"))[name]
    found = sums(outcomes)
    share = found.series_right / (found.series_right + found.series_missed)
    assert found.precision >= floors["precision"]
    assert found.recall >= floors["recall"]
    assert share >= floors["series"]


def test_findings_and_series_stay_above_their_floors(outcomes: list[Outcome]) -> None:
    hold(outcomes, "stories")


def test_stories_that_nobody_read_stay_above_theirs() -> None:
    hold([score(story) for story in stories(GOLDEN / "unseen-stories")], "unseen-stories")


def test_stories_that_are_read_since_stay_above_theirs() -> None:
    hold([score(story) for story in stories(GOLDEN / "new-stories")], "new-stories")


def test_every_kind_of_finding_is_told_by_a_story(outcomes: list[Outcome]) -> None:
    expected = {one.kind for outcome in outcomes for one in (*(e for e, _ in outcome.right), *outcome.missed)}
    assert expected == set(FINDINGS)


def test_there_are_stories_of_five_to_forty_articles_in_both_languages() -> None:
    sizes = [len(list(story.glob("*.txt"))) for story in STORIES]
    languages = {tomllib.loads((story / "expected.toml").read_text("utf-8"))["language"] for story in STORIES}
    assert len(STORIES) >= 12 and min(sizes) >= 5 and max(sizes) <= 40
    assert {"de", "en"} <= languages
