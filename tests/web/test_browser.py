"""Every page in a real browser: nothing in the way of a reader, nothing from elsewhere, on any screen, with any text.

The pages are those of ``beleg.web.app.PAGES``, on ledgers with nothing, one figure, a hundred, and hostile text.
``BELEG_BROWSER=all`` looks at every page in both languages, both themes and at both widths, and at one with 1,000 figures.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from tests.web import invented
from tests.web.conftest import Server
from tests.web.walk import addresses

from beleg.ledger import Ledger
from beleg.web.settings import Settings

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
MENU = ".display"
EVERYTHING = os.environ.get("BELEG_BROWSER") == "all"
NAMES = (
    *(
        "overview",
        "findings",
        "outside",
        "series",
        "article",
        "figure",
        "origin",
        "review",
        "card",
        "correction",
    ),
    *("find", "found", "unfound", "import", "export", "help", "filtered", "trouble"),
    *("history", "agreement", "list", "pairs", "origins", "words", "adding"),
)
LEDGERS: dict[str, Callable[[], Iterator[Any]]] = {
    "nothing": lambda: iter(()),
    "one": invented.one,
    "hundred": lambda: invented.figures(100),
    "hostile": invented.hostile,
    "written": invented.written,
    "thousand": lambda: invented.figures(1000),
}
ALL = list(
    product(
        ("examples", "nothing", "one", "hundred", "hostile"), ("de", "en"), ("light", "dark"), (320, 1200)
    )
)
# Each page is looked at in every ninth way, beginning with another one: between them, pages are looked at in all ways.
STEP = 9


def looks(name: str) -> list[tuple[str, str, str, int]]:
    """With how many figures, in which language and theme and how wide a page is looked at."""
    return [*ALL, ("thousand", "de", "light", 1200)] if EVERYTHING else ALL[NAMES.index(name) % STEP :: STEP]


At = tuple[str, dict[str, str]]


@pytest.fixture(scope="module")
def served(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], At]]:
    """Gives the address of an app on a ledger, and the pages there; each is made once, when it is first asked for."""
    known: dict[str, At] = {}
    with ExitStack() as running:

        def serve(name: str) -> At:
            if name not in known:
                place = examples
                if name != "examples":
                    place = invented.made(tmp_path_factory.mktemp(name) / "ledger.db", LEDGERS[name]())
                ledger = running.enter_context(Ledger.open(place))
                # "Not there" and "not there yet": what a list has no item of is looked at as the page that says so.
                pages = {each: "/nothing" for each in NAMES} | addresses(ledger)
                known[name] = (running.enter_context(Server(ledger, Settings(user="ines"))), pages)
            return known[name]

        yield serve


@pytest.fixture
def opened(browser: Any, served: Callable[[str], At]) -> Iterator[Callable[..., Any]]:
    """Opens a page of a ledger by its name."""
    contexts = []

    def open(ledger: str, name: str, **screen: Any) -> Any:
        at, pages = served(ledger)
        screen = {"viewport": {"width": 1200, "height": 900}, "locale": "en", **screen}
        contexts.append(browser.new_context(**screen))
        page = contexts[-1].new_page()
        page.goto(at + pages[name])
        return page

    yield open
    for each in contexts:
        each.close()


def unfold(page: Any) -> None:
    """Open all that can be opened, and go to the top: what a bar covers after a jump is no target there."""
    page.evaluate("scrollTo(0, 0); document.querySelectorAll('details').forEach(each => each.open = true)")


def violations(page: Any, axe: str, within: str = "body") -> list[tuple[str, str, str]]:
    page.evaluate(axe)
    asked = "([within, tags]) => axe.run(within, {runOnly: tags, resultTypes: ['violations']})"
    found = page.evaluate(asked, [within, list(TAGS)])
    return [
        (each["id"], node["html"], node["failureSummary"])
        for each in found["violations"]
        for node in each["nodes"][:1]
    ]


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_and_no_page_is_too_wide(opened: Any, axe: str, name: str) -> None:
    for ledger, ui, scheme, width in looks(name):
        # The policy of the page would keep axe out too.
        screen = {"width": width, "height": 900}
        page = opened(ledger, name, locale=ui, color_scheme=scheme, viewport=screen, bypass_csp=True)
        assert page.evaluate("document.documentElement.lang") == ui
        seen = [page.evaluate("document.documentElement.scrollWidth")]
        unfold(page)
        seen.append(page.evaluate("document.documentElement.scrollWidth"))
        assert max(seen) <= width, (ledger, ui, scheme, width)
        assert violations(page, axe, MENU) == [], (ledger, ui, scheme, width)
        page.evaluate(f"document.querySelector('{MENU}').open = false")  # it covers what else is there
        assert violations(page, axe) == [], (ledger, ui, scheme, width)
        page.close()


# 200 % of a screen of 1280 pixels leaves 640; text alone may be doubled as well.
@pytest.mark.parametrize("name", NAMES)
def test_text_of_twice_the_size_loses_nothing(opened: Any, name: str) -> None:
    page = opened("examples", name, viewport={"width": 640, "height": 480}, bypass_csp=True)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    cut = page.evaluate(
        """[...document.querySelectorAll('main button, main a, main label, main summary, main h1, main h2')]
        .filter(each => each.checkVisibility() && getComputedStyle(each).overflow === 'hidden'
                && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1 && !each.closest('.hidden, .said, .sr'))
        .map(each => each.outerHTML)"""
    )
    assert cut == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_asked_of_another_machine(browser: Any, served: Any, name: str) -> None:
    at, pages = served("examples")
    context = browser.new_context()
    page, asked, said = context.new_page(), [], []
    # With the network cut: whatever is asked of another address fails, and is seen.
    context.route(lambda address: not address.startswith(at), lambda route: route.abort())
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(at + pages[name])
    page.wait_for_load_state("networkidle")
    assert [each for each in asked if not each.startswith(at + "/")] == []
    assert len(asked) == 4  # the page, two styles, a script
    expected = ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
    assert said in ([], expected if pages[name] == "/nothing" else [])
    loads = page.evaluate("[...document.querySelectorAll('[src], link')].map(each => each.src || each.href)")
    assert all(each.startswith(at + "/") for each in loads)
    context.close()


@pytest.mark.parametrize("width", [320, 1200])
@pytest.mark.parametrize("name", NAMES)
def test_targets_can_be_hit(opened: Any, name: str, width: int) -> None:
    page = opened("examples", name, viewport={"width": width, "height": 900})
    unfold(page)
    # As WCAG 2.2 has it: links inside a sentence are as high as its lines, and marks of a chart stand in the table too.
    small = page.evaluate(
        """[...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, summary, a, [role=button]')]
        .filter(each => each.checkVisibility({visibilityProperty: true, opacityProperty: true}))
        .filter(each => !each.closest('svg, .skip, label'))
        .filter(each => !(each.matches('a') && getComputedStyle(each).display === 'inline'))
        .map(each => [each.outerHTML.slice(0, 160), each.getBoundingClientRect()])
        .filter(([_, box]) => box.width && (box.width < 23.5 || box.height < 23.5))
        .map(([html, box]) => [html, box.width, box.height])"""
    )
    assert small == []


@pytest.mark.parametrize("name", NAMES)
def test_focus_is_seen_and_never_hidden(opened: Any, name: str) -> None:
    page = opened("examples", name, viewport={"width": 1000, "height": 500})
    seen, begins = [], page.evaluate("!document.querySelector('[autofocus]')")
    page.wait_for_function(
        "!document.querySelector('[autofocus]') || document.activeElement !== document.body"
    )
    for _ in range(45):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => {
                const on = document.activeElement
                if (!on || on === document.body) return null
                const box = on.getBoundingClientRect(), style = getComputedStyle(on)
                const bar = document.querySelector('header.bar').getBoundingClientRect()
                const fixed = getComputedStyle(document.querySelector('header.bar')).position
                const inside = on.closest('header.bar') || on.matches('.skip')
                const hidden = !inside && ['fixed', 'sticky'].includes(fixed) && box.bottom <= bar.bottom
                return {html: on.outerHTML.slice(0, 200), outline: style.outlineStyle, width: style.outlineWidth,
                        away: box.bottom <= 0 || box.top >= innerHeight || box.right <= 0, hidden,
                        svg: !!on.closest('svg')}
            }"""
        )
        if told is None:
            break
        seen.append(told)
        assert told["outline"] != "none" and told["width"] != "0px", told["html"]
        assert not told["away"] and not told["hidden"], told["html"]
    # A page that says that nothing is left begins in its middle, and has little behind it.
    assert len(seen) > (5 if begins else 2)
    # Where the keys act at once, the page begins behind the bar.
    assert not begins or 'class="skip"' in seen[0]["html"]


