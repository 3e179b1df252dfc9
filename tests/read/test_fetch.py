"""An address is fetched safely: what is not public is never reached, and nothing that a server does takes long or much."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from pathlib import Path

import pytest
from tests.read.answering import PAGE, Answer, moved, saying, server

from beleg.model import Article
from beleg.read import Fetching, ReadOptions, Refusal, fetch, read
from beleg.read.fetch import Page, target_of
from beleg.read.options import Unreadable
from beleg.read.public import is_public

QUICK = Fetching(private=True, connect=2.0, read=2.0, total=5.0)


def refusal(url: str, how: Fetching = QUICK, resolve: fetch.Resolve | None = None) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        fetch.fetch(url, how, resolve)
    return caught.value


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "203.0.113.9", "224.0.0.1", "240.0.0.1"),
        *(
            "255.255.255.255",
            "192.88.99.1",
            "::",
            "::1",
            "::7f00:1",
            "fe80::1",
            "fe80::1%eth0",
            "fc00::1",
            "fec0::1",
        ),
        *("ff02::1", "2001:db8::1", "2001:0:1::1", "2002:7f00:1::", "2002:808:808::", "::ffff:127.0.0.1"),
        *("::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::808:808", "100::1", "3fff::1"),
        *("127.1", "localhost", ""),
    ],
)
def test_what_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["9.9.9.9", "93.184.216.34", "2620:fe::fe", "2a00:1450:4001:81b::2004", "64:ff9b::909:909"]
)
def test_what_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://beispiel.example/a", "fetch_address"),
        ("file:///etc/passwd", "fetch_address"),
        ("https://", "fetch_address"),
        ("https://a b/", "fetch_address"),
        ("https://beispiel.example/a\r\nX: y", "fetch_address"),
        ("https://[::1", "fetch_address"),
        ("https://beispiel.example:99999/", "fetch_address"),
        ("https://[fe80::1%25eth0]/", "fetch_address"),
        ("https://a..b/", "fetch_address"),
        ("https://mara:secret@beispiel.example/", "fetch_password"),
        ("https://beispiel.example@127.0.0.1/", "fetch_password"),
        ("https://beispiel.example:22/", "fetch_port"),
        ("http://127.0.0.1/", "fetch_private"),
        ("http://2130706433/", "fetch_private"),
        ("http://0x7f000001/", "fetch_private"),
        ("http://0177.0.0.1/", "fetch_private"),
        ("http://127.1/", "fetch_private"),
        ("http://localhost/", "fetch_private"),
        ("http://[::1]/", "fetch_private"),
        ("http://[::ffff:127.0.0.1]/", "fetch_private"),
        ("http://169.254.169.254/latest/meta-data/", "fetch_private"),
        ("http://10.0.0.1:80/", "fetch_private"),
    ],
)
def test_addresses_that_are_not_fetched(url: str, code: str) -> None:
    assert refusal(url, Fetching()).code == code


def test_an_address_is_written_in_ascii() -> None:
    assert target_of("https://Düren.example/Brände?q=ü&a=%20#ende").url == (
        "https://xn--dren-0ra.example/Br%C3%A4nde?q=%C3%BC&a=%20"
    )


def test_a_page_becomes_an_article_that_knows_where_it_came_from() -> None:
    asked: list[bytes] = []

    def answer(opened: socket.socket, data: bytes) -> None:
        asked.append(data)
        saying(PAGE.encode())(opened, data)

    with server(answer) as port:
        url = f"http://127.0.0.1:{port}/halle"
        [article] = read([url], ReadOptions(fetching=QUICK))
    assert isinstance(article, Article)
    assert "zwei Menschen ums Leben gekommen" in article.text
    assert (article.url, article.outlet, article.outlet_basis) == (url, "127.0.0.1", "metadata")
    head = asked[0].decode().lower()
    assert head.startswith("get /halle http/1.1\r\n")
    assert "user-agent: beleg" in head
    assert "cookie" not in head


def test_without_being_told_so_this_machine_is_not_reached() -> None:
    asked: list[bytes] = []
    with server(lambda _opened, data: asked.append(data)) as port:
        how = Fetching(ports=(port,), connect=2.0, total=5.0)
        assert refusal(f"http://127.0.0.1:{port}/", how).code == "fetch_private"
        mixed = refusal(f"http://beispiel.example:{port}/", how, lambda *_: ["9.9.9.9", "127.0.0.1"])
        assert mixed.code == "fetch_private"
    assert asked == []


def test_a_redirect_to_what_is_not_public_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "is_public", lambda address: address == "127.0.0.1")
    asked: list[bytes] = []

    def inside_of(host: str, _port: int) -> list[str]:
        return ["127.0.0.2"] if host == "intern.example" else [host]

    with server(lambda _opened, data: asked.append(data)) as inside:
        for to in (
            f"http://127.0.0.2:{inside}/",
            f"//127.0.0.2:{inside}/",
            f"http://intern.example:{inside}/",
        ):
            with server(moved(to)) as port:
                how = Fetching(ports=(port, inside), connect=2.0, total=5.0)
                found = refusal(f"http://127.0.0.1:{port}/", how, inside_of)
            assert found.code == "fetch_private", to
    assert asked == []


def test_a_name_is_resolved_once_so_that_it_cannot_lead_elsewhere_afterwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fetch, "is_public", lambda address: address == "127.0.0.1")
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    resolved: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        resolved.append(host)
        return next(answers)

    # Whatever the system would say of the name later is never asked.
    monkeypatch.setattr(socket, "gethostbyname", None)
    with server(saying(PAGE.encode())) as port:
        how = Fetching(ports=(port,), connect=2.0, total=5.0)
        page = fetch.fetch(f"http://wechselnd.example:{port}/", how, resolve)
    assert resolved == ["wechselnd.example"]
    assert page.url == f"http://wechselnd.example:{port}/"


def test_redirects_are_followed_a_few_times() -> None:
    def answer(opened: socket.socket, data: bytes) -> None:
        n = int(data.split(b" ")[1].strip(b"/") or b"0")
        (moved(f"/{n - 1}") if n else saying(PAGE.encode()))(opened, data)

    with server(answer) as port:
        assert fetch.fetch(f"http://127.0.0.1:{port}/5", QUICK).url == f"http://127.0.0.1:{port}/0"
        assert refusal(f"http://127.0.0.1:{port}/6").code == "fetch_redirects"


@pytest.mark.parametrize(
    "to", ["ftp://beispiel.example/", "https://mara:secret@beispiel.example/", "https://[", "\x01"]
)
def test_a_redirect_is_looked_at_like_any_address(to: str) -> None:
    with server(moved(to)) as port:
        assert refusal(f"http://127.0.0.1:{port}/").code in (
            "fetch_address",
            "fetch_password",
            "fetch_redirects",
        )


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (saying(b"%PDF-1.7", "application/pdf"), "fetch_type"),
        (saying(b"%PDF-1.7", "text/html"), "pdf"),
        (saying(b"x", "image/png"), "fetch_type"),
        (saying(b"<a/>", "application/xml"), "fetch_type"),
        (saying(b"<html></html>", "application/rss+xml"), "fetch_type"),
        (saying(gzip.compress(b"<html></html>"), "application/gzip"), "fetch_type"),
        (saying(b"\x1f\x8bbroken", "application/gzip"), "fetch_packed"),
        (saying(b"no", "text/html", "404 Not Found"), "fetch_status"),
        (saying(b"no", "text/html", "500 Broken"), "fetch_status"),
        (saying(b"x", "text/html", "200 OK", "Content-Encoding: br"), "fetch_packed"),
        (saying(b"x", "text/html", "200 OK", "Content-Encoding: gzip"), "fetch_packed"),
        (
            saying(gzip.compress(b"x" * 500)[:-9], "text/html", "200 OK", "Content-Encoding: gzip"),
            "fetch_packed",
        ),
        (lambda opened, _: opened.sendall(b"nonsense\r\n\r\n"), "fetch_broken"),
        (lambda opened, _: None, "fetch_broken"),
        (
            lambda opened, _: opened.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"),
            "fetch_broken",
        ),
        (
            lambda opened, _: opened.sendall(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n"),
            "fetch_broken",
        ),
        (
            lambda opened, _: opened.sendall(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n"),
            "fetch_broken",
        ),
        (
            lambda opened, _: opened.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
            "fetch_broken",
        ),
    ],
)
def test_answers_that_are_no_article(answer: Answer, code: str) -> None:
    with server(answer) as port:
        assert refusal(f"http://127.0.0.1:{port}/").code == code


def test_what_is_packed_is_unpacked_up_to_the_limit_and_no_further() -> None:
    small = Fetching(private=True, max_bytes=100_000, total=5.0)
    packed = gzip.compress(b"a" * 50_000) + gzip.compress(b"b" * 50_000)
    with server(saying(packed, "text/plain", "200 OK", "Content-Encoding: gzip")) as port:
        assert fetch.fetch(f"http://127.0.0.1:{port}/", small).data == b"a" * 50_000 + b"b" * 50_000
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(200)) + packer.flush()
    with server(saying(bomb, "text/plain", "200 OK", "Content-Encoding: gzip")) as port:
        began = time.monotonic()
        assert refusal(f"http://127.0.0.1:{port}/", small).code == "too_large"
        assert time.monotonic() - began < 2


def test_a_body_without_an_end_is_read_up_to_the_limit() -> None:
    def answer(opened: socket.socket, _asked: bytes) -> None:
        opened.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
        while True:
            opened.sendall(b"x" * 65_536)

    with server(answer) as port:
        small = Fetching(private=True, max_bytes=500_000, total=20.0)
        assert refusal(f"http://127.0.0.1:{port}/", small).code == "too_large"


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"])
def test_a_server_that_drips_is_left_when_the_time_is_over(head: bytes) -> None:
    left = threading.Event()

    def answer(opened: socket.socket, _asked: bytes) -> None:
        opened.sendall(head)
        while not left.wait(0.02):
            opened.sendall(b"x")

    with server(answer) as port:
        began = time.monotonic()
        found = refusal(f"http://127.0.0.1:{port}/", Fetching(private=True, read=5.0, total=0.3))
        took = time.monotonic() - began
        left.set()
    assert found.code == "fetch_slow"
    assert took < 3


def test_a_server_that_says_nothing_is_left() -> None:
    left = threading.Event()
    with server(lambda _opened, _asked: left.wait(10) and None) as port:
        found = refusal(f"http://127.0.0.1:{port}/", Fetching(private=True, read=0.2, total=9.0))
        left.set()
    assert found.code == "fetch_broken"


def test_a_handshake_without_an_end_is_left_when_the_time_is_over() -> None:
    left = threading.Event()
    with server(lambda _opened, _asked: left.wait(10) and None) as port:
        found = refusal(f"https://127.0.0.1:{port}/", Fetching(private=True, read=9.0, total=0.3))
        left.set()
    assert found.code == "fetch_slow"


def test_a_name_that_is_never_resolved_is_left_when_the_time_is_over() -> None:
    left = threading.Event()
    found = refusal("http://langsam.example/", Fetching(total=0.2), lambda *_: [str(left.wait(10))])
    left.set()
    assert found.code == "fetch_slow"


def test_nobody_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/").code == "fetch_silent"
    assert refusal("http://nirgends.example/", QUICK, lambda *_: []).code == "fetch_unknown"


@pytest.mark.parametrize(
    ("type", "body", "text"),
    [
        ("text/plain; charset=iso-8859-1", "Zwölf „Tote“".encode("cp1252"), "Zwölf „Tote“"),
        ("text/plain; charset=iso-8859-1", "Zwölf Tote".encode(), "Zwölf Tote"),
        ("text/plain; charset=nonsense", "Zwölf Tote".encode(), "Zwölf Tote"),
        ("", b"Two people died.", "Two people died."),
    ],
)
def test_a_text_is_read_in_the_encoding_that_the_server_names(type: str, body: bytes, text: str) -> None:
    with server(saying(body, type)) as port:
        [article] = read([f"http://127.0.0.1:{port}/a.json"], ReadOptions(fetching=QUICK))
    assert isinstance(article, Article)
    assert article.text == text


def test_json_holds_articles_that_keep_their_own_addresses() -> None:
    body = b'{"id": "a", "text": "Two people died.", "url": "https://beispiel.example/a"}'
    with server(saying(body, "application/json")) as port:
        [article] = read([f"http://127.0.0.1:{port}/"], ReadOptions(fetching=QUICK))
    assert isinstance(article, Article)
    assert (article.url, article.outlet) == ("https://beispiel.example/a", "beispiel.example")


def test_a_refusal_names_the_address() -> None:
    [found] = read(["http://127.0.0.1/a"])
    assert isinstance(found, Refusal)
    assert str(found).startswith("http://127.0.0.1/a: 127.0.0.1 is not a public address; save")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of halle.example that signs itself, with its key in the same file."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is missing: it makes the certificate of this test")
    place = tmp_path_factory.mktemp("tls")
    subprocess.run(
        [
            *(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
            ),
            *("-days", "2", "-subj", "/CN=halle.example", "-addext", "subjectAltName=DNS:halle.example"),
            *("-keyout", str(place / "key.pem"), "-out", str(place / "cert.pem")),
        ],
        check=True,
        capture_output=True,
    )
    whole = place / "both.pem"
    whole.write_bytes((place / "key.pem").read_bytes() + (place / "cert.pem").read_bytes())
    return whole


def test_a_certificate_has_to_be_that_of_the_name(certificate: Path) -> None:
    secured = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secured.load_cert_chain(certificate)
    trusting = Fetching(private=True, total=5.0, authorities=str(certificate.parent / "cert.pem"))
    here = lambda *_: ["127.0.0.1"]
    with server(saying(PAGE.encode()), secured) as port:
        page = fetch.fetch(f"https://halle.example:{port}/", trusting, here)
        assert isinstance(page, Page)
        other = refusal(f"https://andere.example:{port}/", trusting, here)
        unknown = refusal(f"https://halle.example:{port}/", QUICK, here)
    assert page.data == PAGE.encode()
    assert (other.code, unknown.code) == ("fetch_certificate", "fetch_certificate")
    with server(moved("http://halle.example/"), secured) as port:
        assert refusal(f"https://halle.example:{port}/", trusting, here).code == "fetch_downgrade"
