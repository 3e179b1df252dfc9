"""An article, a figure and an origin in a browser: what is copied is the text, links work without a script, nobody is shut out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from beleg.ledger import Ledger
from beleg.model import Article
from beleg.web.addresses import of_origin

TEXT = (
    "Kelmar\r\nLaut Polizei von Kelmar wurden 12\u00a0Menschen getötet 👨‍👩‍👧, e\u0301, und mindestens 1.000 Menschen  verletzt.\r\n"
    "Lesen Sie auch: Sieben Tipps\r\n" + "Ein Absatz ohne Zahl.\r\n" * 40 + "Vier Menschen wurden vermisst."
)
TAGS = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22a','wcag22aa','best-practice']"


@pytest.fixture
def article(ledger: Ledger) -> Article:
    one = Article(TEXT, doc="invented.txt", outlet="Nordbote", published="2031-05-10", language="de")
    ledger.add(one)
    ledger.renew()
    return one


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(
        java_script_enabled=True, bypass_csp=True, viewport={"width": 1200, "height": 800}
    )
    yield context.new_page()
    context.close()


def test_what_is_copied_is_the_text_and_each_mark_its_quote(
    page: Any, article: Article, address: str, ledger: Ledger
) -> None:
    page.goto(f"{address}/a/{article.id[:12]}")
    figures = [figure for found, figure in ledger.figures() if found.id == article.id]
    assert len(figures) == 3
    for figure in figures:
        assert (
            page.evaluate("id => document.getElementById(id).textContent", f"f-{figure.id}") == figure.quote
        )
    copied = page.evaluate(
        """() => { for (const one of document.querySelectorAll('.fold')) one.open = true;
        getSelection().selectAllChildren(document.querySelector('.whole')); return getSelection().toString(); }"""
    )
    # A browser gives one kind of line end to what is copied.
    assert copied.replace("\r", "").split() == TEXT.split() and "[1]" not in copied
    assert "12\u00a0Menschen" in copied and "Menschen  verletzt" in copied


def test_marks_and_rows_lead_to_each_other_without_a_script(
    browser: Any, article: Article, address: str, ledger: Ledger
) -> None:
    last = [figure for found, figure in ledger.figures() if found.id == article.id][-1]
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1200, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/a/{article.id[:12]}#f-{last.id}")
    mark = page.locator(f"#f-{last.id}")
    assert mark.evaluate("one => one.matches(':target')")
    mark.locator("a").focus()
    page.keyboard.press("Enter")
    row = page.locator(f"#r-{last.id}")
    assert row.evaluate("one => one.matches(':target')")
    row.locator("a.n").click()
    assert page.url.endswith(f"#f-{last.id}")
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1200])
def test_pages_shut_nobody_out(
    page: Any, article: Article, address: str, ledger: Ledger, axe: str, theme: str, width: int
) -> None:
    figure = next(figure for found, figure in ledger.figures() if found.id == article.id)
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)
    for path in (f"/a/{article.id[:12]}", f"/f/{figure.id}?ui=de", of_origin("police:kelmar"), "/o/?ui=de"):
        page.goto(address + path)
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate(axe)
        found = page.evaluate(f"axe.run(document, {{runOnly: {TAGS}}})")
        assert [(path, each["id"]) for each in found["violations"]] == []
