"""The names by which a request calls an app, and the page it says it comes from, become an answer: known or not.

A foreign name can be made to lead to any address ("DNS rebinding"), and then its pages would count as pages of the app. A
number cannot: where an app listens on all addresses of a machine, each of them is taken.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection
from typing import Final

# What a browser writes: a name or a number, in brackets where it has colons, and a port.
_HOST: Final = re.compile(r"(?P<name>[a-z0-9_](?:[a-z0-9_.-]*)|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?", re.ASCII)


def name_in(host: str) -> str:
    """The name in a Host header as it is compared, ``""`` for a header that no browser writes.

    >>> name_in("LOCALHOST.:8377"), name_in("[0:0::1]:80"), name_in("127.0.0.1:1@elsewhere.example")
    ('localhost', '[::1]', '')
    """
    found = _HOST.fullmatch(host.lower())
    return canonical(found["name"].removesuffix(".")) if found else ""


def canonical(name: str) -> str:
    """A name in small letters, a number in its shortest form, in brackets where it has colons.

    >>> canonical("::0001"), canonical("Archive.Example")
    ('[::1]', 'archive.example')
    """
    number = _number(name)
    if number is None:
        return name.casefold()
    return f"[{number}]" if number.version == 6 else str(number)


def is_called(host: str, names: Collection[str], numbers: bool = False) -> bool:
    """Whether a Host header calls one of the names, or with ``numbers`` any address written as a number."""
    name = name_in(host)
    return bool(name) and (name in names or (numbers and _number(name) is not None))


def is_own_origin(origin: str, host: str) -> bool:
    """Whether a page of the called host sent a form; a sign-in before the app may have taken the encryption away.

    >>> is_own_origin("http://127.0.0.1:8377", "127.0.0.1:8377"), is_own_origin("null", "null")
    (True, False)
    """
    scheme, _, named = origin.lower().partition("://")
    return scheme in ("http", "https") and bool(name_in(named)) and named == host.lower()


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    number = _number(host)
    return host.casefold() == "localhost" if number is None else number.is_loopback


def is_everywhere(host: str) -> bool:
    """Whether an address stands for all of the machine.

    >>> is_everywhere("0.0.0.0"), is_everywhere("::"), is_everywhere("10.0.0.1")
    (True, True, False)
    """
    number = _number(host)
    return number is not None and number.is_unspecified


def _number(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return None
