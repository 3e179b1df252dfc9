"""In a browser: files are dropped, what goes on shows itself, and everything works without a script as well."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from beleg.ledger import AddReport, Ledger
from beleg.model import Article

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
TEXTS = {
    "flood.txt": "The flood killed 26 people in Kelmar, the ministry said. Nine people were missing.\n",
    "fire.txt": "Brand in Halle\n18.07.2021, 16:12 Uhr\n\nLaut Polizei wurden zwölf Menschen verletzt.\n",
    "c.pdf": "%PDF-1.7",
}


@pytest.fixture
def sent(tmp_path: Path) -> list[str]:
    """Files to be given to the page."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / name) for name in TEXTS]


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    with browser.new_context(viewport={"width": 320, "height": 800}) as context:
        opened = context.new_page()
        opened.set_default_timeout(15_000)
        yield opened


def read(page: Any, address: str, sent: list[str]) -> None:
    page.goto(f"{address}/import")
    page.set_input_files("#files", sent)
    page.get_by_role("button", name="Read the files").click()
    page.wait_for_selector(".read-articles")


@pytest.mark.parametrize("ui", ["en", "de"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(page: Any, address: str, axe: str, sent: list[str], ui: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.context.add_cookies([{"name": "beleg-ui", "value": ui, "url": address}])
    page.goto(f"{address}/import")
    _check(page, axe)
    page.set_input_files("#files", sent)
    page.locator("[data-drop] button").click()
    page.wait_for_selector(".read-articles")
    for fold in page.locator("main summary").all():
        fold.click()
    _check(page, axe)


def _check(page: Any, axe: str) -> None:
    page.evaluate(axe)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", list(TAGS))
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_button_says_how_many_are_ticked(
    page: Any, address: str, ledger: Ledger, sent: list[str]
) -> None:
    read(page, address, sent)
    button = page.locator("button[data-counts]")
    assert button.inner_text() == "Add 2 articles"
    page.get_by_label("fire.txt").uncheck()
    assert button.inner_text() == "Add 1 article"
    before = ledger.counts().articles
    button.click()
    page.wait_for_selector("main [role=status]")
    assert ledger.counts().articles == before + 1


def test_files_are_dropped_on_the_form(page: Any, address: str) -> None:
    page.goto(f"{address}/import")
    page.evaluate(
        """() => {
          const held = new DataTransfer();
          held.items.add(new File(["Two people died in Kelmar."], "dropped.txt"));
          for (const type of ["dragover", "drop"]) document.querySelector("#kinds").dispatchEvent(
            new DragEvent(type, { dataTransfer: held, bubbles: true, cancelable: true }));
        }"""
    )
    page.get_by_role("button", name="Read the files").click()
    page.wait_for_selector(".read-articles")
    assert "dropped.txt" in page.locator(".read-articles").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_page_that_waits_comes_to_its_end_by_itself(
    browser: Any,
    address: str,
    ledger: Ledger,
    sent: list[str],
    monkeypatch: pytest.MonkeyPatch,
    scripts: bool,
) -> None:
    goes_on, add = threading.Event(), ledger.add

    def slowly(*articles: Article) -> AddReport:
        assert goes_on.wait(30)
        return add(*articles)

    monkeypatch.setattr(ledger, "add", slowly)
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        read(page, address, sent)
        page.locator("button[data-counts]").click()
        page.wait_for_selector("[data-live]")
        assert page.get_by_role("button", name="Stop").is_visible()
        goes_on.set()
        page.wait_for_selector("main [role=status]")
        assert "2 articles added" in page.locator("main").inner_text()
