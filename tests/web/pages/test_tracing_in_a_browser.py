"""Finding, exporting and help in a browser: usable with keys alone, without a script, on narrow screens, by everybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
ADDRESSES = (
    "/find",
    "/find?n=9&measure=killed",
    "/find?n=none&since=x",
    "/export?format=ged&profile=acled",
    "/export?format=jsonl&measure=hurt",
    "/help?letter-accept=c",
)


@pytest.fixture
def open_page(browser: Any, address: str) -> Iterator[Any]:
    """Opens pages of the app in a browser; every request has to stay on the machine."""
    contexts = []

    def opened(path: str, **options: Any) -> Any:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + path)
        return page

    asked: list[str] = []
    yield opened
    for context in contexts:
        context.close()
    assert all(url.startswith(address) for url in asked)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ADDRESSES)
def test_pages_are_for_everybody(open_page: Any, axe: str, path: str, scheme: str) -> None:
    page = open_page(path, color_scheme=scheme, locale="de-DE" if scheme == "dark" else "en-GB")
    page.evaluate(axe)
    found = page.evaluate("rules => axe.run({runOnly: rules}).then(result => result.violations)", [*RULES])
    assert not [(each["id"], each["nodes"][0]["html"]) for each in found]


@pytest.mark.parametrize("path", ADDRESSES)
def test_nothing_is_lost_on_a_narrow_screen(open_page: Any, path: str) -> None:
    page = open_page(path, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.evaluate(
        """[...document.querySelectorAll("main button, main input:not([type=hidden]), main select, main summary, main label")]
        .filter((each) => each.getClientRects().length && each.getBoundingClientRect().height < 16)
        .map((each) => each.outerHTML)"""
    )
    assert not small


def test_a_number_is_traced_with_keys_alone(open_page: Any) -> None:
    page = open_page("/find")
    page.keyboard.press("/")
    page.keyboard.type("about 9")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find?n=about**")
    page.focus("#exact [data-item] a")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.innerText")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.innerText") not in ("", first)
    with page.expect_navigation(url="**/f/*", wait_until="commit"):
        page.keyboard.press("Enter")


def test_a_card_is_decided_and_undone_with_keys_alone(open_page: Any) -> None:
    page = open_page("/review")
    first = page.input_value("#decide [name=target]")
    page.keyboard.press("e")
    assert page.locator("details.why").first.get_attribute("open") is not None
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.input_value("#decide [name=target]") != first
    with page.expect_navigation():
        page.keyboard.press("z")
    assert page.input_value("#decide [name=target]") == first


def test_a_file_is_saved_with_keys_alone(open_page: Any) -> None:
    page = open_page("/export")
    page.focus("[name=format]:checked")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/export?format=json-ld**")
    page.focus("a[href^='/export/file']")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".jsonld")


def test_everything_works_without_a_script(open_page: Any) -> None:
    page = open_page("/find", java_script_enabled=False)
    page.fill("#n", "26")
    page.click("main button")
    assert page.locator("[data-item]").count()
    page.goto(page.url.replace("/find", "/export"))
    page.check("#format-ged")
    page.click("main form button")
    assert "format=ged" in page.url
