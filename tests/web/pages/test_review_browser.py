"""Review in a browser: by keys alone, without a script, and for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from beleg.ledger import Ledger
from beleg.model import Decision

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context(base_url=address, viewport={"width": 1100, "height": 800})
    yield context.new_page()
    context.close()


def press(page: Any, key: str, focus: str = "#review") -> None:
    """Press a key once the focus is where a new page sets it, and wait for what it leads to."""
    page.wait_for_selector(f":focus:is({focus})", state="attached")
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_card_is_decided_by_keys_alone(page: Any, ledger: Ledger) -> None:
    page.goto("/review")
    for key in ("x", "u", "z", "Shift+Z", "c"):
        press(page, key)
    assert [each.verdict for each in ledger.decisions()] == ["reject", "unsure", "undo", "unsure"]
    page.wait_for_selector("[data-span-text]:focus", state="attached")
    before = page.locator("#end").input_value()
    page.keyboard.press("ArrowRight")
    assert int(page.locator("#end").input_value()) > int(before)
    page.locator("#place").fill("Lager 9")
    press(page, "Enter", "#place")
    made = ledger.decisions()[-1]
    assert made.verdict == "correct"
    assert dict(made.fields)["place"] == "Lager 9" and "end" in dict(made.fields)


@pytest.mark.parametrize("script", [True, False])
def test_the_button_of_a_list_counts_what_is_ticked(browser: Any, address: str, script: bool) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=script)
    page = context.new_page()
    page.goto("/review?as=list&kind=doubtful")
    page.locator('[name="figure"]').first.uncheck()
    button = page.get_by_role("button", name="Accept these")
    drawn = button.evaluate(
        "e => e.querySelector('span') && getComputedStyle(e.querySelector('span'), '::before').content"
    )
    assert (button.inner_text(), drawn) == (
        ("Accept these 49", None) if script else ("Accept these ", "counter(ticked)")
    )
    button.click()
    assert "accepted 49 figures" in page.locator("[role=status]").inner_text()
    context.close()


@pytest.mark.parametrize(
    "path",
    [
        "/review",
        "/review?figure={id}&correct=1",
        "/review?as=list&kind=rest",
        "/review/history",
        "/review/agreement",
    ]
    + ["/review?kind=origins", "/review?kind=jump"],
)
def test_pages_are_for_everybody(browser: Any, address: str, axe: str, ledger: Ledger, path: str) -> None:
    ids = [figure.id for _, figure in ledger.figures()][:4]
    ledger.decide(
        [
            Decision(id, "accept", user, f"2031-03-05T10:{n}", "r")
            for n, id in enumerate(ids, 10)
            for user in "ab"
        ]
    )
    for scheme, ui, width in (("light", "en", 1100), ("dark", "de", 320)):
        context = browser.new_context(
            base_url=address, color_scheme=scheme, viewport={"width": width, "height": 800}
        )
        page = context.new_page()
        said = path.format(id=ids[0])
        page.goto(f"{said}{'&' if '?' in said else '?'}ui={ui}")
        page.evaluate(
            "axe => { const run = new Function(axe + '; window.axe = window.axe || this.axe'); run.call(window) }",
            axe,
        )
        found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", list(TAGS))
        assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        small = page.evaluate(
            "[...document.querySelectorAll('main button, main select, main input:not([type=hidden])')]"
            ".filter(e => !e.matches('.first')).map(e => e.getBoundingClientRect())"
            ".filter(b => b.width && (b.width < 24 || b.height < 24)).length"
        )
        assert small == 0
        context.close()
