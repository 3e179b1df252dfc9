"""The frame of every page: the bar with its counts, the reader's choices, and what a page without a ledger may tell."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from beleg.ledger import Ledger


def test_the_bar_says_how_many_findings_there_are_and_how_many_figures_are_open(
    client: TestClient, ledger: Ledger
) -> None:
    summary = ledger.pages.summary()
    page = client.get("/").text
    bar = page[page.index('<header class="bar"') : page.index("</header>")]
    assert re.findall(r'class="count">([\d,]+)<', bar) == [
        str(sum(summary.findings.values())),
        str(summary.open),
    ]


def test_a_page_that_is_not_there_tells_nothing_of_the_ledger(client: TestClient) -> None:
    assert 'class="count"' not in client.get("/nothing").text


def test_another_format_keeps_the_filters_of_the_address(client: TestClient) -> None:
    page = client.get("/?side=PT&order=name").text
    assert 'href="/overview.csv?side=PT&amp;order=name"' in page


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_theme_chosen_wins_over_that_of_the_system(browser: Any, address: str, system: str) -> None:
    page = browser.new_page(color_scheme=system)
    page.goto(address)
    seen = {}
    for theme in ("light", "dark", "auto"):
        page.locator(".display summary").click()
        page.locator(f'button[name="theme"][value="{theme}"]').click()
        page.wait_for_selector(f'html[data-theme="{theme}"]')
        seen[theme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.close()
    assert seen["light"] != seen["dark"]
    assert seen["auto"] == seen[system]
