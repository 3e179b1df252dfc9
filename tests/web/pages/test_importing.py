"""Articles are read first and kept second; what cannot be read is refused by name and with a reason."""

from __future__ import annotations

import ast
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.read.answering import PAGE, saying, server
from tests.web.conftest import OWN

from beleg.ledger import Ledger
from beleg.read import Fetching
from beleg.read.decode import _FORMATS
from beleg.report.words import known
from beleg.web import application
from beleg.web.run import READ
from beleg.web.sending import called
from beleg.web.settings import Settings

FIRE = "Brand in Halle\n18.07.2021, 16:12 Uhr\n\nLaut Polizei wurden mindestens zwölf Menschen verletzt und zwei getötet.\n"
FLOOD = "The flood killed 26 people in Kelmar, the ministry said. Nine people were missing.\n"

Sent = tuple[str, bytes | str]


def send(client: TestClient, *files: Sent, field: str = "files", **fields: str) -> Any:
    """The page that a form leads to, once nothing goes on any more."""
    parts = [
        (field, (name, io.BytesIO(data.encode() if isinstance(data, str) else data))) for name, data in files
    ]
    # Without a file the client would not send parts as the page does.
    answer = client.post("/import/read", data=fields, files=parts or [("files", ("", b""))])
    while "data-live" in answer.text:
        answer = client.get(answer.url.path)
    return answer


def run_of(answer: Any) -> str:
    return str(answer.url.path.rpartition("/")[2])


def add(client: TestClient, answer: Any, **fields: str) -> Any:
    """The page after everything that was read is added as it is, but for what is written into fields."""
    ticked = dict.fromkeys(re.findall(r'name="(take-\d+)"[^>]* checked', answer.text), "1")
    done = client.post("/import/add", data={"run": run_of(answer), **ticked, **fields})
    while "data-live" in done.text:
        done = client.get(done.url.path)
    return done


def test_reading_comes_first_and_storing_second(client: TestClient, ledger: Ledger) -> None:
    before = ledger.counts()
    answer = send(client, ("fire.txt", FIRE), ("flood.txt", FLOOD), ("c.pdf", b"%PDF-1.7 \x00"))
    assert answer.status_code == 200
    assert "2 articles read. 2 are new." in answer.text
    assert "published 18 Jul 2021 (from the text)" in answer.text
    assert "no date found" in answer.text
    assert "refused: a PDF, not a text format" in answer.text
    assert ledger.counts() == before
    done = add(client, answer)
    assert "2 articles added" in done.text
    assert ledger.counts().articles == before.articles + 2


def test_the_figures_that_would_be_added_are_shown(client: TestClient) -> None:
    answer = send(client, ("fire.txt", FIRE))
    assert "2 figures" in answer.text
    assert "mindestens zwölf" in answer.text
    assert "Polizei" in answer.text


def test_a_page_lists_some_of_many_figures(client: TestClient) -> None:
    text = "".join(
        f"In Kelmar {n} people were killed on day {n}, the ministry said.\n" for n in range(11, 300)
    )
    answer = send(client, *[(f"{n}.txt", f"Report {n}\n\n{text}") for n in range(8)])
    assert "More are listed on the page of the article" in answer.text
    assert len(answer.text) < 250_000


def test_what_is_there_already_is_said_and_changes_nothing(client: TestClient, ledger: Ledger) -> None:
    add(client, send(client, ("fire.txt", FIRE)))
    before = ledger.counts()
    answer = send(client, ("again.txt", FIRE), ("twice.txt", FIRE))
    assert "Already in the ledger: 2 (same text)." in answer.text
    assert "/import/add" not in answer.text
    assert ledger.counts() == before


def test_fields_can_be_changed_before_anything_is_kept(client: TestClient, ledger: Ledger) -> None:
    answer = send(client, ("flood.txt", FLOOD))
    fields = {
        "published-0": "2025-02-08",
        "outlet-0": "kelmar.example",
        "title-0": "Flood",
        "language-0": "en",
    }
    add(client, answer, **fields)
    kept = next(article for article in ledger.articles() if article.text == FLOOD)
    assert (kept.published, kept.published_basis) == ("2025-02-08", "given")
    assert (kept.outlet, kept.outlet_basis) == ("kelmar.example", "given")
    assert kept.title == "Flood"


def test_an_article_that_is_not_ticked_is_left_out(client: TestClient, ledger: Ledger) -> None:
    answer = send(client, ("fire.txt", FIRE), ("flood.txt", FLOOD))
    client.post("/import/add", data={"run": run_of(answer), "take-1": "1", "published-all": "2025-03-01"})
    texts = {article.text: article for article in ledger.articles()}
    assert FIRE not in texts
    assert texts[FLOOD].published == "2025-03-01"