@pytest.mark.parametrize("name", NAMES)
def test_hostile_text_stays_text(browser: Any, served: Any, name: str) -> None:
    at, pages = served("hostile")
    context = browser.new_context(locale="en", viewport={"width": 320, "height": 800})
    page, wrong = context.new_page(), []
    page.on("dialog", lambda dialog: wrong.append(dialog.message) or dialog.dismiss())
    page.on("console", lambda message: wrong.append(message.text) if "404" not in message.text else None)
    page.goto(at + pages[name])
    widths = [page.evaluate("document.documentElement.scrollWidth")]
    unfold(page)
    assert [*widths, page.evaluate("document.documentElement.scrollWidth")] == [320, 320]
    assert page.title() != "taken" and "49" not in page.title()
    made = page.evaluate(
        """[...document.querySelectorAll('script, img, iframe, object, embed, base, [onload], [onerror], [style], style')]
        .map(each => each.outerHTML).filter(each => !each.includes('/static/'))"""
    )
    assert (made, wrong) == ([], [])
    assert page.locator("b", has_text="taken").count() == 0
    leading = page.evaluate(
        "[...document.querySelectorAll('a')].map(each => new URL(each.getAttribute('href'), location.href).origin)"
    )
    assert {each for each in leading if each not in (at, "https://nordbote.example")} == set()
    context.close()


