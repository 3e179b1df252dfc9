"""Requests that no page of this app can have sent are refused, and every answer says what a browser may do with it.

The app has no sign-in of its own: it answers the machine it runs on, and others only with a token. So a page from
elsewhere must neither read what it shows (names that lead here, frames) nor send forms in the name of its reader.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from beleg.web.settings import Settings

TOKEN: Final = "beleg-token"
POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_READS: Final = ("GET", "HEAD")

Refuse = Callable[[int, str, Scope, Receive, Send], Awaitable[None]]


class TooLarge(Exception):
    """The body of a request is larger than is taken."""


class Safety:
    """Stands before an app; ``refuse`` answers with a status and a key of the group ``trouble`` in ``words/``."""

    def __init__(self, app: ASGIApp, settings: Settings, refuse: Refuse) -> None:
        self._app = app
        self._settings = settings
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        wrong = self._wrong(scope["method"], Headers(scope=scope), scope["query_string"])
        if wrong:
            await self._refuse(*wrong, scope, receive, sending)
            return
        try:
            await self._app(scope, _bounded(receive, self._settings.upload), sending)
        except TooLarge:
            await self._refuse(413, "too_large", scope, receive, sending)

    def _wrong(self, method: str, headers: Headers, query: bytes) -> tuple[int, str] | None:
        """Status and reason, ``None`` for a request that may be answered."""
        if not self._is_called(headers.get("host", "")):
            return 421, "host"
        if method not in (*_READS, "POST"):
            return 405, "method"
        if method == "POST" and not _is_own(headers):
            return 403, "origin"
        if self._settings.token and not self._is_known(headers, query):
            return 401, "token"
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._settings.upload:
            return 413, "too_large"
        return None

    def _is_called(self, host: str) -> bool:
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        return name.casefold() in self._settings.hosts

    def _is_known(self, headers: Headers, query: bytes) -> bool:
        given = cookie_parser(headers.get("cookie", "")).get(TOKEN, "")
        asked = dict(part.partition("=")[::2] for part in query.decode("latin-1").split("&")).get("token", "")
        return any(
            hmac.compare_digest(each.encode(), self._settings.token.encode()) for each in (given, asked)
        )


def _is_own(headers: Headers) -> bool:
    """Whether a form was sent by a page of this app: browsers say so themselves, older ones name the page's origin."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = urlsplit(headers.get("origin", ""))
    return bool(origin.netloc) and origin.netloc == headers.get("host", "")


def _bounded(receive: Receive, most: int) -> Receive:
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise TooLarge
        return message

    return receiving
