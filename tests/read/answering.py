"""Servers on this machine that answer as a test wants it."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PAGE = """<!doctype html><html lang="de"><head><title>Brand in Halle</title></head><body><article><h1>Brand in Halle</h1>
<p>Bei einem Brand in Halle sind nach Angaben der Polizei zwei Menschen ums Leben gekommen, zwölf weitere wurden verletzt.</p>
<p>Die Feuerwehr war mit sechzig Einsatzkräften vor Ort und löschte die Flammen in der Nacht, teilte die Stadt mit.</p>
</article></body></html>"""

Answer = Callable[[socket.socket, bytes], None]


@contextmanager
def server(answer: Answer, secured: ssl.SSLContext | None = None) -> Iterator[int]:
    """The port of a server on this machine that gives every connection to ``answer`` with what was asked."""
    listening = socket.create_server(("127.0.0.1", 0))
    threads: list[threading.Thread] = []

    def one(connected: socket.socket) -> None:
        try:
            with secured.wrap_socket(connected, server_side=True) if secured else connected as opened:
                answer(opened, opened.recv(65_536))
        except OSError:
            pass  # the other side had enough
        finally:
            connected.close()

    def accept() -> None:
        while True:
            try:
                connected, _ = listening.accept()
            except OSError:
                return
            threads.append(threading.Thread(target=one, args=(connected,), daemon=True))
            threads[-1].start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        for thread in (accepting, *threads):
            thread.join(10)


def saying(
    body: bytes, type: str = "text/html; charset=utf-8", status: str = "200 OK", *headers: str
) -> Answer:
    """One answer for all."""
    lines = (f"HTTP/1.1 {status}", f"Content-Type: {type}", f"Content-Length: {len(body)}", *headers, "", "")
    return lambda opened, _asked: opened.sendall("\r\n".join(lines).encode() + body)


def moved(to: str) -> Answer:
    return saying(b"", "text/html", "302 Found", f"Location: {to}")
