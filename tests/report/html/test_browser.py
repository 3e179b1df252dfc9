"""The report in a browser: nothing loaded, nothing in the way of a reader, on any screen and on paper.

Needs Playwright and axe-core (extra ``dev``) and a Chromium of the system, or the one that ``BELEG_CHROMIUM`` names; without
them the tests are skipped and say what is missing. No browser is downloaded.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.report import pictured

from beleg.report.html import write
from beleg.report.picture import Picture
from beleg.report.words import LANGUAGES

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
PICTURES = {"everything": pictured.picture(), "nothing": Picture(), "hostile": pictured.hostile()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("reports")
    for name, picture in PICTURES.items():
        for ui in LANGUAGES:
            (home / f"{name}-{ui}.html").write_bytes("".join(write(picture, ui)).encode())
    return home


def opened(browser: Any, file: Path, **screen: Any) -> Any:
    page = browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **screen}).new_page()
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize(
    ("name", "ui", "scheme"),
    [
        ("everything", "en", "light"),
        ("everything", "de", "dark"),
        ("nothing", "de", "light"),
        ("hostile", "en", "dark"),
    ],
)
def test_axe_finds_nothing(browser: Any, axe: str, folder: Path, name: str, ui: str, scheme: str) -> None:
    # The policy of the page would keep axe out too.
    page = opened(browser, folder / f"{name}-{ui}.html", color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.evaluate(axe)
    found = page.evaluate("tags => axe.run({runOnly: tags, resultTypes: ['violations']})", list(TAGS))
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    page.context.close()


@pytest.mark.parametrize("width", [320, 640, 800, 900, 1200, 2560])
def test_no_screen_is_too_narrow(browser: Any, folder: Path, width: int) -> None:
    page = opened(browser, folder / "everything-de.html", viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".rows").first.get_by_text("mindestens 1.000").is_visible()
    page.context.close()


def test_nothing_is_loaded_and_nothing_is_refused(browser: Any, folder: Path) -> None:
    for name in PICTURES:
        page = browser.new_context().new_page()
        asked, said = [], []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda message, said=said: said.append(message.text))
        page.goto((folder / f"{name}-en.html").as_uri())
        page.wait_for_load_state("networkidle")
        assert (asked, said) == ([(folder / f"{name}-en.html").as_uri()], [])
        page.context.close()


def test_a_style_that_an_article_smuggles_in_is_refused(browser: Any, folder: Path) -> None:
    page = opened(browser, folder / "everything-en.html")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<style>h1 { display: none }</style>')")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p id=x style=\"display: none\">x</p>')")
    assert page.locator("h1").is_visible() and page.locator("#x").is_visible()
    page.context.close()


def test_a_mark_leads_to_its_words(browser: Any, folder: Path) -> None:
    page = opened(browser, folder / "everything-en.html")
    mark = page.get_by_role("link", name="Kim Jong Un about 100, killed; own side (admission)").first
    mark.focus()
    page.keyboard.press("Enter")
    assert page.locator("mark:target").inner_text() == "rund 100"
    assert page.locator("mark:target").is_visible()
    page.context.close()


def test_focus_is_seen_and_the_first_key_offers_to_skip(browser: Any, folder: Path) -> None:
    page = opened(browser, folder / "everything-en.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    for _ in range(40):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid", page.evaluate("document.activeElement.outerHTML")
    page.context.close()


def test_marked_characters_are_those_of_the_article(browser: Any, tmp_path: Path) -> None:
    desk = pictured.Desk()
    text = "Zwei 👨‍👩‍👧 und Cafe\u0301:\r\netwa\u00a012\r\nTote, sagte er.\r\nSonst nichts."
    article = desk.article("crlf", text, "a.example", "2031-01-01")
    figure = desk.figure(article, "etwa\u00a012\r\nTote", 12, 12)
    picture = Picture(told=desk.told, articles=desk.articles)
    for full_text in (False, True):
        file = tmp_path / f"{full_text}.html"
        file.write_bytes("".join(write(picture, "de", full_text)).encode())
        page = opened(browser, file)
        assert (
            page.evaluate("id => document.getElementById(id).textContent", f"f-{figure}")
            == "etwa\u00a012\r\nTote"
        )
        page.context.close()


def test_the_figures_are_saved_from_the_page_alone(browser: Any, folder: Path, tmp_path: Path) -> None:
    page = opened(browser, folder / "everything-de.html", java_script_enabled=False)
    with page.expect_download() as download:
        page.get_by_role("link", name="Angaben als CSV speichern").click()
    download.value.save_as(tmp_path / "saved.csv")
    saved = (tmp_path / "saved.csv").read_text("utf-8").splitlines()
    assert len(saved) == 1 + len(PICTURES["everything"].told)
    assert "südkoreanische Geheimdienst NIS" in saved[1]
    page.context.close()


def test_on_paper_everything_is_open_and_each_series_begins_a_page(browser: Any, folder: Path) -> None:
    page = opened(browser, folder / "everything-en.html")
    page.emulate_media(media="print")
    assert page.locator("blockquote").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgba(0, 0, 0, 0)",
        "rgb(255, 255, 255)",
    )
    breaks = page.evaluate(
        "[...document.querySelectorAll('.series')].map(each => getComputedStyle(each).breakBefore)"
    )
    assert breaks == ["auto", *["page"] * (len(breaks) - 1)]
    rows = page.evaluate(
        "[...document.querySelectorAll('tr')].map(each => getComputedStyle(each).breakInside)"
    )
    assert set(rows) == {"avoid"}
    page.context.close()


def test_the_browser_reads_the_compact_page_as_the_full_one(
    browser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = browser.new_context().new_page()
    parse = "markup => new DOMParser().parseFromString(markup, 'text/html').documentElement.outerHTML"
    for ui in LANGUAGES:
        small = "".join(write(PICTURES["everything"], ui))
        with monkeypatch.context() as patched:
            patched.setattr("beleg.report.html.page.compact", lambda markup: markup)
            large = "".join(write(PICTURES["everything"], ui))
        assert len(small) < len(large)
        assert page.evaluate(parse, small) == page.evaluate(parse, large)
    page.context.close()