def test_marked_characters_are_those_of_the_article_on_screen_and_copied(opened: Any) -> None:
    page = opened("written", "article")
    marks = page.locator('[id^="f-"]')
    shown = marks.evaluate_all("all => all.map(each => each.textContent)")
    assert shown == ["etwa\u00a012", "zwo\u0308lf"]
    copied = marks.evaluate_all(
        """all => all.map(each => {
            getSelection().selectAllChildren(each)
            return getSelection().toString()
        })"""
    )
    # What is copied has plain spaces where browsers make them so; no number of a mark, nothing lost.
    assert [each.replace("\u00a0", " ") for each in copied] == ["etwa 12", "zwo\u0308lf"]
    assert invented.WRITTEN.replace("\r\n", "\n").split()[:9] == _text(page).split()[:9]


def _text(page: Any) -> str:
    """The whole text of an article, as a selection copies it."""
    return str(
        page.evaluate(
            """() => {
                getSelection().selectAllChildren(document.querySelector('[id^="f-"]').closest('.whole'))
                return getSelection().toString()
            }"""
        )
    )


def test_a_link_of_another_site_opens_an_app_with_a_token(browser: Any, ledger: Ledger) -> None:
    """The name leads here, as that of a machine in the next room would, and is none that browsers trust."""
    settings = Settings(hosts=("archive.example",), token="open-sesame", user="ines", ui="en")
    with Server(ledger, settings) as at:
        port = at.rsplit(":", 1)[1]
        launched = browser.browser_type.launch(
            executable_path=_chromium(),
            args=["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP *.example 127.0.0.1"],
        )
        page = launched.new_page()
        page.route(
            "http://mail.example/",
            lambda route: route.fulfill(
                body=f'<a href="http://archive.example:{port}/?q=porto&amp;token=open-sesame">x</a>',
                content_type="text/html",
            ),
        )
        page.goto("http://mail.example/")
        page.get_by_role("link").click()
        page.wait_for_url(f"http://archive.example:{port}/?q=porto")
        assert "token" not in page.url
        assert page.locator(".bar .count").count() == 2
        # Such a browser does not say where a form comes from, but for its origin.
        page.get_by_role("button", name="DE").click()
        page.wait_for_selector('html[lang="de"]')
        # A cookie of this kind is not sent along with a link of another site; the page says so, and opens on a second try.
        page.goto("http://mail.example/")
        page.evaluate("document.querySelector('a').href = document.querySelector('a').href.split('?')[0]")
        page.get_by_role("link").click()
        page.get_by_role("link", name="Open this page").click()
        page.wait_for_selector(".bar .count")
        launched.close()


def _chromium() -> str:
    from tests.conftest import CHROMIUM

    return CHROMIUM