def test_a_date_that_is_none_is_named_and_nothing_typed_is_lost(client: TestClient, ledger: Ledger) -> None:
    before = ledger.counts()
    answer = send(client, ("flood.txt", FLOOD))
    fields = {"run": run_of(answer), "take-0": "1", "published-0": "8.2.2025", "title-0": "Kept <words>"}
    wrong = client.post("/import/add", data=fields)
    assert wrong.status_code == 400
    assert "Not a date; write it as 2025-02-08." in wrong.text
    assert "Kept &lt;words&gt;" in wrong.text
    assert ledger.counts() == before


def test_a_text_is_pasted_with_what_is_known_about_it(client: TestClient, ledger: Ledger) -> None:
    text = "Zwei Menschen starben laut Polizei.\r\nDrei wurden verletzt."
    about = {
        "title": "Unfall",
        "outlet": "halle.example",
        "published": "2025-01-13",
        "url": "https://halle.example/1",
    }
    add(client, send(client, text=text, **about))
    kept = next(article for article in ledger.articles() if article.title == "Unfall")
    assert kept.text == "Zwei Menschen starben laut Polizei.\nDrei wurden verletzt."
    assert (kept.outlet, kept.published, kept.url) == (
        "halle.example",
        "2025-01-13",
        "https://halle.example/1",
    )
    assert (kept.outlet_basis, kept.published_basis) == ("given", "given")


def test_a_pasted_text_is_not_lost_when_its_date_is_none(client: TestClient) -> None:
    answer = send(client, text=FLOOD, published="tomorrow")
    assert answer.status_code == 400
    assert "The flood killed 26 people" in answer.text


def test_nothing_given_is_said(client: TestClient) -> None:
    answer = client.post("/import/read", data={"text": " "})
    assert answer.status_code == 400
    assert "Nothing was given." in answer.text


def test_a_table_says_more_about_files(client: TestClient) -> None:
    table = "file,outlet,published\nnews/flood.txt,kelmar.example,2025-02-08\n"
    answer = send(
        client, ("news/flood.txt", FLOOD), ("news/about.csv", table), ("news/logo.png", b"x"), field="folder"
    )
    assert "1 article read." in answer.text
    assert "kelmar.example" in answer.text
    assert "published 8 Feb 2025" in answer.text
    assert "logo.png" not in answer.text


def test_json_lines_are_many_articles_and_a_bad_line_is_refused_by_number(client: TestClient) -> None:
    lines = (
        '{"id": "a", "text": "Two people died."}\n{"id": "b"}\n{"id": "c", "text": "Three people died."}\n'
    )
    answer = send(client, ("feed.jsonl", lines))
    assert "2 articles read." in answer.text
    assert "feed.jsonl:2" in answer.text
    assert "no field text" in answer.text


def test_a_text_in_another_language_is_added_only_in_one_that_is_chosen(
    client: TestClient, ledger: Ledger
) -> None:
    french = "Le ministère a déclaré que douze personnes ont été tuées dans les inondations de la région.\n"
    answer = send(client, ("fr.txt", french))
    assert "in a language that is not read here" in answer.text
    before = ledger.counts().articles
    client.post("/import/add", data={"run": run_of(answer), "take-0": "1", "language-0": "fr"})
    assert ledger.counts().articles == before
    client.post("/import/add", data={"run": run_of(answer), "take-0": "1", "language-0": "en"})
    assert ledger.counts().articles == before + 1


def test_a_run_is_data_too(client: TestClient) -> None:
    answer = send(client, ("fire.txt", FIRE), ("empty.txt", ""))
    data = client.get(f"/import/{run_of(answer)}.json").json()
    assert data["stage"] == READ
    assert data["articles"]["new"] == 1
    assert data["refused"] == [{"source": "empty.txt", "reason": "empty; leave it out"}]
    assert client.get(f"/import/{run_of(answer)}.csv").text.splitlines()[1] == "empty.txt,empty; leave it out"


