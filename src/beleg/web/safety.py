"""Requests that no page of this app can have sent are refused, and every answer says what a browser may do with it.

The app has no sign-in of its own: it answers the machine it runs on, and others only with a token. So a page from
elsewhere must neither read what it shows (names that lead here, frames) nor send forms in the name of its reader.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Mapping
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from beleg.web import faults
from beleg.web.hosts import is_called, is_own_origin
from beleg.web.settings import Settings

TOKEN: Final = "beleg-token"
POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
# "same-origin" and not "no-referrer": with that, browsers send forms as coming from nowhere ("Origin: null").
HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
_READS: Final = ("GET", "HEAD")
_OPEN: Final = "/static/"  # styles and scripts hold nothing of a ledger
_YEAR: Final = 365 * 24 * 3600

Refuse = Callable[[int, str, Scope, Receive, Send], Awaitable[None]]


class TooLarge(HTTPException):
    """The body of a request is larger than is taken."""

    def __init__(self) -> None:
        super().__init__(413, "too_large")


class TooSlow(HTTPException):
    """The body of a request does not come."""

    def __init__(self) -> None:
        super().__init__(408, "too_slow")


class Safety:
    """Stands before an app; ``refuse`` answers with a status and a key of the group ``trouble`` in ``words/``."""

    def __init__(self, app: ASGIApp, settings: Settings, refuse: Refuse) -> None:
        self._app = app
        self._settings = settings
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._guarded(scope, receive, Answering(send))

    async def _guarded(self, scope: Scope, receive: Receive, answering: Answering) -> None:
        try:
            await self._answer(scope, receive, answering)
        except Exception as error:  # noqa: BLE001 - whatever it is, the reader gets an answer
            if not answering.begun:
                await answering.plainly(500)
            faults.report(error, scope["method"])

    async def _answer(self, scope: Scope, receive: Receive, answering: Answering) -> None:
        headers = Headers(scope=scope)
        wrong = self._wrong(scope, headers)
        if wrong:
            await self._refuse(*wrong, scope, receive, answering)
        elif self._is_let_in(scope):
            # The page leads on by itself, so that the token stands neither in the history nor in a link that is copied.
            # An answer that redirects would lose the cookie where a link of another site led here.
            answering.more = {
                "set-cookie": _cookie(self._settings.token),
                "refresh": f"0; url={_onward(scope)}",
            }
            await self._refuse(200, "let_in", scope, receive, answering)
        else:
            await self._app(
                scope, _bounded(receive, self._settings.upload, self._settings.patience), answering
            )

    def _wrong(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        """Status and reason, ``None`` for a request that may be answered."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not is_called(hosts[0], self._settings.hosts, self._settings.numbers):
            return 421, "host"
        if scope["method"] not in (*_READS, "POST"):
            return 405, "method"
        if scope["method"] == "POST" and not _is_own(headers):
            return 403, "origin"
        if self._settings.token and not self._is_known(scope, headers):
            return 401, "token"
        if self._settings.user_header and len(headers.getlist(self._settings.user_header)) > 1:
            return 400, "names"
        return _wrong_length(headers, self._settings.upload)

    def _is_known(self, scope: Scope, headers: Headers) -> bool:
        given = cookie_parser(headers.get("cookie", "")).get(TOKEN, "")
        return scope["path"].startswith(_OPEN) or self._is_token(given) or self._is_let_in(scope)

    def _is_let_in(self, scope: Scope) -> bool:
        """Whether a page is opened by the address with the token."""
        if not self._settings.token or scope["method"] not in _READS:
            return False
        return any(self._is_token(value) for name, value in _asked(scope) if name == "token")

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self._settings.token.encode())


class Answering:
    """Sends an answer with the headers of all answers, and ``more``; ``begun`` says whether anything was sent."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False
        self.more: Mapping[str, str] = {}

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.update(self.more)
            if message["status"] in (408, 413):
                headers["connection"] = "close"  # what still comes is not read
        await self._send(message)

    async def plainly(self, status: int) -> None:
        """An answer without a page, where no page can be made."""
        headers = [(b"content-type", b"text/plain; charset=utf-8")]
        await self({"type": "http.response.start", "status": status, "headers": headers})
        await self({"type": "http.response.body", "body": str(status).encode()})


def _asked(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)


def _onward(scope: Scope) -> str:
    """The address of a request without the token, on this host whatever its path looks like."""
    asked = urlencode([(name, value) for name, value in _asked(scope) if name != "token"])
    path = "/" + quote(scope["path"].lstrip("/\\"), safe="/~")
    return f"{path}?{asked}" if asked else path


def _cookie(token: str) -> str:
    return f"{TOKEN}={token}; HttpOnly; Max-Age={_YEAR}; Path=/; SameSite=Strict"


def _is_own(headers: Headers) -> bool:
    """Whether a form was sent by a page of this app: browsers say so themselves, older ones name the page's origin.

    They say it to this machine and over encrypted connections only, so the origin counts wherever they do not.
    """
    site = headers.getlist("sec-fetch-site")
    if site:
        return site == ["same-origin"]
    origin = headers.getlist("origin")
    return len(origin) == 1 and is_own_origin(origin[0], headers.get("host", ""))


def _wrong_length(headers: Headers, most: int) -> tuple[int, str] | None:
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdecimal()):
        return 400, "request"
    return (413, "too_large") if len(length) > 18 or int(length) > most else None


def _bounded(receive: Receive, most: int, patience: float) -> Receive:
    """Takes no more of a body than so many bytes, and waits no longer than so many seconds for a piece of it."""
    taken, ended = 0, False

    async def receiving() -> Message:
        nonlocal taken, ended
        try:
            # After the body only the end of the connection can come, and an answer may take its time.
            message = await (receive() if ended else asyncio.wait_for(receive(), patience))
        except TimeoutError:
            raise TooSlow from None
        taken += len(message.get("body", b""))
        ended = not message.get("more_body", False)
        if taken > most:
            raise TooLarge
        return message

    return receiving
