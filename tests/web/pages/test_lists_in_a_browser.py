"""The lists and a series in a browser: nothing in the way of a reader, on a phone and on a desk, light and dark."""

from __future__ import annotations

from typing import Any

import pytest

from beleg.ledger import Ledger

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
RUN = "tags => axe.run(document, {runOnly: tags}).then(found => found.violations.map(each => [each.id, each.nodes[0].html]))"
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"
# Targets below 24 px that stand in no sentence.
SMALL = """[...document.querySelectorAll("main a, main button, main summary, main input:not([type=hidden]), main select, .bar *:is(a, button, summary, input:not([type=hidden]))")]
  .filter(each => each.getClientRects().length && !each.closest("svg, p:not(.lead, .orders, .leads, .found-kinds)"))
  .map(each => [each.outerHTML, each.getBoundingClientRect()])
  .filter(([, at]) => at.width < 24 || at.height < 23.9).map(([html]) => html)"""
HIDDEN = """() => {
  const at = document.activeElement.getBoundingClientRect(), bar = document.querySelector(".bar");
  const under = getComputedStyle(bar).position === "sticky" ? bar.getBoundingClientRect().bottom : 0;
  return !document.activeElement.closest(".bar, .skip") && (at.top < under - 1 || at.bottom > innerHeight + 1);
}"""


def paths(ledger: Ledger) -> tuple[str, ...]:
    return (
        "/",
        f"/s/{ledger.series('killed porto')[0].id}",
        "/findings?severity=conflict",
        "/outside",
        "/?q=no",
    )


@pytest.mark.parametrize(("theme", "ui", "width"), [("light", "en", 1200), ("dark", "de", 320)])
def test_nothing_is_in_the_way_of_a_reader(
    browser: Any, address: str, ledger: Ledger, axe: str, theme: str, ui: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    context.add_cookies([{"name": "beleg-theme", "value": theme, "url": address}])
    page = context.new_page()
    for path in paths(ledger):
        page.goto(f"{address}{path}{'&' if '?' in path else '?'}ui={ui}")
        page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
        page.evaluate(axe)
        assert page.evaluate(RUN, list(TAGS)) == [], path
        assert page.evaluate(TOO_WIDE) <= 0, path
        assert page.evaluate(SMALL) == [], path
    context.close()


def test_what_has_the_focus_is_never_under_the_bar(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1200, "height": 600})
    page.goto(f"{address}/findings")
    for key, times in (("Tab", 40), ("Shift+Tab", 20)):
        for _ in range(times):
            page.keyboard.press(key)
            assert not page.evaluate(HIDDEN), page.evaluate("document.activeElement.outerHTML")
    page.close()


def test_everything_works_without_scripts(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/?q=killed+porto")
    page.locator(".ranges th a").first.click()
    page.locator(".opened summary").first.click()
    assert page.locator(".opened blockquote mark").first.is_visible()
    context.close()