def test_a_run_that_is_not_known_says_what_to_do(client: TestClient) -> None:
    for path in ("/import/abc", "/import/abc.json"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "Give the rest again" in answer.text
    assert client.get("/import/read", follow_redirects=False).headers["location"] == "/import"
    assert client.post("/import/add", data={"run": "abc"}).status_code == 404


def test_what_was_read_can_be_let_go(client: TestClient) -> None:
    answer = send(client, ("fire.txt", FIRE))
    client.post("/import/stop", data={"run": run_of(answer)})
    assert client.get(answer.url.path).status_code == 404


def test_pages_speak_german(client: TestClient) -> None:
    client.cookies.set("beleg-ui", "de")
    answer = send(client, ("fire.txt", FIRE), ("c.zip", b"PK\x03\x04"))
    assert "1 Artikel gelesen. 1 ist neu." in answer.text
    assert "ein Archiv oder Office-Dokument" in answer.text
    assert "1 Artikel aufnehmen" in answer.text


def test_addresses_can_be_switched_off(ledger: Ledger) -> None:
    app = application(ledger, Settings(ui="en", fetches=False))
    with TestClient(app, base_url="http://127.0.0.1", headers=OWN) as client:
        assert 'name="address"' not in client.get("/import").text
        assert client.post("/import/read", data={"address": "https://beispiel.example/"}).status_code == 403


def test_an_address_of_this_machine_is_not_fetched(client: TestClient) -> None:
    answer = send(client, address="http://127.0.0.1/secret")
    assert "127.0.0.1 is not a public address" in answer.text


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.zip", b"PK\x03\x04" + b"x" * 100, "an archive or office document"),
        ("nul.txt", b"\x00" * 5000, "not a text format"),
        ("../../etc/passwd", b"", "empty"),
        ("big.txt", b"Two people died.\n" * 1_300_000, "larger than 20 MB"),
        ("bad.json", b"{", "not JSON"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_name(
    client: TestClient, name: str, data: bytes, why: str
) -> None:
    answer = send(client, (name, data))
    assert f"refused: {why}" in answer.text
    assert name.rpartition("/")[2] in answer.text
    assert ".." not in answer.text.partition("<main")[2]


def test_an_archive_is_refused_whatever_it_is_called(client: TestClient) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "0" * 1_000_000)
    assert "an archive or office document" in send(client, ("a.html", packed.getvalue())).text


def test_too_many_files_at_once_are_refused_in_words(client: TestClient) -> None:
    answer = send(client, *[(f"{n}.txt", b"x") for n in range(5_001)])
    assert answer.status_code == 400
    assert "Too many files at once" in answer.text


def test_markup_in_names_and_texts_stays_text(client: TestClient) -> None:
    answer = send(client, ("<script>alert(1)<b>.txt", "<3 people died, <b>said the police.\n"))
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;" in answer.text


@given(st.text(max_size=300))
def test_a_name_never_points_elsewhere_nor_hides_anything(name: str) -> None:
    shown = called(name)
    assert shown.isprintable()
    assert 0 < len(shown) <= 160
    assert not shown.startswith("/")
    assert "\\" not in shown
    assert not {"..", "."}.intersection(shown.split("/"))


def _codes(path: Path) -> Iterator[str]:
    """The codes that a module of reading gives its refusals."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            place = {"Unreadable": 2, "Refusal": 3, "Broken": 1}.get(node.func.id, len(node.args))
            yield from (each.value for each in node.args[place : place + 1] if isinstance(each, ast.Constant))


def test_every_reason_of_reading_has_words(root: Path) -> None:
    reading = root / "src" / "beleg" / "read"
    files = sorted(
        [*reading.glob("*.py"), *(reading / "feeds").glob("*.py"), *(reading / "archive").glob("*.py")]
    )
    codes = {code for file in files for code in _codes(file)} | {code for *_, code in _FORMATS}
    assert len(codes) > 30
    assert codes <= set(known("refused"))
    assert set(known("refused")) - codes <= {
        "no_language",
        "died",
        "too_long",
        "feed_gone",
    }  # said by those who extract


def test_an_address_is_fetched_when_it_is_sent(ledger: Ledger) -> None:
    settings = Settings(ui="en", fetching=Fetching(private=True))
    app = application(ledger, settings)
    with (
        server(saying(PAGE.encode())) as port,
        TestClient(app, base_url="http://127.0.0.1", headers=OWN) as client,
    ):
        url = f"http://127.0.0.1:{port}/halle"
        answer = send(client, address=url)
        assert url in answer.text
        add(client, answer)
        refused = send(client, address=f"http://127.0.0.1:{port}/%ff\x00")
        assert "not an address" in refused.text
    kept = next(article for article in ledger.articles() if article.url == url)
    assert kept.outlet == "127.0.0.1"


def test_a_page_of_ten_megabytes_does_not_hold_up_others(client: TestClient) -> None:
    page = b"<html><body>" + b"<div>" * 2_000_000
    answer = send(client, ("deep.html", page), ("fire.txt", FIRE))
    assert "no article text on this page" in answer.text
    assert "1 is new." in answer.text
