"""Pages of eight invented kinds of newspapers give title, text, day and agency; a cheap look never dismisses one with a figure."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from benchmarks.pages import TEMPLATES, Story
from hypothesis import given, settings
from hypothesis import strategies as st

from beleg.flow import is_candidate
from beleg.read import detect
from beleg.read.decode import Decoded
from beleg.read.html import article_on, read_html, visible

GOLDEN = Path(__file__).parents[1] / "golden" / "articles"
OTHERS = [
    "Drei Tote bei Unglück in Kelmar",
    "So wird das Wetter",
    "Zwölf Verletzte nach Sturm",
    "Der Rat tagt",
]


@cache
def _stories() -> list[Story]:
    """The invented articles that rules may be written by, each as a story."""
    files = sorted(each for each in GOLDEN.glob("*.txt") if not each.name.startswith("unseen"))
    stories = [_story(each, number) for number, each in enumerate(files)]
    return [each for each in stories if len(each.paragraphs) > 2][:48]


def _story(file: Path, number: int) -> Story:
    # A page shows several blanks as one.
    title, *paragraphs = [
        " ".join(line.split()) for line in file.read_text("utf-8").splitlines() if line.strip()
    ]
    url = f"https://www.beispiel.example/{number}.html"
    return Story(
        title, paragraphs, "2025-03-04", detect(" ".join(paragraphs)), "Beispielblatt", url, "dpa", OTHERS
    )


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_gives_what_it_says_about_itself(template: str) -> None:
    story = _stories()[0]
    found = article_on(Decoded(TEMPLATES[template](story), "utf-8"), "a", story.url)
    assert found.title == story.title
    assert found.url == story.url
    assert story.title in found.text[:200]
    assert all(
        paragraph in found.text.replace("\n", " ") for paragraph in story.paragraphs if len(paragraph) > 80
    )
    assert "dpa" in found.text.splitlines()[-1]
    assert template == "old" or found.published == "2025-03-04"
    assert not any(other in found.text for other in OTHERS)


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_cheap_look_dismisses_no_page_with_a_figure(template: str) -> None:
    looked_at = 0
    for number, story in enumerate(_stories()):
        if number % 8 == list(TEMPLATES).index(template):
            page = TEMPLATES[template](story)
            text = read_html(page.encode(), "a").text
            if is_candidate(text, detect(text)):
                looked_at += 1
                assert is_candidate(visible(page), story.language), story.title
    assert looked_at >= 4


def test_the_cheap_look_sees_titles_and_texts_that_only_a_script_shows() -> None:
    title = "<html><head><title>Drei Tote in Mölln</title></head><body><p>Der Rat tagt.</p></body></html>"
    assert "Drei Tote" in visible(title)
    script = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "Drei Tote"}</script>'
    )
    assert "Drei Tote" in visible(f"<html><head>{script}</head><body></body></html>")


def test_a_long_paragraph_that_is_not_taken_for_the_main_part_is_seen_too() -> None:
    line = "Bei dem Brand in der Lagerhalle am Hafen starben nach Angaben der Polizei in der Nacht drei Menschen. "
    main = (
        "<article>"
        + "<p>Der Rat der Stadt beriet am Abend lange über den Haushalt und vertagte sich.</p>" * 9
        + "</article>"
    )
    assert line.strip() in visible(f"<html><body>{main}<footer><div>{line}</div></footer></body></html>")


def test_an_agency_that_stands_beside_the_text_comes_last() -> None:
    body = (
        "<article>"
        + "<p>Der Rat der Stadt beriet am Abend lange über den Haushalt und vertagte sich.</p>" * 9
        + "</article>"
    )
    page = f'<html><head><meta name="author" content="dpa"></head><body>{body}</body></html>'
    assert read_html(page.encode(), "a").text.endswith("\n(dpa)")
    credited = page.replace("vertagte sich.</p></article>", "vertagte sich. (dpa)</p></article>")
    assert read_html(credited.encode(), "a").text.count("dpa") == 1


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet="<>/abp &;\"='!-\n\x00ä\ud83d", max_size=120))
def test_no_page_makes_the_cheap_look_raise(page: str) -> None:
    assert isinstance(visible("<html>" + page), str)
