"""An app is served on this machine until somebody stops it."""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Callable
from dataclasses import replace

import uvicorn

from beleg.ledger import Ledger
from beleg.web.app import application
from beleg.web.settings import Settings


def serve(
    ledger: Ledger,
    host: str,
    port: int,
    settings: Settings,
    ready: Callable[[str], None],
) -> None:
    """Answer requests until interrupted; ``ready`` is told the address, with the token where one is needed.

    An address that others reach needs a token: one is made where the settings have none. Raises ``OSError`` where the
    port is taken.
    """
    if not is_loopback(host):
        names = (*settings.hosts, host.casefold())
        settings = replace(settings, hosts=names, token=settings.token or secrets.token_urlsafe(24))
    config = uvicorn.Config(
        application(ledger, settings),
        host=host,
        port=port,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
    )
    socket = config.bind_socket()
    at = socket.getsockname()[1]
    name = f"[{host}]" if ":" in host else host
    ready(f"http://{name}:{at}/" + (f"?token={settings.token}" if settings.token else ""))
    uvicorn.Server(config).run(sockets=[socket])


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
