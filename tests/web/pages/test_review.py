"""One card at a time: what is decided is kept before the next card appears, and comes back with an undo."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import OWN
from tests.web.pages.forms import form

from beleg.ledger import Ledger
from beleg.model import Decision
from beleg.web import application
from beleg.web.settings import Settings


def hidden(page: str, name: str) -> str:
    """A field of the form of the card."""
    form = page[page.index('id="decide"') :]
    found = re.search(rf'name="{name}" value="([^"]*)"', form)
    assert found, name
    return unescape(found[1])


def sent(page: str, verdict: str, **more: str) -> dict[str, str]:
    """What a browser sends of the form of the card."""
    return {name: hidden(page, name) for name in ("target", "seen", "after", "query")} | {
        "verdict": verdict,
        **more,
    }


def test_what_is_accepted_is_kept_and_the_next_card_comes(client: TestClient, ledger: Ledger) -> None:
    figures = len(list(ledger.figures()))
    first = client.get("/review").text
    answer = client.post("/review/decide", data=sent(first, "accept", reason="read"), follow_redirects=False)
    assert answer.status_code == 303
    [kept] = ledger.decisions()
    assert (kept.target, kept.verdict, kept.user, kept.reason) == (
        hidden(first, "target"),
        "accept",
        "ines",
        "read",
    )
    second = client.get(answer.headers["location"]).text
    assert hidden(second, "target") != kept.target
    assert f"{figures - 1} of {figures} open" in second
    assert "last: accepted" in second


def test_undo_has_no_end_and_redo_makes_it_again(client: TestClient, ledger: Ledger) -> None:
    figures = len(list(ledger.figures()))
    page = client.get("/review").text
    for verdict in ("reject", "accept"):
        page = client.post("/review/decide", data=sent(page, verdict)).text
    for n in (1, 2):
        page = client.post("/review/undo", data={}).text
        assert [each.verdict for each in ledger.decisions()].count("undo") == n
    assert f"{figures} of {figures} open" in page and "· last: " not in page
    client.post("/review/undo", data={})
    assert len(ledger.decisions()) == 4
    page = client.post("/review/undo", data={"again": "1"}).text
    page = client.post("/review/undo", data={"again": "1"}).text
    assert f"{figures - 2} of {figures - 1} open" in page  # a rejected figure is no longer counted
    assert [each.verdict for each in ledger.decisions()] == [
        "reject",
        "accept",
        "undo",
        "undo",
        "reject",
        "accept",
    ]
    client.post("/review/undo", data={"again": "1"})
    assert len(ledger.decisions()) == 6


def test_what_is_skipped_stays_open(client: TestClient, ledger: Ledger) -> None:
    first = client.get("/review").text
    second = client.post("/review/decide", data=sent(first, "skip")).text
    assert hidden(second, "target") != hidden(first, "target")
    assert ledger.decisions() == []


def test_a_form_without_a_verdict_decides_nothing_and_loses_nothing(
    client: TestClient, ledger: Ledger
) -> None:
    page = client.get("/review").text
    answer = client.post("/review/decide", data=sent(page, "", reason='said "so"'))
    assert answer.status_code == 422
    assert 'value="said &quot;so&quot;"' in answer.text
    assert ledger.decisions() == []


def test_a_candidate_is_a_correction_of_its_field(client: TestClient, ledger: Ledger) -> None:
    page = client.get("/review?kind=rest").text
    while 'name="candidate"' not in page:
        page = client.post("/review/decide", data=sent(page, "skip")).text
    found = re.search(r'name="candidate" value="([^"]*)"', page)
    assert found
    client.post("/review/decide", data=sent(page, "", candidate=unescape(found[1])))
    [kept] = ledger.decisions()
    assert kept.verdict == "correct"
    assert len(kept.fields) == 1


def test_who_decides_has_a_name(ledger: Ledger) -> None:
    app = application(ledger, Settings(user_header="x-user", ui="en"))
    with TestClient(app, base_url="http://127.0.0.1", headers=OWN) as nobody:
        page = nobody.get("/review").text
        refused = nobody.post("/review/decide", data=sent(page, "accept"))
        assert refused.status_code == 403
        assert "--user" in refused.text
        nobody.post("/review/decide", data=sent(page, "accept"), headers={"x-user": "omar"})
    assert [each.user for each in ledger.decisions()] == ["omar"]


def test_two_people_at_one_card_keep_both(ledger: Ledger) -> None:
    app = application(ledger, Settings(user_header="x-user", ui="en"))
    with TestClient(app, base_url="http://127.0.0.1", headers=OWN) as both:
        page = both.get("/review").text
        both.post("/review/decide", data=sent(page, "accept"), headers={"x-user": "omar"})
        asked = both.post(
            "/review/decide", data=sent(page, "reject", reason="no"), headers={"x-user": "ines"}
        )
        assert asked.status_code == 409
        assert "omar: accepted" in asked.text
        assert [each.user for each in ledger.decisions()] == ["omar"]
        again = sent(asked.text, "reject", reason="no", both="1")
        both.post("/review/decide", data=again, headers={"x-user": "ines"})
    assert [(each.user, each.verdict) for each in ledger.decisions()] == [
        ("omar", "accept"),
        ("ines", "reject"),
    ]


@pytest.mark.parametrize("figure", ["000000000000"])
def test_a_figure_that_is_not_there_is_said(client: TestClient, figure: str) -> None:
    assert client.get(f"/review?figure={figure}").status_code == 404


def together(client: TestClient, address: str, n: int, **typed: str) -> tuple[dict[str, list[str]], str]:
    """The form of a list with the first so many figures ticked."""
    page = client.get(address).text
    found = form(page, "list", **typed)
    return found | {"figure": found["figure"][:n]}, page


def test_what_is_ticked_is_accepted_together_and_comes_back_together(
    client: TestClient, ledger: Ledger
) -> None:
    sent_form, page = together(client, "/review?as=list&kind=doubtful", 3, verdict="accept", reason="alike")
    assert page.count('name="figure"') == 50
    after = client.post("/review/decide", data=sent_form).text
    assert [each.target for each in ledger.decisions()] == sent_form["figure"]
    assert {(each.time, each.reason) for each in ledger.decisions()} == {
        (ledger.decisions()[0].time, "alike")
    }
    assert "accepted 3 figures" in after and "undo all 3" in after
    client.post("/review/undo", data={})
    assert [each.verdict for each in ledger.decisions()] == ["accept"] * 3 + ["undo"] * 3
    client.post("/review/undo", data={"again": "1"})
    assert len({each.time for each in ledger.decisions()}) == 3


def test_a_list_in_which_nothing_is_ticked_decides_nothing(client: TestClient, ledger: Ledger) -> None:
    sent_form, _ = together(client, "/review?as=list&kind=rest", 0, verdict="accept", reason="kept")
    answer = client.post("/review/decide", data=sent_form)
    assert answer.status_code == 422
    assert 'value="kept"' in answer.text
    assert ledger.decisions() == []


def test_a_list_of_which_one_was_decided_meanwhile_is_asked_about(client: TestClient, ledger: Ledger) -> None:
    sent_form, _ = together(client, "/review?as=list&kind=rest", 3, verdict="accept")
    theirs = Decision(sent_form["figure"][1], "reject", "omar", "2031-03-05T10:00", "not these")
    ledger.decide([theirs])
    answer = client.post("/review/decide", data=sent_form)
    assert answer.status_code == 409
    assert "omar: rejected (not these)" in answer.text
    assert ledger.decisions() == [theirs]


def test_a_list_holds_figures_of_one_rule_and_wording(client: TestClient, ledger: Ledger) -> None:
    page = client.get("/review?as=list&rule=predicate:participle&text=getötet").text
    shown = form(page, "list")["figure"]
    every = {figure.id: (article, figure) for article, figure in ledger.figures()}
    assert shown
    for id in shown:
        article, figure = every[id]
        assert any(each.rule == "predicate:participle" for each in figure.evidence)
        assert "getötet" in figure.sentence.of(article.text)
    card = client.get(f"/review?figure={shown[0]}").text
    if len(shown) > 1:
        assert "Same rule, same wording" in card


def test_the_history_lists_all_and_takes_back_the_last(client: TestClient, ledger: Ledger) -> None:
    page = client.get("/review").text
    target = hidden(page, "target")
    client.post("/review/decide", data=sent(page, "accept", reason="first"))
    ledger.decide([Decision(target, "unsure", "omar", "2099-01-01T00:00", "second")])
    history = client.get("/review/history").text
    assert history.index("second") < history.index("first")
    assert "first" not in client.get("/review/history?user=omar").text
    [mark_] = re.findall(r'name="mark" value="([0-9a-f]+)"', history)
    client.post("/review/undo", data={"target": target, "mark": mark_, "back": "/review/history"})
    assert [(each.verdict, each.user) for each in ledger.decisions()][-1] == ("undo", "ines")
    known = ledger.history(target)
    assert known and known.holding and known.holding.user == "omar"
    stale = client.post("/review/undo", data={"target": target, "mark": mark_})
    assert stale.status_code == 409
    assert len(ledger.decisions()) == 3
    assert client.get("/review/history.csv").text.count("\n") == 4


def test_an_undo_never_takes_back_what_somebody_else_decided(client: TestClient, ledger: Ledger) -> None:
    page = client.get("/review").text
    target = hidden(page, "target")
    client.post("/review/decide", data=sent(page, "accept"))
    ledger.decide([Decision(target, "undo", "omar", "2098-01-01T00:00")])
    ledger.decide([Decision(target, "reject", "omar", "2099-01-01T00:00")])
    assert "· last: " not in client.get("/review").text
    client.post("/review/undo", data={})
    assert len(ledger.decisions()) == 3


def test_a_queue_is_a_sheet_that_can_be_filled_in(client: TestClient, ledger: Ledger) -> None:
    sheet = client.get("/review.csv?kind=contradiction").text
    assert sheet.startswith("id,because,doc,")
    assert sheet.count("contradiction") == ledger.pages.amounts()["contradiction"]
    said = client.get("/review.json").json()
    assert said["figure"]["quote"] and said["decisions"] == []
    assert said["fields"][0]["field"] == "origins"
    assert "text" not in said["figure"]


def test_what_is_decided_now_holds_though_a_clock_was_ahead(client: TestClient, ledger: Ledger) -> None:
    target = hidden(client.get("/review").text, "target")
    ledger.decide([Decision(target, "reject", "omar", "2999-01-01T00:00")])
    page = client.get(f"/review?figure={target}").text
    client.post("/review/decide", data=sent(page, "accept"))
    history = ledger.history(target)
    assert history and history.holding and history.holding.user == "ines"
    client.post("/review/undo", data={})
    history = ledger.history(target)
    assert history and history.holding and history.holding.user == "omar"


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"target": "0" * 12}, 404),
        ({"verdict": "", "candidate": '{"start": 0, "end": 4}'}, 400),
        ({"verdict": "", "candidate": "no"}, 400),
        ({"verdict": "", "candidate": '{"place": 5}'}, 400),
        ({"verdict": "merge", "other": "0" * 12}, 400),
    ],
)
def test_forms_that_no_page_sends_are_refused(
    client: TestClient, ledger: Ledger, more: dict[str, str], status: int
) -> None:
    page = client.get("/review").text
    answer = client.post("/review/decide", data=sent(page, "accept") | more)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert ledger.decisions() == []


def test_a_form_leads_back_to_pages_of_the_app_alone(client: TestClient) -> None:
    for back, there in (
        ("/a/1#f-2", "/a/1#f-2"),
        ("//example.org/", "/review"),
        ("https://example.org", "/review"),
    ):
        page = client.get("/review").text
        answer = client.post("/review/decide", data=sent(page, "accept", back=back), follow_redirects=False)
        assert answer.headers["location"].startswith(there)


def test_a_card_says_which_of_those_open_it_is(client: TestClient, ledger: Ledger) -> None:
    n = ledger.pages.amounts()["contradiction"]
    page = client.get("/review?kind=contradiction").text
    assert f"(1 of {n})" in page
    skipped = {"target": hidden(page, "target"), "verdict": "skip", "after": hidden(page, "after")}
    page = client.post("/review/decide", data={**skipped, "query": "kind=contradiction"}).text
    assert f"(2 of {n})" in page
    decided = {"target": hidden(page, "target"), "verdict": "accept", "after": hidden(page, "after")}
    page = client.post("/review/decide", data={**decided, "query": "kind=contradiction"}).text
    assert f"(2 of {n - 1})" in page
    total = ledger.pages.summary().open
    assert f"(1 of {total})" in client.get("/review").text
    assert f"(1 von {total})" in client.get("/review?ui=de").text
    assert 'class="place"' not in client.get(f"/review?figure={hidden(page, 'target')}").text
    assert "(1 of" in client.get("/review?reader=second").text
