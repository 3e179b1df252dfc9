"""An address of the web becomes the bytes of the page behind it, without reaching anything that is not public.

A name may lead anywhere: to this machine, to a device beside it, to the administration of a computing centre. So a name is
resolved once, every address that it leads to has to be a public one, and the connection goes to exactly the address that was
looked at. Each redirect is looked at anew. Nothing is sent but the address: no cookies, no name and password.
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Callable, Sequence
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Final, NamedTuple
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from beleg.read.decode import refuse_formats
from beleg.read.options import Fetching, Unreadable
from beleg.read.public import is_public
from beleg.read.unpacking import unpacked
from beleg.read.watching import Watch

_DEFAULT: Final = {"http": 80, "https": 443}
_KINDS: Final = {
    "": "",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "",
    "application/json": "json",
    "application/jsonl": "json",
    "application/x-ndjson": "json",
}
_FEEDS: Final = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
)
_FEED: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)
_XML: Final = ("text/xml", "application/xml")
_BAD: Final = re.compile(r"[\x00-\x20\x7f-\xa0\\]")
_NAME: Final = re.compile(r"[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45}")
_FOUND: Final = 200
_MOVED: Final = (301, 302, 303, 307, 308)
_TRIED: Final = 3  # addresses of one name
_SAVED: Final = "save the page and give the file"
_CHECK: Final = "check the address"

Resolve = Callable[[str, int], Sequence[str]]


class Page(NamedTuple):
    """What an address gave: where it was in the end, ``html``, ``json`` or ``""`` for what its content says, its bytes.

    ``encoding`` is the one that the server named, where the bytes are not UTF-8.
    """

    url: str
    kind: str
    encoding: str | None
    data: bytes


class Target(NamedTuple):
    """An address in its parts, each in ASCII."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The address as text."""
        return urlunsplit((self.scheme, self.called, "", "", "")) + self.path

    @property
    def called(self) -> str:
        """Host and port, as a request names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT[self.scheme] else f"{host}:{self.port}"


def fetch(url: str, how: Fetching = Fetching(), resolve: Resolve | None = None) -> Page:  # noqa: B008 - frozen
    """The page at an address; raises ``Unreadable`` for whatever stands in the way.

    >>> fetch("http://127.0.0.1/")
    Traceback (most recent call last):
    ...
    beleg.read.options.Unreadable: 127.0.0.1 is not a public address
    """
    target = target_of(url, how)
    with Watch(how.total) as watch:
        for _ in range(how.redirects + 1):
            found = _asked(target, how, resolve or addresses_of, watch)
            if isinstance(found, Page):
                return found
            target = _followed(target, found, how)
    raise Unreadable(f"led on more than {how.redirects} times", _CHECK, "fetch_redirects", most=how.redirects)


def target_of(url: str, how: Fetching = Fetching()) -> Target:  # noqa: B008 - frozen
    """An address in its parts; raises ``Unreadable`` where it is none that is fetched.

    >>> target_of("https://Düren.example/a b"[:-2]).url
    'https://xn--dren-0ra.example/a'
    """
    wrong = Unreadable("not an address", "write it as https://...", "fetch_address")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise wrong from None
    if _BAD.search(url) or parts.scheme not in _DEFAULT or not parts.hostname:
        raise wrong
    if "@" in parts.netloc:
        raise Unreadable("the address holds a name or password", "leave them out", "fetch_password")
    host = _ascii(parts.hostname)
    if not _NAME.fullmatch(host):
        raise wrong
    if port is None:
        port = _DEFAULT[parts.scheme]
    if not how.private and port not in how.ports:
        raise Unreadable(f"port {port} is not one of the web", _CHECK, "fetch_port", port=port)
    path = quote(parts.path or "/", safe="/%:=&~+!$,;'@()*") + (
        f"?{_query(parts.query)}" if parts.query else ""
    )
    return Target(parts.scheme, host, port, path)


def _query(query: str) -> str:
    return quote(query, safe="/%:=&?~+!$,;'@()*[]")


def _ascii(host: str) -> str:
    try:
        return host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""


def addresses_of(host: str, port: int) -> Sequence[str]:
    """The addresses that a name leads to, in the order of the system; raises ``OSError``."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def _asked(target: Target, how: Fetching, resolve: Resolve, watch: Watch) -> Page | str:
    """The page, or where the answer leads."""
    try:
        with _connected(target, how, resolve, watch) as connected:
            return _answered(connected, target, how, watch)
    except ssl.SSLError as error:
        watch.check()
        raise _unsafe(target, error) from None
    except (HTTPException, OSError):
        watch.check()
        raise _broken(target) from None


