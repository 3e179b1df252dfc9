"""The table of keys holds no double and nothing that a browser or a screen reader needs; the script does what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from beleg.report.words import LANGUAGES, known, say
from beleg.web import keys

SCRIPT = (files("beleg.web") / "static" / "beleg.js").read_text("utf-8")
# What browsers (scrolling, moving, closing) and screen readers (their own key, browsing) take for themselves; Enter and
# Escape do here what they do everywhere.
TAKEN = frozenset(
    (
        *("Tab", "Shift+Tab", " ", "Shift+ ", "Backspace", "Delete", "Insert", "CapsLock", "ContextMenu"),
        *("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown", "'"),
        *(f"F{n}" for n in range(1, 25)),
    )
)


def test_no_key_does_two_things() -> None:
    assert not keys.wrong({key.name: key.standard for key in keys.known().values() if not key.fixed})
    places = [(key.where == "go", key.standard) for key in keys.known().values()]
    assert len(places) == len(set(places))


def test_no_key_is_one_of_the_browser_or_a_screen_reader() -> None:
    # With the focus in a sentence whose words are marked, arrows do what they do in text.
    pressed = {key.standard for key in keys.known().values() if key.where != "span"}
    assert pressed.isdisjoint(TAKEN)
    assert not [each for each in pressed if each.startswith(("Control", "Ctrl", "Alt", "Meta"))]


def test_every_key_is_said_in_words() -> None:
    assert set(known("key_does")) == set(keys.known())
    assert set(known("key_where")) == {key.where for key in keys.known().values()}
    for key in keys.known().values():
        assert all(say(f"key_does.{key.name}", ui) for ui in LANGUAGES)


def test_templates_name_keys_that_there_are() -> None:
    there = {*keys.known(), *(key.standard for key in keys.known().values())}
    found = {
        name
        for template in (files("beleg.web") / "templates").iterdir()
        for name in re.findall(r'data-key="([^"{]+)"', template.read_text("utf-8"))
    }
    assert {"accept", "undo", "search"} <= found <= there


def test_letters_that_a_cookie_cannot_give_are_left_out() -> None:
    assert keys.read(keys.written({"accept": "y", "go_review": "p"})) == {"accept": "y", "go_review": "p"}
    for cookie in ("accept-x", "accept-y.reject-y", "take-y", "none-y", "accept-é", "accept-y.", "a" * 5000):
        assert keys.read(cookie) == {}


def test_letters_may_change_places() -> None:
    assert keys.read("accept-x.reject-a") == {"accept": "x", "reject": "a"}
    # Behind g other keys count.
    assert keys.read("go_review-a") == {"go_review": "a"}


def test_the_script_is_small() -> None:
    assert len(SCRIPT.encode()) <= 20_000
    assert "eval" not in SCRIPT and "innerHTML" not in SCRIPT


PAGE = """<!doctype html><html lang="en" data-keys="{on}" data-keymap="{map}"><title>t</title>
<nav><a data-go="review" href="#to-review">r</a><a data-go="help" href="#h">h</a><input id="search"></nav>
<main id="main" tabindex="-1">
<div id="list" data-keys-here tabindex="-1">
<div data-item id="one"><a href="#one-opened">1</a><button data-key="a">accept</button></div>
<div data-item id="two"><a href="#two-opened">2</a><button data-key="accept">accept</button><input id="reason"></div>
</div>
<div id="card" data-keys-here tabindex="-1"><button data-key="reject">r</button><button data-key="2">2</button>
<details id="why"><summary data-key="e">why</summary>because</details></div>
<div id="article" data-keys-here tabindex="-1"><p>a <b data-figure id="f1">7</b> b <b data-figure id="f2">9</b></p></div>
<button data-key="undo">undo</button><button data-key="redo">redo</button>
<div data-span><p data-span-text data-from="100" tabindex="0">Der Sender nannte 😀 mehr als 300\r\nSoldaten.</p>
<input name="start" value="120"><input name="end" value="128"><input type="hidden" name="quote" value="mehr als"></div>
</main></html>"""


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of a list, a card, an article and a correction, with the script."""
    opened = browser.new_page()
    yield opened
    opened.close()


