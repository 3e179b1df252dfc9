"""A figure that no rule found is marked in its article: its words first, then its fields, with a script and without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.pages.forms import form

from beleg.ledger import Ledger
from beleg.model import Article

TEXT = (
    "Bei dem Beben in Herat starben 26 Menschen, sagte die Polizei. 😀\r\n"
    "Das Amt zählte (etwa 40) Sarglegungen, die Polizei\u00a0etwa 40, am Ende etwa 400."
)
ARTICLE = Article(
    TEXT, doc="a.txt", title="Beben", outlet="bote.example", published="2031-03-05", language="de"
)
HERE = f"/review?add={ARTICLE.id[:12]}"
FIRST = TEXT.index("etwa 40")


@pytest.fixture
def client(client: TestClient, ledger: Ledger) -> TestClient:
    ledger.add(ARTICLE)
    ledger.renew()
    return client


def keep(client: TestClient, page: str, **typed: str) -> Any:
    return client.post(
        "/review/decide", data=form(page, "correct", verdict="add", **typed), follow_redirects=False
    )


def words(page: str) -> str:
    return unescape(re.search(r"<mark>(.*?)</mark>", page)[1])  # type: ignore[index]


def test_the_words_lead_to_a_form_with_the_number_they_say(client: TestClient, ledger: Ledger) -> None:
    page = client.get(f"{HERE}&start={FIRST}&end={FIRST + 7}").text
    sent = form(page, "correct")
    assert (words(page), sent["qualifier"], sent["low"], sent["high"]) == (
        "etwa 40",
        ["about"],
        ["40"],
        ["40"],
    )
    assert (sent["measure"], sent["scope"], sent["form"]) == ([""], [""], ["add"])
    answer = keep(
        client, page, measure="killed", scope="incident", place="Herat", origins__typed="Amt", reason="missed"
    )
    [made] = ledger.decisions()
    assert (made.verdict, made.user, made.reason, made.other) == ("add", "ines", "missed", ARTICLE.id)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/a/{ARTICLE.id[:12]}#f-{made.target}")
    article = client.get(f"/a/{ARTICLE.id[:12]}").text
    assert f'id="f-{made.target}"' in article and "marked by hand by ines" in article
    figure = client.get(f"/f/{made.target}").text
    assert (
        "No rule found this figure" in figure
        and "Marked by ines on" in figure
        and "set by a person" in figure
    )
    data = client.get(f"/f/{made.target}.json").json()
    assert (data["figure"]["origins"], data["marked"]["low"], "extracted" in data) == (["Amt"], 40, False)
    ledger.renew()
    assert "about 40" in client.get(f"/s/{ledger.series('killed herat')[0].id}").text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("quote=etwa 400", "etwa 400"),
        ("quote=40)", "40)"),
        ("quote=Polizei etwa 40", "Polizei\u00a0etwa 40"),
        ("quote=etwa 40&before=die Polizei", "etwa 40"),
        ("quote=😀", "😀"),
        (f"start={FIRST}&end={FIRST + 4}", "etwa"),
    ],
)
def test_words_are_found_as_they_stand(client: TestClient, asked: str, said: str) -> None:
    page = client.get(f"{HERE}&{asked}").text
    assert words(page) == said
    assert form(page, "correct")["quote"] == [said]


def test_the_words_before_tell_one_place_from_another(client: TestClient) -> None:
    at = [
        form(client.get(f"{HERE}&quote=etwa 40&before={it}").text, "correct")["start"]
        for it in ("(", "Polizei")
    ]
    assert at == [[str(FIRST)], [str(TEXT.index("etwa 40", FIRST + 1))]]


def test_of_several_places_one_is_chosen(client: TestClient) -> None:
    for before in ("", "&before=nirgends"):
        page = client.get(f"{HERE}&quote=etwa 40{before}").text
        assert "These words stand in 2 places" in page
        [one, other] = re.findall(rf'href="(/review\?add={ARTICLE.id[:12]}&amp;start=\d+&amp;end=\d+)"', page)
        assert words(client.get(unescape(one)).text) == words(client.get(unescape(other)).text) == "etwa 40"


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ("", 200, "Give the words that are the figure"),
        ("&quote=nirgends", 422, "does not stand in the article"),
        ("&quote=%20", 200, "Give the words"),
        ("&quote=" + "x" * 600, 422, "bound no words"),
        ("&start=5", 422, "bound no words"),
        ("&start=9&end=5", 422, "bound no words"),
        ("&start=-1&end=5", 422, "bound no words"),
        ("&start=٣&end=5", 422, "bound no words"),
        ("&start=0&end=999999999999", 422, "bound no words"),
        ("&quote=<script>", 422, "&lt;script&gt;"),
    ],
)
def test_words_that_are_none(client: TestClient, asked: str, status: int, said: str) -> None:
    answer = client.get(HERE + asked)
    assert (answer.status_code, said in answer.text) == (status, True)


@pytest.mark.parametrize("id", ["", "0123456789ab", "0" * 64, "a"])
def test_no_such_article(client: TestClient, id: str) -> None:
    assert client.post("/review/decide", data={"form": "add", "article": id}).status_code == 404
    assert client.get(f"/review?add={id or 'x'}").status_code == 404


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"measure": ""}, "measure"),
        ({"scope": "weekly"}, "scope"),
        ({"low": "viele"}, "low"),
        ({"low": "50"}, "low"),
        ({"origins__typed": "Behörde"}, "origins"),
        ({"time": "gestern"}, "time"),
        ({"end": str(FIRST + 2)}, "end"),
        ({"certainty": "sure"}, "certainty"),
    ],
)
def test_what_no_figure_can_be_comes_back_as_it_was_typed(
    client: TestClient, ledger: Ledger, typed: dict[str, str], field: str
) -> None:
    page = client.get(f"{HERE}&start={FIRST}&end={FIRST + 7}").text
    answer = keep(client, page, **{"measure": "killed", "scope": "incident", "place": "Lager 9", **typed})
    assert (answer.status_code, ledger.decisions()) == (422, [])
    assert f'href="#{field}"' in answer.text and 'value="Lager 9"' in answer.text


def test_a_button_moves_the_words_and_keeps_what_was_typed(client: TestClient, ledger: Ledger) -> None:
    page = client.get(f"{HERE}&start={FIRST + 5}&end={FIRST + 7}").text
    sent = form(page, "correct", place="Lager 9", move="start:word:-1")
    moved = client.post("/review/decide", data=sent).text
    assert (words(moved), 'value="Lager 9"' in moved, ledger.decisions()) == ("etwa 40", True, [])


def test_what_is_a_figure_already_is_not_kept_twice(client: TestClient, ledger: Ledger) -> None:
    found = next(figure for article, figure in ledger.figures() if article.id == ARTICLE.id)
    page = client.get(f"{HERE}&start={found.start}&end={found.end}").text
    answer = keep(client, page, measure="killed", scope="incident")
    assert (answer.status_code, ledger.decisions()) == (422, [])
    assert f'href="/f/{found.id}"' in answer.text and "a figure of this measure already" in answer.text


def test_it_is_undone_and_made_again(client: TestClient, ledger: Ledger) -> None:
    keep(client, client.get(f"{HERE}&start={FIRST}&end={FIRST + 7}").text, measure="killed", scope="incident")
    [made] = ledger.decisions()
    assert "marked by hand" in client.get("/review").text
    client.post("/review/undo", data={})
    assert made.target not in ledger.told_of([made.target])
    assert "took that back" in client.get(f"/f/{made.target}").text
    client.post("/review/undo", data={"again": "1"})
    assert made.target in ledger.told_of([made.target])
    assert [each.verdict for each in ledger.decisions()] == ["add", "undo", "add"]
    history = client.get("/review/history").text
    assert "marked by hand; quote: etwa 40" in unescape(history).replace("\u2068", "").replace("\u2069", "")


def test_it_is_reviewed_like_any_other(client: TestClient, ledger: Ledger) -> None:
    keep(client, client.get(f"{HERE}&start={FIRST}&end={FIRST + 7}").text, measure="killed", scope="incident")
    [made] = ledger.decisions()
    card = client.get(f"/review?figure={made.target}")
    assert card.status_code == 200 and "marked by hand" in card.text
    client.post("/review/decide", data=form(card.text, "decide", verdict="reject"))
    assert made.target not in ledger.told_of([made.target])
    assert client.get(f"/review?figure={made.target}").status_code == 200
    assert "Rejected by ines" in client.get(f"/f/{made.target}").text


@pytest.fixture(params=[True, False])
def page(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    context = browser.new_context(base_url=address, locale="en", java_script_enabled=request.param)
    context.script = request.param
    yield context.new_page()
    context.close()


def test_in_a_browser(page: Any, ledger: Ledger) -> None:
    ledger.add(ARTICLE)
    ledger.renew()
    page.goto(f"/a/{ARTICLE.id[:12]}")
    link = page.locator("[data-marks]")
    if page.context.script:
        page.evaluate(
            """() => {
                const walker = document.createTreeWalker(document.querySelector('.whole'), NodeFilter.SHOW_TEXT)
                let node
                while ((node = walker.nextNode()) && !node.data.includes('Polizei\\u00a0etwa'));
                const at = node.data.lastIndexOf('etwa 40,')
                getSelection().setBaseAndExtent(node, at, node, at + 7)
            }"""
        )
        page.get_by_role("link", name='Mark "etwa 40" as a figure').wait_for()
        link.click()
    else:
        link.click()
        page.get_by_label("The words, as they stand").fill("etwa 40")
        page.get_by_role("button", name="Look for them").click()
        page.locator(".several a").nth(1).click()
    page.get_by_label("measure").select_option("wounded")
    page.get_by_label("scope").select_option("incident")
    page.get_by_label("place", exact=True).fill("Herat")
    page.get_by_role("button", name="Keep this figure").click()
    page.wait_for_url("**/a/*")
    [made] = ledger.decisions()
    assert dict(made.fields)["start"] == TEXT.rindex("etwa 40,")
    assert page.locator(f"#f-{made.target}").inner_text().replace("\u00a0", " ") == "etwa 40"


def test_the_page_is_for_everybody(browser: Any, address: str, ledger: Ledger, axe: str) -> None:
    ledger.add(ARTICLE)
    for asked in ("", "&quote=nirgends", "&quote=etwa 40", "&quote=etwa 400"):
        for width, scheme, ui in ((320, "dark", "de"), (1200, "light", "en")):
            context = browser.new_context(
                base_url=address,
                bypass_csp=True,
                locale=ui,
                color_scheme=scheme,
                viewport={"width": width, "height": 800},
            )
            page = context.new_page()
            page.goto(f"{HERE}&ui={ui}{asked}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.evaluate(axe)
            found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
            context.close()