def _unsafe(target: Target, error: ssl.SSLError) -> Unreadable:
    why = getattr(error, "verify_message", "") or "no secure connection"
    return Unreadable(
        f"{target.host} cannot show who it is: {why}", _SAVED, "fetch_certificate", host=target.host
    )


def _broken(target: Target) -> Unreadable:
    return Unreadable(
        f"the answer of {target.host} broke off or took too long",
        "try again",
        "fetch_broken",
        host=target.host,
    )


def _allowed(target: Target, how: Fetching, resolve: Resolve, watch: Watch) -> Sequence[str]:
    """The addresses of the target, every one of them public unless others are allowed."""
    try:
        found = watch.within(lambda: resolve(target.host, target.port))
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise Unreadable(f"no host has the name {target.host}", _CHECK, "fetch_unknown", host=target.host)
    if not how.private and not all(is_public(each) for each in found):
        help = "save the page and give the file, or --allow-private"
        raise Unreadable(f"{target.host} is not a public address", help, "fetch_private", host=target.host)
    return found


def _connected(target: Target, how: Fetching, resolve: Resolve, watch: Watch) -> socket.socket:
    """A connection to an address that was looked at, which is not resolved again; a certificate has to be that of the name."""
    for address in _allowed(target, how, resolve, watch)[:_TRIED]:
        try:
            opened = socket.create_connection((address, target.port), min(how.connect, watch.left()))
        except OSError:
            watch.check()
            continue
        watch.over(opened)
        opened.settimeout(how.read)
        if target.scheme == "http":
            return opened
        return _secured(opened, target, how)
    raise Unreadable(f"{target.host} does not answer", "try again later", "fetch_silent", host=target.host)


def _secured(opened: socket.socket, target: Target, how: Fetching) -> socket.socket:
    try:
        context = ssl.create_default_context(cafile=how.authorities)
        return context.wrap_socket(opened, server_hostname=target.host)
    except BaseException:
        opened.close()
        raise


def _answered(connected: socket.socket, target: Target, how: Fetching, watch: Watch) -> Page | str:
    headers = {
        "Host": target.called,
        "User-Agent": "Beleg (reads the page that a person asked for)",
        "Accept": "text/html, application/xhtml+xml, text/plain, application/json",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    connection = HTTPConnection(target.host, target.port)
    connection.sock = connected
    connection.request("GET", target.path, headers=headers)
    with connection.getresponse() as response:
        if response.status in _MOVED and response.headers["location"]:
            return str(response.headers["location"])
        if response.status != _FOUND:
            reason = f"{target.host} answered with status {response.status}"
            raise Unreadable(reason, _CHECK, "fetch_status", host=target.host, status=response.status)
        page = _page(response, target, how)
        watch.check()
        return page


def _page(response: HTTPResponse, target: Target, how: Fetching) -> Page:
    told = Message()
    told["content-type"] = response.headers.get("content-type", "")
    type = told.get_content_type() if told["content-type"] else ""
    if type in _FEEDS:
        raise _a_feed()
    if type not in (*_KINDS, *_XML):
        raise _no_text(type)
    data = unpacked(response, how.max_bytes)
    refuse_formats(data)
    if _FEED.match(data[:2000]):
        raise _a_feed()
    if type in _XML:
        raise _no_text(type)
    return Page(target.url, _KINDS[type], _encoding(told, data), data)


def _a_feed() -> Unreadable:
    return Unreadable("a feed", "give the address of one article", "fetch_feed")


def _no_text(type: str) -> Unreadable:
    return Unreadable(
        f"{type[:80]}, not a text format", "save its text and give the file", "fetch_type", type=type[:80]
    )


def _encoding(told: Message, data: bytes) -> str | None:
    """The encoding that the server names, where it is one and the bytes are not UTF-8 anyway."""
    named = told.get_content_charset("")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        name = "cp1252" if named in ("iso-8859-1", "latin1", "us-ascii") else named
        try:
            return name if name and data.decode(name) else None
        except (LookupError, ValueError):
            return None
    return None


def _followed(target: Target, location: str, how: Fetching) -> Target:
    """Where an answer leads, which is looked at like any address; never from a secure connection to an open one."""
    try:
        joined = urljoin(target.url, location.strip())
    except ValueError:
        joined = ""
    next = target_of(quote(joined.partition("#")[0], safe="/%:=&?~+!$,;'@()*[]"), how)
    if target.scheme == "https" and next.scheme == "http":
        raise Unreadable("led from https to http", "give the address with http://", "fetch_downgrade")
    return next