def show(page: Any, on: str = "on", **changed: str) -> None:
    page.set_content(PAGE.format(on=on, map=keys.for_script(changed)).replace("\r", "&#13;"))
    page.evaluate("window.pressed = []")
    page.evaluate(
        """document.addEventListener("click", (event) => {
          const one = event.target.closest("button, [data-go]");
          if (one) window.pressed.push((one.closest("[id]:not(main)") || document.body).id + one.textContent);
        })"""
    )
    page.add_script_tag(content=SCRIPT)


def press(page: Any, *names: str) -> list[str]:
    """Presses keys one after the other; gives what was clicked."""
    page.evaluate("window.pressed.length = 0")
    for name in names:
        page.keyboard.press(name)
    clicked: list[str] = page.evaluate("window.pressed")
    return clicked


def focused(page: Any) -> str:
    at: str = page.evaluate("document.activeElement.id")
    return at


def test_rows_are_walked_and_opened(page: Any) -> None:
    show(page)
    page.focus("#list")
    press(page, "j")
    assert focused(page) == "one"
    press(page, "j", "j")
    assert focused(page) == "two"
    press(page, "k", "Enter")
    assert page.url.endswith("#one-opened")
    press(page, "j")
    assert press(page, "a") == ["twoaccept"]


def test_letters_act_in_a_list_alone_and_never_in_a_field(page: Any) -> None:
    show(page)
    assert press(page, "x", "j", "z") == []
    page.focus("#reason")
    assert press(page, "a", "x", "/", "?") == []
    assert page.input_value("#reason") == "ax/?"
    press(page, "Escape")
    assert focused(page) == "two"
    page.focus("#card")
    assert press(page, "Control+x", "Alt+x", "Meta+x") == []
    assert press(page, "x") == ["cardr"]


def test_candidates_figures_and_reasons(page: Any) -> None:
    show(page)
    page.focus("#card")
    assert press(page, "2") == ["card2"]
    press(page, "e")
    assert page.evaluate("document.getElementById('why').open")
    page.focus("#article")
    press(page, "n", "n")
    assert focused(page) == "f2"
    press(page, "p")
    assert focused(page) == "f1"


def test_undo_redo_and_other_pages(page: Any) -> None:
    show(page)
    page.focus("#card")
    assert press(page, "z", "Shift+Z", "Control+z", "Control+Shift+Z") == ["undo", "redo", "undo", "redo"]
    assert press(page, "g", "x") == ["cardr"]
    assert press(page, "g", "r") == ["r"]
    press(page, "/")
    assert focused(page) == "search"


def test_keys_can_be_off_or_others(page: Any) -> None:
    show(page, on="off")
    page.focus("#list")
    assert press(page, "j", "z", "/") == []
    assert focused(page) == "list"
    show(page, reject="a", accept="x")
    page.focus("#card")
    assert press(page, "a") == ["cardr"]
    page.focus("#one")
    page.focus("#one button")
    assert press(page, "x") == ["oneaccept"]


def test_marked_words_are_moved_by_arrows(page: Any) -> None:
    show(page)
    page.focus("[data-span-text]")

    def marked(*names: str) -> tuple[str, str, str]:
        press(page, *names)
        start, end, quote = (page.input_value(f"[name={name}]") for name in ("start", "end", "quote"))
        return start, end, quote

    assert marked("ArrowRight") == ("120", "132", "mehr als 300")
    assert marked("Alt+ArrowRight") == ("120", "133", "mehr als 300\r")
    assert marked("ArrowLeft") == ("120", "132", "mehr als 300")
    assert marked("Shift+ArrowRight") == ("125", "132", "als 300")
    assert marked("Shift+ArrowLeft", "Shift+ArrowLeft")[2] == "nannte 😀 mehr als 300"
    assert page.text_content("[data-span-text] mark") == "nannte 😀 mehr als 300"
    assert page.text_content("[data-span-text]") == "Der Sender nannte 😀 mehr als 300\r\nSoldaten."
