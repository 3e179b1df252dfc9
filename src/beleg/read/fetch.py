"""An address of the web becomes the answer to one request, or the page behind it, without reaching what is not public.

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
from http.client import HTTPConnection, HTTPException
from typing import Final, NamedTuple
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from beleg.read.decode import refuse_formats
from beleg.read.feeds.kinds import kind_of_list
from beleg.read.options import Fetching, Unreadable
from beleg.read.public import is_public
from beleg.read.unpacking import gunzipped, unpacked
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
_FEEDS: Final = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "text/x-opml")
_OTHERS: Final = (
    "text/xml",
    "application/xml",
    "application/gzip",
    "application/x-gzip",
    "application/octet-stream",
)
_BAD: Final = re.compile(r"[\x00-\x20\x7f-\xa0\\]")
_NAME: Final = re.compile(r"[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45}")
_FOUND: Final = 200
_UNCHANGED: Final = 304
_MOVED: Final = (301, 302, 303, 307, 308)
_TRIED: Final = 3  # addresses of one name
_LONGEST_MARK: Final = 500
_SAVED: Final = "save the page and give the file"
_CHECK: Final = "check the address"

Resolve = Callable[[str, int], Sequence[str]]


class Page(NamedTuple):
    """What an address gave: where it was in the end, ``html``, ``json`` or ``""`` for what its content says, its bytes.

    ``encoding`` is the one that the server named, where the bytes are not UTF-8. ``public`` as in ``Answer``.
    """

    url: str
    kind: str
    encoding: str | None
    data: bytes
    public: bool = True


class Wish(NamedTuple):
    """What a request asks for: the types that it would rather have, and what is known already by its marks.

    ``etag`` and ``modified`` are those of the answer before; who still has the same then says only that.
    """

    accept: str = (
        "text/html, application/xhtml+xml, text/plain, application/json, application/rss+xml;q=0.8, "
        "application/atom+xml;q=0.8, application/rdf+xml;q=0.8, application/xml;q=0.8"
    )
    etag: str = ""
    modified: str = ""

    def headers(self) -> dict[str, str]:
        """As a request says it."""
        marks = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {"Accept": self.accept, **{name: value for name, value in marks.items() if value}}


PAGE: Final = Wish()


class Answer(NamedTuple):
    """What one request gave: the address, the status, the head, and the bytes of what was found.

    ``public`` says whether the machine that answered is a public one.
    """

    url: str
    status: int
    head: Message
    data: bytes
    public: bool

    @property
    def leads(self) -> str:
        """Where the answer leads, as it says it; ``""`` where it leads nowhere."""
        return str(self.head["location"] or "") if self.status in _MOVED else ""

    def told(self, name: str) -> str:
        """What the head says under a name, ``""`` for nothing; never more than a request may send back."""
        value = str(self.head[name] or "").strip()
        return value if len(value) <= _LONGEST_MARK and value.isascii() and value.isprintable() else ""


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
            answer = _asked(target, PAGE, how, resolve or addresses_of, watch)
            if not answer.leads:
                return page_of(answer, how)
            target = followed(target, answer.leads, how)
    raise too_far(how)


def ask(url: str, wish: Wish = PAGE, how: Fetching = Fetching(), resolve: Resolve | None = None) -> Answer:  # noqa: B008
    """The answer to one request, whatever its status; where it leads is not followed.

    Raises ``Unreadable`` where there is no answer, or where what was found is of no kind that is read here.
    """
    with Watch(how.total) as watch:
        return _asked(target_of(url, how), wish, how, resolve or addresses_of, watch)


def too_far(how: Fetching) -> Unreadable:
    """The refusal of an address that leads on and on."""
    return Unreadable(
        f"led on more than {how.redirects} times", _CHECK, "fetch_redirects", most=how.redirects
    )


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


def _asked(target: Target, wish: Wish, how: Fetching, resolve: Resolve, watch: Watch) -> Answer:
    try:
        with _connected(target, how, resolve, watch) as connected:
            return _answered(connected, target, wish, how, watch)
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


def _answered(connected: socket.socket, target: Target, wish: Wish, how: Fetching, watch: Watch) -> Answer:
    headers = {
        "Host": target.called,
        "User-Agent": "Beleg (reads the page that a person asked for)",
        **wish.headers(),
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    public = is_public(str(connected.getpeername()[0]))
    connection = HTTPConnection(target.host, target.port)
    connection.sock = connected
    connection.request("GET", target.path, headers=headers)
    with connection.getresponse() as response:
        data = b""
        if response.status == _FOUND:
            _check_type(response.headers)
            data = unpacked(response, how.max_bytes)
            watch.check()
        return Answer(target.url, response.status, response.headers, data, public)


def _check_type(head: Message) -> None:
    type = _type(head)
    if type not in (*_KINDS, *_FEEDS, *_OTHERS):
        raise _no_text(type)


def _type(head: Message) -> str:
    return head.get_content_type() if head["content-type"] else ""


def page_of(answer: Answer, how: Fetching = Fetching()) -> Page:  # noqa: B008 - frozen
    """The page, feed or list that an answer holds; raises ``Unreadable`` where it holds none."""
    host, type = target_of(answer.url, how).host, _type(answer.head)
    if answer.status != _FOUND:
        reason = f"{host} answered with status {answer.status}"
        raise Unreadable(reason, _CHECK, "fetch_status", host=host, status=answer.status)
    data = gunzipped(answer.data, how.max_bytes)
    if kind_of_list(data):
        return Page(answer.url, "", _encoding(answer.head, data), data, answer.public)
    refuse_formats(data)
    if type not in _KINDS:
        raise _no_text(type)
    return Page(answer.url, _KINDS[type], _encoding(answer.head, data), data, answer.public)


def _no_text(type: str) -> Unreadable:
    return Unreadable(
        f"{type[:80]}, not a text format", "save its text and give the file", "fetch_type", type=type[:80]
    )


def _encoding(head: Message, data: bytes) -> str | None:
    """The encoding that the server names, where it is one and the bytes are not UTF-8 anyway."""
    named = head.get_content_charset("")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        name = "cp1252" if named in ("iso-8859-1", "latin1", "us-ascii") else named
        try:
            return name if name and data.decode(name) else None
        except (LookupError, ValueError):
            return None
    return None


def followed(target: Target, location: str, how: Fetching) -> Target:
    """Where an answer leads, which is looked at like any address; never from a secure connection to an open one."""
    try:
        joined = urljoin(target.url, location.strip())
    except ValueError:
        joined = ""
    next = target_of(quote(joined.partition("#")[0], safe="/%:=&?~+!$,;'@()*[]"), how)
    if target.scheme == "https" and next.scheme == "http":
        raise Unreadable("led from https to http", "give the address with http://", "fetch_downgrade")
    return next
