"""No page from elsewhere reads what the app shows or decides in a reader's name, and no request breaks it."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.responses import Response
from starlette.testclient import TestClient
from tests.web.conftest import OWN, Server

from beleg.ledger import Ledger, StoreError
from beleg.web import application
from beleg.web.app import FORMS, PAGES
from beleg.web.safety import HEADERS, TOKEN
from beleg.web.settings import Settings

SECRET = "sieben Fahrgäste getötet"
HOME = "http://127.0.0.1:8377"
LASTING = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


def opened(ledger: Ledger, chosen: Settings = Settings(), **given: Any) -> TestClient:  # noqa: B008 - frozen
    return TestClient(
        application(ledger, chosen), **{"base_url": HOME, "raise_server_exceptions": False, **given}
    )


@pytest.fixture
def stranger(ledger: Ledger) -> Iterator[TestClient]:
    """Requests that say nothing of where they come from."""
    with opened(ledger) as client:
        yield client


@pytest.fixture
def behind(ledger: Ledger) -> Iterator[TestClient]:
    """Requests to an app that asks for a token."""
    with opened(ledger, Settings(token="open-sesame"), headers=OWN, follow_redirects=False) as client:
        yield client


def guarded(headers: Any) -> bool:
    return {name: headers.get(name) for name in HEADERS if name != "cache-control"} == {
        name: value for name, value in HEADERS.items() if name != "cache-control"
    }


@pytest.mark.parametrize(
    "path", ["/", "/overview.json", "/overview.csv", "/nothing", "/static/0/beleg.css", "/static/0/x"]
)
def test_every_answer_is_guarded(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path)
    assert guarded(answer.headers)
    assert "cache-control" in answer.headers
    assert "server" not in answer.headers
    assert "unsafe" not in HEADERS["content-security-policy"]


def test_a_fault_is_said_in_words_with_all_headers_and_logged_without_text(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing() -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(ledger.pages, "summary", failing)
    with opened(ledger) as client:
        answer = client.get("/")
    assert answer.status_code == 500
    assert guarded(answer.headers)
    assert "The app failed" in answer.text
    assert SECRET not in answer.text and "RuntimeError" not in answer.text
    said = capsys.readouterr().err
    assert "RuntimeError" in said and "failing" in said and SECRET not in said


def test_where_not_even_the_page_of_a_fault_can_be_made_there_is_an_answer(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("beleg.web.answers.rendering.page", failing)
    with opened(ledger) as client:
        answer = client.get("/")
    assert (answer.status_code, answer.text) == (500, "500")
    assert guarded(answer.headers)


def test_a_store_that_cannot_be_read_is_said_so(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing() -> None:
        raise StoreError("locked", ledger="/home/ines/secret.db")

    monkeypatch.setattr(ledger.pages, "summary", failing)
    with opened(ledger) as client:
        answer = client.get("/")
    assert answer.status_code == 503
    assert "Nothing was lost" in answer.text and "secret.db" not in answer.text


@pytest.mark.parametrize("host", ["elsewhere.example", "elsewhere.example:8377", "127.0.0.1:1@x", ""])
def test_a_foreign_name_that_leads_here_gets_nothing(stranger: TestClient, host: str) -> None:
    answer = stranger.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "articles" not in answer.text


def test_two_hosts_are_none(stranger: TestClient) -> None:
    sent = [("host", "127.0.0.1"), ("host", "elsewhere.example")]
    assert stranger.get("/", headers=sent).status_code == 421  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "http://elsewhere.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site", "origin": HOME},
        {"sec-fetch-site": "same-site", "origin": HOME},
        {"sec-fetch-site": "none", "origin": HOME},
        {"sec-fetch-site": "", "origin": HOME},
        {"referer": HOME + "/"},
    ],
)
def test_a_form_from_elsewhere_changes_nothing(stranger: TestClient, headers: dict[str, str]) -> None:
    for path in FORMS:
        answer = stranger.post(path, data={"ui": "de"}, headers=headers)
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("headers", [OWN, {"origin": HOME}, {"origin": "https://127.0.0.1:8377"}])
def test_a_form_of_the_app_is_taken(stranger: TestClient, headers: dict[str, str]) -> None:
    answer = stranger.post("/settings", data={"ui": "de"}, headers=headers, follow_redirects=False)
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and "path=/" in cookie


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "X"])
def test_nothing_but_reading_and_forms(client: TestClient, method: str) -> None:
    answer = client.request(method, "/")
    assert answer.status_code == 405
    assert "access-control-allow-origin" not in answer.headers


def test_a_form_is_sent_and_a_page_is_read(client: TestClient) -> None:
    for path in PATHS:
        assert client.post(path.split("{")[0]).status_code in (404, 405)
    for path in FORMS:
        answer = client.get(path, follow_redirects=False)
        # A page that a form of an import answered with is asked for again when its reader changes the language.
        if path.startswith("/import/"):
            assert (answer.status_code, answer.headers["location"]) == (303, "/import")
        else:
            assert (answer.status_code, "POST" in answer.headers["allow"]) == (405, True)


def test_the_head_of_a_page_is_that_of_the_page(client: TestClient) -> None:
    head, page = client.head("/"), client.get("/")
    assert head.status_code == 200
    assert head.headers["content-length"] == page.headers["content-length"]
    assert guarded(head.headers)


# --- with a token


@pytest.mark.parametrize(
    "path", ["/", "/overview.json", "/overview.csv", "/nothing", "/?token=wrong", "/?token="]
)
def test_without_the_token_nothing_of_the_ledger_is_told(behind: TestClient, path: str) -> None:
    answer = behind.get(path)
    assert answer.status_code == 401
    assert "article" not in answer.text.replace("/a/", "").lower().split("<main", 1)[-1]
    assert 'class="count"' not in answer.text
    assert "set-cookie" not in answer.headers
    assert "wrong" not in answer.text


@pytest.mark.parametrize("given", ["", "wrong", "open-sesam", "open-sesame2", "\xff", "OPEN-SESAME"])
def test_a_wrong_cookie_is_none(behind: TestClient, given: str) -> None:
    header = {"cookie": f"{TOKEN}={given}".encode("latin-1")}
    assert behind.get("/", headers=header).status_code == 401


def test_the_token_opens_the_app_and_leaves_the_address(behind: TestClient) -> None:
    answer = behind.get("/?q=porto&token=open-sesame&side=KP")
    assert answer.status_code == 200
    assert answer.headers["refresh"] == "0; url=/?q=porto&side=KP"
    assert "open-sesame" not in answer.text
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("beleg-token=open-sesame;")
    assert {"HttpOnly", "Path=/", "SameSite=Strict"} <= {part.strip() for part in cookie.split(";")}
    assert 'class="count"' not in answer.text
    assert behind.get("/").status_code == 200
    assert "refresh" not in behind.get("/").headers


@pytest.mark.parametrize("path", ["//elsewhere.example/", "/\\elsewhere.example", "/%0d%0ax:y", "///a//b"])
def test_the_way_on_stays_in_the_app(behind: TestClient, path: str) -> None:
    answer = behind.get(f"{HOME}{path}?token=open-sesame")
    onward = answer.headers["refresh"].removeprefix("0; url=")
    assert onward.startswith("/") and not onward.startswith(("//", "/\\"))
    assert "\r" not in onward and "\n" not in onward
    assert 'href="//' not in answer.text and 'href="/\\' not in answer.text


def test_a_form_needs_the_cookie(behind: TestClient) -> None:
    assert behind.post("/settings?token=open-sesame", data={"ui": "de"}).status_code == 401


def test_styles_are_there_for_the_page_that_asks_for_the_token(behind: TestClient) -> None:
    assert behind.get("/static/0/beleg.css").status_code == 200
    assert behind.get("/static/../overview.json").status_code == 401
    assert behind.get("/static/%2e%2e/overview.json").status_code in (401, 404)


# --- what is sent


def test_what_is_too_large_is_refused_before_it_is_read(ledger: Ledger) -> None:
    with opened(ledger, Settings(upload=1000), headers=OWN) as client:
        answer = client.post("/settings", data={"ui": "de", "back": "x" * 2000})
        assert answer.status_code == 413
        assert "set-cookie" not in answer.headers and guarded(answer.headers)


@pytest.mark.parametrize("type", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"])
def test_what_grows_too_large_is_refused_as_it_comes(ledger: Ledger, type: str) -> None:
    start = b'--b\r\ncontent-disposition: form-data; name="ui"\r\n\r\n' if "multipart" in type else b"ui="
    with opened(ledger, Settings(upload=1000), headers=OWN) as client:
        answer = client.post(
            "/settings", content=iter([start, *[b"de" * 100] * 10]), headers={"content-type": type}
        )
    assert answer.status_code == 413
    assert "set-cookie" not in answer.headers and guarded(answer.headers)
    assert "nothing was kept" in answer.text


@pytest.mark.parametrize("length", ["-1", "1e3", "²", "٣", "x", "9" * 5000, ""])
def test_a_length_that_is_none_is_refused(stranger: TestClient, length: str) -> None:
    headers = {**OWN, "content-length": length.encode()}
    assert stranger.post("/settings", headers=headers).status_code in (400, 413)


HOSTILE_FORMS = [
    ("multipart/form-data", b"x"),
    ("multipart/form-data; boundary=", b"x"),
    ("multipart/form-data; boundary=b", b"--b\r\nx"),
    ("multipart/form-data; boundary=b", b"--b\r\ncontent-disposition: form-data\r\n\r\nx\r\n--b--\r\n"),
    (
        "multipart/form-data; boundary=b; charset=punycode",
        b'--b\r\ncontent-disposition: form-data; name="\xff-"\r\n\r\n\xff\r\n--b--\r\n',
    ),
    (
        "multipart/form-data; boundary=b; charset=undefined",
        b'--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx\r\n--b--\r\n',
    ),
    (
        "multipart/form-data; boundary=b; charset=utf-7",
        b'--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n+2AA-\r\n--b--\r\n',
    ),
    ("application/x-www-form-urlencoded", b"%ud800=%00&back=%ff%fe&ui=" + b"&" * 9000),
    ("application/x-www-form-urlencoded", b"a=1&" * 20_000),
    ("application/json", b"{"),
    ("text/plain", b"ui=de"),
    ("", b"\x00\xff"),
]


@pytest.mark.parametrize(("type", "body"), HOSTILE_FORMS)
def test_no_form_breaks_the_app(client: TestClient, type: str, body: bytes) -> None:
    for path in SENT:
        answer = client.post(path, content=body, headers={"content-type": type}, follow_redirects=False)
        assert answer.status_code < 500
        assert "Traceback" not in answer.text


def test_the_way_back_from_the_settings_stays_in_the_app(client: TestClient) -> None:
    for back in (
        "//elsewhere.example",
        "https://elsewhere.example/x",
        "/\\elsewhere.example",
        "\t//x",
        "",
        "x",
        "////x",
    ):
        answer = client.post("/settings", data={"ui": "de", "back": back}, follow_redirects=False)
        location = answer.headers["location"]
        assert location.startswith("/") and not location.startswith(("//", "/\\"))


# --- who decides


def test_who_is_signed_in_is_said_by_one_header_only(ledger: Ledger) -> None:
    with opened(ledger, Settings(user="host", user_header="X-Signed-In"), headers=OWN) as client:
        twice = [("x-signed-in", "mallory"), ("x-signed-in", "ines")]
        assert client.get("/", headers=twice).status_code == 400  # type: ignore[arg-type]
        assert client.get("/", headers={"x-signed-in": "ines"}).status_code == 200


@pytest.mark.parametrize(
    ("sent", "configured", "user"),
    [
        ("Jürgen Öz".encode(), "X-Signed-In", "Jürgen Öz"),
        ("Jürgen".encode("latin-1"), "X-Signed-In", "Jürgen"),
        (b"  ines \t z ", "X-Signed-In", "ines z"),
        (b"", "X-Signed-In", "host"),
        (b"mallory", "", "host"),
        (b"x" * 5000, "X-Signed-In", "x" * 100),
    ],
)
def test_the_name_of_who_decides(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, sent: bytes, configured: str, user: str
) -> None:
    seen = []
    monkeypatch.setattr("beleg.web.answers.answer", lambda visit, *_: seen.append(visit.user) or _nothing())
    with opened(ledger, Settings(user="host", user_header=configured)) as client:
        client.get("/", headers={"x-signed-in": sent})
    assert seen == [user]


def _nothing() -> Any:
    return Response("")


# --- anything at all


def _is_there(name: str) -> bool:
    module, _, function = name.partition(":")
    named = f"beleg.web.pages.{module}"
    return find_spec(named) is not None and hasattr(import_module(named), function)


PATHS: Sequence[str] = [path for path, name in PAGES.items() if _is_there(name)]
NASTY = (
    *(
        "",
        "0",
        "-1",
        "1e400",
        "nan",
        "999999999999999999999999",
        "2024-13-45",
        "2024",
        "0000-00-00",
        "KP",
        "killed",
    ),
    *(
        "%",
        "%00",
        "%ff",
        "%ed%a0%80",
        "%0d%0aset-cookie:x",
        "..",
        "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/etc/passwd",
    ),
    *(
        "<script>alert(1)</script>",
        "'\"><img src=x onerror=alert(1)>",
        "{{7*7}}",
        "${7*7}",
        "' OR 1=1 --",
        "\\",
    ),
    *("%e2%80%ae", "a" * 3000, "~", "x~y~z", "~00000000", "[", "(", "*", '"', "NEAR", "AND", "true", "null"),
)
NAMES = (
    *(
        "q",
        "after",
        "page",
        "kind",
        "order",
        "side",
        "measure",
        "place",
        "origin",
        "since",
        "until",
        "n",
        "open",
    ),
    *(
        "ui",
        "scale",
        "x",
        "format",
        "table",
        "profile",
        "series",
        "text",
        "rule",
        "part",
        "severity",
        "token",
    ),
)
SENT: Sequence[str] = [path for path, name in FORMS.items() if _is_there(name)]
STARTS = ("/", "/static/", "/static/0/", *(path.partition("{")[0] for path in PATHS if "{" in path))
nasty = st.sampled_from(NASTY) | st.text(max_size=12)
asking = st.dictionaries(st.sampled_from(NAMES), nasty, max_size=4)


@LASTING
@given(st.sampled_from(PATHS), nasty, st.sampled_from(["", ".json", ".csv"]), asking)
def test_no_address_breaks_the_app(
    client: TestClient, path: str, part: str, format: str, asked: dict[str, str]
) -> None:
    where = path
    for name in ("{name}", "{id}", "{id:path}", "{run}"):
        where = where.replace(name, part if part.startswith("%") else quote(part, safe="~/"))
    if format:
        where = f"/overview{format}" if where == "/" else where + format
    answer = client.get("http://127.0.0.1" + where, params=asked)
    assert answer.status_code < 500
    assert "root:x:0" not in answer.text
    assert "<script>alert(1)" not in answer.text and "<img src=x" not in answer.text
    assert answer.headers["content-security-policy"] == HEADERS["content-security-policy"]


@LASTING
@given(st.text(max_size=40), st.sampled_from(STARTS))
def test_no_path_is_one_of_the_machine(client: TestClient, path: str, start: str) -> None:
    answer = client.get("http://127.0.0.1" + start + quote(path, safe="/.~"))
    assert answer.status_code in (200, 307, 404)
    assert "def " not in answer.text and "root:x:0" not in answer.text


@pytest.mark.parametrize(
    "name",
    ["../settings.py", "..%2fsettings.py", "app.css", "/etc/passwd", "%00", "beleg.js%00"],
)
def test_only_styles_and_scripts_are_static(client: TestClient, name: str) -> None:
    assert client.get(f"http://127.0.0.1/static/0/{name}").status_code == 404


@LASTING
@given(st.binary(max_size=60))
def test_no_cookie_breaks_the_app(client: TestClient, cookie: bytes) -> None:
    sent = bytes(each for each in cookie if each >= 32 and each != 127)
    names = (b"", b"beleg-ui=", b"beleg-theme=", b"beleg-keys=", b"beleg-letters=", b"beleg-token=")
    answer = client.get("/nothing", headers={"cookie": b"; ".join(name + sent for name in names)})
    assert answer.status_code == 404
    assert re.search('data-theme="(auto|light|dark)" data-keys="(on|off)"', answer.text)
    client.cookies.clear()


def test_reading_changes_nothing(client: TestClient, ledger: Ledger) -> None:
    before = ledger.pages.summary()
    for path in PATHS:
        for name in NAMES:
            client.get(path.replace("{", "").replace("}", ""), params={name: "killed"})
    assert ledger.pages.summary() == before
    assert ledger.decisions() == []


# --- on a real server


def _spoken(at: str, sent: bytes) -> bytes:
    host, port = at.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(sent)
        received = b""
        while piece := line.recv(65536):
            received += piece
    return received


def test_a_stream_without_end_is_cut(ledger: Ledger) -> None:
    with Server(ledger, Settings(upload=10_000)) as at:
        head = b"POST /settings HTTP/1.1\r\nhost: 127.0.0.1\r\nsec-fetch-site: same-origin\r\n"
        head += b"content-type: application/x-www-form-urlencoded\r\ntransfer-encoding: chunked\r\n\r\n"
        answer = _spoken(
            at, head + b"1000\r\n" + b"x" * 4096 + b"\r\n" + (b"1000\r\n" + b"x" * 4096 + b"\r\n") * 3
        )
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"connection: close" in answer


def test_who_sends_nothing_more_is_not_waited_for(ledger: Ledger) -> None:
    with Server(ledger, Settings(patience=0.05)) as at:
        answer = _spoken(
            at,
            b"POST /settings HTTP/1.1\r\nhost: 127.0.0.1\r\nsec-fetch-site: same-origin\r\ncontent-length: 9\r\n"
            b"content-type: application/x-www-form-urlencoded\r\n\r\nui",
        )
    assert answer.startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused_and_the_app_goes_on(address: str, sent: bytes) -> None:
    assert b" 400 " in _spoken(address, sent).split(b"\r\n")[0]
    again = _spoken(address, b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n")
    assert again.startswith(b"HTTP/1.1 200 ")


def test_an_old_request_without_host_gets_nothing(address: str) -> None:
    assert _spoken(address, b"GET / HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 421 ")


def test_an_address_of_elsewhere_is_not_fetched(address: str) -> None:
    sent = b"GET http://elsewhere.example/ HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n"
    assert _spoken(address, sent).startswith(b"HTTP/1.1 404 ")
