"""A web of this machine: hosts with pages, feeds and moods, and a record of what they were asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

import pytest

from beleg.read import fetch


class Request(NamedTuple):
    """What a host was asked: its name, the path, the head, how many it was answering at that moment."""

    host: str
    path: str
    head: Mapping[str, str]
    at_once: int


@dataclass(frozen=True)
class Reply:
    """What a host answers."""

    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    status: int = 200
    head: Mapping[str, str] = field(default_factory=dict)


Answer = Reply | Callable[[Request], Reply]


class Web:
    """Hosts ``http://<name>.example:<port>``, each with answers by path; all else is missing (404)."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.answers: dict[tuple[str, str], Answer] = {}
        self.asked: list[Request] = []
        self.tell: Callable[[Request], None] = lambda _: None
        self._busy: dict[str, int] = {}
        self._lock = threading.Lock()

    def url(self, host: str, path: str) -> str:
        return f"http://{host}.example:{self.port}{path}"

    def put(self, host: str, path: str, answer: Answer | bytes | str, type: str = "") -> str:
        """Let a host answer under a path; returns the address."""
        if isinstance(answer, str):
            answer = answer.encode()
        if isinstance(answer, bytes):
            answer = Reply(answer, type) if type else Reply(answer)
        self.answers[host, path] = answer
        return self.url(host, path)

    def paths(self, host: str = "") -> list[str]:
        """What was asked, in order, without robots.txt."""
        return [each.path for each in self.asked if host in ("", each.host) and each.path != "/robots.txt"]

    def answer(self, host: str, path: str, head: Mapping[str, str]) -> Reply:
        with self._lock:
            self._busy[host] = self._busy.get(host, 0) + 1
            request = Request(host, path, head, self._busy[host])
            self.asked.append(request)
            self.tell(request)
        found = self.answers.get((host, path), Reply(b"nothing here", status=404))
        return found(request) if callable(found) else found

    def over(self, host: str) -> None:
        with self._lock:
            self._busy[host] -= 1


@contextmanager
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A web for one test; every name that ends in ``.example`` leads to it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = (self.headers["Host"] or "").partition(".")[0]
            reply = web.answer(host, self.path, {name.lower(): value for name, value in self.headers.items()})
            web.over(host)
            self.send_response(reply.status)
            head = {"Content-Type": reply.type, "Content-Length": str(len(reply.body)), **reply.head}
            for name, value in head.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    web = Web(server.server_address[1])
    monkeypatch.setattr(
        fetch, "addresses_of", lambda host, _port: ["127.0.0.1"] if host.endswith(".example") else [host]
    )
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    serving.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        serving.join(5)


def page(title: str, n: int = 1, head: str = "") -> str:
    """A page with a report; another one for each title and number."""
    return f"""<!doctype html><html lang="de"><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>
<p>Bei einem Brand in Leskovar sind nach Angaben der Polizei {n} Menschen ums Leben gekommen, zwölf weitere wurden verletzt.</p>
<p>Die Feuerwehr war zu {title} mit sechzig Einsatzkräften vor Ort und löschte die Flammen in der Nacht, teilte die Stadt mit.</p>
</article></body></html>"""


def item(link: str, title: str = "", day: str = "", more: str = "") -> str:
    """An entry of a feed."""
    date = f"<pubDate>{day}</pubDate>" if day else ""
    return f"<item><title>{title}</title><link>{link}</link>{date}{more}</item>"


def rss(*items: str, more: str = "") -> Reply:
    """A feed of entries."""
    body = (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">'
        f"<channel><title>Bote</title>{more}{''.join(items)}</channel></rss>"
    )
    return Reply(body.encode(), "application/rss+xml")


class FakeClock:
    """A clock that stands still while something is on its way, and jumps to what is waited for."""

    def __init__(self, time: float = 1_000_000.0) -> None:
        self.time = time

    def now(self) -> float:
        return self.time

    def wait(self, running: Collection[Future[Any]], until: float | None) -> None:
        if running:
            wait(running, 60, FIRST_COMPLETED)
        elif until is not None:
            self.time = max(self.time, until)
