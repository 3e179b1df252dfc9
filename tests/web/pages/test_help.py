"""Help says everything in both languages, shows the keys in force, and holds the settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from beleg.model import FINDINGS, QUALIFIERS
from beleg.report.sentences import finding_kind
from beleg.report.words import known, say
from beleg.web import keys


@pytest.mark.parametrize("ui", ["de", "en"])
def test_everything_is_explained(client: TestClient, ui: str) -> None:
    page = client.get(f"/help?ui={ui}").text
    for kind in FINDINGS:
        assert f"<dt>{finding_kind(kind, ui)}</dt>" in page
    for name in known("measure"):
        assert say(f"definition.{name}", ui) in page
    for name in keys.known():
        assert f"<td>{say(f'key_does.{name}', ui)}</td>" in page
    assert {*known("said")} == {*known("reads")} == {*QUALIFIERS}
    assert 'id="keys"' in page and 'class="strip' in page


def test_addresses_within_the_page_lead_somewhere(client: TestClient) -> None:
    page = client.get("/help").text
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len({*ids})
    assert {*re.findall(r'href="#([^"]+)"', page)} <= {*ids}


def shown(page: str, does: str) -> str:
    found = re.search(rf"<kbd>([^<]*)</kbd>(?:[^<]*<kbd>[^<]*</kbd>)?</th><td>{re.escape(does)}</td>", page)
    assert found
    return found[1]


def test_other_letters_are_kept_and_shown(client: TestClient) -> None:
    sent = {"letters": "own", "letter-accept": "Y", "letter-reject": "", "back": "/help#letters"}
    answer = client.post("/settings", data=sent, follow_redirects=False)
    assert answer.headers["location"] == "/help#letters"
    page = client.get("/help").text
    assert (shown(page, "accept"), shown(page, "reject")) == ("y", "x")
    assert "accept|a|y" in page
    client.post("/settings", data={"letters": "standard", "back": "/help"})
    assert shown(client.get("/help").text, "accept") == "a"


def test_letters_that_cannot_be_are_named_and_not_kept(client: TestClient) -> None:
    sent = {"letters": "own", "letter-accept": "c", "letter-skip": "5", "letter-none": "q"}
    page = client.post("/settings", data=sent).text
    assert "c is taken by another key" in page and "not one letter from a to z" in page
    assert re.search(r'name="letter-skip" value="5"', page)
    assert shown(page, "accept") == "a" == shown(client.get("/help").text, "accept")


def test_keys_can_be_off(client: TestClient) -> None:
    client.post("/settings", data={"keys": "off", "back": "/help"})
    page = client.get("/help").text
    assert 'data-keys="off"' in page and "Single keys are off now" in page


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of the browser; what its script could not do fails the test."""
    opened = browser.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield opened
    opened.close()
    assert not wrong


def test_a_reader_asks_for_the_keys_and_changes_one(page: Any, address: str) -> None:
    page.goto(f"{address}/")
    page.keyboard.press("?")
    page.wait_for_url("**/help#keys")
    page.focus("[name=letter-accept]")
    page.keyboard.press("Control+a")
    page.keyboard.type("y")
    page.keyboard.press("Enter")
    page.wait_for_url("**/help#letters")
    assert "accept|a|y" in page.locator("html").get_attribute("data-keymap")
