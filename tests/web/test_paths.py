"""From an article to a corrected, exported figure: with a mouse, with keys alone, and without JavaScript.

And what is said to be saved is saved, whoever else decides and however the app ends.
"""

from __future__ import annotations

import csv
import io
import re
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.test_serving import serving

from beleg.ledger import Ledger

TEXT = (
    "Bei einem Anschlag in Porto wurden am 5. Mai 2024 nach Angaben des Innenministeriums 41 Menschen getötet. "
    "Die Feuerwehr half."
)
ORIGIN = "Feuerwehr"


@pytest.fixture(params=["with a script", "without"])
def page(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    context = browser.new_context(
        locale="en", base_url=address, java_script_enabled=request.param != "without", accept_downloads=True
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def keys(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context(locale="en", base_url=address, accept_downloads=True)
    yield context.new_page()
    context.close()


def go_on(page: Any) -> None:
    """Wait for a page of an import at which a reader is asked or told something: it shows itself how far it is."""
    page.wait_for_selector("form.choose, [role=status].lead")


def origins_of_41(text: str) -> list[str]:
    """Who says 41, by an exported table."""
    return [row["origins"] for row in csv.DictReader(io.StringIO(text)) if row["quote"] == "41"]


def saved(download: Any) -> str:
    return Path(download.path()).read_text("utf-8")


def test_with_a_mouse_from_an_article_to_a_corrected_exported_figure(page: Any, ledger: Ledger) -> None:
    page.goto("/")
    page.locator(".bar a[data-go=import]").click()
    page.locator("#text").fill(TEXT)
    page.locator("section[aria-labelledby=by-text] button.main").click()
    go_on(page)
    page.locator("form.choose button.main").last.click()
    go_on(page)
    page.locator(".kept a").click()
    assert page.locator('[id^="f-"]').first.inner_text() == "41"
    ledger.renew()
    page.locator(".bar a[data-go=findings]").click()
    assert page.locator("main", has_text="41").count() == 1
    page.locator(".bar a[data-go=review]").click()
    page.locator(".kinds").get_by_role("link", name=re.compile("^contradiction")).click()
    figure = next(told.figure for told in ledger.told() if told.figure.quote == "41")
    page.goto(f"/review?kind=contradiction&figure={figure.id}")
    page.locator('[data-key="correct"]').click()
    for box in page.locator('input[name="origins"]:checked').all():
        box.uncheck()
    page.locator("#origins-typed").fill(ORIGIN)
    page.locator("#correct-reason").fill("read again")
    page.locator("#correct button.main").click()
    assert page.get_by_role("status").filter(has_text="corrected").count() == 1
    page.locator('[data-key="undo"]').click()
    page.locator('[data-key="redo"]').click()
    assert [each.verdict for each in ledger.decisions()] == ["correct", "undo", "correct"]
    page.locator(".bar a[data-go=export]").click()
    with page.expect_download() as download:
        page.locator("a.save-file").first.click()
    assert origins_of_41(saved(download.value)) == [ORIGIN]


def tab_to(page: Any, selector: str) -> None:
    """Press Tab until the focus is there; twice round the page at most."""
    for _ in range(300):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {selector}")


def press(page: Any, *pressed: str) -> None:
    for each in pressed:
        page.keyboard.press(each)


def on_a_card(page: Any) -> None:
    """Wait until the card has taken the focus: only then do letters act."""
    page.wait_for_selector("[data-keys-here]:focus, [data-keys-here] :focus", state="attached")


def test_with_keys_alone_from_an_article_to_a_corrected_exported_figure(keys: Any, ledger: Ledger) -> None:
    page = keys
    page.goto("/")
    tab_to(page, "[data-keys-here], [data-keys-here] *")  # letters act in a list, a card, an article
    press(page, "g", "i")
    page.wait_for_url("**/import")
    tab_to(page, "#text")
    page.keyboard.insert_text(TEXT)
    tab_to(page, "section[aria-labelledby=by-text] button.main")
    press(page, "Enter")
    go_on(page)
    tab_to(page, "form.choose button.main")
    press(page, "Enter")
    page.wait_for_selector(".kept")
    tab_to(page, ".kept a")
    press(page, "Enter")
    page.wait_for_url("**/a/*")
    ledger.renew()
    tab_to(page, "[data-keys-here], [data-keys-here] *")
    press(page, "g", "r")
    page.wait_for_url("**/review")
    tab_to(page, '.kinds a[href*="contradiction"]')
    press(page, "Enter")
    page.wait_for_url("**kind=contradiction**")
    for _ in range(60):
        if page.locator(".read-first mark", has_text=re.compile("^41$")).count():
            break
        before = page.url
        on_a_card(page)
        press(page, "s")
        page.wait_for_url(lambda url, before=before: url != before)
    on_a_card(page)
    press(page, "c")
    page.wait_for_url("**correct=1**")
    while page.locator('input[name="origins"]:checked').count():
        tab_to(page, 'input[name="origins"]:checked')
        press(page, "Space")
    tab_to(page, "#origins-typed")
    page.keyboard.type(ORIGIN)
    press(page, "Enter")
    page.wait_for_selector('[data-key="undo"]')
    on_a_card(page)
    press(page, "z")
    page.wait_for_selector('[data-key="redo"]')
    on_a_card(page)
    press(page, "Shift+Z")
    page.wait_for_selector('[data-key="redo"]', state="detached")
    assert [each.verdict for each in ledger.decisions()] == ["correct", "undo", "correct"]
    tab_to(page, 'nav a[href="/export"]')
    press(page, "Enter")
    page.wait_for_url("**/export")
    tab_to(page, "a.save-file")
    with page.expect_download() as download:
        press(page, "Enter")
    assert origins_of_41(saved(download.value)) == [ORIGIN]


# --- what is said to be saved


def test_whatever_is_shown_as_saved_outlasts_a_killed_app(
    browser: Any, examples: Path, tmp_path: Path
) -> None:
    place = tmp_path / "killed.db"
    place.write_bytes(examples.read_bytes())
    shown: list[str] = []
    with serving(place, "--port", "0", "--user", "ines") as (process, address):
        page = browser.new_page(locale="en", base_url=address)
        page.goto("/review")
        for verdict in ("accept", "reject", "unsure", "accept", "reject", "accept"):
            target = page.locator('#decide input[name="target"]').get_attribute("value")
            page.locator("#reason").fill(f"reason {len(shown)}")
            page.locator(f'button[name="verdict"][value="{verdict}"]').click()
            page.wait_for_selector('[role="status"]')
            shown.append(f"{target} {verdict} reason {len(shown)}")
        # The next one is under way when the app ends.
        page.evaluate("document.querySelector('[name=verdict][value=accept]').click()")
        process.kill()
        process.wait(10)
        page.close()
    with Ledger.open(place) as ledger:
        kept = [f"{each.target} {each.verdict} {each.reason}" for each in ledger.decisions()]
        assert kept[: len(shown)] == shown and len(kept) in (len(shown), len(shown) + 1)
        assert {each.user for each in ledger.decisions()} == {"ines"}


def test_what_is_said_to_be_added_outlasts_a_killed_app(browser: Any, tmp_path: Path) -> None:
    place = tmp_path / "added.db"
    Ledger.open(place).close()
    with serving(place, "--port", "0") as (process, address):
        page = browser.new_page(locale="en", base_url=address)
        page.goto("/import")
        page.locator("#text").fill(TEXT)
        page.locator("section[aria-labelledby=by-text] button.main").click()
        go_on(page)
        page.locator("form.choose button.main").last.click()
        page.wait_for_selector(".kept")
        process.kill()
        page.close()
    with Ledger.open(place) as ledger:
        assert [each.quote for _, each in ledger.figures()] == ["41"]


def test_two_people_at_one_card_both_keep_their_decision_and_the_second_is_asked(
    browser: Any, examples: Path, tmp_path: Path
) -> None:
    place = tmp_path / "shared.db"
    place.write_bytes(examples.read_bytes())
    with (
        serving(place, "--port", "0", "--user", "ines") as (_, one),
        serving(place, "--port", "0", "--user", "omar") as (_, other),
    ):
        first, second = (browser.new_page(locale="en", base_url=at) for at in (one, other))
        for page in (first, second):
            page.goto("/review")
        target = first.locator('#decide input[name="target"]').get_attribute("value")
        assert second.locator('#decide input[name="target"]').get_attribute("value") == target
        first.locator('button[name="verdict"][value="accept"]').click()
        first.wait_for_selector('[role="status"]')
        second.locator("#reason").fill("not in the text")
        second.locator('button[name="verdict"][value="reject"]').click()
        second.wait_for_selector('[role="alert"]')
        assert "ines" in second.locator('[role="alert"]').inner_text()
        with Ledger.open(place) as ledger:
            assert [each.user for each in ledger.decisions()] == ["ines"]
        second.locator('button[name="both"]').click()
        second.wait_for_selector('[role="status"]')
        with Ledger.open(place) as ledger:
            assert [(each.user, each.verdict, each.target) for each in ledger.decisions()] == [
                ("ines", "accept", target),
                ("omar", "reject", target),
            ]
        for page in (first, second):
            page.close()


def test_many_at_once_are_all_answered(address: str) -> None:
    paths = ["", "findings", "review", "find?n=26", "export", "overview.json"] * 6
    seen: list[int] = []

    def ask(path: str) -> None:
        with urllib.request.urlopen(f"{address}/{path}", timeout=60) as answer:
            answer.read()
            seen.append(answer.status)

    threads = [threading.Thread(target=ask, args=(path,)) for path in paths]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert seen == [200] * len(paths)
