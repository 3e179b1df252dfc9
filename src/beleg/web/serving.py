"""An app is served on this machine until somebody stops it."""

from __future__ import annotations

import secrets
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from types import FrameType
from typing import Any, Final, NamedTuple

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from beleg.ledger import Ledger
from beleg.web.app import application
from beleg.web.hosts import canonical, is_everywhere, is_loopback
from beleg.web.processes.pool import Makers
from beleg.web.settings import Settings

_WAITING: Final = 20.0  # seconds in which the head of the first request on a connection has to be there
_MOST_CONNECTIONS: Final = 500
_ENDING: Final = 5  # seconds for answers that are under way when the app is ended


class Beside(NamedTuple):
    """How many processes make pages beside the one that answers, and the place at which they open the ledger."""

    workers: int
    place: str


def serve(
    ledger: Ledger,
    host: str,
    port: int,
    settings: Settings,
    ready: Callable[[str], None],
    beside: Beside | None = None,
) -> None:
    """Answer requests until interrupted; ``ready`` is told the address, with the token where one is needed.

    ``beside`` says how many processes make pages, where there are several.

    An address that others reach needs a token: one is made where the settings have none. Raises ``OSError`` where the
    port is taken, ``KeyboardInterrupt`` where it is ended by Ctrl+C; a request to terminate ends it too.
    """
    settings = reached(host, settings)
    with _listening(host, port) as listening:
        name = f"[{host}]" if ":" in host else host
        ready(f"http://{name}:{listening.getsockname()[1]}/" + _with(settings.token))
        with _ended_gently():
            uvicorn.Server(_config(ledger, settings, beside)).run(sockets=[listening])


def reached(host: str, settings: Settings) -> Settings:
    """The settings for an app at an address: the names that lead there, and a token where others reach it.

    >>> reached("archive.example", Settings(hosts=(), token="x")).hosts
    ('archive.example',)
    """
    names = tuple(map(canonical, settings.hosts))
    if is_everywhere(host):
        settings = replace(settings, hosts=names, numbers=True)
    else:
        settings = replace(settings, hosts=tuple(dict.fromkeys((*names, canonical(host)))))
    if is_loopback(host):
        return settings
    return replace(settings, token=settings.token or secrets.token_urlsafe(24))


def _with(token: str) -> str:
    return f"?token={token}" if token else ""


def _config(ledger: Ledger, settings: Settings, beside: Beside | None) -> uvicorn.Config:
    makers = Makers(beside.place, settings, beside.workers) if beside else None
    return uvicorn.Config(
        application(ledger, settings, makers),
        http=Patient,
        ws="none",
        lifespan="on",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=_ENDING,
    )


def _listening(host: str, port: int) -> socket.socket:
    family, _, _, _, at = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    both = is_everywhere(host) and family == socket.AF_INET6 and socket.has_dualstack_ipv6()
    return socket.create_server(at[:2], family=family, backlog=128, dualstack_ipv6=both)


class _Ended(BaseException):
    """Somebody asked the program to terminate."""


@contextmanager
def _ended_gently() -> Iterator[None]:
    """A request to terminate ends the app and goes on behind it; the server raises it again once all is answered."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        with suppress(_Ended):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise _Ended


class Patient(H11Protocol):
    """A connection that is closed where no request comes; the server itself would wait for ever.

    What is sent goes at once: an answer is written in two parts, and the second would wait up to 40 ms until the first is known
    to have come.
    """

    def connection_made(self, transport: Any) -> None:
        """Begin to wait."""
        super().connection_made(transport)
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.loop.call_later(_WAITING, self._give_up)

    def _give_up(self) -> None:
        if not self.headers:  # those of the last request
            self.transport.close()
